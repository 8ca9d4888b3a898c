"""The nouns of a comparison: what one article says in figures and quotations, and how two of them lie to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.comparison.bounds import Bounds
from kg.model import Span


@dataclass(frozen=True, slots=True)
class Voice:
    """Who gives a figure.

    ``key`` is equal for the same source in every article; ``open`` tells that the words leave open who it is; ``span`` is
    None for the narrator, whose voice is the publisher's; ``work`` tells that the figure stands in a work written once;
    ``repeats`` is the voice that gives the narrator's figure in the same article; ``perhaps`` are identities that it may have.
    """

    label: str
    key: str
    entity: str | None = None
    span: Span | None = None
    open: bool = False
    work: bool = False
    repeats: Voice | None = None
    perhaps: frozenset[str] = frozenset()

    @property
    def origin(self) -> Voice:
        """The voice that the figure goes back to."""
        return self.repeats or self

    def may_be(self, other: Voice) -> bool:
        """Tell whether a proposed identity of one is that of the other."""
        return other.key in self.perhaps or self.key in other.perhaps


@dataclass(frozen=True, slots=True)
class Population:
    """Who or what is counted: kinds and countries and restrictions by the vocabulary, and the words that it does not know."""

    text: str | None = None
    kinds: frozenset[str] = frozenset()
    territories: frozenset[str] = frozenset()
    limits: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Place:
    """Where: ``key`` is an identity or the folded name; ``country`` tells a whole country."""

    text: str
    key: str
    country: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """How long a figure counts: ``kind`` is day, week, month, year, total or open; ``date`` an ISO date or its beginning.

    ``since`` tells that it counts from a date or an event on.
    """

    text: str | None = None
    kind: str = "open"
    date: str | None = None
    since: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a source gives in an article.

    ``scene`` is its place, else the one that its sentence or the beginning of the article names; ``settings`` are the foreign
    countries that the article names most; ``provisional`` tells that its sentence calls it a first or passing count; ``names``
    are the keys of what its sentence names; ``act`` is the predicate that it stands with; ``node`` is the IRI of the claim
    that it stands in, of the quantity where it stands in none; ``part`` tells that it counts some of those just counted,
    ``passing`` that the words around tell the hour or that the count goes on, ``aside`` that its sentence turns to another
    time or matter, ``placed`` that its sentence names its scene, ``at_least`` that it is what somebody saw or could check,
    ``recalled`` that somebody had given it before; ``answers`` is the id of another source's figure that it is
    set against.
    """

    id: str
    article: str
    span: Span
    text: str
    bounds: Bounds
    unit: str | None
    measure: str | None
    population: Population
    place: Place | None
    scene: Place | None
    settings: frozenset[str]
    provisional: bool
    period: Period
    as_of: str | None
    voice: Voice | None
    names: frozenset[str]
    act: str | None
    node: str
    part: bool = False
    passing: bool = False
    placed: bool = False
    at_least: bool = False
    recalled: bool = False
    aside: bool = False
    answers: str | None = None


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in quotation marks, with who says them; ``node`` is the IRI of the attribution."""

    article: str
    language: str
    span: Span
    text: str
    speaker: str | None
    speaker_key: str | None
    node: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one article brings to a comparison; ``iri`` is that of the text, ``publication`` that of where it stood.

    ``names`` are the keys of its names, countries left out; ``numbers`` its figures above a dozen; ``beginning`` the stems of
    the longer words of its first lines; ``anchors`` its figures and the identities that it names, in the order of the text.
    """

    id: str
    iri: str
    publication: str
    language: str
    text: str
    published: str | None
    publisher: str | None
    names: frozenset[str]
    numbers: frozenset[str]
    beginning: frozenset[str]
    anchors: tuple[str, ...]
    figures: tuple[Figure, ...]
    quotations: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """How figure ``left`` lies to figure ``right``, by ids, with the reasons and an explanation in words."""

    left: str
    right: str
    verdict: str
    reasons: tuple[str, ...]
    explanation: str
    independent: bool | None


@dataclass(frozen=True, slots=True)
class Cluster:
    """Figures about one thing, with the number of sources that do not repeat one another."""

    id: str
    measure: str | None
    population: str | None
    place: str | None
    period: str | None
    figures: tuple[str, ...]
    independent_sources: int


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that is a copy of an earlier one: republished, translated or spun."""

    article: str
    copy_of: str
    kind: str
    evidence: str


@dataclass(frozen=True, slots=True)
class SameQuotation:
    """Places where the same words are quoted, also reworded or translated."""

    spans: tuple[tuple[str, Span], ...]
    speaker: str | None
    nodes: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """What several articles say of the same things.

    ``articles`` has the caller's id and the IRI of the text of each article, by the key that all else names it with: the id,
    and more behind it where several texts have one id.
    """

    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]
    clusters: tuple[Cluster, ...]
    copies: tuple[Copy, ...]
    quotations: tuple[SameQuotation, ...]
    articles: Mapping[str, tuple[str, str]]

    def caller_id(self, article: str) -> str:
        """Return the id that the caller gave an article."""
        return self.articles[article][0]
