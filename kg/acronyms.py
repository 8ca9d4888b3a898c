"""Acronyms and the names that they abbreviate."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

ACRONYM = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ÿ0-9&.+-]{0,8}[A-ZÀ-Þ0-9]s?")
WORD = re.compile(r"\w+")


def plain(text: str) -> str:
    """Return a text in lower case without accents.

    >>> plain("Élysée")
    'elysee'
    """
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))


def plain_words(text: str) -> list[str]:
    """Return the words of a text in lower case without accents and marks."""
    return WORD.findall(plain(text))


def is_acronym_of(text: str, name: str) -> bool:
    """Tell whether a text has the form of an acronym whose letters follow one another in a longer name.

    >>> is_acronym_of("OMS", "Organisation mondiale de la santé"), is_acronym_of("USA", "Union européenne")
    (True, False)
    """
    letters = [character for character in plain(text) if character.isalpha()]
    return bool(ACRONYM.fullmatch(text)) and spells(letters, plain_words(name))


def spells(letters: Iterable[str], words: Sequence[str]) -> bool:
    """Tell whether letters follow one another in words, at least half of them at the beginning of one."""
    rest = list(letters)
    if len(words) < 2 or not rest or not any(word.startswith(rest[0]) for word in words):
        return False
    text, place = " ".join(words), 0
    for letter in rest:
        place = text.find(letter, place) + 1
        if not place:
            return False
    return sum(word[0] in rest for word in words) * 2 >= len(rest)
