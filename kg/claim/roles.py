"""Dependents -> roles: where, when, to whom, about what, by the preposition and by what stands behind it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kg.claim.naming import named_by
from kg.claim.phrases import NOMINAL, core_of, is_measured, is_time, preposition, says_who, stands_apart
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
    found.extend(_bare_times(scene, taken))
    found.extend(_opening_times(scene, verb))
    return tuple(sorted(found, key=lambda pair: pair[1].i))


def makes_idiom(scene: Scene, verb: Token, noun: Token) -> bool:
    """Tell whether a bare noun only completes its verb (« mettre en *place* »)."""
    listed = (scene.lemma_of(verb), scene.lemma_of(noun)) in scene.lexicon.idioms
    return listed and not scene.doc.children(noun, "det", "nummod")


def _role(scene: Scene, child: Token) -> str | None:
    if scene.is_a(child, "deictic place") and child.dep != "expl":
        return "place" if matches(child.dep, WHERE) and not scene.doc.children(child, "case") else None
    if matches(child.dep, ("advmod",)):
        return next((role for kind, role in ADVERBS if scene.is_a(child, kind)), None)
    if not matches(child.dep, PHRASES) or child.pos not in NOMINAL or is_source(scene, child):
        return None
    if child.pos == "PRON" and not scene.doc.children(child, "case"):
        return "addressee" if child.dep == "iobj" and not _is_dummy(scene, child) else None
    return role_of_phrase(scene, child)


WHERE = ("advmod", "obj", "obl")
ADVERBS = (("time", "time"), ("place", "place"), ("manner", "manner"))


def _is_dummy(scene: Scene, token: Token) -> bool:
    """Tell whether a pronoun stands for no addressee: a reflexive, a relative, the « y » of existence."""
    kinds = ("reflexive", "relative", "existential pronoun")
    return token.morph.get("PronType") == "Rel" or any(scene.is_a(token, kind) for kind in kinds)


def is_source(scene: Scene, token: Token) -> bool:
    """Tell whether a phrase names a source of the statement rather than a part of it."""
    return scene.lexicon.is_a(preposition(scene, token), "evidential")


def role_of_phrase(scene: Scene, token: Token) -> str | None:
    """Return the role of a prepositional (or bare temporal) phrase, None where no table settles it."""
    word, table = preposition(scene, token), scene.lexicon.roles
    said = _as_said(scene, token)
    if scene.lexicon.is_a(said, "adverbial phrase"):
        return table.get((said, "any"))
    if is_time(scene, token):
        measured = is_measured(scene, token)
        if measured and scene.lexicon.is_a(word, "genitive"):
            return None
        return (measured and table.get((word, "measure"))) or table.get((word, "time"), "time")
    if token.pos == "NUM" or (scene.is_a(token, "adverbial") and not scene.doc.children(token, "det", "nmod")):
        return None
    return table.get((word, _filler(scene, token))) or table.get((word, "any"))


def _as_said(scene: Scene, token: Token) -> str:
    """Return a phrase in lower case from its first word to its head."""
    first = min((child.i for child in scene.doc.children(token, "case", "det", "amod", "nummod")), default=token.i)
    return " ".join(part.lower for part in scene.doc.tokens[first : token.i + 1])


def _filler(scene: Scene, token: Token) -> str:
    """Return the sort of thing that a phrase names, as the table of roles has it: person, place, event, thing or other."""
    kept = named_by(scene, token) or core_of(scene, token)
    kind = scene.type_of.get(kept.i)
    if kind == "Place" or scene.is_a(token, "place"):
        return "place"
    if kind in PARTIES or says_who(scene, kept):
        return "person"
    if kind is None and ("noun", scene.lemma_of(kept)) in scene.lexicon.triggers:
        return "event"
    return FILLERS.get(kind or "", "other")


PARTIES = ("Person", "Organization", "Group")
FILLERS = {"Event": "event", "Product": "thing"}


def _bare_times(scene: Scene, taken: Collection[int]) -> Iterator[tuple[str, Token]]:
    """Yield the days and dates that the parser hung on a slot (« a publié le clip *mercredi* », « un succès *en 1988* »)."""
    for index in taken:
        for child in scene.doc.children(scene.doc.tokens[index], "nmod", "obl"):
            role = role_of_phrase(scene, child)
            if role and dates_clause(scene, child):
                yield role, child


def _opening_times(scene: Scene, verb: Token) -> Iterator[tuple[str, Token]]:
    """Yield the times that open a clause and that the parser hung on a parenthesis behind them (« *hier*, je crois, … »)."""
    for clause in scene.doc.children(verb, "advcl", "parataxis"):
        subjects = scene.doc.children(clause, "nsubj")
        if clause.i > verb.i or not subjects or subjects[0].morph.get("Person") not in ("1", "2"):
            continue
        for child in scene.doc.children(clause, "obl", "nmod"):
            behind = scene.doc.tokens[child.i + 1 : child.i + 2]
            if child.i < subjects[0].i and stands_apart(scene, child) and any(token.text == "," for token in behind):
                yield role_of_phrase(scene, child) or "time", child


def dates_clause(scene: Scene, child: Token) -> bool:
    """Tell whether a phrase below a noun says when its clause holds: a time apart, or what it holds since."""
    return stands_apart(scene, child) or role_of_phrase(scene, child) == "since"
