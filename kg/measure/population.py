"""Draft -> population: whose the counted are."""

from __future__ import annotations

from kg.measure.draft import Draft, Scene
from kg.model import Resolution, Slot


def find_population(scene: Scene, draft: Draft, resolution: Resolution) -> Slot | None:
    """Return the group that the counted belong to: the counted themselves where their noun names a group, else its owner."""
    if draft.counted is None:
        return None
    head = draft.counted.head
    owner = next((child for child in scene.doc.children(head, "det", "nmod:poss") if child.morph.get("Poss") == "Yes"), None)
    if owner is not None:
        return Slot(owner.span, resolution.entity_at(owner.span))
    if not scene.scheme.is_person(head) or scene.scheme.is_generic(head):
        return None
    return Slot(draft.counted.span, resolution.entity_at(head.span))
