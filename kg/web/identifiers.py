"""The identifiers answer: a thing of the store as a page, or as RDF, by what the client accepts."""

from __future__ import annotations

import re

from anyio.to_thread import run_sync
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.prefixes import shorten
from kg.web.article import show_article
from kg.web.endpoint import VARIED, answer, site_of
from kg.web.entity import show_identity
from kg.web.negotiate import TRIPLES, choose, wants_page
from kg.web.page import Page
from kg.web.reading import NO_IRI, web_query
from kg.web.things import cell, text_of
from kg.web.workers import Asked

WORDS_AROUND = 300


async def identifier(request: Request) -> Response:
    """Answer for a thing under its path; pieces of a text answer with the page of the text."""
    path = request.path_params["path"]
    iri = site_of(request).reading.base + path
    if NO_IRI.search(path):
        raise HTTPException(404, "nothing has this address")
    types = await run_sync(lambda: [cell(row, "type") for row in site_of(request).reading.rows("types", thing=(iri,))])
    if not types:
        raise HTTPException(404, "nothing has this address")
    accept = request.headers.get("accept", "")
    if not wants_page(accept):
        form = choose(accept, TRIPLES)
        return answer(await site_of(request).workers.ask(Asked(web_query("thing", thing=(iri,)), triples=form)))
    response = await run_sync(lambda: _page(Page(request), iri, {shorten(kind) for kind in types}))
    response.headers.update(VARIED)
    return response


def _page(page: Page, iri: str, types: set[str]) -> Response:
    if "kg:Article" in types and iri in page.reading.publications:
        return show_article(page, iri)
    if "kg:Entity" in types:
        return show_identity(page, page.reading.entities[iri].identity, iri)
    return _show_thing(page, iri, types)


def _show_thing(page: Page, iri: str, types: set[str]) -> Response:
    rows = page.reading.rows("properties", thing=(iri,))
    first = {shorten(cell(row, "relation")): cell(row, "value") for row in reversed(rows)}
    text = text_of(iri)
    return page.render(
        "thing.html",
        iri=iri,
        types=sorted(types),
        claim=page.reading.claims.get(iri),
        quantity=page.reading.quantities.get(iri),
        rows=[(shorten(cell(row, "relation")), row["value"], cell(row, "value"), cell(row, "words")) for row in rows],
        marked=_marked(page, text, first),
        article=page.reading.publications.get(text) or page.reading.publications.get(first.get("kg:text", "")),
        sentence=first.get("kg:sentence", ""),
    )


def _marked(page: Page, text: str, known: dict[str, str]) -> tuple[str, str, str]:
    """Return the words of a thing between those of its sentence."""
    if "kg:start" not in known or text not in page.reading.publications:
        return "", "", ""
    words, start, end = page.reading.words(text), int(known["kg:start"]), int(known["kg:end"])
    place = re.search(r"#char=(\d+),(\d+)$", known.get("kg:sentence", ""))
    left, right = (int(place[1]), int(place[2])) if place else (max(0, start - WORDS_AROUND), end + WORDS_AROUND)
    return words[min(left, start) : start], words[start:end], words[end : max(right, end)]
