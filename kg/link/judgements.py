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
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path

from kg.errors import InputError
from kg.model import Claim, Entity, Link, Record, Span

OF_IDENTITY = ("same", "different", "unsure")
OF_CLAIM = ("right", "wrong")
WIKIDATA = "http://www.wikidata.org/entity/"
JUDGED_WRONG = "judged wrong"


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
    path.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8", newline="\n")


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
        items = [item for item in _same_as(judgement.subject, judgements) if item.startswith(WIKIDATA)]
        if judgement.verdict == "same" and len(items) > 1:
            lines = [number for number, other in enumerate(judgements, 2) if other.verdict == "same" and other.object in items]
            raise _contradiction(path, lines[0], lines[-1])


def _check_apart(judgements: Sequence[Judgement], number: int, path: Path) -> None:
    apart = judgements[number - 2]
    group = _same_as(apart.subject, judgements)
    if apart.object in group:
        lines = [line for line, other in enumerate(judgements, 2) if other.verdict == "same" and other.subject in group]
        raise _contradiction(path, lines[0], number)


def _contradiction(path: Path, first: int, second: int) -> InputError:
    low, high = sorted((first, second))
    return InputError(f"{path}: lines {low} and {high} contradict each other; delete one of them")


def _same_as(subject: str, judgements: Sequence[Judgement]) -> set[str]:
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
            return _place_of(record, _span_of(record, entity))
    for claim in record.claims:
        if f"claim-{claim.key}" == local:
            return _place_of(record, claim.span)
    raise InputError(f"the article {record.article.id} has no {local}; see its record")


def _place_of(record: Record, span: Span) -> tuple[str, str]:
    around = next((sentence.span for sentence in record.sentences if sentence.span.overlaps(span)), span)
    return fingerprint(record.article.slice(around)), " ".join(record.article.slice(span).split())


def _span_of(record: Record, entity: Entity) -> Span:
    mentions = [mention for mention in record.mentions if mention.entity == entity.id]
    named = [mention for mention in mentions if mention.kind == "name"] or mentions
    return named[0].span if named else Span(0, 0)


def apply_judgements(record: Record, judgements: Sequence[Judgement]) -> Record:
    """Return the record with each judged entity linked, or not, as judged, and each judged claim read as judged."""
    if not judgements:
        return record
    entities = tuple(_judged_entity(record, entity, judgements) for entity in record.entities)
    claims = tuple(_judged_claim(record, claim, judgements) for claim in record.claims)
    return replace(record, entities=entities, claims=claims)


def _judged_entity(record: Record, entity: Entity, judgements: Sequence[Judgement]) -> Entity:
    span = _span_of(record, entity)
    for judgement in _about(record, entity.id, span, judgements, OF_IDENTITY):
        if judgement.verdict == "same":
            others = _same_as(judgement.subject, judgements) - {judgement.subject}
            target = min(others, key=lambda other: (not other.startswith(WIKIDATA), other))
            links = tuple(replace(link, accepted=False) for link in entity.links if link.target != target)
            return replace(entity, links=(Link(target, 1.0, "judgement", True, span), *links), identity=target)
        links = tuple(
            replace(link, accepted=False, method="judgement") if link.target == judgement.object else link
            for link in entity.links
        )
        identity = None if entity.identity == judgement.object else entity.identity
        entity = replace(entity, links=links, identity=identity)
    return entity


def _judged_claim(record: Record, claim: Claim, judgements: Sequence[Judgement]) -> Claim:
    for judgement in _about(record, f"claim-{claim.key}", claim.span, judgements, OF_CLAIM):
        if judgement.verdict == "wrong":
            return replace(claim, reading="doubtful", reasons=tuple(dict.fromkeys((*claim.reasons, JUDGED_WRONG))))
        return replace(claim, reading="sound", reasons=())
    return claim


def _about(record: Record, local: str, span: Span, judgements: Sequence[Judgement], verdicts: tuple[str, ...]) -> list[Judgement]:
    """Return the judgements about a subject, ``same`` first: by IRI in this text, else by its sentence and words."""
    here = f"/{record.article.sha256[:16]}/{local}"
    found, place = [], None
    for judgement in judgements:
        if judgement.verdict not in verdicts:
            continue
        if judgement.subject.endswith(here):
            found.append(judgement)
        elif judgement.fingerprint and f"/{record.article.sha256[:16]}/" not in judgement.subject:
            place = place or _place_of(record, span)
            if place == (judgement.fingerprint, judgement.words):
                found.append(judgement)
    return sorted(found, key=lambda judgement: judgement.verdict != "same")
