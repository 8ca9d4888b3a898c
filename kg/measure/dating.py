"""Claims -> Claims: the times that they are said to hold at, resolved against the day of publication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.doc import Doc
from kg.measure.draft import Scene
from kg.measure.lexeme import read_lexemes
from kg.measure.lexicon import load_lexicon
from kg.measure.scheme import load_scheme
from kg.measure.time import times_of
from kg.model import Argument, Claim, Slot, Span

TEMPORAL = frozenset(("time", "since", "until", "before", "after"))


def date_claims(doc: Doc, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims with an ISO 8601 value for each time whose head is a date; without a day of publication it stays open."""
    dates: dict[Span, tuple[Slot, ...]] = {}
    dated = []
    for claim in claims:
        if not any(argument.role in TEMPORAL for argument in claim.arguments):
            dated.append(claim)
            continue
        if claim.sentence not in dates:
            dates[claim.sentence] = _dates(doc, claim.sentence)
        known = dates[claim.sentence]
        dated.append(replace(claim, arguments=tuple(_dated(argument, known) for argument in claim.arguments)))
    return tuple(dated)


def _dated(argument: Argument, dates: Sequence[Slot]) -> Argument:
    if argument.role not in TEMPORAL or argument.value is not None:
        return argument
    return replace(argument, value=next((date.value for date in dates if date.span.covers(argument.head)), None))


def _dates(doc: Doc, sentence: Span) -> tuple[Slot, ...]:
    number = next(index for index, item in enumerate(doc.sentences) if item.span == sentence)
    lexicon = load_lexicon(doc.language)
    lexemes = read_lexemes(doc.slice(sentence), decimal=lexicon.decimal, offset=sentence.start)
    scene = Scene(doc, number, lexemes, lexicon, load_scheme(doc.language))
    return tuple(Slot(scene.span(time.first, time.last), value=time.value) for time in times_of(scene))
