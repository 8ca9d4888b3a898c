"""Doc -> Clauses: every predicate of a tree with its voice, its colouring governors, its subject and its objects."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claim.draft import Clause
from kg.claim.phrases import NOMINAL, preposition
from kg.claim.scene import Scene
from kg.doc import Doc, Token, matches

NO_PREDICATE = (
    "aux",
    "cop",
    "case",
    "mark",
    "fixed",
    "flat",
    "compound",
    "det",
    "nummod",
    "punct",
    "amod",
    "advmod",
    "cc",
    "expl",
)
MAIN = ("root", "ccomp", "advcl", "acl", "conj", "parataxis", "xcomp", "dep", "csubj", "appos")


def find_clauses(scene: Scene) -> Iterator[Clause]:
    """Yield the clauses in the order of their predicates."""
    for token in scene.doc.tokens:
        if token.pos == "PUNCT" or not _is_predicate(scene, token):
            continue
        if governor_link(scene, token) == "raise" and _complement(scene, token):
            continue
        yield Clause(token, _chain(scene, token), _voice(scene, token))


def _is_predicate(scene: Scene, token: Token) -> bool:
    doc = scene.doc
    if doc.children(token, "cop"):
        return token.pos in NOMINAL or token.pos in ("VERB", "ADV")
    if matches(token.dep, NO_PREDICATE):
        return False
    if token.pos == "VERB":
        return matches(token.dep, MAIN)
    if token.pos == "AUX":
        return matches(token.dep, MAIN) and bool(doc.children(token, "nsubj", "obj", "expl"))
    if doc.children(token, "aux") and token.pos in ("NOUN", "ADJ"):
        return not doc.children(token, "det", "case")
    return token.pos in ("NOUN", "ADJ") and _is_mistagged_participle(scene, token)


def _is_mistagged_participle(scene: Scene, token: Token) -> bool:
    """Tell whether a noun in a list of participles is one (« blessés ou tués »)."""
    if token.dep != "conj" or scene.doc.children(token, "det", "case", "nsubj"):
        return False
    return ("state", token.lemma.lower()) in scene.lexicon.triggers and bool(scene.doc.children(scene.doc.head(token), "aux"))


def governor_link(scene: Scene, token: Token) -> str:
    """Return how a word binds the statement below it: ``raise``, ``control`` or nothing."""
    governor = scene.lexicon.governors.get(("verb" if token.pos in ("VERB", "AUX") else "noun", token.lemma.lower()))
    return governor.link if governor else ""


def _complement(scene: Scene, token: Token) -> Token | None:
    return next(iter(scene.doc.children(token, "xcomp")), None)


def _chain(scene: Scene, token: Token) -> tuple[Token, ...]:
    """Return the raising governors above a predicate, outermost first; a conjunct shares those of the first."""
    found: list[Token] = []
    first = token
    while first.dep == "conj" and not _is_finite(scene.doc, first):
        first = scene.doc.head(first)
    while first.dep == "xcomp" and governor_link(scene, scene.doc.head(first)) == "raise":
        first = scene.doc.head(first)
        found.insert(0, first)
    return tuple(found)


def _is_finite(doc: Doc, token: Token) -> bool:
    return any(part.morph.get("VerbForm") == "Fin" for part in (token, *doc.children(token, "aux", "cop")))


def _voice(scene: Scene, token: Token) -> str:
    doc, lemma = scene.doc, token.lemma.lower()
    if scene.is_a(token, "unaccusative") or (token.pos not in ("VERB", "AUX") and ("state", lemma) in scene.lexicon.triggers):
        passive = token.pos != "VERB" and not scene.is_a(token, "unaccusative")
        passive = passive and bool(doc.children(_first(doc, token), "aux:pass"))
        if not doc.children(token, "det"):
            return "passive" if passive else "active"
    if doc.children(token, "cop"):
        return "copula"
    if doc.children(token, "aux:pass"):
        return "passive"
    if token.dep == "conj" and _is_participle(token) and not doc.children(token, "aux", "nsubj"):
        return "passive" if doc.children(_first(doc, token), "aux:pass") else "active"
    if token.dep in ("acl", "advcl") and _is_past_participle(token) and not doc.children(token, "aux"):
        return "passive"
    return "active"


def _first(doc: Doc, token: Token) -> Token:
    return doc.head(token) if token.dep == "conj" else token


def _is_participle(token: Token) -> bool:
    return token.morph.get("VerbForm") == "Part"


def _is_past_participle(token: Token) -> bool:
    return _is_participle(token) and token.morph.get("Tense") == "Past"


def subject_of(scene: Scene, clause: Clause) -> Token | None:
    """Return the grammatical subject: its own, the first conjunct's, the antecedent's or the controller's."""
    return _subject(scene, clause.top, 0)


def _subject(scene: Scene, token: Token, depth: int) -> Token | None:
    doc = scene.doc
    own = [child for child in doc.children(token, "nsubj") if child.pos in NOMINAL or child.pos == "DET"]
    if own:
        return antecedent(scene, own[0], token)
    if depth > 4 or token.head == token.i or doc.children(token, "expl:subj", "csubj"):
        return None
    governor = doc.head(token)
    if token.dep == "conj" and governor.pos not in ("NOUN", "PROPN") or token.dep == "conj" and doc.children(governor, "cop"):
        return _subject(scene, governor, depth + 1)
    if token.dep == "xcomp":
        return _controller(scene, governor, depth)
    if matches(token.dep, ("acl:relcl",)):
        return None
    if matches(token.dep, ("acl",)) and token.morph.get("VerbForm") == "Part":
        return governor
    if matches(token.dep, ("advcl",)) and not _is_finite(doc, token):
        return _subject(scene, governor, depth + 1)
    return None


def _controller(scene: Scene, governor: Token, depth: int) -> Token | None:
    objects = scene.doc.children(governor, "obj", "iobj")
    objects = [child for child in objects if not scene.is_a(child, "reflexive")]
    if objects and governor_link(scene, governor) != "raise":
        return objects[0]
    return _subject(scene, governor, depth + 1)


def antecedent(scene: Scene, pronoun: Token, clause: Token) -> Token | None:
    """Return the noun that a relative pronoun takes up, the pronoun itself where it is none, None where the noun is lost."""
    if not is_relative(scene, pronoun):
        return pronoun
    top = clause
    while top.dep == "conj":
        top = scene.doc.head(top)
    if not matches(top.dep, ("acl",)):
        return None
    noun = scene.doc.head(top)
    return noun if agrees(scene.doc, noun, clause) else _nearest_agreeing(scene, pronoun, clause)


def _nearest_agreeing(scene: Scene, pronoun: Token, clause: Token) -> Token | None:
    for token in reversed(scene.doc.tokens[max(0, pronoun.i - 4) : pronoun.i]):
        if token.pos in ("NOUN", "PROPN") and token.sentence == pronoun.sentence:
            return token if agrees(scene.doc, token, clause) else None
    return None


def is_relative(scene: Scene, token: Token) -> bool:
    """Tell whether a token is a relative pronoun."""
    return token.morph.get("PronType") == "Rel" or scene.is_a(token, "relative")


def agrees(doc: Doc, noun: Token, verb: Token) -> bool:
    """Tell whether a subject and its finite verb can share a number; unknown numbers and lists agree."""
    finite = [part for part in (*doc.children(verb, "aux", "cop"), verb) if part.morph.get("VerbForm") == "Fin"]
    number = finite[0].morph.get("Number") if finite else None
    own = noun.morph.get("Number")
    if number is None or own is None or noun.pos == "PROPN" or doc.children(noun, "conj", "nummod"):
        return True
    return number == own


def objects_of(scene: Scene, clause: Clause) -> list[Token]:
    """Return the direct object, or the governed prepositional one where there is none."""
    doc, verb = scene.doc, clause.verb
    direct = [child for child in doc.children(verb, "obj") if not scene.is_a(child, "reflexive") and child.pos in NOMINAL]
    if direct:
        found = [antecedent(scene, child, verb) if is_relative(scene, child) else child for child in direct]
        return [token for token in found if token]
    if clause.voice == "copula":
        return []
    return [child for child in doc.children(verb, "obl", "iobj", "nmod") if is_governed(scene, verb, child)]


def is_governed(scene: Scene, verb: Token, child: Token) -> bool:
    """Tell whether a verb asks for a prepositional phrase, by its table or by the parser's relation."""
    if child.pos not in NOMINAL or child.i < verb.i:
        return False
    word = preposition(scene, child)
    if (verb.lemma.lower(), word) in scene.lexicon.governed:
        return not scene.is_a(child, "time")
    if child.dep != "obl:arg" or not word:
        return False
    return not scene.is_a(child, "time") and scene.type_of.get(child.i) != "Place"


def agent_of(scene: Scene, clause: Clause) -> Token | None:
    """Return the agent of a passive, None where it is not given."""
    for child in scene.doc.children(clause.verb, "obl", "nmod"):
        if child.dep == "obl:agent" or scene.is_agent_marker(preposition(scene, child)):
            return child if child.pos in NOMINAL and not scene.is_a(child, "time") else None
    return None
