"""Articles -> Records, in their order, by one process or by several: a crash inside one article costs that article alone.

Each process loads the models once. No more articles are under way than a few for each process, so that memory stays bounded.
"""

from __future__ import annotations

import multiprocessing
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from kg.errors import IntegrityError
from kg.link.authority import Known, extend_authority
from kg.model import Article, Record
from kg.pipeline import read_article
from kg.proof import prove_record
from kg.read import Problem

AHEAD = 8
Outcome = Record | Problem


def read_records(found: Iterable[Article | Problem], *, jobs: int = 1, own: tuple[Known, ...] = ()) -> Iterator[Outcome]:
    """Yield the proved record of every article, or the Problem that stands in its place, in the order given.

    ``own`` are the entries that a person added to the authority. Raise IntegrityError where a record breaks a promise of ours.
    """
    if jobs == 1:
        yield from (item if isinstance(item, Problem) else attempt(item, own) for item in found)
        return
    crew = _Crew(jobs, own)
    try:
        for item in found:
            crew.take(item)
            if crew.is_full:
                yield crew.give()
        while crew.waiting:
            yield crew.give()
    finally:
        crew.stop()


def attempt(article: Article, own: tuple[Known, ...] = ()) -> Outcome:
    """Return the proved record of an article, or the Problem of what broke in reading it; raise IntegrityError alone."""
    try:
        record = read_article(article, authority=extend_authority(own))
    except IntegrityError:
        raise
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).parent.name}/{Path(place.filename).name}:{place.lineno}"
        return Problem(article.id, f"skipped, kg failed on it ({type(error).__name__}: {error}, at {where}); please report it")
    prove_record(record)
    return record


class _Crew:
    """Processes that read articles, and what is under way, in order."""

    def __init__(self, jobs: int, own: tuple[Known, ...]) -> None:
        self.jobs = jobs
        self.own = own
        self.waiting: deque[tuple[Article, Future[Outcome]] | Problem] = deque()
        self.pool = self._hire(jobs)

    @property
    def is_full(self) -> bool:
        return len(self.waiting) >= self.jobs * AHEAD

    def take(self, item: Article | Problem) -> None:
        """Set a process to an article."""
        self.waiting.append(item if isinstance(item, Problem) else (item, self._set(item)))

    def give(self) -> Outcome:
        """Return what became of the first that is under way."""
        first = self.waiting.popleft()
        if isinstance(first, Problem):
            return first
        article, outcome = first
        try:
            return outcome.result()
        except BrokenProcessPool:
            return self._retry(article)

    def stop(self) -> None:
        """Let the processes go."""
        self.pool.shutdown(cancel_futures=True)

    def _retry(self, article: Article) -> Outcome:
        """Read an article by a process of its own, for one died over it or over one beside it; then go on with the rest."""
        self.pool.shutdown(cancel_futures=True)
        with self._hire(1) as alone:
            try:
                outcome = alone.submit(attempt, article, self.own).result()
            except BrokenProcessPool:
                outcome = Problem(article.id, "skipped, for the process that read it died (out of memory?)")
        self.pool = self._hire(self.jobs)
        self.waiting = deque(item if isinstance(item, Problem) else (item[0], self._set(item[0])) for item in self.waiting)
        return outcome

    def _set(self, article: Article) -> Future[Outcome]:
        try:
            return self.pool.submit(attempt, article, self.own)
        except BrokenProcessPool as error:
            broken: Future[Outcome] = Future()
            broken.set_exception(error)
            return broken

    @staticmethod
    def _hire(jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))
