"""Sheets -> articles that are copies of earlier ones, with the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from kg.compare.meaning import closeness
from kg.compare.nouns import Copy, Sheet
from kg.compare.shingles import sharing_pairs, shingles, sketch
from kg.compare.words import WORD

PHRASE, CANDIDATE, COLLOCATION = 5, 3, 2
REPUBLISHED, SPUN = 0.5, 0.35
SHARED_MARKS = 2
FEWEST_PHRASES = 30
SHARED_ANCHORS = 3
ALIGNED = 0.6
SAME_SENTENCE, SAME_SENSE = 0.65, 0.8
MOST_SENTENCES = 40
QUOTATION = re.compile(r"[«“\"][^«»“”\"]+[»”\"]")
SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]?")


def find_copies(sheets: Sequence[Sheet]) -> tuple[Copy, ...]:
    """Return each article that copies an earlier one, once, with the article that it shares most with.

    Undated articles count as later than dated ones; among equal ones the order of their ids decides.
    """
    dated = sorted(sheets, key=lambda sheet: (sheet.published or "~", sheet.id))
    best: dict[str, tuple[float, Copy]] = {}
    for strength, copy in (*_in_one_language(dated), *_translated(dated)):
        if copy.article not in best or strength > best[copy.article][0]:
            best[copy.article] = strength, copy
    return tuple(best[article][1] for article in sorted(best))


def trace_origins(copies: Iterable[Copy]) -> dict[str, str]:
    """Return for each copy the article at the beginning of its chain of copies.

    >>> trace_origins([Copy("b", "a", "spun", ""), Copy("c", "b", "translated", "")])
    {'b': 'a', 'c': 'a'}
    """
    source = {copy.article: copy.copy_of for copy in copies}
    origins = {}
    for article in source:
        origin = article
        while origin in source:
            origin = source[origin]
        origins[article] = origin
    return origins


def _in_one_language(sheets: Sequence[Sheet]) -> Iterator[tuple[float, Copy]]:
    by_id = {sheet.id: sheet for sheet in sheets}
    marks = {sheet.id: sketch(shingles(sheet.text, CANDIDATE)) for sheet in sheets}
    for older, newer in sharing_pairs(marks, SHARED_MARKS):
        left, right = by_id[older], by_id[newer]
        if left.language != right.language:
            continue
        if min(len(shingles(sheet.text, PHRASE)) for sheet in (left, right)) < FEWEST_PHRASES:
            continue
        whole = _shared(left.text, right.text, PHRASE)
        loose = _shared(_own_words(left), _own_words(right), COLLOCATION)
        if whole >= REPUBLISHED:
            yield (
                whole,
                Copy(
                    newer,
                    older,
                    "republished",
                    f"at least {whole:.0%} of the runs of five words in either half of the shorter text",
                ),
            )
        elif loose >= SPUN:
            yield (
                loose,
                Copy(newer, older, "spun", f"at least {loose:.0%} of the pairs of words in either half of the shorter text"),
            )


def _shared(left: str, right: str, length: int) -> float:
    """Return which part of the shorter text the longer one has, in that half where it is less.

    Articles that share a standing list or notice do so in one half; a copy runs through both.
    """
    shorter, longer = sorted((WORD.findall(left), WORD.findall(right)), key=len)
    whole = shingles(" ".join(longer), length)
    halves = shorter[: len(shorter) // 2], shorter[len(shorter) // 2 :]
    return min(_part(shingles(" ".join(half), length), whole) for half in halves)


def _part(some: frozenset[int], others: frozenset[int]) -> float:
    return len(some & others) / len(some) if some else 0.0


def _own_words(sheet: Sheet) -> str:
    """Return a text without its quotations, which articles on one event share."""
    return QUOTATION.sub(" ", sheet.text)


def _translated(sheets: Sequence[Sheet]) -> Iterator[tuple[float, Copy]]:
    by_id = {sheet.id: sheet for sheet in sheets}
    for older, newer in sharing_pairs({sheet.id: sheet.anchors for sheet in sheets}, SHARED_ANCHORS):
        left, right = by_id[older], by_id[newer]
        if left.language == right.language:
            continue
        aligned = SequenceMatcher(None, left.anchors, right.anchors, autojunk=False).ratio()
        if aligned < ALIGNED:
            continue
        alike = _alike(left.text, right.text)
        if alike is not None and alike >= SAME_SENSE:
            evidence = (
                f"{aligned:.0%} of the figures and names in one order; {alike:.0%} of the sentences have one of the same sense"
            )
            yield aligned * alike, Copy(newer, older, "translated", evidence)


def _alike(left: str, right: str) -> float | None:
    """Return which part of the shorter text's sentences have one of the same sense in the other, None without the encoder."""
    sentences = [[found.strip() for found in SENTENCE.findall(text) if len(found.split()) > 3] for text in (left, right)]
    shorter, longer = sorted((listed[:MOST_SENTENCES] for listed in sentences), key=len)
    table = closeness(shorter, longer)
    return sum(max(row) >= SAME_SENTENCE for row in table) / len(table) if table else None
