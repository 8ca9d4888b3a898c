"""The command that compares: who gives which figure, and how the figures lie to one another."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from kg.cli.make import StorePath


class ComparisonFormat(StrEnum):
    """How a comparison is printed."""

    TABLE = "table"
    JSON = "json"


def compare(
    measure: Annotated[str | None, typer.Option(metavar="MEASURE", help="Figures of one measure, such as killed.")] = None,
    form: Annotated[ComparisonFormat, typer.Option("--format", help="A table for people, JSON for programs.")] = (
        ComparisonFormat.TABLE
    ),
    store: StorePath = "kg-store",
) -> None:
    """Tell what the sources say of the same thing, and how it differs.

    Example: kg compare --measure killed
    """
    from kg import api
    from kg.cli.table import print_rows
    from kg.comparison import to_json
    from kg.comparison.table import FIGURE_COLUMNS, RELATION_COLUMNS, figure_rows, relation_rows, unlike_pairs

    comparison = api.compare(measure=measure, store=store)
    if form is ComparisonFormat.JSON:
        print(json.dumps(to_json(comparison), ensure_ascii=False, indent=2))
        return
    figures, relations = figure_rows(comparison, measure), relation_rows(comparison)
    if not figures:
        print("no two figures are about the same thing")
        return
    print_rows(FIGURE_COLUMNS, figures)
    print_rows(RELATION_COLUMNS, relations)
    other = unlike_pairs(comparison)
    print(f"{len(comparison.relations)} pairs were compared; {other} differ in several respects and stand in --format json alone")
