"""A store with one article built by hand, and the website over it."""

from __future__ import annotations

from collections.abc import Iterator
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
