"""Store -> the texts that a person names: by IRI, its end, or the id or address of a publication."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.errors import QueryError
from kg.shipped import ask_shipped
from kg.store import Asked, Row, Term


def ask_texts(store: Asked, query: str, bindings: Mapping[str, Term] | None = None) -> Iterator[Row]:
    """Yield the rows of a query of ``queries/texts``."""
    return ask_shipped(store, "texts", query, {name: (term,) for name, term in (bindings or {}).items()})


def find_texts(store: Asked, named: str) -> list[str]:
    """Return the IRIs of the texts that have a name; raise QueryError where none has."""
    wanted = named.strip().strip("<>")
    found = {
        str(row["text"])
        for row in ask_texts(store, "texts")
        if wanted in (str(row["text"]), str(row["id"]), str(row["address"]), str(row["publication"]))
        or str(row["text"]).endswith(f"/{wanted.rpartition(':')[2].removeprefix('article/')}")
    }
    if not found:
        raise QueryError(f"no text of the store is named {named}; kg query -e 'SELECT ?text {{ ?text a kg:Article }}' lists them")
    return sorted(found)


def find_text(store: Asked, named: str) -> str:
    """Return the IRI of the text that has a name; raise QueryError where none has, or several have."""
    found = find_texts(store, named)
    if len(found) > 1:
        raise QueryError(f"{len(found)} texts are named {named}; give one of their IRIs: {' '.join(found)}")
    return found[0]
