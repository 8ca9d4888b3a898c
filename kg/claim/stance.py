"""Drafts -> Stances: how far the text asserts a statement, from negation, mood, governors, clause markers and attributions."""

from __future__ import annotations

from dataclasses import replace

from kg.claim.clauses import chain_of
from kg.claim.conjunctions import relation_of
from kg.claim.draft import Draft
from kg.claim.mood import Stance, governed, governor_of, in_alternative, in_list, in_mood, remote_modality
from kg.claim.negation import is_negated, is_undone
from kg.claim.prospect import bringer_of, in_phrase
from kg.claim.scene import Scene
from kg.claim.scope import in_clauses
from kg.claim.tense import tense_of
from kg.doc import Token, matches
from kg.model import Attribution

STANDING = ("apposition", "possessive")
DENIABLE = ("future", "able", "possible", "reporting conditional", "obligation", "expected", "intended", "attempted")


def stance_of(scene: Scene, draft: Draft) -> Stance:
    """Return the stance of a statement with what its attribution lends."""
    found = _own_stance(scene, draft)
    verb = bringer_of(scene, draft.site) if draft.form == "nominal" else None
    if verb is not None:
        found = _with_verb(found, _own_stance(scene, _bare_draft(scene, verb)))
    return _attributed(scene, found, draft)


def _bare_draft(scene: Scene, verb: Token) -> Draft:
    """Return what a verb states without its parties."""
    chain = chain_of(scene, verb)
    return Draft("active", verb, (verb,), "", None, None, (), chain[0] if chain else verb, chain)


def _with_verb(stance: Stance, verb: Stance) -> Stance:
    """Return the stance of an event below the verb that brings it about: what is not done or only meant does not happen."""
    polarity = verb.polarity if stance.polarity == "positive" else stance.polarity
    return replace(stance, polarity=polarity).under(verb.mode, verb.modality or "", verb.certainty)


def _own_stance(scene: Scene, draft: Draft) -> Stance:
    """Return the stance that a statement has by its own words and those above it."""
    found = Stance()
    negated = False
    certain = [token for token in draft.chain if _cannot_fail(scene, token)]
    told = scene.is_a(draft.trigger, "predicative infinitive")
    chain = [token for token in draft.chain if token not in certain and not (told and scene.is_a(token, "be"))]
    for token in (draft.site if not draft.chain else draft.trigger, *draft.chain):
        found = in_mood(scene, found, token, remote_modality(scene, draft.chain))
        negated ^= is_negated(scene, token) and token not in certain
    for token in chain:
        put_off = any(scene.is_a(child, "put off") for child in scene.doc.children(token, "advmod") if child.i > token.i)
        found = found if put_off else governed(scene, found, token)
        negated ^= put_off or scene.is_a(token, "undoing")
    found = in_list(scene, found, draft.site)
    if draft.form == "nominal":
        found = in_phrase(scene, found, draft.site)
    elif draft.form not in STANDING:
        found = in_clauses(scene, found, draft.site, draft.chain)
    if negated and is_undone(scene, draft.trigger):
        found, negated = found.under("", "double negation", ""), False
    return replace(found, polarity="negative") if negated else in_alternative(scene, found, draft.site)


def attribution_for(scene: Scene, draft: Draft) -> Attribution | None:
    """Return the attribution of a statement, None where the text itself tells it.

    The text says what a source is beside its name, and what was over before somebody asked or ordered something.
    """
    found = scene.attribution_of.get(draft.trigger.i)
    if found is None:
        return None
    if draft.form == "apposition":
        named = draft.subject is not None and any(span.covers(draft.subject.span) for span in found.source)
        return None if named else found
    over = found.act in ACTS and relation_of(scene, draft.site) == "after" and bool(scene.doc.children(draft.site, "aux"))
    return None if over else found


def _attributed(scene: Scene, stance: Stance, draft: Draft) -> Stance:
    """Return the stance with what the attribution lends, and with the mode of whoever is left to assert it."""
    attribution = attribution_for(scene, draft)
    if attribution is not None and not (attribution.act in ACTS and _is_presupposed(scene, draft)):
        stance = _lent(stance, attribution, later=_is_later(scene, attribution, draft.trigger))
        attitude = _attitude(scene, attribution)
        stance = stance.under("considers", attitude, "unknown") if attitude else stance
    mode = stance.mode or ("states" if attribution is None else "reports")
    if stance.polarity == "negative" and (mode in ("states", "reports") or stance.modality in DENIABLE):
        mode = "denies"
    return replace(stance, mode=mode)


def _cannot_fail(scene: Scene, token: Token) -> bool:
    """Tell whether a verb of failing or ending is negated, so that what it governs comes about (« ne *manquera* pas de »)."""
    governor = governor_of(scene, token)
    fails = governor is not None and (governor.modality == "avoided" or scene.is_a(token, "unfailing"))
    return fails and is_negated(scene, token)


ATTITUDES = ("feared", "doubted")


def _attitude(scene: Scene, attribution: Attribution) -> str:
    """Return the modality of what a source only fears or doubts or says wrongly, empty where the cue says more."""
    words = [token for span in attribution.cue for token in scene.doc.tokens_in(span) if token.pos == "VERB"]
    if any(
        scene.is_a(it, "mistaken") for word in words[:1] for it in scene.doc.children(word, "advmod", "obl", "obl:mod", "obl:arg")
    ):
        return "alleged"
    if attribution.form != "que" or not words or is_negated(scene, words[0]):
        return ""
    governor = governor_of(scene, words[0])
    return governor.modality if governor is not None and governor.modality in ATTITUDES else ""


def _is_later(scene: Scene, attribution: Attribution, trigger: Token) -> bool:
    """Tell whether a conditional in a reported clause is a future seen from the past: in no perfect, under no present cue."""
    hosts = (trigger, scene.doc.head(trigger)) if trigger.morph.get("VerbForm") == "Inf" else (trigger,)
    if attribution.form not in ("that", "que") or any(scene.doc.children(host, "aux:tense") for host in hosts):
        return False
    cue = [token for span in attribution.cue for token in scene.doc.tokens_in(span)]
    return not any(token.morph.get("VerbForm") == "Fin" and tense_of(scene, token) == "Pres" for token in cue)


ACTS = ("asks", "orders", "denies")


def _is_presupposed(scene: Scene, draft: Draft) -> bool:
    """Tell whether a request or denial takes a statement for granted: what a definite phrase brings in besides."""
    if draft.form in STANDING:
        return True
    if draft.form == "nominal":
        return matches(draft.site.dep, ("nmod", "obl")) and _is_definite(scene, draft.site)
    if draft.form not in ("relative", "participle") or not matches(draft.site.dep, ("acl",)):
        return False
    finite = [part for part in (draft.site, *scene.doc.children(draft.site, "aux", "cop")) if part.morph.get("Mood")]
    noun = scene.doc.head(draft.site)
    known = _is_definite(scene, noun) or (matches(noun.dep, ("nmod", "obl")) and bool(scene.doc.children(noun, "nummod")))
    return known and all(part.morph.get("Mood") == "Ind" for part in finite)


def _is_definite(scene: Scene, noun: Token) -> bool:
    """Tell whether a noun is a name or has a determiner that takes it for known."""
    kinds = [child.morph for child in scene.doc.children(noun, "det", "case")]
    known = any(kind.get("Definite") == "Def" or kind.get("Poss") == "Yes" or kind.get("PronType") == "Dem" for kind in kinds)
    return noun.pos == "PROPN" or known


def _lent(stance: Stance, attribution: Attribution, *, later: bool) -> Stance:
    """Return the stance with what the act and the certainty of the source lend."""
    if attribution.act in ("asks", "orders"):
        return stance.under("considers", "requested", "unknown")
    if attribution.act == "denies":
        return replace(stance, polarity="negative" if stance.polarity == "positive" else "positive", mode=stance.mode or "denies")
    if stance.modality == "reporting conditional" and stance.mode == "considers":
        stance = replace(stance, modality="future", certainty="certain") if later else replace(stance, mode="")
    return stance.under("", "", attribution.certainty)
