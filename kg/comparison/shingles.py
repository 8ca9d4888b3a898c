"""Texts -> pairs that share much of their wording, without comparing all with all (Broder 1997; Leskovec et al. 2014, ch. 3)."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping

from kg.comparison.words import WORD, fold

FIRST_HOLDERS = 10
SKETCH = 64


def shingles(text: str, length: int) -> frozenset[int]:
    """Return the checksums of all runs of so many folded words."""
    words = [fold(word) for word in WORD.findall(text)]
    return frozenset(zlib.crc32(" ".join(words[first : first + length]).encode()) for first in range(len(words) - length + 1))


def sketch(marks: Iterable[int]) -> list[int]:
    """Return the smallest checksums: those that two texts keep both are shared in proportion to what the texts share."""
    return sorted(marks)[:SKETCH]


def sharing_pairs(marks: Mapping[str, Iterable[Hashable]], least: int) -> list[tuple[str, str]]:
    """Return the pairs of keys that share at least so many marks, in the order of the mapping.

    Of the holders of a mark that many have, each is paired with the first of them only, so that the work grows with the
    number of texts.
    """
    holders: dict[Hashable, list[str]] = defaultdict(list)
    for key, listed in marks.items():
        for mark in dict.fromkeys(listed):
            holders[mark].append(key)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for keys in holders.values():
        for place, left in enumerate(keys[:FIRST_HOLDERS]):
            for right in keys[place + 1 :]:
                shared[left, right] += 1
    rank = {key: number for number, key in enumerate(marks)}
    found = [pair for pair, count in shared.items() if count >= least]
    return sorted(found, key=lambda pair: (rank[pair[0]], rank[pair[1]]))
