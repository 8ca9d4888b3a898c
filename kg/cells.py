"""Values -> cells of a table that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

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
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow([plain_cell(name) for name in names])
    writer.writerows([plain_cell(value) for value in row] for row in rows)
    return output.getvalue()
