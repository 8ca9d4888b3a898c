"""Tokens behind a figure -> Counted: the noun phrase that it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.doc import Doc, Token, matches
from kg.measure.lexicon import Lexicon
from kg.model import Span
from kg.syntax import noun_phrase

NOMINAL = ("NOUN", "PROPN")
SKIPPED = ("ADJ", "ADV", "DET", "NUM")
INSIDE = ("ADJ", "PROPN", "NOUN", "DET", "NUM", "X")
ROLES = ("nsubj", "obj", "obl", "nmod", "root", "conj", "appos")
REACH = 7


@dataclass(frozen=True, slots=True)
class Counted:
    """What a figure counts: the head noun and the span of its phrase without the number and without a leading article."""

    head: Token
    span: Span


def find_counted(doc: Doc, behind: Sequence[Token], lexicon: Lexicon, *, linked: bool) -> Counted | None:
    """Return what is counted by the tokens behind a figure; ``linked`` asks for a preposition first (« 40 % des voix »)."""
    start, link = 0, False
    for index, token in enumerate(behind[:REACH]):
        if lexicon.is_form("complement", token.lower.strip("'")):
            if link or index != start:
                return None
            start, link = index + 1, True
        elif token.text == "-" or (token.pos == "DET" and index == start):
            start = index + 1
        elif token.pos in NOMINAL or _stands_for_noun(doc, behind, index):
            return _phrase(doc, behind, start, index) if link or not linked else None
        elif token.pos not in SKIPPED:
            return None
    return None


def _stands_for_noun(doc: Doc, behind: Sequence[Token], index: int) -> bool:
    """Tell whether an adjective or a participle is counted itself: its role is a noun's and no noun follows."""
    token = behind[index]
    if token.pos == "ADJ":
        following = behind[index + 1].pos if index + 1 < len(behind) else ""
        return following not in (*NOMINAL, "ADJ") and matches(token.dep, ROLES)
    return token.pos in ("VERB", "PRON") and bool(doc.children(token, "nummod"))


def _phrase(doc: Doc, behind: Sequence[Token], start: int, index: int) -> Counted:
    """Return the phrase whose first noun is given: up to the head of its compound and the complements behind that."""
    head = behind[index]
    for _ in range(3):
        governor = doc.head(head)
        chain = doc.tokens[head.i + 1 : governor.i]
        if not (
            head.i < governor.i <= head.i + 3
            and governor.pos in NOMINAL
            and matches(head.dep, ("compound", "amod", "nmod", "flat"))
        ):
            break
        if any(token.pos in ("ADP", "PUNCT") and token.text != "-" for token in chain):
            break
        head = governor
    return Counted(head, Span(behind[start].start, _end(doc, head)))


def _end(doc: Doc, head: Token) -> int:
    """Return where a phrase ends: behind its adjectives and the complements that need no other preposition than the commonest."""
    last = head
    for token in noun_phrase(doc, head):
        if token.i == last.i + 1 and (token.pos in INSIDE or token.text == "-" or _is_complement(doc, token)):
            last = token
    while last.i > head.i and last.pos in ("ADP", "DET", "PUNCT"):
        last = doc.tokens[last.i - 1]
    return last.end


def _is_complement(doc: Doc, token: Token) -> bool:
    return token.pos == "ADP" and token.lemma.lower() in ("de", "of")
