"""Quote marks are paired over the stored text."""

from __future__ import annotations

import pytest

from kg.attribute.marks import find_quoted, without_stop
from kg.doc import Doc
from kg.model import Article, Span
from kg.segment import find_sentences


def quoted(text: str, language: str = "fr") -> list[list[str]]:
    article = Article(id="made", text=text, language=language)
    doc = Doc(article, find_sentences(article), (), ())
    return [[article.slice(part) for part in item.parts] for item in find_quoted(doc) if item.depth == 0]


@pytest.mark.parametrize(
    "text",
    [
        "Elle dit : « Le pont tient. »",
        "Elle dit : “Le pont tient.”",
        "Elle dit : „Le pont tient.“",
        "Elle dit : ‹Le pont tient.›",
        'Elle dit : "Le pont tient."',
        'Elle dit : " Le pont tient. "',
        "Elle dit : «\u00a0Le pont tient.\u202f»",
    ],
)
def test_every_pair_of_marks_encloses_the_same_words(text: str) -> None:
    found = quoted(text)

    assert found == [["Le pont tient."]]


def test_an_inner_quotation_does_not_end_the_outer_one() -> None:
    found = quoted("« Il a dit “non” deux fois », raconte-t-elle.")

    assert found == [["Il a dit “non” deux fois"]]


def test_an_apostrophe_is_no_quote_mark() -> None:
    found = quoted("The nurses' union said 'enough is enough' and didn't wait.", "en")

    assert found == [["enough is enough"]]


def test_a_quotation_goes_on_where_the_next_paragraph_repeats_its_mark() -> None:
    found = quoted('He said: "We waited.\n\n"Nobody came."\n\nThen it rained.', "en")

    assert found == [["We waited.", "Nobody came."]]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    found = quoted("Elle dit : « Le pont tient.\n\nLa ville dort.")

    assert found == [["Le pont tient."]]


def test_a_closing_mark_alone_closes_what_its_paragraph_began_with() -> None:
    found = quoted("Nous voulons la paix », a dit le maire.")

    assert found == [["Nous voulons la paix"]]


def test_stops_and_commas_at_both_ends_are_left_out_but_an_ellipsis_stays() -> None:
    text = ". Oui, peut-être..."

    assert without_stop(text, Span(0, len(text))) == Span(2, len(text))


def test_the_sign_of_seconds_is_no_quote_mark() -> None:
    found = quoted('Elle court en 10". « On a gagné », dit-elle.')

    assert found == [["On a gagné"]]
