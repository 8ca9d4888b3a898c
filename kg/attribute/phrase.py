"""Heads -> noun phrases: how far they reach, where the parse may be wrong."""

from __future__ import annotations

from collections.abc import Collection

from kg.attribute.scene import HYPHENS, Scene, is_finite, trimmed
from kg.attribute.verb import is_participle
from kg.attribute.voice import is_person
from kg.doc import Doc, Token, matches
from kg.model import Span

APPOSITION = 20
BEGINS = ("DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON")
LOOSE = ("cc", "mark", "parataxis", "advcl", "ccomp", "cop", "aux", "vocative", "discourse")


def noun_phrase(scene: Scene, head: Token, *, barred: Collection[int] = (), relatives: bool = False) -> list[Token]:
    """Return the tokens of the noun phrase of a head, with its appositions, in one run around the head."""
    doc = scene.doc
    without = set(barred)
    for child in doc.children(head):
        if (
            (child.dep in ("case", "cc", "mark") and child.i < head.i)
            or matches(child.dep, LOOSE)
            or (child.dep == "conj" and is_finite(child))
            or (child.dep in ("nsubj", "nsubj:pass", "punct") and child.i < head.i and not _is_glued(doc, child))
            or (child.dep == "acl:relcl" and not relatives and (_is_complete(scene, head) or _set_off(doc, child)))
        ):
            without.add(child.i)
    kept = {token.i for token in doc.subtree(head, without=without) if token.sentence == head.sentence}
    kept.update(_name_of(doc, head) - set(barred))
    first = last = head.i
    while first - 1 in kept and scene.share(doc.tokens[first - 1], head):
        first -= 1
    while last + 1 in kept and scene.share(doc.tokens[last + 1], head):
        last += 1
    last = _with_body_name(scene, head, last) if last not in barred and last + 1 not in barred else last
    return trimmed(list(doc.tokens[_with_determiner(doc, first) : _with_names(doc, last) + 1]))


def _is_complete(scene: Scene, head: Token) -> bool:
    """Tell whether a pronoun means somebody without a relative clause (« celui » does not)."""
    return head.pos == "PRON" and not scene.lexicon.is_marker(head, "antecedent")


def _is_glued(doc: Doc, mark: Token) -> bool:
    """Tell whether a hyphen joins the words around it."""
    return mark.text in HYPHENS and doc.tokens[mark.i - 1].end == mark.start and doc.tokens[mark.i + 1].start == mark.end


def _with_determiner(doc: Doc, first: int) -> int:
    """Take in an article right before the phrase that the parse hangs elsewhere."""
    token = doc.tokens[first]
    while first and doc.tokens[first - 1].sentence == token.sentence and _is_article(doc.tokens[first - 1], doc.tokens[first]):
        first -= 1
    return first


def _is_article(token: Token, following: Token) -> bool:
    return (token.pos == "DET" and following.pos != "DET") or token.text in ("'", "’") or following.text in ("'", "’")


def _with_body_name(scene: Scene, head: Token, last: int) -> int:
    """Take in the name right behind the phrase of a body or paper (« le cabinet Deloitte ») that the parse hangs elsewhere."""
    following = scene.doc.tokens[last + 1 : last + 2]
    if scene.doc.tokens[last].pos not in ("NOUN", "ADJ") or scene.lexicon.voice_of(head) != "organization" or not following:
        return last
    named = following[0].pos == "PROPN" and following[0].sentence == head.sentence and following[0].dep.split(":")[0] != "nsubj"
    return last + 1 if named and scene.share(following[0], head) else last


def _with_names(doc: Doc, last: int) -> int:
    """Take in the proper nouns that go on a name at the end of the phrase."""
    while doc.tokens[last].pos == "PROPN" and last + 1 < len(doc.tokens):
        token = doc.tokens[last + 1]
        if token.pos != "PROPN" or token.sentence != doc.tokens[last].sentence:
            break
        last += 1
    return last


def _set_off(doc: Doc, relative: Token) -> bool:
    """Tell whether a comma stands before a relative clause."""
    first = doc.subtree(relative)[0]
    return first.i > 0 and (doc.tokens[first.i - 1].text == "," or first.text == ",")


def _name_of(doc: Doc, head: Token) -> set[int]:
    for name in doc.names:
        if name.first <= head.i < name.last:
            return set(range(name.first, name.last))
    return set()


def phrase_head(scene: Scene, first: int) -> Token | None:
    """Return the head of the noun phrase that begins at an index, whatever relation the parse gives it."""
    tokens = scene.doc.tokens
    token, index = tokens[first], first
    if scene.lexicon.is_marker(token, "reflexive") and token.text.islower():
        return None
    while index < len(tokens) and tokens[index].sentence == token.sentence:
        candidate = tokens[index]
        if candidate.pos not in (*BEGINS, "PART"):
            foreign = candidate.pos == "X" and index > first and candidate.text[0].isupper()
            if not foreign and not _is_participle_within(scene, candidate, first):
                return None
            if foreign or scene.lexicon.voice_of(candidate) == "person":
                return candidate
        if candidate.pos in ("NOUN", "PROPN", "PRON") and (candidate.head < first or candidate.head == candidate.i):
            return candidate
        if candidate.pos in ("NOUN", "PROPN", "PRON") and candidate.dep not in ("compound", "det", "nmod:poss"):
            return candidate
        index += 1
    return None


def _is_participle_within(scene: Scene, token: Token, first: int) -> bool:
    """Tell whether a past participle stands in a phrase as a noun or before its noun (« l’accusé », “a leaked memo”)."""
    before = scene.doc.tokens[token.i - 1]
    past = token.pos == "VERB" and token.morph.get("VerbForm") == "Part" and token.morph.get("Tense") == "Past"
    if not past or token.i == first or before.pos not in ("DET", "ADJ"):
        return False
    following = scene.doc.tokens[token.i + 1 : token.i + 2]
    return scene.lexicon.voice_of(token) == "person" or (bool(following) and following[0].i == token.head)


def source_span(scene: Scene, head: Token, *, barred: frozenset[int] = frozenset()) -> Span:
    """Return the span of a source from its head: a clitic without its hyphen, else the whole noun phrase."""
    if scene.lexicon.is_marker(head, "clitic") and head.text[0] in HYPHENS:
        stored = scene.doc.slice(head.span)
        return Span(head.start + len(stored) - len(stored.lstrip(HYPHENS)), head.end)
    tokens = noun_phrase(scene, head, barred=barred | _channels(scene, head, barred))
    if not tokens:
        return head.span
    if len(tokens) > 1 and scene.lexicon.is_marker(tokens[0], "relative") and tokens[0].pos == "PRON":
        tokens = tokens[1:]
    tokens = _with_title(scene, _before_clause(scene, tokens, head), head)
    while len(tokens) > 1 and _is_loose_end(scene, tokens):
        tokens = tokens[:-1]
    last = _with_apposition(scene, tokens[-1], barred)
    return Span(tokens[0].start, scene.doc.tokens[last].end)


def _with_title(scene: Scene, tokens: list[Token], head: Token) -> list[Token]:
    """Take in the noun right before a name that the parse makes the object of its verb (“the *agency* Sana reported”)."""
    before = scene.doc.tokens[tokens[0].i - 1 : tokens[0].i]
    titled = tokens[0].pos == "PROPN" and bool(before) and before[0].dep == "obj" and before[0].head == head.head > head.i
    known = titled and scene.lexicon.voice_of(before[0]) in ("person", "organization")
    return [*noun_phrase(scene, before[0]), *tokens] if known else tokens


def _before_clause(scene: Scene, tokens: list[Token], head: Token) -> list[Token]:
    """Cut a phrase off before the comma behind its head with which a clause of its own begins (« accusé par *eux*, il nie »)."""
    comma: int | None = None
    for position, token in enumerate(tokens):
        if token.i <= head.i:
            continue
        if scene.lexicon.is_marker(token, "relative"):
            return tokens
        if token.text == "," and comma is None:
            comma = position
        gerund = is_participle(token) and (
            tokens[position - 1].pos == "ADP" or _goes_on_saying(scene, tokens[position - 1], token)
        )
        if is_finite(token) or (gerund and comma is not None):
            return tokens if comma is None else tokens[:comma]
    return tokens


def _goes_on_saying(scene: Scene, before: Token, participle: Token) -> bool:
    """Tell whether a present participle of saying stands behind a comma, with which its source goes on (« , *dénonçant* … »)."""
    return before.text == "," and any(row.kind == "verb" for row in scene.lexicon.rows_of(participle))


def _channels(scene: Scene, head: Token, cue: Collection[int]) -> frozenset[int]:
    """Return the words that tell where, when or to whom it is said (« la firme *sur son site* », « un élu *à l’AFP* »).

    Time and scene are the saying's where the phrase stands behind its cue, or a comma before them.
    """
    found: set[int] = set()
    speaks = bool(_name_of(scene.doc, head)) or scene.lexicon.voice_of(head) in ("person", "organization")
    for child in scene.doc.children(head, "nmod") if speaks else ():
        cases = scene.doc.children(child, "case")
        free = bool(cases) and child.i > head.i and not any(scene.lexicon.is_marker(case, "holder") for case in cases)
        told = free and any(scene.lexicon.is_marker(case, "addressee") for case in cases) and _is_paper(scene, child, cases[0])
        before = scene.doc.tokens[cases[0].i - 1] if free else head
        apart = before.text == "," or (bool(cue) and min(cue) < head.i and before.pos != "ADJ")
        set_in = free and apart and scene.lexicon.is_marker(cases[0], "setting")
        if (
            told
            or set_in
            or (free and (scene.lexicon.is_marker_lemma(child, "channel") or scene.lexicon.is_marker(child, "channel")))
        ):
            found.update(token.i for token in scene.doc.subtree(child))
    return frozenset(found)


def _is_paper(scene: Scene, token: Token, case: Token) -> bool:
    """Tell whether a token behind a preposition stands in the name of a body or a work, as papers and agencies do."""
    types = [name.type for name in scene.doc.names if case.i < name.first <= token.i < name.last]
    return "Organization" in types or "Work" in types


def _is_loose_end(scene: Scene, tokens: list[Token]) -> bool:
    """Tell whether a phrase ends in a day that is none of its words, or in a possessive mark."""
    if tokens[-1].pos == "PART":
        return True
    return scene.lexicon.is_marker(tokens[-1], "weekday") and tokens[-2].pos not in ("ADP", "DET", "VERB")


def _with_apposition(scene: Scene, token: Token, barred: frozenset[int], *, aged: bool = False) -> int:
    """Return the end of a phrase with the apposition that a comma sets off, if it tells who somebody is."""
    tokens, limit = scene.doc.tokens, scene.doc.bounds[token.sentence][1]
    first = token.i + 2
    if first >= limit or tokens[token.i + 1].text != ",":
        return token.i
    if not aged and (age := _age_behind(scene, first, limit)) is not None and is_person(scene, token):
        return _with_apposition(scene, tokens[age], barred, aged=True)
    end = first
    while end < limit and tokens[end].text not in (",", ".", ";", ":", "»", "«", '"', "!", "?", "–", "—") and end not in barred:
        if is_finite(tokens[end]) or end - first > APPOSITION:
            return token.i
        end += 1
    head = phrase_head(scene, first) if tokens[first].pos in ("DET", "NOUN", "PROPN", "ADJ") else None
    known = head is not None and (aged or scene.lexicon.voice_of(head) in ("person", "organization") or is_person(scene, head))
    closed = end < limit and (tokens[end].text in (",", ".", "»") or end in barred)
    return end - 1 if known and closed and end > first else token.i


def _age_behind(scene: Scene, first: int, limit: int) -> int | None:
    """Return the last token of an age between commas that begins at an index (« , 34 ans, »), if one does."""
    tokens = scene.doc.tokens
    if first + 1 >= limit or tokens[first].pos != "NUM":
        return None
    last = first if tokens[first + 1].text in (",", ".") else first + 1
    aged = last == first or scene.lexicon.is_marker_lemma(tokens[last], "age")
    return last if aged and last + 1 < limit and tokens[last + 1].text in (",", ".") else None
