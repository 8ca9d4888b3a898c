"""The query library: questions in SPARQL, each a file with a header, their parameters bound as terms.

A file begins with ``#+ summary:`` (the question) and ``#+ params:`` (one a line: its name, ``= default`` where it has one, then
what it means). A parameter without a value leaves its variable open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from kg.errors import QueryError
from kg.prefixes import PREFIXES
from kg.resources import locate
from kg.store import Answer, Dataset, Store, Term

XSD = "http://www.w3.org/2001/XMLSchema#"
HEADER = re.compile(r"#\+\s?(?:(\w+):\s*)?(.*)")
PARAMETER = re.compile(r"(\w+)(?:\s*=\s*(\S+))?(?:\s+(.*))?")
SKIPPED = r"(?:\s|#[^\r\n]*[\r\n])*"
ELSEWHERE = re.compile(
    rf"[?$:]\w+|(?P<service>SERVICE){SKIPPED}(?:SILENT{SKIPPED})?(?=[<?$:]|[^\s<>{{}}()\"'?$:]+:)", re.IGNORECASE
)
LITERAL = re.compile(r'"(.*)"(?:@([A-Za-z]+(?:-[A-Za-z0-9]+)*)|\^\^(\S+))?', re.DOTALL)
IRI = re.compile(r"""<([^<>"{}|^`\\\s]+)>|(https?://[^<>"{}|^`\\\s]+)""")
NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that a question lets the asker fill."""

    name: str
    default: str | None
    meaning: str


@dataclass(frozen=True, slots=True)
class Query:
    """A question with its SPARQL."""

    name: str
    summary: str
    parameters: tuple[Parameter, ...]
    sparql: str


@cache
def list_queries() -> tuple[Query, ...]:
    """Return the library by name."""
    return tuple(parse_query(path.stem, path.read_text(encoding="utf-8")) for path in sorted(locate("queries").glob("*.rq")))


def find_query(name: str) -> Query:
    """Return a query of the library by its name, or of a file ``.rq``; raise QueryError where there is none."""
    known = {query.name: query for query in list_queries()}
    if name in known:
        return known[name]
    if name.endswith(".rq"):
        try:
            return parse_query(Path(name).stem, Path(name).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(
                f"the query file {name} cannot be read ({getattr(error, 'strerror', None) or 'not UTF-8'})"
            ) from None
    close = get_close_matches(name, known, n=1, cutoff=0.4)
    raise QueryError(f"no query is named {name!r}; {f'did you mean {close[0]}? ' if close else ''}kg queries lists them")


def parse_query(name: str, sparql: str) -> Query:
    """Return a query with what its header says."""
    fields: dict[str, list[str]] = {}
    field = ""
    for line in sparql.splitlines():
        header = HEADER.fullmatch(line.strip())
        if not header:
            continue
        field = header.group(1) or field
        fields.setdefault(field, []).append(header.group(2).strip())
    summary = " ".join(fields.get("summary", []))
    return Query(name, summary, tuple(_parameters(fields.get("params", []))), sparql)


def _parameters(lines: Iterable[str]) -> Iterable[Parameter]:
    for line in lines:
        found = PARAMETER.fullmatch(line)
        if found:
            yield Parameter(found.group(1), found.group(2), found.group(3) or "")


def ask(
    store: Store,
    query: Query,
    parameters: Mapping[str, str],
    *,
    allow_service: bool = False,
    dataset: Dataset | None = None,
    most: int | None = None,
) -> Answer:
    """Answer a query with its parameters bound; raise QueryError where one is unknown or the query leaves this store.

    ``most`` rows are enough where it is given: for queries that have no limit of their own.
    """
    if not allow_service and asks_elsewhere(query.sparql):
        raise QueryError("the query asks another server (SERVICE); pass --allow-service if you mean it")
    known = {parameter.name: parameter for parameter in query.parameters}
    unknown = [name for name in parameters if name not in known] if known else []
    if unknown:
        raise QueryError(f"the query {query.name} has no parameter {unknown[0]!r}; it has: {', '.join(known)}")
    values = {name: parameter.default for name, parameter in known.items() if parameter.default is not None} | dict(parameters)
    bindings = {name: parse_term(value) for name, value in values.items()}
    sparql = query.sparql if most is None else f"{query.sparql}\nLIMIT {most}"
    return store.query(sparql, bindings=bindings, prefixes=PREFIXES, dataset=dataset)


def asks_elsewhere(sparql: str) -> bool:
    """Tell whether a query may ask another server; names of variables and local names do not count, all else does.

    >>> asks_elsewhere("ASK { ?s ?p 1SERVICE<urn:x>{} }"), asks_elsewhere("ASK { ?service :service <urn:x> }")
    (True, False)
    """
    return any(found["service"] for found in ELSEWHERE.finditer(sparql))


def parse_term(value: str) -> Term:
    """Return the term that a person writes: an IRI, a prefixed name, a number, ``"words"@fr``, or plain words.

    >>> parse_term("40000"), parse_term("urn:a b").kind
    (Term(kind='literal', value='40000', datatype='http://www.w3.org/2001/XMLSchema#integer', language=None), 'literal')
    """
    iri = IRI.fullmatch(value)
    prefix, _, local = value.partition(":")
    literal = LITERAL.fullmatch(value)
    if iri:
        return Term("iri", iri.group(1) or iri.group(2))
    if prefix in PREFIXES and re.fullmatch(r"[\w.-]+", local):
        return Term("iri", PREFIXES[prefix] + local)
    if literal:
        words, language, datatype = literal.groups()
        return Term("literal", words, parse_term(datatype).value if datatype else None, language.lower() if language else None)
    number = NUMBER.fullmatch(value)
    if number:
        return Term("literal", value, f"{XSD}decimal" if number.group(1) else f"{XSD}integer")
    return Term("literal", value)
