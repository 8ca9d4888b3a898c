"""Lexicon tables -> Lexicon: number words, bounds, units, and what makes a number no quantity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TypeVar

from kg.measure.lexeme import Lexeme, read_lexemes
from kg.resources import table

Form = tuple[str, ...]
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A row of ``numbers.tsv``: what a word is worth, and below which value another word may be added to it (``room``)."""

    kind: str
    value: Decimal
    room: Decimal
    bare: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of ``units.tsv``: the unit's name, its kind (money, duration, measure, percent, …) and its side of the number."""

    name: str
    kind: str
    side: str = ""


@dataclass(frozen=True)
class Lexicon:
    """The tables of one language, keyed by the lexemes of their forms."""

    decimal: str
    numbers: Mapping[Form, NumberWord]
    before: Mapping[Form, str]
    after: Mapping[Form, str]
    far: Mapping[Form, str]
    outside: Mapping[Form, str]
    ranges: Mapping[Form, Mapping[Form, str]]
    units: Mapping[Form, Unit]
    contexts: Mapping[str, frozenset[Form]]

    def number_at(self, lexemes: Sequence[Lexeme], index: int) -> tuple[NumberWord, int] | None:
        """Return the number word that begins at an index, the longest one, and the index behind it."""
        return match_at(self.numbers, lexemes, index)

    def follows(self, kind: str, lexemes: Sequence[Lexeme], index: int) -> bool:
        """Tell whether a form of a class of ``contexts.tsv`` begins at an index."""
        forms = self.contexts.get(kind, frozenset())
        return any(tuple(_lowers(lexemes, index, index + size)) in forms for size in range(1, LONGEST + 1))

    def is_form(self, kind: str, word: str) -> bool:
        """Tell whether a word is a form of a class of ``contexts.tsv``."""
        return (word,) in self.contexts.get(kind, ())

    def precedes(self, kind: str, lexemes: Sequence[Lexeme], index: int) -> bool:
        """Tell whether a form of a class of ``contexts.tsv`` ends right before an index."""
        forms = self.contexts.get(kind, frozenset())
        return any(tuple(_lowers(lexemes, index - size, index)) in forms for size in range(1, LONGEST + 1) if size <= index)


LONGEST = 6


def _lowers(lexemes: Sequence[Lexeme], first: int, last: int) -> list[str]:
    return [lexeme.lower for lexeme in lexemes[first:last]] if last <= len(lexemes) else []


def match_at(rows: Mapping[Form, Row], lexemes: Sequence[Lexeme], index: int) -> tuple[Row, int] | None:
    """Return the row of the longest form that begins at an index, and the index behind it."""
    for size in range(min(LONGEST, len(lexemes) - index), 0, -1):
        row = rows.get(tuple(_lowers(lexemes, index, index + size)))
        if row is not None:
            return row, index + size
    return None


def match_before(rows: Mapping[Form, Row], lexemes: Sequence[Lexeme], index: int) -> tuple[Row, int] | None:
    """Return the row of the longest form that ends right before an index, and the index where it begins."""
    for size in range(min(LONGEST, index), 0, -1):
        row = rows.get(tuple(_lowers(lexemes, index - size, index)))
        if row is not None:
            return row, index - size
    return None


@cache
def load_lexicon(language: str) -> Lexicon:
    """Return the tables of a language."""
    notation = {row["key"]: row["value"] for row in table(language, "notation")}
    bounds = {side: _effects(language, side) for side in ("before", "after", "far", "outside")}
    ranges: dict[Form, dict[Form, str]] = {}
    for row in table(language, "ranges"):
        for link in row["links"].split("|"):
            ranges.setdefault(split_form(row["opener"]), {})[split_form(link)] = row["kind"]
    contexts: dict[str, set[Form]] = {}
    for row in table(language, "contexts"):
        contexts.setdefault(row["kind"], set()).update(map(split_form, row["forms"].split("|")))
    return Lexicon(
        decimal=notation["decimal"],
        numbers={split_form(form): _number(row) for row in table(language, "numbers") for form in row["forms"].split("|")},
        before=bounds["before"],
        after=bounds["after"],
        far=bounds["far"],
        outside=bounds["outside"],
        ranges=ranges,
        units={
            split_form(form): Unit(row["unit"], row["kind"], row["side"])
            for row in table(language, "units")
            for form in row["forms"].split("|")
        },
        contexts={kind: frozenset(forms) for kind, forms in contexts.items()},
    )


def _effects(language: str, side: str) -> dict[Form, str]:
    rows = table(language, "bounds")
    return {split_form(form): row["effect"] for row in rows if row["side"] == side for form in row["forms"].split("|")}


def split_form(form: str) -> Form:
    """Return a form of a table as lexemes, so that it meets the text as the text is read."""
    return tuple(lexeme.lower for lexeme in read_lexemes(form, decimal=","))


def _number(row: Mapping[str, str]) -> NumberWord:
    return NumberWord(row["kind"], Decimal(row["value"]), Decimal(row["room"] or 0), row["bare"] == "yes")
