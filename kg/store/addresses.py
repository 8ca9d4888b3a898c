"""The address of a server -> those at which it answers queries, takes updates, and gives graphs.

Servers lay the protocols of SPARQL 1.1 out in their own ways. The environment may name each; what it does
not name is found by asking.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import quote, urlsplit
from urllib.request import Request

from kg.errors import QueryError, StoreError
from kg.store.transport import Reply, Transport

QUERY, UPDATE, GRAPHS = "KG_STORE_QUERY", "KG_STORE_UPDATE", "KG_STORE_GRAPHS"
RESULTS = "application/sparql-results+json"
SESAME = "/repositories/"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where one server does what."""

    query: str
    update: str
    graphs: str


def check_address(address: str) -> str:
    """Return the address of a server without its last slash; raise StoreError for what is none, or has a password in it.

    What stands before an ``@`` may be a password, however it is written, and is not repeated.
    """
    if "@" in address:
        raise StoreError("an address has no user and password; set KG_STORE_USER and KG_STORE_PASSWORD in the environment")
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise StoreError(f"{address} is no address ({error}); write http://HOST:PORT or http://HOST:PORT/DATASET") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise StoreError(f"{address} is no address of a SPARQL server; write http://HOST:PORT or http://HOST:PORT/DATASET")
    return address.rstrip("/")


def find_addresses(address: str, transport: Transport) -> Addresses:
    """Return the addresses of a server; raise StoreError where none answers a query."""
    found = _laid_out(address, transport)
    query, update, graphs = (os.environ.get(name) for name in (QUERY, UPDATE, GRAPHS))
    return Addresses(query or found.query, update or found.update, graphs or found.graphs)


def _laid_out(address: str, transport: Transport) -> Addresses:
    root = address.removesuffix("/query")
    if SESAME in root:
        return Addresses(root, f"{root}/statements", f"{root}/rdf-graphs/service")
    if os.environ.get(QUERY):
        return Addresses(root, f"{root}/update", f"{root}/store")
    places = (root,) if root.endswith("/sparql") else (f"{root}/query", f"{root}/sparql", root)
    for query in places:
        reply = _answered(query, transport)
        if reply:
            return _of_server(query, root.removesuffix("/sparql"), reply)
    raise StoreError(f"{address} is no SPARQL server (tried {', '.join(places)}); name where it answers in {QUERY}")


def _of_server(query: str, root: str, reply: Reply) -> Addresses:
    """Return the addresses of the server that gave an answer."""
    if reply.headers.get("Server", "").startswith("Virtuoso"):
        return Addresses(query, f"{root}/sparql-auth", f"{root}/sparql-graph-crud")
    if reply.headers.get("Fuseki-Request-Id"):
        return Addresses(query, f"{root}/update", f"{root}/data")
    if query.endswith("/query"):
        return Addresses(query, f"{root}/update", f"{root}/store")
    return Addresses(query, query, query)


def _answered(query: str, transport: Transport) -> Reply | None:
    """Return the answer to the simplest question, if it is one of SPARQL."""
    try:
        reply = transport.send(Request(f"{query}?query={quote('ASK {}')}", headers={"Accept": RESULTS}))
    except (QueryError, StoreError) as error:
        if "HTTP 404" in str(error) or "HTTP 405" in str(error) or isinstance(error, QueryError):
            return None
        raise
    return reply if reply.headers.get("Content-Type", "").startswith(RESULTS) else None
