"""Lexicon tables -> Lexicon: the words that carry, colour and deny statements in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from kg.resources import table


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that triggers a concept of the predicate scheme; ``of`` names the slot that its genitive fills."""

    concept: str
    of: str


@dataclass(frozen=True, slots=True)
class Governor:
    """A word that colours the statement below it.

    ``link`` is ``raise`` where both share one predicate, ``join`` where they do but a whole clause below it is left as it is,
    ``control`` where the governor is a statement of its own; ``mode`` is what the lower statement becomes (empty: as the
    governor), with its modality and certainty; ``remote`` is the modality of its conditional and future (« devrait »), which
    are then probable.
    """

    link: str
    mode: str
    modality: str
    certainty: str
    remote: str


@dataclass(frozen=True, slots=True)
class Sense:
    """A meaning that a verb has where one of its slots is filled by one of some words or types; an open predicate if empty."""

    slot: str
    fillers: frozenset[str]
    concept: str


@dataclass(frozen=True, slots=True)
class Role:
    """What a preposition makes of a filler, below words of a class or any word where that is empty; a role of nobody if empty."""

    below: str
    name: str


SET_PHRASE = "adverbial phrase"
NOUN_COMPLEMENT = "noun complement"


@dataclass(frozen=True)
class Lexicon:
    """The tables of one language, by lemma or form."""

    language: str
    triggers: Mapping[tuple[str, str], Trigger]
    senses: Mapping[str, tuple[Sense, ...]]
    types: Mapping[str, str]
    governors: Mapping[tuple[str, str], Governor]
    hedges: Mapping[str, tuple[str, str, str]]
    negators: Mapping[str, str]
    subordinators: Mapping[str, str]
    roles: Mapping[tuple[str, str], tuple[Role, ...]]
    governed: frozenset[tuple[str, str]]
    idioms: Mapping[str, Mapping[str, str]]
    contractions: Mapping[str, str]
    endings: tuple[tuple[str, str], ...]
    classes: Mapping[str, frozenset[str]]

    @cached_property
    def reflexive(self) -> str:
        """The form that stands for a reflexive pronoun in lemmas."""
        return min(self.classes["reflexive lemma"])

    @cached_property
    def infinitive_endings(self) -> tuple[str, ...]:
        """The endings of infinitives; none where they have none of their own."""
        return tuple(sorted(self.classes.get("infinitive ending", ())))

    @cached_property
    def role_endings(self) -> tuple[str, ...]:
        """The endings of nouns for what people do."""
        return tuple(sorted(self.classes["role ending"]))

    @cached_property
    def set_phrase_ends(self) -> frozenset[str]:
        """The last words of phrases that go with any clause as they stand."""
        return frozenset(phrase.rsplit(" ", 1)[-1] for phrase in self.classes.get(SET_PHRASE, ()))

    @cached_property
    def complement_starts(self) -> frozenset[str]:
        """The first words of set phrases that go with nouns alone."""
        return frozenset(phrase.split(" ", 1)[0] for phrase in self.classes.get(NOUN_COMPLEMENT, ()))

    @cached_property
    def compound_prepositions(self) -> frozenset[str]:
        """The prepositions of two words of the table of roles (« face à », “because of”)."""
        return frozenset(word for word, _ in self.roles if word.count(" ") == 1)

    def is_a(self, lemma: str, kind: str) -> bool:
        """Tell whether a word belongs to a class of ``classes.tsv``."""
        words = self.classes.get(kind)
        return words is not None and lemma in words


@cache
def load_lexicon(language: str) -> Lexicon:
    """Return the tables of a language, read once a process."""
    classes: dict[str, set[str]] = {}
    for row in table(language, "classes"):
        classes.setdefault(row["class"], set()).update(word.replace("_", " ") for word in row["words"].split())
    for row in table(language, "demonyms"):
        classes.setdefault("nationality", set()).update(form.lower() for form in row["forms"].split("|"))
    return Lexicon(
        language,
        {
            (row["pos"], word.replace("_", " ")): Trigger(row["concept"], row["of"])
            for row in table(language, "predicates")
            for word in row["words"].split()
        },
        _senses(language),
        {noun: row["type"] for row in reversed(table(language, "nouns")) for noun in row["nouns"].split("|")},
        {
            (row["pos"], word.replace("_", " ")): Governor(
                row["link"], row["mode"], row["modality"], row["certainty"], row["remote"]
            )
            for row in table(language, "governors")
            for word in row["words"].split()
        },
        {row["form"]: (row["mode"], row["modality"], row["certainty"]) for row in table(language, "hedges")},
        {row["form"]: row["needs"] for row in table(language, "negators")},
        {row["form"]: row["relation"] for row in table(language, "subordinators")},
        _roles(language),
        frozenset(
            (verb.replace("_", " "), row["preposition"]) for row in table(language, "governed") for verb in row["verbs"].split()
        ),
        _idioms(language),
        {row["form"]: row["base"] for row in table(language, "contractions") if not row["form"].startswith("-")},
        tuple((row["form"][1:], row["base"][1:]) for row in table(language, "contractions") if row["form"].startswith("-")),
        {kind: frozenset(words) for kind, words in classes.items()},
    )


def _roles(language: str) -> Mapping[tuple[str, str], tuple[Role, ...]]:
    found: dict[tuple[str, str], tuple[Role, ...]] = {}
    for row in table(language, "roles"):
        role = Role(row["below"], row["role"])
        for form in row["prepositions"].split():
            key = (form.replace("_", " "), row["filler"])
            found[key] = (*found.get(key, ()), role)
    return found


def _idioms(language: str) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in table(language, "idioms"):
        found.setdefault(row["verb"], {})[row["noun"]] = row["concept"]
    return found


def _senses(language: str) -> Mapping[str, tuple[Sense, ...]]:
    found: dict[str, tuple[Sense, ...]] = {}
    for row in table(language, "senses"):
        sense = Sense(row["slot"], frozenset(row["fillers"].split()), row["concept"])
        for verb in row["verbs"].split():
            word = verb.replace("_", " ")
            found[word] = (*found.get(word, ()), sense)
    return found
