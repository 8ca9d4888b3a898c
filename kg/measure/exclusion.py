"""Lexemes around a numeral -> a reason why it is no quantity: dates, times, years, ordinals, identifiers, scores, idioms."""

from __future__ import annotations

from collections.abc import Sequence

from kg.measure.lexeme import DASHES, Lexeme
from kg.measure.lexicon import Lexicon
from kg.measure.numeral import Numeral

YEARS = range(1000, 2101)
DAYS = range(1, 32)
HOURS = range(25)
TIMES = frozenset("x×")


def exclusion(lexemes: Sequence[Lexeme], numeral: Numeral, lexicon: Lexicon) -> str | None:
    """Return why a numeral is no quantity, as far as the words around it settle that, else None."""
    return next((name for name, holds in TESTS if holds(lexemes, numeral, lexicon)), None)


def goes_on(lexemes: Sequence[Lexeme], numeral: Numeral, last: int, reason: str, lexicon: Lexicon) -> bool:
    """Tell whether a numeral goes on a list of years or labels that ends at an index (« les articles 5 et 6 »)."""
    if last != numeral.first - 1 or not numeral.digits:
        return False
    if reason == "year":
        return is_year_like(lexemes, numeral)
    linked = lexicon.follows("list_link", lexemes, last) or lexemes[last].lower in DASHES
    return reason == "identifier" and linked and (lexemes[last].lower != "," or not _counts(lexemes, numeral.last, lexicon))


def is_year_like(lexemes: Sequence[Lexeme], numeral: Numeral) -> bool:
    """Tell whether a numeral is written like a year: four digits without a mark, alone."""
    lexeme = lexemes[numeral.first]
    plain = numeral.last == numeral.first + 1 and lexeme.value is not None and len(lexeme.lower) == 4 and lexeme.lower.isdigit()
    return plain and int(lexeme.lower) in YEARS


def _is_glued(lexemes: Sequence[Lexeme], numeral: Numeral, lexicon: Lexicon) -> bool:
    """Tell whether a number is part of a longer token: a code, an address, a score, a version, a decade."""
    written = lexemes[numeral.first]
    padded = written.value is not None and written.lower[0] == "0" and len(written.lower) > 1 and written.lower.isdigit()
    return padded or _is_glued_before(lexemes, numeral, lexicon) or _is_glued_behind(lexemes, numeral, lexicon)


def _is_glued_before(lexemes: Sequence[Lexeme], numeral: Numeral, lexicon: Lexicon) -> bool:
    first = lexemes[numeral.first]
    before = lexemes[numeral.first - 1] if numeral.first and not first.spaced else None
    if before is None:
        return False
    if before.lower in DASHES and _is_attached_word(lexemes, numeral.first - 1):
        return True
    if before.lower in "-+" and _weighs(lexemes, numeral, lexicon):
        return True
    if lexicon.is_form("quote_mark", before.lower) and numeral.first > 1 and lexemes[numeral.first - 2].value is not None:
        return not lexemes[numeral.first - 1].spaced
    return first.value is not None and (before.is_word or before.lower in "/_@#=:.")


def _is_glued_behind(lexemes: Sequence[Lexeme], numeral: Numeral, lexicon: Lexicon) -> bool:
    first, last = lexemes[numeral.first], lexemes[numeral.last - 1]
    after = lexemes[numeral.last] if numeral.last < len(lexemes) else None
    if after is None or last.value is None or after.spaced:
        return False
    continued = after.lower in ":./," or lexicon.is_form("quote_mark", after.lower)
    if after.lower in "_@" or (continued and _continues(lexemes, numeral.last)):
        return True
    if lexicon.is_form("decade", after.lower) and numeral.value % 10 == 0 and len(first.lower) in (2, 4):
        return True
    return after.is_word and not lexicon.units.at(lexemes, numeral.last) and not lexicon.is_form("clock_unit", after.lower)


def _weighs(lexemes: Sequence[Lexeme], numeral: Numeral, lexicon: Lexicon) -> bool:
    """Tell whether a signed number is a weight class (« -60 kg »)."""
    unit = lexicon.units.at(lexemes, numeral.last)
    return unit is not None and unit[0].kind == "measure"


def _is_attached_word(lexemes: Sequence[Lexeme], dash: int) -> bool:
    """Tell whether a dash hangs on a word or a number before it (AK-47, 3-1)."""
    return dash > 0 and not lexemes[dash].spaced and (lexemes[dash - 1].is_word or lexemes[dash - 1].value is not None)


def _continues(lexemes: Sequence[Lexeme], mark: int) -> bool:
    return mark + 1 < len(lexemes) and not lexemes[mark + 1].spaced and lexemes[mark + 1].value is not None


def _is_ordinal(lexemes: Sequence[Lexeme], numeral: Numeral, lexicon: Lexicon) -> bool:
    after = lexemes[numeral.last] if numeral.last < len(lexemes) else None
    if after is None:
        return False
    if numeral.kind == "one" and lexicon.follows("ordinal", lexemes, numeral.last):
        return True
    if lexemes[numeral.last - 1].value is not None:
        suffixes = "ordinal_spaced" if after.spaced else "ordinal_suffix"
        return lexicon.follows(suffixes, lexemes, numeral.last) and not _is_apostrophe(lexemes, numeral.last + 1)
    dashed = numeral.last + 1 if after.lower in DASHES and not after.spaced else numeral.last
    return lexicon.follows("ordinal", lexemes, dashed) and dashed > numeral.last


def _is_apostrophe(lexemes: Sequence[Lexeme], index: int) -> bool:
    return index < len(lexemes) and lexemes[index].lower == "'"


def _is_date(lexemes: Sequence[Lexeme], numeral: Numeral, lexicon: Lexicon) -> bool:
    """Tell whether a number names a day: beside a month, in a list of days, behind a weekday or « le »."""
    led = numeral.digits and lexicon.precedes("day_lead", lexemes, numeral.first)
    if led and _is_race(lexemes, numeral, lexicon):
        return True
    if numeral.value != int(numeral.value) or int(numeral.value) not in DAYS:
        return False
    if lexicon.precedes("month", lexemes, numeral.first) or _leads_to_month(lexemes, numeral.last, lexicon):
        return True
    if _is_month_behind_day(lexemes, numeral.first, lexicon):
        return True
    if lexicon.precedes("weekday", lexemes, numeral.first):
        return numeral.digits
    return led and not _has_unit(lexemes, numeral.last, lexicon)


def _is_month_behind_day(lexemes: Sequence[Lexeme], index: int, lexicon: Lexicon) -> bool:
    """Tell whether a short month that looks like a number stands behind a day (« 10 *sept* — »)."""
    day = lexemes[index - 1].value if index else None
    return day is not None and day in DAYS and lexicon.follows("month", lexemes, index)


def _is_race(lexemes: Sequence[Lexeme], numeral: Numeral, lexicon: Lexicon) -> bool:
    """Tell whether a length behind a singular article names an event (« le 100 mètres »)."""
    unit = lexicon.units.at(lexemes, numeral.last)
    return unit is not None and unit[0].kind == "length" and numeral.value > 1


def _has_unit(lexemes: Sequence[Lexeme], index: int, lexicon: Lexicon) -> bool:
    found = lexicon.units.at(lexemes, index)
    return found is not None and found[0].kind in ("percent", "money", "points")


def _leads_to_month(lexemes: Sequence[Lexeme], index: int, lexicon: Lexicon) -> bool:
    """Tell whether a month follows, behind further days of a list or a range if there are any."""
    for _ in range(8):
        if index >= len(lexemes) or lexicon.follows("month", lexemes, index):
            return index < len(lexemes) and not _is_apostrophe(lexemes, index + 1)
        lexeme = lexemes[index]
        linked = lexeme.lower in DASHES or lexeme.lower in ",/" or lexicon.follows("day_link", lexemes, index)
        day = lexeme.value is not None and lexeme.value in DAYS
        if not (linked or day or lexicon.follows("ordinal_suffix", lexemes, index)):
            return False
        index += 1
    return False


def _is_year(lexemes: Sequence[Lexeme], numeral: Numeral, lexicon: Lexicon) -> bool:
    """Tell whether a year-like number stands where years stand, without a unit behind it."""
    if not is_year_like(lexemes, numeral) or lexicon.units.at(lexemes, numeral.last):
        return False
    return lexicon.precedes("month", lexemes, numeral.first) or lexicon.precedes("year_lead", lexemes, numeral.first)


def _is_clock(lexemes: Sequence[Lexeme], numeral: Numeral, lexicon: Lexicon) -> bool:
    """Tell whether a number is an hour of the day or the minutes behind one."""
    if _is_minute(lexemes, numeral, lexicon):
        return True
    if numeral.value != int(numeral.value) or int(numeral.value) not in HOURS:
        return False
    unit = lexicon.contexts["clock_unit"].at(lexemes, numeral.last)
    if unit is None or lexicon.follows("clock_tail", lexemes, numeral.last) or lexicon.follows("clock_tail", lexemes, unit[1]):
        return unit is not None or lexicon.follows("clock_tail", lexemes, numeral.last)
    if unit[1] < len(lexemes) and lexemes[unit[1]].value is not None and numeral.digits:
        return lexemes[unit[1]].value in range(60)
    return lexicon.precedes("clock_lead", lexemes, numeral.first) and not lexicon.follows("clock_duration", lexemes, unit[1])


def _is_minute(lexemes: Sequence[Lexeme], numeral: Numeral, lexicon: Lexicon) -> bool:
    """Tell whether a number stands behind an hour or behind minutes (« 14 h 30 », « 2 minutes 15 »)."""
    first = numeral.first
    if first < 2:
        return False
    if lexicon.precedes("clock_part", lexemes, first):
        return lexemes[first - 2].value is not None or lexicon.number_at(lexemes, first - 2) is not None
    return numeral.digits and lexemes[first - 2].value is not None and lexicon.precedes("clock_unit", lexemes, first)


def _is_identifier(lexemes: Sequence[Lexeme], numeral: Numeral, lexicon: Lexicon) -> bool:
    """Tell whether a label word stands right before (« vol 2933 », « n° 3 ») or the number is a mark in brackets."""
    before = lexemes[numeral.first - 1] if numeral.first else None
    after = lexemes[numeral.last] if numeral.last < len(lexemes) else None
    if before is None:
        return after is not None and after.lower in ").°" and numeral.digits and not _has_unit(lexemes, numeral.last, lexicon)
    if lexicon.precedes("identifier_lead", lexemes, numeral.first):
        return lexicon.units.at(lexemes, numeral.last) is None
    if before.lower in TIMES and numeral.first > 1 and lexemes[numeral.first - 2].value is not None:
        return True
    if after is not None and after.lower in TIMES and numeral.last + 1 < len(lexemes):
        return lexemes[numeral.last + 1].value is not None
    return before.lower == "[" and after is not None and after.lower == "]"


def _is_score(lexemes: Sequence[Lexeme], numeral: Numeral, lexicon: Lexicon) -> bool:
    """Tell whether two plain numbers below 200 are set against each other with no word to count behind them."""
    first, last = numeral.first, numeral.last
    if not numeral.digits or numeral.value >= 200 or lexicon.ranges.before(lexemes, first):
        return False
    behind = _versus(lexemes, last, last + 1, lexicon)
    ahead = _versus(lexemes, first - 1, first - 2, lexicon)
    if behind and (lexemes[last + 1].value or 0) < 200:
        tail = last + 2
        return lexemes[first].value > lexemes[last + 1].value or not _counts(lexemes, tail, lexicon)  # type: ignore[operator]
    if ahead and (lexemes[first - 2].value or 0) < 200 and not lexicon.ranges.before(lexemes, first - 2):
        return lexemes[first - 2].value > lexemes[first].value or not _counts(lexemes, last, lexicon)  # type: ignore[operator]
    return False


def _versus(lexemes: Sequence[Lexeme], link: int, other: int, lexicon: Lexicon) -> bool:
    """Tell whether a dash or « à » at one index leads to a whole number at the other."""
    if not (0 <= link < len(lexemes) and 0 <= other < len(lexemes)):
        return False
    value = lexemes[other].value
    if value is None or value != int(value):
        return False
    return lexemes[link].lower in DASHES or lexicon.follows("score_link", lexemes, link)


def _counts(lexemes: Sequence[Lexeme], index: int, lexicon: Lexicon) -> bool:
    """Tell whether a word that may be counted follows."""
    if index >= len(lexemes):
        return False
    return bool(lexicon.units.at(lexemes, index)) or (
        lexemes[index].is_word and not lexicon.follows("score_tail", lexemes, index)
    )


def _is_phone(lexemes: Sequence[Lexeme], numeral: Numeral, _: Lexicon) -> bool:
    """Tell whether a digit string stands in a row of at least four short ones, or of three with a leading nought."""
    first, last = numeral.first, numeral.last
    while first > 0 and _is_group(lexemes[first - 1]):
        first -= 1
    while last < len(lexemes) and _is_group(lexemes[last]):
        last += 1
    groups = [lexeme.lower for lexeme in lexemes[first:last] if lexeme.value is not None]
    padded = any(group[0] == "0" and len(group) > 1 for group in groups)
    return numeral.digits and len(groups) >= (3 if padded else 4)


def _is_group(lexeme: Lexeme) -> bool:
    return (lexeme.value is not None and len(lexeme.lower) <= 4) or lexeme.lower in ".-"


def _is_idiom(lexemes: Sequence[Lexeme], numeral: Numeral, lexicon: Lexicon) -> bool:
    if lexicon.follows("idiom", lexemes, numeral.first):
        return True
    if numeral.kind == "one" and lexicon.precedes("idiom_lead", lexemes, numeral.first):
        return True
    if numeral.kind == "vague":
        return lexicon.precedes("vague_lead", lexemes, numeral.first)
    return numeral.kind in ("collective", "share") and lexicon.precedes("collective_lead", lexemes, numeral.first)


TESTS = (
    ("idiom", _is_idiom),
    ("ordinal", _is_ordinal),
    ("date", _is_date),
    ("clock", _is_clock),
    ("glued", _is_glued),
    ("phone", _is_phone),
    ("year", _is_year),
    ("identifier", _is_identifier),
    ("score", _is_score),
)
