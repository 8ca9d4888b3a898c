"""Profiles in chains: a disjoint-set forest that refuses to put two persons into one."""

from __future__ import annotations

from collections.abc import Sequence

from kg.resolve.profile import PEOPLE, Profile


class Chains:
    """The chains of one article while they grow."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.profiles = profiles
        self._parents = list(range(len(profiles)))
        self._members: list[list[Profile]] = [[profile] for profile in profiles]
        self._names = [[profile] if profile.mention.kind == "name" else [] for profile in profiles]
        self._types: dict[int, str | None] = {}

    def root(self, index: int) -> int:
        """Return the index that stands for the chain."""
        while self._parents[index] != index:
            index = self._parents[index]
        return index

    def members(self, index: int) -> list[Profile]:
        """Return the mentions of the chain, in text order."""
        return self._members[self.root(index)]

    def names(self, index: int) -> list[Profile]:
        """Return the names of the chain, in text order."""
        return self._names[self.root(index)]

    def join(self, left: int, right: int, *, same_name: bool = False) -> bool:
        """Put two chains into one unless they contradict each other; tell whether they are one now.

        A guessed gender does not part two mentions of one full name.
        """
        low, high = sorted((self.root(left), self.root(right)))
        if low == high:
            return True
        genders_agree = same_name or self.type(low) != "Person" or agree(self.gender(low), self.gender(high))
        if not (self._types_agree(low, high) and genders_agree):
            return False
        self._parents[high] = low
        self._members[low] = sorted(self._members[low] + self._members[high], key=lambda profile: profile.index)
        self._names[low] = [profile for profile in self._members[low] if profile.mention.kind == "name"]
        self._types.pop(low, None)
        return True

    def gender(self, index: int) -> str:
        """Return the gender that the names of a chain tell, else its other mentions, empty where they do not agree."""
        for profiles in (self.names(index), self.members(index)):
            genders = {profile.gender for profile in profiles if profile.gender in ("Masc", "Fem")}
            if genders:
                return genders.pop() if len(genders) == 1 else ""
        return ""

    def number(self, index: int) -> str:
        """Return the number of the first mention of a chain that tells it."""
        return next((profile.number for profile in self.names(index) or self.members(index) if profile.number), "")

    def modifiers(self, index: int) -> frozenset[str]:
        """Return what narrows down any mention of a chain."""
        return frozenset(word for profile in self.members(index) for word in profile.modifiers)

    def type(self, index: int) -> str | None:
        """Return the type of a chain: of its first name, else of its first mention that has one."""
        root = self.root(index)
        if root not in self._types:
            listed = [*self.names(root), *self.members(root)]
            self._types[root] = next((profile.type for profile in listed if profile.type), None)
        return self._types[root]

    def _types_agree(self, left: int, right: int) -> bool:
        kinds = self.type(left), self.type(right)
        return None in kinds or kinds[0] == kinds[1] or PEOPLE.issuperset(kind for kind in kinds if kind)


def agree(left: str, right: str) -> bool:
    """Tell whether two values are equal where both are known."""
    return not left or not right or left == right
