"""Lexicon tables -> Scheme: what may happen to the counted, and which nouns are persons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.doc import Token
from kg.lexicon import load_lexicon
from kg.resources import table

HARM = frozenset({"killed", "wounded", "casualties", "missing", "killed_or_missing", "captured"})
UNIONS = (
    (frozenset({"killed", "missing", "killed_or_missing"}), frozenset({"killed", "missing"}), "killed_or_missing"),
    (HARM, frozenset({"casualties"}), "casualties"),
    (HARM, frozenset({"killed", "wounded"}), "casualties"),
    (frozenset({"destroyed", "lost"}), frozenset({"destroyed", "lost"}), "destroyed"),
)


@dataclass(frozen=True)
class Scheme:
    """The tables of one language: measures by word for each part of speech, and the nouns of persons.

    ``verbs`` maps a form to its (role, object noun or empty, measure) rows.
    """

    verbs: Mapping[str, tuple[tuple[str, str, str], ...]]
    nouns: Mapping[str, str]
    events: Mapping[str, str]
    people: frozenset[str]
    generic: frozenset[str]
    machines: frozenset[str]
    language: str

    def noun_measure(self, token: Token) -> str | None:
        """Return the measure of a counted noun that tells what happened (« morts », “injuries”)."""
        return self.nouns.get(token.lower) or self.nouns.get(token.lemma.lower())

    def event_measure(self, token: Token) -> str | None:
        """Return the measure of an event noun that governs the counted (« la mort de trois hommes »)."""
        return self.events.get(token.lemma.lower()) or self.events.get(token.lower)

    def rows_of(self, token: Token) -> tuple[tuple[str, str, str], ...]:
        """Return the rows of a verb, by its form or its lemma."""
        lemma = token.lemma.lower()
        rows = self.verbs.get(lemma, ())
        return rows if lemma == token.lower else (*rows, *self.verbs.get(token.lower, ()))

    def is_person(self, token: Token) -> bool:
        """Tell whether a noun counts persons."""
        lemma = token.lemma.lower()
        if token.lower in self.people or lemma in self.people:
            return True
        words = load_lexicon(self.language)
        if token.lower in words.demonyms or lemma in words.demonyms:
            return True
        return any(sense.type == "Person" for sense in words.senses_of(token)[:1])

    def is_generic(self, token: Token) -> bool:
        """Tell whether a noun of persons says nothing about whose they are."""
        return token.lower in self.generic or token.lemma.lower() in self.generic


def befalls(measure: str | None, noun: Token, scheme: Scheme) -> str | None:
    """Return what happened to a counted noun: machines that are brought down are destroyed, not killed."""
    machine = noun.lemma.lower() in scheme.machines or noun.lower in scheme.machines
    return "destroyed" if machine and measure == "killed" else measure


def merge(measures: frozenset[str]) -> str | None:
    """Return the one measure that covers several, if the scheme has it; each union says what it may hold and what it must.

    >>> merge(frozenset({"killed", "wounded"})), merge(frozenset({"killed", "arrested"}))
    ('casualties', None)
    """
    if len(measures) == 1:
        return next(iter(measures))
    return next((whole for widest, least, whole in UNIONS if least <= measures <= widest), None)


@cache
def load_scheme(language: str) -> Scheme:
    """Return the scheme of a language."""
    verbs: dict[str, list[tuple[str, str, str]]] = {}
    named: dict[str, dict[str, str]] = {"noun": {}, "event": {}}
    for row in table(language, "tolls"):
        for form in row["forms"].split("|"):
            if row["pos"] == "verb":
                verb, _, noun = form.partition(" ")
                verbs.setdefault(verb, []).append((row["role"], noun, row["measure"]))
            else:
                named[row["pos"]].setdefault(form, row["measure"])
    people = {row["kind"]: frozenset(row["forms"].split("|")) for row in table(language, "people")}
    rows = {verb: tuple(sorted(listed, key=lambda item: not item[1])) for verb, listed in verbs.items()}
    return Scheme(
        rows, named["noun"], named["event"], people["person"] | people["generic"], people["generic"], people["machine"], language
    )
