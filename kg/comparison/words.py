"""Words in comparable form, and the longest entries of a table among them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from kg.resources import table

WORD = re.compile(r"[^\W_]+(?:[-’'.]?[^\W_]+)*(?:’|')?", re.UNICODE)
ELISION = re.compile(r"^(?:[cdjlmnst]|qu)['’](?=\w)")
LONGEST = 5


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return a text in lower case without accents, with plain apostrophes.

    >>> fold("L’État-major")
    "l'etat-major"
    """
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("œ", "oe").casefold())
    return "".join(mark for mark in plain if not unicodedata.combining(mark))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return a folded word without elided article, possessive and plural ending.

    >>> stem("l'armée"), stem("soldats"), stem("Britain's"), stem("mercenaries")
    ('armee', 'soldat', 'britain', 'mercenary')
    """
    plain = ELISION.sub("", fold(word)).removesuffix("'s").rstrip("'")
    if len(plain) > 4 and plain.endswith("ies"):
        return plain[:-3] + "y"
    if len(plain) > 3 and plain[-1] in "sx" and not plain.endswith("ss"):
        return plain[:-1]
    return plain


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words of a text, in order."""
    return tuple(stem(found) for found in WORD.findall(text))


Entries = Mapping[tuple[str, ...], str]


@cache
def entries(language: str, name: str, column: str) -> Entries:
    """Return the forms of a lexicon table as stems, with the value of a column."""
    found: dict[tuple[str, ...], str] = {}
    for row in table(language, name):
        for form in row["forms"].split("|"):
            found.setdefault(stems(form), row.get(column, ""))
    return found


def scan(words: Sequence[str], known: Entries) -> Iterator[tuple[int, int, str | None]]:
    """Yield the longest known entries from left to right, and each other word with None; ends are exclusive."""
    place = 0
    while place < len(words):
        for length in range(min(LONGEST, len(words) - place), 0, -1):
            value = known.get(tuple(words[place : place + length]))
            if value is not None:
                break
        else:
            length, value = 1, None
        yield place, place + length, value
        place += length
