"""A thing of the graph -> words: what it says, who says so, in which sentence, with the words marked, and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.errors import QueryError
from kg.model import Span
from kg.prefixes import PREFIXES, shorten
from kg.store import Asked, Term
from kg.terms import token_of

LOCAL = re.compile(r"(?:[0-9a-f]{16}/)?(?:attribution|claim|entity|link|quantity|repair|time|unread)-[\w.%~-]+")
PROPERTIES = "SELECT ?node ?property ?value WHERE { ?node ?property ?value }"
NAMED = "SELECT ?node WHERE { ?node a ?type . FILTER(STRENDS(STR(?node), ?end)) } "
MENTIONS = "SELECT ?entity ?mention WHERE { ?mention kg:mentionOf ?entity }"
JUDGEMENTS = "SELECT ?thing ?judgement WHERE { ?judgement kg:judged ?thing }"
LINKS = "SELECT ?entity ?link WHERE { ?link kg:entity ?entity }"
PUBLICATIONS = "SELECT ?text ?publication WHERE { ?publication kg:text ?text }"
MODES = {
    "kg:states": "the narrator states it as having happened or holding",
    "kg:reports": "a source says so",
    "kg:denies": "it is said not to be so",
    "kg:considers": "nobody says that it has happened",
}
MOST_MENTIONS = 5


def explain(store: Asked, iri: str) -> str:
    """Return a claim, quantity, attribution, entity or link in words; raise QueryError where the store does not have it.

    ``iri`` may be its last two parts (``9837404f7170d58b/claim-2053``), or the last alone where one article has such a thing.
    """
    node = _Node(store, resolve_thing(store, iri))
    for kind, explainer in EXPLAINERS.items():
        if kind in node.types:
            return "\n".join(explainer(node))
    raise QueryError(f"nothing to explain at {node.iri}; it takes a claim, quantity, attribution, entity or link")


def resolve_thing(store: Asked, iri: str) -> str:
    """Return the IRI of a thing that is named by it, by a prefix, or by its last one or two parts, where one article has it."""
    if not LOCAL.fullmatch(iri):
        prefix, _, local = iri.partition(":")
        return PREFIXES[prefix] + local if prefix in PREFIXES else iri.strip("<>")
    rows = store.query(NAMED.replace("?end", f'"/{iri}"'), bindings={}, prefixes=PREFIXES).rows()
    found = sorted({str(row["node"]) for row in rows})
    if len(found) != 1:
        raise QueryError(f"{len(found)} articles have a thing named {iri}; give its whole IRI, as kg query prints it")
    return found[0]


@dataclass(frozen=True)
class _Node:
    """A node with its properties, by prefixed name."""

    store: Asked
    iri: str

    @cached_property
    def properties(self) -> Mapping[str, tuple[Term, ...]]:
        rows = self.store.query(PROPERTIES, bindings={"node": Term("iri", self.iri)}, prefixes=PREFIXES).rows()
        found: dict[str, list[Term]] = {}
        for row in rows:
            if row["property"] and row["value"]:
                found.setdefault(shorten(str(row["property"])), []).append(row["value"])
        return {key: tuple(sorted(values, key=lambda term: (term.value, term.language or ""))) for key, values in found.items()}

    @property
    def types(self) -> frozenset[str]:
        return frozenset(shorten(term.value) for term in self.properties.get("rdf:type", ()))

    def text(self, name: str) -> str:
        """Return the first value of a property, empty where there is none."""
        return next((term.value for term in self.properties.get(name, ())), "")

    def node(self, name: str) -> _Node | None:
        """Return the first node that a property points at."""
        return next(iter(self.nodes(name)), None)

    def nodes(self, name: str) -> list[_Node]:
        """Return the nodes that a property points at."""
        return [_Node(self.store, term.value) for term in self.properties.get(name, ()) if term.kind == "iri"]

    def related(self, sparql: str, own: str, other: str) -> list[_Node]:
        """Return the nodes that point at this one."""
        rows = self.store.query(sparql, bindings={own: Term("iri", self.iri)}, prefixes=PREFIXES).rows()
        return [_Node(self.store, found) for found in sorted({str(row[other]) for row in rows})]

    def token(self, name: str) -> str:
        """Return the token of the concept that a property points at, as words."""
        return token_of(self.text(name)).replace("_", " ") if self.text(name) else ""

    @property
    def called(self) -> str:
        """How a person calls it: its name with its identity, else its words."""
        named = self.text("schema:name") or self.text("nif:anchorOf") or self.text("kg:quote")
        identity = self.text("kg:identity")
        if not identity or identity == self.iri:
            return named
        label = next((node.text("rdfs:label") for node in self.nodes("kg:identity")), "")
        return f"{named} = {shorten(identity)}{f' ({label})' if label else ''}"

    @property
    def article(self) -> _Node:
        """The text that it stands in."""
        return _Node(self.store, self.iri.partition("#")[0] if "#" in self.iri else self.iri.rpartition("/")[0])

    @property
    def span(self) -> Span:
        """Where it stands."""
        start = self.text("kg:start") or self.text("nif:beginIndex")
        return Span(int(start), int(self.text("kg:end") or self.text("nif:endIndex")))


def _claim(node: _Node) -> Iterator[str]:
    mode = next(name for name in MODES if node.text(name))
    yield f"claim {node.iri}"
    yield f"  {mode.removeprefix('kg:')}: {node.token(mode)}{_negated(node, mode)} ({MODES[mode]})"
    for role in ROLES:
        yield from (f"  {role.removeprefix('kg:')}: {filler.called}" for filler in node.nodes(role))
    yield from (f"  figure: {_figure(quantity)}" for quantity in node.nodes("kg:quantity"))
    yield f"  certainty: {node.token('kg:certainty')}{_of_modality(node)}"
    yield from _source(node)
    yield from (f"  judged: {_judgement(judgement)}" for judgement in node.related(JUDGEMENTS, "thing", "judgement"))
    yield from _evidence(node)


def _judgement(node: _Node) -> str:
    """Return what a person decided, who, when and why."""
    on, why = node.text("dct:date"), node.text("kg:reason")
    return f"{node.text('kg:decision')}, by {node.text('dct:creator')}{f' on {on}' if on else ''}{f': {why}' if why else ''}"


ROLES = (
    "kg:subject", "kg:object", "kg:addressee", "kg:about", "kg:place", "kg:time", "kg:manner", "kg:beneficiary", "kg:companion",
    "kg:complement", "kg:opponent", "kg:cause", "kg:instrument", "kg:among", "kg:of", "kg:without", "kg:despite",
    "kg:comparison", "kg:comparedTo",
)  # fmt: skip


def _negated(node: _Node, mode: str) -> str:
    return ", negated" if node.text("kg:polarity") and mode != "kg:denies" else ""


def _of_modality(node: _Node) -> str:
    return f" ({node.token('kg:modality')})" if node.text("kg:modality") else ""


def _figure(node: _Node) -> str:
    about = " (about)" if node.text("kg:approximate") else ""
    words = f"{node.text('kg:interval')}{about} {node.token('kg:unit')} {node.token('kg:measure')}"
    return f"{' '.join(words.split())}, in the words « {node.text('kg:quote')} »"


def _source(node: _Node) -> Iterator[str]:
    attribution = node.node("kg:attribution")
    if attribution is None:
        yield "  source: none in the text; the narrator says so"
        return
    speakers = attribution.nodes("kg:attributedTo")
    yield f"  source: {', '.join(speaker.called for speaker in speakers) or 'open: the text does not say who speaks'}"
    yield from (f"  via: {work.called}" for work in attribution.nodes("kg:via"))
    yield from _wording(attribution)


def _wording(attribution: _Node) -> Iterator[str]:
    cues = " … ".join(cue.text("nif:anchorOf") for cue in attribution.nodes("kg:cue"))
    named = attribution.text("kg:sourceText")
    yield (
        f"  speech: {attribution.token('kg:kind')}, {attribution.token('kg:act')}"
        f"{f', cue « {cues} »' if cues else ', without a cue'}{f', source « {named} »' if named else ''}"
    )


def _evidence(node: _Node) -> Iterator[str]:
    """Yield the sentence with the words marked, what is doubtful about them, and where the text was published."""
    text, span = node.article.text("nif:isString"), node.span
    sentence = node.node("kg:sentence")
    whole = sentence.span if sentence else span
    yield f"  in the text, {span.start}-{span.end}: {marked(text, span, whole)}"
    for repair in node.nodes("kg:suspect"):
        yield f"  in doubt: « {repair.text('kg:quote')} » ({', '.join(term.value for term in repair.properties['kg:reason'])})"
    for publication in node.article.related(PUBLICATIONS, "text", "publication"):
        known = ("schema:headline", "dc:publisher", "schema:datePublished", "schema:url")
        yield f"  article: {', '.join(filter(None, map(publication.text, known))) or publication.text('dct:identifier')}"


def marked(text: str, span: Span, sentence: Span) -> str:
    """Return a sentence, widened to hold the span, with the words of the span between double asterisks.

    >>> marked("Il part. Elle reste.", Span(14, 19), Span(9, 20))
    'Elle **reste**.'
    """
    start, end = min(span.start, sentence.start), max(span.end, sentence.end)
    return " ".join(f"{text[start : span.start]}**{text[span.start : span.end]}**{text[span.end : end]}".split())


def _quantity(node: _Node) -> Iterator[str]:
    yield f"quantity {node.iri}"
    yield f"  figure: {_figure(node)}"
    yield from (f"  counted: {node.text('kg:counted')}" for _ in range(bool(node.text("kg:counted"))))
    for role in ("kg:population", "kg:place", "kg:time"):
        yield from (f"  {role.removeprefix('kg:')}: {filler.called}" for filler in node.nodes(role))
    yield from _source(node)
    yield from _evidence(node)


def _attribution(node: _Node) -> Iterator[str]:
    yield f"attribution {node.iri}"
    speakers = node.nodes("kg:attributedTo")
    yield f"  speaker: {', '.join(speaker.called for speaker in speakers) or 'open: the text does not say who speaks'}"
    yield from (f"  via: {work.called}" for work in node.nodes("kg:via"))
    yield from _wording(node)
    yield from (f"  within: {outer.iri}" for outer in node.nodes("kg:within"))
    yield from (f"  content: « {content.text('nif:anchorOf')} »" for content in node.nodes("kg:content"))
    yield from _evidence(node)


def _entity(node: _Node) -> Iterator[str]:
    yield f"entity {node.iri}"
    yield f"  name: {node.called}"
    yield f"  type: {', '.join(sorted(kind.partition(':')[2] for kind in node.types - {'kg:Entity'})) or 'open'}"
    links = node.related(LINKS, "entity", "link")
    yield from (f"  link: {_linked(link)}" for link in links)
    if not links:
        yield "  link: none; the text does not settle who or what it is elsewhere"
    mentions = sorted(node.related(MENTIONS, "entity", "mention"), key=lambda mention: mention.span)
    for mention in mentions[:MOST_MENTIONS]:
        yield from (line.replace("in the text", mention.token("kg:mentionKind")) for line in list(_evidence(mention))[:1])
    if len(mentions) > MOST_MENTIONS:
        yield f"  and {len(mentions) - MOST_MENTIONS} more mentions"


def _linked(link: _Node) -> str:
    target = next(iter(link.nodes("kg:target")))
    label = target.text("rdfs:label")
    verdict = "accepted" if link.text("kg:accepted") == "true" else "a candidate, not accepted"
    known = f"{shorten(target.iri)}{f' ({label})' if label else ''}"
    reason = f" ({link.text('kg:reason')})" if link.text("kg:reason") else ""
    return f"{known}, score {link.text('kg:score')} by {link.token('kg:method')}, {verdict}{reason}"


def _link(node: _Node) -> Iterator[str]:
    yield f"link {node.iri}"
    yield f"  target: {_linked(node)}"
    yield from (f"  entity: {entity.called}" for entity in node.nodes("kg:entity"))
    for mention in node.nodes("kg:mention"):
        yield from _evidence(mention)


EXPLAINERS: Mapping[str, Callable[[_Node], Iterator[str]]] = {
    "kg:Claim": _claim,
    "kg:Quantity": _quantity,
    "kg:Attribution": _attribution,
    "kg:Entity": _entity,
    "kg:Link": _link,
}
