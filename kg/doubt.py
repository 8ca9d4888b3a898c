"""Doc -> Repairs: words and sentences that the text gives reason to doubt.

Texts that a machine translated or reworded carry traces: words of another language amid a sentence, a full stop in the middle of
one, sentences without their beginning, the headline once more. Each is recorded with its reason and left as it stands; a
candidate is given only where the text itself settles it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from kg.doc import Doc, Token, span_of
from kg.model import Repair, Resolution, Sentence, Span
from kg.resources import languages, locate, table

FOREIGN = "a word of another language"
ELISION = "a vowel that should be elided"
STOP = "a full stop within the sentence"
RELATIVE = "the noun before the relative pronoun is missing"
SUBJECT = "the subject is missing"
HEADLINE = "repeats the headline"
SPUN = "a name whose words seem replaced"
STOPPED = re.compile(r"(?<!\w)([^\W\d_]{3,})\.\s+(?=[^\W\d_])")
VOWELS = "aàâeéèêëiîïoôuùûœæ"
MOST_FOREIGN = 4
LONGEST_RUN = 2
OPENING = "«\"'“‘"
CLOSING = "»\"'”’"


def find_doubt(doc: Doc) -> tuple[tuple[Sentence, ...], tuple[Repair, ...]]:
    """Return the sentences with their reading and reasons, and the suspect words in text order."""
    found = [
        *_foreign_words(doc),
        *_missing_elisions(doc),
        *_spurious_stops(doc),
        *_lost_beginnings(doc),
        *_repeated_headlines(doc),
    ]
    return _marked(doc.sentences, found)


def doubt_names(
    sentences: Iterable[Sentence], repairs: Iterable[Repair], resolution: Resolution
) -> tuple[tuple[Sentence, ...], tuple[Repair, ...]]:
    """Return sentences and repairs with the names added that linking found to be like known ones in other words."""
    spun = {link.mention for entity in resolution.entities for link in entity.links if link.method == "spun"}
    return _marked(sentences, [*repairs, *(Repair(span, SPUN) for span in spun)])


def _marked(sentences: Iterable[Sentence], repairs: Iterable[Repair]) -> tuple[tuple[Sentence, ...], tuple[Repair, ...]]:
    ordered = tuple(sorted(repairs, key=lambda repair: (repair.span, repair.reason)))
    return tuple(_judged(sentence, ordered) for sentence in sentences), ordered


def _judged(sentence: Sentence, repairs: tuple[Repair, ...]) -> Sentence:
    reasons = [repair.reason for repair in repairs if repair.span.overlaps(sentence.span)]
    if not reasons:
        return sentence
    return replace(sentence, reading="doubtful", reasons=tuple(dict.fromkeys((*sentence.reasons, *reasons))))


def _foreign_words(doc: Doc) -> Iterator[Repair]:
    """Yield the words of another language that stand amid the text: no names, no quoted terms, no whole foreign phrases."""
    foreign = _foreign(doc.language)
    named = {i for name in doc.names for i in range(name.first, name.last) if name.last - name.first > 1}
    for number in range(len(doc.sentences)):
        tokens = doc.sentence_tokens(number)
        runs = list(_runs(token for token in tokens if token.text in foreign))
        if sum(map(len, runs)) > MOST_FOREIGN:
            continue
        for run in runs:
            if len(run) <= LONGEST_RUN and not any(token.i in named for token in run) and not _is_set_apart(doc, run):
                yield Repair(span_of([*run, *_particle(doc, run[-1])]), FOREIGN)


def _runs(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Yield the tokens that follow one another together."""
    run: list[Token] = []
    for token in tokens:
        if run and token.i != run[-1].i + 1:
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _is_set_apart(doc: Doc, run: list[Token]) -> bool:
    """Tell whether words are part of a compound or a title, or stand in quotation marks of their own."""
    before = doc.tokens[run[0].i - 1 : run[0].i]
    after = doc.tokens[run[-1].i + 1 : run[-1].i + 2]
    for neighbour in (*before, *after):
        joins = neighbour.text[0] == "-" or _is_foreign_article(neighbour.lower, doc.language)
        joins = joins or (neighbour.text[0].isupper() and _is_inside(doc, neighbour))
        if joins and neighbour.sentence == run[0].sentence:
            return True
    return bool(before and after and before[0].text in OPENING and after[0].text in CLOSING)


def _is_inside(doc: Doc, token: Token) -> bool:
    """Tell whether a capital letter is no sign of a sentence's beginning."""
    return token.i > doc.bounds[token.sentence][0] and doc.tokens[token.i - 1].text not in OPENING + ":"


def _particle(doc: Doc, token: Token) -> list[Token]:
    """Return the particle of another language that belongs to a word before it (``carry on``), if any."""
    following = doc.tokens[token.i + 1 : token.i + 2]
    return [word for word in following if word.head == token.i and word.text in _particles(doc.language)]


def _missing_elisions(doc: Doc) -> Iterator[Repair]:
    """Yield the places where a word keeps a vowel that the next word, put there later, should have cost it."""
    elides, keeps = _elision(doc.language)
    foreign = _foreign(doc.language)
    for left, right in pairwise(doc.tokens):
        if left.lower not in elides or right.text[0] not in VOWELS or left.sentence != right.sentence:
            continue
        plain = right.text.isalpha() and right.text.islower() and len(right.text) > 2
        if plain and right.text not in keeps and right.text not in foreign and left.end < right.start:
            yield Repair(Span(left.start, right.end), ELISION)


def _spurious_stops(doc: Doc) -> Iterator[Repair]:
    """Yield the full stops before a lower-case word that cannot begin a sentence because no finite verb follows."""
    for sentence in doc.sentences:
        for stop in STOPPED.finditer(doc.slice(sentence.span)):
            offset = sentence.span.start
            after = doc.tokens_in(Span(offset + stop.end(), sentence.span.end))
            if not after or not _continues(after[0]) or stop.group(1).lower() in _abbreviations(doc.language):
                continue
            if not any(token.morph.get("VerbForm") == "Fin" for token in _clause(after)):
                span = Span(offset + stop.start(), after[0].end)
                yield Repair(span, STOP, f"{stop.group(1)} {doc.slice(after[0].span)}")


def _continues(token: Token) -> bool:
    """Tell whether a word looks like the middle of a sentence rather than like a beginning without its capital."""
    return token.text.islower() and len(token.text) > 1 and token.pos not in ("DET", "PRON", "NUM")


def _clause(tokens: list[Token]) -> Iterator[Token]:
    """Yield the tokens up to the next mark."""
    for token in tokens:
        if token.pos == "PUNCT":
            return
        yield token


def _lost_beginnings(doc: Doc) -> Iterator[Repair]:
    """Yield the first words of fragments that lack the noun that they speak of."""
    for number, sentence in enumerate(doc.sentences):
        tokens = doc.sentence_tokens(number)
        if sentence.role != "fragment" or not tokens:
            continue
        first = tokens[0]
        if first.morph.get("PronType") == "Rel":
            yield Repair(span_of([first, *_until_verb(doc, first)]), RELATIVE)
        elif first.morph.get("VerbForm") == "Fin" and not doc.children(first, "nsubj", "csubj", "expl"):
            yield Repair(first.span, SUBJECT)


def _until_verb(doc: Doc, pronoun: Token) -> list[Token]:
    verb = doc.head(pronoun)
    return [verb] if verb.sentence == pronoun.sentence and verb.i > pronoun.i else []


def _repeated_headlines(doc: Doc) -> Iterator[Repair]:
    return (Repair(sentence.span, HEADLINE) for sentence in doc.sentences if sentence.role == "repeated-title")


def _is_foreign_article(word: str, language: str) -> bool:
    """Tell whether a word is a small one of another language, whole or elided, so that its neighbour is part of a phrase."""
    small = _small_words(language)
    stem, mark, _ = word.partition("'")
    return word in small or bool(mark and stem and any(form.startswith(stem) and len(form) == len(stem) + 1 for form in small))


@cache
def _small_words(language: str) -> frozenset[str]:
    return frozenset(form for other in languages() if other != language for form in _elision(other)[0])


@cache
def _foreign(language: str) -> frozenset[str]:
    return frozenset(locate("data", "foreign", f"{language}.txt").read_text(encoding="utf-8").split())


@cache
def _particles(language: str) -> frozenset[str]:
    return frozenset(row["form"] for other in languages() if other != language for row in table(other, "particles"))


@cache
def _elision(language: str) -> tuple[frozenset[str], frozenset[str]]:
    rows = table(language, "elision")
    return (
        frozenset(row["form"] for row in rows if row["kind"] == "elides"),
        frozenset(row["form"] for row in rows if row["kind"] == "keeps"),
    )


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(row["form"] for row in table(language, "abbreviations") if row["ends"] != "starter")
