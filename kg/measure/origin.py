"""Quantities + Attributions -> the words that give each figure, carried over to the figures that are joined to it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Attribution, Span


def find_origin(span: Span, attributions: Sequence[Attribution]) -> Attribution | None:
    """Return the innermost attribution whose content holds a figure."""
    best: Attribution | None = None
    for attribution in attributions:
        if any(part.covers(span) for part in attribution.content) and (best is None or _size(attribution) <= _size(best)):
            best = attribution
    return best


def _size(attribution: Attribution) -> int:
    return sum(part.end - part.start for part in attribution.content)


def source_of(attribution: Attribution | None, attributions: Sequence[Attribution]) -> tuple[Span, ...]:
    """Return the phrase that names the source, for a quotation without one the outer or the nearest one before."""
    if attribution is None or attribution.source:
        return attribution.source if attribution else ()
    outer = next((other for other in attributions if other.id == attribution.within), None)
    if outer is not None and outer.source:
        return outer.source
    if attribution.cue:
        return ()
    before = [other for other in attributions if other.source and other.span.end <= attribution.span.start]
    return max(before, key=lambda other: other.span.end).source if before else ()
