"""What a store is to those who read and write it, wherever its graphs are: in a folder or at another server."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from kg.store.answer import Answer, Term
from kg.store.catalogue import Entry

Dataset = tuple[Sequence[str], Sequence[str]]


class Asked(Protocol):
    """What answers SPARQL: an open store, or an endpoint behind the same method."""

    def query(self, sparql: str, *, bindings: Mapping[str, Term], prefixes: Mapping[str, str]) -> Answer:
        """Answer a query over the union of the graphs."""


class Store(Protocol):
    """An open store; its ``path`` is the folder with what people added to it: judgements, names."""

    path: Path
    writable: bool

    @property
    def hash(self) -> str:
        """The hash of the sorted (graph, hash) list."""

    @property
    def quads(self) -> int:
        """The number of quads, as the catalogue has it."""

    @property
    def graphs(self) -> Mapping[str, Entry]:
        """The graphs with their hashes."""

    def put(self, graphs: Mapping[str, Collection[str]]) -> int:
        """Replace whole graphs by canonical N-Quads lines; return how many of them changed.

        The graphs of one article are replaced all or none. A graph without lines is removed.
        """

    def lines(self, graph: str | None = None) -> Iterator[str]:
        """Yield the canonical N-Quads lines of a graph, or of all, in no order."""

    def query(
        self, sparql: str, *, bindings: Mapping[str, Term], prefixes: Mapping[str, str], dataset: Dataset | None = None
    ) -> Answer:
        """Answer a query over the union of the graphs, with variables bound as terms; raise QueryError if it is wrong.

        ``dataset`` names the graphs to be asked in their place (SPARQL 1.1 Protocol, section 2.1.4).
        """

    def begin(self) -> Collection[str]:
        """Return the graphs that stood before the build that begins; one that was killed goes on where it began."""

    def finish(self) -> None:
        """Tell that the build that began is done."""
