"""Noun phrases -> names: which name a common noun introduces, wherever the parser hung it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.claim.phrases import core_of, is_bracketed, is_definite, is_name, is_plural, is_specific, is_time, says_who, set_off
from kg.claim.scene import Scene, remembered
from kg.doc import Token, matches
from kg.model import Span


def is_title_name(scene: Scene, head: Token, child: Token) -> bool:
    """Tell whether a name stands right behind the common noun that introduces it (« le préfet Anne Dupont »)."""
    inside = head.i in scene.name_of and not scene.is_a(head, "nationality")
    if child.pos != "PROPN" or inside or head.pos not in ("NOUN", "PROPN", "ADJ") or child.i < head.i:
        return False
    if (
        not _introduces(scene, head, child)
        or scene.doc.children(child, "case", "det")
        or not matches(child.dep, ("appos", "flat", "nmod", "amod", "dep", "nsubj"))
    ):
        return False
    between = [token for token in scene.doc.tokens[head.i + 1 : child.i] if token.text not in OPENING]
    return all(token.pos in ("ADJ", "PROPN", "NOUN", "CCONJ") and token.text != "," for token in between) or (
        matches(child.dep, ("appos", "flat")) and _is_office(scene, head, between)
    )


def _is_office(scene: Scene, noun: Token, complement: Sequence[Token]) -> bool:
    """Tell whether words behind a role are its own complement, before the name that it introduces."""
    if not scene.is_a(noun, "role") or any(token.pos not in OFFICE for token in complement):
        return False
    return all(noun.i in (above.i for above in scene.doc.ancestors(token)) for token in complement)


OPENING = ("«", '"', "'")
OFFICE = ("ADP", "DET", "NOUN", "ADJ", "PROPN", "CCONJ")


def _introduces(scene: Scene, noun: Token, name: Token) -> bool:
    """Tell whether a noun stands before names: a role or people before a person, else a kind of body or place."""
    kind = scene.type_of.get(name.i)
    if kind == "Person" or (kind is None and says_who(scene, noun)):
        return says_who(scene, noun) and (kind is not None or len(name.text) == 1 or not name.text.isupper())
    sort = bool(scene.doc.children(noun, "case")) and not scene.doc.children(noun, "det")
    return name.text[:1].isupper() and scene.is_a(noun, "kind") and (not sort or is_specific(scene, noun))


@remembered
def named_by(scene: Scene, head: Token) -> Token | None:
    """Return the name that a common noun introduces, right behind it or behind a comma, if one does."""
    mistaken = head.i not in scene.name_of and (head.text == head.lower or is_office(scene, head))
    if is_name(scene, head) and head.pos != "NOUN" and not (mistaken or scene.is_a(head, "nationality")):
        return None
    for child in scene.doc.children(head):
        if is_title_name(scene, head, child):
            return child
        if child.dep == "conj" and scene.doc.children(child, "cc") and not scene.doc.children(child, "det", "case"):
            return named_by(scene, child)
        if matches(child.dep, ("appos", "conj")) and is_name(scene, child) and set_off(scene, head, child):
            return named_by(scene, child) or child if _equals(scene, head, child) else None
    return _adjoining_person(scene, head)


def is_office(scene: Scene, token: Token) -> bool:
    """Tell whether a word is a role written as a part of no name, be it with a capital (“*President* Ana Roy”)."""
    return token.i not in scene.name_of and scene.is_a(token, "role")


def _equals(scene: Scene, head: Token, name: Token) -> bool:
    """Tell whether a noun phrase can stand for the name behind its comma: definite, and of one unless several names follow."""
    several = head.morph.get("Number") == "Plur" and not scene.doc.children(name, "conj")
    return head.pos == "NOUN" and is_definite(scene, head) and not is_bracketed(scene, name) and not several


def _adjoining_person(scene: Scene, noun: Token) -> Token | None:
    """Return the first word of a person's name right behind the noun for people that opens it, wherever the parser hung it."""
    if not _opens_person(scene, noun):
        return None
    following = _after(scene, noun)
    name = scene.name_of.get(following.i) if following else None
    if following is None or name is None or name.start != following.start or scene.type_of.get(following.i) != "Person":
        return None
    doc = scene.doc
    nested = any(_opens_person(scene, token) for token in doc.tokens[noun.i + 1 : following.i])
    nested = nested or _takes_surname(scene, noun, following)
    several = is_plural(scene, noun) and not doc.children(following, "conj")
    return None if nested or several or doc.children(following, "case", "det", "cc") else following


def person_behind_comma(scene: Scene, noun: Token) -> Token | None:
    """Return the person whose name stands between commas behind a noun for people, where the parser hung it elsewhere.

    The name is no subject of its own behind a phrase that a preposition opens (« selon le maire, *Ana Roy* a … »).
    """
    comma = _after(scene, noun) if _opens_person(scene, noun) and not is_plural(scene, noun) else None
    if comma is None or comma.text != "," or comma.i + 1 >= len(scene.doc.tokens):
        return None
    first = scene.doc.tokens[comma.i + 1]
    name = scene.name_of.get(first.i)
    if name is None or name.start != first.start or scene.type_of.get(first.i) != "Person" or first.head == noun.i:
        return None
    behind = scene.doc.tokens[scene.doc.tokens_in(name)[-1].i + 1 :][:2]
    closed = any(token.text == "," for token in behind[:1]) and not any(token.pos == "CCONJ" for token in behind)
    free = not scene.doc.children(noun, "case") or not matches(first.dep, ("nsubj",))
    return first if free and closed else None


def _takes_surname(scene: Scene, noun: Token, name: Token) -> bool:
    """Tell whether a plural of kin or people inside a phrase takes the surname behind it (« l'avocat *des parents* Roux »)."""
    last = scene.doc.tokens[name.i - 1]
    single = scene.name_of[name.i] == name.span
    return single and last.i > noun.i and says_who(scene, last) and is_plural(scene, last)


def _opens_person(scene: Scene, noun: Token) -> bool:
    """Tell whether a determined noun for people can open a name: no part of an office (« ministre *des Armées* »)."""
    if scene.type_of.get(noun.i) not in ("Person", "Group", "Place", None) or not says_who(scene, noun):
        return False
    above = scene.doc.head(noun)
    over = (above, scene.doc.head(above)) if above.dep == "nmod" else (above,)
    inner = noun.dep == "nmod" and any(says_who(scene, token) and noun.i - token.i <= NEAR for token in over)
    opened = (
        _is_determined(scene, noun)
        or (noun.pos == "PROPN" and is_office(scene, noun))
        or (noun.dep == "conj" and _is_determined(scene, above))
    )
    listed = not is_plural(scene, noun) and (scene.is_a(noun, "role") or scene.is_a(noun, "nationality"))
    return opened and (listed or not inner)


NEAR = 6


def _is_determined(scene: Scene, noun: Token) -> bool:
    """Tell whether a noun has a determiner, also one that its preposition holds (« du », « aux »)."""
    fused = any(case.morph.get("Definite") for case in scene.doc.children(noun, "case"))
    return fused or bool(scene.doc.children(noun, "det"))


def _after(scene: Scene, noun: Token) -> Token | None:
    """Return the word behind a noun with its adjectives and complements, None at the end of its sentence."""
    tokens = scene.doc.tokens
    inside = {noun.i}
    for token in tokens[noun.i + 1 :]:
        if token.sentence != noun.sentence:
            return None
        name = scene.name_of.get(token.i)
        if name is not None and name.start == token.start and scene.type_of.get(token.i) == "Person":
            return token
        qualifies = token.pos in OFFICE or token.morph.get("VerbForm") == "Part"
        if not qualifies or not _hangs_on(scene, token, inside, noun):
            return token
        inside.add(token.i)
    return None


def _hangs_on(scene: Scene, token: Token, inside: set[int], noun: Token) -> bool:
    """Tell whether a word belongs to a noun's phrase read so far, directly or by a word that is still to come."""
    return token.head in inside or any(above.i == noun.i for above in scene.doc.ancestors(token))


def head_span(scene: Scene, token: Token) -> Span:
    """Return the head of a slot: the whole name where the word belongs to one or introduces one, else the word."""
    named = named_by(scene, token)
    kept = named or core_of(scene, token)
    return scene.name_of.get(kept.i, kept.span)


def to_name_end(scene: Scene, head: Token, tokens: list[Token]) -> list[Token]:
    """Return the words of a phrase with the rest of the name that they break off, or with the name right behind them."""
    last = tokens[-1]
    name = scene.name_of.get(last.i)
    if name is None or name.end <= last.end:
        name = _adjoining_name(scene, head, last)
    rest = [it for it in scene.doc.tokens_in(name) if it.i > last.i and it.sentence == last.sentence] if name else []
    common = [it for it in rest if it.text == it.lower and it.text.isalpha()]
    spoilt = any(it.pos == "VERB" for it in common) or (len(common) == len(rest) and any(it.pos != "NOUN" for it in common))
    return tokens if spoilt else [*tokens, *rest]


def _adjoining_name(scene: Scene, head: Token, last: Token) -> Span | None:
    """Return the name right behind a phrase that ends with a common noun or its adjective; of a person behind people alone.

    A title that the parser hung below the name itself does not hold it.
    """
    following = scene.doc.tokens[last.i + 1 : last.i + 2]
    name = scene.name_of.get(last.i + 1)
    if not following or name is None or last.i in scene.name_of or following[0].sentence != last.sentence:
        return None
    if any(scene.name_of.get(above.i) == name for above in scene.doc.ancestors(head)):
        return None
    first = following[0]
    if name.start != first.start or last.pos not in ("NOUN", "ADJ", "PROPN") or not first.text[:1].isupper():
        return None
    verb = scene.doc.head(first)
    shared = matches(head.dep, ("nsubj",)) and verb is scene.doc.head(head)
    if matches(first.dep, ("nsubj",)) and verb.i > first.i and not shared:
        return None
    ends = [last, *(it for it in scene.doc.ancestors(last) if head.i <= it.i < last.i)]
    if scene.type_of.get(first.i) == "Person":
        opened = any(says_who(scene, it) or scene.is_a(it, "kind") for it in ends)
        apposed = first.head == head.i or matches(first.dep, ("appos",))
        return name if opened or (apposed and not matches(head.dep, ("obl",))) else None
    inner = next((it for it in ends if it.pos == "NOUN"), last)
    return None if is_time(scene, inner) else name
