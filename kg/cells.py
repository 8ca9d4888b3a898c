"""Values -> cells of a table that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from itertools import chain

FORMULA = re.compile(r"\s*[=+\-@]|[\t\r\n]")
NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def plain_cell(value: str) -> str:
    """Return a cell that a spreadsheet shows and does not run.

    >>> plain_cell("=1+1"), plain_cell("-5")
    ("'=1+1", '-5')
    """
    return f"'{value}" if FORMULA.match(value) and not NUMBER.fullmatch(value) else value


def write_csv(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV (RFC 4180) whose cells no spreadsheet runs."""
    return csv_lines(chain([names], rows))


def csv_lines(rows: Iterable[Sequence[str]]) -> str:
    """Return the lines of rows, to be written behind others."""
    output = io.StringIO()
    csv.writer(output, lineterminator="\r\n").writerows([plain_cell(value) for value in row] for row in rows)
    return output.getvalue()
