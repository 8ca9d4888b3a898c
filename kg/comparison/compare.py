"""Sheets of many articles -> what they say of the same things, and how they differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.comparison.apart import keep_apart
from kg.comparison.cluster import cluster_figures
from kg.comparison.copies import find_copies, trace_origins
from kg.comparison.measures import related
from kg.comparison.nouns import Comparison, Figure, Relation, Sheet
from kg.comparison.pairs import contested_pairs, pair_figures, without_parts
from kg.comparison.quotations import find_same_quotations
from kg.comparison.relate import relate
from kg.comparison.sheet import sheet_of
from kg.comparison.voices import unify_voices
from kg.model import Record
from kg.terms import local_name


def compare_records(records: Iterable[Record], *, measure: str | None = None) -> Comparison:
    """Return what the articles say of the same things; with a measure, its figures and what they are held against."""
    return compare_sheets([sheet_of(record) for record in records], measure=measure)


def compare_sheets(sheets: Iterable[Sheet], *, measure: str | None = None) -> Comparison:
    """Return the comparison of some sheets; their order changes nothing."""
    ordered = unify_voices(keep_apart(sheets))
    copies = find_copies(ordered)
    origins = trace_origins(copies)
    figures = [figure for sheet in ordered for figure in sheet.figures if measure is None or related(figure.measure, measure)]
    relations = _relations(figures, {sheet.id: sheet for sheet in ordered}, origins)
    if measure is not None:
        asked = {figure.id for figure in figures if figure.measure == measure}
        relations = [relation for relation in relations if asked & {relation.left, relation.right}]
    compared = frozenset(end for relation in relations for end in (relation.left, relation.right))
    return Comparison(
        figures=tuple(figure for figure in figures if measure in (None, figure.measure) or figure.id in compared),
        relations=tuple(relations),
        clusters=cluster_figures(figures, compared, origins),
        copies=copies,
        quotations=find_same_quotations(
            [quoted for sheet in ordered for quoted in sheet.quotations], {sheet.id: sheet.names for sheet in ordered}
        ),
        articles={sheet.id: (sheet.id.removesuffix(f"@{local_name(sheet.publication)}"), sheet.iri) for sheet in ordered},
    )


def _copied(left: Figure, right: Figure, origins: Mapping[str, str]) -> bool:
    """Tell whether two articles go back to one text."""
    ends = [origins.get(figure.article, figure.article) for figure in (left, right)]
    return left.article != right.article and ends[0] == ends[1]


def _relations(figures: Sequence[Figure], sheets: Mapping[str, Sheet], origins: Mapping[str, str]) -> list[Relation]:
    contested = {(left.id, right.id): (left, right) for left, right in contested_pairs(figures)}
    pairs = [pair for pair in pair_figures(figures, sheets) if (pair[0].id, pair[1].id) not in contested]
    found = [relate(left, right, _copied(left, right, origins)) for left, right in pairs]
    verdicts = [(left, right, relation.verdict) for (left, right), relation in zip(pairs, found, strict=True)]
    stands = without_parts(verdicts)
    kept = [relation for relation, stand in zip(found, stands, strict=True) if stand]
    kept += [relate(left, right, copied=False, contested=True) for left, right in contested.values()]
    return sorted(kept, key=lambda relation: (relation.left, relation.right))
