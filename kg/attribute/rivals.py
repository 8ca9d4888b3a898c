"""Preposition cue -> its part of a sentence: where two sources give two figures, each covers its own."""

from __future__ import annotations

from collections.abc import Sequence

from kg.attribute.scene import Scene, is_finite
from kg.doc import Token


def share_of(scene: Scene, cue: Token, first: int, last: int) -> tuple[int, int]:
    """Narrow the range of tokens that a cue covers by the figures of other sources in it (« 200 selon A, 300 selon B »)."""
    before = _cues(scene, first, cue.i)
    behind = _cues(scene, cue.i + 1, last + 1)
    begin = _figure_start(scene, cue.i, first) if before else None
    following = _figure_start(scene, behind[0], cue.i + 1) if behind else None
    if begin is not None:
        return begin, cue.i - 1
    if following is None:
        return first, last
    own = _figure_start(scene, cue.i, first)
    if own is None or scene.doc.tokens[own - 1].text != ",":
        own = _clause_start(scene, cue.i, first)
    return own, _before_joint(scene, following)


def _cues(scene: Scene, first: int, limit: int) -> list[int]:
    """Return the indices of the prepositions of a source in a range."""
    rows = scene.lexicon.entries
    return [
        token.i
        for token in scene.doc.tokens[first:limit]
        if any(entry.kind == "preposition" and _spells(scene, token, entry.words) for entry in rows.get(token.lower, ()))
    ]


def _spells(scene: Scene, token: Token, words: Sequence[str]) -> bool:
    return tuple(word.lower for word in scene.doc.tokens[token.i : token.i + len(words)]) == tuple(words)


def _figure_start(scene: Scene, cue: int, first: int) -> int | None:
    """Return where a figure without a verb of its own begins that ends at a cue, behind a comma or connective."""
    tokens = scene.doc.tokens
    index = cue - 1
    while index > first and not _is_joint(scene, tokens[index]):
        index -= 1
    group = tokens[index + 1 : cue]
    figure = any(token.pos == "NUM" or token.text[0].isdigit() or scene.quote_at(token) is not None for token in group)
    joined = index > first and _is_joint(scene, tokens[index])
    return index + 1 if joined and figure and not any(map(is_finite, group)) else None


def _is_joint(scene: Scene, token: Token) -> bool:
    return token.text in (",", ";", "(") or scene.lexicon.is_marker(token, "connective") or token.pos == "CCONJ"


def _before_joint(scene: Scene, index: int) -> int:
    """Return the last token before the commas and connectives that stand before an index."""
    index -= 1
    while index and _is_joint(scene, scene.doc.tokens[index]):
        index -= 1
    return index


def _clause_start(scene: Scene, cue: int, first: int) -> int:
    """Return where the relative clause begins at whose end a cue stands, else the start given."""
    for index in range(cue - 1, first, -1):
        token = scene.doc.tokens[index]
        if token.text == ",":
            return first
        if scene.lexicon.is_marker(token, "relative") and token.pos == "PRON":
            return index
    return first
