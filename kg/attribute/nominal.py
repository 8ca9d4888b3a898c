"""Noun cue -> Draft: « l’annonce que », « les accusations de », “fears that”."""

from __future__ import annotations

from kg.attribute.clause import clause_end
from kg.attribute.draft import Draft, cue_spans
from kg.attribute.extent import close_quotes, reach
from kg.attribute.lexicon import Cue
from kg.attribute.phrase import source_span
from kg.attribute.scene import Scene, is_finite, is_infinitive, span_from
from kg.attribute.source import source_head
from kg.attribute.voice import is_excluded, is_voice
from kg.doc import Token


def read_noun(scene: Scene, cue: Cue) -> Draft | None:
    """Return what a noun of saying or thinking reports by a clause or an infinitive right behind it."""
    draft = None if _sums_up(scene, cue.token) else _read_that(scene, cue) or _read_infinitive(scene, cue)
    if draft is None:
        return None
    verb = _expressed_by(scene, cue.token)
    if cue.entries[0].kind == "attitude" and verb is None:
        return None
    head = _holder(scene, cue.token) if verb is None else source_head(scene, verb)
    if verb is not None:
        draft = Draft(draft.content, cue_spans((verb, cue.token)), (), draft.form, draft.entry)
    if is_excluded(scene, head, finding=False):
        head = None
    span = source_span(scene, head, barred=frozenset({cue.token.i})) if head is not None else None
    source = () if span is None or any(span.overlaps(part) for part in draft.content) else (span,)
    return Draft(draft.content, draft.cue, source, draft.form, draft.entry)


def _sums_up(scene: Scene, noun: Token) -> bool:
    """Tell whether an indefinite noun behind a comma takes up what was said before (« , une annonce que Paris conteste »)."""
    before = scene.doc.tokens[max(0, noun.i - 2) : noun.i]
    indefinite = len(before) == 2 and before[1].pos == "DET" and before[1].morph.get("Definite") == "Ind"
    return indefinite and before[0].text == "," and scene.lexicon.is_marker_lemma(noun, "summary")


def _expressed_by(scene: Scene, noun: Token) -> Token | None:
    """Return the verb that only utters its object (« exprimer le désir »)."""
    first = scene.doc.bounds[noun.sentence][0]
    for index in range(noun.i - 1, max(first, noun.i - 9) - 1, -1):
        token = scene.doc.tokens[index]
        if token.pos in ("VERB", "AUX"):
            return token if scene.lexicon.is_marker_lemma(token, "express") else None
        if token.pos in ("SCONJ", "CCONJ") or token.text in (",", ";", ":"):
            return None
    return None


def _read_that(scene: Scene, cue: Cue) -> Draft | None:
    entry = cue.entry("that")
    if entry is None:
        return None
    doc, lexicon = scene.doc, scene.lexicon
    limit = doc.bounds[cue.token.sentence][1]
    for index in range(cue.token.i + 1, min(limit - 1, cue.token.i + 10)):
        token = doc.tokens[index]
        if is_finite(token):
            break
        if lexicon.is_marker(token, "complementiser") and token.pos == "SCONJ" and _hangs_on(scene, token, cue.token):
            root = doc.head(token)
            first = index + 1
        elif (
            lexicon.is_marker(token, "according")
            and index + 1 < limit
            and lexicon.is_marker(doc.tokens[index + 1], "nominalised")
        ):
            first = index + 2
            root = next((doc.tokens[i] for i in range(first, limit) if is_finite(doc.tokens[i])), doc.tokens[limit - 1])
            root = doc.head(root) if root.dep.startswith(("aux", "cop")) else root
        else:
            continue
        last = clause_end(scene, cue, first, root)
        if last > first:
            return Draft((span_from(doc.tokens[first], doc.tokens[last]),), cue_spans(cue.tokens), (), "que", entry)
    return _bare(scene, cue)


def _bare(scene: Scene, cue: Cue) -> Draft | None:
    if "bare" not in scene.lexicon.markers:
        return None
    entry = cue.entry("that")
    for child in scene.doc.children(cue.token, "acl", "ccomp"):
        tokens = scene.doc.subtree(child)
        has_subject = any(other.dep.startswith("nsubj") and other.i > cue.token.i for other in scene.doc.children(child))
        if child.dep != "acl:relcl" and has_subject and tokens[0].i == cue.token.i + 1 and tokens[0].pos not in ("SCONJ", "ADP"):
            last = clause_end(scene, cue, tokens[0].i, child)
            return Draft((span_from(tokens[0], scene.doc.tokens[last]),), cue_spans(cue.tokens), (), "que", entry)
    return None


def _hangs_on(scene: Scene, mark: Token, noun: Token) -> bool:
    """Tell whether a clause is the noun's own, not a relative one."""
    governor = scene.doc.head(mark)
    if governor.i < mark.i:
        return mark.i == noun.i + 1
    return scene.doc.head(governor).i == noun.i or mark.i == noun.i + 1


def _read_infinitive(scene: Scene, cue: Cue) -> Draft | None:
    entry = cue.entry("inf")
    if entry is None:
        return None
    doc = scene.doc
    for child in doc.children(cue.token, "acl", "xcomp", "ccomp", "advcl", "nmod"):
        if not (is_infinitive(child) or child.lower.endswith("ing")) or child.i < cue.token.i:
            continue
        marks = [mark for mark in doc.children(child) if mark.i < child.i and _introduces(mark, entry.frames["inf"])]
        if marks and marks[0].i <= cue.token.i + 6:
            first = marks[-1].i + 1
            last = close_quotes(scene, first, reach(scene, child, first))
            return Draft((span_from(doc.tokens[first], doc.tokens[last]),), cue_spans(cue.tokens), (), "inf", entry)
    return None


def _introduces(mark: Token, wanted: frozenset[str]) -> bool:
    return mark.lower in wanted or mark.lemma.lower() in wanted


def _holder(scene: Scene, noun: Token) -> Token | None:
    """Return who says it: the noun's possessor or author, else the subject of the verb that utters its object, the noun."""
    doc = scene.doc
    for child in doc.children(noun, "nmod:poss", "nmod"):
        cases = doc.children(child, "case")
        held = child.dep == "nmod:poss" or any(scene.lexicon.is_marker(case, "holder") for case in cases)
        if held and child.pos in ("NOUN", "PROPN", "PRON") and (is_voice(scene, child) or not scene.lexicon.is_event(child)):
            return child
    head = doc.head(noun)
    governed = noun.dep in ("obl", "obl:arg", "obl:mod") or (noun.dep == "obj" and _utters(scene, head))
    if governed and head.pos in ("VERB", "AUX"):
        return source_head(scene, head)
    return None


def _utters(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb utters its object rather than answers it or brings it about (“*denied* reports”, “*raised* fears”)."""
    rows = scene.lexicon.rows_of(verb)
    return scene.lexicon.is_marker_lemma(verb, "express") or any(row.kind == "verb" and row.act == "asserts" for row in rows)
