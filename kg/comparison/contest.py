"""Figures of one article -> which of them answers a figure of another source right before it.

News sets rival counts side by side and says only once what is counted (« 9 500 selon la préfecture, 20 000 selon la CGT »): the
answer takes over what it leaves unsaid, and the two are compared whatever they are tied to elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.comparison.bounds import IN_UNITS_OF
from kg.comparison.describe import RATES, ends_there, gives_number, gives_plainly, sets_apart
from kg.comparison.nouns import Figure, Population
from kg.comparison.reader import LENGTHS_OF_TIME, Reader
from kg.comparison.voice import are_rivals

NEAR, FAR = 3, 6
MOST_TIMES = 60
LINK = len(" de ")
UNIT_WORDS = 3
STILL = (None, "other")
CONVERTED = frozenset(unit for unit, _ in IN_UNITS_OF.values())
TIMES = LENGTHS_OF_TIME | {"year(age)"}


def set_against(figures: Sequence[Figure], reader: Reader) -> tuple[Figure, ...]:
    """Return the figures, each answer with the figure that it answers and what it takes over from that."""
    done: list[Figure] = []
    for figure in figures:
        answered = _answered(figure, done, reader)
        done.append(_completed(figure, answered) if answered else figure)
    return tuple(done)


def _answered(figure: Figure, earlier: Sequence[Figure], reader: Reader) -> Figure | None:
    """Return the nearest figure of another source that a figure is set against, if only one can be meant."""
    if figure.voice is None or figure.part or figure.unit in TIMES or not _is_given(figure, reader):
        return None
    place = reader.sentence(figure.span)
    contrasted = sets_apart(reader.statement(figure.span), reader.language)
    near = [other for other in earlier if place - reader.sentence(other.span) <= (FAR if contrasted else _reach(other))]
    rivals = [other for other in near if other.voice and are_rivals(other.voice, figure.voice, reader.language)]
    if _is_bare(figure):
        whole = [other for other in rivals if not _is_within(other, near, reader) and other.unit not in TIMES]
        rivals = whole[-1:]
    rivals = [other for other in rivals if _alike(other, figure) and (contrasted or _of_one_matter(other, figure, reader))]
    if not rivals:
        return None
    nearest = rivals[-1]
    beside = [other for other in near if _alike(other, figure) and _stand_together(other, nearest, reader)]
    return None if beside else nearest


def _is_within(figure: Figure, others: Sequence[Figure], reader: Reader) -> bool:
    """Tell whether a figure counts some of those that the same source counts before it in the sentence."""
    return figure.part and any(other.span < figure.span and _stand_together(other, figure, reader) for other in others)


def _reach(earlier: Figure) -> int:
    """Return within how many sentences a figure is answered: in the next one where it leaves unsaid itself what it counts."""
    return 1 if _is_bare(earlier) else NEAR


def _is_given(figure: Figure, reader: Reader) -> bool:
    """Tell whether the words around a number only give it, so that what it counts was said before or is said again."""
    before, behind = reader.around(figure.span)
    voice = figure.voice
    led = voice is not None and voice.span is not None and voice.span.end <= figure.span.start <= voice.span.end + LINK
    if _is_bare(figure):
        closed = ends_there(behind, reader.language)
        return closed and (led or gives_number(before, behind, reader.language))
    if _is_amount(figure):
        return gives_number(before, "", reader.language, tightly=True) and ends_there(behind, reader.language, words=UNIT_WORDS)
    return figure.measure not in STILL or gives_plainly(before, reader.language)


def _is_bare(figure: Figure) -> bool:
    """Tell whether a number has no noun of its own."""
    return figure.unit is None and not _specific(figure.population)


def _is_amount(figure: Figure) -> bool:
    """Tell whether a number measures, in euros or hectares or percent, and counts no things."""
    return figure.measure is None and figure.unit is not None


def _of_one_matter(earlier: Figure, figure: Figure, reader: Reader) -> bool:
    """Tell whether a figure's sentence does not turn to another time or matter than that of an earlier figure."""
    if reader.sentence(earlier.span) == reader.sentence(figure.span):
        return True
    unsaid = _is_bare(figure) or (_is_amount(figure) and not _specific(figure.population))
    return not figure.aside and (not earlier.aside or unsaid)


def _stand_together(one: Figure, other: Figure, reader: Reader) -> bool:
    """Tell whether one source gives both in a sentence, so that an answer to one may be to the other."""
    same = (one.voice and one.voice.key) == (other.voice and other.voice.key)
    return one is not other and same and reader.sentence(one.span) == reader.sentence(other.span)


def _alike(earlier: Figure, figure: Figure) -> bool:
    """Tell whether two figures may count one thing: the later names the same, or leaves unsaid what it counts."""
    if earlier.part or earlier.unit in TIMES or not _near_in_size(earlier, figure) or not _in_one_place(earlier, figure):
        return False
    if earlier.period.kind != figure.period.kind and {earlier.period.kind, figure.period.kind} & RATES:
        return False
    if _is_bare(figure):
        return earlier.unit not in CONVERTED and figure.measure in (*STILL, earlier.measure)
    dates = (earlier.period.date, figure.period.date)
    if earlier.unit is None or not (figure.as_of or "").startswith(earlier.as_of or "") or (all(dates) and dates[0] != dates[1]):
        return False
    same = earlier.measure == figure.measure and earlier.unit == figure.unit
    if figure.measure in STILL and not _is_amount(figure) and not _specific(figure.population):
        return False
    return same and _same_counted(earlier.population, figure.population, amount=_is_amount(figure))


def _in_one_place(earlier: Figure, figure: Figure) -> bool:
    """Tell whether the later figure names no place, or that of the earlier."""
    if figure.place is None:
        return True
    place = earlier.scene if earlier.placed else None
    return place is not None and place.key == figure.place.key


def _same_counted(earlier: Population, later: Population, *, amount: bool) -> bool:
    """Tell whether two phrases name one thing counted; behind an amount the later may leave it out."""
    if amount and not _specific(later):
        return True
    same = earlier.kinds == later.kinds and earlier.limits == later.limits and earlier.territories == later.territories
    return same and (earlier.words == later.words or bool(earlier.kinds))


def _near_in_size(one: Figure, other: Figure) -> bool:
    """Tell whether the larger of two numbers is no more than sixty times the smaller."""
    sizes = sorted(max(figure.bounds.low or 0, figure.bounds.high or 0) for figure in (one, other))
    return 0 < sizes[1] <= MOST_TIMES * sizes[0]


def _specific(population: Population) -> bool:
    return bool(population.kinds or population.territories or population.limits or population.words)


def _completed(figure: Figure, answered: Figure) -> Figure:
    """Return an answer with what it leaves unsaid as in the figure that it answers."""
    if not _is_bare(figure):
        unsaid = _is_amount(figure) and not _specific(figure.population)
        return replace(figure, answers=answered.id, population=answered.population if unsaid else figure.population)
    return replace(
        figure,
        answers=answered.id,
        unit=answered.unit,
        measure=answered.measure if figure.measure in STILL else figure.measure,
        population=answered.population,
        place=figure.place or answered.place,
        scene=figure.place or answered.scene,
        placed=figure.place is not None or answered.placed,
        period=answered.period,
        as_of=answered.as_of,
    )
