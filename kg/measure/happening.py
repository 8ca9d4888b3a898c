"""Counted -> measure: what happened to the counted, by its noun, its participles, its verb and its governing noun."""

from __future__ import annotations

from collections.abc import Iterator

from kg.doc import Doc, Token, matches
from kg.measure.lexicon import Lexicon, load_lexicon
from kg.measure.scheme import HARM, Scheme, merge

PARTICIPLES = ("amod", "acl", "acl:relcl", "appos")
COUNTING = ("NUM", "NOUN", "DET")
HARMED = "casualties"
WEAK = ("participants", HARMED)
OTHER = "other"
REACH = 6


def find_happening(doc: Doc, head: Token, scheme: Scheme, figured: frozenset[int], before: Token | None) -> str | None:
    """Return the measure of a counted noun, None where nothing tells it.

    ``figured`` are tokens that other figures count, ``before`` is the token right before the figure.
    """
    own = _own(doc, head, scheme, figured)
    if own is not None and own not in WEAK:
        return own
    for finder in (_by_adjective, _by_participle, _by_verb, _by_event, _by_count):
        found = finder(doc, head, scheme)
        if found is not None and (own != HARMED or found in HARM):
            return found
    if own == HARMED:
        return own
    return _ahead(head, doc, scheme, whole=False) or close_before(before, scheme) or own


def find_elided(doc: Doc, first: Token, scheme: Scheme, before: Token | None) -> str | None:
    """Return the measure of a number without a noun from the words beside it (« 40 000 sont morts »)."""
    return _ahead(first, doc, scheme, whole=True) or close_before(before, scheme) or _by_set_toll(doc, first, scheme)


def _by_set_toll(doc: Doc, number: Token, scheme: Scheme) -> str | None:
    """Return the measure of a toll that somebody sets at a number (“put the *death toll* at 312”)."""
    lexicon, verb = load_lexicon(doc.language), doc.head(number)
    if verb.pos != "VERB" or not any(lexicon.is_form("change_end", case.lower) for case in doc.children(number, "case")):
        return None
    tolls = (scheme.noun_measure(noun) for noun in doc.children(verb, "obj") if noun.i < number.i)
    return next((measure for measure in tolls if measure in HARM), None)


def _own(doc: Doc, head: Token, scheme: Scheme, figured: frozenset[int]) -> str | None:
    measure = scheme.noun_measure(head)
    if measure is None or _is_spared(doc, head):
        return None
    joined = [
        scheme.noun_measure(child) for child in doc.children(head, "conj") if child.i not in figured and child.i - head.i <= 3
    ]
    measures = frozenset([measure, *(found for found in joined if found)])
    return merge(measures) or measure


def _is_spared(doc: Doc, head: Token) -> bool:
    """Tell whether somebody saves what is counted (“could save 300 lives”)."""
    verb = doc.head(head)
    return _role(doc, head, verb) == "object" and load_lexicon(doc.language).is_form("sparing_verb", verb.lemma.lower())


def _by_participle(doc: Doc, head: Token, scheme: Scheme) -> str | None:
    found: list[str] = []
    for child in doc.children(head, *PARTICIPLES):
        if child.i < head.i or (child.dep == "acl:relcl" and not _is_subject_clause(doc, child)):
            continue
        verbs = [child, *doc.children(child, "conj")]
        found.extend(measure for verb in verbs if (measure := _of_verb(doc, verb, scheme, None)))
    return merge(frozenset(found)) if found else None


def _by_adjective(doc: Doc, head: Token, scheme: Scheme) -> str | None:
    """Return the measure of an adjective before the noun (“5,937 dead soldiers”)."""
    found = (scheme.noun_measure(child) for child in doc.children(head, "amod") if child.i < head.i)
    return next((measure for measure in found if measure in HARM), None)


def _by_count(doc: Doc, head: Token, scheme: Scheme) -> str | None:
    """Return the measure of a count noun’s participle (“the number of troops killed”), or of losses that reach the count."""
    lexicon, governor = load_lexicon(doc.language), doc.head(head)
    if matches(head.dep, ("nmod",)) and lexicon.is_form("count_noun", governor.lemma.lower()):
        return _by_participle(doc, governor, scheme)
    if lexicon.is_form("loss_noun", head.lemma.lower()):
        return "casualties"
    reaching = find_toll(doc, head, scheme)
    if reaching is None or not scheme.is_person(head):
        return None
    return scheme.noun_measure(reaching) or "casualties"


def find_toll(doc: Doc, token: Token, scheme: Scheme) -> Token | None:
    """Return the noun of a toll that is said to reach a number or what it counts (« les pertes ont pu atteindre 40 hommes »)."""
    lexicon, reached = load_lexicon(doc.language), False
    for governor in doc.ancestors(token):
        words = (governor, *doc.children(governor, "cop"))
        reached = reached or any(lexicon.is_form("reach_verb", word.lemma.lower()) for word in words)
        subjects = [subject for subject in doc.children(governor, "nsubj") if subject.i < token.i]
        tolls = (one for one in subjects if scheme.noun_measure(one) or lexicon.is_form("loss_noun", one.lemma.lower()))
        if subjects or governor.pos not in ("VERB", "ADJ", "NUM", "NOUN"):
            return next(tolls, None) if reached else None
    return None


def reaches_change(doc: Doc, token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a verb says that a change reaches a number or what it counts (« la *hausse* atteint 12 % »)."""
    for word in (token, *doc.ancestors(token)):
        verbs = (word, *doc.children(word, "cop"))
        subjects = [subject for subject in doc.children(word, "nsubj") if subject.i < token.i]
        if subjects or word.pos == "VERB":
            reached = any(lexicon.is_form("reach_verb", verb.lemma.lower()) for verb in verbs)
            return reached and any(lexicon.is_form("change_noun", subject.lemma.lower()) for subject in subjects)
    return False


def _is_subject_clause(doc: Doc, verb: Token) -> bool:
    """Tell whether a relative clause is about its antecedent: its subject is a pronoun right behind that."""
    subjects = doc.children(verb, "nsubj")
    return bool(subjects) and all(subject.pos == "PRON" and subject.i <= doc.head(verb).i + 2 for subject in subjects)


def _by_verb(doc: Doc, head: Token, scheme: Scheme) -> str | None:
    token = head
    for _ in range(3):
        governor = doc.head(token)
        if governor is token or governor.i == token.i:
            return None
        role = _role(doc, token, governor) or _role_beside_object(token, governor, scheme)
        if role is not None:
            verbs = _joined(doc, governor, scheme)
            told = {verb.i: measure for verb in verbs if (measure := _of_joined(doc, verb, scheme, role))}
            whole = merge(frozenset(told.values()))
            if whole is None and any(_is_alternative(doc, doc.tokens[place]) for place in told):
                return OTHER
            return whole or (_of_verb(doc, governor, scheme, role) if told else None)
        if not matches(token.dep, ("conj", "appos", "nmod", "flat")):
            return None
        token = governor
    return None


def _joined(doc: Doc, verb: Token, scheme: Scheme) -> Iterator[Token]:
    """Yield a verb with those that share its subject and their predicates (“killed or reported missing”)."""
    yield verb
    for child in doc.children(verb):
        counting = any(token.pos in COUNTING or token.text[0].isdigit() for token in doc.tokens[verb.i + 1 : child.i])
        conjunct = matches(child.dep, ("conj",)) and not counting and not doc.children(child, "nsubj", "obj")
        predicate = child.i > verb.i and matches(child.dep, ("xcomp", "amod", "obl:mod")) and bool(scheme.rows_of(child))
        if conjunct or predicate:
            yield from _joined(doc, child, scheme)
    if matches(verb.dep, ("conj",)) and doc.head(verb).i == verb.i - 2:
        yield doc.head(verb)


def _is_alternative(doc: Doc, verb: Token) -> bool:
    """Tell whether « ou » joins a verb to the one before, so that neither measure holds for all (“captured or killed”)."""
    lexicon = load_lexicon(doc.language)
    return any(lexicon.is_form("alternative", child.lower) for child in doc.children(verb, "cc"))


def _of_joined(doc: Doc, verb: Token, scheme: Scheme, role: str) -> str | None:
    """Return the measure of one of several verbs: in the role of the first one, or in that of its own auxiliaries."""
    own = "object" if any(child.dep == "aux:pass" for child in doc.children(verb)) else "subject"
    return _of_verb(doc, verb, scheme, role) or (None if doc.children(verb, "obj") else _of_verb(doc, verb, scheme, own))


def _role(doc: Doc, token: Token, governor: Token) -> str | None:
    """Return whether a noun is the logical subject or object of what governs it."""
    if token.dep.startswith("nsubj:pass"):
        return "object"
    if matches(token.dep, ("nsubj",)):
        passive = any(child.dep == "aux:pass" for child in doc.children(governor))
        return "object" if passive else "subject"
    if matches(token.dep, ("obj", "iobj")) or token.dep == "obl:agent":
        return "subject" if token.dep == "obl:agent" else "object"
    return None


def _role_beside_object(token: Token, verb: Token, scheme: Scheme) -> str | None:
    """Return ``object`` for the second complement of a verb that has a noun for its object (« coûter la vie *à douze* »)."""
    return "object" if token.dep == "obl:arg" and any(noun for _, noun, _ in scheme.rows_of(verb)) else None


def _of_verb(doc: Doc, verb: Token, scheme: Scheme, role: str | None) -> str | None:
    """Return the measure of a verb in a role (any role if None); a row with a noun asks for it among the verb's complements."""
    for wanted, noun, measure in scheme.rows_of(verb):
        if noun and not any(child.lemma.lower() == noun or child.lower == noun for child in doc.children(verb)):
            continue
        if role is None or wanted == role or (verb.pos in ("NOUN", "ADJ") and role == "object") or _is_stative(doc, verb, role):
            return measure
    return None


def _is_stative(doc: Doc, verb: Token, role: str) -> bool:
    """Tell whether a participle stands as a predicate (« sont blessés »), so that its subject is what it falls on."""
    copular = any(matches(child.dep, ("cop", "aux:pass")) for child in doc.children(verb))
    return role == "subject" and (copular or (verb.morph.get("VerbForm") == "Part" and not doc.children(verb, "obj", "aux")))


def _by_event(doc: Doc, head: Token, scheme: Scheme) -> str | None:
    if not matches(head.dep, ("nmod", "obl", "conj")):
        return None
    governor = doc.head(head)
    near = governor.i < head.i and governor.pos == "NOUN" and head.i - governor.i <= 6
    measure = scheme.event_measure(governor) if near else None
    return "casualties" if measure == "lost" and scheme.is_person(head) else measure


def close_before(before: Token | None, scheme: Scheme) -> str | None:
    """Return the measure of a transitive verb that stands right before the figure (« blessant 7 personnes »)."""
    if before is None or before.pos not in ("VERB", "ADJ", "NOUN"):
        return None
    found = [measure for role, noun, measure in scheme.rows_of(before) if role == "object" and not noun]
    return found[0] if found and before.pos != "NOUN" else None


def _ahead(first: Token, doc: Doc, scheme: Scheme, *, whole: bool) -> str | None:
    """Read the first verb behind a token, over auxiliaries and adverbs; ``whole`` takes any part of speech for it."""
    lexicon = load_lexicon(doc.language)
    passive, active = False, False
    for token in doc.tokens[first.i + 1 : first.i + 1 + REACH]:
        if token.sentence != first.sentence or (token.pos == "PUNCT" and token.text not in "-()"):
            return None
        if lexicon.is_form("copula", token.lemma.lower()) or lexicon.is_form("copula", token.lower):
            passive = True
        elif token.pos == "AUX":
            passive, active = passive or token.dep in ("aux:pass", "cop"), active or token.dep not in ("aux:pass", "cop")
        elif scheme.rows_of(token) and (whole or passive or token.pos in ("VERB", "ADJ")):
            finite = token.morph.get("VerbForm") not in (None, "Part")
            role = None if passive or whole else "subject" if active or finite else None
            return _of_alternatives(doc, token, scheme, role)
        elif token.pos in ("VERB", "CCONJ", "SCONJ") or (token.pos in ("ADP", "NOUN", "PRON") and not whole):
            return None
    return None


def _of_alternatives(doc: Doc, verb: Token, scheme: Scheme, role: str | None) -> str | None:
    """Return the measure of a verb, with that of a verb which « ou » or « et » joins right behind it (“killed or wounded”)."""
    following = doc.tokens[verb.i + 1 : verb.i + 3]
    joined = following[1:] if following and following[0].pos == "CCONJ" else ()
    found = (_of_verb(doc, token, scheme, role) for token in (verb, *joined))
    measures = [measure for measure in found if measure is not None]
    return merge(frozenset(measures)) or (measures[0] if measures else None)
