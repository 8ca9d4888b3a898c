"""A network -> the places of its nodes in a picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import networkx

Places = dict[str, tuple[float, float]]


def place_nodes(centre: str, others: Sequence[str], edges: Iterable[tuple[str, str]]) -> Places:
    """Return where the nodes of a picture of 800 by 560 stand, the centre in its middle; the same input gives the same places."""
    network: networkx.Graph[str] = networkx.Graph()
    network.add_nodes_from((centre, *others))
    network.add_edges_from(edges)
    around: networkx.Graph[str] = networkx.Graph()
    around.add_nodes_from(others)
    start = {centre: (0.0, 0.0)} | {name: (float(x), float(y)) for name, (x, y) in networkx.circular_layout(around).items()}
    places = networkx.spring_layout(network, pos=start, fixed=[centre], iterations=30, seed=7, k=0.9)
    reach = max((max(abs(float(x)), abs(float(y))) for x, y in places.values()), default=1.0) or 1.0
    return {
        name: (round(400 + 320 * float(x) / reach, 1), round(280 + 245 * float(y) / reach, 1)) for name, (x, y) in places.items()
    }
