"""A record with the look-ups that a comparison needs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from sys import intern

from kg.comparison.describe import joins
from kg.comparison.territory import country
from kg.comparison.voice import names_institute, names_work
from kg.comparison.words import fold
from kg.model import Attribution, Claim, Entity, Quantity, Record, Span
from kg.terms import Names

LENGTHS_OF_TIME = frozenset(("minute", "hour", "day", "week", "month", "year"))
BEFORE, BEHIND, STATEMENT = 60, 30, 400
ARTICLE = len("the ")
FULL_STOP = re.compile(r"[.!?…]\s+|\n")


@dataclass(frozen=True)
class Reader:
    """A record, its IRIs, and its parts by id and by place."""

    record: Record
    names: Names

    @property
    def language(self) -> str:
        """The language of the article."""
        return self.record.article.language

    def text(self, span: Span) -> str:
        """Return the characters of a span."""
        return self.record.article.slice(span)

    @cached_property
    def entities(self) -> Mapping[str | None, Entity]:
        """The entities by id."""
        return {entity.id: entity for entity in self.record.entities}

    @cached_property
    def attributions(self) -> Mapping[str | None, Attribution]:
        """The attributions by id."""
        return {attribution.id: attribution for attribution in self.record.attributions}

    @cached_property
    def claims(self) -> Mapping[str, Sequence[Claim]]:
        """The claims of each quantity, by the id of the quantity."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(self.record.claims, key=lambda item: [int(place) for place in item.key.split("-")]):
            if claim.quantity:
                found[claim.quantity].append(claim)
        return found

    @cached_property
    def named(self) -> Sequence[tuple[Span, Entity]]:
        """The spans of the names with what they name, countries left out."""
        names = ((mention.span, self.entities.get(mention.entity)) for mention in self.record.mentions if mention.kind == "name")
        return [(span, entity) for span, entity in names if entity and not country(entity.name, self.language)]

    @cached_property
    def places(self) -> Sequence[tuple[Span, Entity]]:
        """The spans of the names of places with what they name, in text order."""
        names = ((mention.span, self.entities.get(mention.entity)) for mention in self.record.mentions if mention.kind == "name")
        return [(span, entity) for span, entity in names if entity and entity.type == "Place"]

    @cached_property
    def named_entities(self) -> frozenset[str]:
        """The ids of the entities that have a name."""
        return frozenset(mention.entity for mention in self.record.mentions if mention.entity and mention.kind == "name")

    @cached_property
    def mentioned(self) -> Mapping[str, Sequence[Span]]:
        """The spans of the mentions by entity."""
        found: dict[str, list[Span]] = defaultdict(list)
        for mention in self.record.mentions:
            if mention.entity:
                found[mention.entity].append(mention.span)
        return found

    @cached_property
    def phrases(self) -> Mapping[str, str]:
        """All the words by which the article refers to each speaker as one."""
        found: dict[str, list[str]] = defaultdict(list)
        for item in self.record.attributions:
            if item.speaker:
                found[item.speaker].extend(map(self.text, item.source))
        return {speaker: " ".join(words) for speaker, words in found.items()}

    @cached_property
    def setting(self) -> Sequence[str]:
        """The countries that the article names, the one named most first."""
        names = (
            self.entities[mention.entity].name for mention in self.record.mentions if mention.kind == "name" and mention.entity
        )
        codes = [code for name in names if (code := country(name, self.language))]
        return sorted(dict.fromkeys(codes), key=lambda code: -codes.count(code))

    @cached_property
    def authors(self) -> Mapping[str, Entity]:
        """The entities that the article names as authors of a study or a report, by id."""
        found = (self._named_author(item.source, item) for item in self.record.attributions)
        return {author.id: author for author in found if author}

    def author(self, words: Sequence[Span], given: Attribution | None) -> Entity | None:
        """Return who speaks through a work: its author if named there, else the only author of works that the article names.

        An institute without a name is that only author, too.
        """
        only = next(iter(self.authors.values())) if len(self.authors) == 1 else None
        if self._is_work(words, given):
            return self._named_author(words, given) or only
        return only if self._is_institute(words, given) else None

    def spoken_of(self, words: Sequence[Span]) -> Entity | None:
        """Return the entity that the words of a source stand for: of a mention as long, else of the last one in them.

        A place in the middle of the words only tells of where they are (« le syndicat du cru *Fitou* »).
        """
        held = [mention for mention in self.record.mentions if any(span.covers(mention.span) for span in words)]
        whole = [mention for mention in held if mention.span in words]
        places = {mention for mention in held if (entity := self.entities.get(mention.entity)) and entity.type == "Place"}
        starts = [span.start for span in words]
        held = [
            mention
            for mention in held
            if mention not in places or min(abs(mention.span.start - start) for start in starts) <= ARTICLE
        ]
        last = max(held, key=lambda mention: (mention.span.end, mention.span.start), default=None)
        mention = whole[0] if whole else last
        return self.entities.get(mention.entity) if mention else None

    def _is_work(self, words: Sequence[Span], given: Attribution | None) -> bool:
        via = self.entities.get(given.via) if given else None
        said = [self.text(span) for span in words] + ([via.name] if via else [])
        return any(names_work(text, self.language) for text in said)

    def _is_institute(self, words: Sequence[Span], given: Attribution | None) -> bool:
        """Tell whether a source is called an institute, without a name."""
        speaker = self.entities.get(given.speaker) if given else None
        named = (speaker and speaker.id in self.named_entities) or any(
            piece.covers(span) for span, _ in self.named for piece in words
        )
        return not named and any(names_institute(self.text(span), self.language) for span in words)

    def _named_author(self, words: Sequence[Span], given: Attribution | None) -> Entity | None:
        if not self._is_work(words, given):
            return None
        speaker, via = (self.entities.get(given.speaker), self.entities.get(given.via)) if given else (None, None)
        if speaker and speaker.id in self.named_entities:
            return speaker
        described = [*words, *(span for item in (speaker, via) if item for span in self.mentioned.get(item.id, ()))]
        return next((entity for span, entity in self.named if any(piece.covers(span) for piece in described)), None)

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [sentence.span.start for sentence in self.record.sentences]

    def sentence(self, span: Span) -> int:
        """Return the number of the sentence that a span begins in."""
        return max(bisect_right(self._starts, span.start) - 1, 0)

    def sentence_span(self, span: Span) -> Span:
        """Return the sentence that a span begins in, the span itself where the record has none."""
        return self.record.sentences[self.sentence(span)].span if self.record.sentences else span

    def following(self, span: Span) -> str:
        """Return the words that follow a span in its sentence, up to the next number that is no length of time."""
        later = [
            item.span.start for item in self.record.quantities if item.span.start >= span.end and item.unit not in LENGTHS_OF_TIME
        ]
        return self.text(Span(span.end, max(span.end, min([*later, self.sentence_span(span).end]))))

    def opening(self, quantity: Quantity) -> str:
        """Return the words before the first comma of a sentence, where the quantity is the first number behind it."""
        sentence = self.sentence_span(quantity.span)
        words, comma, _ = self.text(Span(sentence.start, quantity.span.start)).partition(",")
        earlier = (
            item for item in self.record.quantities if sentence.covers(item.span) and item.span.start < quantity.span.start
        )
        return words if comma and all(item.unit in LENGTHS_OF_TIME for item in earlier) else ""

    def around(self, span: Span) -> tuple[str, str]:
        """Return some words before and behind a span in its sentence."""
        sentence = self.sentence_span(span)
        before = Span(max(sentence.start, span.start - BEFORE), span.start)
        return self.text(before), self.text(Span(span.end, max(span.end, min(sentence.end, span.end + BEHIND))))

    def statement(self, span: Span) -> str:
        """Return the words from the last full stop, question or line before a span to the end of its sentence."""
        text, end = self.record.article.text, self.sentence_span(span).end
        before = [found.end() for found in FULL_STOP.finditer(text, max(0, span.start - STATEMENT), span.start)]
        return self.text(Span(max([*before, span.start - STATEMENT, 0]), max(end, span.end)))

    def surroundings(self, span: Span) -> str:
        """Return the words around a span, some sentences before and behind."""
        return self.text(Span(max(0, span.start - STATEMENT), min(len(self.record.article.text), span.end + STATEMENT // 2)))

    def goes_on(self, span: Span) -> bool:
        """Tell whether a list goes on behind a word: a comma or a coordinator follows it."""
        behind = self.text(Span(span.end, self.sentence_span(span).end)).strip()
        return behind.startswith(",") or joins(behind, self.language)

    def tail(self, quantity: Quantity) -> str:
        """Return the words that follow a number and what it counts."""
        counted = quantity.counted.span if quantity.counted else quantity.span
        return self.following(counted if counted.start >= quantity.span.start else quantity.span)


def key_of(entity: Entity) -> str:
    """Return the key that an entity shares across articles: its identity elsewhere, else its folded name."""
    return intern(identity_of(entity) or fold(entity.name))


def identity_of(entity: Entity) -> str | None:
    """Return the identity of an entity outside of its article, if it is settled."""
    return entity.identity if entity.identity and "/article/" not in entity.identity else None
