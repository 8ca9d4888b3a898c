"""One article or one answer -> a single HTML file that opens without any server and asks nothing of the network."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256

from markupsafe import Markup

from kg.errors import QueryError
from kg.library import Query
from kg.store import Answer, Asked
from kg.web.article import view_article
from kg.web.ask import editable, in_language, outcome_of
from kg.web.face import HERE, LANGUAGES, Face
from kg.web.reading import Reading
from kg.web.workers import Reply


class Sheet(Face):
    """A page in a file; what belongs to its own article is linked within it, all else is words.

    Its policy lets its own style and script run by their hashes and nothing else, whatever an article holds.
    """

    frame = "single.html"

    def __init__(self, reading: Reading, language: str, *, article: str = "") -> None:
        super().__init__(reading, language)
        self._article = article
        self.style, self.script = _static("kg.css"), _static("kg.js")
        self.policy = (
            f"default-src 'none'; style-src {_hashed(self.style)}; script-src {_hashed(self.script)}; "
            "base-uri 'none'; form-action 'none'"
        )

    def href(self, iri: str) -> str:
        """Return the place of a claim or a sentence of the article within the file, nothing for all else."""
        own = iri.removeprefix(self._article) if self._article and iri.startswith(self._article) else ""
        if own.startswith("#char="):
            return own
        return f"#{own[1:]}" if own.startswith("/claim-") else ""


def write_article(store: Asked, article: str, language: str | None = None) -> str:
    """Return an article with its claims as one file, in its own language where no other is named and there is one."""
    reading = Reading(store)
    publication = reading.publications.get(article)
    if publication is None:
        raise QueryError(f"the store has no article {article}; kg query -e 'SELECT ?text {{ ?text a kg:Article }}' lists them")
    chosen = language or (publication.language if publication.language in LANGUAGES else LANGUAGES[0])
    sheet = Sheet(reading, chosen, article=article)
    return sheet.html("article.html", **view_article(sheet, article))


def write_answer(store: Asked, query: Query, values: Mapping[str, str], answer: Answer, language: str = LANGUAGES[0]) -> str:
    """Return an answer with the sentences of its rows as one file."""
    triples = answer.variables is None and answer.truth is None
    reply = Reply(200, "turtle" if triples else "json", answer.serialize("turtle" if triples else "json"))
    sheet = Sheet(Reading(store), language)
    title = in_language(query.summary, language) or query.name
    known = {item.name: values.get(item.name, item.default or "") for item in query.parameters}
    return sheet.html("answer.html", title=title, outcome=outcome_of(sheet, reply), sparql=editable(query, known))


def _static(name: str) -> Markup:
    """Return a file of our own as it is; it holds no end of the element around it."""
    return Markup((HERE / "static" / name).read_text(encoding="utf-8"))


def _hashed(content: str) -> str:
    """Return a source of a policy for exactly this content (CSP level 2, section 4.2.5)."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
