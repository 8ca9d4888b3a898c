"""Doc -> Mentions: names, adjectives of nationality, nouns and pronouns, each with the span that it covers."""

from __future__ import annotations

from kg.doc import Doc, span_of
from kg.lexicon import load_lexicon
from kg.mention.names import find_names
from kg.mention.nominals import find_adjectives, find_nominals, find_pronouns
from kg.model import Mention

__all__ = ["find_mentions"]


def find_mentions(doc: Doc) -> tuple[Mention, ...]:
    """Return the mentions in text order, outer ones first; none has an entity yet."""
    lexicon = load_lexicon(doc.language)
    names = find_names(doc, lexicon)
    spans = [span_of(doc.tokens[name.first : name.last]) for name in names]
    mentions = [Mention(span, span, name.type or None, "name") for name, span in zip(names, spans, strict=True)]
    mentions.extend(find_nominals(doc, lexicon, names))
    mentions.extend(find_adjectives(doc, lexicon, names))
    mentions.extend(find_pronouns(doc, lexicon, names))
    return tuple(sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end, mention.head.start, mention.kind)))
