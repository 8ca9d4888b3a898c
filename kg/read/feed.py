"""A file of RSS or Atom -> articles: what each entry carries of its text (RSS 2.0, RSS 1.0, RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import cast
from xml.etree import ElementTree

from kg.errors import ReadError
from kg.read.draft import Draft, Found, read_bytes
from kg.read.markup import text_of
from kg.read.metadata import sound_fields
from kg.read.problem import Problem

ENTRIES = frozenset({"item", "entry"})
FEEDS = frozenset({"rss", "RDF", "feed"})
TEXTS = ("encoded", "content", "description", "summary")
NAMES = {
    "id": ("guid", "id"),
    "title": ("title",),
    "author": ("creator", "author"),
    "published": ("pubDate", "published", "date", "issued", "updated"),
}
BLOCK = 65_536
Event = tuple[str, ElementTree.Element]


def read_feed(path: Path) -> Iterator[Found]:
    """Read one article from every entry; raise ReadError where the file is no feed, or broken from some place on."""
    publisher, number, inside = "", 0, False
    for event, element in _events(read_bytes(path)):
        tag = _local(element)
        if event == "start":
            inside = inside or tag in ENTRIES
        elif tag in ENTRIES:
            number, inside = number + 1, False
            yield from _entry(element, f"{path}:{number}", publisher)
            element.clear()
        elif tag == "title" and not inside:
            publisher = publisher or _words(element)
    if not number:
        raise ReadError("holds no entry of RSS or Atom")


def _events(content: bytes) -> Iterator[Event]:
    parser: ElementTree.XMLPullParser[ElementTree.Element] = ElementTree.XMLPullParser(("start", "end"))
    root = None
    try:
        for start in range(0, len(content), BLOCK):
            parser.feed(content[start : start + BLOCK])
            for event, element in cast(Iterator[Event], parser.read_events()):
                root = root or _local(element)
                if root not in FEEDS:
                    raise ReadError(f"is no feed of RSS or Atom, but <{root[:40]}>")
                yield event, element
        parser.close()
    except (ElementTree.ParseError, ValueError) as error:
        raise ReadError(f"broken XML ({error}); the entries before it were read") from None


def _entry(entry: ElementTree.Element, place: str, publisher: str) -> Iterator[Found]:
    parts: dict[str, ElementTree.Element] = {}
    for part in entry:
        parts.setdefault(_local(part), part)
    texts = [text for name in TEXTS if name in parts and (text := _text(parts[name]))]
    if not texts:
        yield Problem(place, "an entry without text")
        return
    said = {
        field: words
        for field, names in NAMES.items()
        if (words := next((_words(parts[name]) for name in names if name in parts), ""))
    }
    if "published" in said:
        said["published"] = _moment(said["published"])
    said |= {name: value for name, value in (("url", _link(entry)), ("publisher", publisher)) if value}
    fields, wrong = sound_fields(said)
    yield from (Problem(place, f"{reason}; left out") for reason in wrong)
    yield Draft(place, {**fields, "text": max(texts, key=len)}, {**dict.fromkeys(fields, "file"), "text": "file"})


def _text(element: ElementTree.Element) -> str:
    """Return the words of an element that holds escaped HTML, plain text, or XHTML as elements."""
    return text_of(ElementTree.tostring(element, encoding="unicode") if len(element) else element.text or "")


def _words(element: ElementTree.Element) -> str:
    return " ".join(text_of(" ".join(element.itertext())).split())


def _link(entry: ElementTree.Element) -> str:
    """Return the address of an entry: RSS has it as words, Atom in an attribute, the alternate one first."""
    links = [link for link in entry if _local(link) == "link"]
    ranked = sorted(links, key=lambda link: link.get("rel", "alternate") != "alternate")
    return next((address for link in ranked if (address := link.get("href") or (link.text or "").strip())), "")


def _moment(words: str) -> str:
    """Return a date of RFC 822 as ISO 8601 writes it; others stay as they are."""
    try:
        return parsedate_to_datetime(words).isoformat()
    except ValueError:
        return words


def _local(element: ElementTree.Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]
