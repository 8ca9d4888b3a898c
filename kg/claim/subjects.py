"""Clauses -> subjects: whom a predicate is said of, its own noun, an antecedent, or who controls it from above."""

from __future__ import annotations

from functools import partial

from kg.claim.agreement import agrees_strictly, can_share, fits_participle, modified_noun
from kg.claim.animacy import is_thing
from kg.claim.antecedents import antecedent, is_relative
from kg.claim.clauses import (
    causer_of,
    goes_on,
    holds_infinitive,
    is_bare_participle,
    is_blamed,
    is_finite,
    is_infinitive,
    is_passive,
    is_past_participle,
    joined_to,
    shares_auxiliary,
    takes_object,
)
from kg.claim.control import bearer_of, controller_of, seen_doing
from kg.claim.coordination import is_bracketed_off
from kg.claim.draft import Clause
from kg.claim.nominatives import is_contested, own_subjects
from kg.claim.phrases import NOMINAL, core_of, inner_noun, is_time, says_who
from kg.claim.scene import Scene, remembered
from kg.claim.strays import lost_subject, numeral_subject
from kg.doc import Doc, Token, matches

REACH = 8


def subject_of(scene: Scene, clause: Clause) -> Token | None:
    """Return the grammatical subject: its own, the first conjunct's, the antecedent's or the controller's."""
    return _whole_subject(scene, clause.top)


@remembered
def _whole_subject(scene: Scene, token: Token) -> Token | None:
    found = _subject(scene, token, 0)
    if found is None or found in own_subjects(scene, token):
        return found
    dated = is_time(scene, found) and not matches(found.dep, ("nsubj",))
    return None if matches(token.dep, ("advcl",)) and (dated or _is_quoted_apart(scene.doc, found, token)) else found


def _is_quoted_apart(doc: Doc, noun: Token, token: Token) -> bool:
    """Tell whether a quotation that holds a noun ends before a verb, so that another person says that verb."""
    marks = [it.text for it in doc.tokens[noun.i + 1 : token.i]]
    return marks.count("»") > marks.count("«")


def _subject(scene: Scene, token: Token, depth: int) -> Token | None:
    own = own_subjects(scene, token)
    if own:
        lost = (depth and is_contested(scene, own)) or _spells_out(scene, own[0], token)
        return None if lost else antecedent(scene, own[0], token)
    doc = scene.doc
    if depth <= REACH and token.head != token.i and not doc.children(token, "expl:subj", "csubj"):
        if goes_on(doc, token):
            return _shared(scene, token, depth)
        if token.dep == "xcomp" and not _stands_alone(doc, token):
            return controller_of(scene, doc.head(token), token, partial(_subject, scene, depth=depth + 1))
        if matches(token.dep, ("acl",)):
            strayed = doc.head(token).head in scene.cue_of
            bare = is_finite(doc, token) and not doc.children(token, "mark") and not strayed
            return None if token.dep == "acl:relcl" or bare else _modified(scene, token, depth)
        if matches(token.dep, ("advcl",)) and (_is_unmarked(doc, token) or not is_finite(doc, token)):
            return _adverbial(scene, token, depth)
    hidden = lost_subject(doc, token)
    return numeral_subject(doc, token) or (None if hidden is not None and _is_scarce(scene, hidden) else hidden)


def _is_scarce(scene: Scene, noun: Token) -> bool:
    """Tell whether a word before the preposition of a noun says that there are hardly any (« *peu* de secours sont venus »)."""
    case = next(iter(scene.doc.children(noun, "case")), noun)
    return case.i > 0 and scene.is_a(scene.doc.tokens[case.i - 1], "scarce")


def _spells_out(scene: Scene, noun: Token, token: Token) -> bool:
    """Tell whether an infinitive only says what a plan or task consists in (« le but est *d’aider* »): nobody does it there."""
    helpers, marked = scene.doc.children(token, "cop", "aux"), bool(scene.doc.children(token, "mark"))
    linked = len(helpers) == 1 and scene.is_a(helpers[0], "be")
    return token.morph.get("VerbForm") == "Inf" and linked and marked and noun.pos == "NOUN"


def _stands_alone(doc: Doc, token: Token) -> bool:
    """Tell whether a clause hung as a complement has a finite verb of its own, so that its subject was lost."""
    return is_finite(doc, token) and doc.head(token).pos in ("VERB", "AUX") and not doc.children(token, "cop")


def _is_unmarked(doc: Doc, token: Token) -> bool:
    """Tell whether a finite verb behind a comma goes on a list, though it hangs as a clause (“killed two, *hurt* four”)."""
    behind = token.i > doc.head(token).i and doc.tokens[token.i - 1].text == ","
    return behind and token.morph.get("VerbForm") == "Fin" and not doc.children(token, "mark", "aux", "advmod")


def _shared(scene: Scene, token: Token, depth: int) -> Token | None:
    """Return the subject that a coordinated predicate shares: that of the nearest one above of its own shape that fits it."""
    doc = scene.doc
    above = _clausal(doc, joined_to(doc, token))
    if is_finite(doc, token):
        joined = [it for it in doc.tokens[above.i + 1 : token.i] if it.dep == "conj" and _clausal(doc, doc.head(it)) is above]
        later = [it for it in joined if is_finite(doc, it) and own_subjects(scene, it)]
        above = later[-1] if later else above
    while not _is_peer(scene, above, token):
        if above.head == above.i or depth > REACH:
            return None
        above, depth = doc.head(above), depth + 1
    subject = _subject(scene, above, depth + 1)
    if subject is None or can_share(doc, subject, token):
        return subject
    outer = next((it for it in doc.ancestors(above) if is_finite(doc, it)), None)
    found = _subject(scene, outer, depth + 1) if outer else None
    return found if found is not None and can_share(doc, found, token) else None


def _is_peer(scene: Scene, above: Token, token: Token) -> bool:
    """Tell whether two predicates can be members of one list: of one form, or the first with a subject of its own."""
    doc, shape = scene.doc, _shape(scene, token)
    if is_bare_participle(doc, token) and takes_object(doc, token) and not doc.children(above, "aux", "aux:pass"):
        return False
    if doc.children(above, "nsubj"):
        return True
    if above.pos not in ("VERB", "AUX", "ADJ") and not doc.children(above, "cop", "aux"):
        return False
    if above.pos == "ADJ" or not shape:
        return True
    return shape in (_shape(scene, above), above.morph.get("VerbForm"))


def _shape(scene: Scene, token: Token) -> str:
    """Return the form of a predicate or of its first auxiliary; empty where it may be several, as a bare English verb."""
    helpers = [child for child in scene.doc.children(token, "aux", "cop", "dep") if child.pos == "AUX" and child.i < token.i]
    first = next(iter(helpers), token)
    if is_finite(scene.doc, token):
        bare = first is token and token.lower == scene.lemma_of(token) and not scene.doc.children(token, "nsubj")
        return "" if bare else "Fin"
    return first.morph.get("VerbForm", "")


def _adverbial(scene: Scene, token: Token, depth: int) -> Token | None:
    """Return whom an adverbial infinitive or participle is said of, None where another noun may be meant."""
    doc, governor = scene.doc, scene.doc.head(token)
    if is_bracketed_off(doc, governor, token) or _is_formal(scene, governor):
        return None
    listed = shares_auxiliary(doc, token) or _is_unmarked(doc, token)
    if token.morph.get("VerbForm") == "Inf" and scene.is_a(governor, "of events") and not doc.children(governor, "obj"):
        return None
    if not listed and holds_infinitive(doc, token) and _passes_clause(doc, governor, token):
        return None
    touched = _touched(doc, token) if is_past_participle(token) and not listed else None
    if touched is not None or (is_past_participle(token) and not listed and _could_modify_another(doc, governor, token)):
        return touched
    return _governed(scene, token, depth, listed=listed)


def _passes_clause(doc: Doc, governor: Token, infinitive: Token) -> bool:
    """Tell whether a clause about another noun ends right before an infinitive behind a comma, which may go on that one."""
    opener = min([infinitive, *doc.children(infinitive, "mark", "advmod", "aux")], key=lambda it: it.i)
    if opener.i <= governor.i + 1 or doc.tokens[opener.i - 1].text != ",":
        return False
    last = doc.tokens[opener.i - 2]
    return any(it.dep == "acl:relcl" and it.i > governor.i for it in (last, *doc.ancestors(last)))


def _governed(scene: Scene, token: Token, depth: int, *, listed: bool) -> Token | None:
    """Return who is blamed, sent or given something for what an adverbial clause says, else the main clause's subject."""
    doc, governor = scene.doc, scene.doc.head(token)
    if _is_gerund(doc, token) and is_passive(doc, governor):
        return _doer(scene, governor, depth)
    seen = seen_doing(scene, governor, token)
    if seen is not None:
        return seen
    objects = [child for child in doc.children(governor, "obj") if _can_be_sent(scene, child)]
    blamed = objects if not listed and (is_blamed(scene, token) or _delegates(scene, governor, token)) else []
    blamed = [] if causer_of(scene, governor) else blamed
    affected = (*_recipients(doc, governor, token), *blamed)
    if affected:
        return affected[0]
    found = _subject(scene, governor, depth + 1)
    if found is None or any(is_relative(scene, child) for child in doc.children(found)) or _is_beyond(scene, found, token):
        return None
    return found if can_share(doc, found, token) else None


def _is_beyond(scene: Scene, noun: Token, verb: Token) -> bool:
    """Tell whether an infinitive says what only people mean to do, of a thing that is not said to speak."""
    if verb.morph.get("VerbForm") != "Inf" or not any(scene.is_a(verb, kind) for kind in ("of users", "of people", "of minds")):
        return False
    marks = scene.doc.children(verb, "mark")
    parts = [part.lower for mark in marks for part in (mark, *scene.doc.children(mark, "fixed"))]
    if any(scene.lexicon.subordinators.get(form) in ("before", "after") for form in (" ".join(parts), *parts)):
        return False
    return is_thing(scene, noun) and scene.lexicon.types.get(scene.lemma_of(noun)) != "Work"


def _can_be_sent(scene: Scene, noun: Token) -> bool:
    """Tell whether the object of a verb can be blamed for an act or chosen for it: no reflexive, no thing."""
    return not scene.is_a(noun, "reflexive") and not is_thing(scene, noun)


def _touched(doc: Doc, participle: Token) -> Token | None:
    """Return the noun right before a past participle that it agrees with, whatever clause the parser hangs it on."""
    before = doc.tokens[max(participle.i - 1, 0)]
    while before.pos in ("ADJ", "ADV") and before.i:
        before = doc.tokens[before.i - 1]
    inside = before.pos == "NOUN" and before.i > participle.head and before.sentence == participle.sentence
    return before if inside and agrees_strictly(before, participle) else None


def _is_gerund(doc: Doc, token: Token) -> bool:
    """Tell whether a present participle has a mark of its own (« *en* partant »)."""
    return token.morph.get("Tense") == "Pres" and token.morph.get("VerbForm") == "Part" and bool(doc.children(token, "mark"))


def _doer(scene: Scene, passive: Token, depth: int) -> Token | None:
    """Return who does besides what a passive tells: a person that it is told of, or the subject around a bare participle."""
    if is_bare_participle(scene.doc, passive) and passive.dep == "acl":
        return _subject(scene, _clausal(scene.doc, scene.doc.head(passive)), depth + 1)
    found = _subject(scene, passive, depth + 1)
    person = found is not None and (
        found.pos == "PRON" or says_who(scene, found) or scene.type_of.get(found.i) in ("Person", "Group")
    )
    return found if person else None


def _recipients(doc: Doc, governor: Token, token: Token) -> list[Token]:
    """Return who is given what an infinitive is for (“gave *the firm* a week to pay”)."""
    if token.i < governor.i or doc.children(governor, "aux:pass") or not is_infinitive(doc, token):
        return []
    return [child for child in doc.children(governor, "iobj") if child.i > governor.i and not doc.children(child, "case")]


def _is_formal(scene: Scene, governor: Token) -> bool:
    """Tell whether an expletive object stands for a predicate below a verb (“made *it* easier”)."""
    objects = scene.doc.children(scene.doc.head(governor), "obj")
    return governor.dep == "xcomp" and any(scene.is_a(it, "expletive") for it in objects)


def _delegates(scene: Scene, governor: Token, token: Token) -> bool:
    """Tell whether an infinitive says what somebody is chosen or sent for."""
    infinitive = holds_infinitive(scene.doc, token)
    return infinitive and token.i > governor.i and scene.is_a(governor, "delegating")


def _modified(scene: Scene, token: Token, depth: int) -> Token | None:
    """Return whom a participle or infinitive beside a noun is said of."""
    doc, noun = scene.doc, scene.doc.head(token)
    if noun.pos not in NOMINAL:
        return None
    if holds_infinitive(doc, token) or doc.children(token, "mark"):
        return bearer_of(scene, noun, partial(_subject, scene, depth=depth + 1))
    if scene.is_a(noun, "time") and noun.morph.get("Number") == "Plur" and doc.children(noun, "nummod"):
        return None
    if _is_detached(doc, token) or _is_consequence(scene, noun, token):
        return _subject(scene, _clausal(doc, noun), depth + 1)
    if _could_modify_another(doc, noun, token) or _is_rivalled(scene, noun, token):
        return None
    return core_of(scene, modified_noun(doc, inner_noun(scene, noun), token))


def _is_rivalled(scene: Scene, noun: Token, participle: Token) -> bool:
    """Tell whether a person is behind or ahead of a thing that a participle hangs on (« en un temps record, suivi de *Luc* »)."""
    if not scene.is_a(participle, "rivalling") or not is_past_participle(participle) or not is_thing(scene, noun):
        return False
    agents = scene.doc.children(participle, "obl:agent")
    return any(says_who(scene, agent) or scene.type_of.get(agent.i) == "Person" for agent in agents)


def _is_consequence(scene: Scene, noun: Token, participle: Token) -> bool:
    """Tell whether a participle tells what a whole clause led to: the noun before it is its object and no event."""
    if participle.morph.get("Tense") != "Pres" or not scene.is_a(participle, "consequence"):
        return False
    lemma, outer = scene.lemma_of(noun), noun
    event = ("noun", lemma) in scene.lexicon.triggers or scene.lexicon.types.get(lemma) == "Event"
    while outer.dep == "nmod" and scene.doc.head(outer).pos == "NOUN":
        outer = scene.doc.head(outer)
    return not event and not says_who(scene, noun) and matches(outer.dep, ("obj", "obl")) and outer.i > scene.doc.head(outer).i


def _could_modify_another(doc: Doc, noun: Token, participle: Token) -> bool:
    """Tell whether a participle behind a comma agrees with a noun or name that stands nearer than the one it hangs on."""
    if participle.i == 0 or doc.tokens[participle.i - 1].text != ",":
        return False
    if matches(noun.dep, ("nsubj",)) and doc.head(noun).i > participle.i and agrees_strictly(noun, participle):
        return False
    named = [token for token in doc.tokens[noun.i + 1 : participle.i] if token.pos == "PROPN"]
    nearer = [token for token in doc.tokens[noun.i + 1 : participle.i] if token.pos == "NOUN"]
    nearer.extend(token for token in named if noun.pos != "NOUN" or noun not in doc.ancestors(token))
    return any(fits_participle(doc, token, participle) for token in nearer)


def _clausal(doc: Doc, token: Token) -> Token:
    """Return the predicate that a coordinated verb continues, where the parser hung it on a noun."""
    while token.pos in ("NOUN", "PROPN", "PRON", "NUM") and token.head != token.i:
        if doc.children(token, "cop", "aux", "nsubj"):
            break
        token = doc.head(token)
    return token


def _is_detached(doc: Doc, token: Token) -> bool:
    """Tell whether a present participle stands behind a comma or a closing quote, so that it goes with the whole clause."""
    return token.morph.get("Tense") == "Pres" and token.i > 0 and doc.tokens[token.i - 1].pos == "PUNCT"
