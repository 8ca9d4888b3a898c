"""Names -> more names: what is a name in one place of an article is one, of the same type, in the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.doc import Doc
from kg.lexicon import Lexicon
from kg.mention.candidate import Candidate, is_capital, opens_sentence, text_of, touches
from kg.mention.kinds import is_full_name

SURE, GUESSED, RESIDUAL = 3.0, 1.0, 0.4


def agree_on_types(doc: Doc, names: Sequence[Candidate]) -> list[Candidate]:
    """Return the names with the type that most of their occurrences have; a surname follows the full name."""
    votes = _votes(doc, names)
    return [_elected(name, votes[text_of(doc, name.first, name.last)]) for name in names]


def _votes(doc: Doc, names: Iterable[Candidate]) -> Mapping[str, Mapping[str, float]]:
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name in names:
        weight = SURE if name.sure else RESIDUAL if name.type == "Work" else GUESSED
        votes[text_of(doc, name.first, name.last)][name.type] += weight
        if name.type == "Person" and name.last - name.first > 1:
            votes[text_of(doc, name.last - 1, name.last)]["Person"] += weight + GUESSED
    return votes


def _elected(name: Candidate, votes: Mapping[str, float]) -> Candidate:
    kind = max(votes, key=lambda kind: (votes[kind], kind == name.type, kind))
    return Candidate(name.first, name.last, kind, name.sure or votes[kind] > GUESSED)


def spread_names(doc: Doc, lexicon: Lexicon, names: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield further occurrences of the names, the surnames of persons, and given names with what follows them."""
    sought = _sought(doc, names)
    taken = {index for name in names for index in range(name.first, name.last)}
    for token in doc.tokens:
        if token.i in taken or not is_capital(token):
            continue
        for last, kind in sought.get(token.text, ()):
            end = token.i + len(last)
            if tuple(word.text for word in doc.tokens[token.i : end]) == last and not taken & set(range(token.i, end)):
                if len(last) > 1 or token.pos in ("PROPN", "X") or not opens_sentence(doc, token.i):
                    yield Candidate(token.i, end, kind)
                    break
        else:
            yield from _full_name(doc, lexicon, token.i, taken)


def _sought(doc: Doc, names: Iterable[Candidate]) -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    forms: dict[tuple[str, ...], str] = {}
    for name in names:
        words = tuple(token.text for token in doc.tokens[name.first : name.last])
        if name.type != "Work" and len("".join(words)) > 2:
            forms.setdefault(words, name.type)
            if name.type == "Person" and len(words) > 1 and len(words[-1]) > 2:
                forms.setdefault(words[-1:], "Person")
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
