"""Tokens behind a figure -> Counted: the noun phrase that it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.doc import Doc, Token, matches
from kg.measure.happening import find_toll
from kg.measure.lexicon import Lexicon
from kg.measure.scheme import Scheme
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


def find_counted(doc: Doc, behind: Sequence[Token], lexicon: Lexicon, scheme: Scheme, *, linked: bool) -> Counted | None:
    """Return what is counted by the tokens behind a figure; ``linked`` asks for a preposition first (« 40 % des voix »)."""
    start, link = 0, bool(behind) and _is_determiner(behind[0])
    for index, token in enumerate(behind[:REACH]):
        if lexicon.is_form("complement", token.lower.strip("'")) and index == start and index <= 1:
            start, link = index + 1, True
        elif token.text == "-" or (_is_determiner(token) and index == start):
            start = index + 1
        elif lexicon.is_form("degree", token.lower):
            continue
        elif _may_be_counted(behind, index, lexicon, scheme):
            return _counted(doc, behind, start, index, lexicon) if link or not linked else None
        elif token.pos not in SKIPPED:
            break
    return None


def _is_determiner(token: Token) -> bool:
    return token.pos == "DET" or token.morph.get("Poss") == "Yes"


def _may_be_counted(behind: Sequence[Token], index: int, lexicon: Lexicon, scheme: Scheme) -> bool:
    """Tell whether a token is a noun that tells no time, or stands for a noun."""
    token = behind[index]
    noun = token.pos in NOMINAL and not lexicon.is_form("weekday", token.lower) and not lexicon.is_form("time_noun", token.lower)
    return noun or lexicon.is_form("pro_noun", token.lower) or _stands_for_noun(behind, index, scheme)


def _counted(doc: Doc, behind: Sequence[Token], start: int, index: int, lexicon: Lexicon) -> Counted:
    """Return the phrase of the noun at an index; one that stands for a noun, or that a hyphen ties, is alone."""
    token = behind[index]
    alone = lexicon.is_form("pro_noun", token.lower) and not _is_noun_ahead(behind, index, lexicon)
    tied = index > 0 and behind[index - 1].text == "-"
    return Counted(token, token.span) if alone or tied else _phrase(doc, behind, start, index)


def _is_noun_ahead(behind: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    if index + 1 >= len(behind) or lexicon.is_form("weekday", behind[index + 1].lower):
        return False
    return behind[index + 1].pos in ("NOUN", "ADJ", "VERB")


def _stands_for_noun(behind: Sequence[Token], index: int, scheme: Scheme) -> bool:
    """Tell whether an adjective or a participle is counted itself: its role is a noun's and no noun follows."""
    token = behind[index]
    if token.pos == "ADJ":
        following = behind[index + 1].pos if index + 1 < len(behind) else ""
        return following not in (*NOMINAL, "ADJ") and (matches(token.dep, ROLES) or scheme.noun_measure(token) is not None)
    return token.pos == "VERB" and index == 0 and scheme.noun_measure(token) is not None


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
    head = _shared_noun(doc, head)
    return Counted(head, Span(behind[start].start, _end(doc, head)))


def _shared_noun(doc: Doc, head: Token) -> Token:
    """Return the plural noun that a capitalised modifier and an adjective share (“Wagner and regular soldiers”)."""
    if not head.text[0].isupper() or head.morph.get("Number") == "Plur":
        return head
    for noun in doc.children(head, "conj"):
        plain = noun.pos == "NOUN" and noun.text[0].islower() and noun.morph.get("Number") == "Plur"
        if plain and doc.children(noun, "amod", "compound") and not doc.children(noun, "det", "nummod", "case"):
            return noun
    return head


def _end(doc: Doc, head: Token) -> int:
    """Return where a phrase ends: behind its adjectives and the complements that need no other preposition than the commonest."""
    last = head
    for token in noun_phrase(doc, head):
        if token.i == last.i + 1 and (token.pos in INSIDE or token.text == "-" or _is_complement(token)):
            last = token
    while last.i > head.i and last.pos in ("ADP", "DET", "PUNCT"):
        last = doc.tokens[last.i - 1]
    return last.end


def _is_complement(token: Token) -> bool:
    return token.pos == "ADP" and token.lemma.lower() in ("de", "of")


def find_subject(doc: Doc, number: Token | None, lexicon: Lexicon, scheme: Scheme) -> Counted | None:
    """Return what a number without a noun counts where its clause is about a count.

    That is the complement of a count noun (« le nombre de blessés passe à 40 »), or a toll that reaches the number
    (« les pertes ont pu atteindre 40 »).
    """
    if number is None:
        return None
    for governor in (number, *doc.ancestors(number)):
        for subject in doc.children(governor, "nsubj"):
            if subject.i < number.i and lexicon.is_form("count_noun", subject.lemma.lower()):
                return complement_of(doc, subject)
        if governor.pos == "VERB" and not matches(governor.dep, ("xcomp",)):
            break
    toll = find_toll(doc, number, scheme)
    return Counted(toll, Span(_first(doc, toll), _end(doc, toll))) if toll else None


def find_bracketed(behind: Sequence[Token], before: Sequence[Token]) -> Counted | None:
    """Return the plural noun right before a bracket that holds nothing but the number (« les passagers (250) »)."""
    if len(before) < 2 or not behind or before[-1].text != "(" or behind[0].text != ")":
        return None
    noun = before[-2]
    return Counted(noun, noun.span) if noun.pos == "NOUN" and noun.morph.get("Number") == "Plur" else None


def complement_of(doc: Doc, noun: Token) -> Counted | None:
    """Return the complement of a count noun, with « de » or “of” or in a compound before it."""
    for child in doc.children(noun, "nmod"):
        if any(_is_complement(case) for case in doc.children(child, "case")):
            return Counted(child, Span(_first(doc, child), _end(doc, child)))
    return next((Counted(child, child.span) for child in doc.children(noun, "compound")), None)


def _first(doc: Doc, head: Token) -> int:
    kept = [token for token in noun_phrase(doc, head) if token.i <= head.i and token.pos != "DET"]
    return kept[0].start if kept else head.start
