"""Where the data of kg stands: inside an installed package, else in the root of the repository."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from kg.errors import IntegrityError

PACKAGE = Path(__file__).resolve().parent


def locate(*parts: str) -> Path:
    """Return the path of a file or folder of ours (``locate("ontology", "kg.ttl")``)."""
    for root in (PACKAGE, PACKAGE.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise IntegrityError(f"the installation lacks {'/'.join(parts)}")


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a lexicon, in order."""
    return tuple(sorted(path.name for path in locate("ontology", "lexicon").iterdir() if path.is_dir()))


@cache
def model_settings(language: str) -> dict[str, str]:
    """Return which model reads a language, and how: ``ontology/lexicon/{language}/model.tsv`` by its keys."""
    return {row["key"]: row["value"] for row in table(language, "model")}


def weight_files(language: str) -> tuple[Path, ...]:
    """Return what training added to the model of a language: a file a component, named after it; none where nothing was."""
    folder = model_settings(language).get("weights")
    return tuple(sorted(locate(*folder.split("/")).glob("*.npz"))) if folder else ()


@cache
def table(language: str, name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of ``ontology/lexicon/{language}/{name}.tsv``.

    A header line, then one entry a line; ``#`` begins a comment line.
    """
    path = locate("ontology", "lexicon", language, f"{name}.tsv")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(
            (line for line in lines if line.strip() and not line.startswith("#")),
            delimiter="\t",
            quoting=csv.QUOTE_NONE,
        )
        return tuple({key: value or "" for key, value in row.items() if key} for row in rows)
