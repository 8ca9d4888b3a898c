"""Verb cue -> Draft: noun phrases that stand for what is said (« dénonce une attaque »)."""

from __future__ import annotations

from kg.attribute.build import build_draft
from kg.attribute.complementiser import FAR
from kg.attribute.draft import Draft
from kg.attribute.extent import close_quotes, object_phrase
from kg.attribute.lexicon import Cue, Entry
from kg.attribute.scene import Scene, span_from
from kg.attribute.source import source_head
from kg.attribute.verb import is_passive, spells
from kg.attribute.voice import is_voice
from kg.doc import Token

ASIDE = 7


def read_object(scene: Scene, cue: Cue) -> Draft | None:
    """Read « dénonce une attaque », « annonce un rachat », “calls for an inquiry”."""
    for frame in ("np!", "np", "outlook"):
        entry = cue.entry(frame, passive=is_passive(scene, cue.token) or cue.token.pos == "ADJ")
        if entry is None:
            continue
        head = source_head(scene, cue.token)
        spoken = is_voice(scene, head) or (head is None and entry.kind == "participle")
        if not spoken or (frame == "outlook" and head is not None and scene.lexicon.voice_of(head) == "document"):
            return None
        place = _object(scene, cue, entry, frame)
        if place is None:
            continue
        limit = scene.doc.bounds[cue.token.sentence][1]
        last = close_quotes(scene, place, object_phrase(scene, place, limit))
        return build_draft(scene, cue, frame, (span_from(scene.doc.tokens[place], scene.doc.tokens[last]),), "np")
    return None


def _object(scene: Scene, cue: Cue, entry: Entry, frame: str) -> int | None:
    """Return where the object of a cue begins: the first noun phrase behind it under the right preposition that can be said."""
    tokens, prepositions = scene.doc.tokens, entry.frames[frame]
    index, limit = cue.tokens[-1].i + 1, scene.doc.bounds[cue.token.sentence][1]
    limit = min(limit, index + FAR)
    case: Token | None = None
    while index < limit:
        token = tokens[index]
        if token.text == "," and case is None and (end := behind_aside(scene, index, limit)) is not None:
            index = end
            continue
        if token.pos in ("VERB", "AUX", "SCONJ", "CCONJ") or token.text in ".;:," or scene.lexicon.is_marker(token, "relative"):
            return None
        if _bounds_number(scene, token, cue):
            index += 1
            continue
        begins = _can_begin(token) or (index == cue.tokens[-1].i + 1 and _is_partitive(scene, token))
        if token.pos == "ADP" and not begins:
            case = token
        elif token.pos == "ADV" or scene.lexicon.is_marker(token, "weekday"):
            case = None
        elif begins:
            begin, end, head = _chunk(scene, index, limit)
            right = "" in prepositions if case is None else spells(case, prepositions)
            if head is not None and right and _is_reported(scene, head, entry, frame):
                return _with_bound(scene, begin, head, cue.tokens[-1].i)
            if right and frame == "np!":
                return None
            index, case = end, None
        index += 1
    return None


def _bounds_number(scene: Scene, token: Token, cue: Cue) -> bool:
    """Tell whether a word belongs to what bounds a number behind it (“*more than* 40 deaths”, « *plus de* 40 morts »)."""
    number = scene.doc.head(token)
    led = token.pos in ("ADJ", "ADV") or (token.pos == "ADP" and token.i > cue.tokens[-1].i + 1)
    if led and token.i < number.i < token.i + 3 and number.pos == "NUM":
        return True
    around = scene.doc.tokens[token.i - 1 : token.i + 2]
    inside = token.pos == "ADP" and len(around) == 3 and around[0].pos in ("ADV", "ADJ") and around[0].i > cue.tokens[-1].i
    return inside and around[2].pos == "NUM"


def _with_bound(scene: Scene, begin: int, head: Token, cue: int) -> int:
    """Move the beginning of an object before the words that bound its number (« *au moins* quarante morts ») and their mark."""
    if not scene.doc.children(head, "nummod"):
        return begin
    below = [token for child in scene.doc.children(head, "nummod", "advmod", "dep") for token in scene.doc.subtree(child)]
    bound = {token.i for token in below if cue < token.i < begin}
    while begin - 1 in bound:
        begin -= 1
    return begin


def behind_aside(scene: Scene, index: int, limit: int) -> int | None:
    """Return the index behind the aside that begins with the comma at an index: a pronoun, an adverb or a phrase.

    It holds no verb and at most a few words (« réclame, *lui*, un vote », « dénonce, *de son côté*, un coup d'État »).
    """
    tokens = scene.doc.tokens
    close = next((i for i in range(index + 1, min(limit, index + ASIDE)) if tokens[i].text == ","), index)
    inside = tokens[index + 1 : close]
    opens = bool(inside) and (inside[0].pos in ("ADP", "ADV") or scene.lexicon.is_marker(inside[0], "personal"))
    opens = opens or (bool(inside) and scene.lexicon.is_marker(inside[0], "weekday"))
    closed = not any(token.pos in ("VERB", "AUX", "SCONJ", "CCONJ") for token in inside)
    return close + 1 if opens and closed else None


def _is_partitive(scene: Scene, token: Token) -> bool:
    """Tell whether a plural article, or a preposition that stands for it before an adjective, can begin an object."""
    following = scene.doc.tokens[token.i + 1 : token.i + 2]
    described = bool(following) and following[0].pos == "ADJ" and following[0].morph.get("Number") == "Plur"
    return scene.lexicon.is_partitive(token) or (described and token.pos == "ADP" and scene.lexicon.is_marker(token, "holder"))


def _can_begin(token: Token) -> bool:
    """Tell whether a noun phrase can begin at a token, a possessive or a quote mark too."""
    return token.pos in ("DET", "NOUN", "ADJ", "NUM", "PROPN") or token.dep == "nmod:poss" or token.text in ("«", '"')


def _chunk(scene: Scene, first: int, limit: int) -> tuple[int, int, Token | None]:
    """Return the first and last token of a bare noun phrase and its noun."""
    index = first
    while index < limit:
        token = scene.doc.tokens[index]
        if token.pos == "DET" and scene.doc.tokens[index - 1].pos in ("NUM", "NOUN", "PROPN") and index > first:
            break
        if token.pos == "NOUN":
            return first, index, token
        if token.text in ("»", '"') and index > first:
            break
        article = _is_partitive(scene, token) and (index == first or scene.doc.tokens[index - 1].text in ("«", '"'))
        inside = token.pos in ("DET", "ADJ", "NUM", "PROPN", "ADV", "PRON", "PART") or token.text in ("«", '"', "'")
        if not article and not inside:
            break
        index += 1
    last = scene.doc.tokens[max(first, index - 1)]
    quoted = last.pos == "ADJ" and scene.doc.tokens[last.i - 1].text in ("«", '"')
    return first, last.i, last if quoted else None


def _is_reported(scene: Scene, head: Token, entry: Entry, frame: str) -> bool:
    """Tell whether a noun can be what is said: an event or state, or any thing where the verb itself judges.

    What is denied can also be what others said (“denied *reports* that …”), and an amount of something is said or asked for.
    """
    lexicon = scene.lexicon
    if frame == "outlook":
        return lexicon.is_marker_lemma(head, frame)
    if frame == "np":
        told = entry.act == "denies" and any("that" in row.frames for row in lexicon.rows_of(head) if row.kind == "noun")
        amount = bool(scene.doc.children(head, "nummod")) and bool(scene.doc.children(head, "nmod"))
        return told or amount or lexicon.is_event(head)
    return lexicon.voice_of(head) != "person" or bool(scene.doc.children(head, "nummod"))
