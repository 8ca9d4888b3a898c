"""Lexicon tables -> Cues: the words that give content to a source, with the constructions that each one takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from kg.doc import Token
from kg.resources import table


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of ``cues.tsv``: the lemmas of a cue, its class and what it does in its frames.

    ``frames`` maps ``that``, ``inf``, ``np``, ``np!``, ``outlook``, ``as``, ``name``, ``adjective``, ``quote`` or ``main`` to the
    prepositions that it asks for (empty for none).
    """

    words: tuple[str, ...]
    reflexive: bool
    kind: str
    frames: Mapping[str, frozenset[str]]
    act: str
    certainty: str
    negated: str

    @property
    def is_finding(self) -> bool:
        """Tell whether things show it as well as people say it (``montrer que``)."""
        return set(self.frames) == {"that"} and (self.act, self.certainty) == ("asserts", "certain")


@dataclass(frozen=True)
class Lexicon:
    """The tables of one language."""

    language: str
    entries: Mapping[str, tuple[Entry, ...]]
    markers: Mapping[str, frozenset[str]]
    voices: Mapping[str, str]
    events: frozenset[str]
    things: frozenset[str]
    event_suffixes: tuple[str, ...]
    endings: tuple[tuple[str, str], ...]
    verb_forms: Mapping[str, str]
    ends: tuple[str, ...]

    def rows_of(self, token: Token) -> tuple[Entry, ...]:
        """Return the rows of a word by its lemma, or by its endings where the lemmatizer did not know the form."""
        if token.lower in self.verb_forms:
            return self.entries.get(self.verb_forms[token.lower], ())
        rows = self.entries.get(token.lemma.lower(), ())
        if token.lower != token.lemma.lower():
            rows = rows + self.entries.get(token.lower, ())
        if token.pos == "VERB" and not any(row.kind in ("verb", "participle") for row in rows):
            rows = rows + self._by_ending(token.lower)
        return rows

    def conjugated(self, token: Token) -> tuple[Entry, ...]:
        """Return the rows of verbs of which a token may be a form by its ending alone."""
        return self._by_ending(token.lower)

    def _by_ending(self, form: str) -> tuple[Entry, ...]:
        if not form.endswith(self.ends):
            return ()
        for ending, infinitive in self.endings:
            if form.endswith(ending):
                rows = self.verbs.get(form[: len(form) - len(ending)] + infinitive)
                if rows:
                    return rows
        return ()

    @cached_property
    def verbs(self) -> Mapping[str, tuple[Entry, ...]]:
        """The entries of verbs, by their first word."""
        listed = {word: tuple(row for row in rows if row.kind == "verb") for word, rows in self.entries.items()}
        return {word: rows for word, rows in listed.items() if rows}

    def spoken(self, token: Token) -> tuple[Entry, ...]:
        """Return the rows of a form that can stand with a quotation, whatever part of speech the parse gives it."""
        rows = self.entries.get(token.lemma.lower(), ()) or self._by_ending(token.lower)
        return tuple(
            row for row in rows if row.kind == "verb" and "quote" in row.frames and not row.reflexive and len(row.words) == 1
        )

    def is_marker(self, token: Token, role: str) -> bool:
        """Tell whether a token plays a role of ``markers.tsv``."""
        return token.lower in self.markers.get(role, frozenset())

    def is_partitive(self, token: Token) -> bool:
        """Tell whether a plural article that the parse may take for a preposition can begin an object (« *des* failles »)."""
        plural = "Definite" in token.morph and token.morph.get("Number") == "Plur"
        return token.pos == "ADP" and plural and self.is_marker(token, "holder")

    def is_dative(self, token: Token) -> bool:
        """Tell whether a token is a pronoun before a verb of whom something is said to, whatever the parse makes of it."""
        return token.pos == "PRON" and token.text.islower() and self.is_marker(token, "dative")

    def is_self(self, token: Token) -> bool:
        """Tell whether a token stands for the one who speaks; a title in capitals (« Me ») does not."""
        return self.is_marker(token, "self") and not (token.pos in ("NOUN", "PROPN") and token.text[0].isupper())

    def is_marker_lemma(self, token: Token, role: str) -> bool:
        """Tell whether a token's lemma plays a role of ``markers.tsv``."""
        return token.lemma.lower() in self.markers.get(role, frozenset())

    def voice_of(self, token: Token) -> str | None:
        """Return ``person``, ``organization``, ``document`` or ``evidence`` for a noun that the table knows."""
        found = self.voices.get(token.lemma.lower()) or self.voices.get(token.lower)
        if found is None and "-" in token.lower:
            prefix, _, noun = token.lower.partition("-")
            found = self.voices.get(noun) if prefix in self.markers.get("prefix", frozenset()) else None
        return found

    def is_event(self, token: Token) -> bool:
        """Tell whether a noun denotes an event, a state or an act."""
        lemma = token.lemma.lower()
        if token.pos != "NOUN" or lemma in self.things:
            return False
        return lemma in self.events or (
            lemma.endswith(self.event_suffixes) and self.voice_of(token) in (None, "document", "criterion")
        )


PHRASES = ("preposition", "origin", "opinion", "count", "adverb", "like")


@cache
def load_lexicon(language: str) -> Lexicon:
    """Return the tables of a language, read once a process."""
    entries: dict[str, list[Entry]] = {}
    for row in table(language, "cues"):
        entry = _entry(row, language)
        entries.setdefault(entry.words[0], []).append(entry)
    markers: dict[str, set[str]] = {}
    for row in table(language, "markers"):
        markers.setdefault(row["role"], set()).add(row["form"].lower())
    events = table(language, "events")
    return Lexicon(
        language,
        {word: tuple(sorted(row, key=lambda entry: -len(entry.words))) for word, row in entries.items()},
        {role: frozenset(forms) for role, forms in markers.items()},
        {row["noun"].lower(): row["class"] for row in reversed(table(language, "voices"))},
        frozenset(row["noun"] for row in events if row["kind"] == "event"),
        frozenset(row["noun"] for row in events if row["kind"] == "thing"),
        tuple(row["noun"] for row in events if row["kind"] == "suffix"),
        tuple((row["ending"], row["becomes"]) for row in table(language, "endings")),
        {row["form"]: row["lemma"] for row in table(language, "verb_forms")},
        tuple(row["ending"] for row in table(language, "endings")),
    )


def _entry(row: Mapping[str, str], language: str) -> Entry:
    cue = row["cue"].replace("'", "' ")
    words = tuple(cue.split())
    reflexive = row["class"] == "verb" and words[0] in _reflexives(language)
    frames: dict[str, set[str]] = {}
    for item in row["frames"].split():
        name, _, preposition = item.partition(":")
        frames.setdefault(name, set()).add(preposition)
    return Entry(
        words[1:] if reflexive else words, reflexive, row["class"],
        {name: frozenset(found) for name, found in frames.items()},
        row["act"], row["certainty"], row["negated"],
    )  # fmt: skip


@cache
def _reflexives(language: str) -> frozenset[str]:
    return frozenset(row["form"] for row in table(language, "markers") if row["role"] == "reflexive")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in the text: its head token, the tokens that carry the meaning, and the rows that read it so."""

    token: Token
    tokens: tuple[Token, ...]
    entries: tuple[Entry, ...]

    def entry(self, frame: str, *, passive: bool = False) -> Entry | None:
        """Return the row that takes a frame, if any; rows of participles are read in passives alone, before the others."""
        rows = [entry for entry in self.entries if frame in entry.frames and (passive or entry.kind != "participle")]
        return min(rows, key=lambda entry: entry.kind != "participle", default=None)


MISREAD = ("NOUN", "ADJ", "PROPN", "X")
"""The parts of speech that the parse may give a verb by mistake."""


def find_cues(tokens: tuple[Token, ...], lexicon: Lexicon, kinds: tuple[str, ...]) -> Iterator[Cue]:
    """Yield the cues of some classes among the tokens of a document, in text order."""
    for token in tokens:
        misread = token.pos in MISREAD and _is_misread(tokens, token, lexicon)
        rows = lexicon.conjugated(token) if misread else lexicon.rows_of(token)
        if rows:
            nominal = _is_nominalised(tokens, token)
            suited = [
                row for row in rows
                if row.kind in kinds and (misread or _suits(row, token, lexicon)) and not (nominal and row.kind == "participle")
            ]  # fmt: skip
            cue = _match(tokens, token, suited, lexicon)
            if cue:
                yield cue


def _is_nominalised(tokens: tuple[Token, ...], token: Token) -> bool:
    """Tell whether a participle stands behind an article, as a noun does (« le principal accusé »)."""
    before = tokens[max(0, token.i - 2) : token.i]
    return bool(before) and (before[-1].pos == "DET" or [word.pos for word in before] == ["DET", "ADJ"])


def _is_misread(tokens: tuple[Token, ...], token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a form taken for a noun, a name or an adjective is a verb.

    It is one where whoever can speak stands right before it, and a word that it governs or an article right behind it; or
    right behind a quotation.
    """
    if token.text.islower() and _tells_quotation(tokens, token, lexicon):
        return True
    before = tokens[token.i - 1] if token.i else token
    if before.head == token.i != before.i and before.dep == "nsubj" and token.pos == "NOUN" and lexicon.conjugated(token):
        return token.text.islower() and "bare" in lexicon.markers
    nominal = (token.pos in ("NOUN", "ADJ") or (token.pos == "PROPN" and token.text.islower())) and before.pos in (
        "NOUN",
        "PROPN",
        "ADJ",
        "PUNCT",
    )
    if not (nominal or token.pos == "X") or not lexicon.conjugated(token):
        return False
    around = tokens[max(0, token.i - 2) : token.i + 2]
    if token.pos == "X" or len(around) < 4 or around[-1].sentence != token.sentence:
        return token.pos == "X"
    follows = around[-1]
    governed = {word for row in lexicon.conjugated(token) for words in row.frames.values() for word in words}
    opens = follows.pos == "DET" or follows.lower in governed or follows.text in ("«", '"')
    taking = any("np" in row.frames or "np!" in row.frames for row in lexicon.conjugated(token))
    opens = opens or lexicon.is_marker(follows, "complementiser") or (taking and lexicon.is_partitive(follows))
    if around[1].text == ",":
        return _is_inverted(tokens, token, lexicon) or (opens and _is_parted(tokens, token, lexicon))
    noun = around[0] if around[1].pos == "ADJ" else around[1]
    speaks = noun.pos == "PROPN" or lexicon.voice_of(noun) in ("person", "organization", "document")
    return speaks and opens and noun.sentence == token.sentence and not lexicon.is_marker(token, "noun")


def _tells_quotation(tokens: tuple[Token, ...], token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a form with its clitics and auxiliaries stands behind a quotation, and who speaks beside it."""
    index = token.i - 1
    while index > 0 and token.i - index < 5 and (tokens[index].pos in ("PRON", "AUX", "ADV") or tokens[index].text == "-t"):
        index -= 1
    if index < 0:
        return False
    closing = tokens[index - 1] if index > 0 and tokens[index].text == "," else tokens[index]
    if closing.text not in ("»", '"') or not any("quote" in row.frames for row in lexicon.conjugated(token)):
        return False
    clitic = any(word.text.startswith("-") for word in tokens[index + 1 : token.i])
    following = tokens[token.i + 1 : token.i + 2]
    return clitic or any(word.pos in ("DET", "PROPN") and word.sentence == token.sentence for word in following)


def _is_parted(tokens: tuple[Token, ...], token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a form stands behind an apposition to whoever opens its sentence, with no finite verb before it."""
    begin = token.i
    while begin and tokens[begin - 1].sentence == token.sentence:
        begin -= 1
    before = tokens[begin : token.i]
    comma = next((index for index, word in enumerate(before) if word.text == ","), 0)
    speaks = any(word.pos == "PROPN" or lexicon.voice_of(word) in ("person", "organization") for word in before[:comma])
    spoken = any(word.morph.get("VerbForm") == "Fin" for word in before)
    return speaks and not spoken and 0 < comma < len(before) - 1 and before[0].pos in ("DET", "PROPN", "NOUN")


def _is_inverted(tokens: tuple[Token, ...], token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a form behind a comma has a speaker right behind it, and then a comma or stop (« , juge le maire, »)."""
    end = next((index for index in range(token.i + 1, min(token.i + 9, len(tokens))) if tokens[index].text in (",", ".")), None)
    group = tokens[token.i + 1 : end] if end is not None else ()
    told = any("quote" in row.frames for row in lexicon.conjugated(token))
    nominal = all(word.pos in ("DET", "ADJ", "NOUN", "PROPN", "ADP") for word in group)
    speaks = any(lexicon.voice_of(word) in ("person", "organization") or word.pos == "PROPN" for word in group[:3])
    return told and nominal and speaks and group[0].pos in ("DET", "PROPN")


def _match(tokens: tuple[Token, ...], token: Token, rows: list[Entry], lexicon: Lexicon) -> Cue | None:
    reflexive = any(row.kind == "verb" for row in rows) and _is_reflexive(tokens, token, lexicon)
    found: list[Entry] = []
    words: tuple[Token, ...] = ()
    for row in rows:
        if row.reflexive != reflexive:
            continue
        matched = _follow(tokens, token, row.words)
        if matched and (not words or len(matched) == len(words)):
            found.append(row)
            words = matched
    return Cue(token, words, tuple(found)) if found else None


def _suits(row: Entry, token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a token can be of the class of a row."""
    verbal = token.pos in ("VERB", "AUX") or token.lower in lexicon.verb_forms
    return verbal or token.pos == "ADJ" if row.kind == "participle" else (row.kind == "verb") == verbal


def _is_reflexive(tokens: tuple[Token, ...], token: Token, lexicon: Lexicon) -> bool:
    index = token.i - 1
    while (
        index >= 0
        and not lexicon.is_marker(tokens[index], "reflexive")
        and (_is_between(tokens[index], token) or lexicon.is_marker(tokens[index], "clitic"))
    ):
        index -= 1
    return index >= 0 and lexicon.is_marker(tokens[index], "reflexive") and tokens[index].dep not in ("nsubj", "nsubj:pass")


def _is_between(word: Token, verb: Token) -> bool:
    """Tell whether a word can stand between a reflexive pronoun and its verb: an auxiliary, an adverb, a set phrase for one."""
    phrase = word.pos in ("ADP", "NOUN", "ADJ", "DET", "PRON") and 0 < verb.i - word.i < 4 and word.dep != "iobj"
    adverbial = phrase and (word.dep in ("advmod", "fixed") or (word.dep in ("case", "obl:mod", "obl") and word.text.islower()))
    return word.sentence == verb.sentence and (word.pos in ("AUX", "ADV") or adverbial)


def _follow(tokens: tuple[Token, ...], token: Token, words: tuple[str, ...]) -> tuple[Token, ...]:
    """Return the tokens that spell the words from a token on, adverbs skipped, or nothing."""
    found, index = [token], token.i + 1
    for word in words[1:]:
        while index < len(tokens) and tokens[index].pos == "ADV" and tokens[index].lower != word:
            index += 1
        if index >= len(tokens) or word not in (tokens[index].lower, tokens[index].lemma.lower()):
            return ()
        found.append(tokens[index])
        index += 1
    return tuple(found)
