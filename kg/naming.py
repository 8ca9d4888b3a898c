"""A person's own names: added to a store, listed and looked up together with those of the package."""

from __future__ import annotations

from pathlib import Path

from kg.errors import InputError
from kg.link.authority import OWN, Known, extend_authority, merge_entries, own_entries, read_authority, write_authority
from kg.link.gazetteer import find_places
from kg.link.names import name_key
from kg.link.skos import read_skos
from kg.resources import languages
from kg.store import DEFAULT_STORE, folder_of, open_store

TABLES = (".tsv", ".txt")


def add_names(file: str | Path, *, store: str | Path = DEFAULT_STORE) -> int:
    """Add the entries of a TSV or a SKOS file to those of a store, which later builds read by, and return their number.

    An entry of an identity that is there lends its names to it; raise InputError for a file that cannot be read.
    """
    path = Path(file)
    if not path.is_file():
        raise InputError(f"there is no file {path}")
    entries = read_authority(path) if path.suffix.lower() in TABLES else read_skos(path)
    if not entries:
        raise InputError(f"{path} names nobody: a table wants rows, a SKOS file concepts with a skos:prefLabel")
    with open_store(store, writable=True):
        folder = folder_of(store)
        write_authority(folder / OWN, merge_entries(own_entries(folder), entries))
    return len(entries)


def list_names(*, store: str | Path = DEFAULT_STORE) -> tuple[Known, ...]:
    """Return the entries that were added to a store."""
    return own_entries(folder_of(store))


def search_names(name: str, *, store: str | Path = DEFAULT_STORE) -> list[tuple[str, str, str, str]]:
    """Return what a name may mean: the usual name, the type, the identity and how the name was found."""
    found = [
        (known.labels[-1], known.type, known.target or "", f"{method}, {closeness:.2f}")
        for known, method, closeness in extend_authority(own_entries(folder_of(store))).matches(name)
    ]
    places = dict.fromkeys(place for language in languages() for place in find_places(name_key(name), language))
    return [*found, *((name, "Place", place.target, f"gazetteer, {place.kind} of {place.area}") for place in places)]
