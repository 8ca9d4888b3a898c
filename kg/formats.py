"""Store -> text in a format: the quads as they are, whole or of one article, and plain facts of what the narrator states."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

from rdflib import Graph

from kg.errors import QueryError
from kg.prefixes import PREFIXES
from kg.rdf.line import iri, name, string
from kg.store import Answer, Term
from kg.terms import article_graph_iri, links_graph_iri

TEXTUAL = tuple(f"> {name(word)} " for word in ("nif:isString", "nif:anchorOf", "kg:quote", "kg:sourceText", "kg:counted"))
PROLOGUE = re.compile(r"\A(?:@prefix [^\n]*\n)*\n*")
FACTS = """
SELECT DISTINCT ?who ?name ?predicate ?what ?called ?article WHERE {
  ?claim kg:states ?predicate ; kg:subject ?subject ; kg:object ?object ; kg:certainty certainty:certain ; kg:article ?article .
  ?subject kg:identity ?who ; schema:name ?name .
  ?object kg:identity ?what ; schema:name ?called .
  FILTER(?who != ?what)
  FILTER NOT EXISTS { ?claim kg:polarity ?negative }
  FILTER NOT EXISTS { ?claim kg:reading ?doubtful }
}
"""


class Held(Protocol):
    """What is exported: an open store."""

    @property
    def graphs(self) -> Mapping[str, object]:
        """The graphs by IRI."""

    def lines(self, graph: str | None = None) -> Iterator[str]:
        """Yield the canonical lines of a graph, or of all."""

    def query(self, sparql: str, *, bindings: Mapping[str, Term], prefixes: Mapping[str, str]) -> Answer:
        """Answer a query over the union of the graphs."""


def export_store(store: Held, form: str, *, article: str | None = None, text: bool = True) -> Iterator[str]:
    """Yield a store, or one article with its links, as ``nquads``, ``trig``, ``turtle``, ``jsonld`` or ``facts``, in pieces.

    ``text`` tells whether the words of the articles are among it; without them the offsets and the digest of the text stay, so
    that whoever has the text can prove each claim. The same store gives the same bytes.
    """
    if form not in WRITERS:
        raise QueryError(f"no export is named {form!r}; there are: {', '.join(WRITERS)}")
    if article is not None and article_graph_iri(article) not in store.graphs:
        raise QueryError(f"the store has no article {article}; kg query -e 'SELECT ?text {{ ?text a kg:Article }}' lists them")
    return WRITERS[form](store, article, text)


def _graphs(store: Held, article: str | None, text: bool) -> Iterator[tuple[str, list[str]]]:
    """Yield the graphs by IRI with their sorted lines."""
    own = (article_graph_iri(article), links_graph_iri(article)) if article else tuple(store.graphs)
    for graph in sorted(own):
        yield graph, sorted(line for line in store.lines(graph) if text or not any(words in line for words in TEXTUAL))


def _nquads(store: Held, article: str | None, text: bool) -> Iterator[str]:
    lines = sorted(line for _, own in _graphs(store, article, text) for line in own)
    return (f"{line}\n" for line in lines)


def _trig(store: Held, article: str | None, text: bool) -> Iterator[str]:
    yield _prologue()
    for graph, lines in _graphs(store, article, text):
        yield f"\n{iri(graph)} {{\n{_body(lines)}}}\n"


def _turtle(store: Held, article: str | None, text: bool) -> Iterator[str]:
    yield _prologue()
    for _, lines in _graphs(store, article, text):
        yield f"\n{_body(lines)}"


def _jsonld(store: Held, article: str | None, text: bool) -> Iterator[str]:
    yield f'{{"@context": {json.dumps(PREFIXES, ensure_ascii=False)}, "@graph": ['
    for number, (graph, lines) in enumerate(_graphs(store, article, text)):
        nodes: list[dict[str, Any]] = json.loads(_parsed(lines).serialize(format="json-ld", context=dict(PREFIXES)))["@graph"]
        nodes.sort(key=lambda node: str(node["@id"]))
        yield f"{',' if number else ''}\n{json.dumps({'@id': graph, '@graph': nodes}, ensure_ascii=False, sort_keys=True)}"
    yield "\n]}\n"


def _facts(store: Held, article: str | None, text: bool) -> Iterator[str]:
    """Yield N-Triples: what the narrator states, surely and of soundly read words; entities by their identity.

    An entity without an identity elsewhere is named by the words of its article, which are no label of one that has an identity.
    """
    del text
    found: set[str] = set()
    for row in store.query(FACTS, bindings={}, prefixes=PREFIXES).rows():
        if article in (None, str(row["article"])):
            who, what = str(row["who"]), str(row["what"])
            found.add(f"{iri(who)} {iri(str(row['predicate']))} {iri(what)} .\n")
            found.update(_named(who, row["name"], str(row["article"])), _named(what, row["called"], str(row["article"])))
    return iter(sorted(found))


def _named(identity: str, words: Term | None, article: str) -> Iterable[str]:
    if words and identity.startswith(f"{article}/"):
        yield f"{iri(identity)} {name('rdfs:label')} {string(words.value, words.language)} .\n"


def _prologue() -> str:
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())


def _body(lines: Iterable[str]) -> str:
    """Return the statements of a graph in Turtle, without the prefixes."""
    return PROLOGUE.sub("", _parsed(lines).serialize(format="turtle"))


def _parsed(lines: Iterable[str]) -> Graph:
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph.parse(data="\n".join(f"{line[: line.rindex(' <')]} ." for line in lines), format="nt")


WRITERS: Mapping[str, Callable[[Held, str | None, bool], Iterator[str]]] = {
    "nquads": _nquads,
    "trig": _trig,
    "turtle": _turtle,
    "jsonld": _jsonld,
    "facts": _facts,
}
