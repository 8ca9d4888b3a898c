"""Names in chains: equal names, surnames with their full names, acronyms with what they stand for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.acronyms import ACRONYM, is_acronym_of, plain, plain_words
from kg.doc import Doc
from kg.lexicon import Lexicon
from kg.locality import AREA, TOWN, told_setting
from kg.resolve.chains import Chains
from kg.resolve.persons import Persons
from kg.resolve.profile import Profile

YEAR = re.compile(r"(?:18|19|20)\d\d(?:-\d{2,4})?")


def join_names(doc: Doc, lexicon: Lexicon, chains: Chains) -> None:
    """Join the names of an article that are one name."""
    names = [profile for profile in chains.profiles if profile.mention.kind == "name" or profile.is_joint]
    keys = {profile.index: name_key(doc, lexicon, profile) for profile in names}
    by_key: dict[tuple[str, ...], list[Profile]] = defaultdict(list)
    persons = Persons(doc, lexicon, chains, names, keys)
    areas = _namesake_areas(doc, names, keys)
    for profile in names:
        if not persons.is_shared(profile):
            by_key[(*keys[profile.index], AREA) if profile.index in areas else keys[profile.index]].append(profile)
    for same in by_key.values():
        for place, profile in enumerate(same):
            for other in same[:place]:
                if chains.join(other.index, profile.index, same_name=True):
                    break
    persons.join()
    _join_institutions(doc, lexicon, chains, names)
    _join_editions(chains, names, keys)
    _join_acronyms(doc, lexicon, chains, [profile for profile in names if not profile.is_joint])


def _namesake_areas(doc: Doc, names: Sequence[Profile], keys: Mapping[int, tuple[str, ...]]) -> frozenset[int]:
    """Return the mentions of an area beside the town of its name: « la région de Donetsk » where « à Donetsk » stands too.

    A preposition alone tells an area only of a name that no noun gives to a town: « au Montcel » is a village.
    """
    told = {
        profile.index: found for profile in names if profile.type == "Place" and (found := told_setting(doc, profile.mention))
    }
    towns = {keys[index] for index, found in told.items() if found.kind == TOWN}
    certain = {keys[index] for index, found in told.items() if found.kind == TOWN and found.noun}
    areas = {index for index, found in told.items() if found.kind == AREA and (found.noun or keys[index] not in certain)}
    return frozenset(index for index in areas if keys[index] in towns)


def name_key(doc: Doc, lexicon: Lexicon, profile: Profile) -> tuple[str, ...]:
    """Return the words of a name without case, accents and marks; a country is its code."""
    text = doc.slice(profile.mention.span).replace("’", "'")
    if profile.type == "Place" and text in lexicon.countries:
        return (lexicon.countries[text],)
    glued = text.partition(".")
    if glued[2] and f"{glued[0]}." in lexicon.titles["honorific"]:
        text = glued[2]
    return tuple(plain_words(text.removesuffix("'s")))


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
