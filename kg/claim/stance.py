"""Drafts -> Stances: how far the text asserts a statement, from negation, mood, governors, clause markers and attributions.

The values follow FactBank (Saurí and Pustejovsky, 2009): a mode, a polarity and a certainty, with the modality that gave them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.claim.clauses import is_blamed
from kg.claim.draft import Draft
from kg.claim.scene import Scene
from kg.doc import Doc, Token, matches
from kg.model import Attribution

OBJECTS = ("obj", "obl:arg", "nmod")
STANDING = ("apposition", "possessive")
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


def stance_of(scene: Scene, draft: Draft) -> Stance:
    """Return the stance of a statement with what its attribution lends."""
    found = Stance()
    negated = False
    for token in (draft.site if not draft.chain else draft.trigger, *draft.chain):
        found = _mood(scene, found, token, remote_modality(scene, draft.chain))
        negated ^= is_negated(scene, token)
    for token in draft.chain:
        found = _governed(scene, found, token)
    found = _shared(scene, found, draft.site)
    if draft.form == "nominal":
        found = _complement(scene, found, draft.site, scene.doc.head(draft.site)) if matches(draft.site.dep, OBJECTS) else found
    elif draft.form not in STANDING:
        found = _clause(scene, found, draft.site)
    if negated and _is_double(scene, draft.trigger):
        found, negated = found.under("", "double negation", ""), False
    if negated:
        found = replace(found, polarity="negative")
    return _attributed(scene, found, draft.trigger)


def is_negated(scene: Scene, token: Token) -> bool:
    """Tell whether a predicate is negated; an expletive or a restrictive particle negates nothing."""
    negators = scene.lexicon.negators
    listed = _negating(scene, token)
    particle = any(negators[word.lower] == "particle" for word in listed)
    for word in listed:
        needs = negators[word.lower]
        if needs == "nothing" or (needs == "ne" and particle):
            return not _sets_up(scene, word)
    return particle and _stands_alone(scene, token)


def _negating(scene: Scene, token: Token) -> list[Token]:
    """Return the negators of a predicate in text order: its own, its auxiliaries' and adverbs', its arguments' determiners."""
    doc, negators = scene.doc, scene.lexicon.negators
    children = doc.children(token)
    inner = [part for child in children if child.dep in BEARERS for part in doc.children(child, "det", "advmod", "amod")]
    before = [doc.tokens[child.i - 1] for child in children if child.dep == "advmod" and child.i and child.i < token.i]
    found = {part.i: part for part in (*children, *inner, *before) if part.lower in negators}
    return [found[index] for index in sorted(found)]


BEARERS = ("obj", "nsubj", "nsubj:pass", "cop", "aux", "aux:tense", "aux:pass", "det", "advmod")


def _sets_up(scene: Scene, negator: Token) -> bool:
    """Tell whether the word behind a negator makes it something else (« pas seulement », « pas moins de »)."""
    following = scene.doc.tokens[negator.i + 1 : negator.i + 2]
    return any(scene.is_a(token, "only") for token in following)


def _stands_alone(scene: Scene, token: Token) -> bool:
    """Tell whether a bare « ne » negates: before some verbs, outside comparisons and after no conjunction that asks for it."""
    if not scene.is_a(token, "bare negation"):
        return False
    marks = scene.doc.children(token, "mark")
    return not marks and not matches(token.dep, ("advcl", "ccomp"))


def _is_double(scene: Scene, token: Token) -> bool:
    clauses = scene.doc.children(token, "advcl")
    return any(
        scene.lexicon.subordinators.get(mark.lower) == "without" for it in clauses for mark in scene.doc.children(it, "mark")
    )


def remote_modality(scene: Scene, chain: Iterable[Token]) -> str:
    """Return the modality that the first governor has in its conditional and future, empty where it has none of its own."""
    governors = (scene.lexicon.governors.get(("verb", scene.lemma_of(token))) for token in chain)
    return next((governor.remote for governor in governors if governor and governor.remote), "")


def _mood(scene: Scene, stance: Stance, token: Token, remote: str) -> Stance:
    """Colour by mood, tense, modal auxiliaries and hedging adverbs."""
    doc = scene.doc
    for child in doc.children(token, "aux", "cop", "advmod"):
        governor = scene.lexicon.governors.get(("aux", child.lower)) if child.dep != "advmod" else None
        if governor:
            stance = stance.under(governor.mode, governor.modality, governor.certainty)
        hedge = scene.lexicon.hedges.get(child.lower)
        if hedge:
            stance = stance.under(*hedge)
    finite = [part for part in (*doc.children(token, "aux", "cop"), token) if part.morph.get("VerbForm") == "Fin"][:1]
    for part in finite:
        future, conditional = part.morph.get("Tense") == "Fut", part.morph.get("Mood") == "Cnd"
        if remote and (future or conditional):
            return replace(stance, mode="considers", modality=remote, certainty="probable")
        if future and not (part.i != token.i and part.dep == "aux:tense"):
            stance = stance.under("considers", "future", "")
        if conditional:
            stance = stance.under("considers", "reporting conditional", "probable")
        if part.morph.get("Mood") == "Imp" and not doc.children(token, "nsubj"):
            stance = stance.under("considers", "requested", "unknown")
    return stance


def _shared(scene: Scene, stance: Stance, site: Token) -> Stance:
    """Colour a bare verb in a list by the modal auxiliary of the first one (“will sing and *dance*”)."""
    doc = scene.doc
    if site.dep != "conj" or site.lower != site.lemma.lower() or doc.children(site, "aux", "nsubj", "cop"):
        return stance
    modals = [scene.lexicon.governors.get(("aux", child.lower)) for child in doc.children(doc.head(site), "aux")]
    for governor in modals:
        stance = stance.under(governor.mode, governor.modality, governor.certainty) if governor else stance
    return stance


def _governed(scene: Scene, stance: Stance, token: Token) -> Stance:
    governor = scene.lexicon.governors.get(("verb" if token.pos in ("VERB", "AUX") else "noun", scene.lemma_of(token)))
    if governor is None:
        return stance
    if governor.modality == "able" and scene.doc.children(token, "aux:tense"):
        return stance.under("", governor.modality, "")
    if governor.modality == "future" and token.morph.get("VerbForm") != "Fin":
        return stance
    return stance.under(governor.mode, governor.modality, governor.certainty)


def _clause(scene: Scene, stance: Stance, site: Token) -> Stance:
    """Colour by the place of the clause in its sentence: purposes, conditions, complements of what is wished or unknown."""
    doc, token = scene.doc, site
    for _ in range(8):
        stance = _marked(scene, stance, token)
        if token.dep == "conj":
            token = doc.head(token)
            continue
        governor = doc.head(token)
        if governor.i == token.i or matches(token.dep, ("acl:relcl", "parataxis", "appos", "nmod", "obl", "nsubj")):
            return stance
        if matches(token.dep, ("acl",)) and token.morph.get("VerbForm") != "Inf":
            return stance
        if matches(token.dep, ("ccomp", "xcomp", "acl", "obj", "iobj", "csubj")) or is_blamed(scene, token):
            stance = _complement(scene, stance, token, governor)
        elif _is_finite(scene, token):
            return stance
        token = governor
    return stance


def _is_finite(scene: Scene, token: Token) -> bool:
    return any(part.morph.get("VerbForm") == "Fin" for part in (token, *scene.doc.children(token, "aux", "cop")))


def _complement(scene: Scene, stance: Stance, token: Token, governor: Token) -> Stance:
    """Colour by the word that governs a complement; an infinitive that no table settles is at most intended."""
    verbal = governor.pos in ("VERB", "AUX")
    shape = token.morph.get("VerbForm")
    if not verbal and matches(token.dep, ("acl",)) and shape != "Inf":
        return stance
    known = scene.lexicon.governors.get(("verb" if verbal else "noun", scene.lemma_of(governor)))
    said = governor.i in scene.cue_of and token.i in scene.attribution_of
    if said and not (known and known.modality in ("intended", "suspected")):
        return stance
    if known:
        chained = known.link == "raise" and (token.dep == "xcomp" or known.modality in CHAINED)
        return stance if chained else stance.under(known.mode, known.modality, known.certainty)
    open_infinitive = shape == "Inf" and matches(token.dep, ("acl", "xcomp")) and not (stance.mode or _has_perfect(scene, token))
    return stance.under("considers", "intended", "unknown") if open_infinitive and not _is_broken(scene, governor) else stance


def _is_broken(scene: Scene, governor: Token) -> bool:
    """Tell whether a word that is no verb has a subject: a verb that the parser does not know."""
    return (
        governor.pos not in ("VERB", "AUX")
        and bool(scene.doc.children(governor, "nsubj"))
        and not scene.doc.children(governor, "cop")
    )


def _marked(scene: Scene, stance: Stance, token: Token) -> Stance:
    """Colour by the words that open the clause, and by a condition that hangs on it."""
    table = scene.lexicon.subordinators
    relation = relation_of(scene, token)
    if relation == "purpose" and not _has_perfect(scene, token):
        return stance.under("considers", "intended", "unknown")
    if relation == "condition" and not _is_concession(scene, token, stance):
        return replace(stance, mode="considers", modality=_condition(token), certainty="unknown")
    if relation in ("without", "instead"):
        undone = relation == "without" and is_negated(scene, scene.doc.head(token))
        return stance if undone else replace(stance, polarity="negative")
    if relation == "before":
        return stance.under("", "", "probable")
    conditions = (child for child in scene.doc.children(token, "advcl") if relation_of(scene, child) == "condition")
    if table and any(not _is_concession(scene, child, stance) for child in conditions):
        return replace(stance, mode="considers", modality="conditional", certainty="unknown")
    return stance


def _is_concession(scene: Scene, clause: Token, stance: Stance) -> bool:
    """Tell whether an “if” grants a fact: it opens a perfect beside a plain main clause (« si A a gagné, B est second »)."""
    doc = scene.doc
    perfect = (part for it in (clause, *doc.children(clause, "xcomp")) for part in doc.children(it, "aux:tense"))
    main = doc.head(clause)
    opener = doc.tokens[max(0, min(token.i for token in doc.subtree(clause)) - 1)]
    contrast = (
        _tense(doc, clause) == "Imp" and bool(doc.children(main, "aux:tense")) and opener.pos not in ("SCONJ", "ADP", "ADV")
    )
    contrast = contrast and len(doc.children(clause, "mark")) == 1
    if stance.mode or not matches(clause.dep, ("advcl",)) or not (contrast or any(perfect)):
        return False
    finite = [part for part in (*doc.children(main, "aux", "cop"), main) if part.morph.get("VerbForm") == "Fin"]
    return all(part.morph.get("Mood") != "Cnd" and part.morph.get("Tense") in ("Pres", "Past", "Imp") for part in finite)


def _tense(doc: Doc, token: Token) -> str | None:
    """Return the tense of the finite part of a predicate."""
    finite = (part for part in (*doc.children(token, "aux", "cop"), token) if part.morph.get("VerbForm") == "Fin")
    return next((part.morph.get("Tense") for part in finite), None)


def _condition(token: Token) -> str:
    return "undetermined" if matches(token.dep, ("ccomp",)) else "conditional"


def relation_of(scene: Scene, token: Token) -> str:
    """Return what the conjunction of a clause means (purpose, condition, …), empty where no table says it."""
    doc, table = scene.doc, scene.lexicon.subordinators
    marks = [child for child in doc.children(token, "mark", "case") if child.i < token.i]
    words = [part for mark in marks for part in (mark, *doc.children(mark, "fixed"))]
    if marks and marks[0].i:
        words.append(doc.tokens[marks[0].i - 1])
    words = sorted(words, key=lambda part: part.i)
    for size in (3, 2, 1):
        for first in range(len(words) - size + 1):
            form = " ".join(word.lower for word in words[first : first + size])
            if form in table and _fits(token, table[form], doc.children(token, "aux", "cop")):
                return table[form].removesuffix("!")
    return ""


def _fits(token: Token, relation: str, helpers: Iterable[Token]) -> bool:
    """Tell whether a relation suits its clause: those that end in ``!`` ask for an infinitive that hangs on a verb."""
    if not relation.endswith("!"):
        return True
    return matches(token.dep, ("advcl",)) and any(part.morph.get("VerbForm") == "Inf" for part in (token, *helpers))


def _has_perfect(scene: Scene, token: Token) -> bool:
    return bool(scene.doc.children(token, "aux:tense"))


def _attributed(scene: Scene, stance: Stance, trigger: Token) -> Stance:
    attribution = scene.attribution_of.get(trigger.i)
    if attribution is None:
        mode = stance.mode or "states"
    else:
        stance = _lent(stance, attribution, perfect=bool(scene.doc.children(trigger, "aux:tense")))
        mode = stance.mode or "reports"
    if stance.polarity == "negative" and (mode in ("states", "reports") or stance.modality in DENIABLE):
        mode = "denies"
    return replace(stance, mode=mode)


CHAINED = ("obligation", "future", "able", "")
DENIABLE = ("future", "able", "reporting conditional", "obligation", "expected")


def _lent(stance: Stance, attribution: Attribution, *, perfect: bool) -> Stance:
    """Return the stance with what the act and the certainty of the source lend."""
    if attribution.act in ("asks", "orders"):
        return stance.under("considers", "requested", "unknown")
    if attribution.act == "denies":
        return replace(stance, polarity="negative" if stance.polarity == "positive" else "positive", mode=stance.mode or "denies")
    if stance.modality == "reporting conditional" and stance.mode == "considers":
        if attribution.form in ("that", "que") and not perfect:
            stance = replace(stance, modality="future", certainty="certain")
        else:
            stance = replace(stance, mode="")
    return stance.under("", "", attribution.certainty)
