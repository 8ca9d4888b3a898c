"""The pieces of a text that its graph refers to, each written once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from kg.model import Record, Repair, Span, envelope
from kg.rdf.line import Triple, integer, iri, name, string
from kg.terms import Names, span_iri


@dataclass(frozen=True)
class Scribe:
    """Writes the terms of one article and remembers the spans that it named."""

    record: Record
    names: Names
    spans: set[Span] = field(default_factory=set)

    @property
    def article(self) -> str:
        """The text, as a line has it."""
        return iri(self.names.article)

    def words(self, span: Span) -> str:
        """Return the words of a span in the language of the article."""
        return string(self.record.article.slice(span), self.record.article.language)

    def joined(self, spans: tuple[Span, ...]) -> str:
        """Return the words of several spans, with an ellipsis where something stands between them."""
        return string(" … ".join(map(self.record.article.slice, spans)), self.record.article.language)

    def span(self, span: Span) -> str:
        """Return the piece of text, to be described by :meth:`described`."""
        self.spans.add(span)
        return iri(span_iri(self.names.article, span))

    def filler(self, entity: str | None, spans: tuple[Span, ...]) -> str:
        """Return what fills a slot: its entity, else its words as a piece of text."""
        return self.entity(entity) if entity else self.span(envelope(spans))

    def entity(self, local: str) -> str:
        """Return an entity of the article."""
        return iri(self.names.entity(local))

    def claim(self, local: str) -> str:
        """Return a claim of the article."""
        return iri(self.names.claims[local])

    def attribution(self, local: str) -> str:
        """Return an attribution of the article."""
        return iri(self.names.attributions[local])

    def quantity(self, local: str) -> str:
        """Return a quantity of the article."""
        return iri(self.names.quantities[local])

    def repair(self, repair: Repair) -> str:
        """Return a suspect piece of the article."""
        return self.place("repair", f"{repair.span.start}-{repair.span.end}")

    def place(self, kind: str, key: int | str) -> str:
        """Return a thing of the article that has no id in the record."""
        return iri(self.names.place(kind, key))

    def repairs_over(self, spans: Iterable[Span]) -> Iterator[Repair]:
        """Yield the suspect pieces that any of the spans touches, in text order."""
        listed = tuple(spans)
        return (repair for repair in self.record.repairs if any(repair.span.overlaps(span) for span in listed))

    def sentence_at(self, span: Span) -> Span | None:
        """Return the sentence in which a span begins."""
        place = bisect_right(self._starts, span.start) - 1
        found = self.record.sentences[place].span if place >= 0 else None
        return found if found and span.start < found.end else None

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.record.sentences]

    def evidence(self, node: str, span: Span) -> Iterator[Triple]:
        """Yield what proves a node: the words as they stand, and where."""
        yield node, "kg:quote", self.words(span)
        yield node, "kg:start", integer(span.start)
        yield node, "kg:end", integer(span.end)

    def described(self) -> Iterator[Triple]:
        """Yield the triples of every span that was named, in text order (NIF 2.0, RFC 5147)."""
        text, article = self.record.article.text, self.article
        for span in sorted(self.spans):
            node = iri(span_iri(self.names.article, span))
            yield node, "rdf:type", name("nif:RFC5147String")
            yield node, "rdf:type", name("nif:String")
            yield node, "nif:referenceContext", article
            yield node, "nif:beginIndex", integer(span.start)
            yield node, "nif:endIndex", integer(span.end)
            yield node, "nif:anchorOf", string(text[span.start : span.end])
