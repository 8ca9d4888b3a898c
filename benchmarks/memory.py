"""Measure the memory of a build as the articles grow: that of the process while it reads, and at most while it compares.

Run: ``python -m benchmarks.memory [ARTICLES | --short]`` (10,000 by default, 500 for a short run). The articles are made of
templates, no two alike. The last line tells how much an article adds to the memory of reading, between a fifth of the articles
and the end. A part of it is the engine's, which keeps filters of all quads in memory.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from pathlib import Path

from benchmarks.jobs import articles_wanted, write_articles
from kg.ingest import Watch, build
from kg.model import Article

STEPS = 10
STATUS = Path("/proc/self/status")


def resident() -> float:
    """Return the megabytes that the process holds, where the system tells it; elsewhere those that it held at most."""
    if not STATUS.exists():
        return held_at_most()
    lines = STATUS.read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def held_at_most() -> float:
    """Return the megabytes that the process held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def main(number: int) -> None:
    """Print the memory at each tenth of the articles, and at the end of all."""
    sizes: list[float] = []

    def done(_: Article) -> None:
        sizes.append(resident())
        if len(sizes) % max(1, number // STEPS) == 0:
            print(f"{len(sizes):>6} articles read: {sizes[-1]:.0f} MB", flush=True)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_articles(folder / "in.jsonl", number)
        built = build([folder / "in.jsonl"], store=folder / "store", watch=Watch(done=done))
    early = sizes[len(sizes) // 5]
    grown = (sizes[-1] - early) * 1024 / (len(sizes) * 4 / 5)
    print(f"{built.quads} quads; {held_at_most():.0f} MB at most, identities and comparisons with it")
    print(f"from a fifth to the end {early:.0f} to {sizes[-1]:.0f} MB: {sizes[-1] / early:.2f} times, {grown:.1f} KB an article")


if __name__ == "__main__":
    main(articles_wanted(sys.argv[1:], usual=10_000, short=500))
