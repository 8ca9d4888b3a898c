"""Records built by hand for the tests of comparison: a text, its numbers and its sources, found by their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from kg.model import Article, Attribution, Claim, Entity, Mention, Predicate, Quantity, Record, Sentence, Slot, Span


@dataclass
class Written:
    """An article in the making."""

    id: str
    text: str
    published: str | None = "2023-03-01"
    publisher: str | None = None
    language: str = "en"
    entities: list[Entity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def at(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def name(self, words: str, kind: str = "Place", identity: str | None = None) -> str:
        span = self.at(words)
        entity = Entity(f"entity-{span.start}", kind, words, identity=identity)
        self.entities.append(entity)
        self.mentions.append(Mention(span, span, kind, "name", entity.id))
        return entity.id

    def says(
        self, source: str, content: str, *, speaker: str | None = None, via: str | None = None, kind: str = "indirect"
    ) -> str:
        source_spans = (self.at(source),) if source else ()
        found = Attribution((self.at(content),), (), source_spans, kind, "asserts", "that", speaker=speaker, via=via)
        self.attributions.append(found)
        return found.id

    def figure(self, words: str, bounds: tuple[float | None, float | None], **said: Any) -> str:
        """Add a number; ``said`` may give measure, unit, counted, place, time, date, attribution, act, …"""
        low, high = (None if end is None else Decimal(str(end)) for end in bounds)
        span = self.at(words)
        quantity = Quantity(
            span, low, high,
            None if low is None else True, None if high is None else True,
            said.get("approximate", False), False, said.get("unit", "person"), said.get("measure", "killed"), span,
            counted=self._slot(said.get("counted")),
            place=self._slot(said.get("place"), entity=said.get("place_entity")),
            time=self._slot(said.get("time"), value=said.get("date")),
            attribution=said.get("attribution"),
        )  # fmt: skip
        self.quantities.append(quantity)
        if act := said.get("act"):
            predicate = Predicate((), span, act)
            self.claims.append(
                Claim(
                    span, span, None, predicate, None, (), quantity.id,
                    "states", "positive", None, "certain", None, "active", key=str(span.start),
                )
            )  # fmt: skip
        return f"{self.id}#{quantity.id}"

    def _slot(self, words: str | None, **known: str | None) -> Slot | None:
        return Slot(self.at(words), **known) if words else None

    def record(self) -> Record:
        return Record(
            Article(self.id, self.text, self.language, published=self.published, publisher=self.publisher),
            self._sentences(),
            tuple(self.mentions), tuple(self.entities), tuple(self.attributions),
            tuple(sorted(self.quantities, key=lambda item: item.span)), tuple(self.claims), (), (),
        )  # fmt: skip

    def _sentences(self) -> tuple[Sentence, ...]:
        found, start = [], 0
        for part in self.text.split(". "):
            found.append(Sentence(Span(start, start + len(part)), 0, "body"))
            start += len(part) + 2
        return tuple(found)


def verdicts(relations: Sequence[object]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(item.left, item.right, item.verdict, item.reasons) for item in relations]  # type: ignore[attr-defined]
