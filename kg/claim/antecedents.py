"""Relative pronouns -> nouns: what a relative clause says something of."""

from __future__ import annotations

from kg.claim.agreement import agrees
from kg.claim.phrases import says_who
from kg.claim.scene import Scene
from kg.doc import Token, matches


def antecedent(scene: Scene, pronoun: Token, clause: Token) -> Token | None:
    """Return the noun that a relative pronoun takes up, the pronoun itself where it is none, None where the noun is lost."""
    if not is_relative(scene, pronoun):
        return pronoun
    noun = taken_up(scene, pronoun, clause)
    if noun is None:
        return None
    return noun if agrees(scene.doc, noun, clause) else _nearest_agreeing(scene, pronoun, clause)


def taken_up(scene: Scene, pronoun: Token, clause: Token) -> Token | None:
    """Return the noun that the parser hangs the clause of a relative pronoun on, None where there is none before it."""
    top = clause
    while top.dep in ("conj", "xcomp"):
        top = scene.doc.head(top)
    noun = scene.doc.head(top)
    if not matches(top.dep, ("acl",)) or noun.i >= pronoun.i:
        return None
    nearest = scene.doc.tokens[pronoun.i - 1]
    chain = (nearest, *scene.doc.ancestors(nearest))
    if nearest.pos in ("NOUN", "PROPN") and noun.i not in {above.i for above in chain}:
        return nearest
    if scene.is_a(clause, "of events") and scene.type_of.get(noun.i) in ("Place", "Person") and noun.dep == "nmod":
        return _event(scene, noun)
    return _person(scene, noun, clause) if _asks_person(scene, pronoun, clause) else noun


def _asks_person(scene: Scene, pronoun: Token, clause: Token) -> bool:
    """Tell whether a relative pronoun or its verb can only be said of people (“who”, « a démissionné »)."""
    return scene.is_a(pronoun, "personal relative") or scene.is_a(clause, "of people")


def _person(scene: Scene, noun: Token, clause: Token) -> Token:
    """Return the person whose complement a noun that names none is (« le *chef* de la banque qui »), else the noun."""
    above = scene.doc.head(noun)
    bare = noun.pos == "NOUN" and not says_who(scene, noun) and scene.type_of.get(noun.i) != "Person"
    fits = noun.dep == "nmod" and says_who(scene, above) and agrees(scene.doc, above, clause)
    return above if bare and fits else noun


def _nearest_agreeing(scene: Scene, pronoun: Token, clause: Token) -> Token | None:
    for token in reversed(scene.doc.tokens[max(0, pronoun.i - 4) : pronoun.i]):
        if token.pos in ("NOUN", "PROPN") and token.sentence == pronoun.sentence:
            return token if agrees(scene.doc, token, clause) else None
    return None


def is_relative(scene: Scene, token: Token) -> bool:
    """Tell whether a token is a relative pronoun."""
    return token.morph.get("PronType") == "Rel" or scene.is_a(token, "relative")


def _event(scene: Scene, name: Token) -> Token:
    """Return the first common noun above a name that no verb of happening can be said of."""
    above = scene.doc.head(name)
    while above.dep == "nmod" and scene.type_of.get(above.i) in ("Place", "Person"):
        above = scene.doc.head(above)
    return above if above.pos == "NOUN" else name
