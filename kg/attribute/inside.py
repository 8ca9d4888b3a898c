"""Quoted stretch -> Draft: a parenthesis of speech that interrupts a quotation from within."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.attribute.draft import Draft, cue_spans
from kg.attribute.lexicon import Cue
from kg.attribute.linkage import DASHES, following_subject
from kg.attribute.marks import Quoted
from kg.attribute.phrase import source_span
from kg.attribute.scene import HYPHENS, Scene
from kg.attribute.verb import is_negated
from kg.attribute.voice import is_voice
from kg.doc import Token
from kg.model import Span


def read_inside(scene: Scene, item: Quoted, cues: Mapping[int, Cue]) -> Draft | None:
    """Return a quotation that an inverted parenthesis interrupts: « La guerre, a dit le général, est finie. »."""
    tokens = scene.doc.tokens_in(item.inner)
    for token in tokens[1:]:
        cue = cues.get(token.i)
        if cue is None or cue.entry("quote") is None or is_negated(scene, token):
            continue
        group = parenthesis(scene, cue, tokens)
        if group is None:
            continue
        head, first, last = group
        before, after = tokens[: first - tokens[0].i], tokens[last + 1 - tokens[0].i :]
        content = tuple(
            Span(part[0].start, part[-1].end) for part in (before, after) if any(word.pos != "PUNCT" for word in part)
        )
        if content:
            source = source_span(scene, head, barred=frozenset({token.i}))
            return Draft(content, cue_spans(cue.tokens), (source,), "quote", cue.entry("quote"))
    return None


def parenthesis(scene: Scene, cue: Cue, tokens: Sequence[Token]) -> tuple[Token, int, int] | None:
    """Return the head of the subject and the first and last token of a parenthesis with an inverted subject, set off by marks."""
    doc = scene.doc
    auxiliaries = [child.i for child in doc.children(cue.token, "aux") if child.i < cue.token.i]
    first = min([cue.token.i, *auxiliaries])
    while first - 1 > tokens[0].i and doc.tokens[first - 1].pos == "PRON" and doc.tokens[first - 1].text[0] not in HYPHENS:
        first -= 1
    if first <= tokens[0].i or doc.tokens[first - 1].text not in (",", "!", "?", *DASHES, "…"):
        return None
    between = doc.tokens[first : cue.token.i]
    head = following_subject(scene, cue, between)
    if head is None or not is_voice(scene, head):
        return None
    last = max(cue.tokens[-1].i, doc.tokens_in(source_span(scene, head, barred=frozenset({cue.token.i})))[-1].i)
    while last < tokens[-1].i and doc.tokens[last + 1].text not in (",", ".", "!", "?", ":", *DASHES):
        last += 1
    return head, first, last
