"""News articles as a knowledge graph of who said what about what, in which words.

Every command of ``kg`` is a function here; each is loaded when it is first asked for, so that importing kg costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.explore import graph
    from kg.ingest import build, extract
    from kg.library import queries, query

HOMES = {
    "build": "kg.ingest",
    "extract": "kg.ingest",
    "graph": "kg.explore",
    "queries": "kg.library",
    "query": "kg.library",
}
__all__ = ["build", "extract", "graph", "queries", "query"]


def __getattr__(name: str) -> object:
    if name in HOMES:
        return getattr(import_module(HOMES[name]), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
