"""An analysis -> a picture in SVG 1.1 that needs nothing beside itself: bars, or a network with arrows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from math import hypot, sqrt

import networkx

from kg.network.analyses import Analysis
from kg.network.layout import Places
from kg.network.write import NOT_IN_XML, REPLACEMENT

WIDTH, HEIGHT, MARGIN = 1100, 760, 90
BAR, LABELS, MOST_BARS = 24, 340, 30
MOST_NODES = 60
ITERATIONS, SEED = 120, 7
LONGEST = 34
INK, SOFT, LINE = "#1b1f23", "#57606a", "#9aa7b4"
MARKED = ' marker-end="url(#arrow)"'
COLOURS = ("#0b5394", "#a64d00", "#2e7d32", "#8e24aa", "#b3261e", "#00695c", "#6d4c41", "#3949ab")


def draw_analysis(analysis: Analysis) -> str:
    """Return the picture; the same analysis gives the same picture, and nothing in a name can become markup."""
    if analysis.network.number_of_edges() == 0:
        return _bars(analysis)
    return _network(analysis)


def _frame(width: int, height: int, title: str, inner: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" '
        f'font-family="system-ui, DejaVu Sans, sans-serif" font-size="13"><title>{_text(title)}</title>'
        f'<rect width="{width}" height="{height}" fill="#fff"/>{inner}</svg>\n'
    )


def _bars(analysis: Analysis) -> str:
    """Draw the second column, a number, as a bar beside the first, the first rows on top."""
    shown = [row for row in analysis.rows if int(row[1]) > 0][:MOST_BARS]
    most = max((int(row[1]) for row in shown), default=1)
    pieces = []
    for place, row in enumerate(shown):
        y, length = 20 + BAR * place, (WIDTH - LABELS - 80) * int(row[1]) / most
        pieces.append(
            f'<text x="{LABELS - 10}" y="{y + 13}" text-anchor="end" fill="{INK}">{_text(str(row[0]), 44)}</text>'
            f'<rect x="{LABELS}" y="{y}" width="{length:.1f}" height="{BAR - 7}" fill="{COLOURS[0]}"/>'
            f'<text x="{LABELS + length + 7:.1f}" y="{y + 13}" fill="{SOFT}">{_text(str(row[1]))}</text>'
        )
    return _frame(WIDTH, 40 + BAR * max(1, len(shown)), f"{analysis.name}: {analysis.columns[1]}", "".join(pieces))


def _network(analysis: Analysis) -> str:
    network = _shown(analysis)
    places = _places(network)
    arrows = analysis.name != "communities"
    edges = "".join(_edges(network, places, arrows=arrows))
    nodes = "".join(_nodes(network, places))
    marker = (
        '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto" '
        f'markerUnits="userSpaceOnUse"><path d="M0 0L8 4L0 8z" fill="{SOFT}"/></marker></defs>'
    )
    return _frame(WIDTH, HEIGHT, analysis.name, marker + edges + nodes)


def _shown(analysis: Analysis) -> networkx.DiGraph[str]:
    """Return the largest nodes and the ties between them, without those that no tie is left to."""
    network = analysis.network
    order = sorted(network, key=lambda node: (-network.nodes[node]["size"], -network.degree(node, weight="weight"), node))
    kept = networkx.DiGraph(network.subgraph(order[:MOST_NODES]))
    kept.remove_nodes_from([node for node in sorted(kept) if kept.degree(node) == 0])
    ordered: networkx.DiGraph[str] = networkx.DiGraph()
    ordered.add_nodes_from((node, kept.nodes[node]) for node in sorted(kept))
    ordered.add_edges_from(sorted(kept.edges(data=True), key=lambda edge: edge[:2]))
    return ordered


def _places(network: networkx.DiGraph[str]) -> Places:
    """Place the nodes by their springs; components lie side by side, the largest first."""
    laid = networkx.spring_layout(network.to_undirected(), k=2.2 / sqrt(len(network)), iterations=ITERATIONS, seed=SEED)
    xs, ys = sorted(float(x) for x, _ in laid.values()), sorted(float(y) for _, y in laid.values())
    return {
        node: (
            round(MARGIN + (WIDTH - 2 * MARGIN) * _share(float(x), xs), 1),
            round(MARGIN / 2 + (HEIGHT - MARGIN) * _share(float(y), ys), 1),
        )
        for node, (x, y) in laid.items()
    }


def _share(value: float, ordered: Sequence[float]) -> float:
    """Return where a value lies between the least and the greatest, drawn half-way to its rank so that crowds spread."""
    least, most = ordered[0], ordered[-1]
    rank = ordered.index(value) / max(1, len(ordered) - 1)
    return (rank + (value - least) / (most - least if most > least else 1.0)) / 2


def _edges(network: networkx.DiGraph[str], places: Places, *, arrows: bool) -> Iterator[str]:
    for start, end, known in network.edges(data=True):
        if not arrows and (end, start) in network.edges and end < start:
            continue
        (x1, y1), (x2, y2) = places[start], places[end]
        length = hypot(x2 - x1, y2 - y1) or 1.0
        back = min(length, _radius(network, end) + 3) / length
        thick = min(6.0, 0.8 + 0.7 * known["weight"])
        name = f"{network.nodes[start]['label']} {'→' if arrows else '—'} {network.nodes[end]['label']}: {known['weight']}"
        yield (
            f'<line x1="{x1}" y1="{y1}" x2="{x2 - (x2 - x1) * back:.1f}" y2="{y2 - (y2 - y1) * back:.1f}" stroke="{LINE}" '
            f'stroke-width="{thick:.1f}"{MARKED if arrows else ""}><title>{_text(name)}</title></line>'
        )


def _nodes(network: networkx.DiGraph[str], places: Places) -> Iterator[str]:
    for node, known in network.nodes(data=True):
        x, y = places[node]
        radius = _radius(network, node)
        colour = COLOURS[(known.get("group", 1) - 1) % len(COLOURS)]
        side = ("end", x - radius - 4) if x > WIDTH * 0.72 else ("start", x + radius + 4)
        yield (
            f'<circle cx="{x}" cy="{y}" r="{radius:.1f}" fill="{colour}"><title>{_text(known["label"])}</title></circle>'
            f'<text x="{side[1]:.1f}" y="{y + 4}" text-anchor="{side[0]}" fill="{INK}" stroke="#fff" stroke-width="3" '
            f'paint-order="stroke">{_text(known["label"], LONGEST)}</text>'
        )


def _radius(network: networkx.DiGraph[str], node: str) -> float:
    largest = max((network.nodes[each]["size"] for each in network), default=1) or 1
    return 5.0 + 11.0 * sqrt(max(0.0, network.nodes[node]["size"] / largest))


def _text(words: str, most: int = 0) -> str:
    """Return words as they may stand in a picture, cut to ``most`` characters."""
    plain = re.sub(r"\s+", " ", NOT_IN_XML.sub(REPLACEMENT, words))
    return escape(plain if not most or len(plain) <= most else f"{plain[: most - 1].rstrip()}…")
