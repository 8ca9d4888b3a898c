"""What the rules of resolution ask of one article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.acronyms import plain
from kg.doc import Doc
from kg.lexicon import Lexicon
from kg.model import Attribution, Span
from kg.resolve.chains import Chains
from kg.resolve.profile import Profile
from kg.syntax import syntactic_head

OPENING, CLOSING = frozenset(("«", '"')), frozenset(("»", '"'))
LONGEST_GLOSS = 4


@dataclass(frozen=True)
class Scene:
    """An article with its chains and its attributions."""

    doc: Doc
    lexicon: Lexicon
    chains: Chains
    attributions: Sequence[Attribution]

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """The stretches between quotation marks that hold more than a name, and direct speech without marks."""
        found = [span for item in self.attributions if item.kind == "direct" for span in item.content]
        opened: int | None = None
        for token in self.doc.tokens:
            if opened is not None and token.text in CLOSING:
                if token.i - opened > LONGEST_GLOSS:
                    found.append(Span(self.doc.tokens[opened].end, token.start))
                opened = None
            elif token.text in OPENING:
                opened = token.i
        return tuple(sorted(found, key=lambda span: (span.start, -span.end)))

    @cached_property
    def by_sentence(self) -> dict[int, list[Profile]]:
        """The mentions of each sentence."""
        found: dict[int, list[Profile]] = {}
        for profile in self.chains.profiles:
            found.setdefault(profile.sentence, []).append(profile)
        return found

    @cached_property
    def nouns(self) -> Counter[str]:
        """How many descriptions each noun heads, by its lemma in lower case."""
        return Counter(item.token.lemma.lower() for item in self.chains.profiles if item.mention.kind == "nominal")

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The words of the names of several words, without case and accents."""
        names = (item for item in self.chains.profiles if item.mention.kind == "name" and item.first < item.last)
        return frozenset(plain(token.lower) for name in names for token in self.doc.tokens[name.first : name.last + 1])

    @cached_property
    def home_adjectives(self) -> frozenset[str]:
        """The adjectives of the one country that an article names, which narrow nothing down in it."""
        named = {
            self.lexicon.countries[text]
            for profile in self.chains.profiles
            if profile.mention.kind == "name" and (text := self.doc.slice(profile.mention.span)) in self.lexicon.countries
        }
        pointed = {self.lexicon.demonyms[token.lower] for token in self.doc.tokens if token.lower in self.lexicon.demonyms}
        if len(named | pointed) != 1:
            return frozenset()
        return frozenset(word for word, place in self.lexicon.demonyms.items() if place in named)

    def named_by(self, source: Span) -> Profile | None:
        """Return the mention that a source stands for: all who speak together, the one on its head, else its first name."""
        tokens = self.doc.tokens_in(source)
        listed = [profile for profile in self.by_sentence.get(tokens[0].sentence, ()) if source.covers(profile.mention.head)]
        head = syntactic_head(tokens)
        return (
            next((profile for profile in listed if profile.is_joint), None)
            or next((profile for profile in listed if profile.first <= head.i <= profile.last and profile.token is head), None)
            or next((profile for profile in listed if profile.mention.kind == "name"), None)
            or next(iter(listed), None)
        )

    def is_source(self, profile: Profile) -> bool:
        """Tell whether a mention says something."""
        return any(span.overlaps(profile.mention.head) for item in self.attributions for span in item.source)

    def quotation_of(self, profile: Profile) -> Span | None:
        """Return the widest quotation in which a mention stands."""
        return next((span for span in self.quotations if span.covers(profile.mention.span)), None)

    def speaker_of(self, profile: Profile) -> Profile | None:
        """Return the mention that heads the source of the narrowest attribution around one, none for an open one."""
        around = [item for item in self.attributions for span in item.content if span.covers(profile.mention.span)]
        said = min(around, key=lambda item: (item.span.end - item.span.start, item.span, item.anchor), default=None)
        source = self.named_by(said.source[0]) if said and said.source else None
        if source is None:
            return None
        known = source.mention.kind in ("name", "nominal") or len(self.chains.members(source.index)) > 1
        return source if known else None

    def before(self, profile: Profile, sentences: int) -> Iterator[Profile]:
        """Yield the mentions before one, the nearest first, of its sentence and some before it, repeated headlines left out."""
        for number in range(profile.sentence, max(profile.sentence - sentences - 1, -1), -1):
            if self.doc.sentences[number].role == "repeated-title" and number != profile.sentence:
                continue
            for other in reversed(self.by_sentence.get(number, [])):
                if other.mention.head.end <= profile.mention.head.start and other.index != profile.index:
                    yield other
