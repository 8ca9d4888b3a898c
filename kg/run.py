"""What could change the result of a reading: kg and its code, the models and their weights, the lexicon and the authority."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg.resources import languages, locate, model_settings, weight_files
from kg.terms import short_hash

SOURCES = (("ontology", "lexicon"), ("data", "authority.tsv"))
CODE = Path(__file__).parent
AFTER_READING = frozenset(
    ("api", "cli", "comparison", "explanation", "formats", "library", "network", "store", "web", "wikidata")
)


@dataclass(frozen=True, slots=True)
class Run:
    """The configuration that read an article; ``lexicon`` is a digest of the word lists and of the authority, ``code`` of kg."""

    version: str
    model: str
    lexicon: str
    code: str = ""

    @property
    def configuration(self) -> str:
        """All of it in one line."""
        return f"{self.version} {self.model} {self.lexicon} {self.code}"


@cache
def current_run(language: str) -> Run:
    """Return the configuration of this installation for a language."""
    models = " ".join(_model(language)) if language in languages() else ""
    return Run(_version("kg-news"), models, _lexicon_digest(), code_digest(CODE))


def _model(language: str) -> Iterator[str]:
    """Yield the package and version of a language's model, and a digest of what training added to it."""
    package, added = model_settings(language)["package"], weight_files(language)
    yield from (package, _version(package))
    if added:
        yield from ("weights", _digest(added))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


@cache
def _lexicon_digest() -> str:
    roots = [locate(*parts) for parts in SOURCES]
    return _digest(path for root in roots for path in (sorted(root.rglob("*.tsv")) if root.is_dir() else [root]))


def _digest(paths: Iterable[Path]) -> str:
    return short_hash("\n".join(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in paths))


@cache
def code_digest(package: Path) -> str:
    """Return a digest of the code that reads articles: of every module of a package but those that work on what was read."""
    found = hashlib.sha256()
    for path in sorted(package.rglob("*.py"), key=str):
        if path.relative_to(package).parts[0].removesuffix(".py") not in AFTER_READING:
            found.update(str(path.relative_to(package)).encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:16]
