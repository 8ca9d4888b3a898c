"""Record -> Profile: the entities of an article as its reading left them, with what a judgement finds them by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.link.judgements import anchor_of, place_of
from kg.model import Entity, Record, Span
from kg.terms import BASE, article_iri

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Profile:
    """The entities of a text before any judgement.

    ``named`` are the ids of those with a name, ``spans`` the place of their first name, else mention; ``places`` are the
    fingerprint of the sentence and the words there, of those alone whose words some judgement has.
    """

    article: str
    entities: tuple[Entity, ...]
    named: frozenset[str]
    spans: Mapping[str, Span]
    places: Mapping[str, Place]


def profile_of(record: Record, words: frozenset[str] = frozenset(), *, base: str = BASE) -> Profile:
    """Return the profile of an article; ``words`` are those of the judgements."""
    spans = {entity.id: anchor_of(record, entity) for entity in record.entities}
    places = {}
    for entity, span in spans.items():
        if record.article.slice(span) in words:
            places[entity] = place_of(record, span)
    named = frozenset(mention.entity for mention in record.mentions if mention.kind == "name" and mention.entity)
    return Profile(article_iri(record.article.sha256, base), record.entities, named, spans, places)
