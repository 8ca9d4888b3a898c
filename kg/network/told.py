"""A store -> what networks are made of: claims with those who take part, attributions with those who speak, names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.prefixes import shorten
from kg.shipped import ask_shipped
from kg.store import Asked, Row

SUBJECT, OBJECT = "kg:subject", "kg:object"


@dataclass(frozen=True, slots=True)
class Named:
    """An identity: what its texts call it most, of which type it is, all its names, and whether one of them is a proper name."""

    label: str
    type: str
    names: frozenset[str]
    proper: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A claim or an attribution: its words, who says it, where, and who takes part, the subject first, by (role, identity).

    ``speaker`` is an identity, ``source`` the words of the text for who speaks; both are empty where the text itself speaks.
    """

    iri: str
    article: str
    published: str
    publisher: str
    source: str
    speaker: str
    quote: str
    start: int
    end: int
    mode: str = ""
    predicate: str = ""
    certainty: str = ""
    polarity: str = ""
    interval: str = ""
    kind: str = ""
    parts: tuple[tuple[str, str], ...] = ()

    @property
    def identities(self) -> tuple[str, ...]:
        """Who takes part, each once."""
        return tuple(dict.fromkeys(identity for _, identity in self.parts))


def read_names(store: Asked) -> dict[str, Named]:
    """Return the identities of a store by IRI."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in _rows(store, "entities"):
        found[_text(row, "identity")].append(row)
    proper = {_text(row, "identity") for row in _rows(store, "proper")}
    return {identity: _named(rows, proper=identity in proper) for identity, rows in found.items()}


def _named(rows: list[Row], *, proper: bool) -> Named:
    """Return the name that most texts give, the earlier by alphabet of two alike."""
    names = Counter(name for name, _ in sorted({(_text(row, "name"), _text(row, "entity")) for row in rows}))
    label = min(names, key=lambda name: (-names[name], name))
    return Named(label, shorten(_text(rows[0], "type")), frozenset(names), proper)


def read_claims(store: Asked) -> list[Told]:
    """Return the claims of a store, by IRI."""
    published, parts = _publications(store), _parts(store)
    return [_told(row, "claim", published, parts.get(_text(row, "claim"), ())) for row in _rows(store, "claims")]


def read_attributions(store: Asked) -> list[Told]:
    """Return the attributions of a store, by IRI."""
    published = _publications(store)
    return [_told(row, "attribution", published, ()) for row in _rows(store, "attributions")]


def read_clusters(store: Asked) -> list[list[Told]]:
    """Return which figures and quotations several texts share, each with who says it there."""
    published = _publications(store)
    clusters: dict[str, list[Told]] = defaultdict(list)
    for row in _rows(store, "clusters"):
        clusters[_text(row, "cluster")].append(_told(row, "member", published, ()))
    return list(clusters.values())


def _publications(store: Asked) -> dict[str, tuple[str, str]]:
    """Return the day and the publisher of every text, the first where it has several."""
    found: dict[str, tuple[str, str]] = {}
    for row in _rows(store, "publications"):
        found.setdefault(_text(row, "article"), (_text(row, "published"), _text(row, "publisher")))
    return found


def _parts(store: Asked) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in _rows(store, "parts"):
        found[_text(row, "claim")].append((shorten(_text(row, "role")), _text(row, "identity")))
    return {claim: tuple(sorted(filled, key=_place)) for claim, filled in found.items()}


def _place(part: tuple[str, str]) -> tuple[bool, bool, tuple[str, str]]:
    return part[0] != SUBJECT, part[0] != OBJECT, part


def _told(row: Row, name: str, published: Mapping[str, tuple[str, str]], parts: tuple[tuple[str, str], ...]) -> Told:
    iri = _text(row, name)
    article = iri.rpartition("/")[0]
    day, publisher = published.get(article, ("", ""))
    words = {field: _text(row, field) for field in ("source", "speaker", "quote", "interval") if field in row}
    concepts = {field: shorten(_text(row, field)) for field in CONCEPTS if field in row}
    start, end = int(_text(row, "start")), int(_text(row, "end"))
    return Told(iri, article, day, publisher, start=start, end=end, parts=parts, **(words | concepts))


CONCEPTS = ("mode", "predicate", "certainty", "polarity", "kind")


def _rows(store: Asked, name: str) -> Iterator[Row]:
    """Yield the rows of a query of ``queries/network`` in the order of their values, column by column."""
    return iter(sorted(ask_shipped(store, "network", name), key=lambda row: tuple(_text(row, column) for column in row)))


def _text(row: Row, name: str) -> str:
    term = row[name]
    return term.value if term else ""
