"""CSV -> articles: a row each, its columns named as the record names them, or as ``columns.tsv`` of a language has them."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import kg.read.draft as limits
from kg.errors import ReadError
from kg.read.decode import MARKS, check_text
from kg.read.draft import Draft, Found
from kg.read.metadata import FIELDS, sound_fields
from kg.read.problem import Problem
from kg.resources import languages, table

DELIMITERS = ",;\t|"
BLOCK = 1 << 20


def read_table(path: Path) -> Iterator[Found]:
    """Read one article from every row of a table that has a column of text; raise ReadError where it has none."""
    csv.field_size_limit(limits.LIMIT)
    with path.open(encoding=_encoding(path), newline="") as lines:
        rows = csv.reader(lines, delimiter=_delimiter(path), strict=True)
        try:
            columns = _columns(next(rows, []))
            for row in rows:
                if any(row):
                    yield from _row(row, columns, f"{path}:{rows.line_num}")
        except (csv.Error, UnicodeDecodeError) as error:
            raise ReadError(f"a broken table from line {rows.line_num} on ({error}); the rows before it were read") from None


def _row(row: Sequence[str], columns: Sequence[str | None], place: str) -> Iterator[Found]:
    if len(row) > len(columns):
        yield Problem(place, f"a row of {len(row)} cells under {len(columns)} columns; quote the text")
        return
    said = {name: cell for name, cell in zip(columns, row, strict=False) if name and cell.strip()}
    text = said.pop("text", "")
    try:
        check_text(text)
    except ReadError as error:
        yield Problem(place, str(error))
        return
    fields, wrong = sound_fields(said)
    yield from (Problem(place, f"{reason}; left out") for reason in wrong)
    yield Draft(place, {**fields, "text": text}, {**dict.fromkeys(fields, "file"), "text": "file"})


def _columns(header: Sequence[str]) -> list[str | None]:
    """Return the field of each column, None where it has none; the first column of a field counts."""
    found: list[str | None] = []
    for name in header:
        field = _names().get(name.strip().lower())
        found.append(field if field not in found else None)
    if "text" not in found:
        have = ", ".join(name.strip()[:30] for name in header[:10]) or "none"
        raise ReadError(f"has no column 'text' (its columns: {have}); name the column of the text so")
    return found


@cache
def _names() -> dict[str, str]:
    named = {row["name"]: row["field"] for language in languages() for row in table(language, "columns")}
    return named | {name: name for name in FIELDS}


def _encoding(path: Path) -> str:
    """Return the encoding of a file by its mark, or by reading it once: UTF-8, else Windows-1252."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        start = file.read(4)
        for mark, encoding in MARKS:
            if start.startswith(mark):
                return "utf-8-sig" if encoding == "utf-8" else encoding.rpartition("-")[0]
        try:
            decoder.decode(start)
            while block := file.read(BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def _delimiter(path: Path) -> str:
    """Return the mark that parts the columns: the one that the header has most of."""
    with path.open(encoding=_encoding(path), newline="") as lines:
        header = lines.readline(BLOCK)
    return max(DELIMITERS, key=header.count)
