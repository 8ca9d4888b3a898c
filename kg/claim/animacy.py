"""Noun phrases -> doers: whether what a noun names can do what only people and their bodies do."""

from __future__ import annotations

from kg.claim.naming import named_by
from kg.claim.phrases import core_of, says_who
from kg.claim.scene import Scene
from kg.doc import Token

ACTORS = frozenset(("Person", "Group", "Organization", "Place"))
"""Types whose common nouns stand for people, places by the people who live or govern there."""


def is_thing(scene: Scene, noun: Token) -> bool:
    """Tell whether a common noun names neither people nor a body or place that stands for them; names are no things."""
    core = core_of(scene, noun)
    if core.pos != "NOUN" or core.i in scene.name_of or says_who(scene, core):
        return False
    return scene.lexicon.types.get(scene.lemma_of(core)) not in ACTORS and named_by(scene, core) is None
