"""Verbs and nouns -> idioms: a verb that makes one predicate with its bare noun, or with a noun and its article."""

from __future__ import annotations

from kg.claim.phrases import preposition, reflexive_of
from kg.claim.scene import Scene
from kg.doc import Token

ANY = "*"
"""What a table writes before a noun that gives its verb a meaning with any determiner, and stays its object."""


def idiom_of(scene: Scene, verb: Token, noun: Token) -> str | None:
    """Return the concept of a verb with a noun that completes it (« met *un terme* »), None where they make no idiom."""
    lemma, table = scene.lemma_of(verb), scene.lexicon.idioms
    if noun.i < verb.i:
        return None
    reflexive = f"{scene.lexicon.reflexive} {lemma}"
    known = reflexive if reflexive in table and reflexive_of(scene, verb) else lemma if lemma in table else None
    light = scene.is_a(verb, "light")
    if known is None and not light:
        return None
    words = _words(scene, noun)
    if known is not None and words in table[known]:
        return table[known][words] or f"{scene.doc.language}/{known} {_as_said(scene, noun)}"
    bare = light and bool(words) and _is_bare_object(scene, verb, noun)
    return f"{scene.doc.language}/{lemma} {words}" if bare else None


def meaning_with(scene: Scene, verb: Token, noun: Token) -> str | None:
    """Return the concept that a verb has with a noun of any determiner as its object (« a fait *six morts* »)."""
    return scene.lexicon.idioms.get(scene.lemma_of(verb), {}).get(f"{ANY} {scene.lemma_of(noun)}")


def _words(scene: Scene, noun: Token) -> str:
    """Return a noun with its determiner as the table writes it, empty where it is counted, ranked or of some sort."""
    doc = scene.doc
    determiners = [child for child in doc.children(noun, "det", "nmod:poss") if child.i < noun.i]
    owned = [child.morph.get("Poss") == "Yes" or child.dep == "nmod:poss" for child in determiners]
    last = doc.subtree(noun)[-1].i if determiners and not any(owned) else noun.i
    if any(child.i <= last for child in doc.children(noun, "nummod", "amod")):
        return ""
    forms = [POSSESSIVE if is_owned else child.lower for child, is_owned in zip(determiners, owned, strict=True)]
    return " ".join((*forms, scene.lemma_of(noun)))


POSSESSIVE = "+"
"""What a table writes for any possessive determiner."""


def _as_said(scene: Scene, noun: Token) -> str:
    """Return the words of an idiom for its concept: preposition, determiner and noun; a possessive by its lemma."""
    determiners = [child for child in scene.doc.children(noun, "det", "nmod:poss") if child.i < noun.i]
    owned = any(child.morph.get("Poss") == "Yes" for child in determiners)
    forms = [child.lemma.lower() if owned else child.lower for child in determiners]
    return " ".join(word for word in (preposition(scene, noun), *forms, scene.lemma_of(noun) if owned else noun.lower) if word)


def _is_bare_object(scene: Scene, verb: Token, noun: Token) -> bool:
    """Tell whether a common noun without any determiner is the object right behind a verb."""
    plain = noun.pos == "NOUN" and noun.dep == "obj" and noun.morph.get("Number") != "Plur" and noun.i not in scene.name_of
    near = 0 < noun.i - verb.i <= NEAR and noun.i not in scene.quantity_of
    return plain and near and not scene.doc.children(noun, "case", "det", "nummod", "amod") and not scene.is_a(noun, "time")


NEAR = 3
