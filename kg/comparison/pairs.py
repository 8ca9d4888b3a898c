"""Figures -> the pairs worth comparing, from blocks that share what is measured and a place, country or name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.comparison.measures import family
from kg.comparison.nouns import Figure, Sheet
from kg.comparison.periods import days_between
from kg.comparison.relate import comparable, incompatible
from kg.model import Span

NEIGHBOURS = 50
EVENT_DAYS = 30
MOST_DIFFERENCES = 2
STILL = (None, "other")
DOZEN = 12
Block = tuple[str, ...]


def block_figures(figures: Iterable[Figure]) -> dict[Block, list[Figure]]:
    """Return the figures by block, each block in the order of time."""
    blocks: dict[Block, list[Figure]] = defaultdict(list)
    for figure in sorted(figures, key=_place):
        for block in _blocks(figure):
            blocks[block].append(figure)
    return dict(sorted(blocks.items()))


def _place(figure: Figure) -> tuple[str, str, Span]:
    return figure.as_of or "", figure.article, figure.span


def _blocks(figure: Figure) -> Iterator[Block]:
    measure = family(figure.measure) or ""
    what: Block = (measure, figure.unit or "")
    if figure.measure in STILL:
        counted = sorted(figure.population.kinds | figure.population.words)
        if not counted:
            return
        what = (*what, *counted)
    narrow = figure.scene.key if figure.scene and not figure.scene.country else ""
    for anchor in sorted(anchors(figure)):
        yield (*what, anchor)
        if narrow:
            yield (*what, anchor, narrow)


def anchors(figure: Figure) -> frozenset[str]:
    """Return what ties a figure to others: the countries of its population, else its place and what its sentence names."""
    if figure.population.territories:
        return figure.population.territories
    place = {figure.scene.key} if figure.scene else set()
    return frozenset(place | figure.names)


def pair_figures(figures: Iterable[Figure], sheets: Mapping[str, Sheet]) -> Iterator[tuple[Figure, Figure]]:
    """Yield each pair worth comparing once: figures of one block that differ in two respects at most and may tell of one event.

    Each figure meets the next fifty of its block in time, so that the work grows with the number of figures.
    """
    seen = set()
    for listed in block_figures(figures).values():
        for place, left in enumerate(listed):
            for right in listed[place + 1 : place + 1 + NEIGHBOURS]:
                pair = (left.id, right.id)
                if pair not in seen and _worth_comparing(left, right, sheets):
                    seen.add(pair)
                    yield left, right


def contested_pairs(figures: Iterable[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield each two figures of different voices that answer one another, directly or over others, in the order of blocks."""
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        groups[figure.id] = groups.get(figure.answers or "", [])
        groups[figure.id].append(figure)
        for other in groups[figure.id][:-1]:
            if (other.voice and other.voice.origin.key) != (figure.voice and figure.voice.origin.key):
                left, right = sorted((other, figure), key=_place)
                yield left, right


def _worth_comparing(left: Figure, right: Figure, sheets: Mapping[str, Sheet]) -> bool:
    if left.article == right.article and (left.voice and left.voice.key) == (right.voice and right.voice.key):
        return False
    if left.measure in STILL and not _one_count(left, right):
        return False
    if not comparable(left, right) or len(incompatible(left, right)) > MOST_DIFFERENCES:
        return False
    if left.population.territories and right.population.territories:
        return True
    gap = days_between(left.as_of, right.as_of)
    return (gap is None or gap <= EVENT_DAYS) and _one_story(left, right, sheets)


def _one_count(left: Figure, right: Figure) -> bool:
    """Tell whether two figures that no measure names may count one thing: one predicate, or one large number in two languages.

    A narrator tells of another event each day, where a source that speaks revises one count.
    """
    if left.act is None or left.act != right.act:
        foreign = left.act is None or right.act is None or left.act.partition("/")[0] != right.act.partition("/")[0]
        return foreign and left.bounds == right.bounds and (left.bounds.low or 0) > DOZEN
    narrated = left.voice is None or left.voice.span is None
    return left.as_of == right.as_of or not narrated or left.voice != right.voice


def _one_story(left: Figure, right: Figure, sheets: Mapping[str, Sheet]) -> bool:
    """Tell whether two articles share two names or numbers, the only name of one, or a third of the words they begin with."""
    if left.article == right.article:
        return True
    mine, other = sheets[left.article], sheets[right.article]
    shared = max(len(mine.names & other.names), len(mine.numbers & other.numbers))
    if shared >= 2 or (shared and min(len(mine.names), len(other.names)) == 1):
        return True
    beginnings = mine.beginning, other.beginning
    return mine.language == other.language and 3 * len(beginnings[0] & beginnings[1]) >= min(map(len, beginnings)) > 0


def without_parts(pairs: Sequence[tuple[Figure, Figure, str]]) -> list[bool]:
    """Tell of each pair with its verdict whether it stands once an article with several figures is held to its best match.

    Where an article gives several figures of one thing by one source, all but the largest are taken for parts, and none
    of them contradicts or supersedes a figure that another of them agrees with. Nor do figures of one article clash by
    themselves: mostly one is of a part, another time or another event. Those that it sets side by side are no such pairs.
    """
    groups: dict[tuple[tuple[str, ...], ...], list[int]] = defaultdict(list)
    for number, (left, right, _) in enumerate(pairs):
        groups[tuple(sorted((_giver(left), _giver(right))))].append(number)
    stands = [True] * len(pairs)
    for numbers in groups.values():
        clashes = [number for number in numbers if pairs[number][2] in ("contradicts", "supersedes")]
        matched = any(pairs[number][2] in ("agrees", "refines", "overlaps") for number in numbers)
        largest = max(clashes, key=lambda number: (_size(pairs[number]), -number), default=None)
        for number in clashes:
            left, right, _ = pairs[number]
            parts = left.part or right.part or left.article == right.article
            stands[number] = not matched and number == largest and not parts
    return stands


def _giver(figure: Figure) -> tuple[str, ...]:
    voice = figure.voice.key if figure.voice else ""
    place = figure.scene.key if figure.scene and not figure.scene.country else ""
    period = "total" if figure.period.kind == "open" else figure.period.kind
    return figure.article, voice, figure.measure or "", figure.unit or "", place, period


def _size(pair: tuple[Figure, Figure, str]) -> tuple[float, float]:
    sizes = sorted(float(figure.bounds.high or figure.bounds.low or 0) for figure in pair[:2])
    return sizes[1], sizes[0]
