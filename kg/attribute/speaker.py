"""Attributions, Resolution -> Attributions: who speaks, and through which document."""

from __future__ import annotations

from dataclasses import replace

from kg.doc import Doc
from kg.model import Attribution, Mention, Resolution, Span


def name_speakers(doc: Doc, attributions: tuple[Attribution, ...], resolution: Resolution) -> tuple[Attribution, ...]:
    """Return the attributions with speaker and via where the text settles them."""
    return tuple(_named(item, resolution) for item in attributions)


def _named(item: Attribution, resolution: Resolution) -> Attribution:
    if not item.source:
        return item
    mention = _mention(item.source[0], resolution)
    return replace(item, speaker=mention.entity) if mention else item


def _mention(source: Span, resolution: Resolution) -> Mention | None:
    inside = [mention for mention in resolution.mentions if source.covers(mention.head)]
    names = [mention for mention in inside if mention.kind == "name" and mention.type in ("Person", "Organization")]
    return next(iter(names or inside), None)
