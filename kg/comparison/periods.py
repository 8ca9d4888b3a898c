"""Days between the dates of figures."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

BEGINNINGS = {4: "-01-01", 7: "-01"}


@lru_cache(maxsize=65_536)
def day_of(moment: str | None) -> date | None:
    """Return the day of an ISO date or date with time, the first of a month or year, None where there is no such day.

    >>> day_of("2022-09")
    datetime.date(2022, 9, 1)
    """
    told = moment or ""
    try:
        return date.fromisoformat((told + BEGINNINGS.get(len(told), ""))[:10])
    except ValueError:
        return None


def days_between(left: str | None, right: str | None) -> int | None:
    """Return the number of days that lie at least between two moments or intervals, None where one is unknown.

    >>> days_between("2023-02-27", "2023-03-01T08:00:00"), days_between("2023-02-27", None)
    (2, None)
    >>> days_between("2023-03-01/2023-03-03", "2023-03-02"), days_between("2023-03-01/2023-03-03", "2023-03-05")
    (0, 2)
    """
    ends = [_ends(moment or "") for moment in (left, right)]
    if None in ends:
        return None
    (_, last), (first, _) = sorted(end for end in ends if end)
    return max(0, (first - last).days)


def _ends(moment: str) -> tuple[date, date] | None:
    first, slash, last = moment.partition("/")
    begins, ends = day_of(first), day_of(last if slash else first)
    return (begins, ends) if begins and ends else None


def same_time(left: str | None, right: str | None) -> bool:
    """Tell whether nothing shows that two figures were given on different days."""
    return not days_between(left, right)
