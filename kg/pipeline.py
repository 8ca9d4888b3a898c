"""The line from an article to its record: one line a stage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.annotate import load_annotator
from kg.assemble import Findings, assemble_record
from kg.attribute import find_attributions, name_speakers
from kg.claim import find_claims
from kg.doubt import doubt_names, find_doubt
from kg.link import link_entities
from kg.link.authority import Authority
from kg.measure import date_claims, find_quantities
from kg.mention import find_mentions
from kg.model import Article, Record
from kg.resolve import resolve_mentions


def read_article(article: Article, *, authority: Authority | None = None) -> Record:
    """Turn one article into its stand-off record, by the authority of the package where none is given.

    Raise LanguageError where no model reads it.
    """
    doc = load_annotator(article.language).annotate(article)
    mentions = find_mentions(doc)
    drafts = find_attributions(doc)
    resolution = link_entities(doc, resolve_mentions(doc, mentions, drafts), authority=authority)
    sentences, repairs = doubt_names(*find_doubt(doc), resolution)
    attributions = name_speakers(doc, drafts, resolution)
    quantities = find_quantities(doc, attributions, resolution)
    claims, unread = find_claims(doc, resolution, attributions, quantities)
    findings = Findings(resolution, attributions, quantities, date_claims(doc, claims), unread)
    return assemble_record(article, findings, sentences, repairs)


def read_articles(articles: Iterable[Article]) -> Iterator[Record]:
    """Turn articles into records, in their order; each is read alone."""
    return map(read_article, articles)
