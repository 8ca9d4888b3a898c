"""Measure how long the pages of the explorer take, as a client on the same machine sees it.

Run: ``python -m benchmarks.pages STORE [REQUESTS]`` (7 requests a page by default, one after the other; the median counts). The
server runs as a user starts it. The article with most claims, the entities in most claims and the busiest facets are found by
queries, so that the worst pages of any store are among those measured. The first request comes before the others and apart: it
waits until the server has read its store.
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

from rich.console import Console
from rich.table import Table

KG = Path(sys.executable).with_name("kg")
MOST_MILLISECONDS = 200
BROWSER = {"Accept": "text/html", "Accept-Language": "fr"}
HEAVY_ARTICLES = (
    "SELECT ?it (COUNT(?claim) AS ?n) { ?claim a kg:Claim ; kg:article ?it } GROUP BY ?it ORDER BY DESC(?n) ?it LIMIT 1"
)
HEAVY_ENTITIES = """
SELECT ?it (COUNT(DISTINCT ?claim) AS ?n) { ?claim a kg:Claim ; ?role ?entity . ?entity kg:identity ?it }
GROUP BY ?it ORDER BY DESC(?n) ?it LIMIT 2
"""
SOME_CLAIM = "SELECT ?it { ?it a kg:Claim ; kg:quantity ?number } ORDER BY ?it LIMIT 1"
SOME_QUANTITY = "SELECT ?it { ?it a kg:Quantity ; kg:measure measure:killed } ORDER BY ?it LIMIT 1"
COMMON = "SELECT ?claim ?quote { ?claim a kg:Claim ; kg:quote ?quote } LIMIT 1000"
QUESTIONS = ("who-says-how-many-died", "what-is-attributed", "what-is-denied", "who-says-how-many", "which-texts-are-copies")


@contextmanager
def serving(store: str) -> Iterator[HTTPConnection]:
    """Serve a store until the block ends; give a connection to it."""
    process = subprocess.Popen([KG, "serve", "--store", store, "--port", "0"], stderr=subprocess.PIPE, text=True)
    try:
        line = process.stderr.readline() if process.stderr else ""
        found = re.search(r"http://\S+?/(?= )", line)
        if found is None:
            sys.exit(line or "the server did not start")
        yield HTTPConnection(urlsplit(found[0]).netloc, timeout=120)
    finally:
        process.terminate()
        process.communicate()


def get(client: HTTPConnection, address: str, accept: dict[str, str]) -> tuple[float, bytes]:
    """Return the milliseconds and the bytes of an answer; end where there is none."""
    start = time.perf_counter()
    client.request("GET", address, headers=accept)
    answer = client.getresponse()
    content = answer.read()
    if answer.status != 200:
        sys.exit(f"{address}: {answer.status} {content[:200]!r}")
    return 1000 * (time.perf_counter() - start), content


def things(client: HTTPConnection, sparql: str) -> list[str]:
    """Return the first column of a query."""
    _, content = get(client, f"/sparql?{urlencode({'query': sparql})}", {"Accept": "application/sparql-results+json"})
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
    yield from ("/ask", f"/ask?{urlencode({'query': COMMON})}", *(f"/q/{name}" for name in QUESTIONS))


def main(store: str, requests: int) -> int:
    """Print the pages with their times; return 1 where one takes longer than it should."""
    table = Table("page", "median ms", "slowest ms", "kB")
    slow = 0
    with serving(store) as client:
        first, _ = get(client, "/claims", BROWSER)
        for address in dict.fromkeys(addresses(client)):
            answers = [get(client, address, BROWSER) for _ in range(requests)]
            times = [taken for taken, _ in answers]
            median = statistics.median(times)
            slow += median > MOST_MILLISECONDS
            table.add_row(address, f"{median:.0f}", f"{max(times):.0f}", f"{len(answers[0][1]) / 1000:.0f}")
    Console(width=150).print(table)
    print(f"first page after the start {first / 1000:.1f} s; {slow} of {table.row_count} pages over {MOST_MILLISECONDS} ms")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 7))
