"""Doc -> name spans: the model's names, trimmed, corrected and completed by the tables and by one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.doc import Doc, NameSpan
from kg.lexicon import Lexicon
from kg.mention.candidate import Candidate, text_of
from kg.mention.capitals import find_in_capitals, in_capitals
from kg.mention.grow import grow_name, join_persons
from kg.mention.kinds import settle_type
from kg.mention.known import find_known
from kg.mention.spread import agree_on_types, spread_names
from kg.mention.trim import is_noise, trim_name

OPEN = ""
TYPES = frozenset(("Person", "Organization", "Place", "Event", "Work", "Product", "Group"))


def find_names(doc: Doc, lexicon: Lexicon) -> list[NameSpan]:
    """Return the names in text order; no two of them overlap."""
    shouted = in_capitals(doc)
    proposed = [
        Candidate(name.first, name.last, name.type)
        for name in doc.names
        if name.type in TYPES and doc.tokens[name.first].sentence not in shouted
    ]
    trimmed = [part for name in proposed for part in trim_name(doc, lexicon, name)]
    known = list(find_known(doc, lexicon))
    merged = join_persons(
        doc, lexicon, outermost([*known, *(_over(name, known) for name in trimmed if not _hides(doc, name, known))])
    )
    settled = [settle_type(doc, lexicon, grow_name(doc, lexicon, name)) for name in merged]
    agreed = agree_on_types(doc, lexicon, outermost(settled))
    capitals = find_in_capitals(doc, lexicon, agreed, shouted) if shouted else ()
    spread = agree_on_types(doc, lexicon, outermost([*agreed, *spread_names(doc, lexicon, agreed), *capitals]))
    listed = _shared_links(doc, lexicon, spread)
    kept = [name for name in spread if name not in listed and not is_noise(doc, lexicon, name)]
    return [NameSpan(name.first, name.last, name.type if _is_typed(doc, lexicon, name) else OPEN) for name in kept]


def _is_typed(doc: Doc, lexicon: Lexicon, name: Candidate) -> bool:
    """Tell whether a type stands on more than the model's residual class: a work is quoted or called one."""
    if name.type != "Work" or name.sure:
        return True
    before = [
        token for token in doc.tokens[max(name.first - 3, 0) : name.first] if token.sentence == doc.tokens[name.first].sentence
    ]
    if before and before[-1].text in ("«", '"'):
        return True
    return any(sense.type == "Work" for token in before for sense in lexicon.senses_of(token))


def _hides(doc: Doc, name: Candidate, known: Iterable[Candidate]) -> bool:
    """Tell whether a guess without a type, outside quotation marks, covers a name that the tables know."""
    if name.type != "Work" or any(token.text in ("«", '"') for token in doc.tokens[max(name.first - 2, 0) : name.first]):
        return False
    return any(name.first <= other.first and other.last <= name.last and other.type != "Event" for other in known)


def _over(name: Candidate, known: Iterable[Candidate]) -> Candidate:
    """Return a name that breaks off inside a known one with all of that one."""
    for other in known:
        if name.first < other.first < name.last < other.last:
            return Candidate(name.first, other.last, name.type, name.sure)
    return name


def outermost(names: Iterable[Candidate]) -> list[Candidate]:
    """Keep the longest of overlapping names, of equally long ones the sure one, else the first."""
    kept: list[Candidate] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda name: (name.first - name.last, not name.sure, name.first, name.type)):
        place = range(name.first, name.last)
        if taken.isdisjoint(place):
            kept.append(name)
            taken.update(place)
    return sorted(kept)


def _shared_links(doc: Doc, lexicon: Lexicon, names: Sequence[Candidate]) -> frozenset[Candidate]:
    """Return the names in rows of links to platforms, which newspapers put below an article."""
    listed: set[Candidate] = set()
    row: list[Candidate] = []
    for name in names:
        if text_of(doc, name.first, name.last) not in lexicon.noise["share"]:
            continue
        if row and name.first - row[-1].last > 2:
            row = []
        row.append(name)
        if len(row) >= 3:
            listed.update(row)
    return frozenset(listed)
