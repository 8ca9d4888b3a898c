"""Figure in years -> whether it is somebody's age."""

from __future__ import annotations

from kg.doc import Doc, Token, matches
from kg.measure.figure import Figure
from kg.measure.lexeme import Lexeme
from kg.measure.lexicon import Lexicon
from kg.measure.scheme import Scheme
from kg.model import Span

OLDEST = 120
NEAR = 4


def is_age(doc: Doc, lexemes: list[Lexeme], figure: Figure, lexicon: Lexicon, scheme: Scheme) -> bool:
    """Tell whether a number is an age: by the words around it, by its possessor, or by an apposition to a person."""
    if lexicon.follows("age_tail", lexemes, figure.number[1]):
        return True
    if figure.unit is None:
        return _is_bare_age(doc, lexemes, figure, lexicon, scheme)
    if figure.unit.name != "year" or lexicon.follows("sentence_tail", lexemes, figure.behind):
        return False
    if lexicon.precedes("age_lead", lexemes, figure.first) or lexicon.precedes("age_lead", lexemes, figure.number[0]):
        return True
    if (
        lexicon.precedes("age_at", lexemes, figure.first)
        and lexemes[figure.behind : figure.behind + 1]
        and lexemes[figure.behind].lower == ","
    ):
        return True
    likely = figure.interval.maximum is None or figure.interval.maximum <= OLDEST
    return likely and (_is_possessed(doc, lexemes, figure, lexicon, scheme) or _is_apposed(doc, lexemes, figure, lexicon, scheme))


def _is_bare_age(doc: Doc, lexemes: list[Lexeme], figure: Figure, lexicon: Lexicon, scheme: Scheme) -> bool:
    """Tell whether a number without a unit is an age (“aged 5”, “the suspect, 28, was held”)."""
    if lexicon.precedes("age_bare", lexemes, figure.first):
        return True
    if figure.bounded and figure.first and lexemes[figure.first - 1].is_word:
        owner = _token_at(doc, lexemes[figure.first - 1])
        return owner.pos == "NOUN" and scheme.is_person(owner) and (figure.interval.maximum or 0) <= OLDEST
    marks = lexemes[figure.first - 1 : figure.first] + lexemes[figure.last : figure.last + 1]
    between = [lexeme.lower for lexeme in marks] == [",", ","] and (figure.interval.maximum or 0) <= OLDEST
    return between and _is_apposed(doc, lexemes, figure, lexicon, scheme)


def _is_possessed(doc: Doc, lexemes: list[Lexeme], figure: Figure, lexicon: Lexicon, scheme: Scheme) -> bool:
    """Tell whether a person has the years: « un homme de 40 ans », « elle avait 40 ans »."""
    if _follows_bearer(doc, lexemes, figure, lexicon, scheme):
        return True
    last = (figure.unit_place or figure.number)[1] - 1
    unit = _token_at(doc, lexemes[last])
    verb = doc.head(unit)
    words = doc.tokens_in(Span(lexemes[figure.first].start, lexemes[last].end))
    owners = [doc.head(word) for word in words if matches(word.dep, ("nmod",)) and doc.head(word).i < words[0].i]
    if owners and words[0].i - owners[0].i <= NEAR:
        return _is_bearer(owners[0], scheme)
    if not matches(unit.dep, ("obj", "xcomp", "root")) or not lexicon.is_form("age_verb", verb.lemma.lower()):
        return False
    subjects = doc.children(verb, "nsubj")
    return all(_is_bearer(child, scheme) for child in subjects) and (bool(subjects) or verb.morph.get("VerbForm") == "Inf")


def _follows_bearer(doc: Doc, lexemes: list[Lexeme], figure: Figure, lexicon: Lexicon, scheme: Scheme) -> bool:
    """Tell whether « de » alone stands between a person and the years (« enfants de moins de cinq ans »)."""
    owner = figure.first - 2
    if owner < 0 or not lexicon.is_form("link", lexemes[figure.first - 1].lower) or not lexemes[owner].is_word:
        return False
    token = _token_at(doc, lexemes[owner])
    return token.pos == "NOUN" and scheme.is_person(token)


def _token_at(doc: Doc, lexeme: Lexeme) -> Token:
    return doc.tokens_in(Span(lexeme.start, lexeme.end))[0]


def _is_bearer(token: Token, scheme: Scheme) -> bool:
    return token.pos in ("PRON", "PROPN") or scheme.is_person(token)


def _is_apposed(doc: Doc, lexemes: list[Lexeme], figure: Figure, lexicon: Lexicon, scheme: Scheme) -> bool:
    """Tell whether the figure stands between commas or brackets behind a person (« Jean Martin, 45 ans, »)."""
    mark = figure.first - (2 if lexicon.precedes("link", lexemes, figure.first) else 1)
    if mark < 1 or lexemes[mark].lower not in ",(":
        return False
    before = _token_at(doc, lexemes[mark - 1])
    ended = (
        figure.behind >= len(lexemes)
        or lexemes[figure.behind].lower in ",.);"
        or lexicon.follows("list_link", lexemes, figure.behind)
    )
    return (before.pos == "PROPN" or scheme.is_person(before)) and ended
