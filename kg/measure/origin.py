"""Quantities + Attributions -> the words that give each figure, carried over to the figures that are joined to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.doc import Doc, Token
from kg.measure.lexicon import Lexicon
from kg.measure.scheme import Scheme
from kg.model import Attribution, Span
from kg.resources import table
from kg.syntax import noun_phrase

NEAR = 80
BREAKS = frozenset(',;:.«»“”"()')


def find_origin(doc: Doc, span: Span, attributions: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution whose cue follows a figure before any comma, else the innermost one whose content holds it."""
    best: Attribution | None = None
    for attribution in attributions:
        if not any(part.covers(span) for part in attribution.content):
            continue
        if any(_follows_closely(doc, span, cue) for cue in attribution.cue) and attribution.source:
            return attribution
        if best is None or _size(attribution) <= _size(best):
            best = attribution
    return best


def _follows_closely(doc: Doc, span: Span, cue: Span) -> bool:
    """Tell whether a cue stands behind a figure with no mark between (« 30 000 personnes selon la police, 40 000 selon … »)."""
    return 0 < cue.start - span.end <= NEAR and not BREAKS.intersection(doc.slice(Span(span.end, cue.start)))


def _size(attribution: Attribution) -> int:
    return sum(part.end - part.start for part in attribution.content)


def source_of(attribution: Attribution | None, attributions: Sequence[Attribution]) -> tuple[Span, ...]:
    """Return the phrase that names the source, for a quotation without one the outer or the nearest one before."""
    if attribution is None or attribution.source:
        return attribution.source if attribution else ()
    outer = next((other for other in attributions if other.id == attribution.within), None)
    if outer is not None and outer.source:
        return outer.source
    if attribution.cue:
        return ()
    before = [other for other in attributions if other.source and other.span.end <= attribution.span.start]
    return max(before, key=lambda other: other.span.end).source if before else ()


def giver_of(doc: Doc, token: Token, lexicon: Lexicon, scheme: Scheme) -> tuple[Span, ...]:
    """Return the speaking subject of a verb that gives the figure (« le parquet évoque 60 morts »), if any."""
    for governor in doc.ancestors(token):
        if governor.pos != "VERB":
            continue
        subjects = doc.children(governor, "nsubj")
        if not lexicon.is_form("giving_verb", governor.lemma.lower()) or not subjects or subjects[0].i > token.i:
            return ()
        subject = subjects[0]
        if governor.i > token.i or not may_speak(doc, subject, scheme):
            return ()
        return (_phrase_span(doc, subject),)
    return ()


def recorder_of(doc: Doc, token: Token, lexicon: Lexicon, scheme: Scheme) -> tuple[Span, ...]:
    """Return the speaking agent of a passive that counts something (« 30 cas recensés par l’agence »), if any."""
    governor = doc.head(token)
    verbs = [verb for verb in (*doc.children(token, "acl"), governor, doc.head(governor)) if verb.pos == "VERB"]
    for verb in verbs:
        agents = [agent for agent in doc.children(verb, "obl:agent") if agent.i > verb.i]
        if agents and lexicon.is_form("recording_verb", verb.lemma.lower()) and may_speak(doc, agents[0], scheme):
            return (_phrase_span(doc, agents[0]),)
    return ()


def _phrase_span(doc: Doc, noun: Token) -> Span:
    """Return the place of a noun phrase, with all of the name that its noun is part of (« le *Croissant*-Rouge »)."""
    phrase = noun_phrase(doc, noun)
    names = [name for name in doc.names if name.first <= noun.i < name.last]
    return Span(phrase[0].start, max(phrase[-1].end, *(doc.tokens[name.last - 1].end for name in names), 0))


def may_speak(doc: Doc, noun: Token, scheme: Scheme) -> bool:
    """Tell whether a noun may give figures: a name, a person, a body or a document."""
    return noun.pos == "PROPN" or scheme.is_person(noun) or noun.lemma.lower() in _voices(doc.language)


@cache
def _voices(language: str) -> frozenset[str]:
    """Return the nouns that speak: persons, bodies and documents."""
    return frozenset(row["noun"].lower() for row in table(language, "voices"))
