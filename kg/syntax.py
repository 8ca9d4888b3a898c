"""Questions about the tree that several stages ask."""

from __future__ import annotations

from collections.abc import Sequence

from kg.doc import Doc, Token, matches

OUTSIDE = (
    "acl:relcl", "advcl", "appos", "aux", "case", "cc", "ccomp", "conj", "cop", "csubj", "discourse", "dislocated",
    "expl", "mark", "nsubj", "parataxis", "punct", "vocative",
)  # fmt: skip
BREAKS = frozenset((",", ";", ":", "("))


def noun_phrase(doc: Doc, head: Token) -> list[Token]:
    """Return the unbroken run of a noun with its determiners, adjectives and prepositional complements, up to a comma.

    Relative clauses, appositions, coordinated phrases and the preposition that governs the noun stay outside.
    """
    without = [child.i for child in doc.children(head) if _stands_outside(child, head)]
    kept = {token.i for token in doc.subtree(head, without=without) if token.sentence == head.sentence}
    first = last = head.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept and doc.tokens[last + 1].text not in BREAKS:
        last += 1
    while doc.tokens[last].pos == "PUNCT" and last > head.i:
        last -= 1
    while doc.tokens[first].pos == "PUNCT" and first < head.i:
        first += 1
    return list(doc.tokens[first : last + 1])


def _stands_outside(child: Token, head: Token) -> bool:
    if child.dep == "case" and child.pos == "DET":
        return False
    if matches(child.dep, OUTSIDE) or (child.i < head.i and child.pos == "ADP" and child.dep == "dep"):
        return True
    return child.i < head.i and matches(child.dep, ("advmod", "obl", "obj", "iobj", "nmod", "acl"))


def syntactic_head(tokens: Sequence[Token]) -> Token:
    """Return the token of a stretch whose governor lies outside it, the first of several."""
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head not in inside or token.head == token.i), tokens[0])
