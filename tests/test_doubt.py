from __future__ import annotations

import re

import pytest
from build import make_doc

from kg.doc import Doc
from kg.doubt import ELISION, FOREIGN, HEADLINE, RELATIVE, SPUN, STOP, SUBJECT, doubt_names, find_doubt
from kg.model import Entity, Link, Repair, Resolution, Span


def plain(
    text: str, *, language: str = "fr", tags: dict[str, str] | None = None, title: str | None = None, names: str = ""
) -> Doc:
    """Return a Doc of bare tokens; ``tags`` gives ``POS[ Feature=Value]`` for some words, the rest are nouns."""
    sentences = []
    for line in text.split("\n"):
        rows = []
        for word in re.findall(r"[.,()«»]|[^\s.,()«»]+", line):
            tag = (tags or {}).get(word, "PUNCT" if word in ".,()«»" else "NOUN")
            pos, _, morph = tag.partition(" ")
            rows.append(f"{word} - {pos} dep 0 {morph}")
        if rows:
            sentences.append("\n".join(rows))
    return make_doc(text, "\n\n".join(sentences), language=language, title=title, names=names)


def found(doc: Doc) -> list[tuple[str, str, str | None]]:
    return [(doc.slice(repair.span), repair.reason, repair.candidate) for repair in find_doubt(doc)[1]]


@pytest.mark.parametrize("word", ["furthermore", "worldwide", "entrance"])
def test_a_word_of_another_language_is_flagged_without_a_guess(word: str) -> None:
    assert found(plain(f"Les pêcheurs {word} quittent le port.")) == [(word, FOREIGN, None)]


def test_a_particle_belongs_to_the_word_before_it() -> None:
    doc = make_doc(
        "Les marins carry on la grève.",
        "Les le DET det 2\nmarins marin NOUN nsubj 3\ncarry - VERB root 0\non - ADV advmod 3\n"
        "la le DET det 6\ngrève - NOUN obj 3\n. - PUNCT punct 3",
    )

    assert found(doc) == [("carry on", FOREIGN, None)]


@pytest.mark.parametrize("word", ["football", "leader", "streaming", "week-end", "smartphone", "coach"])
def test_loanwords_and_words_of_the_language_are_sound(word: str) -> None:
    assert found(plain(f"Le {word} plaît aux enfants.")) == []


def test_a_quoted_term_a_title_and_a_compound_are_left_alone() -> None:
    assert found(plain("Les « handlers » nourrissent les chiens.")) == []
    assert found(plain("Il chante Singin the Rain ce soir.")) == []
    assert found(plain("Un film en time -lapse plaît.", tags={"-lapse": "NOUN"})) == []


def test_a_name_is_left_alone() -> None:
    doc = plain("La maison Duke and Company ferme.", names="3-5:Organization")

    assert found(doc) == []


def test_a_sentence_in_another_language_is_no_list_of_suspects() -> None:
    assert found(plain("however furthermore warfare additionally worldwide again.")) == []


def test_a_french_word_amid_english_is_flagged() -> None:
    assert found(plain("The crew aujourd leaves the harbour with beaucoup pride.", language="en"))[-1] == (
        "beaucoup",
        FOREIGN,
        None,
    )


@pytest.mark.parametrize("phrase", ["la vie", "raison d'être", "beaucoup de bruit"])
def test_a_phrase_of_another_language_is_left_alone(phrase: str) -> None:
    assert found(plain(f"They call it {phrase} again.", language="en")) == []


def test_a_vowel_that_is_not_elided_betrays_a_replaced_word() -> None:
    assert found(plain("Ils gardent la ligne de avenir.")) == [("de avenir", ELISION, None)]
    assert found(plain("Une foule de onze marins.")) == []
    assert found(plain("Une foule de yeux.")) == []


def test_a_full_stop_before_the_rest_of_a_sentence_has_its_candidate() -> None:
    doc = plain("Ils gardent leurs filets. juste au cas où.", tags={"juste": "ADV", "où": "PRON"})

    assert found(doc) == [("filets. juste", STOP, "filets juste")]


def test_a_full_stop_before_a_clause_without_its_capital_stays() -> None:
    tags = {"ensuite": "ADV", "partent": "VERB VerbForm=Fin"}

    assert found(plain("Ils gardent leurs filets. ensuite ils partent au large.", tags=tags)) == []


def test_a_fragment_lacks_the_noun_of_its_relative_pronoun() -> None:
    doc = make_doc(
        "Le vent tombe.\n\nqui a vu le phare, rentre.",
        "Le le DET det 2\nvent - NOUN nsubj 3\ntombe tomber VERB root 0 VerbForm=Fin\n. - PUNCT punct 3\n\n"
        "qui - PRON nsubj 3 PronType=Rel\na avoir AUX aux 3 VerbForm=Fin\nvu voir VERB csubj 7\nle - DET det 5\n"
        "phare - NOUN obj 3\n, - PUNCT punct 7\nrentre rentrer VERB root 0 VerbForm=Fin\n. - PUNCT punct 7",
    )
    sentences, repairs = find_doubt(doc)

    assert [(doc.slice(repair.span), repair.reason) for repair in repairs] == [("qui a vu", RELATIVE)]
    assert [sentence.reading for sentence in sentences] == ["sound", "doubtful"]
    assert RELATIVE in sentences[1].reasons


def test_a_fragment_that_begins_with_its_verb_lacks_its_subject() -> None:
    doc = plain("Le vent tombe.\n\nmontrait le phare.", tags={"montrait": "VERB VerbForm=Fin"})

    assert found(doc) == [("montrait", SUBJECT, None)]


def test_the_headline_in_the_text_is_flagged_once_more() -> None:
    doc = plain("Le port ferme\n\nLe vent tombe.\n\nLe port ferme", title="Le port ferme")
    sentences, repairs = find_doubt(doc)

    assert repairs == (Repair(sentences[2].span, HEADLINE),)
    assert sentences[0].reading == "sound"
    assert sentences[2].reading == "doubtful"


def test_a_verb_of_the_language_that_looks_foreign_is_sound() -> None:
    assert found(plain("Elle use ses filets.")) == []


def test_a_name_that_looks_spun_is_doubted_with_its_sentence() -> None:
    doc = plain("Le vent tombe.\nSelon Maritime Board le vent tombe.")
    span = Span(21, 35)
    link = Link("http://www.wikidata.org/entity/Q1", 0.8, "spun", False, span)
    entities = (Entity("entity-21", "Organization", "Maritime Board", (link,)), Entity("entity-3", "Place", "vent"))
    sentences, repairs = doubt_names(*find_doubt(doc), Resolution((), entities))

    assert [(doc.slice(repair.span), repair.reason) for repair in repairs] == [("Maritime Board", SPUN)]
    assert [sentence.reading for sentence in sentences] == ["sound", "doubtful"]


def test_doubt_lies_inside_its_sentence_and_in_text_order() -> None:
    doc = plain("Les furthermore marins dorment.\nLes worldwide marins rentrent.")
    sentences, repairs = find_doubt(doc)

    assert list(repairs) == sorted(repairs, key=lambda repair: repair.span)
    assert all(any(sentence.span.covers(repair.span) for sentence in sentences) for repair in repairs)
