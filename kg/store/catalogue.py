"""Which graphs a store holds, with the hash and the number of quads of each: an append-only table beside the quads."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

CATALOGUE_NAME = "kg-graphs.tsv"


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalogue knows of a graph; no quads mean that it was removed."""

    hash: str
    quads: int


def graph_hash(lines: Iterable[str]) -> str:
    """Return the SHA-256 of a graph's canonical N-Quads lines, sorted, each once, each with its line end."""
    digest = hashlib.sha256()
    for line in sorted(set(lines)):
        digest.update(f"{line}\n".encode())
    return digest.hexdigest()


def store_hash(entries: Mapping[str, Entry]) -> str:
    """Return the SHA-256 of the lines ``graph hash``, sorted by graph: the same graphs give the same hash."""
    digest = hashlib.sha256()
    for graph in sorted(entries):
        digest.update(f"{graph} {entries[graph].hash}\n".encode())
    return digest.hexdigest()


class Catalogued:
    """What a store tells of its graphs from the entries of its catalogue."""

    _entries: dict[str, Entry]

    @property
    def hash(self) -> str:
        """The hash of the sorted (graph, hash) list."""
        return store_hash(self._entries)

    @property
    def quads(self) -> int:
        """The number of quads, as the catalogue has it."""
        return sum(entry.quads for entry in self._entries.values())

    @property
    def graphs(self) -> Mapping[str, Entry]:
        """The graphs with their hashes."""
        return self._entries


def group_graphs(lines: Iterable[str]) -> dict[str, list[str]]:
    """Return canonical N-Quads lines by the IRI of their graph.

    >>> group_graphs(["<urn:s> <urn:p> <urn:o> <urn:g> ."])
    {'urn:g': ['<urn:s> <urn:p> <urn:o> <urn:g> .']}
    """
    graphs: dict[str, list[str]] = {}
    for line in lines:
        graph = line[line.rindex("<") + 1 : line.rindex(">")]
        graphs.setdefault(graph, []).append(line)
    return graphs


def changed_entries(entries: Mapping[str, Entry], graphs: Mapping[str, Collection[str]]) -> dict[str, Entry]:
    """Return the entries of the graphs whose lines are not those that the catalogue knows."""
    changed = {}
    for graph, lines in graphs.items():
        distinct = set(lines)
        entry = Entry(graph_hash(distinct) if distinct else "-", len(distinct))
        if entries.get(graph, Entry("-", 0)) != entry:
            changed[graph] = entry
    return changed


def read_catalogue(path: Path, until: int | None = None) -> dict[str, Entry]:
    """Return the entries that stand, or stood when the table had ``until`` bytes.

    The last line of a graph counts; a line without its end was never written.
    """
    entries: dict[str, Entry] = {}
    if not path.exists():
        return entries
    for line in path.read_bytes()[:until].decode("utf-8").splitlines(keepends=True):
        fields = line.removesuffix("\n").split("\t")
        if len(fields) != 3 or not line.endswith("\n"):
            continue
        graph, digest, quads = fields
        if int(quads):
            entries[graph] = Entry(digest, int(quads))
        else:
            entries.pop(graph, None)
    return entries


def append_entries(path: Path, entries: Mapping[str, Entry]) -> None:
    """Write entries behind those that stand, on a line of their own even where a killed run left half a line."""
    torn = path.exists() and path.stat().st_size > 0 and not path.read_bytes().endswith(b"\n")
    lines = [f"{graph}\t{entry.hash}\t{entry.quads}\n" for graph, entry in entries.items()]
    with path.open("a", encoding="utf-8") as file:
        file.write("\n" * torn + "".join(lines))
        file.flush()
        os.fsync(file.fileno())
