"""Claims -> Unreads: the sentences that state something and gave no claim, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from kg.claim.scene import Scene
from kg.claim.select import is_question
from kg.doc import Token
from kg.model import Claim, Unread

SILENT_ROLES = ("repeated-title",)


def find_unread(scene: Scene, claims: Sequence[Claim]) -> tuple[Unread, ...]:
    """Return the sentences without a claim in text order; questions, repeated titles and mere cues state nothing of their own."""
    read = {claim.sentence for claim in claims}
    found = []
    for number, sentence in enumerate(scene.doc.sentences):
        if sentence.span in read or sentence.role in SILENT_ROLES or is_question(scene, number):
            continue
        tokens = scene.doc.sentence_tokens(number)
        reason = _reason(scene, tokens)
        if reason:
            found.append(Unread(sentence.span, reason))
    return tuple(found)


def _reason(scene: Scene, tokens: Sequence[Token]) -> str | None:
    """Return why a sentence gave nothing, None where it states nothing."""
    words = [token for token in tokens if token.pos not in ("PUNCT", "SYM", "NUM")]
    if len(words) < 3:
        return None
    verbs = [token for token in words if token.pos in ("VERB", "AUX") and token.morph.get("VerbForm") != "Inf"]
    if not verbs:
        return "no-predicate"
    if all(token.i in scene.cue_of or token.dep.startswith("aux") for token in verbs):
        return "reporting-only"
    return "no-argument" if all(not scene.doc.children(token, "nsubj") for token in verbs) else "doubtful-parse"
