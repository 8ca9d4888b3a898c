"""Predicates -> concepts: the token of the scheme, from the small vocabulary where a trigger is listed, else an open one."""

from __future__ import annotations

from kg.claim.scene import Scene
from kg.doc import Token


def verb_concept(scene: Scene, verb: Token, noun: Token | None = None) -> str:
    """Return the concept of a verb; a verb that only supports a noun takes the noun's (« mener une offensive »)."""
    table, lemma = scene.lexicon.triggers, _lemma(scene, verb)
    for part in scene.doc.children(verb, "obj", "obl"):
        idiom = scene.lexicon.idioms.get((scene.lemma_of(verb), scene.lemma_of(part)))
        if idiom and (part is noun or not scene.doc.children(part, "det", "nummod")):
            return idiom
    if noun is not None:
        event = table.get(("noun", scene.lemma_of(noun)))
        if event and scene.is_a(verb, "support"):
            return event.concept
    pos = "verb" if verb.pos in ("VERB", "AUX") else "state"
    trigger = table.get((pos, lemma)) or table.get((pos, scene.lemma_of(verb))) or table.get(("state", scene.lemma_of(verb)))
    return trigger.concept if trigger else f"{scene.doc.language}/{lemma}"


def noun_concept(scene: Scene, noun: Token) -> str:
    """Return the concept of a noun that heads a statement."""
    trigger = scene.lexicon.triggers.get(("noun", scene.lemma_of(noun)))
    return trigger.concept if trigger else f"{scene.doc.language}/{scene.lemma_of(noun)}"


def _lemma(scene: Scene, verb: Token) -> str:
    """Return the lemma with its reflexive pronoun and its particle."""
    words = [scene.lemma_of(verb)]
    children = scene.doc.children(verb, "expl", "obj", "iobj", "compound:prt")
    if any(child.i < verb.i and scene.is_a(child, "reflexive") for child in children):
        words.insert(0, scene.lexicon.reflexive)
    words.extend(child.lower for child in children if child.dep == "compound:prt")
    return " ".join(words)
