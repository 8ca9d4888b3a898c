"""Time the comparison of 1,000 to 10,000 articles: how the time grows with their number.

Run: ``python -m benchmarks.compare [MOST | --short]`` (10,000 by default, 2,000 for a short run). It ends with the time an
article of the most articles over that of the fewest: 1.0 is linear. Times are those of the processor.

The articles are generated: one toll each, in one of 200 towns, told by one of forty papers over a year.
"""

from __future__ import annotations

import random
import sys
import time
from itertools import product

from kg.comparison import Sheet, compare_sheets, sheet_of
from tests.compared import Written

STARTS = ["Ald", "Bran", "Cor", "Dun", "Fen", "Hal", "Kel", "Mar", "Nor", "Tar"]
ENDS = [
    "bury",
    "by",
    "combe",
    "field",
    "ford",
    "gate",
    "ham",
    "ley",
    "mere",
    "stead",
    "ton",
    "wick",
    "worth",
    "well",
    "brook",
    "den",
    "holt",
    "hurst",
    "mouth",
    "over",
]
TOWNS = ["".join(parts) for parts in product(STARTS, ENDS)]
SYLLABLES = ("ra", "lo", "mi", "te", "ku", "sa", "no", "pe", "vi", "da", "ner", "lik", "tos", "mar", "vin")
WORDS = ["".join(parts) for parts in product(SYLLABLES, repeat=3)]
SIZES = (1_000, 2_000, 5_000, 10_000)


def write_sheets(number: int) -> list[Sheet]:
    """Return the sheets of so many generated articles, the same ones every time."""
    chance, sheets = random.Random(7), []
    for place in range(number):
        town, dead = chance.choice(TOWNS), chance.randint(2, 60)
        filler = ". ".join(" ".join(chance.choices(WORDS, k=14)) for _ in range(12))
        day = f"2023-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        article = Written(f"{place:05}", f"{dead} people died in {town}. {filler}", day, f"Paper {place % 40}")
        entity = article.name(town)
        article.figure(str(dead), (dead, dead), counted="people", place=town, place_entity=entity)
        sheets.append(sheet_of(article.record()))
    return sheets


def main(most: int) -> None:
    """Print the time and the time an article of each size, and how the latter grows."""
    times = {}
    for size in (size for size in SIZES if size <= most):
        sheets = write_sheets(size)
        start = time.process_time()
        comparison = compare_sheets(sheets)
        seconds = time.process_time() - start
        times[size] = each = seconds / size * 1000
        print(f"{size:>6} articles {seconds:7.2f} s {each:6.2f} ms each {len(comparison.relations):>7} relations", flush=True)
    fewest, last = min(times), max(times)
    print(f"{last // fewest} times the articles: {times[last] / times[fewest]:.2f} times the time an article")


if __name__ == "__main__":
    main(SIZES[1] if "--short" in sys.argv else int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1])
