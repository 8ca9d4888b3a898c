"""The analysed article with everything that earlier stages found in it, indexed by token."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any, TypeVar

from kg.claim.lexicon import Lexicon, load_lexicon
from kg.doc import Doc, Token
from kg.model import Attribution, Mention, Quantity, Resolution, Span

Answer = TypeVar("Answer")


TIMES = ("DATE", "TIME")
"""The labels of a model that name no thing but a time."""


@dataclass(frozen=True)
class Scene:
    """One article under reading; every index is derived once."""

    doc: Doc
    resolution: Resolution
    attributions: tuple[Attribution, ...]
    quantities: tuple[Quantity, ...]

    @cached_property
    def lexicon(self) -> Lexicon:
        """The tables of the article's language."""
        return load_lexicon(self.doc.language)

    @cached_property
    def mention_of(self) -> dict[int, Mention]:
        """The mention whose head holds each token, names first, then the shortest."""
        found: dict[int, Mention] = {}
        ranked = sorted(self.resolution.mentions, key=lambda it: (it.kind != "name", it.head.end - it.head.start, it.span.start))
        for mention in ranked:
            for token in self.doc.tokens_in(mention.head):
                found.setdefault(token.i, mention)
        return found

    @cached_property
    def name_of(self) -> dict[int, Span]:
        """The whole name that each token belongs to."""
        found = {i: mention.head for i, mention in self.mention_of.items() if mention.kind == "name"}
        for name in self.doc.names:
            first, last = self.doc.tokens[name.first], self.doc.tokens[name.last - 1]
            if first.sentence != last.sentence or name.type in TIMES:
                continue
            for i in range(name.first, name.last):
                found.setdefault(i, Span(first.start, last.end))
        return found

    @cached_property
    def time_of(self) -> dict[int, Span]:
        """The words of the time that each token belongs to, where the model labels times."""
        times = [name for name in self.doc.names if name.type in TIMES]
        spans = [(name, Span(self.doc.tokens[name.first].start, self.doc.tokens[name.last - 1].end)) for name in times]
        return {i: span for name, span in spans for i in range(name.first, name.last)}

    @cached_property
    def type_of(self) -> dict[int, str | None]:
        """The entity type of the name that each token belongs to."""
        found: dict[int, str | None] = {i: mention.type for i, mention in self.mention_of.items() if mention.type}
        for name in self.doc.names:
            for i in range(name.first, name.last) if name.type not in TIMES else ():
                found.setdefault(i, name.type)
        return found

    @cached_property
    def attribution_of(self) -> dict[int, Attribution]:
        """The innermost attribution whose content holds each token."""
        return self._innermost((attribution, attribution.content) for attribution in self.attributions)

    @cached_property
    def cue_of(self) -> dict[int, Attribution]:
        """The attribution whose cue holds each token."""
        return self._innermost((attribution, attribution.cue) for attribution in self.attributions)

    @cached_property
    def quantity_of(self) -> dict[int, Quantity]:
        """The quantity that each token states."""
        return {token.i: quantity for quantity in self.quantities for token in self.doc.tokens_in(quantity.span)}

    @cached_property
    def answers(self) -> defaultdict[str, dict[int, Any]]:
        """What has been asked about its tokens: by question, by token."""
        return defaultdict(dict)

    def _innermost(self, spans: Iterable[tuple[Attribution, tuple[Span, ...]]]) -> dict[int, Attribution]:
        found: dict[int, Attribution] = {}
        listed = [(span.end - span.start, span.start, attribution, span) for attribution, parts in spans for span in parts]
        for _, _, attribution, span in sorted(listed, key=lambda item: item[:2]):
            for token in self.doc.tokens_in(span):
                found.setdefault(token.i, attribution)
        return found

    def is_a(self, token: Token, kind: str) -> bool:
        """Tell whether a token's lemma or form belongs to a class of words."""
        words = self.lexicon.classes.get(kind)
        return words is not None and (token.lower in words or self._lemmas[token.i] in words)

    def lemma_of(self, token: Token) -> str:
        """Return the lemma in lower case; a verb that the model left as it stands gets the ending of an infinitive."""
        return self._lemmas[token.i]

    @cached_property
    def _lemmas(self) -> tuple[str, ...]:
        return tuple(map(self._lemma, self.doc.tokens))

    def _lemma(self, token: Token) -> str:
        lemma = token.lemma.lower()
        finite = token.pos == "VERB" and token.morph.get("VerbForm") == "Fin"
        perfect = token.pos in ("ADJ", "NOUN") and self._is_perfect(token)
        if lemma == token.lower and (finite or perfect):
            for ending, infinitive in self.lexicon.endings:
                if lemma.endswith(ending):
                    return lemma.removesuffix(ending) + infinitive
        return lemma

    def _is_perfect(self, token: Token) -> bool:
        """Tell whether a word taken for a noun or adjective is a participle behind its auxiliary (« a *foncé* sur lui »)."""
        endings = tuple(sorted(self.lexicon.classes.get("participle ending", ())))
        auxiliaries = self.doc.children(token, "aux") if endings and token.lower.endswith(endings) else []
        perfect = any(self.lexicon.is_a(it.lemma.lower(), "perfect auxiliary") for it in auxiliaries)
        return perfect and not self.doc.children(token, "cop", "det")

    def is_agent_marker(self, word: str) -> bool:
        """Tell whether a preposition brings in the agent of a passive."""
        return self.lexicon.is_a(word, "agent")


def remembered(ask: Callable[[Scene, Token], Answer]) -> Callable[[Scene, Token], Answer]:
    """Answer a question about a token once for each scene, which keeps the answer as long as it lives."""
    name = f"{ask.__module__}.{ask.__qualname__}"

    @wraps(ask)
    def answer(scene: Scene, token: Token) -> Answer:
        known: dict[int, Answer] = scene.answers[name]
        if token.i not in known:
            known[token.i] = ask(scene, token)
        return known[token.i]

    return answer
