"""Titles of Wikipedia in the gold and the links of a record -> counts: which identities are right, and which are missed.

A title stands for what the authority or the gazetteer holds under it: an entry by its label, a country or part of one by its
name, a town by its name within the area that follows the comma, else the most populous one. ``accepted`` counts the links taken
for an identity, against the names whose title is held; ``candidates`` asks for the right one among all links of such a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from benchmarks.scores.chains import ALIKE, likeness
from benchmarks.scores.rates import Count
from kg.link.authority import Authority
from kg.link.gazetteer import Place, find_places
from kg.link.names import name_key
from kg.model import Entity, Record

Row = Mapping[str, Any]
QUALIFIER = re.compile(r" \(([^)]*)\)$")
AREAS = ("country", "continent", "region")


def count(gold: Iterable[Row], record: Record, authority: Authority) -> Iterator[tuple[str, Count]]:
    """Yield measures with their counts for one article."""
    held = accepted = right = among = 0
    for title, kind, entity in pair_up(gold, record):
        targets = targets_of(title, kind, record.article.language, authority)
        links = {link.target for link in entity.links}
        held += bool(targets)
        accepted += entity.identity is not None
        right += entity.identity in targets
        among += bool(targets & links)
    yield "accepted", Count(held, accepted, right)
    yield "candidates", Count(held, held, among)


def pair_up(gold: Iterable[Row], record: Record) -> Iterator[tuple[str, str, Entity]]:
    """Yield the title and the type that the gold gives a name, with the entity of the record, each name of a title once."""
    titled = [row for row in gold if row.get("wikipedia")]
    entities = {entity.id: entity for entity in record.entities}
    seen = set()
    for mention in record.mentions:
        if mention.kind != "name" or mention.entity is None:
            continue
        near = [(likeness(mention, row), row["wikipedia"], row["type"]) for row in titled]
        best, title, kind = max(near, default=(0.0, "", ""))
        if best >= ALIKE and (title, mention.entity) not in seen:
            seen.add((title, mention.entity))
            yield title, kind, entities[mention.entity]


def targets_of(title: str, kind: str, language: str, authority: Authority) -> frozenset[str]:
    """Return the identities that a title stands for, none where neither the authority nor the gazetteer holds it."""
    text = unquote(title).replace("_", " ")
    plain = QUALIFIER.sub("", text)
    entries = [entry for entry in authority.entries if text in entry.names]
    found = {entry.target for entry in entries if entry.target}
    if kind == "place":
        found.update(place.target for place in _places(plain, text != plain, language))
    return frozenset(found)


def _places(name: str, is_area: bool, language: str) -> tuple[Place, ...]:
    """Return the place that the title of an article on a place means, first among its namesakes."""
    name, _, within = name.partition(", ")
    places = find_places(name_key(name), language)
    if within:
        areas = {place.area for place in find_places(name_key(within), language) if place.kind in AREAS}
        return tuple(place for place in places if place.area in areas)[:1]
    return tuple(place for place in places if place.kind in AREAS)[:1] or (() if is_area else places[:1])
