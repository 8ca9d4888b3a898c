"""Draft -> place: the named place that the sentence gives for a figure."""

from __future__ import annotations

from kg.doc import Token
from kg.measure.draft import Draft, Scene
from kg.model import Resolution, Slot, Span

FAR = 120


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
        span = Span(scene.doc.tokens[name.first].start, scene.doc.tokens[name.last - 1].end)
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


def _is_led(scene: Scene, token: Token) -> bool:
    """Tell whether a preposition of place stands before a name, perhaps with an article between."""
    before = scene.doc.tokens[max(0, token.i - 2) : token.i]
    return any(scene.lexicon.is_form("place_lead", other.lower) for other in before)
