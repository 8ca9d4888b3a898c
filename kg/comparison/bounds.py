"""Intervals of numbers, and how two of them lie to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import inf

LOOSE = Fraction(1, 10)
IN_UNITS_OF: Mapping[str, tuple[str, Fraction]] = {
    "percent": ("share", Fraction(1, 100)),
    "month": ("year", Fraction(1, 12)),
    "quarter": ("year", Fraction(1, 4)),
    "decade": ("year", Fraction(10)),
    "century": ("year", Fraction(100)),
    "week": ("day", Fraction(7)),
    "hour": ("day", Fraction(1, 24)),
    "minute": ("day", Fraction(1, 1440)),
    "m": ("km", Fraction(1, 1000)),
    "g": ("kg", Fraction(1, 1000)),
    "t": ("kg", Fraction(1000)),
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """An interval; None is an open side, and an end that is not inclusive is left out."""

    low: Fraction | None
    high: Fraction | None
    with_low: bool = True
    with_high: bool = True
    approximate: bool = False

    @property
    def indefinite(self) -> bool:
        """Tell a reading of « des dizaines, des centaines », or of a word that bounds nothing."""
        if self.low is None and self.high is None:
            return True
        return self.approximate and self.high is None and str(self.low).rstrip("0") == "2" and self.low != 2

    def loosened(self) -> Bounds:
        """Return an approximate interval with each end moved outward by a tenth, another one as it is."""
        if not self.approximate or self.indefinite:
            return self
        low = None if self.low is None else self.low - abs(self.low) * LOOSE
        high = None if self.high is None else self.high + abs(self.high) * LOOSE
        return Bounds(low, high, self.with_low, self.with_high, True)

    @property
    def start(self) -> tuple[Fraction | float, int]:
        """The lower end as a key: an end that is left out comes after the same number taken in."""
        return (-inf, 0) if self.low is None else (self.low, 0 if self.with_low else 1)

    @property
    def stop(self) -> tuple[Fraction | float, int]:
        """The upper end as a key: an end that is left out comes before the same number taken in."""
        return (inf, 0) if self.high is None else (self.high, 0 if self.with_high else -1)

    def same_ends(self, other: Bounds) -> bool:
        """Tell whether both have the same ends, taken in or left out alike."""
        return self.start == other.start and self.stop == other.stop

    def within(self, other: Bounds) -> bool:
        """Tell whether every number of this interval is in the other."""
        return other.start <= self.start and self.stop <= other.stop

    def meets(self, other: Bounds) -> bool:
        """Tell whether both share a number."""
        return self.start <= other.stop and other.start <= self.stop

    def half_line(self) -> int:
        """Return 1 for a lower bound alone, -1 for an upper bound alone, else 0."""
        return (self.low is not None) - (self.high is not None)

    def __str__(self) -> str:
        left = ("[" if self.with_low or self.low is None else "(") + _plain(self.low)
        return f"{left},{_plain(self.high)}" + ("]" if self.with_high or self.high is None else ")")


def bounds_in(low: Decimal | None, high: Decimal | None, unit: str | None) -> tuple[Fraction | None, Fraction | None, str | None]:
    """Return two ends and their unit in the unit that such figures are compared in.

    >>> bounds_in(Decimal(50), None, "percent")
    (Fraction(1, 2), None, 'share')
    """
    common, factor = IN_UNITS_OF.get(unit or "", (unit, Fraction(1)))
    return (
        None if low is None else Fraction(low) * factor,
        None if high is None else Fraction(high) * factor,
        common,
    )


def compare_bounds(left: Bounds, right: Bounds) -> str:
    """Return ``agrees``, ``contradicts``, ``bound only``, ``refines``, ``refined`` or ``overlaps``: the first that holds.

    In ``refines`` the left interval lies inside the right one, in ``refined`` the right one inside the left.
    """
    if left.approximate == right.approximate and left.same_ends(right):
        return "agrees"
    near, far = left.loosened(), right.loosened()
    if not near.meets(far):
        return "overlaps" if left.indefinite or right.indefinite else "contradicts"
    if near.half_line() * far.half_line() == -1:
        return "bound only"
    if near.within(far):
        return "refines" if not far.within(near) or right.approximate else "refined"
    return "refined" if far.within(near) else "overlaps"


def explain_bounds(left: Bounds, right: Bounds) -> str:
    """Return how two intervals lie to each other, in one phrase."""
    near, far = left.loosened(), right.loosened()
    said = f"{near}{' (about)' if left.approximate else ''} and {far}{' (about)' if right.approximate else ''}"
    if not near.meets(far):
        return f"{said} share no number"
    low, high = max(near, far, key=_start), min(near, far, key=_stop)
    if left.approximate == right.approximate and left.same_ends(right):
        return f"both {left}{' (about)' if left.approximate else ''}"
    if low.low is not None and low.low == high.high and not near.same_ends(far):
        return f"{said} share {_plain(low.low)} alone"
    return f"{said} share {Bounds(low.low, high.high, low.with_low, high.with_high)}"


def _start(side: Bounds) -> tuple[Fraction | float, int]:
    return side.start


def _stop(side: Bounds) -> tuple[Fraction | float, int]:
    return side.stop


def _plain(number: Fraction | None) -> str:
    if number is None:
        return ""
    return str(number) if number.denominator == 1 else f"{float(number):.6g}"
