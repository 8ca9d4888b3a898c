"""The commands that change what a store has: extract, build, remove; and diff, which tells what changed."""

from __future__ import annotations

import json
import sys
from contextlib import AbstractContextManager
from typing import Annotated, cast

import typer

from kg.cli.report import Advance, Report
from kg.errors import InputError

Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT…", help="Folders, or files: text, HTML, .jsonl, CSV, RSS, Atom, WARC; - for JSON lines."),
]
Known = Annotated[
    list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="What holds for all inputs; may be repeated.")
]
Jobs = Annotated[int, typer.Option(min=1, metavar="N", help="How many processes read; each needs some 700 MB.")]
Language = Annotated[str | None, typer.Option(help="The language of all inputs, in place of their own or the detected one.")]
StorePath = Annotated[str, typer.Option("--store", metavar="PATH|URL", help="The folder of the store, or a SPARQL server.")]
JudgementsPath = Annotated[
    str | None,
    typer.Option("--judgements", metavar="FILE", help="Decisions of people; by default judgements.tsv in the store."),
]
SKIPPED, NOTHING_DONE = 1, 2


def extract(
    context: typer.Context,
    inputs: Inputs,
    language: Language = None,
    known: Known = None,
    judgements: JudgementsPath = None,
    jobs: Jobs = 1,
) -> None:
    """Print what is said in articles as JSON, one line an article.

    Example: kg extract article.txt | head -c 300
    """
    from kg.ingest import Watch
    from kg.ingest import extract as extract_records
    from kg.record import to_json

    report = context.obj
    found = 0
    with _progress(context, inputs) as advance:
        watch = Watch(problem=report.problem, done=lambda _: advance(), note=report.note)
        for record in extract_records(inputs, watch=watch, judgements=judgements, jobs=jobs, **_fields(language, known)):
            sys.stdout.write(json.dumps(to_json(record), ensure_ascii=False) + "\n")
            found += 1
    _finish(report.problems, found)


def build(
    context: typer.Context,
    inputs: Inputs,
    store: StorePath = "kg-store",
    base: Annotated[str | None, typer.Option(metavar="IRI", help="The namespace of the things, ending in /.")] = None,
    language: Language = None,
    known: Known = None,
    judgements: JudgementsPath = None,
    jobs: Jobs = 1,
) -> None:
    """Read articles into the store, each once; what it has is not read again.

    Example: kg build articles/ --store kg-store --jobs 2
    """
    from kg.ingest import Watch
    from kg.ingest import build as build_store
    from kg.terms import BASE

    report = context.obj
    fields = _fields(language, known)
    with _progress(context, inputs) as advance:
        watch = Watch(problem=report.problem, done=lambda _: advance(), note=report.note)
        built = build_store(inputs, store=store, base=base or BASE, watch=watch, judgements=judgements, jobs=jobs, **fields)
    if not built.articles:
        raise typer.Exit(NOTHING_DONE)
    share = built.unread / built.sentences if built.sentences else 0.0
    rows = {
        "articles": f"{built.articles} ({built.unchanged} as before)" if built.unchanged else built.articles,
        "sentences": built.sentences,
        "claims": built.claims,
        "unread": f"{built.unread} ({share:.1%} of the sentences)",
        "quads": built.quads,
        "store hash": built.hash,
    }
    for name, value in rows.items():
        print(f"{name:<12}{value}")
    _finish(report.problems, built.articles)


def remove(
    articles: Annotated[
        list[str], typer.Argument(metavar="ARTICLE…", help="The IRI of a text or its end, or the id or address of an article.")
    ],
    store: StorePath = "kg-store",
) -> None:
    """Take articles out of the store, with all that was read in them.

    Example: kg remove https://example.org/article
    """
    from kg.removal import remove as remove_articles

    for iri in remove_articles(articles, store=store):
        print(iri)


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The IRI of a text or its end, or the id or address of an article.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The other text.")],
    store: StorePath = "kg-store",
) -> None:
    """Print the claims that one text has and another has not, and those that changed.

    Example: kg diff 9837404f7170d58b 3c1e0fd2a4b59687
    """
    from kg.difference import compare_texts, render
    from kg.store import open_store

    with open_store(store) as opened:
        print(render(compare_texts(opened, old, new)))


def _progress(context: typer.Context, inputs: list[str]) -> AbstractContextManager[Advance]:
    from kg.read import count_articles

    watched = sys.stderr.isatty() and not context.obj.quiet
    return cast(Report, context.obj).progress(count_articles(inputs) if watched else None)


def _fields(language: str | None, known: list[str] | None) -> dict[str, str]:
    """Return what holds for all inputs, by field."""
    fields = {"language": language} if language else {}
    for given in known or ():
        name, equals, value = given.partition("=")
        if not equals:
            raise InputError(f"--set {given!r} has no value; write it as --set publisher=Reuters")
        fields[name.strip()] = value
    return fields


def _finish(problems: int, done: int) -> None:
    """Exit with what skipped inputs ask for."""
    if problems:
        raise typer.Exit(SKIPPED if done else NOTHING_DONE)
