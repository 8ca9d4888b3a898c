"""News articles as a knowledge graph of who said what about what, in which words.

Every command of ``kg`` is a function here; each is loaded when it is first asked for, so that importing kg costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.api import analyse, check, compare, diff, explain, export, graph, queries, query, serve
    from kg.decisions import Decision, judge, withdraw
    from kg.ingest import build, extract
    from kg.lookup import look_up
    from kg.naming import add_names, list_names, search_names
    from kg.removal import remove

MODULES = {
    "kg.api": ("analyse", "check", "compare", "diff", "explain", "export", "graph", "queries", "query", "serve"),
    "kg.decisions": ("Decision", "judge", "withdraw"),
    "kg.ingest": ("build", "extract"),
    "kg.lookup": ("look_up",),
    "kg.naming": ("add_names", "list_names", "search_names"),
    "kg.removal": ("remove",),
}
__all__ = [
    "Decision", "add_names", "analyse", "build", "check", "compare", "diff", "explain", "export", "extract", "graph", "judge",
    "list_names", "look_up", "queries", "query", "remove", "search_names", "serve", "withdraw",
]  # fmt: skip


def __getattr__(name: str) -> object:
    for module, names in MODULES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
