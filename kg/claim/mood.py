"""Predicates -> Stances: how mood, tense, modal words and hedges put what is stated.

The values follow FactBank (Saurí and Pustejovsky, 2009): a mode, a polarity and a certainty, with the modality that gave them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.claim.clauses import is_past_participle, plain_governor
from kg.claim.lexicon import Governor
from kg.claim.scene import Scene
from kg.claim.tense import finite_parts, tense_of
from kg.doc import Doc, Token

ORDER = ("certain", "probable", "possible", "unknown")


@dataclass(frozen=True, slots=True)
class Stance:
    """How a statement is put; ``mode`` is empty where nothing colours it."""

    mode: str = ""
    polarity: str = "positive"
    modality: str | None = None
    certainty: str = "certain"

    def under(self, mode: str, modality: str, certainty: str) -> Stance:
        """Return the stance below a word that colours it; the weakest certainty and the first modality hold."""
        weaker = max(self.certainty, certainty or "certain", key=ORDER.index)
        return replace(self, mode=mode or self.mode, modality=self.modality or modality or None, certainty=weaker)


def governor_of(scene: Scene, token: Token) -> Governor | None:
    """Return how a word colours what it governs; some words say in their past that it happened (« il a pu partir »)."""
    governors, lemma = scene.lexicon.governors, scene.lemma_of(token)
    verbal = token.pos in ("VERB", "AUX")
    past = governors.get(("past", lemma))
    if past:
        holder = None if verbal else holder_of(scene, token)
        carriers = (token,) if verbal else (*scene.doc.children(token, "cop"), *((holder,) if holder else ()))
        if any(is_past(scene.doc, carrier) for carrier in carriers):
            return past
    return plain_governor(scene, token)


def holder_of(scene: Scene, noun: Token) -> Token | None:
    """Return the verb that has or takes what a noun names (« *avoir* le temps de partir »), None where there is none."""
    above = scene.doc.head(noun)
    return above if noun.dep == "obj" and above.pos in ("VERB", "AUX") and scene.is_a(above, "holding") else None


def is_past(doc: Doc, token: Token) -> bool:
    """Tell whether a verb is told as over: in a perfect or a simple past that is no conditional."""
    perfect = doc.children(token, "aux:tense")
    simple = token.morph.get("VerbForm") == "Fin" and token.morph.get("Tense") == "Past"
    return (bool(perfect) or simple) and all(part.morph.get("Mood") != "Cnd" for part in (token, *perfect))


def remote_modality(scene: Scene, chain: Iterable[Token]) -> str:
    """Return the modality that the first governor has in its conditional and future, empty where it has none of its own."""
    governors = (scene.lexicon.governors.get(("verb", scene.lemma_of(token))) for token in chain)
    return next((governor.remote for governor in governors if governor and governor.remote), "")


def in_mood(scene: Scene, stance: Stance, token: Token, remote: str) -> Stance:
    """Colour by mood, tense, modal auxiliaries and hedging adverbs."""
    stance = hedged(scene, _with_auxiliaries(scene, stance, token), token)
    doc = scene.doc
    if _is_announced(scene, token):
        stance = stance.under("considers", "future", "")
    for part in finite_parts(doc, token)[:1]:
        tense = tense_of(scene, part)
        future, conditional = tense == "Fut", tense == "Cnd"
        if remote and (future or conditional):
            return replace(stance, mode="considers", modality=remote, certainty="probable")
        over = (
            part.i != token.i
            and part.dep == "aux:tense"
            and not any(scene.is_a(it, "when") for it in doc.children(token, "mark"))
        )
        if future and not over:
            stance = stance.under("considers", "future", "")
        if conditional:
            stance = stance.under("considers", "reporting conditional", "probable")
        if part.morph.get("Mood") == "Imp" and not doc.children(token, "nsubj"):
            stance = stance.under("considers", "requested", "unknown")
    return stance


def _is_announced(scene: Scene, token: Token) -> bool:
    """Tell whether an infinitive with a subject heads its sentence, as headlines put the future (“Mayor *to resign*”)."""
    doc = scene.doc
    marked = any(scene.lexicon.is_a(mark.lower, "headline future") for mark in doc.children(token, "mark"))
    return token.dep == "root" and marked and bool(doc.children(token, "nsubj")) and not finite_parts(doc, token)


def _with_auxiliaries(scene: Scene, stance: Stance, token: Token) -> Stance:
    """Colour by modal auxiliaries."""
    for child in scene.doc.children(token, "aux", "cop"):
        governor = scene.lexicon.governors.get(("aux", child.lower))
        if governor:
            stance = stance.under(governor.mode, governor.modality, governor.certainty)
    return stance


def hedged(scene: Scene, stance: Stance, token: Token) -> Stance:
    """Colour by the hedges that hang on a word: adverbs, and adjectives of a noun (« la *prochaine* visite »)."""
    for child in scene.doc.children(token, "aux", "cop", "advmod", "amod"):
        hedge = scene.lexicon.hedges.get(child.lower) or scene.lexicon.hedges.get(scene.lemma_of(child))
        if hedge:
            stance = stance.under(*hedge)
    return stance


def in_list(scene: Scene, stance: Stance, site: Token) -> Stance:
    """Colour a verb in a list by the auxiliaries that only the first one has (“will sing and *dance*”)."""
    doc = scene.doc
    if site.dep != "conj" or doc.children(site, "aux", "nsubj", "cop"):
        return stance
    if is_past_participle(site) and is_past_participle(doc.head(site)):
        return in_mood(scene, stance, doc.head(site), "")
    if _is_torn_off(scene, site):
        return stance.under("considers", "intended", "unknown")
    return _with_auxiliaries(scene, stance, doc.head(site)) if site.lower == site.lemma.lower() else stance


def _is_torn_off(scene: Scene, site: Token) -> bool:
    """Tell whether a bare infinitive cannot go on the finite verb that it hangs on (“has a plan to ask and *take*”)."""
    doc, first = scene.doc, scene.doc.head(site)
    if site.morph.get("VerbForm") != "Inf" or doc.children(site, "mark", "aux") or first.morph.get("VerbForm") != "Fin":
        return False
    governors = (governor_of(scene, it) for it in doc.children(first, "obj"))
    return not doc.children(first, "aux", "xcomp") and any(it is not None and it.mode == "considers" for it in governors)


def in_alternative(scene: Scene, stance: Stance, site: Token) -> Stance:
    """Colour a predicate that is one of two that may hold (« il est parti *ou* se cache »); what denies one denies both.

    Several share out what is said of them: « les uns sont morts *ou* blessés ».
    """
    doc = scene.doc
    if stance.mode or not (site.pos == "VERB" or doc.children(site, "cop")):
        return stance
    first = doc.head(site) if site.dep == "conj" else site
    members = (site,) if site.dep == "conj" else tuple(it for it in doc.children(site, "conj") if it.pos == site.pos)
    members = tuple(it for it in members if doc.children(it, "mark") or not doc.children(it, "nsubj"))
    disjoined = any(scene.is_a(cc, "disjunctive") for it in members for cc in doc.children(it, "cc"))
    told = first.pos == "VERB" or bool(doc.children(first, "cop"))
    if any(part.morph.get("Number") == "Plur" for part in finite_parts(doc, first)):
        return stance
    return stance.under("considers", "possible", "possible") if disjoined and told else stance


def governed(scene: Scene, stance: Stance, token: Token) -> Stance:
    """Colour by a governor that shares its predicate with what it governs."""
    governor = governor_of(scene, token)
    if governor is None or (governor.modality == "future" and token.morph.get("VerbForm") != "Fin"):
        return stance
    return stance.under(governor.mode, governor.modality, governor.certainty)
