"""A text file -> one article, with what its sidecar knows of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.errors import ReadError
from kg.read.decode import decode_text
from kg.read.draft import Draft, Found, read_bytes
from kg.read.metadata import parse_fields

SIDECAR = ".json"


def read_text(path: Path) -> Iterator[Found]:
    """Read one article from a text file, and what is known of it from ``name.json`` beside it."""
    text = decode_text(read_bytes(path))
    yield add_sidecar(Draft(str(path), {"id": str(path), "text": text}, {"text": "file"}), path)


def add_sidecar(draft: Draft, path: Path) -> Draft:
    """Return a draft with what ``name.json`` beside its file says, which overrules what the file says of itself.

    An empty one says nothing: a shell makes it before ``kg extract a.txt > a.json`` begins to read.
    """
    sidecar = path.with_suffix(SIDECAR)
    if sidecar == path or not sidecar.is_file() or not sidecar.stat().st_size:
        return draft
    try:
        known = {name: value for name, value in parse_fields(decode_text(read_bytes(sidecar))).items() if name != "text"}
    except ReadError as error:
        raise ReadError(f"skipped for its sidecar {sidecar.name}: {error}") from None
    return Draft(draft.source, draft.fields | known, draft.origin | dict.fromkeys(known, "sidecar"))


def is_sidecar(path: Path) -> bool:
    """Tell whether a file of JSON says something of an article, without being one itself."""
    try:
        known = parse_fields(decode_text(read_bytes(path)))
    except (OSError, ReadError):
        return False
    return bool(known.keys() - {"id", "text", "language"}) and "text" not in known
