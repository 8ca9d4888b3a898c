"""How things are called and addressed: in a language, by what a store says of them."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg.prefixes import SCHEMES, shorten
from kg.terms import token_of
from kg.web.bounds import HUNDREDTHS, shown_interval, stands_in, with_intervals_shown
from kg.web.reading import Reading
from kg.web.reasons import in_french
from kg.web.security import safe_address
from kg.web.things import OBJECT, SUBJECT, Claim, Quantity, token

HERE = Path(__file__).resolve().parent
LANGUAGES, LONG = ("fr", "en"), 80


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
        return with_intervals_shown(in_french(words) if self.language == "fr" else words)

    def interval(self, quantity: Quantity) -> str:
        """Return the bounds of a number as people read them."""
        return shown_interval(quantity)

    def unit(self, quantity: Quantity) -> str:
        """Return what a number counts, where its bounds do not say it themselves."""
        return "" if not quantity.unit or token(quantity.unit) in HUNDREDTHS else self.label(quantity.unit)

    def quantity_of(self, claim: Claim) -> Quantity | None:
        """Return the number of a claim, where what its parts say does not give it."""
        quantity: Quantity | None = self.reading.quantities.get(claim.quantity)
        said = (part.words for part in claim.parts if part.role in (SUBJECT, OBJECT))
        return None if quantity is None or any(stands_in(quantity, words) for words in said) else quantity

    def type_name(self, iri: str) -> str:
        """Return what a type of entities is called."""
        return words().get(f"type_{token(iri).lower()}", {}).get(self.language, token(iri))

    def own_words(self, claim: Claim) -> tuple[str, str, str] | None:
        """Return what a claim says in the words of its text, before, of and after its subject, where its parts tell less.

        That is so where a word of the text without a concept is all that is said (``their president``), and where what is
        said of somebody resolves to the same (``their president, Vladimir Putin``).
        """
        subject, other = claim.part(SUBJECT), claim.part(OBJECT)
        if not subject or len(claim.quote) > LONG or claim.quantity in self.reading.quantities:
            return None
        if other and self.identity(subject.iri) != self.identity(other.iri):
            return None
        if not other and (claim.complement or any((claim.predicate, language) in self.reading.labels for language in LANGUAGES)):
            return None
        found = re.search(rf"(?<!\w){re.escape(subject.words)}(?!(?<=\w)\w)", claim.quote, re.IGNORECASE)
        if not found:
            return "", subject.words, f" — {claim.quote}"
        return claim.quote[: found.start()], found.group(), claim.quote[found.end() :]

    def identity(self, iri: str) -> str:
        """Return what an entity is linked to, its own address where it is linked to nothing."""
        entity = self.reading.entities.get(iri)
        return entity.identity if entity else iri

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
