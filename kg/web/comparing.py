"""Several texts beside each other: figures two by two, texts that repeat others, days of events and days of reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from starlette.requests import Request
from starlette.responses import Response

from kg.web.page import Page
from kg.web.scale import Calendar
from kg.web.things import Claim, Quantity, cell, token

VERDICTS = ("contradicts", "supersedes", "refines", "overlaps", "agrees", "incomparable")
MOST_PAIRS = 100
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
LEFT, RIGHT, TOP, BOTTOM = 110.0, 840.0, 40.0, 420.0
MOST_POINTS = 1500


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures and how they lie to each other."""

    verdict: str
    reason: str
    measure: str
    independent: str
    left: Side
    right: Side


@dataclass(frozen=True, slots=True)
class Side:
    """A figure of a pair: who says it, in which words, where."""

    source: str
    words: str
    sentence: str
    href: str
    publisher: str
    published: str


@dataclass(frozen=True, slots=True)
class Point:
    """A claim in the timeline."""

    x: float
    y: float
    name: str
    href: str
    mode: str
    happened: str
    reported: str


def compare(request: Request) -> Response:
    """Show pairs of figures by their verdict, and which texts repeat another."""
    page = Page(request)
    rows = page.reading.comparisons
    counts = Counter(token(cell(row, "verdict")) for row in rows)
    verdicts = [verdict for verdict in VERDICTS if counts[verdict]]
    asked = request.query_params.get("verdict", "")
    verdict = asked if asked in verdicts else (verdicts[0] if verdicts else "")
    pairs = [_pair(page, row) for row in rows if token(cell(row, "verdict")) == verdict]
    return page.render(
        "compare.html",
        verdicts=verdicts,
        counts=counts,
        verdict=verdict,
        pairs=pairs[:MOST_PAIRS],
        more=max(0, len(pairs) - MOST_PAIRS),
        copies=[{name: cell(row, name) for name in row} for row in page.reading.rows("copies")],
    )


def _pair(page: Page, row: Mapping[str, object]) -> Pair:
    known = {name: str(value) if value else "" for name, value in row.items()}
    left, right = (_side(page, known[name]) for name in ("left", "right"))
    return Pair(token(known["verdict"]), known["reason"], known["measure"], known["independent"], left, right)


def _side(page: Page, iri: str) -> Side:
    node: Claim | Quantity | None = page.reading.claims.get(iri) or page.reading.quantities.get(iri)
    if node is None:
        return Side("", iri, "", page.href(iri), "", "")
    publication = page.reading.publications[node.text]
    source = page.speaker(node.speaker, node.source, node.text)
    sentence = page.reading.sentence(node)
    return Side(source, node.quote, sentence, page.href(iri), publication.publisher, publication.published[:10])


def timeline(request: Request) -> Response:
    """Show each dated claim that is chosen, as on the page of claims: when it is said to have happened, and when it was told."""
    page = Page(request)
    dated = _dated(page)
    frame = {"left": LEFT, "right": RIGHT, "top": TOP, "bottom": BOTTOM}
    if not dated:
        return page.render("timeline.html", points=[], modes=set(), across=[], down=[], frame=frame)
    across = Calendar(*_core([happened for _, happened, _ in dated]), LEFT, RIGHT)
    down = Calendar(*_core([reported for _, _, reported in dated]), BOTTOM, TOP)
    stacked: Counter[tuple[float, float]] = Counter()
    points = []
    for claim, happened, reported in dated[:MOST_POINTS]:
        place = (across.place(happened), down.place(reported))
        name = f"{happened} ← {reported} · {page.speaker(claim.speaker, claim.source, claim.text)} · {claim.quote}"
        shift = stacked[place] % 8 * 5
        stacked[place] += 1
        told = (happened.isoformat(), reported.isoformat())
        points.append(Point(place[0], place[1] - shift, name, page.href(claim.iri), claim.mode, *told))
    points.sort(key=lambda point: (point.happened, point.reported, point.href))
    modes = {point.mode for point in points}
    return page.render("timeline.html", points=points, modes=modes, across=across.ticks(), down=down.ticks(), frame=frame)


def _dated(page: Page) -> list[tuple[Claim, date, date]]:
    """Return the chosen claims whose text settles the day, in articles whose day is known."""
    chosen = {claim.iri: claim for claim in page.reading.facets.choose(page.request.query_params).claims}
    found: dict[str, tuple[Claim, date, date]] = {}
    for row in page.reading.times:
        claim = chosen.get(cell(row, "claim"))
        happened = as_day(cell(row, "date"))
        reported = as_day(page.reading.publications[claim.text].published) if claim else None
        if claim and happened and reported:
            found.setdefault(claim.iri, (claim, happened, reported))
    return list(found.values())


def as_day(value: str) -> date | None:
    """Return the day that a value begins with.

    >>> as_day("2023-03-01/2023-03-02")
    datetime.date(2023, 3, 1)
    """
    found = DAY.match(value)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _core(days: list[date]) -> tuple[date, date]:
    """Return the stretch of the days without the outermost fortieth, so that one far day does not press all others together.

    A day more stands at either end.
    """
    ordered = sorted(days)
    edge = len(ordered) // 40
    return ordered[edge] - timedelta(days=1), ordered[-1 - edge] + timedelta(days=1)
