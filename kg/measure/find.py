"""Doc -> Quantities: numbers with their bounds, units, what they count, what happened to it, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from kg.doc import Doc
from kg.measure.accept import is_number, is_quantity
from kg.measure.draft import AGE, HARMED, PARTS, Draft, Scene, draft_figures
from kg.measure.figure import find_figures
from kg.measure.giver import read_agent, read_closing, read_giver, read_second_giver
from kg.measure.happening import reaches_change
from kg.measure.lexeme import read_lexemes
from kg.measure.lexicon import load_lexicon
from kg.measure.origin import find_origin, giver_of, may_speak, recorder_of, source_of
from kg.measure.place import find_place
from kg.measure.population import find_population
from kg.measure.scheme import load_scheme
from kg.measure.time import find_time, times_of
from kg.model import Attribution, Quantity, Resolution, Slot

UNMEASURED = frozenset(("money", "measure", "length", "duration", "points", "multiple", "percent", "permille"))


def find_quantities(doc: Doc, attributions: tuple[Attribution, ...], resolution: Resolution) -> tuple[Quantity, ...]:
    """Return the quantities of an article in text order; no two overlap."""
    found: list[Quantity] = []
    for sentence in range(len(doc.sentences)):
        found.extend(_read_sentence(doc, sentence, attributions, resolution))
    return tuple(found)


def _read_sentence(doc: Doc, sentence: int, attributions: Sequence[Attribution], resolution: Resolution) -> Iterator[Quantity]:
    lexicon = load_lexicon(doc.language)
    span = doc.sentences[sentence].span
    lexemes = read_lexemes(doc.slice(span), decimal=lexicon.decimal, offset=span.start)
    scene = Scene(doc, sentence, lexemes, lexicon, load_scheme(doc.language))
    figures = [figure for figure in find_figures(lexemes, lexicon) if is_number(scene, figure)]
    drafts = draft_figures(scene, figures) if figures else []
    kept = [draft for index, draft in enumerate(drafts) if is_quantity(scene, drafts, index)]
    times = times_of(scene) if kept else []
    before: Quantity | None = None
    for draft in kept:
        quantity = replace(_quantity(scene, draft, resolution), time=find_time(scene, draft, times))
        quantity = _sourced(scene, draft, quantity, attributions, before)
        before = quantity
        yield quantity


def _sourced(
    scene: Scene, draft: Draft, quantity: Quantity, attributions: Sequence[Attribution], before: Quantity | None
) -> Quantity:
    """Return the quantity with its source: the attribution's, its verb's subject, or that of the figure it is joined to."""
    speaks = partial(may_speak, scene.doc, scheme=scene.scheme)
    second = read_second_giver(scene, draft, speaks) or read_agent(scene, draft, speaks)
    if second:
        return replace(quantity, source=second)
    origin = find_origin(scene.doc, quantity.span, attributions)
    token = draft.counted.head if draft.counted else scene.token_at(draft.figure.number[1] - 1)
    recorder = recorder_of(scene.doc, token, scene.lexicon, scene.scheme) if token else ()
    if origin is not None:
        return replace(quantity, source=recorder or source_of(origin, attributions), attribution=origin.id)
    if recorder:
        return replace(quantity, source=recorder)
    giver = giver_of(scene.doc, token, scene.lexicon, scene.scheme) if token else ()
    giver = giver or read_giver(scene, draft, speaks) or read_closing(scene, draft, speaks)
    if not giver and before is not None and (draft.joined or _shares_giver(scene, draft, before)):
        return replace(quantity, source=before.source, attribution=before.attribution)
    return replace(quantity, source=giver)


def _shares_giver(scene: Scene, draft: Draft, before: Quantity) -> bool:
    """Tell whether a coordinator joins a figure to one that the subject of its verb gives."""
    return before.attribution is None and scene.lexicon.precedes("list_link", scene.lexemes, draft.figure.first)


def _quantity(scene: Scene, draft: Draft, resolution: Resolution) -> Quantity:
    figure, interval = draft.figure, draft.figure.interval
    counted = Slot(draft.counted.span, resolution.entity_at(draft.counted.head.span)) if draft.counted else None
    return Quantity(
        span=scene.span(figure.first, figure.last),
        minimum=interval.minimum,
        maximum=interval.maximum,
        min_inclusive=interval.min_inclusive,
        max_inclusive=interval.max_inclusive,
        approximate=interval.approximate,
        negated=scene.lexicon.precedes("negation", scene.lexemes, figure.first),
        unit=draft.unit or ("person" if draft.measure in HARMED else None),
        measure=_measure(draft),
        number=scene.span(*figure.number),
        unit_span=scene.span(*figure.unit_place) if figure.unit_place else None,
        counted=counted,
        population=find_population(scene, draft, resolution),
        place=find_place(scene, draft, resolution),
        scale=_scale(scene, draft),
    )


def _scale(scene: Scene, draft: Draft) -> str:
    """Return the scale, ``difference`` for a level that a verb gives to a change."""
    token = draft.counted.head if draft.counted else scene.token_at(draft.figure.number[1] - 1)
    changed = draft.figure.scale == "level" and token is not None and reaches_change(scene.doc, token, scene.lexicon)
    return "difference" if changed else draft.figure.scale


def _measure(draft: Draft) -> str | None:
    """Return the measure; what is counted and nothing happened to is ``other``, an amount of a unit has none."""
    if draft.measure is not None:
        return draft.measure
    if draft.unit == AGE:
        return None
    kind = draft.figure.unit.kind if draft.figure.unit else None
    return None if kind in UNMEASURED or draft.figure.kind in PARTS else "other"
