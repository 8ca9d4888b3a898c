"""A network -> GraphML, GEXF or JSON, as other programs open them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import TypeVar

import networkx

from kg.errors import QueryError

DYNAMIC = {"start": "quote_start", "end": "quote_end"}
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
Value = TypeVar("Value")


def write_graph(network: networkx.MultiDiGraph[str], form: str) -> bytes:
    """Return a network as ``graphml``, ``gexf`` (1.2) or ``json`` (node-link), in UTF-8; the same network gives the same bytes.

    A character that XML 1.0 has no way to write becomes the replacement character in GraphML and GEXF.
    """
    if form not in WRITERS:
        raise QueryError(f"no network format {form!r}; there are: {', '.join(WRITERS)}")
    return WRITERS[form](network) + b"\n"


def _graphml(network: networkx.MultiDiGraph[str]) -> bytes:
    content = BytesIO()
    networkx.write_graphml_xml(_writable(network, {}), content, named_key_ids=True)
    return content.getvalue()


def _gexf(network: networkx.MultiDiGraph[str]) -> bytes:
    """Write without the date of the day, and with offsets under names that GEXF does not read as points in time."""
    written = "\n".join(networkx.generate_gexf(_writable(network, DYNAMIC), version="1.2draft"))
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + re.sub(r' lastmodifieddate="[^"]*"', "", written, count=1)).encode()


def _json(network: networkx.MultiDiGraph[str]) -> bytes:
    return json.dumps(networkx.node_link_data(network, edges="edges"), ensure_ascii=False).encode()


WRITERS: Mapping[str, Callable[[networkx.MultiDiGraph[str]], bytes]] = {"graphml": _graphml, "gexf": _gexf, "json": _json}


def _writable(network: networkx.MultiDiGraph[str], renamed: Mapping[str, str]) -> networkx.MultiDiGraph[str]:
    """Return a network whose every string XML can hold."""
    written: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node, known in network.nodes(data=True):
        written.add_node(_plain(node), **{name: _plain(value) for name, value in known.items()})
    for start, end, key, evidence in network.edges(keys=True, data=True):
        known = {renamed.get(name, name): _plain(value) for name, value in evidence.items()}
        written.add_edge(_plain(start), _plain(end), key=_plain(key), **known)
    return written


def _plain(value: Value) -> Value:
    return NOT_IN_XML.sub(REPLACEMENT, value) if isinstance(value, str) else value  # type: ignore[return-value]
