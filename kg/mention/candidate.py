"""Candidate names and what is asked of their words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.doc import Doc, Token
from kg.model import Span

ARABIC_ARTICLE = re.compile(r"[ae](?:[dlnrstz]|[dst]h)-[^\W\d_a-zß-ÿ]")


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A stretch of tokens that may be a name; ``sure`` where words or context settle the type, not the model."""

    first: int
    last: int
    type: str
    sure: bool = False


def text_of(doc: Doc, first: int, last: int) -> str:
    """Return the stored text of some tokens, with plain apostrophes and spaces."""
    text = doc.article.slice(Span(doc.tokens[first].start, doc.tokens[last - 1].end))
    return text.replace("’", "'").replace("\u00a0", " ").replace("l' ", "l'").replace("d' ", "d'")


def is_capital(token: Token) -> bool:
    """Tell whether a word begins with a capital, behind a hyphen, an apostrophe or a romanised Arabic article (al-, ez-) too."""
    text, first = token.text, token.text[:1]
    if first.isupper() or (first in "-'" and text.lstrip("-'")[:1].isupper()):
        return True
    return first in "ae" and bool(ARABIC_ARTICLE.match(text))


def opens_sentence(doc: Doc, index: int) -> bool:
    """Tell whether a token is the first word of its sentence, a line or a quotation."""
    token = doc.tokens[index]
    if index == 0 or doc.tokens[index - 1].sentence != token.sentence:
        return True
    before = doc.tokens[index - 1]
    return before.text in ("«", '"', "“", "—", "–", "-", ":", "•", "*") or before.text in (".", "!", "?", "…")


def starts_inside(doc: Doc, token: Token) -> bool:
    """Tell whether a small word has a capital of its own, behind a colon too, where French writes none."""
    if not token.text[:1].isupper() or (len(token.text) > 1 and token.text.isupper()):
        return False
    colon = token.i > 0 and doc.tokens[token.i - 1].text == ":"
    return colon or not opens_sentence(doc, token.i)


def touches(doc: Doc, index: int) -> bool:
    """Tell whether a token follows the one before it without a gap."""
    return (
        index > 0
        and doc.tokens[index - 1].end == doc.tokens[index].start
        and (doc.tokens[index - 1].sentence == doc.tokens[index].sentence)
    )
