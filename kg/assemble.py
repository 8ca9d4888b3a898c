"""Findings -> Record: what nothing refers to is dropped, and doubt is carried to what stands on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.model import Argument, Article, Attribution, Claim, Mention, Quantity, Record, Repair, Resolution, Sentence, Span, Unread


@dataclass(frozen=True, slots=True)
class Findings:
    """What the extraction stages found in one article."""

    resolution: Resolution
    attributions: tuple[Attribution, ...]
    quantities: tuple[Quantity, ...]
    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]


def assemble_record(article: Article, findings: Findings, sentences: tuple[Sentence, ...], repairs: tuple[Repair, ...]) -> Record:
    """Return the record: entities are those with a name, several mentions or a part in a claim, quantity or attribution."""
    kept = _kept_entities(findings)
    return Record(
        article=article,
        sentences=sentences,
        mentions=tuple(sorted(_kept_mentions(findings.resolution.mentions, kept), key=_place)),
        entities=tuple(entity for entity in findings.resolution.entities if entity.id in kept),
        attributions=tuple(_doubted(item, item.content, sentences, repairs) for item in findings.attributions),
        quantities=findings.quantities,
        claims=tuple(_doubted_claim(claim, sentences, repairs) for claim in findings.claims),
        unread=findings.unread,
        repairs=repairs,
    )


def _place(mention: Mention) -> tuple[int, int, int, str]:
    return mention.span.start, -mention.span.end, mention.head.start, mention.kind


def _kept_entities(findings: Findings) -> frozenset[str]:
    named = {mention.entity for mention in findings.resolution.mentions if mention.kind == "name"}
    counted: dict[str | None, int] = {}
    for mention in findings.resolution.mentions:
        counted[mention.entity] = counted.get(mention.entity, 0) + 1
    shared = {entity for entity, count in counted.items() if count > 1}
    return frozenset(entity for entity in named | shared | set(_referred(findings)) if entity)


def _referred(findings: Findings) -> Iterable[str | None]:
    for attribution in findings.attributions:
        yield from (attribution.speaker, attribution.via)
    for quantity in findings.quantities:
        yield from (slot.entity for slot in (quantity.counted, quantity.population, quantity.place, quantity.time) if slot)
    for claim in findings.claims:
        yield from (argument.entity for argument in _arguments(claim))


def _arguments(claim: Claim) -> list[Argument]:
    return [argument for argument in (claim.subject, claim.object, *claim.arguments) if argument]


def _kept_mentions(mentions: Iterable[Mention], kept: frozenset[str]) -> Iterable[Mention]:
    """Keep names, adjectives and pronouns (open ones too), and the nominals of kept entities."""
    return (mention for mention in mentions if mention.kind != "nominal" or mention.entity in kept)


def _doubted(
    attribution: Attribution, spans: Iterable[Span], sentences: Sequence[Sentence], repairs: Sequence[Repair]
) -> Attribution:
    reasons = _reasons(spans, sentences, repairs)
    return replace(attribution, reading="doubtful") if reasons else attribution


def _doubted_claim(claim: Claim, sentences: Sequence[Sentence], repairs: Sequence[Repair]) -> Claim:
    spans = [span for argument in _arguments(claim) for span in argument.spans]
    spans.extend(claim.predicate.spans)
    spans.extend([] if spans else [claim.span])
    reasons = _reasons(spans, sentences, repairs)
    if not reasons:
        return claim
    return replace(claim, reading="doubtful", reasons=tuple(dict.fromkeys((*claim.reasons, *reasons))))


def _reasons(spans: Iterable[Span], sentences: Sequence[Sentence], repairs: Sequence[Repair]) -> tuple[str, ...]:
    """Return why words are doubtful: a repair among them, or a sentence that is a fragment."""
    listed = list(spans)
    found = [repair.reason for repair in repairs if any(repair.span.overlaps(span) for span in listed)]
    for sentence in sentences:
        if sentence.role == "fragment" and any(sentence.span.overlaps(span) for span in listed):
            found.extend(sentence.reasons)
    return tuple(dict.fromkeys(found))
