"""Store -> what follows from all its articles together: the graphs of comparisons and of clusters, and the comparison itself."""

from __future__ import annotations

from kg.comparison import Comparison, compare_sheets
from kg.holdings import load_sheets
from kg.rdf.comparison import cluster_quads, comparison_quads
from kg.store import Store
from kg.terms import BASE, graph_iri


def compare_store(store: Store, *, measure: str | None = None) -> Comparison:
    """Return what the articles of a store say of the same things; with a measure, of that one and its kin alone."""
    return compare_sheets(load_sheets(store), measure=measure)


def derive_graphs(store: Store, *, base: str = BASE) -> dict[str, list[str]]:
    """Return the derived graphs whole, by IRI, as canonical N-Quads lines; the order in which articles came changes nothing."""
    comparison = compare_store(store)
    return {
        graph_iri("comparisons", base): list(dict.fromkeys(comparison_quads(comparison, base=base))),
        graph_iri("clusters", base): list(dict.fromkeys(cluster_quads(comparison, base=base))),
    }
