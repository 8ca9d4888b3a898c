"""Lexemes -> Numerals: the numbers that digits and number words spell, as they are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.measure.lexeme import DASHES, Lexeme
from kg.measure.lexicon import Lexicon, NumberWord

HALF = Decimal("0.5")
TWO = Decimal(2)
HUNDRED = Decimal(100)
MILLION = Decimal(1_000_000)
SPELLED = frozenset(("unit", "one", "hundred", "scale"))


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number between two lexeme indices, the second exclusive.

    ``kind`` is cardinal, one (an article or the number one alone), collective (a rounded count), indefinite (an unnumbered
    plural), vague (no number at all) or share; ``scale`` is the power of a thousand that it ends in, 1 if none.
    """

    first: int
    last: int
    value: Decimal
    kind: str
    scale: Decimal = Decimal(1)
    digits: bool = False


def read_numeral(lexemes: Sequence[Lexeme], index: int, lexicon: Lexicon) -> Numeral | None:
    """Return the longest numeral that begins at an index, if any."""
    lexeme = lexemes[index]
    if lexeme.value is None:
        entry = lexicon.number_at(lexemes, index)
        if entry is None:
            return None
        if entry[0].kind in READERS:
            return READERS[entry[0].kind](lexemes, index, lexicon)
        if entry[0].kind not in SPELLED:
            return None
    cardinal = _read_cardinal(lexemes, index, lexicon)
    if cardinal is None:
        return None
    return (
        _read_share(lexemes, cardinal, lexicon)
        or _read_collection(lexemes, cardinal, lexicon)
        or _with_half(lexemes, cardinal, lexicon)
    )


def _read_cardinal(lexemes: Sequence[Lexeme], index: int, lexicon: Lexicon) -> Numeral | None:
    sum_, last = _Sum(), index
    position = index
    while position < len(lexemes):
        step = _next_word(lexemes, position, lexicon, sum_ if position > index else None)
        if step is None or not sum_.takes(step[0]):
            break
        sum_ = sum_.plus(step[0])
        position = last = step[1]
    if last == index:
        return None
    single = last == index + 1 and lexemes[index].value is None and sum_.value == 1
    scale = sum_.scale if sum_.current is None else Decimal(1)
    return Numeral(index, last, sum_.value, "one" if single else "cardinal", scale, lexemes[index].value is not None)


@dataclass(frozen=True, slots=True)
class _Sum:
    """What has been read: whole thousands and millions in ``total``, the group that is being read in ``current``."""

    total: Decimal = Decimal(0)
    current: Decimal | None = None
    room: Decimal = Decimal(0)
    scale: Decimal = Decimal(1)
    written: bool = False

    @property
    def value(self) -> Decimal:
        return self.total + (self.current or 0)

    def takes(self, word: NumberWord) -> bool:
        """Tell whether a word can go on the number."""
        if word.kind == "scale":
            if self.total and word.value >= self.scale:
                return False
            return word.bare or self.current is not None
        if word.kind == "hundred":
            return (self.current is None and word.bare) or (
                self.current is not None and 1 <= self.current < 100 and not self.written
            )
        if self.current is None:
            return not self.total or (
                word.value < self.scale and (word.kind != "digits" or self.scale >= MILLION <= self.scale * word.value)
            )
        return word.kind in ("unit", "one") and word.value < self.room

    def plus(self, word: NumberWord) -> _Sum:
        """Return the sum with a word that it takes."""
        if word.kind == "scale":
            times = Decimal(1) if self.current is None else self.current
            return _Sum(self.total + times * word.value, None, word.value, word.value)
        if word.kind == "hundred":
            return _Sum(self.total, (self.current or 1) * word.value, word.room, self.scale)
        return _Sum(self.total, (self.current or 0) + word.value, word.room, self.scale, word.kind == "digits")


def _next_word(lexemes: Sequence[Lexeme], position: int, lexicon: Lexicon, sum_: _Sum | None) -> tuple[NumberWord, int] | None:
    """Return the number word or digit string at a position, behind a hyphen or a joining word if a number is being read."""
    lexeme = lexemes[position]
    if lexeme.value is not None:
        written = NumberWord("digits", lexeme.value, Decimal(0), bare=True)
        return (written, position + 1) if sum_ is None or lexeme.spaced else None
    found = lexicon.number_at(lexemes, position)
    if found and found[0].kind in SPELLED:
        begins = sum_ is not None and lexicon.is_form("indefinite_article", lexeme.lower)
        return None if begins else found
    return _linked_word(lexemes, position, found, lexicon, sum_) if sum_ is not None else None


def _linked_word(
    lexemes: Sequence[Lexeme], position: int, found: tuple[NumberWord, int] | None, lexicon: Lexicon, sum_: _Sum
) -> tuple[NumberWord, int] | None:
    """Return an abbreviated scale, or the number word behind a hyphen or a joining word (« vingt et un »)."""
    lexeme = lexemes[position]
    if found and found[0].kind in ("suffix", "money_suffix"):
        return _suffix(lexemes, position, found, lexicon) if sum_.written else None
    if lexeme.lower in DASHES and not lexeme.spaced and position + 1 < len(lexemes) and not lexemes[position + 1].spaced:
        behind = lexicon.number_at(lexemes, position + 1)
        return behind if behind and behind[0].kind in SPELLED else None
    behind = lexicon.number_at(lexemes, found[1]) if found and found[0].kind == "joiner" else None
    if not (found and behind) or behind[0].kind not in ("unit", "one") or found[0].room > sum_.room:
        return None
    joins = found[0].room >= HUNDRED or (behind[0].value in (1, 11) and sum_.room < HUNDRED)
    return behind if joins and not _ends_in_hundred(lexemes, behind[1], lexicon) else None


def _suffix(
    lexemes: Sequence[Lexeme], position: int, found: tuple[NumberWord, int], lexicon: Lexicon
) -> tuple[NumberWord, int] | None:
    """Return a scale that is abbreviated behind digits (“2.3bn”), where the word is the abbreviation and no unit."""
    word, behind = found
    unit = lexicon.units.at(lexemes, behind)
    paid = unit is not None and unit[0].kind == "money"
    if not paid and (word.kind == "money_suffix" or (lexemes[position].spaced and not word.bare)):
        return None
    return NumberWord("scale", word.value, word.room, bare=False), behind


def _ends_in_hundred(lexemes: Sequence[Lexeme], index: int, lexicon: Lexicon) -> bool:
    word = lexicon.number_at(lexemes, index) if index < len(lexemes) else None
    return word is not None and word[0].kind == "hundred"


def _with_half(lexemes: Sequence[Lexeme], numeral: Numeral, lexicon: Lexicon) -> Numeral:
    """Add a half that is said behind the number (« deux millions et demi », “one and a half million”)."""
    word = lexicon.number_at(lexemes, numeral.last) if numeral.last < len(lexemes) else None
    if word is None or word[0].kind != "and_half":
        return numeral
    scale = lexicon.number_at(lexemes, word[1]) if word[1] < len(lexemes) else None
    if scale and scale[0].kind == "scale" and numeral.scale == 1:
        return Numeral(numeral.first, scale[1], (numeral.value + HALF) * scale[0].value, "cardinal", scale[0].value)
    return Numeral(numeral.first, word[1], numeral.value + HALF * numeral.scale, "cardinal", numeral.scale)


def _read_share(lexemes: Sequence[Lexeme], numeral: Numeral, lexicon: Lexicon) -> Numeral | None:
    """Read « deux tiers », “a third of”; a denominator that is an ordinal too needs a plural or what it divides behind it."""
    last = numeral.last
    if last < len(lexemes) and lexemes[last].lower in DASHES:
        last += 1
    word = lexicon.number_at(lexemes, last) if last < len(lexemes) else None
    if word is None or word[0].kind != "denominator" or not 0 < numeral.value < word[0].value:
        return None
    whole = (
        word[0].bare
        or lexicon.follows("whole", lexemes, word[1])
        or lexicon.bounds["before"].before(lexemes, numeral.first) is not None
        or _ends_change(lexemes, numeral.first, word[1], lexicon)
    )
    if not whole or lexicon.follows("part_name", lexemes, word[1]):
        return None
    share = numeral.value / word[0].value
    return _of_scale(lexemes, Numeral(numeral.first, word[1], share, "share"), lexicon)


def _ends_change(lexemes: Sequence[Lexeme], first: int, last: int, lexicon: Lexicon) -> bool:
    """Tell whether a word of change leads to a part and nothing that it could describe follows (“fell by *a third* to …”)."""
    led = lexicon.precedes("change_lead", lexemes, first) or lexicon.precedes("change_lead_near", lexemes, first)
    return led and (last >= len(lexemes) or not lexemes[last].is_word or lexicon.follows("change_end", lexemes, last))


def _of_scale(lexemes: Sequence[Lexeme], share: Numeral, lexicon: Lexicon) -> Numeral:
    """Multiply a share by the round number that it is a share of (« un demi-million », “half a million”)."""
    position = share.last
    while position < len(lexemes) and position < share.last + 2:
        word = lexicon.number_at(lexemes, position)
        if word and word[0].kind == "scale" and not word[0].bare:
            return Numeral(share.first, word[1], share.value * word[0].value, "cardinal", word[0].value)
        if not (
            lexemes[position].lower in DASHES or (word and word[0].kind == "one") or lexicon.follows("whole", lexemes, position)
        ):
            break
        position += 1
    return share


def _read_collection(lexemes: Sequence[Lexeme], numeral: Numeral, lexicon: Lexicon) -> Numeral | None:
    """Read « une trentaine », « deux douzaines », « une centaine de milliers »."""
    word = lexicon.number_at(lexemes, numeral.last) if numeral.last < len(lexemes) else None
    if word is None or word[0].kind not in ("collective", "collectives"):
        return None
    value, last = _times_scales(lexemes, numeral.value * word[0].value, word[1], lexicon)
    return Numeral(numeral.first, last, value, "collective")


def _times_scales(lexemes: Sequence[Lexeme], value: Decimal, last: int, lexicon: Lexicon) -> tuple[Decimal, int]:
    """Multiply by the round numbers that are linked behind (« de milliers », “of thousands”)."""
    while last + 1 < len(lexemes):
        position = last + 1 if lexicon.follows("link", lexemes, last) else last
        if position > last and lexemes[position].lower == "'":
            position += 1
        word = lexicon.number_at(lexemes, position) if position < len(lexemes) else None
        if (
            word is None
            or word[0].kind not in ("collectives", "scale")
            or (word[0].kind == "scale" and word[0].bare and position == last)
        ):
            break
        value, last = value * word[0].value, word[1]
    return value, last


def _read_plural(lexemes: Sequence[Lexeme], index: int, lexicon: Lexicon) -> Numeral | None:
    """Read an unnumbered plural: « dizaines de milliers », “hundreds”."""
    word = lexicon.number_at(lexemes, index)
    assert word is not None
    value, last = _times_scales(lexemes, _twice(word[0]), word[1], lexicon)
    return Numeral(index, last, value, "indefinite")


def _twice(word: NumberWord) -> Decimal:
    """Return the least number of an unnumbered plural: twice the power of ten in it, so that dozens are twenty."""
    return TWO.scaleb(word.value.adjusted())


def _read_collective(lexemes: Sequence[Lexeme], index: int, lexicon: Lexicon) -> Numeral | None:
    word = lexicon.number_at(lexemes, index)
    assert word is not None
    if not lexicon.follows("link", lexemes, word[1]) and not word[0].bare:
        return None
    value, last = _times_scales(lexemes, word[0].value, word[1], lexicon)
    return Numeral(index, last, value, "collective")


def _read_several(lexemes: Sequence[Lexeme], index: int, lexicon: Lexicon) -> Numeral | None:
    """Read « plusieurs dizaines », “a few thousand”, and « plusieurs » alone as a vague number."""
    word = lexicon.number_at(lexemes, index)
    assert word is not None
    behind = lexicon.number_at(lexemes, word[1]) if word[1] < len(lexemes) else None
    if behind and behind[0].kind in ("collective", "collectives", "hundred", "scale") and not lexemes[word[1]].value:
        value, last = _times_scales(lexemes, _twice(behind[0]), behind[1], lexicon)
        return Numeral(index, last, value, "indefinite")
    return Numeral(index, word[1], TWO, "vague") if word[0].bare else None


def _read_half(lexemes: Sequence[Lexeme], index: int, lexicon: Lexicon) -> Numeral | None:
    """Read « la moitié », “half of”, “half a million”."""
    word = lexicon.number_at(lexemes, index)
    assert word is not None
    share = Numeral(index, word[1], word[0].value, "share")
    scaled = _of_scale(lexemes, share, lexicon)
    stated = word[0].bare or lexicon.follows("whole", lexemes, word[1]) or _ends_change(lexemes, index, word[1], lexicon)
    if scaled is not share or stated:
        return scaled if not lexicon.follows("part_name", lexemes, word[1]) else None
    return None


READERS = {
    "collective": _read_collective,
    "collectives": _read_plural,
    "several": _read_several,
    "half": _read_half,
}
