"""The analysed text that the stages read: tokens of a Universal Dependencies tree, in offsets of the stored text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.model import Article, Sentence, Span, envelope


@dataclass(frozen=True, slots=True)
class Token:
    """One word of the reading view, placed in the stored text.

    ``text`` is the word as read (digit groups joined, quotes normalised); ``lower`` its lower case; ``head`` is the index of
    the governing token (its own index for a root); ``dep`` a Universal Dependencies relation in both languages; ``morph``
    the features (``{"Number": "Plur"}``); ``sentence`` an index into ``Doc.sentences``.
    """

    i: int
    text: str
    lower: str
    lemma: str
    pos: str
    dep: str
    head: int
    morph: dict[str, str]
    start: int
    end: int
    sentence: int

    @property
    def span(self) -> Span:
        """Its place in the stored text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name as the model labels it: token indices, end exclusive, and an entity type of ours (or the label of a time)."""

    first: int
    last: int
    type: str


@dataclass(frozen=True)
class Doc:
    """An article with its sentences, its tokens and the names that the model found.

    ``bounds[s]`` is the half-open range of token indices of sentence ``s``.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    names: tuple[NameSpan, ...]

    @cached_property
    def language(self) -> str:
        """The language code that selects the lexicon."""
        return self.article.language

    @cached_property
    def children_of(self) -> tuple[tuple[int, ...], ...]:
        """The indices of the dependents of each token, in text order."""
        listed: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                listed[token.head].append(token.i)
        return tuple(map(tuple, listed))

    @cached_property
    def bounds(self) -> tuple[tuple[int, int], ...]:
        """The half-open range of token indices of each sentence."""
        ranges = [(0, 0)] * len(self.sentences)
        first = 0
        for number in range(len(self.sentences)):
            last = first
            while last < len(self.tokens) and self.tokens[last].sentence == number:
                last += 1
            ranges[number] = (first, last)
            first = last
        return tuple(ranges)

    def children(self, token: Token, *deps: str) -> list[Token]:
        """Return the dependents in text order, those of the given relations (subtypes included) if any are named."""
        below = self._related[token.i]
        if not below:
            return []
        if not deps:
            return [child for child, _ in below]
        found = []
        for child, relation in below:
            if relation in deps or child.dep in deps:
                found.append(child)
        return found

    @cached_property
    def _related(self) -> tuple[tuple[tuple[Token, str], ...], ...]:
        """The dependents of each token with their relations, subtypes cut off."""
        tokens = self.tokens
        return tuple(tuple((tokens[i], tokens[i].dep.partition(":")[0]) for i in below) for below in self.children_of)

    def head(self, token: Token) -> Token:
        """Return the governing token, itself for a root."""
        return self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Yield the governors up to the root."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token, *, without: Iterable[int] = ()) -> list[Token]:
        """Return the token with all below it in text order, leaving out the named dependents and what hangs on them."""
        children, barred = self.children_of, set(without)
        if not children[token.i]:
            return [token]
        found = [token.i]
        for index in found:
            found.extend([child for child in children[index] if child not in barred] if barred else children[index])
        found.sort()
        return [self.tokens[i] for i in found]

    def sentence_tokens(self, number: int) -> tuple[Token, ...]:
        """Return the tokens of one sentence."""
        first, last = self.bounds[number]
        return self.tokens[first:last]

    def tokens_in(self, span: Span) -> list[Token]:
        """Return the tokens that meet a span of the stored text."""
        starts, ends = self._edges
        return list(self.tokens[bisect_right(ends, span.start) : bisect_left(starts, span.end)])

    @cached_property
    def _edges(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The starts and the ends of the tokens; both ascend."""
        return tuple(token.start for token in self.tokens), tuple(token.end for token in self.tokens)

    def slice(self, span: Span) -> str:
        """Return the characters of a span of the stored text."""
        return self.article.slice(span)


def matches(dep: str, wanted: Collection[str]) -> bool:
    """Tell whether a relation is one of those wanted or a subtype of one.

    >>> matches("nsubj:pass", ("nsubj",)), matches("obl", ("obj",))
    (True, False)
    """
    return dep in wanted or dep.partition(":")[0] in wanted


def span_of(tokens: Iterable[Token]) -> Span:
    """Return the envelope of some tokens in the stored text."""
    return envelope(token.span for token in tokens)
