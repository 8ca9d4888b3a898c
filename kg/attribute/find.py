"""Doc -> Attributions: source, cue and content of what the text gives to others; their speakers stay open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.attribute.dialogue import read_dialogue
from kg.attribute.draft import Draft, as_attribution
from kg.attribute.lexicon import find_cues
from kg.attribute.nominal import read_noun
from kg.attribute.oblique import read_phrases
from kg.attribute.parenthesis import read_parenthesis
from kg.attribute.quotation import read_quotations, verbs_of
from kg.attribute.reported import read_verb
from kg.attribute.scene import Scene, look
from kg.doc import Doc
from kg.model import Attribution, Span


def find_attributions(doc: Doc) -> tuple[Attribution, ...]:
    """Return the attributions of a document in text order, one a cue, with ``within`` set; speaker and via are None."""
    scene = look(doc)
    drafts = _drafts(scene)
    found = [item for item in (as_attribution(scene, draft) for draft in drafts) if item and not _is_own(doc, item)]
    return _nested(sorted(_distinct(found), key=_place))


def _drafts(scene: Scene) -> list[Draft]:
    verbs = verbs_of(find_cues(scene.doc.tokens, scene.lexicon, ("verb", "participle")))
    clauses = {index: draft for index, cue in verbs.items() if (draft := read_verb(scene, cue))}
    held = _held(scene, (draft for draft in clauses.values() if draft.form == "que"))
    marked = frozenset(index for index, draft in clauses.items() if _is_marked(scene, draft))
    quotations = read_quotations(scene, verbs, held | _phrases(scene, clauses.values()), marked)
    reported = {draft.cue[0].start: draft for draft in clauses.values()}
    quotations = (*(_joined(draft, reported) for draft in quotations), *read_dialogue(scene, verbs))
    used = {span.start for draft in quotations for span in draft.cue}
    kept = [draft for index, draft in clauses.items() if scene.doc.tokens[index].start not in used]
    used.update(span.start for draft in kept for span in draft.cue)
    asides = [read_parenthesis(scene, cue) for cue in verbs.values() if cue.token.start not in used]
    told = {draft.content for draft in kept}
    nouns = [read_noun(scene, cue) for cue in find_cues(scene.doc.tokens, scene.lexicon, ("noun", "attitude"))]
    phrases = list(read_phrases(scene))
    found = [draft for draft in asides if draft] + [draft for draft in nouns if draft and draft.content not in told]
    return [*quotations, *kept, *found, *phrases]


def _joined(quotation: Draft, reported: Mapping[int, Draft]) -> Draft:
    """Return the clause that a cue reports with the quotation that it leads in behind it, or the quotation alone."""
    clause = reported.get(quotation.cue[0].start) if quotation.cue else None
    if clause is None or clause.form != "que" or clause.content[-1].end > quotation.content[0].start:
        return quotation
    return replace(clause, content=(*clause.content, *quotation.content))


def _phrases(scene: Scene, drafts: Iterable[Draft]) -> frozenset[int]:
    """Return the numbers of the quoted stretches that are no clause and stand inside a reported phrase."""
    held = _held(scene, (draft for draft in drafts if draft.form in ("np", "inf")))
    return frozenset(number for number in held if not scene.is_sentence(scene.quotes[number]))


def _is_marked(scene: Scene, draft: Draft) -> bool:
    """Tell whether a complementiser opens the clause of a draft."""
    first = scene.doc.tokens_in(draft.content[0])[0]
    return draft.form == "que" and first.i > 0 and scene.lexicon.is_marker(scene.doc.tokens[first.i - 1], "complementiser")


def _held(scene: Scene, drafts: Iterable[Draft]) -> frozenset[int]:
    """Return the numbers of the quoted stretches inside reported clauses."""
    spans = [span for draft in drafts for span in draft.content]
    return frozenset(number for number, item in enumerate(scene.quotes) if any(span.covers(item.inner) for span in spans))


def _is_own(doc: Doc, item: Attribution) -> bool:
    """Tell whether the source is the article's own publisher."""
    publisher = (doc.article.publisher or "").casefold()
    return bool(publisher) and any(doc.slice(span).casefold() == publisher for span in item.source)


def _place(attribution: Attribution) -> tuple[int, int, int, int]:
    span = attribution.span
    return span.start, -span.end, attribution.anchor, len(attribution.content)


def _distinct(found: Iterable[Attribution]) -> list[Attribution]:
    """Keep one attribution an id."""
    return list({item.id: item for item in found}.values())


def _nested(found: list[Attribution]) -> tuple[Attribution, ...]:
    """Set ``within``: the id of the smallest attribution whose content holds the cue and content of another."""
    return tuple(replace(item, within=_outer(item, found)) for item in found)


def _outer(item: Attribution, found: Iterable[Attribution]) -> str | None:
    inside = item.cue or item.content
    candidates = [
        other for other in found
        if other is not item and _holds(other, inside[0]) and _size(other) > _size(item)
    ]  # fmt: skip
    return min(candidates, key=_size).id if candidates else None


def _holds(other: Attribution, span: Span) -> bool:
    return any(part.covers(span) for part in other.content)


def _size(item: Attribution) -> int:
    return sum(span.end - span.start for span in item.content)
