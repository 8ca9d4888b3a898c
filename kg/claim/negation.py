"""Predicates -> whether the text negates them; an expletive or a restrictive particle negates nothing."""

from __future__ import annotations

from collections.abc import Sequence

from kg.claim.scene import Scene
from kg.doc import Token, matches

REACH = 3
"""How many words behind a finite verb a negator or restrictive word may stand."""

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
    return particle and (_is_followed(scene, token) or _stands_alone(scene, token))


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
    alone = any(_is_particle(scene, child) for child in children)
    nouns = [child for child in children if child.dep == "xcomp" and child.pos == "NOUN" and alone]
    inner.extend(part for noun in nouns for part in doc.children(noun, *WITHIN))
    found = {part.i: part for part in (*children, *inner, *before) if part.lower in negators}
    return [found[index] for index in sorted(found)]


def _sets_up(scene: Scene, negator: Token) -> bool:
    """Tell whether the word behind a negator makes it something else (« pas seulement », « pas moins de »)."""
    following = scene.doc.tokens[negator.i + 1 : negator.i + 2]
    return any(scene.is_a(token, "only") or _restricts(scene, token) for token in following)


def _restricts(scene: Scene, word: Token) -> bool:
    """Tell whether a word makes a negation say “only” (« plus *que* deux »), opening no clause of its own."""
    above = scene.doc.head(word)
    clause = above.pos in ("VERB", "AUX") or bool(scene.doc.children(above, "cop", "nsubj"))
    return scene.is_a(word, "restrictive") and not (clause and above.i > word.i)


def _is_followed(scene: Scene, token: Token) -> bool:
    """Tell whether a negator stands among the adverbs behind the finite verb, whatever the parser hung it on."""
    doc = scene.doc
    finite = next(
        (part.i for part in (*doc.children(token, "aux", "cop"), token) if part.morph.get("VerbForm") == "Fin"), token.i
    )
    for word in doc.tokens[finite + 1 : finite + 1 + REACH]:
        if scene.lexicon.negators.get(word.lower) in ("nothing", "ne"):
            return not _sets_up(scene, word)
        if word.pos != "ADV":
            return False
    return False


def restriction_of(scene: Scene, predicate: Sequence[Token], last: int) -> Token | None:
    """Return the word by which a predicate holds of one thing only (« n'a *que* deux enfants »), None where there is none."""
    particles = [it for token in predicate for it in scene.doc.children(token, "advmod") if _is_particle(scene, it)]
    if not particles or any(is_negated(scene, token) for token in predicate):
        return None
    for word in scene.doc.tokens[last + 1 : last + 1 + REACH]:
        if scene.is_a(word, "restrictive"):
            return word if _restricts(scene, word) and not scene.doc.children(word) else None
        if word.pos in ("VERB", "AUX", "PUNCT", "PRON"):
            return None
    return None


def _is_particle(scene: Scene, word: Token) -> bool:
    return scene.lexicon.negators.get(word.lower) == "particle"


def _stands_alone(scene: Scene, token: Token) -> bool:
    """Tell whether a bare « ne » negates: before some verbs, outside comparisons and after no conjunction that asks for it."""
    if not scene.is_a(token, "bare negation"):
        return False
    marks = scene.doc.children(token, "mark")
    return not marks and not matches(token.dep, ("advcl", "ccomp"))
