"""Predicates -> whether the text negates them; an expletive or a restrictive particle negates nothing."""

from __future__ import annotations

from kg.claim.scene import Scene
from kg.doc import Token, matches

WITHIN = ("det", "advmod", "amod", "cc:preconj")
BEARERS = ("obj", "nsubj", "nsubj:pass", "cop", "aux", "aux:tense", "aux:pass", "det", "advmod")


def is_negated(scene: Scene, token: Token) -> bool:
    """Tell whether a predicate is negated; an expletive or a restrictive particle negates nothing."""
    negators = scene.lexicon.negators
    listed = _negating(scene, token)
    particle = any(negators[word.lower] == "particle" for word in listed)
    for word in listed:
        needs = negators[word.lower]
        if needs == "nothing" or (needs == "ne" and particle):
            return not _sets_up(scene, word)
    return particle and _stands_alone(scene, token)


def is_undone(scene: Scene, token: Token) -> bool:
    """Tell whether a clause of absence takes the negation of its predicate back (« il ne part pas sans saluer »)."""
    clauses = scene.doc.children(token, "advcl")
    return any(
        scene.lexicon.subordinators.get(mark.lower) == "without" for it in clauses for mark in scene.doc.children(it, "mark")
    )


def _negating(scene: Scene, token: Token) -> list[Token]:
    """Return the negators of a predicate in text order: its own, its auxiliaries' and adverbs', its arguments' determiners."""
    doc, negators = scene.doc, scene.lexicon.negators
    children = doc.children(token)
    inner = [part for child in children if child.dep in BEARERS for part in doc.children(child, *WITHIN)]
    before = [doc.tokens[child.i - 1] for child in children if child.dep == "advmod" and child.i and child.i < token.i]
    found = {part.i: part for part in (*children, *inner, *before) if part.lower in negators}
    return [found[index] for index in sorted(found)]


def _sets_up(scene: Scene, negator: Token) -> bool:
    """Tell whether the word behind a negator makes it something else (« pas seulement », « pas moins de »)."""
    following = scene.doc.tokens[negator.i + 1 : negator.i + 2]
    return any(scene.is_a(token, "only") for token in following)


def _stands_alone(scene: Scene, token: Token) -> bool:
    """Tell whether a bare « ne » negates: before some verbs, outside comparisons and after no conjunction that asks for it."""
    if not scene.is_a(token, "bare negation"):
        return False
    marks = scene.doc.children(token, "mark")
    return not marks and not matches(token.dep, ("advcl", "ccomp"))
