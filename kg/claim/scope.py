"""Predicates -> Stances: what the clauses and words above a predicate make of it: purposes, conditions, wishes, absence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from kg.claim.antecedents import is_stray_relative
from kg.claim.clauses import holds_infinitive, is_blamed, is_past_participle
from kg.claim.draft import Draft
from kg.claim.lexicon import Governor
from kg.claim.mood import Stance, governed, governor_of, in_mood, is_past, remote_modality
from kg.claim.negation import is_negated
from kg.claim.phrases import NOMINAL
from kg.claim.scene import Scene, remembered
from kg.claim.tense import finite_parts, tense_of
from kg.doc import Doc, Token, matches

CHAINED = ("obligation", "future", "able", "")
DEPTH = 8
EDGES = ("acl:relcl", "parataxis", "appos", "nmod", "obl", "nsubj")
COMPLEMENTS = ("ccomp", "xcomp", "acl", "obj", "iobj", "csubj")
OBJECTS = ("obj", "obl:arg", "nmod")


def in_clauses(scene: Scene, stance: Stance, draft: Draft) -> Stance:
    """Colour by the place of the clause in its sentence: purposes, conditions, complements of what is wished or unknown."""
    token = draft.site
    chain = {part.i for part in draft.chain}
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
        shape = token.morph.get("VerbForm")
        if (matches(token.dep, ("acl",)) and shape != "Inf") or is_stray_relative(scene, token):
            return stance
        if matches(token.dep, COMPLEMENTS) or is_blamed(scene, token):
            stance = _complement(scene, stance, token, governor, shared=governor.i in chain or not bare)
            if _is_told(scene, token, governor):
                return stance
        elif _is_finite(scene, token):
            return stance
        if bare and governor.i not in chain and (_runs_along(scene, token) or relation_of(scene, token) == "before"):
            stance = in_mood(scene, stance, governor, remote_modality(scene, (governor,)))
        token = governor
    return stance


def _host(scene: Scene, token: Token) -> Token:
    """Return the word that a clause hangs on; one of before or after goes with the verb above the infinitives around it."""
    host = scene.doc.head(token)
    apart = relation_of(scene, token) == "before" or _has_perfect(scene, token)
    while apart and matches(token.dep, ("advcl",)) and host.dep == "xcomp" and not _is_finite(scene, host):
        host = scene.doc.head(host)
    return host


def _is_told(scene: Scene, token: Token, governor: Token) -> bool:
    """Tell whether a clause in the indicative is what an infinitive of no colour takes for true (« force est de voir *que* »)."""
    told = token.dep == "ccomp" and governor.morph.get("VerbForm") == "Inf" and governor_of(scene, governor) is None
    return told and any(part.morph.get("Mood") == "Ind" for part in finite_parts(scene.doc, token))


ABSENT = ("without", "instead")


def _gives_reason(scene: Scene, token: Token) -> bool:
    """Tell whether a clause in a list is what a reason is given by (« il espère gagner, *car* il est prêt »)."""
    return any(scene.lexicon.subordinators.get(part.lower) == "reason" for part in scene.doc.children(token, "cc"))


def _runs_along(scene: Scene, token: Token) -> bool:
    """Tell whether a clause without finite verb happens, if at all, with the one it hangs on."""
    shape = token.morph.get("VerbForm")
    infinitive = holds_infinitive(scene.doc, token)
    past = shape == "Part" and token.morph.get("Tense") == "Past" and not infinitive
    if scene.doc.children(token, "aux:tense", "nsubj") or past:
        return False
    if infinitive:
        return matches(token.dep, ("xcomp",))
    marked = bool(scene.doc.children(token, "mark", "case"))
    return shape in ("Part", "Ger") and matches(token.dep, ("advcl",)) and (marked or token.i > scene.doc.head(token).i)


def in_phrase(scene: Scene, stance: Stance, noun: Token) -> Stance:
    """Colour an event told by a noun by what is wished, planned or feared of it (« exige le *départ* », « le départ prévu »)."""
    governor = scene.doc.head(noun)
    if matches(noun.dep, OBJECTS) and governor.i != noun.i:
        stance = _complement(scene, stance, noun, governor, shared=False)
        if scene.is_a(governor, "undoing") and governor.pos == "VERB":
            stance = stance.under("considers", "prevented", "unknown")
    words = (*scene.doc.children(noun, "acl", "amod"), *((governor,) if noun.dep == "nsubj:pass" else ()))
    for word in words:
        planned = governor_of(scene, word)
        if is_past_participle(word) and planned and planned.mode == "considers":
            stance = stance.under(planned.mode, planned.modality, planned.certainty)
    return stance


def _complement(scene: Scene, stance: Stance, token: Token, governor: Token, *, shared: bool) -> Stance:
    """Colour by the word that governs a complement; an infinitive that no table settles is at most intended."""
    verbal = governor.pos in ("VERB", "AUX")
    described = not verbal and matches(token.dep, ("acl",)) and token.morph.get("VerbForm") != "Inf"
    known = governor_of(scene, governor)
    whole = known is not None and known.link == "join" and token.dep != "xcomp"
    if described or whole or (scene.is_a(governor, "informing") and _is_finite(scene, token)):
        return stance
    said = governor.i in scene.cue_of and token.i in scene.attribution_of
    modality = known.modality if known else ""
    if said and modality == "alleged" and not scene.cue_of[governor.i].source:
        said = False
    if (said and modality not in ("intended", "expected", "suspected")) or (
        modality == "obligation" and _has_perfect(scene, token)
    ):
        return stance
    own = token.dep == "ccomp" and not _is_finite(scene, token) and bool(scene.doc.children(token, "nsubj"))
    if known and known.link == "raise" and not own and (token.dep == "xcomp" or known.modality in CHAINED):
        return stance if shared or not _runs_along(scene, token) else _raised(scene, stance, governor)
    if known:
        return _under(scene, stance, known, governor)
    open_infinitive = token.morph.get("VerbForm") == "Inf" and matches(token.dep, ("acl", "xcomp"))
    if not open_infinitive or stance.mode or _has_perfect(scene, token) or _is_broken(scene, governor):
        return stance
    return (
        _ranked(scene, stance, governor)
        if _is_ranked(scene, token, governor)
        else stance.under("considers", "intended", "unknown")
    )


def _ranked(scene: Scene, stance: Stance, governor: Token) -> Stance:
    """Return the stance of what makes somebody the first, which nobody did where nobody became it."""
    missed = any(is_negated(scene, it) for it in (governor, *scene.doc.ancestors(governor)))
    return replace(stance, polarity="negative") if missed else stance


def _is_ranked(scene: Scene, token: Token, governor: Token) -> bool:
    """Tell whether an infinitive says what makes somebody the first, the last or the only one (« le *premier* à gagner »)."""
    nouns = [it for it in (governor, *scene.doc.children(governor, "obj", "xcomp")) if it.pos in NOMINAL and it.i < token.i]
    words = [part for noun in nouns for part in (noun, *scene.doc.children(noun, "amod"))]
    return any(part.morph.get("NumType") == "Ord" or scene.is_a(part, "ranking") for part in words)


def _raised(scene: Scene, stance: Stance, governor: Token) -> Stance:
    """Return the stance below a governor that shares its predicate with another verb than the one in question."""
    return governed(scene, in_mood(scene, stance, governor, remote_modality(scene, (governor,))), governor)


def _under(scene: Scene, stance: Stance, known: Governor, governor: Token) -> Stance:
    """Return the stance below a governor; what one does not allow does not happen (« ne permet pas de partir »)."""
    if known.modality == "able" and is_negated(scene, governor):
        stance = replace(stance, polarity="negative" if stance.polarity == "positive" else "positive")
    if known.modality == "prevented" and scene.is_a(governor, "hindering"):
        if is_negated(scene, governor):
            return stance
        if is_past(scene.doc, governor):
            return replace(stance, polarity="negative" if stance.polarity == "positive" else "positive")
    return stance.under(known.mode, known.modality, known.certainty)


def _is_broken(scene: Scene, governor: Token) -> bool:
    """Tell whether a word that is no verb has a subject: a verb that the parser does not know."""
    return (
        governor.pos not in ("VERB", "AUX")
        and bool(scene.doc.children(governor, "nsubj"))
        and not scene.doc.children(governor, "cop")
    )


def _marked(scene: Scene, stance: Stance, token: Token) -> Stance:
    """Colour by the words that open the clause, and by a condition that hangs on it."""
    relation = relation_of(scene, token)
    if relation == "purpose" and not (_has_perfect(scene, token) or _is_sequel(scene, token)):
        return stance.under("considers", "intended", "unknown")
    if relation == "condition" and not _is_concession(scene, token, stance):
        modality = "undetermined" if matches(token.dep, ("ccomp",)) else "conditional"
        return replace(stance, mode="considers", modality=modality, certainty="unknown")
    if relation in ABSENT and not scene.doc.children(token, "cop"):
        undone = relation == "without" and is_negated(scene, scene.doc.head(token))
        return stance if undone else replace(stance, polarity="negative")
    if relation == "before":
        return stance.under("", "", "probable")
    conditions = (child for child in scene.doc.children(token, "advcl") if relation_of(scene, child) == "condition")
    if any(not _is_concession(scene, child, stance) for child in conditions):
        return replace(stance, mode="considers", modality="conditional", certainty="unknown")
    return stance


def _is_concession(scene: Scene, clause: Token, stance: Stance) -> bool:
    """Tell whether an “if” grants a fact: it opens a perfect beside a plain main clause (« si A a gagné, B est second »).

    A present beside a past, and an imperfect beside a perfect, grant one too: no condition is put so.
    """
    doc = scene.doc
    main = doc.head(clause)
    if stance.mode or not matches(clause.dep, ("advcl",)) or not _is_plain(scene, main):
        return False
    if any(part for it in (clause, *doc.children(clause, "xcomp")) for part in doc.children(it, "aux:tense")):
        return True
    if len(doc.children(clause, "mark")) != 1:
        return False
    perfect, own = bool(doc.children(main, "aux:tense")), _tense(scene, clause)
    if own == "Pres":
        return _tense(scene, main) == "Imp" or perfect
    opener = doc.tokens[max(0, min(token.i for token in doc.subtree(clause)) - 1)]
    return own == "Imp" and perfect and opener.pos not in ("SCONJ", "ADP", "ADV")


def _is_plain(scene: Scene, main: Token) -> bool:
    """Tell whether a main clause tells a fact by its mood and tense."""
    return all(tense_of(scene, part) in ("Pres", "Past", "Imp") for part in finite_parts(scene.doc, main))


def _tense(scene: Scene, token: Token) -> str | None:
    """Return the tense of the finite part of a predicate."""
    return next((tense_of(scene, part) for part in finite_parts(scene.doc, token)), None)


def _is_finite(scene: Scene, token: Token) -> bool:
    return bool(finite_parts(scene.doc, token))


def _has_perfect(scene: Scene, token: Token) -> bool:
    """Tell whether a predicate is in the perfect, also where the parser hung the participle on its auxiliary."""
    above = scene.doc.head(token) if token.dep == "xcomp" else token
    split = above.pos == "AUX" and scene.is_a(above, "perfect auxiliary") and bool(scene.doc.children(above, "xcomp"))
    return split or bool(scene.doc.children(token, "aux:tense"))


def _is_sequel(scene: Scene, token: Token) -> bool:
    """Tell whether an adverb makes what looks like a purpose the next thing that happened (« pour *finalement* perdre »)."""
    return any(scene.is_a(child, "sequel") for child in scene.doc.children(token, "advmod"))


@remembered
def relation_of(scene: Scene, token: Token) -> str:
    """Return what the conjunction of a clause means (purpose, condition, …), empty where no table says it."""
    doc, table = scene.doc, scene.lexicon.subordinators
    marks = [child for child in doc.children(token, "mark", "case") if child.i < token.i]
    words = [part for mark in marks for part in (mark, *doc.children(mark, "fixed"))]
    if marks and marks[0].i:
        before = doc.tokens[marks[0].i - 1]
        words.extend((doc.head(before), before) if before.dep == "fixed" and doc.head(before) not in words else (before,))
    words = sorted(words, key=lambda part: part.i)
    for form in (*_long_forms(doc, marks[:1]), *_forms(words)):
        if form in table and _fits(token, table[form], doc.children(token, "aux", "cop")):
            return table[form].removesuffix("!")
    return ""


def _long_forms(doc: Doc, marks: Sequence[Token]) -> Iterator[str]:
    """Yield the runs of five and of four words that hold the first mark of a clause (« *dans le cas où* »)."""
    for mark, size in product(marks, (5, 4)):
        for first in range(max(0, mark.i - size + 1), mark.i + 1):
            yield _spelt(doc.tokens[first : first + size])


def _forms(words: Sequence[Token]) -> Iterator[str]:
    """Yield the runs of up to three of the words that open a clause, the longest first."""
    for size in (3, 2, 1):
        for first in range(len(words) - size + 1):
            yield _spelt(words[first : first + size])


def _spelt(words: Sequence[Token]) -> str:
    """Return words as a table has them: with a blank between two, but behind an elision."""
    return " ".join(word.lower for word in words).replace("' ", "'")


def _fits(token: Token, relation: str, helpers: Iterable[Token]) -> bool:
    """Tell whether a relation suits its clause: those that end in ``!`` ask for an infinitive that hangs on a verb."""
    if not relation.endswith("!"):
        return True
    return matches(token.dep, ("advcl",)) and any(part.morph.get("VerbForm") == "Inf" for part in (token, *helpers))
