"""Lexemes -> Figures: numbers with their bounds and units, from the words alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.measure.exclusion import exclusion, goes_on, is_year_like
from kg.measure.interval import Interval, at_least, between, bind, point, shift
from kg.measure.lexeme import Lexeme, read_lexemes
from kg.measure.lexicon import Lexicon, Unit, load_lexicon
from kg.measure.numeral import HALF, Numeral, read_numeral

REACH = 4
PLAIN = ("cardinal", "one")
NO_END = frozenset(("date", "clock", "ordinal", "glued"))
SIGNED = frozenset(("percent", "°C", "°F", "°"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in lexeme indices, ends exclusive: the whole with its modifiers, the numeral alone, the unit word.

    ``kind`` is the numeral's; ``scale`` tells a level from a difference (« 200 de plus ») and a multiple (« trois fois plus »);
    ``doubt`` is ``year`` where only a noun behind the number tells it from a year.
    """

    first: int
    last: int
    number: tuple[int, int]
    interval: Interval
    kind: str
    unit: Unit | None = None
    unit_place: tuple[int, int] | None = None
    behind: int = 0
    scale: str = "level"
    bounded: bool = False
    doubt: str | None = None


def read_figures(text: str, *, language: str) -> list[tuple[str, Interval, str | None]]:
    """Return the figures of a text as its words, its interval and its unit.

    >>> [(words, str(interval.minimum)) for words, interval, _ in read_figures("au moins 40 000 euros", language="fr")]
    [('au moins 40 000', '40000')]
    """
    lexicon = load_lexicon(language)
    lexemes = read_lexemes(text, decimal=lexicon.decimal)
    return [
        (
            text[lexemes[figure.first].start : lexemes[figure.last - 1].end],
            figure.interval,
            figure.unit.name if figure.unit else None,
        )
        for figure in find_figures(lexemes, lexicon)
    ]


def find_figures(lexemes: Sequence[Lexeme], lexicon: Lexicon) -> list[Figure]:
    """Return the figures of a sentence in text order; they do not overlap."""
    found: list[Figure] = []
    index, barred, bar = 0, -1, ""
    while index < len(lexemes):
        lexeme = lexemes[index]
        begins = lexeme.value is not None or lexicon.numbers.starts(lexeme.lower)
        numeral = read_numeral(lexemes, index, lexicon) if begins else None
        if numeral is None:
            index += 1
            continue
        reason = exclusion(lexemes, numeral, lexicon)
        if reason is None and goes_on(lexemes, numeral, barred, bar, lexicon):
            reason = bar
        if reason is not None:
            barred, bar = numeral.last, reason
            index = numeral.last
            continue
        figure = _figure(lexemes, numeral, lexicon)
        if found and figure.first < found[-1].last:
            found.pop()
        found.append(figure)
        index = max(figure.last, figure.unit_place[1] if figure.unit_place else 0)
    return _share_units(found, lexemes, lexicon)


def _figure(lexemes: Sequence[Lexeme], numeral: Numeral, lexicon: Lexicon) -> Figure:
    ratio = _read_ratio(lexemes, numeral, lexicon)
    if ratio is not None:
        return _bounded(lexemes, ratio, lexicon)
    unit = _unit_before(lexemes, numeral.first, lexicon)
    figure = _plain(numeral, doubt="year" if is_year_like(lexemes, numeral) else None)
    if unit is not None:
        figure = replace(figure, unit=unit[0], unit_place=(unit[1], numeral.first), first=numeral.first, doubt=None)
    figure = _ranged(lexemes, figure, numeral, lexicon)
    figure = _with_unit(lexemes, figure, lexicon)
    return _scaled(lexemes, _bounded(lexemes, _signed(lexemes, figure, lexicon), lexicon), lexicon)


def _plain(numeral: Numeral, *, doubt: str | None) -> Figure:
    place = (numeral.first, numeral.last)
    interval = point(numeral.value, approximate=numeral.kind == "collective")
    if numeral.kind == "indefinite":
        interval = at_least(numeral.value, inclusive=True, approximate=True)
    elif numeral.kind == "vague":
        interval = Interval(None, None, None, None, approximate=True)
    return Figure(numeral.first, numeral.last, place, interval, numeral.kind, behind=numeral.last, doubt=doubt)


def _read_ratio(lexemes: Sequence[Lexeme], numeral: Numeral, lexicon: Lexicon) -> Figure | None:
    """Read « six sur dix », « trois femmes sur quatre », “one in three” as a share."""
    if numeral.kind not in ("cardinal", "one"):
        return None
    position = numeral.last
    while position < numeral.last + REACH and position < len(lexemes) and not lexicon.follows("ratio", lexemes, position):
        if lexemes[position].is_word and not lexicon.follows("ratio_noun", lexemes, position):
            return None
        position += 1
    link = lexicon.contexts["ratio"].at(lexemes, position)
    whole = read_numeral(lexemes, link[1], lexicon) if link and link[1] < len(lexemes) else None
    if whole is None or not 0 < numeral.value < whole.value or whole.kind != "cardinal" or is_year_like(lexemes, whole):
        return None
    unit = lexicon.units.at(lexemes, whole.last)
    if (unit is not None and unit[0].kind != "percent") or exclusion(lexemes, whole, lexicon):
        return None
    share = point(numeral.value / whole.value)
    place = (numeral.first, whole.last)
    inserted = position > numeral.last and not lexicon.follows("multiple_noun", lexemes, position - 1)
    return Figure(*place, place, share, "ratio", behind=numeral.last if inserted else whole.last)


def _ranged(lexemes: Sequence[Lexeme], figure: Figure, numeral: Numeral, lexicon: Lexicon) -> Figure:
    """Join the number with a second one that closes a range, if a link leads to it."""
    if numeral.kind not in ("cardinal", "one", "share", "collective"):
        return figure
    opener, start = lexicon.ranges.before(lexemes, figure.unit_place[0] if figure.unit_place else numeral.first) or (
        None,
        numeral.first,
    )
    position = _behind_repeated_unit(lexemes, numeral.last, lexicon)
    for links, first in ((opener, start), (lexicon.links, numeral.first)):
        link = links.at(lexemes, position) if links else None
        if link is None:
            continue
        second = _second(lexemes, link[1], lexicon)
        joined = second and _join(lexemes, figure, numeral, second, lexicon)
        parted = link[0].startswith("from") or position != numeral.last
        if joined and not (parted and is_change(lexemes, start, lexicon)):
            inside = link[0].endswith("inside") or (link[0] == "from" and _opens(lexemes, first))
            return replace(joined, first=first if inside else numeral.first)
        if joined:
            return replace(
                figure, interval=replace(figure.interval, minimum=joined.interval.minimum, maximum=joined.interval.minimum)
            )
    return figure


def _opens(lexemes: Sequence[Lexeme], index: int) -> bool:
    """Tell whether a preposition is nobody's complement: it begins its sentence or follows a mark."""
    return index == 0 or not lexemes[index - 1].is_word


def _second(lexemes: Sequence[Lexeme], index: int, lexicon: Lexicon) -> Numeral | None:
    """Return the numeral at an index, behind a currency sign that is repeated."""
    sign = lexicon.units.at(lexemes, index)
    position = sign[1] if sign and sign[0].side else index
    return read_numeral(lexemes, position, lexicon) if position < len(lexemes) else None


def _behind_repeated_unit(lexemes: Sequence[Lexeme], index: int, lexicon: Lexicon) -> int:
    """Return the index behind a unit that the second number of a range may repeat."""
    unit = lexicon.units.at(lexemes, index)
    return unit[1] if unit and unit[0].kind in ("percent", "money", "measure", "length", "duration") else index


def _join(lexemes: Sequence[Lexeme], figure: Figure, low: Numeral, high: Numeral, lexicon: Lexicon) -> Figure | None:
    alike = high.kind in ("cardinal", "share", "collective") and (low.kind != "share" or high.kind == "share")
    if not alike or exclusion(lexemes, high, lexicon) in NO_END:
        return None
    least = low.value
    if low.scale == 1 and high.scale > 1 and low.value < high.value / high.scale:
        least *= high.scale
    elif low.scale == 1 and low.digits and high.digits and _drops_thousands(low.value, high.value):
        least *= 1000
    repeated = _behind_repeated_unit(lexemes, low.last, lexicon) != low.last
    if not least < high.value or (repeated and not lexicon.units.at(lexemes, high.last) and not figure.unit):
        return None
    if is_year_like(lexemes, low) and is_year_like(lexemes, high):
        return None
    kind = "collective" if "collective" in (low.kind, high.kind) else high.kind
    interval = replace(between(least, high.value), approximate=kind == "collective")
    return replace(
        figure, last=high.last, number=(low.first, high.last), interval=interval, kind=kind, behind=high.last, doubt=None
    )


def _drops_thousands(low: Decimal, high: Decimal) -> bool:
    """Tell whether « 40 à 60 000 » leaves the thousands of its first number unsaid."""
    return low < 1000 <= high and high % 1000 == 0 and high / 10 < low * 1000 < high


def is_change(lexemes: Sequence[Lexeme], index: int, lexicon: Lexicon) -> bool:
    """Tell whether a word of change stands among the few words before an index (« passe de 400 à 1200 »)."""
    near = lexemes[max(0, index - 3 * REACH) : index]
    return any(lexeme.lower.startswith(stem) for lexeme in near for stem in lexicon.change_stems)


def _unit_before(lexemes: Sequence[Lexeme], index: int, lexicon: Lexicon) -> tuple[Unit, int] | None:
    found = lexicon.units.before(lexemes, index)
    if found and found[1] < index - 1 and not lexemes[index - 1].is_word and lexemes[index - 1].spaced:
        found = lexicon.units.before(lexemes[index - 1 : index], 1)
        found = (found[0], index - 1) if found else None
    return found if found and found[0].side else None


def _with_unit(lexemes: Sequence[Lexeme], figure: Figure, lexicon: Lexicon) -> Figure:
    """Add the unit word behind the number; the percent sign is inside the figure."""
    if figure.unit is not None or figure.kind == "vague":
        return figure
    position = figure.last
    for _ in range(3):
        found = lexicon.units.at(lexemes, position) if position < len(lexemes) else None
        if found and found[0].side != "before" and not _is_elided(lexemes, found[1]):
            return _attach_unit(lexemes, figure, (found[0], position, found[1]), lexicon)
        link = position == figure.last and lexicon.follows("unit_link", lexemes, position)
        if (
            not link
            and not lexicon.follows("unit_adjective", lexemes, position)
            and not (position > 0 and lexemes[min(position, len(lexemes) - 1)].lower == "'")
        ):
            return figure
        position += 1
    return figure


def _attach_unit(lexemes: Sequence[Lexeme], figure: Figure, found: tuple[Unit, int, int], lexicon: Lexicon) -> Figure:
    unit, start, end = found
    inside = lexicon.follows("percent_sign", lexemes, start)
    half = lexicon.number_at(lexemes, end) if end < len(lexemes) else None
    interval = figure.interval
    if half and half[0].kind == "and_half":
        interval, end = shift(interval, HALF), half[1]
    place = None if inside else (start, end)
    return replace(
        figure, unit=unit, unit_place=place, last=end if inside else figure.last, behind=end, interval=interval, doubt=None
    )


def _is_elided(lexemes: Sequence[Lexeme], index: int) -> bool:
    """Tell whether a one-letter word is the start of an elision (« deux s’opposent »)."""
    return index < len(lexemes) and lexemes[index].lower == "'" and not lexemes[index].spaced


def _signed(lexemes: Sequence[Lexeme], figure: Figure, lexicon: Lexicon) -> Figure:
    """Take in the sign of a percentage or a temperature (« - 0,7 % », « moins 10 degrés »)."""
    unit = figure.unit.name if figure.unit else ""
    sign = lexemes[figure.first - 1] if figure.first else None
    if sign is None or unit not in SIGNED or (figure.first > 1 and not sign.spaced and lexemes[figure.first - 2].lower != "("):
        return figure
    if lexicon.is_form("plus_sign", sign.lower):
        return replace(figure, first=figure.first - 1)
    if not lexicon.is_form("minus", sign.lower) or (sign.is_word and unit == "percent"):
        return figure
    low, high = figure.interval.minimum, figure.interval.maximum
    flipped = replace(figure.interval, minimum=None if high is None else -high, maximum=None if low is None else -low)
    return replace(figure, first=figure.first - 1, number=(figure.first - 1, figure.number[1]), interval=flipped)


def _bounded(lexemes: Sequence[Lexeme], figure: Figure, lexicon: Lexicon) -> Figure:
    """Apply the bounding words before and behind the number."""
    start = figure.unit_place[0] if figure.unit_place and figure.unit_place[1] <= figure.first else figure.first
    interval, bounded = figure.interval, False
    first = figure.first
    for _ in range(2):
        found = lexicon.bounds["before"].before(lexemes, start)
        if found is None:
            break
        interval, bounded, start = bind(interval, found[0]), True, found[1]
        first = start
    outside = lexicon.bounds["outside"].before(lexemes, start)
    if outside is not None:
        interval, bounded = bind(interval, outside[0]), True
    return _bounded_behind(lexemes, replace(figure, first=first, interval=interval, bounded=bounded), lexicon)


def _bounded_behind(lexemes: Sequence[Lexeme], figure: Figure, lexicon: Lexicon) -> Figure:
    found = lexicon.bounds["after"].at(lexemes, figure.last)
    if found and not _binds_next(lexemes, found[1], lexicon):
        return replace(
            figure, last=found[1], behind=max(figure.behind, found[1]), interval=bind(figure.interval, found[0]), bounded=True
        )
    for position in range(figure.behind, min(figure.behind + REACH, len(lexemes))):
        if not lexemes[position].is_word and position > figure.behind:
            break
        found = lexicon.bounds["far"].at(lexemes, position)
        if found:
            if _binds_next(lexemes, found[1], lexicon):
                break
            return replace(figure, interval=bind(figure.interval, found[0]), bounded=True)
    return figure


def _binds_next(lexemes: Sequence[Lexeme], index: int, lexicon: Lexicon) -> bool:
    """Tell whether another number follows, so that the bounding word before it is its own."""
    return any(
        lexemes[position].value is not None or lexicon.number_at(lexemes, position) is not None
        for position in range(index, min(index + 2, len(lexemes)))
    )


def _scaled(lexemes: Sequence[Lexeme], figure: Figure, lexicon: Lexicon) -> Figure:
    """Tell a difference and a multiple from a level."""
    if lexicon.follows("multiple_noun", lexemes, figure.behind) and lexicon.follows("multiple_tail", lexemes, figure.behind + 1):
        return replace(
            figure, scale="multiple", unit=figure.unit or Unit("times", "multiple"), unit_place=(figure.behind, figure.behind + 1)
        )
    if figure.unit and figure.unit.kind == "multiple":
        return replace(figure, scale="multiple")
    near = range(figure.behind, min(figure.behind + 3, len(lexemes)))
    tailed = any(_is_change_tail(lexemes, position, lexicon) for position in near)
    measured = figure.unit is not None and lexicon.precedes("change_lead_unit", lexemes, figure.first)
    led = lexicon.precedes("change_lead", lexemes, figure.first) or (
        lexicon.precedes("change_lead_near", lexemes, figure.first) and is_change(lexemes, figure.first, lexicon)
    )
    changed = tailed or measured or (led and not _leads_on(lexemes, figure, lexicon))
    return replace(figure, scale="difference") if changed else figure


def _leads_on(lexemes: Sequence[Lexeme], figure: Figure, lexicon: Lexicon) -> bool:
    """Tell whether a preposition before a number and one behind it lead from it to another (« réduire *de* 43 % *à* 15 % »)."""
    opener = lexicon.ranges.before(lexemes, figure.first)
    link = opener[0].at(lexemes, figure.behind) if opener else None
    second = _second(lexemes, link[1], lexicon) if link and link[0].startswith("from") else None
    if second is None:
        return False
    unit = lexicon.units.at(lexemes, second.last)
    return figure.unit is None or unit is None or unit[0].kind == figure.unit.kind


def _is_change_tail(lexemes: Sequence[Lexeme], index: int, lexicon: Lexicon) -> bool:
    """Tell whether a word of difference stands at an index and bounds no number behind it (« enfants de moins de cinq ans »)."""
    if not lexicon.follows("change_tail", lexemes, index):
        return False
    for start in (index - 1, index, index + 1):
        bound = lexicon.bounds["before"].at(lexemes, start)
        if bound and bound[1] > index and (bound[1] >= len(lexemes) or _binds_next(lexemes, bound[1], lexicon)):
            return False
    return True


def _share_units(figures: Sequence[Figure], lexemes: Sequence[Lexeme], lexicon: Lexicon) -> list[Figure]:
    """Give a number without a unit the unit of the number that it is joined to (« de 14 et 18 ans »)."""
    shared = list(figures)
    for index in range(len(shared) - 2, -1, -1):
        one, other = shared[index], shared[index + 1]
        between_ = lexemes[one.last : other.first]
        linked = bool(between_) and all(lexicon.follows("list_link", lexemes, one.last + step) for step in range(len(between_)))
        alike = lexemes[one.number[0]].value is not None or (other.unit is not None and other.unit.kind != "percent")
        if one.unit is None and linked and alike and other.unit is not None and one.last == one.behind and one.kind in PLAIN:
            shared[index] = replace(one, unit=other.unit, doubt=None)
    return shared
