"""Quoted stretches -> Drafts: every quotation with its cue and source, or without any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.attribute.draft import Draft, cue_spans
from kg.attribute.inside import read_inside
from kg.attribute.lexicon import Cue
from kg.attribute.linkage import DASHES, NEAR, link_before, link_behind
from kg.attribute.marks import Quoted
from kg.attribute.phrase import noun_phrase, phrase_head, source_span
from kg.attribute.scene import Scene, is_finite
from kg.attribute.voice import is_voice
from kg.doc import Doc, Token
from kg.model import Span

STOPS = (".", "!", "?", "…", "...")


def read_quotations(scene: Scene, cues: Mapping[int, Cue], taken: frozenset[int], marked: frozenset[int]) -> tuple[Draft, ...]:
    """Return the quotations that are clauses of their own; those that a reported clause holds are left to it.

    ``taken`` are the numbers of the stretches inside the content of another construction, ``marked`` the cues that report a
    clause behind a complementiser: only a colon links them to a quotation.
    """
    free = {index: cue for index, cue in cues.items() if index not in marked}
    found: list[tuple[int, Draft]] = []
    used: set[int] = set()
    for number, item in enumerate(scene.quotes):
        if number in taken:
            found.extend((number, draft) for draft in _nested(scene, item, free, used))
            continue
        link = link_behind(scene, item, free) or link_before(scene, item, cues, marked)
        if link is not None and link.cue is not None:
            link = None if link.cue.token.i in used else link
            used.update([link.cue.token.i] if link and link.cue else ())
        if link is None:
            draft = _resumed(scene, item, found)
            inner = None if draft else read_inside(scene, item, free)
            if draft is not None:
                found[-1] = (number, draft)
            elif inner is not None:
                found.append((number, inner))
            elif _stands_alone(scene, item):
                found.append((number, Draft(item.parts, (), _signature(scene, item), "quote", None)))
            elif (head := _behind_colon(scene, item)) is not None:
                found.append((number, Draft(item.parts, (), (source_span(scene, head),), "quote", None)))
        elif link.cue is not None or scene.is_clause(item):
            source = (link.source,) if link.source else ()
            cue = cue_spans(link.cue.tokens) if link.cue else ()
            found.append((number, Draft(item.parts, cue, source, "quote", link.cue.entry("quote") if link.cue else None)))
    return tuple(draft for _, draft in found)


def _nested(scene: Scene, item: Quoted, cues: Mapping[int, Cue], used: set[int]) -> Iterator[Draft]:
    """Yield the quotation inside a reported clause that has a cue of its own right before it."""
    link = link_before(scene, item, cues, frozenset()) if scene.is_sentence(item) else None
    if link is not None and link.cue is not None and link.cue.token.i not in used and link.cue.entry("quote") is not None:
        used.add(link.cue.token.i)
        yield Draft(
            item.parts, cue_spans(link.cue.tokens), (link.source,) if link.source else (), "quote", link.cue.entry("quote")
        )


def _resumed(scene: Scene, item: Quoted, found: list[tuple[int, Draft]]) -> Draft | None:
    """Return the quotation before, lengthened by this one, where only its cue stands between: “A,” said X, “B”."""
    if not found:
        return None
    draft = found[-1][1]
    if draft.entry is None and not draft.cue:
        return None
    end = draft.content[-1].end
    between = [token for token in scene.doc.tokens_in(Span(end, item.outer.start)) if end <= token.start]
    inside = draft.cue and all(span.start >= end for span in draft.cue)
    if not inside or len(between) > 30 or any(token.text in STOPS for token in between):
        return None
    behind = [token for token in between if token.start >= draft.cue[-1].end]
    if behind[-1:] and behind[-1].pos == "PRON" and scene.lexicon.is_marker(behind[-1], "relative"):
        return None
    if not scene.is_clause(item) and (not between or between[-1].text not in (",", ":")):
        return None
    return replace(draft, content=draft.content + item.parts)


def _stands_alone(scene: Scene, item: Quoted) -> bool:
    """Tell whether a quotation fills a sentence, or several, of its own."""
    if not scene.is_clause(item):
        return False
    doc = scene.doc
    tokens = doc.tokens_in(item.outer)
    begin, end = doc.bounds[tokens[0].sentence][0], doc.bounds[tokens[-1].sentence][1]
    before = doc.tokens[begin : tokens[0].i]
    after = doc.tokens[tokens[-1].i + 1 : end]
    if any(token.pos != "PUNCT" for token in before):
        return False
    if _signature(scene, item):
        return True
    return all(token.pos == "PUNCT" for token in after)


def _behind_colon(scene: Scene, item: Quoted) -> Token | None:
    """Return whoever is told of behind a quotation and a colon, as headlines have it: « On tiendra » : les grévistes."""
    doc = scene.doc
    first, last = doc.tokens_in(item.outer)[0], doc.tokens_in(item.outer)[-1]
    behind = doc.tokens[last.i + 1 : last.i + 3]
    if first.i != doc.bounds[first.sentence][0] or not scene.is_clause(item) or len(behind) < 2 or behind[0].text != ":":
        return None
    head = phrase_head(scene, behind[1].i) if behind[1].sentence == first.sentence else None
    return head if head is not None and is_voice(scene, head) else None


def _signature(scene: Scene, item: Quoted) -> tuple[Span, ...]:
    """Return the name that signs a quotation behind a dash, on its line or on the next one."""
    doc = scene.doc
    last = doc.tokens_in(item.outer)[-1]
    after = _rest_of_paragraph(doc, last)
    if all(token.pos == "PUNCT" and token.text not in DASHES for token in after):
        end = doc.tokens[last.i + len(after)]
        after = _rest_of_paragraph(doc, end, lines=1)
    if len(after) < 2 or after[0].text not in DASHES or len(after) > NEAR or any(is_finite(token) for token in after):
        return ()
    head = phrase_head(scene, after[1].i)
    if head is None:
        return ()
    tokens = noun_phrase(scene, head)
    return (Span(tokens[0].start, tokens[-1].end),)


def _rest_of_paragraph(doc: Doc, token: Token, *, lines: int = 0) -> tuple[Token, ...]:
    """Return the tokens behind one up to the end of its paragraph, or of a paragraph some lines further."""
    number = token.sentence
    limit = doc.sentences[number].paragraph + lines
    while number + 1 < len(doc.sentences) and doc.sentences[number + 1].paragraph <= limit:
        number += 1
    return doc.tokens[token.i + 1 : doc.bounds[number][1]]


def verbs_of(cues: Iterator[Cue]) -> dict[int, Cue]:
    """Return the cues by the index of their head token; a word that belongs to a longer cue is none of its own."""
    found: dict[int, Cue] = {}
    covered: set[int] = set()
    for cue in cues:
        if cue.token.i not in covered:
            found[cue.token.i] = cue
            covered.update(token.i for token in cue.tokens)
    return found
