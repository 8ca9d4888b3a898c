"""Rows of ``queries/web`` -> what pages show: publications, entities, numbers, claims with those who take part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.store import Row
from kg.terms import local_name

COMPLEMENT, OBJECT, SUBJECT = "kg:complement", "kg:object", "kg:subject"


@dataclass(frozen=True, slots=True)
class Publication:
    """Where and when a text was published."""

    text: str
    language: str
    title: str
    publisher: str
    published: str
    url: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what a text speaks of; ``identity`` is its own address where it is linked to nothing."""

    iri: str
    text: str
    name: str
    identity: str
    types: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """What fills a role of a claim."""

    role: str
    iri: str
    words: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bounds; an open end is an empty string."""

    iri: str
    start: int
    end: int
    quote: str
    interval: str
    low: str
    high: str
    approximate: bool
    measure: str
    unit: str
    counted: str
    source: str
    speaker: str
    sentence: str

    @property
    def text(self) -> str:
        """The address of its text."""
        return text_of(self.iri)


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement as the store has it."""

    iri: str
    text: str
    mode: str
    predicate: str
    certainty: str
    quote: str
    start: int
    end: int
    sentence: str
    modality: str
    negative: bool
    doubtful: bool
    source: str
    speaker: str
    via: str
    quantity: str
    attribution: str
    parts: tuple[Part, ...]

    def part(self, role: str) -> Part | None:
        """Return what fills a role, if anything does."""
        return next((part for part in self.parts if part.role == role), None)

    @property
    def complement(self) -> str:
        """What completes its predicate: names of entities, else the words of the text."""
        return ", ".join(part.words for part in self.parts if part.role == COMPLEMENT)


def cell(row: Row, name: str) -> str:
    """Return the value of a column, empty where there is none."""
    term = row[name]
    return term.value if term else ""


def language(row: Row, name: str) -> str:
    """Return the language of a column's words."""
    term = row[name]
    return (term.language or "") if term else ""


def text_of(iri: str) -> str:
    """Return the address of the text that a thing of it belongs to."""
    return iri.partition("#char=")[0] if "#char=" in iri else iri.rpartition("/")[0]


def token(iri: str) -> str:
    """Return the last part of a concept's or a property's name."""
    return local_name(iri).rpartition("#")[2]


def make_claim(row: Row, parts: tuple[Part, ...]) -> Claim:
    """Return a claim from its row."""
    return Claim(
        iri=cell(row, "claim"),
        text=cell(row, "text"),
        mode=token(cell(row, "mode")),
        predicate=cell(row, "predicate"),
        certainty=token(cell(row, "certainty")),
        quote=cell(row, "quote"),
        start=int(cell(row, "start")),
        end=int(cell(row, "end")),
        sentence=cell(row, "sentence"),
        modality=cell(row, "modality"),
        negative=bool(row["polarity"]),
        doubtful=bool(row["reading"]),
        source=cell(row, "source"),
        speaker=cell(row, "speaker"),
        via=cell(row, "via"),
        quantity=cell(row, "quantity"),
        attribution=cell(row, "attribution"),
        parts=parts,
    )


def make_quantity(row: Row) -> Quantity:
    """Return a number from its row."""
    return Quantity(
        iri=cell(row, "quantity"),
        start=int(cell(row, "start")),
        end=int(cell(row, "end")),
        quote=cell(row, "quote"),
        interval=cell(row, "interval"),
        low=cell(row, "low"),
        high=cell(row, "high"),
        approximate=bool(row["approximate"]),
        measure=cell(row, "measure"),
        unit=cell(row, "unit"),
        counted=cell(row, "counted"),
        source=cell(row, "source"),
        speaker=cell(row, "speaker"),
        sentence=cell(row, "sentence"),
    )


def make_entity(rows: list[Row]) -> Entity:
    """Return an entity from its rows, one a type and a label."""
    first = rows[0]
    return Entity(
        iri=cell(first, "entity"),
        text=cell(first, "text"),
        name=cell(first, "name"),
        identity=cell(first, "identity"),
        types=tuple(sorted({cell(row, "type") for row in rows if row["type"]})),
        labels={language(row, "label"): cell(row, "label") for row in rows if row["label"]},
    )
