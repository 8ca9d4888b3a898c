"""Times of claims: resolved with a day of publication, open without one."""

import pytest

from kg.model import Article
from kg.pipeline import read_article

pytestmark = pytest.mark.model


def times(text: str, language: str, published: str | None) -> dict[str, str | None]:
    record = read_article(Article("made", text, language, published=published))
    return {
        text[argument.spans[0].start : argument.spans[0].end]: argument.value
        for claim in record.claims
        for argument in claim.arguments
        if argument.role in ("time", "since", "until")
    }


def test_a_weekday_is_the_last_one_before_the_publication() -> None:
    assert times("La chaîne a publié le clip mercredi.", "fr", "2023-03-02") == {"mercredi": "2023-03-01"}


def test_without_a_publication_a_weekday_stays_open() -> None:
    assert times("La chaîne a publié le clip mercredi.", "fr", None) == {"mercredi": None}


def test_a_whole_date_needs_no_publication() -> None:
    assert set(times("The bridge collapsed on 4 May 2021.", "en", None).values()) == {"2021-05-04"}
