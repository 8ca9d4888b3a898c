"""The questions that come with kg, by folder and name -> their SPARQL, and the rows that a store has for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from kg.prefixes import PREFIXES
from kg.resources import locate
from kg.store import Asked, Row, Term, bind

NO_VALUES: Mapping[str, Iterable[Term]] = {}


@cache
def shipped_query(folder: str, name: str) -> str:
    """Return the SPARQL of a question of ``queries/{folder}``."""
    return locate("queries", folder, f"{name}.rq").read_text(encoding="utf-8")


def ask_shipped(store: Asked, folder: str, name: str, values: Mapping[str, Iterable[Term]] = NO_VALUES) -> Iterator[Row]:
    """Yield the rows of a question of ``queries/{folder}`` whose variables have these terms as values."""
    sparql = shipped_query(folder, name)
    return store.query(bind(sparql, values) if values else sparql, bindings={}, prefixes=PREFIXES).rows()
