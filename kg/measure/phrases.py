"""Forms of several words, found in lexemes by their first or their last word."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Generic, TypeVar

from kg.measure.lexeme import Lexeme, read_lexemes

Form = tuple[str, ...]
Row = TypeVar("Row")


class Phrases(Generic[Row]):
    """An immutable map from forms to rows that answers which form stands at a place, the longest first."""

    __slots__ = ("_by_first", "_by_last", "_forms")

    def __init__(self, rows: Iterable[tuple[Form, Row]]) -> None:
        """Index the rows; a form that comes twice keeps its first row."""
        self._forms: dict[Form, Row] = {}
        for form, row in rows:
            self._forms.setdefault(form, row)
        longest = sorted(self._forms, key=len, reverse=True)
        self._by_first: dict[str, list[Form]] = {}
        self._by_last: dict[str, list[Form]] = {}
        for form in longest:
            if form:
                self._by_first.setdefault(form[0], []).append(form)
                self._by_last.setdefault(form[-1], []).append(form)

    def __contains__(self, form: Form) -> bool:
        return form in self._forms

    def get(self, form: Form) -> Row | None:
        """Return the row of a form, if there is one."""
        return self._forms.get(form)

    @property
    def first_words(self) -> Collection[str]:
        """The words that forms begin with."""
        return self._by_first.keys()

    def starts(self, word: str) -> bool:
        """Tell whether a form begins with a word."""
        return word in self._by_first

    def at(self, lexemes: Sequence[Lexeme], index: int) -> tuple[Row, int] | None:
        """Return the row of the longest form that begins at an index, and the index behind it."""
        if not 0 <= index < len(lexemes):
            return None
        for form in self._by_first.get(lexemes[index].lower, ()):
            last = index + len(form)
            if len(form) == 1 or tuple([lexeme.lower for lexeme in lexemes[index:last]]) == form:
                return self._forms[form], last
        return None

    def before(self, lexemes: Sequence[Lexeme], index: int) -> tuple[Row, int] | None:
        """Return the row of the longest form that ends right before an index, and the index where it begins."""
        if not 0 < index <= len(lexemes):
            return None
        for form in self._by_last.get(lexemes[index - 1].lower, ()):
            first = index - len(form)
            if len(form) == 1 or (first >= 0 and tuple([lexeme.lower for lexeme in lexemes[first:index]]) == form):
                return self._forms[form], first
        return None


def split_form(form: str) -> Form:
    """Return a form of a table as lexemes, so that it meets the text as the text is read."""
    return tuple(lexeme.lower for lexeme in read_lexemes(form, decimal=","))


def split_forms(forms: str) -> list[Form]:
    """Return the forms of a cell, which a bar parts."""
    return [split_form(form) for form in forms.split("|") if form]
