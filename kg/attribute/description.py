"""Verb cue -> Draft: what a verb calls, judges or describes somebody or something as."""

from __future__ import annotations

from kg.attribute.build import build_draft
from kg.attribute.draft import Draft
from kg.attribute.extent import close_quotes, object_phrase, reach
from kg.attribute.lexicon import Cue
from kg.attribute.phrase import noun_phrase
from kg.attribute.scene import Scene, is_finite, span_from
from kg.attribute.source import source_head
from kg.attribute.verb import is_elided, is_passive, spells
from kg.attribute.voice import is_voice
from kg.doc import Token

PHRASAL = ("DET", "NOUN", "PROPN", "ADJ", "ADP", "NUM", "PRON", "ADV", "PART")


def read_description(scene: Scene, cue: Cue) -> Draft | None:
    """Read ``X qualifie Y de Z`` and ``X describes Y as Z``: Y with Z, or Z alone where Y is the subject of a passive."""
    entry = cue.entry("as")
    if entry is None:
        return None
    doc, start, passive = scene.doc, cue.tokens[-1].i, is_passive(scene, cue.token)
    rest = doc.tokens[start + 1 : doc.bounds[cue.token.sentence][1]]
    marks = [token for token in rest if spells(token, entry.frames["as"]) or is_elided(scene, token, entry.frames["as"])]
    for mark in marks:
        quoted = _quoted_behind(scene, mark)
        if quoted is not None and any(map(is_finite, doc.tokens[start + 1 : mark.i])):
            break
        if quoted is not None and not passive:
            elided = 1 if mark.text in ("'", "’") else 0
            begin = mark.i + 1 if mark.i - elided == start + 1 else start + 1
            return build_draft(scene, cue, "as", (span_from(doc.tokens[begin], doc.tokens[quoted]),), "np")
        head = doc.head(mark)
        if head.i <= mark.i or not (head.head == cue.token.i or _is_object(doc.head(head), cue.token, passive)):
            continue
        tokens = noun_phrase(scene, head) or [head]
        objects = [child for child in doc.children(cue.token, "obj") if child.i < mark.i]
        first = doc.subtree(objects[0])[0] if objects else tokens[0]
        first = first if first.i > start else tokens[0]
        last = doc.tokens[close_quotes(scene, first.i, tokens[-1].i)]
        held = scene.lexicon.is_marker(mark, "holder") and scene.quote_at(tokens[0]) is None
        if held and (doc.children(head, "det") or head.pos == "PROPN"):
            continue
        if (held or entry.certainty != "certain") and not is_voice(scene, source_head(scene, cue.token)):
            return None
        return build_draft(scene, cue, "as", (span_from(first, last),), "np")
    return None


def _quoted_behind(scene: Scene, mark: Token) -> int | None:
    """Return the last token of the quoted stretch that begins right behind a preposition and is no sentence, if one does."""
    following = scene.doc.tokens[mark.i + 1 : mark.i + 2]
    item = scene.quote_at(following[0]) if following else None
    if item is None or item.outer.start != following[0].start or scene.is_sentence(item):
        return None
    return scene.doc.tokens_in(item.outer)[-1].i


def _is_object(noun: Token, verb: Token, passive: bool) -> bool:
    return noun.head == verb.i and noun.dep == ("obl:agent" if passive else "obj")


def read_naming(scene: Scene, cue: Cue) -> Draft | None:
    """Read “X dubbed Y: Z” and “X rates Y among Z”: all that follows the verb in its clause."""
    frame = "name" if cue.entry("name") else "quoted"
    if cue.entry(frame) is None or not is_voice(scene, source_head(scene, cue.token)):
        return None
    first = cue.tokens[-1].i + 1
    if frame == "quoted" and _is_name_given(scene, cue):
        last = close_quotes(scene, first, object_phrase(scene, first, scene.doc.bounds[cue.token.sentence][1]))
        return build_draft(scene, cue, frame, (span_from(scene.doc.tokens[first], scene.doc.tokens[last]),), "np")
    if frame == "quoted" and not _opens_fragment(scene, first):
        return None
    objects = [child for child in scene.doc.children(cue.token, "obj", "nsubj", "ccomp", "xcomp") if child.i >= first]
    if not objects or not (scene.share(objects[0], cue.token) or _opens_fragment(scene, first)):
        return None
    last = close_quotes(scene, first, reach(scene, cue.token, first))
    return build_draft(scene, cue, frame, (span_from(scene.doc.tokens[first], scene.doc.tokens[last]),), "np")


def _is_name_given(scene: Scene, cue: Cue) -> bool:
    """Tell whether a verb names by a phrase behind it what a pronoun leaves open (“what unions called a …”)."""
    following = scene.doc.tokens[cue.tokens[-1].i + 1 : cue.tokens[-1].i + 2]
    objects = [child for child in scene.doc.children(cue.token, "obj") if child.i < cue.token.i]
    pronoun = any(child.pos == "PRON" and scene.lexicon.is_marker(child, "open") for child in objects)
    beside = bool(following) and following[0].sentence == cue.token.sentence
    return pronoun and beside and following[0].pos in ("DET", "NOUN", "PROPN", "ADJ")


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
    if first >= limit or not _describes(scene, tokens[first], cue):
        return None
    last = close_quotes(scene, first, object_phrase(scene, first, limit))
    opened = scene.quote_at(tokens[first])
    begin = first - 1 if opened is not None and not scene.share(tokens[first], cue.token) else first
    return build_draft(scene, cue, "adjective", (span_from(tokens[begin], tokens[last]),), "np")


def _describes(scene: Scene, token: Token, cue: Cue) -> bool:
    """Tell whether a word is an adjective or participle, or quoted and to the parse a bare noun that is the cue's predicate."""
    participle = token.pos == "VERB" and token.morph.get("VerbForm") == "Part"
    quoted = token.dep == "xcomp" and token.head == cue.token.i and not scene.share(token, cue.token)
    return token.pos == "ADJ" or participle or (token.pos == "NOUN" and quoted)


def read_judgement(scene: Scene, cue: Cue) -> Draft | None:
    """Read « juge la mesure injuste » and « juge injuste la mesure »: the object with what is said of it."""
    if cue.entry("predicate") is None or is_passive(scene, cue.token) or not is_voice(scene, source_head(scene, cue.token)):
        return None
    tokens = scene.doc.tokens
    first, limit = cue.tokens[-1].i + 1, scene.doc.bounds[cue.token.sentence][1]
    while first < limit and (tokens[first].pos == "ADV" or tokens[first].text in ("«", '"')):
        first += 1
    adjectives = [child for child in scene.doc.children(cue.token, "xcomp") if child.pos == "ADJ" and child.i > cue.token.i]
    if first >= limit:
        return None
    quoted = _quoted_predicate(scene, first, limit)
    if quoted is None and not (tokens[first].pos == "ADJ" or (adjectives and tokens[first].pos in ("DET", "NOUN", "PROPN"))):
        return None
    if quoted is not None:
        return build_draft(scene, cue, "predicate", (span_from(tokens[first], tokens[quoted]),), "np")
    last = close_quotes(scene, first, object_phrase(scene, first, limit))
    begin = first - 1 if not scene.share(tokens[first], cue.token) and tokens[first - 1].text in ("«", '"') else first
    if adjectives and not any(begin <= child.i <= last for child in adjectives):
        return None
    return build_draft(scene, cue, "predicate", (span_from(tokens[begin], tokens[last]),), "np")


def _quoted_predicate(scene: Scene, first: int, limit: int) -> int | None:
    """Return the end of the quoted adjective that stands right behind the noun phrase that begins at an index, if one does."""
    tokens, index = scene.doc.tokens, first
    while index < limit and tokens[index].pos in PHRASAL and scene.quote_at(tokens[index]) is None:
        index += 1
    item = scene.quote_at(tokens[index]) if first < index < limit else None
    if item is None or item.outer.start != tokens[index].start or tokens[index - 1].pos in ("ADP", "DET"):
        return None
    inner = [token for token in scene.doc.tokens_in(item.inner) if token.pos != "ADV"]
    described = inner[:1] and (inner[0].pos == "ADJ" or inner[0].morph.get("VerbForm") == "Part")
    return scene.doc.tokens_in(item.outer)[-1].i if described else None


def read_estimate(scene: Scene, cue: Cue) -> Draft | None:
    """Read « chiffre les dégâts à 150 millions » and “put the number at 88,000”: what is counted, with its figure."""
    entry = cue.entry("figure")
    if entry is None or is_passive(scene, cue.token) or not is_voice(scene, source_head(scene, cue.token)):
        return None
    tokens, first = scene.doc.tokens, cue.tokens[-1].i + 1
    limit = scene.doc.bounds[cue.token.sentence][1]
    for token in tokens[first:limit]:
        if is_finite(token) or token.pos in ("SCONJ", "CCONJ") or token.text in ",;:.":
            return None
        if spells(token, entry.frames["figure"]) and _has_figure(scene, token.i + 1, limit):
            last = close_quotes(scene, first, object_phrase(scene, token.i, limit))
            return build_draft(scene, cue, "figure", (span_from(tokens[first], tokens[last]),), "np")
    return None


def _has_figure(scene: Scene, first: int, limit: int) -> bool:
    """Tell whether a number, with at most three words that bound it, begins at an index."""
    return any(token.pos == "NUM" or token.text[0].isdigit() for token in scene.doc.tokens[first : min(first + 4, limit)])
