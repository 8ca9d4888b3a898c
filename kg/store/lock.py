"""One writer, or many readers: the engine itself does not keep a reader from a store that is being written to."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError

LOCK = "kg-lock"


@contextmanager
def hold(folder: Path, *, alone: bool) -> Iterator[None]:
    """Hold a store, alone or beside other readers; raise StoreError at once where another process is in the way."""
    path = folder / LOCK
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CREAT, 0o666) if not path.exists() else os.open(path, os.O_RDONLY)
    except OSError as error:
        raise StoreError(f"the store {folder} cannot be locked: {error.strerror}") from None
    try:
        fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise StoreError(f"the store {folder} is in use by another process; try again when it has ended") from None
    try:
        yield
    finally:
        os.close(handle)
