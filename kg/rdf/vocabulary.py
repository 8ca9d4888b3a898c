"""Ontology and authority -> quads of the two graphs that every store holds."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from itertools import chain

from rdflib import Graph

from kg.link.authority import Known
from kg.prefixes import GEONAMES, PREFIXES
from kg.rdf.line import Triple, decimal, iri, lines, name, string
from kg.resources import locate
from kg.terms import BASE, graph_iri

KINDS = {
    "person": "schema:Person",
    "organization": "schema:Organization",
    "organisation": "schema:Organization",
    "place": "schema:Place",
    "event": "sem:Event",
    "work": "schema:CreativeWork",
    "product": "schema:Product",
}
PAGES = {"geonames": f"{GEONAMES}{{}}/", "ror": "https://ror.org/{}"}


@cache
def load_vocabulary() -> Graph:
    """Return ``kg.ttl`` and the schemes, without the shapes; read once a process and not to be changed."""
    graph = Graph(bind_namespaces="none")
    for path in (locate("ontology", "kg.ttl"), *sorted(locate("ontology", "schemes").glob("*.ttl"))):
        graph.parse(path, format="turtle")
    return graph


def ontology_quads(*, base: str = BASE) -> Iterator[str]:
    """Yield the sorted lines of the ontology graph: the vocabulary, the schemes and which measure covers which."""
    graph = iri(graph_iri("ontology", base))
    written = load_vocabulary().serialize(format="nt", encoding="utf-8").decode("utf-8")
    return (f"{line[:-1]}{graph} ." for line in sorted(filter(None, written.split("\n"))))


def authority_quads(own: Iterable[Known] = (), *, base: str = BASE) -> Iterator[str]:
    """Yield the lines of the authority graph: what is known of whom the links point at, a person's own entries too."""
    known = chain(_authority(), (triple for entry in own for triple in _own(entry)))
    return iter(dict.fromkeys(lines(known, graph_iri("authority", base))))


def _own(entry: Known) -> Iterator[Triple]:
    if not entry.target:
        return
    node = iri(entry.target)
    if entry.type.lower() in KINDS:
        yield node, "rdf:type", name(KINDS[entry.type.lower()])
    yield node, "rdfs:label", string(entry.labels[0], "fr")
    yield node, "rdfs:label", string(entry.labels[-1], "en")
    for alias in entry.aliases:
        yield node, "skos:altLabel", string(alias)
    if entry.description:
        yield node, "schema:description", string(entry.description)


def _authority() -> Iterator[Triple]:
    with locate("data", "authority.tsv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["qid"]:
                yield from _entry(row)


def _entry(row: dict[str, str]) -> Iterator[Triple]:
    node = iri(PREFIXES["wd"] + row["qid"])
    if row["type"] in KINDS:
        yield node, "rdf:type", name(KINDS[row["type"]])
    for language in ("fr", "en"):
        if row[f"label_{language}"]:
            yield node, "rdfs:label", string(row[f"label_{language}"], language)
    for field, page in PAGES.items():
        if row[field]:
            yield node, "schema:sameAs", iri(page.format(row[field].rpartition("/")[2]))
    for field, relation in (("lat", "schema:latitude"), ("lon", "schema:longitude")):
        if row[field]:
            yield node, relation, decimal(Decimal(row[field]))
    if row["description"]:
        yield node, "schema:description", string(row["description"], "en")
