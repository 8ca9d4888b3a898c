"""Cues are read from tables alike in both languages."""

from __future__ import annotations

import pytest

from kg.attribute.lexicon import load_lexicon
from kg.doc import Token
from kg.resources import languages, table

ACTS = {"asserts", "denies", "asks", "orders", "unknown"}
CERTAINTIES = {"certain", "probable", "possible", "unknown"}


def word(form: str, lemma: str, pos: str = "VERB") -> Token:
    return Token(0, form, form.lower(), lemma, pos, "root", 0, {}, 0, len(form), 0)


@pytest.mark.parametrize("language", languages())
def test_every_cue_has_a_known_act_certainty_and_answer_to_negation(language: str) -> None:
    rows = table(language, "cues")

    assert {row["act"] for row in rows} <= ACTS
    assert {row["certainty"] for row in rows} <= CERTAINTIES
    assert {row["negated"] for row in rows} <= {"drop", "denies", "asserts"}


@pytest.mark.parametrize("language", languages())
def test_no_cue_takes_one_frame_with_two_acts(language: str) -> None:
    seen: set[tuple[str, str, str]] = set()
    for row in table(language, "cues"):
        for frame in row["frames"].split():
            key = (row["cue"], row["class"], frame)
            assert key not in seen, key
            seen.add(key)


@pytest.mark.parametrize(("language", "least"), [("fr", 350), ("en", 300)])
def test_the_table_knows_several_hundred_verbs(language: str, least: int) -> None:
    verbs = {row["cue"] for row in table(language, "cues") if row["class"] == "verb"}

    assert len(verbs) >= least


@pytest.mark.parametrize(("form", "cue"), [("estime", "estimer"), ("réclame", "réclamer"), ("indiquait", "indiquer")])
def test_a_form_that_the_lemmatizer_leaves_alone_is_read_by_its_ending(form: str, cue: str) -> None:
    rows = load_lexicon("fr").rows_of(word(form, form))

    assert {row.words[0] for row in rows} == {cue}


def test_a_noun_is_not_read_by_the_ending_of_a_verb() -> None:
    assert load_lexicon("fr").rows_of(word("estime", "estime", "NOUN")) == ()


def test_a_document_is_no_event_though_it_ends_like_one() -> None:
    lexicon = load_lexicon("fr")

    assert lexicon.is_event(word("évacuation", "évacuation", "NOUN"))
    assert not lexicon.is_event(word("document", "document", "NOUN"))
