"""Dependents -> roles: where, when, to whom, about what, by the preposition and by what stands behind it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from kg.claim.antecedents import is_relative, taken_up
from kg.claim.idioms import idiom_of
from kg.claim.lexicon import SET_PHRASE
from kg.claim.naming import named_by
from kg.claim.phrases import (
    NOMINAL,
    core_of,
    dates_beside,
    has_content,
    is_bracketed,
    is_measured,
    is_plural,
    is_time,
    preposition,
    reflexive_of,
    says_who,
    stands_apart,
)
from kg.claim.scene import Scene, remembered
from kg.doc import Token, matches

PHRASES = ("obl", "iobj", "nmod")


def roles_of(scene: Scene, verb: Token, taken: Collection[int]) -> tuple[tuple[str, Token], ...]:
    """Return the named dependents of a predicate in text order, without those that fill another slot."""
    found: list[tuple[str, Token]] = []
    for child in scene.doc.children(verb):
        if is_relative(scene, child):
            found.extend(_relative_role(scene, verb, child))
            continue
        role = "time" if _is_bare_day(scene, child) else _role(scene, child)
        role = None if child.i in taken or idiom_of(scene, verb, child) else role
        if role and not (role in CLAUSAL and _lies_beyond(scene, verb, child)):
            found.append((role, child))
    found.extend(_bare_times(scene, taken))
    found.extend(_opening_times(scene, verb))
    found.extend(("addressee", child) for index in taken for child in receivers_of(scene, scene.doc.tokens[index]))
    return tuple(sorted(found, key=lambda pair: pair[1].i))


def receivers_of(scene: Scene, noun: Token) -> list[Token]:
    """Return the parties that the parser hung on what a verb gives or asks (« demande une aide *à l’Église* »)."""
    if not matches(noun.dep, ("obj",)) or not scene.is_a(scene.doc.head(noun), "giving") or noun.i < noun.head:
        return []
    listed = (child for child in scene.doc.children(noun, "nmod", "obl") if child.i > noun.i and child.pos in NOMINAL)
    return [it for it in listed if _opens_addressee(scene, it) and _can_receive(scene, it)]


def _can_receive(scene: Scene, child: Token) -> bool:
    """Tell whether a phrase names people, a body, or a country by its name."""
    named = scene.type_of.get(child.i) == "Place" and child.i in scene.name_of
    return named or not RECEIVERS.isdisjoint(_fillers(scene, child))


RECEIVERS = frozenset(("person", "group", "pronoun"))


def _opens_addressee(scene: Scene, child: Token) -> bool:
    """Tell whether a preposition makes an addressee of a person."""
    listed = scene.lexicon.roles.get((preposition(scene, child), "person"), ())
    return any(role.name == "addressee" for role in listed)


def _lies_beyond(scene: Scene, verb: Token, child: Token) -> bool:
    """Tell whether another clause stands between a verb and a phrase that may belong to that (« *établi* en 1999 »)."""
    doc = scene.doc
    first = min((it.i for it in doc.children(child, "case", "det", "nummod")), default=child.i)
    between = doc.tokens[verb.i + 1 : first]
    if not between:
        return False
    own = {verb.i, *(it.i for it in doc.ancestors(verb))}
    clauses = [
        it for it in between if it.i not in own and _opens_clause(it) and not (it.head in own and matches(it.dep, HELPING))
    ]
    set_apart = between[-1].text == "," and between[-2:-1] and between[-2].pos != "AUX"
    return bool(clauses) and not set_apart


HELPING = ("aux", "cop")


def _opens_clause(token: Token) -> bool:
    """Tell whether a word is a finite verb or a participle that describes a noun."""
    finite = token.pos in ("VERB", "AUX") and token.morph.get("VerbForm") == "Fin"
    return finite or (token.pos == "VERB" and token.dep == "acl" and token.morph.get("VerbForm") == "Part")


def _relative_role(scene: Scene, verb: Token, pronoun: Token) -> Iterator[tuple[str, Token]]:
    """Yield the role of the noun that a relative pronoun takes up: where or when, or what its preposition makes of it."""
    noun = taken_up(scene, pronoun, verb)
    if noun is None or matches(pronoun.dep, ("nsubj", "obj")):
        return
    if noun.dep == "appos" and not scene.doc.children(noun, "det", "nummod") and scene.doc.head(noun).pos in NOMINAL:
        noun = scene.doc.head(noun)
    word = preposition(scene, pronoun) or scene.lexicon.contractions.get(pronoun.lower, "")
    sorts = ("time",) if is_time(scene, noun) else tuple(_fillers(scene, noun))
    if scene.is_a(pronoun, "locative relative"):
        yield from ((sort, noun) for sort in sorts if sort in ("time", "place"))
    elif any((word, sort) in scene.lexicon.roles for sort in sorts):
        role = _settled(scene, pronoun, word, sorts)
        yield from ((role, noun),) if role and role not in ATTACHED else ()


def _role(scene: Scene, child: Token) -> str | None:
    if scene.is_a(child, "deictic place") and child.dep != "expl":
        return "place" if matches(child.dep, WHERE) and not scene.doc.children(child, "case") else None
    if matches(child.dep, ("advmod",)):
        return next((role for kind, role in ADVERBS if scene.is_a(child, kind)), None)
    if not matches(child.dep, PHRASES) or child.pos not in NOMINAL or is_source(scene, child) or _measures_time(scene, child):
        return None
    if child.pos == "PRON" and not scene.doc.children(child, "case"):
        return "addressee" if child.dep == "iobj" and _is_addressee(scene, child) else None
    if child.dep == "iobj" and not scene.doc.children(child, "case") and child.i > scene.doc.head(child).i:
        return "addressee"
    return role_of_phrase(scene, child)


def _is_bare_day(scene: Scene, child: Token) -> bool:
    """Tell whether a day stands behind a verb as if it completed it (« le procès s'ouvre *lundi* »)."""
    if dates_beside(scene, child):
        return True
    behind = child.i > child.head and matches(child.dep, ("xcomp", "obj"))
    return behind and child.pos == "NOUN" and scene.is_a(child, "weekday") and not scene.doc.children(child, "case")


def _measures_time(scene: Scene, child: Token) -> bool:
    """Tell whether a phrase says how long before or after another clause its own holds (“*hours* after he left”)."""
    return child.dep == "obl:npmod" and any(mark.i > child.i for mark in scene.doc.children(scene.doc.head(child), "mark"))


WHERE = ("advmod", "obj", "obl")
ADVERBS = (("time", "time"), ("place", "place"), ("manner", "manner"))


def _is_addressee(scene: Scene, pronoun: Token) -> bool:
    """Tell whether a pronoun before its verb says to whom: one that can be a direct object only below verbs that address."""
    verb = scene.doc.head(pronoun)
    stressed = any(aux.i < pronoun.i for aux in scene.doc.children(verb, "aux")) and pronoun.i < verb.i
    if not scene.is_a(pronoun, "addressed pronoun") or (stressed and scene.is_a(pronoun, "stressed")):
        return False
    return not scene.is_a(pronoun, "direct pronoun") or (scene.is_a(verb, "addressing") and not reflexive_of(scene, verb))


def is_source(scene: Scene, token: Token) -> bool:
    """Tell whether a phrase names a source of the statement rather than a part of it."""
    return scene.lexicon.is_a(preposition(scene, token), "evidential")


@remembered
def role_of_phrase(scene: Scene, token: Token) -> str | None:
    """Return the role of a prepositional (or bare temporal) phrase, None where no table settles it."""
    if is_set_phrase(scene, token):
        return _settled(scene, token, _as_said(scene, token), ("any",))
    if is_half(scene, token):
        return None
    if is_time(scene, token):
        return _role_of_time(scene, token)
    if scene.is_a(token, "adverbial") and not scene.doc.children(token, "det", "nmod"):
        return None
    role = _settled(scene, token, preposition(scene, token), tuple(_fillers(scene, token)))
    return None if role in (*ATTACHED, "opponent") and _goes_with_noun(scene, token, role) else role


def is_half(scene: Scene, token: Token) -> bool:
    """Tell whether a phrase names one of two ends alone, since the parser lost the other (« entre *Pau* et Agen »)."""
    between = scene.lexicon.is_a(preposition(scene, token), "between")
    return between and not is_plural(scene, token) and not scene.doc.children(token, "conj")


def _settled(scene: Scene, token: Token, word: str, fillers: Sequence[str]) -> str | None:
    """Return the role that the table gives to the first sort of filler that it knows; an empty one is none."""
    host = scene.doc.head(token)
    for filler in fillers:
        for role in scene.lexicon.roles.get((word, filler), ()):
            if not role.below or (scene.is_a(host, role.below) and not reflexive_of(scene, host)):
                return role.name or None
    return None


def _role_of_time(scene: Scene, token: Token) -> str | None:
    """Return the role of a phrase of time; a bare figure in brackets has none, nor has a genitive that no table lists."""
    word, verbal = preposition(scene, token), scene.doc.head(token).pos in ("VERB", "AUX")
    if scene.is_a(token, "occasion") and is_measured(scene, token):
        return None
    if scene.is_a(scene.doc.head(token), "sentencing") and has_content(scene, token):
        return None
    if not word and ((is_bracketed(scene, token) and not scene.is_a(token, "month")) or _is_age(scene, token)):
        return None
    sorts = [name for name, holds in (("clock", scene.is_a(token, "clock")), ("measure", is_measured(scene, token))) if holds]
    if scene.lexicon.is_a(word, "genitive") and ("measure" in sorts or not verbal):
        return None if "measure" in sorts else "time"
    listed = any((word, sort) in scene.lexicon.roles for sort in (*sorts, "time"))
    return _settled(scene, token, word, (*sorts, "time")) if listed else "time"


def _is_age(scene: Scene, token: Token) -> bool:
    """Tell whether counted years stand between commas behind a name (« Ana Roy, *61 ans*, a … »)."""
    first = min((child.i for child in scene.doc.children(token) if child.dep != "punct"), default=token.i)
    return is_measured(scene, token) and scene.is_a(token, "age unit") and scene.doc.tokens[first - 1].text == ","


ATTACHED = ("companion", "beneficiary")
NEAR = 2


def _goes_with_noun(scene: Scene, token: Token, role: str) -> bool:
    """Tell whether a phrase belongs to a noun or participle before it, or says in whose eyes (« *pour Luc*, il a … »)."""
    verb = scene.doc.head(token)
    if role == "companion":
        cases = scene.doc.children(token, "case")
        before = scene.doc.tokens[max(0, cases[0].i - NEAR) : cases[0].i] if cases else ()
        nouns = (*scene.doc.children(verb, "obj"), *(it for it in before if it.sentence == token.sentence))
        return any(scene.is_a(noun, "mutual") and noun.i < token.i for noun in nouns)
    if role == "opponent":
        return any(it.pos == "VERB" and it.dep == "acl" for it in scene.doc.tokens[verb.i + 1 : token.i])
    return token.i < verb.i


def is_set_phrase(scene: Scene, token: Token) -> bool:
    """Tell whether a phrase is one that goes with any clause as it stands (« à son tour »)."""
    lexicon = scene.lexicon
    listed = token.lower in lexicon.set_phrase_ends and lexicon.is_a(_as_said(scene, token), SET_PHRASE)
    return listed and not scene.doc.children(token, "nmod")


def _as_said(scene: Scene, token: Token) -> str:
    """Return a phrase in lower case from its first word to its head."""
    first = min((child.i for child in scene.doc.children(token, "case", "det", "amod", "nummod")), default=token.i)
    return " ".join(part.lower for part in scene.doc.tokens[first : token.i + 1])


def _fillers(scene: Scene, token: Token) -> Iterator[str]:
    """Yield the sorts of things that a phrase names, as the table of roles has them, the narrowest first."""
    if token.pos == "NUM":
        yield "number"
        return
    kept = named_by(scene, token) or core_of(scene, token)
    kind = scene.type_of.get(kept.i)
    counted = bool(scene.doc.children(token, "nummod")) or scene.is_a(token, "partitive") or token.i in scene.quantity_of
    people = scene.is_a(kept, "nationality") and is_plural(scene, token)
    if (kind == "Place" and not people) or scene.is_a(token, "place"):
        yield "place"
    elif token.morph.get("PronType") == "Prs":
        yield from ("pronoun", "person")
    elif kept.i not in scene.name_of and not counted and _happens(scene, kept):
        yield "event"
    elif kind in PARTIES or says_who(scene, kept):
        yield from ("counted",) if counted else ("group",) if is_plural(scene, token) else ()
        yield "person"
    elif counted:
        yield from ("distance", "number") if scene.is_a(token, "distance") and not _is_speed(scene, token) else ("number",)
    yield from (FILLERS.get(kind or "", "other"), "any")


def _happens(scene: Scene, noun: Token) -> bool:
    """Tell whether a noun tells an event: « la *mort* » does, « les morts » are people."""
    trigger = scene.lexicon.triggers.get(("noun", scene.lemma_of(noun)))
    return trigger is not None and not (says_who(scene, noun) and is_plural(scene, noun))


def _is_speed(scene: Scene, token: Token) -> bool:
    """Tell whether a distance is one of a time (« 80 *km/h* »)."""
    following = scene.doc.tokens[token.i + 1 : token.i + 2]
    return any(it.text.startswith("/") or scene.lexicon.is_a(it.lower, "rate") for it in following)


PARTIES = ("Person", "Organization", "Group")
FILLERS = {"Event": "event", "Product": "thing"}


def _bare_times(scene: Scene, taken: Collection[int]) -> Iterator[tuple[str, Token]]:
    """Yield the days and dates that the parser hung on a slot (« a publié le clip *mercredi* », « un succès *en 1988* »)."""
    for index in taken:
        for child in scene.doc.children(scene.doc.tokens[index], "nmod", "obl"):
            role = role_of_phrase(scene, child) if child.dep != "obl:npmod" or child.i > index else None
            if role and dates_clause(scene, child):
                yield role, child


def _opening_times(scene: Scene, verb: Token) -> Iterator[tuple[str, Token]]:
    """Yield the times that open a clause and that the parser hung on a parenthesis behind them (« *hier*, je crois, … »)."""
    for clause in scene.doc.children(verb, "advcl", "parataxis"):
        subjects = scene.doc.children(clause, "nsubj")
        if clause.i > verb.i or not subjects or subjects[0].morph.get("Person") not in ("1", "2"):
            continue
        for child in scene.doc.children(clause, "obl", "nmod"):
            behind = scene.doc.tokens[child.i + 1 : child.i + 2]
            if child.i < subjects[0].i and stands_apart(scene, child) and any(token.text == "," for token in behind):
                yield role_of_phrase(scene, child) or "time", child


CLAUSAL = ("until", "before", "after", "cause", "despite", "time")


def dates_clause(scene: Scene, child: Token) -> bool:
    """Tell whether a phrase below a noun goes with its clause: a time apart, a beginning, a cause or end behind an object."""
    if stands_apart(scene, child):
        return True
    role, noun = role_of_phrase(scene, child), scene.doc.head(child)
    behind = matches(noun.dep, ("obj",)) and child.i > noun.i and not is_time(scene, child)
    return role == "since" or (behind and role in CLAUSAL)
