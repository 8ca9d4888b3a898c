"""Doc -> names of the tables: well-known names and places, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator

from kg.doc import Doc
from kg.lexicon import KEY, Lexicon
from kg.mention.candidate import Candidate, is_capital, opens_sentence, text_of, touches

LONGEST, SLACK = 9, 2


def find_known(doc: Doc, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield the longest names of the tables that begin at each word; a sentence's first word alone must be a proper noun."""
    past = 0
    for token in doc.tokens:
        if token.i < past or (touches(doc, token.i) and doc.tokens[token.i - 1].text[-1:].isalnum()):
            continue
        if not is_capital(token) and token.lower not in lexicon.openers and ("national", token.lower) not in lexicon.heads:
            continue
        found = _longest(doc, lexicon, token.i) or _national(doc, lexicon, token.i)
        if found:
            past = found.last
            yield found


def _longest(doc: Doc, lexicon: Lexicon, first: int) -> Candidate | None:
    start, limit = doc.tokens[first].start, min(first + LONGEST, doc.bounds[doc.tokens[first].sentence][1])
    reach = lexicon.reach.get(doc.article.text[start : start + KEY].replace("’", "'").lower(), 0)
    while limit > first and doc.tokens[limit - 1].end - start > reach + SLACK:
        limit -= 1
    for last in range(limit, first, -1):
        text = text_of(doc, first, last)
        kind = lexicon.known_type(text) if last - first > 1 or is_capital(doc.tokens[first]) else None
        if kind and not _runs_on(doc, last) and not _is_plain_word(doc, lexicon, first, last):
            return Candidate(first, last, kind, sure=True)
    return None


def _national(doc: Doc, lexicon: Lexicon, first: int) -> Candidate | None:
    """Return an institution with the adjective of its country, which is its name in running text."""
    kind = lexicon.heads.get(("national", doc.tokens[first].lower))
    if kind is None or first + 1 >= doc.bounds[doc.tokens[first].sentence][1] or first == 0:
        return None
    definite = doc.tokens[first - 1].morph.get("Definite") == "Def"
    return Candidate(first, first + 2, kind, sure=True) if definite and doc.tokens[first + 1].lower in lexicon.demonyms else None


def _runs_on(doc: Doc, last: int) -> bool:
    """Tell whether a hyphen or letters continue the word."""
    return last < len(doc.tokens) and touches(doc, last) and doc.tokens[last].text[:1] in "-–" and len(doc.tokens[last].text) > 1


def _is_plain_word(doc: Doc, lexicon: Lexicon, first: int, last: int) -> bool:
    """Tell whether a single word may be a common one: the first of its sentence and not tagged as a name, or a nationality."""
    token = doc.tokens[first]
    if last - first > 1:
        return False
    if opens_sentence(doc, first) and token.pos not in ("PROPN", "X"):
        return lexicon.places.get(token.text) != "country"
    if token.lower in lexicon.demonyms and lexicon.places.get(token.text) != "country":
        return True
    return token.lower in lexicon.demonyms and token.pos in ("ADJ", "NOUN")
