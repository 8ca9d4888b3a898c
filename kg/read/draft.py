"""What a reader finds: the fields of an article with their origin, or what stood in the way; and how much it takes in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.errors import ReadError
from kg.read.problem import Problem

LIMIT = 50_000_000


@dataclass(frozen=True, slots=True)
class Draft:
    """The fields of an article as found, each with its origin; ``source`` names the place in messages."""

    source: str
    fields: dict[str, str]
    origin: dict[str, str]


Found = Draft | Problem


def read_bytes(path: Path, limit: int | None = None) -> bytes:
    """Return what a file holds; raise ReadError where it is no file or larger than ``limit`` bytes (50 MB)."""
    most = limit or LIMIT
    if path.exists() and not path.is_file():
        raise ReadError("not a file; JSON lines are read from standard input with -")
    if path.stat().st_size > most:
        raise ReadError(f"larger than {most // 1_000_000} MB; split it into articles")
    return path.read_bytes()
