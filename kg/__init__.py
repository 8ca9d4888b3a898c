"""News articles as a knowledge graph of who said what about what, in which words.

Every command of ``kg`` is a function here; each is loaded when it is first asked for, so that importing kg costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.api import check, compare, explain, export, graph, queries, query
    from kg.ingest import build, extract

__all__ = ["build", "check", "compare", "explain", "export", "extract", "graph", "queries", "query"]


def __getattr__(name: str) -> object:
    if name in __all__:
        return getattr(import_module("kg.ingest" if name in ("build", "extract") else "kg.api"), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
