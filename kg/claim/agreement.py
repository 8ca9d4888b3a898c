"""Words -> agreement: whether a subject and its verb or participle can have the same number and gender."""

from __future__ import annotations

from kg.claim.clauses import is_participle
from kg.doc import Doc, Token


def agrees(doc: Doc, noun: Token, verb: Token) -> bool:
    """Tell whether a subject and its finite verb can share a number; unknown numbers and lists agree."""
    finite = [part for part in (*doc.children(verb, "aux", "cop"), verb) if part.morph.get("VerbForm") == "Fin"]
    if noun.pos != "NOUN" or doc.children(noun, "conj", "nummod"):
        return True
    return not finite or _share(noun, finite[0], "Number")


def fits_participle(doc: Doc, noun: Token, participle: Token) -> bool:
    """Tell whether a passive participle can agree in gender and number with the noun that it is said of."""
    bare = is_participle(participle) and participle.morph.get("Tense") != "Pres"
    if noun.pos not in ("NOUN", "PRON") or doc.children(noun, "conj", "nummod") or not bare:
        return True
    return _share(noun, participle, "Gender") and _share(noun, participle, "Number")


def can_share(doc: Doc, noun: Token, verb: Token) -> bool:
    """Tell whether a subject found elsewhere in the sentence agrees with a verb in number, pronouns included."""
    if noun.pos != "PRON" or doc.children(noun, "conj"):
        return agrees(doc, noun, verb)
    finite = [part for part in (*doc.children(verb, "aux", "cop"), verb) if part.morph.get("VerbForm") == "Fin"]
    return not finite or _share(noun, finite[0], "Number")


def _share(one: Token, two: Token, feature: str) -> bool:
    """Tell whether two words can have the same value of a feature; an unknown value fits any."""
    values = one.morph.get(feature), two.morph.get(feature)
    return None in values or values[0] == values[1]
