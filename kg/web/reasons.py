"""Reasons of comparisons -> the same in French; what no pattern knows stays as it is."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("reasons.tsv")


def in_french(reason: str) -> str:
    """Return a reason in French.

    >>> in_french("measure: killed against not given; [5,] (about) and [,3] share no number")
    'mesure : killed contre non donné ; [5,] (environ) et [,3] n’ont aucun nombre en commun'
    """
    return " ; ".join(map(_phrase, reason.split("; ")))


def _phrase(words: str) -> str:
    for pattern, french in _patterns():
        found = pattern.fullmatch(words)
        if found:
            return french.format(*map(_phrase, found.groups()))
    return words


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple((re.compile(row["english"]), row["french"]) for row in rows)
