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
    """Return the gold's chain and the record's entity of the mentions that are alike in both, matched one to one, the best first.

    An open mention stands in a chain of its own; adjectives of nationality are left out.
    """
    listed, found = list(gold), [mention for mention in mentions if mention.kind != "adjective"]
    ranked = sorted(
        (-alike, i, j)
        for i, row in enumerate(listed)
        for j, mention in enumerate(found)
        if (alike := likeness(mention, row)) >= ALIKE
    )
    pairs: dict[int, int] = {}
    for _, i, j in ranked:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return {
        found[j].span: (listed[i]["group"], found[j].entity or f"open {found[j].span.start}") for i, j in sorted(pairs.items())
    }


def likeness(mention: Mention, row: Row) -> float:
    """Return the share of characters in common; ``ALIKE`` at least for a name that ends a gold mention, a noun with its words.

    The name is the head of such a mention; such a noun has the gold's beginning and its head in the gold, and goes on behind it.
    """
    span = Span(row["start"], row["end"])
    if not span.overlaps(mention.span):
        return 0.0
    shared = min(span.end, mention.span.end) - max(span.start, mention.span.start)
    share = shared / (max(span.end, mention.span.end) - min(span.start, mention.span.start))
    ends = mention.kind == "name" and span.covers(mention.span) and span.end - mention.span.end <= 2
    begins = mention.kind == "nominal" and mention.span.start == span.start and span.covers(mention.head)
    return max(ALIKE, share) if ends or begins else share
