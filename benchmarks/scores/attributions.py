"""Gold rows and found attributions -> counts of what is right, by form and kind.

Names of counts: ``gold``, ``found``, ``content@0.3``, ``content@0.8`` and ``joint`` (content at 0.3 with overlapping sources, two
empty ones too), each also as ``joint/que``, ``joint/direct`` … by the gold's form and kind (``found`` by its own).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.model import Attribution, Span

Row = Mapping[str, Any]
Spans = Sequence[Sequence[int]]
FORMS = {"that": "que"}
THRESHOLDS = (0.3, 0.8)


def count(gold: Sequence[Row], found: Sequence[Attribution]) -> Counter[str]:
    """Return what is wanted, found and right in one article."""
    counts: Counter[str] = Counter()
    for row in gold:
        _add(counts, "gold", labels_of(row))
    for item in found:
        _add(counts, "found", (item.form, item.kind))
    for threshold in THRESHOLDS:
        for row, item in pair_up(gold, found, threshold):
            _add(counts, f"content@{threshold}", labels_of(row))
            if threshold == THRESHOLDS[0] and meet(row["source"], as_lists(item.source)):
                _add(counts, "joint", labels_of(row))
    return counts


def pair_up(gold: Sequence[Row], found: Sequence[Attribution], threshold: float) -> list[tuple[Row, Attribution]]:
    """Match gold and found one to one by content at an overlap, the best first; where contents are alike the cue decides."""
    wanted = [characters(row["content"]) for row in gold]
    given = [characters(as_lists(item.content)) for item in found]
    ranked = sorted(
        (-overlap(left, right), not meet(gold[i]["cue"], as_lists(found[j].cue)), i, j)
        for i, left in enumerate(wanted)
        for j, right in enumerate(given)
        if overlap(left, right) >= threshold
    )
    rows: dict[int, int] = {}
    for _, _, i, j in ranked:
        if i not in rows and j not in rows.values():
            rows[i] = j
    return [(gold[i], found[j]) for i, j in rows.items()]


def rates(counts: Mapping[str, int], measure: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 of a measure.

    >>> rates({"gold": 4, "found": 2, "joint": 1}, "joint")
    (0.5, 0.25, 0.3333333333333333)
    """
    right = counts.get(measure, 0)
    precision = right / (counts.get("found", 0) or 1)
    recall = right / (counts.get("gold", 0) or 1)
    return precision, recall, 2 * precision * recall / ((precision + recall) or 1)


def labels_of(row: Row) -> tuple[str, str]:
    """Return the form and kind of a gold row, the same name for that-clauses in every language."""
    return FORMS.get(row["form"], row["form"]), row["kind"]


def characters(spans: Spans) -> frozenset[int]:
    """Return the offsets that some spans cover."""
    return frozenset(offset for start, end in spans for offset in range(start, end))


def overlap(left: frozenset[int], right: frozenset[int]) -> float:
    """Return the characters in both as a share of those in either."""
    return len(left & right) / (len(left | right) or 1)


def as_lists(spans: Iterable[Span]) -> list[list[int]]:
    """Return spans as pairs of offsets."""
    return [[span.start, span.end] for span in spans]


def meet(left: Spans, right: Spans) -> bool:
    """Tell whether two lists of spans share a character, or are both empty."""
    return bool(characters(left) & characters(right)) or (not left and not right)


def _add(counts: Counter[str], name: str, labels: Iterable[str]) -> None:
    counts.update([name, *(f"{name}/{label}" for label in labels)])
