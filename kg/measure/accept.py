"""Figures and Drafts -> whether they are quantities, where the words alone do not tell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from kg.doc import Token, matches
from kg.measure.draft import HARMED, Draft, Scene
from kg.measure.figure import Figure, is_change
from kg.measure.giver import find_giving_verb, leads_to_source, read_second_giver
from kg.measure.origin import may_speak

NAMES = frozenset(("Person", "Organization", "Place", "Event", "Work", "Product"))


def is_number(scene: Scene, figure: Figure) -> bool:
    """Tell whether a figure is a number and no year, no part of a name, and no word of the same form."""
    token = scene.token_at(figure.number[0])
    if token is None:
        return False
    if figure.doubt == "year" and not _precedes_noun(scene, figure, linked=False):
        return False
    alone = figure.number[1] - figure.number[0] == 1
    if alone and scene.lexicon.is_form("ambiguous", token.lower) and token.pos != "NUM" and not _precedes_plural(scene, figure):
        return False
    if figure.unit is None and any(name.first < token.i < name.last and name.type in NAMES for name in scene.doc.names):
        return False
    head = scene.doc.head(token)
    labelled = (
        head.i == token.i - 1
        and head.pos == "PROPN"
        and token.text[0].isdigit()
        and not _precedes_noun(scene, figure, linked=True)
    )
    return not (labelled and figure.unit is None and not figure.bounded)


def _precedes_plural(scene: Scene, figure: Figure) -> bool:
    """Tell whether a noun in the plural follows (« *Neuf* soldats »)."""
    following = scene.tokens_behind(figure.behind)[:1]
    return bool(following) and following[0].pos == "NOUN" and following[0].morph.get("Number") == "Plur"


def _precedes_noun(scene: Scene, figure: Figure, *, linked: bool) -> bool:
    """Tell whether a noun that may be counted follows within two words, behind a preposition only if ``linked``."""
    for token in scene.tokens_behind(figure.behind)[:3]:
        if token.pos == "NOUN":
            return True
        link = linked and scene.lexicon.is_form("complement", token.lower.strip("'"))
        if token.pos not in ("ADJ", "ADV") and not link:
            return False
    return False


def is_quantity(scene: Scene, drafts: Sequence[Draft], index: int) -> bool:
    """Tell whether a draft gives a number of something."""
    draft = drafts[index]
    figure = draft.figure
    if figure.kind == "one":
        return _one_counts(scene, drafts, index)
    if figure.kind == "vague":
        return draft.measure in HARMED and draft.counted is not None
    if figure.unit is not None or draft.counted is not None or draft.measure is not None or figure.kind != "cardinal":
        return True
    if (
        draft.unit is not None
        or figure.bounded
        or _is_grouped(scene, figure)
        or figure.interval.minimum != figure.interval.maximum
    ):
        return True
    speaks = partial(may_speak, scene.doc, scheme=scene.scheme)
    given = find_giving_verb(scene, figure.first) is not None or bool(read_second_giver(scene, draft, speaks))
    return given or leads_to_source(scene, draft) or _is_elided_phrase(scene, figure)


def _is_grouped(scene: Scene, figure: Figure) -> bool:
    """Tell whether the digits of a number are grouped, as those of years and labels are not (« 2 000 selon la police »)."""
    return any(
        lexeme.value is not None and not lexeme.lower.isdigit() and lexeme.value >= 1000
        for lexeme in scene.lexemes[slice(*figure.number)]
    )


def _is_elided_phrase(scene: Scene, figure: Figure) -> bool:
    """Tell whether a number without a noun fills a noun's place in the sentence."""
    token = scene.token_at(figure.number[1] - 1)
    if scene.lexicon.precedes("change_end", scene.lexemes, figure.first) and is_change(
        scene.lexemes, figure.first, scene.lexicon
    ):
        return True
    if token is None or token.pos not in ("NUM", "PRON", "NOUN"):
        return False
    return matches(token.dep, ("nsubj", "obj")) or _is_predicate(scene, token)


def _is_predicate(scene: Scene, token: Token) -> bool:
    """Tell whether a number is said of a plural subject (« ils étaient trois millions »)."""
    subjects = scene.doc.children(token, "nsubj")
    plural = any(subject.morph.get("Number") == "Plur" for subject in subjects)
    return plural and bool(scene.doc.children(token, "cop")) and not matches(token.dep, ("conj",))


def _one_counts(scene: Scene, drafts: Sequence[Draft], index: int) -> bool:
    """Tell whether an article or the number one counts: under a bound, in a duration, in a toll, beside another number."""
    draft = drafts[index]
    figure = draft.figure
    if figure.unit is not None:
        return figure.bounded or (figure.unit.kind == "duration" and _is_plain_duration(scene, figure))
    if figure.bounded and not _is_article(scene, figure):
        return figure.interval.minimum != figure.interval.maximum
    return draft.counted is not None and _one_tolls(scene, drafts, index)


def _one_tolls(scene: Scene, drafts: Sequence[Draft], index: int) -> bool:
    """Tell whether one counted noun is a toll, one of the persons of a list, or a person who was harmed."""
    draft = drafts[index]
    counted = draft.counted.head if draft.counted else None
    if counted is None or draft.unit != "person":
        return False
    if scene.scheme.noun_measure(counted) in HARMED:
        return draft.measure in HARMED and counted.pos != "ADJ"
    before = index > 0 and draft.joined and _is_many(drafts[index - 1])
    listed = before or (index + 1 < len(drafts) and drafts[index + 1].joined and _is_many(drafts[index + 1]))
    return listed or (draft.measure in HARMED and scene.scheme.is_generic(counted))


def _is_many(draft: Draft) -> bool:
    """Tell whether a draft counts persons by more than an article."""
    return draft.unit == "person" and draft.figure.kind != "one"


def _is_article(scene: Scene, figure: Figure) -> bool:
    return scene.lexicon.is_form("indefinite_article", scene.lexemes[figure.number[0]].lower)


def _is_plain_duration(scene: Scene, figure: Figure) -> bool:
    """Tell whether « un mois » is a length of time: between a word that leads to lengths or closes them and the unit."""
    adjacent = figure.unit_place is not None and figure.unit_place[0] == figure.number[1]
    led = scene.lexicon.precedes("duration_lead", scene.lexemes, figure.first)
    return adjacent and (led or scene.lexicon.follows("duration_tail", scene.lexemes, figure.behind))
