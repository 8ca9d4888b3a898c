"""Comparison -> rows of words for people: who gives which figure, and how the figures lie to one another.

What one source says in several articles is one statement and has one row; so has each way in which statements differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from kg.comparison.describe import RATES
from kg.comparison.nouns import Comparison, Figure, Relation
from kg.comparison.words import fold

FIGURE_COLUMNS = ("as of", "source", "figure", "measure", "of whom", "where", "period", "articles")
RELATION_COLUMNS = ("relation", "one", "other", "because", "independent", "pairs")
ORDER = ("contradicts", "overlaps", "refines", "supersedes", "agrees", "incomparable")
INDEPENDENT = {True: "yes", False: "no", None: "unknown"}
LISTED = 3
Rows = list[tuple[str, ...]]


def figure_rows(comparison: Comparison, measure: str | None = None) -> Rows:
    """Return a row for each statement of a measure and each that the rows of relations show, in the order of time."""
    groups = _alike(comparison)
    compared = {end for relations in groups for relation in relations for end in (relation.left, relation.right)}
    shown = {end for relation, *_ in groups for end in (relation.left, relation.right)}
    statements: dict[Hashable, list[Figure]] = defaultdict(list)
    for figure in sorted(comparison.figures, key=lambda figure: (figure.as_of or "", figure.article, figure.span)):
        statements[_statement(figure)].append(figure)
    ids = [({figure.id for figure in said}, said) for said in statements.values()]
    kept = (said for found, said in ids if found & (compared if measure in (None, said[0].measure) else shown))
    return [_figure_row(said) for said in kept]


def relation_rows(comparison: Comparison) -> Rows:
    """Return a row for each two statements that can be compared, and one for each difference that forbids it, the clashes first.

    Figures that differ in more than one respect have no row.
    """
    figures = {figure.id: figure for figure in comparison.figures}
    return [_relation_row(relations, figures) for relations in _alike(comparison)]


def unlike_pairs(comparison: Comparison) -> int:
    """Count the pairs of figures that differ in more than one respect."""
    return sum(len(relation.reasons) > 1 for relation in comparison.relations)


def _alike(comparison: Comparison) -> Sequence[Sequence[Relation]]:
    """Return the relations that have one row each, the most telling of each row first, one statement in two places left out."""
    figures = {figure.id: figure for figure in comparison.figures}
    rows: dict[Hashable, list[Relation]] = defaultdict(list)
    for relation in sorted(comparison.relations, key=lambda relation: _rank(relation, figures)):
        ends = [figures[end] for end in (relation.left, relation.right)]
        if len(relation.reasons) < 2 and not (relation.verdict == "agrees" and _giver(ends[0]) == _giver(ends[1])):
            rows[_likeness(relation, figures)].append(relation)
    return list(rows.values())


def _statement(figure: Figure) -> Hashable:
    """Return what is equal for one figure that one source gives of one thing, in whatever words and article."""
    return _giver(figure), figure.bounds, figure.measure, figure.unit, _thing(figure)


def _giver(figure: Figure) -> str:
    voice = figure.voice and figure.voice.origin
    return "" if voice is None else fold(voice.label) if voice.open else voice.key


def _thing(figure: Figure) -> Hashable:
    counted, place = figure.population, figure.scene and figure.scene.key
    return counted.kinds, counted.territories, counted.limits, counted.words, place, figure.period.kind, figure.period.date


def _likeness(relation: Relation, figures: Mapping[str, Figure]) -> Hashable:
    ends = [figures[end] for end in (relation.left, relation.right)]
    if relation.reasons in ((), ("bound only",)):
        return relation.verdict, frozenset((_giver(figure), figure.bounds, figure.measure) for figure in ends)
    return relation.reasons, frozenset(map(_respects(relation.reasons[0]), ends))


def _respects(reason: str) -> Callable[[Figure], Hashable]:
    """Return what of a figure a reason to hold it incomparable is about."""
    about: Mapping[str, Callable[[Figure], Hashable]] = {
        "measure": lambda figure: figure.measure,
        "population": lambda figure: (figure.population.kinds, figure.population.territories, figure.population.limits),
        "place": lambda figure: figure.scene and figure.scene.key,
        "period": lambda figure: figure.period.kind if figure.period.kind in RATES else "total",
    }
    return about[reason]


def _rank(relation: Relation, figures: Mapping[str, Figure]) -> tuple[object, ...]:
    """Return the place of a relation: the clashes first, and first of each kind what one source says, or equal numbers."""
    left, right = figures[relation.left], figures[relation.right]
    kept = (_giver(left) != _giver(right), left.bounds != right.bounds)
    return ORDER.index(relation.verdict), relation.reasons, *kept, relation.left, relation.right


def _figure_row(said: Sequence[Figure]) -> tuple[str, ...]:
    figure = said[0]
    return (
        figure.as_of or "",
        _source(figure),
        figure.text,
        figure.measure or figure.unit or "",
        figure.population.text or "",
        figure.scene.text if figure.scene else "",
        figure.period.text or "",
        _listed(dict.fromkeys(short_name(item.article) for item in said)),
    )


def _relation_row(relations: Sequence[Relation], figures: Mapping[str, Figure]) -> tuple[str, ...]:
    relation = relations[0]
    verdict = " ".join((relation.verdict, *(f"({reason})" for reason in relation.reasons)))
    ends = (_said(figures[end]) for end in (relation.left, relation.right))
    return verdict, *ends, relation.explanation, INDEPENDENT[relation.independent], str(len(relations))


def _said(figure: Figure) -> str:
    return f"{_source(figure)}: {figure.text} ({short_name(figure.article)})"


def _listed(names: Iterable[str]) -> str:
    every = list(names)
    more = f" and {len(every) - LISTED} more" if len(every) > LISTED else ""
    return ", ".join(every[:LISTED]) + more


def _source(figure: Figure) -> str:
    return figure.voice.label if figure.voice else "not said"


def short_name(article: str) -> str:
    """Return the id of an article, of one that is a path the file's name without its ending.

    >>> short_name("data/demonstration/etude-i24news.txt"), short_name("https://example.org/a/b.html")
    ('etude-i24news', 'https://example.org/a/b.html')
    """
    if "://" in article or "/" not in article:
        return article
    return article.rpartition("/")[2].rpartition(".")[0] or article
