"""Names in chains: equal names, surnames with their full names, acronyms with what they stand for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA

from kg.acronyms import ACRONYM, is_acronym_of, plain, plain_words
from kg.doc import Doc
from kg.lexicon import Lexicon
from kg.resolve.chains import Chains, agree
from kg.resolve.profile import PEOPLE, Profile

LONG_WORD, FOREMOST, SHORTENED, VOWELS = 6, 3, 3, frozenset("aeiouy")
YEAR = re.compile(r"(?:18|19|20)\d\d(?:-\d{2,4})?")


def join_names(doc: Doc, lexicon: Lexicon, chains: Chains) -> None:
    """Join the names of an article that are one name."""
    names = [profile for profile in chains.profiles if profile.mention.kind == "name" or profile.is_joint]
    keys = {profile.index: name_key(doc, lexicon, profile) for profile in names}
    by_key: dict[tuple[str, ...], list[Profile]] = defaultdict(list)
    shared = _shared_surnames(doc, lexicon, names, keys)
    for profile in names:
        key = keys[profile.index]
        by_key[(*key, _titled(doc, lexicon, profile)) if key in shared else key].append(profile)
    for same in by_key.values():
        for place, profile in enumerate(same):
            for other in same[:place]:
                if chains.join(other.index, profile.index, same_name=True):
                    break
    persons = [profile for profile in names if profile.type in PEOPLE and not profile.is_joint]
    _join_persons(lexicon, chains, [profile for profile in persons if not _is_of_family(doc, lexicon, profile)], keys)
    _join_institutions(doc, lexicon, chains, names)
    _join_editions(chains, names, keys)
    _join_acronyms(doc, lexicon, chains, [profile for profile in names if not profile.is_joint])


def _shared_surnames(
    doc: Doc, lexicon: Lexicon, names: Sequence[Profile], keys: Mapping[int, tuple[str, ...]]
) -> frozenset[tuple[str, ...]]:
    """Return the surnames that a man and a woman of the article bear, by their full names or their titles."""
    genders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for profile in names:
        key = keys[profile.index]
        if profile.type == "Person" and key:
            genders[key[-1:]].add(profile.gender if len(key) > 1 else _titled(doc, lexicon, profile))
    return frozenset(surname for surname, told in genders.items() if told.issuperset(("Masc", "Fem")))


def _titled(doc: Doc, lexicon: Lexicon, profile: Profile) -> str:
    """Return the gender of the title right before a name: « Mme X », “Mr X”."""
    title = doc.tokens[profile.first - 1].text if profile.first else ""
    return next((gender for kind, gender in (("male", "Masc"), ("female", "Fem")) if lexicon.is_title(kind, title)), "")


def name_key(doc: Doc, lexicon: Lexicon, profile: Profile) -> tuple[str, ...]:
    """Return the words of a name without case, accents and marks; a country is its code."""
    text = doc.slice(profile.mention.span).replace("’", "'")
    if profile.type == "Place" and text in lexicon.countries:
        return (lexicon.countries[text],)
    glued = text.partition(".")
    if glued[2] and f"{glued[0]}." in lexicon.titles["honorific"]:
        text = glued[2]
    return tuple(plain_words(text.removesuffix("'s")))


def _join_persons(lexicon: Lexicon, chains: Chains, persons: Sequence[Profile], keys: dict[int, tuple[str, ...]]) -> None:
    """Join full names that differ by a slip, then each shorter form with the one full name that it can be short for.

    The longest come first, so that the forms of one name are one when its surname asks for them.
    """
    full: dict[tuple[str, ...], int] = {}
    for profile in persons:
        if len(keys[profile.index]) > 1:
            full.setdefault(keys[profile.index], profile.index)
    for left, right in combinations(full, 2):
        if is_misspelt(left, right):
            chains.join(full[left], full[right])
    for profile in sorted(persons, key=lambda person: -len(keys[person.index])):
        key = keys[profile.index]
        fitting = {chains.root(index) for name, index in full.items() if name != key and is_short_for(key, name)}
        if len(fitting) > 1 and profile.gender:
            fitting = {root for root in fitting if agree(chains.gender(root), profile.gender)}
        if not fitting and len(key) == 1:
            fitting = {chains.root(index) for name, index in full.items() if is_misspelt(key, name[-1:])}
        bearer = fitting.pop() if len(fitting) == 1 else _foremost(chains, fitting) if len(key) == 1 else None
        if bearer is not None:
            guessed = len(key) == 1 and profile.token.text in lexicon.given_names
            chains.join(bearer, profile.index, same_name=guessed)


def _is_of_family(doc: Doc, lexicon: Lexicon, profile: Profile) -> bool:
    """Tell whether a name stands beside a noun for several people who share it: « les sœurs X », “the X sisters”."""
    before = doc.tokens[profile.first - 1] if profile.first else None
    after = doc.tokens[profile.last + 1] if profile.last + 1 < len(doc.tokens) else None
    named = profile.first == profile.last
    several = before is not None and before.pos == "NOUN" and before.morph.get("Number") == "Plur"
    return named and (several or (after is not None and lexicon.is_title("kindred", after.lower)))


def _foremost(chains: Chains, bearers: Collection[int]) -> int | None:
    """Return the bearer of a surname whom an article is about: named several times, while each other one is named once."""
    often = [root for root in bearers if len(chains.names(root)) >= FOREMOST]
    others = [root for root in bearers if root not in often]
    return often[0] if len(often) == 1 and all(len(chains.names(root)) == 1 for root in others) else None


def _join_institutions(doc: Doc, lexicon: Lexicon, chains: Chains, names: Sequence[Profile]) -> None:
    """Join an institution with the only name that adds no more than its country, what it is or whose: « Front Altavio »."""
    listed = [(profile, doc.slice(profile.mention.span)) for profile in names if profile.type == "Organization"]
    for profile, short in listed:
        longer = {chains.root(other.index) for other, name in listed if _says_more(lexicon, name, short)}
        if len(longer) == 1:
            chains.join(longer.pop(), profile.index)


def _says_more(lexicon: Lexicon, name: str, short: str) -> bool:
    """Tell whether a name is a shorter one with a country or the noun of its kind before, or whose it is behind."""
    if name.endswith(f" {short}"):
        before = name[: -len(short) - 1]
        return (" " in short and _is_place(lexicon, before)) or _is_kind(lexicon, before, short)
    if not name.startswith(f"{short} ") or " " not in short:
        return False
    link, _, owner = name[len(short) + 1 :].partition(" ")
    return link in lexicon.titles["naming link"] and not _is_place(lexicon, owner)


def _is_kind(lexicon: Lexicon, word: str, name: str) -> bool:
    """Tell whether a word is a noun for bodies before the name of one, or the article of that name."""
    body = any(sense.type == "Organization" for sense in lexicon.senses.get(word.lower(), ()))
    return word.lower() in lexicon.titles["article"] or (body and not _is_place(lexicon, name))


def _is_place(lexicon: Lexicon, text: str) -> bool:
    return text in lexicon.places or text.lower() in lexicon.demonyms


def _join_editions(chains: Chains, names: Sequence[Profile], keys: Mapping[int, tuple[str, ...]]) -> None:
    """Join an event with its only edition that an article names by the year: « Open de Kerivel 2019 »."""
    events = [profile for profile in names if profile.type == "Event"]
    for profile in events:
        key = keys[profile.index]
        editions = {
            chains.root(other.index)
            for other in events
            if keys[other.index][:-1] == key and len(key) > 1 and YEAR.fullmatch(keys[other.index][-1])
        }
        if len(editions) == 1:
            chains.join(editions.pop(), profile.index)


def is_misspelt(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether two names differ by one slip in a long word; another first letter or final vowel makes another person.

    >>> is_misspelt(["kristen", "wilkins"], ["kristin", "wilkins"]), is_misspelt(["ivanov"], ["ivanova"])
    (True, False)
    """
    different = [(one, other) for one, other in zip(left, right, strict=False) if one != other]
    if len(left) != len(right) or len(different) != 1:
        return False
    one, other = different[0]
    if max(len(one), len(other)) < LONG_WORD or one[0] != other[0]:
        return False
    ending = one[-1] != other[-1] and (one[-1] in VOWELS or other[-1] in VOWELS)
    return not ending and OSA.distance(one, other, score_cutoff=1) <= 1


def is_short_for(short: Sequence[str], name: Sequence[str]) -> bool:
    """Tell whether a name is short for another: its last words, its first two or more, an initial or no middle name.

    >>> is_short_for(["le", "pen"], ["marine", "le", "pen"]), is_short_for(["n", "sarkozy"], ["nicolas", "sarkozy"])
    (True, True)
    """
    if len(short) < len(name) and list(name[-len(short) :]) == list(short):
        return True
    if 1 < len(short) < len(name) and list(name[: len(short)]) == list(short):
        return True
    if len(short) < 2 or short[-1] != name[-1] or len(short) > len(name):
        return False
    first = short[0] == name[0] or (len(short[0]) in (1, SHORTENED) and name[0].startswith(short[0]))
    return first and (len(short) == 2 or set(short[1:-1]) <= set(name[1:-1]))


def _join_acronyms(doc: Doc, lexicon: Lexicon, chains: Chains, names: Sequence[Profile]) -> None:
    """Join « Organisation mondiale de la santé (OMS) », either way round, and an acronym with the one name that it spells.

    In brackets its letters may be in another order, as those of another language are: « Comité international olympique (IOC) ».
    """
    acronyms = [profile for profile in names if ACRONYM.fullmatch(doc.slice(profile.mention.span))]
    longer = [profile for profile in names if len(doc.slice(profile.mention.span).split()) > 1]
    for acronym in acronyms:
        short = doc.slice(acronym.mention.span)
        beside = [name for name in longer if _in_brackets(doc, name, acronym) or _in_brackets(doc, acronym, name)]
        found = [
            name
            for name in beside
            if is_acronym_of(short, doc.slice(name.mention.span))
            or sorted(_initials(lexicon, doc.slice(name.mention.span))) == sorted(plain(short))
        ]
        if not found:
            exact = {
                chains.root(name.index): name
                for name in longer
                if _initials(lexicon, doc.slice(name.mention.span)) == plain(short)
            }
            found = list(exact.values()) if len(exact) == 1 else []
        for name in found[:1]:
            chains.join(name.index, acronym.index)


def _in_brackets(doc: Doc, outer: Profile, inner: Profile) -> bool:
    """Tell whether a name stands in brackets right behind another."""
    return inner.first == outer.last + 2 and doc.tokens[outer.last + 1].text == "("


def _initials(lexicon: Lexicon, name: str) -> str:
    linkers = lexicon.titles["linker"]
    return "".join(word[0] for word in plain_words(name) if word not in linkers and f"{word}'" not in linkers)
