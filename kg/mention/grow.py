"""Name -> the longer name of which it is a part: institutions, places and persons with their particles."""

from __future__ import annotations

from collections.abc import Sequence

from kg.doc import Doc
from kg.lexicon import Lexicon
from kg.mention.candidate import Candidate, is_capital, text_of
from kg.mention.kinds import is_year, settle_type

QUOTES = frozenset(("«", "»", '"'))


def grow_name(doc: Doc, lexicon: Lexicon, name: Candidate) -> Candidate:
    """Return the name with the head noun before it, or the particle and surname behind it, that belong to it."""
    grown = _with_surname(doc, lexicon, name) if name.type == "Person" else _with_year(doc, lexicon, name)
    return _with_head(doc, lexicon, grown)


def _with_year(doc: Doc, lexicon: Lexicon, name: Candidate) -> Candidate:
    """Take in where, of what and in which year an event takes place: « Jeux olympiques de Rio 2016 »."""
    limit = doc.bounds[doc.tokens[name.first].sentence][1]
    kind = lexicon.known_type(text_of(doc, name.first, name.last)) or settle_type(doc, lexicon, name).type
    last = name.last
    while kind == "Event" and (further := _complement(doc, lexicon, last, limit)) > last:
        last = further
    dated = last < limit and is_year(doc.tokens[last]) and not is_year(doc.tokens[last - 1])
    if dated and (kind in ("Event", "Work") or (kind == "Organization" and last - name.first == 1)):
        return Candidate(name.first, last + 1, "Event", sure=True)
    return Candidate(name.first, last, kind, sure=True) if last > name.last else name


def _complement(doc: Doc, lexicon: Lexicon, first: int, limit: int) -> int:
    """Return the end of « de Rio », « d'été », « de handball », « de 2016 » that begins at a token, else the token itself."""
    if first + 1 >= limit or doc.tokens[first].lower not in lexicon.titles["naming link"]:
        return first
    for last in range(min(first + 5, limit), first + 1, -1):
        text = text_of(doc, first + 1, last)
        if lexicon.known_type(text) == "Place" or text in lexicon.titles["sport"] or text in lexicon.titles["season"]:
            return last
    return first + 2 if is_year(doc.tokens[first + 1]) else first


def _with_surname(doc: Doc, lexicon: Lexicon, name: Candidate) -> Candidate:
    last, limit = name.last, doc.bounds[doc.tokens[name.first].sentence][1]
    while last < limit and doc.tokens[last].lower in lexicon.titles["particle"] and not is_capital(doc.tokens[last]):
        last += 1
    if name.last - name.first < 2 or not name.last < last < min(limit, name.last + 3) or not is_capital(doc.tokens[last]):
        return name
    behind = doc.tokens[last]
    if lexicon.known_type(behind.text) or behind.pos not in ("PROPN", "X"):
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
    kind = lexicon.heads.get(("grown", head.lower))
    if kind is None or (lexicon.known_type(text_of(doc, name.first, name.last)) == "Organization" and not links):
        return name
    return Candidate(first - 1, name.last, kind, sure=True)


def join_persons(doc: Doc, names: Sequence[Candidate]) -> list[Candidate]:
    """Return the names, a person's given name and surname in one where a nickname in quotes or nothing stands between."""
    joined: list[Candidate] = []
    for name in names:
        last = joined[-1] if joined else None
        if last and last.type == name.type == "Person" and (last.last == name.first or _nickname(doc, last.last, name.first)):
            joined[-1] = Candidate(last.first, name.last, "Person", last.sure or name.sure)
        else:
            joined.append(name)
    return joined


def _nickname(doc: Doc, first: int, last: int) -> bool:
    between = doc.tokens[first:last]
    return 3 <= len(between) <= 4 and between[0].text in QUOTES and between[-1].text in QUOTES
