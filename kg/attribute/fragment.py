"""Verb cue -> Draft: quoted words behind a verb that reports nothing but a quotation (« y voit « une provocation » »)."""

from __future__ import annotations

from kg.attribute.build import build_draft
from kg.attribute.draft import Draft
from kg.attribute.extent import close_quotes, object_phrase
from kg.attribute.lexicon import Cue
from kg.attribute.scene import Scene, span_from
from kg.attribute.source import source_head
from kg.attribute.verb import is_elided, is_finite_group, is_participle, is_passive, spells
from kg.attribute.voice import is_voice
from kg.doc import Token

BETWEEN = 8


def read_fragment(scene: Scene, cue: Cue) -> Draft | None:
    """Read « y voit « un recul » » and « parle d'« un échec » »: the quoted object with what goes on behind its marks."""
    entry = cue.entry("fragment")
    stated = is_finite_group(scene, cue.token) or is_participle(cue.token)
    if entry is None or not stated or is_passive(scene, cue.token) or not is_voice(scene, source_head(scene, cue.token)):
        return None
    tokens, limit = scene.doc.tokens, scene.doc.bounds[cue.token.sentence][1]
    opening = _opening(scene, cue, limit)
    if opening is None:
        return None
    article = 1 if tokens[opening - 1].pos == "DET" else 0
    if article and tokens[opening - 1].morph.get("Definite") == "Def":
        return None
    before, wanted = tokens[opening - 1 - article], entry.frames["fragment"]
    governed = spells(before, wanted) or is_elided(scene, before, wanted)
    if not (governed or ("" in wanted and _is_bare(scene, cue, before))):
        return None
    last = close_quotes(scene, opening, object_phrase(scene, opening, limit))
    return build_draft(scene, cue, "fragment", (span_from(tokens[opening - article], tokens[last]),), "np")


def _opening(scene: Scene, cue: Cue, limit: int) -> int | None:
    """Return the mark that opens a quoted stretch, no sentence, within a few words behind a cue and with no verb between."""
    first = cue.tokens[-1].i + 1
    for token in scene.doc.tokens[first : min(limit, first + BETWEEN)]:
        item = scene.quote_at(token)
        if item is not None:
            apart = item.outer.start == token.start and not scene.is_sentence(item)
            inner = scene.doc.tokens_in(item.inner)
            return token.i if apart and len(inner) > 1 and _is_phrase(inner[0], scene.doc.tokens[token.i - 1]) else None
        if token.pos in ("VERB", "AUX", "SCONJ", "CCONJ") or token.text in ",:;":
            return None
    return None


def _is_phrase(first: Token, before: Token) -> bool:
    """Tell whether a quoted noun phrase has its article or number; a bare noun in marks is but a name."""
    return first.pos in ("DET", "NUM") or first.morph.get("NumType") == "Card" or before.pos == "DET"


def _is_bare(scene: Scene, cue: Cue, before: Token) -> bool:
    """Tell whether the quoted object stands right behind the cue, or behind the phrase that tells in what it is seen."""
    inside = scene.doc.tokens[cue.tokens[-1].i + 1 : before.i + 1]
    return all(token.pos == "ADV" for token in inside) or (inside[0].pos == "ADP" and before.pos in ("NOUN", "PROPN", "ADJ"))
