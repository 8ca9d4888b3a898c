"""Items -> what is known of them; names -> the items that bear them. Asked in batches, in SPARQL 1.1 without extensions."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.prefixes import GEONAMES, PREFIXES
from kg.wikidata.client import Client, Row

BATCH = 50
LANGUAGES = ("fr", "en")
DIRECT = "http://www.wikidata.org/prop/direct/"
LABEL, DESCRIPTION = f"{PREFIXES['rdfs']}label", "http://schema.org/description"
KIND, COORDINATES, ISO = f"{DIRECT}P31", f"{DIRECT}P625", f"{DIRECT}P297"
PAGES: Mapping[str, str] = {
    f"{DIRECT}P213": "https://isni.org/isni/{}",
    f"{DIRECT}P214": "http://viaf.org/viaf/{}",
    f"{DIRECT}P227": "https://d-nb.info/gnd/{}",
    f"{DIRECT}P244": "http://id.loc.gov/authorities/names/{}",
    f"{DIRECT}P268": "http://data.bnf.fr/ark:/12148/cb{}",
    f"{DIRECT}P1566": f"{GEONAMES}{{}}/",
    f"{DIRECT}P6782": "https://ror.org/{}",
}
POINT = re.compile(r"Point\((-?[\d.]+) (-?[\d.]+)\)", re.IGNORECASE)
ITEM = re.compile(re.escape(PREFIXES["wd"]) + r"Q[1-9]\d*")
HUMAN = f"{PREFIXES['wd']}Q5"
NOBODY = frozenset(f"{PREFIXES['wd']}{item}" for item in ("Q4167410", "Q101352", "Q202444", "Q12308941", "Q11879590"))
DESCRIBE = """SELECT ?item ?property ?value WHERE {{
  VALUES ?item {{ {items} }}
  VALUES ?property {{ {properties} }}
  ?item ?property ?value .
  FILTER(!isLiteral(?value) || LANG(?value) IN ("", "fr", "en"))
}}"""
NAMED = """SELECT DISTINCT ?item ?name ?kind ?sitelinks WHERE {{
  VALUES ?name {{ {names} }}
  {{ ?item <http://www.w3.org/2000/01/rdf-schema#label> ?name }}
  UNION {{ ?item <http://www.w3.org/2004/02/skos/core#altLabel> ?name }}
  ?item <http://www.wikidata.org/prop/direct/P31> ?kind .
  OPTIONAL {{ ?item <http://wikiba.se/ontology#sitelinks> ?sitelinks }}
}}"""


@dataclass(frozen=True, slots=True)
class Item:
    """What the endpoint says of an item: words by language, classes, a place on Earth, pages of other catalogues, a code."""

    iri: str
    labels: Mapping[str, str]
    descriptions: Mapping[str, str]
    kinds: tuple[str, ...]
    latitude: Decimal | None
    longitude: Decimal | None
    pages: tuple[str, ...]
    code: str


@dataclass(frozen=True, slots=True)
class Found:
    """An item that bears a name, with its classes and the number of its pages in the encyclopedias."""

    iri: str
    kinds: frozenset[str]
    sitelinks: int


def describe_items(client: Client, items: Iterable[str]) -> list[Item]:
    """Return what the endpoint says of items, in the order of their IRIs; those that it does not know are left out."""
    properties = " ".join(f"<{name}>" for name in (LABEL, DESCRIPTION, KIND, COORDINATES, ISO, *PAGES))
    found: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for batch in _batches(sorted({item for item in items if ITEM.fullmatch(item)})):
        listed = " ".join(f"<{item}>" for item in batch)
        for row in client.ask(DESCRIBE.format(items=listed, properties=properties)):
            found[row["item"]][row["property"]].append(row)
    return [_item(iri, found[iri]) for iri in sorted(found)]


def _batches(listed: Sequence[str]) -> Iterator[Sequence[str]]:
    return (listed[start : start + BATCH] for start in range(0, len(listed), BATCH))


def _item(iri: str, rows: Mapping[str, Sequence[Row]]) -> Item:
    points = sorted(row["value"] for row in rows.get(COORDINATES, ()))
    point = POINT.fullmatch(points[0]) if points else None
    pages = {page.format(row["value"]) for name, page in PAGES.items() for row in rows.get(name, ()) if _is_plain(row["value"])}
    return Item(
        iri,
        _words(rows.get(LABEL, ())),
        _words(rows.get(DESCRIPTION, ())),
        tuple(sorted({row["value"] for row in rows.get(KIND, ()) if ITEM.fullmatch(row["value"])})),
        Decimal(point[2]) if point else None,
        Decimal(point[1]) if point else None,
        tuple(sorted(pages)),
        min((row["value"] for row in rows.get(ISO, ())), default=""),
    )


def _words(rows: Iterable[Row]) -> dict[str, str]:
    return {row["value@"]: row["value"] for row in sorted(rows, key=lambda row: (row["value@"], row["value"])) if row["value@"]}


def _is_plain(identifier: str) -> bool:
    """Tell whether an identifier can stand in an address as it is."""
    return re.fullmatch(r"[\w.~-]+", identifier, re.ASCII) is not None


def find_by_name(client: Client, names: Iterable[str]) -> dict[str, list[Found]]:
    """Return the items whose label or other name, in French or English, is each of the names; no disambiguation pages."""
    kinds: dict[tuple[str, str], set[str]] = defaultdict(set)
    sitelinks: dict[str, int] = {}
    for batch in _batches(sorted(set(names))):
        listed = " ".join(f"{json.dumps(name, ensure_ascii=False)}@{language}" for name in batch for language in LANGUAGES)
        for row in client.ask(NAMED.format(names=listed)):
            if ITEM.fullmatch(row["item"]):
                kinds[row["name"], row["item"]].add(row["kind"])
                count = row.get("sitelinks", "")
                sitelinks[row["item"]] = int(count) if count.isdigit() else 0
    found: dict[str, list[Found]] = defaultdict(list)
    for (name, item), classes in sorted(kinds.items()):
        if not classes & NOBODY:
            found[name].append(Found(item, frozenset(classes), sitelinks[item]))
    return dict(found)
