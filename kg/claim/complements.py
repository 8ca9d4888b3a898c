"""Verbs -> complements: the words that complete a verb and belong to its predicate, not to its slots."""

from __future__ import annotations

from kg.claim.clauses import is_bare_participle, is_past_participle
from kg.claim.phrases import preposition, right_behind, says_who
from kg.claim.scene import Scene, remembered
from kg.doc import Token, matches


def completes(scene: Scene, token: Token) -> bool:
    """Tell whether a participle only completes the verb above it."""
    if token.dep not in ("xcomp", "acl"):
        return False
    above = scene.doc.head(token)
    return complement_of(scene, above if token.dep == "xcomp" else scene.doc.head(above)) is token


@remembered
def complement_of(scene: Scene, verb: Token) -> Token | None:
    """Return the adjective or participle behind a verb that says what somebody is found or taken to be (« porté *disparu* »)."""
    if verb.pos != "VERB" or any(scene.is_a(verb, kind) for kind in ("copular", "naming", "be")):
        return None
    doc, passive = scene.doc, bool(scene.doc.children(verb, "aux:pass")) or is_bare_participle(scene.doc, verb)
    for child in doc.children(verb, "xcomp", "amod"):
        adjoins = child.dep == "xcomp" or (passive and child.i == verb.i + 1)
        bare = child.i > verb.i and not doc.children(child, "mark", "aux", "cop", "nsubj", "det", "obj")
        called = doc.children(child, "case") and not scene.is_a(verb, "calling")
        left = is_past_participle(child) and any(it.i < child.i for it in doc.children(verb, "obj"))
        fits = child.pos == "ADJ" or left or (passive and (is_past_participle(child) or child.pos in ("NOUN", "PROPN")))
        if adjoins and bare and fits and not called and not scene.is_a(child, "time"):
            return child
    state = _state_of(scene, verb)
    if state is not None:
        return state
    return _judged(scene, verb) if scene.is_a(verb, "judging") and not passive else None


def _state_of(scene: Scene, verb: Token) -> Token | None:
    """Return the adjective or office right behind a verb that says as what somebody ends or acts (« finit *première* »)."""
    following = right_behind(scene, verb)
    if following is None or following.head != verb.i or not matches(following.dep, ADJOINING):
        return None
    if verb.dep == "acl" and is_bare_participle(scene.doc, verb):
        return None
    bare = not scene.doc.children(following, "det", "case", "mark", "cop", "aux", "nsubj", "nummod")
    apart = any(scene.is_a(following, kind) for kind in ("time", "example")) or following.i in scene.name_of
    if not bare or apart:
        return None
    ranked = following.pos == "NOUN" and scene.is_a(verb, "ranking verb") and says_who(scene, following)
    return following if following.pos == "ADJ" or ranked else None


ADJOINING = ("advmod", "amod", "obl", "xcomp")


def _judged(scene: Scene, verb: Token) -> Token | None:
    """Return the participle right behind the definite object of a verb of judging (« juge *la décision* risquée »)."""
    doc = scene.doc
    for noun in doc.children(verb, "obj"):
        definite = any(it.morph.get("Definite") == "Def" for it in doc.children(noun, "det"))
        for child in doc.children(noun, "acl"):
            if (
                definite
                and child.i > noun.i
                and is_bare_participle(doc, child)
                and not doc.children(child, "obl", "obl:agent", "mark")
            ):
                return child
    return None


@remembered
def carried_phrase(scene: Scene, verb: Token) -> Token | None:
    """Return the bare noun that a light verb carries behind a preposition (« met *en péril* la récolte », “put *on hold*”)."""
    if not scene.is_a(verb, "carrying"):
        return None
    for child in scene.doc.children(verb, "obl", "nmod"):
        bare = child.pos == "NOUN" and child.i > verb.i and child.i not in scene.name_of
        outer = any(scene.is_a(child, kind) for kind in ("time", "month", "place"))
        alone = all(it.dep in ("case", "punct") or _stands_apart(scene, it) for it in scene.doc.children(child))
        fused = any(case.lower in scene.lexicon.contractions for case in scene.doc.children(child, "case"))
        if bare and alone and not outer and not fused and scene.lexicon.is_a(preposition(scene, child), "carried"):
            return child
    return None


def _stands_apart(scene: Scene, child: Token) -> bool:
    """Tell whether a dependent of a bare noun says when or where, so that it belongs to the clause."""
    return child.dep == "nmod" and not scene.lexicon.is_a(preposition(scene, child), "genitive")
