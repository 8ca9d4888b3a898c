"""Terms -> lines: canonical N-Quads, in the bytes that the store gives back (no line end)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache

from kg.prefixes import PREFIXES
from kg.terms import concept, expand

Triple = tuple[str, str, str]

SPECIAL = re.compile('[\x00-\x1f"\\\\\x7f\ufffe\uffff]')
ESCAPES = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
UNESCAPES = {escape: character for character, escape in ESCAPES.items()}
ESCAPED = re.compile(r"\\(?:u([0-9A-F]{4})|.)")
FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d")
PLACES = 6
XSD = PREFIXES["xsd"]
TRUE = f'"true"^^<{XSD}boolean>'
FALSE = f'"false"^^<{XSD}boolean>'


def lines(triples: Iterable[Triple], graph: str) -> Iterator[str]:
    """Yield the lines of a graph; the predicate of a triple is a prefixed name, its subject and object are written terms."""
    end = f"<{graph}> ."
    for subject, predicate, thing in triples:
        yield f"{subject} {name(predicate)} {thing} {end}"


def iri(value: str) -> str:
    """Return an IRI as a line has it."""
    return f"<{value}>"


@cache
def name(prefixed: str) -> str:
    """Return the IRI of a prefixed name as a line has it."""
    return iri(expand(prefixed))


def token(scheme: str, value: str) -> str:
    """Return a concept as a line has it."""
    return iri(concept(scheme, value))


def string(value: str, language: str | None = None) -> str:
    r"""Return a string, with its language in lower case where it has one.

    >>> print(string('il dit "non"\n', "FR"))
    "il dit \"non\"\n"@fr
    """
    if SPECIAL.search(value):
        value = SPECIAL.sub(_escape, value)
    return f'"{value}"@{language.lower()}' if language else f'"{value}"'


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    return ESCAPES.get(character) or f"\\u{ord(character):04X}"


def read_string(literal: str) -> str:
    r"""Return the characters of a literal that was written, whatever its language or type.

    >>> read_string(string('il dit "non"\n', "fr"))
    'il dit "non"\n'
    """
    return ESCAPED.sub(_unescape, literal[1 : literal.rindex('"')])


def _unescape(found: re.Match[str]) -> str:
    return UNESCAPES.get(found.group()) or chr(int(found.group(1), 16))


def integer(value: int) -> str:
    """Return a canonical integer."""
    return f'"{value}"^^<{XSD}integer>'


def number(value: Decimal) -> str:
    """Return a canonical integer, or a canonical decimal of at most six places.

    >>> number(Decimal("0.50"))
    '"0.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    """
    return integer(int(value)) if value == value.to_integral_value() else f'"{plain(value)}"^^<{XSD}decimal>'


def decimal(value: Decimal) -> str:
    """Return a canonical decimal, also where the value is whole."""
    return f'"{plain(value)}"^^<{XSD}decimal>'


def plain(value: Decimal) -> str:
    """Return the digits of a number, without exponent, trailing zeros and further places than six.

    >>> plain(Decimal("60000")), plain(Decimal(1) / 3), plain(Decimal("0.50"))
    ('60000', '0.333333', '0.5')
    """
    digits = f"{round(value, PLACES):f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def day(value: str) -> str | None:
    """Return a full date, None for anything else."""
    if not FULL_DATE.fullmatch(value):
        return None
    try:
        date.fromisoformat(value)
    except ValueError:
        return None
    return f'"{value}"^^<{XSD}date>'


def boolean(*, value: bool) -> str:
    """Return a boolean."""
    return TRUE if value else FALSE


def address(value: str) -> str:
    """Return a web address as a typed string."""
    return f"{string(value)}^^<{XSD}anyURI>"
