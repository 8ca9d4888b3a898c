"""Tests of slots: entities, quantities, roles, keys, cues, repeated titles and the unread list."""

from __future__ import annotations

from decimal import Decimal

from kg.model import Attribution, Mention, Quantity, Resolution, Span
from tests.build import make_doc
from tests.claims import claims_of, triples, unread_of

STORM = """
        La le DET det 2
        tempête - NOUN nsubj 3
        tue tuer VERB root 0 VerbForm=Fin
        trois - NUM nummod 5
        marins marin NOUN obj 3
        à - ADP case 7
        Brest - PROPN obl:mod 3
        lundi - NOUN obl:mod 3
        . . PUNCT punct 3
        """
TEXT = "La tempête tue trois marins à Brest lundi."


def test_a_slot_carries_the_entity_of_its_mention() -> None:
    doc = make_doc(TEXT, STORM, names="7:Place")
    mention = Mention(Span(0, 10), Span(3, 10), "Event", "nominal", "entity-0")
    (claim,) = claims_of(doc, Resolution((mention,), ()))

    assert claim.subject is not None
    assert claim.subject.entity == "entity-0"
    assert claim.object is not None
    assert claim.object.entity is None


def test_places_and_times_are_roles_and_not_objects() -> None:
    doc = make_doc(TEXT, STORM, names="7:Place")
    (claim,) = claims_of(doc)

    assert [(it.role, doc.slice(it.head)) for it in claim.arguments] == [("place", "Brest"), ("time", "lundi")]


def test_the_quantity_inside_a_slot_is_linked() -> None:
    doc = make_doc(TEXT, STORM)
    three = Quantity(
        Span(15, 20), Decimal(3), Decimal(3), True, True, False, False, "person", "killed", Span(15, 20)
    )  # fmt: skip
    (claim,) = claims_of(doc, quantities=(three,))

    assert claim.quantity == three.id


def test_a_plain_cue_is_no_claim_and_an_act_that_evaluates_is() -> None:
    rows = """
        Paris - PROPN nsubj 2
        {verb} {lemma} VERB root 0 VerbForm=Fin
        une un DET det 4
        attaque - NOUN obj 2
        . . PUNCT punct 2
        """
    plain = make_doc("Paris annonce une attaque.", rows.format(verb="annonce", lemma="annoncer"))
    act = make_doc("Paris dénonce une attaque.", rows.format(verb="dénonce", lemma="dénoncer"))
    said = Attribution((Span(14, 25),), (Span(6, 13),), (Span(0, 5),), "indirect", "asserts", "np")

    assert claims_of(plain, attributions=(said,)) == ()
    assert [it.mode for it in claims_of(act, attributions=(said,))] == ["states"]


def test_a_repeated_title_gives_no_second_claim() -> None:
    rows = """
        Un un DET det 2
        volcan - NOUN nsubj 3
        explose exploser VERB root 0 VerbForm=Fin
        """
    text = "Un volcan explose\n\nLa nuit fut longue.\n\nUn volcan explose"
    middle = """
        La le DET det 2
        nuit - NOUN nsubj 4
        fut être AUX cop 4 VerbForm=Fin
        longue long ADJ root 0
        . . PUNCT punct 4
        """
    doc = make_doc(text, f"{rows.rstrip()}\n\n{middle.strip()}\n\n{rows.strip()}")

    assert [doc.slice(claim.predicate.head) for claim in claims_of(doc)] == ["explose", "longue"]
    assert triples(doc) == {("volcan", "explose", "-"), ("nuit", "longue", "-")}


def test_a_sentence_without_a_predicate_is_listed_as_unread() -> None:
    doc = make_doc(
        "Gloire à la mer.",
        """
        Gloire - NOUN root 0
        à - ADP case 4
        la le DET det 4
        mer - NOUN nmod 1
        . . PUNCT punct 1
        """,
    )
    (unread,) = unread_of(doc)

    assert (doc.slice(unread.span), unread.reason) == ("Gloire à la mer.", "no-predicate")


def test_a_read_sentence_and_a_question_are_not_listed_as_unread() -> None:
    question = make_doc(
        "Qui chante encore ?",
        """
        Qui - PRON nsubj 2
        chante chanter VERB root 0 VerbForm=Fin
        encore - ADV advmod 2
        ? ? PUNCT punct 2
        """,
    )

    assert unread_of(make_doc(TEXT, STORM)) == ()
    assert unread_of(question) == ()
