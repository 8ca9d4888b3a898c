"""Verb cue -> Draft: the construction in which a verb reports something."""

from __future__ import annotations

from kg.attribute.build import is_unsaid
from kg.attribute.clause import read_that
from kg.attribute.description import read_adjective, read_description, read_estimate, read_judgement, read_naming
from kg.attribute.draft import Draft
from kg.attribute.fragment import read_fragment
from kg.attribute.infinitive import read_infinitive
from kg.attribute.lexicon import Cue
from kg.attribute.object import read_object
from kg.attribute.scene import Scene

CONSTRUCTIONS = (
    read_that, read_adjective, read_infinitive, read_estimate, read_description, read_naming, read_judgement, read_object,
    read_fragment,
)  # fmt: skip


def read_verb(scene: Scene, cue: Cue) -> Draft | None:
    """Return what a verb reports, by the first construction that holds."""
    if is_unsaid(scene, cue.token):
        return None
    return next((draft for read in CONSTRUCTIONS if (draft := read(scene, cue))), None)
