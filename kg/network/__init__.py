"""A store -> networks of who speaks of whom: filtered, analysed, written for other programs, drawn."""

from kg.network.analyses import ANALYSES, Analysis, analyse_speech
from kg.network.build import build_graph
from kg.network.layout import place_nodes
from kg.network.picture import draw_analysis
from kg.network.select import Filters, Selection, select
from kg.network.write import WRITERS, write_graph

__all__ = [
    "ANALYSES", "WRITERS", "Analysis", "Filters", "Selection", "analyse_speech", "build_graph", "draw_analysis", "place_nodes",
    "select", "write_graph",
]  # fmt: skip
