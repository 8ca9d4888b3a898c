"""The forms of a person's name: which words are the surname, what is short for what, what is a slip of the pen."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from kg.lexicon import Lexicon

LONG_WORD, SHORTENED, VOWELS = 6, 3, frozenset("aeiouy")
FULL = 2


def is_misspelt(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether two names differ by one slip in a long word; another first letter or final vowel makes another person.

    >>> is_misspelt(["kristen", "wilkins"], ["kristin", "wilkins"]), is_misspelt(["ivanov"], ["ivanova"])
    (True, False)
    """
    different = [(one, other) for one, other in zip(left, right, strict=False) if one != other]
    if len(left) != len(right) or len(different) != 1:
        return False
    one, other = different[0]
    if max(len(one), len(other)) < LONG_WORD or one[0] != other[0]:
        return False
    ending = one[-1] != other[-1] and (one[-1] in VOWELS or other[-1] in VOWELS)
    return not ending and OSA.distance(one, other, score_cutoff=1) <= 1


def is_short_for(short: Sequence[str], name: Sequence[str]) -> bool:
    """Tell whether a name is short for another: its last words, its first two or more, an initial or no middle name.

    >>> is_short_for(["le", "pen"], ["marine", "le", "pen"]), is_short_for(["n", "sarkozy"], ["nicolas", "sarkozy"])
    (True, True)
    """
    if len(short) < len(name) and list(name[-len(short) :]) == list(short):
        return True
    if 1 < len(short) < len(name) and list(name[: len(short)]) == list(short):
        return True
    if len(short) < FULL or short[-1] != name[-1] or len(short) > len(name):
        return False
    first = short[0] == name[0] or (len(short[0]) in (1, SHORTENED) and name[0].startswith(short[0]))
    return first and (len(short) == FULL or set(short[1:-1]) <= set(name[1:-1]))


def is_nickname(lexicon: Lexicon, left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether two full names differ in their first word only, which is short for the other: “Steve” and “Stephen”."""
    if len(left) != len(right) or len(left) < FULL or left[1:] != right[1:]:
        return False
    names = lexicon.diminutives
    return right[0] in names.get(left[0], ()) or left[0] in names.get(right[0], ())


def surnames_of(lexicon: Lexicon, name: Sequence[str]) -> frozenset[str]:
    """Return the single words that may stand for a full name: the last, a word before « Jr. », the first where families lead."""
    words = list(name)
    while len(words) > FULL and words[-1] in lexicon.titles["generation"]:
        words.pop()
    led = words[:1] if words[0] in lexicon.titles["family first"] else []
    return frozenset([*words[-1:], *led])
