"""Articles -> a store: read, extracted, proved and put in, graph by graph."""

from __future__ import annotations

import logging
import pickle
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from tempfile import SpooledTemporaryFile

from kg.derive import derive_graphs
from kg.identity import Identities, Profile, Verdicts, judge_claims, judged_words, profile_of, settle_identities
from kg.link.authority import Known, extend_authority, own_entries
from kg.model import Article, Record
from kg.pipeline import read_article
from kg.proof import prove_record
from kg.rdf import article_quads, authority_quads, links_quads, ontology_quads, publication_quads
from kg.read import Problem, load_articles
from kg.settle import keep_judgements, load_judgements, settle_graphs
from kg.store import DEFAULT_STORE, Store, graph_hash, group_graphs, open_store
from kg.terms import BASE, Names, article_graph_iri, links_graph_iri

BATCH = 50_000
IN_MEMORY = 64_000_000
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


def extract(
    inputs: Iterable[str | Path],
    *,
    language: str | None = None,
    watch: Watch | None = None,
    judgements: str | Path | None = None,
) -> Iterator[Record]:
    """Yield the record of every article of the inputs, in their order; what cannot be read is told to ``watch``.

    Identities are shared by all the articles, so that the first record comes when the last article is read. ``judgements`` are
    those of the default store where none are given.
    """
    known = load_judgements(judgements, DEFAULT_STORE)
    readings: dict[str, tuple[str, Profile]] = {}
    count = 0
    with SpooledTemporaryFile(max_size=IN_MEMORY) as spool:
        for record in _read(inputs, language, watch or Watch(), own_entries(Path(DEFAULT_STORE))):
            pickle.dump(record, spool)
            count += 1
            reading = Names(record).publication, profile_of(record, judged_words(known))
            before = readings.setdefault(record.article.sha256, reading)
            readings[record.article.sha256] = min(before, reading, key=lambda item: item[0])
        identities = settle_identities((profile for _, profile in readings.values()), known)
        spool.seek(0)
        for _ in range(count):
            yield _settled(pickle.load(spool), identities, Verdicts.of(known))


def _read(inputs: Iterable[str | Path], language: str | None, watch: Watch, own: tuple[Known, ...] = ()) -> Iterator[Record]:
    """Yield the record of every article as it is by itself, read with the names that a person added."""
    authority = extend_authority(own)
    for found in load_articles(map(str, inputs), **({"language": language} if language else {})):
        if isinstance(found, Article):
            yield read_article(found, authority=authority)
        else:
            watch.problem(found)


def _settled(record: Record, identities: Identities, verdicts: Verdicts) -> Record:
    """Return a record as judged, its entities with the identities that all articles together give them."""
    settled = {entity.id: entity for entity in identities.entities[Names(record).article]}
    entities = tuple(settled.get(entity.id, entity) for entity in record.entities)
    return judge_claims(replace(record, entities=entities), verdicts)


def build(
    inputs: Iterable[str | Path],
    *,
    store: str | Path = DEFAULT_STORE,
    base: str = BASE,
    language: str | None = None,
    watch: Watch | None = None,
    judgements: str | Path | None = None,
) -> Built:
    """Put the graphs of all articles into a store and return the counts.

    The same inputs give the same store, in whatever order and however often they are built; a killed run leaves whole graphs.
    A file of judgements is kept in the store, and its judgements hold for all that the store has.
    """
    observer = watch or Watch()
    known = load_judgements(judgements, store)
    own = own_entries(Path(store))
    records = _read(inputs, language, observer, own)
    first = next(records, None)
    if first is None:
        return Built()
    counts = Counter[str]()
    profiles: dict[str, Profile] = {}
    with open_store(store, writable=True) as opened:
        batch = _Batch(opened, base)
        batch.put(group_graphs(chain(ontology_quads(base=base), authority_quads(own, base=base))))
        for record in chain([first], records):
            prove_record(record)
            if batch.add(record):
                profiles[record.article.sha256] = profile_of(record, judged_words(known), base=base)
            counts.update(articles=1, sentences=len(record.sentences), claims=len(record.claims), unread=len(record.unread))
            observer.record(record)
        batch.write()
        if judgements:
            keep_judgements(judgements, store)
        for graphs in settle_graphs(opened, list(profiles.values()), known, base=base):
            batch.put(graphs)
        batch.write()
        batch.put(derive_graphs(opened, base=base))
        batch.write()
        return Built(**counts, changed=batch.changed, quads=opened.quads, hash=opened.hash)
