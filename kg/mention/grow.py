"""Name -> the longer name of which it is a part: institutions, places and persons with their particles."""

from __future__ import annotations

from collections.abc import Sequence

from kg.doc import Doc, Token
from kg.lexicon import Lexicon
from kg.mention.candidate import Candidate, is_capital, starts_inside, text_of
from kg.mention.kinds import is_full_name, is_year, settle_type
from kg.model import Span

LONGEST_REST = 5
QUOTES = frozenset(("«", "»", '"'))


def grow_name(doc: Doc, lexicon: Lexicon, name: Candidate) -> Candidate:
    """Return the name with the head noun before it, or the particle and surname behind it, that belong to it."""
    grown = _with_surname(doc, lexicon, name) if name.type == "Person" else _with_year(doc, lexicon, name)
    whole = _with_couple(doc, lexicon, _with_country(doc, lexicon, _with_modified(doc, grown)))
    return _with_head(doc, lexicon, _with_article(doc, lexicon, whole))


def _with_modified(doc: Doc, name: Candidate) -> Candidate:
    """Take in what the last word of an institution's name modifies: “Centre for Rural” and “and Urban Studies”."""
    limit = doc.bounds[doc.tokens[name.first].sentence][1]
    head = doc.tokens[name.last - 1].head
    if name.type != "Organization" or not name.last <= head < min(name.last + LONGEST_REST, limit):
        return name
    rest = doc.tokens[name.last : head + 1]
    joined = any(token.pos == "CCONJ" for token in rest) and all(token.pos == "CCONJ" or is_capital(token) for token in rest)
    return Candidate(name.first, head + 1, name.type, name.sure) if joined else name


def _with_country(doc: Doc, lexicon: Lexicon, name: Candidate) -> Candidate:
    """Take in the country that tells one body from its namesakes: “the UK Ministry of Defence”."""
    before = doc.tokens[name.first - 1] if name.first > doc.bounds[doc.tokens[name.first].sentence][0] else None
    if before is None or not is_capital(before) or not name.first <= before.head < name.last:
        return name
    country = before.text in lexicon.countries or before.lower in lexicon.demonyms
    body = any(sense.type == "Organization" for sense in lexicon.senses.get(doc.tokens[name.first].lower, ()))
    return Candidate(name.first - 1, name.last, "Organization", sure=True) if country and body else name


def _with_article(doc: Doc, lexicon: Lexicon, name: Candidate) -> Candidate:
    """Take in an article or particle with a capital inside a sentence: « Le Monde », « Thomas De Gendt »."""
    before = doc.tokens[name.first - 1] if name.first > doc.bounds[doc.tokens[name.first].sentence][0] else None
    if before is None or before.lower not in lexicon.titles["particle"] | lexicon.titles["article"]:
        return name
    return Candidate(name.first - 1, name.last, name.type, name.sure) if starts_inside(doc, before) else name


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
    if last == name.last and last < limit and _bears(doc, lexicon, name, doc.tokens[last]):
        return Candidate(name.first, last + 1, name.type, name.sure)
    if name.last - name.first < 2 or not name.last < last < min(limit, name.last + 3) or not is_capital(doc.tokens[last]):
        return name
    behind = doc.tokens[last]
    if lexicon.known_type(behind.text) or behind.pos not in ("PROPN", "X"):
        return name
    return Candidate(name.first, last + 1, name.type, name.sure)


def _bears(doc: Doc, lexicon: Lexicon, name: Candidate, behind: Token) -> bool:
    """Tell whether the proper noun right behind a full name is its second surname: “Omar García” and “Harfuch”."""
    if name.last - name.first < 2 or behind.pos != "PROPN" or not behind.text.istitle() or lexicon.known_type(behind.text):
        return False
    plain = behind.lower not in lexicon.senses and behind.lower not in lexicon.demonyms
    tied = doc.tokens[name.last - 1].head == behind.i or (name.first <= behind.head < name.last and behind.dep.startswith("flat"))
    return plain and tied and doc.tokens[name.last - 1].text.istitle()


def _with_couple(doc: Doc, lexicon: Lexicon, name: Candidate) -> Candidate:
    """Take in who else gave a body its name: “Bill and” before “Melinda Gates Foundation”, « et Melinda Gates » behind."""
    lowest, limit = doc.bounds[doc.tokens[name.first].sentence]
    body = name.type == "Organization" or lexicon.heads.get(("tail", doc.tokens[name.last - 1].text)) == "Organization"
    if not body or name.last - name.first < 2:
        return name
    given, joint = lexicon.given_names, lexicon.titles["joint"]
    before, behind = doc.tokens[max(name.first - 2, lowest) : name.first], doc.tokens[name.last : min(name.last + 3, limit)]
    first, last = doc.tokens[name.first], doc.tokens[name.last - 1]
    if len(before) == 2 and before[0].text in given and before[1].lower in joint and first.text in given:
        return Candidate(name.first - 2, name.last, "Organization", sure=True)
    if len(behind) == 3 and last.text in given and behind[0].lower in joint and behind[1].text in given and is_capital(behind[2]):
        return Candidate(name.first, name.last + 3, "Organization", sure=True)
    return name


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


def join_persons(doc: Doc, lexicon: Lexicon, names: Sequence[Candidate]) -> list[Candidate]:
    """Return the names, a person's given name and surname in one where a nickname in quotes or nothing stands between."""
    joined: list[Candidate] = []
    for name in names:
        last = joined[-1] if joined else None
        if last and last.type == name.type == "Person" and _is_one_person(doc, lexicon, last, name):
            joined[-1] = Candidate(last.first, name.last, "Person", last.sure or name.sure)
        else:
            joined.append(name)
    return joined


def _is_one_person(doc: Doc, lexicon: Lexicon, left: Candidate, right: Candidate) -> bool:
    """Tell whether two names side by side, or with the closing mark of a nickname between them, are of one person."""
    if doc.tokens[left.first].sentence != doc.tokens[right.first].sentence:
        return False
    if is_full_name(lexicon, doc.tokens[right.first : right.last]):
        return False
    if left.last == right.first:
        return "\n" not in doc.slice(Span(doc.tokens[left.last - 1].end, doc.tokens[right.first].start))
    between = doc.tokens[left.last : right.first]
    opened = any(token.text in QUOTES for token in doc.tokens[left.first : left.last])
    closes = between[-1].text in QUOTES and (opened or between[0].text in QUOTES)
    return closes and len(between) == (1 if opened else 3)
