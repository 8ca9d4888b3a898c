"""Doc -> name spans: the model's names, trimmed, corrected and completed by the tables."""

from __future__ import annotations

from collections.abc import Iterable

from kg.doc import Doc, NameSpan
from kg.lexicon import Lexicon
from kg.mention.kinds import settle_type
from kg.mention.spread import spread_names
from kg.mention.trim import trim_name

TYPES = frozenset(("Person", "Organization", "Place", "Event", "Work", "Product", "Group"))


def find_names(doc: Doc, lexicon: Lexicon) -> list[NameSpan]:
    """Return the names in text order; no two of them overlap."""
    proposed = [name for name in doc.names if name.type in TYPES]
    trimmed = [part for name in proposed for part in trim_name(doc, lexicon, name)]
    settled = [settle_type(doc, lexicon, name) for name in trimmed]
    return outermost(spread_names(doc, lexicon, [name for name in settled if name is not None]))


def outermost(names: Iterable[NameSpan]) -> list[NameSpan]:
    """Keep the longest of overlapping names, the first of equally long ones."""
    kept: list[NameSpan] = []
    for name in sorted(names, key=lambda name: (name.first - name.last, name.first)):
        if all(name.last <= other.first or other.last <= name.first for other in kept):
            kept.append(name)
    return sorted(kept, key=lambda name: name.first)
