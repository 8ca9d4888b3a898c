"""Records -> graphs in a store: whole graphs, some at a time, each publication of a text beside the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.model import Article, Record
from kg.rdf import article_quads, heading_quads, links_quads, publication_quads
from kg.run import current_run
from kg.store import Store, graph_hash
from kg.terms import BASE, Names, article_graph_iri, expand, links_graph_iri, run_iri

BATCH = 50_000
TYPE, GENERATED = expand("rdf:type"), expand("prov:wasGeneratedBy")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many sentences, claims and unread sentences an article has."""

    sentences: int
    claims: int
    unread: int


@dataclass(slots=True)
class Intake:
    """Graphs on their way into a store."""

    store: Store
    base: str = BASE
    changed: int = 0
    again: int = 0
    _graphs: dict[str, list[str]] = field(default_factory=dict)
    _quads: int = 0

    def find(self, article: Article) -> Tally | None:
        """Return the tally of an article that the store has read as it is now: text, metadata, models, lexicon and version.

        None where it has to be read; ``again`` counts those of which the store had another reading of the same text.
        """
        record = Record(article, (), (), (), (), (), (), (), ())
        graph = article_graph_iri(Names(record, self.base).article)
        if graph in self._graphs or graph not in self.store.graphs:
            return None
        lines = list(self.store.lines(graph))
        if set(heading_quads(record, base=self.base)) <= set(lines):
            return _tally(lines)
        self.again += not any(f"> <{GENERATED}> <{run_of(article.language, self.base)}> " in line for line in lines)
        return None

    def add(self, record: Record) -> bool:
        """Take in an article's graphs, and tell whether they are its reading.

        Several publications of one text share them, and the first by IRI gives the reading. The links stand by themselves until
        all are settled together.
        """
        names = Names(record, self.base)
        graph, links = article_graph_iri(names.article), links_graph_iri(names.article)
        lines = list(article_quads(record, base=self.base))
        differs = self._differs(graph, lines)
        known = self._known(graph) if differs else []
        others = [line for line in known if _publication(line, self.base) not in (None, names.publication)]
        published = min((_publication(line, self.base) or "" for line in others), default="")
        if others and published < names.publication:
            kept = [line for line in known if _publication(line, self.base) != names.publication]
            self.put({graph: [*kept, *publication_quads(record, base=self.base)]})
            return False
        new = differs or links not in self.store.graphs
        linked = {links: list(links_quads(record, base=self.base))} if new else {}
        self.put({graph: [*lines, *others], **linked})
        return True

    def put(self, graphs: dict[str, list[str]]) -> None:
        """Take in whole graphs, and write when there are enough of them."""
        self._graphs |= graphs
        self._quads += sum(map(len, graphs.values()))
        if self._quads >= BATCH:
            self.write()

    def write(self) -> None:
        """Put what was taken in into the store."""
        self.changed += self.store.put(self._graphs)
        self._graphs, self._quads = {}, 0

    def _differs(self, graph: str, lines: list[str]) -> bool:
        if graph in self._graphs:
            return True
        return graph in self.store.graphs and self.store.graphs[graph].hash != graph_hash(lines)

    def _known(self, graph: str) -> list[str]:
        return self._graphs[graph] if graph in self._graphs else list(self.store.lines(graph))


def run_of(language: str, base: str = BASE) -> str:
    """Return the IRI of the run that reads articles of a language here and now."""
    return run_iri(current_run(language).configuration, base)


def _publication(line: str, base: str) -> str | None:
    """Return the publication that a line is about, if it is about one."""
    subject = line[1 : line.index(">")]
    return subject if subject.startswith(f"{base}publication/") else None


def _tally(lines: Sequence[str]) -> Tally:
    sentences, claims, unread = (
        sum(f"<{TYPE}> <{expand(kind)}> " in line for line in lines) for kind in ("kg:Sentence", "kg:Claim", "kg:Unread")
    )
    return Tally(sentences, claims, unread)
