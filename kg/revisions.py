"""Store -> which text revises which: texts that one address, or id, had one after the other (``prov:wasRevisionOf``).

A text that came when another one was stored revises that; of texts that came together, the one with the later date does. Both
stay, with all that was read in them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from kg.rdf import revision_quads
from kg.store import Store
from kg.terms import BASE, article_graph_iri, graph_iri
from kg.texts import ask_texts

Link = tuple[str, str]
Dated = dict[str, str]


def revision_graph(store: Store, stored: Collection[str], *, base: str = BASE) -> dict[str, list[str]]:
    """Return the graph of revisions by its IRI; ``stored`` are the graphs that the store had before the articles came."""
    known = {(str(row["new"]), str(row["old"])) for row in ask_texts(store, "revisions")}
    found = {link for texts in _addresses(store).values() for link in _links(texts, stored, known)}
    return {graph_iri("revisions", base): list(revision_quads(sorted(found), base=base))}


def _addresses(store: Store) -> dict[str, Dated]:
    """Return the texts of each address, or id where there is none, that had several, with their dates."""
    texts: dict[str, Dated] = defaultdict(dict)
    for row in ask_texts(store, "texts"):
        texts[str(row["address"] or row["id"])][str(row["text"])] = str(row["date"] or "")
    return {address: dated for address, dated in texts.items() if len(dated) > 1}


def _links(texts: Dated, stored: Collection[str], known: Collection[Link]) -> Iterator[Link]:
    kept = [(new, old) for new, old in known if new in texts and old in texts]
    yield from kept
    before = sorted(text for text in texts if article_graph_iri(text) in stored)
    last = [text for text in before if text not in {old for _, old in kept}]
    came = [text for text in texts if text not in before and text not in {new for new, _ in kept}]
    for text in came:
        earlier = [other for other in came if "" < texts[other] < texts[text]]
        yield from ((text, old) for old in ([max(earlier, key=lambda other: (texts[other], other))] if earlier else last))
