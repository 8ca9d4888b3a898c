"""Tests of the scores of chains and of links."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.scores import chains, links
from benchmarks.scores.rates import Count
from kg.link.authority import Authority, Known, index_authority
from kg.model import Article, Entity, Link, Mention, Record, Span

WIKIDATA = "http://www.wikidata.org/entity/"
ROUEN, LONDON_ONTARIO = "https://sws.geonames.org/2982652/", "https://sws.geonames.org/6058560/"


def mention(start: int, end: int, kind: str, entity: str | None) -> Mention:
    return Mention(Span(start, end), Span(start, end), "Person", kind, entity)


def row(start: int, end: int, **more: str) -> dict[str, Any]:
    return {"start": start, "end": end, **more}


def authority() -> Authority:
    return index_authority([Known("Q1", "Person", ("Ana Solé",), ("Solé",), "", "", "")])


def test_mentions_in_one_entity_are_pairs_and_open_ones_stand_alone() -> None:
    gold = [row(0, 8, group="ana"), row(20, 23, group="ana"), row(40, 45, group="luc")]
    found = [mention(0, 8, "name", "entity-0"), mention(20, 23, "pronoun", "entity-0"), mention(40, 45, "name", None)]

    assert dict(chains.count(gold, found)) == {
        "pairs": Count(1, 1, 1),
        "B³ precision": Count(300, 300, 300),
        "B³ recall": Count(300, 300, 300),
    }


def test_a_mention_that_the_gold_does_not_know_and_an_adjective_do_not_count() -> None:
    found = [mention(50, 55, "name", "entity-50"), mention(0, 8, "adjective", "entity-0")]

    assert list(chains.count([row(0, 8, group="ana")], found)) == []


def test_a_name_that_ends_a_mention_of_the_gold_is_that_mention() -> None:
    assert chains.likeness(mention(28, 32, "name", None), row(0, 32)) == chains.ALIKE
    assert chains.likeness(mention(0, 4, "name", None), row(0, 32)) < chains.ALIKE


@pytest.mark.parametrize(
    ("title", "kind", "expected"),
    [
        ("Ana_Sol%C3%A9", "person", {WIKIDATA + "Q1"}),
        ("Sol%C3%A9_%28company%29", "organization", set()),
        ("Rouen", "place", {ROUEN}),
        ("Rouen", "organization", set()),
        ("London%2C_Ontario", "place", {LONDON_ONTARIO}),
    ],
)
def test_a_title_stands_for_an_entry_or_a_place(title: str, kind: str, expected: set[str]) -> None:
    assert links.targets_of(title, kind, "en", authority()) == expected


def test_an_accepted_link_counts_against_the_names_whose_title_is_held() -> None:
    entities = (
        Entity("entity-0", "Person", "Solé", (Link(WIKIDATA + "Q1", 0.9, "exact", True, Span(0, 4)),), WIKIDATA + "Q1"),
        Entity("entity-9", "Place", "Rouen", (Link(ROUEN, 0.5, "exact", False, Span(9, 14)),), None),
        Entity("entity-20", "Person", "Roy", (Link(WIKIDATA + "Q1", 0.9, "exact", True, Span(20, 23)),), WIKIDATA + "Q1"),
    )
    mentions = (mention(0, 4, "name", "entity-0"), mention(9, 14, "name", "entity-9"), mention(20, 23, "name", "entity-20"))
    record = Record(Article("a", "Solé lit, Rouen dort, Roy.", "fr"), (), mentions, entities, (), (), (), (), ())
    gold = [
        row(0, 4, wikipedia="Ana_Sol%C3%A9", type="person"),
        row(9, 14, wikipedia="Rouen", type="place"),
        row(20, 23, wikipedia="Luc_Roy", type="person"),
    ]

    assert dict(links.count(gold, record, authority())) == {"accepted": Count(2, 2, 1), "candidates": Count(2, 2, 2)}
