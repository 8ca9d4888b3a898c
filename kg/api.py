"""The commands as functions: each opens the store that it is given, and loads what it needs when it is called."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Unpack

from kg.store import DEFAULT_STORE, Row, open_store

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from kg.comparison import Comparison
    from kg.difference import Difference
    from kg.library import Query
    from kg.network import Analysis, Filters
    from kg.proof import Report


def query(
    name: str | Path | None = None,
    *,
    sparql: str | None = None,
    parameters: Mapping[str, str] = MappingProxyType({}),
    store: str | Path = DEFAULT_STORE,
    allow_service: bool = False,
) -> list[Row] | bool | str:
    """Answer a query of the library, of a file ``.rq`` or of SPARQL text: rows, yes or no, or triples in Turtle."""
    from kg.library import ask, find_query, parse_query

    asked = find_query(str(name)) if sparql is None else parse_query("query", sparql)
    with open_store(store) as opened:
        answer = ask(opened, asked, parameters, allow_service=allow_service)
        if answer.truth is not None:
            return answer.truth
        return answer.serialize("turtle").decode() if answer.variables is None else list(answer.rows())


def queries() -> tuple[Query, ...]:
    """Return the query library: names, questions, parameters."""
    from kg.library import list_queries

    return list_queries()


def graph(*, store: str | Path = DEFAULT_STORE, **filters: Unpack[Filters]) -> MultiDiGraph[str]:
    """Return the network of entities, every edge with its claim, quote, source and offsets.

    ``source``, ``since``, ``until``, ``entity``, ``certainty`` and ``mode`` choose among the claims (``kg.network.Selection``).
    """
    from kg.network import Selection, build_graph

    wanted = Selection(**filters)
    with open_store(store) as opened:
        return build_graph(opened, wanted)


def analyse(name: str, *, store: str | Path = DEFAULT_STORE, **filters: Unpack[Filters]) -> Analysis:
    """Return who is ``quoted``, who is ``spoken`` of by whom, the ``brokers`` between others, the ``communities`` of sources."""
    from kg.network import Selection, analyse_speech

    wanted = Selection(**filters)
    with open_store(store) as opened:
        return analyse_speech(opened, name, wanted)


def check(*, store: str | Path = DEFAULT_STORE, articles: Iterable[str] | None = None) -> Report:
    """Prove every span again and hold every article against the shapes; the report lists what is wrong."""
    from kg.proof import check_store

    with open_store(store) as opened:
        return check_store(opened, articles=articles)


def explain(iri: str, *, store: str | Path = DEFAULT_STORE) -> str:
    """Return a claim, quantity, attribution, link or entity in words, with its sentence."""
    from kg.explanation import explain as explain_node

    with open_store(store) as opened:
        return explain_node(opened, iri)


def diff(old: str, new: str, *, store: str | Path = DEFAULT_STORE) -> Difference:
    """Return the claims that a text added, dropped and changed against another."""
    from kg.difference import compare_texts

    with open_store(store) as opened:
        return compare_texts(opened, old, new)


def export(form: str, *, store: str | Path = DEFAULT_STORE, article: str | None = None, text: bool = True) -> str:
    """Return a store, or one article, as ``nquads``, ``trig``, ``turtle``, ``jsonld`` or ``facts``; one article as ``html``."""
    from kg.formats import export_store

    with open_store(store) as opened:
        if form == "html":
            from kg.web.single import write_article

            return write_article(opened, article or "")
        return "".join(export_store(opened, form, article=article, text=text))


def serve(
    *,
    store: str | Path = DEFAULT_STORE,
    host: str = "127.0.0.1",
    port: int = 8000,
    seconds: float = 10.0,
    ready: Callable[[str], None] = print,
) -> None:
    """Serve a store, pages at ``/`` and SPARQL at ``/sparql``, until the process is to end; ``ready`` is told the address."""
    from kg.web.serve import serve as serve_store

    serve_store(store, host=host, port=port, seconds=seconds, ready=ready)


def compare(*, store: str | Path = DEFAULT_STORE, measure: str | None = None) -> Comparison:
    """Return what the articles of a store say of the same things: figures, relations, clusters, copies, quotations."""
    from kg.derive import compare_store

    with open_store(store) as opened:
        return compare_store(opened, measure=measure)
