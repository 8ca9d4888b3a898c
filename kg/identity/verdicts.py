"""Judgements -> what they say of an entity or a claim, which they find by IRI or, in an edited text, by its sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.identity.profile import Place, Profile
from kg.link.judgements import JUDGED_WRONG, OF_CLAIM, TAKEN_BACK, Judgement, place_of, same_as
from kg.model import Claim, Entity, Link, Record, Span
from kg.prefixes import WIKIDATA
from kg.terms import BASE, Names


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Judgements, indexed by the last two parts of their subject and by its sentence and words."""

    judgements: tuple[Judgement, ...]
    by_key: Mapping[str, tuple[Judgement, ...]]
    by_place: Mapping[Place, tuple[Judgement, ...]]

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Verdicts:
        """Return judgements with their indexes."""
        listed = tuple(judgements)
        by_key: dict[str, list[Judgement]] = defaultdict(list)
        by_place: dict[Place, list[Judgement]] = defaultdict(list)
        for judgement in listed:
            by_key[key_of(judgement.subject)].append(judgement)
            if judgement.fingerprint:
                by_place[judgement.fingerprint, judgement.words].append(judgement)
        return cls(
            listed,
            {key: tuple(found) for key, found in by_key.items()},
            {place: tuple(found) for place, found in by_place.items()},
        )

    def about(self, iri: str, place: Place | None) -> list[Judgement]:
        """Return the judgements about a thing: by its IRI, and by its place where they were made in another text."""
        article, kind = _article_and_kind(iri)
        placed = self.by_place.get(place, ()) if place else ()
        subjects = [(_article_and_kind(judgement.subject), judgement) for judgement in placed]
        elsewhere = [judgement for (other, same), judgement in subjects if other != article and same == kind]
        return [*self.by_key.get(key_of(iri), ()), *elsewhere]


def key_of(iri: str) -> str:
    """Return the last two parts of an IRI, which name a thing of an article whatever the base.

    >>> key_of("https://w3id.org/kg-news/id/article/9837404f7170d58b/entity-4")
    '9837404f7170d58b/entity-4'
    """
    return "/".join(iri.rsplit("/", 2)[-2:])


def _article_and_kind(iri: str) -> tuple[str, str]:
    article, _, local = key_of(iri).partition("/")
    return article, local.partition("-")[0]


def judged_words(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Return the words by which judgements find their subjects in an edited text."""
    return frozenset(judgement.words for judgement in judgements if judgement.words)


def judge_entity(entity: Entity, span: Span, about: Sequence[Judgement], judgements: Sequence[Judgement]) -> Entity:
    """Return an entity linked, or not, as judged; ``about`` are the judgements about it, ``judgements`` all."""
    for judgement in about:
        if judgement.verdict == "same" and (target := known_target(judgement, judgements)):
            said = Link(target, 1.0, "judgement", True, span, judgement.reason)
            links = tuple(take_back(link) if link.target != target else link for link in entity.links)
            return replace(entity, links=(said, *links), identity=target)
    apart = {judgement.object for judgement in about if judgement.verdict in ("different", "unsure")}
    links = tuple(take_back(link) if link.target in apart else link for link in entity.links)
    return replace(entity, links=links, identity=None if entity.identity in apart else entity.identity)


def judge_profile(profile: Profile, verdicts: Verdicts) -> Profile:
    """Return a profile with its entities as judged, whatever judgements and other articles had added."""
    entities = []
    for entity in profile.entities:
        about = verdicts.about(f"{profile.article}/{entity.id}", profile.places.get(entity.id))
        entities.append(judge_entity(unjudged(entity), profile.spans[entity.id], about, verdicts.judgements))
    return replace(profile, entities=tuple(entities))


def take_back(link: Link) -> Link:
    """Return a link that no longer gives the identity, with the reason."""
    return replace(link, accepted=False, reason=TAKEN_BACK) if link.accepted else link


def known_target(judgement: Judgement, judgements: Sequence[Judgement]) -> str | None:
    """Return the identity outside of all articles that a judgement gives, over others too."""
    group = same_as(judgement.subject, judgements)
    return min(filter(is_outside, group), key=lambda other: (not other.startswith(WIKIDATA), other), default=None)


def is_outside(iri: str) -> bool:
    """Tell whether an IRI is no entity of an article."""
    return "/article/" not in iri


def unjudged(entity: Entity) -> Entity:
    """Return an entity as its reading left it, without what judgements and other articles added."""
    read = (link for link in entity.links if link.method not in ("judgement", "shared"))
    links = tuple(replace(link, accepted=True, reason="") if link.reason == TAKEN_BACK else link for link in read)
    return replace(entity, links=links, identity=next((link.target for link in links if link.accepted), None))


def judge_claims(record: Record, verdicts: Verdicts, *, base: str = BASE) -> Record:
    """Return the record with each judged claim read as judged: doubtful where it is wrong, sound where it is right."""
    if not any(judgement.verdict in OF_CLAIM for judgement in verdicts.judgements):
        return record
    names = Names(record, base)
    words = judged_words(verdicts.judgements)
    claims = tuple(_judged(record, claim, names.claims[claim.id], verdicts, words) for claim in record.claims)
    return replace(record, claims=claims)


def _judged(record: Record, claim: Claim, iri: str, verdicts: Verdicts, words: frozenset[str]) -> Claim:
    quoted = record.article.slice(claim.span) in words
    about = verdicts.about(iri, place_of(record, claim.span) if quoted else None)
    if not about:
        return claim
    if about[0].verdict == "wrong":
        return replace(claim, reading="doubtful", reasons=tuple(dict.fromkeys((*claim.reasons, JUDGED_WRONG))))
    return replace(claim, reading="sound", reasons=())
