"""Measure a build by one process and by two: articles a second, the efficiency, and the memory as the articles grow.

Run: ``python -m benchmarks.jobs [ARTICLES | --short]`` (200 by default, 60 for a short run). The articles are made of
templates, each another. The efficiency is the rate of two processes over twice that of one: 1.0 is perfect, and other work on the
machine lowers it. The growth is the memory of the process at the end over that after a fifth of the articles: 1.0 is flat.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.compare import TOWNS
from kg.ingest import Watch, build
from kg.model import Article

SPEAKERS = ("le préfet", "le maire", "le ministère de l’Intérieur", "la Croix-Rouge", "le procureur")
SENTENCES = (
    "Selon {speaker}, au moins {count} personnes ont été blessées dans l’incendie d’un entrepôt à {town}.",
    "« Nous avons évacué {families} familles », a déclaré {speaker} lors d’une conférence de presse à {town}.",
    "Les pompiers de {town} affirment avoir maîtrisé le feu en {hours} heures, malgré un vent violent.",
    "Entre {count} et {families} habitants seraient encore sans abri, estime {speaker}.",
)


def write_articles(path: Path, number: int) -> None:
    """Write articles as JSON lines, each of eight sentences, of one of 200 towns in one of forty papers over a year."""
    with path.open("w", encoding="utf-8") as lines:
        for place in range(number):
            words = {"town": TOWNS[place % len(TOWNS)], "count": place + 2, "families": place + 40, "hours": place % 20 + 2}
            text = "\n\n".join(
                sentence.format(speaker=SPEAKERS[(place + turn) % 5], **words) for turn in (0, 1) for sentence in SENTENCES
            )
            day = f"2024-{place % 12 + 1:02}-{place % 28 + 1:02}"
            known = {"language": "fr", "published": day, "publisher": f"Journal {place % 40}"}
            lines.write(json.dumps({"id": f"article-{place}", "text": text, **known}) + "\n")


def articles_wanted(arguments: Sequence[str], *, usual: int, short: int) -> int:
    """Return how many articles a command asks for: a number, ``--short`` or nothing."""
    if "--short" in arguments:
        return short
    return int(arguments[0]) if arguments else usual


def measure(path: Path, folder: Path, jobs: int) -> tuple[float, float, str]:
    """Return the articles a second, the first ones apart (they wait for models), the growth of memory, and the store’s hash."""
    times: list[float] = []
    sizes: list[int] = []

    def done(_: Article) -> None:
        times.append(time.perf_counter())
        sizes.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
        if len(times) % 1000 == 0:
            print(f"{len(times)} articles: {sizes[-1]} MB at most", flush=True)

    built = build([path], store=folder / f"store-{jobs}", jobs=jobs, watch=Watch(done=done))
    first = len(times) // 5
    return (len(times) - first - 1) / (times[-1] - times[first]), sizes[-1] / sizes[first], built.hash


def main(number: int) -> None:
    """Print the figures of one and of two processes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_articles(folder / "in.jsonl", number)
        one, growth, first = measure(folder / "in.jsonl", folder, 1)
        two, _, second = measure(folder / "in.jsonl", folder, 2)
    print(
        f"one process {one:.1f} articles a second, two {two:.1f}, efficiency {two / one / 2:.2f}, "
        f"memory {growth:.2f} times that after a fifth, same store: {first == second}"
    )


if __name__ == "__main__":
    main(articles_wanted(sys.argv[1:], usual=200, short=60))
