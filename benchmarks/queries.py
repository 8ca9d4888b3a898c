"""The queries of the library in a folder, at Oxigraph, at Virtuoso and in rdflib: medians over many copies of one small article.

Run ``python -m benchmarks.queries [CLAIMS]``; 40,000 claims are the default, and the servers are started on loopback.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import rdflib

from kg.library import Query, ask, list_queries, parse_term
from kg.prefixes import PREFIXES
from kg.rdf import article_quads, links_quads, ontology_quads
from kg.store import Store, bind, group_graphs, open_store
from kg.store.binding import declare
from tests.records import make_record
from tests.servers import environment, server, told

CLAIMS, REPEATS, SECONDS = 40_000, 5, 10.0
RDFLIB_CLAIMS = 500


def fill(store: Store, claims: int) -> int:
    """Put copies of one article into a store, each a text of its own, until it has so many claims; return their number."""
    made = make_record()
    copies = -(-claims // len(made.claims))
    store.put(group_graphs(ontology_quads()))
    graphs: dict[str, list[str]] = {}
    for number in range(copies):
        article = replace(made.article, id=f"copy-{number}", text=f"{made.article.text}\n\n{number}")
        record = replace(made, article=article)
        graphs |= group_graphs([*article_quads(record), *links_quads(record)])
        if number % 500 == 499 or number == copies - 1:
            store.put(graphs)
            graphs = {}
    return copies * len(made.claims)


def clock(answer: Callable[[], object]) -> float:
    """Return the median time of an answer in milliseconds; after ten seconds no further one is waited for."""
    times: list[float] = []
    while len(times) < REPEATS and sum(times) < SECONDS:
        begun = time.perf_counter()
        answer()
        times.append(time.perf_counter() - begun)
    return 1000 * statistics.median(times)


def rows(store: Store, query: Query) -> Callable[[], object]:
    """Return what asks a store a query of the library."""
    return lambda: list(ask(store, query, {}).rows())


def loaded(store: Store) -> rdflib.Graph:
    """Return the union of the graphs of a store in memory."""
    lines = (f"{line[: line.rindex(' <')]} ." for line in store.lines())
    return rdflib.Graph().parse(data="\n".join(lines), format="nt")


def in_rdflib(graph: rdflib.Graph, query: Query) -> Callable[[], object]:
    """Return what asks a graph in memory a query of the library, its parameters bound as in a store."""
    given = {item.name: (parse_term(item.default),) for item in query.parameters if item.default is not None}
    sparql = declare(bind(query.sparql, given), PREFIXES)
    return lambda: list(graph.query(sparql))


def measure(claims: int) -> Iterator[str]:
    """Yield the lines of the table."""
    with tempfile.TemporaryDirectory() as room, ExitStack() as stack:
        folder = Path(room)
        stack.enter_context(told(environment("virtuoso", folder / "added")))
        with open_store(folder / "store", writable=True) as store:
            count = fill(store, claims)
        here = stack.enter_context(open_store(folder / "store"))
        stores: dict[str, Store] = {"folder": here}
        for kind in ("oxigraph", "virtuoso"):
            address = stack.enter_context(server(kind, folder / kind))
            with open_store(address, writable=True) as store:
                store.put({name: list(here.lines(name)) for name in here.graphs})
            stores[kind] = stack.enter_context(open_store(address))
        with open_store(folder / "small", writable=True) as small:
            few = fill(small, min(claims, RDFLIB_CLAIMS))
            graph = loaded(small)
        yield f"{count} claims, {here.quads} quads; rdflib {few} claims; milliseconds, median of up to {REPEATS}"
        yield f"{'query':<28}{'folder':>9}{'oxigraph':>10}{'virtuoso':>10}{'rdflib':>9}"
        found: dict[str, list[float]] = {name: [] for name in stores}
        for query in list_queries():
            times = {name: clock(rows(store, query)) for name, store in stores.items()}
            for name, spent in times.items():
                found[name].append(spent)
            cells = (*times.values(), clock(in_rdflib(graph, query)))
            yield f"{query.name:<28}" + "".join(f"{cell:>{width}.1f}" for cell, width in zip(cells, (9, 10, 10, 9), strict=True))
        for name, times_of in found.items():
            median = statistics.median(times_of)
            ratio = median / statistics.median(found["folder"])
            rate = 1000 * len(times_of) / sum(times_of)
            yield f"{name:<28}median {median:.1f} ms, {ratio:.1f} x folder, {rate:.0f} a second"


if __name__ == "__main__":
    for line in measure(int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS):
        print(line, flush=True)
