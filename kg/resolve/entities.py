"""Chains -> Resolution: each chain that holds a name or a noun is an entity."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.doc import Doc
from kg.lexicon import Lexicon
from kg.model import Entity, Mention, Resolution
from kg.resolve.chains import Chains
from kg.resolve.profile import Profile


def build_resolution(doc: Doc, lexicon: Lexicon, chains: Chains) -> Resolution:
    """Return the mentions with the ids of their entities, and the entities in text order.

    An adjective of nationality carries the entity of its country where the article names it.
    """
    entities: dict[int, Entity] = {}
    taken: set[str] = set()
    for profile in chains.profiles:
        root = chains.root(profile.index)
        if root not in entities and profile.mention.kind != "adjective":
            members = chains.members(root)
            if any(member.mention.kind in ("name", "nominal") for member in members):
                entities[root] = _entity(doc, chains, members, taken)
                taken.add(entities[root].id)
    countries = _countries(doc, lexicon, chains, entities)
    mentions = [_resolved(lexicon, profile, entities.get(chains.root(profile.index)), countries) for profile in chains.profiles]
    return Resolution(tuple(mentions), tuple(sorted(entities.values(), key=_place)))


def _place(entity: Entity) -> tuple[int, ...]:
    return tuple(int(number) for number in entity.id.split("-")[1:])


def _entity(doc: Doc, chains: Chains, members: Sequence[Profile], taken: Collection[str]) -> Entity:
    """Return the entity of a chain; where another one begins at the same character, the end tells them apart."""
    names = [member for member in members if member.mention.kind == "name"]
    nominals = [member for member in members if member.mention.kind == "nominal"]
    first = (names or nominals)[0]
    texts = [doc.slice(member.mention.span) for member in names or nominals[:1]]
    span = first.mention.span
    local = f"entity-{span.start}"
    return Entity(f"{local}-{span.end}" if local in taken else local, chains.type(first.index), max(texts, key=len))


def _countries(doc: Doc, lexicon: Lexicon, chains: Chains, entities: dict[int, Entity]) -> dict[str, str]:
    found: dict[str, str] = {}
    for profile in chains.profiles:
        if profile.mention.kind == "name" and profile.type == "Place":
            text = doc.slice(profile.mention.span).replace("’", "'")
            found.setdefault(lexicon.countries.get(text, text), entities[chains.root(profile.index)].id)
    return found


def _resolved(lexicon: Lexicon, profile: Profile, entity: Entity | None, countries: dict[str, str]) -> Mention:
    mention = profile.mention
    known = entity.id if entity else None
    if mention.kind == "adjective":
        known = countries.get(lexicon.demonyms[profile.token.lower])
    return Mention(mention.span, mention.head, mention.type, mention.kind, known)
