"""Sheets -> sheets whose sources have one key each, whatever they are called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kg.comparison.nouns import Figure, Sheet, Voice
from kg.comparison.words import stems


def unify_voices(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return the sheets with the identity of a source in place of its words, where some article settles whom these words mean."""
    meant: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for sheet in sheets:
        for figure in sheet.figures:
            if figure.voice and figure.voice.key.startswith("http"):
                meant[stems(figure.voice.label)].add(figure.voice.key)
    settled = {words: min(keys) for words, keys in meant.items() if len(keys) == 1}
    return [replace(sheet, figures=tuple(_unified(figure, settled) for figure in sheet.figures)) for sheet in sheets]


def _unified(figure: Figure, settled: dict[tuple[str, ...], str]) -> Figure:
    return replace(figure, voice=_known(figure.voice, settled)) if figure.voice else figure


def _known(voice: Voice, settled: dict[tuple[str, ...], str]) -> Voice:
    if voice.repeats:
        voice = replace(voice, repeats=_known(voice.repeats, settled))
    key = None if voice.key.startswith("http") else settled.get(stems(voice.label))
    return replace(voice, key=key, open=False) if key else voice
