"""Intervals -> as people read them: ``≥ 100``, ``< 50``, ``40 000–60 000``."""

from __future__ import annotations

import re

from kg.web.scale import figure
from kg.web.things import Quantity, token

NUMBER = r"-?\d+(?:\.\d+)?"
BETWEEN = re.compile(r"(?<=\d)[\s.,](?=\d{3})")
HUNDREDTHS = {"percent": 1, "share": 100}
INTERVAL = re.compile(rf"(?<!\w)[\[\]]({NUMBER})?,({NUMBER})?[\[\]](?!\w)")


def shown_interval(quantity: Quantity) -> str:
    """Return a number as it is read: ``≥ 100``, ``< 50``, ``40 000–60 000``, ``≈ 30``; shares in percent."""
    about = "≈\u00a0" if quantity.approximate else ""
    times = HUNDREDTHS.get(token(quantity.unit))
    if times is None:
        return about + _shown(quantity.interval, quantity.low, quantity.high)
    low, high = (str(float(bound) * times) if bound else "" for bound in (quantity.low, quantity.high))
    return f"{about}{_shown(quantity.interval, low, high)}\u00a0%"


def stands_in(quantity: Quantity, words: str) -> bool:
    """Tell whether words give a number that is neither bounded nor about, so that it need not be shown beside them."""
    exact = quantity.low == quantity.high and quantity.low.isdigit() and not quantity.approximate
    return exact and bool(re.search(rf"(?<!\d){quantity.low}(?![\d.,]*\d)", BETWEEN.sub("", words)))


def with_intervals_shown(words: str) -> str:
    r"""Return words in which intervals are read as people do.

    >>> with_intervals_shown("[5,7] (about) and ],3[ share no number")
    '5–7 (about) and <\xa03 share no number'
    """
    return INTERVAL.sub(lambda found: _shown(found.group(), found.group(1) or "", found.group(2) or ""), words)


def _shown(interval: str, low: str, high: str) -> str:
    if low and high:
        return figure(float(low)) if low == high else f"{figure(float(low))}–{figure(float(high))}"
    if low:
        return f"{'>' if interval.startswith(']') else '≥'}\u00a0{figure(float(low))}"
    if high:
        return f"{'<' if interval.endswith('[') else '≤'}\u00a0{figure(float(high))}"
    return "…"
