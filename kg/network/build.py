"""A store -> a network of entities (networkx), every edge with its claim, quote, source and offsets.

Entities of several articles that have one identity are one node. A claim is an edge from its subject, else its object, to all
others who take part in it; a claim about one entity alone is an edge to itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import networkx

from kg.network.select import Selection, select
from kg.network.told import Told, read_claims, read_names
from kg.store import Asked

EVERYTHING = Selection()


def build_graph(store: Asked, wanted: Selection = EVERYTHING) -> networkx.MultiDiGraph[str]:
    """Return the network of a store, nodes and edges in the order of their IRIs.

    With filters it holds the claims that are wanted and those who take part in them; without any, every entity.
    """
    names = read_names(store)
    chosen = list(select(read_claims(store), names, wanted))
    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    met = {identity for told in chosen for identity in told.identities}
    for identity, named in sorted(names.items()):
        if wanted == EVERYTHING or identity in met:
            network.add_node(identity, label=named.label, type=named.type)
    for told in chosen:
        for start, end, role, key in _edges(told):
            network.add_edge(start, end, key=key, role=role, **_evidence(told))
    return network


def _edges(told: Told) -> Iterator[tuple[str, str, str, str]]:
    """Yield who is joined to whom by which role of a claim, each with a key that no other edge has: programs take it as an id."""
    if not told.parts:
        return
    (first_role, first), *others = told.parts
    several: Counter[str] = Counter()
    for role, identity in others or [(first_role, first)]:
        several[role] += 1
        ordinal = f" {several[role]}" if several[role] > 1 else ""
        yield first, identity, role, f"{told.iri} {role}{ordinal}"


def _evidence(told: Told) -> dict[str, str | int]:
    return {
        "claim": told.iri,
        "quote": told.quote,
        "source": told.source,
        "speaker": told.speaker,
        "interval": told.interval,
        "article": told.article,
        "published": told.published,
        "publisher": told.publisher,
        "mode": told.mode,
        "predicate": told.predicate,
        "certainty": told.certainty,
        "polarity": told.polarity,
        "start": told.start,
        "end": told.end,
    }
