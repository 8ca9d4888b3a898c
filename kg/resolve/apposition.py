"""A noun and a name side by side in one chain: « le président russe Vladimir Poutine », « Bakhmut, la ville »."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.doc import Doc, Token
from kg.lexicon import Lexicon
from kg.resolve.chains import Chains
from kg.resolve.profile import PLURAL, Profile

CLOSERS = frozenset((",", ".", ")", ";", ":", "»", '"', "(", "!", "?", "—", "–"))
LONGEST_TITLE = 8


def join_appositions(doc: Doc, lexicon: Lexicon, chains: Chains) -> None:
    """Join the names of an article with the nouns that stand beside them for the same."""
    named: dict[tuple[int, bool], list[Profile]] = defaultdict(list)
    for profile in chains.profiles:
        if profile.mention.kind == "name" or profile.is_joint:
            named[profile.sentence, profile.is_joint].append(profile)
    for noun in chains.profiles:
        if noun.mention.kind != "nominal" or noun.type is None or noun.is_joint:
            continue
        for name in _beside(doc, lexicon, noun, named.get((noun.sentence, noun.number == PLURAL), ())):
            if name.type == noun.type and chains.join(name.index, noun.index):
                break


def _beside(doc: Doc, lexicon: Lexicon, noun: Profile, names: Iterable[Profile]) -> Iterator[Profile]:
    for name in names:
        named = noun.token.i < name.first and (_titles(doc, lexicon, noun, name) or _is_called(doc, lexicon, noun, name))
        before = (
            noun.last < name.first
            and noun.determiner != "indefinite"
            and (_set_off(doc, noun.last + 1, name) or _stands_in_brackets(doc, noun.last + 1, name))
        )
        if named or before or (name.last < noun.first and _explains(doc, name, noun)):
            yield name


def _titles(doc: Doc, lexicon: Lexicon, noun: Profile, name: Profile) -> bool:
    """Tell whether only adjectives stand between a noun and the name behind it."""
    between = doc.tokens[noun.token.i + 1 : name.first]
    if len(between) <= 3 and all(
        token.pos == "ADJ" or token.lower in lexicon.demonyms or token.text in lexicon.titles["honorific"] for token in between
    ):
        return True
    office = noun.type == "Person" and noun.determiner in ("definite", "possessive", "bare")
    reaches = between[-1].pos not in ("ADP", "DET") and len(between) <= LONGEST_TITLE
    return office and reaches and all(token.pos in ("ADP", "DET", "NOUN", "PROPN", "ADJ") for token in between)


def _is_called(doc: Doc, lexicon: Lexicon, noun: Profile, name: Profile) -> bool:
    """Tell whether a place noun is named by what follows: « la ville orientale de Bakhmut »."""
    if noun.type != "Place" or noun.token.lower not in lexicon.titles.get("naming", ()):
        return False
    between = doc.tokens[noun.token.i + 1 : name.first]
    links = [token for token in between if token.pos != "ADJ"]
    return (
        1 <= len(links) <= 2 and links[0].pos == "ADP" and links[0].lower in lexicon.titles["naming link"] and len(between) <= 4
    )


def _set_off(doc: Doc, comma: int, behind: Profile) -> bool:
    """Tell whether a mention stands between two commas, or a comma and the end, and in no list."""
    if doc.tokens[comma].text != "," or behind.first != comma + 1:
        return False
    return _closes(doc, behind.last + 1, behind.token)


def _stands_in_brackets(doc: Doc, bracket: int, name: Profile) -> bool:
    """Tell whether the name of a body stands alone in brackets that open at a token; a place there is a wider one."""
    closed = doc.tokens[name.last + 1 : name.last + 2]
    opened = name.type == "Organization" and doc.tokens[bracket].text == "("
    return opened and name.first == bracket + 1 and bool(closed) and closed[0].text == ")"


def _closes(doc: Doc, index: int, token: Token) -> bool:
    end = doc.bounds[token.sentence][1]
    if index >= end:
        return True
    if doc.tokens[index].text not in CLOSERS:
        return False
    following = doc.tokens[index + 1 : min(index + 12, end)] if doc.tokens[index].text == "," else ()
    return not any(word.pos == "CCONJ" and _is_list(doc, following, word) for word in following)


def _is_list(doc: Doc, words: Sequence[Token], conjunction: Token) -> bool:
    """Tell whether a conjunction goes on with a list of names: no verb stands before it."""
    return not any(word.pos in ("VERB", "AUX") for word in words if word.i < conjunction.i) and (
        doc.head(conjunction).pos in ("PROPN", "NOUN")
    )


def _explains(doc: Doc, name: Profile, noun: Profile) -> bool:
    """Tell whether a noun phrase behind a comma explains the name before it."""
    start = noun.first
    if name.last + 2 > start or doc.tokens[name.last + 1].text != "," or name.last + 2 < start - 1:
        return False
    if any(
        token.pos not in ("DET", "ADP", "ADJ", "ADV") or (token.pos == "ADP" and token.morph.get("Definite") != "Def")
        for token in doc.tokens[name.last + 2 : start]
    ):
        return False
    appositive = noun.token.dep == "appos" and doc.head(noun.token).i in range(name.first, name.last + 1)
    return (appositive or noun.determiner == "bare" or noun.type == "Person") and _closes(doc, noun.last + 1, noun.token)
