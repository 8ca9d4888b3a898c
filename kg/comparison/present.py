"""Comparison -> the object that ``kg compare --format json`` prints."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from kg.comparison.nouns import Comparison, Figure, SameQuotation


def to_json(comparison: Comparison) -> dict[str, Any]:
    """Return the comparison as plain values: ``figures``, ``relations``, ``clusters``, ``copies`` and ``quotations``."""
    return {
        "figures": [_figure(figure, *comparison.articles[figure.article]) for figure in comparison.figures],
        "relations": [
            {
                "a": relation.left,
                "b": relation.right,
                "relation": relation.verdict,
                "reason": list(relation.reasons),
                "independent": relation.independent,
                "explanation": relation.explanation,
            }
            for relation in comparison.relations
        ],
        "clusters": [
            {
                "id": cluster.id,
                "about": {
                    "measure": cluster.measure,
                    "population": cluster.population,
                    "place": cluster.place,
                    "period": cluster.period,
                },
                "figures": list(cluster.figures),
                "independent_sources": cluster.independent_sources,
            }
            for cluster in comparison.clusters
        ],
        "copies": [
            {
                "article": comparison.caller_id(copy.article),
                "copy_of": comparison.caller_id(copy.copy_of),
                "kind": copy.kind,
                "evidence": copy.evidence,
                "article_iri": comparison.articles[copy.article][1],
                "copy_of_iri": comparison.articles[copy.copy_of][1],
            }
            for copy in comparison.copies
        ],
        "quotations": [_quotation(same, comparison) for same in comparison.quotations],
    }


def _figure(figure: Figure, article: str, text: str) -> dict[str, Any]:
    bounds, voice = figure.bounds, figure.voice
    return {
        "id": figure.id,
        "article": article,
        "article_iri": text,
        "start": figure.span.start,
        "end": figure.span.end,
        "text": figure.text,
        "min": _number(bounds.low),
        "max": _number(bounds.high),
        "min_inclusive": None if bounds.low is None else bounds.with_low,
        "max_inclusive": None if bounds.high is None else bounds.with_high,
        "approximate": bounds.approximate,
        "unit": figure.unit,
        "measure": figure.measure,
        "population": figure.population.text,
        "place": figure.place.text if figure.place else None,
        "period": figure.period.text,
        "as_of": figure.as_of,
        "source": voice
        and {
            "label": voice.label,
            "entity": voice.entity,
            "start": voice.span.start if voice.span else None,
            "end": voice.span.end if voice.span else None,
        },
    }


def _number(value: Fraction | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value.denominator == 1 else round(float(value), 6)


def _quotation(same: SameQuotation, comparison: Comparison) -> dict[str, Any]:
    return {
        "spans": [
            {"article": comparison.caller_id(article), "start": span.start, "end": span.end} for article, span in same.spans
        ],
        "speaker": same.speaker,
    }
