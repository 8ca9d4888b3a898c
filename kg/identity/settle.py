"""Profiles -> Identities: one identity for what several articles speak of, and the evidence on the link of each.

Two entities of one name and type are one where their articles share what tells them (after Bagga and Baldwin 1998), and never
where a person judged them different, where one article keeps them apart or where their own links differ.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.identity.context import Member, is_iri, members_of
from kg.identity.groups import Edge, components
from kg.identity.profile import Profile
from kg.identity.verdicts import Verdicts, is_outside, judge_profile, key_of, take_back
from kg.link.judgements import Judgement
from kg.link.names import name_key
from kg.model import Entity, Link, Span
from kg.prefixes import shorten
from kg.terms import BASE, canonical_iri

LEAST_SCORE, PER_GROUND, MOST_GROUNDS = 0.88, 0.02, 5
NAMED_GROUNDS = 3


@dataclass(frozen=True, slots=True)
class Identities:
    """The entities of each text as they are to be stored, and the type and name of every identity that no list knows.

    ``entities`` are made when they are asked for; ``judged`` are the entities that each judgement is about.
    """

    entities: Mapping[str, tuple[Entity, ...]]
    canonical: Mapping[str, tuple[str | None, str]]
    judged: Mapping[Judgement, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What is known, by IRI, of the entities that may be met elsewhere, by name or by a judgement.

    ``about`` has the judgements about those that were judged, ``grounds`` what each has in common with another text.
    """

    entities: Mapping[str, Entity]
    about: Mapping[str, Sequence[Judgement]]
    grounds: Mapping[str, tuple[str, ...]]
    same: frozenset[Edge]
    different: frozenset[Edge]


class _Settled(Mapping[str, tuple[Entity, ...]]):
    """The entities of each text with the identity of their group, one text at a time."""

    def __init__(
        self, profiles: Mapping[str, Profile], verdicts: Verdicts, targets: Mapping[str, str], evidence: _Evidence
    ) -> None:
        self._profiles = profiles
        self._verdicts = verdicts
        self._targets = targets
        self._evidence = evidence

    def __getitem__(self, article: str) -> tuple[Entity, ...]:
        profile = judge_profile(self._profiles[article], self._verdicts)
        return tuple(self._settle(entity, f"{article}/{entity.id}", profile.spans[entity.id]) for entity in profile.entities)

    def __iter__(self) -> Iterator[str]:
        return iter(self._profiles)

    def __len__(self) -> int:
        return len(self._profiles)

    def _settle(self, entity: Entity, iri: str, span: Span) -> Entity:
        target = self._targets.get(iri)
        return entity if target is None else _settle(entity, target, span, iri, self._evidence)


def settle_identities(
    profiles: Mapping[str, Profile] | Iterable[Profile], judgements: Sequence[Judgement] = (), *, base: str = BASE
) -> Identities:
    """Return the identities of all entities of the texts together; the order of the texts changes nothing.

    A mapping of profiles by text is not kept in memory, so that it may be larger than that.
    """
    if not isinstance(profiles, Mapping):
        profiles = {profile.article: profile for profile in sorted(profiles, key=lambda profile: profile.article)}
    verdicts = Verdicts.of(judgements)
    evidence, links = _gather(profiles, verdicts)
    targets = _targets(_groups(evidence, links), evidence, base)
    unknown = {target: evidence.entities[min(group)] for target, group in targets if not _known(group, evidence)}
    judged: dict[Judgement, tuple[str, ...]] = dict.fromkeys(judgements, ())
    for iri, found in evidence.about.items():
        judged |= {judgement: (*judged[judgement], iri) for judgement in found}
    return Identities(
        _Settled(profiles, verdicts, {iri: target for target, group in targets for iri in group}, evidence),
        {target: (first.type, first.name) for target, first in sorted(unknown.items())},
        judged,
    )


def _gather(profiles: Mapping[str, Profile], verdicts: Verdicts) -> tuple[_Evidence, list[Edge]]:
    """Return what is known, and the pairs of entities that have a ground in common."""
    wanted = {key_of(judgement.object) for judgement in verdicts.judgements}
    about: dict[str, list[Judgement]] = {}
    entities: dict[str, Entity] = {}
    members: list[Member] = []
    for article in sorted(profiles):
        profile = judge_profile(profiles[article], verdicts)
        met = members_of(profile)
        members += met
        entities |= {member.iri: member.entity for member in met}
        for entity in profile.entities:
            iri = f"{article}/{entity.id}"
            found = verdicts.about(iri, profile.places.get(entity.id))
            about |= {iri: found} if found else {}
            entities |= {iri: entity} if found or key_of(iri) in wanted else {}
    grounds, links = _shared_grounds(members)
    same, different = (_judged_edges(about, entities, verdict) for verdict in ("same", "different"))
    return _Evidence(entities, about, grounds, same, different), links


def _judged_edges(about: Mapping[str, Sequence[Judgement]], entities: Iterable[str], verdict: str) -> frozenset[Edge]:
    by_key = {key_of(iri): iri for iri in entities}
    found = (
        (iri, by_key.get(key_of(judgement.object)))
        for iri, judgements in about.items()
        for judgement in judgements
        if judgement.verdict == verdict and not is_outside(judgement.object)
    )
    return frozenset((min(one, other), max(one, other)) for one, other in found if other)


def _shared_grounds(members: Iterable[Member]) -> tuple[dict[str, tuple[str, ...]], list[Edge]]:
    """Return the grounds that each entity has in common with one of its name and type, and a chain of pairs for each ground."""
    sharing: dict[tuple[str, str], list[Member]] = defaultdict(list)
    for member in members:
        sharing[member.entity.type or "", member.key].append(member)
    grounds: dict[str, list[str]] = defaultdict(list)
    links: list[Edge] = []
    for namesakes in sharing.values():
        by_ground: dict[str, list[str]] = defaultdict(list)
        for member in namesakes if len(namesakes) > 1 else ():
            for ground in member.grounds():
                by_ground[ground].append(member.iri)
        links += {pair for iris in by_ground.values() for pair in pairwise(iris)}
        for ground, iris in sorted(by_ground.items()):
            for iri in iris if len(iris) > 1 else ():
                grounds[iri].append(ground)
    return {iri: tuple(found) for iri, found in grounds.items()}, links


def _groups(evidence: _Evidence, links: Iterable[Edge]) -> list[tuple[str, ...]]:
    """Return the entities that are one, each group of two or more: all that share grounds, or only those judged the same."""
    firm = components(evidence.same)
    place = {iri: number for number, group in enumerate(firm) for iri in group}
    groups = []
    for group in components([*evidence.same, *links]):
        if _contradicts(group, place, evidence):
            groups += [firm[number] for number in sorted({place[iri] for iri in group if iri in place})]
        else:
            groups.append(group)
    return groups


def _contradicts(group: Sequence[str], firm: Mapping[str, int], evidence: _Evidence) -> bool:
    """Tell whether some of a group cannot be one with others of it."""
    inside = set(group)
    if len(_known(group, evidence)) > 1 or any(one in inside and other in inside for one, other in evidence.different):
        return True
    apart = {(iri.rpartition("/")[0], firm.get(iri, iri)) for iri in group}
    return len({article for article, _ in apart}) < len(apart)


def _known(group: Iterable[str], evidence: _Evidence) -> Counter[str]:
    """Return the identities that entities of a group have by themselves."""
    return Counter(identity for iri in group if (identity := evidence.entities[iri].identity))


def _targets(groups: Sequence[tuple[str, ...]], evidence: _Evidence, base: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the identity of each group: the one that most of it has, else a new one."""
    names = [(evidence.entities[min(group)].type or "", name_key(evidence.entities[min(group)].name)) for group in groups]
    known = [_known(group, evidence) for group in groups]
    bearers = Counter(name for name, identities in zip(names, known, strict=True) if not identities)
    found = []
    for group, name, identities in zip(groups, names, known, strict=True):
        apart = "" if bearers[name] == 1 else min(group)
        most = min(identities, key=lambda identity: (-identities[identity], identity), default=None)
        found.append((most or canonical_iri(*name, apart, base), group))
    return found


def _settle(entity: Entity, target: str, span: Span, iri: str, evidence: _Evidence) -> Entity:
    """Return an entity with the identity of its group, unless a person refused that one, and the link that tells why."""
    about = evidence.about.get(iri, ())
    refused = {judgement.object for judgement in about if judgement.verdict != "same"}
    if entity.identity == target or target in refused:
        return entity
    judged = [judgement for judgement in about if judgement.verdict == "same"]
    grounds = evidence.grounds.get(iri, ())
    if judged or not grounds:
        link = Link(target, 1.0, "judgement", True, span, judged[0].reason if judged else "judged the same")
    else:
        score = LEAST_SCORE + PER_GROUND * min(len(grounds), MOST_GROUNDS)
        link = Link(target, round(score, 3), "shared", True, span, _told(grounds))
    return replace(entity, links=(link, *map(take_back, entity.links)), identity=target)


def _told(grounds: Sequence[str]) -> str:
    """Return the grounds in words, the first few."""
    named = {item for ground in grounds for item in ground.split("\t")}
    items = sorted(shorten(item) if is_iri(item) else item.partition(":")[2] for item in named)
    more = f" and {len(items) - NAMED_GROUNDS} more" if len(items) > NAMED_GROUNDS else ""
    return f"same name and type in another text that also speaks of {', '.join(items[:NAMED_GROUNDS])}{more}"
