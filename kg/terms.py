"""Every IRI of kg: the closed vocabulary, the concepts of its schemes, and the names of things, from content and place alone.

The namespaces under ``w3id.org`` are not registered yet. ``base`` is where things live; vocabulary and schemes do not move.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from urllib.parse import unquote

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace

from kg.errors import InputError
from kg.model import Attribution, Record, Span
from kg.prefixes import PREFIXES, SCHEMES, THINGS

BASE = THINGS
ILLEGAL = re.compile(r"[\x00-\x20\x7f<>\"{}|\\^`%#?]")
USABLE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20\x7f<>\"{}|\\^`#?]*/")
KEY_LENGTH = 16
LATER_METHODS = ("judgement", "shared", "wikidata")


class KG(DefinedNamespace):
    """The vocabulary of ``ontology/kg.ttl``, closed: a name that is not there raises AttributeError."""

    _fail = True
    _NS = Namespace(PREFIXES["kg"])

    # classes
    Article: URIRef
    Sentence: URIRef
    Mention: URIRef
    Entity: URIRef
    Group: URIRef
    Claim: URIRef
    Attribution: URIRef
    Quotation: URIRef
    Quantity: URIRef
    Time: URIRef
    Link: URIRef
    Repair: URIRef
    Unread: URIRef
    Judgement: URIRef
    FigureComparison: URIRef
    TextComparison: URIRef
    FigureCluster: URIRef
    QuotationCluster: URIRef

    # texts and spans
    text: URIRef
    dateOrigin: URIRef
    sha256: URIRef
    article: URIRef
    sentence: URIRef
    quote: URIRef
    start: URIRef
    end: URIRef
    role: URIRef
    paragraph: URIRef
    reading: URIRef
    reason: URIRef
    mentionOf: URIRef
    mentionKind: URIRef

    # claims
    relates: URIRef
    states: URIRef
    reports: URIRef
    denies: URIRef
    considers: URIRef
    subject: URIRef
    object: URIRef
    quantity: URIRef
    certainty: URIRef
    modality: URIRef
    polarity: URIRef
    suspect: URIRef

    # further roles of a claim
    argument: URIRef
    about: URIRef
    addressee: URIRef
    among: URIRef
    beneficiary: URIRef
    cause: URIRef
    companion: URIRef
    comparison: URIRef
    comparedTo: URIRef
    complement: URIRef
    despite: URIRef
    instrument: URIRef
    manner: URIRef
    of: URIRef
    opponent: URIRef
    place: URIRef
    contextPlace: URIRef
    time: URIRef
    without: URIRef

    # attributions
    attribution: URIRef
    attributedTo: URIRef
    via: URIRef
    sourceText: URIRef
    kind: URIRef
    act: URIRef
    content: URIRef
    cue: URIRef
    source: URIRef
    within: URIRef

    # quantities and times
    interval: URIRef
    minExclusive: URIRef
    maxExclusive: URIRef
    approximate: URIRef
    scale: URIRef
    negated: URIRef
    measure: URIRef
    unit: URIRef
    counted: URIRef
    population: URIRef
    covers: URIRef
    relation: URIRef
    anchor: URIRef
    date: URIRef
    value: URIRef

    # identity
    identity: URIRef
    entity: URIRef
    target: URIRef
    score: URIRef
    method: URIRef
    accepted: URIRef
    mention: URIRef
    decision: URIRef
    judged: URIRef
    fingerprint: URIRef

    # doubt and runs
    candidate: URIRef
    version: URIRef
    model: URIRef
    lexicon: URIRef

    # comparison
    left: URIRef
    right: URIRef
    verdict: URIRef
    independent: URIRef
    member: URIRef
    independentSources: URIRef
    copyOf: URIRef


ROLES: Mapping[str, str] = {
    "about": "kg:about",
    "addressee": "kg:addressee",
    "after": "kg:time",
    "among": "kg:among",
    "before": "kg:time",
    "beneficiary": "kg:beneficiary",
    "cause": "kg:cause",
    "companion": "kg:companion",
    "compared": "kg:comparedTo",
    "comparison": "kg:comparison",
    "complement": "kg:complement",
    "despite": "kg:despite",
    "duration": "kg:time",
    "instrument": "kg:instrument",
    "manner": "kg:manner",
    "of": "kg:of",
    "opponent": "kg:opponent",
    "place": "kg:place",
    "since": "kg:time",
    "time": "kg:time",
    "until": "kg:time",
    "without": "kg:without",
}


@cache
def expand(name: str) -> str:
    """Return the IRI of a prefixed name; a name of ``kg:`` must be in the vocabulary.

    >>> expand("schema:minValue")
    'https://schema.org/minValue'
    """
    prefix, _, local = name.partition(":")
    return str(KG[local]) if prefix == "kg" else PREFIXES[prefix] + local


@cache
def concept(scheme: str, token: str) -> str:
    """Return the IRI of a concept, made of the record's token.

    >>> concept("modality", "reporting conditional")
    'https://w3id.org/kg-news/scheme/modality/reporting_conditional'
    """
    return f"{SCHEMES}{scheme}/{_encode(token)}"


def _encode(token: str) -> str:
    """Return a token as part of an IRI: spaces as ``_``, forbidden characters percent-encoded, letters of any script kept."""
    return ILLEGAL.sub(lambda found: f"%{ord(found.group()):02X}", token.replace(" ", "_"))


@cache
def token_of(iri: str) -> str:
    """Return the record's token of a concept; ``_`` is a space only in the open part of the predicates, which has a language.

    >>> token_of("https://w3id.org/kg-news/scheme/predicate/fr/se_retirer")
    'fr/se retirer'
    """
    token = unquote(iri.removeprefix(SCHEMES).partition("/")[2])
    language, slash, lemma = token.partition("/")
    return f"{language}/{lemma.replace('_', ' ')}" if slash else token


def short_hash(content: str) -> str:
    """Return 16 hexadecimal digits that stand for a content."""
    return hashlib.sha256(content.encode("utf-8")).hexdigest()[:KEY_LENGTH]


def article_iri(sha256: str, base: str = BASE) -> str:
    """Return the IRI of a text, from the digest of its bytes."""
    return f"{base}article/{sha256[:KEY_LENGTH]}"


def publication_iri(address: str, sha256: str, base: str = BASE) -> str:
    """Return the IRI of the publication of a text, from its address or the id that its caller gave, and the text's digest.

    One text may have several publications, a publication has one text: another text at its address is another publication.
    """
    return f"{base}publication/{short_hash(f'{address} {sha256}')}"


def run_iri(configuration: str, base: str = BASE) -> str:
    """Return the IRI of a run, from all that could change what it finds."""
    return f"{base}run/{short_hash(configuration)}"


def check_base(base: str) -> None:
    """Raise InputError for a namespace in which things could not be named: a text has pieces behind a ``#`` of its own.

    >>> check_base("https://example.org/news/")
    """
    if not USABLE.fullmatch(base):
        raise InputError(
            f"--base {base} cannot name things; write an IRI that ends in / and has no # or ?: https://example.org/news/"
        )


def graph_iri(name: str, base: str = BASE) -> str:
    """Return the IRI of a graph that belongs to no single article (``ontology``, ``judgements``, ``comparisons``, …)."""
    return f"{base}graph/{name}"


def comparison_iri(left: str, right: str, base: str = BASE) -> str:
    """Return the IRI of a comparison, from its two sides."""
    return f"{base}comparison/{short_hash(f'{left} {right}')}"


def cluster_iri(key: str, base: str = BASE) -> str:
    """Return the IRI of a cluster, from its key."""
    return f"{base}cluster/{key}"


def judgement_iri(verdict: str, subject: str, other: str, base: str = BASE) -> str:
    """Return the IRI of a judgement, from what it says of what."""
    return f"{base}judgement/{short_hash(f'{verdict} {subject} {other}')}"


def canonical_iri(kind: str, key: str, apart: str = "", base: str = BASE) -> str:
    """Return the IRI of an identity that entities of several articles share and no list knows.

    ``key`` is the folded name; ``apart`` tells namesakes from one another, by the least IRI among the entities.
    """
    return f"{base}entity/{short_hash(f'{kind} {key} {apart}')}"


def article_graph_iri(article: str) -> str:
    """Return the IRI of the graph that holds what was read in a text."""
    return f"{article}/graph"


def links_graph_iri(article: str) -> str:
    """Return the IRI of the graph that holds the identities of a text's entities."""
    return f"{article}/links"


def span_iri(article: str, span: Span) -> str:
    """Return the IRI of a piece of a text, as RFC 5147 addresses it.

    >>> span_iri("https://w3id.org/kg-news/id/article/9837404f7170d58b", Span(3, 7))
    'https://w3id.org/kg-news/id/article/9837404f7170d58b#char=3,7'
    """
    return f"{article}#char={span.start},{span.end}"


def span_of(iri: str) -> Span:
    """Return the span of the IRI of a piece of a text.

    >>> span_of("urn:a#char=3,7")
    Span(start=3, end=7)
    """
    start, _, end = iri.rpartition("#char=")[2].partition(",")
    return Span(int(start), int(end))


def local_name(iri: str) -> str:
    """Return the part of an IRI after its last slash: the id of a thing within its article."""
    return iri.rpartition("/")[2]


@dataclass(frozen=True)
class Names:
    """The IRIs of what one record holds, by place only, so that edits of links and vocabulary leave them."""

    record: Record
    base: str = BASE

    @cached_property
    def article(self) -> str:
        """The IRI of the text."""
        return article_iri(self.record.article.sha256, self.base)

    @cached_property
    def publication(self) -> str:
        """The IRI of the publication."""
        article = self.record.article
        return publication_iri(article.url or article.id, article.sha256, self.base)

    @cached_property
    def claims(self) -> Mapping[str, str]:
        """The IRIs of the claims by id: the start of the trigger, and of the argument where one trigger carries several."""
        return {claim.id: self.place("claim", claim.key) for claim in self.record.claims}

    @cached_property
    def attributions(self) -> Mapping[str, str]:
        """The IRIs of the attributions by id: the start of the cue, and of the content where one cue carries several."""
        shared = Counter(item.anchor for item in self.record.attributions)
        return {item.id: self.place("attribution", _anchor(item, shared[item.anchor])) for item in self.record.attributions}

    @cached_property
    def quantities(self) -> Mapping[str, str]:
        """The IRIs of the quantities by id: the start, and the end where two begin together."""
        shared = Counter(item.span.start for item in self.record.quantities)
        keys = {item.id: (item.span.start, item.span.end)[: shared[item.span.start]] for item in self.record.quantities}
        return {name: self.place("quantity", "-".join(map(str, key))) for name, key in keys.items()}

    def entity(self, local: str) -> str:
        """Return the IRI of an entity of the record."""
        return f"{self.article}/{local}"

    def place(self, kind: str, key: int | str) -> str:
        """Return the IRI of a thing of the article that stands at a place."""
        return f"{self.article}/{kind}-{key}"

    def link(self, entity: str, target: str, method: str = "") -> str:
        """Return the IRI of a candidate identity."""
        return link_iri(self.entity(entity), target, method)


def link_iri(entity: str, target: str, method: str = "") -> str:
    """Return the IRI of a candidate identity of an entity; what a later layer adds bears its method beside the target.

    >>> link_iri("urn:a/entity-4", "http://www.wikidata.org/entity/Q1", "judgement")
    'urn:a/link-4-Q1-judgement'
    """
    article, _, local = entity.rpartition("/")
    later = f"-{method}" if method in LATER_METHODS else ""
    return f"{article}/{local.replace('entity', 'link', 1)}-{_encode(local_name(target.rstrip('/')))}{later}"


def _anchor(attribution: Attribution, sharing: int) -> str:
    span = attribution.span
    return str(attribution.anchor) if sharing == 1 else f"{attribution.anchor}-{span.start}-{span.end}"
