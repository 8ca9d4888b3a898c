"""Doc -> Repairs: words and sentences that the text gives reason to doubt."""

from __future__ import annotations

from kg.doc import Doc
from kg.model import Repair, Sentence


def find_doubt(doc: Doc) -> tuple[tuple[Sentence, ...], tuple[Repair, ...]]:
    """Return the sentences with their reading and reasons, and the suspect words in text order."""
    return doc.sentences, ()
