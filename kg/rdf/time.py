"""Slot -> triples of a time: as said, what it hangs on, and a date only where the text or its metadata settle one."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Slot, Span
from kg.rdf.line import Triple, day, name, string, token
from kg.rdf.scribe import Scribe


def time_node(scribe: Scribe, span: Span) -> str:
    """Return the time that stands at a span."""
    return scribe.place("time", f"{span.start}-{span.end}")


def time_triples(scribe: Scribe, slot: Slot) -> Iterator[Triple]:
    """Yield the triples of a time."""
    node = time_node(scribe, slot.span)
    yield node, "rdf:type", name("kg:Time")
    if slot.relation:
        yield node, "kg:relation", token("temporal", slot.relation)
    if slot.entity:
        yield node, "kg:anchor", scribe.entity(slot.entity)
    if slot.value:
        date = day(slot.value)
        yield (node, "kg:date", date) if date else (node, "kg:value", string(slot.value))
    yield from scribe.evidence(node, slot.span)
