"""How a file ends -> the function that reads it: the forms of input in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from kg.read.archive import read_archive
from kg.read.draft import Found
from kg.read.feed import read_feed
from kg.read.lines import read_lines
from kg.read.page import read_page
from kg.read.plain import read_text
from kg.read.tabular import read_table

Reader = Callable[[Path], Iterator[Found]]
FORMS: dict[str, Reader] = {
    ".txt": read_text,
    ".jsonl": read_lines,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".csv": read_table,
    ".tsv": read_table,
    ".rss": read_feed,
    ".atom": read_feed,
    ".xml": read_feed,
    ".warc": read_archive,
    ".warc.gz": read_archive,
}
SINGLE = frozenset({read_text, read_page})


def find_reader(path: Path) -> Reader | None:
    """Return the reader of a file by the end of its name, None where no form has it."""
    name = path.name.lower()
    return next((reader for end, reader in FORMS.items() if name.endswith(end)), None)
