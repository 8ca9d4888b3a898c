"""Store -> the rows of a question, a portion of the texts at a time, in the memory that a portion takes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from kg.shipped import ask_shipped
from kg.store import Asked, Row, Term
from kg.texts import ask_texts

PORTION = 100


def portions(store: Asked, *, but: Collection[str] = ()) -> Iterator[Sequence[str]]:
    """Yield the IRIs of the texts of a store in their order, all but some."""
    texts = sorted({str(row["text"]) for row in ask_texts(store, "all")} - set(but))
    for start in range(0, len(texts), PORTION):
        yield texts[start : start + PORTION]


def ask_graphs(store: Asked, folder: str, name: str, graphs: Iterable[str]) -> Iterator[Row]:
    """Yield the rows of a question of ``queries/{folder}`` about some graphs."""
    return ask_shipped(store, folder, name, {"graph": [Term("iri", graph) for graph in graphs]})
