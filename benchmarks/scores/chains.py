"""Chains of the gold and of a record -> counts over the mentions that both know: coreferent pairs, and B³ in hundredths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from benchmarks.scores.names import score_b_cubed, score_pairs
from benchmarks.scores.rates import Count
from kg.model import Mention, Span

Row = Mapping[str, Any]
ALIKE = 0.5


def count(gold: Iterable[Row], mentions: Iterable[Mention]) -> Iterator[tuple[str, Count]]:
    """Yield measures with their counts for one article, none where no mention is known to both.

    A gold row has ``start``, ``end`` and ``group``, the name of its chain.
    """
    aligned = align(mentions, list(gold))
    if not aligned:
        return
    wanted = {place: chain for place, (chain, _) in aligned.items()}
    given = {place: entity for place, (_, entity) in aligned.items()}
    pairs, cubed = score_pairs(wanted, given), score_b_cubed(wanted, given)
    yield "pairs", Count(int(pairs.gold), int(pairs.found), int(pairs.right))
    for side, size, right in (
        ("precision", cubed.found, cubed.right),
        ("recall", cubed.gold, cubed.right if cubed.right_gold is None else cubed.right_gold),
    ):
        whole = round(100 * size)
        yield f"B³ {side}", Count(whole, whole, round(100 * right))


def align(mentions: Iterable[Mention], gold: Iterable[Row]) -> dict[Span, tuple[str, str]]:
    """Return the gold's chain and the record's entity of every mention that is alike in both, an open one in its own chain."""
    listed = list(gold)
    found = {}
    for mention in mentions:
        if mention.kind == "adjective":
            continue
        near = [(likeness(mention, row), row["group"]) for row in listed]
        best, group = max(near, default=(0.0, ""))
        if best >= ALIKE:
            found[mention.span] = (group, mention.entity or f"open {mention.span.start}")
    return found


def likeness(mention: Mention, row: Row) -> float:
    """Return the share of characters in common; a name that ends a gold mention is its head, and as good."""
    span = Span(row["start"], row["end"])
    shared = min(span.end, mention.span.end) - max(span.start, mention.span.start)
    joint = max(span.end, mention.span.end) - min(span.start, mention.span.start)
    if mention.kind == "name" and span.covers(mention.span) and span.end - mention.span.end <= 2:
        return max(ALIKE, shared / joint)
    return max(0, shared) / joint
