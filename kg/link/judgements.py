"""Judgements: what a person decided about an identity or a claim, kept in a TSV beside the data.

A judgement overrides what the program finds, survives a rebuild and is taken back by deleting its line. It names its subject by
IRI; the fingerprint of the sentence and the words there find the subject again after an edit elsewhere in the article.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from kg.errors import InputError
from kg.model import Entity, Record, Span
from kg.prefixes import WIKIDATA

OF_IDENTITY = ("same", "different", "unsure")
OF_CLAIM = ("right", "wrong")
JUDGED_WRONG = "judged wrong"
TAKEN_BACK = "taken back: a person judged otherwise"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision: ``same``, ``different`` or ``unsure`` of an entity and an identity, ``right`` or ``wrong`` of a claim.

    ``fingerprint`` is that of the sentence, ``words`` are the name or the quote there; ``on`` is a date that the person gives.
    """

    verdict: str
    subject: str
    object: str
    fingerprint: str
    words: str
    by: str
    on: str
    why: str

    @property
    def reason(self) -> str:
        """Who judged, when and why, in words."""
        return f"{self.by}{f' on {self.on}' if self.on else ''}{f': {self.why}' if self.why else ''}"


COLUMNS = tuple(column.name for column in fields(Judgement))


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """Return the judgements of a file in order; raise InputError for a bad line, and naming both for two that contradict."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        if tuple(next(rows, ())) != COLUMNS:
            raise InputError(f"{path} does not begin with the columns {', '.join(COLUMNS)}")
        judgements = tuple(_judgement(path, number, row) for number, row in enumerate(rows, 2))
    check_judgements(judgements, path)
    return judgements


def write_judgements(path: Path, judgements: Iterable[Judgement]) -> None:
    """Write judgements so that reading gives them back; raise InputError for two that contradict."""
    listed = tuple(judgements)
    check_judgements(listed, path)
    rows = [COLUMNS, *(tuple(re.sub(r"\s+", " ", cell) for cell in astuple(judgement)) for judgement in listed)]
    draft = path.with_name(f"{path.name}.draft")
    draft.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8", newline="\n")
    draft.replace(path)


def _judgement(path: Path, number: int, row: Sequence[str]) -> Judgement:
    if len(row) != len(COLUMNS):
        raise InputError(f"{path}, line {number}: {len(row)} columns instead of {len(COLUMNS)}")
    judgement = Judgement(*row)
    if judgement.verdict not in OF_IDENTITY + OF_CLAIM:
        raise InputError(f"{path}, line {number}: {judgement.verdict!r} is none of {', '.join(OF_IDENTITY + OF_CLAIM)}")
    if bool(judgement.object) != (judgement.verdict in OF_IDENTITY):
        raise InputError(f"{path}, line {number}: {judgement.verdict!r} takes {'no' if judgement.object else 'an'} object")
    return judgement


def check_judgements(judgements: Sequence[Judgement], path: Path) -> None:
    """Raise InputError, naming two lines of the file, where judgements contradict one another, through others too."""
    seen: dict[tuple[str, ...], int] = {}
    for number, judgement in enumerate(judgements, 2):
        parties = (judgement.subject, *sorted({judgement.subject, judgement.object}))
        key = parties[1:] if judgement.object else parties[:1]
        first = seen.setdefault(key, number)
        if judgements[first - 2].verdict != judgement.verdict:
            raise _contradiction(path, first, number)
    for number, judgement in enumerate(judgements, 2):
        if judgement.verdict == "different":
            _check_apart(judgements, number, path)
    for judgement in judgements:
        items = [item for item in same_as(judgement.subject, judgements) if item.startswith(WIKIDATA)]
        if judgement.verdict == "same" and len(items) > 1:
            lines = [number for number, other in enumerate(judgements, 2) if other.verdict == "same" and other.object in items]
            raise _contradiction(path, lines[0], lines[-1])


def _check_apart(judgements: Sequence[Judgement], number: int, path: Path) -> None:
    apart = judgements[number - 2]
    group = same_as(apart.subject, judgements)
    if apart.object in group:
        lines = [line for line, other in enumerate(judgements, 2) if other.verdict == "same" and other.subject in group]
        raise _contradiction(path, lines[0], number)


def _contradiction(path: Path, first: int, second: int) -> InputError:
    low, high = sorted((first, second))
    return InputError(f"{path}: lines {low} and {high} contradict each other; delete one of them")


def same_as(subject: str, judgements: Iterable[Judgement]) -> set[str]:
    """Return all that is the same as a subject, itself included, over any number of steps."""
    beside: dict[str, set[str]] = defaultdict(set)
    for judgement in judgements:
        if judgement.verdict == "same":
            beside[judgement.subject].add(judgement.object)
            beside[judgement.object].add(judgement.subject)
    group, waiting = {subject}, [subject]
    while waiting:
        for other in beside[waiting.pop()] - group:
            group.add(other)
            waiting.append(other)
    return group


def fingerprint(sentence: str) -> str:
    """Return a digest of the words of a sentence that case, spaces and punctuation leave as it is.

    >>> fingerprint("Il pleut, dit-il.") == fingerprint("il pleut dit il")
    True
    """
    return hashlib.sha256(" ".join(re.findall(r"\w+", sentence.lower())).encode()).hexdigest()[:16]


def describe_subject(record: Record, local: str) -> tuple[str, str]:
    """Return the fingerprint and the words of an entity or a claim (``entity-1185``, ``claim-1150``), for a new judgement."""
    for entity in record.entities:
        if entity.id == local:
            return place_of(record, anchor_of(record, entity))
    for claim in record.claims:
        if f"claim-{claim.key}" == local:
            return place_of(record, claim.span)
    raise InputError(f"the article {record.article.id} has no {local}; see its record")


def place_of(record: Record, span: Span) -> tuple[str, str]:
    """Return the fingerprint of the sentence of a span, and its words."""
    around = next((sentence.span for sentence in record.sentences if sentence.span.overlaps(span)), span)
    return fingerprint(record.article.slice(around)), " ".join(record.article.slice(span).split())


def anchor_of(record: Record, entity: Entity) -> Span:
    """Return the first name of an entity, else its first mention."""
    mentions = [mention for mention in record.mentions if mention.entity == entity.id]
    named = [mention for mention in mentions if mention.kind == "name"] or mentions
    return named[0].span if named else Span(0, 0)
