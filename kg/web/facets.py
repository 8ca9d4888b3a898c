"""Claims -> what they have in common: the values of every facet, worked out once, and how often each occurs among those."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from kg.web.things import Claim, Entity, Publication, Quantity

NAMES = ("source", "publisher", "entity", "measure", "mode", "certainty", "article")
MOST_ASKED = 500
Values = tuple[str, ...]


class Known(Protocol):
    """What a store holds, by IRI."""

    @property
    def claims(self) -> Mapping[str, Claim]:
        """All claims."""

    @property
    def quantities(self) -> Mapping[str, Quantity]:
        """All numbers."""

    @property
    def entities(self) -> Mapping[str, Entity]:
        """All entities."""

    @property
    def publications(self) -> Mapping[str, Publication]:
        """The publications by text."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The claims that are chosen, and how often each value of a facet occurs among those that all other facets leave."""

    claims: Sequence[Claim]
    counts: Mapping[str, Counter[str]]


class Facets:
    """The values of the claims of a store, the same in every language: who speaks is an identity, else the words of the text."""

    def __init__(self, known: Known) -> None:
        self._claims = list(known.claims.values())
        self._words = [fold(_words(claim)) for claim in self._claims]
        self._days = [known.publications[claim.text].published[:10] for claim in self._claims]
        self._values = {name: [of(claim) for claim in self._claims] for name, of in _facets(known).items()}
        self._counts = {name: Counter(chain.from_iterable(values)) for name, values in self._values.items()}

    def choose(self, asked: Mapping[str, str]) -> Choice:
        """Return the claims with all the values, words and days that are asked for.

        ``text`` are words that all occur, without case and accents; ``since`` and ``until`` are days of publication.
        """
        rows = self._within(asked)
        left = {name: self._having(rows, name, asked[name]) for name in NAMES if asked.get(name)}
        chosen = _intersect(rows, left.values())
        counts = {
            name: self._count(name, _intersect(rows, [found for other, found in left.items() if other != name])) for name in NAMES
        }
        return Choice([self._claims[row] for row in sorted(chosen)], counts)

    def _within(self, asked: Mapping[str, str]) -> Collection[int]:
        """Return the rows that the words and the days leave."""
        rows: Collection[int] = range(len(self._claims))
        for word in dict.fromkeys(fold(asked.get("text", "")[:MOST_ASKED]).split()):
            rows = [row for row in rows if word in self._words[row]]
        since, until = asked.get("since", ""), asked.get("until", "")
        if since:
            rows = [row for row in rows if self._days[row] >= since]
        if until:
            rows = [row for row in rows if "" < self._days[row][: len(until)] <= until]
        return rows

    def _having(self, rows: Collection[int], name: str, value: str) -> set[int]:
        values = self._values[name]
        return {row for row in rows if value in values[row]}

    def _count(self, name: str, rows: Collection[int]) -> Counter[str]:
        if len(rows) == len(self._claims):
            return self._counts[name]
        values = self._values[name]
        return Counter(chain.from_iterable(values[row] for row in rows))


def _intersect(rows: Collection[int], found: Collection[set[int]]) -> Collection[int]:
    return set.intersection(*found) if found else rows


def _words(claim: Claim) -> str:
    return " ".join((claim.quote, claim.source, *(part.words for part in claim.parts)))


def _facets(known: Known) -> Mapping[str, Callable[[Claim], Values]]:
    """Return, for each facet, what gives the values of a claim."""

    def measure(claim: Claim) -> Values:
        quantity = known.quantities.get(claim.quantity)
        return (quantity.measure,) if quantity and quantity.measure else ()

    def entity(claim: Claim) -> Values:
        found = (known.entities.get(part.iri) for part in claim.parts)
        return tuple(dict.fromkeys(entity.identity for entity in found if entity))

    def source(claim: Claim) -> Values:
        speaker = known.entities.get(claim.speaker)
        value = speaker.identity if speaker else claim.source or known.publications[claim.text].publisher
        return (value,) if value else ()

    def publisher(claim: Claim) -> Values:
        value = known.publications[claim.text].publisher
        return (value,) if value else ()

    return {
        "source": source,
        "publisher": publisher,
        "entity": entity,
        "measure": measure,
        "mode": lambda claim: (claim.mode,),
        "certainty": lambda claim: (claim.certainty,),
        "article": lambda claim: (claim.text,),
    }


def fold(text: str) -> str:
    """Return a text without case and accents.

    >>> fold("Évêque")
    'eveque'
    """
    return "".join(char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))
