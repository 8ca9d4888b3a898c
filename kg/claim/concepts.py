"""Predicates -> concepts: the token of the scheme, from the small vocabulary where a trigger is listed, else an open one."""

from __future__ import annotations

from kg.claim.complements import carried_phrase, complement_of
from kg.claim.idioms import idiom_of, meaning_with
from kg.claim.lexicon import Sense
from kg.claim.naming import named_by
from kg.claim.phrases import core_of, preposition, reflexive_of, says_who
from kg.claim.scene import Scene
from kg.doc import Token

Filled = tuple[Token | None, Token | None]


def verb_concept(scene: Scene, verb: Token, noun: Token | None = None, filled: Filled = (None, None)) -> str:
    """Return the concept of a verb; a verb that only supports a noun takes the noun's (« mener une offensive »).

    ``noun`` is the grammatical object; ``filled`` the logical subject and object, which choose between the senses of the verb.
    """
    table, lemma = scene.lexicon.triggers, _lemma(scene, verb)
    for part in scene.doc.children(verb, "obj", "obl"):
        idiom = idiom_of(scene, verb, part) or (meaning_with(scene, verb, part) if part is noun else None)
        if idiom:
            return idiom
    if noun is not None and not scene.doc.children(noun, "case"):
        event = table.get(("noun", scene.lemma_of(noun)))
        if event and scene.is_a(verb, "support"):
            return event.concept
    sense = _sense(scene, verb, lemma, filled)
    if sense is not None:
        return sense.concept or f"{scene.doc.language}/{lemma}"
    pos = "verb" if verb.pos in ("VERB", "AUX") else "state"
    bare = scene.lemma_of(verb)
    keys = [(pos, lemma)] if reflexive_of(scene, verb) else [(pos, lemma), (pos, bare), ("state", bare)]
    trigger = next((table[key] for key in keys if key in table), None)
    carried = carried_phrase(scene, verb)
    if carried is not None:
        return f"{scene.doc.language}/{lemma} {preposition(scene, carried)} {scene.lemma_of(carried)}"
    completed = complement_of(scene, verb)
    if completed is not None and completed.pos in ("ADJ", "VERB"):
        return f"{scene.doc.language}/{lemma} {scene.lemma_of(completed)}"
    return trigger.concept if trigger else f"{scene.doc.language}/{lemma}"


def _sense(scene: Scene, verb: Token, lemma: str, filled: Filled) -> Sense | None:
    """Return the first sense of a verb that what fills its slots, or a preposition or adverb beside it, allows."""
    subject, object_ = filled
    governed = object_ is not None and bool(scene.doc.children(object_, "case"))
    slots = {"subject": subject, "object": None if governed else object_, "oblique": object_ if governed else None}
    for sense in scene.lexicon.senses.get(lemma, ()):
        kinds = _openers(scene, verb) if sense.slot == "beside" else _kinds(scene, slots[sense.slot])
        if not sense.fillers.isdisjoint(kinds) and not (sense.slot == "object" and governed):
            return sense
    return None


def _openers(scene: Scene, verb: Token) -> set[str]:
    """Return the prepositions and infinitive markers of what stands behind a verb, and its adverbs."""
    behind = [it for it in scene.doc.children(verb, "obl", "xcomp", "advcl") if it.i > verb.i]
    marks = {mark.lower for child in behind for mark in scene.doc.children(child, "mark")}
    marks.update(adverb.lower for adverb in scene.doc.children(verb, "advmod"))
    return marks | {preposition(scene, child) for child in behind if child.dep != "advcl"}


def _kinds(scene: Scene, filler: Token | None) -> set[str]:
    """Return what a sense can ask of a filler: its lemma, its type by name or noun, whether it is a pronoun or there at all."""
    if filler is None:
        return {"@none"}
    noun = core_of(scene, filler)
    lemma, found = scene.lemma_of(noun), {"@any"}
    kind = scene.type_of.get((named_by(scene, noun) or noun).i) or scene.lexicon.types.get(lemma)
    quantity = scene.quantity_of.get(noun.i)
    if says_who(scene, noun) or kind == "Group" or (quantity is not None and quantity.unit == "person"):
        found.add("@person")
    found.update(f"@{name}" for name in ("place", "nationality") if scene.is_a(noun, name))
    if noun.pos == "PRON" and noun.morph.get("PronType") in (None, "Prs"):
        found.add("@pronoun")
    return found | {lemma} | ({f"@{kind.lower()}"} if kind else set())


def noun_concept(scene: Scene, noun: Token) -> str:
    """Return the concept of a noun that heads a statement."""
    trigger = scene.lexicon.triggers.get(("noun", scene.lemma_of(noun)))
    return trigger.concept if trigger else f"{scene.doc.language}/{scene.lemma_of(noun)}"


def complement_concept(scene: Scene, noun: Token) -> str:
    """Return the concept of what somebody is: an event only behind a preposition (« est en *baisse* »), not as a class."""
    cases = scene.doc.children(noun, "case")
    classed = noun.pos == "NOUN" and not any(scene.lexicon.is_a(case.lower, "stative") for case in cases)
    return f"{scene.doc.language}/{scene.lemma_of(noun)}" if classed else noun_concept(scene, noun)


def _lemma(scene: Scene, verb: Token) -> str:
    """Return the lemma with its reflexive pronoun and its particle."""
    words = [scene.lemma_of(verb)]
    pronoun = reflexive_of(scene, verb)
    if pronoun and not any(scene.is_a(it, "causative") for it in scene.doc.tokens[pronoun.i + 1 : verb.i]):
        words.insert(0, scene.lexicon.reflexive)
    words.extend(child.lower for child in scene.doc.children(verb, "compound:prt"))
    return " ".join(words)
