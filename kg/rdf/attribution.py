"""Record -> triples of its attributions: who is given which words, by which cue."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Attribution
from kg.rdf.line import Triple, name, token
from kg.rdf.scribe import Scribe


def attribution_triples(scribe: Scribe) -> Iterator[Triple]:
    """Yield the triples of every attribution; what the text leaves open is left out."""
    for attribution in scribe.record.attributions:
        node = scribe.attribution(attribution.id)
        yield node, "rdf:type", name("kg:Attribution")
        if attribution.kind == "direct":
            yield node, "rdf:type", name("kg:Quotation")
        yield node, "kg:kind", token("kind", attribution.kind)
        yield node, "kg:act", token("act", attribution.act)
        for relation, spans in (
            ("kg:content", attribution.content),
            ("kg:cue", attribution.cue),
            ("kg:source", attribution.source),
        ):
            for span in spans:
                yield node, relation, scribe.span(span)
        yield from source_triples(scribe, node, attribution)
        if attribution.within:
            yield node, "kg:within", scribe.attribution(attribution.within)
        if attribution.reading == "doubtful":
            yield node, "kg:reading", token("reading", attribution.reading)
        sentence = scribe.sentence_at(attribution.span)
        if sentence:
            yield node, "kg:sentence", scribe.span(sentence)
        yield from scribe.evidence(node, attribution.span)


def source_triples(scribe: Scribe, node: str, attribution: Attribution) -> Iterator[Triple]:
    """Yield who speaks: the agent, the work that speaks for it, and the words that name the source."""
    if attribution.speaker:
        yield node, "kg:attributedTo", scribe.entity(attribution.speaker)
    if attribution.via:
        yield node, "kg:via", scribe.entity(attribution.via)
    if attribution.source:
        yield node, "kg:sourceText", scribe.joined(attribution.source)
