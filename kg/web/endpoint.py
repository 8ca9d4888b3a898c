"""The SPARQL endpoint: SPARQL 1.1 Protocol, queries only, with a description of the service and of its data."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.prefixes import shorten
from kg.web.negotiate import MEDIA, ROWS, TRIPLES, choose, wants_page
from kg.web.reading import web_query
from kg.web.security import read_body
from kg.web.site import Site
from kg.web.workers import Asked, Reply

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
MOST_FIELDS = 100
VARIED = {"Vary": "Accept"}


async def sparql(request: Request) -> Response:
    """Answer a query; a browser without one is shown where to write it, another client what the endpoint is."""
    accept = request.headers.get("accept", "")
    fields = await _fields(request)
    if "update" in fields:
        raise HTTPException(403, "this endpoint answers queries and takes no updates")
    queries = fields.get("query", [])
    if not queries and request.method in ("GET", "HEAD"):
        return RedirectResponse("/ask", 303, VARIED) if wants_page(accept) else await describe_service(request)
    if len(queries) != 1:
        raise HTTPException(400, "give one query, as the parameter 'query' or as the body (application/sparql-query)")
    graphs = (tuple(fields.get("default-graph-uri", ())), tuple(fields.get("named-graph-uri", ())))
    dataset = graphs if any(graphs) else None
    if any(set('<>"{}|^`\\ \n\r\t') & set(graph) for graph in (*graphs[0], *graphs[1])):
        raise HTTPException(400, "a graph is named by an IRI")
    asked = Asked(queries[0], rows=choose(accept, ROWS), triples=choose(accept, TRIPLES), dataset=dataset)
    if wants_page(accept):
        asked = Asked(queries[0], rows="json", triples="turtle", dataset=dataset)
    return answer(await site_of(request).workers.ask(asked))


async def _fields(request: Request) -> Mapping[str, Sequence[str]]:
    """Return the parameters of a request by the three ways of the protocol (section 2.1)."""
    fields = {name: request.query_params.getlist(name) for name in request.query_params}
    if request.method != "POST":
        return fields
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media == UPDATE:
        raise HTTPException(403, "this endpoint answers queries and takes no updates")
    if media not in (FORM, QUERY):
        raise HTTPException(415, f"post a query as {QUERY} or {FORM}")
    try:
        body = (await read_body(request)).decode()
        if media == QUERY:
            return {**fields, "query": [*fields.get("query", []), body]}
        posted = parse_qs(body, keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict")
    except ValueError:
        raise HTTPException(400, "the body is not UTF-8, or has too many fields") from None
    return {name: [*fields.get(name, []), *posted.get(name, [])] for name in {*fields, *posted}}


async def describe_service(request: Request) -> Response:
    """Return the service description with a summary of the data (SPARQL 1.1 Service Description, VoID)."""
    root = str(request.base_url)
    places = (("endpoint", "sparql"), ("dataset", ".well-known/void#dataset"), ("graph", ".well-known/void#graph"))
    names = {name: f"<{root}{place}>" for name, place in places}
    form = choose(request.headers.get("accept", ""), TRIPLES)
    asked = Asked(web_query("service"), parameters=names, triples=form or "turtle")
    return answer(await site_of(request).workers.ask(asked))


def table(reply: Reply) -> tuple[list[str], list[list[str]]]:
    """Return the columns and the rows of an answer in JSON, IRIs shortened by their prefixes."""
    found = json.loads(reply.content)
    if "boolean" in found:
        return ["answer"], [[str(found["boolean"]).lower()]]
    names = found["head"]["vars"]
    rows = [[_shown(row.get(name, {})) for name in names] for row in found["results"]["bindings"]]
    return names, rows


def _shown(term: Mapping[str, str]) -> str:
    value = term.get("value", "")
    return shorten(value) if term.get("type") == "uri" else value


def answer(reply: Reply) -> Response:
    """Return a reply of a worker as an answer over HTTP."""
    headers = {**VARIED, **({"Retry-After": "60"} if reply.status == 503 else {})}
    return Response(reply.content, reply.status, headers, MEDIA[reply.form])


def site_of(request: Request) -> Site:
    """Return the site that a request came to."""
    site: Site = request.app.state.site
    return site
