"""WARC or WARC.gz -> articles: every page that a crawler was served (ISO 28500), read with fastwarc."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fastwarc import ArchiveIterator, WarcRecord, WarcRecordType

from kg.errors import ReadError
from kg.read.decode import decode_text
from kg.read.draft import Draft, Found
from kg.read.page import PAGE_LIMIT, parse_page
from kg.read.problem import Problem

RECORD_LIMIT = 1_000_000_000
BLOCK = 1 << 20
PAGES = ("text/html", "application/xhtml+xml")
SERVED = 200


def read_archive(path: Path) -> Iterator[Found]:
    """Read one article from every page; raise ReadError where the archive breaks off or unpacks without measure.

    What is no page (pictures, requests, pages that were not served) is left aside.
    """
    pages = 0
    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    with path.open("rb") as stream:
        try:
            for record in ArchiveIterator(stream, record_types=wanted, auto_decode="all"):
                place = f"{path}:{record.headers.get('WARC-Target-URI', record.record_id)}"
                if record.content_length > RECORD_LIMIT:
                    raise ReadError(f"a record larger than {RECORD_LIMIT // 1_000_000} MB; what stands before it was read")
                if _holds_page(record):
                    pages += 1
                    yield from _page(record, place)
        except (OSError, ValueError) as error:
            raise ReadError(f"a broken archive ({error}); {pages} pages of it were read") from None
    if not pages:
        raise ReadError("holds no page: no served HTML in a WARC record")


def _holds_page(record: WarcRecord) -> bool:
    if record.record_type == WarcRecordType.conversion:
        return (record.headers.get("Content-Type") or "").startswith("text/plain")
    if record.http_headers is None:
        return (record.headers.get("Content-Type") or "").startswith(PAGES)
    return record.http_headers.status_code == SERVED and (record.http_content_type or "").lower().startswith(PAGES)


def _page(record: WarcRecord, place: str) -> Iterator[Found]:
    url = record.headers.get("WARC-Target-URI") or None
    try:
        content = _read_bounded(record)
        if record.record_type == WarcRecordType.conversion:
            yield _text(content, place, url)
        else:
            yield from parse_page(content, place, charset=record.http_charset, url=url)
    except ReadError as error:
        yield Problem(place, str(error))


def _read_bounded(record: WarcRecord) -> bytes:
    """Return what a record holds, unpacked; what is too large for a page is read to its end, so that the next one follows."""
    content = record.reader.read(PAGE_LIMIT + 1)
    if len(content) <= PAGE_LIMIT:
        _check_whole(record, len(content))
        return content
    size = len(content)
    while block := record.reader.read(BLOCK):
        size += len(block)
        if size > RECORD_LIMIT:
            raise OSError(f"a page that unpacks to more than {RECORD_LIMIT // 1_000_000} MB")
    raise ReadError(f"a page larger than {PAGE_LIMIT // 1_000_000} MB")


def _check_whole(record: WarcRecord, size: int) -> None:
    """Raise ReadError where a page as it was served has fewer bytes than it announces: the archive breaks off in it."""
    served = record.http_headers
    announced = (served.get("Content-Length") or "") if served and not served.get("Content-Encoding") else ""
    if announced.isdigit() and size < int(announced):
        raise ReadError(f"a page that breaks off after {size} of {announced} bytes; fetch the archive again")


def _text(content: bytes, place: str, url: str | None) -> Found:
    fields = {"url": url} if url else {}
    return Draft(place, {**fields, "text": decode_text(content)}, {**dict.fromkeys(fields, "page"), "text": "page"})
