"""Tests of moods and tenses by form."""

from __future__ import annotations

import pytest

from kg.claim.scene import Scene
from kg.claim.tense import tense_of
from tests.build import make_doc
from tests.claims import NOTHING


def read(form: str, lemma: str, features: str, language: str = "fr") -> str:
    doc = make_doc(
        f"Il {form}.", f"Il - PRON nsubj 2\n{form} {lemma} VERB root 0 {features}\n. - PUNCT punct 2", language=language
    )
    return tense_of(Scene(doc, NOTHING, (), ()), doc.tokens[1])


@pytest.mark.parametrize(
    ("form", "lemma", "expected"),
    [
        ("dormirait", "dormir", "Cnd"),
        ("lancera", "lancer", "Fut"),
        ("vendraient", "vendre", "Cnd"),
        ("reviendra", "revenir", "Fut"),
        ("auraient", "avoir", "Cnd"),
        ("installerait", "installer", "Cnd"),
        ("emballera", "emballer", "Fut"),
        ("mèneront", "mener", "Fut"),
        ("prévoirait", "prévoir", "Cnd"),
        ("montrait", "montrer", "Imp"),
        ("dormait", "dormir", "Imp"),
    ],
)
def test_a_form_tells_its_mood_whatever_the_tagger_says(form: str, lemma: str, expected: str) -> None:
    assert read(form, lemma, "VerbForm=Fin|Mood=Ind|Tense=Imp") == expected


def test_a_form_that_cannot_be_a_conditional_or_future_is_none() -> None:
    assert read("exportait", "exporter", "VerbForm=Fin|Mood=Cnd") == "Imp"
    assert read("vont", "aller", "VerbForm=Fin|Mood=Ind|Tense=Fut") == "Pres"


def test_a_language_without_such_forms_keeps_the_reading_of_the_tagger() -> None:
    assert read("sells", "sell", "VerbForm=Fin|Tense=Pres", "en") == "Pres"
