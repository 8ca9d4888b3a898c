"""Gold rows and found attributions -> whose speaker is right, only described, missing or wrong.

``right``: the speaker's entity has the gold's first naming of it, or the same words where the article has no name; an open
speaker stays open. ``description``: the entity has no name where the gold has one, or where it leaves the speaker open.
Attributions whose content is not found are not judged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.scores.attributions import as_lists, characters, overlap, pair_up
from kg.model import Attribution, Mention, Span

Row = Mapping[str, Any]
OUTCOMES = ("right", "description", "missing", "wrong")
FOUND, SAME = 0.3, 0.5
SHORTEST, STEM = 4, 6


def count(gold: Sequence[Row], found: Sequence[Attribution], mentions: Sequence[Mention], text: str) -> Counter[tuple[str, str]]:
    """Return how many speakers have each outcome, by group (``direct`` quotations, and ``all``)."""
    counts: Counter[tuple[str, str]] = Counter()
    for row, item in pair_up(gold, found, FOUND):
        own = [mention for mention in mentions if mention.entity == item.speaker] if item.speaker else []
        outcome = judge(row, own, text)
        counts.update((group, outcome) for group in ("all", row["kind"]) if group in ("all", "direct"))
    return counts


def judge(row: Row, mentions: Sequence[Mention], text: str) -> str:
    """Return the outcome for a gold row and the mentions of the speaker's entity, none where it is open."""
    named = any(mention.kind == "name" or _is_joint(mention, text) for mention in mentions)
    if row["speaker"] is None:
        return "wrong" if named else "description" if mentions else "right"
    if not mentions:
        return "missing"
    if row["speaker_mention"] is None:
        return "right" if _describes(row["speaker"], mentions, text) else "wrong"
    wanted = characters([row["speaker_mention"]])
    if any(overlap(wanted, characters(as_lists([mention.span]))) >= SAME for mention in mentions):
        return "right"
    return "wrong" if named else "description"


def _is_joint(mention: Mention, text: str) -> bool:
    """Tell whether a mention is of several who are named one by one: its head is all of its words."""
    return mention.kind == "nominal" and mention.head == mention.span and " " in _words(mention.span, text)


def _describes(speaker: str, mentions: Sequence[Mention], text: str) -> bool:
    """Tell whether a long word of a description, or its beginning, stands in a mention."""
    words = [word[:STEM] for word in speaker.lower().split() if len(word) >= SHORTEST]
    return any(word in _words(mention.span, text) for mention in mentions for word in words)


def _words(span: Span, text: str) -> str:
    return text[span.start : span.end].lower()
