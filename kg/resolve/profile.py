"""Mention -> Profile: the gender, number, type and place in the sentence that decide what it can stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.doc import Doc, Token, matches
from kg.lexicon import Lexicon, Pronoun
from kg.model import Mention
from kg.syntax import syntactic_head

PEOPLE = frozenset(("Person", "Group"))
SINGULAR, PLURAL = "Sing", "Plur"


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a mention; empty where the text does not tell.

    ``first`` and ``last`` are token indices, ``token`` the syntactic head; ``group`` the class of its noun; ``determiner`` is
    definite, indefinite, demonstrative, possessive or bare; ``modifiers`` the lemmas that narrow it down, ``narrowed``
    tells whether a complement or a clause is among them; ``relation`` that of its head, or of
    the noun beside which a name stands.
    """

    index: int
    mention: Mention
    first: int
    last: int
    token: Token
    paragraph: int
    type: str | None
    group: str
    number: str
    gender: str
    determiner: str
    modifiers: frozenset[str]
    counted: bool
    narrowed: bool
    relation: str
    pronoun: Pronoun | None = None

    @property
    def sentence(self) -> int:
        """The index of its sentence."""
        return self.token.sentence

    @property
    def is_joint(self) -> bool:
        """Tell whether it is of several who are named one by one."""
        return self.mention.kind == "nominal" and self.first < self.last and self.mention.head == self.mention.span

    @property
    def is_subject(self) -> bool:
        """Tell whether it is the subject of a clause, or a name in apposition to one."""
        return matches(self.relation, ("nsubj",))


def build_profiles(doc: Doc, lexicon: Lexicon, mentions: Sequence[Mention]) -> list[Profile]:
    """Return a profile for each mention, in their order."""
    starts = {token.start: token.i for token in reversed(doc.tokens)}
    return [_profile(doc, lexicon, index, mention, starts) for index, mention in enumerate(mentions)]


def _profile(doc: Doc, lexicon: Lexicon, index: int, mention: Mention, starts: Mapping[int, int]) -> Profile:
    first = last = starts[mention.span.start]
    while doc.tokens[last].end < mention.span.end:
        last += 1
    tokens = doc.tokens[first : last + 1]
    joint = mention.kind == "nominal" and len(tokens) > 1 and mention.head == mention.span
    head = syntactic_head(tokens) if mention.kind == "name" or joint else doc.tokens[starts[mention.head.start]]
    pronoun = _reading(lexicon, head) if mention.kind == "pronoun" else None
    senses = lexicon.senses_at(doc.tokens, head.i) if mention.kind == "nominal" and not joint else ()
    return Profile(
        index=index,
        mention=mention,
        first=tokens[0].i,
        last=tokens[-1].i,
        token=head,
        paragraph=doc.sentences[head.sentence].paragraph,
        type=mention.type,
        group=senses[0].group if senses else "",
        number=PLURAL if joint else _number(head, mention, pronoun),
        gender="" if joint else _gender(doc, lexicon, tokens, head, mention, pronoun),
        determiner=_determiner(doc, lexicon, tokens, head),
        modifiers=_modifiers(doc, lexicon, tokens, head) if mention.kind == "nominal" and not joint else frozenset(),
        counted=any(token.pos == "NUM" for token in tokens if token.i < head.i),
        narrowed=mention.kind == "nominal" and _is_narrowed(doc, lexicon, head),
        relation=_relation(doc, head, mention),
        pronoun=pronoun,
    )


def _relation(doc: Doc, head: Token, mention: Mention) -> str:
    """Return the relation of the head, for a name beside a noun that of the noun."""
    beside = mention.kind == "name" and head.dep in ("appos", "flat:name", "flat")
    return doc.head(head).dep if beside else head.dep


def _reading(lexicon: Lexicon, token: Token) -> Pronoun | None:
    readings = lexicon.pronouns.get(token.lower, ())
    wanted = "possessive" if token.pos == "DET" else token.morph.get("PronType") == "Rel" and "relative"
    fitting = [reading for reading in readings if reading.role == wanted]
    others = [reading for reading in readings if reading.role not in ("possessive", "relative")]
    chosen = fitting or others or list(readings)
    return chosen[0] if chosen else None


def _number(head: Token, mention: Mention, pronoun: Pronoun | None) -> str:
    if pronoun:
        return pronoun.number
    if mention.kind == "name":
        return PLURAL if mention.type == "Group" else SINGULAR
    return head.morph.get("Number", "")


def _gender(doc: Doc, lexicon: Lexicon, tokens: Sequence[Token], head: Token, mention: Mention, pronoun: Pronoun | None) -> str:
    if pronoun:
        return pronoun.gender
    if mention.kind == "name":
        return _gender_of_name(doc, lexicon, tokens) if mention.type == "Person" else _gender_by_article(doc, tokens)
    if lexicon.is_title("male", head.lower):
        return "Masc"
    if lexicon.is_title("female", head.lower):
        return "Fem"
    told = (
        token.morph["Gender"] for token in tokens if token.i < head.i and token.pos in ("DET", "ADJ") and "Gender" in token.morph
    )
    return next(told, "") or head.morph.get("Gender", "")


def _gender_of_name(doc: Doc, lexicon: Lexicon, tokens: Sequence[Token]) -> str:
    """Return the gender that the given name tells, else the title or the noun before the name."""
    if lexicon.given_names.get(tokens[0].text):
        return lexicon.given_names[tokens[0].text]
    for index in range(tokens[0].i - 1, max(tokens[0].i - 4, -1), -1):
        before = doc.tokens[index]
        if before.sentence != tokens[0].sentence or before.pos in ("VERB", "PUNCT"):
            break
        for kind, gender in (("male", "Masc"), ("female", "Fem")):
            if lexicon.is_title(kind, before.text) or lexicon.is_title(kind, before.lower):
                return gender
        if before.lower in lexicon.demonyms or any(sense.type == "Person" for sense in lexicon.senses_of(before)):
            article = doc.tokens[index - 1].morph.get("Gender", "") if index else ""
            return article or before.morph.get("Gender", "")
    return ""


def _gender_by_article(doc: Doc, tokens: Sequence[Token]) -> str:
    before = doc.tokens[tokens[0].i - 1] if tokens[0].i else None
    if before is not None and before.pos in ("DET", "ADP") and before.morph.get("Definite") == "Def":
        return before.morph.get("Gender", "")
    return tokens[0].morph.get("Gender", "") if before is not None and before.pos == "DET" else ""


def _determiner(doc: Doc, lexicon: Lexicon, tokens: Sequence[Token], head: Token) -> str:
    before = doc.tokens[tokens[0].i - 1] if tokens[0].i else None
    for token in [before, *tokens] if before and before.pos in ("ADP", "DET") and before.sentence == head.sentence else tokens:
        if token is None or token.i >= head.i:
            continue
        kind = DETERMINERS.get(token.morph.get("PronType", ""))
        if token.morph.get("Poss") == "Yes" or any(reading.role == "possessive" for reading in _dets(lexicon, token)):
            return "possessive"
        if kind == "article":
            return "definite" if token.morph.get("Definite") == "Def" else "indefinite"
        if kind:
            return kind
    return "bare"


DETERMINERS: Mapping[str, str] = {"Art": "article", "Dem": "demonstrative", "Int": "indefinite", "Ind": "indefinite"}


def _dets(lexicon: Lexicon, token: Token) -> tuple[Pronoun, ...]:
    return lexicon.pronouns.get(token.lower, ()) if token.pos in ("DET", "PRON") else ()


def _modifiers(doc: Doc, lexicon: Lexicon, tokens: Sequence[Token], head: Token) -> frozenset[str]:
    inside = {token.i for token in tokens}
    found = {
        child.lemma.lower()
        for child in doc.children(head, "amod", "nmod", "acl", "nummod", "obl", "compound", "flat")
        if (child.i in inside or child.dep == "acl:relcl") and not _tells_time(lexicon, child)
    }
    return frozenset(found)


def _tells_time(lexicon: Lexicon, token: Token) -> bool:
    return any(sense.group == "time" for sense in lexicon.senses_of(token))


def _is_narrowed(doc: Doc, lexicon: Lexicon, head: Token) -> bool:
    complements = doc.children(head, "nmod", "acl", "nummod", "flat", "appos")
    return any(not _tells_time(lexicon, child) and child.dep != "appos" for child in complements)
