"""Draft -> place: the named place that the sentence gives for a figure."""

from __future__ import annotations

from collections.abc import Sequence

from kg.doc import NameSpan, Token
from kg.measure.draft import Draft, Scene
from kg.measure.origin import may_speak
from kg.model import Resolution, Slot, Span

FAR = 120
JOINING = 3


def find_place(scene: Scene, draft: Draft, resolution: Resolution) -> Slot | None:
    """Return the nearest place name behind a preposition of place; one before the figure counts as twice as far."""
    if draft.unit == "year(age)":
        return None
    figure = scene.span(draft.figure.first, draft.figure.last)
    adjacent = _adjacent(scene, draft)
    if adjacent is not None:
        return Slot(adjacent, resolution.entity_at(adjacent))
    best: tuple[int, Span] | None = None
    first, last = scene.doc.bounds[scene.sentence]
    for name in scene.doc.names:
        if name.type != "Place" or not first <= name.first < last or not _is_led(scene, scene.doc.tokens[name.first]):
            continue
        if _is_one_of_several(scene, name) or _is_aside(scene, name, draft):
            continue
        span = Span(scene.doc.tokens[name.first].start, scene.doc.tokens[name.last - 1].end)
        if ";" in scene.doc.slice(Span(min(figure.end, span.end), max(figure.start, span.start))):
            continue
        distance = span.start - figure.end if span.start >= figure.end else 2 * (figure.start - span.end)
        if 0 <= distance <= FAR and (best is None or distance < best[0]):
            best = distance, span
    return Slot(best[1], resolution.entity_at(best[1])) if best else None


def _adjacent(scene: Scene, draft: Draft) -> Span | None:
    """Return the proper noun that a preposition of place ties to an elided number (“three in Kabul and five in Herat”)."""
    behind = scene.tokens_behind(draft.figure.behind)[:2]
    if draft.unit != "person" or len(behind) < 2 or not scene.lexicon.is_form("place_lead", behind[0].lower):
        return None
    if behind[1].pos != "PROPN":
        return None
    named = (name for name in scene.doc.names if name.first <= behind[1].i < name.last)
    return next((Span(behind[1].start, scene.doc.tokens[name.last - 1].end) for name in named), behind[1].span)


def _is_aside(scene: Scene, name: NameSpan, draft: Draft) -> bool:
    """Tell whether a name before a figure stands in a relative clause about somebody who speaks, and the figure does not."""
    number = scene.token_at(draft.figure.number[0])
    if number is None or name.first > number.i:
        return False
    for above in scene.doc.ancestors(scene.doc.tokens[name.first]):
        if above.dep == "acl:relcl" and above not in scene.doc.ancestors(number):
            return may_speak(scene.doc, scene.doc.head(above), scene.scheme)
    return False


def _is_one_of_several(scene: Scene, name: NameSpan) -> bool:
    """Tell whether another place is coordinated with a name, so that a figure is of both (« à Lyon (Rhône) et à Paris »)."""
    places = [other for other in scene.doc.names if other.type == "Place" and other != name]
    behind = any(_joins(scene.doc.tokens[name.last : other.first]) for other in places if other.first > name.last)
    return behind or any(_joins(scene.doc.tokens[other.last : name.first]) for other in places if other.last < name.first)


def _joins(between: Sequence[Token]) -> bool:
    """Tell whether some words are a coordinator with its preposition, perhaps behind brackets."""
    texts = [token.text for token in between]
    kept = between[texts.index(")") + 1 :] if texts[:1] == ["("] and ")" in texts else between
    return 0 < len(kept) <= JOINING and kept[0].pos == "CCONJ" and all(token.pos in ("ADP", "DET") for token in kept[1:])


def _is_led(scene: Scene, token: Token) -> bool:
    """Tell whether a preposition of place stands before a name, perhaps with an article between."""
    before = scene.doc.tokens[max(0, token.i - 2) : token.i]
    opening = token.i - 1 == scene.doc.bounds[scene.sentence][0] and scene.lexicon.is_form("place_lead_first", before[-1].lower)
    return opening or any(scene.lexicon.is_form("place_lead", other.lower) for other in before)
