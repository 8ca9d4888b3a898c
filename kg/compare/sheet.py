"""Record -> Sheet: the figures and quotations of one article in comparable form."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kg.compare.bounds import Bounds, bounds_in
from kg.compare.describe import (
    describe_period,
    describe_place,
    describe_population,
    describe_voice,
    names_work,
    unit_class,
)
from kg.compare.measures import related
from kg.compare.nouns import Figure, Place, Population, Quoted, Sheet, Voice
from kg.compare.territory import country
from kg.compare.words import WORD, fold, stems
from kg.model import Attribution, Claim, Entity, Quantity, Record, Slot, Span
from kg.terms import BASE, Names

QUOTED = re.compile(r"[«“\"]\s*([^«»“”\"]+?)\s*[»”\"]")
SHORTEST_QUOTATION = 5
BEGINNING = 500
LONG_WORD = 5


@dataclass(frozen=True)
class _Reader:
    record: Record
    names: Names

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        return {entity.id: entity for entity in self.record.entities}

    @cached_property
    def attributions(self) -> Mapping[str, Attribution]:
        return {attribution.id: attribution for attribution in self.record.attributions}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        return {claim.quantity or "": claim for claim in reversed(self.record.claims)}

    @cached_property
    def starts(self) -> Sequence[int]:
        return [sentence.span.start for sentence in self.record.sentences]

    @cached_property
    def named(self) -> Sequence[tuple[Span, str]]:
        """The spans of the names with the keys of what they name, countries left out."""
        language = self.record.article.language
        found = []
        for mention in self.record.mentions:
            entity = self.entities.get(mention.entity or "")
            if entity and mention.kind == "name" and not country(entity.name, language):
                found.append((mention.span, key_of(entity)))
        return found

    @cached_property
    def works(self) -> frozenset[str]:
        """The sources that speak through a study or a report somewhere in the article."""
        language = self.record.article.language
        found = set()
        for item in self.record.attributions:
            words = [self.text(span) for span in item.source]
            words += [self.entities[item.via].name] if item.via and item.via in self.entities else []
            if item.speaker and any(names_work(text, language) for text in words):
                found.add(item.speaker)
        return frozenset(found)

    def text(self, span: Span) -> str:
        return self.record.article.slice(span)

    def sentence(self, span: Span) -> int:
        return max(bisect_right(self.starts, span.start) - 1, 0)


def key_of(entity: Entity) -> str:
    """Return the key that an entity shares across articles: its identity elsewhere, else its folded name."""
    return entity.identity if entity.identity and "/article/" not in entity.identity else fold(entity.name)


def sheet_of(record: Record, *, base: str = BASE) -> Sheet:
    """Return what an article brings to a comparison, in the order of its text."""
    article, reader = record.article, _Reader(record, Names(record, base))
    figures = _complete([_figure(quantity, reader) for quantity in record.quantities if not quantity.negated], reader)
    return Sheet(
        id=article.id,
        iri=reader.names.article,
        language=article.language,
        text=article.text,
        published=article.published,
        publisher=article.publisher,
        names=frozenset(key for _, key in reader.named),
        beginning=frozenset(word for word in stems(article.text[:BEGINNING]) if len(word) >= LONG_WORD),
        anchors=_anchors(figures, reader),
        figures=figures,
        quotations=tuple(_quotations(reader)),
    )


def _anchors(figures: Iterable[Figure], reader: _Reader) -> tuple[str, ...]:
    numbers = [(figure.span, f"{figure.bounds} {figure.unit}") for figure in figures]
    return tuple(anchor for _, anchor in sorted([*numbers, *(named for named in reader.named if named[1].startswith("http"))]))


def _figure(quantity: Quantity, reader: _Reader) -> Figure:
    article = reader.record.article
    low, high, unit = bounds_in(quantity.minimum, quantity.maximum, quantity.unit)
    bounds = Bounds(low, high, quantity.min_inclusive is not False, quantity.max_inclusive is not False, quantity.approximate)
    claim = reader.claims.get(quantity.id)
    slots = [reader.text(slot.span) for slot in (quantity.counted, quantity.population) if slot]
    sentence = reader.record.sentences[reader.sentence(quantity.span)].span if reader.record.sentences else quantity.span
    time = quantity.time
    return Figure(
        id=f"{article.id}#{quantity.id}",
        article=article.id,
        span=quantity.span,
        text=reader.text(quantity.span),
        bounds=bounds,
        unit=unit_class(unit, article.language),
        measure=quantity.measure,
        population=describe_population(slots, article.language),
        place=_place(quantity.place, reader),
        period=describe_period(
            reader.text(time.span) if time else None,
            time.value if time else None,
            _tail(quantity, sentence, reader),
            article.language,
        ),
        as_of=article.published,
        voice=_voice(quantity, reader),
        names=frozenset(key for span, key in reader.named if sentence.covers(span)),
        act=claim.predicate.concept if claim else None,
        node=reader.names.claims[claim.id] if claim else reader.names.quantities[quantity.id],
    )


def _tail(quantity: Quantity, sentence: Span, reader: _Reader) -> str:
    """Return the words that follow a number in its sentence, up to the next number."""
    later = [other.span.start for other in reader.record.quantities if other.span.start >= quantity.span.end]
    return reader.text(Span(quantity.span.end, min([*later, sentence.end])))


def _place(slot: Slot | None, reader: _Reader) -> Place | None:
    if slot is None:
        return None
    entity = reader.entities.get(slot.entity or "")
    name = entity.name if entity else reader.text(slot.span)
    key = key_of(entity) if entity else None
    return describe_place(name, key, reader.record.article.language)


def _voice(quantity: Quantity, reader: _Reader) -> Voice | None:
    article = reader.record.article
    given = reader.attributions.get(quantity.attribution or "")
    words = quantity.source or (given.source if given else ())
    if not given and not words:
        return describe_voice(article.publisher, None, article.id, article.language) if article.publisher else None
    speaker = reader.entities.get(given.speaker or "") if given else None
    via = reader.entities.get(given.via or "") if given else None
    source = speaker or via
    if not source and not words:
        return None
    label = source.name if source else " ".join(map(reader.text, words))
    identity = key_of(source) if source and key_of(source).startswith("http") else None
    voice = describe_voice(label, identity, article.id, article.language)
    said = [reader.text(span) for span in words] + ([via.name] if via else [])
    work = any(names_work(text, article.language) for text in said) or bool(speaker and speaker.id in reader.works)
    return replace(voice, entity=identity or (source.id if source else None), span=words[0] if words else None, work=work)


def _complete(figures: Sequence[Figure], reader: _Reader) -> tuple[Figure, ...]:
    """Give a figure without a population that of the one before it, where both come from one source in neighbouring sentences."""
    done: list[Figure] = []
    for figure in figures:
        before = done[-1] if done else None
        if before and _continues(before, figure, reader):
            done.append(replace(figure, population=before.population, place=figure.place or before.place))
        else:
            done.append(figure)
    return tuple(done)


def _continues(before: Figure, figure: Figure, reader: _Reader) -> bool:
    near = reader.sentence(figure.span) - reader.sentence(before.span) <= 1
    same = (before.voice and before.voice.key) == (figure.voice and figure.voice.key) and before.unit == figure.unit
    return near and same and not _specific(figure.population) and related(before.measure, figure.measure)


def _specific(population: Population) -> bool:
    return bool(population.kinds or population.territories or population.limits or population.words)


def _quotations(reader: _Reader) -> Iterable[Quoted]:
    article = reader.record.article
    for item in reader.record.attributions:
        speaker = reader.entities.get(item.speaker or "")
        for span, text in _quoted_parts(item, reader):
            if len(WORD.findall(text)) >= SHORTEST_QUOTATION:
                name, key = (speaker.name, key_of(speaker)) if speaker else (None, None)
                yield Quoted(article.id, article.language, span, text, name, key, reader.names.attributions[item.id])


def _quoted_parts(item: Attribution, reader: _Reader) -> Iterable[tuple[Span, str]]:
    if item.kind == "direct":
        yield item.span, " ".join(map(reader.text, item.content))
    elif item.kind == "mixed":
        for span in item.content:
            for found in QUOTED.finditer(reader.text(span)):
                yield Span(span.start + found.start(1), span.start + found.end(1)), found.group(1)
