"""Lexicon tables -> Lexicon: number words, bounds, units, and what makes a number no quantity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.measure.lexeme import Lexeme
from kg.measure.phrases import Form, Phrases, split_form, split_forms
from kg.resources import table


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
    """The tables of one language.

    ``ranges`` maps what opens a range to the links that may follow its first number, ``links`` are those that need no opener.
    """

    decimal: str
    numbers: Phrases[NumberWord]
    bounds: Mapping[str, Phrases[str]]
    ranges: Phrases[Phrases[str]]
    links: Phrases[str]
    units: Phrases[Unit]
    contexts: Mapping[str, Phrases[str]]
    change_stems: tuple[str, ...]

    def number_at(self, lexemes: Sequence[Lexeme], index: int) -> tuple[NumberWord, int] | None:
        """Return the number word that begins at an index, the longest one, and the index behind it."""
        return self.numbers.at(lexemes, index)

    def follows(self, kind: str, lexemes: Sequence[Lexeme], index: int) -> bool:
        """Tell whether a form of a class of ``contexts.tsv`` begins at an index."""
        return self.contexts[kind].at(lexemes, index) is not None

    def precedes(self, kind: str, lexemes: Sequence[Lexeme], index: int) -> bool:
        """Tell whether a form of a class of ``contexts.tsv`` ends right before an index."""
        return self.contexts[kind].before(lexemes, index) is not None

    def is_form(self, kind: str, word: str) -> bool:
        """Tell whether a word is a form of a class of ``contexts.tsv``."""
        return (word,) in self.contexts[kind]


@cache
def load_lexicon(language: str) -> Lexicon:
    """Return the tables of a language."""
    bounds, contexts = table(language, "bounds"), table(language, "contexts")
    return Lexicon(
        decimal=next(row["value"] for row in table(language, "notation") if row["key"] == "decimal"),
        numbers=Phrases((form, _number(row)) for row in table(language, "numbers") for form in split_forms(row["forms"])),
        bounds={
            side: Phrases((form, row["effect"]) for row in bounds if row["side"] == side for form in split_forms(row["forms"]))
            for side in ("before", "after", "far", "outside")
        },
        ranges=Phrases(_ranges(language)),
        links=Phrases(_links(language, "")),
        units=Phrases(
            (form, Unit(row["unit"], row["kind"], row["side"]))
            for row in table(language, "units")
            for form in split_forms(row["forms"])
        ),
        contexts={row["kind"]: Phrases((form, row["kind"]) for form in split_forms(row["forms"])) for row in contexts},
        change_stems=tuple(stem for row in contexts if row["kind"] == "change_stem" for stem in row["forms"].split("|")),
    )


def _ranges(language: str) -> Iterator[tuple[Form, Phrases[str]]]:
    for row in table(language, "ranges"):
        if row["opener"]:
            yield split_form(row["opener"]), Phrases(_links(language, row["opener"]))


def _links(language: str, opener: str) -> Iterator[tuple[Form, str]]:
    for row in table(language, "ranges"):
        if row["opener"] == opener:
            for form in split_forms(row["links"]):
                yield form, row["kind"]


def _number(row: Mapping[str, str]) -> NumberWord:
    return NumberWord(row["kind"], Decimal(row["value"]), Decimal(row["room"] or 0), row["bare"] == "yes")
