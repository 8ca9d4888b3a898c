"""A store -> the copy that is served: builds go on beside it, and a new copy follows when they have changed the store."""

from __future__ import annotations

import shutil
import tempfile
import threading
from pathlib import Path

from kg.errors import StoreError
from kg.store import Store, open_store
from kg.store.catalogue import CATALOGUE_NAME

Stamp = tuple[int, int]


class Snapshots:
    """The newest copy of a store, in a folder of the system for temporary files that goes with the server."""

    def __init__(self, path: str | Path) -> None:
        self._path = Path(path)
        self._room = Path(tempfile.mkdtemp(prefix="kg-serve-"))
        self._lock = threading.Lock()
        self._number = 0
        self._stamp: Stamp | None = None
        try:
            self.store = self._copy()
        except BaseException:
            self.close()
            raise

    def renew(self) -> bool:
        """Take a new copy if the store has changed and nobody writes to it; tell whether there is one."""
        with self._lock:
            if self._stamp == self._now():
                return False
            try:
                self.store = self._copy()
            except StoreError:
                return False
            return True

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
        with open_store(self._path) as store:
            self._stamp = self._now()
            store.copy_to(folder)
        shutil.rmtree(self._room / str(self._number - 1), ignore_errors=True)
        self._number += 1
        return Store(folder, writable=False)
