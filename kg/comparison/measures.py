"""What is measured: which measures cover which, as the scheme of measures has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from rdflib import Graph

from kg.resources import locate
from kg.terms import KG, local_name

TOLLS = frozenset(("killed", "wounded", "missing", "killed_or_missing", "casualties", "captured", "arrested"))


@cache
def covered() -> Mapping[str, frozenset[str]]:
    """Return for each measure those that it covers, itself among them."""
    scheme = Graph().parse(locate("ontology", "schemes", "measure.ttl"), format="turtle")
    found: dict[str, set[str]] = defaultdict(set)
    for whole, part in scheme.subject_objects(KG.covers):
        found[local_name(str(whole))].add(local_name(str(part)))
    return {measure: frozenset(parts) for measure, parts in found.items()}


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
    """Return the measure that covers a measure and most others: related ones mostly share it."""
    if measure is None:
        return None
    wholes = [whole for whole, parts in covered().items() if measure in parts]
    return min(wholes, key=lambda name: (-len(covered()[name]), name), default=measure)
