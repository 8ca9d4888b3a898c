"""Comparison -> rows of words for people: who gives which figure, and how the figures lie to one another."""

from __future__ import annotations

from collections.abc import Mapping

from kg.comparison.nouns import Comparison, Figure, Relation

FIGURE_COLUMNS = ("as of", "source", "figure", "measure", "of whom", "where", "period", "article")
RELATION_COLUMNS = ("relation", "left", "right", "because", "independent")
ORDER = ("contradicts", "overlaps", "refines", "supersedes", "agrees", "incomparable")
INDEPENDENT = {True: "yes", False: "no", None: "unknown"}
Rows = list[tuple[str, ...]]


def figure_rows(comparison: Comparison) -> Rows:
    """Return a row for each figure that was compared, in the order of time."""
    compared = {end for relation in comparison.relations for end in (relation.left, relation.right)}
    figures = [figure for figure in comparison.figures if figure.id in compared]
    return [
        _figure_row(figure) for figure in sorted(figures, key=lambda figure: (figure.as_of or "", figure.article, figure.span))
    ]


def _figure_row(figure: Figure) -> tuple[str, ...]:
    return (
        figure.as_of or "",
        _source(figure),
        figure.text,
        figure.measure or figure.unit or "",
        figure.population.text or "",
        figure.scene.text if figure.scene else "",
        figure.period.text or "",
        figure.article,
    )


def relation_rows(comparison: Comparison) -> Rows:
    """Return a row for each way in which two sources differ or agree: once for what they say alike in several articles."""
    figures = {figure.id: figure for figure in comparison.figures}
    ordered = sorted(comparison.relations, key=lambda item: (ORDER.index(item.verdict), item.reasons, item.left, item.right))
    return list({_likeness(relation, figures): _relation_row(relation, figures) for relation in reversed(ordered)}.values())[::-1]


def _likeness(relation: Relation, figures: Mapping[str, Figure]) -> tuple[object, ...]:
    ends = [figures[end] for end in (relation.left, relation.right)]
    said = tuple((_source(figure), str(figure.bounds), figure.measure, figure.population.kinds) for figure in ends)
    return relation.verdict, relation.reasons, said


def _relation_row(relation: Relation, figures: Mapping[str, Figure]) -> tuple[str, ...]:
    verdict = " ".join((relation.verdict, *(f"({reason})" for reason in relation.reasons)))
    ends = (f"{_source(figures[end])}: {figures[end].text}" for end in (relation.left, relation.right))
    return verdict, *ends, relation.explanation, INDEPENDENT[relation.independent]


def _source(figure: Figure) -> str:
    return figure.voice.label if figure.voice else "not said"
