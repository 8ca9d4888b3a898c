"""Record -> quads of the links graph: which entity is whom, how surely, by which method; re-linking rewrites this graph alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from kg.model import Entity, Link, Record
from kg.rdf.line import Triple, boolean, decimal, iri, lines, name, string, token
from kg.terms import BASE, Names, link_iri, links_graph_iri, span_iri


def links_quads(record: Record, *, base: str = BASE) -> Iterator[str]:
    """Yield the lines of the links graph; every entity has exactly one identity, its own IRI where it is unlinked."""
    return identity_quads(Names(record, base).article, record.entities)


def identity_quads(article: str, entities: Iterable[Entity]) -> Iterator[str]:
    """Yield the lines of the links graph of a text for its entities, in their order."""
    return iter(dict.fromkeys(lines(_triples(article, entities), links_graph_iri(article))))


def _triples(article: str, entities: Iterable[Entity]) -> Iterator[Triple]:
    for entity in entities:
        node = f"{article}/{entity.id}"
        yield iri(node), "kg:identity", iri(entity.identity or node)
        for link in entity.links:
            yield from link_triples(node, link)


def link_triples(entity: str, link: Link) -> Iterator[Triple]:
    """Yield the triples of a candidate identity of an entity."""
    node = iri(link_iri(entity, link.target, link.method))
    yield node, "rdf:type", name("kg:Link")
    yield node, "kg:entity", iri(entity)
    yield node, "kg:target", iri(link.target)
    yield node, "kg:score", decimal(Decimal(str(link.score)))
    yield node, "kg:method", token("method", link.method)
    yield node, "kg:accepted", boolean(value=link.accepted)
    yield node, "kg:mention", iri(span_iri(entity.rpartition("/")[0], link.mention))
    if link.reason:
        yield node, "kg:reason", string(link.reason)
