"""An address or a folder -> the open store there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.store.contract import Store
from kg.store.directory import FORMAT, FORMAT_FILE, JOURNAL, FolderStore
from kg.store.lock import hold

if TYPE_CHECKING:
    from kg.store.remote import RemoteStore

DEFAULT_STORE = "kg-store"
STATE_VARIABLE = "XDG_STATE_HOME"
FOLDER_VARIABLE = "KG_STORE_FOLDER"


def is_address(store: str | Path) -> bool:
    """Tell whether a store is at a server, by its ``://``."""
    return "://" in str(store)


def folder_of(store: str | Path) -> Path:
    """Return the folder with what people added to a store: its own; of a store at a server, one in KG_STORE_FOLDER.

    Where that is not set, it is in ``kg`` in the folder for the state of the user's programs (XDG Base Directory).

    >>> folder_of("https://example.org:7878/ds").name
    'example.org-7878-ds'
    """
    if not is_address(store):
        return Path(store)
    place = re.sub(r"[^\w.]+", "-", str(store).partition("://")[2].rpartition("@")[2]).strip("-.")
    named = os.environ.get(FOLDER_VARIABLE)
    return (Path(named) if named else _state() / "kg") / place


def _state() -> Path:
    """Return the folder for the state of the user's programs; a relative one that is set does not count."""
    told = Path(os.environ.get(STATE_VARIABLE, ""))
    return told if told.is_absolute() else Path.home() / ".local" / "state"


@contextmanager
def open_store(path: str | Path = DEFAULT_STORE, *, writable: bool = False) -> Iterator[Store]:
    """Open a store for reading beside other readers, or for writing alone (a folder is made where there is none).

    An address ``http://…`` opens the graphs of a SPARQL server. Raise StoreError where the store is missing, locked, of a newer
    version or no store.
    """
    opened = _open_server(str(path), writable=writable) if is_address(path) else _open_folder(Path(path), writable=writable)
    with opened as store:
        yield store


@contextmanager
def _open_server(address: str, *, writable: bool) -> Iterator[Store]:
    folder = folder_of(address)
    if not writable:
        yield open_server(address)
        return
    _make(folder)
    with hold(folder, alone=True):
        store = open_server(address, writable=True)
        store.recover()
        yield store


def open_server(address: str, *, writable: bool = False) -> RemoteStore:
    """Open the graphs at a server; what speaks HTTP is loaded only then."""
    store: RemoteStore = import_module("kg.store.remote").RemoteStore(address, folder_of(address), writable=writable)
    return store


@contextmanager
def _open_folder(folder: Path, *, writable: bool) -> Iterator[Store]:
    if writable:
        _prepare(folder)
    _check_format(folder)
    if not writable and ((folder / JOURNAL).exists() or not (folder / "CURRENT").exists()):
        with _open_folder(folder, writable=True):
            pass
    with hold(folder, alone=writable):
        try:
            store = FolderStore(folder, writable=writable)
        except OSError as error:
            busy = "LOCK" in str(error).upper()
            reason = "is in use by another process; try again when it has ended" if busy else f"cannot be opened: {error}"
            raise StoreError(f"the store {folder} {' '.join(reason.split())}") from None
        try:
            if writable:
                store.recover()
            yield store
        finally:
            store.close()


def _prepare(folder: Path) -> None:
    """Make the folder of a new store."""
    _make(folder)
    try:
        draft = folder / f"{FORMAT_FILE}.draft"
        if {path.name for path in folder.iterdir()} <= {draft.name}:
            draft.write_text(f"{FORMAT}\n", encoding="utf-8")
            draft.replace(folder / FORMAT_FILE)
    except OSError as error:
        raise StoreError(f"the store {folder} cannot be made: {error.strerror or error}") from None


def _check_format(folder: Path) -> None:
    if not folder.exists():
        raise StoreError(f"no store at {folder}; make one: kg build INPUT --store {folder}")
    if not (folder / FORMAT_FILE).is_file():
        raise StoreError(f"{folder} is not a store of kg; name another folder with --store")
    found = (folder / FORMAT_FILE).read_text(encoding="utf-8").strip()
    if found != FORMAT:
        raise StoreError(f"the store {folder} has format {found[:20]}, this kg reads {FORMAT}; use a newer kg, or build again")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"the store {folder} cannot be made: {error.strerror or error}") from None
