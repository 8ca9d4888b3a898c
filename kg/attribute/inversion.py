"""Verb -> speaker behind it: reporting clauses with their subject last, read from left to right whatever the parse says."""

from __future__ import annotations

from kg.attribute.phrase import phrase_head
from kg.attribute.scene import HYPHENS, Scene, is_finite
from kg.attribute.voice import is_voice
from kg.doc import Token

ADJUNCTS = 14
STOPS = frozenset({".", ";", ":", "!", "?", "«", '"', "("})
NOMINAL = ("NOUN", "PROPN", "ADJ", "NUM", "X")


def group_start(scene: Scene, verb: Token) -> int:
    """Return the index where the auxiliaries, clitics and adverbs right before a verb begin."""
    begin, index = scene.doc.bounds[verb.sentence][0], verb.i
    while index > begin and scene.doc.tokens[index - 1].pos in ("AUX", "PRON", "ADV"):
        index -= 1
    return index


def is_finite_here(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb is finite, or has a finite auxiliary right before it."""
    return is_finite(verb) or any(is_finite(token) for token in scene.doc.tokens[group_start(scene, verb) : verb.i])


def subject_behind(scene: Scene, first: int, limit: int) -> Token | None:
    """Return the head of the phrase of somebody who speaks behind the days and adjuncts that begin at an index, if any do.

    It is free: no preposition stands before it, and a day, adverb, comma or finished phrase does.
    """
    tokens = scene.doc.tokens
    index, limit = first, min(limit, first + ADJUNCTS)
    while index < limit:
        token = tokens[index]
        if token.text in STOPS or token.pos in ("SCONJ", "CCONJ") or scene.lexicon.is_marker(token, "relative"):
            return None
        if is_finite(token) and not token.text[0].isupper():
            return None
        if _can_begin(scene, tokens[index - 1], token):
            head = phrase_head(scene, index)
            if head is not None and head.pos != "PRON" and not scene.lexicon.is_marker(head, "day") and is_voice(scene, head):
                return head
        index += 1
    return None


def _can_begin(scene: Scene, before: Token, token: Token) -> bool:
    """Tell whether a new phrase begins at a token: an article behind any finished one, a name behind what is no name."""
    if token.text[0] in HYPHENS:
        return False
    finished = before.pos in (*NOMINAL, "ADV", "VERB", "AUX") or before.text in (",", ")", "»")
    if token.pos == "DET":
        return finished
    named = token.pos == "PROPN" and any(name.first == token.i for name in scene.doc.names)
    return named and finished and before.pos != "PROPN"
