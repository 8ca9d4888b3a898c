"""Clauses -> objects: what a predicate takes, directly or behind the preposition that it asks for."""

from __future__ import annotations

from kg.claim.antecedents import is_relative, taken_up
from kg.claim.clauses import NEXT, causer_of, is_inverted
from kg.claim.complements import complement_of
from kg.claim.draft import Clause
from kg.claim.negation import is_negated
from kg.claim.phrases import (
    NOMINAL,
    dates_beside,
    has_content,
    is_bracketed,
    is_specific,
    is_time,
    preposition,
    reflexive_of,
    right_behind,
)
from kg.claim.roles import role_of_phrase
from kg.claim.scene import Scene
from kg.claim.strays import strayed_object
from kg.doc import Token


def objects_of(scene: Scene, clause: Clause) -> tuple[Token, ...]:
    """Return the direct object, or the governed prepositional one where there is none; read once a scene."""
    known: dict[int, tuple[Token, ...]] = scene.answers.setdefault(f"{__name__}.objects_of", {})
    if clause.verb.i not in known:
        known[clause.verb.i] = tuple(_objects(scene, clause))
    return known[clause.verb.i]


def _objects(scene: Scene, clause: Clause) -> list[Token]:
    doc, verb = scene.doc, clause.verb
    causer = causer_of(scene, verb)
    if scene.is_a(verb, "intransitive") and causer is None:
        return []
    above = [
        child
        for governor in clause.chain
        for child in doc.children(governor, "obj")
        if is_relative(scene, child) or governor is causer
    ]
    direct = [
        child
        for child in (*doc.children(verb, "obj"), *above)
        if not scene.is_a(child, "reflexive") and _can_be_object(scene, child) and not _is_complementiser(scene, verb, child)
    ]
    strayed = strayed_object(scene, verb)
    direct.extend([strayed] if strayed else [])
    if not direct and is_inverted(doc, verb):
        direct = [child for child in doc.children(verb, "nsubj") if child.i > verb.i and _can_be_object(scene, child)]
    if not direct and scene.is_a(verb, "copular"):
        direct = [child for child in doc.children(verb, "xcomp", "advmod", "obl:arg") if _is_what_it_becomes(scene, verb, child)]
    if not direct and clause.voice == "active" and scene.is_a(verb, "transitive") and not reflexive_of(scene, verb):
        direct = [child for child in doc.children(verb, "xcomp", "obl:arg") if _is_bare_noun(scene, verb, child)]
    if direct:
        found = [taken_up(scene, child, verb) if is_relative(scene, child) and child.i < verb.i else child for child in direct]
        return [token for token in found if token]
    if clause.voice == "copula":
        return []
    shared = _shared_object(scene, clause)
    if shared:
        return [shared]
    behind = governed_objects(scene, verb) or partitive_objects(scene, verb) or measured_objects(scene, verb)
    return behind or (_unmarked_antecedent(scene, clause) if clause.voice == "active" else [])


def _is_what_it_becomes(scene: Scene, verb: Token, child: Token) -> bool:
    """Tell whether a noun or adjective behind a copular verb says what somebody becomes or remains."""
    if child.dep == "xcomp":
        return child.pos in NOMINAL and not scene.doc.children(child, "mark")
    plain = child.pos in ("NOUN", "PROPN", "ADJ") and not scene.doc.children(child, "case", "mark")
    return plain and child is right_behind(scene, verb) and not is_time(scene, child)


def _shared_object(scene: Scene, clause: Clause) -> Token | None:
    """Return the object that a verb shares with the one coordinated right behind it (“arrested and questioned *two men*”)."""
    doc, verb = scene.doc, clause.verb
    if clause.voice != "active" or doc.children(verb, "obl", "xcomp", "ccomp", "compound:prt", "iobj"):
        return None
    for other in doc.children(verb, "conj"):
        near = verb.i < other.i <= verb.i + NEXT and bool(doc.children(other, "cc")) and other.pos == "VERB"
        between = doc.tokens[verb.i + 1 : other.i]
        if near and all(token.dep in ("cc", "advmod", "aux") for token in between):
            return next((child for child in doc.children(other, "obj") if child.i > other.i and child.pos in NOMINAL), None)
    return None


def _is_complementiser(scene: Scene, verb: Token, child: Token) -> bool:
    """Tell whether a relative object is a conjunction: its verb is reflexive in a simple tense (« dit *qu’*ils se hissent »)."""
    return is_relative(scene, child) and reflexive_of(scene, verb) is not None and not scene.doc.children(verb, "aux")


def _unmarked_antecedent(scene: Scene, clause: Clause) -> list[Token]:
    """Return the noun before a relative clause that has no relative pronoun, no object and no stray preposition."""
    doc, verb, top = scene.doc, clause.verb, clause.top
    noun, subjects = doc.head(top), doc.children(top, "nsubj")
    if top.dep != "acl:relcl" or verb.pos != "VERB" or not subjects or subjects[0].i - noun.i > 4:
        return []
    if any(is_relative(scene, token) for token in doc.subtree(top)) or doc.children(
        verb, "ccomp", "xcomp", "obl", "compound:prt"
    ):
        return []
    follows = doc.tokens[verb.i + 1 : verb.i + 2]
    stray = any(token.pos in ("ADP", "PART") for token in follows)
    outer = any(scene.is_a(noun, kind) for kind in ("time", "place", "manner of"))
    return [] if stray or outer or noun.pos not in ("NOUN", "PROPN") else [noun]


def _is_bare_noun(scene: Scene, verb: Token, child: Token) -> bool:
    """Tell whether a noun that no preposition opens stands behind a verb."""
    bare = child.pos in ("NOUN", "PROPN") and not scene.doc.children(child, "case", "mark", "cop")
    return bare and child.i > verb.i and not is_time(scene, child)


def partitive_objects(scene: Scene, verb: Token) -> list[Token]:
    """Return what a verb takes with a partitive article or a quantifier that looks like a preposition (« plus *d’eau* »)."""
    transitive = scene.is_a(verb, "transitive")
    listed = [child for child in scene.doc.children(verb, "obl:arg") if child.i > verb.i and child.pos == "NOUN"]
    return [
        child
        for child in listed
        if scene.lexicon.is_a(preposition(scene, child), "genitive")
        and ((transitive and _is_some(scene, verb, child)) or _is_quantified(scene, child))
    ]


def _is_some(scene: Scene, verb: Token, noun: Token) -> bool:
    """Tell whether what looks like a genitive is an indefinite amount: a partitive, an indefinite plural, a negated object."""
    if scene.doc.children(noun, "det") or is_negated(scene, verb):
        return True
    fused = any(scene.lexicon.is_a(case.lower, "definite genitive") for case in scene.doc.children(noun, "case"))
    return fused and noun.morph.get("Number") == "Plur"


def measured_objects(scene: Scene, verb: Token) -> list[Token]:
    """Return the level that a verb of change or stay names behind a preposition (“stayed *at 5 %*”)."""
    return [child for child in scene.doc.children(verb, "obl") if child.i > verb.i and _is_level(scene, child)]


def _is_level(scene: Scene, token: Token) -> bool:
    """Tell whether a phrase is a share, a sum or a bare figure behind a preposition of level."""
    quantities = [scene.quantity_of[it.i] for it in (token, *scene.doc.children(token, "nummod")) if it.i in scene.quantity_of]
    level = bool(quantities) and (scene.lexicon.is_a(quantities[0].unit or "", "level unit") or token.pos == "SYM")
    word = preposition(scene, token)
    opened = scene.lexicon.is_a(word, "level") if word else token.dep == "obl:npmod"
    return level and opened and not is_time(scene, token)


def _is_quantified(scene: Scene, noun: Token) -> bool:
    """Tell whether a quantifying adverb stands right before the preposition of a noun."""
    cases = scene.doc.children(noun, "case")
    return bool(cases) and cases[0].i > 0 and scene.is_a(scene.doc.tokens[cases[0].i - 1], "quantifier")


def governed_objects(scene: Scene, verb: Token) -> list[Token]:
    """Return the prepositional phrases that a verb, or the idiom that it makes with its object, asks for."""
    return [child for child in scene.doc.children(verb, "obl", "iobj", "nmod") if is_governed(scene, verb, child)]


def idiom_object(scene: Scene, verb: Token, noun: Token) -> Token | None:
    """Return what an idiom of a verb and a noun takes: what it governs, else a party or thing right behind the noun."""
    governed = governed_objects(scene, verb)
    listed = [*scene.doc.children(noun, "nmod", "obl"), *scene.doc.children(verb, "obl", "nmod", "iobj")]
    adjoining = (it for it in sorted(listed, key=lambda it: it.i) if _adjoins_idiom(scene, noun, it))
    return next(iter(governed), None) or next(adjoining, None)


def _adjoins_idiom(scene: Scene, noun: Token, child: Token) -> bool:
    """Tell whether a plain preposition opens a definite phrase right behind the noun of an idiom, no time and no place."""
    plain = scene.lexicon.is_a(preposition(scene, child), "complement")
    if child.pos not in NOMINAL or not plain or scene.is_a(child, "prepositional noun"):
        return False
    cases = scene.doc.children(child, "case")
    fused = any(case.lower in scene.lexicon.contractions for case in cases)
    definite = fused or is_specific(scene, child)
    return bool(cases) and definite and 0 < cases[0].i - noun.i <= 2 and role_of_phrase(scene, child) in (None, "addressee")


def _can_be_object(scene: Scene, token: Token) -> bool:
    """Tell whether a token can be a direct object: no preposition opens it but a partitive one, and it counts no time."""
    if any(scene.is_a(token, kind) for kind in ADVERBIAL) or _only_dates(scene, token) or _opens_preposition(scene, token):
        return False
    if is_bracketed(scene, token):
        return False
    cases = scene.doc.children(token, "case")
    plain = scene.lexicon.is_a(preposition(scene, token) or "", "genitive") or all(it.i in scene.quantity_of for it in cases)
    return (token.pos in NOMINAL and plain) or is_relative(scene, token)


ADVERBIAL = ("dative", "deictic place")


def _only_dates(scene: Scene, token: Token) -> bool:
    """Tell whether a time says when or how long: a bare day, or counted time that is time of nothing and given to nobody."""
    if not scene.is_a(token, "time"):
        return False
    doc = scene.doc
    if dates_beside(scene, token):
        return True
    if doc.children(token, "nummod"):
        filled = has_content(scene, token) or scene.is_a(doc.head(token), "giving time")
        return scene.is_a(token, "weekday") or not filled
    return not doc.children(token, "det", "nmod", "amod", "nmod:poss")


def _opens_preposition(scene: Scene, token: Token) -> bool:
    """Tell whether a bare noun and the preposition behind it make one preposition (« *face à* »)."""
    following = scene.doc.tokens[token.i + 1 : token.i + 2]
    if not following or following[0].dep != "case" or scene.doc.children(token, "det"):
        return False
    word = scene.lexicon.contractions.get(following[0].lower, following[0].lower)
    return any((f"{token.lower} {word}", filler) in scene.lexicon.roles for filler in ("any", "person", "place"))


def is_governed(scene: Scene, verb: Token, child: Token) -> bool:
    """Tell whether a verb asks for a prepositional phrase, alone, as a reflexive or with a noun (« faire face à »)."""
    dated = scene.is_a(child, "time") and not has_content(scene, child) and not scene.is_a(verb, "sentencing")
    if child.pos not in NOMINAL or child.i < verb.i or dated:
        return False
    if scene.is_a(child, "cleft") and scene.doc.children(child, "acl", "ccomp"):
        return False
    lemma, word = scene.lemma_of(verb), preposition(scene, child)
    keys = [f"{lemma} {scene.lemma_of(noun)}" for noun in scene.doc.children(verb, "obj")]
    keys.append(f"{scene.lexicon.reflexive} {lemma}" if reflexive_of(scene, verb) else lemma)
    keys.extend(f"{lemma} {it.lower}" for it in (complement_of(scene, verb),) if it)
    return any((key, word) in scene.lexicon.governed for key in keys)
