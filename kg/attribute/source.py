"""Cue -> source: the noun phrase or pronoun to which a verb gives its content."""

from __future__ import annotations

from kg.attribute.phrase import noun_phrase
from kg.attribute.scene import Scene, is_finite
from kg.doc import Token, matches
from kg.model import Span

HYPHENS = "-‐‑–"
APPOSITION = 20
BEGINS = ("DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON")


def is_passive(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb form takes as its subject the one of whom something is said."""
    if verb.morph.get("VerbForm") != "Part" or verb.morph.get("Tense") != "Past":
        return False
    children = scene.doc.children(verb)
    if any(scene.lexicon.is_marker(child, "reflexive") and child.i < verb.i for child in children):
        return False
    auxiliaries = [child for child in children if child.dep.startswith("aux") and child.i < verb.i]
    if not auxiliaries and verb.dep == "conj" and scene.doc.head(verb).pos == "VERB":
        return is_passive(scene, scene.doc.head(verb))
    return not auxiliaries or scene.lexicon.is_marker_lemma(auxiliaries[-1], "passive")


def source_head(scene: Scene, verb: Token, *, depth: int = 0) -> Token | None:
    """Return the head of the source of a verb: its subject, inverted or inherited, or the agent of a passive."""
    if is_passive(scene, verb):
        agents = scene.doc.children(verb, "obl:agent")
        return agents[0] if agents else None
    found = inverted_subject(scene, verb) or _subject(scene, verb)
    if found is not None and depth == 0 and found.i < verb.i:
        found = _nearer(scene, found, verb) or found
    if found is not None or depth > 3:
        return found
    return _inherited(scene, verb, depth) or _standing_before(scene, verb)


def _nearer(scene: Scene, subject: Token, verb: Token) -> Token | None:
    """Return the phrase right before a verb, begun behind a comma, where another finite verb parts the verb from its subject."""
    tokens = scene.doc.tokens
    found = _standing_before(scene, verb)
    if found is None or found.i <= subject.i or scene.lexicon.is_marker(found, "personal"):
        return None
    commas = [index for index in range(subject.i, found.i) if tokens[index].text == ","]
    between = tokens[subject.i + 1 : commas[-1]] if commas else ()
    relative = any(scene.lexicon.is_marker(token, "relative") for token in between)
    adjoined = all(token.pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM") for token in tokens[commas[-1] + 1 : found.i]) if commas else False
    return found if adjoined and not relative and any(map(is_finite, between)) else None


def _standing_before(scene: Scene, verb: Token) -> Token | None:
    """Return the head of the noun phrase that stands right before a finite verb to which the parse gives no subject."""
    tokens, begin = scene.doc.tokens, scene.doc.bounds[verb.sentence][0]
    index = verb.i - 1
    finite = is_finite(verb)
    while index >= begin and tokens[index].pos in ("AUX", "ADV", "PRON"):
        finite = finite or is_finite(tokens[index])
        index -= 1
    pronoun = next((tokens[i] for i in range(index + 1, verb.i) if scene.lexicon.is_marker(tokens[i], "personal")), None)
    if pronoun is not None:
        return pronoun
    last = index
    while index >= begin and tokens[index].pos in ("NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM") and scene.share(tokens[index], verb):
        index -= 1
    first = index + 1
    if not finite or first > last or tokens[first].pos not in ("DET", "PROPN"):
        return None
    head = phrase_head(scene, first)
    return head if head is not None and head.i <= last and is_voice(scene, head) else None


def _own_subject(scene: Scene, verb: Token) -> Token | None:
    """Return the subject before a verb, a comma at most between the two (an apposition), outside other quotations."""
    subjects = [child for child in scene.doc.children(verb, "nsubj") if child.i < verb.i and scene.share(child, verb)]
    if not subjects or any(map(is_finite, scene.doc.tokens[subjects[-1].i : verb.i])):
        return None
    return subjects[-1]


def is_participle(verb: Token) -> bool:
    """Tell whether a verb is a present participle."""
    return verb.morph.get("VerbForm") in ("Part", "Ger") and verb.morph.get("Tense") == "Pres"


def inverted_subject(scene: Scene, verb: Token) -> Token | None:
    """Return the clitic behind a verb or its auxiliary, or the noun phrase behind a verb that stands at the head of its clause."""
    tokens, lexicon = scene.doc.tokens, scene.lexicon
    auxiliaries = [child.i for child in scene.doc.children(verb, "aux") if child.i < verb.i]
    for index in (verb.i, *auxiliaries):
        last = index
        while last + 1 < len(tokens) and lexicon.is_marker(tokens[last + 1], "clitic"):
            last += 1
        if last > index:
            return tokens[last]
    first = min((verb.i, *auxiliaries))
    heads_clause = (
        first > 0 and tokens[first - 1].sentence == verb.sentence and tokens[first - 1].text in (",", "»", '"', "–", "—", "-")
    )
    following = tokens[verb.i + 1] if verb.i + 1 < len(tokens) else None
    if not heads_clause or following is None or following.sentence != verb.sentence or following.pos not in BEGINS:
        return None
    head = phrase_head(scene, verb.i + 1)
    governs = head is not None and head.dep.startswith("nsubj") and head.head != verb.i
    object_like = head is not None and head.pos == "PRON" and not head.dep.startswith("nsubj")
    if head is not None and head.dep == "obj" and _own_subject(scene, verb) is not None:
        return None
    return None if governs or object_like or is_participle(verb) else head


def _follows_clause(scene: Scene, verb: Token, first: int) -> bool:
    """Tell whether a clause or quotation stands in the sentence before an index: what is not said cannot be commented."""
    begin = scene.doc.bounds[verb.sentence][0]
    before = scene.doc.tokens[begin:first]
    return any(is_finite(token) or not scene.share(token, verb) for token in before)


def phrase_head(scene: Scene, first: int) -> Token | None:
    """Return the head of the noun phrase that begins at an index, whatever relation the parse gives it."""
    tokens = scene.doc.tokens
    token, index = tokens[first], first
    while index < len(tokens) and tokens[index].sentence == token.sentence and tokens[index].pos in (*BEGINS, "PART"):
        candidate = tokens[index]
        if candidate.pos in ("NOUN", "PROPN", "PRON") and (candidate.head < first or candidate.head == candidate.i):
            return candidate
        if candidate.pos in ("NOUN", "PROPN", "PRON") and candidate.dep not in ("compound", "det", "nmod:poss"):
            return candidate
        index += 1
    return None


def _subject(scene: Scene, verb: Token) -> Token | None:
    subjects = [child for child in scene.doc.children(verb, "nsubj", "expl:subj") if scene.share(child, verb)]
    if not subjects:
        return None
    subject = _behind_colon(scene, subjects[0], verb)
    if scene.lexicon.is_marker(subject, "relative") and subject.pos in ("PRON", "DET"):
        return _antecedent(scene, verb)
    return subject


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
    return next((noun for noun in chain if _can_utter(scene, noun)), head)


def _can_utter(scene: Scene, noun: Token) -> bool:
    """Tell whether a noun is a person, a body or a document, by its name or by the table."""
    if any(name.first <= noun.i < name.last for name in scene.doc.names):
        return any(name.first <= noun.i < name.last and name.type in ("Person", "Organization") for name in scene.doc.names)
    return scene.lexicon.voice_of(noun) is not None


def _inherited(scene: Scene, verb: Token, depth: int) -> Token | None:
    """Return the subject that a coordinated verb, an infinitive or a participle takes from its surroundings."""
    head = scene.doc.head(verb)
    while head.head != head.i and not scene.share(head, verb):
        head = scene.doc.head(head)
    if head.i == verb.i or not scene.share(head, verb):
        return None
    if verb.dep == "acl" and head.pos in ("NOUN", "PROPN", "PRON"):
        if is_voice(scene, head) or scene.doc.head(head).pos not in ("VERB", "AUX"):
            return head
        return source_head(scene, scene.doc.head(head), depth=depth + 1)
    if verb.dep == "conj" and head.pos in ("NOUN", "PROPN") and head.head == head.i and is_voice(scene, head):
        return head
    if matches(verb.dep, ("conj", "acl", "xcomp", "advcl", "ccomp", "parataxis", "obl")) and (
        head.pos in ("VERB", "AUX", "ADJ") or is_finite(head)
    ):
        if verb.dep in ("ccomp", "parataxis") and is_finite(verb):
            return None
        if verb.dep == "conj" and head.dep == "ccomp" and is_finite(verb) and is_reporting(scene, verb) and is_reporting(scene, scene.doc.head(head)):
            return source_head(scene, scene.doc.head(head), depth=depth + 1)
        if is_passive(scene, head):
            subjects = scene.doc.children(head, "obl:agent", "nsubj")
            return next((child for child in subjects if child.dep == "obl:agent"), subjects[0] if subjects else None)
        return source_head(scene, head, depth=depth + 1)
    return None


def is_reporting(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb takes reported clauses."""
    return any("that" in entry.frames for entry in scene.lexicon.rows_of(verb))


def source_span(scene: Scene, head: Token, *, barred: frozenset[int] = frozenset()) -> Span:
    """Return the span of a source from its head: a clitic without its hyphen, else the whole noun phrase."""
    if scene.lexicon.is_marker(head, "clitic") and head.text[0] in HYPHENS:
        stored = scene.doc.slice(head.span)
        return Span(head.start + len(stored) - len(stored.lstrip(HYPHENS)), head.end)
    tokens = noun_phrase(scene, head, barred=barred)
    if not tokens:
        return head.span
    while len(tokens) > 1 and _is_loose_end(scene, tokens):
        tokens = tokens[:-1]
    last = _with_apposition(scene, tokens[-1], barred)
    return Span(tokens[0].start, scene.doc.tokens[last].end)


def _is_loose_end(scene: Scene, tokens: list[Token]) -> bool:
    """Tell whether a phrase ends in a day that is none of its words, or in a possessive mark."""
    if tokens[-1].pos == "PART":
        return True
    return scene.lexicon.is_marker(tokens[-1], "weekday") and tokens[-2].pos not in ("ADP", "DET")


def _with_apposition(scene: Scene, token: Token, barred: frozenset[int]) -> int:
    """Return the end of a phrase with the apposition that a comma sets off, if it tells who somebody is."""
    tokens, limit = scene.doc.tokens, scene.doc.bounds[token.sentence][1]
    first = token.i + 2
    if first >= limit or tokens[token.i + 1].text != ",":
        return token.i
    end = first
    while end < limit and tokens[end].text not in (",", ".", ";", ":", "»", "«", '"', "!", "?", "–", "—") and end not in barred:
        if is_finite(tokens[end]) or end - first > APPOSITION:
            return token.i
        end += 1
    head = phrase_head(scene, first) if tokens[first].pos in ("DET", "NOUN", "PROPN", "ADJ") else None
    known = head is not None and (scene.lexicon.voice_of(head) in ("person", "organization") or _is_person(scene, head))
    closed = end < limit and (tokens[end].text in (",", ".", "»") or end in barred)
    return end - 1 if known and closed else token.i


def _is_person(scene: Scene, head: Token) -> bool:
    return any(name.first <= head.i < name.last and name.type == "Person" for name in scene.doc.names)


def is_excluded(scene: Scene, head: Token | None, *, finding: bool) -> bool:
    """Tell whether a subject cannot be a source: results and pictures, an indefinite narrator, for findings any unknown thing."""
    if head is None:
        return finding
    lexicon = scene.lexicon
    if lexicon.is_marker(head, "narrator") or head.lower.lstrip(HYPHENS) in lexicon.markers.get("narrator", frozenset()):
        return True
    voice = lexicon.voice_of(head)
    if head.pos != "NOUN":
        return False
    return (voice == "evidence" and not _has_owner(scene, head)) or (finding and voice is None)


def _has_owner(scene: Scene, head: Token) -> bool:
    """Tell whether a name stands in the phrase of a noun (the figures of a named institute)."""
    inside = {token.i for token in scene.doc.subtree(head)}
    return any(
        name.first in inside and name.first != head.i for name in scene.doc.names if name.type in ("Person", "Organization")
    )


def is_voice(scene: Scene, head: Token | None) -> bool:
    """Tell whether a source is known to be able to speak: a named person or body, a pronoun for one, a noun of the table."""
    if head is None:
        return False
    lexicon = scene.lexicon
    if lexicon.is_marker(head, "personal") or lexicon.is_marker(head, "clitic") or lexicon.is_marker(head, "relative"):
        return True
    if any(name.first <= head.i < name.last for name in scene.doc.names) or head.pos == "PROPN":
        return True
    voice = lexicon.voice_of(head)
    return voice in ("person", "organization", "document") or (voice == "evidence" and _has_owner(scene, head))
