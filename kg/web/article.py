"""The articles, and the page of one: its text, marked, beside the claims that it makes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import Response

from kg.store import Row
from kg.terms import local_name
from kg.web.bounds import shown_interval
from kg.web.face import Face
from kg.web.page import Page
from kg.web.things import Claim, Quantity, cell, token

VOICES, PAGE_ARTICLES = 8, 100
QUOTED = "direct"


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known of the words between two offsets."""

    start: int
    end: int
    kind: str
    value: str
    note: str = ""

    def covers(self, start: int, end: int) -> bool:
        """Tell whether the mark lies over all of a stretch."""
        return self.start <= start and end <= self.end


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks."""

    words: str
    classes: str = ""
    claims: str = ""
    note: str = ""
    href: str = ""

    @property
    def markup(self) -> Markup:
        """The stretch as HTML, every value escaped."""
        known = (("href", self.href), ("class", self.classes), ("data-claims", self.claims), ("title", self.note))
        attributes = Markup().join(Markup(' {}="{}"').format(name, value) for name, value in known if value)
        if not attributes:
            return escape(self.words)
        return Markup("<{0}{1}>{2}</{0}>").format("a" if self.href else "span", attributes, self.words)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence in its pieces, with the white space behind it."""

    anchor: str
    role: str
    pieces: tuple[Piece, ...]
    gap: str

    @property
    def markup(self) -> Markup:
        """The pieces as HTML."""
        return Markup().join(piece.markup for piece in self.pieces)


def articles(request: Request) -> Response:
    """List the articles of the store, the newest first, a page at a time."""
    page = Page(request)
    listed = sorted(page.reading.publications.values(), key=lambda item: (item.published, item.title), reverse=True)
    return page.render(
        "articles.html",
        publications=listed[(page.number - 1) * PAGE_ARTICLES : page.number * PAGE_ARTICLES],
        counts=page.reading.claim_counts,
        number=page.number,
        last=max(1, -(-len(listed) // PAGE_ARTICLES)),
    )


def show_article(page: Page, iri: str) -> Response:
    """Show the text of an article left and its claims right."""
    return page.render("article.html", **view_article(page, iri))


def view_article(page: Face, iri: str) -> dict[str, Any]:
    """Return what the template of an article shows."""
    reading = page.reading
    claims = reading.claims_of.get(iri, [])
    voices = voices_of(page, claims)
    text, contents = reading.words(iri), reading.contents_of.get(iri, [])
    marks = [*_claim_marks(claims), *_number_marks(reading.numbers_of.get(iri, ())), *_other_marks(page, iri, contents)]
    paragraphs = list(_paragraphs(page, text, reading.rows("sentences", text=(iri,)), sorted(marks, key=_start), voices))
    return {
        "article": reading.publications[iri],
        "iri": iri,
        "paragraphs": paragraphs,
        "claims": claims,
        "quotations": _quotations(page, text, contents),
        "voices": voices,
        "legend": _legend(page, claims, voices),
        "key": local_name,
    }


def voice_key(page: Face, claim: Claim) -> str:
    """Return what is equal for all claims of one voice; empty for the narrator."""
    entity = page.reading.entities.get(claim.speaker)
    return entity.identity if entity else claim.source


def voices_of(page: Face, claims: Iterable[Claim]) -> Mapping[str, int]:
    """Return the colour of every claim: 0 for the narrator, then one a voice in the order of the text."""
    numbers: dict[str, int] = {"": 0}
    for claim in claims:
        numbers.setdefault(voice_key(page, claim), (len(numbers) - 1) % VOICES + 1)
    return {claim.iri: numbers[voice_key(page, claim)] for claim in claims}


def _legend(page: Face, claims: Sequence[Claim], voices: Mapping[str, int]) -> list[tuple[int, str]]:
    named: dict[str, tuple[int, str]] = {}
    for claim in claims:
        name = page.speaker(claim.speaker, claim.source, "") if voice_key(page, claim) else page.t("narrator")
        named.setdefault(voice_key(page, claim), (voices[claim.iri], name))
    return list(named.values())


def _claim_marks(claims: Iterable[Claim]) -> Iterator[Mark]:
    for claim in claims:
        yield Mark(claim.start, claim.end, "claim", claim.iri, claim.certainty)


def _number_marks(quantities: Iterable[Quantity]) -> Iterator[Mark]:
    for quantity in quantities:
        yield Mark(quantity.start, quantity.end, "number", quantity.iri, shown_interval(quantity))


def _other_marks(page: Face, iri: str, contents: Sequence[Row]) -> Iterator[Mark]:
    for row in page.reading.rows("mentions", text=(iri,)):
        name = token(cell(row, "kind")) == "name"
        yield _mark(row, "name" if name else "other", cell(row, "entity"), page.named(cell(row, "entity")))
    for row in contents:
        speaker = page.speaker(cell(row, "speaker"), cell(row, "source"), "")
        relation = token(cell(row, "relation"))
        if relation == "cue" or (relation == "content" and token(cell(row, "kind")) == QUOTED):
            yield _mark(row, "quotation" if relation == "content" else "cue", cell(row, "attribution"), speaker)
    for row in page.reading.repairs.get(iri, []):
        candidate = cell(row, "candidate")
        reason = cell(row, "reason") + (f" → {candidate}?" if candidate else "")
        yield _mark(row, "doubtful", cell(row, "repair"), reason)


def _start(mark: Mark) -> int:
    return mark.start


def _mark(row: Row, kind: str, value: str, note: str) -> Mark:
    return Mark(int(cell(row, "start")), int(cell(row, "end")), kind, value, note)


def _paragraphs(
    page: Face, text: str, sentences: Sequence[Row], marks: Sequence[Mark], voices: Mapping[str, int]
) -> Iterator[list[Line]]:
    for _, rows in groupby(sentences, key=lambda row: cell(row, "paragraph")):
        yield [_line(page, text, row, marks, voices) for row in rows]


def _line(page: Face, text: str, row: Row, marks: Sequence[Mark], voices: Mapping[str, int]) -> Line:
    start, end = int(cell(row, "start")), int(cell(row, "end"))
    before = marks[: bisect_left(marks, end, key=_start)]
    inside = [mark for mark in before if start < mark.end]
    edges = sorted({start, end, *(edge for mark in inside for edge in (mark.start, mark.end) if start < edge < end)})
    pieces = []
    for left, right in pairwise(edges):
        over = [mark for mark in inside if mark.covers(left, right)]
        pieces.append(_piece(page, text[left:right], over, voices))
    gap = " " if text[end : end + 1].isspace() else ""
    return Line(f"char={start},{end}", token(cell(row, "role")), tuple(pieces), gap)


def _piece(page: Face, words: str, over: Sequence[Mark], voices: Mapping[str, int]) -> Piece:
    claims = sorted((mark for mark in over if mark.kind == "claim"), key=lambda mark: mark.end - mark.start)
    others = [mark for mark in over if mark.kind != "claim"]
    named = next((mark for mark in others if mark.kind == "name"), None)
    number = next((mark for mark in others if mark.kind == "number"), None)
    classes = [*dict.fromkeys(mark.kind for mark in others)]
    if claims:
        classes += ["said", f"voice-{voices[claims[0].value]}", f"sure-{claims[0].note}"]
    linked = named or number
    return Piece(
        words,
        " ".join(classes),
        " ".join(local_name(mark.value) for mark in claims),
        " · ".join(dict.fromkeys(mark.note for mark in others if mark.note and mark.note != words)),
        page.href(linked.value) if linked else "",
    )


def _quotations(page: Face, text: str, contents: Sequence[Row]) -> list[tuple[str, str, str, str]]:
    """Return the direct quotations: address, words, speaker, place."""
    found: dict[str, list[str]] = {}
    for row in contents:
        if token(cell(row, "relation")) == "content" and token(cell(row, "kind")) == QUOTED:
            start, end = int(cell(row, "start")), int(cell(row, "end"))
            speaker = page.speaker(cell(row, "speaker"), cell(row, "source"), "") if row["speaker"] or row["source"] else ""
            piece = found.setdefault(cell(row, "attribution"), [speaker])
            if text[start:end] not in piece[1:]:
                piece.append(text[start:end])
    return [(attribution, " … ".join(words), speaker, page.href(attribution)) for attribution, (speaker, *words) in found.items()]
