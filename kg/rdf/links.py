"""Record -> quads of the links graph: which entity is whom, how surely, by which method; re-linking rewrites this graph alone."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kg.model import Record
from kg.rdf.line import Triple, boolean, decimal, iri, lines, name, token
from kg.rdf.scribe import Scribe
from kg.terms import BASE, Names, links_graph_iri


def links_quads(record: Record, *, base: str = BASE) -> Iterator[str]:
    """Yield the lines of the links graph; every entity has exactly one identity, its own IRI where it is unlinked."""
    names = Names(record, base)
    return iter(dict.fromkeys(lines(_triples(Scribe(record, names)), links_graph_iri(names.article))))


def _triples(scribe: Scribe) -> Iterator[Triple]:
    for entity in scribe.record.entities:
        node = scribe.entity(entity.id)
        yield node, "kg:identity", iri(entity.identity) if entity.identity else node
        for link in entity.links:
            candidate = iri(scribe.names.link(entity.id, link.target))
            yield candidate, "rdf:type", name("kg:Link")
            yield candidate, "kg:entity", node
            yield candidate, "kg:target", iri(link.target)
            yield candidate, "kg:score", decimal(Decimal(str(link.score)))
            yield candidate, "kg:method", token("method", link.method)
            yield candidate, "kg:accepted", boolean(value=link.accepted)
            yield candidate, "kg:mention", scribe.span(link.mention)
