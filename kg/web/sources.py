"""Who says what: sources by measures, and the figures of one measure as intervals on a line, with what contradicts what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from kg.web.bounds import shown_interval
from kg.web.page import Page
from kg.web.scale import make_scale
from kg.web.things import Claim, Quantity, cell, token

LEFT, RIGHT, DAYS, ROW, TOP = 250.0, 800.0, 896.0, 24.0, 34.0
OPEN_LENGTH = 46.0
VAGUE = ("other", "")
MOST_SOURCES, MOST_FIGURES = 60, 120


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with who gives it, when, and in which claim."""

    quantity: Quantity
    source: str
    published: str
    publisher: str
    claim: Claim | None

    @property
    def iri(self) -> str:
        """The address of what to open: the claim, else the number."""
        return self.claim.iri if self.claim else self.quantity.iri


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure in the picture; ``open_left`` and ``open_right`` tell which ends the text leaves open."""

    y: float
    left: float
    right: float
    open_left: bool
    open_right: bool
    label: str
    day: str
    name: str
    href: str
    conflict: bool
    approximate: bool


def sources(request: Request) -> Response:
    """Show the matrix, and the line of the measure and unit that are chosen."""
    page = Page(request)
    figures = _figures(page)
    measures = _by_number(item.quantity.measure for item in figures)
    measure = _choose(measures, request.query_params.get("measure"))
    of_measure = [item for item in figures if item.quantity.measure == measure]
    units = _by_number(item.quantity.unit for item in of_measure)
    unit = _choose(units, request.query_params.get("unit"))
    drawn = [item for item in of_measure if item.quantity.unit == unit][:MOST_FIGURES]
    bars, ticks = _bars(page, drawn)
    return page.render(
        "sources.html",
        measures=measures,
        measure=measure,
        units=units,
        unit=unit,
        matrix=_matrix(figures, measures),
        bars=bars,
        ticks=ticks,
        height=TOP + ROW * len(bars) + 30,
        left=LEFT,
        days=DAYS,
        top=TOP,
        token=token,
    )


def _by_number(names: Iterable[str]) -> list[str]:
    """Return names by how often they occur, those that say little last."""
    counts = Counter(names)
    return sorted(counts, key=lambda name: (token(name) in VAGUE, -counts[name], name))


def _choose(names: list[str], asked: str | None) -> str:
    return next((name for name in names if token(name) == asked), names[0] if names else "")


def _figures(page: Page) -> list[Figure]:
    """Return every number with a measure, by source, date and place."""
    claims: dict[str, Claim] = {}
    for claim in page.reading.claims.values():
        if claim.quantity and claim.mode != "considers":
            claims.setdefault(claim.quantity, claim)
    found = []
    for quantity in page.reading.quantities.values():
        if not quantity.measure:
            continue
        told = claims.get(quantity.iri)
        publication = page.reading.publications[quantity.text]
        speaker = quantity.speaker or (told.speaker if told else "")
        source = page.speaker(speaker, quantity.source or (told.source if told else ""), quantity.text)
        found.append(Figure(quantity, source, publication.published[:10], publication.publisher, told))
    return sorted(found, key=lambda item: (item.source.casefold(), item.published, item.quantity.iri))


def _matrix(figures: list[Figure], measures: list[str]) -> list[tuple[str, list[list[Figure]]]]:
    """Return one row a source, those with most figures first, with its figures by measure."""
    rows: dict[str, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for item in figures:
        rows[item.source][item.quantity.measure].append(item)
    by_size = sorted(rows.items(), key=lambda row: (-sum(map(len, row[1].values())), row[0]))
    return [(source, [cells[measure] for measure in measures]) for source, cells in by_size[:MOST_SOURCES]]


def _conflicts(page: Page) -> Mapping[str, bool]:
    """Return which claims and numbers are contradicted."""
    contradicted = {}
    for row in page.reading.comparisons:
        if token(cell(row, "verdict")) == "contradicts":
            contradicted[cell(row, "left")] = contradicted[cell(row, "right")] = True
    return contradicted


def _bars(page: Page, figures: list[Figure]) -> tuple[list[Bar], list[tuple[float, str]]]:
    numbers = [float(end) for item in figures for end in (item.quantity.low, item.quantity.high) if end]
    scale = make_scale(numbers, LEFT + OPEN_LENGTH, RIGHT - OPEN_LENGTH)
    conflicts = _conflicts(page)
    bars = []
    for number, item in enumerate(figures):
        low, high = item.quantity.low, item.quantity.high
        right = scale.place(float(high)) if high else (scale.place(float(low)) + OPEN_LENGTH if low else RIGHT)
        left = scale.place(float(low)) if low else (scale.place(float(high)) - OPEN_LENGTH if high else LEFT)
        detail = (
            f"{item.source} · {shown_interval(item.quantity)} · {item.publisher} {item.published} · « {item.quantity.quote} »"
        )
        conflict = item.iri in conflicts or item.quantity.iri in conflicts
        bars.append(
            Bar(
                y=TOP + ROW * number + ROW / 2,
                left=left,
                right=right,
                open_left=not low,
                open_right=not high,
                label=item.source,
                day=item.published,
                name=f"{detail} · {page.t('contradicted')}" if conflict else detail,
                href=page.href(item.iri),
                conflict=conflict,
                approximate=item.quantity.approximate,
            )
        )
    return bars, scale.ticks()
