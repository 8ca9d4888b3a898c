"""Inputs as given -> Articles, in their order: each form of input is one function of an explicit table."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError, ReadError
from kg.model import Article
from kg.read.decode import decode_text
from kg.read.language import check_language, detect_language
from kg.read.metadata import parse_fields
from kg.read.problem import Problem

LIMIT = 50_000_000
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Draft:
    """The fields of an article as found, each with its origin; ``source`` names the place in messages."""

    source: str
    fields: dict[str, str]
    origin: dict[str, str]


Found = Draft | Problem


def load_articles(inputs: Iterable[str], *, language: str | None = None) -> Iterator[Article | Problem]:
    """Yield the articles of files, folders, ``.jsonl`` files and JSON lines on standard input (``-``), in the order given.

    A folder is read with its subfolders, by the order of the paths. ``language`` overrules what the inputs say of theirs.
    A Problem stands in the place of what cannot be read.
    """
    for given in inputs:
        for found in _drafts(given):
            yield found if isinstance(found, Problem) else _finished(found, language)


def count_articles(inputs: Iterable[str]) -> int | None:
    """Return how many articles the inputs hold at most, or None where it takes reading them."""
    total = 0
    for given in inputs:
        if given == STANDARD_INPUT:
            return None
        for path in _files(Path(given)) if Path(given).is_dir() else [Path(given)]:
            total += _count_lines(path) if _reader(path) is _read_lines else 1
    return total


def _count_lines(path: Path) -> int:
    try:
        with path.open("rb") as lines:
            return sum(1 for line in lines if line.strip())
    except OSError:
        return 1


def _drafts(given: str) -> Iterator[Found]:
    path = Path(given)
    if given == STANDARD_INPUT:
        yield from _parse_lines(sys.stdin.buffer, given)
    elif path.is_dir():
        files = _files(path)
        if not files:
            yield Problem(given, f"holds no {' or '.join(READERS)} file")
        for file in files:
            yield from _read_file(file)
    else:
        yield from _read_file(path)


def _files(folder: Path) -> list[Path]:
    """Return the readable files of a folder and its subfolders, hidden ones apart, by the order of their paths."""
    found = [
        Path(parent, name)
        for parent, _, names in os.walk(folder)
        for name in names
        if Path(name).suffix.lower() in READERS
        and not any(part.startswith(".") for part in (*Path(parent).relative_to(folder).parts, name))
    ]
    return sorted(found, key=lambda path: path.parts)


def _reader(path: Path) -> Callable[[Path], Iterator[Found]]:
    """Return the reader of a file by its suffix; what has another suffix is read as plain text."""
    return READERS.get(path.suffix.lower(), _read_text)


def _read_file(path: Path) -> Iterator[Found]:
    try:
        yield from _reader(path)(path)
    except ReadError as error:
        yield Problem(str(path), str(error))
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        yield Problem(str(path), "no such file or folder" if missing else f"cannot be read ({error.strerror or error})")


def _read_text(path: Path) -> Iterator[Found]:
    """Read one article from a text file, and what is known of it from ``name.json`` beside it."""
    if not path.is_file() and path.exists():
        raise ReadError("not a file; JSON lines are read from standard input with -")
    if path.stat().st_size > LIMIT:
        raise ReadError(f"larger than {LIMIT // 1_000_000} MB; split it into articles")
    text = decode_text(path.read_bytes())
    sidecar = path.with_suffix(".json")
    known = _read_sidecar(sidecar) if sidecar != path and sidecar.is_file() else {}
    yield Draft(str(path), {"id": str(path), **known, "text": text}, {**dict.fromkeys(known, "sidecar"), "text": "file"})


def _read_sidecar(path: Path) -> dict[str, str]:
    try:
        return {name: value for name, value in parse_fields(decode_text(path.read_bytes())).items() if name != "text"}
    except ReadError as error:
        raise ReadError(f"skipped for its sidecar {path.name}: {error}") from None


def _read_lines(path: Path) -> Iterator[Found]:
    """Read one article from every line of a file of JSON lines."""
    with path.open("rb") as lines:
        yield from _parse_lines(lines, str(path))


def _parse_lines(lines: BinaryIO, source: str) -> Iterator[Found]:
    number = 0
    while line := lines.readline(LIMIT + 1):
        number += 1
        place = f"{source}:{number}"
        if len(line) > LIMIT:
            yield Problem(place, f"a line larger than {LIMIT // 1_000_000} MB")
            while line and not line.endswith(b"\n"):
                line = lines.readline(LIMIT)
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


def _finished(draft: Draft, language: str | None) -> Article | Problem:
    """Return the article with its language and its id settled."""
    fields, origin = dict(draft.fields), dict(draft.origin)
    if not any(map(str.isalnum, fields["text"])):
        return Problem(draft.source, "holds no words; skipped")
    if language:
        fields["language"], origin["language"] = language, "command"
    elif not fields.get("language"):
        fields["language"], origin["language"] = detect_language(fields["text"]), "detected"
    try:
        check_language(fields["language"], origin=origin["language"])
    except InputError as error:
        return Problem(draft.source, str(error))
    identifier = fields.pop("id", None) or fields.get("url")
    origin.pop("id", None)
    article = Article(id=identifier or "", origin=origin, **fields)
    return article if identifier else Article(id=f"sha256:{article.sha256[:16]}", origin=origin, **fields)


READERS: dict[str, Callable[[Path], Iterator[Found]]] = {".txt": _read_text, ".jsonl": _read_lines}
