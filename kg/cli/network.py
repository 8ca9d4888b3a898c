"""The commands about who speaks of whom: the network for other programs, and its analyses."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.make import StorePath
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.network import Analysis

TOP = 20


class GraphFormat(StrEnum):
    """How a network is printed."""

    GRAPHML = "graphml"
    GEXF = "gexf"
    JSON = "json"


class RowFormat(StrEnum):
    """How the rows of an analysis are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class AnalysisName(StrEnum):
    """What there is to analyse."""

    QUOTED = "quoted"
    SPOKEN = "spoken"
    BROKERS = "brokers"
    COMMUNITIES = "communities"


Source = Annotated[str, typer.Option(metavar="WORDS|IRI", help="Claims of this source alone, or of this publisher.")]
Since = Annotated[str, typer.Option(metavar="DAY", help="Published on this day or later: 2023, 2023-03, 2023-03-01.")]
Until = Annotated[str, typer.Option(metavar="DAY", help="Published on this day or earlier.")]
EntityName = Annotated[str, typer.Option("--entity", metavar="NAME|IRI", help="Claims in which this one takes part.")]
Certainty = Annotated[str, typer.Option(metavar="WORD", help="certain, probable, possible or unknown.")]
Mode = Annotated[str, typer.Option(metavar="WORD", help="states, reports, denies or considers.")]


def graph(
    form: Annotated[GraphFormat, typer.Option("--format", help="The format of the network.")] = GraphFormat.GRAPHML,
    source: Source = "",
    since: Since = "",
    until: Until = "",
    entity: EntityName = "",
    certainty: Certainty = "",
    mode: Mode = "",
    store: StorePath = "kg-store",
) -> None:
    """Print the network of entities, with the evidence of every edge.

    Example: kg graph --format gexf --mode denies > network.gexf
    """
    from kg.network import Selection, build_graph, write_graph
    from kg.store import open_store

    wanted = Selection(source, since, until, entity, certainty, mode)
    with open_store(store) as opened:
        sys.stdout.buffer.write(write_graph(build_graph(opened, wanted), form.value))


def analyse(
    name: Annotated[AnalysisName, typer.Argument(metavar="ANALYSIS", help="quoted, spoken, brokers or communities.")],
    form: Annotated[RowFormat, typer.Option("--format", help="How the rows are printed.")] = RowFormat.TABLE,
    svg: Annotated[str, typer.Option(metavar="FILE", help="Draw a picture into this file.")] = "",
    top: Annotated[int, typer.Option(metavar="N", min=1, help="The most rows of the table.")] = TOP,
    source: Source = "",
    since: Since = "",
    until: Until = "",
    entity: EntityName = "",
    certainty: Certainty = "",
    mode: Mode = "",
    store: StorePath = "kg-store",
) -> None:
    """Tell who is quoted most, who is spoken of by whom, who stands between others, which sources share claims.

    Example: kg analyse spoken --since 2023-03 --svg spoken.svg
    """
    from kg.network import Selection, analyse_speech, draw_analysis
    from kg.store import open_store

    wanted = Selection(source, since, until, entity, certainty, mode)
    with open_store(store) as opened:
        found = analyse_speech(opened, name.value, wanted)
    if svg:
        _write(Path(svg), draw_analysis(found))
    _print(found, form, top)


def _write(path: Path, content: str) -> None:
    try:
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        raise QueryError(f"{path} cannot be written: {error.strerror or error}") from None


def _print(found: Analysis, form: RowFormat, top: int) -> None:
    """Print the first rows as a table, all of them for programs."""
    from kg.cells import write_csv
    from kg.cli.table import print_rows

    if form is RowFormat.JSON:
        rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    elif form is RowFormat.CSV:
        sys.stdout.write(write_csv(found.columns, ([str(cell) for cell in row] for row in found.rows)))
    else:
        print_rows(found.columns, ([str(cell) for cell in row] for row in found.rows[:top]))
        print(f"{min(top, len(found.rows))} of {len(found.rows)} rows")
