"""All claims in one table, parted by what they have in common, to be searched and taken along."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from kg.cells import csv_lines
from kg.web.page import Page
from kg.web.things import OBJECT, SUBJECT, Claim

PAGE_ROWS = 50
MOST_CLAIMS, BATCH = 100_000, 500
MOST_CHOICES = 40
MODES = ("states", "reports", "denies", "considers")


@dataclass(frozen=True, slots=True)
class Facet:
    """Something by which claims are parted: its name, what is chosen, and the choices with their counts."""

    name: str
    chosen: str
    choices: tuple[tuple[str, str, int], ...]


def claims(request: Request) -> Response:
    """Show the claims that are chosen, a page at a time, each with its sentence."""
    page = Page(request)
    asked = request.query_params
    choice = page.reading.facets.choose(asked)
    shown = choice.claims[(page.number - 1) * PAGE_ROWS : page.number * PAGE_ROWS]
    page.reading.read_sentences(shown)
    return page.render(
        "claims.html",
        facets=[_facet(page, name, counts) for name, counts in choice.counts.items()],
        days=[(name, asked.get(name, "")) for name in ("since", "until")],
        claims=shown,
        total=len(choice.claims),
        number=page.number,
        last=max(1, -(-len(choice.claims) // PAGE_ROWS)),
        searched=asked.get("text", ""),
    )


def claims_csv(request: Request) -> Response:
    """Return the claims that are chosen as CSV."""
    rows = ([[str(value) for value in row.values()] for row in batch] for batch in _batches(Page(request)))
    lines = chain([csv_lines([COLUMNS])], map(csv_lines, rows))
    return StreamingResponse(lines, media_type="text/csv; charset=utf-8", headers=_file("claims.csv"))


def claims_json(request: Request) -> Response:
    """Return the claims that are chosen as JSON."""
    batches = (",\n".join(json.dumps(row, ensure_ascii=False) for row in batch) for batch in _batches(Page(request)))
    pieces = (f"{',' if number else ''}\n{batch}" for number, batch in enumerate(batches))
    return StreamingResponse(chain("[", pieces, "\n]\n"), media_type="application/json", headers=_file("claims.json"))


COLUMNS = (
    "claim", "mode", "certainty", "subject", "predicate", "object", "complement", "interval", "source", "quote", "start", "end",
    "sentence", "article", "title", "publisher", "published", "url",
)  # fmt: skip


def _file(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def _flat(page: Page, claim: Claim) -> dict[str, str | int]:
    publication = page.reading.publications[claim.text]
    subject, object_ = claim.part(SUBJECT), claim.part(OBJECT)
    quantity = page.reading.quantities.get(claim.quantity)
    row = (
        claim.iri, claim.mode, claim.certainty, subject.words if subject else "", page.label(claim.predicate),
        object_.words if object_ else "", claim.complement, quantity.interval if quantity else "",
        page.speaker(claim.speaker, claim.source, claim.text), claim.quote, claim.start, claim.end, page.reading.sentence(claim),
        claim.text, publication.title, publication.publisher, publication.published, publication.url,
    )  # fmt: skip
    return dict(zip(COLUMNS, row, strict=True))


def _batches(page: Page) -> Iterator[list[dict[str, str | int]]]:
    """Return the rows of the claims that are chosen, some at a time, so that an answer is never in memory as a whole."""
    chosen = page.reading.facets.choose(page.request.query_params).claims
    if len(chosen) > MOST_CLAIMS:
        raise HTTPException(400, f"{len(chosen)} claims are chosen, and a table has {MOST_CLAIMS} at most; choose fewer")
    return (_rows(page, chosen[start : start + BATCH]) for start in range(0, len(chosen), BATCH))


def _rows(page: Page, claims: Sequence[Claim]) -> list[dict[str, str | int]]:
    page.reading.read_sentences(claims)
    return [_flat(page, claim) for claim in claims]


def _facet(page: Page, name: str, counts: Mapping[str, int]) -> Facet:
    """Return the most frequent values of a facet, and the one that is chosen."""
    chosen = page.request.query_params.get(name, "")
    most = nsmallest(MOST_CHOICES, counts.items(), key=lambda item: (-item[1], item[0]))
    if chosen and chosen not in dict(most):
        most.append((chosen, counts.get(chosen, 0)))
    return Facet(name, chosen, tuple((value, _choice(page, name, value), count) for value, count in most))


def _choice(page: Page, name: str, value: str) -> str:
    if name in ("entity", "source"):
        return page.named(page.reading.identities[value][0].iri) if value in page.reading.identities else value
    if name == "measure":
        return page.label(value)
    if name == "article":
        return page.reading.publications[value].title if value in page.reading.publications else value
    return page.t(value) if name in ("mode", "certainty") and value in (*MODES, *CERTAINTIES) else value


CERTAINTIES = ("certain", "probable", "possible", "unknown")
