"""Record -> triples of its claims: one node a claim, whose own property tells asserting from expressing."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Argument, Claim, Slot, Span, envelope
from kg.rdf.attribution import source_triples
from kg.rdf.line import Triple, name, token
from kg.rdf.scribe import Scribe
from kg.rdf.time import time_node, time_triples
from kg.terms import ROLES

MODES = {"states": "kg:states", "reports": "kg:reports", "denies": "kg:denies", "considers": "kg:considers"}


def claim_triples(scribe: Scribe) -> Iterator[Triple]:
    """Yield the triples of every claim; the property that points at its predicate is its mode."""
    attributions = {item.id: item for item in scribe.record.attributions}
    for claim in scribe.record.claims:
        node = scribe.claim(claim.id)
        yield node, "rdf:type", name("kg:Claim")
        yield from _statement(scribe, node, claim)
        if claim.quantity:
            yield node, "kg:quantity", scribe.quantity(claim.quantity)
        if claim.attribution:
            yield node, "kg:attribution", scribe.attribution(claim.attribution)
            yield from source_triples(scribe, node, attributions[claim.attribution])
        yield from _doubt(scribe, node, claim)
        yield node, "kg:sentence", scribe.span(claim.sentence)
        yield node, "kg:article", scribe.article
        yield from scribe.evidence(node, claim.span)


def _statement(scribe: Scribe, node: str, claim: Claim) -> Iterator[Triple]:
    yield node, MODES[claim.mode], token("predicate", claim.predicate.concept)
    yield node, "kg:certainty", token("certainty", claim.certainty)
    if claim.modality:
        yield node, "kg:modality", token("modality", claim.modality)
    if claim.polarity == "negative":
        yield node, "kg:polarity", token("polarity", claim.polarity)
    for relation, argument in (("kg:subject", claim.subject), ("kg:object", claim.object)):
        if argument:
            yield node, relation, scribe.filler(argument.entity, argument.spans or (argument.head,))
    for argument in claim.arguments:
        yield from _argument(scribe, node, argument)


def _argument(scribe: Scribe, node: str, argument: Argument) -> Iterator[Triple]:
    relation, spans = ROLES.get(argument.role, "kg:argument"), argument.spans or (argument.head,)
    if relation != "kg:time":
        yield node, relation, scribe.filler(argument.entity, spans)
        return
    place = envelope(spans)
    yield node, relation, time_node(scribe, place)
    yield from time_triples(scribe, Slot(place, argument.entity, argument.value, argument.role))


def _doubt(scribe: Scribe, node: str, claim: Claim) -> Iterator[Triple]:
    if claim.reading == "doubtful":
        yield node, "kg:reading", token("reading", claim.reading)
        for repair in scribe.repairs_over(_spans(claim)):
            yield node, "kg:suspect", scribe.repair(repair)


def _spans(claim: Claim) -> tuple[Span, ...]:
    """Return the words of the slots of a claim, else the whole of it."""
    fillers = (claim.subject, claim.object, *claim.arguments)
    spans = (*claim.predicate.spans, *(span for filler in fillers if filler for span in filler.spans))
    return spans or (claim.span,)
