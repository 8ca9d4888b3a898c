"""Tests of what completes a verb or fills its object in news: findings, bare nouns behind prepositions, levels, filled times."""

from __future__ import annotations

import pytest

from kg.claim.complements import carried_phrase, complement_of, completes
from kg.claim.scene import Scene
from kg.doc import Doc
from kg.model import Claim, Resolution
from tests.build import make_doc
from tests.claims import claim_at, claims_of, triples


def scene_of(doc: Doc) -> Scene:
    """Return the scene of a document that nothing else is known of."""
    return Scene(doc, Resolution((), ()), (), ())


def words_of(doc: Doc, claim: Claim) -> str:
    """Return the words of a predicate."""
    return " ".join(doc.slice(span) for span in claim.predicate.spans)


def found_missing() -> Doc:
    return make_doc(
        "Deux marins sont portés disparus.",
        """
        Deux - NUM nummod 2
        marins marin NOUN nsubj:pass 4 Number=Plur|Gender=Masc
        sont être AUX aux:pass 4 VerbForm=Fin|Number=Plur
        portés porter VERB root 0 VerbForm=Part|Tense=Past|Number=Plur|Gender=Masc
        disparus disparu ADJ xcomp 4
        . . PUNCT punct 4
        """,
    )


def test_what_somebody_is_reported_to_be_belongs_to_the_predicate() -> None:
    doc = found_missing()
    claim = claim_at(claims_of(doc), doc, "portés")

    assert words_of(doc, claim) == "sont portés disparus"
    assert claim.predicate.concept == "fr/porter disparu"
    assert claim.object is not None


def test_an_object_keeps_its_adjective_to_itself() -> None:
    doc = make_doc(
        "La cour garde la somme due.",
        """
        La le DET det 2
        cour - NOUN nsubj 3
        garde garder VERB root 0 VerbForm=Fin|Number=Sing
        la le DET det 5 Definite=Def
        somme - NOUN obj 3
        due devoir VERB acl 5 VerbForm=Part|Tense=Past
        . . PUNCT punct 3
        """,
    )

    assert complement_of(scene_of(doc), doc.tokens[2]) is None


def test_a_participle_behind_what_is_judged_is_the_finding() -> None:
    doc = make_doc(
        "La cour juge la loi périmée.",
        """
        La le DET det 2
        cour - NOUN nsubj 3
        juge juger VERB root 0 VerbForm=Fin|Number=Sing
        la le DET det 5 Definite=Def
        loi - NOUN obj 3
        périmée périmer VERB acl 5 VerbForm=Part|Tense=Past
        . . PUNCT punct 3
        """,
    )
    scene = scene_of(doc)

    assert complement_of(scene, doc.tokens[2]) is doc.tokens[5]
    assert completes(scene, doc.tokens[5])
    assert triples(doc) == {("cour", "juge", "loi")}


@pytest.mark.parametrize("noun", ["péril", "lundi"])
def test_a_bare_noun_behind_a_light_verb_belongs_to_it_unless_it_is_a_time(noun: str) -> None:
    doc = make_doc(
        f"Le gel met en {noun} la récolte.",
        f"""
        Le le DET det 2
        gel - NOUN nsubj 3
        met mettre VERB root 0 VerbForm=Fin|Number=Sing
        en - ADP case 5
        {noun} - NOUN obl:arg 3
        la le DET det 7
        récolte - NOUN obj 3
        . . PUNCT punct 3
        """,
    )
    carried = carried_phrase(scene_of(doc), doc.tokens[2])
    claim = claim_at(claims_of(doc), doc, "met")

    assert (carried is doc.tokens[4]) == (noun == "péril")
    assert (claim.predicate.concept == "fr/mettre en péril") == (noun == "péril")


def filled(of: str) -> Doc:
    return make_doc(
        f"Le roi décrète trois jours {of}.",
        """
        Le le DET det 2
        roi - NOUN nsubj 3
        décrète décréter VERB root 0 VerbForm=Fin|Number=Sing
        trois - NUM nummod 5
        jours jour NOUN obj 3
        {rest}
        . . PUNCT punct 3
        """.format(rest="de - ADP case 7\n        deuil - NOUN nmod 5" if of == "de deuil" else "durant - ADV advmod 3"),
    )


def test_counted_time_is_an_object_only_where_it_is_time_of_something() -> None:
    assert triples(filled("de deuil")) == {("roi", "décrète", "jours")}
    assert all(object_ == "-" for _, _, object_ in triples(filled("durant")))


def test_an_agent_behind_the_place_of_a_passive_is_its_subject() -> None:
    doc = make_doc(
        "Des cas ont été vus à Lyon par la police.",
        """
        Des un DET det 2
        cas - NOUN nsubj:pass 5 Number=Plur|Gender=Masc
        ont avoir AUX aux:tense 5 VerbForm=Fin|Number=Plur
        été être AUX aux:pass 5
        vus voir VERB root 0 VerbForm=Part|Tense=Past|Number=Plur|Gender=Masc
        à - ADP case 7
        Lyon - PROPN obl:mod 5
        par - ADP case 10
        la le DET det 10
        police - NOUN nmod 7
        . . PUNCT punct 5
        """,
        names="7-7:Place",
    )

    assert triples(doc) == {("police", "vus", "cas")}


def test_who_is_accused_is_said_to_have_done_it() -> None:
    doc = make_doc(
        "Anne accuse Luc d'avoir volé un vélo.",
        """
        Anne - PROPN nsubj 2
        accuse accuser VERB root 0 VerbForm=Fin|Number=Sing
        Luc - PROPN obj 2
        d' de ADP mark 6
        avoir - AUX aux:tense 6 VerbForm=Inf
        volé voler VERB xcomp 2 VerbForm=Part|Tense=Past
        un - DET det 8
        vélo - NOUN obj 6
        . . PUNCT punct 2
        """,
    )

    assert ("Luc", "volé", "vélo") in triples(doc)


def test_a_dash_behind_the_first_word_parts_a_dateline_from_the_subject() -> None:
    doc = make_doc(
        "PARIS — Anne dort.",
        """
        PARIS - PROPN nsubj 4
        — — PUNCT punct 1
        Anne - PROPN nsubj 4
        dort dormir VERB root 0 VerbForm=Fin|Number=Sing
        . . PUNCT punct 4
        """,
    )

    assert triples(doc) == {("Anne", "dort", "-")}


def zero_relative(verb: str, lemma: str) -> Doc:
    return make_doc(
        f"The song they {verb} won.",
        f"""
        The the DET det 2
        song - NOUN nsubj 5
        they - PRON nsubj 4
        {verb} {lemma} VERB acl:relcl 2 VerbForm=Fin
        won win VERB root 0 VerbForm=Fin
        . . PUNCT punct 5
        """,
        language="en",
    )


def test_a_relative_clause_without_a_pronoun_takes_its_noun_as_object() -> None:
    assert ("they", "wrote", "song") in triples(zero_relative("wrote", "write"))
    assert ("they", "died", "song") not in triples(zero_relative("died", "die"))


ENDED = """
    Lucie - PROPN nsubj 2 Gender=Fem|Number=Sing
    {verb} {lemma} VERB root 0 VerbForm=Fin|Number=Sing
    {row} 2 Gender=Fem|Number=Sing
    en - ADP case 5
    finale - NOUN obl:mod 2
    . . PUNCT punct 2
    """


@pytest.mark.parametrize(
    ("verb", "lemma", "row", "words"),
    [
        ("termine", "terminer", "première premier ADJ advmod", "termine première"),
        ("finit", "finir", "championne championne NOUN obl:arg", "finit championne"),
        ("mange", "manger", "championne championne NOUN obl:arg", "mange"),
        ("mange", "manger", "telle tel ADJ amod", "mange"),
    ],
)
def test_as_what_somebody_ends_belongs_to_the_predicate(verb, lemma, row, words) -> None:
    rows = ENDED.format(verb=verb, lemma=lemma, row=row)
    doc = make_doc(f"Lucie {verb} {row.split()[0]} en finale.", rows, names="1:Person")

    assert [words_of(doc, it) for it in claims_of(doc)] == [words]


def test_a_noun_hung_as_an_adverb_is_what_somebody_becomes() -> None:
    rows = ENDED.format(verb="devient", lemma="devenir", row="juge juge NOUN advmod")

    assert triples(make_doc("Lucie devient juge en finale.", rows, names="1:Person")) == {("Lucie", "devient", "juge")}


def test_an_adjective_joined_to_what_completes_a_verb_stays_with_it() -> None:
    doc = make_doc(
        "Le pilote est retrouvé sain et sauf.",
        """
        Le - DET det 2
        pilote - NOUN nsubj:pass 4 Gender=Masc|Number=Sing
        est être AUX aux:pass 4 VerbForm=Fin|Number=Sing
        retrouvé retrouver VERB root 0 VerbForm=Part|Tense=Past|Gender=Masc|Number=Sing
        sain sain ADJ advmod 4
        et - CCONJ cc 7
        sauf sauf ADJ conj 5
        . . PUNCT punct 4
        """,
    )

    assert [words_of(doc, it) for it in claims_of(doc)] == ["est retrouvé sain et sauf"]
