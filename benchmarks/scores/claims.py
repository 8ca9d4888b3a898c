"""Score claims against gold sentences: subject, predicate and object by their heads, then mode and source.

A claim is *fully right* when the heads of its three slots meet the gold's (both empty counts), its mode is the gold's and its
source overlaps the gold's. An apposition's predicate is empty in the record: the gold's predicate is held against the record's
object.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.model import Argument, Attribution, Claim, Span

Row = Mapping[str, Any]
Reading = tuple[Sequence[Claim], Mapping[str, Attribution]]


@dataclass(slots=True)
class Tally:
    """Counts of produced, gold and right claims under a label, and of pairs whose slots alone are right."""

    produced: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    slots: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[str, Claim]] = field(default_factory=list)
    missed: list[tuple[str, Row]] = field(default_factory=list)

    def rows(self) -> list[tuple[str, int, int, float, float, float, float]]:
        """Return label, produced, gold, precision of the slots, precision, recall and F1 of the fully right, ``all`` first."""
        labels = sorted(set(self.produced) | set(self.gold), key=lambda label: (label != "all", label))
        return [self._row(label) for label in labels]

    def _row(self, label: str) -> tuple[str, int, int, float, float, float, float]:
        produced, gold, right = self.produced[label], self.gold[label], self.right[label]
        precision = right / produced if produced else 0.0
        recall = right / gold if gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if right else 0.0
        return label, produced, gold, self.slots[label] / produced if produced else 0.0, precision, recall, f1


def score_claims(rows: Iterable[Row], read: Callable[[str], Reading]) -> Tally:
    """Return the tally over gold sentences; ``read`` gives the claims and attributions of an article by its id."""
    tally = Tally()
    for row in rows:
        claims, attributions = read(row["id"])
        sentence = Span(*row["sentence"])
        inside = [claim for claim in claims if sentence.covers(claim.predicate.head)]
        _score_sentence(tally, row, inside, attributions)
    return tally


def _score_sentence(tally: Tally, row: Row, claims: Sequence[Claim], attributions: Mapping[str, Attribution]) -> None:
    free = list(row["claims"])
    unmatched = []
    for claim in claims:
        tally.produced.update(_labels(row, claim.form, claim.mode))
        match = next((gold for gold in free if _same_slots(gold, claim) and _same_stance(gold, claim, attributions)), None)
        if match is None:
            unmatched.append(claim)
            continue
        free.remove(match)
        tally.slots.update(_labels(row, claim.form, claim.mode))
        tally.right.update(_labels(row, claim.form, claim.mode))
    for claim in unmatched:
        match = next((gold for gold in free if _same_slots(gold, claim)), None)
        if match is not None:
            free.remove(match)
            tally.slots.update(_labels(row, claim.form, claim.mode))
        tally.wrong.append((row["id"] if match is None else f"{row['id']} (mode or source)", claim))
    tally.missed.extend((row["id"], gold) for gold in free)
    for gold in row["claims"]:
        tally.gold.update(_labels(row, gold["form"], gold["mode"]))


def _labels(row: Row, form: str, mode: str) -> tuple[str, ...]:
    return "all", f"form {form}", f"mode {mode}", f"language {row['language']}"


def _same_slots(gold: Row, claim: Claim) -> bool:
    if not _meets(gold["subject"], claim.subject, gold.get("antecedent")):
        return False
    if not claim.predicate.spans:
        return claim.object is not None and Span(*gold["predicate"]["head"]).overlaps(claim.object.head)
    if not Span(*gold["predicate"]["head"]).overlaps(claim.predicate.head):
        return False
    return _meets(gold["object"], claim.object, gold.get("object_antecedent"))


def _meets(gold: Row | None, argument: Argument | None, antecedent: Sequence[int] | None) -> bool:
    if gold is None or argument is None:
        return gold is None and argument is None
    return any(argument.head.overlaps(Span(*span)) for span in (gold["head"], antecedent) if span)


def _same_stance(gold: Row, claim: Claim, attributions: Mapping[str, Attribution]) -> bool:
    if gold["mode"] != claim.mode:
        return False
    attribution = attributions.get(claim.attribution or "")
    source = attribution.source if attribution else ()
    if gold["source"] is None or not source:
        return gold["source"] is None and not source
    return any(Span(*gold["source"]).overlaps(span) for span in source)
