"""Verb cue -> Draft: verbs of saying in or behind the clause that they report, without quote marks."""

from __future__ import annotations

from kg.attribute.build import is_unsaid
from kg.attribute.clause import has_verb
from kg.attribute.draft import Draft, cue_spans
from kg.attribute.host import around, host, without_next_clause
from kg.attribute.informant import informant, is_learned
from kg.attribute.inversion import group_start, is_finite_here, subject_behind
from kg.attribute.lexicon import Cue
from kg.attribute.phrase import noun_phrase, phrase_head, source_span
from kg.attribute.scene import HYPHENS, Scene, is_finite
from kg.attribute.source import inverted_subject, source_head
from kg.attribute.verb import clitic_behind, is_negated, is_passive, is_plain_past, number_of, perfect_auxiliary
from kg.attribute.voice import is_excluded, is_voice
from kg.doc import Token

STOPS = frozenset((",", ".", ";", "–", "—", ")", ":", "!", "?"))


def read_parenthesis(scene: Scene, cue: Cue) -> Draft | None:
    """Return what a verb of saying reports that stands in or behind the clause that it reports: « …, indique-t-il »."""
    entry = cue.entry("quote") or cue.entry("that")
    head = _speaker_behind(scene, cue) or source_head(scene, cue.token)
    told = None if head is None else informant(scene, cue, head)
    head = told if told is not None or is_learned(scene, cue) else head
    if entry is None or head is None or not _can_stand_aside(scene, cue, head):
        return None
    group = _group(scene, cue, head)
    first, last = host(scene, cue.token)
    like = _like_before(scene, group[0], first)
    if like is None and (cue.entry("quote") is None or not _is_set_off(scene, cue, head, group, first)):
        return None
    begin = group[0] if like is None else like
    end = _end_of_group(scene, group[1], last)
    if begin <= first and end < last and like is not None:
        parts = around(scene, end + 1, last, end, end)
    else:
        parts = without_next_clause(scene, around(scene, first, last, begin, end))
    if not any(token.pos in ("VERB", "AUX") for part in parts for token in scene.doc.tokens_in(part)):
        return None
    source = source_span(scene, head, barred=frozenset({cue.token.i}))
    parts = tuple(part for part in parts if not part.overlaps(source))
    return Draft(parts, cue_spans(cue.tokens), (source,), "main", entry)


def _can_stand_aside(scene: Scene, cue: Cue, head: Token) -> bool:
    """Tell whether a cue is finite, active, affirmed, no relative clause, and of somebody who speaks."""
    verb = cue.token
    if verb.dep in ("acl", "acl:relcl") or is_passive(scene, verb) or is_unsaid(scene, verb) or is_negated(scene, verb):
        return False
    spoken = head.i < verb.i or is_voice(scene, head)
    finite = is_finite_here(scene, verb) or is_plain_past(scene, verb) or verb.pos not in ("VERB", "AUX")
    finite = finite or clitic_behind(scene, verb.i) is not None
    return spoken and finite and not is_excluded(scene, head, finding=False)


def _speaker_behind(scene: Scene, cue: Cue) -> Token | None:
    """Return the head of the phrase behind a verb that has no subject before it; adjuncts may stand between the two."""
    subjects = [child for child in scene.doc.children(cue.token, "nsubj") if child.i < cue.token.i]
    following, limit = cue.tokens[-1].i + 1, scene.doc.bounds[cue.token.sentence][1]
    free = not subjects or _disagrees(scene, cue, subjects[-1])
    if not (free or _closes_clause(scene, cue)) or following >= limit:
        return None
    head = phrase_head(scene, following) if scene.doc.tokens[following].pos in ("DET", "PROPN") else None
    if head is not None and is_voice(scene, head):
        return head if free or not _is_joined(scene, head) else None
    return subject_behind(scene, following, limit) if _closes_clause(scene, cue) else None


def _is_joined(scene: Scene, head: Token) -> bool:
    """Tell whether a connective follows the phrase of a noun, so that it ends one of two verb phrases."""
    end = noun_phrase(scene, head)[-1].i + 1
    return end < len(scene.doc.tokens) and scene.doc.tokens[end].pos == "CCONJ"


def _closes_clause(scene: Scene, cue: Cue) -> bool:
    """Tell whether a comma parts a verb and its auxiliaries from a clause with a verb of its own before them."""
    begin, first = scene.doc.bounds[cue.token.sentence][0], group_start(scene, cue.token)
    return first > begin and scene.doc.tokens[first - 1].text == "," and has_verb(scene, begin, first - 1)


def _disagrees(scene: Scene, cue: Cue, subject: Token) -> bool:
    """Tell whether a comma right before a verb and its number part it from the subject that the parse gives it."""
    number, own = number_of(scene, cue.token), subject.morph.get("Number")
    return scene.doc.tokens[cue.token.i - 1].text == "," and None not in (number, own) and number != own


def _group(scene: Scene, cue: Cue, head: Token) -> tuple[int, int]:
    """Return the first and last token of a parenthesis: subject, auxiliaries and verb."""
    auxiliary = perfect_auxiliary(scene, cue.token)
    indices = {token.i for token in cue.tokens} | {head.i} | ({auxiliary.i} if auxiliary else set())
    indices.update(
        child.i
        for child in scene.doc.children(cue.token, "aux", "obj", "iobj", "expl", "advmod", "aux:tense")
        if abs(child.i - cue.token.i) < 4
    )
    if not scene.lexicon.is_marker(head, "clitic"):
        indices.update(token.i for token in noun_phrase(scene, head, barred={cue.token.i}))
    source = scene.doc.tokens_in(source_span(scene, head, barred=frozenset({cue.token.i})))
    return min(*indices, source[0].i), max(indices)


def _like_before(scene: Scene, index: int, first: int) -> int | None:
    """Return the index of the conjunction of « comme l’indique X », if one stands before the group."""
    for position in range(index, max(first, index - 3) - 1, -1):
        token = scene.doc.tokens[position]
        if any(entry.kind == "like" for entry in scene.lexicon.entries.get(token.lower, ())):
            return position
    return None


def _is_set_off(scene: Scene, cue: Cue, head: Token, group: tuple[int, int], first: int) -> bool:
    """Tell whether a comma or dash stands before a group that is inverted, or that closes its sentence."""
    if group[0] <= first:
        return False
    if scene.doc.tokens[group[0] - 1].text not in (",", "–", "—", "-", "»", '"', "("):
        return _closes_sentence(scene, cue, head, group)
    if inverted_subject(scene, cue.token) is not None and head.i > min(cue.token.i, group[1]):
        return True
    if head.i > cue.token.i or (scene.lexicon.is_marker(head, "clitic") and head.text[0] in HYPHENS):
        return True
    clauses = [child for child in scene.doc.children(cue.token, "ccomp", "parataxis") if child.i < group[0]]
    joined = cue.token.dep == "conj" and (is_plain_past(scene, cue.token) or _is_spliced(scene, cue, group))
    return bool(clauses) or cue.token.dep == "parataxis" or joined


def _is_spliced(scene: Scene, cue: Cue, group: tuple[int, int]) -> bool:
    """Tell whether a comma alone joins a verb of saying to the clause before it, and whoever is told ends the sentence."""
    last = scene.doc.bounds[cue.token.sentence][1] - 1
    rest = scene.doc.tokens[cue.tokens[-1].i + 1 : last]
    objects = scene.doc.children(cue.token, "obj", "ccomp", "xcomp")
    heard = all(child.pos in ("NOUN", "PROPN", "PRON") and is_voice(scene, child) for child in objects)
    ends = not any(is_finite(token) or token.pos == "CCONJ" or token.text in (":", '"') for token in rest)
    return (
        heard
        and ends
        and not scene.doc.children(cue.token, "cc")
        and has_verb(scene, scene.doc.bounds[cue.token.sentence][0], group[0] - 1)
    )


def _closes_sentence(scene: Scene, cue: Cue, head: Token, group: tuple[int, int]) -> bool:
    """Tell whether a verb with its inverted subject closes its sentence, the comma before it left out."""
    last = scene.doc.bounds[cue.token.sentence][1] - 1
    if scene.doc.tokens[group[0] - 1].pos in ("CCONJ", "PRON", "SCONJ", "DET", "ADP"):
        return False
    rest = scene.doc.tokens[group[1] + 1 : last + 1]
    return (
        head.i > cue.tokens[-1].i
        and group[0] <= cue.token.i
        and is_voice(scene, head)
        and all(token.pos == "PUNCT" for token in rest)
    )


def _end_of_group(scene: Scene, index: int, last: int) -> int:
    """Return the last token of a parenthesis, with the adjuncts before the next comma or the end of the sentence.

    A relative clause of one of its nouns belongs to it (« …, dit le maire dans une lettre que la presse a lue »).
    """
    tokens, end = scene.doc.tokens, index
    relative = False
    while end < last and tokens[end + 1].text not in STOPS and (relative or not is_finite(tokens[end + 1])):
        end += 1
        relative = relative or scene.lexicon.is_marker(tokens[end], "relative")
    return end
