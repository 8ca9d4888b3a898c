"""Noun phrases -> Drafts: appositions and titles, possessions, and events put as nouns."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claim.concepts import noun_concept
from kg.claim.coordination import conjuncts
from kg.claim.draft import Draft
from kg.claim.events import draft_event, possessor
from kg.claim.naming import is_office, named_by, person_behind_comma
from kg.claim.nominatives import are_apposed
from kg.claim.phrases import (
    is_bracketed,
    is_definite,
    is_measured,
    is_name,
    is_plural,
    is_specific,
    is_time,
    preposition,
    says_who,
    set_off,
)
from kg.claim.roles import role_of_phrase
from kg.claim.scene import Scene
from kg.doc import Token, matches
from kg.model import Span
from kg.syntax import syntactic_head

COMMON = ("NOUN", "ADJ")


def draft_nominals(scene: Scene) -> Iterator[Draft]:
    """Yield what nouns state, in text order of the nouns."""
    for token in scene.doc.tokens:
        if token.pos not in ("NOUN", "PROPN", "ADJ") or not scene.doc.children_of[token.i]:
            continue
        yield from _appositions(scene, token)
        yield from _titles(scene, token)
        yield from _examples(scene, token)
        yield from _possessions(scene, token)
        yield from draft_event(scene, token)


def _apposition(scene: Scene, name: Token, noun: Token, *, form: str = "apposition") -> Draft:
    doc = scene.doc
    concept = "holds_role" if scene.is_a(noun, "role") else "nationality" if scene.is_a(noun, "nationality") else "is_a"
    behind = [child for child in doc.children(noun, "nmod", "obl") if child.i > noun.i and doc.children(child, "case")]
    complements = [child for child in behind if not scene.lexicon.is_a(preposition(scene, child), "example")]
    complements = [child for child in complements if _is_particular(scene, child)]
    roles = [(role, child) for child in complements[:1] if (role := _complement_role(scene, child))]
    roles.extend(("of", child) for child in doc.children(noun, "nmod:poss"))
    body = _body_before(scene, noun, name)
    roles.extend([("of", body)] if body and not roles else [])
    roles = [(role, child) for role, child in roles if child.i != name.i and not noun.i < name.i < child.i]
    return Draft(form, noun, (), concept, name, noun, tuple(roles), name)


def _complement_role(scene: Scene, child: Token) -> str | None:
    """Return the role of what an office or a description is of: a time or place where it is one, none for an age."""
    genitive = scene.lexicon.is_a(preposition(scene, child), "genitive")
    if is_time(scene, child):
        return None if is_measured(scene, child) or (genitive and not child.text.isdigit()) else "time"
    return "of" if scene.lexicon.is_a(preposition(scene, child), "complement") else role_of_phrase(scene, child)


def _is_particular(scene: Scene, complement: Token) -> bool:
    """Tell whether the complement of an office names what it is of, and no sort (« directeur *de recherche* au CNRS »)."""
    if scene.is_a(complement, "office sort") and not scene.doc.children(complement, "det"):
        return False
    fused = any(case.morph.get("Definite") == "Def" for case in scene.doc.children(complement, "case"))
    return fused or is_specific(scene, complement) or is_time(scene, complement)


def _body_before(scene: Scene, noun: Token, name: Token) -> Token | None:
    """Return the body or country whose bare name stands right before an office before a name (“*Ford* chairman Ana Roy”)."""
    before = scene.doc.tokens[noun.i - 1] if noun.i else noun
    placed = before.i in scene.name_of and scene.type_of.get(before.i) in ("Organization", "Place")
    part = scene.is_a(before, "nationality") or scene.is_a(before, "office part")
    bare = placed and not part and before.pos == "PROPN" and before.dep == "compound" and before.sentence == noun.sentence
    return syntactic_head(scene.doc.tokens_in(scene.name_of[before.i])) if bare and noun.i < name.i else None


def _appositions(scene: Scene, head: Token) -> Iterator[Draft]:
    """Pair a name with the noun phrase that a comma or bracket sets beside it, in either order."""
    for child in scene.doc.children(head, "appos", "conj", "nmod"):
        if child.dep == "nmod" and not (scene.type_of.get(head.i) == "Person" and says_who(scene, child)):
            continue
        if not set_off(scene, head, child) or is_bracketed(scene, child):
            continue
        first, second = is_name(scene, head), is_name(scene, child)
        if not _can_equal(scene, head, child) or _is_titled(scene, child if first else head):
            continue
        if first and not second and child.pos == "NOUN" and _is_said_of(scene, child, head):
            for index, noun in enumerate(_said_together(scene, child, head)):
                yield _apposition(scene, head, noun, form="coordination" if index else "apposition")
        elif second and not first and head.pos == "NOUN" and is_definite(scene, head) and not _is_listed(scene, head, child):
            several = head.morph.get("Number") == "Plur"
            listed = conjuncts(scene, child) if several else [child]
            lonely = several and not any(is_name(scene, it) for part in (head, child) for it in scene.doc.children(part, "conj"))
            for index, name in enumerate([] if lonely else listed):
                yield _apposition(scene, name, head, form="coordination" if index else "apposition")
        elif child.dep == "appos" and head.pos == child.pos == "NOUN" and _says_what(scene, head, child):
            yield _apposition(scene, head, child)
    if matches(head.dep, ("nsubj",)) and is_name(scene, head):
        subjects = scene.doc.children(scene.doc.head(head), "nsubj")
        if len(subjects) == 2 and subjects[0] is head and are_apposed(scene.doc, *subjects) and subjects[1].pos == "NOUN":
            yield from [_apposition(scene, head, subjects[1])] if _can_equal(scene, *subjects) else []


def _said_together(scene: Scene, noun: Token, name: Token) -> list[Token]:
    """Return a noun that says who or what a name is with those that go on with it; what an “or” brings in is another one."""
    listed = [it for it in conjuncts(scene, noun) if it is not noun]
    joined = [it for it in listed if not any(scene.is_a(cc, "disjunctive") for cc in scene.doc.children(it, "cc"))]
    return [noun, *(it for it in joined if _can_equal(scene, name, it) and not _is_titled(scene, it))]


def _is_titled(scene: Scene, noun: Token) -> bool:
    """Tell whether a common noun is written as a part of a title or name: with a capital inside its sentence, and no role."""
    first = scene.doc.sentence_tokens(noun.sentence)[0]
    inside = noun.text[:1].isupper() and noun.i > first.i + 1
    return inside and not (is_office(scene, noun) or scene.is_a(noun, "nationality"))


def _is_listed(scene: Scene, noun: Token, name: Token) -> bool:
    """Tell whether a name goes on a list that a complement opens (« les ports *de Brest*, Lorient »)."""
    kind = scene.type_of.get(name.i)
    return any(is_name(scene, it) and scene.type_of.get(it.i) == kind for it in scene.doc.children(noun, "nmod") if it.i < name.i)


def _is_said_of(scene: Scene, noun: Token, name: Token) -> bool:
    """Tell whether a noun behind a name says who or what it is; several are not said of one person."""
    several = is_plural(scene, noun) and not scene.is_a(noun, "nationality") and not scene.doc.children(name, "conj")
    if scene.type_of.get(name.i) == "Person" and several:
        return False
    return says_who(scene, noun) or _is_described(scene, noun)


def _can_equal(scene: Scene, one: Token, two: Token) -> bool:
    """Tell whether two phrases can be the same thing: a person is a person, a body a body, an event an event."""
    first, second = (scene.type_of.get((named_by(scene, token) or token).i) for token in (one, two))
    if not (is_name(scene, one) or is_name(scene, two)):
        return (_is_person(scene, one) and _is_person(scene, two)) or (first is not None and first == second)
    common, kind = (two, first) if is_name(scene, one) else (one, second)
    people = _is_person(scene, common)
    event = ("noun", scene.lemma_of(common)) in scene.lexicon.triggers
    if kind == "Person":
        return (people or "Group" in (first, second)) and not (scene.is_a(common, "kind") or event)
    if people:
        return kind not in BODIES or scene.is_a(common, "body role")
    if kind is None:
        return not event
    sort = scene.type_of.get(common.i) or scene.lexicon.types.get(scene.lemma_of(common))
    if sort is None:
        owned = kind == "Place" and any(it.pos == "PRON" for it in scene.doc.children(common, "nmod:poss"))
        return scene.is_a(common, "kind") or (common is two and not (event or owned))
    return sort == kind or scene.is_a(common, "kind") or (sort in BODIES and kind in BODIES)


def _is_person(scene: Scene, noun: Token) -> bool:
    return says_who(scene, noun) or scene.lexicon.types.get(scene.lemma_of(noun)) == "Person"


BODIES = ("Organization", "Group", "Place")


def _says_what(scene: Scene, head: Token, noun: Token) -> bool:
    """Tell whether a noun with a complement says what the one before it is rather than going on a list with it."""
    listed = any(it.dep == "conj" or scene.doc.children(it, "conj") for it in (head, noun))
    complete = bool(scene.doc.children(noun, "nmod")) and not scene.doc.children(noun, "nummod")
    return complete and not listed and not is_time(scene, noun)


def _is_described(scene: Scene, noun: Token) -> bool:
    """Tell whether a noun set beside another one says what it is: an indefinite noun with a complement, or a role."""
    if is_time(scene, noun):
        return bool(scene.doc.children(noun, "nummod"))
    return bool(scene.doc.children(noun, "det")) or (noun.dep == "appos" and bool(scene.doc.children(noun, "nmod", "amod")))


def _titles(scene: Scene, head: Token) -> Iterator[Draft]:
    """Pair a name with the common noun right before it, also where the noun is a compound part of the name's phrase."""
    name = named_by(scene, head)
    common = head.pos in COMMON or scene.is_a(head, "nationality") or is_office(scene, head)
    if name is not None and common and not set_off(scene, head, name) and not _is_quality(scene, head):
        yield _apposition(scene, name, head)
    elif name is None and (person := person_behind_comma(scene, head)) is not None:
        yield _apposition(scene, person, head)
    span = scene.name_of.get(head.i)
    if span is None or scene.type_of.get(head.i) != "Person":
        return
    noun = _title_before(scene, head, span)
    if noun is not None:
        yield _apposition(scene, head, noun)


def _is_quality(scene: Scene, head: Token) -> bool:
    """Tell whether an adjective before a name names neither an office nor a people (« le *légendaire* Ana Roy »)."""
    return head.pos == "ADJ" and not says_who(scene, head)


def _title_before(scene: Scene, head: Token, name: Span) -> Token | None:
    """Return the noun that stands before a person's name as a part of its phrase, or as an office that hangs elsewhere."""
    titles = [child for child in scene.doc.children(head, "compound", "amod") if child.end <= name.start]
    if titles and (titles[-1].dep == "compound" or scene.is_a(titles[-1], "role")):
        noun = titles[-1]
        if scene.is_a(noun, "honorific") or (noun.pos == "PROPN" and not says_who(scene, noun)):
            return None
        named = noun.i in scene.name_of and noun.text != noun.lower
        return None if named or named_by(scene, noun) is not None else noun
    first = scene.doc.tokens_in(name)[0]
    before = scene.doc.tokens[first.i - 1] if first.i else first
    apart = before.i < first.i and before.sentence == head.sentence and named_by(scene, before) is None
    return before if apart and before.pos in ("NOUN", "PROPN") and is_office(scene, before) else None


def _examples(scene: Scene, head: Token) -> Iterator[Draft]:
    """Pair the members that « comme » or « such as » lists with the noun that they are examples of."""
    for child in scene.doc.children(head, "nmod", "appos"):
        several = head.pos == "NOUN" and head.morph.get("Number") != "Sing"
        if several and is_name(scene, child) and _is_example(scene, child) and _can_equal(scene, head, child):
            for index, member in enumerate(conjuncts(scene, child)):
                yield _apposition(scene, member, head, form="coordination" if index else "apposition")


def _is_example(scene: Scene, name: Token) -> bool:
    """Tell whether a word for examples opens a phrase, as its preposition or agreeing with it (« *telles* »)."""
    before = scene.doc.tokens[name.i - 1]
    return scene.lexicon.is_a(preposition(scene, name), "example") or (
        name.dep == "appos" and before.pos != "VERB" and scene.is_a(before, "example")
    )


def _possessions(scene: Scene, noun: Token) -> Iterator[Draft]:
    """State whose a kin, an office, a belonging, a part or a work is; the greatest of its sort belongs to nobody."""
    if noun.pos != "NOUN" or not scene.is_a(noun, "possession"):
        return
    owner = possessor(scene, noun)
    ranked = any(child.morph.get("Degree") == "Sup" for child in scene.doc.children(noun, "amod"))
    if owner is not None and not (ranked and owner.pos in ("NOUN", "PROPN")):
        yield Draft("possessive", noun, _sorted_noun(scene, owner, noun), noun_concept(scene, noun), owner, None, (), noun)


def _sorted_noun(scene: Scene, owner: Token, noun: Token) -> tuple[Token, ...]:
    """Return a noun with the words right before it that say which it is of its owner's (“her *prime minister*”)."""
    first = noun.i
    while first - 1 > owner.i and _qualifies(scene, scene.doc.tokens[first - 1], noun):
        first -= 1
    return scene.doc.tokens[first : noun.i + 1]


def _qualifies(scene: Scene, token: Token, noun: Token) -> bool:
    return token.dep in ("compound", "amod") and any(above is noun for above in scene.doc.ancestors(token))
