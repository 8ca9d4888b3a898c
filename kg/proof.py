"""Record or store -> what is wrong with it: spans that do not prove their words, and broken promises of the shapes (SHACL)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol

import pyshacl
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SH

from kg.errors import IntegrityError
from kg.model import Record, Span
from kg.prefixes import shorten
from kg.rdf.line import read_string
from kg.resources import locate
from kg.terms import expand, links_graph_iri

LINE = re.compile(r"<([^>]*)> <([^>]*)> (.*) <([^>]*)> \.")
PROOFS = (
    (expand("kg:quote"), expand("kg:start"), expand("kg:end")),
    (expand("nif:anchorOf"), expand("nif:beginIndex"), expand("nif:endIndex")),
)
TEXT, DIGEST = expand("nif:isString"), expand("kg:sha256")


class Graphs(Protocol):
    """What holds graphs: an open store."""

    @property
    def graphs(self) -> Mapping[str, object]:
        """The graphs by IRI."""

    def lines(self, graph: str | None = None) -> Iterator[str]:
        """Yield the canonical lines of a graph."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something wrong with a node: which, where it stands in the text, and what was promised."""

    node: str
    words: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a check looked at and found."""

    articles: int
    proved: int
    findings: tuple[Finding, ...]


def prove_record(record: Record) -> None:
    """Raise IntegrityError unless every span lies in the text and is not empty, and every reference points at something."""
    length = len(record.article.text)
    for span, owner in _spans(record):
        if not 0 <= span.start < span.end <= length:
            raise IntegrityError(
                f"{record.article.id}: the span {span.start}-{span.end} of {owner} is not in the text ({length})"
            )
    known = {
        *(entity.id for entity in record.entities),
        *(attribution.id for attribution in record.attributions),
        *(quantity.id for quantity in record.quantities),
    }
    for reference, owner in _references(record):
        if reference is not None and reference not in known:
            raise IntegrityError(f"{record.article.id}: {owner} refers to {reference}, which is not in the record")


def check_store(store: Graphs, *, articles: Iterable[str] | None = None) -> Report:
    """Return what is wrong in the articles of a store (all, or those of the given IRIs), in the order of their IRIs."""
    named = sorted(graph.removesuffix("/graph") for graph in store.graphs if graph.endswith("/graph"))
    chosen = named if articles is None else sorted(set(articles))
    proved, findings = 0, list[Finding]()
    for article in chosen:
        lines = [*store.lines(f"{article}/graph"), *store.lines(links_graph_iri(article))]
        count, wrong = prove_lines(article, lines)
        proved += count
        findings.extend(sorted((*wrong, *_shaped(lines))))
    return Report(len(chosen), proved, tuple(findings))


def prove_lines(article: str, lines: Iterable[str]) -> tuple[int, list[Finding]]:
    """Return how many spans prove their words in the article's own text, and those that do not."""
    values: dict[str, dict[str, str]] = {}
    for subject, predicate, thing in _triples(lines):
        if predicate in WANTED:
            values.setdefault(subject, {})[predicate] = thing
    own = values.get(article, {})
    text = read_string(own[TEXT]) if TEXT in own else ""
    wrong = [] if _digest(text) == read_string(own.get(DIGEST, '""')) else [Finding(article, "", "the text is not what was read")]
    proved = 0
    for node, has in values.items():
        for quote, start, end in PROOFS:
            if quote in has:
                words = read_string(has[quote])
                if words == text[_index(has.get(start)) : _index(has.get(end))]:
                    proved += 1
                else:
                    wrong.append(Finding(node, words, "the words do not stand at this place of the text"))
    return proved, wrong


def render(report: Report) -> str:
    """Return the report as a person reads it: a line a finding, with the node, its words and what was promised."""
    lines = [
        f"{shorten(found.node)}{f' « {_cut(found.words)} »' if found.words else ''}: {found.message}" for found in report.findings
    ]
    verdict = f"{len(report.findings)} wrong" if report.findings else "nothing wrong"
    return "\n".join((*lines, f"{report.articles} articles, {report.proved} spans proved, {verdict}"))


WANTED = frozenset(term for proof in PROOFS for term in proof) | {TEXT, DIGEST}


def _triples(lines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for line in lines:
        found = LINE.fullmatch(line)
        if found:
            yield found.group(1), found.group(2), found.group(3)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _index(literal: str | None) -> int:
    return int(read_string(literal)) if literal else 0


@cache
def _shapes() -> Graph:
    return Graph().parse(locate("ontology", "shapes.ttl"), format="turtle")


def _shaped(lines: Iterable[str]) -> Iterator[Finding]:
    """Yield the broken promises of one article, its links taken in."""
    data = Graph(bind_namespaces="none")
    triples = "\n".join(f"<{subject}> <{predicate}> {thing} ." for subject, predicate, thing in _triples(lines))
    data.parse(data=triples, format="nt")
    conforms, results, _ = pyshacl.validate(data, shacl_graph=_shapes(), allow_warnings=True)
    if conforms or not isinstance(results, Graph):
        return
    for result in results.subjects(RDF.type, SH.ValidationResult):
        node = results.value(result, SH.focusNode)
        messages = {str(getattr(text, "language", "")): str(text) for text in results.objects(result, SH.resultMessage)}
        quote = data.value(node, URIRef(expand("kg:quote"))) or data.value(node, URIRef(expand("nif:anchorOf")))
        yield Finding(str(node), str(quote or ""), messages.get("en") or min(messages.values()))


def _cut(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 80 else f"{flat[:79]}…"


def _spans(record: Record) -> Iterator[tuple[Span, str]]:
    for kind in ("sentences", "mentions", "unread", "repairs"):
        yield from ((item.span, kind) for item in getattr(record, kind))
    yield from ((mention.head, "mentions") for mention in record.mentions)
    for attribution in record.attributions:
        yield from ((span, attribution.id) for span in (*attribution.content, *attribution.cue, *attribution.source))
    for quantity in record.quantities:
        slots = (quantity.counted, quantity.population, quantity.place, quantity.time)
        parts = (quantity.span, quantity.number, *(slot.span for slot in slots if slot), *quantity.source)
        yield from ((span, quantity.id) for span in parts)
    for claim in record.claims:
        fillers = [filler for filler in (claim.subject, claim.object, *claim.arguments) if filler]
        parts = (claim.span, claim.sentence, claim.predicate.head, *claim.predicate.spans)
        yield from ((span, claim.id) for span in (*parts, *(span for it in fillers for span in (*it.spans, it.head))))


def _references(record: Record) -> Iterator[tuple[str | None, str]]:
    yield from ((mention.entity, f"the mention at {mention.span.start}") for mention in record.mentions)
    for attribution in record.attributions:
        yield from ((name, attribution.id) for name in (attribution.speaker, attribution.via, attribution.within))
    for quantity in record.quantities:
        slots = (quantity.counted, quantity.population, quantity.place, quantity.time)
        yield from ((name, quantity.id) for name in (quantity.attribution, *(slot.entity for slot in slots if slot)))
    for claim in record.claims:
        fillers = [filler for filler in (claim.subject, claim.object, *claim.arguments) if filler]
        yield from ((name, claim.id) for name in (claim.attribution, claim.quantity, *(filler.entity for filler in fillers)))
