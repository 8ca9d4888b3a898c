"""Nouns -> voices: who or what can be the source of something said."""

from __future__ import annotations

from kg.attribute.scene import HYPHENS, Scene
from kg.doc import Token


def is_voice(scene: Scene, head: Token | None) -> bool:
    """Tell whether a source is known to be able to speak: a named person or body, a pronoun for one, a noun of the table."""
    if head is None:
        return False
    lexicon = scene.lexicon
    if lexicon.is_marker(head, "personal") or lexicon.is_marker(head, "clitic") or lexicon.is_marker(head, "relative"):
        return True
    if any(name.first <= head.i < name.last for name in scene.doc.names) or head.pos == "PROPN":
        return True
    voice = lexicon.voice_of(head)
    return voice in ("person", "organization", "document") or (voice == "evidence" and _has_owner(scene, head))


def is_excluded(scene: Scene, head: Token | None, *, finding: bool) -> bool:
    """Tell whether a subject cannot be a source: results and pictures, an indefinite narrator, for findings any unknown thing."""
    if head is None:
        return finding
    lexicon = scene.lexicon
    if lexicon.is_marker(head, "narrator") or head.lower.lstrip(HYPHENS) in lexicon.markers.get("narrator", frozenset()):
        return True
    voice = lexicon.voice_of(head)
    if head.pos != "NOUN":
        return head.pos == "PRON" and lexicon.is_marker(head, "retold")
    thing = voice is None and (finding or lexicon.is_event(head))
    return thing or (voice == "evidence" and not _has_owner(scene, head))


def _has_owner(scene: Scene, head: Token) -> bool:
    """Tell whether a name stands in the phrase of a noun (the figures of a named institute)."""
    inside = {token.i for token in scene.doc.subtree(head)}
    return any(
        name.first in inside and name.first != head.i for name in scene.doc.names if name.type in ("Person", "Organization")
    )


def can_utter(scene: Scene, noun: Token) -> bool:
    """Tell whether a noun is a person, a body or a document, by its name or by the table."""
    if any(name.first <= noun.i < name.last for name in scene.doc.names):
        return any(name.first <= noun.i < name.last and name.type in ("Person", "Organization") for name in scene.doc.names)
    return scene.lexicon.voice_of(noun) is not None


def is_person(scene: Scene, head: Token) -> bool:
    """Tell whether a token stands in the name of a person."""
    return any(name.first <= head.i < name.last and name.type == "Person" for name in scene.doc.names)
