"""Name of a place -> town or area, as the words beside it tell: « à Donetsk », « la région de Donetsk »."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.doc import Doc, Token
from kg.model import Mention
from kg.resources import table

LONGEST_LIST = 8
TOWN, AREA, ISLAND = "town", "area", "island"


@dataclass(frozen=True, slots=True)
class Setting:
    """What the words beside a name tell: ``kind`` is town, area or island, ``noun`` whether a noun says so and no preposition."""

    kind: str
    noun: bool


def setting_of(doc: Doc, mention: Mention) -> str | None:
    """Return ``town`` or ``area`` where the words beside a name of a place tell, else None."""
    told = told_setting(doc, mention)
    if told is None:
        return None
    return AREA if told.kind == ISLAND else told.kind


def told_setting(doc: Doc, mention: Mention) -> Setting | None:
    """Return what the words beside a name of a place tell, None where they tell nothing."""
    cues = place_cues(doc.language)
    inside = doc.tokens_in(mention.span)
    if not inside:
        return None
    before = [doc.tokens[i] for i in range(max(0, inside[0].i - 3), inside[0].i) if doc.tokens[i].sentence == inside[0].sentence]
    after = doc.tokens[inside[-1].i + 1 : inside[-1].i + 2]
    near = [
        inside,
        before[-1:],
        [token for token in before[:-1] if _leads(before, token)],
        [token for token in after if token.pos in ("NOUN", "PROPN")],
    ]
    for tokens in near:
        for token in reversed(tokens):
            cue = cues.get(token.lower) or cues.get(token.lemma)
            if cue:
                return Setting(cue, token.pos in ("NOUN", "PROPN"))
    listed = _cue_of_list(doc, before, cues)
    return Setting(listed, noun=True) if listed else None


def _cue_of_list(doc: Doc, before: list[Token], cues: Mapping[str, str]) -> str | None:
    """Return what a noun in the plural tells of the names that a conjunction adds to its first: « les oblasts de X et Y »."""
    if not before or before[-1].pos not in ("CCONJ", "PUNCT"):
        return None
    for index in range(before[-1].i - 1, max(before[-1].i - LONGEST_LIST, -1), -1):
        token = doc.tokens[index]
        if token.sentence != before[-1].sentence or token.pos not in ("PROPN", "X", "ADP", "DET", "PUNCT", "CCONJ", "NOUN"):
            return None
        if token.pos == "NOUN":
            return cues.get(token.lower) if token.morph.get("Number") == "Plur" else None
    return None


def _leads(before: list[Token], token: Token) -> bool:
    """Tell whether only prepositions and determiners part a noun from the name that follows."""
    between = before[before.index(token) + 1 :]
    return token.pos in ("NOUN", "PROPN") and all(word.pos in ("ADP", "DET") for word in between)


@cache
def place_cues(language: str) -> Mapping[str, str]:
    """Return the words that tell a town from an area, with which of the two each tells."""
    return {row["form"]: row["kind"] for row in table(language, "locatives")}
