"""Sentence -> View: the text as the model reads it, aligned to the text as stored.

The models were trained on clean text: typographic quotes become plain ones, digit groups are joined, NBSP is a space, soft
hyphens and zero-width characters go, combining marks are composed (NFC). Nothing else changes, and every character of the view
knows the stored characters that it stands for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.model import Span
from kg.resources import table

INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0f")
SPACES = " \u00a0\u2007\u2009\u200a\u202f\u3000"
SINGLES = dict.fromkeys("’‘ʼ‛′", "'")
CLEAN = re.compile(r"(?:[!-~¡-¬®-\u02bb\u02bd-\u02ff‘’“”„‟‹›–—…€] ?)+")
GROUP_GAP = re.compile(r"(?<![\d.,])(\d{1,3})((?:[" + SPACES + r"]\d{3})+)(?![\d])")


@dataclass(frozen=True, slots=True)
class View:
    """A text to read; character ``i`` stands for the stored characters ``starts[i]`` to ``ends[i]``."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def stored(self, start: int, end: int) -> Span:
        """Return the stored span of a non-empty range of the view.

        >>> read_view("200 000 morts", language="fr").stored(0, 6)
        Span(start=0, end=7)
        """
        return Span(self.starts[start], self.ends[end - 1])


def read_view(text: str, *, language: str, offset: int = 0) -> View:
    """Return the view of a stretch of stored text that begins at ``offset``.

    >>> read_view("l’aide à 60 000 “amis”", language="fr").text
    "l'aide à 60000 «amis»"
    """
    marks = _marks(language)
    if CLEAN.fullmatch(text) and not GROUP_GAP.search(text):
        places = range(offset, offset + len(text) + 1)
        return View("".join([marks.get(character, character) for character in text]), tuple(places[:-1]), tuple(places[1:]))
    gaps = {
        match.start(2) + index
        for match in GROUP_GAP.finditer(text)
        for index, character in enumerate(match.group(2))
        if character in SPACES
    }
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end, cluster in _clusters(text):
        if start in gaps or cluster in INVISIBLE:
            continue
        for character in _normal(cluster, marks):
            if character == " " and (not characters or characters[-1] == " "):
                continue
            characters.append(character)
            starts.append(offset + start)
            ends.append(offset + end)
    return View("".join(characters), tuple(starts), tuple(ends))


@cache
def _marks(language: str) -> Mapping[str, str]:
    return SINGLES | {row["mark"]: row["reads"] for row in table(language, "reading")}


def _normal(cluster: str, marks: Mapping[str, str]) -> str:
    composed = unicodedata.normalize("NFC", cluster) if len(cluster) > 1 else cluster
    return "".join(" " if character.isspace() else marks.get(character, character) for character in composed)


def _clusters(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield each character with the combining marks that follow it."""
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        yield start, end, text[start:end]
        start = end
