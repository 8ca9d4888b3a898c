"""The process that answers one query at a time; whoever started it may kill it, and its memory is bounded.

It writes an empty line when it is ready. It reads one JSON object a line and writes, for each, one JSON line (``status``,
``form``, ``length``) and that many bytes.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

from kg.errors import QueryError, StoreError
from kg.library import ask, find_query, parse_query
from kg.store import FolderStore, Store, is_address, open_store

MOST_MEMORY = 1 << 30
MOST_BYTES = 32_000_000
FAILED, ELSEWHERE, REFUSED, NOT_ACCEPTABLE, DONE = 500, 502, 400, 406, 200


def main(place: str) -> None:
    """Answer what comes on standard input until it ends; the place is a copy that nobody writes to, or a server's address."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(5)
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    if not is_address(place):
        _serve(FolderStore(Path(place), writable=False))
        return
    try:
        with open_store(place) as store:
            _serve(store)
    except StoreError as error:
        _serve(error)


def _serve(store: Store | StoreError) -> None:
    """Answer queries over a store, or tell why it could not be opened."""
    sys.stdout.buffer.write(b"\n")
    sys.stdout.buffer.flush()
    for line in sys.stdin.buffer:
        status, form, content = _answer(store, json.loads(line))
        header = {"status": status, "form": form, "length": len(content)}
        sys.stdout.buffer.write(json.dumps(header).encode() + b"\n" + content)
        sys.stdout.buffer.flush()


def _answer(store: Store | StoreError, asked: dict[str, Any]) -> tuple[int, str, bytes]:
    """Return the status, the format and the bytes of an answer, or of the line that tells why there is none."""
    if isinstance(store, StoreError):
        return ELSEWHERE, "text", str(store).encode()
    try:
        query = find_query(asked["name"]) if asked["name"] else parse_query("query", asked["sparql"])
        answer = ask(store, query, asked["parameters"], dataset=asked["dataset"], most=asked["most"])
        triples = answer.variables is None and answer.truth is None
        form = asked["triples" if triples else "rows"]
        if form is None:
            offered = "Turtle, N-Triples, JSON-LD, RDF/XML" if triples else "JSON, XML, CSV, TSV"
            return NOT_ACCEPTABLE, "text", f"the answer can be had as: {offered}".encode()
        return DONE, form, answer.serialize(form, most=MOST_BYTES)
    except QueryError as error:
        return REFUSED, "text", str(error).encode()
    except StoreError as error:
        return ELSEWHERE, "text", str(error).encode()
    except (ValueError, OSError, MemoryError, RuntimeError) as error:
        return FAILED, "text", f"the query failed: {' '.join(str(error).split())}".encode()


if __name__ == "__main__":
    main(sys.argv[1])
