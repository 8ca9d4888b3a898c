"""The commands that ask a store."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from kg.cli.make import StorePath
from kg.errors import QueryError

FOUND = 1


class AnswerFormat(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    XML = "xml"
    TURTLE = "turtle"
    HTML = "html"


class ExportFormat(StrEnum):
    """How a store is written out."""

    NQUADS = "nquads"
    TRIG = "trig"
    TURTLE = "turtle"
    JSONLD = "jsonld"
    FACTS = "facts"
    HTML = "html"


def query(
    name: Annotated[str | None, typer.Argument(metavar="NAME|FILE.rq", help="A query of the library, or a file.")] = None,
    sparql: Annotated[str | None, typer.Option("-e", metavar="SPARQL", help="The query itself.")] = None,
    param: Annotated[
        list[str] | None, typer.Option(metavar="NAME=VALUE", help="A value for a parameter; may be repeated.")
    ] = None,
    form: Annotated[AnswerFormat | None, typer.Option("--format", help="Default: table, turtle for triples.")] = None,
    allow_service: Annotated[bool, typer.Option("--allow-service", help="Let the query ask other servers.")] = False,
    store: StorePath = "kg-store",
) -> None:
    """Answer a question; the usual prefixes are declared.

    Example: kg query who-says-how-many-died --format csv
    """
    from kg.cli.table import print_table
    from kg.library import ask, find_query, parse_query
    from kg.store import open_store

    if (name is None) == (sparql is None):
        raise QueryError("name one query: a name of the library (kg queries), a file .rq, or -e 'SELECT …'")
    asked = find_query(name) if name is not None else parse_query("-e", sparql or "")
    with open_store(store) as opened:
        answer = ask(opened, asked, _parameters(param or []), allow_service=allow_service)
        if form is None:
            form = AnswerFormat.TURTLE if answer.variables is None and answer.truth is None else AnswerFormat.TABLE
        if form is AnswerFormat.TABLE:
            print_table(answer)
        elif form is AnswerFormat.HTML:
            from kg.web.single import write_answer

            sys.stdout.write(write_answer(opened, asked, _parameters(param or []), answer))
        else:
            content = answer.serialize(form.value)
            sys.stdout.buffer.write(content if content.endswith(b"\n") else content + b"\n")


def _parameters(given: list[str]) -> dict[str, str]:
    parameters = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals or not name.isidentifier():
            raise QueryError(f"a parameter is written NAME=VALUE, not {pair!r}")
        parameters[name] = value
    return parameters


def queries() -> None:
    """List the questions of the library with their parameters.

    Example: kg queries
    """
    from kg.cli.table import print_rows
    from kg.library import list_queries

    rows = [
        (query.name, query.summary, ", ".join(f"{item.name}={item.default or '…'}" for item in query.parameters))
        for query in list_queries()
    ]
    print_rows(("name", "question", "parameters"), rows)


def check(
    store: StorePath = "kg-store",
    article: Annotated[list[str] | None, typer.Option(metavar="IRI", help="This article alone; may be repeated.")] = None,
) -> None:
    """Prove every span again and hold the graphs against their shapes.

    Example: kg check --store kg-store
    """
    from kg.proof import check_store, render
    from kg.store import open_store

    with open_store(store) as opened:
        report = check_store(opened, articles=article)
    print(render(report))
    if report.findings:
        raise typer.Exit(FOUND)


def explain(
    iri: Annotated[
        str, typer.Argument(metavar="IRI", help="A claim, quantity, attribution, link or entity, or the end of its IRI.")
    ],
    store: StorePath = "kg-store",
) -> None:
    """Tell in words what a thing of the graph says, who says so, and where.

    Example: kg explain claim-2053
    """
    from kg.explanation import explain as explain_node
    from kg.store import open_store

    with open_store(store) as opened:
        print(explain_node(opened, iri))


def export(
    form: Annotated[ExportFormat, typer.Option("--format", help="The format to write.")] = ExportFormat.NQUADS,
    article: Annotated[str | None, typer.Option(metavar="IRI", help="This article with its links alone.")] = None,
    no_text: Annotated[bool, typer.Option("--no-text", help="Leave the words of the articles out; offsets stay.")] = False,
    store: StorePath = "kg-store",
) -> None:
    """Write the store, or one article, for other programs; html is one article to read, in one file.

    Example: kg export --format trig > graph.trig
    """
    from kg.formats import export_store
    from kg.store import open_store

    if form is ExportFormat.HTML:
        _export_page(store, article)
        return
    with open_store(store) as opened:
        for piece in export_store(opened, form.value, article=article, text=not no_text):
            sys.stdout.write(piece)


def _export_page(store: str, article: str | None) -> None:
    """Print one article as a file that a browser opens without any server."""
    from kg.store import open_store
    from kg.web.single import write_article

    if article is None:
        raise QueryError("a page holds one article: name it with --article IRI")
    with open_store(store) as opened:
        sys.stdout.write(write_article(opened, article))
