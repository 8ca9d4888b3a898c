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


def _is_led(scene: Scene, token: Token) -> bool:
    """Tell whether a preposition of place stands before a name, perhaps with an article between."""
    before = scene.doc.tokens[max(0, token.i - 2) : token.i]
    return any(scene.lexicon.is_form("place_lead", other.lower) for other in before)
