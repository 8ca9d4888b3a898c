"""Kill a build at ten moments (SIGKILL), let the next one end it, and hold its store against that of a build that nobody killed.

Run: ``python -m benchmarks.killed [ARTICLES | --short]`` (60 by default, 20 for a short run). The moments are spread over the
time from the first write to the end. Graphs are written some at a time, so that kills fall between and into many writes. Exit
code 1 tells that a store differs.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.jobs import articles_wanted, write_articles
from kg import intake
from kg.ingest import build
from kg.store import open_store
from kg.store.directory import JOURNAL, UNFINISHED

MOMENTS = 10
FEW_QUADS = 2_000
PAUSE = 0.002


def start(folder: Path, store: Path) -> subprocess.Popen[bytes]:
    """Begin a build by a process of its own, and return it once the build has begun."""
    command = [sys.executable, "-m", "benchmarks.killed", "--build", str(folder / "in.jsonl"), str(store)]
    building = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)
    while building.poll() is None and not (store / UNFINISHED).exists():
        time.sleep(PAUSE)
    return building


def kill(building: subprocess.Popen[bytes]) -> bool:
    """Kill a build, and tell whether it was still at work."""
    at_work = building.poll() is None
    if at_work:
        os.killpg(building.pid, signal.SIGKILL)
    building.wait()
    return at_work


def main(number: int) -> int:
    """Print a line for each moment, and return how many stores differ."""
    intake.BATCH = FEW_QUADS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_articles(folder / "in.jsonl", number)
        building, began = start(folder, folder / "whole"), time.perf_counter()
        building.wait()
        length = time.perf_counter() - began
        with open_store(folder / "whole") as store:
            whole = store.hash
        same = 0
        for moment in range(MOMENTS):
            path = folder / f"killed-{moment}"
            building, after = start(folder, path), length * (moment + 0.5) / MOMENTS
            time.sleep(after)
            at_work = kill(building)
            journal = (path / JOURNAL).exists()
            equal = build([folder / "in.jsonl"], store=path).hash == whole
            same += equal
            left = f"{'killed' if at_work else 'had ended'} after {after:.2f} s{', in a write' if journal else ''}"
            print(f"{moment + 1:>2}: {left}: {'same store' if equal else 'ANOTHER STORE'}", flush=True)
    print(f"{same} of {MOMENTS} killed builds ended in the store of the one that was not killed")
    return MOMENTS - same


if __name__ == "__main__":
    if "--build" in sys.argv:
        intake.BATCH = FEW_QUADS
        build([sys.argv[2]], store=sys.argv[3])
    else:
        sys.exit(bool(main(articles_wanted(sys.argv[1:], usual=60, short=20))))
