"""Noun phrases: their words, their heads and what is coordinated with them."""

from __future__ import annotations

from kg.claim.scene import Scene
from kg.doc import Doc, Token, matches
from kg.model import Span, envelope

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"))
LEFT_OUT = ("acl:relcl", "acl", "conj", "cc", "parataxis", "advcl", "dep", "cop", "ccomp", "nsubj", "aux", "expl", "csubj")
OUTER = ("case", "mark", "punct", "advmod")


def phrase_tokens(scene: Scene, head: Token) -> list[Token]:
    """Return the words of a noun phrase: no relative clause, no conjunct, no preposition before it, no detached part."""
    doc = scene.doc
    barred: list[int] = []
    for child in doc.children(head):
        if matches(child.dep, LEFT_OUT) or (child.dep in ("appos", "obl:mod", "xcomp") and not is_title_name(scene, head, child)):
            barred.append(child.i)
        elif child.dep in ("case", "mark", "punct") and child.i < head.i:
            barred.append(child.i)
    tokens = doc.subtree(head, without=barred)
    name = scene.name_of.get(head.i)
    if name:
        tokens = sorted({token.i: token for token in (*tokens, *doc.tokens_in(name))}.values(), key=lambda token: token.i)
    return _trim(_contiguous(tokens, head))


def _contiguous(tokens: list[Token], head: Token) -> list[Token]:
    """Keep the run of neighbouring words around the head, cut at a comma that opens a detached part."""
    place = next(index for index, token in enumerate(tokens) if token.i == head.i)
    first = place
    while first > 0 and tokens[first - 1].i == tokens[first].i - 1 and tokens[first - 1].text not in ",;:—–":
        first -= 1
    last = place
    while last + 1 < len(tokens) and tokens[last + 1].i == tokens[last].i + 1 and tokens[last + 1].text not in ",;:—–":
        last += 1
    return tokens[first : last + 1]


def _trim(tokens: list[Token]) -> list[Token]:
    while len(tokens) > 1 and (tokens[0].pos in ("PUNCT", "CCONJ") or tokens[0].dep == "mark"):
        tokens = tokens[1:]
    while len(tokens) > 1 and (tokens[-1].pos in ("PUNCT", "CCONJ", "ADP", "SCONJ") and tokens[-1].dep != "case"):
        tokens = tokens[:-1]
    return tokens


def phrase_span(scene: Scene, head: Token) -> Span:
    """Return the extent of a noun phrase in the stored text."""
    return envelope(token.span for token in phrase_tokens(scene, head))


def is_title_name(scene: Scene, head: Token, child: Token) -> bool:
    """Tell whether a name stands right behind the common noun that introduces it (« le préfet Anne Dupont »)."""
    if child.pos != "PROPN" or head.i in scene.name_of or head.pos not in ("NOUN", "PROPN", "ADJ") or child.i < head.i:
        return False
    if scene.doc.children(child, "case", "det") or not matches(child.dep, ("appos", "flat", "nmod", "amod", "dep", "nsubj")):
        return False
    return all(token.pos in ("ADJ", "PROPN", "NOUN") and token.text != "," for token in scene.doc.tokens[head.i + 1 : child.i])


def named_by(scene: Scene, head: Token) -> Token | None:
    """Return the name that a common noun introduces, if one does."""
    for child in scene.doc.children(head):
        if is_title_name(scene, head, child):
            return child
    return None


def core_of(scene: Scene, token: Token) -> Token:
    """Return the noun that a partitive head stands for (« la plupart des *élus* »), else the token."""
    if not scene.is_a(token, "partitive"):
        return token
    for child in scene.doc.children(token, "nmod", "obl"):
        if child.pos in NOMINAL and scene.doc.children(child, "case"):
            return child
    return token


def head_span(scene: Scene, token: Token) -> Span:
    """Return the head of a slot: the whole name where the word belongs to one or introduces one, else the word."""
    named = named_by(scene, token)
    kept = named or core_of(scene, token)
    return scene.name_of.get(kept.i, kept.span)


def conjuncts(doc: Doc, head: Token) -> list[Token]:
    """Return the noun with the nouns coordinated with it, where a coordinator closes the list."""
    listed = [child for child in doc.children(head, "conj") if child.pos in NOMINAL and not _is_clausal(doc, child)]
    closed = [child for child in listed if doc.children(child, "cc")]
    if not closed:
        return [head]
    bare = not doc.children(head, "case")
    kept = [child for child in listed if child.i <= closed[-1].i and not (bare and doc.children(child, "case"))]
    return [head, *kept]


def _is_clausal(doc: Doc, token: Token) -> bool:
    return bool(doc.children(token, "nsubj", "cop", "aux", "obj", "mark"))


def preposition(scene: Scene, token: Token) -> str:
    """Return the preposition of a phrase without its article, its fixed parts included; empty where there is none."""
    doc, plain = scene.doc, scene.lexicon.contractions
    cases = doc.children(token, "case")
    if not cases:
        return ""
    first = cases[0]
    parts = [first, *doc.children(first, "fixed"), *cases[1:]]
    parts = [part for part in parts if part.i < token.i]
    return " ".join(plain.get(part.lower, part.lower) for part in sorted(parts, key=lambda it: it.i))
