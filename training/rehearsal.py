"""Descriptions of Debian packages -> text of another kind than news: ``python -m training.rehearsal Translation-fr.bz2 OUT.txt``.

One description a line: as many as are asked for, of programs (libraries repeat each other), drawn in an order that the file
settles. The file is ``main/i18n/Translation-fr.bz2`` of a Debian release.
"""

from __future__ import annotations

import argparse
import bz2
import random
import re
from collections.abc import Iterator
from pathlib import Path

PACKAGE = re.compile(r"^Package: (?!lib)(\S+)\n(?:.+\n)*?Description-fr: .*\n((?: .*\n?)+)", re.MULTILINE)
LINES = 1_300
SHORT, LONG = 150, 900  # characters


def main() -> None:
    """Write the lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("translation", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    with bz2.open(given.translation, "rt", encoding="utf-8") as translation:
        texts = sorted(set(descriptions(translation.read())))
    given.out.write_text("\n".join(random.Random(0).sample(texts, LINES)) + "\n", encoding="utf-8")


def descriptions(translation: str) -> Iterator[str]:
    """Yield the long descriptions, each in one line."""
    for package in PACKAGE.finditer(translation):
        text = " ".join(line.strip() for line in package[2].splitlines() if line.strip() != ".")
        if len(text) > SHORT:
            yield text[:LONG]


if __name__ == "__main__":
    main()
