"""Predicates -> concepts: the token of the scheme, from the small vocabulary where a trigger is listed, else an open one."""

from __future__ import annotations

from kg.claim.phrases import reflexive_of
from kg.claim.scene import Scene
from kg.doc import Token


def verb_concept(scene: Scene, verb: Token, noun: Token | None = None) -> str:
    """Return the concept of a verb; a verb that only supports a noun takes the noun's (« mener une offensive »)."""
    table, lemma = scene.lexicon.triggers, _lemma(scene, verb)
    for part in scene.doc.children(verb, "obj", "obl"):
        idiom = scene.lexicon.idioms.get((scene.lemma_of(verb), scene.lemma_of(part)))
        if idiom and not _is_ranked(scene, part) and (part is noun or not scene.doc.children(part, "det", "nummod")):
            return idiom
    if noun is not None and not scene.doc.children(noun, "case"):
        event = table.get(("noun", scene.lemma_of(noun)))
        if event and scene.is_a(verb, "support"):
            return event.concept
    pos = "verb" if verb.pos in ("VERB", "AUX") else "state"
    bare = scene.lemma_of(verb)
    keys = [(pos, lemma)] if reflexive_of(scene, verb) else [(pos, lemma), (pos, bare), ("state", bare)]
    trigger = next((table[key] for key in keys if key in table), None)
    return trigger.concept if trigger else f"{scene.doc.language}/{lemma}"


def _is_ranked(scene: Scene, noun: Token) -> bool:
    """Tell whether an adjective before a noun gives it a meaning of its own (« prendre la *seconde* place »)."""
    return any(child.i < noun.i for child in scene.doc.children(noun, "amod"))


def noun_concept(scene: Scene, noun: Token) -> str:
    """Return the concept of a noun that heads a statement."""
    trigger = scene.lexicon.triggers.get(("noun", scene.lemma_of(noun)))
    return trigger.concept if trigger else f"{scene.doc.language}/{scene.lemma_of(noun)}"


def _lemma(scene: Scene, verb: Token) -> str:
    """Return the lemma with its reflexive pronoun and its particle."""
    words = [scene.lemma_of(verb)]
    if reflexive_of(scene, verb):
        words.insert(0, scene.lexicon.reflexive)
    words.extend(child.lower for child in scene.doc.children(verb, "compound:prt"))
    return " ".join(words)
