"""Words -> codes of the countries that they name or point at."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from babel import Locale

from kg.comparison.words import LONGEST, Entries, scan, stems
from kg.resources import table


@cache
def country_names(language: str) -> Entries:
    """Return the names of countries as stems, with their ISO 3166 codes."""
    names: dict[tuple[str, ...], str] = {}
    for code, name in sorted(Locale(language).territories.items()):
        if len(code) == 2:
            names[stems(name)] = code
    for row in table(language, "territories"):
        for name in filter(None, row["names"].split("|")):
            names[stems(name)] = row["code"]
    return {words: code for words, code in names.items() if len(words) <= LONGEST}


@cache
def demonyms(language: str) -> Entries:
    """Return the adjectives and nouns of nationality as stems, with the ISO 3166 code or the name of the place."""
    rows = table(language, "demonyms")
    return {stems(form): row["place"] for row in rows for form in row["forms"].split("|") if form}


def territories_in(words: Sequence[str], language: str) -> frozenset[str]:
    """Return the places that a row of stems points at, and the countries that it names.

    >>> sorted(territories_in(("soldat", "ukrainien", "russe"), "fr"))
    ['RU', 'UA']
    """
    tables = (country_names(language), demonyms(language))
    return frozenset(code for known in tables for _, _, code in scan(words, known) if code)


def country(name: str, language: str) -> str | None:
    """Return the code of a country by its whole name.

    >>> country("l'Ukraine", "fr"), country("Bakhmout", "fr")
    ('UA', None)
    """
    return country_names(language).get(tuple(word for word in stems(name) if word not in ("le", "la", "l", "the")))
