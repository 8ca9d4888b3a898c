"""Cue, content -> Draft: what every construction of a verb asks before it becomes a draft."""

from __future__ import annotations

from kg.attribute.draft import Draft, cue_spans
from kg.attribute.lexicon import Cue
from kg.attribute.phrase import source_span
from kg.attribute.scene import Scene, is_finite, is_infinitive
from kg.attribute.source import source_head
from kg.attribute.verb import is_negated, is_passive
from kg.attribute.voice import is_excluded
from kg.doc import Token
from kg.model import Span


def build_draft(scene: Scene, cue: Cue, frame: str, content: tuple[Span, ...], form: str) -> Draft | None:
    """Return the draft of a verb cue in a frame, with its source; None where nobody can say it or nobody did."""
    entry = cue.entry(frame, passive=is_passive(scene, cue.token) or cue.token.pos == "ADJ")
    if entry is None:
        return None
    head = source_head(scene, cue.token)
    if is_excluded(scene, head, finding=entry.is_finding):
        return None
    negated = is_negated(scene, cue.token)
    if negated and entry.negated == "drop":
        return None
    content = _inside_quotation(scene, cue, content)
    barred = frozenset(token.i for token in cue.tokens)
    if head is not None and head.i > cue.token.i:
        barred |= {token.i for part in content for token in scene.doc.tokens_in(part)}
    source = (source_span(scene, head, barred=barred),) if head is not None else ()
    if any(span.overlaps(part) for span in source for part in content):
        return None
    return Draft(content, cue_spans(cue.tokens), source, form, entry, negated)


def _inside_quotation(scene: Scene, cue: Cue, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Cut the content of a cue that stands in a quotation off at the end of that quotation."""
    item = scene.quote_at(cue.token)
    if item is None:
        return content
    end = item.inner.end
    return tuple(Span(span.start, min(span.end, end)) for span in content if span.start < end)


def is_unsaid(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb tells of the narrator, of the speaker of a quotation himself, or commands."""
    head = source_head(scene, verb)
    if head is not None and scene.lexicon.is_self(head):
        return True
    unheld = head is None or head.dep == "expl:subj"
    if is_infinitive(verb) and not _is_narrative(scene, verb) and (unheld or _is_modal(scene, verb)):
        return True
    if is_infinitive(verb) and _is_demanded(scene, verb):
        return True
    if head is None and is_finite(verb) and verb.i == scene.doc.bounds[verb.sentence][0]:
        return True
    addressed = verb.morph.get("Person") in ("1", "2") and (head is None or verb.morph.get("Number") == "Plur")
    return verb.morph.get("Mood") == "Imp" or addressed


def _is_demanded(scene: Scene, verb: Token) -> bool:
    """Tell whether an infinitive is what somebody else asks of its subject (« exhorte Rome à *garantir* l’accès »)."""
    governor = scene.doc.head(verb)
    rows = scene.lexicon.rows_of(governor) if verb.dep == "xcomp" and governor.pos == "VERB" else ()
    addressed = any(child.dep in ("obj", "iobj", "obl:arg") for child in scene.doc.children(governor))
    return addressed and any("inf" in row.frames and row.act in ("asks", "orders") for row in rows)


def _is_narrative(scene: Scene, verb: Token) -> bool:
    """Tell whether an infinitive behind a connective opens a sentence, said by the speaker before (« Et de conclure : … »)."""
    before = scene.doc.tokens[scene.doc.bounds[verb.sentence][0] : verb.i]
    words = [token for token in before if token.text != ","]
    return len(words) == 2 and words[0].pos == "CCONJ" and scene.lexicon.is_marker(words[1], "holder")


def _is_modal(scene: Scene, verb: Token) -> bool:
    """Tell whether an infinitive is only possible, due or judged (« il est difficile de dire »), or part of a set phrase."""
    tokens = scene.doc.tokens
    if verb.i and tokens[verb.i - 1].end == verb.start and tokens[verb.i - 1].text.endswith("-"):
        return True
    while verb.dep == "conj" and is_infinitive(scene.doc.head(verb)):
        verb = scene.doc.head(verb)
    governor = scene.doc.head(verb)
    return governor.pos == "ADJ" or (governor.pos in ("VERB", "AUX") and scene.lexicon.is_marker_lemma(governor, "modal"))
