"""Articles -> a store: read, extracted, proved and put in, graph by graph."""

from __future__ import annotations

import logging
import pickle
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryFile

from kg.derive import derive_graphs
from kg.identity import Identities, Profile, Verdicts, judge_claims, judged_words, profile_of, settle_identities
from kg.intake import Intake, run_of
from kg.link.authority import own_entries
from kg.model import Article, Record
from kg.parallel import read_records
from kg.rdf import authority_quads, ontology_quads
from kg.read import Problem, load_articles
from kg.resources import languages
from kg.revisions import revision_graph
from kg.settle import keep_judgements, load_judgements, settle_graphs
from kg.shelf import Shelf
from kg.store import DEFAULT_STORE, graph_hash, group_graphs, open_store
from kg.terms import BASE, Names, check_base, graph_iri
from kg.texts import ask_texts

log = logging.getLogger("kg")


def _warn(problem: Problem) -> None:
    log.warning("%s", problem)


def _ignore(article: Article) -> None:
    """Do nothing with an article."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told while articles are read: of what could not be read, of each article that is done, and of all else."""

    problem: Callable[[Problem], None] = _warn
    done: Callable[[Article], None] = _ignore
    note: Callable[[str], None] = log.info


@dataclass(frozen=True, slots=True)
class Built:
    """What a build read, how much of it the store had as it is, how many graphs it changed, and what its store holds now."""

    articles: int = 0
    unchanged: int = 0
    sentences: int = 0
    claims: int = 0
    unread: int = 0
    changed: int = 0
    quads: int = 0
    hash: str = ""


def extract(
    inputs: Iterable[str | Path],
    *,
    watch: Watch | None = None,
    judgements: str | Path | None = None,
    jobs: int = 1,
    **known: str,
) -> Iterator[Record]:
    """Yield the record of every article of the inputs, in their order; what cannot be read is told to ``watch``.

    Identities are shared by all the articles, so that the first record comes when the last article is read. ``judgements`` are
    those of the default store where none are given; ``known`` is what holds for all articles: ``language``, ``publisher`` …
    """
    observer = watch or Watch()
    decided = load_judgements(judgements, DEFAULT_STORE)
    first: dict[str, str] = {}
    count = 0
    with TemporaryFile() as spool, Shelf[Profile]() as profiles:
        articles = load_articles(map(str, inputs), **known)
        for record in _sound(read_records(articles, jobs=jobs, own=own_entries(Path(DEFAULT_STORE))), observer):
            pickle.dump(record, spool)
            count += 1
            names = Names(record)
            if names.publication <= first.get(names.article, names.publication):
                first[names.article] = names.publication
                profiles.put(names.article, profile_of(record, judged_words(decided)))
        identities = settle_identities(profiles, decided)
        spool.seek(0)
        for _ in range(count):
            yield _settled(pickle.load(spool), identities, Verdicts.of(decided))


def _sound(outcomes: Iterable[Record | Problem], watch: Watch) -> Iterator[Record]:
    """Yield the records, and tell of all else."""
    for outcome in outcomes:
        if isinstance(outcome, Record):
            watch.done(outcome.article)
            yield outcome
        else:
            watch.problem(outcome)


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
    watch: Watch | None = None,
    judgements: str | Path | None = None,
    jobs: int = 1,
    **known: str,
) -> Built:
    """Put the graphs of all articles into a store and return the counts; ``known`` is what holds for all of them.

    The same inputs give the same store, in whatever order and by however many ``jobs``. An article that the store has read as it
    is now is not read again. A killed run leaves whole graphs, and the next one ends as if none had been killed. A file of
    judgements is kept in the store, and its judgements hold for all that the store has.
    """
    observer = watch or Watch()
    check_base(base)
    decided = load_judgements(judgements, store)
    found = load_articles(map(str, inputs), **known)
    articles = _articles(found, observer)
    first = next(articles, None)
    if first is None:
        return Built()
    with open_store(store, writable=True) as opened, Shelf[Profile]() as profiles:
        before = opened.begin()
        intake = Intake(opened, base)
        words = judged_words(decided)
        counts = Counter[str]()
        for record in _read_new(chain([first], articles), intake, observer, jobs, counts):
            if intake.add(record):
                profile = profile_of(record, words, base=base)
                profiles.put(profile.article, profile)
        intake.write()
        if judgements:
            keep_judgements(judgements, store)
        for graphs in settle_graphs(opened, decided, read=profiles, base=base):
            intake.put(graphs)
        intake.put(revision_graph(opened, before, base=base))
        intake.write()
        intake.put(derive_graphs(opened, base=base))
        intake.write()
        opened.finish()
        _tell_readings(intake, observer)
        return Built(**counts, changed=intake.changed, quads=opened.quads, hash=opened.hash)


def _articles(found: Iterable[Article | Problem], watch: Watch) -> Iterator[Article]:
    """Yield the articles, and tell of all else."""
    for item in found:
        if isinstance(item, Article):
            yield item
        else:
            watch.problem(item)


def _read_new(articles: Iterable[Article], intake: Intake, watch: Watch, jobs: int, counts: Counter[str]) -> Iterator[Record]:
    """Yield the records of what the store has not read, and take in the vocabularies; all is counted."""
    own = own_entries(intake.store.path)
    vocabularies = group_graphs(chain(ontology_quads(base=intake.base), authority_quads(own, base=intake.base)))
    names = graph_iri("authority", intake.base)
    held = intake.store.graphs.get(names)
    same_names = held is not None and held.hash == graph_hash(vocabularies[names])

    def new() -> Iterator[Article]:
        for article in articles:
            tally = intake.find(article) if same_names else None
            if tally:
                counts.update(articles=1, unchanged=1, sentences=tally.sentences, claims=tally.claims, unread=tally.unread)
                watch.done(article)
            else:
                yield article

    for record in _sound(read_records(new(), jobs=jobs, own=own), watch):
        counts.update(articles=1, sentences=len(record.sentences), claims=len(record.claims), unread=len(record.unread))
        yield record
    intake.put(vocabularies)


def _tell_readings(intake: Intake, watch: Watch) -> None:
    """Tell what was read again, and what would have to be."""
    if intake.again:
        watch.note(f"{intake.again} articles were read again, for kg, its models or its lexicon changed")
    current = {run_of(language, intake.base) for language in languages()}
    old = sum(int(str(row["articles"])) for row in ask_texts(intake.store, "runs") if str(row["run"]) not in current)
    if old:
        watch.note(f"{old} articles of the store were read by another kg, model or lexicon; build them again to renew them")
