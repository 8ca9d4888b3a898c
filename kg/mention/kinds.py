"""Name -> its type: by the words that head it, by the tables, by what stands before it; else as the model has it."""

from __future__ import annotations

import re

from kg.doc import Doc, Token, matches
from kg.lexicon import Lexicon
from kg.mention.candidate import Candidate, is_capital, opens_sentence, text_of
from kg.syntax import syntactic_head

LONGEST_PERSON = 3  # words of a person's name whose last may be the noun of a place: “Hill”, “Park”
LEAST_CAPITALS = 5  # letters; fewer may be an acronym
INITIALS = re.compile(r"(?:[A-Z]\.-?){2,3}")


def settle_type(doc: Doc, lexicon: Lexicon, name: Candidate) -> Candidate:
    """Return the name with the type that its words or its context settle."""
    if name.sure:
        return name
    kind = _by_words(doc, lexicon, name) or _by_context(doc, lexicon, name)
    return Candidate(name.first, name.last, kind, sure=True) if kind else name


def _by_words(doc: Doc, lexicon: Lexicon, name: Candidate) -> str | None:
    text = text_of(doc, name.first, name.last)
    words = doc.tokens[name.first : name.last]
    if kind := lexicon.known_type(text) or _edition_of(doc, lexicon, name) or _dateline(doc, lexicon, name):
        return kind
    last = lexicon.heads.get(("tail", words[-1].text)) if len(words) > 2 else None
    if last == "Organization" or (last == "Place" and len(words) > LONGEST_PERSON):
        return last
    if is_full_name(lexicon, words):
        return "Person"
    for end in range(len(words), 0, -1):
        joined = text_of(doc, name.first, name.first + end)
        found = lexicon.heads.get(("proper", joined)) or (
            lexicon.heads.get(("kept", joined.lower())) if len(words) > end else None
        )
        if found:
            return found
    return lexicon.heads.get(("tail", words[-1].text)) if len(words) > 1 else None


def _dateline(doc: Doc, lexicon: Lexicon, name: Candidate) -> str | None:
    """Return Place for one in capitals that opens a sentence or follows another, as a dateline: « OTTAWA — », “PARIS/LONDON”."""
    text = text_of(doc, name.first, name.last)
    slashed = name.first > 1 and doc.tokens[name.first - 1].text == "/" and doc.tokens[name.first - 2].text.isupper()
    if len(text) < LEAST_CAPITALS or not text.isupper() or not (slashed or opens_sentence(doc, name.first)):
        return None
    return "Place" if text.title() in lexicon.places else None


def _edition_of(doc: Doc, lexicon: Lexicon, name: Candidate) -> str | None:
    """Return the type of a known name followed by a year, or Event for another one so dated."""
    if not is_year(doc.tokens[name.last - 1]) or name.last - name.first < 2:
        return None
    return lexicon.known_type(text_of(doc, name.first, name.last - 1)) or "Event"


def is_year(token: Token) -> bool:
    """Tell whether a word is a year of recent centuries."""
    return len(token.text) == 4 and token.text.isdigit() and token.text[:2] in ("18", "19", "20")


def is_full_name(lexicon: Lexicon, words: tuple[Token, ...]) -> bool:
    """Tell whether the words are a given name and one to four more words of a person's name."""
    if not 2 <= len(words) <= 5 or not (words[0].text in lexicon.given_names or _are_initials(lexicon, words)):
        return False
    if not is_capital(words[-1]) or any(character.isdigit() for character in words[-1].text):
        return False
    return all(is_capital(word) or word.lower in lexicon.titles["particle"] for word in words[1:])


def _are_initials(lexicon: Lexicon, words: tuple[Token, ...]) -> bool:
    """Tell whether a name begins with the initials of given names: « K.C. Maurer », but no club or institution."""
    if not INITIALS.fullmatch(words[0].text) or len(words) != 2 or words[0].text in lexicon.places:
        return False
    last = words[1]
    return last.text[1:].islower() and last.lower not in lexicon.senses and ("tail", last.text) not in lexicon.heads


def _by_context(doc: Doc, lexicon: Lexicon, name: Candidate) -> str | None:
    """Return Person behind a title, an occupation or a nationality used as a noun, and in apposition to one."""
    words = doc.tokens[name.first : name.last]
    lowest = doc.bounds[words[0].sentence][0]
    if name.first == lowest or not is_capital(words[0]) or not is_capital(words[-1]):
        return None
    if _abbreviates(doc, lexicon, name):
        return "Organization"
    before = doc.tokens[name.first - 1]
    earlier = doc.tokens[name.first - 2] if name.first - 2 >= lowest else None
    if before.text in lexicon.titles["honorific"] or before.lower in lexicon.titles["eponym"] or _names_person(lexicon, before):
        return "Person"
    if before.lower in lexicon.demonyms and earlier is not None and (earlier.pos == "DET" or _names_person(lexicon, earlier)):
        return "Person"
    head = syntactic_head(words)
    return "Person" if head.dep == "appos" and _names_person(lexicon, doc.head(head)) else None


def _abbreviates(doc: Doc, lexicon: Lexicon, name: Candidate) -> bool:
    """Tell whether one word stands alone in brackets behind a definite noun for a body: « l'agence des secours (X) »."""
    lowest, limit = doc.bounds[doc.tokens[name.first].sentence]
    first, last = name.first - 2, name.last
    if name.last - name.first > 1 or first < lowest or last >= limit or doc.tokens[last].text != ")":
        return False
    if doc.tokens[name.first - 1].text != "(" or doc.tokens[first].pos == "PROPN":
        return False
    head = doc.tokens[first]
    while matches(head.dep, ("nmod", "amod")) and lowest <= head.head < head.i:
        head = doc.head(head)
    definite = any(
        child.morph.get("Definite") == "Def" for child in doc.children(head) if child.pos == "DET" and child.i < head.i
    )
    return definite and any(sense.type == "Organization" for sense in lexicon.senses_of(head)[:1])


def _names_person(lexicon: Lexicon, token: Token) -> bool:
    senses = lexicon.senses.get(token.lower, ())
    return token.pos in ("NOUN", "PROPN", "ADJ") and bool(senses) and all(sense.type == "Person" for sense in senses)
