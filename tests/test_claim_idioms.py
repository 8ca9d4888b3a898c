"""Tests of verbs that make one predicate with a noun, bare or with its article, and of what such a predicate takes."""

from __future__ import annotations

from kg.doc import Doc
from kg.model import Claim
from tests.build import make_doc
from tests.claims import claim_at, claims_of, head


def words_of(doc: Doc, claim: Claim) -> str:
    """Return the words of a predicate."""
    return " ".join(doc.slice(span) for span in claim.predicate.spans)


def put_end(article: str, adjective: str = "") -> Doc:
    words = f"Zoé met {article} {adjective} terme au conflit.".replace("  ", " ")
    first = f"{adjective} - ADJ amod 5\n" if adjective else ""
    noun = 5 if adjective else 4
    return make_doc(
        words,
        f"""
        Zoé - PROPN nsubj 2
        met mettre VERB root 0 VerbForm=Fin
        {article} un DET det {noun}
        {first}terme - NOUN obj 2 Number=Sing
        au à ADP case {noun + 2}
        conflit - NOUN obl:arg 2
        . . PUNCT punct 2
        """,
        names="1:Person",
    )


def test_an_idiom_with_its_article_takes_the_phrase_behind_it() -> None:
    doc = put_end("un")
    (claim,) = claims_of(doc)

    assert words_of(doc, claim) == "met un terme au"
    assert claim.predicate.concept == "end"
    assert head(doc, claim.object) == "conflit"


def test_another_article_or_an_adjective_breaks_an_idiom() -> None:
    for doc in (put_end("le"), put_end("un", "long")):
        (claim,) = claims_of(doc)

        assert words_of(doc, claim) == "met"
        assert head(doc, claim.object) == "terme"


def test_a_light_verb_swallows_any_bare_noun() -> None:
    doc = make_doc(
        "Zoé prend position.",
        """
        Zoé - PROPN nsubj 2
        prend prendre VERB root 0 VerbForm=Fin
        position - NOUN obj 2 Number=Sing
        . . PUNCT punct 2
        """,
        names="1:Person",
    )
    (claim,) = claims_of(doc)

    assert words_of(doc, claim) == "prend position"
    assert claim.predicate.concept == "fr/prendre position"
    assert claim.object is None


def test_a_noun_of_any_determiner_stays_the_object_of_its_verb() -> None:
    doc = make_doc(
        "Le feu fait six morts.",
        """
        Le - DET det 2
        feu - NOUN nsubj 3 Number=Sing
        fait faire VERB root 0 VerbForm=Fin|Number=Sing
        six - NUM nummod 5
        morts mort NOUN obj 3 Number=Plur
        . . PUNCT punct 3
        """,
    )
    claim = claim_at(claims_of(doc), doc, "fait")

    assert claim.predicate.concept == "kill"
    assert head(doc, claim.object) == "morts"


def test_an_infinitive_completes_an_idiom() -> None:
    doc = make_doc(
        "Zoé a l'intention de partir.",
        """
        Zoé - PROPN nsubj 2
        a avoir VERB root 0 VerbForm=Fin
        l' le DET det 4
        intention - NOUN obj 2 Number=Sing
        de - ADP mark 6
        partir partir VERB acl 4 VerbForm=Inf
        . . PUNCT punct 2
        """,
        names="1:Person",
    )
    claim = claim_at(claims_of(doc), doc, "a")

    assert words_of(doc, claim) == "a l'intention"
    assert [doc.slice(it.spans[0]) for it in claim.arguments if it.role == "complement"] == ["de partir"]


def test_the_agent_of_a_passive_idiom_may_hang_on_its_noun() -> None:
    doc = make_doc(
        "Zoé est prise en chasse par Luc.",
        """
        Zoé - PROPN nsubj:pass 3
        est être AUX aux:pass 3 VerbForm=Fin
        prise prendre VERB root 0 VerbForm=Part|Tense=Past
        en - ADP case 5
        chasse - NOUN obl:mod 3 Number=Sing
        par - ADP case 7
        Luc - PROPN nmod 5
        . . PUNCT punct 3
        """,
        names="1:Person 7:Person",
    )
    (claim,) = claims_of(doc)

    assert (head(doc, claim.subject), words_of(doc, claim), head(doc, claim.object)) == ("Luc", "est prise en chasse", "Zoé")
