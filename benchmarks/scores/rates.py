"""Counts by article -> precision, recall and F1 with bootstrap intervals over articles."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

SAMPLES = 1_000


@dataclass(frozen=True, slots=True)
class Count:
    """What one article holds of a thing: in the gold, found, and right."""

    gold: int
    found: int
    right: int


@dataclass(frozen=True, slots=True)
class Rate:
    """Precision, recall and F1 in per cent, and the 95 % interval of F1."""

    gold: int
    found: int
    precision: float
    recall: float
    f1: float
    low: float
    high: float


def rate(counts: Sequence[Count]) -> Rate:
    """Return the rates over articles; the interval is the percentile bootstrap (Efron, 1979) with a fixed seed."""
    gold, found, right = _sums(counts)
    chooser = random.Random(0)
    sampled = sorted(_f1(*_sums(chooser.choices(counts, k=len(counts)))) for _ in range(SAMPLES)) if len(counts) > 1 else [0.0]
    return Rate(
        gold,
        found,
        100 * right / found if found else 0.0,
        100 * right / gold if gold else 0.0,
        _f1(gold, found, right),
        sampled[int(0.025 * len(sampled))],
        sampled[int(0.975 * (len(sampled) - 1))],
    )


def _sums(counts: Sequence[Count]) -> tuple[int, int, int]:
    return sum(c.gold for c in counts), sum(c.found for c in counts), sum(c.right for c in counts)


def _f1(gold: int, found: int, right: int) -> float:
    return 200 * right / (gold + found) if gold + found else 0.0
