from decimal import Decimal
from typing import Any

from benchmarks.scores.quantities import f1, kind_of, pair_up, right_fields, tally
from kg.model import Quantity, Span


def _row(span: tuple[int, int], low: float | None, high: float | None, **fields: Any) -> dict[str, Any]:
    flags = {"min_inclusive": None if low is None else True, "max_inclusive": None if high is None else True}
    empty = {"approximate": False, "unit": "person", "measure": "killed", "counted": None, "source": None}
    return {"span": list(span), "min": low, "max": high, **flags, **empty, **fields}


def _found(span: Span, low: int | None, high: int | None) -> Quantity:
    bounds = (None if low is None else Decimal(low), None if high is None else Decimal(high))
    flags = (None if low is None else True, None if high is None else True)
    return Quantity(span, *bounds, *flags, approximate=False, negated=False, unit="person", measure="killed", number=span)


def test_a_bound_that_is_read_as_a_point_has_its_value_but_not_its_interval() -> None:
    (pair,) = pair_up("fr", [_row((0, 10), None, 12)], [_found(Span(8, 10), 12, 12)])

    right = right_fields(pair)

    assert (right["value"], right["interval"], right["span"], right["unit"]) == (True, False, False, True)


def test_a_quantity_is_paired_once_with_the_row_that_it_meets_best() -> None:
    pairs = pair_up("fr", [_row((0, 5), 1, 1), _row((4, 9), 2, 2)], [_found(Span(3, 9), 2, 2)])

    assert [(pair.gold is None, pair.found is None) for pair in pairs] == [(False, True), (False, False)]


def test_what_is_missed_and_what_is_too_much_are_both_counted() -> None:
    counts = tally(pair_up("fr", [_row((0, 2), 1, 1)], [_found(Span(5, 6), 2, 2)]))[("fr", "all")]

    assert (counts["gold"], counts["found"], counts["matched"]) == (1, 1, 0)


def test_every_gold_row_has_a_kind() -> None:
    rows = [
        _row((0, 1), 1, 1), _row((0, 1), 1, 1, approximate=True), _row((0, 1), 1, None), _row((0, 1), 1, 2),
        _row((0, 1), None, None),
        _row((0, 1), 20, None, approximate=True),
    ]  # fmt: skip

    assert [kind_of(row) for row in rows] == ["exact", "approximate", "bound", "range", "vague", "indefinite"]


def test_nothing_right_of_nothing_is_no_division_by_zero() -> None:
    assert f1(0, 0, 0) == 0
