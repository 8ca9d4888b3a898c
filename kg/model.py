"""The nouns of kg: frozen records that the stages hand down the line.

Every offset is a Unicode code point of the article's text as stored, end exclusive. An identifier
such as ``entity-1185`` is local to its article; :mod:`kg.terms` turns it into an IRI.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points.

    >>> Span(3, 7).overlaps(Span(6, 9)), Span(3, 7).covers(Span(4, 7))
    (True, True)
    """

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Tell whether both share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether the other lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


def envelope(spans: Iterable[Span]) -> Span:
    """Return the smallest span that covers all of the given ones, which must not be empty."""
    listed = list(spans)
    return Span(min(span.start for span in listed), max(span.end for span in listed))


@dataclass(frozen=True)
class Article:
    """A text as stored, with what is known of it and where each piece of that knowledge comes from.

    ``origin`` maps the name of a field to ``file``, ``page``, ``sidecar``, ``command`` or ``detected``.
    """

    id: str
    text: str
    language: str
    title: str | None = None
    author: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    origin: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def sha256(self) -> str:
        """The digest of the text's UTF-8 bytes, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    def slice(self, span: Span) -> str:
        """Return the characters of a span."""
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the stored text.

    ``role`` is ``title``, ``body``, ``repeated-title`` or ``fragment``; ``reading`` is ``sound`` or ``doubtful``, with reasons.
    """

    span: Span
    paragraph: int
    role: str
    reading: str = "sound"
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the text names or points at somebody or something.

    ``kind`` is ``name``, ``nominal``, ``pronoun`` or ``adjective``; ``type`` is one of the seven entity types, or None
    where no list settles it; ``head`` is the head word, or the whole name.
    """

    span: Span
    head: Span
    type: str | None
    kind: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A scored candidate identity of an entity; ``reason`` tells in words what the method alone does not."""

    target: str
    score: float
    method: str
    accepted: bool
    mention: Span
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """What the mentions of one article have in common; its identity elsewhere is a separate layer.

    ``id`` is ``entity-{start of its first name, else first mention}``; ``identity`` is an IRI, or None for itself.
    """

    id: str
    type: str | None
    name: str
    links: tuple[Link, ...] = ()
    identity: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """Mentions with their entities, in text order."""

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]

    def mention_at(self, span: Span) -> Mention | None:
        """Return the mention whose head meets the span best: the same span, else a head inside it, names first."""
        best: Mention | None = None
        rank: tuple[int, int, int] | None = None
        for mention in self.mentions:
            if not mention.head.overlaps(span):
                continue
            order = (
                span not in (mention.span, mention.head),
                mention.kind != "name",
                mention.span.start,
            )
            if rank is None or order < rank:
                best, rank = mention, order
        return best

    def entity_at(self, span: Span) -> str | None:
        """Return the entity of the mention at a span, if any."""
        mention = self.mention_at(span)
        return mention.entity if mention else None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content that the text gives to somebody other than its author.

    ``content``, ``cue`` and ``source`` are spans in text order (cue and source may be empty). ``speaker`` and ``via`` are
    entity ids, None where the text leaves them open; ``within`` is the id of the outer attribution.
    ``act`` is asserts, denies, asks, orders or unknown; ``kind`` direct, indirect or mixed. ``certainty`` is what the cue lends.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    kind: str
    act: str
    form: str
    certainty: str = "certain"
    speaker: str | None = None
    via: str | None = None
    within: str | None = None
    reading: str = "sound"

    @property
    def span(self) -> Span:
        """The envelope of the content."""
        return envelope(self.content)

    @property
    def anchor(self) -> int:
        """The start of the cue, or of the content where there is no cue: it makes the IRI."""
        return self.cue[0].start if self.cue else self.content[0].start

    @property
    def id(self) -> str:
        """The id in the record: the envelope of the content, and the cue that gives it."""
        span = self.span
        return f"a{span.start}-{span.end}" + (f"-{self.anchor}" if self.cue else "")


@dataclass(frozen=True, slots=True)
class Slot:
    """Words that fill a place in a quantity: where, whose, when; ``value`` is what they resolve to, if the text settles it."""

    span: Span
    entity: str | None = None
    value: str | None = None
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the text bounds it; None means that the text leaves that side open.

    ``span`` is the number with its modifiers; ``number`` the numeral alone; ``counted`` the counted noun phrase without it.
    ``scale`` tells a level from a difference (« 200 de plus ») and a multiple (« trois fois plus »).
    """

    span: Span
    minimum: Decimal | None
    maximum: Decimal | None
    min_inclusive: bool | None
    max_inclusive: bool | None
    approximate: bool
    negated: bool
    unit: str | None
    measure: str | None
    number: Span
    unit_span: Span | None = None
    counted: Slot | None = None
    population: Slot | None = None
    place: Slot | None = None
    time: Slot | None = None
    source: tuple[Span, ...] = ()
    attribution: str | None = None
    scale: str = "level"

    @property
    def id(self) -> str:
        """The id in the record."""
        return f"q{self.span.start}-{self.span.end}"


@dataclass(frozen=True, slots=True)
class Argument:
    """A filled role of a claim: the words as they stand, their head, and the entity that they stand for.

    ``role`` is ``subject``, ``object``, ``place``, ``time``, ``addressee``, ``about``, ``manner``, …
    """

    role: str
    spans: tuple[Span, ...]
    head: Span
    entity: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Predicate:
    """What is said to happen or hold: its words (none for an apposition), the head word, its concept in the scheme."""

    spans: tuple[Span, ...]
    head: Span
    concept: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of the text.

    ``mode`` is states, reports, denies or considers; ``attribution`` and ``quantity`` are ids; ``form`` is how the
    statement is put (active, passive, copula, apposition, relative, participle, infinitive, nominal, possessive, coordination).
    """

    span: Span
    sentence: Span
    subject: Argument | None
    predicate: Predicate
    object: Argument | None
    arguments: tuple[Argument, ...]
    quantity: str | None
    mode: str
    polarity: str
    modality: str | None
    certainty: str
    attribution: str | None
    form: str
    reading: str = "sound"
    reasons: tuple[str, ...] = ()
    key: str = ""

    @property
    def id(self) -> str:
        """The id in the record: the start of the trigger, and of the argument where one trigger carries several."""
        return f"c{self.key}"


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence that states something and gave no claim, with the reason."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Repair:
    """Words that are suspect, with the reason, and a candidate only where there is evidence for one."""

    span: Span
    reason: str
    candidate: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """The stand-off record of one article, complete in itself."""

    article: Article
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]
    quantities: tuple[Quantity, ...]
    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]
    repairs: tuple[Repair, ...]
