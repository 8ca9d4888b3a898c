"""Sheets -> articles that are copies of earlier ones, with the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain, islice

from kg.comparison.meaning import Vector, dot, encode
from kg.comparison.nouns import Copy, Sheet
from kg.comparison.shingles import sharing_pairs, shingles, sketch
from kg.comparison.words import WORD

PHRASE, CANDIDATE, COLLOCATION = 5, 3, 2
REPUBLISHED, SPUN = 0.5, 0.35
SHARED_MARKS = 5
FEWEST_PHRASES = 30
SHARED_ANCHORS = 3
ALIGNED = 0.6
SAME_SENTENCE, SAME_SENSE = 0.65, 0.8
FEWEST_SENTENCES, MOST_SENTENCES = 3, 40
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
        elif loose >= SPUN and not _one_serial(left, right):
            yield (
                loose,
                Copy(newer, older, "spun", f"at least {loose:.0%} of the pairs of words in either half of the shorter text"),
            )


def _one_serial(left: Sheet, right: Sheet) -> bool:
    """Tell whether both may be parts of a series, which a paper tells in its own words again; it spins those of others."""
    return left.publisher is not None and left.publisher == right.publisher


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
    aligned = list(_aligned(sheets))
    sentences = {sheet.id: _sentences(sheet) for left, right, _ in aligned for sheet in (left, right)}
    vectors = encode(list(dict.fromkeys(chain.from_iterable(sentences.values()))))
    if vectors is None:
        return
    for older, newer, order in aligned:
        shorter, longer = sorted((sentences[older.id], sentences[newer.id]), key=len)
        alike = _alike([vectors[text] for text in shorter], [vectors[text] for text in longer])
        if alike >= SAME_SENSE and len(shorter) >= FEWEST_SENTENCES:
            evidence = (
                f"{order:.0%} of the figures and names in one order; {alike:.0%} of the sentences have one of the same sense"
            )
            yield order * alike, Copy(newer.id, older.id, "translated", evidence)


def _aligned(sheets: Sequence[Sheet]) -> Iterator[tuple[Sheet, Sheet, float]]:
    """Yield the pairs of two languages that have most of their figures and names in one order, with the share that they have."""
    by_id = {sheet.id: sheet for sheet in sheets}
    for older, newer in sharing_pairs({sheet.id: sheet.anchors for sheet in sheets}, SHARED_ANCHORS):
        left, right = by_id[older], by_id[newer]
        if left.language != right.language:
            order = SequenceMatcher(None, left.anchors, right.anchors, autojunk=False).ratio()
            if order >= ALIGNED:
                yield left, right, order


def _sentences(sheet: Sheet) -> list[str]:
    found = (match[0].strip() for match in SENTENCE.finditer(sheet.text))
    return list(islice((text for text in found if len(text.split()) > 3), MOST_SENTENCES))


def _alike(shorter: Sequence[Vector], longer: Sequence[Vector]) -> float:
    """Return which part of the one text's sentences have one of the same sense in the other."""
    close = sum(max((dot(one, other) for other in longer), default=0.0) >= SAME_SENTENCE for one in shorter)
    return close / len(shorter) if shorter else 0.0
