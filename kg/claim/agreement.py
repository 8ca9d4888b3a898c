"""Words -> agreement: whether a subject and its verb or participle can have the same number and gender."""

from __future__ import annotations

from kg.claim.clauses import is_participle, is_past_participle
from kg.doc import Doc, Token


def agrees(doc: Doc, noun: Token, verb: Token) -> bool:
    """Tell whether a subject and its finite verb can share a number; unknown numbers and lists agree."""
    if noun.pos not in ("NOUN", "ADJ") or doc.children(noun, "conj", "nummod"):
        return True
    return _fits_finite(doc, number_of(doc, noun), verb)


def fits_participle(doc: Doc, noun: Token, participle: Token) -> bool:
    """Tell whether a passive participle can agree in gender and number with the noun that it is said of."""
    bare = is_participle(participle) and participle.morph.get("Tense") != "Pres"
    if noun.pos not in ("NOUN", "PRON") or doc.children(noun, "conj", "nummod") or not bare:
        return True
    return _share(noun, participle, "Gender") and _share(noun, participle, "Number")


def fits_partly(noun: Token, participle: Token) -> bool:
    """Tell whether a noun and a participle can share a gender or a number, as they do where only one ending is misspelt."""
    return _share(noun, participle, "Gender") or _share(noun, participle, "Number")


def can_share(doc: Doc, noun: Token, verb: Token) -> bool:
    """Tell whether a subject found elsewhere in the sentence agrees with a verb in number, pronouns included."""
    if noun.pos != "PRON" or doc.children(noun, "conj"):
        return agrees(doc, noun, verb)
    finite = next((part for part in (*doc.children(verb, "aux", "cop"), verb) if part.morph.get("VerbForm") == "Fin"), verb)
    return _fits_finite(doc, noun.morph.get("Number"), verb) and _share(noun, finite, "Person")


def fits_relative(doc: Doc, noun: Token, verb: Token) -> bool:
    """Tell whether what a relative pronoun takes up agrees with the verb in number, and with what follows a form of “be”.

    The number is the determiner's where there is one; of a list all members together count.
    """
    number = "Plur" if _is_list(doc, noun) else number_of(doc, noun)
    if not _fits_finite(doc, number, verb):
        return False
    counted = noun.pos != "NOUN" or _is_list(doc, noun) or doc.children(noun, "nummod")
    if counted or not doc.children(verb, "aux:pass") or not is_past_participle(verb):
        return True
    return _share(noun, verb, "Gender")


def modified_noun(doc: Doc, noun: Token, participle: Token) -> Token:
    """Return the noun that a bare past participle modifies: the first, where that does not agree one below or above it.

    Below it is the nearest before the participle with no comma between; above it is one that is known to agree.
    """
    known = is_past_participle(participle) and noun.pos in ("NOUN", "PROPN") and not doc.children(participle, "aux")
    if not known or _agrees_as(doc, noun, participle):
        return noun
    for token in reversed(doc.tokens[noun.i + 1 : participle.i] if noun.pos == "NOUN" else ()):
        if token.text == ",":
            break
        if token.pos == "NOUN" and is_shown(doc, token) and _agrees_as(doc, token, participle):
            return token
    above = noun
    while above.dep in ("nmod", "appos", "flat:name") and doc.head(above).i < above.i:
        above = doc.head(above)
        if above.pos == "NOUN" and is_shown(doc, above) and agrees_strictly(above, participle):
            return above
    return noun


def _agrees_as(doc: Doc, noun: Token, participle: Token) -> bool:
    """Tell whether a noun, or the list that it begins, has the number and can have the gender of a participle."""
    if _is_list(doc, noun) and participle.morph.get("Number") == "Plur":
        return True
    return _share(noun, participle, "Gender") and participle.morph.get("Number") in (
        None,
        number_of(doc, noun) or participle.morph.get("Number"),
    )


def agrees_strictly(noun: Token, participle: Token) -> bool:
    """Tell whether a noun is known to have the gender and number of a participle."""
    return all(noun.morph.get(feature) == participle.morph.get(feature) is not None for feature in ("Gender", "Number"))


def number_of(doc: Doc, noun: Token) -> str | None:
    """Return the number of a noun, that of its determiner where there is one; None for a bare name or a single numeral."""
    if doc.children(noun, "nummod"):
        return "Plur" if noun.morph.get("Number") == "Plur" else None
    openers = [child for child in doc.children(noun, "det", "case") if child.i < noun.i and "Number" in child.morph]
    shown = [child.morph["Number"] for child in openers if child.dep == "det" or "Definite" in child.morph]
    if not shown and noun.text[:1].isupper():
        return None
    return shown[0] if shown else noun.morph.get("Number")


def is_shown(doc: Doc, noun: Token) -> bool:
    """Tell whether a noun can be taken up by itself: a name, a plural, or one with a determiner or a numeral."""
    if noun.pos == "PROPN" or noun.morph.get("Number") == "Plur" or doc.children(noun, "det", "nummod", "nmod:poss"):
        return True
    return any(case.morph.get("Definite") == "Def" for case in doc.children(noun, "case"))


def _is_list(doc: Doc, noun: Token) -> bool:
    """Tell whether a coordinator joins other nouns to a noun."""
    return any(doc.children(child, "cc") for child in doc.children(noun, "conj"))


def _fits_finite(doc: Doc, number: str | None, verb: Token) -> bool:
    """Tell whether a number is that of the finite part of a predicate; what is unknown fits."""
    finite = [part for part in (*doc.children(verb, "aux", "cop"), verb) if part.morph.get("VerbForm") == "Fin"]
    return not finite or None in (number, finite[0].morph.get("Number")) or number == finite[0].morph["Number"]


def _share(one: Token, two: Token, feature: str) -> bool:
    """Tell whether two words can have the same value of a feature; an unknown value fits any."""
    values = one.morph.get(feature), two.morph.get(feature)
    return None in values or values[0] == values[1]
