"""Lexemes -> Times: the dates and spans of time that a sentence names, resolved against the day of publication.

Values are ISO 8601: a day, a month (``2016-01``), a year, or a week as an interval of two days. What needs the day of publication
stays open without one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property

from kg.measure.lexeme import Lexeme
from kg.measure.phrases import Phrases, split_forms
from kg.resources import table

YEARS = range(1800, 2101)
DAYS = range(1, 32)
KINDS = ("lead", "shift", "month", "weekday", "last", "next", "whole", "span", "span_link")


@dataclass(frozen=True, slots=True)
class Time:
    """A time in lexeme indices, the second exclusive, with its relation to what holds then and its value, None if open."""

    first: int
    last: int
    relation: str
    value: str | None


@dataclass(frozen=True)
class Calendar:
    """The rows of ``calendar.tsv`` by kind; ``capital`` tells that names of months and days begin with a capital."""

    rows: Mapping[str, Phrases[str]]
    capital: bool

    def starts(self, word: str) -> bool:
        """Tell whether a time may begin with a word."""
        return word in self._openings

    @cached_property
    def _openings(self) -> frozenset[str]:
        return frozenset(word for kind in ("whole", "shift", "weekday", "month") for word in self.rows[kind].first_words)

    def at(self, kind: str, lexemes: Sequence[Lexeme], index: int) -> tuple[str, int] | None:
        """Return the value of the longest form of a kind that begins at an index, and the index behind it."""
        if self.capital and kind in ("month", "weekday") and index < len(lexemes) and not lexemes[index].title:
            return None
        return self.rows[kind].at(lexemes, index)

    def relation_of(self, word: str) -> str | None:
        """Return the relation that a single word gives to the time behind it."""
        leads = self.rows["lead"]
        return leads.get((word,))

    def before(self, kind: str, lexemes: Sequence[Lexeme], index: int) -> tuple[str, int] | None:
        """Return the value of the longest form of a kind that ends at an index, and where it begins."""
        return self.rows[kind].before(lexemes, index)


@cache
def load_calendar(language: str) -> Calendar:
    """Return the words of times of a language."""
    listed = table(language, "calendar")
    rows = {
        kind: Phrases((form, row["relation"]) for row in listed if row["kind"] == kind for form in split_forms(row["forms"]))
        for kind in KINDS
    }
    return Calendar(rows, any(row["kind"] == "month" and row["forms"][0].isupper() for row in listed))


def find_times(lexemes: Sequence[Lexeme], calendar: Calendar, published: date | None) -> list[Time]:
    """Return the times of a sentence in text order."""
    found: list[Time] = []
    index = 0
    while index < len(lexemes):
        begins = lexemes[index].value is not None or calendar.starts(lexemes[index].lower)
        time = _read_time(lexemes, index, calendar, published) if begins else None
        if time is not None:
            found.append(time)
        index = time.last if time else index + 1
    return _merged(found, lexemes, calendar)


def _merged(times: Sequence[Time], lexemes: Sequence[Lexeme], calendar: Calendar) -> list[Time]:
    """Join the two ends of a span of time (« entre 2009 et 2015 »)."""
    merged: list[Time] = []
    for time in times:
        before = merged[-1] if merged else None
        opened = before is not None and calendar.before("span", lexemes, before.first) is not None
        if before is not None and opened and calendar.at("span_link", lexemes, before.last) == ("", time.first):
            value = (
                f"{before.value}/{time.value}" if before.value and time.value and "/" not in before.value + time.value else None
            )
            merged[-1] = Time(before.first, time.last, "during", value)
        else:
            merged.append(time)
    return merged


def _read_time(lexemes: Sequence[Lexeme], index: int, calendar: Calendar, published: date | None) -> Time | None:
    whole = calendar.at("whole", lexemes, index)
    if whole:
        return Time(index, whole[1], whole[0], published.isoformat() if published else None)
    shift = calendar.at("shift", lexemes, index)
    if shift:
        return Time(index, shift[1], _relation(lexemes, index, calendar), _shifted(shift[0], published))
    return _read_weekday(lexemes, index, calendar, published) or _read_date(lexemes, index, calendar, published)


def _relation(lexemes: Sequence[Lexeme], index: int, calendar: Calendar) -> str:
    lead = calendar.before("lead", lexemes, index)
    if lead and lead[0] == "during":
        outer = calendar.before("lead", lexemes, lead[1])
        return outer[0] if outer else "during"
    return lead[0] if lead else "during"


def _read_weekday(lexemes: Sequence[Lexeme], index: int, calendar: Calendar, published: date | None) -> Time | None:
    """Read « mercredi », « mercredi dernier », “on Friday”: without a date the nearest such day up to the publication."""
    weekday = calendar.at("weekday", lexemes, index)
    if weekday is None:
        return None
    last = weekday[1] + (weekday[1] < len(lexemes) and lexemes[weekday[1]].lower == ",")
    dated = _read_date(lexemes, last, calendar, published)
    if dated:
        return Time(index, dated.last, _relation(lexemes, index, calendar), dated.value)
    ahead = calendar.at("next", lexemes, weekday[1])
    behind = calendar.at("last", lexemes, weekday[1])
    value = None
    if published:
        gap = (published.isoweekday() - int(weekday[0])) % 7
        day = published - timedelta(days=gap or (7 if behind else 0))
        value = (day + timedelta(days=7) if ahead else day).isoformat()
    return Time(index, (ahead or behind or weekday)[1], _relation(lexemes, index, calendar), value)


def _read_date(lexemes: Sequence[Lexeme], index: int, calendar: Calendar, published: date | None) -> Time | None:
    """Read a day with its month, a month, a year; the year that stands behind, else the one nearest to the publication."""
    if index >= len(lexemes):
        return None
    day, position = _day_at(lexemes, index)
    month = calendar.at("month", lexemes, position)
    if month is None:
        year = _year_at(lexemes, index)
        led = calendar.before("lead", lexemes, index) or calendar.before("span_link", lexemes, index)
        return Time(index, index + 1, _relation(lexemes, index, calendar), str(year)) if year and led else None
    last = month[1]
    if day is None:
        day, last = _day_at(lexemes, last)
    last += last < len(lexemes) and lexemes[last].lower == "," and _year_at(lexemes, last + 1) is not None
    year = _year_at(lexemes, last)
    value = _value(year or _nearest_year(int(month[0]), published), int(month[0]), day)
    return Time(index, last + (year is not None), _relation(lexemes, index, calendar), value)


def _day_at(lexemes: Sequence[Lexeme], index: int) -> tuple[int | None, int]:
    """Return a day of the month, and the index behind it and its ordinal ending."""
    if index >= len(lexemes) or not lexemes[index].lower.isdecimal() or int(lexemes[index].lower) not in DAYS:
        return None, index
    ending = (
        index + 1 < len(lexemes)
        and lexemes[index + 1].is_word
        and len(lexemes[index + 1].lower) == 2
        and not lexemes[index + 1].spaced
    )
    return int(lexemes[index].lower), index + 1 + ending


def _year_at(lexemes: Sequence[Lexeme], index: int) -> int | None:
    plain = index < len(lexemes) and len(lexemes[index].lower) == 4 and lexemes[index].lower.isdecimal()
    return int(lexemes[index].lower) if plain and int(lexemes[index].lower) in YEARS else None


def _nearest_year(month: int, published: date | None) -> int | None:
    """Return the year of the last such month up to the publication, or of the coming one within two months."""
    if published is None:
        return None
    ahead = (month - published.month) % 12
    if ahead <= 2:
        return published.year + (published.month + ahead > 12)
    return published.year - (month > published.month)


def _value(year: int | None, month: int, day: int | None) -> str | None:
    if year is None:
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _shifted(rule: str, published: date | None) -> str | None:
    """Return the day, week, month or year that lies so many away from the publication.

    >>> _shifted("month -1", date(2016, 1, 15)), _shifted("week 0", date(2016, 1, 15))
    ('2015-12', '2016-01-11/2016-01-17')
    """
    if published is None:
        return None
    unit, _, number = rule.partition(" ")
    away = int(number)
    if unit == "day":
        return (published + timedelta(days=away)).isoformat()
    if unit == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=away)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if unit == "month":
        count = published.year * 12 + published.month - 1 + away
        return f"{count // 12:04}-{count % 12 + 1:02}"
    return f"{published.year + away:04}"
