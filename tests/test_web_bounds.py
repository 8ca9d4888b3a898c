"""Numbers as pages show them."""

from dataclasses import replace

import pytest

from kg.web.bounds import shown_interval, stands_in, with_intervals_shown
from kg.web.things import Quantity

QUANTITY = Quantity("", 0, 3, "40 %", "[40,40]", "40", "40", False, "", "urn:unit/percent", "", "", "", "")


@pytest.mark.parametrize(
    ("unit", "low", "high", "shown"),
    [
        ("percent", "40", "40", "40\u00a0%"),
        ("share", "0.5", "0.5", "50\u00a0%"),
        ("share", "0.5", "", "≥\u00a050\u00a0%"),
        ("person", "40", "40", "40"),
    ],
)
def test_shares_are_told_in_percent(unit, low, high, shown):
    assert shown_interval(replace(QUANTITY, unit=f"urn:unit/{unit}", low=low, high=high)) == shown


@pytest.mark.parametrize(
    ("low", "high", "approximate", "words", "told"),
    [
        ("1200", "1200", False, "1 200 lits", True),
        ("1200", "1200", False, "1,200 beds", True),
        ("1200", "1200", True, "1 200 lits", False),
        ("", "1200", False, "1 200 lits", False),
        ("20", "20", False, "120 lits", False),
        ("20", "20", False, "20,000 beds", False),
        ("0.5", "0.5", False, "0.5 litre", False),
    ],
)
def test_an_exact_number_is_not_shown_beside_words_that_give_it(low, high, approximate, words, told):
    assert stands_in(replace(QUANTITY, low=low, high=high, approximate=approximate), words) is told


def test_other_brackets_stay():
    assert with_intervals_shown("said [a,b] in [2023] by [,5]") == "said [a,b] in [2023] by ≤\u00a05"
