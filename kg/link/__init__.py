"""Resolution -> Resolution: entities with scored candidate identities from the authority and the gazetteer.

A name gives candidates by exact, normalised, acronym, fuzzy or transliterated match; type, the countries spoken of, popularity
and the words beside the name decide between them. What stays open keeps its candidates and gets no identity.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg.doc import Doc
from kg.link.authority import Authority, load_authority
from kg.link.context import container_of, countries_of, first_mention, setting_of
from kg.link.names import name_key
from kg.link.rank import ACCEPTED, Candidate, Setting, rank_name, rank_place
from kg.link.spun import find_spun, is_spinnable
from kg.model import Entity, Link, Mention, Resolution

RUNNERS_UP = 3
LEAST_SCORE = 0.1


def link_entities(doc: Doc, resolution: Resolution, *, authority: Authority | None = None) -> Resolution:
    """Return the resolution with the links and the identity of each entity filled in; no link beats a wrong one."""
    known = authority or load_authority()
    countries = countries_of(doc, resolution)
    named: dict[str, list[Mention]] = defaultdict(list)
    for mention in resolution.mentions:
        if mention.kind == "name" and mention.entity:
            named[mention.entity].append(mention)
    setting = Setting(doc.language, countries)
    entities = tuple(_linked(doc, entity, named.get(entity.id, []), setting, known) for entity in resolution.entities)
    return replace(resolution, entities=entities)


def _linked(doc: Doc, entity: Entity, mentions: list[Mention], setting: Setting, authority: Authority) -> Entity:
    links = _links(doc, entity, mentions, setting, authority) or _spun_links(doc, entity, mentions, authority)
    identity = next((link.target for link in links if link.accepted), None)
    return replace(entity, links=links, identity=identity)


def _links(doc: Doc, entity: Entity, mentions: list[Mention], setting: Setting, authority: Authority) -> tuple[Link, ...]:
    """Return the candidates of all the names of an entity, the best first, at most one of them accepted."""
    surfaces = list(dict.fromkeys(doc.slice(mention.span) for mention in mentions))
    best: dict[str, tuple[Candidate, str]] = {}
    ranked = {surface: _ranked(doc, entity, mentions, surface, setting, authority) for surface in surfaces}
    for surface, candidates in ranked.items():
        for candidate in candidates:
            if candidate.target and (candidate.target not in best or best[candidate.target][0].score < candidate.score):
                best[candidate.target] = (candidate, surface)
    listed = sorted(best.items(), key=lambda item: (-item[1][0].score, item[0]))[: RUNNERS_UP + 1]
    return tuple(
        Link(
            target, round(candidate.score, 3), candidate.method,
            place == 0 and candidate.score >= ACCEPTED and _agreed(target, ranked), first_mention(doc, mentions, surface),
        )
        for place, (target, (candidate, surface)) in enumerate(listed)
        if candidate.score >= LEAST_SCORE
    )  # fmt: skip


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
        kind, within = _told(setting_of(doc, mention) for mention in same), _told(container_of(doc, mention) for mention in same)
        here = replace(setting, kind=kind, within=within)
        candidates = rank_place(surface, here, authority) + candidates
    return sorted(candidates, key=lambda candidate: -candidate.score)


def _told(answers: Iterable[str | None]) -> str | None:
    """Return what the mentions of a name tell where they do not contradict one another."""
    told = {answer for answer in answers if answer}
    return told.pop() if len(told) == 1 else None


def _agreed(target: str, ranked: dict[str, list[Candidate]]) -> bool:
    """Tell whether the longest name of an entity has the target among its candidates, so that no part outvotes the whole."""
    longest = max(ranked, key=lambda surface: (len(name_key(surface).split()), surface))
    return len(name_key(longest).split()) == 1 or any(candidate.target == target for candidate in ranked[longest])
