"""Doc -> Clauses: every predicate of a tree with its voice, its colouring governors, its subject and its objects."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claim.draft import Clause
from kg.claim.lexicon import Governor
from kg.claim.phrases import NOMINAL, preposition, reflexive_of
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
        bare = token.dep != "conj" and not scene.doc.children_of[token.i]
        if (bare and token.pos != "VERB") or not _is_predicate(scene, token):
            continue
        if _colours(scene, token):
            continue
        yield Clause(token, chain_of(scene, token), _voice(scene, token))


def _is_predicate(scene: Scene, token: Token) -> bool:
    doc = scene.doc
    if doc.children(token, "cop"):
        return token.pos in NOMINAL or token.pos in ("VERB", "ADV")
    if token.i in scene.name_of or matches(token.dep, NO_PREDICATE) or _continues_noun(doc, token):
        return False
    if token.pos == "VERB":
        return matches(token.dep, MAIN) and not _is_misread(scene, token) and not _is_counted(doc, token)
    if token.pos == "AUX":
        return matches(token.dep, MAIN) and bool(doc.children(token, "nsubj", "obj", "expl"))
    if token.pos not in ("NOUN", "ADJ"):
        return False
    return _is_mistagged_participle(scene, token) or (bool(doc.children(token, "aux")) and not doc.children(token, "det", "case"))


def _continues_noun(doc: Doc, token: Token) -> bool:
    """Tell whether a participle or a word without dependents goes on a list of nouns (« quatre morts et dix *blessés* »)."""
    lone = token.dep == "conj" and doc.head(token).pos == "NOUN" and not doc.children(doc.head(token), "cop", "nsubj")
    if lone and all(child.dep in ("cc", "punct") for child in doc.children(token)):
        return True
    listed = token.dep == "conj" and is_past_participle(token) and doc.head(token).pos in ("NOUN", "PROPN")
    return listed and not doc.children(token, "aux") and not takes_object(doc, token)


def _is_counted(doc: Doc, token: Token) -> bool:
    """Tell whether a bare participle has a numeral or a determiner, so that it is a noun (« vingt *blessés* »)."""
    return is_bare_participle(doc, token) and any(child.i < token.i for child in doc.children(token, "nummod", "det"))


def _is_misread(scene: Scene, token: Token) -> bool:
    """Tell whether a finite verb hangs on a noun without a relative pronoun, unless the noun strayed to a verb of saying."""
    if token.dep != "acl" or token.morph.get("VerbForm") != "Fin" or scene.doc.children(token, "nsubj", "mark", "aux"):
        return False
    noun = scene.doc.head(token)
    return not (matches(noun.dep, ("nsubj",)) and noun.head in scene.cue_of)


def _is_mistagged_participle(scene: Scene, token: Token) -> bool:
    """Tell whether a noun in a list of participles is one (« blessés ou tués »)."""
    if token.dep != "conj" or scene.doc.children(token, "det", "case", "nsubj"):
        return False
    return ("state", scene.lemma_of(token)) in scene.lexicon.triggers and bool(scene.doc.children(scene.doc.head(token), "aux"))


def governor_link(scene: Scene, token: Token) -> str:
    """Return how a word binds the statement below it: ``raise``, ``control`` or nothing."""
    governor = plain_governor(scene, token)
    return {"join": "raise"}.get(governor.link, governor.link) if governor else ""


def plain_governor(scene: Scene, token: Token) -> Governor | None:
    """Return how a word colours what it governs; a passive may do it in another way (“was *required* to leave”)."""
    governors, lemma = scene.lexicon.governors, scene.lemma_of(token)
    if token.pos not in ("VERB", "AUX"):
        return governors.get(("noun", lemma))
    passive = governors.get(("passive", lemma))
    if passive and _is_told_passively(scene.doc, token):
        return passive
    phrasal = [f"{lemma} {particle.lower}" for particle in scene.doc.children(token, "compound:prt")]
    phrasal.extend(f"{lemma} {preposition(scene, phrase)}" for phrase in scene.doc.children(token, "obl"))
    return next((governors["verb", key] for key in (*phrasal, lemma) if ("verb", key) in governors), None)


def _is_told_passively(doc: Doc, token: Token) -> bool:
    """Tell whether a verb has a passive auxiliary or is a bare participle beside a noun."""
    return bool(doc.children(token, "aux:pass")) or (token.dep == "acl" and is_bare_participle(doc, token))


def _colours(scene: Scene, token: Token) -> bool:
    """Tell whether a verb only colours the one below it."""
    below = scene.doc.children(token, "xcomp")
    if not below or is_bare_participle(scene.doc, below[0]) or governor_link(scene, token) != "raise":
        return False
    if below[0].pos not in ("ADJ", "NOUN", "PROPN") or scene.doc.children(below[0], "cop", "aux", "mark"):
        return True
    known = plain_governor(scene, token)
    colourless = known is not None and not known.mode
    return not (colourless or _is_told_passively(scene.doc, token) or takes_object(scene.doc, token))


def is_bare_participle(doc: Doc, token: Token) -> bool:
    """Tell whether a token is a past participle without any auxiliary."""
    return is_past_participle(token) and not doc.children(token, "aux", "cop")


def chain_of(scene: Scene, token: Token) -> tuple[Token, ...]:
    """Return the raising governors above a predicate, outermost first; a conjunct shares those of the first."""
    found: list[Token] = []
    first = token
    while goes_on(scene.doc, first) and (not is_finite(scene.doc, first) or _continues_infinitive(scene, first)):
        first = joined_to(scene.doc, first)
    while (
        first.dep == "xcomp"
        and not is_bare_participle(scene.doc, first)
        and governor_link(scene, scene.doc.head(first)) == "raise"
    ):
        first = scene.doc.head(first)
        found.insert(0, first)
    return tuple(found)


def goes_on(doc: Doc, token: Token) -> bool:
    """Tell whether a predicate goes on a list: a conjunct, or a bare infinitive behind a comma and another infinitive."""
    if token.dep == "conj":
        return True
    bare = token.dep == "advcl" and is_infinitive(doc, token) and not doc.children(token, "mark", "nsubj", "advmod")
    listed = bare and token.i > token.head and doc.tokens[token.i - 1].text == ","
    return listed and any(is_infinitive(doc, it) and it.i < token.i for it in doc.children(doc.head(token), "xcomp"))


def joined_to(doc: Doc, token: Token) -> Token:
    """Return what a conjunct goes on: an infinitive that hangs on another form goes on the infinitive around it opened alike."""
    above = doc.head(token)
    if not goes_on(doc, token) or not is_infinitive(doc, token) or is_infinitive(doc, above):
        return above
    hosts = (above, *doc.children(above, "obj"))
    below = [child for host in hosts for child in reversed(doc.children(host, "xcomp", "advcl", "acl")) if child.i < token.i]
    marks = {mark.lemma for mark in doc.children(token, "mark")}
    for it in (*doc.ancestors(token), *below):
        opened = {mark.lemma for mark in doc.children(it, "mark", "case")}
        if is_infinitive(doc, it) and it.i < token.i and marks in (set(), opened):
            return it
    return above


def holds_infinitive(doc: Doc, token: Token) -> bool:
    """Tell whether a predicate or a word that helps it is an infinitive."""
    return any(part.morph.get("VerbForm") == "Inf" for part in (token, *doc.children(token, "aux", "cop")))


def is_infinitive(doc: Doc, token: Token) -> bool:
    """Tell whether a predicate is an infinitive with all that helps it."""
    parts = doc.children(token, "aux", "cop") or [token]
    return all(part.morph.get("VerbForm") == "Inf" for part in parts)


def _continues_infinitive(scene: Scene, token: Token) -> bool:
    """Tell whether a verb in a list with an infinitive has the form of one, whatever the parser took it for."""
    first = scene.doc.head(token).morph.get("VerbForm") == "Inf"
    return first and token.lower == scene.lemma_of(token) and not scene.doc.children(token, "nsubj", "aux", "cop")


def is_finite(doc: Doc, token: Token) -> bool:
    """Tell whether a predicate or one of its auxiliaries is finite."""
    return any(part.morph.get("VerbForm") == "Fin" for part in (token, *doc.children(token, "aux", "cop")))


def causer_of(scene: Scene, token: Token) -> Token | None:
    """Return the verb of causing that governs an infinitive (« *faire* venir »), None where there is none."""
    if token.morph.get("VerbForm") != "Inf":
        return None
    if token.dep == "conj" and not scene.doc.children(token, "mark", "dep", "aux"):
        return causer_of(scene, scene.doc.head(token))
    parts = [child for child in scene.doc.children(token, "dep", "aux", "aux:caus") if child.i < token.i]
    above = [scene.doc.head(token)] if token.dep == "xcomp" else []
    return next((part for part in (*parts, *above) if scene.is_a(part, "causative")), None)


def _voice(scene: Scene, token: Token) -> str:
    doc, lemma = scene.doc, scene.lemma_of(token)
    causer = causer_of(scene, token)
    given = any(not scene.is_a(child, "reflexive") for child in doc.children(token, "obj"))
    if causer is not None and not scene.is_a(token, "intransitive") and not given:
        hosts = (token, first_conjunct(doc, token), causer)
        return "passive" if any(reflexive_of(scene, host) for host in hosts) else "active"
    if scene.is_a(token, "unaccusative") or (token.pos not in ("VERB", "AUX") and ("state", lemma) in scene.lexicon.triggers):
        passive = token.pos != "VERB" and not scene.is_a(token, "unaccusative")
        passive = passive and bool(doc.children(first_conjunct(doc, token), "aux:pass"))
        if not doc.children(token, "det"):
            return "passive" if passive else "active"
    if doc.children(token, "cop"):
        noun = token.lower in (lemma, f"{lemma}s")
        return "passive" if token.pos == "VERB" and is_past_participle(token) and not noun else "copula"
    if reflexive_of(scene, token) is not None:
        return "active"
    passive = is_passive(doc, token) or _is_affected(scene, token) or _goes_on_passive(scene, token)
    return "passive" if passive else "active"


def _goes_on_passive(scene: Scene, token: Token) -> bool:
    """Tell whether a past form without object goes on a passive: a verb that takes one (“was seen by men and *described*”)."""
    doc, first = scene.doc, first_conjunct(scene.doc, token)
    if first is token or token.morph.get("Tense") != "Past" or not doc.children(first, "aux:pass"):
        return False
    own = doc.children(token, "nsubj", "aux", "cop", "obj", "ccomp", "xcomp", "iobj", "compound:prt")
    return not own and bool(scene.is_a(token, "transitive") or doc.children(token, "obl:agent"))


def _is_affected(scene: Scene, token: Token) -> bool:
    """Tell whether a past form without auxiliary and object says what befell its subject (“two *killed* in crash”)."""
    doc = scene.doc
    states = doc.children(token, "xcomp")
    if token.morph.get("Tense") != "Past" or doc.children(token, "aux", "cop", "obj", "ccomp", "iobj"):
        return False
    if states:
        return scene.is_a(token, "finding") and all(it.pos == "ADJ" for it in states)
    listed = any(it.i - token.i <= NEXT and takes_object(doc, it) for it in doc.children(token, "conj"))
    own = token.dep != "conj" or bool(doc.children(token, "nsubj", "obl:agent"))
    return scene.is_a(token, "affecting") and own and not listed


NEXT = 3
"""How far behind a verb another one can stand that shares its object (“arrested and questioned two men”)."""


def is_passive(doc: Doc, token: Token) -> bool:
    """Tell whether a verb has a passive auxiliary, its own or that of the list it goes on, or is a bare past participle."""
    if doc.children(token, "aux:pass"):
        return True
    if is_bare_participle(doc, token) and doc.children(token, "obl:agent") and not takes_object(doc, token):
        return True
    if token.dep == "conj" and is_participle(token) and not doc.children(token, "aux", "nsubj"):
        first = first_conjunct(doc, token)
        if first.pos in ("ADJ", "NOUN") and doc.children(first, "cop") and is_bare_participle(doc, token):
            return not takes_object(doc, token)
        listed = first.dep != "conj" and is_past_participle(token) and is_bare_participle(doc, first)
        return bool(doc.children(first, "aux:pass")) or (listed and is_passive(doc, first))
    if doc.children(token, "nsubj") and doc.children(token, "mark"):
        return False
    return token.dep in ("acl", "advcl") and is_bare_participle(doc, token) and not shares_auxiliary(doc, token)


def shares_auxiliary(doc: Doc, token: Token) -> bool:
    """Tell whether a past participle with an object goes on a compound tense (« ont pris la ville, *brûlé* des maisons »)."""
    above = doc.head(token)
    listed = token.i > above.i and (doc.tokens[token.i - 1].text == "," or bool(doc.children(token, "cc")))
    compound = is_past_participle(above) and bool(doc.children(above, "aux")) and not doc.children(above, "aux:pass", "cop")
    return token.dep == "advcl" and listed and compound and is_bare_participle(doc, token) and takes_object(doc, token)


def takes_object(doc: Doc, token: Token) -> bool:
    """Tell whether a direct object, a noun without a preposition, stands behind a verb."""
    return any(it.i > token.i and it.pos != "PRON" and not doc.children(it, "case") for it in doc.children(token, "obj"))


def is_blamed(scene: Scene, token: Token) -> bool:
    """Tell whether a clause says what somebody is accused of, thanked or punished for (“accused of *taking* bribes”)."""
    if not matches(token.dep, ("advcl",)) or is_finite(scene.doc, token):
        return False
    marks = scene.doc.children(token, "mark")
    return (
        bool(marks)
        and all(scene.is_a(mark, "reason") for mark in marks)
        and governor_link(scene, scene.doc.head(token)) == "control"
    )


def first_conjunct(doc: Doc, token: Token) -> Token:
    """Return the first member of the list that a token goes on, else the token."""
    return doc.head(token) if token.dep == "conj" else token


def is_participle(token: Token) -> bool:
    """Tell whether a token is a participle."""
    return token.morph.get("VerbForm") == "Part"


def is_past_participle(token: Token) -> bool:
    """Tell whether a token is a past participle."""
    return is_participle(token) and token.morph.get("Tense") == "Past"


def is_inverted(doc: Doc, token: Token) -> bool:
    """Tell whether what stands behind a verb cannot be its subject: the verb is a bare infinitive."""
    return token.morph.get("VerbForm") == "Inf" and not doc.children(token, "aux", "cop")
