"""Cue -> host clause: the stretch of a sentence beside which a cue stands."""

from __future__ import annotations

from kg.attribute.extent import close_quotes
from kg.attribute.scene import Scene, is_finite, is_infinitive, span_from
from kg.attribute.verb import is_participle, is_reporting
from kg.doc import Token
from kg.model import Span

BREAKS = frozenset({";", ":", "–", "—"})
DATELINE = 14


def body_start(scene: Scene, sentence: int) -> int:
    """Return the index where a sentence begins, behind a dateline that a dash closes."""
    first, last = scene.doc.bounds[sentence]
    for index in range(first, min(first + DATELINE, last - 1)):
        token = scene.doc.tokens[index]
        if is_finite(token):
            break
        if token.text in ("–", "—", "-") and index > first and scene.doc.slice(Span(token.start - 1, token.start)).isspace():
            return index + 1
    return first


def host(scene: Scene, cue: Token) -> tuple[int, int]:
    """Return the first and last token of the clause beside which a cue stands: its sentence, or its side of a break in it."""
    first = body_start(scene, cue.sentence)
    last = scene.doc.bounds[cue.sentence][1] - 1
    for index in range(cue.i - 1, first - 1, -1):
        if scene.doc.tokens[index].text in BREAKS and scene.share(scene.doc.tokens[index], cue):
            first = index + 1
            break
    for index in range(cue.i + 1, last):
        if scene.doc.tokens[index].text in BREAKS - {":"} and scene.share(scene.doc.tokens[index], cue):
            last = index - 1
            break
    return within_quote(scene, cue, *within_brackets(scene, cue, first, last))


def within_brackets(scene: Scene, cue: Token, first: int, last: int) -> tuple[int, int]:
    """Narrow a range to the brackets in which a cue stands."""
    for index in range(cue.i - 1, first - 1, -1):
        text = scene.doc.tokens[index].text
        if text == ")":
            break
        if text == "(":
            end = next((i for i in range(cue.i, last + 1) if scene.doc.tokens[i].text == ")"), last + 1)
            return index + 1, end - 1
    return first, last


def within_quote(scene: Scene, cue: Token, first: int, last: int) -> tuple[int, int]:
    """Narrow a range to the quotation in which a cue stands."""
    item = scene.quote_at(cue)
    if item is None:
        return first, last
    tokens = scene.doc.tokens_in(item.inner)
    return max(first, tokens[0].i), min(last, tokens[-1].i)


def around(scene: Scene, first: int, last: int, barred_first: int, barred_last: int) -> tuple[Span, ...]:
    """Return the spans of a range of tokens on both sides of a barred one, without punctuation at their ends."""
    sides = ((first, min(last, barred_first - 1)), (max(first, barred_last + 1), last))
    spans = (_without_marks(scene, begin, end) for begin, end in sides if end >= begin)
    return tuple(span for span in spans if span is not None)


def _without_marks(scene: Scene, begin: int, end: int) -> Span | None:
    """Return the span of a range without punctuation at its ends; what opens or closes a quotation or bracket stays."""
    tokens = scene.doc.tokens
    end = close_quotes(scene, begin, end)
    while begin <= end and tokens[begin].pos == "PUNCT" and tokens[begin].text not in '«"“([':
        begin += 1
    while end >= begin and tokens[end].pos == "PUNCT" and tokens[end].text not in '»"”)]?!':
        end -= 1
    return span_from(tokens[begin], tokens[end]) if end >= begin else None


def without_next_clause(scene: Scene, parts: tuple[Span, ...]) -> tuple[Span, ...]:
    """Drop what follows a medial cue where it is a further clause joined by a connective, a part of a figure is none."""
    if len(parts) < 2:
        return parts
    following, *rest = scene.doc.tokens_in(parts[1])
    if rest and rest[0].pos == "NUM" and not any(map(is_finite, rest)):
        return parts
    roles = ("connective", "relative", "contrast")
    rest = [token for token in rest if token.pos != "DET"]
    if following.pos == "ADP" and rest and any(scene.lexicon.is_marker(token, "relative") for token in rest[:1]):
        return parts[:1]
    if following.pos == "ADP" and any(is_infinitive(token) and is_reporting(scene, token) for token in rest[:2]):
        return parts[:1]
    joined = any(scene.lexicon.is_marker(following, role) for role in roles) or is_participle(following)
    return parts[:1] if joined else parts


def behind_connective(scene: Scene, cue: Token, first: int) -> int:
    """Let a clause begin at a cue that stands right behind a complementiser or a connective."""
    index = cue.i - 1
    if index > first and scene.doc.tokens[index].text == ",":
        index -= 1
    token = scene.doc.tokens[max(index, 0)]
    if index > first and (scene.lexicon.is_marker(token, "complementiser") or token.pos in ("CCONJ", "SCONJ")):
        return cue.i
    return first
