"""Bytes -> text: UTF-8, UTF-16 and UTF-32 by their marks, Windows-1252 where it is plausible; line ends are kept."""

from __future__ import annotations

import codecs
import re

from kg.errors import ReadError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTAINERS = (
    (b"PK\x03\x04", "a zip archive or an office document; unpack it, or save it as plain text"),
    (b"\x1f\x8b", "a gzip archive; unpack it"),
    (b"%PDF-", "a PDF document; save it as plain text"),
)
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
FOREIGN_SHARE = 0.25


def decode_text(content: bytes) -> str:
    r"""Return the text without its byte order mark; raise ReadError where the bytes are no text or in another encoding.

    >>> decode_text(b"\xff\xfe\xe9\x00"), decode_text(b"l\x92\xe9t\xe9 en Bretagne")
    ('é', 'l’été en Bretagne')
    """
    for mark, advice in CONTAINERS:
        if content.startswith(mark):
            raise ReadError(advice)
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _checked(_decode(content.removeprefix(mark), encoding))
    if content and content.count(0) >= len(content) // 4:
        return _checked(_decode(content, "utf-16-le" if content[1::2].count(0) > content[::2].count(0) else "utf-16-be"))
    try:
        return _checked(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _western(content)


def check_text(text: str) -> None:
    """Raise ReadError where a text holds characters that no text holds: control characters, lone surrogates."""
    _checked(text)


def _decode(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(f"broken {encoding.upper()} at byte {error.start}; save it as UTF-8") from None


def _checked(text: str) -> str:
    control = CONTROL.search(text)
    if control:
        raise ReadError(f"not a text: control character U+{ord(control.group()):04X} at {control.start()}; pass plain text")
    return text


def _western(content: bytes) -> str:
    """Read Windows-1252, in which a text of Western Europe has few characters outside ASCII."""
    try:
        text = _checked(content.decode("cp1252"))
    except UnicodeDecodeError:
        raise ReadError("neither UTF-8, UTF-16 nor Windows-1252 text; save it as UTF-8") from None
    if sum(character > "\x7f" for character in text) > FOREIGN_SHARE * len(text):
        raise ReadError("its encoding is not known; save it as UTF-8")
    return text
