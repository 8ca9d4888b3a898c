"""A store with one article built by hand, and the website over it."""

from __future__ import annotations

import re
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from starlette.testclient import TestClient

from kg.model import Record
from kg.rdf import article_quads, authority_quads, links_quads, ontology_quads
from kg.store import group_graphs, open_store
from kg.terms import BASE, article_iri
from kg.web.app import make_app
from tests.records import make_record

KG = Path(sys.executable).with_name("kg")
HTML = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def fill(folder: Path, *records: Record, base: str = BASE) -> Path:
    """Put the graphs of records into a store and return its folder."""
    with open_store(folder, writable=True) as store:
        store.put(group_graphs(chain(ontology_quads(base=base), authority_quads(base=base))))
        for record in records:
            store.put(group_graphs(chain(article_quads(record, base=base), links_quads(record, base=base))))
    return folder


def path_of(record: Record) -> str:
    """Return the path under which the text of a record answers."""
    return "/id/" + article_iri(record.article.sha256, "")


@contextmanager
def website(folder: Path, **options: float) -> Iterator[TestClient]:
    """Open the website over a store, as a client that follows no redirects."""
    with TestClient(make_app(folder, **options), follow_redirects=False) as client:
        yield client


@contextmanager
def lens(folder: Path) -> Iterator[TestClient]:
    """Open the website over the record of ``tests.records``."""
    with website(fill(folder, make_record())) as client:
        yield client


@contextmanager
def running(store: str | Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run the command until the block ends; give the process and its address."""
    command = [str(KG), "serve", "--store", str(store), "--port", "0", *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    line = process.stderr.readline() if process.stderr else ""
    found = re.search(r"http://\S+?/(?= )", line)
    try:
        assert found, line
        yield process, found[0]
    finally:
        process.terminate()
        process.communicate(timeout=30)


def get(address: str, **parameters: str) -> tuple[int, str]:
    """Return the status and the words of an answer."""
    query = f"?{urllib.parse.urlencode(parameters)}" if parameters else ""
    try:
        with urllib.request.urlopen(f"{address}{query}", timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def soon(holds: Callable[[], bool]) -> bool:
    """Tell whether something comes to hold within half a minute."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if holds():
            return True
        time.sleep(0.05)
    return False
