"""What could change the result of a reading: the version of kg, the models, the lexicon and the authority."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from kg.resources import languages, locate, table
from kg.terms import short_hash

SOURCES = (("ontology", "lexicon"), ("data", "authority.tsv"))


@dataclass(frozen=True, slots=True)
class Run:
    """The configuration that read an article; ``lexicon`` is a digest of the word lists and of the authority."""

    version: str
    model: str
    lexicon: str

    @property
    def configuration(self) -> str:
        """All of it in one line."""
        return f"{self.version} {self.model} {self.lexicon}"


@cache
def current_run(language: str) -> Run:
    """Return the configuration of this installation for a language."""
    packages = [row["value"] for row in table(language, "model") if row["key"] == "package"] if language in languages() else []
    models = " ".join(f"{package} {_version(package)}" for package in packages)
    return Run(_version("kg-news"), models, _digest())


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


@cache
def _digest() -> str:
    roots = [locate(*parts) for parts in SOURCES]
    paths = [path for root in roots for path in (sorted(root.rglob("*.tsv")) if root.is_dir() else [root])]
    return short_hash("\n".join(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in paths))
