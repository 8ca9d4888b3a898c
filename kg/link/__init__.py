"""Resolution -> Resolution: entities with scored candidate identities from the authority and the gazetteer.

A name gives candidates by exact, normalised, acronym, fuzzy or transliterated match; type, the countries spoken of, popularity
and the words beside the name decide between them. What stays open keeps its candidates and gets no identity.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kg.doc import Doc
from kg.link.authority import Authority, load_authority
from kg.link.context import container_of, count_countries, country_named, share_countries
from kg.link.names import name_key
from kg.link.parts import belongs_elsewhere
from kg.link.rank import ACCEPTED, Candidate, Setting, rank_name, rank_place
from kg.link.spun import find_spun, is_spinnable
from kg.link.teams import find_teams
from kg.locality import setting_of
from kg.model import Entity, Link, Mention, Resolution, Span

RUNNERS_UP = 3
LEAST_SCORE = 0.1


def link_entities(doc: Doc, resolution: Resolution, *, authority: Authority | None = None) -> Resolution:
    """Return the resolution with the links and the identity of each entity filled in; no link beats a wrong one.

    What is settled at first tells the countries by which the rest is read once more.
    """
    known = authority or load_authority()
    named: dict[str, list[Mention]] = defaultdict(list)
    for mention in resolution.mentions:
        if mention.kind == "name" and mention.entity:
            named[mention.entity].append(mention)
    counts = count_countries(doc, resolution)
    setting = Setting(doc.language, share_countries(counts, doc.language))
    teams = _teams(doc, named)
    entities = [entity for entity in resolution.entities if entity.id in named]
    first = {entity.id: _readings(doc, entity, named[entity.id], setting, known) for entity in entities}
    for readings in first.values():
        counts.update(country for reading in readings[:1] if reading.accepted for country in sorted(reading.candidate.countries))
    setting = replace(setting, countries=share_countries(counts, doc.language))
    linked = {}
    for entity in entities:
        readings = first[entity.id]
        if readings and not readings[0].accepted:
            readings = _readings(doc, entity, named[entity.id], setting, known)
        links = tuple(reading.as_link(refused=entity.id in teams) for reading in readings) or _spun_links(
            doc, entity, named[entity.id], known
        )
        identity = next((link.target for link in links if link.accepted), None)
        linked[entity.id] = replace(entity, links=links, identity=identity)
    return replace(resolution, entities=tuple(linked.get(entity.id, entity) for entity in resolution.entities))


@dataclass(frozen=True, slots=True)
class Reading:
    """A candidate of an entity with the mention that gave it, and whether it is taken for the entity's identity."""

    candidate: Candidate
    mention: Span
    accepted: bool

    def as_link(self, *, refused: bool = False) -> Link:
        """Return the link of the record, one that is refused as a candidate only."""
        candidate = self.candidate
        accepted = self.accepted and not refused
        return Link(candidate.target or "", round(candidate.score, 3), candidate.method, accepted, self.mention)


def _teams(doc: Doc, named: Mapping[str, list[Mention]]) -> frozenset[str]:
    """Return the entities one of whose names stands for a team, for countries all of them."""
    playing = find_teams(doc, [mention for mentions in named.values() for mention in mentions])
    found = set()
    for entity, mentions in named.items():
        country = any(country_named(doc.slice(mention.span), doc.language) for mention in mentions)
        acting = [mention.span in playing for mention in mentions]
        if all(acting) if country else any(acting):
            found.add(entity)
    return frozenset(found)


def _readings(doc: Doc, entity: Entity, mentions: list[Mention], setting: Setting, authority: Authority) -> list[Reading]:
    """Return the candidates of all the names of an entity, the best first, at most that one accepted."""
    surfaces = {doc.slice(mention.span): mention.span for mention in reversed(mentions)}
    ranked = {surface: _ranked(doc, entity, mentions, surface, setting, authority) for surface in surfaces}
    best: dict[str, tuple[Candidate, Span]] = {}
    for surface, candidates in ranked.items():
        for candidate in candidates:
            target = candidate.target
            if target and candidate.score >= LEAST_SCORE and (target not in best or best[target][0].score < candidate.score):
                best[target] = (candidate, surfaces[surface])
    listed = sorted(best.items(), key=lambda item: (-item[1][0].score, item[0]))[: RUNNERS_UP + 1]
    return [
        Reading(candidate, span, place == 0 and candidate.score >= ACCEPTED and _agreed(target, ranked))
        for place, (target, (candidate, span)) in enumerate(listed)
    ]


def _spun_links(doc: Doc, entity: Entity, mentions: list[Mention], authority: Authority) -> tuple[Link, ...]:
    """Return the organisations whose names the name of an entity seems to reword; none of them is ever accepted."""
    if entity.type not in ("Organization", None):
        return ()
    surfaces = [(mention.span, doc.slice(mention.span)) for mention in mentions]
    found: dict[str, Link] = {}
    for span, surface in surfaces:
        if is_spinnable(surface, doc.language):
            for known, score in find_spun(surface, authority):
                if known.target:
                    found.setdefault(known.target, Link(known.target, round(score, 3), "spun", False, span))
    return tuple(found.values())


def _ranked(
    doc: Doc, entity: Entity, mentions: list[Mention], surface: str, setting: Setting, authority: Authority
) -> list[Candidate]:
    """Return the candidates of one name of an entity, in the light of the words beside its mentions."""
    candidates = rank_name(surface, entity.type, setting, authority)
    if entity.type in ("Place", None):
        same = [mention for mention in mentions if doc.slice(mention.span) == surface]
        if all(belongs_elsewhere(doc, mention) for mention in same):
            return candidates
        kind, within = _told(setting_of(doc, mention) for mention in same), _told(container_of(doc, mention) for mention in same)
        here = replace(setting, kind=kind, within=within)
        candidates = rank_place(surface, here, authority) + candidates
    return sorted(candidates, key=lambda candidate: -candidate.score)


def _told(answers: Iterable[str | None]) -> str | None:
    """Return what the mentions of a name tell where they do not contradict one another."""
    told = {answer for answer in answers if answer}
    return told.pop() if len(told) == 1 else None


def _agreed(target: str, ranked: dict[str, list[Candidate]]) -> bool:
    """Tell whether a name of an entity, of as many words as any, has the target, so that no part outvotes the whole."""
    sizes = {surface: len(name_key(surface).split()) for surface in ranked}
    most = max(sizes.values())
    return most == 1 or any(
        candidate.target == target for surface, size in sizes.items() if size == most for candidate in ranked[surface]
    )
