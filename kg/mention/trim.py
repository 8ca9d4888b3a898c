"""Name -> names: what stands around a name but is no part of it is taken off, two names in one span are parted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.doc import Doc, Token
from kg.lexicon import Lexicon
from kg.mention.candidate import Candidate, is_capital, opens_sentence, starts_inside, text_of, touches

JOINTS = frozenset(("-", "–", "—", "/", ",", ";", ":", "(", ")", "|", "•"))
SCORE = 3  # tokens of a result, and the most digits on one side of it
POSSESSIVES = frozenset(("'s", "'"))
CLOSERS = frozenset((".", "!", ")"))
CODE = re.compile(r"[A-Z.]{1,4}-?\d{1,6}[A-Z]?")
EMPTY_TAGS = frozenset(("ADP", "ADV", "AUX", "CCONJ", "DET", "NUM", "PRON", "PUNCT", "SCONJ", "SYM", "VERB"))


def trim_name(doc: Doc, lexicon: Lexicon, name: Candidate) -> Iterator[Candidate]:
    """Yield the names that a proposed span holds, without articles, titles, nationalities and stray marks."""
    whole = _glue(doc, name)
    for part in _parts(doc, lexicon, whole):
        kept = _trim(doc, lexicon, part)
        if kept.first < kept.last and not is_noise(doc, lexicon, kept):
            yield kept


def _glue(doc: Doc, name: Candidate) -> Candidate:
    """Return the name moved out to the ends of the words in which it begins and ends."""
    first, last = name.first, name.last
    while _hangs_on(doc, first):
        first -= 1
    while last < len(doc.tokens) and _hangs_on(doc, last):
        last += 1
    return Candidate(first, last, name.type, name.sure)


def _hangs_on(doc: Doc, index: int) -> bool:
    """Tell whether a hyphen, or an apostrophe inside a word, ties a token to the one before it."""
    if not touches(doc, index):
        return False
    left, right = doc.tokens[index - 1], doc.tokens[index]
    if right.text == "-":
        return index + 1 < len(doc.tokens) and touches(doc, index + 1)
    if right.text.startswith("-") or left.text == "-":
        return True
    return left.text.endswith("'") and left.pos == "PROPN" and right.pos not in EMPTY_TAGS


def _parts(doc: Doc, lexicon: Lexicon, name: Candidate) -> Iterator[Candidate]:
    """Yield the pieces of a span that a mark between two places, or a comma or bracket, parts."""
    first = name.first
    for index in range(name.first, name.last):
        if doc.tokens[index].text in JOINTS and _parts_at(doc, lexicon, first, index, name.last):
            if first < index:
                yield Candidate(first, index, _place_or(doc, lexicon, first, index, name.type))
            first = index + 1
    if first < name.last:
        yield Candidate(first, name.last, _place_or(doc, lexicon, first, name.last, name.type), name.sure)


def _place_or(doc: Doc, lexicon: Lexicon, first: int, last: int, kind: str) -> str:
    return "Place" if text_of(doc, first, last) in lexicon.places else kind


def _parts_at(doc: Doc, lexicon: Lexicon, first: int, index: int, last: int) -> bool:
    if doc.tokens[index].text == "," and _lists_matters(doc, lexicon, first, index, last):
        return False
    if doc.tokens[index].text in (",", ";", ":", "(", ")", "|", "•", "/"):
        return True
    if first == index or index + 1 == last:
        return True
    spaced = not touches(doc, index) and not (index + 1 < len(doc.tokens) and touches(doc, index + 1))
    return spaced or (text_of(doc, first, index) in lexicon.places and text_of(doc, index + 1, last) in lexicon.places)


def _lists_matters(doc: Doc, lexicon: Lexicon, first: int, comma: int, last: int) -> bool:
    """Tell whether a comma stands in what an institution is for: “Ministry of Trade, Tourism and Crafts”."""
    head = next((token for token in doc.tokens[first:comma] if token.lower not in lexicon.titles["article"]), doc.tokens[first])
    governs = any(token.lower in lexicon.titles["linker"] for token in doc.tokens[first + 1 : comma])
    closes = any(token.pos == "CCONJ" for token in doc.tokens[comma + 1 : last])
    if not (governs and closes and (("proper", head.text) in lexicon.heads or ("kept", head.lower) in lexicon.heads)):
        return False
    return not any(token.text in lexicon.places or token.pos == "VERB" for token in doc.tokens[comma + 1 : last])


def _trim(doc: Doc, lexicon: Lexicon, name: Candidate) -> Candidate:
    first, last = name.first, name.last
    if is_known(doc, lexicon, first, last):
        return name
    while first < last and leads(doc, lexicon, first, last):
        first += 1
    if name.type != "Event" and _ends_in_score(doc, first, last):
        last -= SCORE
    while first < last and _trails(doc, lexicon, first, last, name.type):
        last -= 1
    return Candidate(first, last, "" if _is_code(doc, first, last) and not name.sure else name.type, name.sure)


def _ends_in_score(doc: Doc, first: int, last: int) -> bool:
    """Tell whether the result of a game ends a name: « Guinée 2-0 »."""
    points = doc.tokens[last - SCORE : last]
    if last - first <= SCORE or not (points[0].text.isdigit() and points[-1].text.isdigit()):
        return False
    small = len(points[0].text) <= SCORE and len(points[-1].text) <= SCORE
    return small and points[1].text in JOINTS and not touches(doc, points[0].i)


def _is_code(doc: Doc, first: int, last: int) -> bool:
    """Tell whether a name is a code of letters and digits, of which a model can only guess the type: “PT5”, “CL-415”."""
    return last > first and bool(CODE.fullmatch(text_of(doc, first, last)))


def is_known(doc: Doc, lexicon: Lexicon, first: int, last: int) -> bool:
    """Tell whether the words are a name of the tables as they stand."""
    return lexicon.known_type(text_of(doc, first, last)) is not None


def leads(doc: Doc, lexicon: Lexicon, first: int, last: int) -> bool:
    """Tell whether the first token is no part of the name."""
    token = doc.tokens[first]
    if token.lower in lexicon.titles["article"]:
        return not _keeps_article(doc, token, last)
    if first + 1 >= last or (token.pos == "PUNCT" and not token.text.startswith("-")):
        return token.pos == "PUNCT"
    if token.text in lexicon.titles["honorific"] or token.lower in lexicon.titles["prefix"]:
        return True
    if _hangs_on(doc, first + 1) or (is_capital(token) and _names_institution(lexicon, doc.tokens[first + 1 : last])):
        return False
    return _stands_before(lexicon, token, doc.tokens[first + 1])


def _names_institution(lexicon: Lexicon, words: Sequence[Token]) -> bool:
    """Tell whether capitalised words behind a nationality head the name of an institution, of which it is a part."""
    led = is_capital(words[0]) and ("proper", words[0].text) in lexicon.heads and len(words) > 1
    return len(words) > 1 and (led or any(lexicon.heads.get(("tail", word.text)) == "Organization" for word in words))


def _stands_before(lexicon: Lexicon, token: Token, following: Token) -> bool:
    """Tell whether a word is a title, a nationality or a common noun before a name."""
    if not is_capital(token):
        particle = token.lower in lexicon.titles["particle"] and is_capital(following)
        return not particle and ("kept", token.lower) not in lexicon.heads
    if not (is_capital(following) or following.lower in lexicon.titles["article"]):
        return False
    return _is_title(lexicon, token) or lexicon.heads.get(("dropped", token.lower)) == "Place"


def _keeps_article(doc: Doc, token: Token, last: int) -> bool:
    """Tell whether an article is written as part of the name: with a capital inside a sentence, before a capital."""
    follows = token.i + 1 < last and is_capital(doc.tokens[token.i + 1])
    return follows and starts_inside(doc, token)


def _is_title(lexicon: Lexicon, token: Token) -> bool:
    if token.lower in lexicon.demonyms and token.text not in lexicon.places:
        return True
    return any(sense.type == "Person" for sense in lexicon.senses.get(token.lower, ())) and token.text not in lexicon.given_names


def _trails(doc: Doc, lexicon: Lexicon, first: int, last: int, kind: str) -> bool:
    """Tell whether the last token is no part of the name."""
    token = doc.tokens[last - 1]
    if last - first > 1 and (token.text in POSSESSIVES or _ends_loosely(lexicon, token)):
        return True
    if token.text in CLOSERS and last - first > 1:
        return not _ends_abbreviation(doc, first, last)
    if not any(character.isalnum() for character in token.text) and token.text != "+":
        return True
    if last - first == 1 or is_capital(token) or token.text[:1].isdigit() or touches(doc, last - 1):
        return False
    if token.lower in lexicon.titles["linker"] or token.pos in ("ADP", "DET", "CCONJ", "SCONJ", "PRON", "AUX"):
        return True
    return kind == "Person" or token.pos in ("VERB", "ADV")


def _ends_loosely(lexicon: Lexicon, token: Token) -> bool:
    """Tell whether a last word is an article, or a day or part of the day in lower case."""
    timely = not is_capital(token) and any(sense.group == "time" for sense in lexicon.senses.get(token.lower, ()))
    return timely or (token.lower in lexicon.titles["article"] and token.pos == "DET")


def _ends_abbreviation(doc: Doc, first: int, last: int) -> bool:
    text = doc.tokens[last - 1].text
    if text == ")":
        return any(token.text == "(" for token in doc.tokens[first:last])
    return touches(doc, last - 1) and (text == "!" or len(doc.tokens[last - 2].text) == 1)


def is_noise(doc: Doc, lexicon: Lexicon, name: Candidate) -> bool:
    """Tell whether a span is no name: no capital, a word that never is one, a nationality, a day, a function."""
    words = doc.tokens[name.first : name.last]
    text = text_of(doc, name.first, name.last)
    if lexicon.known_type(text) or _is_national(lexicon, words):
        return _leads_person(doc, lexicon, name)
    if not any(is_capital(word) for word in words) or len(text.rstrip(".")) == 1:
        return True
    if text.lower().startswith(tuple(lexicon.noise["stance"])) and (len(words) == 1 or touches(doc, name.first + 1)):
        return True
    if text in lexicon.noise["alone"] or text.lower() in lexicon.noise["months"] or text.lower() in lexicon.demonyms:
        return True
    if len(words) == 1:
        title = _is_title(lexicon, words[0]) and words[0].text not in lexicon.given_names
        return title or (not name.sure and _opens_plainly(doc, lexicon, words[0]))
    lettered = len(words) == 2 and len(words[1].text) == 1 and bool(lexicon.senses.get(words[0].lower))
    return lettered or (name.type == "Work" and all(word.pos in EMPTY_TAGS for word in words))


def _leads_person(doc: Doc, lexicon: Lexicon, name: Candidate) -> bool:
    """Tell whether a name of a country is a nationality before a given name: « la Suisse Emma Keller »."""
    behind = doc.tokens[name.last : name.last + 1]
    if name.last - name.first > 1 or not behind or behind[0].text not in lexicon.given_names:
        return False
    word = doc.tokens[name.first]
    return word.lower in lexicon.demonyms and behind[0].sentence == word.sentence


def _is_national(lexicon: Lexicon, words: tuple[Token, ...]) -> bool:
    return len(words) == 2 and ("national", words[0].lower) in lexicon.heads and words[1].lower in lexicon.demonyms


def _opens_plainly(doc: Doc, lexicon: Lexicon, word: Token) -> bool:
    """Tell whether a word has its capital from its place only: the first of a sentence, tagged as no name."""
    plain = word.pos in EMPTY_TAGS or (word.pos in ("NOUN", "ADJ") and not word.text.isupper())
    return plain and opens_sentence(doc, word.i) and word.text not in lexicon.given_names
