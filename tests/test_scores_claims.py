"""Tests of the score of claims."""

from __future__ import annotations

from typing import Any

from benchmarks.scores.claims import score_claims
from kg.model import Argument, Attribution, Claim, Predicate, Span


def claim(mode: str = "states", *, words: tuple[Span, ...] = (Span(4, 9),), attribution: str | None = None) -> Claim:
    return Claim(
        Span(0, 14), Span(0, 20), Argument("subject", (Span(0, 3),), Span(0, 3)), Predicate(words, Span(4, 9), "open"),
        Argument("object", (Span(10, 14),), Span(10, 14)), (), None, mode, "positive", None, "certain", attribution, "active",
    )  # fmt: skip


def gold(**changes: Any) -> dict[str, Any]:
    slots = {
        name: {"span": span, "head": span} for name, span in (("subject", [0, 3]), ("predicate", [4, 9]), ("object", [10, 14]))
    }
    row = {"id": "a", "language": "fr", "sentence": [0, 20]}
    return row | {"claims": [slots | {"mode": "states", "source": None, "form": "active"} | changes]}


def figures(row: dict[str, Any], *claims: Claim, said: dict[str, Attribution] | None = None) -> tuple[float, float]:
    """Return the shares of slots and of claims that are right."""
    listed = score_claims([row], lambda _: (claims, said or {})).rows()
    return listed[0][3], listed[0][4]


def test_the_same_heads_mode_and_source_are_fully_right() -> None:
    assert figures(gold(), claim()) == (1.0, 1.0)


def test_another_mode_leaves_the_slots_right() -> None:
    assert figures(gold(mode="denies"), claim()) == (1.0, 0.0)


def test_a_missing_object_makes_the_slots_wrong() -> None:
    assert figures(gold(object=None), claim()) == (0.0, 0.0)


def test_one_gold_claim_is_matched_once() -> None:
    assert figures(gold(), claim(), claim()) == (0.5, 0.5)


def test_the_predicate_of_an_apposition_is_held_against_the_object() -> None:
    title = {"span": [10, 14], "head": [10, 14]}

    assert figures(gold(predicate=title, object=None), claim(words=())) == (1.0, 1.0)


def test_a_source_must_be_the_one_of_the_gold() -> None:
    said = Attribution((Span(0, 14),), (), (Span(15, 19),), "indirect", "asserts", "that")
    reported = claim("reports", attribution="s")

    assert figures(gold(mode="reports", source=[15, 18]), reported, said={"s": said}) == (1.0, 1.0)
    assert figures(gold(mode="reports", source=[5, 8]), reported, said={"s": said}) == (1.0, 0.0)
