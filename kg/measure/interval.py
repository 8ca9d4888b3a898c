"""Numeral and bounding words -> Interval: what a number is at least and at most."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Interval:
    """A number as bounded: a side that is None is open, and so is its flag."""

    minimum: Decimal | None
    maximum: Decimal | None
    min_inclusive: bool | None
    max_inclusive: bool | None
    approximate: bool = False


def point(value: Decimal, *, approximate: bool = False) -> Interval:
    """Return the interval of one number."""
    return Interval(plain(value), plain(value), True, True, approximate)


def at_least(value: Decimal, *, inclusive: bool, approximate: bool = False) -> Interval:
    """Return the half-line from a number up."""
    return Interval(plain(value), None, inclusive, None, approximate)


def at_most(value: Decimal, *, inclusive: bool, approximate: bool = False) -> Interval:
    """Return the half-line from a number down."""
    return Interval(None, value, None, inclusive, approximate)


def between(low: Decimal, high: Decimal) -> Interval:
    """Return the closed interval of two numbers."""
    return Interval(plain(low), plain(high), True, True)


def plain(value: Decimal) -> Decimal:
    """Return a number in its shortest form, rounded to six digits behind the mark.

    >>> plain(Decimal(1) / 3), plain(Decimal("1500.0"))
    (Decimal('0.333333'), Decimal('1500'))
    """
    rounded = round(value, 6)
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded.normalize()


def bind(interval: Interval, effect: str) -> Interval:
    """Return the interval under a bounding word: min, above, max, below, about, over_about, under_about or exact.

    A word that bounds from below opens the upper side and leaves the lower number, and the other way round.

    >>> bind(point(Decimal(5)), "above")
    Interval(minimum=Decimal('5'), maximum=None, min_inclusive=False, max_inclusive=None, approximate=False)
    """
    loose = interval.approximate or effect.endswith("about")
    if effect in ("min", "above", "over_about") and interval.minimum is not None:
        return at_least(interval.minimum, inclusive=effect == "min", approximate=loose)
    if effect in ("max", "below", "under_about") and interval.maximum is not None:
        return at_most(interval.maximum, inclusive=effect == "max", approximate=loose)
    return replace(interval, approximate=loose)


def shift(interval: Interval, addend: Decimal) -> Interval:
    """Return the interval with both ends moved."""
    return replace(
        interval,
        minimum=None if interval.minimum is None else interval.minimum + addend,
        maximum=None if interval.maximum is None else interval.maximum + addend,
    )
