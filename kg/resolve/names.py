"""Names in chains: equal names, surnames with their full names, acronyms with what they stand for."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.doc import Doc
from kg.lexicon import Lexicon
from kg.resolve.chains import Chains
from kg.resolve.profile import Profile

WORD = re.compile(r"\w+")
ACRONYM = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ0-9&.+-]{1,9}s?")


def join_names(doc: Doc, lexicon: Lexicon, chains: Chains) -> None:
    """Join the names of an article that are one name."""
    names = [profile for profile in chains.profiles if profile.mention.kind == "name"]
    keys = {profile.index: name_key(doc, lexicon, profile) for profile in names}
    by_key: dict[tuple[str, ...], list[Profile]] = defaultdict(list)
    for profile in names:
        by_key[keys[profile.index]].append(profile)
    for same in by_key.values():
        for profile in same[1:]:
            chains.join(same[0].index, profile.index, same_name=True)
    _join_persons(chains, [profile for profile in names if profile.type in ("Person", "Group")], keys)
    _join_acronyms(doc, lexicon, chains, names)


def name_key(doc: Doc, lexicon: Lexicon, profile: Profile) -> tuple[str, ...]:
    """Return the words of a name without case, accents and marks; a country is its code."""
    text = doc.slice(profile.mention.span).replace("’", "'")
    if profile.type == "Place" and text in lexicon.countries:
        return (lexicon.countries[text],)
    return tuple(WORD.findall(plain(text).removesuffix("'s")))


def plain(text: str) -> str:
    """Return a text in lower case without accents.

    >>> plain("Élysée")
    'elysee'
    """
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))


def _join_persons(chains: Chains, persons: Sequence[Profile], keys: dict[int, tuple[str, ...]]) -> None:
    """Join a surname, or a shorter form with the same ends, with the one full name that it can be short for."""
    full: dict[tuple[str, ...], int] = {}
    for profile in persons:
        if len(keys[profile.index]) > 1:
            full.setdefault(keys[profile.index], profile.index)
    for profile in persons:
        key = keys[profile.index]
        fitting = {chains.root(index) for name, index in full.items() if name != key and is_short_for(key, name)}
        if len(fitting) == 1:
            chains.join(fitting.pop(), profile.index)


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
    first = short[0] == name[0] or (len(short[0]) == 1 and name[0].startswith(short[0]))
    return first and (len(short) == 2 or set(short[1:-1]) <= set(name[1:-1]))


def _join_acronyms(doc: Doc, lexicon: Lexicon, chains: Chains, names: Sequence[Profile]) -> None:
    """Join « Organisation mondiale de la santé (OMS) », either way round, and an acronym with the one name that it spells."""
    acronyms = [profile for profile in names if ACRONYM.fullmatch(doc.slice(profile.mention.span))]
    longer = [profile for profile in names if len(doc.slice(profile.mention.span).split()) > 1]
    for acronym in acronyms:
        letters = [c for c in plain(doc.slice(acronym.mention.span)) if c.isalpha()]
        beside = [name for name in longer if _in_brackets(doc, name, acronym) or _in_brackets(doc, acronym, name)]
        found = [name for name in beside if spells(letters, _words(doc, name))]
        if not found:
            exact = {chains.root(name.index): name for name in longer if _initials(lexicon, _words(doc, name)) == letters}
            found = list(exact.values()) if len(exact) == 1 else []
        for name in found[:1]:
            chains.join(name.index, acronym.index)


def _words(doc: Doc, profile: Profile) -> list[str]:
    return WORD.findall(plain(doc.slice(profile.mention.span)))


def _in_brackets(doc: Doc, outer: Profile, inner: Profile) -> bool:
    """Tell whether a name stands in brackets right behind another."""
    return inner.first == outer.last + 2 and doc.tokens[outer.last + 1].text == "("


def spells(letters: Iterable[str], words: Sequence[str]) -> bool:
    """Tell whether letters follow one another in words, the first of them at the beginning of one.

    >>> spells("oms", ["organisation", "mondiale", "de", "la", "sante"]), spells("usa", ["union", "europeenne"])
    (True, False)
    """
    rest = list(letters)
    if not rest or not any(word.startswith(rest[0]) for word in words):
        return False
    text, place = " ".join(words), 0
    for letter in rest:
        place = text.find(letter, place) + 1
        if not place:
            return False
    return sum(word[0] in rest for word in words) * 2 >= len(rest)


def _initials(lexicon: Lexicon, words: Iterable[str]) -> list[str]:
    return [word[0] for word in words if word not in lexicon.titles["linker"] and f"{word}'" not in lexicon.titles["linker"]]
