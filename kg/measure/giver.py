"""Figure -> the source that the words before it name, where the tree does not tell it.

Verbs that count or claim are often read as nouns (« la CGT chiffre à 1 350 »), and a second source may share the verb of the
first (« les syndicats en annoncent 75 000, la préfecture 38 000 »).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.doc import Token
from kg.measure.draft import QUOTES, Draft, Scene
from kg.model import Span

REACH = 9
LONGEST, LONGEST_SECOND = 12, 7
PAUSES = frozenset(",;")
CLAUSE_ENDS = frozenset(".;:!?()–—")
NOMINAL = ("NOUN", "PROPN")
NAMING = (*NOMINAL, "ADJ", "ADP", "DET", "PRON")
VERBAL = ("VERB", "AUX", "PRON", "ADV")
Speaks = Callable[[Token], bool]


def read_giver(scene: Scene, draft: Draft, speaks: Speaks) -> tuple[Span, ...]:
    """Return the phrase at the beginning of the clause whose giving verb leads to the number, if it names who may speak."""
    verb = find_giving_verb(scene, draft.figure.first)
    return _subject(scene, verb, speaks) if verb else ()


def read_second_giver(scene: Scene, draft: Draft, speaks: Speaks) -> tuple[Span, ...]:
    """Return the phrase right before a bare number behind a comma, where it names who may speak and cannot be counted."""
    token = scene.token_at(draft.figure.first)
    if token is None or draft.figure.unit is not None or not draft.elided:
        return ()
    first = token.i - 1
    while first > 0 and token.i - first <= LONGEST_SECOND and scene.doc.tokens[first - 1].text not in PAUSES:
        first -= 1
    words = scene.doc.tokens[first : token.i]
    alone = all(word.pos in (*NOMINAL, "ADJ", "ADP", "DET") for word in words)
    if len(words) < 2 or words[0].pos != "DET" or not alone or not first or scene.doc.tokens[first - 1].text not in PAUSES:
        return ()
    return _speaking(scene, words, speaks)


def leads_to_source(scene: Scene, draft: Draft) -> bool:
    """Tell whether words that lead to a source stand right behind a number (« 300 *selon* la police »)."""
    return scene.lexicon.follows("source_lead", scene.lexemes, draft.figure.behind)


def read_agent(scene: Scene, draft: Draft, speaks: Speaks) -> tuple[Span, ...]:
    """Return the agent right behind a number that a giving participle leads to (« chiffré à 4 millions *par le maire* »)."""
    behind = scene.tokens_behind(draft.figure.behind)
    led = find_giving_verb(scene, draft.figure.first) is not None
    if not led or len(behind) < 2 or not scene.lexicon.is_form("agent_lead", behind[0].lower):
        return ()
    words = [token for token, _ in zip(behind[1:], range(LONGEST), strict=False)]
    ends = [place for place, token in enumerate(words) if token.pos in ("PUNCT", "VERB", "AUX", "CCONJ", "SCONJ", "ADP")]
    return _speaking(scene, words[: ends[0] if ends else len(words)], speaks)


def read_closing(scene: Scene, draft: Draft, speaks: Speaks) -> tuple[Span, ...]:
    """Return the source that a verb of saying names behind the last comma of the sentence (« …, *note l'étude*. »)."""
    behind = scene.tokens_behind(draft.figure.behind)
    commas = [place for place, token in enumerate(behind) if token.text == ","]
    closing = behind[commas[-1] + 1 :] if commas else []
    words = [token for token in closing[1:] if token.pos != "PUNCT"]
    led = len(words) > 1 and scene.lexicon.is_form("closing_verb", closing[0].lower) and words[0].pos in ("DET", "PROPN")
    plain = led and len(words) <= LONGEST and not any(token.pos in ("VERB", "AUX", "PRON") for token in words)
    return _speaking(scene, words, speaks) if plain else ()


def find_giving_verb(scene: Scene, first: int) -> Token | None:
    """Return the last word of the verb that gives a number or places something at it, none behind the end of a clause."""
    return _find_leading_verb(scene, first) or _find_placing_verb(scene, first)


def _find_leading_verb(scene: Scene, first: int) -> Token | None:
    """Return the last word of the giving verb before a number, with no clause, noun, verb or number between."""
    lexicon, position = scene.lexicon, first
    while position > max(0, first - REACH):
        found = lexicon.contexts["giving_form"].before(scene.lexemes, position)
        if found:
            return scene.token_at(position - 1) if _is_verb(scene, scene.token_at(found[1])) else None
        lexeme, token = scene.lexemes[position - 1], scene.token_at(position - 1)
        if lexeme.lower in CLAUSE_ENDS or lexeme.value is not None or token is None:
            return None
        if token.pos in (*NOMINAL, "VERB") and not lexicon.is_form("giving_filler", lexeme.lower) and lexeme.lower not in QUOTES:
            return None
        position -= 1
    return None


def _find_placing_verb(scene: Scene, first: int) -> Token | None:
    """Return the verb that places what it names at the number (« chiffre ces emplois indirects *à* 600 »)."""
    lexicon, lexemes = scene.lexicon, scene.lexemes
    position = first if lexicon.is_form("placing_link", lexemes[first].lower) else first - 1
    while position > 0 and lexemes[position].lower in QUOTES:
        position -= 1
    if position < 1 or not lexicon.is_form("placing_link", lexemes[position].lower):
        return None
    for place in range(position, max(0, position - REACH), -1):
        found = lexicon.contexts["placing_form"].before(lexemes, place)
        if found:
            return scene.token_at(place - 1) if place < position and _is_verb(scene, scene.token_at(found[1])) else None
        token = scene.token_at(place - 1)
        described = token is not None and token.morph.get("VerbForm") in ("Part", "Ger")
        if token is None or lexemes[place - 1].value is not None or not (described or token.pos in NAMING):
            return None
    return None


def _is_verb(scene: Scene, token: Token | None) -> bool:
    """Tell whether a form stands where a main verb does: behind no article and no relative pronoun."""
    if token is None or not token.i:
        return False
    before = scene.doc.tokens[token.i - 1]
    told = before.pos == "ADJ" and token.pos in VERBAL
    if before.pos in ("DET", "ADJ") and before.sentence == token.sentence and not told:
        return False
    while before.pos in ("PRON", "AUX", "ADV") and before.i:
        if before.morph.get("PronType") == "Rel" or scene.lexicon.is_form("relative", before.lower):
            return False
        before = scene.doc.tokens[before.i - 1]
    return True


def _subject(scene: Scene, verb: Token, speaks: Speaks) -> tuple[Span, ...]:
    doc = scene.doc
    start = verb.i
    while start > doc.bounds[scene.sentence][0] and doc.tokens[start - 1].text not in CLAUSE_ENDS | {"«", '"'}:
        start -= 1
    if doc.tokens[start].pos == "ADP":
        comma = next((token.i for token in doc.tokens[start : verb.i] if token.text == ","), verb.i)
        start = comma + 1
    words: list[Token] = []
    for token in doc.tokens[start : min(verb.i, start + LONGEST)]:
        named = bool(words) and words[-1].pos == "PROPN" and token.text[0].isupper()
        if token.text == "," or (token.pos in ("VERB", "AUX", "PRON", "SCONJ", "CCONJ") and not named):
            break
        words.append(token)
    return _speaking(scene, words, speaks)


def _speaking(scene: Scene, words: Sequence[Token], speaks: Speaks) -> tuple[Span, ...]:
    """Return a phrase whose first noun, or the one that it is compounded with, may speak (“the *police* *command*”).

    The count before it is left out (« le bilan des *autorités locales* »).
    """
    while words and words[-1].pos not in (*NOMINAL, "ADJ", "NUM"):
        words = words[:-1]
    heads = [word for word in words if word.pos in NOMINAL]
    if len(heads) > 1 and scene.lexicon.is_form("count_noun", heads[0].lemma.lower()):
        words, heads = words[words.index(heads[1]) :], heads[1:]
    if not heads:
        return ()
    first, above = heads[0], scene.doc.head(heads[0])
    tied = len(heads) > 1 and scene.doc.tokens[first.i + 1].text == "-" and speaks(heads[-1])
    compounded = first.dep == "compound" and above in heads and speaks(above)
    return (Span(words[0].start, words[-1].end),) if tied or compounded or speaks(first) else ()
