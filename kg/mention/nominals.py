"""Doc -> nouns, adjectives of nationality and pronouns that point at somebody or something."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from kg.doc import Doc, NameSpan, Token
from kg.lexicon import Lexicon
from kg.mention.candidate import is_capital, opens_sentence
from kg.model import Mention, Span
from kg.syntax import noun_phrase


def find_nominals(doc: Doc, lexicon: Lexicon, names: Iterable[NameSpan]) -> Iterator[Mention]:
    """Yield the noun phrases headed by a common noun outside names."""
    named = inside(names)
    for token in doc.tokens:
        if (
            token.pos == "NOUN"
            and token.i not in named
            and not _is_latter(lexicon, token)
            and token.dep not in ("fixed", "flat:foreign", "compound")
        ):
            kind = "Person" if _is_courtesy(lexicon, token, named) else _kind(doc, lexicon, token)
            if kind is None and _is_matter(doc, lexicon, token):
                continue
            yield Mention(_extent(noun_phrase(doc, token)), token.span, kind, "nominal")


def _kind(doc: Doc, lexicon: Lexicon, token: Token) -> str | None:
    senses = lexicon.senses_at(doc.tokens, token.i)
    return _plural_kind(token, senses[0].type) if senses and senses[0].type != "-" else None


def _is_courtesy(lexicon: Lexicon, token: Token, named: Collection[int]) -> bool:
    """Tell whether a word is a title of courtesy before a name: « Mme X »."""
    return token.i + 1 in named and token.text in lexicon.titles["honorific"]


def _is_matter(doc: Doc, lexicon: Lexicon, token: Token) -> bool:
    """Tell whether a noun with a capital is what an office is for: « la ministre du Travail »."""
    if not is_capital(token) or token.dep != "nmod" or token.head >= token.i or opens_sentence(doc, token.i):
        return False
    return any(sense.group == "office" for sense in lexicon.senses_of(doc.head(token)))


def _extent(tokens: Sequence[Token]) -> Span:
    return Span(tokens[0].start, tokens[-1].end)


def _plural_kind(token: Token, kind: str) -> str:
    return "Group" if kind == "Person" and token.morph.get("Number") == "Plur" else kind


def find_adjectives(doc: Doc, lexicon: Lexicon, names: Iterable[NameSpan]) -> Iterator[Mention]:
    """Yield the adjectives of nationality and origin; they imply a place and do not name it."""
    named = inside(names)
    for token in doc.tokens:
        if token.lower in lexicon.demonyms and token.i not in named and token.pos in ("ADJ", "PROPN", "NOUN", "X"):
            yield Mention(token.span, token.span, "Place", "adjective")


def find_pronouns(doc: Doc, lexicon: Lexicon, names: Iterable[NameSpan]) -> Iterator[Mention]:
    """Yield the pronouns and possessive determiners of the table."""
    named = inside(names)
    for token in doc.tokens:
        if token.i in named or token.lower not in lexicon.pronouns:
            continue
        if _is_latter(lexicon, token) or (token.pos in ("PRON", "DET") and _points(lexicon, token)):
            yield Mention(token.span, token.span, None, "pronoun")
        elif _is_last(doc, lexicon, token):
            yield Mention(Span(doc.tokens[token.i - 1].start, token.end), token.span, None, "pronoun")


def _is_latter(lexicon: Lexicon, token: Token) -> bool:
    """Tell whether a word points at what was named last, whatever its tag: « celui-ci »."""
    return any(reading.role == "latter" for reading in lexicon.pronouns.get(token.lower, ()))


def _is_last(doc: Doc, lexicon: Lexicon, token: Token) -> bool:
    """Tell whether a word with its determiner alone points at what was named last: « ce dernier », “the latter”."""
    if token.i == 0 or not any(reading.role == "last" for reading in lexicon.pronouns[token.lower]):
        return False
    following = doc.tokens[token.i + 1 : token.i + 2]
    modifies = bool(following) and following[0].pos in ("NOUN", "PROPN", "NUM", "ADJ")
    return lexicon.is_title("last", doc.tokens[token.i - 1].lower) and not modifies


def _points(lexicon: Lexicon, token: Token) -> bool:
    readings = lexicon.pronouns.get(token.lower, ())
    if all(reading.role == "last" for reading in readings):
        return False
    if token.pos == "DET":
        return any(reading.role == "possessive" for reading in readings)
    return bool(readings) and (not token.dep.startswith("expl") or token.text.startswith("-"))


def inside(names: Iterable[NameSpan]) -> frozenset[int]:
    """Return the indices of the tokens that stand in a name."""
    return frozenset(index for name in names for index in range(name.first, name.last))
