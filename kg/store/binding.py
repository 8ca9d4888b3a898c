"""SPARQL and terms -> SPARQL in which the variables have these terms as values: serialised and checked, never pasted.

The values stand at the head of the pattern, or of the group that it begins with, where they lead the search in any engine. A
variable that only optional parts of the pattern have gets them behind the query, so that those parts are still joined as they
were meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import product

from kg.errors import QueryError
from kg.store.answer import Term, as_binding

NAME = re.compile(r"[^\W\d]\w*")
OPAQUE = re.compile(
    r"""<[^<>"{}|^`\\\s]*>|\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}"""
    r"""|"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'|\#[^\r\n]*""",
    re.DOTALL,
)
FORM = re.compile(r"(?<![\w?$:-])(SELECT|ASK|CONSTRUCT|DESCRIBE)(?![\w:-])", re.IGNORECASE)
OPTIONAL = re.compile(r"\b(?:OPTIONAL|MINUS|EXISTS)\s*\{", re.IGNORECASE)
UNION = re.compile(r"UNION\b", re.IGNORECASE)
DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)


def bind(sparql: str, values: Mapping[str, Iterable[Term]]) -> str:
    r"""Return a query whose variables have these terms as values; raise QueryError where a term or a variable cannot be written.

    >>> bind("SELECT ?s { ?s ?p ?o }", {"o": [Term("literal", 'a "b"')]})
    'SELECT ?s { VALUES ?o { "a \\"b\\"" } ?s ?p ?o }'
    """
    bare = _without_words(sparql)
    head = _head(bare)
    leading: dict[int, str] = {}
    behind: dict[str, list[str]] = {}
    for name, terms in values.items():
        mention = re.compile(rf"[?$]{name}(?!\w)") if NAME.fullmatch(name) else None
        if not mention or not mention.search(bare):
            raise QueryError(f"the query has no variable ?{name}")
        written = [_written(term) for term in terms]
        if head and mention.search(_required(bare, head)):
            place = _leading(bare, head, mention)
            leading[place] = f"{leading.get(place, '')} VALUES ?{name} {{ {' '.join(written)} }}"
        else:
            behind[name] = written
    bound = sparql
    for place in sorted(leading, reverse=True):
        bound = f"{bound[:place]}{leading[place]}{bound[place:]}"
    if not behind:
        return bound
    rows = " ".join(f"({' '.join(row)})" for row in product(*behind.values()))
    return f"{bound}\nVALUES ({' '.join(f'?{name}' for name in behind)}) {{ {rows} }}"


def form_of(sparql: str) -> str:
    """Return ``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``; raise QueryError for what is no query."""
    found = FORM.search(_without_words(sparql))
    if not found:
        raise QueryError("the query does not parse: it begins with none of SELECT, ASK, CONSTRUCT, DESCRIBE")
    return found.group(1).upper()


def declare(sparql: str, prefixes: Mapping[str, str]) -> str:
    """Return a query without comments that declares the prefixes that it uses."""
    text = OPAQUE.sub(lambda found: "" if found.group().startswith("#") else found.group(), sparql)
    bare = _without_words(text)
    own = set(DECLARED.findall(bare))
    used = {name for name in prefixes if name not in own and re.search(rf"(?<![\w?$-]){name}:", bare)}
    return "".join(f"PREFIX {name}: <{prefixes[name]}>\n" for name in sorted(used)) + text.strip()


def _written(term: Term) -> str:
    try:
        return str(as_binding(term))
    except ValueError as error:
        raise QueryError(f"the value {term.value!r} cannot be written in a query ({error})") from None


def _without_words(sparql: str) -> str:
    """Return a query with blanks in place of its IRIs, strings and comments."""
    return OPAQUE.sub(lambda found: " " * len(found.group()), sparql)


def _head(bare: str) -> int:
    """Return where the pattern of a query begins, behind its bracket; 0 where it has none that takes values."""
    form = FORM.search(bare)
    if not form:
        return 0
    opened = _bracket(bare, form.end())
    between = bare[form.end() : opened]
    if form.group(1).upper() == "CONSTRUCT":
        if between.strip():
            return 0
        opened = _bracket(bare, _closed(bare, opened))
    begins = FORM.match(bare[opened + 1 :].lstrip()) if opened >= 0 else None
    return 0 if begins or opened < 0 else opened + 1


def _leading(bare: str, head: int, mention: re.Pattern[str]) -> int:
    """Return the head of the group that a pattern begins with, where that group requires a variable; else that of the pattern."""
    inner = bare.find("{", head) + 1
    if not inner or bare[head : inner - 1].strip() or FORM.match(bare[inner:].lstrip()):
        return head
    if UNION.match(bare[_closed(bare, inner - 1) :].lstrip()) or not mention.search(_required(bare, inner)):
        return head
    return _leading(bare, inner, mention)


def _bracket(bare: str, start: int) -> int:
    """Return the place of the first curly bracket outside of round ones, -1 where there is none."""
    depth = 0
    for place in range(start, len(bare)):
        depth += {"(": 1, ")": -1}.get(bare[place], 0)
        if bare[place] == "{" and depth == 0:
            return place
    return -1


def _closed(bare: str, opened: int) -> int:
    """Return the place behind the bracket that closes the one that opens here."""
    depth = 0
    for place in range(max(opened, 0), len(bare)):
        depth += {"{": 1, "}": -1}.get(bare[place], 0)
        if depth == 0:
            return place + 1
    return len(bare)


def _required(bare: str, head: int) -> str:
    """Return what a pattern requires: all of it but its optional, subtracted and merely tested groups."""
    place, end, kept = head, _closed(bare, head - 1), []
    for group in OPTIONAL.finditer(bare, head, end):
        if group.start() >= place:
            kept.append(bare[place : group.start()])
            place = _closed(bare, group.end() - 1)
    return "".join((*kept, bare[place:end]))
