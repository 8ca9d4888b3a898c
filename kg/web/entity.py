"""An entity: what is said of it and by it, where it is mentioned, who it is elsewhere and why, and whom it meets in claims."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.web.ego import draw_network
from kg.web.page import Page
from kg.web.things import Entity, cell, token

MOST_SHOWN = 60
AROUND = 60


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
    by = [claim for claim in claims if claim.speaker in own or claim.via in own]
    of = [claim for claim in claims if any(part.iri in own for part in claim.parts)]
    reading.read_sentences((*by[:MOST_SHOWN], *of[:MOST_SHOWN]))
    return page.render(
        "entity.html",
        entity=reading.entities[iri],
        identity=identity,
        entities=entities,
        by=by[:MOST_SHOWN],
        of=of[:MOST_SHOWN],
        counts=(len(of), len(by)),
        mentions=_mentions(page, entities),
        links=_links(page, own),
        network=draw_network(page, identity, claims),
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
