"""A store -> the state of it that is served: of a folder a copy, beside which builds go on; a new one follows a change."""

from __future__ import annotations

import shutil
import tempfile
import threading
from pathlib import Path
from typing import Protocol

from kg.errors import QueryError, StoreError
from kg.store import FolderStore, Store, is_address, open_server, open_store
from kg.store.catalogue import CATALOGUE_NAME

Stamp = tuple[int, int]


class Kept(Protocol):
    """The state of a store that is served, and the place from which others read it; ``seconds`` is how often one may look."""

    store: Store
    seconds: float

    @property
    def place(self) -> str | Path:
        """The folder, or the address of the server."""

    def renew(self) -> bool:
        """Take the newest state if the store has changed; tell whether it has."""

    def forget(self) -> None:
        """Let go of the states before the one that was served before the newest."""

    def close(self) -> None:
        """Let go of it."""


def keep(store: str | Path) -> Kept:
    """Return what is served: a copy of a folder; what is at another server is asked there."""
    return Elsewhere(str(store)) if is_address(store) else Snapshots(store)


class Elsewhere:
    """The state of a store at another server."""

    seconds = 5.0

    def __init__(self, address: str) -> None:
        self.place: str | Path = address
        self._server = open_server(address)
        self._stamp = self._server.stamp()
        self.store: Store = self._server

    def renew(self) -> bool:
        """Tell whether a build has changed the store."""
        try:
            stamp = self._server.stamp()
        except (StoreError, QueryError):
            return False
        changed = stamp != self._stamp
        self._stamp = stamp
        return changed

    def forget(self) -> None:
        """Do nothing: there is no copy."""

    def close(self) -> None:
        """Do nothing: there is no copy."""


class Snapshots:
    """The newest copy of a store, in a folder of the system for temporary files that goes with the server."""

    seconds = 1.0

    def __init__(self, path: str | Path) -> None:
        self._path = Path(path)
        self._room = Path(tempfile.mkdtemp(prefix="kg-serve-"))
        self._lock = threading.Lock()
        self._number = 0
        self._stamp: Stamp | None = None
        try:
            self.store: Store = self._copy()
            self._served = [self._number]
        except BaseException:
            self.close()
            raise

    @property
    def place(self) -> str | Path:
        """The folder of the newest copy."""
        return self.store.path

    def renew(self) -> bool:
        """Take a new copy if the store has changed and nobody writes to it; tell whether there is one."""
        with self._lock:
            if self._stamp == self._now():
                return False
            try:
                self.store = self._copy()
            except (StoreError, OSError):
                return False
            return True

    def forget(self) -> None:
        """Take away the copies before the one that was served before the newest: long answers may still read that one."""
        with self._lock:
            self._served = [*self._served[-1:], self._number]
            kept = {str(number) for number in self._served}
            for folder in self._room.iterdir():
                if folder.name not in kept:
                    shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """Take the copies away."""
        shutil.rmtree(self._room, ignore_errors=True)

    def _now(self) -> Stamp | None:
        try:
            status = (self._path / CATALOGUE_NAME).stat()
        except OSError:
            return self._stamp
        return status.st_mtime_ns, status.st_size

    def _copy(self) -> Store:
        folder = self._room / str(self._number + 1)
        shutil.rmtree(folder, ignore_errors=True)
        with open_store(self._path) as store:
            stamp = self._now()
            if isinstance(store, FolderStore):
                store.copy_to(folder)
        self._number, self._stamp = self._number + 1, stamp
        return FolderStore(folder, writable=False)
