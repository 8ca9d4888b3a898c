"""Names -> more names: what is a name in one place of an article is one in the others."""

from __future__ import annotations

from collections.abc import Iterable

from kg.doc import Doc, NameSpan
from kg.lexicon import Lexicon


def spread_names(doc: Doc, lexicon: Lexicon, names: Iterable[NameSpan]) -> list[NameSpan]:
    """Return the names with their other occurrences."""
    return list(names)
