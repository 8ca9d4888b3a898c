"""What a query gives: rows of terms, yes or no, or triples; each in the formats of SPARQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import Any, NamedTuple

import pyoxigraph

from kg.errors import QueryError

XSD = "http://www.w3.org/2001/XMLSchema#"
STRING = f"{XSD}string"
RESULT_FORMATS = {
    "json": pyoxigraph.QueryResultsFormat.JSON,
    "csv": pyoxigraph.QueryResultsFormat.CSV,
    "tsv": pyoxigraph.QueryResultsFormat.TSV,
    "xml": pyoxigraph.QueryResultsFormat.XML,
}
TRIPLE_FORMATS = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
}


class Term(NamedTuple):
    """An RDF term; ``datatype`` is None for words, ``language`` for all but words in a language.

    A tuple, because an answer makes one for each of its cells.
    """

    kind: str
    value: str
    datatype: str | None = None
    language: str | None = None

    def __str__(self) -> str:
        """Return the lexical form alone."""
        return self.value

    @property
    def number(self) -> Decimal | None:
        """The value of a numeric literal, None for any other term."""
        if self.datatype not in (f"{XSD}integer", f"{XSD}decimal", f"{XSD}double"):
            return None
        try:
            return Decimal(self.value)
        except InvalidOperation:
            return None


Row = Mapping[str, Term | None]


class Answer:
    """The answer to one query, to be read once and while its store is open."""

    def __init__(
        self,
        found: pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples | Iterator[pyoxigraph.Triple],
        prefixes: Mapping[str, str],
    ) -> None:
        self._found = found
        self._prefixes = prefixes

    @property
    def variables(self) -> tuple[str, ...] | None:
        """The names of the columns of a SELECT, None for another form."""
        if not isinstance(self._found, pyoxigraph.QuerySolutions):
            return None
        return tuple(variable.value for variable in self._found.variables)

    @property
    def truth(self) -> bool | None:
        """The answer to an ASK, None for another form."""
        return bool(self._found) if isinstance(self._found, pyoxigraph.QueryBoolean) else None

    def rows(self) -> Iterator[dict[str, Term | None]]:
        """Yield the rows of a SELECT; a variable without a value is None."""
        names = self.variables or ()
        for solution in self._found if isinstance(self._found, pyoxigraph.QuerySolutions) else ():
            yield dict(zip(names, map(_as_term, solution), strict=True))

    def serialize(self, form: str, *, most: int | None = None) -> bytes:
        """Return the answer as ``json``, ``csv``, ``tsv``, ``xml`` (SPARQL 1.1 results), or triples as ``turtle``, ….

        Raise QueryError where it is longer than ``most`` bytes.
        """
        output = _Bounded(most)
        if not isinstance(self._found, pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean):
            if form not in TRIPLE_FORMATS:
                raise QueryError(f"the query gives triples, not rows: --format turtle in place of {form}")
            prefixes = {} if form == "ntriples" else dict(self._prefixes)
            pyoxigraph.serialize(self._found, output, format=TRIPLE_FORMATS[form], prefixes=prefixes)
        elif form not in RESULT_FORMATS:
            raise QueryError(f"the query gives rows, not triples: --format {', '.join(RESULT_FORMATS)} in place of {form}")
        else:
            self._found.serialize(output, format=RESULT_FORMATS[form])
        return output.getvalue()


class _Bounded(BytesIO):
    """Bytes up to a limit."""

    def __init__(self, most: int | None) -> None:
        super().__init__()
        self._most = most

    def write(self, piece: Any) -> int:
        """Take bytes in; raise QueryError beyond the limit."""
        written = super().write(piece)
        if self._most is not None and self.tell() > self._most:
            raise QueryError(f"the answer is longer than {self._most // 1_000_000} MB; ask for less, for instance with LIMIT")
        return written


def _as_term(term: object) -> Term | None:
    if isinstance(term, pyoxigraph.NamedNode):
        return Term("iri", term.value)
    if isinstance(term, pyoxigraph.Literal):
        language = term.language
        datatype = None if language else term.datatype.value
        return Term("literal", term.value, None if datatype == STRING else datatype, language)
    return None if term is None else Term("other", str(term))


def as_binding(term: Term) -> pyoxigraph.NamedNode | pyoxigraph.Literal:
    """Return a term as the engine binds it to a variable."""
    if term.kind == "iri":
        return pyoxigraph.NamedNode(term.value)
    if term.language:
        return pyoxigraph.Literal(term.value, language=term.language)
    return pyoxigraph.Literal(term.value, datatype=pyoxigraph.NamedNode(term.datatype or STRING))
