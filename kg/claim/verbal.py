"""Clauses -> Drafts: what verbs and copulas state, with their arguments distributed over coordinated phrases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from kg.claim.agents import agent_of
from kg.claim.antecedents import is_stray_relative
from kg.claim.clauses import causer_of, find_clauses, shares_auxiliary
from kg.claim.complements import carried_phrase, complement_of, completes
from kg.claim.completion import COMPLEMENT, OUTER, completions_of, is_incomplete
from kg.claim.concepts import complement_concept, verb_concept
from kg.claim.coordination import conjuncts
from kg.claim.draft import Clause, Draft
from kg.claim.extents import phrase_tokens, tells_sort
from kg.claim.idioms import idiom_of
from kg.claim.negation import restriction_of
from kg.claim.objects import idiom_object, objects_of, partitive_objects
from kg.claim.phrases import is_specific, is_time, preposition, says_who
from kg.claim.roles import is_set_phrase, role_of_phrase, roles_of
from kg.claim.scene import Scene
from kg.claim.soundness import existential_pronouns, is_existential, is_slight, is_sound
from kg.claim.strays import lost_subject
from kg.claim.subjects import subject_of
from kg.doc import Doc, Token, matches

LOST_SUBJECT = "subject behind a garbled word"


def draft_clauses(scene: Scene) -> Iterator[Draft]:
    """Yield the statements of all clauses, those of one trigger together."""
    for clause in find_clauses(scene):
        if not completes(scene, clause.verb) and is_sound(scene, clause) and not is_slight(scene, clause):
            draft = _draft(scene, clause)
            broken = any(_is_broken(scene, token) for token in (draft.subject, draft.object) if token)
            if not (broken or _is_wanting(scene, clause, draft) or is_incomplete(scene, clause, draft)):
                yield from _distribute(scene, draft)


def _is_wanting(scene: Scene, clause: Clause, draft: Draft) -> bool:
    """Tell whether a verb that says nothing by itself has neither object nor role (“the news *came*”)."""
    alone = draft.object is None and not draft.roles and clause.voice == "active" and draft.trigger is clause.verb
    return alone and scene.is_a(clause.verb, "wanting") and not any(it.dep == "compound:prt" for it in draft.words)


def _is_broken(scene: Scene, noun: Token) -> bool:
    """Tell whether a slot shows that the parse failed: a set phrase fills it, or a clause of its own."""
    return is_set_phrase(scene, noun) or _holds_clause(scene, noun)


def _holds_clause(scene: Scene, noun: Token) -> bool:
    """Tell whether the words of a slot hold a finite verb that no relative pronoun opens, so that the parse broke."""
    finite = [it for it in phrase_tokens(scene, noun) if it.pos == "VERB" and it.morph.get("VerbForm") == "Fin"]
    below = [it for it in finite if it.i not in scene.name_of and (it is noun or noun in scene.doc.ancestors(it))]
    below = [it for it in below if it.dep not in ("amod", "compound") or it.i > it.head]
    return any(not _is_subordinate(scene, verb, noun) for verb in below)


def _is_subordinate(scene: Scene, verb: Token, noun: Token) -> bool:
    """Tell whether a verb below a noun stands in a clause of its own."""
    above = (verb, *(it for it in scene.doc.ancestors(verb) if noun in scene.doc.ancestors(it)))
    return any(matches(it.dep, ("acl:relcl", "ccomp", "advcl")) or scene.doc.children(it, "mark") for it in above)


def _draft(scene: Scene, clause: Clause) -> Draft:
    doc, verb = scene.doc, clause.verb
    subject, objects = subject_of(scene, clause), objects_of(scene, clause)
    trigger, first, second, concept = _roles(scene, clause, subject, objects[0] if objects else None)
    taken = {token.i for token in (first, second, *(objects if clause.voice != "passive" else ())) if token}
    taken.update(token.i for token in doc.children(verb, "iobj") if scene.is_a(token, "existential pronoun"))
    taken.update(_sort(scene, trigger) if clause.voice == "copula" else ())
    carried = carried_phrase(scene, verb)
    taken.update((carried.i,) if carried else ())
    roles = roles_of(scene, verb, taken)
    where = role_of_phrase(scene, verb) if trigger is not verb and second is None else None
    if where:
        roles = (*roles, (where, verb))
    lost = subject is not None and subject is lost_subject(doc, clause.top)
    words = _words(scene, clause, trigger, second)
    known = taken.union(token.i for token in (*words, *(token for _, token in roles)))
    complete = (second is not None and clause.voice != "passive") or any(role not in OUTER for role, _ in roles)
    roles = (*roles, *completions_of(scene, clause, known, complete=complete))
    return Draft(
        _form(scene, clause), trigger, words, concept, first, second,
        roles, clause.top, clause.chain, clause.voice == "passive", (LOST_SUBJECT,) if lost else (),
    )  # fmt: skip


Parts = tuple[Token, Token | None, Token | None, str]


def _roles(scene: Scene, clause: Clause, subject: Token | None, object_: Token | None) -> Parts:
    """Return the trigger, the logical subject and object, and the concept."""
    verb = clause.verb
    if is_existential(scene, verb):
        return verb, subject or object_, None, "exist"
    if clause.voice == "passive":
        named = _given_name(scene, clause)
        first, second = (subject, named) if named and subject else (agent_of(scene, clause), subject)
        return verb, first, second, verb_concept(scene, verb, object_, (first, second))
    if clause.voice == "copula":
        trigger, second = _copula(scene, clause)
        if trigger is verb:
            return trigger, subject, second, complement_concept(scene, verb)
        return trigger, subject, second, "is" if second else f"{scene.doc.language}/{scene.lemma_of(trigger)}"
    concept = verb_concept(scene, verb, object_, (subject, object_))
    if object_ is not None and idiom_of(scene, verb, object_):
        object_ = idiom_object(scene, verb, object_)
    return verb, subject, object_, concept


def _given_name(scene: Scene, clause: Clause) -> Token | None:
    """Return the name that a verb of naming gives (« une vidéo *intitulée* X »)."""
    if not scene.is_a(clause.verb, "naming"):
        return None
    listed = scene.doc.children(clause.verb, "xcomp", "obj")
    given = next((it for it in listed if not scene.doc.children(it, "mark")), None)
    return None if given is None or says_who(scene, given) else given


def _copula(scene: Scene, clause: Clause) -> tuple[Token, Token | None]:
    """Return the trigger and the object: the copula and the name that ends an equation, else the noun and its complement.

    A name behind a preposition says where somebody is; it is neither predicate nor object.
    """
    doc, noun = scene.doc, clause.verb
    if is_proper(scene, noun):
        if not doc.children(noun, "case"):
            return doc.children(noun, "cop")[0], noun
        if role_of_phrase(scene, noun):
            return doc.children(noun, "cop")[0], None
    for child in doc.children(noun, "nmod", "obl"):
        word = preposition(scene, child)
        placed = scene.is_a(child, "place") and not scene.lexicon.is_a(word, "genitive")
        if child.i > noun.i and not placed and not is_time(scene, child) and scene.lexicon.is_a(word, "complement"):
            return noun, child if noun.pos == "ADJ" or is_specific(scene, child) else None
    return noun, None


def is_proper(scene: Scene, noun: Token) -> bool:
    """Tell whether the complement of a copula is a name, whatever the tagger made of its last word."""
    if noun.pos == "PROPN" and (noun.i in scene.name_of or noun.text[:1].isupper()):
        return True
    named = noun.i in scene.name_of and scene.type_of.get(noun.i) in ("Person", "Organization", "Place")
    return named and noun.text[:1].isupper() and not scene.is_a(noun, "nationality") and not scene.doc.children(noun, "det")


def _form(scene: Scene, clause: Clause) -> str:
    top, doc = clause.top, scene.doc
    if matches(top.dep, ("acl:relcl",)) or is_stray_relative(scene, top):
        return "relative"
    if shares_auxiliary(doc, top) or (top.dep == "conj" and not doc.children(top, "nsubj")):
        return "coordination"
    shape = top.morph.get("VerbForm")
    if not doc.children(top, "nsubj", "expl:subj") and shape in ("Inf", "Ger", "Part"):
        if shape == "Inf" or any(part.morph.get("VerbForm") == "Inf" for part in doc.children(top, "aux", "cop")):
            return "infinitive"
        if matches(top.dep, ("acl", "advcl", "xcomp")) and clause.voice != "copula":
            return "participle"
    return {"copula": "copula", "passive": "passive"}.get(clause.voice, "active")


def _words(scene: Scene, clause: Clause, trigger: Token, object_: Token | None) -> tuple[Token, ...]:
    """Return the words of the predicate: governors, auxiliaries, negation and adverbs up to the verb, and what follows it.

    That is its particle, the preposition that leads to its object (“fell *by* 5 %”), and what completes it.
    """
    doc, parts = scene.doc, {trigger.i, clause.verb.i} if trigger is clause.verb else {trigger.i}
    for token in (*clause.chain, clause.verb):
        parts.update(child.i for child in doc.children(token, "aux", "cop", "expl:comp", "expl:pass"))
        adverbs = [child for child in doc.children(token, "advmod") if _is_adverb(scene, clause, child)]
        parts.update(it.i for child in adverbs for it in (child, *doc.children(child, "advmod")) if it.i <= child.i)
        for child in doc.children(token, "compound:prt", "obj", "obl"):
            parts.update(_completion(scene, token, child))
    parts.update(case.i for noun in clause.chain for case in doc.children(noun, "case"))
    parts.update(token.i for token in (*clause.chain, *existential_pronouns(scene, clause.verb)))
    parts.update((*_sort(scene, trigger), *_qualities(doc, clause, trigger)) if clause.voice == "copula" else ())
    completed = complement_of(scene, clause.verb) if clause.voice != "copula" else None
    parts.update(_with_conjunct(doc, completed) if completed else ())
    parts.update(it.i for it in doc.children(completed, "advmod") if it.lower in scene.lexicon.negators) if completed else None
    leading = _leading(scene, clause, trigger, object_) if object_ else []
    parts.update(it.i for it in leading)
    causer = causer_of(scene, clause.verb)
    only = restriction_of(scene, (*clause.chain, clause.verb), max(parts))
    parts.update(it.i for it in (causer, only) if it)
    first, last = min(parts), max(parts)
    linking = ("mark", "det", "case") if trigger.pos != "VERB" or doc.children(trigger, "obl", "xcomp") else ("mark", "det")
    inner = {token.i for token in doc.tokens[first:last] if token.dep in linking and token.head in parts}
    kept = {index for index in parts | inner if not _outside(scene, clause, index)}
    kept.update(child.i for index in tuple(kept) for child in doc.children(doc.tokens[index], "fixed") if child.i < last)
    return tuple(doc.tokens[index] for index in sorted(kept))


def _with_conjunct(doc: Doc, adjective: Token) -> set[int]:
    """Return the places of a word that completes a verb and of the adjective joined to it (« sain *et sauf* »)."""
    joined = [
        it for it in doc.children(adjective, "conj") if it.pos == "ADJ" and it.i == adjective.i + 2 and doc.children(it, "cc")
    ]
    return {adjective.i, *(index for it in joined for index in (it.i - 1, it.i))}


def _leading(scene: Scene, clause: Clause, trigger: Token, object_: Token) -> list[Token]:
    """Return the preposition that leads to an object, none where it only makes an amount of it (« pas *de* blessés »)."""
    if object_.dep == "obj" or object_ in partitive_objects(scene, clause.verb):
        return []
    first = phrase_tokens(scene, object_)[0].i
    return [it for it in scene.doc.children(object_, "case") if trigger.i < it.i < first and scene.is_a(it, "shown")]


def _qualities(doc: Doc, clause: Clause, noun: Token) -> set[int]:
    """Return the words between a copula and the noun or adjective behind it that belong to it (« est la *première* ville »)."""
    last = max((child.i for child in doc.children(clause.verb, "cop")), default=noun.i)
    below = doc.subtree(noun, without=[it.i for it in doc.children(noun) if it.i > noun.i or matches(it.dep, APART)])
    return {token.i for token in below if last < token.i < noun.i and (token.pos != "PUNCT" or token.text == HYPHEN)}


HYPHEN = "-"
APART = ("nsubj", "obl", "advcl", "expl", "parataxis", "cop", "aux", "mark", "iobj", "dep")


def _sort(scene: Scene, noun: Token) -> set[int]:
    """Return the words right behind a predicate noun that say which sort is meant (« est une étape *de montagne* »)."""
    doc, last = scene.doc, noun.i
    if noun.pos != "NOUN":
        return set()
    for child in doc.children(noun, "amod", "nmod", "acl"):
        inner = doc.subtree(child)
        bare = child.pos == "ADJ" or (child.pos == "NOUN" and _is_sort(scene, child))
        plain = not any(token.pos in ("PUNCT", "VERB") for token in inner) or (child.dep == "acl" and tells_sort(scene, child))
        if (bare or child.dep == "acl") and plain and len(inner) <= 3 and inner[0].i == last + 1:
            last = inner[-1].i
    return set(range(noun.i + 1, last + 1))


def _is_sort(scene: Scene, noun: Token) -> bool:
    return scene.lexicon.is_a(preposition(scene, noun), "genitive") and not is_specific(scene, noun)


def _is_adverb(scene: Scene, clause: Clause, child: Token) -> bool:
    """Tell whether an adverb before the verb belongs to the predicate: it is part of no figure (« *environ* 40 sont morts »)."""
    behind = any(mark.i > child.i for mark in scene.doc.children(scene.doc.head(child), "mark"))
    outer = behind and child.lower not in scene.lexicon.negators
    return child.dep == "advmod" and child.i < clause.verb.i and child.i not in scene.quantity_of and not outer


def _completion(scene: Scene, verb: Token, child: Token) -> set[int]:
    """Return the words of a dependent that belong to the verb: a particle, a reflexive, the noun of an idiom with its sort."""
    if child.dep == "compound:prt" or scene.is_a(child, "reflexive"):
        return {child.i}
    return {child.i, *_sort(scene, child)} if idiom_of(scene, verb, child) or carried_phrase(scene, verb) is child else set()


def _outside(scene: Scene, clause: Clause, index: int) -> bool:
    """Tell whether an adverb stands before the subject and so outside the predicate."""
    token = scene.doc.tokens[index]
    subjects = scene.doc.children(clause.top, "nsubj", "expl:subj")
    return token.dep == "advmod" and bool(subjects) and index < subjects[0].i


def _distribute(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield one statement for each pair of a coordinated subject and object.

    What is said “respectively” pairs them in order, and states nothing where they do not pair; what holds of several things
    together (« oppose Pau *et Agen* ») is one statement.
    """
    subjects, objects = _listed(scene, draft, draft.subject), _listed(scene, draft, draft.object)
    if _is_said_of_one(scene, draft):
        subjects, objects = (subjects, objects[:1]) if draft.passive else (subjects[:1], objects)
    pairs = list(product(subjects, objects))
    if any(scene.is_a(it, "respective") for it in scene.doc.children(draft.trigger, "advmod")):
        pairs = list(zip(subjects, objects, strict=True)) if len(subjects) == len(objects) else []
    if len(objects) > 1 and _holds_of_all(scene, draft):
        others = tuple((COMPLEMENT, it) for it in objects[1:] if it)
        draft, pairs = replace(draft, roles=(*draft.roles, *others)), list(product(subjects, objects[:1]))
    for subject, object_ in pairs:
        first = subject is subjects[0] and object_ is objects[0]
        yield Draft(
            draft.form if first else "coordination", draft.trigger, draft.words, draft.concept, subject, object_,
            draft.roles, draft.site, draft.chain, draft.passive, draft.doubt,
        )  # fmt: skip


def _holds_of_all(scene: Scene, draft: Draft) -> bool:
    """Tell whether a verb says something of its direct objects together."""
    direct = draft.object is not None and matches(draft.object.dep, ("obj",)) and not draft.passive
    return direct and scene.is_a(draft.trigger, "collective")


def _is_said_of_one(scene: Scene, draft: Draft) -> bool:
    """Tell whether a verb is singular beside a list that a conjunction of addition closes, so that the list is misread."""
    doc, noun = scene.doc, draft.object if draft.passive else draft.subject
    finite = [part for part in (draft.site, *doc.children(draft.site, "aux", "cop")) if part.morph.get("VerbForm") == "Fin"]
    singular = bool(finite) and finite[0].morph.get("Number") == "Sing"
    joined = [cc for child in (doc.children(noun, "conj") if noun else ()) for cc in doc.children(child, "cc")]
    return singular and noun is not None and noun.i < draft.site.i and any(scene.is_a(cc, "additive") for cc in joined)


def _listed(scene: Scene, draft: Draft, head: Token | None) -> Sequence[Token | None]:
    """Return a slot with what is coordinated with it, on its own side of the predicate."""
    if head is None:
        return [None]
    return [it for it in conjuncts(scene, head) if it is head or (it.i < draft.trigger.i) == (head.i < draft.trigger.i)]
