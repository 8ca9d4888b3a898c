"""A web page -> one article: its text without the furniture, and what the page says of itself (trafilatura)."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from trafilatura import bare_extraction
from trafilatura.settings import Document

from kg.errors import ReadError
from kg.read.decode import decode_text
from kg.read.draft import Draft, Found, read_bytes
from kg.read.markup import depth_of
from kg.read.metadata import sound_fields
from kg.read.plain import add_sidecar
from kg.read.problem import Problem

PAGE_LIMIT = 10_000_000
DEPTH_LIMIT = 500
CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
HEAD = 4096
FIELDS = {"title": "title", "author": "author", "published": "date", "publisher": "sitename", "url": "url"}
DATES = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"}


def read_page(path: Path) -> Iterator[Found]:
    """Read one article from a file of HTML, and what is known of it from ``name.json`` beside it."""
    for found in parse_page(read_bytes(path, PAGE_LIMIT), str(path)):
        yield (
            add_sidecar(Draft(found.source, {"id": str(path), **found.fields}, found.origin), path)
            if isinstance(found, Draft)
            else found
        )


def parse_page(content: bytes, place: str, *, charset: str | None = None, url: str | None = None) -> Iterator[Found]:
    """Read one article from the bytes of a page; ``charset`` and ``url`` are what the server said, if one did.

    Raise ReadError where a page is too large, nested too deeply, or has no article.
    """
    if len(content) > PAGE_LIMIT:
        raise ReadError(f"a page larger than {PAGE_LIMIT // 1_000_000} MB")
    if depth_of(content) > DEPTH_LIMIT:
        raise ReadError(f"a page with more than {DEPTH_LIMIT} elements inside each other")
    page = _decode(content, charset)
    found = bare_extraction(
        page, url=url, include_comments=False, include_tables=False, with_metadata=True, date_extraction_params=dict(DATES)
    )
    if not isinstance(found, Document) or not found.text:
        raise ReadError("no article was found in the page; pass its text as a .txt file")
    said = {name: value for name, field in FIELDS.items() if (value := getattr(found, field))}
    fields, wrong = sound_fields(said | ({"url": url} if url and "url" not in said else {}))
    yield from (Problem(place, f"{reason}; left out") for reason in wrong)
    yield Draft(place, {**fields, "text": found.text}, {**dict.fromkeys(fields, "page"), "text": "page"})


def _decode(content: bytes, charset: str | None) -> str:
    """Return a page in the encoding that the server, the page or its bytes tell; what does not fit is replaced."""
    meta = CHARSET.search(content[:HEAD])
    for named in (charset, meta.group(1).decode() if meta else None):
        try:
            encoding = codecs.lookup(named or "").name
        except LookupError:
            continue
        return content.decode("cp1252" if encoding in ("iso8859-1", "ascii") else encoding, errors="replace").replace("\0", "")
    return decode_text(content)
