"""Clauses of condition -> whether they set a condition: an “if” may grant a fact or only say how something is looked at."""

from __future__ import annotations

from kg.claim.mood import Stance
from kg.claim.scene import Scene
from kg.claim.tense import finite_parts, tense_of
from kg.doc import Token, matches

PLAIN = ("Pres", "Past", "Imp")


def sets_condition(scene: Scene, clause: Token, stance: Stance) -> bool:
    """Tell whether a clause that an “if” opens makes its main clause conditional."""
    return not (_is_framing(scene, clause) or is_concession(scene, clause, stance))


def is_concession(scene: Scene, clause: Token, stance: Stance) -> bool:
    """Tell whether an “if” grants a fact: it opens a perfect beside a plain main clause (« si A a gagné, B est second »).

    A present beside a past, and an imperfect beside a perfect, grant one too: no condition is put so. A state in the present
    grants one where it opens the sentence beside another present (« si le nord est calme, le sud reste tendu »).
    """
    doc = scene.doc
    main = doc.head(clause)
    if stance.mode or not matches(clause.dep, ("advcl",)) or not _is_plain(scene, main):
        return False
    if any(part for it in (clause, *doc.children(clause, "xcomp")) for part in doc.children(it, "aux:tense")):
        return True
    reasons = [it for it in doc.children(clause, "mark") if scene.lexicon.subordinators.get(it.lower) == "reason"]
    if len(doc.children(clause, "mark")) - len(reasons) != 1:
        return False
    own, other, perfect = _tense(scene, clause), _tense(scene, main), bool(doc.children(main, "aux:tense"))
    first = min(token.i for token in doc.subtree(clause))
    if own == "Pres":
        return other == "Imp" or perfect or (other == "Pres" and first < main.i and _opposes(scene, clause, main))
    opener = doc.tokens[max(0, first - 1)]
    return own == "Imp" and perfect and opener.pos not in ("SCONJ", "ADP", "ADV")


def _opposes(scene: Scene, clause: Token, main: Token) -> bool:
    """Tell whether two presents stand against each other: a state of something definite, or an adverb that says so."""
    doc = scene.doc
    if any(scene.is_a(child, "contrasting") for child in (*doc.children(main, "advmod", "obl", "obl:mod"), main)):
        return True
    governor = scene.lexicon.governors.get(("verb", scene.lemma_of(main)))
    open_main = governor is not None and governor.mode == "considers" and bool(doc.children(main, "xcomp"))
    if clause.i in scene.attribution_of or open_main:
        return False
    subject = next(iter(doc.children(clause, "nsubj")), None)
    if subject is None or not (subject.pos == "PROPN" or _is_definite(scene, subject)):
        return False
    return any(scene.is_a(it, "state verb") for it in (clause, *doc.children(clause, "cop")))


def _is_definite(scene: Scene, noun: Token) -> bool:
    kinds = [child.morph for child in scene.doc.children(noun, "det")]
    return noun.pos == "NOUN" and any(kind.get("Definite") == "Def" or kind.get("PronType") == "Dem" for kind in kinds)


def _is_framing(scene: Scene, clause: Token) -> bool:
    """Tell whether a clause only says how what follows is looked at (« si *on en croit* la presse »)."""
    subjects = scene.doc.children(clause, "nsubj", "expl:subj")
    return bool(subjects) and scene.is_a(subjects[0], "generic subject") and scene.is_a(clause, "framing")


def _is_plain(scene: Scene, main: Token) -> bool:
    """Tell whether a main clause tells a fact by its mood and tense."""
    return all(tense_of(scene, part) in PLAIN for part in finite_parts(scene.doc, main))


def _tense(scene: Scene, token: Token) -> str | None:
    """Return the tense of the finite part of a predicate."""
    return next((tense_of(scene, part) for part in finite_parts(scene.doc, token)), None)
