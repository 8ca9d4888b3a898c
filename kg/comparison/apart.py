"""Sheets -> sheets with a key each, also where several texts or publications have one id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from kg.comparison.nouns import Figure, Sheet
from kg.terms import local_name


def keep_apart(sheets: Iterable[Sheet]) -> list[Sheet]:
    """Return the sheets in a settled order, those that share an id with the end of their publication's IRI behind it."""
    ordered = sorted(sheets, key=lambda sheet: (sheet.id, sheet.publication))
    bearers = Counter(sheet.id for sheet in ordered)
    return [
        sheet if bearers[sheet.id] == 1 else _renamed(sheet, f"{sheet.id}@{local_name(sheet.publication)}") for sheet in ordered
    ]


def _renamed(sheet: Sheet, key: str) -> Sheet:
    return replace(
        sheet,
        id=key,
        figures=tuple(_moved(figure, key) for figure in sheet.figures),
        quotations=tuple(replace(quoted, article=key) for quoted in sheet.quotations),
    )


def _moved(figure: Figure, key: str) -> Figure:
    return replace(figure, id=f"{key}#{figure.id.rpartition('#')[2]}", article=key)
