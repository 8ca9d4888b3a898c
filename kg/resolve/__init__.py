"""Mentions -> Resolution: which mentions of an article stand for the same person or thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.doc import Doc
from kg.model import Attribution, Entity, Mention, Resolution


def resolve_mentions(doc: Doc, mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> Resolution:
    """Return the mentions with their entities; a pronoun that the text leaves open has none."""
    by_name: dict[str, str] = {}
    resolved: list[Mention] = []
    entities: dict[str, Entity] = {}
    for mention in mentions:
        text = doc.slice(mention.span)
        if mention.kind not in ("name", "nominal"):
            resolved.append(mention)
            continue
        entity = by_name.get(text) if mention.kind == "name" else None
        entity = entity or f"entity-{mention.span.start}"
        if mention.kind == "name":
            by_name[text] = entity
        entities.setdefault(entity, Entity(entity, mention.type, text))
        resolved.append(replace(mention, entity=entity))
    return Resolution(tuple(resolved), tuple(entities.values()))
