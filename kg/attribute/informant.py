"""Cue of an indefinite narrator -> who told him: « a-t-on appris auprès de *la préfecture* »."""

from __future__ import annotations

from kg.attribute.lexicon import Cue
from kg.attribute.phrase import phrase_head
from kg.attribute.scene import HYPHENS, Scene, is_finite
from kg.attribute.voice import is_voice
from kg.doc import Token

NEAR = 8


def is_learned(scene: Scene, cue: Cue) -> bool:
    """Tell whether the subject of a cue hears what is said (« a *appris* l’agence auprès du parquet »)."""
    return scene.lexicon.is_marker_lemma(cue.token, "learned")


def informant(scene: Scene, cue: Cue, head: Token) -> Token | None:
    """Return the head of the phrase that a preposition of informants governs behind a cue whose subject is indefinite."""
    indefinite = head.lower.lstrip(HYPHENS) in scene.lexicon.markers.get("narrator", frozenset())
    if not (indefinite or is_learned(scene, cue)):
        return None
    tokens, first = scene.doc.tokens, max(cue.tokens[-1].i, head.i) + 1
    limit = scene.doc.bounds[cue.token.sentence][1]
    for index in range(first, min(limit - 1, first + NEAR)):
        if is_finite(tokens[index]) or tokens[index].text in (".", ";", ":", "!", "?"):
            return None
        if scene.lexicon.is_marker(tokens[index], "informant"):
            begin = index + 1 if scene.lexicon.is_marker(tokens[index + 1], "holder") else index
            found = phrase_head(scene, begin + 1) if begin + 1 < limit else None
            return found if found is not None and is_voice(scene, found) else None
    return None
