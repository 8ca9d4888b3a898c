from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kg.measure.interval import at_least, between, bind, plain, point, shift

NUMBERS = st.integers(0, 10**9).map(Decimal)
EFFECTS = st.sampled_from(["min", "above", "max", "below", "about", "over_about", "under_about", "exact"])


@given(NUMBERS, EFFECTS)
def test_a_bounding_word_keeps_the_number_and_opens_one_side_at_most(number: Decimal, effect: str) -> None:
    bound = bind(point(number), effect)

    assert number in (bound.minimum, bound.maximum)
    assert (bound.minimum is None) == (bound.min_inclusive is None)
    assert (bound.maximum is None) == (bound.max_inclusive is None)


@given(NUMBERS)
def test_more_than_leaves_its_number_out_and_at_least_takes_it_in(number: Decimal) -> None:
    assert bind(point(number), "above").min_inclusive is False
    assert bind(point(number), "min").min_inclusive is True
    assert bind(point(number), "below").max_inclusive is False
    assert bind(point(number), "max").max_inclusive is True


@given(NUMBERS, st.integers(1, 10**6))
def test_a_bounded_range_keeps_the_end_that_the_word_bounds(low: Decimal, width: int) -> None:
    interval = between(low, low + width)

    assert bind(interval, "min") == at_least(low, inclusive=True)
    assert bind(interval, "max").maximum == low + width


def test_about_makes_an_interval_approximate_for_good() -> None:
    assert bind(bind(point(Decimal(5)), "about"), "min").approximate


def test_a_shift_leaves_an_open_side_open() -> None:
    assert shift(at_least(Decimal(2), inclusive=True), Decimal("0.5")) == at_least(Decimal("2.5"), inclusive=True)


@given(st.decimals(0, 10**9, places=3))
def test_a_plain_number_is_the_same_number(number: Decimal) -> None:
    assert plain(number) == number
    assert "E" not in str(plain(number)) or plain(number) == 0
