"""Measure how long the pages of the explorer take, as a client on the same machine sees it.

Run: ``python -m benchmarks.pages [STORE] [REQUESTS]`` (a store of 600 articles made of templates, 7 requests a page by default,
one after the other; the median counts). The server runs as a user starts it. The article with most claims, the entities in most
claims and the busiest facets are found by queries, so that the worst pages of any store are among those measured. The first
request comes before the others and apart: it waits until the server has read its store. Where other programs run beside it, the
fastest request and the processor time tell more than the median.
"""

from __future__ import annotations

import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, unquote, urlencode, urlsplit

from rich.console import Console
from rich.table import Table

from benchmarks.templates import store_of
from kg.library import list_queries

KG = Path(sys.executable).with_name("kg")
MOST_MILLISECONDS = 200
BROWSER = {"Accept": "text/html", "Accept-Language": "fr"}
HEAVY_ARTICLES = (
    "SELECT ?it (COUNT(?claim) AS ?n) { ?claim a kg:Claim ; kg:article ?it } GROUP BY ?it ORDER BY DESC(?n) ?it LIMIT 1"
)
HEAVY_ENTITIES = """
SELECT ?it (COUNT(?claim) AS ?n) { ?claim kg:subject|kg:object ?entity . ?entity kg:identity ?it }
GROUP BY ?it ORDER BY DESC(?n) ?it LIMIT 2
"""
SOME_CLAIM = "SELECT ?it { ?it a kg:Claim ; kg:quantity ?number } ORDER BY ?it LIMIT 1"
SOME_QUANTITY = "SELECT ?it { ?it a kg:Quantity ; kg:measure measure:killed } ORDER BY ?it LIMIT 1"
COMMON = "SELECT ?claim ?quote { ?claim a kg:Claim ; kg:quote ?quote } LIMIT 1000"


@contextmanager
def serving(store: str) -> Iterator[tuple[HTTPConnection, int]]:
    """Serve a store until the block ends; give a connection to it, and the process."""
    command = [KG, "serve", "--store", store, "--port", "0", "--timeout", "60"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        line = process.stderr.readline() if process.stderr else ""
        found = re.search(r"http://\S+?/(?= )", line)
        if found is None:
            sys.exit(line or "the server did not start")
        yield HTTPConnection(urlsplit(found[0]).netloc, timeout=120), process.pid
    finally:
        process.terminate()
        process.communicate()


def get(client: HTTPConnection, address: str, accept: dict[str, str]) -> tuple[float, int, bytes]:
    """Return the milliseconds, the status and the bytes of an answer."""
    start = time.perf_counter()
    client.request("GET", address, headers=accept)
    answer = client.getresponse()
    content = answer.read()
    return 1000 * (time.perf_counter() - start), answer.status, content


def processor_time(process: int) -> float:
    """Return the milliseconds of processor time that a process and its children have used, those that have ended too."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    own = 1000 * sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return own + sum(processor_time(int(child)) for child in children)


def things(client: HTTPConnection, sparql: str) -> list[str]:
    """Return the first column of a query."""
    _, _, content = get(client, f"/sparql?{urlencode({'query': sparql})}", {"Accept": "application/sparql-results+json"})
    return [row["it"]["value"] for row in json.loads(content)["results"]["bindings"]]


def path_of(iri: str) -> str:
    """Return under which path a thing of the store answers."""
    return f"/id/{iri[iri.index('article/') :]}"


def addresses(client: HTTPConnection) -> Iterator[str]:
    """Yield the addresses to be measured."""
    yield from ("/", "/?page=5", "/claims", "/claims?text=guerre", "/claims?mode=reports&certainty=possible", "/claims?page=200")
    entities = things(client, HEAVY_ENTITIES)
    yield f"/claims?entity={quote(entities[0], safe='')}" if entities else "/claims"
    yield from (
        "/claims?measure=killed",
        "/claims?since=2023-01-01",
        "/sources",
        "/sources?measure=killed",
        "/sources?measure=other",
    )
    yield from ("/compare", "/compare?verdict=agrees", "/compare?verdict=incomparable", "/timeline")
    yield from (f"/entity?iri={quote(iri, safe='')}" for iri in entities)
    yield from map(path_of, (*things(client, HEAVY_ARTICLES), *things(client, SOME_CLAIM), *things(client, SOME_QUANTITY)))
    yield from ("/ask", f"/ask?{urlencode({'query': COMMON})}", *(f"/q/{query.name}" for query in list_queries()))


def main(store: str, requests: int) -> int:
    """Print the pages with their times; return 1 where one takes longer than it should."""
    table = Table("page", "median ms", "fastest ms", "slowest ms", "processor ms", "kB")
    slow = 0
    with serving(store) as (client, process):
        first, _, _ = get(client, "/claims", BROWSER)
        for address in dict.fromkeys(addresses(client)):
            before = processor_time(process)
            answers = [get(client, address, BROWSER) for _ in range(requests)]
            used = (processor_time(process) - before) / requests
            times = [taken for taken, _, _ in answers]
            median = statistics.median(times)
            slow += median > MOST_MILLISECONDS
            failed = next((f" ({status})" for _, status, _ in answers if status != 200), "")
            spread = (f"{number:.0f}" for number in (median, min(times), max(times), used))
            table.add_row(f"{unquote(address)[:90]}{failed}", *spread, f"{len(answers[0][2]) / 1000:.0f}")
    Console(width=150).print(table)
    print(f"first page after the start {first / 1000:.1f} s; {slow} of {table.row_count} pages over {MOST_MILLISECONDS} ms")
    return 1 if slow else 0


if __name__ == "__main__":
    with store_of(sys.argv[1] if len(sys.argv) > 1 else None) as measured:
        sys.exit(main(measured, int(sys.argv[2]) if len(sys.argv) > 2 else 7))
