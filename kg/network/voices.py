"""Identities -> voices: who is one and the same for an analysis of many articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.network.told import Named, Told


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks, publishes or is spoken of."""

    key: str
    label: str
    proper: bool = True


class Voices:
    """The voices of a store.

    An identity that is linked is one voice. Those that are linked to nothing are one voice where the texts call them by one
    proper name of one type; what is called by a common noun (``le soldat``) stays with its article.
    """

    def __init__(self, names: Mapping[str, Named]) -> None:
        self._names = names

    def of(self, identity: str) -> Voice | None:
        """Return the voice of an identity, if the store names it."""
        named = self._names.get(identity)
        if named is None:
            return None
        local = "/article/" in identity and named.proper
        return Voice(f"{named.type} {named.label.casefold()}" if local else identity, named.label, named.proper)

    def speaker(self, told: Told) -> Voice | None:
        """Return who says something, if the text says so and names it."""
        return self.of(told.speaker)

    def publisher(self, told: Told) -> Voice | None:
        """Return who published something, if that is known."""
        return Voice(f"publisher {told.publisher.casefold()}", told.publisher) if told.publisher else None

    def spoken_of(self, told: Told) -> tuple[Voice, ...]:
        """Return who takes part in a claim under a proper name, each once."""
        found = (self.of(identity) for identity in told.identities)
        return tuple(dict.fromkeys(voice for voice in found if voice and voice.proper))
