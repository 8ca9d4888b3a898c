"""Quoted stretch -> Link: the cue and the source that lead a quotation in or follow it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.attribute.informant import informant, is_learned
from kg.attribute.inversion import subject_behind
from kg.attribute.lexicon import Cue
from kg.attribute.marks import Quoted
from kg.attribute.phrase import phrase_head, source_span
from kg.attribute.scene import Scene, is_finite
from kg.attribute.source import inverted_subject, source_head
from kg.attribute.verb import is_negated, is_passive
from kg.doc import Token
from kg.model import Span

DASHES = ("–", "—", "-", "--", "―")
NEAR = 12


@dataclass(frozen=True, slots=True)
class Link:
    """How a quoted stretch is introduced: the cue (None where only a source leads it in) and the head of the source."""

    cue: Cue | None
    head: Token | None
    source: Span | None
    behind: bool


def link_behind(scene: Scene, item: Quoted, cues: Mapping[int, Cue]) -> Link | None:
    """Return the cue right behind a quotation: « …, dit le soldat », « … a-t-il déclaré », “…,” Allton said."""
    tokens = _behind(scene, item)
    start = 0
    while (
        start < len(tokens) and tokens[start].pos == "PUNCT" and tokens[start].text in (",", *DASHES, "!", "?", "...", "…", "(")
    ):
        start += 1
    comma = start > 0 or scene.doc.slice(item.inner)[-1:] in ",!?" or (tokens[:1] and tokens[0].text == "(")
    for offset, token in enumerate(tokens[start : start + 2 * NEAR]):
        between = tokens[start : start + offset]
        cue = cues.get(token.i) or _misread(scene, token, offset, bool(comma))
        if cue is None or cue.entry("quote") is None:
            if token.pos == "VERB" and is_finite(token) and not _is_unknown_cue(scene, token, between, item):
                return None
            if _is_unknown_cue(scene, token, between, item):
                cue = Cue(token, (token,), ())
            elif (token.pos == "PUNCT" and token.text in (".", ";", ":")) or scene.lexicon.is_marker(token, "complementiser"):
                return None
            else:
                continue
        return _behind_link(scene, item, cue, between, bool(comma))
    return None


def _misread(scene: Scene, token: Token, offset: int, comma: bool) -> Cue | None:
    """Return the cue of a form right behind a quotation that the parse takes for a noun or adjective."""
    rows = scene.lexicon.spoken(token) if offset == 0 and comma and token.pos in ("NOUN", "ADJ", "PROPN") else ()
    following = scene.doc.tokens[token.i + 1 : token.i + 2]
    begins = bool(following) and (following[0].pos in ("DET", "PROPN") or scene.lexicon.is_marker(following[0], "clitic"))
    return Cue(token, (token,), rows) if rows and begins else None


def _behind_link(scene: Scene, item: Quoted, cue: Cue, between: tuple[Token, ...], comma: bool) -> Link | None:
    if not scene.is_clause(item) and (not comma or _ends_clause(scene, item)):
        return None
    if _ends_host(scene, item):
        return None
    verb = cue.token
    whole = scene.is_clause(item) or (scene.doc.slice(item.inner)[:1].isupper() and _resumes(scene, cue))
    whole = whole or (comma and _opens_sentence(scene, item))
    light = all(token.pos in ("AUX", "ADV", "PRON", "PART", "PUNCT", "X") for token in between)
    if not light and (not comma or not whole or any(scene.lexicon.is_marker(token, "relative") for token in between)):
        return None
    head = following_subject(scene, cue, between) if light else None
    head = head or _preceding_subject(scene, verb, between)
    if head is None or is_negated(scene, verb):
        return None
    told = informant(scene, cue, head)
    if told is None and is_learned(scene, cue):
        return None
    head = told or head
    return Link(cue, head, source_span(scene, head, barred=frozenset({verb.i})), True)


def _ends_host(scene: Scene, item: Quoted) -> bool:
    """Tell whether a quoted predicate only ends a clause whose subject, without a verb, stands right before it."""
    first = scene.doc.tokens_in(item.outer)[0]
    before = scene.doc.tokens[scene.doc.bounds[first.sentence][0] : first.i]
    opens = scene.doc.slice(item.inner)[:1].islower() and bool(before) and is_finite(scene.doc.tokens_in(item.inner)[0])
    return opens and before[-1].pos in ("NOUN", "PROPN", "ADJ", "PRON") and not any(map(is_finite, before))


def _opens_sentence(scene: Scene, item: Quoted) -> bool:
    """Tell whether a quoted stretch stands at the head of its sentence, written as a sentence."""
    first = scene.doc.tokens_in(item.outer)[0]
    return first.i == scene.doc.bounds[first.sentence][0] and scene.doc.slice(item.inner)[:1].isupper()


def _ends_clause(scene: Scene, item: Quoted) -> bool:
    """Tell whether a quoted fragment only ends a clause that begins, with its verb, outside of it."""
    first = scene.doc.tokens_in(item.outer)[0]
    before = scene.doc.tokens[scene.doc.bounds[first.sentence][0] : first.i]
    own = [token for token in before if scene.quote_at(token) is None]
    if not any(map(is_finite, own)) or own[-1].text in (",", ":", ";"):
        return False
    return scene.doc.slice(item.inner)[:1].islower() or not any(token.text in (",", ":", ";") for token in own)


def _resumes(scene: Scene, cue: Cue) -> bool:
    """Tell whether a comma and an opening mark follow a cue: the quotation goes on."""
    following = scene.doc.tokens[cue.tokens[-1].i + 1 : cue.tokens[-1].i + 3]
    return len(following) == 2 and following[0].text == "," and scene.quote_at(following[1]) is not None


def _behind(scene: Scene, item: Quoted) -> tuple[Token, ...]:
    """Return the tokens between the end of a quotation and the end of its sentence (or of the next one, when it goes on)."""
    doc = scene.doc
    last = doc.tokens_in(item.outer)[-1]
    tokens = doc.tokens[last.i + 1 : doc.bounds[last.sentence][1]]
    if not any(token.pos != "PUNCT" for token in tokens) and last.sentence + 1 < len(doc.sentences):
        following = doc.sentence_tokens(last.sentence + 1)
        same = doc.sentences[last.sentence + 1].paragraph == doc.sentences[last.sentence].paragraph
        if same and following and following[0].text[0].islower():
            return following
    return tokens


def _is_unknown_cue(scene: Scene, token: Token, between: tuple[Token, ...], item: Quoted) -> bool:
    """Tell whether a verb without entry reports by its place alone: right behind a quoted clause, with a clitic subject."""
    following = scene.doc.tokens[token.i + 1 : token.i + 2]
    clitic = bool(following) and scene.lexicon.is_marker(following[0], "clitic") and following[0].text[0] == "-"
    return not between and clitic and token.pos in ("VERB", "NOUN", "ADJ") and scene.is_clause(item)


def following_subject(scene: Scene, cue: Cue, between: tuple[Token, ...]) -> Token | None:
    """Return the subject behind the verb, or the clitic behind its auxiliary."""
    clitics = [token for token in between if scene.lexicon.is_marker(token, "clitic")]
    if clitics:
        return clitics[-1]
    verb = cue.token
    found = inverted_subject(scene, verb)
    subjects = (token for token in between if token.pos == "PRON" and token.dep.startswith("nsubj"))
    if found is not None or any(not scene.lexicon.is_dative(token) for token in subjects):
        return found
    index = _behind_aside(scene, cue.tokens[-1].i + 1)
    while index < len(scene.doc.tokens) and scene.doc.tokens[index].pos == "ADV":
        index += 1
    if index >= scene.doc.bounds[verb.sentence][1]:
        return None
    head = phrase_head(scene, index)
    if head is not None and not scene.lexicon.is_marker(head, "day"):
        return head
    return subject_behind(scene, index, scene.doc.bounds[verb.sentence][1])


def _behind_aside(scene: Scene, index: int) -> int:
    """Return an index moved over a short phrase between two commas."""
    tokens = scene.doc.tokens
    if index < len(tokens) and tokens[index].text == "," and not is_finite(tokens[index - 1]):
        close = next(
            (i for i in range(index + 1, min(index + 8, len(tokens))) if tokens[i].text == "," or is_finite(tokens[i])), index
        )
        return close + 1 if tokens[close].text == "," else index
    return index


def _preceding_subject(scene: Scene, verb: Token, between: tuple[Token, ...]) -> Token | None:
    places = {token.i for token in between}
    subjects = [child for child in scene.doc.children(verb, "nsubj") if child.i in places and not scene.lexicon.is_dative(child)]
    if subjects:
        return subjects[0]
    return phrase_head(scene, between[0].i) if between and not scene.lexicon.is_dative(between[0]) else None


def link_before(scene: Scene, item: Quoted, cues: Mapping[int, Cue], marked: frozenset[int]) -> Link | None:
    """Return the cue that leads a quotation in: « X a déclaré : … », X said, “…”; else the subject before a colon."""
    tokens, colon = _before(scene, item)
    tokens = tuple(token for token in tokens if scene.quote_at(token) is None)
    verbs = [token for token in tokens if token.i in cues or (token.pos in ("VERB", "AUX") and is_finite(token))]
    cue = next((cues[token.i] for token in reversed(verbs) if token.i in cues), None)
    if cue is not None and (colon or _adjoins(scene, cue, tokens, item)):
        frees = cue.entry("quote") is not None and cue.token.i not in marked
        found = _cued(scene, item, cue) if colon or frees else None
        alone = found is None and colon and scene.is_sentence(item) and cue.entry("quote") is None
        return _led_in(scene, tokens, verbs) if alone else found
    return _led_in(scene, tokens, verbs) if tokens and colon and scene.is_clause(item) else None


def _cued(scene: Scene, item: Quoted, cue: Cue) -> Link | None:
    """Return the link of a cue before a quotation, unless it is negated or only names what the marks enclose."""
    head = source_head(scene, cue.token)
    if is_negated(scene, cue.token) or (head is not None and scene.lexicon.is_self(head)):
        return None
    inner = scene.doc.slice(item.inner)
    short = len(scene.doc.tokens_in(item.inner)) < 3 and not (inner[:1].isupper() and inner[-1:] in ".!?…")
    if not scene.is_clause(item) and (is_passive(scene, cue.token) or short):
        return None
    source = source_span(scene, head, barred=frozenset({cue.token.i})) if head is not None else None
    return Link(cue, head, source, False)


def _led_in(scene: Scene, tokens: tuple[Token, ...], verbs: Sequence[Token]) -> Link | None:
    """Return whoever acts in the words before a colon, or is named by them alone."""
    if verbs:
        head = None if is_passive(scene, verbs[-1]) else source_head(scene, verbs[-1])
    elif any(token.pos in ("VERB", "AUX") for token in tokens):
        return None
    else:
        head = tokens[0] if len(tokens) == 1 else phrase_head(scene, tokens[0].i)
        head = None if head is None or scene.lexicon.voice_of(head) == "document" else head
    return Link(None, head, source_span(scene, head), False) if head is not None and _is_agent(scene, head) else None


def _adjoins(scene: Scene, cue: Cue, tokens: tuple[Token, ...], item: Quoted) -> bool:
    """Tell whether a cue stands right before a quotation: only its addressee or an adjunct between, no further verb."""
    behind = [token for token in tokens if token.i > cue.tokens[-1].i]
    if len(behind) > NEAR or any(token.pos in ("VERB", "AUX", "SCONJ", "CCONJ") for token in behind):
        return False
    if not behind or behind[-1].text in (",", ":"):
        return True
    return cue.entry("quote") is not None and (all(token.pos == "ADV" for token in behind) or scene.is_sentence(item))


def _is_agent(scene: Scene, head: Token) -> bool:
    if scene.lexicon.is_marker(head, "personal") or scene.lexicon.voice_of(head) in ("person", "organization", "document"):
        return True
    if any(name.type == "Person" and scene.doc.tokens[name.last - 1].text == head.text for name in scene.doc.names):
        return True
    types = [name.type for name in scene.doc.names if name.first <= head.i < name.last]
    return bool({"Person", "Organization"} & set(types)) or (head.pos == "PROPN" and not types)


def _before(scene: Scene, item: Quoted) -> tuple[tuple[Token, ...], bool]:
    """Return the tokens that lead up to a quotation, and whether a colon does, at the end of the sentence before too."""
    doc = scene.doc
    first = doc.tokens_in(item.outer)[0]
    begin = doc.bounds[first.sentence][0]
    tokens = doc.tokens[begin : first.i]
    if not any(token.pos != "PUNCT" for token in tokens) and first.sentence:
        tokens = doc.sentence_tokens(first.sentence - 1)
        if not tokens or tokens[-1].text != ":":
            return (), False
    colon = bool(tokens) and tokens[-1].text == ":"
    while tokens and tokens[-1].text in (":", *DASHES, '"', "«"):
        tokens = tokens[:-1]
    for index in range(len(tokens) - 1, -1, -1):
        if scene.quote_at(tokens[index]) is not None and not colon:
            return tokens[index + 1 :], colon
    return tokens, colon
