"""Words the parser hung elsewhere -> their places: objects of relative clauses, counts and garbled subjects.

A parse that contradicts itself is mended where one reading is left, and given up where none is.
"""

from __future__ import annotations

from kg.claim.scene import Scene
from kg.doc import Doc, Token, matches


def strayed_object(scene: Scene, verb: Token) -> Token | None:
    """Return the object of a relative clause that the parser took for a second subject of the clause around it."""
    doc = scene.doc
    if not matches(verb.dep, ("acl:relcl",)) or doc.children(verb, "obj"):
        return None
    noun = doc.head(verb)
    for token in doc.tokens[verb.i + 1 : verb.i + 7]:
        if scene.is_a(token, "time") or token.dep == "case":
            continue
        if token.pos in ("NOUN", "PROPN"):
            return token if token.head == noun.head and matches(token.dep, ("nsubj",)) else None
        if token.pos not in ("DET", "ADJ", "NUM"):
            return None
    return None


def numeral_subject(doc: Doc, token: Token) -> Token | None:
    """Return the number that stands for the counted before a copula or auxiliary (« *40* sont morts »)."""
    helpers = doc.children(token, "cop", "aux")
    numbers = [child for child in doc.children(token, "nummod", "expl:subj", "dep") if child.pos == "NUM"]
    return numbers[0] if helpers and numbers and numbers[0].i < helpers[0].i else None


def lost_subject(doc: Doc, token: Token) -> Token | None:
    """Return the noun right before a finite auxiliary that agrees with it and that a garbled quantifier hides (« de N sont »)."""
    helpers = [child for child in doc.children(token, "cop", "aux") if child.morph.get("VerbForm") == "Fin"]
    if not helpers or doc.children(token, "expl") or helpers[0].i == 0:
        return None
    last = doc.tokens[helpers[0].i - 1]
    noun = doc.head(last) if last.pos == "ADJ" else last
    cases = doc.children(noun, "case")
    if noun.pos != "NOUN" or not cases or cases[0].i == 0 or noun.sentence != token.sentence:
        return None
    number = noun.morph.get("Number")
    quantified = doc.tokens[cases[0].i - 1].pos not in ("NOUN", "PROPN", "ADJ", "PRON", "PUNCT") and cases[0].i + 1 == noun.i
    return noun if quantified and number is not None and number == helpers[0].morph.get("Number") else None
