"""What an article says around its names: the countries that it is about, and the words that tell a town from an area."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache

from kg.doc import Doc, Token
from kg.link.gazetteer import find_places
from kg.link.names import name_key
from kg.model import Mention, Resolution, Span
from kg.resources import table

SHORTEST_STEM = 4
LONGEST_ENDING = 4


def countries_of(doc: Doc, resolution: Resolution) -> Mapping[str, float]:
    """Return the share of each country among the names of countries and the adjectives of nationality of an article."""
    counts: Counter[str] = Counter()
    for mention in resolution.mentions:
        if mention.kind == "name":
            counts.update(country_named(doc.slice(mention.span), doc.language))
    for token in doc.tokens:
        if token.pos in ("ADJ", "NOUN", "PROPN"):
            counts.update(country_of_adjective(token.lower, doc.language))
    total = sum(counts.values())
    return {country: count / total for country, count in sorted(counts.items())}


def country_named(name: str, language: str) -> tuple[str, ...]:
    """Return the country that a name is the name of, if any."""
    return tuple(place.country for place in find_places(name_key(name), language) if place.kind == "country")[:1]


@lru_cache(maxsize=65_536)
def country_of_adjective(word: str, language: str) -> tuple[str, ...]:
    """Return the country that an adjective or a noun of nationality points at, if any."""
    stems = _stems(language)
    for end in range(len(word), max(SHORTEST_STEM, len(word) - LONGEST_ENDING) - 1, -1):
        if word[:end] in stems:
            return (stems[word[:end]],)
    return ()


@cache
def _stems(language: str) -> Mapping[str, str]:
    rows = table(language, "territories")
    return {
        stem.lower(): row["code"]
        for row in rows
        for stem in row["demonyms"].split("|")
        if stem and ":" not in row["code"]
    }  # fmt: skip


@lru_cache(maxsize=4_096)
def countries_in(description: str) -> frozenset[str]:
    """Return the countries that an English description names (``President of Russia``)."""
    found: set[str] = set()
    words = re.findall(r"[\w.]+", description)
    for size in (3, 2, 1):
        for place in range(len(words) - size + 1):
            phrase = " ".join(words[place : place + size])
            if phrase[0].isupper():
                found.update(country_named(phrase, "en"))
                found.update(country_of_adjective(phrase.lower(), "en"))
    return frozenset(found)


def setting_of(doc: Doc, mention: Mention) -> str | None:
    """Return ``town`` or ``area`` where the words beside a name of a place tell, else None."""
    cues = _cues(doc.language)
    inside = doc.tokens_in(mention.span)
    if not inside:
        return None
    before = [doc.tokens[i] for i in range(max(0, inside[0].i - 3), inside[0].i) if doc.tokens[i].sentence == inside[0].sentence]
    after = doc.tokens[inside[-1].i + 1 : inside[-1].i + 2]
    near = [
        inside,
        before[-1:],
        [token for token in before[:-1] if _leads(before, token)],
        [token for token in after if token.pos == "NOUN"],
    ]
    for tokens in near:
        for token in reversed(tokens):
            cue = cues.get(token.lower) or cues.get(token.lemma)
            if cue:
                return cue
    return None


def _leads(before: list[Token], token: Token) -> bool:
    """Tell whether only prepositions and determiners part a noun from the name that follows."""
    between = before[before.index(token) + 1 :]
    return token.pos in ("NOUN", "PROPN") and all(word.pos in ("ADP", "DET") for word in between)


@cache
def _cues(language: str) -> Mapping[str, str]:
    return {row["form"]: row["kind"] for row in table(language, "locatives")}


@cache
def reserved_names(language: str) -> Mapping[str, str]:
    """Return the geographic names that mean something else than a town, by key, with their kind."""
    return {name_key(name): row["kind"] for row in table(language, "geography") for name in row["names"].split("|")}


def first_mention(doc: Doc, mentions: list[Mention], surface: str) -> Span:
    """Return the place of the first mention that reads as given."""
    return next(mention.span for mention in mentions if doc.slice(mention.span) == surface)
