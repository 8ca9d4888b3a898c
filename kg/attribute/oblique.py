"""Prepositions and adverbs -> Drafts: cues that stand beside a whole clause."""

from __future__ import annotations

from collections.abc import Iterator

from kg.attribute.apposition import is_speaker, source_tokens
from kg.attribute.draft import Draft, cue_spans
from kg.attribute.extent import reach
from kg.attribute.host import around, behind_connective, body_start, host, without_next_clause
from kg.attribute.lexicon import PHRASES, Entry
from kg.attribute.phrase import phrase_head, source_span
from kg.attribute.rivals import share_of
from kg.attribute.scene import HYPHENS, Scene, is_finite, is_infinitive, span_from
from kg.doc import Token
from kg.model import Span

NEAR = 10


def read_phrases(scene: Scene) -> Iterator[Draft]:
    """Yield the drafts of the cues that are prepositions or adverbs, in text order."""
    doc, index = scene.doc, 0
    while index < len(doc.tokens):
        matched = _phrase_at(scene, index)
        if matched is None:
            index += 1
            continue
        tokens, entry = matched
        draft = _read_adverb(scene, tokens, entry) if entry.kind == "adverb" else _read_preposition(scene, tokens, entry)
        if draft:
            yield draft
        index = tokens[-1].i + 1


def _phrase_at(scene: Scene, index: int) -> tuple[tuple[Token, ...], Entry] | None:
    token = scene.doc.tokens[index]
    rows = scene.lexicon.entries.get(token.lower, ())
    for entry in rows:
        if entry.kind not in PHRASES or entry.kind == "like":
            continue
        tokens = scene.doc.tokens[index : index + len(entry.words)]
        if _spells_out(scene, tokens, entry.words):
            return (tokens[:-1] if entry.kind == "origin" else tokens), entry
    return None


def _spells_out(scene: Scene, tokens: tuple[Token, ...], words: tuple[str, ...]) -> bool:
    """Tell whether tokens of one sentence spell a phrase, a preposition of possession in any of its forms."""
    if len(tokens) != len(words) or tokens[-1].sentence != tokens[0].sentence:
        return False
    holders = scene.lexicon.markers["holder"]
    return all(token.lower == word or {token.lower, word} <= holders for token, word in zip(tokens, words, strict=True))


def _read_adverb(scene: Scene, tokens: tuple[Token, ...], entry: Entry) -> Draft | None:
    first, last = _own_clause(scene, tokens[0])
    parts = around(scene, first, last, tokens[0].i, tokens[-1].i)
    return Draft(parts, cue_spans(tokens), (), "main", entry) if parts else None


def _own_clause(scene: Scene, adverb: Token) -> tuple[int, int]:
    """Return the range of the clause whose verb an adverb modifies, else of its sentence."""
    first, last = host(scene, adverb)
    verb = scene.doc.head(adverb)
    if verb.pos not in ("VERB", "AUX") or verb.sentence != adverb.sentence:
        return first, last
    inside = [token for token in scene.doc.subtree(verb) if first <= token.i <= last]
    while inside and inside[0].pos in ("CCONJ", "PUNCT") and inside[0].i < adverb.i:
        inside = inside[1:]
    if verb.dep == "root" or not inside:
        return first, last
    return inside[0].i, inside[-1].i


def _read_preposition(scene: Scene, tokens: tuple[Token, ...], entry: Entry) -> Draft | None:
    doc = scene.doc
    behind = tokens[-1].i + 1
    limit = doc.bounds[tokens[0].sentence][1]
    if behind >= limit:
        return None
    head = phrase_head(scene, behind)
    if head is not None and scene.lexicon.is_marker(head, "nominalised"):
        return _read_relative(scene, tokens, entry) if entry.kind == "preposition" else None
    if head is None or _is_criterion(scene, head) or not _is_held(scene, tokens[0], head, entry):
        return None
    first, last = share_of(scene, tokens[0], *host(scene, tokens[0]))
    phrase = source_tokens(scene, head, tokens[0].i, behind, last + 1 if behind <= last else limit)
    first = _relative_start(scene, tokens[0], behind_connective(scene, tokens[0], first))
    end = phrase[-1].i
    if entry.kind == "opinion" and not (end + 1 < limit and doc.tokens[end + 1].text == ","):
        return None
    if _begins(scene, first, tokens[0].i):
        parts = around(scene, end + 1, last, end, end)
    elif (
        end + 1 <= last
        and (end := _closing_comma(scene, tokens[0], end, last)) + 1 <= last
        and doc.tokens[end + 1].text in (",", ")")
    ):
        parts = around(scene, first, last, tokens[0].i, end)
        parts = without_next_clause(scene, parts)
    else:
        before = _before_remark(scene, first, tokens[0].i)
        parts = around(scene, first, last if _goes_on(scene, head, end + 1, last) else before, tokens[0].i, end)
    if not parts or not _says(scene, parts):
        return None
    source = span_from(phrase[0], phrase[-1])
    if entry.kind == "count":
        holder = next(iter(scene.doc.children(head, "nmod:poss")), None)
        source = source_span(scene, holder) if holder is not None else source
    return Draft(parts, cue_spans(tokens), (source,), "main", entry)


def _is_held(scene: Scene, cue: Token, head: Token, entry: Entry) -> bool:
    """Tell whether a preposition that has other uses as well gives a clause to somebody here."""
    if entry.kind == "count":
        return _counts(scene, cue, head)
    return entry.kind != "opinion" or _holds_opinion(scene, cue, head)


def _counts(scene: Scene, cue: Token, head: Token) -> bool:
    """Tell whether a phrase at the head of a sentence or behind a comma is somebody’s count (“by the police’s estimate”)."""
    begins = cue.i == body_start(scene, cue.sentence) or scene.doc.tokens[cue.i - 1].text == ","
    return begins and scene.lexicon.is_marker_lemma(head, "count")


def _goes_on(scene: Scene, head: Token, index: int, last: int) -> bool:
    """Tell whether the clause around a cue goes on at an index, right behind the source, with words that cannot be the source's.

    Those are an article, a figure or an infinitive; behind a pronoun, a preposition too (« est dû selon eux au fait que »).
    """
    if index > last:
        return False
    token = scene.doc.tokens[index]
    return token.pos in ("DET", "NUM") or is_infinitive(token) or (head.pos == "PRON" and token.pos == "ADP")


def _relative_start(scene: Scene, cue: Token, first: int) -> int:
    """Return the index behind which a cue in commas speaks for its relative clause alone (« qui aurait, *selon* X, »)."""
    tokens = scene.doc.tokens
    if cue.i < first + 3 or tokens[cue.i - 1].text != ",":
        return first
    index = cue.i - 2
    if tokens[index].pos not in ("VERB", "AUX"):
        return index if scene.lexicon.is_marker(tokens[index], "relative") else first
    while index > first and index > cue.i - NEAR and not _ends_relative(scene, tokens[index]):
        index -= 1
    return index if scene.lexicon.is_marker(tokens[index], "relative") else first


def _ends_relative(scene: Scene, token: Token) -> bool:
    """Tell whether a token is a relative pronoun, or a mark that no relative clause before it crosses."""
    return scene.lexicon.is_marker(token, "relative") or token.pos == "PUNCT"


def _before_remark(scene: Scene, first: int, cue: int) -> int:
    """Return the last token before a cue, without the words of the narrator (« , a-t-on appris ») right before it."""
    tokens = scene.doc.tokens
    comma = next((index for index in range(cue - 1, max(first, cue - 6), -1) if tokens[index].text == ","), None)
    remark = tokens[comma + 1 : cue] if comma is not None else ()
    hedged = 0 < len(remark) <= 3 and all(token.pos in ("ADV", "ADP", "ADJ") for token in remark)
    told = hedged or any(token.lower.lstrip(HYPHENS + "t") in scene.lexicon.markers.get("narrator", ()) for token in remark)
    return comma - 1 if comma is not None and told else cue - 1


def _is_criterion(scene: Scene, head: Token) -> bool:
    """Tell whether a noun is what something depends on or is ruled by: a law, a numbered provision, bare kinds of places."""
    lexicon, following = scene.lexicon, scene.doc.tokens[head.i + 1 : head.i + 2]
    numbered = bool(following) and following[0].pos == "NUM" and lexicon.is_marker_lemma(head, "provision")
    bare = not [child for child in scene.doc.children(head) if child.pos not in ("DET", "ADP", "PUNCT") and child.i > head.i]
    varies = head.morph.get("Number") == "Plur" and bare and lexicon.is_marker_lemma(head, "varying")
    return lexicon.voice_of(head) == "criterion" or numbered or varies


def _read_relative(scene: Scene, tokens: tuple[Token, ...], entry: Entry) -> Draft | None:
    """Read « un diplomate selon lequel … »: the noun before is the source, the relative clause what it says."""
    doc, mark = scene.doc, tokens[-1].i + 1
    before = doc.tokens[tokens[0].i - 1 : tokens[0].i]
    if not before or before[0].sentence != tokens[0].sentence:
        return None
    nouns = [before[0] if before[0].text != "," else doc.tokens[before[0].i - 1]]
    while nouns[-1].i > doc.bounds[tokens[0].sentence][0] and not is_speaker(scene, nouns[-1]) and len(nouns) < NEAR:
        nouns.append(doc.tokens[nouns[-1].i - 1])
    if any(
        row.kind == "noun" and "that" in row.frames
        for noun in (*nouns, doc.head(nouns[-1]))
        for row in scene.lexicon.rows_of(noun)
    ):
        return None
    verbs = [token for token in doc.tokens[mark + 1 : doc.bounds[tokens[0].sentence][1]] if is_finite(token)]
    if not is_speaker(scene, nouns[-1]) or any(map(is_finite, nouns)) or not verbs:
        return None
    root = verbs[0] if verbs[0].pos == "VERB" else doc.head(verbs[0])
    last = max(reach(scene, root, mark + 1), verbs[0].i)
    head = nouns[-1]
    source = source_span(scene, head, barred=frozenset(token.i for token in doc.tokens[tokens[0].i : last + 1]))
    return Draft((span_from(doc.tokens[mark + 1], doc.tokens[last]),), cue_spans(tokens), (source,), "main", entry)


def _closing_comma(scene: Scene, cue: Token, end: int, last: int) -> int:
    """Return the end of a phrase that a comma opens, moved to just before the comma that closes it."""
    following = scene.doc.tokens[end + 1 : end + 2]
    if scene.doc.tokens[cue.i - 1].text != "," or (following and following[0].text == ","):
        return end
    for index in range(end + 1, min(last, end + 14) + 1):
        if scene.doc.tokens[index].text == ",":
            return index - 1
        if is_finite(scene.doc.tokens[index]):
            break
    return end


def _says(scene: Scene, parts: tuple[Span, ...]) -> bool:
    tokens = [token for part in parts for token in scene.doc.tokens_in(part)]
    return len(tokens) >= 3 or any(token.pos == "NUM" or token.text[0].isdigit() for token in tokens)


def _holds_opinion(scene: Scene, cue: Token, head: Token) -> bool:
    """Tell whether ``pour X`` names somebody who judges: a person, body or pronoun at the head of a sentence."""
    if cue.i != body_start(scene, cue.sentence) and scene.doc.tokens[cue.i - 1].pos != "CCONJ":
        return scene.doc.tokens[cue.i - 1].text == "," and _parts_subject(scene, head)
    if any(name.first <= head.i < name.last and name.type in ("Person", "Organization") for name in scene.doc.names):
        return True
    return scene.lexicon.voice_of(head) in ("person", "organization") or scene.lexicon.is_marker(head, "opinion")


def _parts_subject(scene: Scene, head: Token) -> bool:
    """Tell whether the phrase of a named body or person stands between a subject and its verb."""
    behind = scene.doc.tokens[head.i + 1 : head.i + 4]
    verb = [token for token in behind[1:] if token.pos != "PRON"]
    return head.pos == "PROPN" and bool(verb) and behind[0].text == "," and is_finite(verb[0])


def _begins(scene: Scene, first: int, index: int) -> bool:
    """Tell whether only light words stand before a cue in its clause."""
    before = scene.doc.tokens[first:index]
    return len(before) <= 4 and all(token.pos in ("ADV", "CCONJ", "PUNCT", "SCONJ") for token in before)
