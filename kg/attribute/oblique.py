"""Prepositions and adverbs -> Drafts: cues that stand beside a whole clause."""

from __future__ import annotations

from collections.abc import Iterator

from kg.attribute.draft import Draft, cue_spans
from kg.attribute.extent import reach
from kg.attribute.host import around, behind_connective, body_start, host, without_next_clause
from kg.attribute.lexicon import PHRASES, Entry
from kg.attribute.phrase import noun_phrase, phrase_head, source_span
from kg.attribute.rivals import share_of
from kg.attribute.scene import HYPHENS, Scene, is_finite, span_from
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
    if head is None or _is_criterion(scene, head) or (entry.kind == "opinion" and not _holds_opinion(scene, tokens[0], head)):
        return None
    first, last = share_of(scene, tokens[0], *host(scene, tokens[0]))
    phrase = _source_tokens(scene, head, behind, last + 1 if behind <= last else limit)
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
        parts = around(scene, first, _before_remark(scene, first, tokens[0].i), tokens[0].i, end)
    if not parts or not _says(scene, parts):
        return None
    return Draft(parts, cue_spans(tokens), (span_from(phrase[0], phrase[-1]),), "main", entry)


def _relative_start(scene: Scene, cue: Token, first: int) -> int:
    """Return the index behind which a cue in commas speaks for its relative clause alone (« qui aurait, *selon* X, »)."""
    tokens = scene.doc.tokens
    if cue.i < first + 3 or tokens[cue.i - 1].text != ",":
        return first
    verb = 1 if is_finite(tokens[cue.i - 2]) else 0
    mark = tokens[cue.i - 2 - verb]
    return mark.i if scene.lexicon.is_marker(mark, "relative") else first


def _before_remark(scene: Scene, first: int, cue: int) -> int:
    """Return the last token before a cue, without the words of the narrator (« , a-t-on appris ») right before it."""
    tokens = scene.doc.tokens
    comma = next((index for index in range(cue - 1, max(first, cue - 6), -1) if tokens[index].text == ","), None)
    remark = tokens[comma + 1 : cue] if comma is not None else ()
    told = any(token.lower.lstrip(HYPHENS + "t") in scene.lexicon.markers.get("narrator", ()) for token in remark)
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
    while nouns[-1].i > doc.bounds[tokens[0].sentence][0] and not _is_speaker(scene, nouns[-1]) and len(nouns) < NEAR:
        nouns.append(doc.tokens[nouns[-1].i - 1])
    if any(row.kind == "noun" and "that" in row.frames for noun in nouns for row in scene.lexicon.rows_of(noun)):
        return None
    verbs = [token for token in doc.tokens[mark + 1 : doc.bounds[tokens[0].sentence][1]] if is_finite(token)]
    if not _is_speaker(scene, nouns[-1]) or any(map(is_finite, nouns)) or not verbs:
        return None
    root = verbs[0] if verbs[0].pos == "VERB" else doc.head(verbs[0])
    last = max(reach(scene, root, mark + 1), verbs[0].i)
    head = nouns[-1]
    source = source_span(scene, head, barred=frozenset(token.i for token in doc.tokens[tokens[0].i : last + 1]))
    return Draft((span_from(doc.tokens[mark + 1], doc.tokens[last]),), cue_spans(tokens), (source,), "main", entry)


def _is_speaker(scene: Scene, noun: Token) -> bool:
    """Tell whether a noun is a person or a body, by its name or by the table."""
    known = any(name.first <= noun.i < name.last and name.type in ("Person", "Organization") for name in scene.doc.names)
    return known or (noun.pos == "NOUN" and scene.lexicon.voice_of(noun) in ("person", "organization"))


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


def _source_tokens(scene: Scene, head: Token, first: int, limit: int) -> list[Token]:
    """Return the noun phrase behind a preposition; where the parse runs on over a comma into a clause, up to that comma."""
    tokens = [token for token in noun_phrase(scene, head) if first <= token.i < limit]
    tokens = _to_comma(scene, tokens, first, limit)
    for position, token in enumerate(tokens):
        if (
            position
            and is_finite(token)
            and not any(scene.lexicon.is_marker(earlier, "relative") for earlier in tokens[:position])
        ):
            commas = [index for index in range(position) if tokens[index].text == ","]
            return tokens[: commas[-1]] if commas else tokens[: max(1, head.i - first + 1)]
    if not tokens or tokens[0].i > first:
        tokens = list(scene.doc.tokens[first : max(head.i, tokens[-1].i if tokens else head.i) + 1])
    return _with_gloss(scene, tokens, limit) if head.pos == "X" else tokens


def _with_gloss(scene: Scene, tokens: list[Token], limit: int) -> list[Token]:
    """Return a foreign name with the rest of its words and the short form in brackets behind it."""
    first, end = tokens[0].i, tokens[-1].i + 1
    while end < limit and scene.doc.tokens[end].text[0].isupper():
        end += 1
    if end < limit and scene.doc.tokens[end].text == "(":
        end = next((i + 1 for i in range(end, min(end + 8, limit)) if scene.doc.tokens[i].text == ")"), end)
    return list(scene.doc.tokens[first:end])


def _to_comma(scene: Scene, tokens: list[Token], first: int, limit: int) -> list[Token]:
    """Let the phrase end at the first comma, or behind an apposition that a second comma closes."""
    if not tokens:
        return tokens
    commas = [index for index in range(first, limit) if scene.doc.tokens[index].text == ","][:2]
    if not commas or tokens[-1].i + 1 < commas[0] or (tokens[-1].i + 1 == commas[0] and len(commas) < 2):
        return tokens
    end = commas[0] - 1
    initial = first < 2 or scene.doc.tokens[first - 2].text != ","
    split = not initial and first > 2 and is_finite(scene.doc.tokens[first - 3])
    if (
        not split
        and len(commas) == 2
        and _is_apposition(scene, scene.doc.tokens[commas[0] + 1 : commas[1]], commas[1], initial=initial)
    ):
        end = commas[1] - 1
    return list(scene.doc.tokens[tokens[0].i : end + 1])


def _is_apposition(scene: Scene, segment: tuple[Token, ...], close: int, *, initial: bool) -> bool:
    """Tell whether words between two commas describe the name before them rather than begin the clause behind."""
    if not segment or len(segment) > 25 or any(scene.quote_at(token) for token in segment):
        return False
    first, following = segment[0], scene.doc.tokens[close + 1 : close + 2]
    if scene.lexicon.is_marker(first, "relative") or (first.pos in ("VERB", "ADJ") and first.morph.get("VerbForm") == "Part"):
        return initial
    if len(segment) > 12 or any(map(is_finite, _before_relative(scene, segment))):
        return False
    if first.pos == "ADP" and scene.lexicon.is_marker(first, "holder"):
        return True
    if first.pos in ("NOUN", "PROPN", "ADJ"):
        return True
    head = phrase_head(scene, first.i)
    known = head is not None and scene.lexicon.voice_of(head) in ("person", "organization")
    return (
        first.pos == "DET"
        and known
        and bool(following)
        and following[0].pos not in ("ADP", "VERB", "AUX", "ADV", "SCONJ", "CCONJ")
    )


def _before_relative(scene: Scene, segment: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the words of a segment before its first relative pronoun."""
    end = next((index for index, token in enumerate(segment) if scene.lexicon.is_marker(token, "relative")), len(segment))
    return segment[:end]


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
