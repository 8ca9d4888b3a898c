"""Dependents -> roles: where, when, to whom, about what, by the preposition and by what stands behind it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kg.claim.phrases import NOMINAL, preposition
from kg.claim.scene import Scene
from kg.doc import Token, matches

PHRASES = ("obl", "iobj", "nmod")


def roles_of(scene: Scene, verb: Token, taken: Collection[int]) -> tuple[tuple[str, Token], ...]:
    """Return the named dependents of a predicate in text order, without those that fill another slot."""
    found = []
    for child in scene.doc.children(verb):
        role = None if child.i in taken or makes_idiom(scene, verb, child) else _role(scene, child)
        if role:
            found.append((role, child))
    found.extend(("time", token) for token in _bare_times(scene, taken))
    return tuple(sorted(found, key=lambda pair: pair[1].i))


def makes_idiom(scene: Scene, verb: Token, noun: Token) -> bool:
    """Tell whether a bare noun only completes its verb (« mettre en *place* »)."""
    listed = (scene.lemma_of(verb), scene.lemma_of(noun)) in scene.lexicon.idioms
    return listed and not scene.doc.children(noun, "det", "nummod")


def _role(scene: Scene, child: Token) -> str | None:
    if matches(child.dep, ("advmod",)):
        return next((role for kind, role in ADVERBS if scene.is_a(child, kind)), None)
    if not matches(child.dep, PHRASES) or child.pos not in NOMINAL or is_source(scene, child):
        return None
    if child.pos == "PRON" and not scene.doc.children(child, "case"):
        return "addressee" if child.dep == "iobj" and not scene.is_a(child, "reflexive") and not _relative(scene, child) else None
    return role_of_phrase(scene, child)


ADVERBS = (("time", "time"), ("place", "place"), ("manner", "manner"))


def _relative(scene: Scene, token: Token) -> bool:
    return token.morph.get("PronType") == "Rel" or scene.is_a(token, "relative")


def is_source(scene: Scene, token: Token) -> bool:
    """Tell whether a phrase names a source of the statement rather than a part of it."""
    return scene.lexicon.is_a(preposition(scene, token), "evidential")


def role_of_phrase(scene: Scene, token: Token) -> str | None:
    """Return the role of a prepositional (or bare temporal) phrase, None where no table settles it."""
    word, table = preposition(scene, token), scene.lexicon.roles
    if is_time(scene, token):
        return table.get((word, "time"), "time")
    kind = scene.type_of.get(token.i)
    filler = "place" if kind == "Place" or scene.is_a(token, "place") else "person" if kind else "any"
    return table.get((word, filler)) or table.get((word, "any"))


def is_time(scene: Scene, token: Token) -> bool:
    """Tell whether a phrase names a day, a month, a year or another stretch of time."""
    if scene.is_a(token, "time"):
        return True
    if token.pos != "NUM" and not token.text.isdigit():
        return False
    if len(token.text) == 4 and token.text.isdigit() and token.text[:2] in ("17", "18", "19", "20"):
        return True
    return any(scene.is_a(child, "month") for child in scene.doc.children(token))


def _bare_times(scene: Scene, taken: Collection[int]) -> Iterator[Token]:
    """Yield the days and dates that the parser hung on a slot without a preposition (« a publié le clip *mercredi* »)."""
    for index in taken:
        for child in scene.doc.children(scene.doc.tokens[index], "nmod", "obl"):
            if not scene.doc.children(child, "case") and is_time(scene, child):
                yield child
