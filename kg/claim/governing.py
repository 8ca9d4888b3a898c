"""Clauses and phrases -> Stances: what the word that governs them makes of them: wished, prevented, had the time for.

The signatures of implicative words follow Karttunen (1971) and Nairn, Condoravdi and Karttunen (2006).
"""

from __future__ import annotations

from dataclasses import replace

from kg.claim.clauses import holds_infinitive
from kg.claim.conjunctions import relation_of
from kg.claim.lexicon import Governor
from kg.claim.mood import Stance, governed, governor_of, holder_of, in_mood, is_past, remote_modality
from kg.claim.negation import is_negated
from kg.claim.phrases import NOMINAL
from kg.claim.scene import Scene
from kg.claim.tense import finite_parts
from kg.doc import Token, matches

CHAINED = ("obligation", "future", "able", "")
HELD = ("able", "intended", "attempted", "")


def in_complement(scene: Scene, stance: Stance, token: Token, governor: Token, *, shared: bool) -> Stance:
    """Colour by the word that governs a complement; an infinitive that no table settles is at most intended."""
    clause = token.dep == "xcomp" or holds_infinitive(scene.doc, token) or is_content(scene, token)
    governor = _taken_noun(scene, token, governor) or governor
    known = governor_of(scene, governor)
    if known and not known.link and _is_loose(scene, token, governor):
        known = None
    if is_content(scene, token) and not relation_of(scene, token) and not _is_asserted(scene, token, governor, ""):
        open_content = _open_content(scene, stance, token, governor, known)
        if open_content is not None:
            return open_content
    whole = known is not None and (
        (known.link == "join" and token.dep != "xcomp") or (not known.link and not clause and known.modality != "prevented")
    )
    if whole or _is_asserted(scene, token, governor, known.modality if known else ""):
        return stance
    own = token.dep == "ccomp" and not finite_parts(scene.doc, token) and bool(scene.doc.children(token, "nsubj"))
    ruled = known is not None and known.modality == "obligation" and is_content(scene, token)
    if known and known.link == "raise" and not own and not ruled and (token.dep == "xcomp" or known.modality in CHAINED):
        return stance if shared or not runs_along(scene, token) else _raised(scene, stance, governor)
    return _under(scene, stance, known, governor) if known else _unsettled(scene, stance, token, governor)


def _open_content(scene: Scene, stance: Stance, token: Token, governor: Token, known: Governor | None) -> Stance | None:
    """Return the stance of a clause that is refused, wished by a word of no colour, or not said to hold; None of any other."""
    if scene.is_a(governor, "undoing") and governor.pos == "VERB":
        return turned(stance).under("considers", "requested", "unknown")
    if known is not None and known.link in ("raise", "join") and _is_wished(scene, token, governor):
        return stance.under(known.mode or "considers", known.modality or "intended", known.certainty or "unknown")
    if scene.is_a(governor, "claiming") and is_negated(scene, governor):
        return stance.under("considers", "undetermined", "unknown")
    return None


def _is_asserted(scene: Scene, token: Token, governor: Token, modality: str) -> bool:
    """Tell whether what stands below a word is told by itself: it describes a noun, informs somebody, is said or is over."""
    verbal = governor.pos in ("VERB", "AUX")
    clause = holds_infinitive(scene.doc, token) or is_content(scene, token)
    if not verbal and matches(token.dep, ("acl",)) and not clause:
        return True
    if scene.is_a(governor, "informing") and finite_parts(scene.doc, token):
        return True
    said = governor.i in scene.cue_of and token.i in scene.attribution_of
    if said and modality == "alleged" and not scene.cue_of[governor.i].source:
        said = False
    return (said and modality not in ("intended", "expected", "suspected")) or (
        modality == "obligation" and has_perfect(scene, token)
    )


def _unsettled(scene: Scene, stance: Stance, token: Token, governor: Token) -> Stance:
    """Colour a complement of a word that no table settles: a wish, or an infinitive that is open whether it came about."""
    if stance.mode:
        return stance
    if _is_wished(scene, token, governor):
        return stance.under("considers", "intended", "unknown")
    open_infinitive = holds_infinitive(scene.doc, token) and matches(token.dep, ("acl", "xcomp"))
    over = relation_of(scene, token) == "after" or has_perfect(scene, token)
    if not open_infinitive or over or _is_broken(scene, governor):
        return stance
    if _is_ranked(scene, token, governor):
        return _ranked(scene, stance, governor)
    return stance.under("considers", "intended", "unknown")


def _taken_noun(scene: Scene, token: Token, governor: Token) -> Token | None:
    """Return the noun that is had or taken and governs an infinitive tied to its verb (« a pris la *décision* de partir »)."""
    if not scene.is_a(governor, "holding") or not holds_infinitive(scene.doc, token):
        return None
    nouns = [it for it in scene.doc.children(governor, "obj") if it.i < token.i and it.pos == "NOUN"]
    return next((it for it in nouns if governor_of(scene, it) is not None), None)


def _is_loose(scene: Scene, token: Token, governor: Token) -> bool:
    """Tell whether an infinitive is no complement of a verb: it says what for, or belongs to what is had or spent."""
    marks = [scene.lexicon.subordinators.get(mark.lower, "") for mark in scene.doc.children(token, "mark")]
    if governor.pos in ("VERB", "AUX") and any(mark.startswith("purpose") for mark in marks):
        return not is_effect(scene, token)
    objects = scene.doc.children(governor, "obj")
    had = scene.is_a(governor, "holding") and any(it.pos == "NOUN" for it in objects)
    return had or (scene.is_a(governor, "spending") and not objects)


def _is_wished(scene: Scene, token: Token, governor: Token) -> bool:
    """Tell whether a clause below a verb is only thought of: it is in the subjunctive, or told by a word that asks for one."""
    if governor.pos not in ("VERB", "AUX") or not is_content(scene, token):
        return False
    return is_held(scene, token) or any(part.morph.get("Mood") == "Sub" for part in finite_parts(scene.doc, token))


def is_held(scene: Scene, token: Token) -> bool:
    """Tell whether a clause hangs on a word that only ties it to a verb (« s'attend à *ce* que X parte »)."""
    above = scene.doc.head(token)
    if not matches(token.dep, ("acl",)) or not scene.is_a(above, "clause holder") or not is_content(scene, token):
        return False
    cases = scene.doc.children(above, "case")
    return len(cases) == 1 and scene.is_a(cases[0], "holding case")


def is_content(scene: Scene, token: Token) -> bool:
    """Tell whether a conjunction makes a clause the content of the word above it (« l'espoir *que* X parte »)."""
    marks = scene.doc.children(token, "mark")
    cleft = scene.doc.children(scene.doc.head(token), "cop")
    return bool(finite_parts(scene.doc, token)) and not cleft and any(scene.is_a(mark, "content mark") for mark in marks)


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
    noun = governor.pos not in ("VERB", "AUX")
    if known.modality == "prevented" and scene.is_a(governor, "hindering"):
        if is_negated(scene, governor):
            return _unhindered(scene, stance, governor)
        if is_past(scene.doc, governor):
            return turned(stance)
    holder = holder_of(scene, governor) or governor
    fails = known.modality == "able" or (known.modality in HELD if noun else scene.is_a(governor, "entailing"))
    if fails and is_negated(scene, holder):
        stance = turned(stance)
    if noun and scene.is_a(governor, "undoing"):
        stance = turned(stance)
    return stance.under(known.mode, known.modality, known.certainty)


def _unhindered(scene: Scene, stance: Stance, governor: Token) -> Stance:
    """Return the stance of what is not hindered: it comes about with the hindering; what nothing hinders can."""
    coloured = in_mood(scene, stance, governor, remote_modality(scene, (governor,)))
    nothing = any(it.lower in scene.lexicon.negators for it in scene.doc.children(governor, "nsubj"))
    if coloured.mode or not nothing or is_past(scene.doc, governor):
        return coloured
    return coloured.under("considers", "possible", "possible")


def turned(stance: Stance) -> Stance:
    """Return a stance with the other polarity."""
    return replace(stance, polarity="negative" if stance.polarity == "positive" else "positive")


def _is_broken(scene: Scene, governor: Token) -> bool:
    """Tell whether a word that is no verb has a subject: a verb that the parser does not know."""
    return (
        governor.pos not in ("VERB", "AUX")
        and bool(scene.doc.children(governor, "nsubj"))
        and not scene.doc.children(governor, "cop")
    )


def is_effect(scene: Scene, token: Token) -> bool:
    """Tell whether what looks like a purpose came about with what it hangs on (« en a *profité* pour partir »)."""
    above = scene.doc.head(token)
    return scene.is_a(above, "seizing") or (scene.is_a(above, "effective") and is_past(scene.doc, above))


def runs_along(scene: Scene, token: Token) -> bool:
    """Tell whether a clause without finite verb happens, if at all, with the one it hangs on."""
    shape = token.morph.get("VerbForm")
    infinitive = holds_infinitive(scene.doc, token)
    if infinitive and token.dep == "ccomp" and not scene.doc.children(token, "aux:tense"):
        return True
    past = shape == "Part" and token.morph.get("Tense") == "Past" and not infinitive
    if scene.doc.children(token, "aux:tense", "nsubj") or past:
        return False
    if infinitive:
        return matches(token.dep, ("xcomp",))
    marked = bool(scene.doc.children(token, "mark", "case"))
    return shape in ("Part", "Ger") and matches(token.dep, ("advcl",)) and (marked or token.i > scene.doc.head(token).i)


def has_perfect(scene: Scene, token: Token) -> bool:
    """Tell whether a predicate is in the perfect, also where the parser hung the participle on its auxiliary."""
    above = scene.doc.head(token) if token.dep == "xcomp" else token
    split = above.pos == "AUX" and scene.is_a(above, "perfect auxiliary") and bool(scene.doc.children(above, "xcomp"))
    return split or bool(scene.doc.children(token, "aux:tense"))
