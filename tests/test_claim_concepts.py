"""Predicates get a concept of the scheme where it is right for this use, else an open one."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg.resources import languages, table
from tests.build import make_doc
from tests.claims import claims_of

ONTOLOGY = Path(__file__).parents[1] / "ontology"


def concept_of(verb: str, lemma: str, noun: str, noun_lemma: str) -> str:
    """Return the concept of a verb in a sentence of four words with a given object."""
    doc = make_doc(
        f"Marie {verb} le {noun}.",
        f"""
        Marie - PROPN nsubj 2
        {verb} {lemma} VERB root 0 VerbForm=Fin|Number=Sing
        le - DET det 4
        {noun} {noun_lemma} NOUN obj 2
        . . PUNCT punct 2
        """,
        names="1:Person",
    )
    (claim,) = claims_of(doc)
    return claim.predicate.concept


@pytest.mark.parametrize(
    ("verb", "lemma", "noun", "concept"),
    [
        ("marque", "marquer", "but", "score"),
        ("marque", "marquer", "tournant", "fr/marquer"),
        ("bat", "battre", "record", "fr/battre"),
        ("bat", "battre", "champion", "defeat"),
        ("rencontre", "rencontrer", "ministre", "meet"),
        ("rencontre", "rencontrer", "adversaire", "fr/rencontrer"),
        ("reprend", "reprendre", "village", "capture"),
        ("reprend", "reprendre", "place", "fr/reprendre"),
        ("acquiert", "acquérir", "entreprise", "buy"),
        ("acquiert", "acquérir", "sagesse", "fr/acquérir"),
        ("capture", "capturer", "soldat", "capture"),
        ("capture", "capturer", "scène", "fr/capturer"),
        ("condamne", "condamner", "attentat", "criticise"),
        ("condamne", "condamner", "prévenu", "sentence"),
        ("reprend", "reprendre", "travail", "fr/reprendre"),
        ("reprend", "reprendre", "village", "capture"),
        ("comprend", "comprendre", "problème", "fr/comprendre"),
        ("remplace", "remplacer", "moteur", "fr/remplacer"),
        ("évacue", "évacuer", "bâtiment", "evacuate"),
    ],
)
def test_the_object_or_subject_chooses_the_sense_of_a_verb(verb: str, lemma: str, noun: str, concept: str) -> None:
    assert concept_of(verb, lemma, noun, noun) == concept


def test_the_sense_of_a_passive_is_that_of_its_logical_object() -> None:
    doc = make_doc(
        "Le suspect a été arrêté.",
        """
        Le le DET det 2
        suspect - NOUN nsubj:pass 5 Number=Sing|Gender=Masc
        a avoir AUX aux:tense 5 VerbForm=Fin|Number=Sing
        été être AUX aux:pass 5
        arrêté arrêter VERB root 0 VerbForm=Part|Tense=Past|Number=Sing|Gender=Masc
        . . PUNCT punct 5
        """,
    )

    assert claims_of(doc)[0].predicate.concept == "arrest"


def test_an_object_behind_a_preposition_is_told_from_a_direct_one() -> None:
    doc = make_doc(
        "La route mène au pont.",
        """
        La le DET det 2
        route - NOUN nsubj 3
        mène mener VERB root 0 VerbForm=Fin
        au à ADP case 5
        pont - NOUN obl:arg 3
        . . PUNCT punct 3
        """,
    )

    assert claims_of(doc)[0].predicate.concept == "fr/mener"


@pytest.mark.parametrize("language", languages())
def test_senses_lead_to_concepts_that_have_labels(language: str) -> None:
    lines = (ONTOLOGY / "labels.tsv").read_text(encoding="utf-8").splitlines()[1:]
    labelled = {row["token"] for row in csv.DictReader(lines, delimiter="\t")}
    listed = {row["concept"] for name in ("predicates", "idioms") for row in table(language, name)}

    assert {row["concept"] for row in table(language, "senses")} - {""} <= listed | labelled
    assert {row["slot"] for row in table(language, "senses")} <= {"subject", "object", "oblique", "beside"}


def test_a_preposition_beside_a_verb_may_decide_its_sense():
    rows = """
        La - DET det 2
        loi loi NOUN nsubj:pass 4 Gender=Fem|Number=Sing
        est être AUX aux:pass 4 VerbForm=Fin
        condamnée condamner VERB root 0 VerbForm=Part|Tense=Past|Gender=Fem|Number=Sing
        à à ADP mark 6
        payer payer VERB xcomp 4 VerbForm=Inf
        . . PUNCT punct 4
        """

    assert claims_of(make_doc("La loi est condamnée à payer.", rows))[0].predicate.concept == "sentence"


def test_a_reflexive_of_what_is_let_happen_is_no_part_of_the_lower_verb():
    doc = make_doc(
        "Zoé se fait rejoindre.",
        """
        Zoé - PROPN nsubj:pass 4
        se se PRON expl:comp 4
        fait faire AUX aux:caus 4 VerbForm=Fin
        rejoindre rejoindre VERB root 0 VerbForm=Inf
        . . PUNCT punct 4
        """,
        names="1:Person",
    )

    assert [claim.predicate.concept for claim in claims_of(doc)] == ["fr/rejoindre"]


def test_a_participle_taken_for_an_adjective_gets_its_infinitive():
    doc = make_doc(
        "Zoé a foncé sur Luc.",
        """
        Zoé - PROPN nsubj 3
        a avoir AUX aux:tense 3 VerbForm=Fin
        foncé foncé ADJ root 0
        sur - ADP case 5
        Luc - PROPN obl:mod 3
        . . PUNCT punct 3
        """,
        names="1:Person 5:Person",
    )

    assert [claim.predicate.concept for claim in claims_of(doc)] == ["fr/foncer"]


def test_an_adjective_behind_a_perfect_copula_keeps_its_form():
    doc = make_doc(
        "Zoé a été âgée.",
        """
        Zoé - PROPN nsubj 4
        a avoir AUX aux:tense 4 VerbForm=Fin
        été être AUX cop 4 VerbForm=Part
        âgée âgée ADJ root 0
        . . PUNCT punct 4
        """,
        names="1:Person",
    )

    assert [claim.predicate.concept for claim in claims_of(doc)] == ["fr/âgée"]


@pytest.mark.parametrize(("adverb", "concept"), [("violemment", "fr/battre"), ("facilement", "defeat")])
def test_an_adverb_beside_a_verb_may_decide_its_sense(adverb, concept):
    doc = make_doc(
        f"Zoé bat {adverb} Luc.",
        f"""
        Zoé - PROPN nsubj 2
        bat battre VERB root 0 VerbForm=Fin
        {adverb} - ADV advmod 2
        Luc - PROPN obj 2
        . . PUNCT punct 2
        """,
        names="1:Person 4:Person",
    )

    assert [claim.predicate.concept for claim in claims_of(doc)] == [concept]
