"""Passives -> agents: who does what a passive says, None where it is not given."""

from __future__ import annotations

from kg.claim.clauses import is_participle
from kg.claim.draft import Clause
from kg.claim.idioms import idiom_of
from kg.claim.phrases import NOMINAL, has_content, preposition
from kg.claim.scene import Scene
from kg.doc import Token, matches


def agent_of(scene: Scene, clause: Clause) -> Token | None:
    """Return the agent of a passive, None where it is not given."""
    below = scene.doc.children(clause.verb, "obl", "nmod")
    below.extend(it for noun in tuple(below) if idiom_of(scene, clause.verb, noun) for it in scene.doc.children(noun, "nmod"))
    marked = [child for child in below if _is_marked(scene, clause.verb, child)]
    actors = [child for child in marked if not (_is_margin(scene, child) and (len(marked) > 1 or _is_level(scene, child)))]
    if actors:
        return actors[0]
    gerund = next((child for child in scene.doc.children(clause.verb, "advcl") if is_verbal_agent(scene, child)), None)
    return gerund or _behind_complement(scene, clause.verb)


def _is_marked(scene: Scene, verb: Token, child: Token) -> bool:
    """Tell whether a phrase of a passive can name its agent by the preposition before it."""
    whole = preposition(scene, child)
    word = whole.rpartition(" ")[2] if child.i > verb.i else whole
    accompanies = scene.lexicon.is_a(word, "genitive") and scene.is_a(verb, "followed")
    marked = scene.is_agent_marker(word) or (child.dep in ("obl:agent", "obl:arg") and accompanies)
    return marked and child.pos in NOMINAL and not (_is_when(scene, child) or _is_manner(scene, child))


def _is_when(scene: Scene, noun: Token) -> bool:
    """Tell whether a phrase is a mere time, filled with nothing (“by *Friday*”, but “by *weeks of rain*”)."""
    return scene.is_a(noun, "time") and not has_content(scene, noun)


def _is_margin(scene: Scene, noun: Token) -> bool:
    """Tell whether a counted thing says by how much (“was beaten *by ten votes* by Ana Roy”)."""
    quantity = scene.quantity_of.get(noun.i)
    return bool(scene.doc.children(noun, "nummod")) and (quantity is None or quantity.unit != "person")


def _is_level(scene: Scene, noun: Token) -> bool:
    """Tell whether a figure is a share, a sum or a degree (“were raised *by 10 %*”)."""
    quantity = scene.quantity_of.get(noun.i)
    return quantity is not None and scene.lexicon.is_a(quantity.unit or "", "level unit")


def _behind_complement(scene: Scene, verb: Token) -> Token | None:
    """Return the agent that the parser hung on a complement before it (« recensés en Syrie *par l’ONU* »).

    An event takes an agent of its own (« blessé dans une attaque *par un chien* »).
    """
    for top in scene.doc.children(verb, "obl", "xcomp", "nmod"):
        for token in scene.doc.subtree(top) if top.i > verb.i else ():
            if _can_name(scene, token) and _hangs_below(scene, token, verb):
                return token
    return None


def _can_name(scene: Scene, noun: Token) -> bool:
    """Tell whether a determined noun or a name stands behind the marker of an agent and is no time."""
    if not scene.is_agent_marker(preposition(scene, noun)) or scene.is_a(noun, "time") or _is_level(scene, noun):
        return False
    return noun.pos in NOMINAL and (noun.i in scene.name_of or bool(scene.doc.children(noun, "det", "nmod:poss")))


def _hangs_below(scene: Scene, noun: Token, verb: Token) -> bool:
    """Tell whether only complements, and no event or clause, stand between a noun and a verb above it."""
    for above in scene.doc.ancestors(noun):
        if above.i == verb.i:
            return True
        lemma = scene.lemma_of(above)
        event = ("noun", lemma) in scene.lexicon.triggers or scene.lexicon.types.get(lemma) == "Event"
        if event or not matches(above.dep, BELOW) or (above.pos == "VERB" and above.dep != "xcomp"):
            return False
    return False


BELOW = ("obl", "nmod", "xcomp", "acl")


def _is_manner(scene: Scene, noun: Token) -> bool:
    """Tell whether a bare singular noun behind the marker of an agent says how rather than who (« par *précaution* »).

    So does what somebody is known by.
    """
    if scene.is_a(noun, "designation"):
        return True
    if noun.pos != "NOUN" or noun.i in scene.name_of or noun.morph.get("Number") != "Sing":
        return False
    bare = not any(
        child.dep in ("det", "amod", "nummod", "nmod", "nmod:poss", "flat:name", "appos", "conj")
        for child in scene.doc.children(noun)
    )
    return bare and not scene.is_a(noun, "role")


def is_verbal_agent(scene: Scene, token: Token) -> bool:
    """Tell whether a bare gerund is the agent of a passive (“threatened by *logging*”)."""
    doc = scene.doc
    if not matches(token.dep, ("advcl",)) or not is_participle(token) or doc.children(token, "obj", "xcomp", "ccomp", "nsubj"):
        return False
    marked = any(scene.is_agent_marker(mark.lower) for mark in doc.children(token, "mark"))
    return marked and bool(doc.children(doc.head(token), "aux:pass"))
