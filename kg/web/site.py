"""What the pages of one server share: the newest reading of the store, the workers, templates, words in both languages."""

from __future__ import annotations

import csv
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.prefixes import SCHEMES, shorten
from kg.terms import token_of
from kg.web.reading import Reading
from kg.web.security import safe_address
from kg.web.snapshot import Snapshots
from kg.web.workers import Workers

HERE = Path(__file__).resolve().parent
LANGUAGES = ("fr", "en")
LOOK_AGAIN = 1.0
COOKIE = "kg-language"


class Site:
    """The state of one server."""

    def __init__(self, snapshots: Snapshots, workers: Workers) -> None:
        self.snapshots, self.workers = snapshots, workers
        self.reading = Reading(snapshots.store)
        self._looked = time.monotonic()
        self.templates = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def due(self) -> bool:
        """Tell whether it is time to look whether the store has changed."""
        now = time.monotonic()
        if now - self._looked < LOOK_AGAIN:
            return False
        self._looked = now
        return True

    def renew(self) -> bool:
        """Read the store anew if it has changed; tell whether it has."""
        if not self.snapshots.renew():
            return False
        reading = Reading(self.snapshots.store)
        reading.warm()
        self.reading = reading
        return True


class Page:
    """One request for a page: its language, and how things are called and addressed in it."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.site: Site = request.app.state.site
        self.reading = self.site.reading
        self.language = choose_language(request)

    def render(self, template: str, /, *, code: int = 200, **values: Any) -> Response:
        """Return a page as HTML, and remember a language that was asked for."""
        html = self.site.templates.get_template(template).render(page=self, t=self.t, **values)
        response = HTMLResponse(html, code)
        if self.request.query_params.get("lang") in LANGUAGES:
            response.set_cookie(COOKIE, self.language, samesite="strict", httponly=True)
        return response

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

    def external(self, address: str) -> str:
        """Return an address of the web as it is, any other as nothing."""
        return safe_address(address)

    def speaker(self, iri: str, source: str, text: str) -> str:
        """Return who speaks: the name, else the words of the source, else the publisher for the narrator."""
        if iri:
            return self.named(iri)
        publication = self.reading.publications.get(text)
        return source or (publication.publisher if publication and publication.publisher else self.t("narrator"))

    def switched(self) -> str:
        """Return the address of this page in the other language."""
        return self.with_query(lang=next(language for language in LANGUAGES if language != self.language))

    def with_query(self, **changed: str) -> str:
        """Return the address of this page with some parameters changed; an empty value takes one away."""
        kept = [(name, value) for name, value in self.request.query_params.multi_items() if name not in changed]
        pairs = [*kept, *((name, value) for name, value in changed.items() if value)]
        return self.request.url.path + ("?" + "&".join(f"{quote(name)}={quote(value)}" for name, value in pairs) if pairs else "")


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """Return the words of the interface, by key and language."""
    with (HERE / "words.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["key"]: {language: row[language] for language in LANGUAGES} for row in rows}


def choose_language(request: Request) -> str:
    """Return the language that was asked for, remembered, or accepted first; French where none is ours."""
    asked = (request.query_params.get("lang"), request.cookies.get(COOKIE))
    accepted = (part.split(";")[0].strip()[:2].lower() for part in request.headers.get("accept-language", "").split(","))
    return next((language for language in (*asked, *accepted) if language in LANGUAGES), LANGUAGES[0])
