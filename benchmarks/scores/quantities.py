"""Gold rows and found quantities -> counts of what is right, by field, kind of figure and language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kg.model import Quantity, Span

Row = Mapping[str, Any]
FIELDS = ("value", "interval", "span", "unit", "measure", "counted", "source")
TOLERANCE = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold row with the found quantity that meets it, either of them None where the other side has none."""

    language: str
    gold: Row | None
    found: Quantity | None


def pair_up(language: str, gold: Sequence[Row], found: Sequence[Quantity]) -> list[Pair]:
    """Return one-to-one pairs of gold rows and quantities whose spans meet, best overlap first, and the rest alone."""
    meetings = sorted(
        (-_shared(row, quantity), i, j)
        for i, row in enumerate(gold)
        for j, quantity in enumerate(found)
        if _shared(row, quantity) > 0
    )
    rows: dict[int, int] = {}
    for _, i, j in meetings:
        if i not in rows and j not in rows.values():
            rows[i] = j
    pairs = [Pair(language, row, found[rows[i]] if i in rows else None) for i, row in enumerate(gold)]
    return pairs + [Pair(language, None, quantity) for j, quantity in enumerate(found) if j not in rows.values()]


def kind_of(row: Row) -> str:
    """Return exact, approximate, bound, range, indefinite or vague for a gold row."""
    low, high = row["min"], row["max"]
    if low is None and high is None:
        return "vague"
    if low is None or high is None:
        return "indefinite" if high is None and row["approximate"] and row["min_inclusive"] else "bound"
    if low != high:
        return "range"
    return "approximate" if row["approximate"] else "exact"


def right_fields(pair: Pair) -> dict[str, bool]:
    """Return, for a matched pair, whether each field agrees: spans by overlap of their text, ``span`` exactly."""
    gold, found = pair.gold, pair.found
    assert gold is not None and found is not None
    numbers = [_equal(gold[name], bound) for name, bound in (("min", found.minimum), ("max", found.maximum))]
    flags = (gold["min_inclusive"], gold["max_inclusive"]) == (found.min_inclusive, found.max_inclusive)
    return {
        "value": _stated(gold["min"], gold["max"]) == _stated(found.minimum, found.maximum),
        "interval": all(numbers) and flags,
        "span": tuple(gold["span"]) == (found.span.start, found.span.end),
        "unit": gold["unit"] == found.unit,
        "measure": gold["measure"] == found.measure,
        "counted": _meets(gold["counted"], [found.counted.span] if found.counted else []),
        "source": _meets(gold["source"], found.source),
    }


def tally(pairs: Iterable[Pair]) -> dict[tuple[str, str], Counter[str]]:
    """Return counts of ``gold``, ``found``, ``matched`` and the right fields by (language, kind), kind ``all`` too.

    ``sourced`` and ``sourced right`` count the gold rows that name a source.
    """
    counts: dict[tuple[str, str], Counter[str]] = {}
    for pair in pairs:
        kinds = ("all", kind_of(pair.gold)) if pair.gold is not None else ("all",)
        for kind in kinds:
            counter = counts.setdefault((pair.language, kind), Counter())
            counter["gold"] += pair.gold is not None
            counter["found"] += pair.found is not None
            if pair.gold is not None:
                counter["sourced"] += pair.gold["source"] is not None
            if pair.gold is not None and pair.found is not None:
                right = right_fields(pair)
                counter["matched"] += 1
                counter.update(name for name in FIELDS if right[name])
                counter["sourced right"] += pair.gold["source"] is not None and right["source"]
    return counts


def f1(right: int, gold: int, found: int) -> float:
    """Return the balanced mean of precision and recall in per cent.

    >>> f1(9, 10, 10)
    90.0
    """
    return 200 * right / (gold + found) if gold + found else 0.0


def _shared(row: Row, quantity: Quantity) -> int:
    start, end = row["span"]
    return min(end, quantity.span.end) - max(start, quantity.span.start)


def _equal(gold: float | None, found: Decimal | None) -> bool:
    if gold is None or found is None:
        return gold is None and found is None
    return abs(Decimal(str(gold)) - found) <= TOLERANCE * max(1, abs(found))


def _stated(low: float | Decimal | None, high: float | Decimal | None) -> frozenset[Decimal]:
    return frozenset(round(Decimal(str(number)), 3) for number in (low, high) if number is not None)


def _meets(gold: Any, found: Sequence[Span]) -> bool:
    if not gold:
        return not found
    spans = gold if isinstance(gold[0], list) else [gold]
    return any(Span(start, end).overlaps(span) for start, end in spans for span in found)
