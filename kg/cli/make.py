"""The commands that read articles: extract, build."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

Inputs = Annotated[list[str], typer.Argument(metavar="INPUT…", help="Text files, folders, .jsonl files, or - for JSON lines.")]
Language = Annotated[str | None, typer.Option(help="The language of all inputs, in place of their own or the detected one.")]
StorePath = Annotated[str, typer.Option("--store", metavar="PATH", help="The folder of the store.")]
JudgementsPath = Annotated[
    str | None,
    typer.Option("--judgements", metavar="FILE", help="Decisions of people; by default judgements.tsv in the store."),
]
SKIPPED, NOTHING_DONE = 1, 2


def extract(context: typer.Context, inputs: Inputs, language: Language = None, judgements: JudgementsPath = None) -> None:
    """Print what is said in articles as JSON, one line an article.

    Example: kg extract article.txt | head -c 300
    """
    from kg.ingest import Watch
    from kg.ingest import extract as extract_records
    from kg.record import to_json

    report = context.obj
    found = 0
    watch = Watch(problem=report.problem)
    for record in extract_records(inputs, language=language, watch=watch, judgements=judgements):
        sys.stdout.write(json.dumps(to_json(record), ensure_ascii=False) + "\n")
        found += 1
    _finish(report.problems, found)


def build(
    context: typer.Context,
    inputs: Inputs,
    store: StorePath = "kg-store",
    base: Annotated[str | None, typer.Option(metavar="IRI", help="The namespace of the things, ending in / or #.")] = None,
    language: Language = None,
    judgements: JudgementsPath = None,
) -> None:
    """Read articles into the store, each once.

    Example: kg build articles/ --store kg-store
    """
    from kg.ingest import Watch
    from kg.ingest import build as build_store
    from kg.read import count_articles
    from kg.terms import BASE

    report = context.obj
    with report.progress(count_articles(inputs) if sys.stderr.isatty() else None) as advance:
        watch = Watch(problem=report.problem, record=lambda _: advance())
        built = build_store(inputs, store=store, base=base or BASE, language=language, watch=watch, judgements=judgements)
    if not built.articles:
        raise typer.Exit(NOTHING_DONE)
    share = built.unread / built.sentences if built.sentences else 0.0
    rows = {
        "articles": built.articles,
        "sentences": built.sentences,
        "claims": built.claims,
        "unread": f"{built.unread} ({share:.1%} of the sentences)",
        "quads": built.quads,
        "store hash": built.hash,
    }
    for name, value in rows.items():
        print(f"{name:<12}{value}")
    _finish(report.problems, built.articles)


def _finish(problems: int, done: int) -> None:
    """Exit with what skipped inputs ask for."""
    if problems:
        raise typer.Exit(SKIPPED if done else NOTHING_DONE)
