"""Where numbers and days stand in a picture."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Scale:
    """A stretch of numbers on a stretch of pixels: linear, or logarithmic where the numbers differ a hundredfold."""

    low: float
    high: float
    left: float
    right: float
    logarithmic: bool

    def place(self, value: float) -> float:
        """Return the pixel of a number, within the stretch."""
        low, high, at = (_log(number) if self.logarithmic else number for number in (self.low, self.high, value))
        share = (at - low) / (high - low) if high > low else 0.5
        return round(self.left + (self.right - self.left) * min(max(share, 0.0), 1.0), 1)

    def ticks(self) -> list[tuple[float, str]]:
        """Return a few round numbers with their pixels."""
        if self.logarithmic:
            powers = range(math.ceil(_log(self.low) - 1e-9), math.floor(_log(self.high) + 1e-9) + 1)
            step = max(1, math.ceil(len(powers) / 7))
            values = [10.0**power for power in powers][::step]
        else:
            unit = _round_step((self.high - self.low) / 5 or 1.0)
            first = math.ceil(self.low / unit)
            values = [unit * number for number in range(first, math.floor(self.high / unit + 1e-9) + 1)]
        return [(self.place(value), figure(value)) for value in values]


def make_scale(numbers: Iterable[float], left: float, right: float) -> Scale:
    """Return a scale that holds all numbers with some room at both ends."""
    finite = [number for number in numbers if math.isfinite(number)] or [0.0, 1.0]
    low, high = min(finite), max(finite)
    if low > 0 and high / low > 50:
        return Scale(low / 1.6, high * 1.6, left, right, logarithmic=True)
    room = (high - low) * 0.08 or abs(high) * 0.1 or 1.0
    return Scale(low - room if low - room > 0 or low < 0 else 0.0, high + room, left, right, logarithmic=False)


def figure(value: float) -> str:
    """Return a number as it is read, thousands parted by narrow spaces.

    >>> figure(60000.0), figure(0.5)
    ('60\u202f000', '0.5')
    """
    return f"{value:,.10g}".replace(",", "\u202f") if abs(value) < 1e15 else f"{value:.2g}"


@dataclass(frozen=True, slots=True)
class Calendar:
    """A stretch of days on a stretch of pixels."""

    first: date
    last: date
    left: float
    right: float

    def place(self, day: date) -> float:
        """Return the pixel of a day, within the stretch."""
        days = (self.last - self.first).days or 1
        share = (day - self.first).days / days
        return round(self.left + (self.right - self.left) * min(max(share, 0.0), 1.0), 1)

    def ticks(self) -> list[tuple[float, str]]:
        """Return six days at even distances with their pixels."""
        days = (self.last - self.first).days
        count = min(5, days) or 1
        marks = [self.first + timedelta(days=round(days * number / count)) for number in range(count + 1)]
        return [(self.place(day), day.isoformat()) for day in marks]


def _log(value: float) -> float:
    return math.log10(value) if value > 0 else -300.0


def _round_step(step: float) -> float:
    power = 10.0 ** math.floor(math.log10(step))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= step * 0.999)
