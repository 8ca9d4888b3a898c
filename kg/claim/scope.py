"""Predicates -> Stances: what the clauses and words above a predicate make of it: purposes, conditions, wishes, absence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.claim.antecedents import is_stray_relative
from kg.claim.clauses import holds_infinitive, is_blamed
from kg.claim.concession import is_concession, sets_condition
from kg.claim.conjunctions import relation_of
from kg.claim.governing import has_perfect, in_complement, is_content, is_effect, is_held, runs_along, turned
from kg.claim.mood import Stance, governor_of, in_mood, remote_modality
from kg.claim.negation import is_negated
from kg.claim.scene import Scene
from kg.claim.tense import finite_parts
from kg.doc import Token, matches

DEPTH = 8
EDGES = ("acl:relcl", "parataxis", "appos", "nmod", "obl", "nsubj")
COMPLEMENTS = ("ccomp", "xcomp", "acl", "obj", "iobj", "csubj")


def in_clauses(scene: Scene, stance: Stance, site: Token, governors: Sequence[Token]) -> Stance:
    """Colour by the place of the clause in its sentence: purposes, conditions, complements of what is wished or unknown."""
    token = site
    chain = {part.i for part in governors}
    bare = not _is_finite(scene, token)
    for _ in range(DEPTH):
        stance = _marked(scene, stance, token)
        governor = _host(scene, token)
        if token.dep == "conj" and not _gives_reason(scene, token):
            if _is_finite(scene, token) and not _is_finite(scene, governor):
                return stance
            token = governor
            continue
        if governor.i == token.i or token.dep == "conj" or matches(token.dep, EDGES) or relation_of(scene, token) in ABSENT:
            return stance
        held = is_held(scene, token)
        apart = matches(token.dep, ("acl",)) and not (held or holds_infinitive(scene.doc, token) or is_content(scene, token))
        if apart or is_stray_relative(scene, token):
            return _beside_noun(scene, stance, token)
        governor = scene.doc.head(governor) if held else governor
        if matches(token.dep, COMPLEMENTS) or is_blamed(scene, token) or _is_governed(scene, token):
            stance = in_complement(scene, stance, token, governor, shared=governor.i in chain or not bare)
            if _is_told(scene, token, governor):
                return stance
        elif _is_finite(scene, token):
            return stance
        if bare and governor.i not in chain and (runs_along(scene, token) or relation_of(scene, token) == "before"):
            stance = in_mood(scene, stance, governor, remote_modality(scene, (governor,)))
        token = governor
    return stance


def _host(scene: Scene, token: Token) -> Token:
    """Return the word that a clause hangs on; one of before or after goes with the verb above the infinitives around it."""
    host = scene.doc.head(token)
    apart = relation_of(scene, token) == "before" or has_perfect(scene, token)
    while apart and matches(token.dep, ("advcl",)) and host.dep == "xcomp" and not _is_finite(scene, host):
        host = scene.doc.head(host)
    return host


def _beside_noun(scene: Scene, stance: Stance, token: Token) -> Stance:
    """Colour a gerund by the noun that it spells out (“hopes of *finding* life”); what else describes a noun stays."""
    marked = len(scene.doc.children(token, "mark")) == 1 and not _is_finite(scene, token)
    known = governor_of(scene, scene.doc.head(token)) if marked and matches(token.dep, ("acl",)) else None
    return stance.under(known.mode, known.modality, known.certainty) if known else stance


def _is_governed(scene: Scene, token: Token) -> bool:
    """Tell whether a verb that colours what it governs asks for a gerund behind its preposition (“aimed *at ending* the war”)."""
    marks, above = scene.doc.children(token, "mark"), scene.doc.head(token)
    if not matches(token.dep, ("advcl",)) or len(marks) != 1 or _is_finite(scene, token):
        return False
    return (scene.lemma_of(above), marks[0].lower) in scene.lexicon.governed and governor_of(scene, above) is not None


def _is_told(scene: Scene, token: Token, governor: Token) -> bool:
    """Tell whether a clause in the indicative is what an infinitive of no colour takes for true (« force est de voir *que* »)."""
    told = token.dep == "ccomp" and governor.morph.get("VerbForm") == "Inf" and governor_of(scene, governor) is None
    return told and any(part.morph.get("Mood") == "Ind" for part in finite_parts(scene.doc, token))


ABSENT = ("without", "instead")


def _gives_reason(scene: Scene, token: Token) -> bool:
    """Tell whether a clause in a list is what a reason is given by (« il espère gagner, *car* il est prêt »)."""
    return any(scene.lexicon.subordinators.get(part.lower) == "reason" for part in scene.doc.children(token, "cc"))


def _marked(scene: Scene, stance: Stance, token: Token) -> Stance:
    """Colour by the words that open the clause, and by a condition that hangs on it."""
    relation = relation_of(scene, token)
    if relation == "purpose" and not (has_perfect(scene, token) or _is_sequel(scene, token)):
        return _purpose(scene, stance, token)
    if relation == "condition" and not is_concession(scene, token, stance):
        modality = "undetermined" if matches(token.dep, ("ccomp",)) else "conditional"
        return replace(stance, mode="considers", modality=modality, certainty="unknown")
    if relation in ABSENT and not scene.doc.children(token, "cop"):
        undone = relation == "without" and is_negated(scene, scene.doc.head(token))
        return stance if undone else replace(stance, polarity="negative")
    if relation in ("before", "pending"):
        return _timed(scene, stance, token, relation)
    conditions = (child for child in scene.doc.children(token, "advcl") if relation_of(scene, child) == "condition")
    if any(sets_condition(scene, child, stance) for child in conditions):
        return replace(stance, mode="considers", modality="conditional", certainty="unknown")
    return stance


def _timed(scene: Scene, stance: Stance, token: Token, relation: str) -> Stance:
    """Colour what is told to come after something, or what a future waits for."""
    if relation == "before":
        return stance.under("", "", "probable")
    return stance.under("considers", "future", "") if _is_ahead(scene, token) else stance


def _is_ahead(scene: Scene, token: Token) -> bool:
    """Tell whether a present tells what a clause about the future waits for (“will stay until all *are* free”)."""
    present = all(part.morph.get("Tense") == "Pres" for part in finite_parts(scene.doc, token))
    helpers = [("aux", part.lower) for part in scene.doc.children(scene.doc.head(token), "aux")]
    return present and any(scene.lexicon.governors[key].mode == "considers" for key in helpers if key in scene.lexicon.governors)


def _purpose(scene: Scene, stance: Stance, token: Token) -> Stance:
    """Colour what is meant to come about; what was enough for it brought it about or not, and an outcome goes with its verb."""
    host = scene.doc.head(token)
    if _is_outcome(scene, token):
        return in_mood(scene, stance, host, remote_modality(scene, (host,)))
    if not is_effect(scene, token):
        return stance.under("considers", "intended", "unknown")
    return turned(stance) if is_negated(scene, host) else stance


def _is_outcome(scene: Scene, token: Token) -> bool:
    """Tell whether what looks like a purpose is how something ends or where a change leads (« monte *pour atteindre* 3 % »)."""
    host = scene.doc.head(token)
    if token.dep != "advcl" or scene.is_a(token, "closing"):
        return token.dep == "advcl"
    trigger = scene.lexicon.triggers.get(("verb", scene.lemma_of(host)))
    return scene.is_a(token, "arriving") and trigger is not None and trigger.concept in ("increase", "decrease")


def _is_finite(scene: Scene, token: Token) -> bool:
    return bool(finite_parts(scene.doc, token))


def _is_sequel(scene: Scene, token: Token) -> bool:
    """Tell whether an adverb makes what looks like a purpose the next thing that happened (« pour *finalement* perdre »)."""
    return any(scene.is_a(child, "sequel") for child in scene.doc.children(token, "advmod"))
