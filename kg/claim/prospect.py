"""Event nouns -> Stances: what is wished, planned or feared of an event, and how far the verb that brings it about holds."""

from __future__ import annotations

from kg.claim.clauses import governor_link, is_past_participle
from kg.claim.governing import in_complement
from kg.claim.mood import Stance, governor_of
from kg.claim.phrases import reflexive_of
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


def bringer_of(scene: Scene, noun: Token) -> Token | None:
    """Return the verb that says whether an event comes about (« devrait *annoncer* sa démission »), None where none does."""
    verb = scene.doc.head(noun)
    if verb.i == noun.i or verb.pos != "VERB":
        return None
    if matches(noun.dep, ("obj", "obl:arg", "nsubj:pass")):
        return verb if scene.is_a(verb, "bringing about") else None
    if not matches(noun.dep, ("nsubj",)):
        return None
    below = scene.doc.children(verb, "xcomp") if governor_link(scene, verb) == "raise" else []
    verb = below[0] if below else verb
    return verb if _occurs(scene, verb) else None


def _occurs(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb says of an event that it takes place (« se produit », « a lieu », « se fera »)."""
    doc = scene.doc
    if scene.is_a(verb, "occurring") or any(scene.is_a(it, "occurrence") for it in doc.children(verb, "obj")):
        return True
    return scene.is_a(verb, "reflexively occurring") and reflexive_of(scene, verb) is not None
