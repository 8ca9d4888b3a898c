"""Mentions -> Resolution: which mentions of an article stand for the same person or thing."""

from __future__ import annotations

from collections.abc import Sequence

from kg.doc import Doc
from kg.lexicon import load_lexicon
from kg.model import Attribution, Mention, Resolution
from kg.resolve.apposition import join_appositions
from kg.resolve.chains import Chains
from kg.resolve.descriptions import join_descriptions
from kg.resolve.entities import build_resolution
from kg.resolve.joint import add_joint
from kg.resolve.names import join_names
from kg.resolve.profile import build_profiles
from kg.resolve.pronouns import join_pronouns
from kg.resolve.scene import Scene
from kg.resolve.speech import join_speakers

__all__ = ["resolve_mentions"]


def resolve_mentions(doc: Doc, mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> Resolution:
    """Return the mentions with their entities, in text order; what the text leaves open has none.

    Rules from sure to less sure (sieves, after Raghunathan et al. 2010): names, appositions, descriptions, pronouns, speakers.
    """
    lexicon = load_lexicon(doc.language)
    chains = Chains(build_profiles(doc, lexicon, add_joint(doc, lexicon, mentions, attributions)))
    scene = Scene(doc, lexicon, chains, tuple(attributions))
    join_names(doc, lexicon, chains)
    join_appositions(doc, lexicon, chains)
    join_descriptions(scene)
    join_pronouns(scene)
    join_speakers(scene)
    return build_resolution(doc, lexicon, chains)
