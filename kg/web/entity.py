"""An entity: what is said of it and by it, where it is mentioned, who it is elsewhere and why, and whom it meets in claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.network import place_nodes
from kg.web.page import Page
from kg.web.things import SUBJECT, Claim, Entity, cell, token

MOST_NODES = 150
SHOWN_NODES = 32
MOST_SHOWN = 60
AROUND = 60


@dataclass(frozen=True, slots=True)
class Node:
    """A point of the picture of a network."""

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


def entity(request: Request) -> Response:
    """Show the entity that has an identity, given as ``iri``, in all its texts."""
    page = Page(request)
    iri = request.query_params.get("iri", "")
    if iri not in page.reading.identities:
        raise HTTPException(404, "no entity of the store has this identity")
    return show_identity(page, iri, page.reading.identities[iri][0].iri)


def show_identity(page: Page, identity: str, iri: str) -> Response:
    """Show an entity with all that the store holds of its identity."""
    reading = page.reading
    entities = reading.identities[identity]
    own = {entity.iri for entity in entities}
    claims = reading.claims_with[identity]
    nodes, edges = _network(page, identity, claims)
    by = [claim for claim in claims if claim.speaker in own or claim.via in own][:MOST_SHOWN]
    of = [claim for claim in claims if any(part.iri in own for part in claim.parts)][:MOST_SHOWN]
    reading.read_sentences((*by, *of))
    return page.render(
        "entity.html",
        entity=reading.entities[iri],
        identity=identity,
        entities=entities,
        by=by,
        of=of,
        mentions=_mentions(page, entities),
        links=_links(page, own),
        nodes=nodes,
        edges=edges,
        quantities=reading.quantities,
    )


def _mentions(page: Page, entities: list[Entity]) -> list[tuple[str, str, str, str, str, str]]:
    """Return where an entity is mentioned: words before, its words, words behind, kind, place, text."""
    shown = [entity.iri for entity in entities[:MOST_SHOWN]]
    rows = page.reading.rows("mentions", entity=shown)[:MOST_SHOWN]
    texts = {cell(row, "text"): "" for row in rows}
    texts |= {cell(row, "text"): cell(row, "words") for row in page.reading.rows("text", text=texts)}
    found = []
    for row in sorted(rows, key=lambda row: (cell(row, "text"), int(cell(row, "start")))):
        start, end, text = int(cell(row, "start")), int(cell(row, "end")), texts[cell(row, "text")]
        before, behind = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        found.append((before, text[start:end], behind, token(cell(row, "kind")), cell(row, "mention"), cell(row, "text")))
    return found


def _links(page: Page, own: Iterable[str]) -> list[dict[str, str]]:
    """Return the candidates for the identity, each once a target, in the language of the page where it can be."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in page.reading.rows("links", entity=sorted(own)[:MOST_SHOWN]):
        known = {name: cell(row, name) for name in row}
        key, label = (known["entity"], known["target"]), row["label"]
        if key not in found or (label and label.language == page.language):
            found[key] = known
    return [found[key] for key in sorted(found)]


def _network(page: Page, identity: str, claims: list[Claim]) -> tuple[list[Node], list[Edge]]:
    """Return the picture: the identities that share claims with this one, those that share most first."""
    pairs = []
    shared: Counter[str] = Counter()
    for claim in claims:
        takers = [
            (part.role, page.reading.entities[part.iri].identity) for part in claim.parts if part.iri in page.reading.entities
        ]
        speaker = page.reading.entities.get(claim.speaker)
        takers += [("kg:attributedTo", speaker.identity)] if speaker else []
        others = tuple(dict.fromkeys(taker for _, taker in takers if taker != identity))
        shared.update(others)
        pairs += [(claim, other) for other in others]
    kept = [
        other for other, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[: min(MOST_NODES - 1, SHOWN_NODES)]
    ]
    if not kept:
        return [], []
    places = place_nodes(identity, kept, [(identity, other) for _, other in pairs if other in kept])
    names = {iri: page.named(page.reading.identities[iri][0].iri) for iri in (identity, *kept)}
    nodes = [Node(*places[iri], names[iri], page.href(iri), iri == identity) for iri in (identity, *kept)]
    ordinals: Counter[str] = Counter()
    edges = []
    for claim, other in pairs:
        if other in kept:
            edges.append(_edge(page, claim, places[identity], places[other], ordinals[other]))
            ordinals[other] += 1
    return nodes, edges


def _edge(page: Page, claim: Claim, start: tuple[float, float], end: tuple[float, float], ordinal: int) -> Edge:
    """Return a claim as a line; several between the same two points lie side by side."""
    away = (ordinal + 1) // 2 * (1 if ordinal % 2 else -1) * 5.0
    length = max(1.0, ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5)
    across = (-(end[1] - start[1]) / length * away, (end[0] - start[0]) / length * away)
    subject = claim.part(SUBJECT)
    name = f"{subject.words if subject else '…'} — {page.label(claim.predicate)}: {claim.quote}"
    return Edge(
        x1=round(start[0] + across[0], 1),
        y1=round(start[1] + across[1], 1),
        x2=round(end[0] + across[0], 1),
        y2=round(end[1] + across[1], 1),
        name=name,
        href=page.href(claim.iri),
        mode=claim.mode,
    )
