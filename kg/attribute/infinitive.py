"""Verb cue -> Draft: infinitives and gerunds that a verb reports."""

from __future__ import annotations

from collections.abc import Iterator

from kg.attribute.build import build_draft
from kg.attribute.clause import is_open_to
from kg.attribute.complementiser import only_modifiers
from kg.attribute.draft import Draft
from kg.attribute.extent import reach, run_on
from kg.attribute.lexicon import Cue
from kg.attribute.narrator import before_narrator
from kg.attribute.scene import HYPHENS, Scene, is_finite, is_infinitive, span_from
from kg.attribute.verb import is_finite_group, is_participle, is_passive, spells
from kg.doc import Token

GERUND = "ger"
CLOSE, FAR = 3, 20


def read_infinitive(scene: Scene, cue: Cue) -> Draft | None:
    """Read « dit avoir vu », « promet de … », “is accused of …”."""
    passive = is_passive(scene, cue.token) or cue.token.pos == "ADJ"
    entry = cue.entry("inf", passive=passive)
    if entry is None:
        return None
    wanted = entry.frames["inf"] - ({"", GERUND} if passive else set())
    for verb, introduced in _infinitives(scene, cue, wanted):
        root = scene.doc.head(verb) if verb.dep.startswith(("aux", "cop")) and verb.head > verb.i else verb
        inside = [token for token in scene.doc.subtree(root) if token.i >= introduced]
        first = inside[0].i
        barred = [child.i for child in scene.doc.children(root, "conj") if is_finite_group(scene, child)]
        last = run_on(scene, first, reach(scene, root, first, barred=barred), scene.doc.bounds[cue.token.sentence][1])
        last = _with_further(scene, before_narrator(scene, cue, first, last))
        return build_draft(scene, cue, "inf", (span_from(scene.doc.tokens[first], scene.doc.tokens[last]),), "inf")
    return None


def _with_further(scene: Scene, last: int) -> int:
    """Take in an infinitive that a connective joins to the one before, a comma and an adverb aside (« , et même sortir »)."""
    tokens, limit = scene.doc.tokens, scene.doc.bounds[scene.doc.tokens[last].sentence][1]
    index = last + 1
    while index < limit and (tokens[index].text == "," or tokens[index].pos in ("CCONJ", "ADV")):
        index += 1
    joined = any(token.pos == "CCONJ" for token in tokens[last + 1 : index]) and index < limit
    if not joined or not is_infinitive(tokens[index]) or not scene.share(tokens[index], tokens[last]):
        return last
    return max(last, reach(scene, tokens[index], index))


def _infinitives(scene: Scene, cue: Cue, wanted: frozenset[str]) -> Iterator[tuple[Token, int]]:
    """Yield the infinitives of a cue with the index where their phrase begins, its preposition left out."""
    doc, start = scene.doc, cue.tokens[-1].i
    anchors = {token.i for token in cue.tokens}
    reach = CLOSE if GERUND in wanted else FAR
    for index in range(start + 1, min(doc.bounds[cue.token.sentence][1], start + reach)):
        verb = doc.tokens[index]
        if _ends_frame(scene, cue, verb) or (is_participle(verb) and doc.tokens[index - 1].text == ","):
            return
        if not _is_wanted_form(scene, verb, wanted) or not is_open_to(scene, verb, cue.token):
            continue
        if not _depends(scene, verb, anchors) and not _adjoins(scene, cue, verb):
            continue
        marks = [child for child in _introducing(scene, verb) if start < child.i < verb.i and child.pos != "PUNCT"]
        if not marks and not wanted & {"", GERUND}:
            marks = [token for token in doc.tokens[start + 1 : index] if spells(token, wanted)][-1:]
        if marks:
            if any(spells(mark, wanted) for mark in marks):
                yield verb, marks[-1].i + 1
        elif GERUND in wanted if is_participle(verb) else "" in wanted and only_modifiers(scene, start + 1, index):
            yield verb, _phrase_start(scene, cue, verb)


def _ends_frame(scene: Scene, cue: Cue, verb: Token) -> bool:
    """Tell whether a finite verb, outside a relative clause, parts what follows from the cue."""
    between = scene.doc.tokens[cue.tokens[-1].i + 1 : verb.i]
    return is_finite(verb) and verb.dep != "aux" and not any(scene.lexicon.is_marker(token, "relative") for token in between)


def _introducing(scene: Scene, verb: Token) -> list[Token]:
    """Return the prepositions and marks of a verb, or of the one whose auxiliary it is."""
    root = scene.doc.head(verb) if verb.dep.startswith(("aux", "cop")) else verb
    return scene.doc.children(root, "mark", "case")


def _depends(scene: Scene, verb: Token, anchors: set[int]) -> bool:
    """Tell whether an infinitive, or the verb whose auxiliary it is, hangs on the cue or on the cue's object."""
    root = scene.doc.head(verb) if verb.dep.startswith(("aux", "cop")) else verb
    if root.head in anchors:
        return True
    head = scene.doc.head(root)
    return root.dep.startswith(("acl", "nmod")) and head.head in anchors and head.dep.startswith(("obj", "obl", "iobj"))


def _is_wanted_form(scene: Scene, verb: Token, wanted: frozenset[str]) -> bool:
    """Tell whether a verb is an infinitive, or a gerund for a cue that takes one or a preposition."""
    gerund = is_participle(verb) and verb.dep != "aux" and bool(wanted & ({GERUND} | scene.lexicon.markers.get("gerund", set())))
    return is_infinitive(verb) or gerund


def _adjoins(scene: Scene, cue: Cue, verb: Token) -> bool:
    """Tell whether only light words stand between a cue and an infinitive."""
    between = scene.doc.tokens[cue.tokens[-1].i + 1 : verb.i]
    addressed = bool(between) and between[0].pos == "ADP" and scene.lexicon.is_marker(between[0], "addressee")
    allowed = ("ADP", "ADV", "PRON", "PART", "DET", "ADJ", "NOUN", "PROPN") if addressed else ("ADP", "ADV", "PRON", "PART")
    return len(between) <= (8 if addressed else 5) and all(token.pos in allowed for token in between)


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
