"""Doc, Mentions, Attributions -> Mentions: those who speak or act together are one group beside each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.doc import Doc, Token, matches
from kg.lexicon import Lexicon
from kg.model import Attribution, Mention, Span
from kg.syntax import syntactic_head

SPEAKERS = frozenset(("Person", "Organization", "Group"))
LONGEST_LINK = 6


def add_joint(
    doc: Doc, lexicon: Lexicon, mentions: Sequence[Mention], attributions: Iterable[Attribution]
) -> tuple[Mention, ...]:
    """Return the mentions with a group for each list of names that is a source or a subject; a source gives its whole span.

    The head of such a mention is all of it, since no word of it stands for the others.
    """
    sources = sorted({span for item in attributions for span in item.source})
    taken = {mention.span for mention in mentions}
    joint = {_whole(doc, listed, sources) for listed in _lists(doc, lexicon, mentions)} - {None} - taken
    added = [Mention(span, span, "Group", "nominal") for span in joint if span is not None]
    return tuple(sorted([*mentions, *added], key=lambda it: (it.span.start, -it.span.end, it.head.start, it.kind)))


def _lists(doc: Doc, lexicon: Lexicon, mentions: Iterable[Mention]) -> Iterator[list[Mention]]:
    """Yield the runs of names of one type that commas and in the end a conjunction link."""
    run: list[Mention] = []
    closed = False
    for name in (mention for mention in mentions if mention.kind == "name" and mention.type in SPEAKERS):
        link = _link(doc, lexicon, run[-1], name) if run and run[-1].type == name.type and not closed else None
        if link is None:
            if closed:
                yield run
            run, closed = [], False
        run.append(name)
        closed = link == "last"
    if closed:
        yield run


def _link(doc: Doc, lexicon: Lexicon, left: Mention, right: Mention) -> str | None:
    """Return ``last`` where a conjunction links two names, ``next`` where a comma does, titles apart."""
    between = [token for token in doc.tokens_in(Span(left.span.end, right.span.start)) if token.start >= left.span.end]
    if not between or len(between) > LONGEST_LINK or between[0].sentence != doc.tokens_in(right.span)[0].sentence:
        return None
    marks = [token for token in between if token.pos in ("CCONJ", "PUNCT")]
    titles = all(token in marks or token.pos == "DET" or _is_title(lexicon, token) for token in between)
    if len(marks) != 1 or marks[0] is not between[0] or not titles:
        return None
    if marks[0].pos == "CCONJ":
        return "last" if lexicon.is_title("joint", marks[0].lower) else None
    return "next" if marks[0].text == "," and len(between) == 1 else None


def _is_title(lexicon: Lexicon, token: Token) -> bool:
    person = any(sense.type == "Person" for sense in lexicon.senses_of(token))
    return person or token.pos == "ADJ" or lexicon.is_title("honorific", token.text)


def _whole(doc: Doc, listed: Sequence[Mention], sources: Iterable[Span]) -> Span | None:
    """Return the source that the names make up, else their own span where they are the subject of a clause."""
    span = Span(listed[0].span.start, listed[-1].span.end)
    first = doc.tokens_in(listed[0].span)
    for source in sources:
        before = [token for token in doc.tokens_in(source) if token.end <= span.start] if source.covers(span) else []
        if source.covers(span) and not any(token.pos in ("ADP", "VERB", "PUNCT", "CCONJ") for token in before):
            return source
    head = syntactic_head(first)
    return span if matches(head.dep, ("nsubj",)) and head.head not in range(first[0].i, first[-1].i + 1) else None
