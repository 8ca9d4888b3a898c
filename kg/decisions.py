"""A person's decision -> a line in the file of judgements, and the store settled anew by all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.derive import derive_graphs
from kg.errors import InputError
from kg.explanation import resolve_thing
from kg.link.judgements import OF_CLAIM, OF_IDENTITY, Judgement, check_judgements, read_judgements, write_judgements
from kg.prefixes import PREFIXES
from kg.settle import JUDGEMENTS, describe_thing, keep_judgements, settle_graphs
from kg.store import DEFAULT_STORE, Store, folder_of, open_store
from kg.terms import local_name


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided of a thing; ``target`` is empty for a claim, ``on`` a date."""

    verdict: str
    target: str = ""
    by: str = ""
    why: str = ""
    on: str = ""


def judge(
    thing: str, decision: Decision, *, store: str | Path = DEFAULT_STORE, judgements: str | Path | None = None
) -> tuple[Judgement, ...]:
    """Write a decision about an entity or a claim, and return its lines: two where two entities are held against each other.

    Raise InputError, naming both lines, where it contradicts one that stands; then nothing is written.
    """
    path = _file(store, judgements)
    with open_store(store, writable=True) as opened:
        before = read_judgements(path) if path.exists() else ()
        made = tuple(_lines(opened, resolve_thing(opened, thing), decision))
        known = (*before, *(line for line in made if not any(_is_same(line, other) for other in before)))
        check_judgements(known, path)
        _keep(opened, path, known)
    return made


def withdraw(
    thing: str, decision: Decision, *, store: str | Path = DEFAULT_STORE, judgements: str | Path | None = None
) -> tuple[Judgement, ...]:
    """Take back what was decided of a thing, or that alone which has the verdict and the target, and return the lines.

    Raise InputError where there is none.
    """
    path = _file(store, judgements)
    with open_store(store, writable=True) as opened:
        before = read_judgements(path) if path.exists() else ()
        subject = resolve_thing(opened, thing)
        target = _target(opened, decision.target) if decision.target else ""
        gone = tuple(line for line in before if _concerns(line, subject, decision.verdict, target))
        if not gone:
            raise InputError(f"{path} has no such judgement of {thing}")
        _keep(opened, path, tuple(line for line in before if line not in gone))
    return gone


def _file(store: str | Path, given: str | Path | None) -> Path:
    if given is None and "://" in str(store):
        raise InputError("judgements of a store on a server stand in a file of yours: add --judgements FILE")
    return Path(given) if given else folder_of(store) / JUDGEMENTS


def _lines(store: Store, subject: str, decision: Decision) -> list[Judgement]:
    of_claim = local_name(subject).startswith("claim-")
    verdicts = OF_CLAIM if of_claim else OF_IDENTITY
    if decision.verdict not in verdicts:
        raise InputError(f"{'a claim' if of_claim else 'an entity'} is judged {', '.join(verdicts)}, not {decision.verdict!r}")
    if of_claim == bool(decision.target):
        raise InputError(f"{decision.verdict!r} takes {'no target' if of_claim else 'a target: wd:Q…, an IRI, or an entity'}")
    if not of_claim:
        target = _target(store, decision.target)
        sides = [(subject, target), (target, subject)] if "/article/" in target else [(subject, target)]
        return [_line(store, one, other, decision) for one, other in sides]
    return [_line(store, subject, "", decision)]


def _line(store: Store, subject: str, target: str, decision: Decision) -> Judgement:
    print_, words = describe_thing(store, subject)
    return Judgement(decision.verdict, subject, target, print_, words, decision.by, decision.on, decision.why)


def _target(store: Store, target: str) -> str:
    if re.fullmatch(r"Q\d+", target):
        return PREFIXES["wd"] + target
    found = resolve_thing(store, target)
    if not re.fullmatch(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+", found):
        raise InputError(f"{target!r} is no target; write wd:Q…, an IRI, or an entity of the store")
    return found


def _is_same(one: Judgement, other: Judgement) -> bool:
    return (one.verdict, one.subject, one.object) == (other.verdict, other.subject, other.object)


def _concerns(line: Judgement, subject: str, verdict: str, target: str) -> bool:
    if (verdict and line.verdict != verdict) or subject not in (line.subject, line.object):
        return False
    return not target or target in (line.subject, line.object)


def _keep(store: Store, path: Path, judgements: Sequence[Judgement]) -> None:
    """Write the file, and settle by it who is whom in the store and what follows from it."""
    base = next((graph.partition("article/")[0] for graph in sorted(store.graphs) if "/article/" in graph), "")
    write_judgements(path, judgements)
    if store.path != path.parent:
        keep_judgements(path, store.path)
    graphs: dict[str, list[str]] = {}
    for settled in settle_graphs(store, judgements, base=base):
        graphs |= settled
    store.put(graphs)
    store.put(derive_graphs(store, base=base))
