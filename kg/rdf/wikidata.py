"""What an endpoint says -> quads of the graph ``wikidata``, with the endpoint as their source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.model import Link
from kg.rdf.line import Triple, decimal, iri, lines, string
from kg.rdf.links import link_triples
from kg.terms import BASE, graph_iri
from kg.wikidata.items import Item


def wikidata_quads(
    endpoint: str, items: Iterable[Item], candidates: Mapping[str, Iterable[Link]], *, base: str = BASE
) -> Iterator[str]:
    """Yield the lines of the graph: items, candidates by entity (none accepted), and where all of it comes from."""
    graph = graph_iri("wikidata", base)
    return iter(dict.fromkeys(lines(_triples(graph, endpoint, items, candidates), graph)))


def _triples(graph: str, endpoint: str, items: Iterable[Item], candidates: Mapping[str, Iterable[Link]]) -> Iterator[Triple]:
    yield iri(graph), "prov:wasDerivedFrom", iri(endpoint)
    for item in items:
        yield from _item(item)
    for entity in sorted(candidates):
        for link in candidates[entity]:
            yield from link_triples(entity, link)


def _item(item: Item) -> Iterator[Triple]:
    node = iri(item.iri)
    for language, label in sorted(item.labels.items()):
        yield node, "rdfs:label", string(label, language)
    for language, description in sorted(item.descriptions.items()):
        yield node, "schema:description", string(description, language)
    for kind in item.kinds:
        yield node, "rdf:type", iri(kind)
    if item.latitude is not None and item.longitude is not None:
        yield node, "schema:latitude", decimal(item.latitude)
        yield node, "schema:longitude", decimal(item.longitude)
    for page in item.pages:
        yield node, "schema:sameAs", iri(page)
    if item.code:
        yield node, "schema:identifier", string(item.code)
