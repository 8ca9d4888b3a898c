from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.comparison.bounds import Bounds, bounds_in, compare_bounds, explain_bounds


def between(low: int | None, high: int | None, *, about: bool = False, inside: bool = False) -> Bounds:
    return Bounds(None if low is None else Fraction(low), None if high is None else Fraction(high), not inside, not inside, about)


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        (between(12, 12), between(12, 12), "agrees"),
        (between(30, 30, about=True), between(30, 30, about=True), "agrees"),
        (between(30, 30), between(30, 30, about=True), "refines"),
        (between(30, 30, about=True), between(30, 30), "refined"),
        (between(12, 12), between(15, 15), "contradicts"),
        (between(100, 100, about=True), between(109, 109), "refined"),
        (between(100, 100, about=True), between(111, 111), "contradicts"),
        (between(40_000, 60_000), between(60_000, 70_000), "overlaps"),
        (between(36_000, 59_000), between(60_000, 70_000), "contradicts"),
        (between(175_000, 200_000), between(None, 200_000), "refines"),
        (between(20, None), between(None, 30), "bound only"),
        (between(20, None), between(None, 19), "contradicts"),
        (between(20, None), between(25, None), "refined"),
        (between(20, None, inside=True), between(20, 20), "contradicts"),
        (between(20, None), between(20, 20), "refined"),
        (between(200, None, about=True), between(12, 12), "overlaps"),
        (between(None, None, about=True), between(12, 12), "refined"),
    ],
)
def test_two_intervals_have_the_relation_of_the_first_rule_that_holds(left: Bounds, right: Bounds, outcome: str) -> None:
    assert compare_bounds(left, right) == outcome


ENDS = st.none() | st.integers(0, 50).map(Fraction)
INTERVALS = st.builds(Bounds, ENDS, ENDS, st.booleans(), st.booleans(), st.booleans()).filter(
    lambda side: (
        side.low is None
        or side.high is None
        or side.low < side.high
        or (side.low == side.high and side.with_low and side.with_high)
    )
)
MIRRORED = {"refines": "refined", "refined": "refines"}


@given(INTERVALS, INTERVALS)
def test_the_relation_of_intervals_is_the_mirror_image_when_they_change_places(left: Bounds, right: Bounds) -> None:
    outcome, mirrored = compare_bounds(left, right), compare_bounds(right, left)
    same_numbers = left.loosened().same_ends(right.loosened())

    assert mirrored == MIRRORED.get(outcome, outcome) or same_numbers


@given(INTERVALS, INTERVALS, st.integers(0, 60))
def test_intervals_that_share_a_number_never_contradict(left: Bounds, right: Bounds, number: int) -> None:
    point = Bounds(Fraction(number), Fraction(number))

    if point.within(left.loosened()) and point.within(right.loosened()):
        assert compare_bounds(left, right) != "contradicts"


def test_months_are_twelfths_of_years_and_percents_are_shares() -> None:
    assert bounds_in(Decimal(18), None, "month") == (Fraction(3, 2), None, "year")
    assert bounds_in(Decimal(50), Decimal(50), "percent") == (Fraction(1, 2), Fraction(1, 2), "share")


def test_an_explanation_names_both_intervals_and_what_they_share() -> None:
    said = explain_bounds(between(40_000, 60_000, about=True), between(60_000, 70_000))

    assert said == "[36000,66000] (about) and [60000,70000] share [60000,66000]"
