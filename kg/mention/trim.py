"""Name -> names: what stands around a name but is no part of it is taken off, two names in one span are parted."""

from __future__ import annotations

from collections.abc import Iterator

from kg.doc import Doc, NameSpan, Token
from kg.lexicon import Lexicon
from kg.model import Span

JOINTS = frozenset(("-", "–", "—", "/", ",", ";", ":"))


def trim_name(doc: Doc, lexicon: Lexicon, name: NameSpan) -> Iterator[NameSpan]:
    """Yield the names that a proposed span holds, without articles, titles, nationalities and stray marks."""
    for first, last in _parts(doc, lexicon, name):
        first, last = _trim(doc, lexicon, first, last)
        if first < last and not is_noise(doc, lexicon, first, last):
            yield NameSpan(first, last, name.type)


def _parts(doc: Doc, lexicon: Lexicon, name: NameSpan) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a span that a dash between two places or a line of its own parts."""
    first = name.first
    for index in range(name.first + 1, name.last - 1):
        left = doc.article.slice(_between(doc, first, index))
        right = doc.article.slice(_between(doc, index + 1, name.last))
        spaced = doc.tokens[index].start > doc.tokens[index - 1].end and doc.tokens[index].end < doc.tokens[index + 1].start
        if doc.tokens[index].text in JOINTS and spaced and (left in lexicon.places or right in lexicon.places):
            yield first, index
            first = index + 1
    yield first, name.last


def _between(doc: Doc, first: int, last: int) -> Span:
    return Span(doc.tokens[first].start, doc.tokens[last - 1].end)


def _trim(doc: Doc, lexicon: Lexicon, first: int, last: int) -> tuple[int, int]:
    tokens = doc.tokens
    while first < last and _leads(lexicon, tokens, first, last):
        first += 1
    while first < last and (tokens[last - 1].pos == "PUNCT" or not _is_worded(tokens[last - 1])):
        if tokens[last - 1].text in (".", "!", ")", '"', "»") and last - first > 1 and tokens[last - 1].text != "»":
            break
        last -= 1
    return first, last


def _leads(lexicon: Lexicon, tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Tell whether the first token is no part of the name."""
    token = tokens[first]
    if token.pos == "PUNCT" or token.lower in lexicon.titles["article"]:
        return True
    if first + 1 >= last:
        return False
    following = tokens[first + 1]
    if token.text in lexicon.titles["honorific"] or token.text in lexicon.titles["prefix"]:
        return True
    capital = following.text[:1].isupper()
    if token.text[:1].islower():
        return ("kept", token.lower) not in lexicon.heads and not (token.lower in lexicon.titles["particle"] and capital)
    return capital and (token.lower in lexicon.demonyms or any(s.type == "Person" for s in lexicon.senses.get(token.lower, ())))


def _is_worded(token: Token) -> bool:
    return any(character.isalnum() for character in token.text)


def is_noise(doc: Doc, lexicon: Lexicon, first: int, last: int) -> bool:
    """Tell whether a span is no name: no capital, a word that never is one, a nationality, a day."""
    words = doc.tokens[first:last]
    if not any(word.text[:1].isupper() for word in words):
        return True
    text = doc.article.slice(_between(doc, first, last)).replace("’", "'")
    if text in lexicon.noise["alone"] or text.lower() in lexicon.noise["months"] or text.lower() in lexicon.demonyms:
        return True
    return all(word.pos in ("PRON", "DET", "ADP", "SCONJ", "CCONJ", "ADV", "AUX", "PUNCT", "NUM") for word in words)
