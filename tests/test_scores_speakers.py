"""Tests of the score of speakers."""

from __future__ import annotations

from typing import Any

from benchmarks.scores.speakers import count, judge
from kg.model import Attribution, Mention, Span

TEXT = "Ana Solé et Luc Roy parlent. Le couple dit : tout va bien."
ANA = Mention(Span(0, 8), Span(0, 8), "Person", "name", "entity-0")
BOTH = Mention(Span(0, 19), Span(0, 19), "Group", "nominal", "entity-0-19")
COUPLE = Mention(Span(29, 38), Span(32, 38), "Group", "nominal", "entity-29")


def row(speaker: str | None, mention: list[int] | None = None) -> dict[str, Any]:
    return {
        "speaker": speaker, "speaker_mention": mention, "content": [[45, 57]], "cue": [[39, 42]], "kind": "direct",
    }  # fmt: skip


def test_the_speaker_is_right_where_the_entity_has_its_first_naming() -> None:
    assert judge(row("Ana Solé", [0, 8]), [ANA], TEXT) == "right"
    assert judge(row("Ana Solé et Luc Roy", [0, 19]), [BOTH, COUPLE], TEXT) == "right"


def test_one_of_two_who_speak_together_is_wrong() -> None:
    assert judge(row("Ana Solé et Luc Roy", [0, 19]), [ANA], TEXT) == "wrong"


def test_a_description_stands_for_no_name_and_nobody_is_missing() -> None:
    assert judge(row("Ana Solé et Luc Roy", [0, 19]), [COUPLE], TEXT) == "description"
    assert judge(row("Ana Solé", [0, 8]), [], TEXT) == "missing"


def test_an_open_speaker_stays_open_and_an_unnamed_one_is_held_by_its_words() -> None:
    assert judge(row(None), [], TEXT) == "right"
    assert judge(row(None), [ANA], TEXT) == "wrong"
    assert judge(row("un couple"), [COUPLE], TEXT) == "right"
    assert judge(row("des voisins"), [COUPLE], TEXT) == "wrong"


def test_only_attributions_whose_content_is_found_count() -> None:
    found = Attribution((Span(45, 57),), (Span(39, 42),), (Span(29, 38),), "direct", "asserts", "quote", speaker="entity-29")
    elsewhere = Attribution((Span(0, 8),), (), (), "direct", "asserts", "quote")

    assert count([row("un couple")], [found, elsewhere], [COUPLE], TEXT) == {("all", "right"): 1, ("direct", "right"): 1}
    assert count([row("un couple")], [elsewhere], [COUPLE], TEXT) == {}
