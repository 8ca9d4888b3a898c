"""Record -> Sheet: the figures and quotations of one article in comparable form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.comparison.contest import set_against
from kg.comparison.figure import figure_of
from kg.comparison.measures import related
from kg.comparison.nouns import Figure, Population, Quoted, Sheet, Voice
from kg.comparison.reader import Reader, identity_of, key_of
from kg.comparison.words import WORD, stems
from kg.link.judgements import JUDGED_WRONG
from kg.model import Attribution, Quantity, Record, Span
from kg.terms import BASE, Names

QUOTED = re.compile(r"[«“\"]\s*([^«»“”\"]+?)\s*[»”\"]")
SHORTEST_QUOTATION = 5
BEGINNING = 500
LONG_WORD = 5
DOZEN = 12


def sheet_of(record: Record, *, base: str = BASE) -> Sheet:
    """Return what an article brings to a comparison, in the order of its text."""
    article, reader = record.article, Reader(record, Names(record, base))
    counted = [figure_of(quantity, reader) for quantity in record.quantities if _counts(quantity, reader)]
    figures = set_against(_sourced(_complete(counted, reader)), reader)
    return Sheet(
        id=article.id,
        iri=reader.names.article,
        publication=reader.names.publication,
        language=article.language,
        text=article.text,
        published=article.published,
        publisher=article.publisher,
        names=frozenset(key_of(entity) for _, entity in reader.named),
        numbers=frozenset(_number(figure) for figure in figures if max(figure.bounds.low or 0, figure.bounds.high or 0) > DOZEN),
        beginning=frozenset(word for word in stems(article.text[:BEGINNING]) if len(word) >= LONG_WORD),
        anchors=_anchors(figures, reader),
        figures=figures,
        quotations=tuple(_quotations(reader)),
    )


def _counts(quantity: Quantity, reader: Reader) -> bool:
    """Tell whether a number is a level that stands: no difference or multiple, not negated, in no claim that was judged wrong."""
    wrong = any(JUDGED_WRONG in claim.reasons for claim in reader.claims.get(quantity.id, ()))
    return quantity.scale == "level" and not quantity.negated and not wrong


def _anchors(figures: Iterable[Figure], reader: Reader) -> tuple[str, ...]:
    numbers = [(figure.span, _number(figure)) for figure in figures]
    known = [(span, identity) for span, entity in reader.named if (identity := identity_of(entity))]
    return tuple(anchor for _, anchor in sorted([*numbers, *known]))


def _number(figure: Figure) -> str:
    return f"{figure.bounds} {figure.unit}"


def _complete(figures: Sequence[Figure], reader: Reader) -> tuple[Figure, ...]:
    """Give a figure without a population that of the one before it, where one source gives both in neighbouring sentences."""
    done: list[Figure] = []
    for figure in figures:
        before = done[-1] if done else None
        if before and _continues(before, figure, reader):
            place = figure.place or before.place
            done.append(replace(figure, population=before.population, place=place, scene=place or before.scene))
        else:
            done.append(figure)
    return tuple(done)


def _sourced(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Give the narrator's figures the voice that they repeat: the one source that gives the same number in the article."""
    given: dict[tuple[object, ...], set[Voice]] = defaultdict(set)
    for figure in figures:
        if figure.voice and figure.voice.span:
            given[_said(figure)].add(figure.voice)
    return tuple(_repeating(figure, given.get(_said(figure), set())) for figure in figures)


def _said(figure: Figure) -> tuple[object, ...]:
    return figure.measure, figure.unit, figure.bounds.low, figure.bounds.high


def _repeating(figure: Figure, voices: set[Voice]) -> Figure:
    if figure.voice is None or figure.voice.span or len({voice.key for voice in voices}) != 1:
        return figure
    return replace(figure, voice=replace(figure.voice, repeats=min(voices, key=lambda voice: (voice.span, voice.label))))


def _continues(before: Figure, figure: Figure, reader: Reader) -> bool:
    near = reader.sentence(figure.span) - reader.sentence(before.span) <= 1
    same = (before.voice and before.voice.key) == (figure.voice and figure.voice.key) and before.unit == figure.unit
    return near and same and not _specific(figure.population) and related(before.measure, figure.measure)


def _specific(population: Population) -> bool:
    return bool(population.kinds or population.territories or population.limits or population.words)


def _quotations(reader: Reader) -> Iterable[Quoted]:
    article = reader.record.article
    for item in reader.record.attributions:
        speaker = reader.entities.get(item.speaker)
        name, key = (speaker.name, key_of(speaker)) if speaker else (None, None)
        for span, text in _quoted_parts(item, reader):
            if len(WORD.findall(text)) >= SHORTEST_QUOTATION:
                yield Quoted(article.id, article.language, span, text, name, key, reader.names.attributions[item.id])


def _quoted_parts(item: Attribution, reader: Reader) -> Iterable[tuple[Span, str]]:
    if item.kind == "direct":
        yield item.span, " ".join(map(reader.text, item.content))
    elif item.kind == "mixed":
        for span in item.content:
            for found in QUOTED.finditer(reader.text(span)):
                yield Span(span.start + found.start(1), span.start + found.end(1)), found.group(1)
