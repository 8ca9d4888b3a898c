"""Measure kg beside the floor of each part: bare spaCy, a raw bulk load; its queries, its start, its memory.

Run: ``python -m benchmarks.speed [CORPUS.jsonl]``; the default corpus is the article with the articles for demonstration. It
prints a table and writes ``benchmarks/speed.json``. Loading of models is left out of every figure but those of the command.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean
from types import FunctionType
from typing import Any

import pyoxigraph
from rich.console import Console
from rich.table import Table

from kg import annotate, pipeline
from kg.intake import BATCH
from kg.library import ask, list_queries
from kg.model import Article, Record
from kg.prefixes import PREFIXES
from kg.proof import prove_lines, prove_record
from kg.rdf import article_quads, links_quads
from kg.read import Problem, load_articles
from kg.store import graph_hash, group_graphs, open_store
from kg.terms import Names

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_CORPUS = (str(ROOT / "data" / "article"), str(ROOT / "data" / "demonstration"))
RESULT = ROOT / "benchmarks" / "speed.json"
KG = Path(sys.executable).with_name("kg")
QUERY = "SELECT ?claim { ?claim a kg:Claim } LIMIT 1"
SMALL = 100


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table; ``aim`` is what the ratio or the time should keep to."""

    part: str
    name: str
    seconds: float
    rate: str = ""
    beside: str = ""
    aim: str = ""


def main(corpus: Iterable[str]) -> None:
    """Measure all parts on a corpus, print them and write them down."""
    articles = [found for found in load_articles(corpus) if not isinstance(found, Problem)]
    records, figures = measure_extraction(articles)
    with tempfile.TemporaryDirectory() as folder:
        figures += measure_store(records, Path(folder))
        figures += measure_queries(Path(folder) / "store")
        figures += measure_command(Path(folder), articles)
    _print(figures, articles)
    print(count_triples([line for record in records for line in article_quads(record)]))
    RESULT.write_text(json.dumps([asdict(figure) for figure in figures], ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _clock(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _best(work: Callable[[], Any], rounds: int) -> float:
    return min(_clock(work) for _ in range(rounds))


def measure_extraction(articles: list[Article]) -> tuple[list[Record], list[Figure]]:
    """Return the records, and the time of the line beside that of the model as shipped, one article at a time in both."""
    models = {language: annotate.load_shipped(language) for language in {article.language for article in articles}}
    for article in {article.language: article for article in articles}.values():
        pipeline.read_article(article)
        _pipe(models[article.language], [article], article.language)
    rounds = 3 if len(articles) <= SMALL else 1
    tokens = sum(len(models[article.language].tokenizer(article.text)) for article in articles)
    bare, whole, records = float("inf"), float("inf"), list[Record]()
    shares: dict[str, float] = {}
    for _ in range(rounds):
        bare = min(bare, _clock(lambda: [_pipe(models[language], articles, language) for language in sorted(models)]))
        with _timed() as spent:
            seconds = _clock(lambda: records.extend(map(pipeline.read_article, articles)))
        if seconds < whole:
            whole, shares = seconds, dict(spent)
    figures = [
        Figure("extract", "model as shipped, bare", bare, f"{tokens / bare:,.0f} tokens/s"),
        Figure("extract", "whole line", whole, f"{tokens / whole:,.0f} tokens/s", f"{whole / bare:.2f} × bare", "≤ 1.5 ×"),
        *(Figure("extract", name, seconds, "", f"{seconds / whole:.0%} of the line") for name, seconds in shares.items()),
    ]
    return records[: len(articles)], figures


def _pipe(nlp: Any, articles: list[Article], language: str) -> None:
    for _ in nlp.pipe((article.text for article in articles if article.language == language), batch_size=1):
        pass


class _timed:  # noqa: N801 - reads as a word of the with statement
    """Within the block, add up the time of every stage that the line calls."""

    def __enter__(self) -> dict[str, float]:
        self.spent: dict[str, float] = defaultdict(float)
        self.kept: list[tuple[Any, str, Any]] = [(annotate.Annotator, "annotate", annotate.Annotator.annotate)]
        for name, function in vars(pipeline).items():
            if isinstance(function, FunctionType) and function.__module__ != pipeline.__name__ and name != "load_annotator":
                self.kept.append((pipeline, name, function))
        for owner, name, function in self.kept:
            setattr(owner, name, self._wrap(name, function))
        return self.spent

    def __exit__(self, *_: object) -> None:
        for owner, name, function in self.kept:
            setattr(owner, name, function)

    def _wrap(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*arguments: Any, **options: Any) -> Any:
            start = time.perf_counter()
            found = function(*arguments, **options)
            self.spent[name] += time.perf_counter() - start
            return found

        return timed


def measure_store(records: list[Record], folder: Path) -> list[Figure]:
    """Return the time from records to a store, part by part, beside a raw bulk load of the same quads."""
    lines: list[str] = []
    written = _clock(lambda: lines.extend(line for record in records for line in _lines(record)))
    graphs = group_graphs(lines)
    proved = _clock(lambda: [_prove(record, graphs) for record in records])
    hashed = _clock(lambda: [graph_hash(each) for each in graphs.values()])
    path = folder / "all.nq"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    raw = _clock(lambda: pyoxigraph.Store(str(folder / "raw")).bulk_load(path=str(path), format=pyoxigraph.RdfFormat.N_QUADS))
    put = _clock(lambda: _put(graphs, folder / "store"))
    count, load = len(lines), put - hashed
    return [
        Figure("store", "quads written", written, f"{count / written:,.0f} quads/s"),
        Figure("store", "spans proved", proved, f"{count / proved:,.0f} quads/s"),
        Figure("store", "graphs hashed", hashed, f"{count / hashed:,.0f} quads/s"),
        Figure("store", "raw bulk load", raw, f"{count / raw:,.0f} quads/s"),
        Figure("store", "load, journal and catalogue", load, f"{count / load:,.0f} quads/s", f"{raw / load:.2f} of raw", "≥ 0.7"),
    ]


def count_triples(lines: Iterable[str]) -> str:
    """Tell how many triples a claim takes, without a figure and together with its figure, from the lines of articles' graphs."""
    sizes: Counter[str] = Counter()
    claims: dict[str, str] = {}
    for subject, predicate, value, *_ in (line.split(" ", 3) for line in lines):
        sizes[subject] += 1
        if value == f"<{PREFIXES['kg']}Claim>":
            claims.setdefault(subject, "")
        elif predicate == f"<{PREFIXES['kg']}quantity>":
            claims[subject] = value
    plain = [sizes[claim] for claim, quantity in claims.items() if not quantity]
    counted = [sizes[claim] + sizes[quantity] for claim, quantity in claims.items() if quantity]
    told = [f"{fmean(each):.1f} on average, {max(each)} at most" if each else "none" for each in (plain, counted)]
    return f"triples of a claim: {told[0]} (aim 17); with its figure: {told[1]} (aim 27)"


def _lines(record: Record) -> Iterator[str]:
    yield from article_quads(record)
    yield from links_quads(record)


def _prove(record: Record, graphs: dict[str, list[str]]) -> None:
    prove_record(record)
    article = Names(record).article
    prove_lines(article, graphs[f"{article}/graph"])


def _put(graphs: dict[str, list[str]], path: Path) -> None:
    with open_store(path, writable=True) as store:
        batch: dict[str, list[str]] = {}
        size = 0
        for name, lines in graphs.items():
            batch[name], size = lines, size + len(lines)
            if size >= BATCH:
                store.put(batch)
                batch, size = {}, 0
        store.put(batch)


def measure_queries(path: Path) -> list[Figure]:
    """Return the time of every query of the library, all rows taken."""
    with open_store(path) as store:
        return [
            Figure("query", query.name, _best(lambda query=query: list(ask(store, query, {}).rows()), 3))
            for query in list_queries()
        ]


def measure_command(folder: Path, articles: list[Article]) -> list[Figure]:
    """Return how soon the command answers, and the memory that a build takes."""
    corpus = folder / "corpus.jsonl"
    fields = ("id", "text", "language", "title", "published", "publisher", "url")
    rows = [{name: getattr(article, name) for name in fields if getattr(article, name)} for article in articles]
    corpus.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), encoding="utf-8")
    built = _clock(lambda: _run("build", str(corpus), "--store", str(folder / "built")))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    asked = ("query", "-e", QUERY, "--store", str(folder / "built"))
    return [
        Figure(
            "command", "kg build, loading and all", built, f"{len(articles) / built:.1f} articles/s", f"peak {memory:,.0f} MB"
        ),
        Figure("command", "kg --help", _best(lambda: _run("--help"), 5), aim="≤ 0.3 s"),
        Figure("command", "kg query", _best(lambda: _run(*asked), 5), aim="≤ 1 s"),
    ]


def _run(*arguments: str) -> None:
    subprocess.run([KG, *arguments], check=True, stdout=subprocess.DEVNULL)


def _print(figures: list[Figure], articles: list[Article]) -> None:
    characters = sum(len(article.text) for article in articles)
    table = Table(title=f"{len(articles)} articles, {characters:,} characters", title_justify="left")
    for name in ("part", "what", "seconds", "rate", "beside", "aim"):
        table.add_column(name, justify="right" if name == "seconds" else "left")
    for figure in figures:
        table.add_row(figure.part, figure.name, f"{figure.seconds:.3f}", figure.rate, figure.beside, figure.aim)
    Console(width=120).print(table)


if __name__ == "__main__":
    main(sys.argv[1:] or DEFAULT_CORPUS)
