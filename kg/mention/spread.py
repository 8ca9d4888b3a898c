"""Names -> more names: what is a name in one place of an article is one, of the same type, in the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from kg.acronyms import is_acronym_of, plain
from kg.doc import Doc, Token
from kg.lexicon import Lexicon
from kg.mention.candidate import Candidate, is_capital, opens_sentence, text_of, touches
from kg.mention.kinds import is_full_name

CERTAIN, SURE, GUESSED, RESIDUAL = 99.0, 3.0, 1.0, 0.4


def agree_on_types(doc: Doc, lexicon: Lexicon, names: Sequence[Candidate]) -> list[Candidate]:
    """Return the names with the type that most of their occurrences have, else the first; a surname follows the full name."""
    votes = _votes(doc, lexicon, names)
    return [_elected(name, votes[text_of(doc, name.first, name.last)]) for name in names]


def _votes(doc: Doc, lexicon: Lexicon, names: Sequence[Candidate]) -> Mapping[str, Mapping[str, float]]:
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    surnames: set[str] = set()
    for name in names:
        weight = SURE if name.sure else RESIDUAL if name.type == "Work" else GUESSED
        votes[text_of(doc, name.first, name.last)][name.type] += weight
        if name.type == "Person" and name.last - name.first > 1:
            surnames.update(surnames_of(doc, lexicon, _without_generation(doc, lexicon, name)))
    for short, kind in _acronyms(doc, names):
        votes[short][kind] += CERTAIN
    for surname in surnames:
        votes[surname]["Person"] += CERTAIN if lexicon.places.get(surname) != "country" else GUESSED
    return votes


def _acronyms(doc: Doc, names: Sequence[Candidate]) -> Iterator[tuple[str, str]]:
    """Yield the acronyms in brackets behind what they stand for, with its type."""
    for name, other in pairwise(names):
        if other.first == name.last + 1 and doc.tokens[name.last].text == "(" and name.type != "Work":
            short = text_of(doc, other.first, other.last)
            if is_acronym_of(short, text_of(doc, name.first, name.last)):
                yield short, name.type


def _without_generation(doc: Doc, lexicon: Lexicon, name: Candidate) -> Candidate:
    """Return the name of a person without « Jr. », which no surname is."""
    last = plain(doc.tokens[name.last - 1].text).rstrip(".")
    short = name.last - name.first <= 2 or last not in lexicon.titles["generation"]
    return name if short else Candidate(name.first, name.last - 1, name.type, name.sure)


def surnames_of(doc: Doc, lexicon: Lexicon, name: Candidate) -> Iterator[str]:
    """Yield the last word of a full name, and the same with the particles before it."""
    first = name.last - 1
    yield text_of(doc, first, name.last)
    while first - 1 > name.first and (doc.tokens[first - 1].lower in lexicon.titles["particle"] or touches(doc, first)):
        first -= 1
    if first < name.last - 1:
        yield text_of(doc, first, name.last)


def _elected(name: Candidate, votes: Mapping[str, float]) -> Candidate:
    kind = max(votes, key=lambda kind: votes[kind])
    return Candidate(name.first, name.last, kind, name.sure or votes[kind] > GUESSED)


def spread_names(doc: Doc, lexicon: Lexicon, names: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield further occurrences of the names, the surnames of persons, and given names with what follows them."""
    sought = _sought(doc, lexicon, names)
    taken = {index for name in names for index in range(name.first, name.last)}
    for token in doc.tokens:
        if not is_capital(token) and token.lower not in lexicon.titles["particle"]:
            continue
        found = next((words for words in sought.get(token.text, ()) if _stands(doc, lexicon, token, words, taken)), None)
        if found:
            yield Candidate(token.i, token.i + len(found[0]), found[1])
        elif token.i not in taken:
            yield from _full_name(doc, lexicon, token.i, taken)


def _stands(doc: Doc, lexicon: Lexicon, token: Token, form: tuple[tuple[str, ...], str], taken: set[int]) -> bool:
    """Tell whether a known form stands at a token and a single word there is a name, not the capital of a sentence."""
    words = form[0]
    if tuple(word.text for word in doc.tokens[token.i : token.i + len(words)]) != words:
        return False
    if len(words) > 1:
        return True
    person = form[1] == "Person" and token.lower not in lexicon.senses
    return token.i not in taken and (person or token.pos in ("PROPN", "X") or not opens_sentence(doc, token.i))


def _sought(doc: Doc, lexicon: Lexicon, names: Iterable[Candidate]) -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    forms: dict[tuple[str, ...], str] = {}
    for name in names:
        words = tuple(token.text for token in doc.tokens[name.first : name.last])
        if name.type == "Work" or len("".join(words)) < 3:
            continue
        forms.setdefault(words, name.type)
        if name.type == "Person" and len(words) > 1:
            person = _without_generation(doc, lexicon, name)
            words = tuple(token.text for token in doc.tokens[person.first : person.last])
            for surname in surnames_of(doc, lexicon, person):
                size = len(surname.split())
                if len(surname) > 2:
                    forms.setdefault(words[-size:], "Person")
    sought: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for words in sorted(forms, key=lambda words: (-len(words), words)):
        sought[words[0]].append((words, forms[words]))
    return sought


def _full_name(doc: Doc, lexicon: Lexicon, first: int, taken: set[int]) -> Iterator[Candidate]:
    """Yield a given name with the capitalised words behind it."""
    if doc.tokens[first].text not in lexicon.given_names:
        return
    last, limit = first + 1, min(first + 4, doc.bounds[doc.tokens[first].sentence][1])
    while last < limit and last not in taken and is_capital(doc.tokens[last]) and not touches(doc, last):
        last += 1
    if is_full_name(lexicon, doc.tokens[first:last]):
        yield Candidate(first, last, "Person", sure=True)
