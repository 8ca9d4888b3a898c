"""Paragraphs -> Drafts: speech without quote marks, led in by a dash or by the name of whoever speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from kg.attribute.draft import Draft
from kg.attribute.inside import read_inside
from kg.attribute.lexicon import Cue
from kg.attribute.marks import Quoted
from kg.attribute.scene import Scene, is_finite
from kg.doc import Token
from kg.model import Span

DASHES = ("–", "—", "―", "-")
LABEL = 6


def read_dialogue(scene: Scene, cues: Mapping[int, Cue]) -> list[Draft]:
    """Return the turns that a dash opens and a parenthesis of speech interrupts, and those of an interview."""
    paragraphs = [tokens for tokens in _paragraphs(scene) if len(tokens) > 3]
    turns = [draft for tokens in paragraphs if (draft := _dashed(scene, tokens, cues))]
    return [*turns, *_interview(scene, paragraphs)]


def _paragraphs(scene: Scene) -> list[tuple[Token, ...]]:
    found: dict[int, tuple[Token, ...]] = {}
    for number, sentence in enumerate(scene.doc.sentences):
        found[sentence.paragraph] = found.get(sentence.paragraph, ()) + scene.doc.sentence_tokens(number)
    return list(found.values())


def _dashed(scene: Scene, tokens: tuple[Token, ...], cues: Mapping[int, Cue]) -> Draft | None:
    if tokens[0].text not in DASHES or scene.quote_at(tokens[1]) is not None:
        return None
    whole = Span(tokens[1].start, tokens[-1].end)
    return read_inside(scene, Quoted(whole, (whole,), 0), cues)


def _interview(scene: Scene, paragraphs: list[tuple[Token, ...]]) -> list[Draft]:
    """Return what stands behind a label and a colon, where at least one label comes back."""
    turns = [(label, tokens) for tokens in paragraphs if (label := _label(tokens))]
    counts = Counter(scene.doc.slice(label) for label, _ in turns)
    turns = [(label, tokens) for label, tokens in turns if counts[scene.doc.slice(label)] > 1 or _names_somebody(scene, label)]
    if len(turns) < 3 or max(counts.values()) < 2 or not any(_names_somebody(scene, label) for label, _ in turns):
        return []
    found = []
    for label, tokens in turns:
        rest = [token for token in tokens if token.start > label.end][1:]
        if any(map(is_finite, rest)) and not any(scene.quote_at(token) for token in rest[:1]):
            found.append(Draft((Span(rest[0].start, rest[-1].end),), (), (label,), "quote", None))
    return found


def _label(tokens: tuple[Token, ...]) -> Span | None:
    """Return the words before a colon near the beginning of a paragraph, if they can be the name of a speaker."""
    for index, token in enumerate(tokens[: LABEL + 1]):
        if token.text == ":":
            words = tokens[:index]
            return Span(words[0].start, words[-1].end) if words and words[0].text[0].isupper() else None
        if is_finite(token) or token.text in (",", ".", "?", "!", "«", '"'):
            return None
    return None


def _names_somebody(scene: Scene, label: Span) -> bool:
    """Tell whether a label is a person's name or office; the topic of a headline, often dated, is neither."""
    words = scene.doc.tokens_in(label)
    if any(word.text.isdigit() for word in words):
        return False
    people = {index for name in scene.doc.names if name.type == "Person" for index in range(name.first, name.last)}
    return any(word.i in people or scene.lexicon.voice_of(word) == "person" for word in words)
