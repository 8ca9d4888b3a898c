from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.measure.lexeme import read_digits, read_lexemes

GAPS = (" ", "\u00a0", "\u202f", "\u2009")


@given(st.integers(1000, 10**12), st.sampled_from([*GAPS, "'", "’", "."]))
def test_groups_parted_by_any_french_mark_are_one_number(number: int, mark: str) -> None:
    written = f"{number:,}".replace(",", mark)

    (lexeme,) = read_lexemes(written, decimal=",")

    assert lexeme.value == number


@given(st.integers(1000, 10**12), st.integers(1, 9))
def test_english_groups_and_a_decimal_point_are_one_number(number: int, tenths: int) -> None:
    (lexeme,) = read_lexemes(f"{number:,}.{tenths}", decimal=".")

    assert lexeme.value == Decimal(f"{number}.{tenths}")


@given(st.text(max_size=60), st.integers(0, 1000))
def test_lexemes_stand_in_order_and_hold_every_visible_character(text: str, offset: int) -> None:
    lexemes = read_lexemes(text, decimal=",", offset=offset)

    covered = [place for lexeme in lexemes for place in range(lexeme.start - offset, lexeme.end - offset)]

    assert covered == sorted(set(covered))
    assert all(text[place].isspace() for place in set(range(len(text))) - set(covered))


@pytest.mark.parametrize(
    ("written", "decimal", "value"),
    [
        ("1,5", ",", "1.5"),
        ("1.5", ",", "1.5"),
        ("1,234", ",", "1.234"),
        ("1,234", ".", "1234"),
        ("1.234", ".", "1.234"),
        ("1.234", ",", "1234"),
        ("60,000", ",", "60000"),
        ("1,234,567", ",", "1234567"),
        ("1.234.567,8", ",", "1234567.8"),
        ("0,125", ",", "0.125"),
    ],
)
def test_a_single_mark_is_read_by_the_usage_of_the_language(written: str, decimal: str, value: str) -> None:
    assert read_digits(written, decimal=decimal) == Decimal(value)


def test_a_year_does_not_join_the_number_behind_it() -> None:
    assert [lexeme.value for lexeme in read_lexemes("2016 300", decimal=",")] == [2016, 300]
