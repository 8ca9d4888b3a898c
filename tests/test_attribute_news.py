"""Who says what in sentences of news: ``tests/cases/attributions-*.txt``, one text a line, read by the models.

A line marks its attributions in place: ``{source}``, ``<cue>`` and ``[content]``. Where a text has several, digits and a colon
behind the opening mark tell to which ones a stretch belongs (``{01:The bank} <says> … <1:adding>``); none means the first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from kg.annotate import load_annotator
from kg.attribute import find_attributions
from kg.model import Article, Span

pytestmark = pytest.mark.model

CASES = Path(__file__).parent / "cases"
CLOSING = {"{": "}", "<": ">", "[": "]"}
NUMBERS = re.compile(r"(\d+):(?! ?\d)")

Marked = tuple[list[tuple[int, int]], ...]


def read_marks(line: str) -> tuple[str, list[Marked]]:
    """Return the bare text of a line and the content, cue and source of each attribution that has content."""
    found: defaultdict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: {"{": [], "<": [], "[": []})
    opened: list[tuple[str, str, int]] = []
    text, position = "", 0
    while position < len(line):
        character = line[position]
        position += 1
        if character in CLOSING:
            numbers = NUMBERS.match(line, position)
            position = numbers.end() if numbers else position
            opened.append((character, numbers[1] if numbers else "0", len(text)))
        elif character in CLOSING.values():
            mark, owners, start = opened.pop()
            for owner in owners:
                found[owner][mark].append((start, len(text)))
        else:
            text += character
    return text, [(sorted(item["["]), item["<"], item["{"]) for _, item in sorted(found.items()) if item["["]]


def cases() -> list[tuple[str, str]]:
    return [
        (language, line)
        for language in ("fr", "en")
        for line in (CASES / f"attributions-{language}.txt").read_text(encoding="utf-8").splitlines()
    ]


def bounds(spans: tuple[Span, ...]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def test_marks_of_a_line_give_spans_of_its_bare_text() -> None:
    assert read_marks("{01:Lea} <says> [it rains], <1:adding> [1:it pours].") == (
        "Lea says it rains, adding it pours.",
        [([(9, 17)], [(4, 8)], [(0, 3)]), ([(26, 34)], [(19, 25)], [(0, 3)])],
    )


@pytest.mark.parametrize(("language", "line"), cases())
def test_news_gives_its_attributions(language: str, line: str) -> None:
    text, wanted = read_marks(line)
    doc = load_annotator(language).annotate(Article(id="made", text=text, language=language))
    found = [(sorted(bounds(item.content)), bounds(item.cue), bounds(item.source)) for item in find_attributions(doc)]

    assert sorted(found) == sorted(wanted)
