"""Lexicon tables -> Lexicon: the nouns, pronouns, given names and nationalities that tell what a mention stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.acronyms import plain
from kg.doc import Token
from kg.resources import table

KEY = 3


@dataclass(frozen=True, slots=True)
class Sense:
    """What a common noun stands for: an entity type and a class of nouns that may replace each other."""

    type: str
    group: str


@dataclass(frozen=True, slots=True)
class Pronoun:
    """Whom a pronoun or a possessive determiner can stand for; empty where it does not tell."""

    role: str
    person: str
    number: str
    gender: str


@dataclass(frozen=True)
class Lexicon:
    """The tables of one language, keyed by lower-case forms (given names, places and known names by their own spelling).

    ``phrase_words`` are the words that begin or end a noun of several words; ``openers`` the first words of the known names that
    are written in lower case, too; ``reach`` has the length of the longest known name or place behind its first ``KEY`` letters,
    in lower case.
    """

    language: str
    senses: Mapping[str, tuple[Sense, ...]]
    phrase_words: frozenset[str]
    pronouns: Mapping[str, tuple[Pronoun, ...]]
    given_names: Mapping[str, str]
    diminutives: Mapping[str, frozenset[str]]
    demonyms: Mapping[str, str]
    places: Mapping[str, str]
    titles: Mapping[str, frozenset[str]]
    heads: Mapping[tuple[str, str], str]
    noise: Mapping[str, frozenset[str]]
    known: Mapping[str, str]
    known_any: Mapping[str, str]
    openers: frozenset[str]
    countries: Mapping[str, str]
    reach: Mapping[str, int]

    def senses_of(self, token: Token) -> tuple[Sense, ...]:
        """Return what a noun can stand for, by its form, else by its lemma."""
        return self.senses.get(token.lower) or self.senses.get(token.lemma.lower(), ())

    def senses_at(self, tokens: Sequence[Token], i: int) -> tuple[Sense, ...]:
        """Return what the noun at an index can stand for, by the longest phrase of the tables that it heads: “think tank”."""
        if tokens[i].lower in self.phrase_words:
            for first, last in ((i, i + 4), (i, i + 3), (i, i + 2), (i - 1, i + 1)):
                phrase = " ".join(token.lower for token in tokens[max(first, 0) : last]).replace("' ", "'")
                if phrase in self.senses and tokens[i].lower != phrase:
                    return self.senses[phrase]
        return self.senses_of(tokens[i])

    def known_type(self, text: str) -> str | None:
        """Return the type of a well-known name or place."""
        if text in self.known:
            return self.known[text]
        return "Place" if text in self.places else self.known_any.get(text.lower())

    def is_title(self, kind: str, word: str) -> bool:
        """Tell whether a word plays a role of ``titles.tsv``."""
        return word in self.titles.get(kind, ())


@cache
def load_lexicon(language: str) -> Lexicon:
    """Return the tables of a language."""
    any_case = _known(language, "any")
    senses = _senses(language)
    places, known = _places(language), _known(language, "exact")
    return Lexicon(
        language,
        senses,
        frozenset(word for noun in senses if " " in noun for word in (noun.split()[0], noun.split()[-1])),
        _pronouns(language),
        {row["name"]: row["gender"] for row in table(language, "first_names")},
        {plain(row["short"]): frozenset(map(plain, row["names"].split("|"))) for row in table(language, "diminutives")},
        {form.lower(): row["place"] for row in table(language, "demonyms") for form in row["forms"].split("|")},
        places,
        {row["kind"]: frozenset(row["words"].split("|")) for row in table(language, "titles")},
        {(row["role"], word): row["type"] for row in table(language, "name_heads") for word in row["words"].split("|")},
        {row["kind"]: frozenset(row["words"].split("|")) for row in table(language, "noise")},
        known,
        {name.lower(): kind for name, kind in any_case.items()},
        frozenset(name.lower().split()[0] for name in any_case),
        _countries(language),
        _reach([*places, *known, *any_case]),
    )


def _senses(language: str) -> dict[str, tuple[Sense, ...]]:
    listed: dict[str, tuple[Sense, ...]] = {}
    for row in table(language, "nouns"):
        sense = Sense(row["type"], row["class"])
        for noun in row["nouns"].split("|"):
            if sense not in listed.get(noun.lower(), ()):
                listed[noun.lower()] = (*listed.get(noun.lower(), ()), sense)
    return listed


def _pronouns(language: str) -> dict[str, tuple[Pronoun, ...]]:
    listed: dict[str, tuple[Pronoun, ...]] = {}
    for row in table(language, "pronouns"):
        pronoun = Pronoun(row["role"], row["person"], row["number"], row["gender"])
        listed[row["form"]] = (*listed.get(row["form"], ()), pronoun)
    return listed


def _places(language: str) -> dict[str, str]:
    listed: dict[str, str] = {}
    for row in table(language, "places"):
        for name in row["names"].split("|"):
            listed.setdefault(name, row["kind"])
    return listed


def _known(language: str, case: str) -> dict[str, str]:
    rows = [row for row in table(language, "known_names") if row["case"] == case]
    return {name: row["type"] for row in reversed(rows) for name in row["names"].split("|")}


def _countries(language: str) -> dict[str, str]:
    rows = [row for row in table(language, "places") if row["kind"] == "country"]
    return {name: row["code"] for row in rows for name in row["names"].split("|")}


def _reach(names: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for name in names:
        key = name[:KEY].lower()
        longest[key] = max(longest.get(key, 0), len(name))
    return longest
