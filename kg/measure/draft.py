"""Figures -> Drafts: what each figure of a sentence counts, in which unit, and what happened to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.doc import Doc, Token
from kg.measure.age import is_age
from kg.measure.counted import Counted, complement_of, find_bracketed, find_counted, find_subject
from kg.measure.figure import Figure
from kg.measure.happening import close_before, find_elided, find_happening
from kg.measure.lexeme import Lexeme
from kg.measure.lexicon import Lexicon
from kg.measure.scheme import Scheme, befalls
from kg.model import Span

HARMED = frozenset(
    ("killed", "wounded", "casualties", "missing", "killed_or_missing", "captured", "arrested", "displaced", "hospitalised")
)
BARE_UNITS = frozenset(("money", "length", "duration", "points", "multiple", "permille"))
PARTS = frozenset(("share", "ratio"))
LINKED = frozenset(("share", "collective", "indefinite"))
AGE = "year(age)"
LOSSES = frozenset(("lost", "destroyed"))
PERSON_ONLY = frozenset(("casualties", "hospitalised", "arrested", "displaced", "missing", "killed_or_missing", "wounded"))
NO_PERSON = frozenset(("destroyed", "produced"))
QUOTES = frozenset('«»“”"')
NEAR = 10
FAR = 25


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with what is needed to read its figures."""

    doc: Doc
    sentence: int
    lexemes: list[Lexeme]
    lexicon: Lexicon
    scheme: Scheme

    def span(self, first: int, last: int) -> Span:
        """Return the stored span of some lexemes."""
        return Span(self.lexemes[first].start, self.lexemes[last - 1].end)

    def tokens_behind(self, index: int) -> list[Token]:
        """Return the tokens of the sentence from a lexeme on."""
        if index >= len(self.lexemes):
            return []
        end = self.doc.sentences[self.sentence].span.end
        return [token for token in self.doc.tokens_in(Span(self.lexemes[index].start, end)) if token.sentence == self.sentence]

    def tokens_before(self, index: int) -> tuple[Token, ...]:
        """Return the two tokens before a lexeme, fewer at the start of the sentence."""
        token = self.token_at(index)
        return self.doc.tokens[max(self.doc.bounds[self.sentence][0], token.i - 2) : token.i] if token else ()

    def token_at(self, index: int) -> Token | None:
        """Return the token that holds a lexeme."""
        found = self.doc.tokens_in(Span(self.lexemes[index].start, self.lexemes[index].end))
        return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure with what it counts; ``joined`` tells that a list or « dont » links it to the figure before."""

    figure: Figure
    counted: Counted | None
    unit: str | None
    measure: str | None
    joined: bool = False
    subset: bool = False
    elided: bool = False


def draft_figures(scene: Scene, figures: Sequence[Figure]) -> list[Draft]:
    """Return a draft for each figure, in order."""
    phrases = [_counted(scene, figure) for figure in figures]
    figured = frozenset(phrase.head.i for phrase in phrases if phrase)
    drafts: list[Draft] = []
    for figure, phrase in zip(figures, phrases, strict=True):
        draft = _draft(scene, figure, phrase, figured)
        drafts.append(_inherit(scene, draft, drafts[-1]) if drafts else draft)
    return drafts


def _counted(scene: Scene, figure: Figure) -> Counted | None:
    kind = figure.unit.kind if figure.unit else None
    if kind in BARE_UNITS:
        return None
    linked = kind is not None or figure.kind in LINKED
    behind = scene.tokens_behind(figure.behind)
    if behind and behind[0].text in QUOTES:
        behind = behind[1:]
    bracketed = find_bracketed(behind, scene.tokens_before(figure.first)) if kind is None else None
    counted = bracketed or find_counted(scene.doc, behind, scene.lexicon, scene.scheme, linked=linked)
    if counted and scene.lexicon.is_form("count_noun", counted.head.lemma.lower()):
        if figure.kind == "one":
            return None
        return complement_of(scene.doc, counted.head) or counted
    return counted


def _draft(scene: Scene, figure: Figure, phrase: Counted | None, figured: frozenset[int]) -> Draft:
    subset = scene.lexicon.precedes("of_which", scene.lexemes, figure.first)
    if figure.unit is not None and figure.unit.kind != "percent":
        aged = is_age(scene.doc, scene.lexemes, figure, scene.lexicon, scene.scheme)
        return Draft(figure, phrase, AGE if aged else figure.unit.name, None)
    if figure.unit is None and phrase is None and is_age(scene.doc, scene.lexemes, figure, scene.lexicon, scene.scheme):
        return Draft(figure, None, AGE, None)
    part = "percent" if figure.unit else "share" if figure.kind in PARTS else None
    if phrase is None and part is None:
        phrase = _subject(scene, figure)
    if phrase is None:
        measure = None if part else _elided_measure(scene, figure)
        person = measure in HARMED or (figure.kind == "indefinite" and measure == "participants")
        return Draft(figure, None, part or ("person" if person else None), measure, subset=subset, elided=part is None)
    measure = find_happening(scene.doc, phrase.head, scene.scheme, figured - {phrase.head.i}, _before(scene, figure))
    if part:
        kept = measure in LOSSES or (measure in HARMED and scene.scheme.is_person(phrase.head))
        return Draft(figure, phrase, part, measure if kept else None, subset=subset)
    unit = "person" if _counts_persons(scene, phrase.head, measure) else phrase.head.lemma.strip("-")
    measure = befalls(measure, phrase.head, scene.scheme)
    if measure in (NO_PERSON if unit == "person" else PERSON_ONLY):
        measure = None
    return Draft(figure, phrase, unit, measure, subset=subset)


def _subject(scene: Scene, figure: Figure) -> Counted | None:
    """Return the subject that a bare number counts; none where a verb before it harms others (« …, tuant au moins cinq »)."""
    phrase = find_subject(scene.doc, scene.token_at(figure.number[1] - 1), scene.lexicon, scene.scheme)
    if phrase is None or scene.scheme.is_person(phrase.head):
        return phrase
    return None if close_before(_before(scene, figure), scene.scheme) in HARMED else phrase


def _counts_persons(scene: Scene, head: Token, measure: str | None) -> bool:
    lost = measure == "casualties" and scene.lexicon.is_form("loss_noun", head.lemma.lower())
    return lost or scene.scheme.is_person(head) or (measure in HARMED and scene.scheme.noun_measure(head) == measure)


def _before(scene: Scene, figure: Figure) -> Token | None:
    """Return the token right before a figure, an opening quotation mark left aside."""
    first = figure.first - 1 if figure.first > 1 and scene.lexemes[figure.first - 1].lower in QUOTES else figure.first
    return scene.token_at(first - 1) if first else None


def _elided_measure(scene: Scene, figure: Figure) -> str | None:
    token = scene.token_at(figure.number[1] - 1)
    return find_elided(scene.doc, token, scene.scheme, _before(scene, figure)) if token else None


def _inherit(scene: Scene, draft: Draft, before: Draft) -> Draft:
    """Fill what a figure leaves unsaid from the figure that it is joined to."""
    gap = scene.lexemes[before.figure.behind : draft.figure.first]
    contrasted = scene.lexicon.precedes("contrast", scene.lexemes, draft.figure.first)
    near = len(gap) <= (FAR if contrasted else NEAR) and not any(lexeme.lower in ".;:" for lexeme in gap)
    listed = draft.figure.first > 0 and scene.lexicon.follows("list_link", scene.lexemes, draft.figure.first - 1)
    linked = near and (draft.subset or contrasted or listed)
    if not linked:
        more = draft.elided and scene.lexicon.follows("more", scene.lexemes, draft.figure.behind)
        return replace(draft, unit=before.unit) if more else _inherit_phrase(scene, draft, before)
    measure = draft.measure
    left_unsaid = draft.elided and not _does_otherwise(scene, draft, before)
    if measure is None and (left_unsaid or draft.subset or _shares_verb(scene, draft, before)):
        measure = before.measure
    unit = (
        before.unit
        if before.unit == AGE and draft.unit == "year"
        else draft.unit or (None if before.unit == "percent" else before.unit)
    )
    shared = before.figure.unit if draft.unit is None and unit is not None else draft.figure.unit
    draft = replace(draft, unit=unit, figure=replace(draft.figure, unit=shared))
    return replace(_inherit_phrase(scene, draft, before), measure=measure, joined=True)


def _does_otherwise(scene: Scene, draft: Draft, before: Draft) -> bool:
    """Tell whether a bare number stands before a verb of its own, so that it shares no fate (« 33 ont survécu »)."""
    one, other = (scene.token_at(figure.number[1] - 1) for figure in (draft.figure, before.figure))
    verb = scene.doc.head(one) if one else None
    if one is None or other is None or verb is None or verb.pos != "VERB" or verb.i < one.i:
        return False
    return verb.i not in (token.i for token in (other, *scene.doc.ancestors(other)))


def _shares_verb(scene: Scene, draft: Draft, before: Draft) -> bool:
    """Tell whether two counted nouns are coordinated, so that what happened to one happened to both."""
    if draft.counted is None or before.counted is None:
        return False
    one, other = draft.counted.head, before.counted.head
    return one.dep == "conj" and scene.doc.head(one).i == other.i


def _inherit_phrase(scene: Scene, draft: Draft, before: Draft) -> Draft:
    """Give an elided noun the phrase of the figure before in the same sentence (« environ 40 000 sont morts »)."""
    bracketed = scene.lexemes[draft.figure.first - 1].lower == "("
    if (
        bracketed
        or not draft.elided
        or draft.counted
        or before.counted is None
        or before.unit != "person"
        or draft.measure is None
    ):
        return draft
    return replace(draft, counted=before.counted, unit=draft.unit or before.unit)
