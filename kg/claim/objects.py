"""Clauses -> objects: what a predicate takes, directly or behind the preposition that it asks for."""

from __future__ import annotations

from kg.claim.antecedents import is_relative, taken_up
from kg.claim.clauses import causer_of, is_inverted
from kg.claim.draft import Clause
from kg.claim.phrases import NOMINAL, preposition, reflexive_of
from kg.claim.scene import Scene
from kg.claim.strays import strayed_object
from kg.doc import Token


def objects_of(scene: Scene, clause: Clause) -> list[Token]:
    """Return the direct object, or the governed prepositional one where there is none."""
    doc, verb = scene.doc, clause.verb
    causer = causer_of(scene, verb)
    if scene.is_a(verb, "intransitive") and causer is None:
        return []
    above = [
        child
        for governor in clause.chain
        for child in doc.children(governor, "obj")
        if is_relative(scene, child) or governor is causer
    ]
    direct = [
        child
        for child in (*doc.children(verb, "obj"), *above)
        if not scene.is_a(child, "reflexive") and _can_be_object(scene, child)
    ]
    strayed = strayed_object(scene, verb)
    direct.extend([strayed] if strayed else [])
    if not direct and is_inverted(doc, verb):
        direct = [child for child in doc.children(verb, "nsubj") if child.i > verb.i and _can_be_object(scene, child)]
    if not direct and scene.is_a(verb, "copular"):
        direct = [child for child in doc.children(verb, "xcomp") if child.pos in NOMINAL and not doc.children(child, "mark")]
    if direct:
        found = [taken_up(scene, child, verb) if is_relative(scene, child) else child for child in direct]
        return [token for token in found if token]
    if clause.voice == "copula":
        return []
    return governed_objects(scene, verb) or partitive_objects(scene, verb)


def partitive_objects(scene: Scene, verb: Token) -> list[Token]:
    """Return what a verb takes with a partitive article or a quantifier that looks like a preposition (« plus *d’eau* »)."""
    transitive = scene.is_a(verb, "transitive")
    listed = [child for child in scene.doc.children(verb, "obl:arg") if child.i > verb.i and child.pos == "NOUN"]
    return [
        child
        for child in listed
        if scene.lexicon.is_a(preposition(scene, child), "genitive")
        and ((transitive and scene.doc.children(child, "det")) or _is_quantified(scene, child))
    ]


def _is_quantified(scene: Scene, noun: Token) -> bool:
    """Tell whether a quantifying adverb stands right before the preposition of a noun."""
    cases = scene.doc.children(noun, "case")
    return bool(cases) and cases[0].i > 0 and scene.is_a(scene.doc.tokens[cases[0].i - 1], "quantifier")


def governed_objects(scene: Scene, verb: Token) -> list[Token]:
    """Return the prepositional phrases that a verb, or the idiom that it makes with its object, asks for."""
    return [child for child in scene.doc.children(verb, "obl", "iobj", "nmod") if is_governed(scene, verb, child)]


def _can_be_object(scene: Scene, token: Token) -> bool:
    """Tell whether a token can be a direct object: no preposition opens it but a partitive one, and it counts no time."""
    if scene.is_a(token, "dative") or (scene.is_a(token, "time") and scene.doc.children(token, "nummod")):
        return False
    if _opens_preposition(scene, token):
        return False
    plain = scene.lexicon.is_a(preposition(scene, token) or "", "genitive") or not scene.doc.children(token, "case")
    return (token.pos in NOMINAL and plain) or is_relative(scene, token)


def _opens_preposition(scene: Scene, token: Token) -> bool:
    """Tell whether a bare noun and the preposition behind it make one preposition (« *face à* »)."""
    following = scene.doc.tokens[token.i + 1 : token.i + 2]
    if not following or following[0].dep != "case" or scene.doc.children(token, "det"):
        return False
    word = scene.lexicon.contractions.get(following[0].lower, following[0].lower)
    return any((f"{token.lower} {word}", filler) in scene.lexicon.roles for filler in ("any", "person", "place"))


def is_governed(scene: Scene, verb: Token, child: Token) -> bool:
    """Tell whether a verb asks for a prepositional phrase, alone, as a reflexive or with a noun (« faire face à »)."""
    if child.pos not in NOMINAL or child.i < verb.i or scene.is_a(child, "time"):
        return False
    lemma, word = scene.lemma_of(verb), preposition(scene, child)
    keys = [f"{lemma} {scene.lemma_of(noun)}" for noun in scene.doc.children(verb, "obj")]
    keys.append(f"{scene.lexicon.reflexive} {lemma}" if reflexive_of(scene, verb) else lemma)
    return any((key, word) in scene.lexicon.governed for key in keys)
