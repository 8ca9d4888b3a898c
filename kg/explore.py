"""A store -> a network of entities (networkx), every edge with its claim, quote, source and offsets.

Entities of several articles that have one identity are one node. A claim is an edge from its subject, else its object, to all
others who take part in it; a claim about one entity alone is an edge to itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import groupby

import networkx

from kg.errors import QueryError
from kg.prefixes import PREFIXES, shorten
from kg.store import Row, Store

NODES = """
SELECT ?identity ?name ?type WHERE {
  ?entity a kg:Entity ; schema:name ?name ; kg:identity ?identity .
  OPTIONAL { ?entity a ?type . FILTER(?type != kg:Entity) }
}
"""
CLAIMS = """
SELECT ?claim ?mode ?predicate ?certainty ?polarity ?quote ?start ?end ?article ?source ?speaker ?interval WHERE {
  VALUES ?mode { kg:states kg:reports kg:denies kg:considers }
  ?claim a kg:Claim ; ?mode ?predicate ; kg:certainty ?certainty ; kg:article ?article ;
    kg:quote ?quote ; kg:start ?start ; kg:end ?end .
  OPTIONAL { ?claim kg:polarity ?polarity }
  OPTIONAL { ?claim kg:sourceText ?source }
  OPTIONAL { ?claim kg:attributedTo ?agent . ?agent kg:identity ?speaker }
  OPTIONAL { ?claim kg:quantity ?quantity . ?quantity kg:interval ?interval }
}
"""
PARTS = """
SELECT ?claim ?role ?identity WHERE {
  ?claim a kg:Claim ; ?role ?entity . ?entity a kg:Entity ; kg:identity ?identity .
  FILTER(?role NOT IN (kg:attributedTo, kg:via))
}
"""
OBJECT, SUBJECT = "kg:object", "kg:subject"
CONCEPTS = ("mode", "predicate", "certainty", "polarity")
WRITERS = ("graphml", "gexf", "json")
DYNAMIC = {"start": "quote_start", "end": "quote_end"}


def build_graph(store: Store) -> networkx.MultiDiGraph[str]:
    """Return the network of a store, nodes and edges in the order of their IRIs."""
    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for identity, rows in groupby(_rows(store, NODES), key=lambda row: _text(row, "identity")):
        first = next(rows)
        network.add_node(identity, label=_text(first, "name"), type=shorten(_text(first, "type")))
    parts = {claim: list(rows) for claim, rows in groupby(_rows(store, PARTS), key=lambda row: _text(row, "claim"))}
    for row in _rows(store, CLAIMS):
        claim = _text(row, "claim")
        for start, end, role in _edges(parts.get(claim, [])):
            network.add_edge(start, end, key=f"{claim} {role}", role=role, **_evidence(row))
    return network


def _rows(store: Store, sparql: str) -> list[Row]:
    """Return the rows in the order of their values, column by column."""
    answer = store.query(sparql, bindings={}, prefixes=PREFIXES)
    names = answer.variables or ()
    return sorted(answer.rows(), key=lambda row: tuple(_text(row, name) for name in names))


def _text(row: Row, name: str) -> str:
    term = row[name]
    return term.value if term else ""


def _edges(parts: list[Row]) -> Iterator[tuple[str, str, str]]:
    """Yield who is joined to whom by which role of a claim."""
    filled = [(shorten(_text(row, "role")), _text(row, "identity")) for row in parts]
    filled.sort(key=lambda part: (part[0] != SUBJECT, part[0] != OBJECT, part))
    if not filled:
        return
    (first_role, first), *others = filled
    if not others:
        yield first, first, first_role
    for role, identity in others:
        yield first, identity, role


def _evidence(row: Row) -> dict[str, str | int]:
    return {
        **{name: _text(row, name) for name in ("claim", "quote", "source", "speaker", "interval", "article")},
        **{name: shorten(_text(row, name)) for name in CONCEPTS},
        "start": int(_text(row, "start")),
        "end": int(_text(row, "end")),
    }


def write_graph(network: networkx.MultiDiGraph[str], form: str) -> bytes:
    """Return a network as GraphML, GEXF 1.2 or node-link JSON, in UTF-8; the same network gives the same bytes."""
    content = BytesIO()
    if form == "graphml":
        networkx.write_graphml(network, content, named_key_ids=True)
    elif form == "gexf":
        content.write(_gexf(network).encode())
    elif form == "json":
        content.write(json.dumps(networkx.node_link_data(network, edges="edges"), ensure_ascii=False).encode())
    else:
        raise QueryError(f"no network format {form!r}; there are: {', '.join(WRITERS)}")
    content.write(b"\n")
    return content.getvalue()


def _gexf(network: networkx.MultiDiGraph[str]) -> str:
    """Write without the date of the day, and with offsets under names that GEXF does not read as points in time."""
    renamed: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    renamed.add_nodes_from(network.nodes(data=True))
    for start, end, key, evidence in network.edges(keys=True, data=True):
        renamed.add_edge(start, end, key=key, **{DYNAMIC.get(name, name): value for name, value in evidence.items()})
    written = "\n".join(networkx.generate_gexf(renamed, version="1.2draft"))
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + re.sub(r' lastmodifieddate="[^"]*"', "", written)


def place_nodes(centre: str, others: Sequence[str], edges: Iterable[tuple[str, str]]) -> dict[str, tuple[float, float]]:
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
