"""Draft -> time: when a figure holds."""

from __future__ import annotations

from kg.measure.draft import Draft, Scene
from kg.model import Slot


def find_time(scene: Scene, draft: Draft) -> Slot | None:
    """Return the time that a figure holds for, None where its sentence gives none."""
    return None
