"""Predicates -> their own subjects: which of the phrases that hang on a verb can be said to do or be it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.claim.agreement import fits_relative, is_shown
from kg.claim.clauses import is_inverted
from kg.claim.naming import named_by
from kg.claim.phrases import NOMINAL, is_time, preposition, set_off
from kg.claim.scene import Scene, remembered
from kg.claim.strays import strayed_object
from kg.doc import Doc, Token


@remembered
def own_subjects(scene: Scene, token: Token) -> tuple[Token, ...]:
    """Return the subjects that hang on a predicate, without an object that strayed from a relative clause before it."""
    found = (_bare(scene, child, token) for child in scene.doc.children(token, "nsubj"))
    listed = [child for child in found if child is not None and _can_be_subject(scene, child)]
    listed = [child for child in listed if not _is_dateline(scene.doc, child, token)]
    if is_inverted(scene.doc, token):
        listed = [child for child in listed if child.i < token.i]
    listed = [child for child in listed if not _is_strayed(scene, child, listed)]
    if len(listed) > 1:
        listed = [child for child in listed if not is_time(scene, child)] or listed
    return tuple(listed[:1] if len(listed) == 2 and are_apposed(scene.doc, *listed) else listed)


def _bare(scene: Scene, noun: Token, verb: Token) -> Token | None:
    """Return a subject, or the noun without preposition below what a preposition opens (« dès l’étape *Luc* part »)."""
    colons = [it.i for it in scene.doc.tokens[noun.i + 1 : verb.i] if it.text == ":" and it.i not in scene.name_of]
    if colons:
        return _behind_colon(scene, colons[-1], verb)
    if not _is_adjunct(scene, noun):
        return noun
    doc, name = scene.doc, scene.name_of.get(noun.i)
    inner = [it for it in doc.children(noun, "appos", "nmod", "flat") if it.pos in ("NOUN", "PROPN") and it.i < verb.i]
    inner = [it for it in inner if name is None or scene.name_of.get(it.i) != name]
    inner.extend(it for it in doc.children(noun, "conj") if it.i < verb.i and set_off(scene, noun, it))
    free = [it for it in inner if not doc.children(it, "case") and not is_time(scene, it)]
    named = [it for it in free if it.pos == "PROPN" or doc.children(it, "det")]
    return named[0] if len(named) == 1 and fits_relative(doc, named[0], verb) else None


def _behind_colon(scene: Scene, colon: int, verb: Token) -> Token | None:
    """Return the one noun behind a colon that the parser hung before it, else the last one if a comma opens it.

    What stands before a colon only says what the clause is about (« Chili : *le doyen* est mort »).
    """
    doc, names = scene.doc, scene.name_of
    nouns = [it for it in doc.tokens[colon + 1 : verb.i] if it.head <= colon and it.pos in ("NOUN", "PROPN")]
    nouns = [it for it in nouns if not doc.children(it, "case") and it.text not in ("-", *DASHES)]
    free = [it for it in nouns if not is_time(scene, it) and not (it.i in names and names.get(it.i - 1) == names[it.i])]
    known = bool(free) and (free[-1].i in names or is_shown(doc, free[-1]))
    if not known or not fits_relative(doc, free[-1], verb):
        return None
    first = doc.subtree(free[-1])[0].i
    return free[-1] if len(free) == 1 or doc.tokens[first - 1].text == "," else None


def _is_adjunct(scene: Scene, noun: Token) -> bool:
    """Tell whether a preposition that ties phrases to verbs opens a phrase: no genitive, no part of a figure or a name."""
    cases = [case for case in scene.doc.children(noun, "case") if case.pos == "ADP" and case.i < noun.i]
    if not cases or cases[0].i in scene.name_of or cases[0].i in scene.quantity_of:
        return False
    if scene.lexicon.is_a(preposition(scene, noun), "genitive"):
        return False
    return not cases[0].i or scene.doc.tokens[cases[0].i - 1].pos != "NUM"


def is_contested(scene: Scene, subjects: Sequence[Token]) -> bool:
    """Tell whether several phrases claim to be the subject of one verb, none of which names the other."""
    return len({scene.name_of.get(it.i, it.span) for it in subjects}) > 1 and named_by(scene, subjects[0]) is None


def are_apposed(doc: Doc, first: Token, second: Token) -> bool:
    """Tell whether of two nouns under one verb the second stands between commas right behind the first, with a determiner."""
    last, inner = doc.subtree(first)[-1], doc.subtree(second)
    before, after = doc.tokens[inner[0].i - 1], doc.tokens[inner[-1].i + 1 : inner[-1].i + 2]
    opened = "," in (before.text, inner[0].text) and inner[0].i - last.i <= 2 and inner[0].i > first.i
    closed = any(token.text == "," for token in (*after, inner[-1]))
    return opened and closed and bool(doc.children(second, "det")) and not doc.children(second, "cc", "case")


def _is_dateline(doc: Doc, noun: Token, verb: Token) -> bool:
    """Tell whether a colon, or a dash behind the first word, parts a noun from its verb (« *Chili* : le doyen est mort »)."""
    if noun.i > verb.i:
        return False
    last = doc.subtree(noun)[-1].i
    first = noun.i == doc.sentence_tokens(noun.sentence)[0].i
    return any(token.text == ":" or (first and token.text in DASHES) for token in doc.tokens[last : last + 2])


DASHES = ("—", "–", "--")


def _can_be_subject(scene: Scene, token: Token) -> bool:
    """Tell whether a token can be a subject: an adjective only with a determiner or in the place of a noun."""
    if token.pos == "ADJ":
        return bool(scene.doc.children(token, "det")) or scene.is_a(token, "pronominal")
    if scene.lexicon.is_a(token.lower, "dative only") or scene.lexicon.is_a(token.lower, "editor mark"):
        return False
    spelt = token.text not in ("-", *DASHES)
    return spelt and token.pos in NOMINAL and not any(scene.is_a(child, "month") for child in scene.doc.children(token))


def _is_strayed(scene: Scene, token: Token, subjects: list[Token]) -> bool:
    return any(strayed_object(scene, verb) is token for other in subjects for verb in scene.doc.children(other, "acl:relcl"))
