"""Text -> Quoted: stretches between quote marks, paired over the stored text, over paragraphs and one inside another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.doc import Doc
from kg.model import Span
from kg.resources import table

LOST = 12


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted stretch: ``outer`` with its marks, ``parts`` without them (one a paragraph), how deep it is nested."""

    outer: Span
    parts: tuple[Span, ...]
    depth: int
    closed: bool = True

    @property
    def inner(self) -> Span:
        """The envelope of the words."""
        return Span(self.parts[0].start, self.parts[-1].end)


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    begins: list[int]
    ends: list[int]


@cache
def _marks(language: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table(language, "quotes"):
        found.setdefault(row["open"], set()).add(row["close"])
    return {mark: frozenset(closers) for mark, closers in found.items()}


def find_quoted(doc: Doc) -> tuple[Quoted, ...]:
    """Return the quoted stretches in text order; an unclosed one ends with its paragraph unless the next one resumes it."""
    text, marks = doc.article.text, _marks(doc.language)
    closers = frozenset(mark for row in marks.values() for mark in row)
    paragraphs = _paragraphs(doc)
    stack: list[_Open] = []
    found: list[Quoted] = []
    for number, paragraph in enumerate(paragraphs):
        position = _resume(text, paragraph, stack)
        while position < paragraph.end:
            mark = text[position]
            if mark in marks or mark in closers:
                _read_mark(text, position, paragraph, stack, found, marks)
            position += 1
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        _end_paragraph(text, paragraph, following, stack, found)
    return tuple(sorted(found, key=lambda quoted: (quoted.outer.start, -quoted.outer.end)))


def _paragraphs(doc: Doc) -> list[Span]:
    found: dict[int, list[Span]] = {}
    for sentence in doc.sentences:
        found.setdefault(sentence.paragraph, []).append(sentence.span)
    return [_whole(doc.article.text, spans) for spans in found.values()]


def _whole(text: str, spans: list[Span]) -> Span:
    """Return the envelope of a paragraph's sentences, with closing marks that stand alone behind the last one."""
    end = spans[-1].end
    while end < len(text) and text[end] not in "\r\n":
        end += 1
    return Span(spans[0].start, end)


def _resume(text: str, paragraph: Span, stack: list[_Open]) -> int:
    """Begin a further part of every quotation that is still open, behind the mark that repeats the opening one."""
    position = paragraph.start
    for item in stack:
        if text[position] == item.mark or (item.mark == "«" and text[position] == "»"):
            position += 1
        item.begins.append(position)
    return position


def _read_mark(
    text: str, position: int, paragraph: Span, stack: list[_Open], found: list[Quoted], marks: dict[str, frozenset[str]]
) -> None:
    mark = text[position]
    if not _is_mark(text, position, paragraph, stack):
        return
    """Open or close a stretch; a closing mark alone closes one whose opening mark was lost with the start of its paragraph."""
    closes = [item for item in stack if mark in marks.get(item.mark, ())]
    if closes and not (mark in marks and _opens(text, position, paragraph) and mark not in marks[mark]):
        item = closes[-1]
        while stack[-1] is not item:
            stack.pop()
        stack.pop()
        item.ends.append(position)
        _keep(text, item, position + 1, len(stack), found)
    elif mark in marks:
        stack.append(_Open(mark, position, [position + 1], []))
    elif not stack and not any(item.outer.end > paragraph.start for item in found) and position - paragraph.start > LOST:
        _keep(text, _Open(mark, paragraph.start, [paragraph.start], [position]), position + 1, 0, found)


def _is_mark(text: str, position: int, paragraph: Span, stack: list[_Open]) -> bool:
    """Tell a single quote mark from an apostrophe, and a double one from the sign of inches and seconds (`10"`)."""
    before = text[position - 1 : position] if position > paragraph.start else " "
    if text[position] == '"':
        return not before.isdigit() or any(item.mark == text[position] for item in stack)
    if text[position] not in "'’‘":
        return True
    after = text[position + 1 : position + 2] or " "
    if any(item.mark in "'‘" for item in stack):
        return not after.isalnum() and not before.isspace()
    return text[position] in "'‘" and not before.isalnum() and after.isalnum() and _has_single_end(text, position, paragraph)


def _has_single_end(text: str, position: int, paragraph: Span) -> bool:
    wanted = "’" if text[position] == "‘" else "'"
    end = text.find(wanted, position + 2, paragraph.end)
    while end >= 0:
        if not text[end + 1 : end + 2].isalnum() and text[end - 1] not in "sS " and not text[end - 1].isspace():
            return True
        end = text.find(wanted, end + 1, paragraph.end)
    return False


def _opens(text: str, position: int, paragraph: Span) -> bool:
    before = text[position - 1] if position > paragraph.start else " "
    after = text[position + 1 : position + 2] or " "
    return (before.isspace() or before in "([{—–-'’") and not after.isspace()


def _end_paragraph(text: str, paragraph: Span, following: Span | None, stack: list[_Open], found: list[Quoted]) -> None:
    """Let a quotation run on where the next paragraph repeats its opening mark; end the others here."""
    for item in stack:
        item.ends.append(paragraph.end)
    resumed = following is not None and stack and _repeats(text[following.start], stack[0].mark)
    if not resumed:
        while stack:
            item = stack.pop()
            if item.mark not in "'‘":
                _keep(text, item, paragraph.end, len(stack), found, closed=False)


def _repeats(mark: str, opening: str) -> bool:
    return mark == opening or (opening == "«" and mark == "»")


def _keep(text: str, item: _Open, end: int, depth: int, found: list[Quoted], *, closed: bool = True) -> None:
    parts = tuple(_trim(text, Span(first, last)) for first, last in zip(item.begins, item.ends, strict=True))
    parts = tuple(part for part in parts if part.start < part.end)
    if parts:
        found.append(Quoted(Span(item.start, end), parts, depth, closed))


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def without_stop(text: str, span: Span) -> Span:
    """Return a span without the full stop or comma (an ellipsis stays) and the white space at its end.

    >>> without_stop("Non. Oui...", Span(0, 4)), without_stop("Non. Oui...", Span(5, 11))
    (Span(start=0, end=3), Span(start=5, end=11))
    """
    end = span.end
    while end > span.start and (text[end - 1].isspace() or _is_stop(text, end)):
        end -= 1
    start = span.start
    while start < end and (text[start].isspace() or text[start] in ",;:.!?"):
        start += 1
    return Span(start, end)


def _is_stop(text: str, end: int) -> bool:
    if text[end - 1] in ",;:":
        return True
    return text[end - 1] == "." and text[end - 2 : end - 1] != "."


def inside(quoted: Iterable[Quoted], span: Span) -> bool:
    """Tell whether a span lies wholly in one of the stretches."""
    return any(item.outer.covers(span) for item in quoted)
