"""Beginnings -> ends: how far a clause or an object reaches, never inside a quotation that it opened."""

from __future__ import annotations

from collections.abc import Collection

from kg.attribute.scene import Scene, is_finite
from kg.doc import Doc, Token

STOPPING = frozenset({",", ".", ";", ":", "!", "?", "–", "—", ")", "…", "..."})
OPENING = frozenset({"«", "(", "“"})


def reach(scene: Scene, head: Token, first: int, *, barred: Collection[int] = ()) -> int:
    """Return the index of the last token of the clause of ``head`` that begins at ``first``.

    The clause ends where its subtree does, never inside a quotation that it opened and never past its sentence.
    """
    doc = scene.doc
    limit = doc.bounds[head.sentence][1] - 1
    inside = [token.i for token in doc.subtree(head, without=barred) if first <= token.i <= limit]
    last = inside[-1] if inside else limit
    blocked = [index for index in barred if index > first]
    if blocked:
        last = min(last, min(blocked) - 1)
        while last > first and doc.tokens[last].pos in ("CCONJ", "PUNCT", "ADV", "AUX", "PRON"):
            last -= 1
    return last


def close_quotes(scene: Scene, first: int, last: int) -> int:
    """Return ``last``, moved to the end of a quotation that begins behind ``first`` and is still open there."""
    item = scene.quote_at(scene.doc.tokens[last])
    if item is None or item.outer.start < scene.doc.tokens[first].start:
        return last
    return scene.doc.tokens_in(item.outer)[-1].i


def object_phrase(scene: Scene, first: int, limit: int) -> int:
    """Return the last token of the noun phrase that begins at ``first``, read from left to right whatever the parse says.

    It runs over prepositional phrases and relative clauses up to a comma, a further verb or a subordinating word.
    """
    doc, lexicon = scene.doc, scene.lexicon
    relative = False
    index = first
    while index + 1 < limit:
        token = doc.tokens[index + 1]
        closing = scene.quote_at(token)
        if (
            closing is not None
            and closing is scene.quote_at(doc.tokens[index])
            and closing.outer.start >= doc.tokens[first].start
        ):
            index += 1
            continue
        if token.text in STOPPING or (token.pos == "SCONJ" and not lexicon.is_marker(token, "relative")):
            break
        if lexicon.is_marker(token, "contrast") and lexicon.is_marker(doc.tokens[min(index + 2, limit - 1)], "complementiser"):
            break
        relative = relative or lexicon.is_marker(token, "relative")
        if is_finite(token) and not relative:
            break
        if token.pos == "CCONJ" and _joins_verb(doc, index + 2, limit):
            break
        index += 1
    while index > first and (doc.tokens[index].pos in ("CCONJ", "ADP", "DET", "AUX") or doc.tokens[index].text in OPENING):
        index -= 1
    return index


def run_on(scene: Scene, first: int, last: int, limit: int) -> int:
    """Move the end of a clause over words that the parse hangs elsewhere, where no comma or connective parts them from it."""
    doc = scene.doc
    last = close_quotes(scene, first, last)
    if last + 1 < limit and _runs_on(scene, doc.tokens[last + 1]) and scene.share(doc.tokens[last + 1], doc.tokens[first]):
        return close_quotes(scene, first, object_phrase(scene, last, limit))
    return last


def _runs_on(scene: Scene, token: Token) -> bool:
    """Tell whether a word that no comma parts from a clause can belong to it: none that could be a further finite verb."""
    past = token.pos == "VERB" and token.morph.get("VerbForm") == "Part" and token.morph.get("Tense") == "Past"
    participle = past and "bare" not in scene.lexicon.markers
    return participle or token.pos in ("ADP", "ADJ", "ADV", "NOUN", "PROPN", "NUM", "DET")


def _joins_verb(doc: Doc, first: int, limit: int) -> bool:
    """Tell whether a verb, with light words before it, follows a coordinator."""
    for index in range(first, min(first + 3, limit)):
        token = doc.tokens[index]
        if token.pos in ("VERB", "AUX"):
            return True
        if token.pos not in ("PRON", "ADV", "PART"):
            return False
    return False
