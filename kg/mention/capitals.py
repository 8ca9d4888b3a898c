"""Doc, names -> names in headlines in capitals, where no capital tells a name from another word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from kg.doc import Doc
from kg.lexicon import Lexicon, load_lexicon
from kg.mention.candidate import Candidate, text_of

FEWEST, LONGEST = 3, 6


def in_capitals(doc: Doc) -> frozenset[int]:
    """Return the numbers of the sentences of several words that are written in capitals."""
    found = set()
    for number in range(len(doc.sentences)):
        words = [token.text for token in doc.sentence_tokens(number) if token.text.isalpha() and len(token.text) > 1]
        if len(words) >= FEWEST and all(word.isupper() for word in words):
            found.add(number)
    return frozenset(found)


def find_in_capitals(doc: Doc, lexicon: Lexicon, names: Iterable[Candidate], sentences: Iterable[int]) -> Iterator[Candidate]:
    """Yield the names of the rest of the article, persons by their surnames too, and those of the tables."""
    forms = dict(_table_forms(lexicon.language))
    for name in names:
        forms[text_of(doc, name.first, name.last).lower()] = name.type
        if name.type == "Person":
            forms.setdefault(text_of(doc, name.last - 1, name.last).lower(), "Person")
    for number in sorted(sentences):
        yield from _in_sentence(doc, forms, *doc.bounds[number])


def _in_sentence(doc: Doc, forms: Mapping[str, str], first: int, limit: int) -> Iterator[Candidate]:
    while first < limit:
        for last in range(min(first + LONGEST, limit), first, -1):
            kind = forms.get(text_of(doc, first, last).lower())
            if kind:
                yield Candidate(first, last, kind, sure=True)
                first = last - 1
                break
        first += 1


@cache
def _table_forms(language: str) -> Mapping[str, str]:
    """Return countries and the longer known names in lower case; a short one may be a word in capitals."""
    lexicon = load_lexicon(language)
    forms = {name.lower(): kind for name, kind in lexicon.known.items() if " " in name or name.isupper()}
    return {
        **forms,
        **{name.lower(): "Place" for name in lexicon.places if len(name) > FEWEST and name.lower() not in lexicon.senses},
    }
