"""What an article says around its names: the countries that it is about, and the words that tell a town from an area."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache

from kg.doc import Doc
from kg.link.gazetteer import find_places
from kg.link.names import name_key
from kg.model import Mention, Resolution
from kg.resources import table


def count_countries(doc: Doc, resolution: Resolution) -> Counter[str]:
    """Return how often an article names each country or points at it by an adjective of nationality."""
    counts: Counter[str] = Counter()
    demonyms = demonym_countries(doc.language)
    for mention in resolution.mentions:
        if mention.kind == "name":
            counts.update(country_named(doc.slice(mention.span), doc.language))
    for token in doc.tokens:
        country = demonyms.get(token.lower)
        if country and token.pos in ("ADJ", "NOUN", "PROPN"):
            counts[country] += 1
    return counts


def share_countries(counts: Counter[str], language: str) -> Mapping[str, float]:
    """Return the share of each country, never nothing where the language is at home, whose towns need no introduction."""
    total = sum(counts.values())
    shares = dict(_homes(language))
    shares.update((country, max(count / total, shares.get(country, 0.0))) for country, count in sorted(counts.items()))
    return shares


def country_named(name: str, language: str) -> tuple[str, ...]:
    """Return the country that a name is the name of, if any, or the country and the state; none where two bear it (Georgia)."""
    places = find_places(name_key(name), language)
    if not places or places[0].kind not in ("country", "region"):
        return ()
    if any(place.kind == "region" and place.country != places[0].country for place in places):
        return ()
    if places[0].kind == "country" or any(place.kind == "capital" for place in places):
        return (places[0].country,)
    return tuple(dict.fromkeys((places[0].country, places[0].area)))


def country_of_adjective(word: str, language: str) -> tuple[str, ...]:
    """Return the country that an adjective or a noun of nationality in lower case points at, if any."""
    country = demonym_countries(language).get(word)
    return (country,) if country else ()


@cache
def demonym_countries(language: str) -> Mapping[str, str]:
    """Return the country of each form of a nationality."""
    rows = table(language, "demonyms")
    return {form.lower(): row["place"] for row in rows if row["kind"] == "country" for form in row["forms"].split("|")}


@cache
def _homes(language: str) -> Mapping[str, float]:
    return {row["code"]: float(row["home"]) for row in table(language, "territories") if row["home"]}


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


def container_of(doc: Doc, mention: Mention) -> str | None:
    """Return the area in which the words behind a name of a place put it (``London, Ontario``, ``Durham (États-Unis)``)."""
    inside = doc.tokens_in(mention.span)
    rest = doc.tokens[inside[-1].i + 1 : inside[-1].i + 6] if inside else ()
    words = [token for token in rest if token.sentence == inside[-1].sentence]
    if not words or not (words[0].text in (",", "(") or words[0].pos == "ADP"):
        return None
    following = [token for token in words[1:] if token.pos not in ("DET", "ADP")]
    for size in (3, 2, 1):
        key = name_key(" ".join(token.text for token in following[:size]))
        places = [place for place in find_places(key, doc.language) if place.kind in ("country", "region")]
        if places and following and following[0].text[0].isupper():
            return places[0].area
    return None


@cache
def reserved_names(language: str) -> Mapping[str, str]:
    """Return the names that mean something else than a town, by key, with their kind: other places, and common nouns."""
    nouns = {name_key(noun): "noun" for row in table(language, "nouns") for noun in row["nouns"].split("|")}
    return nouns | {name_key(name): row["kind"] for row in table(language, "geography") for name in row["names"].split("|")}
