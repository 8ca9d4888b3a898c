"""Store -> the rows of a question about one text, from its own graphs: the time and memory of each are that of its text."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kg.prefixes import PREFIXES
from kg.shipped import shipped_query
from kg.store import Row, Store
from kg.terms import article_graph_iri, graph_iri, links_graph_iri
from kg.texts import ask_texts


def list_texts(store: Store, *, but: Collection[str] = ()) -> list[str]:
    """Return the IRIs of the texts of a store in their order, all but some."""
    return sorted({str(row["text"]) for row in ask_texts(store, "all")} - set(but))


def base_of(text: str) -> str:
    """Return the namespace of a text's IRI.

    >>> base_of("https://example.org/news/article/9837404f7170d58b")
    'https://example.org/news/'
    """
    return text.rpartition("article/")[0]


def ask_text(store: Store, folder: str, name: str, text: str) -> Iterator[Row]:
    """Yield the rows of a question of ``queries/{folder}`` about a text: its reading, its links, and the judgements.

    The graphs are named as the dataset: with their names as values of a variable, an engine may scan the whole store each time.
    """
    graphs = (article_graph_iri(text), links_graph_iri(text), graph_iri("judgements", base_of(text)))
    return store.query(shipped_query(folder, name), bindings={}, prefixes=PREFIXES, dataset=(graphs, ())).rows()
