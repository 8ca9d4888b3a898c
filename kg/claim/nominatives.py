"""Predicates -> their own subjects: which of the phrases that hang on a verb can be said to do or be it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.claim.agreement import fits_relative, is_shown
from kg.claim.clauses import is_inverted
from kg.claim.naming import named_by
from kg.claim.phrases import NOMINAL, is_plural, is_time, preposition, says_who, set_off
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
    listed = listed[:1] if len(listed) == 2 and are_apposed(scene.doc, *listed) else listed
    return tuple(_settled(scene, listed, token) if is_contested(scene, listed) else listed)


def _settled(scene: Scene, subjects: Sequence[Token], verb: Token) -> Sequence[Token]:
    """Return of several phrases that claim to be the subject the one that the order of words decides for, else all.

    What cannot be the subject behind the finite verb gives way to what stands before it, a noun to the pronoun that leans
    on the verb, an office to the name of its holder, a later member of a list to the first.
    """
    parts = [it for it in (*scene.doc.children(verb, "aux", "cop"), verb) if it.morph.get("VerbForm") == "Fin"]
    if len(parts) != 1:
        return subjects
    finite, tokens = parts[0], scene.doc.tokens
    kept = [it for it in subjects if it.i < finite.i or not _is_behind(scene, it, finite)] or list(subjects)
    if len(kept) > 1 and _leans(scene, kept[-1], finite):
        return kept[-1:]
    if len(kept) != 2 or kept[1].i > finite.i:
        return kept
    first, second = kept
    start = scene.doc.subtree(second)[0].i
    if says_who(scene, first) and first.i not in scene.name_of and scene.type_of.get(second.i) == "Person":
        apart = is_plural(scene, first) or any(it.pos in ("VERB", "AUX", "CCONJ") for it in tokens[first.i + 1 : start])
        return kept if apart else [second]
    joined = tokens[start - 1].pos == "CCONJ" and finite.morph.get("Number") == "Plur" and first.pos != "NUM"
    return [first] if joined and scene.doc.subtree(first)[-1].i == start - 2 else kept


def _is_behind(scene: Scene, noun: Token, finite: Token) -> bool:
    """Tell whether a personal pronoun or a noun behind some preposition follows a finite verb, so that it is no object of it."""
    between = scene.doc.tokens[finite.i + 1 : noun.i]
    return noun.i > finite.i and ("Person" in noun.morph or any(it.pos == "ADP" for it in between))


def _leans(scene: Scene, pronoun: Token, finite: Token) -> bool:
    """Tell whether a pronoun of the person of a finite verb stands before it with only adverbs and pronouns between."""
    if pronoun.pos != "PRON" or pronoun.i > finite.i or scene.is_a(pronoun, "demonstrative"):
        return False
    persons = pronoun.morph.get("Person"), finite.morph.get("Person")
    between = scene.doc.tokens[pronoun.i + 1 : finite.i]
    return (None in persons or persons[0] == persons[1]) and all(it.pos in ("PRON", "ADV", "PART") for it in between)


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
