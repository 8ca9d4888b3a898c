"""Attributions, Resolution -> Attributions: who speaks, and through which document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kg.attribute.lexicon import Lexicon, load_lexicon
from kg.doc import Doc, Token
from kg.model import Attribution, Mention, Resolution, Span

NEAR = 12
SPEAKING = ("Person", "Organization", "Group")


def name_speakers(doc: Doc, attributions: tuple[Attribution, ...], resolution: Resolution) -> tuple[Attribution, ...]:
    """Return the attributions with speaker and via, entity ids, where the text settles them; an open one stays None.

    A source that names somebody is that one; a document speaks for the body that it is of; a quotation without a source goes on
    with the speaker of the one before it.
    """
    naming = _Naming(doc, resolution, load_lexicon(doc.language))
    named: list[Attribution] = []
    for item in sorted(attributions, key=lambda attribution: (attribution.content[0].start, attribution.anchor)):
        named.append(naming.named(item, named))
    by_id = {item.id: item for item in named}
    return tuple(by_id[item.id] for item in attributions)


@dataclass(frozen=True)
class _Naming:
    """What is asked of one document while its speakers are named."""

    doc: Doc
    resolution: Resolution
    lexicon: Lexicon

    @cached_property
    def by_head(self) -> dict[int, list[Mention]]:
        """The mentions by the end of their heads."""
        found: dict[int, list[Mention]] = {}
        for mention in self.resolution.mentions:
            found.setdefault(mention.head.end, []).append(mention)
        return found

    def named(self, item: Attribution, earlier: Sequence[Attribution]) -> Attribution:
        """Return an attribution with its speaker and via."""
        if not item.source:
            follows = (item.form == "quote" and not item.cue) or self._continues(item)
            before = self._before(item, earlier) if follows else None
            return replace(item, speaker=before.speaker) if before else item
        head = self._head(item.source[0])
        if self.lexicon.is_self(head):
            outer = next((other for other in earlier if other.id == item.within), None)
            return replace(item, speaker=outer.speaker) if outer else item
        if self.lexicon.voice_of(head) in ("document", "evidence"):
            return self._through(item, head, earlier)
        speaker = self._speaker(item.source[0], head)
        if speaker is None and self._goes_on(item, head):
            before = self._before(item, earlier)
            speaker = before.speaker if before else None
        return replace(item, speaker=speaker, via=self._medium(item))

    def _head(self, source: Span) -> Token:
        """Return the token of a source that hangs on something outside it."""
        tokens = [token for token in self.doc.tokens_in(source) if token.pos != "PUNCT"] or self.doc.tokens_in(source)
        inside = {token.i for token in tokens}
        outward = [token for token in tokens if token.head not in inside or token.head == token.i]
        return next((token for token in outward if token.pos in ("NOUN", "PROPN", "PRON")), tokens[0])

    def _speaker(self, source: Span, head: Token) -> str | None:
        names = [mention for mention in self._inside(source) if mention.kind == "name" and self._can_speak(mention, head)]
        free = [mention for mention in names if not self._is_governed(mention, source)]
        people = [mention for mention in free if mention.type == "Person"]
        joint = self._joint(source)
        if joint or (len(people) > 1 and self._are_joined(people[0], people[1])):
            return joint
        if people and self.lexicon.voice_of(head) == "organization" and self._is_named_after(head, people[0]):
            people = free = []
        chosen = next(iter(people or free), None)
        if chosen is not None:
            return chosen.entity
        own = self._mention_of(head)
        return own.entity if own else None

    def _is_named_after(self, head: Token, person: Mention) -> bool:
        """Tell whether a body has the name of a person right behind it (« le gouvernement Assad »)."""
        return self.doc.tokens_in(person.head)[0].i == head.i + 1

    def _inside(self, source: Span) -> list[Mention]:
        found = [mention for mention in self.resolution.mentions if mention.head.overlaps(source)]
        return [mention for mention in found if source.covers(mention.head) or mention.kind == "name"]

    def _can_speak(self, mention: Mention, head: Token) -> bool:
        """Tell whether a name is of somebody who speaks, or stands right behind the noun that says so (« le site X »)."""
        if mention.type in SPEAKING:
            return True
        first = self.doc.tokens_in(mention.head)[0]
        return first.i == head.i or (0 < first.i - head.i <= 2 and self.doc.tokens[first.i - 1].pos not in ("ADP", "PUNCT"))

    def _is_governed(self, mention: Mention, source: Span) -> bool:
        """Tell whether a name stands under a preposition or possessive inside its source (« un proche de Macron »)."""
        tokens = self.doc.tokens_in(mention.head)
        first, last = tokens[0], tokens[-1]
        before = first.i - 1
        while before >= 0 and self.doc.tokens[before].pos in ("DET", "PUNCT") and self.doc.tokens[before].text not in (",", "("):
            before -= 1
        governed = before >= 0 and self.doc.tokens[before].pos == "ADP" and self.doc.tokens[before].start >= source.start
        possessive = self.doc.tokens[last.i + 1 : last.i + 2]
        return governed or (bool(possessive) and possessive[0].pos == "PART" and possessive[0].end < source.end)

    def _are_joined(self, left: Mention, right: Mention) -> bool:
        """Tell whether a connective or a comma alone stands between two names."""
        between = [token for token in self.doc.tokens_in(Span(left.head.end, right.head.start)) if token.start >= left.head.end]
        return any(token.pos == "CCONJ" for token in between) and len(between) <= 3

    def _joint(self, source: Span) -> str | None:
        """Return the entity of those who speak together, if a mention covers them all."""
        return next(
            (mention.entity for mention in self.resolution.mentions if mention.span == source and mention.type == "Group"), None
        )

    def _mention_of(self, head: Token) -> Mention | None:
        found = [mention for mention in self.by_head.get(head.end, ()) if mention.head.start <= head.end]
        return found[0] if found else self.resolution.mention_at(head.span)

    def _through(self, item: Attribution, head: Token, earlier: Sequence[Attribution]) -> Attribution:
        """Return an attribution whose source is a document, with whoever stands behind it."""
        own = self._mention_of(head)
        via = own.entity if own else None
        behind = [mention for mention in self._inside(item.source[0]) if self._stands_behind(mention, head)]
        behind.sort(key=lambda mention: mention.kind != "name")
        if behind:
            return replace(item, via=via, speaker=behind[0].entity)
        before = [other for other in earlier if other.via is not None and self._same_document(other, head, via)]
        return replace(item, via=before[-1].via if before else via, speaker=before[-1].speaker if before else None)

    def _stands_behind(self, mention: Mention, head: Token) -> bool:
        """Tell whether a mention is the body or author of a document, not one that only saw or published it."""
        token = self._head(mention.head)
        named = mention.kind == "name" and mention.type in ("Person", "Organization")
        common = mention.kind == "nominal" and self.lexicon.voice_of(token) in ("person", "organization")
        if token.i == head.i or not (named or common):
            return False
        while token.i != head.i:
            cases = self.doc.children(token, "case")
            if not all(self.lexicon.is_marker(case, "holder") for case in cases) or token.pos in ("VERB", "AUX"):
                return False
            if token.head == token.i:
                return False
            token = self.doc.head(token)
        return True

    def _medium(self, item: Attribution) -> str | None:
        """Return the document in which somebody says it, if the clause of the cue names one (« dans une lettre »)."""
        if not item.cue:
            return None
        cue = self.doc.tokens_in(item.cue[0])[0]
        first, last = self.doc.bounds[cue.sentence]
        chain = {cue.i, *(token.i for token in self.doc.ancestors(cue))}
        for token in self.doc.tokens[max(first, cue.i - NEAR) : min(last, cue.i + NEAR)]:
            taken = any(span.overlaps(token.span) for span in (*item.content, *item.source))
            if taken or token.head not in chain or token.pos != "NOUN" or self.lexicon.voice_of(token) != "document":
                continue
            cases = self.doc.children(token, "case")
            if any(self.lexicon.is_marker(case, "medium") for case in cases):
                mention = self._mention_of(token)
                return mention.entity if mention else None
        return None

    def _same_document(self, other: Attribution, head: Token, via: str | None) -> bool:
        """Tell whether an earlier attribution speaks through the same document: one entity, or the same noun again."""
        if via is not None and other.via == via:
            return True
        before = self._head(other.source[0])
        definite = any(
            child.morph.get("Definite") == "Def" or (child.pos == "DET" and child.morph.get("PronType") == "Dem")
            for child in self.doc.children(head, "det")
        )
        return definite and before.lemma == head.lemma and before.i < head.i

    def _goes_on(self, item: Attribution, head: Token) -> bool:
        """Tell whether a pronoun speaks with a cue that goes on with what was said (« ajoute-t-il »)."""
        pronoun = head.pos == "PRON" or self.lexicon.is_marker(head, "clitic")
        words = [token for span in item.cue for token in self.doc.tokens_in(span)]
        return pronoun and any(self.lexicon.is_marker_lemma(token, "continuing") for token in words)

    def _continues(self, item: Attribution) -> bool:
        """Tell whether an infinitive behind a connective opens the sentence of a cue (« Et de conclure que … »)."""
        cue = next((token for span in item.cue for token in self.doc.tokens_in(span)), None)
        if cue is None or cue.morph.get("VerbForm") != "Inf":
            return False
        return self.doc.tokens[self.doc.bounds[cue.sentence][0]].pos == "CCONJ"

    def _before(self, item: Attribution, earlier: Sequence[Attribution]) -> Attribution | None:
        """Return the attribution right before one: in its paragraph, else the last one of the paragraph before."""
        paragraph = self._paragraph(item.content[0])
        top = [other for other in earlier if other.within is None and other.content[0].start < item.content[0].start]
        last = top[-1] if top else None
        if last is None:
            return None
        end = Span(last.span.end - 1, last.span.end)
        if self._paragraph(end) == paragraph:
            return last
        return last if paragraph - self._paragraph(end) == 1 and self._closes_paragraph(end) else None

    def _closes_paragraph(self, span: Span) -> bool:
        """Tell whether a span stands in the last sentence of its paragraph, or in the last but one."""
        number = self.doc.tokens_in(span)[0].sentence
        following = self.doc.sentences[number + 1 : number + 3]
        return len(following) < 2 or following[1].paragraph != self.doc.sentences[number].paragraph

    def _paragraph(self, span: Span) -> int:
        token = next(iter(self.doc.tokens_in(span)), None)
        return self.doc.sentences[token.sentence].paragraph if token else -2
