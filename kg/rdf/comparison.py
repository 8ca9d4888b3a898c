"""Comparison -> quads of the graphs of comparisons and of clusters; both claims stay as they are in their articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.comparison.nouns import Cluster, Comparison, Copy, Figure, Relation, SameQuotation
from kg.rdf.line import Triple, boolean, integer, iri, lines, name, string, token
from kg.terms import BASE, cluster_iri, comparison_iri, graph_iri, short_hash


def comparison_quads(comparison: Comparison, *, base: str = BASE) -> Iterator[str]:
    """Yield the lines of the graph ``comparisons``: pairs of figures, and pairs of texts of which one is a copy."""
    figures = {figure.id: figure for figure in comparison.figures}
    texts = {article: text for article, (_, text) in comparison.articles.items()}
    yield from lines(_comparisons(comparison, figures, texts, base), graph_iri("comparisons", base))


def cluster_quads(comparison: Comparison, *, base: str = BASE) -> Iterator[str]:
    """Yield the lines of the graph ``clusters``: figures about one thing, and quotations of the same words."""
    figures = {figure.id: figure for figure in comparison.figures}
    yield from lines(_clusters(comparison, figures, base), graph_iri("clusters", base))


def _comparisons(comparison: Comparison, figures: Mapping[str, Figure], texts: Mapping[str, str], base: str) -> Iterator[Triple]:
    for relation in comparison.relations:
        if figures[relation.left].node != figures[relation.right].node:
            yield from _relation(relation, figures, base)
    for copy in comparison.copies:
        yield from _copy(copy, texts, base)


def _relation(relation: Relation, figures: Mapping[str, Figure], base: str) -> Iterator[Triple]:
    left, right = figures[relation.left], figures[relation.right]
    node = iri(comparison_iri(left.id, right.id, base))
    yield node, "rdf:type", name("kg:FigureComparison")
    yield node, "kg:left", iri(left.node)
    yield node, "kg:right", iri(right.node)
    yield node, "kg:verdict", token("relation", relation.verdict)
    if left.measure and left.measure == right.measure:
        yield node, "kg:measure", token("measure", left.measure)
    yield node, "kg:reason", string(relation.explanation)
    if relation.independent is not None:
        yield node, "kg:independent", boolean(value=relation.independent)


def _copy(copy: Copy, texts: Mapping[str, str], base: str) -> Iterator[Triple]:
    left, right = texts[copy.article], texts[copy.copy_of]
    if left == right:
        return
    node = iri(comparison_iri(left, right, base))
    yield node, "rdf:type", name("kg:TextComparison")
    yield node, "kg:left", iri(left)
    yield node, "kg:right", iri(right)
    yield node, "kg:verdict", token("relation", copy.kind)
    yield node, "kg:reason", string(copy.evidence)
    yield iri(left), "kg:copyOf", iri(right)


def _clusters(comparison: Comparison, figures: Mapping[str, Figure], base: str) -> Iterator[Triple]:
    for cluster in comparison.clusters:
        yield from _cluster(cluster, figures, base)
    for same in comparison.quotations:
        yield from _quotation(same, base)


def _cluster(cluster: Cluster, figures: Mapping[str, Figure], base: str) -> Iterator[Triple]:
    node = iri(cluster_iri(cluster.id, base))
    yield node, "rdf:type", name("kg:FigureCluster")
    if cluster.measure:
        yield node, "kg:measure", token("measure", cluster.measure)
    for member in dict.fromkeys(figures[figure].node for figure in cluster.figures):
        yield node, "kg:member", iri(member)
    yield node, "kg:independentSources", integer(cluster.independent_sources)


def _quotation(same: SameQuotation, base: str) -> Iterator[Triple]:
    members = tuple(dict.fromkeys(same.nodes))
    node = iri(cluster_iri(short_hash(" ".join(members)), base))
    yield node, "rdf:type", name("kg:QuotationCluster")
    for member in members:
        yield node, "kg:member", iri(member)
