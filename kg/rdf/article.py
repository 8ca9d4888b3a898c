"""Record -> quads of the article's graph: the text, its sentences, who is spoken of, who says what, how many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from kg.model import Record
from kg.rdf.attribution import attribution_triples
from kg.rdf.claim import claim_triples
from kg.rdf.line import Triple, address, day, integer, iri, lines, name, string, token
from kg.rdf.quantity import quantity_triples
from kg.rdf.scribe import Scribe
from kg.run import current_run
from kg.terms import BASE, Names, article_graph_iri, graph_iri, run_iri

TYPES = {
    "Person": "schema:Person",
    "Organization": "schema:Organization",
    "Place": "schema:Place",
    "Event": "sem:Event",
    "Work": "schema:CreativeWork",
    "Product": "schema:Product",
    "Group": "kg:Group",
}


def article_quads(record: Record, *, base: str = BASE) -> Iterator[str]:
    """Yield the lines of the article's graph, none twice; the same record gives the same lines in the same order."""
    names = Names(record, base)
    return iter(dict.fromkeys(lines(_triples(Scribe(record, names)), article_graph_iri(names.article))))


def publication_quads(record: Record, *, base: str = BASE) -> Iterator[str]:
    """Yield the lines that tell where the text was published: all that a second publication of a text adds to its graph."""
    names = Names(record, base)
    return lines(_publication(Scribe(record, names)), article_graph_iri(names.article))


def heading_quads(record: Record, *, base: str = BASE) -> Iterator[str]:
    """Yield the lines that need no reading of the article: its text, its publication, the models and the lexicon."""
    names = Names(record, base)
    scribe = Scribe(record, names)
    return lines(chain(_text(scribe), _publication(scribe)), article_graph_iri(names.article))


def revision_quads(revisions: Iterable[tuple[str, str]], *, base: str = BASE) -> Iterator[str]:
    """Yield the lines of the graph ``revisions``: of each pair of texts, the first revises the second."""
    return lines(((iri(new), "prov:wasRevisionOf", iri(old)) for new, old in revisions), graph_iri("revisions", base))


def _triples(scribe: Scribe) -> Iterator[Triple]:
    yield from _text(scribe)
    yield from _publication(scribe)
    yield from _sentences(scribe)
    yield from _entities(scribe)
    yield from _mentions(scribe)
    yield from attribution_triples(scribe)
    yield from quantity_triples(scribe)
    yield from claim_triples(scribe)
    yield from _repairs(scribe)
    yield from _unread(scribe)
    yield from scribe.described()


def _text(scribe: Scribe) -> Iterator[Triple]:
    article, text = scribe.record.article, scribe.article
    run = current_run(article.language)
    graph, node = iri(article_graph_iri(scribe.names.article)), iri(run_iri(run.configuration, scribe.names.base))
    yield graph, "prov:wasDerivedFrom", text
    yield graph, "prov:wasGeneratedBy", node
    yield node, "rdf:type", name("prov:Activity")
    yield node, "kg:version", string(run.version)
    yield node, "kg:model", string(run.model)
    yield node, "kg:lexicon", string(run.lexicon)
    yield text, "rdf:type", name("kg:Article")
    yield text, "rdf:type", name("nif:Context")
    yield text, "nif:isString", string(article.text)
    yield text, "nif:beginIndex", integer(0)
    yield text, "nif:endIndex", integer(len(article.text))
    yield text, "dct:language", string(article.language)
    yield text, "kg:sha256", string(article.sha256)


def _publication(scribe: Scribe) -> Iterator[Triple]:
    article = scribe.record.article
    node = iri(scribe.names.publication)
    yield node, "rdf:type", name("schema:NewsArticle")
    yield node, "kg:text", scribe.article
    yield node, "dct:identifier", string(article.id)
    if article.url:
        yield node, "schema:url", address(article.url)
    if article.title:
        yield node, "schema:headline", string(article.title, article.language)
    if article.author:
        yield node, "schema:author", string(article.author)
    if article.publisher:
        yield node, "dc:publisher", string(article.publisher)
    if article.published:
        yield node, "schema:datePublished", day(article.published) or string(article.published)
        yield node, "kg:dateOrigin", token("origin", article.origin.get("published", "file"))


def _sentences(scribe: Scribe) -> Iterator[Triple]:
    for sentence in scribe.record.sentences:
        node = scribe.span(sentence.span)
        yield node, "rdf:type", name("kg:Sentence")
        yield node, "kg:role", token("role", sentence.role)
        yield node, "kg:paragraph", integer(sentence.paragraph)
        if sentence.reading == "doubtful":
            yield node, "kg:reading", token("reading", sentence.reading)
        for reason in sentence.reasons:
            yield node, "kg:reason", string(reason)


def _entities(scribe: Scribe) -> Iterator[Triple]:
    for entity in scribe.record.entities:
        node = scribe.entity(entity.id)
        yield node, "rdf:type", name("kg:Entity")
        if entity.type in TYPES:
            yield node, "rdf:type", name(TYPES[entity.type])
        yield node, "schema:name", string(entity.name, scribe.record.article.language)
        yield node, "kg:article", scribe.article


def _mentions(scribe: Scribe) -> Iterator[Triple]:
    for mention in scribe.record.mentions:
        node = scribe.span(mention.span)
        yield node, "rdf:type", name("kg:Mention")
        yield node, "kg:mentionKind", token("mention", mention.kind)
        if mention.entity:
            yield node, "kg:mentionOf", scribe.entity(mention.entity)
        sentence = scribe.sentence_at(mention.span)
        if sentence:
            yield node, "kg:sentence", scribe.span(sentence)


def _repairs(scribe: Scribe) -> Iterator[Triple]:
    for repair in scribe.record.repairs:
        node = scribe.repair(repair)
        yield node, "rdf:type", name("kg:Repair")
        yield node, "kg:reason", string(repair.reason)
        if repair.candidate:
            yield node, "kg:candidate", string(repair.candidate)
        yield from scribe.evidence(node, repair.span)


def _unread(scribe: Scribe) -> Iterator[Triple]:
    for unread in scribe.record.unread:
        node = scribe.place("unread", unread.span.start)
        yield node, "rdf:type", name("kg:Unread")
        yield node, "kg:reason", string(unread.reason)
        yield from scribe.evidence(node, unread.span)
