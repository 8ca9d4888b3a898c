"""Names in comparable form: a key without case, accents and punctuation, initials, and Latin letters for Cyrillic ones."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"\w+")
UNFOLDED = str.maketrans(
    {"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ß": "ss", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "ı": "i"}
)
CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ie", "ж": "zh", "з": "z", "и": "i",
        "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
        "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e",
        "ю": "iu", "я": "ia", "ў": "u",
    }
)  # fmt: skip


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """Return a name in lower case, without accents and punctuation, its words parted by one space.

    >>> name_key("Saint-Étienne"), name_key("L’Œuvre"), name_key("U.S.")
    ('saint etienne', 'l oeuvre', 'us')
    """
    if re.fullmatch(r"(?:\w\.)+\w?", name):
        name = name.replace(".", "")
    folded = unicodedata.normalize("NFKD", name.translate(UNFOLDED).lower())
    return " ".join(WORD.findall("".join(mark for mark in folded if not unicodedata.combining(mark))))


def initials(name: str) -> str:
    """Return the initials of the words of four letters and more, for names of three such words or more.

    >>> initials("Organisation mondiale de la santé"), initials("Center for Strategic and International Studies")
    ('OMS', 'CSIS')
    """
    letters = "".join(word[0].upper() for word in WORD.findall(name) if len(word) > 3)
    return letters if len(letters) >= 3 else ""


def latinize(name: str) -> str:
    """Return the key of a name with its Cyrillic letters in Latin ones (the simplified scheme of passports).

    >>> latinize("Путин")
    'putin'
    """
    return name_key(name.lower().translate(CYRILLIC))


@lru_cache(maxsize=65_536)
def sound_key(name: str) -> str:
    """Return a key that the French, English and scholarly spellings of an East Slavic name share.

    >>> sound_key("Choïgou") == sound_key("Shoigu") == sound_key("Шойгу")
    True
    >>> sound_key("Prigojine") == sound_key("Prigozhin")
    True
    """
    key = latinize(name)
    for pattern, common in SOUNDS:
        key = re.sub(pattern, common, key)
    return key


SOUNDS = (
    (r"tch|ch(?=tch)", "C"),
    (r"sch|sh|ch|C", "S"),
    (r"zh|j", "z"),
    (r"kh", "h"),
    (r"ou|oo", "u"),
    (r"gu(?=[ei])", "g"),
    (r"ei|ey|iy|yi|ii|ij|yy|y", "i"),
    (r"w", "v"),
    (r"ff", "v"),
    (r"x", "ks"),
    (r"e\b", ""),
    (r"q|c", "k"),
    (r"(.)\1", r"\1"),
)
