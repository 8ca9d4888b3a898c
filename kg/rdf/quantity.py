"""Record -> triples of its quantities: a number as the text bounds it, of what, and when."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kg.model import Quantity, Slot
from kg.rdf.line import TRUE, Triple, name, number, plain, string, token
from kg.rdf.scribe import Scribe
from kg.rdf.time import time_node, time_triples


def quantity_triples(scribe: Scribe) -> Iterator[Triple]:
    """Yield the triples of every quantity; an open bound has no triple, the interval is always there."""
    for quantity in scribe.record.quantities:
        node = scribe.quantity(quantity.id)
        yield node, "rdf:type", name("kg:Quantity")
        yield from _bounds(node, quantity)
        yield from _meaning(scribe, node, quantity)
        if quantity.attribution:
            yield node, "kg:attribution", scribe.attribution(quantity.attribution)
        for span in () if quantity.attribution else quantity.source:
            yield node, "kg:source", scribe.span(span)
        sentence = scribe.sentence_at(quantity.span)
        if sentence:
            yield node, "kg:sentence", scribe.span(sentence)
        for repair in scribe.repairs_over((quantity.span,)):
            yield node, "kg:suspect", scribe.repair(repair)
        yield from scribe.evidence(node, quantity.span)


def interval(quantity: Quantity) -> str:
    """Return the bounds as one string: ``[60000,70000]``, ``[,200000]``, ``]10,]`` for more than ten."""
    left = "]" if quantity.min_inclusive is False else "["
    right = "[" if quantity.max_inclusive is False else "]"
    return f"{left}{_digits(quantity.minimum)},{_digits(quantity.maximum)}{right}"


def _digits(value: Decimal | None) -> str:
    return "" if value is None else plain(value)


def _bounds(node: str, quantity: Quantity) -> Iterator[Triple]:
    if quantity.minimum is not None:
        yield node, "schema:minValue", number(quantity.minimum)
    if quantity.maximum is not None:
        yield node, "schema:maxValue", number(quantity.maximum)
    yield node, "kg:interval", string(interval(quantity))
    for holds, relation in (
        (quantity.min_inclusive is False, "kg:minExclusive"),
        (quantity.max_inclusive is False, "kg:maxExclusive"),
        (quantity.approximate, "kg:approximate"),
        (quantity.negated, "kg:negated"),
    ):
        if holds:
            yield node, relation, TRUE


def _meaning(scribe: Scribe, node: str, quantity: Quantity) -> Iterator[Triple]:
    if quantity.measure:
        yield node, "kg:measure", token("measure", quantity.measure)
    if quantity.unit:
        yield node, "kg:unit", token("unit", quantity.unit)
    if quantity.scale != "level":
        yield node, "kg:scale", token("scale", quantity.scale)
    if quantity.counted:
        yield node, "kg:counted", scribe.words(quantity.counted.span)
    for relation, slot in (("kg:population", quantity.population), ("kg:place", quantity.place)):
        if slot:
            yield node, relation, scribe.filler(slot.entity, (slot.span,))
    if quantity.time:
        yield from _time(scribe, node, quantity.time)


def _time(scribe: Scribe, node: str, slot: Slot) -> Iterator[Triple]:
    yield node, "kg:time", time_node(scribe, slot.span)
    yield from time_triples(scribe, slot)
