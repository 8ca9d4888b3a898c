"""Article -> Sentences: by rule alone, so that the IRIs of sentences survive a change of model.

A paragraph ends at a blank line, or at a line end that no hard wrapping explains. A sentence ends at a full stop, question or
exclamation mark or ellipsis with its closing marks, before something that can begin a sentence. A full stop before a lower-case
word ends nothing.
"""

from __future__ import annotations

import re
from functools import cache

from kg.model import Article, Sentence, Span
from kg.resources import table

BLOCK = re.compile(r"(?:[^\n\r]|\r?\n(?![ \t]*\r?\n)|\r(?!\n))+")
LINE_END = re.compile(r"\r\n|\n|\r|\u2028|\u2029")
STOP = re.compile(r"[.!?…]+")
CLOSERS = '»”’")]›'
OPENERS = "«“„\"'‘([‹–—-•*"
WRAPPED_WIDTH = 55
DATELINE = re.compile(
    r"""(?P<city>[^\W\d_](?:[^\n:;"«»()–—-]|-(?=\w)){2,90}?)
    (?P<agency>[ ]?\((?:[A-Z][\w&]*[ /&-]{0,3}){1,4}\))?(?:[ ]?(?:--|—)|[ ][-–])(?=[ ]*["«“]?\s?[^\W\d_])""",
    re.VERBOSE,
)
CAPITALISED = r"(?:[A-ZÀ-Þ][\w.'’/-]*(?:[ ]|(?=,|$))|(?:d[eu]|la|le|les|sur|of|the)[ ])+"
PLACES = re.compile(
    rf"{CAPITALISED}(?:,[ ]{CAPITALISED})*(?P<day>(?:,[ ])?(?:[A-Z]\w*\.?[ ])?\d{{1,2}}(?:er)?(?:[ ]\w+)?(?:[ ]\d{{4}})?)?"
)


def find_sentences(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences in text order, with paragraph, role and the reason why a fragment is one."""
    paragraphs = find_paragraphs(article.text)
    title = _title(article, paragraphs)
    found = []
    for number, paragraph in enumerate(paragraphs):
        for span in _split(article, paragraph):
            role, reasons = _role(article, span, paragraph, number, title)
            found.append(Sentence(span, number, role, "doubtful" if reasons else "sound", reasons))
    return tuple(found)


def dateline_end(text: str) -> int:
    """Return where the dateline that opens a paragraph ends, 0 where none does.

    It is a place before a dash with an agency in brackets, in capitals, or with what it lies in behind a comma.

    >>> dateline_end("LONDON, March 3 (Reuters) - A man fled.")
    27
    >>> dateline_end("The mayor - a doctor - left.")
    0
    """
    found = DATELINE.match(text)
    if found is None or text[found.end() :].lstrip(OPENERS + " ")[:1].islower():
        return 0
    city = found["city"].strip()
    named = PLACES.fullmatch(city)
    capitals = len(city) > 2 and city.partition(",")[0].isupper()
    return found.end() if capitals or (named and (found["agency"] or "," in city)) else 0


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs without the white space around them."""
    found = []
    for block in BLOCK.finditer(text):
        start = block.start()
        wrapped = _is_wrapped(block.group())
        for end in LINE_END.finditer(text, block.start(), block.end()):
            if not wrapped and _breaks(text[start : end.start()], text[end.end() : block.end()]):
                found.append(_trim(text, start, end.start()))
                start = end.end()
        found.append(_trim(text, start, block.end()))
    return tuple(span for span in found if span.start < span.end)


def _is_wrapped(block: str) -> bool:
    """Tell whether the lines of a block look filled to one width, the last one apart."""
    lines = [line.rstrip() for line in LINE_END.split(block)]
    filled = [len(line) for line in lines[:-1]]
    return len(filled) >= 2 and min(filled) >= WRAPPED_WIDTH and max(filled) - min(filled) <= 20


def _breaks(before: str, after: str) -> bool:
    last, first = before.rstrip()[-1:], after.lstrip()[:1]
    return not (first.islower() and (last.isalnum() or last in ",;"))


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _split(article: Article, paragraph: Span) -> list[Span]:
    text, start, found = article.text, paragraph.start, []
    for stop in STOP.finditer(text, paragraph.start, paragraph.end):
        end = _closed(text, stop.end(), paragraph.end)
        if end <= start or not _ends_sentence(text, stop, end, paragraph, article.language):
            continue
        found.append(_trim(text, start, end))
        start = end
    found.append(_trim(text, start, paragraph.end))
    return [span for span in found if any(map(str.isalnum, text[span.start : span.end]))]


def _closed(text: str, end: int, limit: int) -> int:
    """Return the offset behind the closing marks that follow a stop."""
    while end < limit:
        spaced = end
        while spaced < limit and text[spaced].isspace():
            spaced += 1
        if spaced == limit or text[spaced] not in CLOSERS:
            return end
        mark = text[spaced]
        following = text[spaced + 1 : spaced + 2]
        if spaced > end and not (mark in "»›" or (mark in '”"' and not following.isalnum())):
            return end
        end = spaced + 1
    return end


def _ends_sentence(text: str, stop: re.Match[str], end: int, paragraph: Span, language: str) -> bool:
    rest = text[end : paragraph.end]
    after = rest.lstrip()
    if not after or len(after) == len(rest):
        return not after
    first = after.lstrip(OPENERS + "\u00a0\u202f ")[:1]
    if not first or first.islower() or not (first.isalnum() or first in '«“"'):
        return False
    if stop.group() != "." or end > stop.end():
        return True
    return not _is_abbreviation(text[paragraph.start : stop.start()], after, language)


def _is_abbreviation(before: str, after: str, language: str) -> bool:
    """Tell whether the full stop behind ``before`` belongs to an abbreviation rather than to the sentence."""
    word = re.split(r"[\s\u00a0\u202f(«“\"'’]", before)[-1]
    if not word:
        return False
    never, sometimes, starters = _abbreviations(language)
    if word.lower() in never or word.lower().rsplit("-", 1)[-1] in never:
        return True
    begins = after.lstrip(OPENERS + " ").split(None, 1)[0].rstrip(".,;:").split("’")[0].split("'")[0]
    if re.fullmatch(r"(?:[^\W\d]\.)+[^\W\d]", word) or word.lower() in sometimes:
        return begins.lower() not in starters
    return len(word) == 1 and word.isupper() and word.isalpha()


@cache
def _abbreviations(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    rows = table(language, "abbreviations")
    return (
        frozenset(row["form"] for row in rows if row["ends"] == "never"),
        frozenset(row["form"] for row in rows if row["ends"] == "sometimes"),
        frozenset(row["form"] for row in rows if row["ends"] == "starter"),
    )


def _title(article: Article, paragraphs: tuple[Span, ...]) -> str | None:
    """Return the headline in comparable form: the given one, else a first paragraph that no stop ends."""
    if article.title and article.title.strip():
        return _comparable(article.title)
    if len(paragraphs) < 2:
        return None
    first = article.slice(paragraphs[0])
    unstopped = first[-1] not in ".!…:;,»”" or (len(first) < 80 and first[-1] in "!»”")
    return _comparable(first) if unstopped and len(first) <= 250 else None


def _role(article: Article, span: Span, paragraph: Span, number: int, title: str | None) -> tuple[str, tuple[str, ...]]:
    if title and _comparable(article.slice(paragraph)) == title:
        return ("title", ()) if number == 0 else ("repeated-title", ())
    begins = article.text[span.start]
    if span.start == paragraph.start and begins.islower() and begins.isalpha():
        return "fragment", ("begins in the middle of a sentence",)
    return "body", ()


def _comparable(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
