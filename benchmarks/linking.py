"""Measure what names, resolution and links add to bare spaCy: time, the opening of the authority, and memory.

Run: ``python -m benchmarks.linking [CORPUS…]``; attributions, which resolution reads, are found outside of the clock. Loading of
models is left out of every figure; the authority is opened by a process of its own.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.table import Table

from kg.annotate import load_annotator
from kg.attribute import find_attributions
from kg.link import link_entities
from kg.mention import find_mentions
from kg.model import Article
from kg.read import Problem, load_articles
from kg.resolve import resolve_mentions

DEFAULT_CORPUS = ("data/article", "data/demonstration")
ROUNDS = 3
LONGEST_START = 1.0
OPEN = """
import time
from kg.link.authority import load_authority
from kg.link.gazetteer import find_places
start = time.perf_counter()
load_authority()
find_places("paris", "fr")
print(time.perf_counter() - start)
"""
MEMORY = """
import tracemalloc
from kg.link.authority import load_authority
tracemalloc.start()
load_authority()
print(tracemalloc.get_traced_memory()[0])
"""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    name: str
    value: str
    beside: str = ""
    aim: str = ""


def main(corpus: Iterable[str]) -> None:
    """Measure a corpus and print the figures."""
    articles = [found for found in load_articles(corpus) if not isinstance(found, Problem)]
    table = Table("linking", "figure", "beside", "aim")
    for figure in (*measure_stages(articles), measure_start(), measure_memory()):
        table.add_row(figure.name, figure.value, figure.beside, figure.aim)
    Console(width=110).print(table)


def measure_stages(articles: list[Article]) -> list[Figure]:
    """Return the time of each stage in microseconds a token, and of all beside the model's; the best of some rounds."""
    models = {article.language: load_annotator(article.language) for article in articles}
    bare = min(_clock(lambda: [models[article.language].nlp(article.text) for article in articles]) for _ in range(ROUNDS))
    docs = [models[article.language].annotate(article) for article in articles]
    tokens = sum(len(doc.tokens) for doc in docs)
    drafts = [find_attributions(doc) for doc in docs]
    best = {"names": float("inf"), "resolution": float("inf"), "links": float("inf")}
    for _ in range(ROUNDS):
        mentions: list[Any] = []
        resolutions: list[Any] = []
        spent = {
            "names": _clock(lambda kept=mentions: kept.extend(map(find_mentions, docs))),
            "resolution": _clock(
                lambda kept=resolutions, found=mentions: kept.extend(map(resolve_mentions, docs, found, drafts))
            ),
            "links": _clock(lambda found=resolutions: list(map(link_entities, docs, found))),
        }
        best = {name: min(best[name], seconds) for name, seconds in spent.items()}
    added = sum(best.values())
    return [
        Figure("model, bare", f"{1e6 * bare / tokens:.1f} µs/token", f"{tokens:,} tokens"),
        *(Figure(name, f"{1e6 * seconds / tokens:.1f} µs/token", f"{seconds / bare:.1%}") for name, seconds in best.items()),
        Figure("all three", f"{1e6 * added / tokens:.1f} µs/token", f"{1 + added / bare:.2f} × bare"),
    ]


def measure_start() -> Figure:
    """Return how long a fresh process takes to open the authority and look up its first place; the best of some rounds."""
    asked = [subprocess.run((sys.executable, "-c", OPEN), capture_output=True, check=True, text=True) for _ in range(ROUNDS)]
    return Figure("authority opened", f"{min(float(done.stdout) for done in asked):.2f} s", aim=f"≤ {LONGEST_START:g} s")


def measure_memory() -> Figure:
    """Return the memory that the authority takes in a fresh process, and the peak of this one."""
    taken = subprocess.run((sys.executable, "-c", MEMORY), capture_output=True, check=True, text=True).stdout
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    return Figure("memory of the authority", f"{int(taken) / 2**20:.1f} MB", f"peak of this process {peak:,.0f} MB")


def _clock(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main(sys.argv[1:] or DEFAULT_CORPUS)
