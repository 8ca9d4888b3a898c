"""The questions of the library in a folder, at Oxigraph, at Virtuoso and in rdflib, over articles made of templates.

Run ``python -m benchmarks.queries [--short] [CLAIMS]``: 40,000 claims, or 2,000 with ``--short``. The servers are started on
loopback; one that is not installed is left out, with the reason. A time is that of the whole answer, every row of it read, the
median of up to five. rdflib has 2,000 claims at most, and what takes it longer than ten seconds is given up.
"""

from __future__ import annotations

import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import rdflib

from benchmarks.templates import CLAIMS, fill
from kg.library import Query, ask, list_queries, parse_term
from kg.prefixes import PREFIXES
from kg.store import Store, bind, open_store
from kg.store.binding import declare
from tests.servers import KINDS, environment, missing, server, told

SHORT, REPEATS, SECONDS, AIM = 2_000, 5, 10, 100
WIDTHS = {"folder": 9, "oxigraph": 10, "virtuoso": 10, "rdflib": 9}


def clock(answer: Callable[[], object]) -> float:
    """Return the median time of an answer in milliseconds; after ten seconds no further one is waited for."""
    times: list[float] = []
    while len(times) < REPEATS and sum(times) < SECONDS:
        begun = time.perf_counter()
        answer()
        times.append(time.perf_counter() - begun)
    return 1000 * statistics.median(times)


def rows(store: Store, query: Query) -> Callable[[], int]:
    """Return what asks a store a question of the library, and counts the rows."""
    return lambda: sum(1 for _ in ask(store, query, {}).rows())


@contextmanager
def limit() -> Iterator[None]:
    """Raise TimeoutError in what takes too long."""

    def over(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, over)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def loaded(store: Store) -> rdflib.Graph:
    """Return the union of the graphs of a store in memory."""
    lines = (f"{line[: line.rindex(' <')]} ." for line in store.lines())
    return rdflib.Graph().parse(data="\n".join(lines), format="nt")


def in_rdflib(graph: rdflib.Graph, query: Query) -> float:
    """Return the time of a question in rdflib, its parameters bound as in a store; infinite where it is given up."""
    given = {item.name: (parse_term(item.default),) for item in query.parameters if item.default is not None}
    sparql = declare(bind(query.sparql, given), PREFIXES)

    def answer() -> int:
        with limit():
            return sum(1 for _ in graph.query(sparql))

    try:
        return clock(answer)
    except TimeoutError:
        return float("inf")


def open_servers(stack: ExitStack, folder: Path, here: Store) -> Iterator[tuple[str, Store | str]]:
    """Yield each kind of server with the same graphs as a store, or the reason why there is none."""
    for kind in KINDS:
        reason = missing(kind)
        if reason:
            yield kind, reason
            continue
        address = stack.enter_context(server(kind, folder / kind))
        with open_store(address, writable=True) as store:
            store.put({name: list(here.lines(name)) for name in here.graphs})
        yield kind, stack.enter_context(open_store(address))


def measure(claims: int) -> Iterator[str]:
    """Yield the lines of the table."""
    with tempfile.TemporaryDirectory() as room, ExitStack() as stack:
        folder = Path(room)
        stack.enter_context(told(environment("virtuoso", folder / "added")))
        with open_store(folder / "store", writable=True) as made:
            count = fill(made, claims)
        here = stack.enter_context(open_store(folder / "store"))
        stores: dict[str, Store] = {"folder": here}
        for kind, opened in open_servers(stack, folder, here):
            if isinstance(opened, str):
                yield f"{kind} is left out: {opened}"
            else:
                stores[kind] = opened
        with open_store(folder / "small", writable=True) as small:
            few = fill(small, min(claims, SHORT))
            graph = loaded(small)
        yield f"{count} claims, {here.quads} quads, rdflib {few} claims; milliseconds, median of up to {REPEATS}"
        yield f"{'question':<28}{'rows':>7}" + "".join(f"{name:>{WIDTHS[name]}}" for name in (*stores, "rdflib"))
        found: dict[str, list[float]] = {name: [] for name in (*stores, "rdflib")}
        for query in list_queries():
            times = {name: clock(rows(store, query)) for name, store in stores.items()}
            times["rdflib"] = in_rdflib(graph, query)
            for name, spent in times.items():
                found[name].append(spent)
            cells = (f"{spent:>{WIDTHS[name]}.1f}" if spent < float("inf") else f"> {SECONDS} s" for name, spent in times.items())
            yield f"{query.name:<28}{rows(here, query)():>7}" + "".join(
                f"{cell:>{WIDTHS[name]}}" for name, cell in zip(times, cells, strict=True)
            )
        yield from summarise(found)


def summarise(found: Mapping[str, list[float]]) -> Iterator[str]:
    """Yield what the times say together: the median, how many are within the aim, how many are answered one after the other."""
    for name, times in found.items():
        finished = [spent for spent in times if spent < float("inf")]
        rate = f"{1000 * len(finished) / sum(finished):.0f} a second" if len(finished) == len(times) else "not all of them"
        within = sum(spent <= AIM for spent in times)
        yield f"{name:<10} median {statistics.median(times):.1f} ms, {within} of {len(times)} within {AIM} ms, {rate}"


if __name__ == "__main__":
    arguments = sys.argv[1:]
    wanted = SHORT if "--short" in arguments else CLAIMS
    for line in measure(next((int(given) for given in arguments if given.isdigit()), wanted)):
        print(line, flush=True)
