"""The store as a folder: an Oxigraph database with a format, a catalogue, a lock and, while it is written to, a journal.

Graphs are put in whole. What is to be put is first written to the journal, then loaded, then entered in the catalogue; then the
journal goes. Whoever opens a store that was killed in between carries the journal out again, so that no graph is ever half there.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import pyoxigraph

from kg.errors import QueryError
from kg.store.answer import Answer, Term
from kg.store.binding import bind
from kg.store.catalogue import CATALOGUE_NAME, Catalogued, Entry, append_entries, changed_entries, read_catalogue
from kg.store.contract import Dataset

FORMAT = "1"
FORMAT_FILE, JOURNAL, UNFINISHED = "kg-format", "kg-journal.nq", "kg-unfinished"
REPLACES = "# graph"
MUCH = 10


class FolderStore(Catalogued):
    """An open store in a folder; ``writable`` tells whether graphs may be put."""

    def __init__(self, path: Path, *, writable: bool) -> None:
        self.path = path
        self.writable = writable
        self._database = pyoxigraph.Store(str(path)) if writable else pyoxigraph.Store.read_only(str(path))
        self._entries = read_catalogue(path / CATALOGUE_NAME)
        self._written = 0

    def put(self, graphs: Mapping[str, Collection[str]]) -> int:
        """Replace whole graphs by canonical N-Quads lines, all or none; return how many of them changed.

        A graph without lines is removed.
        """
        changed = changed_entries(self._entries, graphs)
        if changed:
            self._write_journal({graph: graphs[graph] for graph in changed}, changed)
            self._carry_out()
        return len(changed)

    def lines(self, graph: str | None = None) -> Iterator[str]:
        """Yield the canonical N-Quads lines of a graph, or of all, in no order."""
        name = pyoxigraph.NamedNode(graph) if graph else None
        quads = self._database.quads_for_pattern(None, None, None, name)
        content = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS)
        yield from filter(None, (content or b"").decode().split("\n"))

    def query(
        self, sparql: str, *, bindings: Mapping[str, Term], prefixes: Mapping[str, str], dataset: Dataset | None = None
    ) -> Answer:
        """Answer a query over the union of the graphs, with variables bound as terms; raise QueryError if it is wrong.

        ``dataset`` names the graphs to be asked in their place (SPARQL 1.1 Protocol, section 2.1.4).
        """
        default, named = dataset or ((), ())
        try:
            found = self._database.query(
                bind(sparql, {name: (term,) for name, term in bindings.items()}) if bindings else sparql,
                prefixes=dict(prefixes),
                use_default_graph_as_union=dataset is None,
                default_graph=[pyoxigraph.NamedNode(graph) for graph in default] if dataset else None,
                named_graphs=[pyoxigraph.NamedNode(graph) for graph in named] if dataset else None,
            )
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"the query does not parse: {' '.join(str(error).split())}") from None
        return Answer(found, prefixes)

    def copy_to(self, folder: Path) -> None:
        """Write the store as it stands to a new folder, by hard links where the file system has them."""
        self._database.backup(str(folder))
        (folder / FORMAT_FILE).write_text(f"{FORMAT}\n", encoding="utf-8")
        append_entries(folder / CATALOGUE_NAME, self._entries)

    def begin(self) -> Collection[str]:
        """Return the graphs that stood before the build that begins; one that was killed goes on where it began."""
        mark, catalogue = self.path / UNFINISHED, self.path / CATALOGUE_NAME
        if not mark.exists():
            draft = self.path / f"{UNFINISHED}.draft"
            draft.write_text(f"{catalogue.stat().st_size if catalogue.exists() else 0}\n", encoding="utf-8")
            draft.replace(mark)
        return frozenset(read_catalogue(catalogue, until=int(mark.read_text(encoding="utf-8"))))

    def finish(self) -> None:
        """Tell that the build that began is done; the pieces of a store that grew by much are merged, which halves lookups."""
        (self.path / UNFINISHED).unlink(missing_ok=True)
        if self._written and self._written * MUCH >= self.quads:
            self._database.optimize()
        self._written = 0

    def recover(self) -> None:
        """Carry out what a killed run left in the journal."""
        if (self.path / JOURNAL).exists():
            self._carry_out()

    def close(self) -> None:
        """Let go of the database, so that another may open it."""
        del self._database

    def _write_journal(self, graphs: Mapping[str, Collection[str]], entries: Mapping[str, Entry]) -> None:
        draft = self.path / f"{JOURNAL}.draft"
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            for graph, entry in entries.items():
                file.write(f"{REPLACES}\t{graph}\t{entry.hash}\t{entry.quads}\n")
            for lines in graphs.values():
                file.writelines(f"{line}\n" for line in lines)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.path / JOURNAL)

    def _carry_out(self) -> None:
        journal = self.path / JOURNAL
        entries = _journal_entries(journal)
        for graph in entries:
            name = pyoxigraph.NamedNode(graph)
            if self._database.contains_named_graph(name):
                self._database.remove_graph(name)
        self._database.bulk_load(path=str(journal), format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)
        append_entries(self.path / CATALOGUE_NAME, entries)
        self._entries = read_catalogue(self.path / CATALOGUE_NAME)
        self._written += sum(entry.quads for entry in entries.values())
        finish_journal(journal)


def finish_journal(journal: Path) -> None:
    """Take the journal away: what it holds is in the store and in the catalogue."""
    journal.unlink()


def _journal_entries(journal: Path) -> dict[str, Entry]:
    entries = {}
    with journal.open(encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith(REPLACES):
                break
            _, graph, digest, quads = line.rstrip("\n").split("\t")
            entries[graph] = Entry(digest, int(quads))
    return entries
