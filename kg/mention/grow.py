"""Name -> the longer name of which it is a part: institutions, places and persons with their particles."""

from __future__ import annotations

from kg.doc import Doc
from kg.lexicon import Lexicon
from kg.mention.candidate import Candidate, is_capital, text_of


def grow_name(doc: Doc, lexicon: Lexicon, name: Candidate) -> Candidate:
    """Return the name with the head noun before it, or the particle and surname behind it, that belong to it."""
    grown = _with_surname(doc, lexicon, name) if name.type == "Person" else name
    return _with_head(doc, lexicon, grown)


def _with_surname(doc: Doc, lexicon: Lexicon, name: Candidate) -> Candidate:
    last, limit = name.last, doc.bounds[doc.tokens[name.first].sentence][1]
    while last < limit and doc.tokens[last].lower in lexicon.titles["particle"] and not is_capital(doc.tokens[last]):
        last += 1
    if name.last - name.first < 2 or not name.last < last < min(limit, name.last + 3) or not is_capital(doc.tokens[last]):
        return name
    behind = doc.tokens[last]
    if behind.text in lexicon.places or behind.text in lexicon.known or behind.pos not in ("PROPN", "X"):
        return name
    return Candidate(name.first, last + 1, name.type, name.sure)


def _with_head(doc: Doc, lexicon: Lexicon, name: Candidate) -> Candidate:
    """Take in « université de » before Strasbourg, « place » before Jean-Jaurès."""
    first, lowest = name.first, doc.bounds[doc.tokens[name.first].sentence][0]
    links = 0
    while first > lowest and links < 2 and doc.tokens[first - 1].lower in lexicon.titles["article"]:
        first, links = first - 1, links + 1
    if first <= lowest or (links and doc.tokens[first].lower in ("le", "la", "les", "l'", "à", "the")):
        return name
    head = doc.tokens[first - 1]
    kind = lexicon.heads.get(("kept", head.lower))
    if kind is None or (text_of(doc, name.first, name.last) in lexicon.known and not links):
        return name
    return Candidate(first - 1, name.last, kind, sure=True)
