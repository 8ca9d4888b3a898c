"""Event nouns -> Stances: what is wished, planned or feared of an event, and how far the verb that brings it about holds."""

from __future__ import annotations

from kg.claim.clauses import is_past_participle
from kg.claim.governing import in_complement
from kg.claim.mood import Stance, governor_of
from kg.claim.scene import Scene
from kg.doc import Token, matches

OBJECTS = ("obj", "obl:arg", "nmod")


def in_phrase(scene: Scene, stance: Stance, noun: Token) -> Stance:
    """Colour an event told by a noun by what is wished, planned or feared of it (« exige le *départ* », « le départ prévu »)."""
    governor = scene.doc.head(noun)
    if matches(noun.dep, OBJECTS) and governor.i != noun.i:
        stance = in_complement(scene, stance, noun, governor, shared=False)
        if scene.is_a(governor, "undoing") and governor.pos == "VERB":
            stance = stance.under("considers", "prevented", "unknown")
    words = (*scene.doc.children(noun, "acl", "amod"), *((governor,) if noun.dep == "nsubj:pass" else ()))
    for word in words:
        planned = governor_of(scene, word)
        if is_past_participle(word) and planned and planned.mode == "considers":
            stance = stance.under(planned.mode, planned.modality, planned.certainty)
    return stance
