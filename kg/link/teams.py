"""Names of places that stand for the team of the place: « Nantes résiste », « face à Créteil », “Leicester beat Arsenal”.

A team has an identity of its own, which the gazetteer does not know; the place would be a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import groupby

from kg.doc import Doc, Token, matches
from kg.link.context import container_of
from kg.model import Mention, Span
from kg.resources import table
from kg.syntax import syntactic_head

SCORE = re.compile(r"(?<![\w-])\d{1,3} ?[-–] ?\d{1,3}(?![\w-])")
LEAST_NEAR, LEAST_GAMES, LEAST_WORDS = 3, 2, 5
LONGEST_PHRASE = 3
PLAYING = ("nsubj", "obj", "iobj", "ROOT", "root", "obl", "nmod", "dep", "parataxis", "xcomp")


def find_teams(doc: Doc, mentions: Collection[Mention]) -> frozenset[Span]:
    """Return the spans of the names of places that act as teams, in what an article tells of a game."""
    words = _words(doc.language)
    told = _sentences_of_games(doc, words)
    if not told:
        return frozenset()
    named = {mention.head.start: mention for mention in mentions if mention.kind == "name" and mention.type in ("Place", None)}
    return frozenset(
        mention.span
        for mention in named.values()
        if (tokens := doc.tokens_in(mention.span)) and tokens[0].sentence in told and _plays(doc, mention, tokens, words)
    )


def _sentences_of_games(doc: Doc, words: Mapping[str, frozenset[str]]) -> frozenset[int]:
    """Return the sentences about a game: all where the article uses enough of its words, else those that do and the next ones.

    Of a paragraph that uses enough of them, only the sentences with such a word, and each that follows one, count.
    """
    games: list[set[str]] = []
    every: list[set[str]] = []
    for sentence in doc.sentences:
        text = doc.slice(sentence.span).lower()
        single = {token.lower for token in doc.tokens_in(sentence.span)}
        games.append({*_found(words["game"], single, text), *SCORE.findall(text)[:1]})
        every.append(games[-1].union(_found(words["sport"], single, text)))
    if len(set().union(*games)) >= LEAST_GAMES and len(set().union(*every)) >= LEAST_WORDS:
        return frozenset(range(len(every)))
    told: set[int] = set()
    for _, group in groupby(range(len(every)), key=lambda number: doc.sentences[number].paragraph):
        numbers = list(group)
        if any(games[n] for n in numbers) and len(set().union(*(every[n] for n in numbers))) >= LEAST_NEAR:
            told.update(n for n in numbers if every[n] or (n > numbers[0] and every[n - 1]))
    return frozenset(told)


def _found(words: frozenset[str], single: Collection[str], text: str) -> frozenset[str]:
    """Return the words that stand in a sentence, and the phrases."""
    return words.intersection(single).union(phrase for phrase in words if " " in phrase and phrase in text)


def _plays(doc: Doc, mention: Mention, tokens: Sequence[Token], words: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a name takes part in a game: no preposition but one before an opponent, or a noun of a team's, leads it."""
    head = syntactic_head(tokens)
    if container_of(doc, mention) or _is_dateline(doc, tokens):
        return False
    before = _before(doc, tokens[0])
    if before and before[-1].text == "(":
        return False
    if before and before[-1].pos in ("CCONJ", "PUNCT") and head.dep == "conj":
        first = doc.head(head)
        return first.pos == "PROPN" and _leads(_before(doc, first), words)
    led = tokens[0].i and doc.tokens[tokens[0].i - 1].pos == "DET"
    playing = matches(head.dep, PLAYING) or (head.dep == "compound" and not led and doc.head(head).lower in words["of"])
    return playing and _leads(before, words)


def _before(doc: Doc, token: Token) -> list[Token]:
    """Return the words of the sentence before a token, without the articles and figures right before it."""
    words = list(doc.tokens[doc.bounds[token.sentence][0] : token.i])
    while words and (words[-1].pos == "DET" or not any(map(str.isalpha, words[-1].text))) and words[-1].pos != "PUNCT":
        words.pop()
    return words


def _leads(before: Sequence[Token], words: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether the words before a name lead to a side of a game and not to a scene."""
    if not before or before[-1].pos not in ("ADP", "NOUN", "PROPN", "ADJ", "NUM", "X"):
        return True
    lowered = [token.lower for token in before[-LONGEST_PHRASE:]]
    if any(" ".join(lowered[first:]) in words["against"] for first in range(len(lowered))):
        return True
    return before[-1].pos == "ADP" and len(before) > 1 and before[-2].lower in words["of"] and before[-1].lower in words["link"]


def _is_dateline(doc: Doc, tokens: Sequence[Token]) -> bool:
    """Tell whether a name opens a paragraph and a mark follows it."""
    first, last = tokens[0], tokens[-1]
    opens = first.i == 0 or doc.sentences[doc.tokens[first.i - 1].sentence].paragraph != doc.sentences[first.sentence].paragraph
    follows = doc.tokens[last.i + 1 : last.i + 2]
    return opens and bool(follows) and follows[0].pos == "PUNCT"


@cache
def _words(language: str) -> Mapping[str, frozenset[str]]:
    return {row["kind"]: frozenset(row["words"].split("|")) for row in table(language, "teams")}
