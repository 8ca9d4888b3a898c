"""What the pages of one server share: the newest reading of the store, and the workers."""

from __future__ import annotations

import time

from kg.web.reading import Reading
from kg.web.snapshot import Kept
from kg.web.workers import Workers

LOOK_AGAIN = 1.0


class Site:
    """The state of one server."""

    def __init__(self, snapshots: Kept, workers: Workers) -> None:
        self.snapshots, self.workers = snapshots, workers
        self.reading = Reading(snapshots.store)
        self._looked = time.monotonic()

    def due(self) -> bool:
        """Tell whether it is time to look whether the store has changed."""
        now = time.monotonic()
        if now - self._looked < LOOK_AGAIN:
            return False
        self._looked = now
        return True

    def renew(self) -> bool:
        """Read the store anew if it has changed; tell whether it has."""
        if not self.snapshots.renew():
            return False
        reading = Reading(self.snapshots.store)
        reading.warm()
        self.reading = reading
        return True
