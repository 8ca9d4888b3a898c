"""HTML -> text: the words of a fragment, a paragraph a line; and how deep a page is nested, before a parser meets it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

BLOCKS = re.compile(
    "address|article|aside|blockquote|br|d[dlt]|div|fig(caption|ure)|footer|h[1-6]|header|hr|li|main|nav|[ou]l|p|pre|section|t(able|[dhr])"
)
SILENT = re.compile("script|style|template")
UNCLOSED = re.compile(
    rb"area|base|br|col(group)?|d[dt]|embed|hr|img|input|li|link|meta|option|p|param|source|t(body|[dhr]|foot|head|rack)|wbr",
    re.IGNORECASE,
)
TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9-]*+)([^<>]*+)>")


def depth_of(content: bytes) -> int:
    """Return how many elements of a page stand inside each other at most; those that nobody closes do not count."""
    depth = deepest = 0
    for tag in TAG.finditer(content):
        closing, name, rest = tag.groups()
        if not rest.endswith(b"/") and not UNCLOSED.fullmatch(name):
            depth = max(0, depth - 1) if closing else depth + 1
            deepest = max(deepest, depth)
    return deepest


def text_of(fragment: str) -> str:
    r"""Return the words of a fragment of HTML, or of plain text; blocks become paragraphs.

    >>> text_of("<p>Un <b>mort</b> &agrave; Lens.</p><p>Fin.</p>")
    'Un mort à Lens.\n\nFin.'
    """
    reader = _Words()
    reader.feed(fragment)
    reader.close()
    paragraphs = (" ".join(block.split()) for block in "".join(reader.pieces).split("\f"))
    return "\n\n".join(filter(None, paragraphs))


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base class calls it so
        self.silent += bool(SILENT.fullmatch(tag))
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (bool(SILENT.fullmatch(tag))))
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.pieces.append(data.replace("\f", " "))

    def _part(self, tag: str) -> None:
        if BLOCKS.fullmatch(tag.rpartition(":")[2]):
            self.pieces.append("\f")
