"""An entity among those that it meets in claims: the picture of its network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.network import place_nodes
from kg.web.face import Face
from kg.web.things import SUBJECT, Claim

MOST_NODES, MOST_EDGES, MOST_TIES = 150, 600, 300
ROOMY = 32
WIDTH, HEIGHT, SIDE = 800.0, 560.0, 174.0
Tie = tuple[Claim, str, str]


@dataclass(frozen=True, slots=True)
class Node:
    """A point of the picture."""

    x: float
    y: float
    name: str
    href: str
    own: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """A claim in the picture, from one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float
    name: str
    href: str
    mode: str


@dataclass(frozen=True, slots=True)
class Network:
    """The picture with its size; ``more`` is how many of those whom the entity meets are left out."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    width: float = WIDTH
    height: float = HEIGHT
    side: float = SIDE
    more: int = 0


def draw_network(page: Face, identity: str, claims: Sequence[Claim]) -> Network:
    """Return the picture of those who share claims with an entity, those that share most first, and of what joins them."""
    ties = [(claim, identity, other) for claim in claims for other in _takers(page, claim) if other != identity]
    shared = Counter(other for _, _, other in ties)
    kept = [other for other, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[: MOST_NODES - 1]]
    if not kept:
        return Network()
    known = set(kept)
    ties = [tie for tie in ties if tie[2] in known][:MOST_EDGES]
    ties += _between(page, kept, {claim.iri for claim in claims})
    grown = max(1.0, (len(kept) / ROOMY) ** 0.5)
    placed = place_nodes(identity, kept, [(start, end) for _, start, end in ties])
    places = {iri: (round(x * grown, 1), round(y * grown, 1)) for iri, (x, y) in placed.items()}
    names = {iri: page.named(page.reading.identities[iri][0].iri) for iri in (identity, *kept)}
    nodes = tuple(Node(*places[iri], names[iri], page.href(iri), iri == identity) for iri in (identity, *kept))
    edges = tuple(_edges(page, ties, places))
    return Network(nodes, edges, round(WIDTH * grown), round(HEIGHT * grown), SIDE, len(shared) - len(kept))


def _takers(page: Face, claim: Claim) -> tuple[str, ...]:
    """Return the identities of those who take part in a claim or make it, each once."""
    entities = page.reading.entities
    found = (entities.get(iri) for iri in (*(part.iri for part in claim.parts), claim.speaker))
    return tuple(dict.fromkeys(entity.identity for entity in found if entity))


def _between(page: Face, kept: Sequence[str], drawn: set[str]) -> list[Tie]:
    """Return the claims that join two of those whom the entity meets."""
    known, found = set(kept), dict[str, Tie]()
    for other in kept:
        for claim in page.reading.claims_with[other]:
            if claim.iri not in drawn and claim.iri not in found:
                pair = next(combinations((taker for taker in _takers(page, claim) if taker in known), 2), None)
                if pair:
                    found[claim.iri] = (claim, *pair)
        if len(found) >= MOST_TIES:
            break
    return list(found.values())[:MOST_TIES]


def _edges(page: Face, ties: Iterable[Tie], places: dict[str, tuple[float, float]]) -> Iterable[Edge]:
    """Yield each claim as a line; several between the same two points lie side by side."""
    ordinals: Counter[frozenset[str]] = Counter()
    for claim, first, second in ties:
        pair = frozenset((first, second))
        ordinal = ordinals[pair]
        ordinals[pair] += 1
        away = (ordinal + 1) // 2 * (1 if ordinal % 2 else -1) * 5.0
        (x1, y1), (x2, y2) = sorted((places[first], places[second]))
        length = max(1.0, ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5)
        dx, dy = -(y2 - y1) / length * away, (x2 - x1) / length * away
        subject = claim.part(SUBJECT)
        name = f"{subject.words if subject else '…'} — {page.label(claim.predicate)}: {claim.quote}"
        ends = (round(x1 + dx, 1), round(y1 + dy, 1), round(x2 + dx, 1), round(y2 + dy, 1))
        yield Edge(*ends, name, page.href(claim.iri), claim.mode)
