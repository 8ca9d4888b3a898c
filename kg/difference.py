"""Two texts of a store -> the claims that one has and the other has not, and those that changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from kg.store import Asked, Term
from kg.terms import local_name, token_of
from kg.texts import ask_texts, find_text


@dataclass(frozen=True, slots=True)
class Statement:
    """What a claim says, in words: how it is meant, of whom, and who says so; empty where the text leaves it open."""

    predicate: str
    subject: str
    object: str
    mode: str
    certainty: str
    interval: str
    source: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim with its IRI, its words and what it says."""

    iri: str
    quote: str
    says: Statement


@dataclass(frozen=True, slots=True)
class Difference:
    """What a text added, dropped and changed against another; a pair is the old claim and the new one."""

    old: str
    new: str
    added: tuple[Claimed, ...]
    dropped: tuple[Claimed, ...]
    changed: tuple[tuple[Claimed, Claimed], ...]
    same: int


def compare_texts(store: Asked, old: str, new: str) -> Difference:
    """Return how the claims of two texts differ, in the order of the texts; raise QueryError where a text is not there.

    A claim is the same where it says the same, wherever it stands. It changed where it has the predicate and the subject of one
    of the other text, or its words, and says something else.
    """
    texts = find_text(store, old), find_text(store, new)
    before, after = (list(_claims(store, text)) for text in texts)
    shared = Counter(claim.says for claim in before) & Counter(claim.says for claim in after)
    dropped, added = list(_rest(before, shared)), list(_rest(after, shared))
    changed = []
    for claim in tuple(added):
        former = next((other for other in dropped if _is_kin(other, claim)), None)
        if former:
            changed.append((former, claim))
            dropped.remove(former)
            added.remove(claim)
    return Difference(*texts, tuple(added), tuple(dropped), tuple(changed), shared.total())


def render(difference: Difference) -> str:
    """Return a difference as a person reads it: a line a claim, what changed behind it."""
    lines = [f"- {_line(claim)}" for claim in difference.dropped]
    lines += [f"+ {_line(claim)}" for claim in difference.added]
    for former, claim in difference.changed:
        lines.append(f"~ {_line(claim)}")
        lines += [f"    {name}: {was or '(none)'} -> {now or '(none)'}" for name, was, now in _changes(former.says, claim.says)]
    counts = f"{len(difference.added)} added, {len(difference.dropped)} dropped, {len(difference.changed)} changed"
    return "\n".join((*lines, f"{counts}, {difference.same} the same"))


def _claims(store: Asked, text: str) -> Iterator[Claimed]:
    seen = set()
    for row in ask_texts(store, "claims", {"text": Term("iri", text)}):
        iri = str(row["claim"])
        if iri in seen:
            continue
        seen.add(iri)
        words = {name: str(row[name] or "") for name in ("subject", "object", "interval", "source")}
        tokens = {name: token_of(str(row[name])) for name in ("predicate", "certainty")}
        yield Claimed(iri, " ".join(str(row["quote"]).split()), Statement(mode=local_name(str(row["mode"])), **words, **tokens))


def _rest(claims: Iterable[Claimed], shared: Counter[Statement]) -> Iterator[Claimed]:
    left = Counter(shared)
    for claim in claims:
        if left[claim.says]:
            left[claim.says] -= 1
        else:
            yield claim


def _is_kin(first: Claimed, second: Claimed) -> bool:
    one, other = first.says, second.says
    return (one.predicate, one.subject) == (other.predicate, other.subject) or first.quote == second.quote


def _changes(old: Statement, new: Statement) -> Iterator[tuple[str, str, str]]:
    for item in fields(Statement):
        was, now = getattr(old, item.name), getattr(new, item.name)
        if was != now:
            yield item.name, was, now


def _line(claim: Claimed) -> str:
    return f"{local_name(claim.iri)} « {claim.quote} »"
