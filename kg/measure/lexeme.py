"""Text -> Lexemes: words, digit strings and signs, with the value of each digit string.

Digit groups may be parted by a space of any kind (ISO 80000-1), a point, a comma or an apostrophe.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

GAP = "[ \u00a0\u2007\u2009\u202f]"
SIGN = "-\u2212"
DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
LEXEME = re.compile(
    rf"(?P<digits>(?<![\d.,])(?:\d{{1,3}}(?:{GAP}{{1,2}}\d{{3}})+(?![\d])(?:[.,]\d+)?"
    r"|[1-9]\d{0,2}(?:[.'’]\d{3})+(?!\d)(?:,\d+)?"
    r"|[1-9]\d{0,2}(?:,\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d+(?:[.,]\d+)?)|\d+)"
    r"|(?P<word>[^\W\d_]+)|(?P<sign>\S)"
)
GROUPING = re.compile(rf"{GAP}|['’]")


class Lexeme(NamedTuple):
    """A word, a digit string (with its ``value``) or a sign; ``spaced`` tells whether white space stands before it."""

    lower: str
    start: int
    end: int
    spaced: bool
    value: Decimal | None = None
    title: bool = False

    @property
    def is_word(self) -> bool:
        """Tell whether it is made of letters."""
        return self.lower[0].isalpha()


def read_lexemes(text: str, *, decimal: str, offset: int = 0) -> list[Lexeme]:
    """Return the lexemes of a text that begins at ``offset`` of the stored text; ``decimal`` is the language's decimal mark.

    >>> [lexeme.lower for lexeme in read_lexemes("d’environ 40\u202f000", decimal=",")]
    ['d', "'", 'environ', '40\u202f000']
    """
    found: list[Lexeme] = []
    previous = -1
    for match in LEXEME.finditer(text):
        start, end = match.span()
        written = match.group()
        value = read_digits(written, decimal=decimal) if match.lastgroup == "digits" else None
        lower = "'" if written in "’‘" else written.lower()
        if not lower.isascii():
            lower = unicodedata.normalize("NFC", lower)
        found.append(Lexeme(lower, offset + start, offset + end, start != previous, value, written[0].isupper()))
        previous = end
    return found


def read_digits(written: str, *, decimal: str) -> Decimal:
    """Return the value of a digit string with its group and decimal marks.

    A single mark before three digits parts groups, unless it is the decimal mark of the language; even that one does before 000.

    >>> [str(read_digits(form, decimal=",")) for form in ("1 234,5", "1.234", "1,5", "60,000", "3.5")]
    ['1234.5', '1234', '1.5', '60000', '3.5']
    """
    joined = GROUPING.sub("", written)
    marks = [character for character in joined if character in ".,"]
    if not marks:
        return Decimal(joined)
    last = marks[-1]
    whole, _, rest = joined.rpartition(last)
    grouped = len(marks) > 1 if len(set(marks)) == 1 else False
    if len(marks) == 1 and len(rest) == 3 and 1 <= len(whole) <= 3 and whole[0] != "0" and joined == written:
        grouped = last != decimal or rest == "000"
    if grouped:
        return Decimal(joined.replace(last, ""))
    return Decimal(re.sub("[.,]", "", whole) + "." + rest)
