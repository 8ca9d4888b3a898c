"""How things are called and addressed: in a language, by what a store says of them."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg.prefixes import SCHEMES, shorten
from kg.terms import token_of
from kg.web.reading import Reading
from kg.web.reasons import in_french
from kg.web.security import safe_address
from kg.web.things import Claim

HERE = Path(__file__).resolve().parent
LANGUAGES = ("fr", "en")


class Face:
    """What a page shows of a store in one language; ``frame`` is the template around it."""

    frame = "base.html"

    def __init__(self, reading: Reading, language: str) -> None:
        self.reading, self.language = reading, language

    def html(self, template: str, /, **values: Any) -> str:
        """Return a page as HTML."""
        return str(templates().get_template(template).render(page=self, t=self.t, **values))

    def t(self, key: str) -> str:
        """Return the words of the interface for a key."""
        return words()[key][self.language]

    def label(self, concept: str) -> str:
        """Return what a concept is called in the language of the page, else in the other one."""
        labels: Mapping[tuple[str, str], str] = self.reading.labels
        for language in (self.language, *LANGUAGES):
            if (concept, language) in labels:
                return labels[concept, language]
        return token_of(concept).rpartition("/")[2] if concept.startswith(SCHEMES) else shorten(concept)

    def reason(self, words: str) -> str:
        """Return why two things compare as they do, in the language of the page."""
        return in_french(words) if self.language == "fr" else words

    def named(self, iri: str) -> str:
        """Return what an entity is called: the label of its identity, else its name in its text."""
        entity = self.reading.entities.get(iri)
        if entity is None:
            return shorten(iri)
        return str(entity.labels.get(self.language, entity.name))

    def href(self, iri: str) -> str:
        """Return where a thing is shown on this server."""
        base = self.reading.base
        if iri.startswith(base):
            path, hashed, fragment = iri.removeprefix(base).partition("#")
            return f"/id/{quote(path, safe='/')}" + (f"#{fragment}" if hashed else "")
        return f"/entity?iri={quote(iri, safe='')}"

    def cited(self, claim: Claim) -> str:
        """Return a claim's words with where they stand, as one cites them: quote, publication, address, offsets, identifier."""
        publication = self.reading.publications[claim.text]
        known = (publication.publisher, publication.title, publication.published, publication.url)
        return f"« {claim.quote} » — {', '.join(filter(None, known))} [{claim.start}–{claim.end}] {claim.iri}"

    def external(self, address: str) -> str:
        """Return an address of the web as it is, any other as nothing."""
        return safe_address(address)

    def speaker(self, iri: str, source: str, text: str) -> str:
        """Return who speaks: the name, else the words of the source, else the publisher for the narrator."""
        if iri:
            return self.named(iri)
        publication = self.reading.publications.get(text)
        return source or (publication.publisher if publication and publication.publisher else self.t("narrator"))


@cache
def templates() -> Environment:
    """Return the templates, which escape every value."""
    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """Return the words of the interface, by key and language."""
    with (HERE / "words.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["key"]: {language: row[language] for language in LANGUAGES} for row in rows}
