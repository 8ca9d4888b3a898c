from datetime import date

import pytest

from kg.measure.calendar import find_times, load_calendar
from kg.measure.lexeme import read_lexemes

FRIDAY = date(2016, 1, 15)


def _times(text: str, language: str, published: date | None = FRIDAY) -> list[tuple[str, str | None]]:
    times = find_times(read_lexemes(text, decimal=","), load_calendar(language), published)
    return [(time.relation, time.value) for time in times]


@pytest.mark.parametrize(
    ("text", "relation", "value"),
    [
        ("depuis le 3 mai 2014", "since", "2014-05-03"),
        ("en janvier 2015", "during", "2015-01"),
        ("en 2012", "during", "2012"),
        ("depuis 2012", "since", "2012"),
        ("jusqu'en 2013", "until", "2013"),
        ("hier", "during", "2016-01-14"),
        ("mercredi", "during", "2016-01-13"),
        ("vendredi dernier", "during", "2016-01-08"),
        ("lundi prochain", "during", "2016-01-18"),
        ("la semaine dernière", "during", "2016-01-04/2016-01-10"),
        ("le mois dernier", "during", "2015-12"),
        ("depuis l'an dernier", "since", "2015"),
        ("en décembre", "during", "2015-12"),
        ("le 20 janvier", "during", "2016-01-20"),
        ("entre 2009 et 2015", "during", "2009/2015"),
        ("à ce jour", "as_of", "2016-01-15"),
    ],
)
def test_french_times_are_resolved_against_the_day_of_publication(text: str, relation: str, value: str) -> None:
    assert _times(text, "fr") == [(relation, value)]


@pytest.mark.parametrize(
    ("text", "relation", "value"),
    [
        ("since May 3, 2014", "since", "2014-05-03"),
        ("on 3 May 2014", "during", "2014-05-03"),
        ("on May 3rd", "during", "2015-05-03"),
        ("by January", "until", "2016-01"),
        ("on Wednesday", "during", "2016-01-13"),
        ("last week", "during", "2016-01-04/2016-01-10"),
        ("yesterday", "during", "2016-01-14"),
    ],
)
def test_english_times_are_resolved_against_the_day_of_publication(text: str, relation: str, value: str) -> None:
    assert _times(text, "en") == [(relation, value)]


@pytest.mark.parametrize("text", ["hier", "mercredi", "le mois dernier", "le 3 mai"])
def test_a_relative_time_stays_open_without_a_day_of_publication(text: str) -> None:
    assert [value for _, value in _times(text, "fr", None)] == [None]


def test_a_modal_verb_is_no_month() -> None:
    assert _times("they may have left", "en") == []


def test_a_day_that_no_calendar_has_stays_open() -> None:
    assert _times("le 31 février 2015", "fr") == [("during", None)]
