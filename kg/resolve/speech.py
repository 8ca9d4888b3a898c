"""The first person in direct speech in the chain of its speaker."""

from __future__ import annotations

from kg.resolve.profile import SINGULAR
from kg.resolve.scene import Scene


def join_speakers(scene: Scene) -> None:
    """Join « je », « mon » with who speaks, « nous » with the body or people that speak; an open speaker leaves them open."""
    for profile in scene.chains.profiles:
        if profile.pronoun is None or profile.pronoun.person != "1":
            continue
        speaker = scene.speaker_of(profile)
        if speaker is None:
            continue
        alone = scene.chains.type(speaker.index) == "Person"
        if (profile.pronoun.number == SINGULAR) == alone:
            scene.chains.join(speaker.index, profile.index)
