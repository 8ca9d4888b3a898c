"""Articles -> a store: read, extracted, proved and put in, graph by graph."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from kg.derive import derive_graphs
from kg.model import Article, Record
from kg.pipeline import read_article
from kg.proof import prove_record
from kg.rdf import article_quads, authority_quads, links_quads, ontology_quads, publication_quads
from kg.read import Problem, load_articles
from kg.store import DEFAULT_STORE, Store, graph_hash, group_graphs, open_store
from kg.terms import BASE, Names, article_graph_iri, links_graph_iri

BATCH = 50_000
log = logging.getLogger("kg")


def _warn(problem: Problem) -> None:
    log.warning("%s", problem)


def _ignore(record: Record) -> None:
    """Do nothing with a record."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told while articles are read: of what could not be read, and of each record when it is done."""

    problem: Callable[[Problem], None] = _warn
    record: Callable[[Record], None] = _ignore


@dataclass(frozen=True, slots=True)
class Built:
    """What a build read, how many graphs it changed, and what its store holds now."""

    articles: int = 0
    sentences: int = 0
    claims: int = 0
    unread: int = 0
    changed: int = 0
    quads: int = 0
    hash: str = ""


@dataclass(slots=True)
class _Batch:
    """Graphs on their way into a store."""

    store: Store
    base: str
    graphs: dict[str, list[str]] = field(default_factory=dict)
    quads: int = 0
    changed: int = 0

    def add(self, record: Record) -> None:
        """Take in an article's graphs; several publications of one text share them, and the first by IRI gives the reading."""
        names = Names(record, self.base)
        graph = article_graph_iri(names.article)
        lines = list(article_quads(record, base=self.base))
        known = self._known(graph) if self._differs(graph, lines) else []
        others = [line for line in known if _publication(line, self.base) not in (None, names.publication)]
        published = min((_publication(line, self.base) or "" for line in others), default="")
        if others and published < names.publication:
            kept = [line for line in known if _publication(line, self.base) != names.publication]
            self.put({graph: [*kept, *publication_quads(record, base=self.base)]})
        else:
            self.put({graph: [*lines, *others], links_graph_iri(names.article): list(links_quads(record, base=self.base))})

    def put(self, graphs: dict[str, list[str]]) -> None:
        """Take in whole graphs, and write when there are enough of them."""
        self.graphs |= graphs
        self.quads += sum(map(len, graphs.values()))
        if self.quads >= BATCH:
            self.write()

    def write(self) -> None:
        """Put what was taken in into the store."""
        self.changed += self.store.put(self.graphs)
        self.graphs, self.quads = {}, 0

    def _differs(self, graph: str, lines: list[str]) -> bool:
        if graph in self.graphs:
            return True
        return graph in self.store.graphs and self.store.graphs[graph].hash != graph_hash(lines)

    def _known(self, graph: str) -> list[str]:
        return self.graphs[graph] if graph in self.graphs else list(self.store.lines(graph))


def _publication(line: str, base: str) -> str | None:
    """Return the publication that a line is about, if it is about one."""
    subject = line[1 : line.index(">")]
    return subject if subject.startswith(f"{base}publication/") else None


def extract(inputs: Iterable[str | Path], *, language: str | None = None, watch: Watch | None = None) -> Iterator[Record]:
    """Yield the record of every article of the inputs, in their order; what cannot be read is told to ``watch``."""
    observer = watch or Watch()
    for found in load_articles(map(str, inputs), language=language):
        if isinstance(found, Article):
            yield read_article(found)
        else:
            observer.problem(found)


def build(
    inputs: Iterable[str | Path],
    *,
    store: str | Path = DEFAULT_STORE,
    base: str = BASE,
    language: str | None = None,
    watch: Watch | None = None,
) -> Built:
    """Put the graphs of all articles into a store and return the counts.

    The same inputs give the same store, in whatever order and however often they are built; a killed run leaves whole graphs.
    """
    observer = watch or Watch()
    records = extract(inputs, language=language, watch=observer)
    first = next(records, None)
    if first is None:
        return Built()
    counts = Counter[str]()
    with open_store(store, writable=True) as opened:
        batch = _Batch(opened, base)
        batch.put(group_graphs(chain(ontology_quads(base=base), authority_quads(base=base))))
        for record in chain([first], records):
            prove_record(record)
            batch.add(record)
            counts.update(articles=1, sentences=len(record.sentences), claims=len(record.claims), unread=len(record.unread))
            observer.record(record)
        batch.write()
        batch.put(derive_graphs(opened, base=base))
        batch.write()
        return Built(**counts, changed=batch.changed, quads=opened.quads, hash=opened.hash)
