"""Rows on a terminal or in a pipe."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.errors import QueryError
from kg.prefixes import PREFIXES, shorten
from kg.store import Answer, Term

PIPE_WIDTH = 160


def print_table(answer: Answer) -> None:
    """Print the rows of a SELECT, or yes or no for an ASK."""
    if answer.truth is not None:
        print("yes" if answer.truth else "no")
    elif answer.variables is None:
        raise QueryError("the query gives triples: --format turtle in place of table")
    else:
        names = answer.variables
        rows = [tuple(_cell(row[name]) for name in names) for row in answer.rows()]
        print_rows(names, rows)
        print(f"{len(rows)} row{'' if len(rows) == 1 else 's'}")


def print_rows(names: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under their names, wrapped to the width of the terminal."""
    width = shutil.get_terminal_size((PIPE_WIDTH, 24)).columns
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for name in names:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console(file=sys.stdout, width=width, highlight=False).print(table)


def _cell(term: Term | None) -> str:
    """Return a term as a person reads it: things of an article by their last two parts, which ``kg explain`` takes."""
    if term is None:
        return ""
    return shorten(term.value).removeprefix(PREFIXES["article"]) if term.kind == "iri" else term.value
