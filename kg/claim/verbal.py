"""Clauses -> Drafts: what verbs and copulas state, with their arguments distributed over coordinated phrases."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claim.agents import agent_of, is_verbal_agent
from kg.claim.agreement import agrees, fits_participle
from kg.claim.antecedents import is_relative
from kg.claim.clauses import causer_of, find_clauses, is_past_participle
from kg.claim.concepts import noun_concept, verb_concept
from kg.claim.draft import Clause, Draft
from kg.claim.objects import governed_objects, objects_of
from kg.claim.phrases import conjuncts, is_specific, named_by, preposition, reflexive_of
from kg.claim.roles import is_time, makes_idiom, roles_of
from kg.claim.scene import Scene
from kg.claim.strays import lost_subject
from kg.claim.subjects import own_subjects, subject_of
from kg.doc import Token, matches

LOST_SUBJECT = "subject behind a garbled word"


def draft_clauses(scene: Scene) -> Iterator[Draft]:
    """Yield the statements of all clauses, those of one trigger together."""
    for clause in find_clauses(scene):
        if is_sound(scene, clause) and not _is_slight(scene, clause):
            yield from _distribute(scene, _draft(scene, clause))


def is_sound(scene: Scene, clause: Clause) -> bool:
    """Tell whether the parse of a clause can be trusted: one subject that agrees with its verb."""
    doc = scene.doc
    own = own_subjects(scene, clause.top)
    if not own and _hides_subject(scene, clause.top):
        return False
    if len({scene.name_of.get(child.i, child.span) for child in own}) > 1 and named_by(scene, own[0]) is None:
        return False
    adjectival = clause.voice == "passive" or not doc.children(clause.verb, "aux", "cop")
    subject = subject_of(scene, clause) if adjectival else None
    if subject is not None and not fits_participle(doc, subject, clause.verb):
        return False
    return all(agrees(doc, child, clause.top) for child in own[:1] if child.pos != "PRON" and not is_relative(scene, child))


def _hides_subject(scene: Scene, top: Token) -> bool:
    """Tell whether a noun between a coordinator and its verb hangs elsewhere, so that the verb may have a subject of its own."""
    doc = scene.doc
    if top.dep != "conj":
        return False
    first = min(token.i for token in (top, *doc.children(top, "aux", "cop")))
    coordinators = [token.i for token in doc.tokens[top.head + 1 : first] if token.pos == "CCONJ"]
    between = doc.tokens[coordinators[-1] + 1 : first] if coordinators else ()
    nouns = [token for token in between if token.pos in ("NOUN", "PROPN", "PRON") and not scene.is_a(token, "reflexive")]
    return any(top.i not in (token.i, *(above.i for above in doc.ancestors(token))) for token in nouns)


def _is_slight(scene: Scene, clause: Clause) -> bool:
    """Tell whether a clause only links another one, or is a participle used as an adjective."""
    children = scene.doc.children(clause.verb)
    if _is_empty(scene, clause) or is_verbal_agent(scene, clause.top):
        return True
    if clause.top.dep == "acl" and clause.voice == "passive" and not clause.chain:
        return not any(matches(child.dep, ("obl", "obj", "xcomp", "advcl", "nmod")) for child in children)
    if (
        clause.top.dep == "root"
        and clause.top.morph.get("VerbForm") == "Inf"
        and not scene.doc.children(clause.top, "aux", "nsubj")
    ):
        return True
    if clause.voice != "active" or objects_of(scene, clause):
        return False
    if scene.is_a(clause.verb, "transitive"):
        return True
    return any(not _opens_adverbial(scene, child) for child in scene.doc.children(clause.verb, "ccomp"))


def _is_empty(scene: Scene, clause: Clause) -> bool:
    """Tell whether a clause lacks what it states: what is caused, what somebody is; or belongs to the title of a work."""
    verb, doc = clause.verb, scene.doc
    if scene.type_of.get(verb.i) == "Work" and (verb.pos in ("VERB", "AUX") or doc.children(verb, "cop")):
        return True
    causer = causer_of(scene, verb)
    if causer is not None and clause.voice == "active" and not reflexive_of(scene, causer) and not reflexive_of(scene, verb):
        return not objects_of(scene, clause)
    if clause.voice != "active" and doc.children(clause.top, "ccomp", "csubj"):
        return any(scene.is_a(child, "expletive") for child in doc.children(clause.top, "nsubj"))
    if clause.voice == "copula":
        following = doc.tokens[verb.i + 1 : verb.i + 2]
        adverbial = bool(doc.children(verb, "case")) and verb.pos == "NOUN"
        follow = ("ADJ", "VERB", "DET") if is_time(scene, verb) else ("DET",)
        return adverbial and any(token.pos in follow for token in following)
    if scene.is_a(verb, "be") and verb.pos in ("VERB", "AUX") and not is_existential(scene, verb):
        return not any(matches(child.dep, ("obl", "advmod", "xcomp", "iobj")) for child in doc.children(verb))
    return _splits_perfect(scene, clause)


def _splits_perfect(scene: Scene, clause: Clause) -> bool:
    """Tell whether a verb may be an auxiliary: a participle that hangs on another noun stands between it and its object."""
    if not scene.is_a(clause.verb, "perfect auxiliary") or clause.verb.morph.get("VerbForm") != "Fin":
        return False
    objects = objects_of(scene, clause)
    last = objects[0].i if objects else clause.verb.i
    between = scene.doc.tokens[clause.verb.i + 1 : last]
    return any(is_past_participle(token) and token.head != last and token.dep == "acl" for token in between)


def _opens_adverbial(scene: Scene, clause: Token) -> bool:
    """Tell whether a clause taken for a complement is an adverbial one (« alors que »)."""
    marks = scene.doc.children(clause, "mark")
    return bool(marks) and scene.is_a(scene.doc.tokens[marks[0].i - 1], "conjunctive")


def _draft(scene: Scene, clause: Clause) -> Draft:
    subject, objects = subject_of(scene, clause), objects_of(scene, clause)
    trigger, first, second, concept = _roles(scene, clause, subject, objects[0] if objects else None)
    taken = {token.i for token in (first, second, *objects) if token}
    lost = subject is not None and subject is lost_subject(scene.doc, clause.top)
    return Draft(
        _form(scene, clause), trigger, _words(scene, clause, trigger), concept, first, second,
        roles_of(scene, clause.verb, taken), clause.top, clause.chain, clause.voice == "passive",
        (LOST_SUBJECT,) if lost else (),
    )  # fmt: skip


Parts = tuple[Token, Token | None, Token | None, str]


def _roles(scene: Scene, clause: Clause, subject: Token | None, object_: Token | None) -> Parts:
    """Return the trigger, the logical subject and object, and the concept."""
    verb = clause.verb
    if is_existential(scene, verb):
        return verb, subject or object_, None, "exist"
    if clause.voice == "passive":
        named = _given_name(scene, clause)
        first, second = (subject, named) if named else (agent_of(scene, clause), subject)
        return verb, first, second, verb_concept(scene, verb, object_, (first, second))
    if clause.voice == "copula":
        trigger, second = _copula(scene, clause)
        return trigger, subject, second, noun_concept(scene, verb) if trigger is verb else "is"
    concept = verb_concept(scene, verb, object_, (subject, object_))
    idiom = object_ is not None and (scene.lemma_of(verb), scene.lemma_of(object_)) in scene.lexicon.idioms
    if idiom and object_ is not None and not scene.doc.children(object_, "det", "nummod"):
        object_ = next(iter(governed_objects(scene, verb)), None)
    return verb, subject, object_, concept


def is_existential(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb only says that something is there (« il y a »)."""
    return scene.is_a(verb, "existential") and any(
        scene.is_a(child, "existential pronoun") for child in scene.doc.children(verb, "expl", "iobj", "obj", "advmod")
    )


def _given_name(scene: Scene, clause: Clause) -> Token | None:
    """Return the name that a verb of naming gives (« une vidéo *intitulée* X »)."""
    if not scene.is_a(clause.verb, "naming"):
        return None
    return next(iter(scene.doc.children(clause.verb, "xcomp", "obj")), None)


def _copula(scene: Scene, clause: Clause) -> tuple[Token, Token | None]:
    """Return the trigger and the object: the copula and the second term of an equation, else the noun and its complement."""
    doc, noun = scene.doc, clause.verb
    if noun.pos == "PROPN" and noun.i in scene.name_of and not doc.children(noun, "case"):
        return doc.children(noun, "cop")[0], noun
    for child in doc.children(noun, "nmod", "obl"):
        if child.i > noun.i and not is_time(scene, child) and scene.lexicon.is_a(preposition(scene, child), "complement"):
            return noun, child if noun.pos == "ADJ" or is_specific(scene, child) else None
    return noun, None


def _form(scene: Scene, clause: Clause) -> str:
    top, doc = clause.top, scene.doc
    if matches(top.dep, ("acl:relcl",)):
        return "relative"
    if top.dep == "conj" and not doc.children(top, "nsubj"):
        return "coordination"
    shape = top.morph.get("VerbForm")
    if not doc.children(top, "nsubj", "expl:subj") and shape in ("Inf", "Ger", "Part"):
        if shape == "Inf" or any(part.morph.get("VerbForm") == "Inf" for part in doc.children(top, "aux", "cop")):
            return "infinitive"
        if matches(top.dep, ("acl", "advcl", "xcomp")) and clause.voice != "copula":
            return "participle"
    return {"copula": "copula", "passive": "passive"}.get(clause.voice, "active")


def _words(scene: Scene, clause: Clause, trigger: Token) -> tuple[Token, ...]:
    """Return the words of the predicate: governors, auxiliaries, negation and adverbs up to the verb, and its particle."""
    doc, parts = scene.doc, {trigger.i, clause.verb.i} if trigger is clause.verb else {trigger.i}
    for token in (*clause.chain, clause.verb):
        parts.update(child.i for child in doc.children(token, "aux", "cop", "expl:comp", "expl:pass"))
        parts.update(child.i for child in doc.children(token, "advmod") if child.i < clause.verb.i and child.dep == "advmod")
        parts.update(child.i for child in doc.children(token, "compound:prt", "obj") if _belongs(scene, token, child))
    parts.update(token.i for token in clause.chain)
    first, last = min(parts), max(parts)
    inner = {token.i for token in doc.tokens[first:last] if token.dep in ("mark", "det") and token.head in parts}
    return tuple(doc.tokens[i] for i in sorted(parts | inner) if not _outside(scene, clause, i))


def _belongs(scene: Scene, verb: Token, child: Token) -> bool:
    return child.dep == "compound:prt" or scene.is_a(child, "reflexive") or makes_idiom(scene, verb, child)


def _outside(scene: Scene, clause: Clause, index: int) -> bool:
    """Tell whether an adverb stands before the subject and so outside the predicate."""
    token = scene.doc.tokens[index]
    subjects = scene.doc.children(clause.top, "nsubj")
    return token.dep == "advmod" and bool(subjects) and index < subjects[0].i


def _distribute(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield one statement for each pair of a coordinated subject and a coordinated object."""
    subjects = conjuncts(scene, draft.subject) if draft.subject else [None]
    objects = conjuncts(scene, draft.object) if draft.object else [None]
    for subject in subjects:
        for object_ in objects:
            first = subject is subjects[0] and object_ is objects[0]
            yield Draft(
                draft.form if first else "coordination", draft.trigger, draft.words, draft.concept, subject, object_,
                draft.roles, draft.site, draft.chain, draft.passive, draft.doubt,
            )  # fmt: skip
