"""Texts out of a store: their graphs, and what all texts together gave, made anew without them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.derive import derive_graphs
from kg.revisions import revision_graph
from kg.settle import load_judgements, settle_graphs
from kg.store import DEFAULT_STORE, open_store
from kg.terms import BASE, article_graph_iri, links_graph_iri
from kg.texts import find_texts


def remove(articles: Iterable[str], *, store: str | Path = DEFAULT_STORE) -> list[str]:
    """Take articles out of a store and return the IRIs of their texts.

    An article is named by the IRI of its text or its end, or by its id or address. The store is then what it would be had
    they never been read. Raise QueryError, with nothing done, where one is not there.
    """
    with open_store(store, writable=True) as opened:
        gone = list(dict.fromkeys(text for article in articles for text in find_texts(opened, article)))
        base = gone[0].rpartition("article/")[0] if gone else BASE
        opened.put({graph: [] for text in gone for graph in (article_graph_iri(text), links_graph_iri(text))})
        graphs: dict[str, list[str]] = {}
        for settled in settle_graphs(opened, load_judgements(None, store), base=base):
            graphs |= settled
        opened.put(graphs | revision_graph(opened, opened.graphs, base=base))
        opened.put(derive_graphs(opened, base=base))
    return gone
