"""Verb -> source: the noun or pronoun to which a verb gives its content, with the subjects that parses lose."""

from __future__ import annotations

from collections.abc import Sequence

from kg.attribute.inversion import group_start, is_finite_here
from kg.attribute.phrase import BEGINS, phrase_head
from kg.attribute.scene import Scene, is_finite
from kg.attribute.verb import clitic_behind, is_main_past, is_participle, is_passive, is_reporting, perfect_auxiliary
from kg.attribute.voice import can_utter, is_voice
from kg.doc import Token, matches

FAR = 4
PHRASAL = ("NOUN", "PROPN", "ADJ", "DET", "ADP")
DEPENDENT = ("conj", "acl", "xcomp", "advcl", "ccomp", "parataxis", "obl")


def source_head(scene: Scene, verb: Token, *, depth: int = 0) -> Token | None:
    """Return the head of the source of a verb: its subject, inverted or inherited, or the agent of a passive."""
    if is_passive(scene, verb):
        agents = scene.doc.children(verb, "obl:agent")
        return agents[0] if agents else None
    found = inverted_subject(scene, verb) or _subject(scene, verb)
    parted = _parted(scene, verb) if depth == 0 else None
    if parted is not None and (found is None or parted.i < found.i):
        return parted
    if found is not None and depth == 0 and found.i < verb.i:
        found = _nearer(scene, found, verb) or found
        if scene.lexicon.is_event(found) and not is_voice(scene, found):
            found = _standing_before(scene, verb) or found
    if found is not None or depth >= FAR:
        return found
    standing = _standing_before(scene, verb)
    if standing is not None and verb.dep == "conj" and _follows_connective(scene, standing):
        return standing
    return (
        _cited(scene, verb)
        or _behind_parenthesis(scene, verb)
        or _inherited(scene, verb, depth)
        or standing
        or _introduced(scene, verb)
        or _trailed(scene, verb)
    )


def _follows_connective(scene: Scene, noun: Token) -> bool:
    """Tell whether a connective stands right before the phrase of a noun."""
    index = noun.i - 1
    while index >= 0 and scene.doc.tokens[index].pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
        index -= 1
    return index >= 0 and scene.doc.tokens[index].pos == "CCONJ"


def _behind_parenthesis(scene: Scene, verb: Token) -> Token | None:
    """Return who speaks in the parenthesis that a present participle ends (« …, a dit *le maire*, confirmant la nouvelle »)."""
    begin = scene.doc.bounds[verb.sentence][0]
    if not is_participle(verb) or scene.doc.tokens[verb.i - 1].text != ",":
        return None
    for token in reversed(scene.doc.tokens[begin : verb.i - 1]):
        if token.pos == "VERB" and token.text.islower():
            spoken = is_reporting(scene, token) and scene.share(token, verb)
            head = inverted_subject(scene, token) if spoken else None
            return head if head is not None and token.i < head.i < verb.i and is_voice(scene, head) else None
    return None


def _trailed(scene: Scene, verb: Token) -> Token | None:
    """Return the source of the verb of saying that a present participle goes on with (« a dit le maire, *ajoutant* que »).

    It is the last one before the participle that stands in no clause reported by another.
    """
    begin = scene.doc.bounds[verb.sentence][0]
    if not is_participle(verb) or scene.doc.tokens[verb.i - 1].text not in (",", "»", '"'):
        return None
    saying = [
        token
        for token in scene.doc.tokens[begin : verb.i]
        if token.pos == "VERB" and not is_participle(token) and scene.share(token, verb) and is_reporting(scene, token)
    ]
    within = {token.i for token in saying if any(scene.doc.head(up).i in {s.i for s in saying} for up in _clauses(scene, token))}
    outer = [token for token in saying if token.i not in within]
    return source_head(scene, outer[-1], depth=FAR) if outer else None


def _clauses(scene: Scene, token: Token) -> list[Token]:
    """Return the verbs of the reported clauses in which a verb stands, its own too."""
    return [up for up in (token, *scene.doc.ancestors(token)) if up.dep == "ccomp"]


def _introduced(scene: Scene, verb: Token) -> Token | None:
    """Return the first subject behind a comma where a present participle opens its sentence."""
    begin, end = scene.doc.bounds[verb.sentence]
    if not is_participle(verb) or any(
        token.pos not in ("ADV", "ADP", "PUNCT", "CCONJ") for token in scene.doc.tokens[begin : verb.i]
    ):
        return None
    comma = False
    for token in scene.doc.tokens[verb.i + 1 : end]:
        if token.text == ",":
            comma = True
        elif comma and token.dep == "nsubj" and scene.share(token, verb):
            return token
    return None


def _nearer(scene: Scene, subject: Token, verb: Token) -> Token | None:
    """Return the phrase right before a verb, begun behind a joint, where another finite verb parts the verb from its subject."""
    tokens = scene.doc.tokens
    found = _standing_before(scene, verb)
    if found is None or found.i <= subject.i or scene.lexicon.is_marker(found, "personal"):
        return None
    commas = [index for index in range(subject.i, found.i) if tokens[index].text == "," or tokens[index].pos == "CCONJ"]
    between = tokens[subject.i + 1 : commas[-1]] if commas else ()
    relative = any(scene.lexicon.is_marker(token, "relative") for token in between)
    adjoined = (
        all(token.pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM") for token in tokens[commas[-1] + 1 : found.i])
        if commas
        else False
    )
    return found if adjoined and not relative and any(map(is_finite, between)) else None


def _parted(scene: Scene, verb: Token) -> Token | None:
    """Return the head of the phrase that a relative clause or an apposition in commas parts from a verb, if somebody speaks."""
    tokens, begin = scene.doc.tokens, scene.doc.bounds[verb.sentence][0]
    close = group_start(scene, verb) - 1
    if (
        close <= begin
        or tokens[close].text != ","
        or (verb.pos in ("VERB", "AUX") and not (is_finite_here(scene, verb) or is_main_past(scene, verb)))
    ):
        return None
    for index in range(close - 1, begin, -1):
        if tokens[index].text == "," and scene.share(tokens[index], verb):
            opening, aside = tokens[index + 1 : index + 3], tokens[index + 1 : close]
            relative = any(scene.lexicon.is_marker(token, "relative") and token.pos == "PRON" for token in opening)
            if relative and (any(map(is_finite, aside)) or opening[0].pos == "ADP"):
                return _phrase_ending(scene, index - 1, begin)
            if scene.lexicon.is_marker(opening[0], "relative") and any(map(is_finite, aside)):
                return _phrase_ending(scene, index - 1, begin, initial=True)
            if not relative and _is_described(opening[0], aside):
                return _phrase_ending(scene, index - 1, begin, initial=True)
            if any(map(is_finite, aside)):
                return None
    return None


def _is_described(first: Token, aside: Sequence[Token]) -> bool:
    """Tell whether the words in commas behind a name, without a finite verb, can be its apposition."""
    past = first.pos == "VERB" and first.morph.get("VerbForm") == "Part" and first.morph.get("Tense") == "Past"
    return (past or first.pos in ("ADJ", "NOUN", "DET", "PROPN")) and not any(map(is_finite, aside)) and len(aside) > 1


def _phrase_ending(scene: Scene, last: int, begin: int, *, initial: bool = False) -> Token | None:
    """Return the head of the noun phrase that ends at an index, if it opens its sentence or clause and can speak."""
    tokens, index = scene.doc.tokens, last
    while index >= begin and (tokens[index].pos in (*PHRASAL, "NUM") or tokens[index].text in ("(", ")")):
        index -= 1
    first = index + 1
    opens = index < begin or (not initial and (tokens[index].pos in ("PUNCT", "SCONJ", "CCONJ")))
    if first > last or not opens or tokens[first].pos not in ("DET", "PROPN", "NOUN"):
        return None
    head = phrase_head(scene, first)
    return head if head is not None and head.i <= last and is_voice(scene, head) else None


def _standing_before(scene: Scene, verb: Token) -> Token | None:
    """Return the head of the noun phrase that stands right before a finite verb to which the parse gives no subject."""
    tokens, begin = scene.doc.tokens, scene.doc.bounds[verb.sentence][0]
    index = verb.i - 1
    finite = is_finite(verb) or verb.pos not in ("VERB", "AUX")
    while index >= begin and tokens[index].pos in ("AUX", "ADV", "PRON"):
        finite = finite or is_finite(tokens[index])
        index -= 1
    pronouns = (tokens[i] for i in range(index + 1, verb.i) if scene.lexicon.is_marker(tokens[i], "personal"))
    pronoun = next((token for token in pronouns if not (token.dep.startswith("obl") or scene.lexicon.is_dative(token))), None)
    if pronoun is not None:
        return pronoun
    last = index
    while index >= begin and tokens[index].pos in (*PHRASAL, "NUM") and scene.share(tokens[index], verb):
        index -= 1
    first = index + 1
    if first <= last and tokens[first].pos == "ADP":
        first = _behind_adjunct(scene, first, last)
    if not finite or first > last or tokens[first].pos not in ("DET", "PROPN"):
        return None
    head = phrase_head(scene, first)
    return head if head is not None and head.i <= last and is_voice(scene, head) else None


def _behind_adjunct(scene: Scene, first: int, last: int) -> int:
    """Return where the last phrase of a run begins that follows a noun without a preposition, else the start of the run."""
    tokens = scene.doc.tokens
    begins = (i for i in range(last, first, -1) if tokens[i].pos == "DET" and tokens[i - 1].pos in ("NOUN", "PROPN", "ADJ"))
    return next(begins, first)


def _own_subject(scene: Scene, verb: Token) -> Token | None:
    """Return the subject before a verb, outside other quotations; a single comma between the two parts them."""
    subjects = [child for child in scene.doc.children(verb, "nsubj") if child.i < verb.i and scene.share(child, verb)]
    if not subjects:
        return None
    within = {token.i for token in (*scene.doc.subtree(subjects[-1]), *scene.doc.children(verb, "aux"))}
    parted = any(is_finite(token) for token in scene.doc.tokens[subjects[-1].i : verb.i] if token.i not in within)
    commas = [token for token in scene.doc.tokens[subjects[-1].i : verb.i] if token.text == ","]
    return None if parted or len(commas) == 1 else subjects[-1]


def inverted_subject(scene: Scene, verb: Token) -> Token | None:
    """Return the clitic behind a verb or its auxiliary, else the noun phrase behind a verb at the head of its clause."""
    auxiliaries = [child.i for child in scene.doc.children(verb, "aux") if child.i < verb.i]
    for index in (verb.i, *auxiliaries):
        clitic = clitic_behind(scene, index)
        if clitic is not None:
            return clitic
    first = min((verb.i, *auxiliaries))
    following = scene.doc.tokens[verb.i + 1 : verb.i + 2]
    if is_participle(verb) or not _heads_clause(scene, verb, first):
        return None
    if not following or following[0].sentence != verb.sentence or following[0].pos not in BEGINS:
        return None
    head = phrase_head(scene, verb.i + 1)
    return head if head is not None and _can_be_subject(scene, head, verb) else None


def _heads_clause(scene: Scene, verb: Token, first: int) -> bool:
    before = scene.doc.tokens[first - 1 : first] if first else ()
    return bool(before) and before[0].sentence == verb.sentence and before[0].text in (",", "»", '"', "–", "—", "-")


def _can_be_subject(scene: Scene, head: Token, verb: Token) -> bool:
    """Tell whether the parse leaves a phrase behind a verb free to be its subject."""
    if head.dep.startswith("nsubj"):
        return head.head == verb.i
    if scene.lexicon.is_marker(head, "day"):
        return False
    return head.pos != "PRON" and not (head.dep == "obj" and _own_subject(scene, verb) is not None)


def _subject(scene: Scene, verb: Token) -> Token | None:
    subjects = [
        child
        for child in scene.doc.children(verb, "nsubj", "expl:subj")
        if scene.share(child, verb) and not scene.lexicon.is_dative(child)
    ]
    if not subjects:
        auxiliary = perfect_auxiliary(scene, verb) if verb.dep == "acl" else None
        return _subject(scene, auxiliary) if auxiliary is not None else None
    subject = _behind_colon(scene, _adjoining(scene, subjects, verb), verb)
    if scene.lexicon.is_marker(subject, "relative") and subject.pos in ("PRON", "DET"):
        return _antecedent(scene, verb)
    return subject


def _adjoining(scene: Scene, subjects: Sequence[Token], verb: Token) -> Token:
    """Return the first subject, or the one next to the verb where a comma parts a phrase from both (« Invité, *X* a dit »)."""
    if len(subjects) < 2 or subjects[1].i > verb.i:
        return subjects[0]
    first = scene.doc.subtree(subjects[1])[0].i
    behind = any(token.text == "," for token in scene.doc.tokens[subjects[1].i : verb.i])
    return subjects[1] if scene.doc.tokens[first - 1].text == "," and not behind else subjects[0]


def _behind_colon(scene: Scene, subject: Token, verb: Token) -> Token:
    """Return the subject, or where a colon parts it from its verb (as in headlines) the phrase behind the colon."""
    for index in range(verb.i - 1, subject.i, -1):
        if scene.doc.tokens[index].text == ":":
            return phrase_head(scene, index + 1) or subject
    return subject


def _antecedent(scene: Scene, verb: Token) -> Token | None:
    head = scene.doc.head(verb)
    if not matches(verb.dep, ("acl",)) or head.i > verb.i:
        return None
    chain = [head]
    while chain[-1].dep in ("nmod", "obl", "appos", "flat") and scene.doc.head(chain[-1]).i < chain[-1].i:
        chain.append(scene.doc.head(chain[-1]))
    return next((noun for noun in chain if can_utter(scene, noun)), head)


def _inherited(scene: Scene, verb: Token, depth: int) -> Token | None:
    """Return the subject that a coordinated verb, an infinitive or a participle takes from its surroundings."""
    head = scene.doc.head(verb)
    while head.head != head.i and not scene.share(head, verb):
        head = scene.doc.head(head)
    if head.i == verb.i or not scene.share(head, verb):
        return None
    if head.pos in ("NOUN", "PROPN", "PRON"):
        return _from_noun(scene, head, verb, depth)
    independent = verb.dep in ("ccomp", "parataxis") and is_finite(verb)
    set_off = is_participle(verb) and scene.doc.tokens[verb.i - 1].text == ","
    if independent or not (set_off or matches(verb.dep, DEPENDENT)) or head.pos not in ("VERB", "AUX", "ADJ"):
        return None
    outer = scene.doc.head(head) if _shares_source(scene, verb, head) else _reporter(scene, verb)
    if outer is not None:
        return source_head(scene, outer, depth=depth + 1)
    if is_passive(scene, head):
        subjects = scene.doc.children(head, "obl:agent", "nsubj")
        return next((child for child in subjects if child.dep == "obl:agent"), subjects[0] if subjects else None)
    return source_head(scene, head, depth=depth + 1)


def _cited(scene: Scene, verb: Token) -> Token | None:
    """Return the object of another verb that a participle tells the words of (“quoted *a witness* as saying”)."""
    head = scene.doc.head(verb)
    if not is_participle(verb) or head.pos != "VERB" or is_passive(scene, head) or not scene.share(head, verb):
        return None
    as_said = any(scene.lexicon.is_marker(mark, "as") for mark in scene.doc.children(verb, "mark", "case"))
    return next(iter(scene.doc.children(head, "obj")), None) if as_said else None


def _reporter(scene: Scene, verb: Token) -> Token | None:
    """Return the verb whose reported clause a present participle behind a comma ends (“said …, adding that …”)."""
    if not is_participle(verb) or scene.doc.tokens[verb.i - 1].text != ",":
        return None
    token = verb
    while token.head != token.i:
        head = scene.doc.head(token)
        if token.dep == "ccomp" and token.i != verb.i and is_reporting(scene, head) and scene.share(head, verb):
            return head if head.i < token.i else None
        token = head
    return None


def _from_noun(scene: Scene, noun: Token, verb: Token, depth: int) -> Token | None:
    """Return the noun that a participle describes, or that a verb is coordinated to; else the source of the noun's verb."""
    if verb.dep == "conj":
        return noun if noun.head == noun.i and is_voice(scene, noun) else None
    if verb.dep != "acl":
        return None
    governor = scene.doc.head(noun)
    if is_voice(scene, noun) or governor.pos not in ("VERB", "AUX"):
        return noun
    return source_head(scene, governor, depth=depth + 1)


def _shares_source(scene: Scene, verb: Token, head: Token) -> bool:
    """Tell whether a verb that the parse coordinates with a reported clause goes on with the verb that reports it."""
    coordinated = verb.dep == "conj" and head.dep == "ccomp" and is_finite(verb)
    return coordinated and is_reporting(scene, verb) and is_reporting(scene, scene.doc.head(head))
