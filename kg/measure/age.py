"""Figure in years -> whether it is somebody's age."""

from __future__ import annotations

from collections.abc import Sequence

from kg.doc import Doc, Token, matches
from kg.measure.figure import Figure
from kg.measure.lexeme import Lexeme
from kg.measure.lexicon import Lexicon
from kg.measure.scheme import Scheme
from kg.model import Span


def is_age(doc: Doc, lexemes: Sequence[Lexeme], figure: Figure, lexicon: Lexicon, scheme: Scheme) -> bool:
    """Tell whether a number of years is an age: by the words before and behind it, by its possessor, or by an apposition to a name."""
    if lexicon.follows("age_tail", lexemes, figure.number[1]):
        return True
    if lexicon.precedes("age_lead", lexemes, figure.first) or lexicon.precedes("age_lead", lexemes, figure.number[0]):
        return True
    if figure.unit is None or figure.unit.name != "year" or lexicon.follows("sentence_tail", lexemes, figure.behind):
        return False
    if figure.interval.maximum is not None and figure.interval.maximum > 120:
        return False
    token = _token_at(doc, lexemes[figure.number[1] - 1])
    unit = doc.head(token) if matches(token.dep, ("nummod", "nmod", "det")) else token
    if matches(unit.dep, ("nmod",)) and doc.head(unit).i < unit.i and unit.i - doc.head(unit).i <= 5:
        return _is_bearer(doc, doc.head(unit), scheme)
    verb = doc.head(unit)
    if matches(unit.dep, ("obj", "xcomp", "root")) and (verb.lemma.lower(),) in lexicon.contexts["age_verb"]:
        return any(_is_bearer(doc, child, scheme) for child in doc.children(verb, "nsubj"))
    return _is_apposed(doc, lexemes, figure, scheme)


def _token_at(doc: Doc, lexeme: Lexeme) -> Token:
    return doc.tokens_in(Span(lexeme.start, lexeme.end))[0]


def _is_bearer(doc: Doc, token: Token, scheme: Scheme) -> bool:
    return token.pos in ("PRON", "PROPN") or scheme.is_person(token)


def _is_apposed(doc: Doc, lexemes: Sequence[Lexeme], figure: Figure, scheme: Scheme) -> bool:
    """Tell whether the figure stands between commas or brackets behind a person (« Jean Martin, 45 ans, »)."""
    if figure.first < 2 or lexemes[figure.first - 1].lower not in ",(":
        return False
    before = _token_at(doc, lexemes[figure.first - 2])
    after = lexemes[figure.behind].lower if figure.behind < len(lexemes) else "."
    return (before.pos == "PROPN" or scheme.is_person(before)) and after in ",.);"
