"""Profile -> what tells its entities: the name that each may share with others, and who else is spoken of beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from sys import intern

from kg.identity.profile import Profile
from kg.link.gazetteer import broad_places, is_place_name
from kg.link.names import name_key
from kg.model import Entity
from kg.resources import languages, table

TELLING = ("Person", "Organization", "Event", "Work", "Product", "Group")
FULL = 2
SHORT = 3
COMMON_ROLES = ("kept", "grown", "national")


@dataclass(frozen=True, slots=True)
class Member:
    """A named entity with all that its text speaks of, and which of these items it is itself.

    An item is an IRI, or the type and the folded name of what is unlinked.
    """

    iri: str
    entity: Entity
    key: str
    spoken_of: frozenset[str]
    own: frozenset[str]

    @property
    def strong(self) -> frozenset[str]:
        """The persons, bodies and towns beside it."""
        return self.spoken_of - self.own - broad_places()

    @property
    def weak(self) -> frozenset[str]:
        """The countries beside it."""
        return (self.spoken_of - self.own) & broad_places()

    def grounds(self) -> Iterator[str]:
        """Yield all that would be enough to take it for another of its name that has the same.

        A full name asks for one thing in common, or for two countries; a short one for two things; a single word never names
        a person or a work by itself.
        """
        if is_full(self.key):
            yield from self.strong
            pairs = combinations(sorted(self.weak), 2)
        elif self.entity.type not in ("Person", "Work"):
            pairs = combinations(sorted(self.strong), 2)
        else:
            return
        yield from ("\t".join(pair) for pair in pairs)


def is_iri(item: str) -> bool:
    """Tell an identity from a type and a name."""
    return "://" in item


def is_full(key: str) -> bool:
    """Tell whether a folded name has two words of two letters or more."""
    return sum(len(word) > 1 for word in key.split()) >= FULL


def members_of(profile: Profile) -> list[Member]:
    """Return the entities of a text that may be met again by name elsewhere, after the judgements."""
    items = {entity.id: _item(entity) for entity in profile.entities if entity.id in profile.named}
    spoken_of = frozenset(intern(item) for item in items.values() if item)
    members = []
    for entity in profile.entities:
        key = name_key(entity.name)
        if entity.id in items and entity.type in TELLING and key and not _is_common(key, entity.type):
            own = frozenset(item for item in (items[entity.id], f"{entity.type}:{key}") if item in spoken_of)
            members.append(Member(f"{profile.article}/{entity.id}", entity, intern(key), spoken_of, own))
    return members


def _item(entity: Entity) -> str | None:
    """Return how an entity tells a context: by its identity, else by a full name."""
    if entity.identity:
        return entity.identity
    key = name_key(entity.name)
    telling = entity.type in TELLING and is_full(key) and not _is_common(key, entity.type)
    return f"{entity.type}:{key}" if telling else None


def _is_common(key: str, type_: str | None) -> bool:
    """Tell whether a name says only of what kind its bearer is: every country has a ministry of defence, every year its cups."""
    if not any(key == head or key.startswith(f"{head} ") for head in _heads(type_ or "", key.partition(" ")[0])):
        return False
    if type_ == "Event":
        return not any(map(str.isdigit, key))
    return not any(is_place_name(word) for word in key.split()[1:] if len(word) > SHORT)


@cache
def _heads(type_: str, word: str) -> tuple[str, ...]:
    """Return the nouns with which a name of a kind of body or event may begin, of those that begin with a word."""
    return tuple(head for head in _heads_of(type_) if head.partition(" ")[0] == word)


@cache
def _heads_of(type_: str) -> frozenset[str]:
    rows = (row for language in languages() for row in table(language, "name_heads"))
    kept = (row["words"] for row in rows if row["type"] == type_ and row["role"] in COMMON_ROLES)
    return frozenset(key for heads in kept for head in heads.split("|") if (key := name_key(head)))
