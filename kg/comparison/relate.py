"""Two figures -> how one lies to the other, by the first rule that holds."""

from __future__ import annotations

from dataclasses import replace

from kg.comparison.bounds import Bounds, compare_bounds, explain_bounds
from kg.comparison.measures import TOLLS, related
from kg.comparison.nouns import Figure, Period, Population, Relation, Voice
from kg.comparison.periods import days_between, same_time

SAME_WORK = 7


def incompatible(left: Figure, right: Figure) -> tuple[str, ...]:
    """Return in which of measure, population, place and period two figures differ, the time of speaking left aside."""
    reasons = []
    if left.measure != right.measure:
        reasons.append("measure")
    if not _same_population(left.population, right.population):
        reasons.append("population")
    if not _same_place(left, right):
        reasons.append("place")
    if not _same_period(left.period, right.period):
        reasons.append("period")
    return tuple(reasons)


def comparable(left: Figure, right: Figure) -> bool:
    """Tell whether two figures could be put side by side at all: one kind of measure, of people or things, of place."""
    if left.unit != right.unit or not related(left.measure, right.measure):
        return False
    if left.scene and right.scene and left.scene.key != right.scene.key and left.scene.country == right.scene.country:
        return False
    mine, other = left.population, right.population
    if mine.territories != other.territories and mine.territories and other.territories:
        return False
    return not mine.kinds or not other.kinds or bool(mine.kinds & other.kinds)


def relate(left: Figure, right: Figure, copied: bool, *, contested: bool = False) -> Relation:
    """Return the relation of two comparable figures; ``copied`` tells that one stands in a copy of the other's article.

    ``contested`` tells that their article sets them against each other, so that they are of one thing and time.

    In ``supersedes`` the left figure is the later one, in ``refines`` the narrower one.
    """
    earlier, later = sorted((left, right), key=lambda figure: (figure.as_of or "", figure.id))
    independent = _independent(left.voice, right.voice, copied)
    outcome = compare_bounds(earlier.bounds, later.bounds)
    if contested:
        return _relate_bounds(earlier, later, outcome, independent)
    reasons = incompatible(earlier, later)
    if reasons == ("population",) and outcome == "agrees" and _same_known(earlier.population, later.population):
        reasons = ()
    if reasons:
        return Relation(earlier.id, later.id, "incomparable", reasons, _differences(earlier, later, reasons), independent)
    if not same_time(earlier.as_of, later.as_of) and not _one_work(earlier, later) and outcome != "agrees":
        said = f"said on {earlier.as_of} and on {later.as_of}"
        if not _same_voice(earlier.voice, later.voice):
            return Relation(earlier.id, later.id, "incomparable", ("period",), f"{said} by different sources", independent)
        return Relation(later.id, earlier.id, "supersedes", (), f"the same source, {said}", independent)
    return _relate_bounds(earlier, later, outcome, independent)


def _relate_bounds(earlier: Figure, later: Figure, outcome: str, independent: bool | None) -> Relation:
    """Return the relation of two figures of one thing and time; counts in passing contradict nothing."""
    explanation = explain_bounds(earlier.bounds, later.bounds)
    if outcome != "agrees" and _may_be_elsewhere(earlier, later):
        return Relation(
            earlier.id, later.id, "incomparable", ("place",), f"{explanation}; the place of one is not said", independent
        )
    if outcome == "contradicts" and compare_bounds(_meant(earlier), _meant(later)) != outcome:
        said = f"{explanation}; one is what somebody saw or could check"
        return Relation(earlier.id, later.id, "incomparable", ("bound only",), said, independent)
    if outcome == "bound only":
        return Relation(earlier.id, later.id, "incomparable", ("bound only",), explanation, independent)
    if outcome == "contradicts" and _may_go_on(earlier, later):
        return Relation(earlier.id, later.id, "incomparable", ("period",), f"{explanation}; a count in passing", independent)
    if outcome in ("contradicts", "overlaps") and earlier.article != later.article and _same_voice(earlier.voice, later.voice):
        explanation += "; one source, told in two ways"
    if outcome == "refined":
        return Relation(later.id, earlier.id, "refines", (), explanation, independent)
    return Relation(earlier.id, later.id, outcome, (), explanation, independent)


def _meant(figure: Figure) -> Bounds:
    """Return the bounds of a number, from below alone where it is what somebody saw or could check."""
    return replace(figure.bounds, high=None) if figure.at_least else figure.bounds


def _may_be_elsewhere(earlier: Figure, later: Figure) -> bool:
    """Tell whether one of two counts that are no tolls names its place and the other leaves it to the rest of its article."""
    return earlier.article != later.article and earlier.measure not in TOLLS and earlier.placed != later.placed


def _may_go_on(earlier: Figure, later: Figure) -> bool:
    """Tell whether one of two counts may be the other at another hour: one is provisional, or both are of a toll that grows.

    Articles of one day tell a toll at different hours; only what one article sets side by side is of one hour.
    """
    if earlier.provisional or later.provisional:
        return True
    if earlier.measure not in TOLLS:
        return False
    if earlier.article == later.article:
        return earlier.recalled != later.recalled
    return earlier.recalled or later.recalled or earlier.passing or later.passing


def _same_population(left: Population, right: Population) -> bool:
    return _same_known(left, right) and left.words == right.words and left.territories == right.territories


def _same_known(left: Population, right: Population) -> bool:
    """Tell whether what the vocabulary knows of two populations is compatible."""
    countries = not left.territories or not right.territories or left.territories == right.territories
    return countries and left.kinds == right.kinds and left.limits == right.limits


def _same_place(left: Figure, right: Figure) -> bool:
    """Tell whether two places are one; a figure without a place may be of each country that its article is about."""
    if left.scene and right.scene:
        return left.scene.key == right.scene.key
    known, settings = (left.scene, right.settings) if left.scene else (right.scene, left.settings)
    return known is None or (known.country and (not settings or known.key in settings))


def _same_period(left: Period, right: Period) -> bool:
    if left.kind != right.kind and not {left.kind, right.kind} <= {"total", "open"}:
        return False
    if not left.date or not right.date:
        return True
    return left.date.startswith(right.date) or right.date.startswith(left.date)


def _same_voice(left: Voice | None, right: Voice | None) -> bool:
    return left is not None and right is not None and left.key == right.key


def _one_work(left: Figure, right: Figure) -> bool:
    """Tell whether both figures are from one study or report, told in the days after it came out."""
    both = left.voice is not None and right.voice is not None and left.voice.work and right.voice.work
    gap = days_between(left.as_of, right.as_of)
    return both and _same_voice(left.voice, right.voice) and gap is not None and gap <= SAME_WORK


def _independent(left: Voice | None, right: Voice | None, copied: bool) -> bool | None:
    if copied or _same_voice(left, right):
        return False
    if left is None or right is None:
        return None
    mine, other = left.origin, right.origin
    if mine.key == other.key:
        return False
    return None if mine.open or other.open or mine.may_be(other) else True


def _differences(left: Figure, right: Figure, reasons: tuple[str, ...]) -> str:
    said = {
        "measure": (left.measure, right.measure),
        "population": (left.population.text, right.population.text),
        "place": (left.scene and left.scene.text, right.scene and right.scene.text),
        "period": (left.period.text, right.period.text),
    }
    return "; ".join(f"{reason}: {said[reason][0] or 'not given'} against {said[reason][1] or 'not given'}" for reason in reasons)
