"""Words of the text -> who is counted, where, over which period, and who says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.compare.nouns import Period, Place, Population, Voice
from kg.compare.territory import country, territories_in
from kg.compare.words import WORD, entries, fold, scan, stem, stems

DESIGNATION = re.compile(r"^(?=.*\d)[A-Z]{1,4}[-\d][\w-]*$")
RATES = ("day", "night", "week", "month", "year")


def describe_population(texts: Sequence[str], language: str) -> Population:
    """Return who or what some phrases count; each is read up to its first preposition of place or time, or relative."""
    known = entries(language, "populations", "class")
    found = Population()
    for text in texts:
        forms = WORD.findall(text)
        words = [stem(form) for form in forms]
        end = next((first for first, _, value in scan(words, known) if value == "|"), len(words))
        part = _read_population(forms[:end], words[:end], language)
        found = Population(
            text=None,
            kinds=found.kinds | part.kinds,
            territories=found.territories | part.territories,
            limits=found.limits | part.limits,
            words=found.words | part.words,
        )
    return replace(found, text=max(texts, key=len, default=None))


def _read_population(forms: Sequence[str], words: Sequence[str], language: str) -> Population:
    kinds: set[str] = set()
    limits: set[str] = set()
    other: set[str] = set()
    territories: set[str] = set()
    for first, last, value in scan(words, entries(language, "populations", "class")):
        if value is None:
            here = territories_in(words[first:last], language)
            territories |= here
            if DESIGNATION.match(forms[first]):
                limits.add(words[first])
            elif not here and not words[first].isdigit() and len(words[first]) > 1:
                other.add(words[first])
        elif value.startswith(":"):
            limits.add(value[1:])
        elif value.startswith("@"):
            territories.add(value[1:])
        elif value != "-":
            kinds.add(value)
    return Population(None, frozenset(kinds), frozenset(territories), frozenset(limits), frozenset(other))


def unit_class(unit: str | None, language: str) -> str | None:
    """Return the class of a counted noun, the unit itself where it has none.

    >>> unit_class("char", "fr") == unit_class("tank", "en")
    True
    """
    if unit is None:
        return None
    value = entries(language, "populations", "class").get(stems(unit), "")
    return value if value and value[0].isalpha() else unit


def describe_place(text: str, identity: str | None, language: str) -> Place:
    """Return a place; a country has its code for a key in every language."""
    code = country(text, language)
    return Place(text, code or identity or fold(text), bool(code))


def describe_period(slot: str | None, date: str | None, tail: str, language: str) -> Period:
    """Return the period from the words of the quantity's time and, for a rate, from those that follow the number."""
    known = entries(language, "periods", "kind")
    for text in (slot or "", tail):
        kinds = [value for _, _, value in scan(stems(text), known) if value]
        rate = next((kind for kind in kinds if kind in RATES), None)
        if rate:
            return Period(slot or text.strip(), rate, date)
        if kinds and text is not tail:
            return Period(slot, "total", date)
    return Period(slot, "open", date)


def names_work(text: str, language: str) -> bool:
    """Tell whether words name a work that is written once: a study, a report."""
    return any(value is not None for _, _, value in scan(stems(text), entries(language, "documents", "forms")))


def describe_voice(label: str, identity: str | None, article: str, language: str) -> Voice:
    """Return a source with a key that its other descriptions share: its identity, else country and office, else its words."""
    if identity:
        return Voice(label, identity)
    words = stems(label)
    places = sorted(territories_in(words, language))
    offices, unclear = set(), False
    for first, last, value in scan(words, entries(language, "informants", "class")):
        if value is not None:
            offices.add(value)
            unclear = unclear or _is_open(words[first:last], language)
    named = any(form[:1].isupper() and not territories_in((stem(form),), language) for form in WORD.findall(label)[1:])
    if offices and not named:
        key = " ".join([*places, *sorted(offices)])
        return Voice(label, f"{article} {key}" if unclear else key, open=unclear)
    plain = not any(form[:1].isupper() for form in WORD.findall(label))
    return Voice(label, f"{article} {fold(label)}" if plain else " ".join(words), open=plain)


def _is_open(words: Sequence[str], language: str) -> bool:
    return entries(language, "informants", "open").get(tuple(words)) == "yes"
