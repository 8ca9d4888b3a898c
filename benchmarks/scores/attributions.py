"""Score attributions against gold: content at an overlap, content with source, by form and kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.model import Attribution, Span

Spans = Sequence[Sequence[int]]
FORMS = {"that": "que"}


def characters(spans: Spans) -> frozenset[int]:
    """Return the offsets that some spans cover."""
    return frozenset(offset for start, end in spans for offset in range(start, end))


def overlap(left: frozenset[int], right: frozenset[int]) -> float:
    """Return the characters in both as a share of those in either."""
    return len(left & right) / (len(left | right) or 1)


def pairs(gold: Sequence[Mapping[str, Any]], found: Sequence[Attribution], threshold: float) -> list[tuple[int, int]]:
    """Match gold and found one to one by content, the best overlaps first; the cue breaks ties."""
    wanted = [characters(row["content"]) for row in gold]
    given = [characters(as_lists(item.content)) for item in found]
    ranked = sorted(
        (
            (-overlap(left, right), not _meet(gold[i]["cue"], as_lists(found[j].cue)), i, j)
            for i, left in enumerate(wanted)
            for j, right in enumerate(given)
            if overlap(left, right) >= threshold
        )
    )
    matched: list[tuple[int, int]] = []
    for _, _, i, j in ranked:
        if all(i != left and j != right for left, right in matched):
            matched.append((i, j))
    return matched


def as_lists(spans: Iterable[Span]) -> list[list[int]]:
    """Return spans as pairs of offsets."""
    return [[span.start, span.end] for span in spans]


def _meet(left: Spans, right: Spans) -> bool:
    return bool(characters(left) & characters(right)) or (not left and not right)


def count(gold: Sequence[Mapping[str, Any]], found: Sequence[Attribution]) -> Counter[str]:
    """Return what was wanted, found and right in one article.

    Keys are ``{measure}`` and ``{measure}/{form|kind}`` under ``gold``, ``found``, ``content@0.3``, ``content@0.8``, ``joint``;
    ``joint``: content at 0.3 with overlapping sources, both empty counting.
    """
    counts: Counter[str] = Counter(gold=len(gold), found=len(found))
    for row in gold:
        counts.update(f"gold/{label}" for label in (FORMS.get(row["form"], row["form"]), row["kind"]))
    for item in found:
        counts.update(f"found/{label}" for label in (item.form, item.kind))
    for name, threshold in (("content@0.3", 0.3), ("content@0.8", 0.8)):
        for i, j in pairs(gold, found, threshold):
            row, item = gold[i], found[j]
            hits = [name]
            if threshold == 0.3 and _meet(row["source"], as_lists(item.source)):
                hits.append("joint")
            for hit in hits:
                counts[hit] += 1
                counts.update(f"{hit}/{label}" for label in (FORMS.get(row["form"], row["form"]), row["kind"]))
                counts[f"{hit}-found/{item.form}"] += 1
    return counts


def rates(counts: Mapping[str, int], measure: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 of a measure."""
    right = counts.get(measure, 0)
    precision = right / (counts.get("found", 0) or 1)
    recall = right / (counts.get("gold", 0) or 1)
    return precision, recall, 2 * precision * recall / ((precision + recall) or 1)
