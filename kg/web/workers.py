"""A few processes that answer queries: each is killed when its query takes too long, and another takes its place."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

READY_WITHIN = 30.0
BUSY, ELSEWHERE, TOO_LONG, BROKEN = 503, 502, 504, 503


@dataclass(frozen=True, slots=True)
class Asked:
    """A query by name or by its SPARQL, with the formats in which rows or triples are wanted (None: in none that there is).

    ``most`` rows are enough of a query by name.
    """

    sparql: str = ""
    name: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
    rows: str | None = "json"
    triples: str | None = "turtle"
    dataset: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer in its format, or with a status other than 200 the line that tells why there is none."""

    status: int
    form: str
    content: bytes


class Workers:
    """Processes over one folder; ``seconds`` is the time that a query may take."""

    def __init__(self, *, count: int, seconds: float) -> None:
        self._seconds = seconds
        self._folder: str | Path = Path()
        self._places = asyncio.Semaphore(count)
        self._idle: list[_Worker] = []
        self._busy: list[_Worker] = []

    async def serve(self, folder: str | Path) -> None:
        """Answer from this folder, or this server, from now on; what is being answered ends on the one before."""
        self._folder = folder
        await self._end(self._idle)

    async def ask(self, asked: Asked) -> Reply:
        """Answer a query within the time, or tell why not; what waits longer than half a minute for its turn is turned away."""
        try:
            await asyncio.wait_for(self._places.acquire(), READY_WITHIN)
        except TimeoutError:
            return Reply(BUSY, "text", b"too many queries at once; try again in a minute")
        try:
            return await self._ask(asked)
        finally:
            self._places.release()

    async def _ask(self, asked: Asked) -> Reply:
        worker = self._idle.pop() if self._idle else await _Worker.start(self._folder)
        self._busy.append(worker)
        usable = False
        try:
            await asyncio.wait_for(worker.be_ready(), READY_WITHIN)
            reply = await asyncio.wait_for(worker.ask(asked), self._seconds)
            usable = worker.folder == self._folder and reply.status != ELSEWHERE
        except TimeoutError:
            return Reply(TOO_LONG, "text", f"the query took longer than {self._seconds:g} seconds; ask for less".encode())
        except (asyncio.IncompleteReadError, ConnectionError, ValueError):
            return Reply(BROKEN, "text", b"the query took too much memory; ask for less")
        finally:
            if worker in self._busy:
                self._busy.remove(worker)
            if usable:
                self._idle.append(worker)
            else:
                await asyncio.shield(worker.end())
        return reply

    async def close(self) -> None:
        """End all processes."""
        await self._end(self._idle)
        await self._end(self._busy)

    async def _end(self, workers: list[_Worker]) -> None:
        ended = [workers.pop() for _ in range(len(workers))]
        await asyncio.gather(*(worker.end() for worker in ended))


class _Worker:
    """One process over one folder."""

    def __init__(self, process: asyncio.subprocess.Process, folder: str | Path) -> None:
        self._process, self.folder = process, folder
        self._ready = False

    @classmethod
    async def start(cls, folder: str | Path) -> _Worker:
        pipe = asyncio.subprocess.PIPE
        command = (sys.executable, "-P", "-m", "kg.web.worker", str(folder))
        errors = asyncio.subprocess.DEVNULL
        process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, stderr=errors)
        return cls(process, folder)

    async def be_ready(self) -> None:
        """Wait until the process has opened the store: its start is not the time of a query."""
        if not self._ready and self._process.stdout is not None:
            await self._process.stdout.readuntil(b"\n")
            self._ready = True

    async def ask(self, asked: Asked) -> Reply:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise ConnectionError
        stdin.write(json.dumps(asdict(asked)).encode() + b"\n")
        await stdin.drain()
        header = json.loads(await stdout.readuntil(b"\n"))
        return Reply(header["status"], header["form"], await stdout.readexactly(header["length"]))

    async def end(self) -> None:
        """Kill the process and wait until it is gone."""
        if self._process.returncode is None:
            self._process.kill()
        await self._process.communicate()
