"""Gold and found names -> scores: strict is the same span and type, overlap the same type and a shared character."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Span


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A name with its place and type."""

    span: Span
    type: str


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one comparison; rates are 0 where nothing is counted."""

    right: float = 0
    found: float = 0
    gold: float = 0
    right_gold: float | None = None

    @property
    def precision(self) -> float:
        """The share of what is found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that is found."""
        right = self.right if self.right_gold is None else self.right_gold
        return right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: Score) -> Score:
        """Add the counts of two comparisons."""
        rights = None
        if self.right_gold is not None or other.right_gold is not None:
            rights = (self.right_gold or 0) + (other.right_gold or 0)
        return Score(self.right + other.right, self.found + other.found, self.gold + other.gold, rights)


def outermost(names: Iterable[Named]) -> list[Named]:
    """Keep the names that lie in no other name."""
    listed = list(names)
    return [name for name in listed if not any(other.span != name.span and other.span.covers(name.span) for other in listed)]


def score_names(gold: Sequence[Named], found: Sequence[Named], types: Collection[str]) -> Mapping[str, tuple[Score, Score]]:
    """Return by type the strict and the overlapping score, each name matched once."""
    scores = {}
    for kind in types:
        wanted = [name for name in gold if name.type == kind]
        given = [name for name in found if name.type == kind]
        strict = _matches(wanted, given, lambda left, right: left == right)
        overlap = _matches(wanted, given, lambda left, right: left.span.overlaps(right.span))
        scores[kind] = (Score(strict, len(given), len(wanted)), Score(overlap, len(given), len(wanted)))
    return scores


def _matches(gold: Sequence[Named], found: Sequence[Named], agree: Callable[[Named, Named], bool]) -> int:
    free, count = sorted(found), 0
    for name in sorted(gold):
        hit = next((other for other in free if agree(name, other)), None)
        if hit is not None:
            free.remove(hit)
            count += 1
    return count


def score_pairs(gold: Mapping[Hashable, str], found: Mapping[Hashable, str]) -> Score:
    """Return the score of coreferent pairs among the mentions that both sides know (key -> chain)."""
    shared = [key for key in found if key in gold]
    right = _pairs(Counter((gold[key], found[key]) for key in shared))
    return Score(right, _pairs(Counter(found[key] for key in shared)), _pairs(Counter(gold[key] for key in shared)))


def _pairs(sizes: Mapping[Hashable, int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def score_b_cubed(gold: Mapping[Hashable, str], found: Mapping[Hashable, str]) -> Score:
    """Return B³ (Bagga and Baldwin 1998) over the mentions that both sides know."""
    shared = [key for key in found if key in gold]
    wanted, given = defaultdict(set), defaultdict(set)
    for key in shared:
        wanted[gold[key]].add(key)
        given[found[key]].add(key)
    precise = sum(len(wanted[gold[key]] & given[found[key]]) / len(given[found[key]]) for key in shared)
    recalled = sum(len(wanted[gold[key]] & given[found[key]]) / len(wanted[gold[key]]) for key in shared)
    return Score(precise, len(shared), len(shared), recalled)
