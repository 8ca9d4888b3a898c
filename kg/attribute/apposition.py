"""Prepositions -> the phrases of their sources, with what commas set off to describe them."""

from __future__ import annotations

from itertools import pairwise

from kg.attribute.phrase import noun_phrase, phrase_head
from kg.attribute.scene import Scene, is_finite, is_infinitive
from kg.attribute.voice import is_person
from kg.doc import Token

NEAR = 10
APPOSED = 12


def source_tokens(scene: Scene, head: Token, cue: int, first: int, limit: int) -> list[Token]:
    """Return the noun phrase behind a preposition; where the parse runs on over a comma into a clause, up to that comma."""
    tokens = [token for token in noun_phrase(scene, head) if first <= token.i < limit]
    tokens = _up_to_comma(scene, tokens, cue, limit)
    tokens = _to_comma(scene, tokens, cue, first, limit)
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


def _up_to_comma(scene: Scene, tokens: list[Token], cue: int, limit: int) -> list[Token]:
    """Return a phrase that begins its sentence with all that stands before the comma behind it, if no verb is finite there.

    So the parse loses none of « Selon *un bilan publié hier soir par la mairie*, … ».
    """
    initial = cue - scene.doc.bounds[scene.doc.tokens[cue].sentence][0] < 2
    if not initial or not tokens or tokens[-1].i - cue > NEAR:
        return tokens
    for token in scene.doc.tokens[tokens[-1].i + 1 : limit]:
        if token.text == ",":
            return list(scene.doc.tokens[tokens[0].i : token.i])
        if is_finite(token) or token.pos == "PUNCT" or token.pos in ("CCONJ", "SCONJ"):
            return tokens
    return tokens


def _with_gloss(scene: Scene, tokens: list[Token], limit: int) -> list[Token]:
    """Return a foreign name with the rest of its words and the short form in brackets behind it."""
    first, end = tokens[0].i, tokens[-1].i + 1
    while end < limit and scene.doc.tokens[end].text[0].isupper():
        end += 1
    if end < limit and scene.doc.tokens[end].text == "(":
        end = next((i + 1 for i in range(end, min(end + 8, limit)) if scene.doc.tokens[i].text == ")"), end)
    return list(scene.doc.tokens[first:end])


def _to_comma(scene: Scene, tokens: list[Token], cue: int, first: int, limit: int) -> list[Token]:
    """Let the phrase end at the first comma, or behind an apposition that a second comma closes."""
    if not tokens:
        return tokens
    commas = [index for index in range(first, limit) if scene.doc.tokens[index].text == ","][:3]
    if not commas or tokens[-1].i + 1 < commas[0] or (tokens[-1].i + 1 == commas[0] and len(commas) < 2):
        return tokens
    end = commas[0] - 1
    initial = cue < 1 or scene.doc.tokens[cue - 1].text != ","
    split = not initial and cue > 1 and is_finite(scene.doc.tokens[cue - 2])
    for number, (opening, close) in enumerate(pairwise(commas)):
        described = _is_apposition(scene, scene.doc.tokens[opening + 1 : close], close, initial=initial)
        if split or not described or (number and not (initial and _begins_clause(scene, close + 1, limit))):
            break
        end = close - 1
    if len(commas) == 1 and not initial and _ends_sentence(scene, commas[0] + 1, limit, tokens[0]):
        end = limit - 1 if scene.doc.tokens[limit - 1].pos != "PUNCT" else limit - 2
    return list(scene.doc.tokens[tokens[0].i : end + 1])


def _ends_sentence(scene: Scene, first: int, limit: int, source: Token) -> bool:
    """Tell whether what follows a comma up to the end of a sentence is but an office or a name of the person before it."""
    segment = scene.doc.tokens[first:limit]
    described = 0 < len(segment) <= APPOSED and not any(is_finite(t) or t.text in (",", ";", ":", "«", '"') for t in segment)
    head = phrase_head(scene, first) if described and segment[0].pos in ("DET", "NOUN", "PROPN") else None
    if head is None or scene.doc.tokens[limit - 1].i + 1 < scene.doc.bounds[source.sentence][1] - 1:
        return False
    before = scene.doc.tokens[source.i : first]
    if head.pos == "NOUN":
        return scene.lexicon.voice_of(head) == "person" and any(is_person(scene, token) for token in before)
    return is_person(scene, head) and any(scene.lexicon.voice_of(token) == "person" for token in before)


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
