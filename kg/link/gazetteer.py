"""The gazetteer: a sorted file of place names that is searched on the disk, so that opening it costs nothing.

Countries, regions and continents come from rigour and babel, towns from GeoNames (geonames.org, CC BY 4.0).
"""

from __future__ import annotations

import mmap
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.prefixes import GEONAMES, WIKIDATA
from kg.resources import locate


@dataclass(frozen=True, slots=True)
class Place:
    """A place under one of its names.

    ``kind`` is country, continent, region, capital or city; ``area`` the ISO code of the country, in the United States of the
    state; ``language`` the one in which the place bears the name, ``*`` for any, ``~`` for a name beside its usual one.
    """

    target: str
    kind: str
    area: str
    population: int
    language: str

    @property
    def country(self) -> str:
        """The ISO code of the country."""
        return self.area[:2]


@lru_cache(maxsize=16_384)
def find_places(key: str, language: str) -> tuple[Place, ...]:
    """Return the places that a key names in a language, the most populous first."""
    found = tuple(map(_place, filter(None, _row(key).split("|"))))
    return tuple(place for place in found if place.language in ("*", "~", language))


def is_place_name(key: str) -> bool:
    """Tell whether any place bears a name, in whatever language."""
    return bool(_row(key))


@cache
def broad_places() -> frozenset[str]:
    """Return the countries and continents, which tell little of an article that speaks of them."""
    return frozenset(WIKIDATA + found.decode() for found in re.findall(rb"(Q\d+):(?:country|continent):", _lines()))


def _place(cell: str) -> Place:
    identifier, kind, area, population, language = cell.split(":")
    target = WIKIDATA + identifier if identifier.startswith("Q") else f"{GEONAMES}{identifier}/"
    return Place(target, kind, area, int(population), language)


def _row(key: str) -> str:
    """Return the cell behind a key, empty where there is none, by bisection over the bytes of the lines."""
    lines = _lines()
    wanted = key.encode() + b"\t"
    low, high = 0, len(lines)
    while low < high:
        begin = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = lines.find(b"\n", begin, len(lines))
        line = lines[begin:end]
        if line.startswith(wanted):
            return line[len(wanted) :].decode()
        if line < wanted:
            low = end + 1
        else:
            high = begin
    return ""


@cache
def _lines() -> mmap.mmap:
    with locate("data", "gazetteer.tsv").open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
