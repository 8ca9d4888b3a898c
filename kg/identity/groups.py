"""Pairs -> groups: what is linked over any number of steps."""

from __future__ import annotations

from collections.abc import Iterable

Edge = tuple[str, str]


def components(edges: Iterable[Edge]) -> list[tuple[str, ...]]:
    """Return the groups of two and more that pairs make, sorted within and among themselves.

    >>> components([("b", "c"), ("x", "y"), ("a", "b"), ("z", "z")])
    [('a', 'b', 'c'), ('x', 'y')]
    """
    above: dict[str, str] = {}

    def root(item: str) -> str:
        while (higher := above.setdefault(item, item)) != item:
            above[item] = above.setdefault(higher, higher)
            item = above[item]
        return item

    for one, other in edges:
        first, second = sorted((root(one), root(other)))
        above[second] = first
    groups: dict[str, list[str]] = {}
    for item in sorted(above):
        groups.setdefault(root(item), []).append(item)
    return sorted(tuple(group) for group in groups.values() if len(group) > 1)
