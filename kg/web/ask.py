"""Questions: the library as web addresses, and SPARQL that a person writes, each with its answer and its sentences."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.cells import write_csv
from kg.errors import QueryError
from kg.library import Query, list_queries, parse_term
from kg.prefixes import SCHEMES, shorten
from kg.store import Term, bind
from kg.store.binding import OPAQUE
from kg.web.endpoint import answer, site_of, table
from kg.web.face import Face
from kg.web.negotiate import MEDIA, ROWS, choose
from kg.web.page import Page
from kg.web.workers import Asked, Reply

NO_PARAMETERS = ("lang", "format")
MOST_ROWS = 200
MOST_TRIPLES = 200_000
PLAIN = re.compile(r"\w+:[\w-]+")
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of an answer: its words, and where it is shown."""

    words: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a page shows of an answer: rows with the sentence that says each, or a line that tells why there are none."""

    names: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[Cell, ...], str], ...] = ()
    cut: bool = False
    truth: bool | None = None
    triples: str = ""
    problem: str = ""


async def question(request: Request) -> Response:
    """Answer a question of the library: by ``.csv``, ``.json`` or what is accepted as rows, in a browser as a page."""
    asked = request.path_params["name"]
    name, dot, extension = asked.rpartition(".")
    if not dot or extension not in ("csv", "json"):
        name, extension = asked, request.query_params.get("format", "")
    query = next((query for query in list_queries() if query.name == name), None)
    if query is None:
        raise HTTPException(404, f"no question is named {name!r}")
    form = extension if extension in ROWS.values() else choose(request.headers.get("accept", ""), {**ROWS, "text/html": "page"})
    parameters = {key: value for key, value in request.query_params.items() if value and key not in NO_PARAMETERS}
    most = MOST_ROWS + 1 if form == "page" else None
    wanted = Asked(name=name, parameters=parameters, rows="json" if form in ("csv", "page") else form, most=most)
    reply = await site_of(request).workers.ask(wanted)
    if form == "page":
        return _show(Page(request), query, parameters, reply)
    if form == "csv" and reply.status == 200:
        return Response(write_csv(*table(reply)), media_type=MEDIA["csv"])
    return answer(reply)


def _show(page: Page, query: Query, parameters: Mapping[str, str], reply: Reply) -> Response:
    values = {item.name: parameters.get(item.name, item.default or "") for item in query.parameters}
    return page.render(
        "question.html",
        code=reply.status,
        query=query,
        title=in_language(query.summary, page.language),
        values=values,
        sparql=editable(query, values),
        outcome=outcome_of(page, reply),
    )


def editable(query: Query, values: Mapping[str, str]) -> str:
    """Return the SPARQL of a question without its header, its parameters where a person may change them.

    A value that is no term is left out, and all others with it.
    """
    lines = "\n".join(line for line in query.sparql.strip().splitlines() if not line.startswith("#+"))
    try:
        bound = bind(lines, {name: (parse_term(value),) for name, value in values.items() if value})
    except QueryError:
        return lines
    return OPAQUE.sub(lambda found: written(Term("iri", found[0][1:-1])) if found[0].startswith("<") else found[0], bound)


def written(term: Term) -> str:
    """Return a term as SPARQL writes it.

    >>> written(Term("literal", "le maire", None, "fr"))
    '"le maire"@fr'
    """
    if term.kind == "iri":
        short = shorten(term.value)
        return short if short != term.value and PLAIN.fullmatch(short) else f"<{term.value}>"
    words = "".join(ESCAPES.get(char, char) for char in term.value)
    return f'"{words}"' + (f"@{term.language}" if term.language else f"^^<{term.datatype}>" if term.datatype else "")


async def ask(request: Request) -> Response:
    """Show the questions of the library and a field for SPARQL, with the answer to what is written in it."""
    page = Page(request)
    sparql = request.query_params.get("query", "")
    example = next((query for query in list_queries() if query.name == request.query_params.get("example")), None)
    outcome, status = None, 200
    if sparql.strip():
        reply = await site_of(request).workers.ask(Asked(sparql))
        outcome, status = outcome_of(page, reply), reply.status
    questions = [(query, in_language(query.summary, page.language)) for query in list_queries()]
    if example and not sparql.strip():
        sparql = editable(example, {item.name: item.default or "" for item in example.parameters})
    return page.render("ask.html", code=status, sparql=sparql, outcome=outcome, questions=questions)


def in_language(summary: str, language: str) -> str:
    """Return a question in French or English; a summary has both, one after the other.

    >>> in_language("Qui parle ? Who speaks?", "en")
    'Who speaks?'
    """
    french, mark, english = summary.partition("?")
    return english.strip() if language == "en" and english.strip() else f"{french}{mark}"


def outcome_of(page: Face, reply: Reply) -> Outcome:
    """Return what a page shows of a reply in JSON or Turtle."""
    if reply.status != 200:
        return Outcome(problem=reply.content.decode())
    if reply.form != "json":
        return Outcome(triples=reply.content[:MOST_TRIPLES].decode(errors="ignore"))
    found = json.loads(reply.content)
    if "boolean" in found:
        return Outcome(truth=found["boolean"])
    names, rows = tuple(found["head"]["vars"]), found["results"]["bindings"]
    sentences = page.reading.sentences_of(term["value"] for row in rows[:MOST_ROWS] for term in row.values() if _is_iri(term))
    shown = tuple(_row(page, names, row, sentences) for row in rows[:MOST_ROWS])
    return Outcome(names, shown, cut=len(rows) > MOST_ROWS)


def _is_iri(term: Mapping[str, str]) -> bool:
    return term.get("type") == "uri"


def _row(
    page: Face, names: tuple[str, ...], row: Mapping[str, Mapping[str, str]], sentences: Mapping[str, str]
) -> tuple[tuple[Cell, ...], str]:
    """Return the cells of a row, and the sentence of the first thing in it that has one, unless the row has it already."""
    values = [row[name].get("value", "") for name in names if name in row]
    said = next((sentences[value] for value in values if value in sentences), "")
    given = any(said == " ".join(value.split()) for value in values)
    return tuple(_cell(page, row.get(name, {})) for name in names), "" if given else said


def _cell(page: Face, term: Mapping[str, str]) -> Cell:
    value = term.get("value", "")
    if term.get("type") != "uri":
        return Cell(value)
    if value.startswith(SCHEMES):
        return Cell(page.label(value))
    inside = value.startswith(page.reading.base) or value in page.reading.identities
    words = page.named(value) if value in page.reading.entities else shorten(value).rpartition("/")[2] or value
    return Cell(words, page.href(value) if inside else page.external(value))
