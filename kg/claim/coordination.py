"""Noun phrases -> lists: which nouns share a place in their clause."""

from __future__ import annotations

from kg.claim.extents import phrase_tokens
from kg.claim.naming import named_by
from kg.claim.phrases import NOMINAL, is_name
from kg.claim.scene import Scene
from kg.doc import Doc, Token


def conjuncts(scene: Scene, head: Token) -> list[Token]:
    """Return the noun with the nouns coordinated with it, where a coordinator closes the list."""
    doc = scene.doc
    if named_by(scene, head) is not None and not doc.children(head, "appos"):
        return [head]
    listed = [child for child in doc.children(head, "conj") if child.pos in NOMINAL and not _is_clausal(doc, child)]
    closed = [child for child in listed if doc.children(child, "cc")]
    if not closed:
        return [head]
    kept = [child for child in listed if child.i <= closed[-1].i and _joins(scene, head, child)]
    return [head, *kept]


def _joins(scene: Scene, head: Token, member: Token) -> bool:
    """Tell whether a noun goes on a list: built like the first one, and not the subject of a verb right behind it."""
    doc = scene.doc
    determined = [bool(doc.children(token, "det", "nummod", "nmod:poss")) for token in (head, member)]
    if is_bracketed_off(doc, head, member) or _continues_object(doc, head, member) or doc.tokens[member.i - 1].text == "-":
        return False
    if doc.children(head, "case") and any(head.i < it.i < member.i and it.dep != "punct" for it in doc.children(doc.head(head))):
        return False
    if member.pos == "ADJ" and head.pos != "ADJ" and not determined[1]:
        return False
    if doc.children(member, "case") and not doc.children(head, "case"):
        return False
    if member.pos == "NOUN" and not determined[1] and (is_name(scene, head) or (determined[0] and _is_singular(member))):
        return False
    after = [*doc.children(member, "flat"), *doc.tokens[phrase_tokens(scene, member)[-1].i + 1 :][:1]]
    opens = any(token.morph.get("VerbForm") == "Fin" and token.sentence == member.sentence for token in after)
    return not opens or doc.head(head).i >= member.i


def _continues_object(doc: Doc, head: Token, member: Token) -> bool:
    """Tell whether a noun may go on the object of a relative clause between it and the noun that the parser joins it to."""
    objects = [it for clause in doc.children(head, "acl") for it in doc.children(clause, "obj") if clause.i < it.i < member.i]
    return bool(objects) and doc.tokens[doc.subtree(member)[0].i - 1].text != ","


def is_bracketed_off(doc: Doc, first: Token, later: Token) -> bool:
    """Tell whether a bracket opens between two words and does not close before the second, so that they are not said together."""
    between = [it.text for it in doc.tokens[first.i + 1 : later.i]]
    return between.count("(") > between.count(")")


def _is_singular(token: Token) -> bool:
    return token.morph.get("Number") == "Sing"


def _is_clausal(doc: Doc, token: Token) -> bool:
    return bool(doc.children(token, "nsubj", "cop", "aux", "obj", "mark"))
