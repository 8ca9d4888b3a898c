"""Verb cue -> Draft: what a verb calls, judges or describes somebody or something as."""

from __future__ import annotations

from kg.attribute.build import build_draft
from kg.attribute.draft import Draft
from kg.attribute.extent import close_quotes, object_phrase, reach
from kg.attribute.lexicon import Cue
from kg.attribute.phrase import noun_phrase
from kg.attribute.scene import Scene, span_from
from kg.attribute.source import source_head
from kg.attribute.verb import is_passive, spells
from kg.attribute.voice import is_voice
from kg.doc import Token


def read_description(scene: Scene, cue: Cue) -> Draft | None:
    """Read ``X qualifie Y de Z`` and ``X describes Y as Z``: Y with Z, or Z alone where Y is the subject of a passive."""
    entry = cue.entry("as")
    if entry is None:
        return None
    doc, start, passive = scene.doc, cue.tokens[-1].i, is_passive(scene, cue.token)
    marks = [token for token in doc.tokens[start + 1 : doc.bounds[cue.token.sentence][1]] if spells(token, entry.frames["as"])]
    for mark in marks:
        head = doc.head(mark)
        if head.i <= mark.i or not (head.head == cue.token.i or _is_object(doc.head(head), cue.token, passive)):
            continue
        tokens = noun_phrase(scene, head)
        objects = [child for child in doc.children(cue.token, "obj") if child.i < mark.i]
        first = doc.subtree(objects[0])[0] if objects else tokens[0]
        first = first if first.i > start else tokens[0]
        last = doc.tokens[close_quotes(scene, first.i, tokens[-1].i)]
        if entry.certainty != "certain" and not is_voice(scene, source_head(scene, cue.token)):
            return None
        return build_draft(scene, cue, "as", (span_from(first, last),), "np")
    return None


def _is_object(noun: Token, verb: Token, passive: bool) -> bool:
    return noun.head == verb.i and noun.dep == ("obl:agent" if passive else "obj")


def read_naming(scene: Scene, cue: Cue) -> Draft | None:
    """Read “X dubbed Y: Z” and “X rates Y among Z”: all that follows the verb in its clause."""
    frame = "name" if cue.entry("name") else "quoted"
    if cue.entry(frame) is None or not is_voice(scene, source_head(scene, cue.token)):
        return None
    first = cue.tokens[-1].i + 1
    if frame == "quoted" and not _opens_fragment(scene, first):
        return None
    objects = [child for child in scene.doc.children(cue.token, "obj", "nsubj", "ccomp", "xcomp") if child.i >= first]
    if not objects or not scene.share(objects[0], cue.token):
        return None
    last = close_quotes(scene, first, reach(scene, cue.token, first))
    return build_draft(scene, cue, frame, (span_from(scene.doc.tokens[first], scene.doc.tokens[last]),), "np")


def _opens_fragment(scene: Scene, first: int) -> bool:
    """Tell whether a quoted stretch that is no sentence begins within a few words."""
    limit = scene.doc.bounds[scene.doc.tokens[first - 1].sentence][1]
    for token in scene.doc.tokens[first : min(limit, first + 8)]:
        item = scene.quote_at(token)
        if item is not None:
            return not scene.is_sentence(item) and scene.doc.tokens_in(item.outer)[0].i >= first
        if token.pos in ("VERB", "AUX", "SCONJ", "CCONJ") or token.text in ",:;":
            return False
    return False


def read_adjective(scene: Scene, cue: Cue) -> Draft | None:
    """Read « se dit inquiet de la situation »: the adjective or participle behind the verb, with its complements."""
    if cue.entry("adjective") is None:
        return None
    tokens = scene.doc.tokens
    first, limit = cue.tokens[-1].i + 1, scene.doc.bounds[cue.token.sentence][1]
    while first < limit and (tokens[first].pos == "ADV" or tokens[first].text in ("«", '"')):
        first += 1
    if first >= limit or not (
        tokens[first].pos == "ADJ" or (tokens[first].pos == "VERB" and tokens[first].morph.get("VerbForm") == "Part")
    ):
        return None
    last = close_quotes(scene, first, object_phrase(scene, first, limit))
    opened = scene.quote_at(tokens[first])
    begin = first - 1 if opened is not None and not scene.share(tokens[first], cue.token) else first
    return build_draft(scene, cue, "adjective", (span_from(tokens[begin], tokens[last]),), "np")


def read_judgement(scene: Scene, cue: Cue) -> Draft | None:
    """Read « juge la mesure injuste » and « juge injuste la mesure »: the object with what is said of it."""
    if cue.entry("predicate") is None or is_passive(scene, cue.token) or not is_voice(scene, source_head(scene, cue.token)):
        return None
    tokens = scene.doc.tokens
    first, limit = cue.tokens[-1].i + 1, scene.doc.bounds[cue.token.sentence][1]
    while first < limit and (tokens[first].pos == "ADV" or tokens[first].text in ("«", '"')):
        first += 1
    adjectives = [child for child in scene.doc.children(cue.token, "xcomp") if child.pos == "ADJ" and child.i > cue.token.i]
    if first >= limit or not (tokens[first].pos == "ADJ" or (adjectives and tokens[first].pos in ("DET", "NOUN", "PROPN"))):
        return None
    last = close_quotes(scene, first, object_phrase(scene, first, limit))
    begin = first - 1 if not scene.share(tokens[first], cue.token) and tokens[first - 1].text in ("«", '"') else first
    if adjectives and not any(begin <= child.i <= last for child in adjectives):
        return None
    return build_draft(scene, cue, "predicate", (span_from(tokens[begin], tokens[last]),), "np")
