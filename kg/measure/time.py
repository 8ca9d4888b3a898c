"""Draft -> time: when a figure holds, or how often."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from kg.doc import Token
from kg.measure.calendar import Time, find_times, load_calendar
from kg.measure.draft import AGE, Draft, Scene
from kg.model import Slot, Span
from kg.syntax import noun_phrase

RATE = "per"
SINCE = "since"
DURING = "during"
BEHIND_COMMA = len(", ")


def find_time(scene: Scene, draft: Draft, times: Sequence[Time]) -> Slot | None:
    """Return the time that a figure holds for: a rate right behind it, else a time that hangs on what it counts or on its verb.

    The time of a report about the figure hangs on another verb and is left out; ages hold none.
    """
    rate = _rate(scene, draft)
    if rate is not None or draft.unit == AGE:
        return rate
    targets = frozenset(token.i for token in _governors(scene, draft))
    hanging = [time for time in times if _hangs_on(scene, time, targets)]
    best = min(hanging, key=lambda time: _distance(time, draft), default=None)
    if best is None:
        return _recalled_time(scene, times, targets) or _event_time(scene, draft, targets)
    return Slot(scene.span(best.first, best.last), value=best.value, relation=best.relation)


def _recalled_time(scene: Scene, times: Sequence[Time], targets: frozenset[int]) -> Slot | None:
    """Return the time right before the clause that the figure or its report stands in (“since *2019*, when 43 people died”)."""
    doc = scene.doc
    clauses = {above for target in targets for above in _told_by(scene, doc.tokens[target])}
    openers = {
        child.start
        for clause in clauses
        for child in doc.children(doc.tokens[clause])
        if child.i < clause and scene.lexicon.is_form("recall_word", child.lower)
    }
    for time in times:
        span = scene.span(time.first, time.last)
        if any(0 < opener - span.end <= BEHIND_COMMA for opener in openers):
            return Slot(span, value=time.value, relation=DURING)
    return None


def _told_by(scene: Scene, verb: Token) -> Iterator[int]:
    """Yield a verb and those that report it, one above the other."""
    yield verb.i
    while verb.dep == "ccomp":
        verb = scene.doc.head(verb)
        yield verb.i


def _event_time(scene: Scene, draft: Draft, targets: frozenset[int]) -> Slot | None:
    """Return an event that a figure is counted from (« depuis le début de la guerre »); its date stays open."""
    calendar = load_calendar(scene.doc.language)
    for target in sorted(targets):
        for child in scene.doc.children(scene.doc.tokens[target], "obl", "nmod"):
            for case in scene.doc.children(child, "case"):
                if calendar.relation_of(case.lower) != SINCE or child.pos not in ("NOUN", "PROPN"):
                    continue
                phrase = noun_phrase(scene.doc, child)
                span = Span(phrase[0].start, phrase[-1].end)
                if not span.overlaps(scene.span(*draft.figure.number)):
                    return Slot(span, relation=SINCE)
    return None


def times_of(scene: Scene) -> list[Time]:
    """Return the times that a sentence names."""
    return find_times(scene.lexemes, load_calendar(scene.doc.language), _published(scene))


def _rate(scene: Scene, draft: Draft) -> Slot | None:
    """Return a rate (« par jour ») that stands behind the figure or behind what it counts."""
    end = draft.counted.span.end if draft.counted else 0
    position = draft.figure.behind
    while position < len(scene.lexemes):
        found = scene.lexicon.contexts["rate"].at(scene.lexemes, position)
        if found:
            return Slot(scene.span(position, found[1]), relation=RATE)
        if scene.lexemes[position].end > end:
            return None
        position += 1
    return None


def _governors(scene: Scene, draft: Draft) -> Iterator[Token]:
    """Yield what a time of the figure may hang on: the counted noun or the number, and what governs it up to the first verb."""
    token = draft.counted.head if draft.counted else scene.token_at(draft.figure.number[1] - 1)
    if token is None:
        return
    yield token
    for governor in scene.doc.ancestors(token):
        yield governor
        if governor.pos == "VERB":
            return


def _hangs_on(scene: Scene, time: Time, targets: frozenset[int]) -> bool:
    span = scene.span(time.first, time.last)
    tokens = scene.doc.tokens_in(span)
    inside = {token.i for token in tokens}
    return any(token.head not in inside and token.head in targets for token in tokens)


def _distance(time: Time, draft: Draft) -> int:
    """Return how many words lie between, those before the figure counted twice."""
    figure = draft.figure
    return time.first - figure.last if time.first >= figure.last else 2 * (figure.first - time.last)


def _published(scene: Scene) -> date | None:
    written = scene.doc.article.published
    try:
        return date.fromisoformat(written[:10]) if written else None
    except ValueError:
        return None
