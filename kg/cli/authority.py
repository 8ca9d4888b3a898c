"""The command for a person's own names."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from kg.cli.make import StorePath
from kg.errors import InputError


class Action(StrEnum):
    """What is done with the names."""

    ADD = "add"
    LIST = "list"
    SEARCH = "search"


def authority(
    context: typer.Context,
    action: Annotated[Action, typer.Argument(help="Add a file of names, list what was added, search a name.")],
    what: Annotated[str, typer.Argument(metavar="[FILE|NAME]", help="A TSV or a SKOS file to add, a name to search.")] = "",
    store: StorePath = "kg-store",
) -> None:
    """Keep your own names of persons, organisations and places; later builds of the store link to them.

    Example: kg authority add names.tsv
    """
    from kg.cli.table import print_rows
    from kg.naming import add_names, list_names, search_names

    if (action is Action.LIST) == bool(what):
        raise InputError("write kg authority add FILE, kg authority search NAME or kg authority list")
    if action is Action.ADD:
        print(f"{add_names(what, store=store)} entries")
        context.obj.note("build the articles again to link them by these names")
    elif action is Action.LIST:
        rows = [(known.labels[-1], known.type, known.target or "", ", ".join(known.aliases)) for known in list_names(store=store)]
        print_rows(("name", "type", "identity", "other names"), rows)
    else:
        print_rows(("name", "type", "identity", "found"), search_names(what, store=store))
