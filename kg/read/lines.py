"""JSON lines -> articles: one object a line, with the fields that the record has of an article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import kg.read.draft as limits
from kg.errors import ReadError
from kg.read.decode import decode_text
from kg.read.draft import Draft, Found
from kg.read.metadata import parse_fields
from kg.read.problem import Problem


def read_lines(path: Path) -> Iterator[Found]:
    """Read one article from every line of a file of JSON lines."""
    with path.open("rb") as lines:
        yield from parse_lines(lines, str(path))


def parse_lines(lines: BinaryIO, source: str) -> Iterator[Found]:
    """Read one article from every line; a line that is none costs itself alone."""
    number = 0
    while line := lines.readline(limits.LIMIT + 1):
        number += 1
        place = f"{source}:{number}"
        if len(line) > limits.LIMIT:
            yield Problem(place, f"a line larger than {limits.LIMIT // 1_000_000} MB")
            while line and not line.endswith(b"\n"):
                line = lines.readline(limits.LIMIT)
        elif line.strip():
            yield _parse_line(line, place)
    if number == 0:
        yield Problem(source, "empty")


def _parse_line(line: bytes, place: str) -> Found:
    try:
        fields = parse_fields(decode_text(line))
    except ReadError as error:
        return Problem(place, str(error))
    if "text" not in fields:
        return Problem(place, "lacks the field 'text'")
    return Draft(place, fields, dict.fromkeys(fields, "file"))
