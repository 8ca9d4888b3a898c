"""Doc -> Attributions: who says what, in which words, by which cue."""

from kg.attribute.find import find_attributions
from kg.attribute.speaker import name_speakers

__all__ = ["find_attributions", "name_speakers"]
