"""Finite verbs -> their mood and tense, by their form where it tells more than the tagger (« agirait »)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.claim.scene import Scene
from kg.doc import Doc, Token
from kg.resources import table

DISTANT = ("Cnd", "Fut")


@dataclass(frozen=True, slots=True)
class _Forms:
    """What lemmas become before the endings of futures and conditionals, and what the endings tell."""

    stems: tuple[tuple[str, str], ...]
    endings: dict[str, str]


@cache
def _forms(language: str) -> _Forms:
    rows = table(language, "moods")
    stems = tuple((row["form"], row["value"]) for row in rows if row["kind"] == "stem")
    return _Forms(stems, {row["form"]: row["value"] for row in rows if row["kind"] == "ending"})


def tense_of(scene: Scene, verb: Token) -> str:
    """Return ``Cnd`` for a conditional, else the tense of a finite verb (``Imp`` is the imperfect), empty where none is told."""
    forms = _forms(scene.doc.language)
    read = "Cnd" if verb.morph.get("Mood") == "Cnd" else verb.morph.get("Tense") or ""
    if not forms.stems:
        return read
    stem = _stem(forms, scene.lemma_of(verb))
    if stem and verb.lower.startswith(stem):
        found = forms.endings.get(verb.lower[len(stem) :])
        if found:
            return found
    return read if read not in DISTANT or _can_be_distant(forms, verb.lower) else "Imp" if read == "Cnd" else "Pres"


def _stem(forms: _Forms, lemma: str) -> str:
    """Return what a lemma becomes before an ending, empty where no row fits."""
    return next((lemma.removesuffix(form) + value for form, value in forms.stems if lemma.endswith(form)), "")


def _can_be_distant(forms: _Forms, form: str) -> bool:
    """Tell whether a form ends as futures and conditionals do: with an ending behind the last letter of every stem."""
    letters = {value[-1] for _, value in forms.stems}
    return any(form.endswith(ending) and form[: -len(ending)][-1:] in letters for ending in forms.endings)


def finite_parts(doc: Doc, verb: Token) -> list[Token]:
    """Return the finite words of a predicate: of its auxiliaries and copula, and its verb."""
    return [part for part in (*doc.children(verb, "aux", "cop"), verb) if part.morph.get("VerbForm") == "Fin"]
