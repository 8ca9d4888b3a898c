"""Prepositions, adverbs and parentheses -> Drafts: cues that stand beside a whole clause."""

from __future__ import annotations

from collections.abc import Iterator

from kg.attribute.clause import is_negated, is_unsaid
from kg.attribute.draft import Draft, cue_spans
from kg.attribute.lexicon import PHRASES, Cue, Entry
from kg.attribute.phrase import close_quotes, noun_phrase
from kg.attribute.scene import Scene, is_finite, span_from
from kg.attribute.source import inverted_subject, is_excluded, is_participle, is_passive, is_voice, phrase_head, source_head, source_span
from kg.doc import Token
from kg.model import Span

BREAKS = frozenset({";", ":", "–", "—"})
DATELINE = 14


def read_phrases(scene: Scene) -> Iterator[Draft]:
    """Yield the drafts of the cues that are prepositions or adverbs, in text order."""
    doc, index = scene.doc, 0
    while index < len(doc.tokens):
        matched = _phrase_at(scene, index)
        if matched is None:
            index += 1
            continue
        tokens, entry = matched
        draft = _read_adverb(scene, tokens, entry) if entry.kind == "adverb" else _read_preposition(scene, tokens, entry)
        if draft:
            yield draft
        index = tokens[-1].i + 1


def _phrase_at(scene: Scene, index: int) -> tuple[tuple[Token, ...], Entry] | None:
    token = scene.doc.tokens[index]
    rows = scene.lexicon.entries.get(token.lower, ())
    for entry in rows:
        if entry.kind not in PHRASES or entry.kind == "like":
            continue
        tokens = scene.doc.tokens[index : index + len(entry.words)]
        if len(tokens) == len(entry.words) and all(map(_spelled, tokens, entry.words)) and tokens[-1].sentence == token.sentence:
            return (tokens[:-1] if entry.kind == "origin" else tokens), entry
    return None


def _spelled(token: Token, word: str) -> bool:
    return token.lower == word or (word in ("de", "le") and token.lower in ("de", "du", "des", "d'", "le", "la", "l'", "les"))


def body_start(scene: Scene, sentence: int) -> int:
    """Return the index where a sentence begins, behind a dateline that a dash closes."""
    first, last = scene.doc.bounds[sentence]
    for index in range(first, min(first + DATELINE, last - 1)):
        token = scene.doc.tokens[index]
        if is_finite(token):
            break
        if token.text in ("–", "—", "-") and index > first and scene.doc.slice(Span(token.start - 1, token.start)).isspace():
            return index + 1
    return first


def _read_adverb(scene: Scene, tokens: tuple[Token, ...], entry: Entry) -> Draft | None:
    first, last = _own_clause(scene, tokens[0])
    parts = around(scene, first, last, tokens[0].i, tokens[-1].i)
    return Draft(parts, cue_spans(tokens), (), "main", entry) if parts else None


def _own_clause(scene: Scene, adverb: Token) -> tuple[int, int]:
    """Return the range of the clause whose verb an adverb modifies, else of its sentence."""
    first, last = host(scene, adverb)
    verb = scene.doc.head(adverb)
    if verb.pos not in ("VERB", "AUX") or verb.sentence != adverb.sentence:
        return first, last
    inside = [token for token in scene.doc.subtree(verb) if first <= token.i <= last]
    while inside and inside[0].pos in ("CCONJ", "PUNCT") and inside[0].i < adverb.i:
        inside = inside[1:]
    if verb.dep == "root" or not inside:
        return first, last
    return inside[0].i, inside[-1].i


def _read_preposition(scene: Scene, tokens: tuple[Token, ...], entry: Entry) -> Draft | None:
    doc = scene.doc
    behind = tokens[-1].i + 1
    limit = doc.bounds[tokens[0].sentence][1]
    if behind >= limit:
        return None
    head = phrase_head(scene, behind)
    if head is None or (entry.kind == "opinion" and not _holds_opinion(scene, tokens[0], head)):
        return None
    if scene.lexicon.voice_of(head) == "criterion" or scene.lexicon.is_marker(head, "nominalised"):
        return None
    phrase = _source_tokens(scene, head, behind, limit)
    first, last = host(scene, tokens[0])
    first = _behind_connective(scene, tokens[0], first)
    end = phrase[-1].i
    if entry.kind == "opinion" and not (end + 1 < limit and doc.tokens[end + 1].text == ","):
        return None
    if _begins(scene, first, tokens[0].i):
        parts = around(scene, end + 1, last, end, end)
    elif end + 1 <= last and (end := _closing_comma(scene, tokens[0], end, last)) + 1 <= last and doc.tokens[end + 1].text in (",", ")"):
        parts = around(scene, first, last, tokens[0].i, end)
        parts = _without_next_clause(scene, parts, end + 1)
    else:
        parts = around(scene, first, tokens[0].i - 1, tokens[0].i, end)
    if not parts or not _says(scene, parts):
        return None
    return Draft(parts, cue_spans(tokens), (span_from(phrase[0], phrase[-1]),), "main", entry)


def _closing_comma(scene: Scene, cue: Token, end: int, last: int) -> int:
    """Return the end of a phrase that a comma opens, moved to just before the comma that closes it."""
    following = scene.doc.tokens[end + 1 : end + 2]
    if scene.doc.tokens[cue.i - 1].text != "," or (following and following[0].text == ","):
        return end
    for index in range(end + 1, min(last, end + 14) + 1):
        if scene.doc.tokens[index].text == ",":
            return index - 1
        if is_finite(scene.doc.tokens[index]):
            break
    return end


def _says(scene: Scene, parts: tuple[Span, ...]) -> bool:
    tokens = [token for part in parts for token in scene.doc.tokens_in(part)]
    return len(tokens) >= 3


def _source_tokens(scene: Scene, head: Token, first: int, limit: int) -> list[Token]:
    """Return the noun phrase behind a preposition; where the parse runs on over a comma into a clause, up to that comma."""
    tokens = [token for token in noun_phrase(scene, head) if first <= token.i < limit]
    tokens = _to_comma(scene, tokens, first, limit)
    for position, token in enumerate(tokens):
        if (
            position
            and is_finite(token)
            and not any(scene.lexicon.is_marker(earlier, "relative") for earlier in tokens[:position])
        ):
            commas = [index for index in range(position) if tokens[index].text == ","]
            return tokens[: commas[-1]] if commas else tokens[: max(1, head.i - first + 1)]
    if not tokens or tokens[0].i > first:
        tokens = list(scene.doc.tokens[first : max(head.i, tokens[-1].i if tokens else head.i) + 1])
    return tokens


def _to_comma(scene: Scene, tokens: list[Token], first: int, limit: int) -> list[Token]:
    """Let the phrase end at the first comma, or behind an apposition that a second comma closes."""
    if not tokens:
        return tokens
    commas = [index for index in range(first, limit) if scene.doc.tokens[index].text == ","]
    if not commas or tokens[-1].i <= commas[0]:
        if not commas or tokens[-1].i + 1 != commas[0] or len(commas) < 2:
            return tokens
    end = commas[0] - 1
    initial = first < 2 or scene.doc.tokens[first - 2].text != ","
    for begin, close in zip(commas, commas[1:], strict=False):
        segment = scene.doc.tokens[begin + 1 : close]
        if _is_apposition(scene, segment, close, initial=initial):
            end = close - 1
        break
    return list(scene.doc.tokens[tokens[0].i : end + 1])


def _is_apposition(scene: Scene, segment: tuple[Token, ...], close: int, *, initial: bool) -> bool:
    """Tell whether words between two commas describe the name before them rather than begin the clause behind."""
    if not segment or len(segment) > 25 or any(scene.quote_at(token) for token in segment):
        return False
    first, following = segment[0], scene.doc.tokens[close + 1 : close + 2]
    if scene.lexicon.is_marker(first, "relative") or (first.pos in ("VERB", "ADJ") and first.morph.get("VerbForm") == "Part"):
        return initial
    if len(segment) > 12 or any(map(is_finite, _before_relative(scene, segment))):
        return False
    if first.pos == "ADP" and scene.lexicon.is_marker(first, "holder"):
        return True
    if first.pos in ("NOUN", "PROPN", "ADJ"):
        return True
    head = phrase_head(scene, first.i)
    known = head is not None and scene.lexicon.voice_of(head) in ("person", "organization")
    return first.pos == "DET" and known and bool(following) and following[0].pos not in ("ADP", "VERB", "AUX", "ADV", "SCONJ", "CCONJ")


def _before_relative(scene: Scene, segment: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the words of a segment before its first relative pronoun."""
    end = next((index for index, token in enumerate(segment) if scene.lexicon.is_marker(token, "relative")), len(segment))
    return segment[:end]


def _holds_opinion(scene: Scene, cue: Token, head: Token) -> bool:
    """Tell whether ``pour X`` names somebody who judges: a person, body or pronoun at the head of a sentence."""
    if cue.i != body_start(scene, cue.sentence) and not scene.doc.tokens[cue.i - 1].pos == "CCONJ":
        return False
    if any(name.first <= head.i < name.last and name.type in ("Person", "Organization") for name in scene.doc.names):
        return True
    return scene.lexicon.voice_of(head) in ("person", "organization") or scene.lexicon.is_marker(head, "opinion")


def host(scene: Scene, cue: Token) -> tuple[int, int]:
    """Return the first and last token of the clause beside which a cue stands: its sentence, or its side of a break in it."""
    first = body_start(scene, cue.sentence)
    last = scene.doc.bounds[cue.sentence][1] - 1
    for index in range(cue.i - 1, first - 1, -1):
        if scene.doc.tokens[index].text in BREAKS and scene.share(scene.doc.tokens[index], cue):
            first = index + 1
            break
    for index in range(cue.i + 1, last):
        if scene.doc.tokens[index].text in BREAKS - {":"} and scene.share(scene.doc.tokens[index], cue):
            last = index - 1
            break
    return within_quote(scene, cue, *within_brackets(scene, cue, first, last))


def _behind_connective(scene: Scene, cue: Token, first: int) -> int:
    """Let a clause begin at a cue that stands right behind a complementiser or a connective."""
    index = cue.i - 1
    if index > first and scene.doc.tokens[index].text == ",":
        index -= 1
    token = scene.doc.tokens[max(index, 0)]
    if index > first and (scene.lexicon.is_marker(token, "complementiser") or token.pos in ("CCONJ", "SCONJ")):
        return cue.i
    return first


def within_brackets(scene: Scene, cue: Token, first: int, last: int) -> tuple[int, int]:
    """Narrow a range to the brackets in which a cue stands."""
    for index in range(cue.i - 1, first - 1, -1):
        text = scene.doc.tokens[index].text
        if text == ")":
            break
        if text == "(":
            end = next((i for i in range(cue.i, last + 1) if scene.doc.tokens[i].text == ")"), last + 1)
            return index + 1, end - 1
    return first, last


def within_quote(scene: Scene, cue: Token, first: int, last: int) -> tuple[int, int]:
    """Narrow a range to the quotation in which a cue stands."""
    item = scene.quote_at(cue)
    if item is None:
        return first, last
    tokens = scene.doc.tokens_in(item.inner)
    return max(first, tokens[0].i), min(last, tokens[-1].i)


def _begins(scene: Scene, first: int, index: int) -> bool:
    """Tell whether only light words stand before a cue in its clause."""
    before = scene.doc.tokens[first:index]
    return len(before) <= 4 and all(token.pos in ("ADV", "CCONJ", "PUNCT", "SCONJ") for token in before)


def around(scene: Scene, first: int, last: int, barred_first: int, barred_last: int) -> tuple[Span, ...]:
    """Return the spans of a range of tokens on both sides of a barred one, without punctuation at their ends."""
    doc = scene.doc
    parts = []
    for begin, end in ((first, min(last, barred_first - 1)), (max(first, barred_last + 1), last)):
        if end >= begin:
            end = close_quotes(scene, begin, end)
        while begin <= end and doc.tokens[begin].pos == "PUNCT" and doc.tokens[begin].text not in '«"“([':
            begin += 1
        while end >= begin and doc.tokens[end].pos == "PUNCT" and doc.tokens[end].text not in '»"”)]?!':
            end -= 1
        if end >= begin:
            parts.append(span_from(doc.tokens[begin], doc.tokens[end]))
    return tuple(parts)


def _without_next_clause(scene: Scene, parts: tuple[Span, ...], index: int) -> tuple[Span, ...]:
    """Drop what follows a medial cue where it is a further clause joined by a connective."""
    if len(parts) < 2:
        return parts
    following = scene.doc.tokens_in(parts[1])[0]
    joined = any(scene.lexicon.is_marker(following, role) for role in ("connective", "relative")) or is_participle(following)
    return parts[:1] if joined else parts


def read_parenthesis(scene: Scene, cue: Cue) -> Draft | None:
    """Return what a verb of saying reports that stands in or behind the clause that it reports: « …, indique-t-il »."""
    entry = cue.entry("quote") or cue.entry("that")
    if is_passive(scene, cue.token):
        return None
    if entry is None or is_unsaid(scene, cue.token) or not is_finite_group(scene, cue.token):
        return None
    if cue.token.dep == "acl:relcl":
        return None
    head = _speaker_behind(scene, cue) or source_head(scene, cue.token)
    if head is None or (head.i > cue.token.i and not is_voice(scene, head)) or is_excluded(scene, head, finding=False) or is_negated(scene, cue.token):
        return None
    group = _group(scene, cue, head)
    first, last = host(scene, cue.token)
    like = _like_before(scene, group[0], first)
    if like is None and cue.entry("quote") is None:
        return None
    if like is None and not _is_set_off(scene, cue, head, group, first):
        return None
    begin = group[0] if like is None else like
    end = _end_of_group(scene, group[1], last)
    if begin <= first and end < last and like is not None:
        parts = around(scene, end + 1, last, end, end)
    else:
        parts = _without_next_clause(scene, around(scene, first, last, begin, end), end)
    if not parts or not any(is_finite(token) for part in parts for token in scene.doc.tokens_in(part)):
        return None
    source = source_span(scene, head, barred=frozenset({cue.token.i}))
    return Draft(parts, cue_spans(cue.tokens), (source,), "main", entry)


def _speaker_behind(scene: Scene, cue: Cue) -> Token | None:
    """Return the head of the phrase right behind a verb that has no subject before it."""
    subjects = [child for child in scene.doc.children(cue.token, "nsubj") if child.i < cue.token.i]
    following = cue.tokens[-1].i + 1
    if (
        subjects
        or following >= scene.doc.bounds[cue.token.sentence][1]
        or scene.doc.tokens[following].pos not in ("DET", "PROPN")
    ):
        return None
    head = phrase_head(scene, following)
    return head if head is not None and is_voice(scene, head) else None


def is_finite_group(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb is finite itself or by its auxiliary."""
    return is_finite(verb) or any(is_finite(child) for child in scene.doc.children(verb, "aux"))


def _group(scene: Scene, cue: Cue, head: Token) -> tuple[int, int]:
    """Return the first and last token of a parenthesis: subject, auxiliaries and verb."""
    indices = {token.i for token in cue.tokens} | {head.i}
    indices.update(
        child.i
        for child in scene.doc.children(cue.token, "aux", "obj", "iobj", "expl", "advmod", "aux:tense")
        if abs(child.i - cue.token.i) < 4
    )
    if not scene.lexicon.is_marker(head, "clitic"):
        indices.update(token.i for token in noun_phrase(scene, head, barred={cue.token.i}))
    return min(indices), max(indices)


def _like_before(scene: Scene, index: int, first: int) -> int | None:
    """Return the index of the conjunction of « comme l’indique X », if one stands before the group."""
    for position in range(index, max(first, index - 3) - 1, -1):
        token = scene.doc.tokens[position]
        if any(entry.kind == "like" for entry in scene.lexicon.entries.get(token.lower, ())):
            return position
    return None


def _is_set_off(scene: Scene, cue: Cue, head: Token, group: tuple[int, int], first: int) -> bool:
    """Tell whether a comma or dash stands before a group that is inverted, or that closes its sentence."""
    if group[0] <= first:
        return False
    if scene.doc.tokens[group[0] - 1].text not in (",", "–", "—", "-", "»", '"', "("):
        return _closes_sentence(scene, cue, head, group)
    if inverted_subject(scene, cue.token) is not None and head.i > min(cue.token.i, group[1]):
        return True
    if head.i > cue.token.i:
        return True
    clauses = [child for child in scene.doc.children(cue.token, "ccomp", "parataxis") if child.i < group[0]]
    return bool(clauses) or cue.token.dep == "parataxis"


def _closes_sentence(scene: Scene, cue: Cue, head: Token, group: tuple[int, int]) -> bool:
    """Tell whether a verb with its inverted subject closes its sentence, the comma before it left out."""
    last = scene.doc.bounds[cue.token.sentence][1] - 1
    if scene.doc.tokens[group[0] - 1].pos in ("CCONJ", "PRON", "SCONJ", "DET", "ADP"):
        return False
    rest = scene.doc.tokens[group[1] + 1 : last + 1]
    return (
        head.i > cue.tokens[-1].i
        and group[0] <= cue.token.i
        and is_voice(scene, head)
        and all(token.pos == "PUNCT" for token in rest)
    )


def _end_of_group(scene: Scene, index: int, last: int) -> int:
    """Return the last token of a parenthesis, with the adjuncts before the next comma or the end of the sentence."""
    end = index
    while (
        end < last
        and scene.doc.tokens[end + 1].text not in (",", ".", ";", "–", "—", ")", ":", "!", "?")
        and not is_finite(scene.doc.tokens[end + 1])
    ):
        end += 1
    return end
