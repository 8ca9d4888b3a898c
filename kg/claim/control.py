"""Infinitives -> controllers: whom a verb or noun above lets, asks, sends, enables or sees to do what an infinitive says."""

from __future__ import annotations

from collections.abc import Callable

from kg.claim.animacy import is_thing
from kg.claim.antecedents import is_relative
from kg.claim.clauses import governor_link, is_infinitive, is_passive
from kg.claim.nominatives import own_subjects
from kg.claim.phrases import preposition, reflexive_of
from kg.claim.scene import Scene
from kg.doc import Token

Ask = Callable[[Token], Token | None]
"""Answers whom a predicate further up is said of."""
UNABLE = ("reflexive", "time", "existential pronoun")
BINDING = ("able", "requested", "prevented", "suspected", "alleged")


def controller_of(scene: Scene, governor: Token, infinitive: Token, subject_of: Ask) -> Token | None:
    """Return whom an infinitive below a verb is said of: who is let, asked or sent to do it, else the subject of the verb."""
    objects = [child for child in scene.doc.children(governor, "obj", "iobj") if child.i < infinitive.i]
    objects = [child for child in objects if not any(scene.is_a(child, kind) for kind in UNABLE)]
    objects = [child for child in objects if not is_relative(scene, child)]
    if scene.is_a(governor, "perception"):
        return next(reversed(objects), None)
    seen = seen_doing(scene, governor, infinitive) if governor.pos != "VERB" else None
    if seen is not None:
        return seen
    if _binds_other(scene, governor):
        persons = [child for child in scene.doc.children(governor, "obl:arg") if _is_addressed(scene, child)]
        found = next(iter((*objects, *persons)), None)
        return found or _means(scene, governor, infinitive, subject_of)
    own = own_subjects(scene, governor)
    if own and own[0].pos == "NOUN" and scene.is_a(governor, "be") and scene.doc.children(infinitive, "mark"):
        return next(iter(_owners(scene, own[0])), None)
    binds = governor_link(scene, governor) == "control" or scene.is_a(governor, "delegating")
    if objects and binds and governor.i not in scene.cue_of:
        return objects[0]
    return subject_of(governor)


def _binds_other(scene: Scene, governor: Token) -> bool:
    """Tell whether what a verb lets, asks or keeps from being done is never done by its own subject, unless it is passive."""
    link = scene.lexicon.governors.get(("verb", scene.lemma_of(governor)))
    passive = is_passive(scene.doc, governor) or reflexive_of(scene, governor) is not None
    return link is not None and link.link == "control" and link.modality in BINDING and not passive


def _means(scene: Scene, governor: Token, infinitive: Token, subject_of: Ask) -> Token | None:
    """Return the thing that itself does what it makes possible (« le vaccin permet de *prévenir* »).

    None for an event, and for what only those do whom the thing serves (« ces travaux permettent de *comprendre* »).
    """
    link = scene.lexicon.governors[("verb", scene.lemma_of(governor))]
    subject = subject_of(governor) if link.modality == "able" else None
    if subject is None or ("noun", scene.lemma_of(subject)) in scene.lexicon.triggers:
        return None
    serves = subject.pos == "PRON" or is_thing(scene, subject)
    return None if serves and scene.is_a(infinitive, "of users") else subject


def _is_addressed(scene: Scene, noun: Token) -> bool:
    """Tell whether a phrase can name who is let or asked to do something (« demande *à Luc* de venir »)."""
    return any(role.name == "addressee" for role in scene.lexicon.roles.get((preposition(scene, noun), "person"), ()))


def bearer_of(scene: Scene, noun: Token, subject_of: Ask) -> Token | None:
    """Return who has the plan or the ability that an infinitive spells out: its possessor, else the subject that holds it."""
    governor = scene.lexicon.governors.get(("noun", scene.lemma_of(noun)))
    if governor is None or governor.modality in ("requested", "feared"):
        return None
    owners, above = _owners(scene, noun), scene.doc.head(noun)
    owners.extend(it for it in (*scene.doc.children(noun, "nmod"), *_addressed(scene, above)) if _is_addressed(scene, it))
    if owners:
        return owners[0]
    return subject_of(above) if noun.dep == "obj" else None


def _owners(scene: Scene, noun: Token) -> list[Token]:
    """Return whose a plan or an ability is: a possessive, then the genitives."""
    genitives = [it for it in scene.doc.children(noun, "nmod") if scene.lexicon.is_a(preposition(scene, it), "genitive")]
    return [*(it for it in scene.doc.children(noun, "nmod:poss", "det") if is_possessive(it)), *genitives]


def _addressed(scene: Scene, verb: Token) -> list[Token]:
    """Return the phrases that a verb of giving may be addressed with."""
    return scene.doc.children(verb, "obl:arg", "iobj") if scene.is_a(verb, "giving") else []


def is_possessive(token: Token) -> bool:
    """Tell whether a determiner or genitive names a possessor."""
    return token.dep == "nmod:poss" or token.morph.get("Poss") == "Yes"


def seen_doing(scene: Scene, governor: Token, infinitive: Token) -> Token | None:
    """Return who or what is seen to do what an infinitive without a mark says (« a vu *le tour* faire étape »)."""
    bare = is_infinitive(scene.doc, infinitive) and not scene.doc.children(infinitive, "mark", "case")
    if not bare or infinitive.i < governor.i:
        return None
    verbs = (it for it in scene.doc.tokens[governor.i : infinitive.i] if it.pos == "VERB" and scene.is_a(it, "perception"))
    objects = [noun for verb in verbs for noun in scene.doc.children(verb, "obj") if verb.i < noun.i < infinitive.i]
    return objects[-1] if objects else None
