"""Prepositions -> the phrases of their sources, with what commas set off to describe them."""

from __future__ import annotations

from itertools import pairwise

from kg.attribute.phrase import noun_phrase, phrase_head
from kg.attribute.scene import Scene, is_finite, is_infinitive
from kg.doc import Token

NEAR = 10


def source_tokens(scene: Scene, head: Token, first: int, limit: int) -> list[Token]:
    """Return the noun phrase behind a preposition; where the parse runs on over a comma into a clause, up to that comma."""
    tokens = [token for token in noun_phrase(scene, head) if first <= token.i < limit]
    tokens = _to_comma(scene, tokens, first, limit)
    for position, token in enumerate(tokens):
        if position and is_infinitive(token) and tokens[position - 1].pos in ("NOUN", "PROPN"):
            return tokens[:position]
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
    commas = [index for index in range(first, limit) if scene.doc.tokens[index].text == ","][:3]
    if not commas or tokens[-1].i + 1 < commas[0] or (tokens[-1].i + 1 == commas[0] and len(commas) < 2):
        return tokens
    end = commas[0] - 1
    initial = first < 2 or scene.doc.tokens[first - 2].text != ","
    split = not initial and first > 2 and is_finite(scene.doc.tokens[first - 3])
    for number, (opening, close) in enumerate(pairwise(commas)):
        described = _is_apposition(scene, scene.doc.tokens[opening + 1 : close], close, initial=initial)
        if split or not described or (number and not (initial and _begins_clause(scene, close + 1, limit))):
            break
        end = close - 1
    return list(scene.doc.tokens[tokens[0].i : end + 1])


def _begins_clause(scene: Scene, first: int, limit: int) -> bool:
    """Tell whether a subject stands near an index, so that no apposition parts it from its verb."""
    return any(token.dep in ("nsubj", "nsubj:pass", "expl:subj") for token in scene.doc.tokens[first : min(first + NEAR, limit)])


def _is_apposition(scene: Scene, segment: tuple[Token, ...], close: int, *, initial: bool) -> bool:
    """Tell whether words between two commas describe the name before them rather than begin the clause behind."""
    if not segment or len(segment) > 25 or any(scene.quote_at(token) for token in segment):
        return False
    first = segment[0]
    if scene.lexicon.is_marker(first, "relative") or (first.pos in ("VERB", "ADJ") and first.morph.get("VerbForm") == "Part"):
        return initial
    if len(segment) > 12 or any(map(is_finite, _before_relative(scene, segment))):
        return False
    if first.pos in ("NOUN", "PROPN", "ADJ") or (first.pos == "ADP" and scene.lexicon.is_marker(first, "holder")):
        return True
    return _is_one_of(scene, segment) or (initial and _is_joined(scene, segment)) or _is_known(scene, first, close)


def _is_joined(scene: Scene, segment: tuple[Token, ...]) -> bool:
    """Tell whether a connective and a further speaker stand between two commas."""
    head = phrase_head(scene, segment[1].i) if segment[0].pos == "CCONJ" and len(segment) > 1 else None
    return head is not None and is_speaker(scene, head)


def _is_known(scene: Scene, first: Token, close: int) -> bool:
    """Tell whether a phrase with an article is of somebody who can speak and no verb or adjunct follows the comma behind it."""
    head = phrase_head(scene, first.i) if first.pos == "DET" else None
    known = head is not None and scene.lexicon.voice_of(head) in ("person", "organization")
    following = scene.doc.tokens[close + 1 : close + 2]
    return known and bool(following) and following[0].pos not in ("ADP", "VERB", "AUX", "ADV", "SCONJ", "CCONJ")


def _is_one_of(scene: Scene, segment: tuple[Token, ...]) -> bool:
    """Tell whether words begin as « l’un des … » and “one of the …” do."""
    return any(
        scene.lexicon.is_marker(token, "member") and scene.lexicon.is_marker(after, "holder")
        for token, after in pairwise(segment[:3])
    )


def _before_relative(scene: Scene, segment: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the words of a segment before its first relative pronoun."""
    end = next((index for index, token in enumerate(segment) if scene.lexicon.is_marker(token, "relative")), len(segment))
    return segment[:end]


def is_speaker(scene: Scene, noun: Token) -> bool:
    """Tell whether a noun is a person or a body, by its name or by the table."""
    known = any(name.first <= noun.i < name.last and name.type in ("Person", "Organization") for name in scene.doc.names)
    return known or (noun.pos == "NOUN" and scene.lexicon.voice_of(noun) in ("person", "organization"))
