"""The first person in direct speech in the chain of its speaker."""

from __future__ import annotations

from kg.model import Attribution
from kg.resolve.profile import SINGULAR, Profile
from kg.resolve.scene import Scene


def join_speakers(scene: Scene) -> None:
    """Join « je », « mon » with who speaks, « nous » with the body or people that speak; an open speaker leaves them open."""
    for profile in scene.chains.profiles:
        if profile.pronoun is None or profile.pronoun.person != "1":
            continue
        said = _said_by(scene, profile)
        speaker = _speaker(scene, said) if said else None
        if speaker is None:
            continue
        alone = scene.chains.type(speaker.index) == "Person"
        if (profile.pronoun.number == SINGULAR) == alone:
            scene.chains.join(speaker.index, profile.index)


def _said_by(scene: Scene, profile: Profile) -> Attribution | None:
    """Return the narrowest attribution whose content holds a mention."""
    found = [item for item in scene.attributions for span in item.content if span.covers(profile.mention.span)]
    return min(found, key=lambda item: (item.span.end - item.span.start, item.span, item.anchor), default=None)


def _speaker(scene: Scene, item: Attribution) -> Profile | None:
    """Return the mention that heads the source of a quotation."""
    profile = scene.named_by(item.source[0]) if item.source else None
    if profile is None:
        return None
    known = profile.mention.kind in ("name", "nominal") or len(scene.chains.members(profile.index)) > 1
    return profile if known else None
