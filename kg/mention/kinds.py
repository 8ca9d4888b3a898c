"""Name -> its type: by the word that heads it and by the gazetteer, else as the model has it."""

from __future__ import annotations

from kg.doc import Doc, NameSpan
from kg.lexicon import Lexicon
from kg.model import Span


def settle_type(doc: Doc, lexicon: Lexicon, name: NameSpan) -> NameSpan | None:
    """Return the name with the type that its words settle."""
    words = doc.tokens[name.first : name.last]
    text = doc.article.slice(Span(words[0].start, words[-1].end)).replace("’", "'")
    return NameSpan(name.first, name.last, _known(lexicon, text, [word.text for word in words]) or name.type)


def _known(lexicon: Lexicon, text: str, words: list[str]) -> str | None:
    if text in lexicon.places:
        return "Place"
    for end in range(len(words), 0, -1):
        joined = " ".join(words[:end]).replace("' ", "'")
        found = lexicon.heads.get(("proper", joined)) or (lexicon.heads.get(("kept", joined)) if len(words) > end else None)
        if found:
            return found
    if lexicon.language == "en":
        return lexicon.heads.get(("proper", words[-1]))
    return "Person" if words[0] in lexicon.given_names and len(words) > 1 else None
