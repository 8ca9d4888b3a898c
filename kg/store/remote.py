"""The store at a SPARQL server: the same graphs and the same hash as in a folder, over SPARQL 1.1 and its Graph Store Protocol.

The catalogue is a graph of its own: for each graph its hash and number of quads, in one triple. The graphs of one article, and
their lines of the catalogue, are replaced by one update request, which servers carry out as one transaction. What is about to be
written is entered first, so that whoever opens a store whose server died in between finds it, and takes out what is neither the
old graph nor the new one. Graphs are read by the Graph Store Protocol; its PUT is not used because servers empty a graph first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from urllib.parse import quote
from urllib.request import Request

import pyoxigraph
from SPARQLWrapper import INSERT, JSON, POST, POSTDIRECTLY, TURTLE, SPARQLWrapper

from kg.errors import StoreError
from kg.store.addresses import Addresses, check_address, find_addresses
from kg.store.answer import Answer, Term
from kg.store.binding import bind, declare, form_of
from kg.store.catalogue import Catalogued, Entry, changed_entries, graph_hash, store_hash
from kg.store.contract import Dataset
from kg.store.received import read_rows, read_triples
from kg.store.transport import Reply, Transport

CATALOGUE = "https://w3id.org/kg-news/catalogue"
ENTRY, NEW, PENDING, HASH = (f"{CATALOGUE}#{name}" for name in ("entry", "new", "pending", "hash"))
CATALOGUED = f"SELECT ?thing ?property ?value {{ GRAPH <{CATALOGUE}> {{ ?thing ?property ?value }} }}"
HASHED = f"SELECT ?hash {{ GRAPH <{CATALOGUE}> {{ <{CATALOGUE}> <{HASH}> ?hash }} }}"
UNITED = f"ASK {{ <{CATALOGUE}> <{HASH}> ?hash }}"
STANDING = "SELECT ?graph { VALUES ?graph { %s } FILTER EXISTS { GRAPH ?graph { ?subject ?property ?value } } }"
MOST_QUADS = 10_000
MOST_INSERTED = 1_000
N_TRIPLES = "application/n-triples"


class _Asking(SPARQLWrapper):
    """A request that SPARQLWrapper writes and our transport sends."""

    def __init__(self, address: str, transport: Transport) -> None:
        super().__init__(address)
        self._transport = transport

    def reply(self) -> Reply:
        return self._transport.send(self._createRequest())


class RemoteStore(Catalogued):
    """The graphs of kg at a server; ``path`` is the folder here with what people added to them."""

    def __init__(self, address: str, path: Path, *, writable: bool) -> None:
        self.address = check_address(address)
        self.path, self.writable = path, writable
        self._transport = Transport(self.address)
        self._entries: dict[str, Entry] = {}
        self._new: set[str] = set()
        self._pending: set[str] = set()
        self._before: frozenset[str] | None = None
        self._read_catalogue()

    @cached_property
    def _addresses(self) -> Addresses:
        return find_addresses(self.address, self._transport)

    def put(self, graphs: Mapping[str, Collection[str]]) -> int:
        """Replace whole graphs by canonical N-Quads lines; return how many of them changed.

        The graphs of one article are replaced all or none. A graph without lines is removed.
        """
        changed = changed_entries(self._entries, graphs)
        for batch in _batches({graph: sorted(set(graphs[graph])) for graph in changed}):
            self._replace(batch, {graph: changed[graph] for graph in batch})
        return len(changed)

    def lines(self, graph: str | None = None) -> Iterator[str]:
        """Yield the canonical N-Quads lines of a graph, or of all, in no order."""
        for name in [graph] if graph else list(self._entries):
            if name not in self._entries:
                continue
            address = f"{self._addresses.graphs}?graph={quote(name, safe='')}"
            request = Request(address, headers={"Accept": f"{N_TRIPLES}, text/plain;q=0.5"})
            own = pyoxigraph.NamedNode(name)
            for triple in read_triples(self._transport.send(request), self.address, pyoxigraph.RdfFormat.N_TRIPLES):
                yield f"{pyoxigraph.Quad(triple.subject, triple.predicate, triple.object, own)} ."

    def query(
        self, sparql: str, *, bindings: Mapping[str, Term], prefixes: Mapping[str, str], dataset: Dataset | None = None
    ) -> Answer:
        """Answer a query over the union of the graphs, with variables bound as terms; raise QueryError if it is wrong.

        ``dataset`` names the graphs to be asked in their place (SPARQL 1.1 Protocol, section 2.1.4).
        """
        form = form_of(sparql)
        asking = _Asking(self._addresses.query, self._transport)
        asking.setMethod(POST)
        asking.setOnlyConneg(True)
        asking.setReturnFormat(JSON if form in ("SELECT", "ASK") else TURTLE)
        for name, graphs in zip(("default-graph-uri", "named-graph-uri"), dataset or ((), ()), strict=True):
            for graph in graphs:
                asking.addParameter(name, graph)
        asking.setQuery(declare(bind(sparql, {name: (term,) for name, term in bindings.items()}), prefixes))
        reply = asking.reply()
        if form in ("SELECT", "ASK"):
            return Answer(read_rows(reply, self.address), prefixes)
        return Answer(read_triples(reply, self.address, pyoxigraph.RdfFormat.TURTLE), prefixes)

    def stamp(self) -> str:
        """Return what changes whenever a build changes the store, by one short question."""
        return "".join(str(row["hash"]) for row in self.query(HASHED, bindings={}, prefixes={}).rows())

    def begin(self) -> Collection[str]:
        """Return the graphs that stood before the build that begins; one that was killed goes on where it began."""
        self._before = frozenset(self._entries) - self._new
        return self._before

    def finish(self) -> None:
        """Tell that the build that began is done."""
        self._update([f"DELETE WHERE {{ {_catalogued(f'?graph <{NEW}> ?build')} }}"])
        self._before, self._new = None, set()

    def recover(self) -> None:
        """Take out the graphs that a server which died has left half-written; they are read again by the next build."""
        if not self._pending:
            return
        torn = [
            graph
            for graph in sorted(self._pending)
            if graph not in self._entries or graph_hash(self.lines(graph)) != self._entries[graph].hash
        ]
        whole = {graph: self._entries[graph] for graph in sorted(self._pending) if graph not in torn}
        self._replace({graph: [] for graph in torn}, whole | {graph: Entry("-", 0) for graph in torn})

    def _replace(self, graphs: Mapping[str, Collection[str]], entries: Mapping[str, Entry]) -> None:
        """Write whole graphs and their lines of the catalogue by one request, announced by another."""
        after = {graph: entry for graph, entry in {**self._entries, **entries}.items() if entry.quads}
        known = after.keys() - self._new if self._before is None else self._before
        new = {graph for graph in entries if graph in after and graph not in known}
        pending = [f"<{CATALOGUE}> <{PENDING}> <{graph}> ." for graph in graphs]
        if pending:
            self._update(_insertions(CATALOGUE, pending))
        written = [f'<{graph}> <{ENTRY}> "{entry.hash} {entry.quads}" .' for graph, entry in entries.items() if entry.quads]
        written += [f'<{graph}> <{NEW}> "build" .' for graph in sorted(new)]
        written.append(f'<{CATALOGUE}> <{HASH}> "{store_hash(after)}" .')
        operations = [f"DROP SILENT GRAPH <{graph}>" for graph in self._standing(graphs)]
        for graph, lines in graphs.items():
            operations += _insertions(graph, [f"{line[: line.rindex(' <')]} ." for line in lines])
        old = _catalogued("?graph ?property ?value")
        operations += [
            f"DELETE {{ {old} }} WHERE {{ {_catalogued(f'<{CATALOGUE}> <{PENDING}> ?graph . ?graph ?property ?value')} }}",
            f"DELETE WHERE {{ {_catalogued(f'<{CATALOGUE}> ?property ?value')} }}",
            *_insertions(CATALOGUE, written),
        ]
        self._update(operations)
        self._entries, self._new, self._pending = after, self._new | new, set()

    def _standing(self, graphs: Collection[str]) -> Iterator[str]:
        """Yield those graphs that have triples: what empties one that has none halves the speed of Virtuoso."""
        named = " ".join(f"<{graph}>" for graph in graphs)
        for row in self.query(STANDING.replace("%s", named), bindings={}, prefixes={}).rows() if named else ():
            yield str(row["graph"])

    def _update(self, operations: Iterable[str]) -> None:
        asking = _Asking(self._addresses.update, self._transport)
        asking.setMethod(POST)
        asking.setRequestMethod(POSTDIRECTLY)
        # The search of setQuery for the kind of a request takes seconds on a long one.
        asking.queryType, asking.queryString = INSERT, " ;\n".join(operations)
        asking.reply()

    def _read_catalogue(self) -> None:
        for row in self.query(CATALOGUED, bindings={}, prefixes={}).rows():
            thing, name, value = str(row["thing"]), str(row["property"]), str(row["value"])
            if name == ENTRY:
                digest, _, quads = value.partition(" ")
                self._entries[thing] = Entry(digest, int(quads))
            elif name == NEW:
                self._new.add(thing)
            elif name == PENDING:
                self._pending.add(value)
        if self._entries and not self.query(UNITED, bindings={}, prefixes={}).truth:
            raise StoreError(f"{self.address} does not ask all its graphs together; make their union its default graph")


def _batches(graphs: Mapping[str, list[str]]) -> Iterator[dict[str, list[str]]]:
    """Yield graphs in batches, those of one article in one."""
    articles: dict[str, dict[str, list[str]]] = {}
    for graph, lines in graphs.items():
        articles.setdefault(graph.rpartition("/")[0], {})[graph] = lines
    batch: dict[str, list[str]] = {}
    for own in articles.values():
        if batch and sum(map(len, (*batch.values(), *own.values()))) > MOST_QUADS:
            yield batch
            batch = {}
        batch |= own
    if batch:
        yield batch


def _insertions(graph: str, triples: list[str]) -> list[str]:
    """Return insertions into a graph, none of them longer than servers parse."""
    pieces = (triples[start : start + MOST_INSERTED] for start in range(0, len(triples), MOST_INSERTED))
    return [f"INSERT DATA {{ GRAPH <{graph}> {{\n{chr(10).join(piece)}\n}} }}" for piece in pieces]


def _catalogued(pattern: str) -> str:
    return f"GRAPH <{CATALOGUE}> {{ {pattern} }}"
