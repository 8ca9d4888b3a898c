"""Doc -> Scene: what every construction of attribution asks of a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg.attribute.lexicon import Lexicon, load_lexicon
from kg.attribute.marks import Quoted, find_quoted
from kg.doc import Doc, Token
from kg.model import Span

HYPHENS = "-‐‑–"


@dataclass(frozen=True)
class Scene:
    """A document with its lexicon and its quoted stretches."""

    doc: Doc
    lexicon: Lexicon

    @cached_property
    def quoted(self) -> tuple[Quoted, ...]:
        """All quoted stretches, nested ones too."""
        return find_quoted(self.doc)

    @cached_property
    def quotes(self) -> tuple[Quoted, ...]:
        """The quoted stretches that stand in no other one."""
        return tuple(item for item in self.quoted if item.depth == 0)

    @cached_property
    def quote_of(self) -> dict[int, int]:
        """The number of the outermost quoted stretch of each token that stands in one (its marks included)."""
        found = {}
        for number, item in enumerate(self.quotes):
            for token in self.doc.tokens_in(item.outer):
                found[token.i] = number
        return found

    def quote_at(self, token: Token) -> Quoted | None:
        """Return the outermost quoted stretch around a token."""
        number = self.quote_of.get(token.i)
        return None if number is None else self.quotes[number]

    def is_clause(self, item: Quoted) -> bool:
        """Tell whether a quoted stretch says something by itself: it has a finite verb, or ends as a sentence does."""
        text = self.doc.slice(item.inner)
        tokens = self.doc.tokens_in(item.inner)
        if any(is_finite(token) for token in tokens):
            return True
        return len(tokens) >= 3 and text[-1:] in ".!?…"

    def is_sentence(self, item: Quoted) -> bool:
        """Tell whether a quoted stretch begins as a sentence does and says something by itself."""
        return self.doc.slice(item.inner)[:1].isupper() and self.is_clause(item)

    def share(self, token: Token, other: Token) -> bool:
        """Tell whether two tokens stand in the same quotation, or both in none."""
        return self.quote_of.get(token.i) == self.quote_of.get(other.i)


def is_finite(token: Token) -> bool:
    """Tell whether a token is a finite verb or auxiliary."""
    return token.pos in ("VERB", "AUX") and token.morph.get("VerbForm") == "Fin"


def is_infinitive(token: Token) -> bool:
    """Tell whether a token is an infinitive."""
    return token.pos in ("VERB", "AUX") and token.morph.get("VerbForm") == "Inf"


def look(doc: Doc) -> Scene:
    """Return the scene of a document."""
    return Scene(doc, load_lexicon(doc.language))


def trimmed(tokens: list[Token]) -> list[Token]:
    """Return tokens without the punctuation at both ends; a mark or bracket whose partner is inside stays."""
    first, last = 0, len(tokens)
    while first < last and tokens[first].pos == "PUNCT" and not _has_partner(tokens[first:last], 0):
        first += 1
    while last > first and tokens[last - 1].pos == "PUNCT" and not _has_partner(tokens[first:last], last - first - 1):
        last -= 1
    return tokens[first:last]


PARTNERS = {"»": "«", ")": "(", "]": "[", '"': '"', "«": "»", "(": ")", "[": "]"}


def _has_partner(tokens: list[Token], index: int) -> bool:
    partner = PARTNERS.get(tokens[index].text)
    return partner is not None and any(token.text == partner for i, token in enumerate(tokens) if i != index)


def span_from(first: Token, last: Token) -> Span:
    """Return the span from one token to another."""
    return Span(first.start, last.end)
