"""What is measured: which measures cover which, and which figures stay as they are once they are given."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.resources import locate


@cache
def covered() -> Mapping[str, frozenset[str]]:
    """Return for each measure those that it covers, itself among them."""
    lines = locate("ontology", "measures.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    direct = {measure: frozenset(filter(None, parts.split("|"))) for measure, parts in rows}
    return {measure: _closure(measure, direct) for measure in direct}


def _closure(measure: str, direct: Mapping[str, frozenset[str]]) -> frozenset[str]:
    parts = {measure}
    for part in direct.get(measure, ()):
        parts |= _closure(part, direct)
    return frozenset(parts)


def related(left: str | None, right: str | None) -> bool:
    """Tell whether two measures are the same or one covers the other.

    >>> related("killed", "killed_or_missing"), related("killed", "wounded"), related(None, None)
    (True, False, True)
    """
    if left is None or right is None:
        return left is right
    return left == right or right in covered().get(left, ()) or left in covered().get(right, ())


@cache
def family(measure: str | None) -> str | None:
    """Return the first measure in order of those that cover a measure, which related ones share."""
    if measure is None:
        return None
    return min((whole for whole, parts in covered().items() if measure in parts), key=lambda name: (-len(covered()[name]), name))
