"""Verb cue -> Draft: infinitives and gerunds that a verb reports."""

from __future__ import annotations

from collections.abc import Iterator

from kg.attribute.build import build_draft
from kg.attribute.clause import FAR, is_open_to, only_modifiers
from kg.attribute.draft import Draft
from kg.attribute.extent import reach, run_on
from kg.attribute.lexicon import Cue
from kg.attribute.scene import HYPHENS, Scene, is_infinitive, span_from
from kg.attribute.verb import is_finite_group, is_passive, spells
from kg.doc import Token


def read_infinitive(scene: Scene, cue: Cue) -> Draft | None:
    """Read « dit avoir vu », « promet de … », “is accused of …”."""
    passive = is_passive(scene, cue.token) or cue.token.pos == "ADJ"
    entry = cue.entry("inf", passive=passive)
    if entry is None:
        return None
    wanted = entry.frames["inf"] - ({"", "ger"} if passive else set())
    for verb, introduced in _infinitives(scene, cue, wanted):
        root = scene.doc.head(verb) if verb.dep.startswith(("aux", "cop")) and verb.head > verb.i else verb
        inside = [token for token in scene.doc.subtree(root) if token.i >= introduced]
        first = inside[0].i
        barred = [child.i for child in scene.doc.children(root, "conj") if is_finite_group(scene, child)]
        last = run_on(scene, first, reach(scene, root, first, barred=barred), scene.doc.bounds[cue.token.sentence][1])
        return build_draft(scene, cue, "inf", (span_from(scene.doc.tokens[first], scene.doc.tokens[last]),), "inf")
    return None


def _infinitives(scene: Scene, cue: Cue, wanted: frozenset[str]) -> Iterator[tuple[Token, int]]:
    """Yield the infinitives of a cue with the index where their phrase begins, its preposition left out."""
    doc, _lexicon = scene.doc, scene.lexicon
    anchors = {token.i for token in cue.tokens}
    limit = doc.bounds[cue.token.sentence][1]
    for index in range(cue.tokens[-1].i + 1, min(limit, cue.tokens[-1].i + FAR + 6)):
        verb = doc.tokens[index]
        if not _is_wanted_form(verb, wanted) or not is_open_to(scene, verb, cue.token):
            continue
        if "ger" in wanted and index > cue.tokens[-1].i + 2:
            return
        if not _depends(scene, verb, anchors) and not _adjoins(scene, cue, verb):
            continue
        marks = [child for child in doc.children(verb, "mark", "case") if child.i < verb.i and child.pos != "PUNCT"]
        if not marks and "" not in wanted and "ger" not in wanted:
            marks = [token for token in doc.tokens[cue.tokens[-1].i + 1 : index] if spells(token, wanted)][-1:]
        if marks:
            if any(spells(mark, wanted) for mark in marks):
                begin = marks[-1].i + 1
                yield verb, begin
            continue
        if "ger" in wanted or ("" in wanted and only_modifiers(scene, cue.tokens[-1].i + 1, index)):
            yield verb, _phrase_start(scene, cue, verb)


def _depends(scene: Scene, verb: Token, anchors: set[int]) -> bool:
    """Tell whether an infinitive, or the verb whose auxiliary it is, hangs on the cue or on the cue's object."""
    root = scene.doc.head(verb) if verb.dep.startswith(("aux", "cop")) else verb
    if root.head in anchors:
        return True
    head = scene.doc.head(root)
    return root.dep.startswith(("acl", "nmod")) and head.head in anchors and head.dep.startswith(("obj", "obl", "iobj"))


def _is_wanted_form(verb: Token, wanted: frozenset[str]) -> bool:
    if "ger" in wanted or "of" in wanted:
        return verb.pos in ("VERB", "AUX") and verb.lower.endswith("ing") and verb.dep != "aux"
    return is_infinitive(verb)


def _adjoins(scene: Scene, cue: Cue, verb: Token) -> bool:
    """Tell whether only light words stand between a cue and an infinitive."""
    between = scene.doc.tokens[cue.tokens[-1].i + 1 : verb.i]
    return len(between) <= 5 and all(token.pos in ("ADP", "ADV", "PRON", "PART") for token in between)


def _phrase_start(scene: Scene, cue: Cue, verb: Token) -> int:
    index = verb.i
    tokens = scene.doc.tokens
    while (
        index - 1 > cue.tokens[-1].i
        and tokens[index - 1].pos in ("PRON", "ADV", "AUX", "PART")
        and tokens[index - 1].text[0] not in HYPHENS
    ):
        index -= 1
    return index
