"""Drafts -> Drafts: the statements worth a claim; questions, repeated titles, plain reporting and lost arguments give none."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claim.comparison import with_comparisons
from kg.claim.conjunctions import relation_of
from kg.claim.draft import Draft
from kg.claim.nominal import draft_nominals
from kg.claim.scene import Scene
from kg.claim.verbal import draft_clauses
from kg.doc import Token, matches
from kg.model import Span

SILENT_ROLES = ("repeated-title",)


def select_drafts(scene: Scene) -> Iterator[Draft]:
    """Yield the statements that stand in a sentence that states something."""
    for draft in with_comparisons(scene, (*draft_clauses(scene), *draft_nominals(scene))):
        sentence = draft.trigger.sentence
        if scene.doc.sentences[sentence].role in SILENT_ROLES or is_question(scene, sentence):
            continue
        if _is_asked(scene, draft.trigger):
            continue
        if _has_substance(scene, draft) and not _is_plain_cue(scene, draft):
            yield draft


def is_question(scene: Scene, sentence: int) -> bool:
    """Tell whether a sentence asks."""
    tokens = scene.doc.sentence_tokens(sentence)
    return any(token.text == "?" for token in tokens[-2:])


def _is_asked(scene: Scene, trigger: Token) -> bool:
    """Tell whether a predicate belongs to a question set into its sentence by quotes or brackets."""
    for token in scene.doc.sentence_tokens(trigger.sentence):
        if token.i > trigger.i and token.text in MARKS:
            return token.text == "?"
    return False


MARKS = ("?", "«", "»", '"', "(", ")", "!")


def _has_substance(scene: Scene, draft: Draft) -> bool:
    """Tell whether a statement keeps an argument: a finite verb its subject, unless the text lost it."""
    if (draft.subject is not None and draft.subject is draft.object) or asks(scene, draft):
        return False
    if draft.form == "participle" and is_elliptic(scene, draft):
        return False
    if not draft.words and draft.subject is not None:
        titled = draft.trigger.i in scene.name_of and scene.type_of.get(draft.trigger.i) == "Work"
        titled = titled or (scene.is_a(draft.trigger, "incomplete") and not _is_completed(scene, draft))
        return not titled and draft.trigger.span not in _parts(scene, draft.subject)
    if draft.form in ("nominal", "possessive"):
        return True
    if draft.passive or draft.subject is not None:
        return draft.object is not None or not draft.passive
    lost = scene.doc.sentences[draft.trigger.sentence].role == "fragment"
    asked = _is_imperative(draft.site) and draft.trigger.i in scene.attribution_of
    return draft.object is not None and (lost or asked)


def _is_completed(scene: Scene, draft: Draft) -> bool:
    """Tell whether a noun that says nothing by itself has its complement, or a determiner that points to it."""
    return bool(draft.roles or scene.doc.children(draft.trigger, "nmod", "obl", "det", "nmod:poss"))


def _parts(scene: Scene, name: Token) -> list[Span]:
    """Return the places of the words of a name."""
    return [token.span for token in scene.doc.tokens_in(scene.name_of.get(name.i, name.span))]


def asks(scene: Scene, draft: Draft) -> bool:
    """Tell whether a slot is an indirect question (« quel camp a tiré »)."""
    slots = [token for token in (draft.subject, draft.object) if token]
    words = [part for token in slots for part in (scene.doc.subtree(token)[0], token, *scene.doc.children(token, "det"))]
    return draft.site.dep != "acl:relcl" and any(scene.lexicon.is_a(word.lower, "interrogative") for word in words)


def is_elliptic(scene: Scene, draft: Draft) -> bool:
    """Tell whether a participle stands for a whole clause whose subject is left out (“if needed”, “as promised”)."""
    if not draft.passive or not matches(draft.site.dep, ("advcl",)):
        return False
    marks = scene.doc.children(draft.site, "mark")
    compared = any(scene.is_a(mark, "comparing") for mark in marks) and len(scene.doc.children_of[draft.site.i]) == len(marks)
    return compared or relation_of(scene, draft.site) == "condition"


def _is_imperative(token: Token) -> bool:
    return token.morph.get("Mood") == "Imp"


def _is_plain_cue(scene: Scene, draft: Draft) -> bool:
    """Tell whether a verb of saying only brings in what an attribution holds; acts that evaluate are statements besides."""
    if draft.trigger.i not in scene.cue_of:
        return False
    return draft.object is None or not scene.is_a(draft.trigger, "evaluating")
