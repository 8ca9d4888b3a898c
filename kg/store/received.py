"""What a server answered -> rows, yes or no, or triples, as the standard has them; what was cut off is told.

Virtuoso writes booleans as numbers and the answer to an ASK as a row, and cuts long answers without a word in them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pyoxigraph

from kg.errors import StoreError
from kg.store.answer import XSD
from kg.store.transport import Reply

ASKED = "__ASK_RETVAL"
TRUTHS = {"1": "true", "0": "false"}
ROW_LIMIT, STATE, PARTIAL = "X-SPARQL-MaxRows", "X-SQL-State", "S1TAT"


def read_rows(reply: Reply, address: str) -> pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean:
    """Return the rows or the truth that a server answered; raise StoreError where it is no answer, or a part of one."""
    _check_whole(reply, address)
    content = reply.content
    try:
        if ASKED.encode() in content or b"#boolean" in content or ROW_LIMIT in reply.headers:
            content = json.dumps(_standard(json.loads(content), reply, address)).encode()
        found = pyoxigraph.parse_query_results(content, format=pyoxigraph.QueryResultsFormat.JSON)
        if isinstance(found, pyoxigraph.QuerySolutions):
            for _ in found:
                pass
            found = pyoxigraph.parse_query_results(content, format=pyoxigraph.QueryResultsFormat.JSON)
    except (SyntaxError, ValueError, KeyError, TypeError, AttributeError):
        raise StoreError(_broken(address)) from None
    return found


def read_triples(reply: Reply, address: str, form: pyoxigraph.RdfFormat) -> Iterator[pyoxigraph.Triple]:
    """Yield the triples that a server answered; raise StoreError where they are none, or a part of them."""
    _check_whole(reply, address)
    try:
        for quad in pyoxigraph.parse(reply.content, format=form):
            yield quad.triple
    except (SyntaxError, ValueError):
        raise StoreError(_broken(address)) from None


def _check_whole(reply: Reply, address: str) -> None:
    if reply.headers.get(STATE) == PARTIAL:
        raise StoreError(f"{address} gave a part of the answer when its time was up; ask for less, or give it more time")


def _standard(answer: Any, reply: Reply, address: str) -> Any:
    """Return an answer in JSON as the standard has it."""
    if "boolean" in answer:
        return answer
    rows = answer["results"]["bindings"]
    if answer["head"]["vars"] == [ASKED]:
        return {"head": {}, "boolean": bool(rows) and rows[0][ASKED]["value"] in ("1", "true")}
    limit = reply.headers.get(ROW_LIMIT, "")
    if limit.isdigit() and len(rows) >= int(limit):
        raise StoreError(f"{address} gives no more than {limit} rows; raise its limit (Virtuoso: ResultSetMaxRows), or use LIMIT")
    for row in rows:
        for term in row.values():
            if term.get("datatype") == f"{XSD}boolean":
                term["value"] = TRUTHS.get(term["value"], term["value"])
    return answer


def _broken(address: str) -> str:
    return f"{address} broke off its answer, or gave something else than SPARQL results; it may have run out of time"
