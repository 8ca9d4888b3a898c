"""What the pages of one server share: the newest reading of the store, and the workers."""

from __future__ import annotations

import asyncio

from anyio.to_thread import run_sync

from kg.errors import QueryError, StoreError
from kg.web.reading import Reading
from kg.web.snapshot import Kept
from kg.web.workers import Workers


class Site:
    """The state of one server."""

    def __init__(self, snapshots: Kept, workers: Workers) -> None:
        self.snapshots, self.workers = snapshots, workers
        self.reading = Reading(snapshots.store)
        self._behind = False
        self._end = asyncio.Event()

    async def watch(self) -> None:
        """Read what pages need, then again whenever the store has changed; the state before is served until that is done."""
        await run_sync(self._warm, self.reading)
        while not await self._is_over():
            if await run_sync(self._renew):
                await self.workers.serve(self.snapshots.place)
                self.snapshots.forget()

    def stop(self) -> None:
        """End the watch as soon as what it reads now is read."""
        self._end.set()

    async def _is_over(self) -> bool:
        """Tell, after the time between two looks, whether no further one is wanted."""
        try:
            await asyncio.wait_for(self._end.wait(), self.snapshots.seconds)
        except TimeoutError:
            return False
        return True

    def _renew(self) -> bool:
        """Read the store anew if it has changed; tell whether it has. What cannot be read now is tried at the next look."""
        self._behind = self.snapshots.renew() or self._behind
        if not self._behind:
            return False
        reading = Reading(self.snapshots.store)
        if not self._warm(reading):
            return False
        self.reading, self._behind = reading, False
        return True

    @staticmethod
    def _warm(reading: Reading) -> bool:
        try:
            reading.warm()
        except (StoreError, QueryError):
            return False
        return True
