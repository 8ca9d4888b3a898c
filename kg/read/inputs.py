"""Inputs as given -> Articles, in their order, with the origin of all that is known of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError, ReadError
from kg.model import Article
from kg.read.draft import Draft, Found
from kg.read.folder import list_files
from kg.read.forms import FORMS, SINGLE, find_reader
from kg.read.language import check_language, detect_language
from kg.read.lines import parse_lines, read_lines
from kg.read.metadata import check_fields
from kg.read.plain import read_text
from kg.read.problem import Problem

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where an id or an address was seen, of which text and date."""

    source: str
    sha256: str
    published: str


def load_articles(inputs: Iterable[str], **known: str) -> Iterator[Article | Problem]:
    """Yield the articles of files, folders and JSON lines on standard input (``-``), in the order given.

    A folder is read with its subfolders, by the order of the paths. What is ``known`` of all articles (``language``,
    ``publisher`` …) overrules what they say. A Problem stands in the place of what cannot be read, or before what is read
    without a part of it. Raise ReadError where what is known is wrong.
    """
    fields = check_fields(known)
    seen: dict[tuple[str, str], Sighting] = {}
    for given in inputs:
        for found in _drafts(given):
            finished = found if isinstance(found, Problem) else _finished(found, fields)
            if isinstance(found, Draft) and isinstance(finished, Article):
                yield from _seen_twice(found.source, finished, seen)
            yield finished


def _seen_twice(source: str, article: Article, seen: dict[tuple[str, str], Sighting]) -> Iterator[Problem]:
    """Tell of two articles with one id or address, unless their dates say which one revises the other."""
    sighting = Sighting(source, article.sha256, article.published or "")
    for key in (("id", article.id), ("address", article.url or "")):
        first = seen.setdefault(key, sighting) if key[1] else sighting
        if first.sha256 != sighting.sha256 and (first.published == sighting.published or not first.published):
            yield Problem(source, f"has the {key[0]} of {first.source} and another text; both were read")
            return


def count_articles(inputs: Iterable[str]) -> int | None:
    """Return how many articles the inputs hold at most, or None where it takes reading them."""
    total = 0
    for given in inputs:
        path = Path(given)
        for file in list_files(path)[0] if path.is_dir() else [path]:
            reader = find_reader(file) or read_text
            if given == STANDARD_INPUT or reader not in (*SINGLE, read_lines):
                return None
            total += _count_lines(file) if reader is read_lines else 1
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
        yield from parse_lines(sys.stdin.buffer, given)
    elif path.is_dir():
        files, problems = list_files(path)
        yield from problems
        if not files and not problems:
            yield Problem(given, f"holds no file that ends in {', '.join(FORMS)}")
        for file in files:
            yield from _read_file(file)
    else:
        yield from _read_file(path)


def _read_file(path: Path) -> Iterator[Found]:
    """Yield what a file holds; what has no known ending is read as plain text."""
    try:
        yield from (find_reader(path) or read_text)(path)
    except ReadError as error:
        yield Problem(str(path), str(error))
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        yield Problem(str(path), "no such file or folder" if missing else f"cannot be read ({error.strerror or error})")


def _finished(draft: Draft, known: Mapping[str, str]) -> Article | Problem:
    """Return the article with its language and its id settled."""
    fields, origin = {**draft.fields, **known}, draft.origin | dict.fromkeys(known, "command")
    if not any(map(str.isalnum, fields["text"])):
        return Problem(draft.source, "holds no words; skipped")
    if not fields.get("language"):
        fields["language"], origin["language"] = detect_language(fields["text"]), "detected"
    try:
        check_language(fields["language"], origin=origin["language"])
    except InputError as error:
        return Problem(draft.source, str(error))
    identifier = fields.pop("id", None) or fields.get("url")
    origin.pop("id", None)
    article = Article(id=identifier or "", origin=origin, **fields)
    return article if identifier else Article(id=f"sha256:{article.sha256[:16]}", origin=origin, **fields)
