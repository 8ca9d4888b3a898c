"""Drafts: an attribution while it is being built, in tokens; and the attribution that it becomes."""

from __future__ import annotations

from dataclasses import dataclass

from kg.attribute.lexicon import Entry
from kg.attribute.marks import without_stop
from kg.attribute.scene import Scene
from kg.doc import Token
from kg.model import Attribution, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """Content, cue and source as spans, with the row of the lexicon that reads the cue (None where there is no cue)."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    form: str
    entry: Entry | None
    negated: bool = False

    @property
    def act(self) -> str:
        """The act of the cue; a negated cue may deny what it would assert, or the reverse."""
        if self.entry is None:
            return "asserts"
        if self.negated and self.entry.negated != "drop":
            return self.entry.negated
        return self.entry.act

    @property
    def certainty(self) -> str:
        """What the cue lends to its content."""
        return self.entry.certainty if self.entry else "certain"


def cue_spans(tokens: tuple[Token, ...]) -> tuple[Span, ...]:
    """Return the spans of a cue, neighbouring words joined.

    A cue of one word has one span; ``exprimé … désir`` has two.
    """
    spans: list[Span] = []
    last = -2
    for token in tokens:
        if spans and token.i == last + 1:
            spans[-1] = Span(spans[-1].start, token.end)
        else:
            spans.append(token.span)
        last = token.i
    return tuple(spans)


def as_attribution(scene: Scene, draft: Draft) -> Attribution | None:
    """Return the attribution of a draft, its content without stops and enclosing marks; None where nothing is left."""
    content = tuple(span for span in (_bare(scene, span) for span in draft.content) if span.start < span.end)
    if not content:
        return None
    spoken = draft.form == "quote" and not any(item.outer.overlaps(span) for item in scene.quotes for span in content)
    kind = "direct" if spoken else _kind(scene, content)
    return Attribution(
        content=content,
        cue=draft.cue,
        source=draft.source,
        kind=kind,
        act=draft.act,
        form="quote" if draft.form == "main" and kind == "direct" else draft.form,
        certainty=draft.certainty,
    )


def _bare(scene: Scene, span: Span) -> Span:
    text = scene.doc.article.text
    span = without_stop(text, span)
    opened = next((item for item in scene.quotes if item.outer.start < span.start <= item.inner.start), None)
    if opened is not None and opened.outer.end <= span.end:
        return opened.inner if opened.outer.end == span.end else Span(opened.outer.start, span.end)
    for item in scene.quoted:
        if item.outer == span or (item.outer.start == span.start and item.inner.end >= span.end):
            return without_stop(text, Span(item.inner.start, min(item.inner.end, span.end)))
    return span


def _kind(scene: Scene, content: tuple[Span, ...]) -> str:
    """Return direct where all is quoted and a clause, mixed where a part is, indirect otherwise."""
    whole = partly = False
    for span in content:
        covering = [item for item in scene.quotes if item.outer.overlaps(span)]
        partly = partly or bool(covering)
        whole = any(item.inner.covers(span) and scene.is_clause(item) for item in covering)
        if not whole and any(item.outer.covers(span) for item in covering):
            whole = True
        if not whole:
            break
    return "direct" if whole else "mixed" if partly else "indirect"
