"""Times -> their words: a date, a clock time or a duration is kept whole, however the parser split it."""

from __future__ import annotations

from kg.claim.scene import Scene
from kg.doc import Token


def whole_time(scene: Scene, tokens: list[Token]) -> list[Token]:
    """Return the words of a time with those beside it that go on with it (« 8 heures *15 minutes et 3 secondes* »)."""
    first, last = tokens[0].i, tokens[-1].i
    while step := _steps_before(scene, first):
        first -= step
    while step := _steps_behind(scene, last):
        last += step
    return list(scene.doc.tokens[first : last + 1])


def _sorts(scene: Scene, start: int, end: int) -> str:
    """Return one letter a word: digits, ordinal ending, month, weekday, unit, coordinator, comma, article, number, or a dash."""
    return "".join(_sort(scene, token) for token in scene.doc.tokens[max(start, 0) : end])


def _sort(scene: Scene, token: Token) -> str:
    if token.text.isdigit():
        return "y" if len(token.text) == YEAR else "d" if len(token.text) < YEAR else "-"
    for letter, kind in KINDS:
        if scene.is_a(token, kind):
            return letter
    if token.text == ",":
        return ","
    return "c" if token.pos == "CCONJ" else "a" if token.pos == "DET" else "n" if token.pos == "NUM" else "-"


YEAR = 4
KINDS = (("m", "month"), ("m", "term"), ("w", "weekday"), ("u", "time unit"), ("e", "ordinal ending"))
BEHIND = {
    "w": ("dm", "dem", "cw"),
    "d": ("em", "m", "u", "cdm"),
    "e": ("m",),
    "m": ("y",),
    "y": ("cy",),
    "u": ("du", "nu", "cdu", "cnu", ",du"),
}
BEFORE = {"m": ("de", "d"), "e": ("d",), "d": ("w", "a"), "w": ("a",)}


def _steps_behind(scene: Scene, last: int) -> int:
    """Return how many words behind the last one go on with it."""
    sentence = scene.doc.tokens[last].sentence
    following = _sorts(scene, last + 1, last + 4)
    for sorts in BEHIND.get(_sort(scene, scene.doc.tokens[last]), ()):
        if following.startswith(sorts) and scene.doc.tokens[last + len(sorts)].sentence == sentence:
            return len(sorts)
    return 0


def _steps_before(scene: Scene, first: int) -> int:
    """Return how many words before the first one lead to it; a figure leads to a month only."""
    sentence = scene.doc.tokens[first].sentence
    before = _sorts(scene, first - 2, first)
    for sorts in BEFORE.get(_sort(scene, scene.doc.tokens[first]), ()):
        if before.endswith(sorts) and scene.doc.tokens[first - len(sorts)].sentence == sentence:
            return len(sorts)
    return 0
