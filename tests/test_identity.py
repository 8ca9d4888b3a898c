"""Identity across articles: profiles built by hand, so that no test needs a model."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.identity import Identities, Profile, settle_identities
from kg.identity.groups import components
from kg.identity.verdicts import TAKEN_BACK
from kg.link.judgements import Judgement
from kg.model import Entity, Link, Span
from kg.terms import BASE, article_iri, canonical_iri

WD = "http://www.wikidata.org/entity/"
FRANCE, UKRAINE, SPAIN, LENS, NICE = WD + "Q142", WD + "Q212", WD + "Q29", WD + "Q82774", WD + "Q33959"
MAYOR = ("Person", "Paul Durand", "")


def text(number: int, *named: tuple[str, str, str]) -> Profile:
    """Return a text that names entities of a type, a name and an identity, empty where it is unlinked."""
    entities, spans = [], {}
    for place, (type_, name, identity) in enumerate(named):
        local, span = f"entity-{place * 100}", Span(place * 100, place * 100 + len(name))
        links = (Link(identity, 0.95, "exact", True, span),) if identity else ()
        entities.append(Entity(local, type_, name, links, identity or None))
        spans[local] = span
    return Profile(article_iri(f"{number:064x}"[::-1]), tuple(entities), frozenset(spans), spans, {})


def town(identity: str) -> tuple[str, str, str]:
    return "Place", identity[-4:], identity


def iri_of(profile: Profile, place: int = 0) -> str:
    return f"{profile.article}/entity-{place * 100}"


def identity_of(found: Identities, profile: Profile, place: int = 0) -> str | None:
    return found.entities[profile.article][place].identity


def judge(verdict: str, subject: str, target: str) -> Judgement:
    return Judgement(verdict, subject, target, "", "", "Ada", "2024-05-01", "")


def test_a_full_name_beside_the_same_town_is_one_person():
    one, other = text(1, MAYOR, town(LENS)), text(2, MAYOR, town(LENS))
    found = settle_identities([one, other])
    expected = canonical_iri("Person", "paul durand")

    assert identity_of(found, one) == identity_of(found, other) == expected
    assert found.canonical == {expected: ("Person", "Paul Durand")}


def test_the_link_tells_method_score_and_what_is_shared():
    one, other = text(1, MAYOR, town(LENS)), text(2, MAYOR, town(LENS))
    link = settle_identities([one, other]).entities[one.article][0].links[0]

    assert (link.method, link.accepted, link.mention) == ("shared", True, Span(0, 11))
    assert 0.8 < link.score < 1
    assert "wd:Q82774" in link.reason


def test_namesakes_in_different_towns_are_two():
    one, other = text(1, MAYOR, town(LENS), town(FRANCE)), text(2, MAYOR, town(NICE), town(FRANCE))
    found = settle_identities([one, other])

    assert identity_of(found, one) is None
    assert identity_of(found, other) is None
    assert found.canonical == {}


def test_two_pairs_of_namesakes_have_two_identities():
    profiles = [text(number, MAYOR, town(LENS if number % 2 else NICE)) for number in range(1, 5)]
    found = settle_identities(profiles)
    identities = [identity_of(found, profile) for profile in profiles]

    assert identities[0] == identities[2] != identities[1] == identities[3]
    assert len(found.canonical) == 2


@pytest.mark.parametrize(("countries", "one_person"), [((FRANCE,), False), ((FRANCE, UKRAINE), True)])
def test_one_country_in_common_is_too_little_and_two_are_enough(countries, one_person):
    profiles = [text(number, MAYOR, *map(town, countries)) for number in (1, 2)]
    found = settle_identities(profiles)

    assert (identity_of(found, profiles[0]) is not None) is one_person


@pytest.mark.parametrize(
    "named",
    [
        ("Person", "Durand", ""),
        ("Place", "Saint-Martin", ""),
        ("Organization", "Ministère de la Défense", ""),
        ("Event", "Championnat de France", ""),
        (None, "Paul Durand", ""),
    ],
)
def test_names_that_many_bear_are_never_joined(named):
    profiles = [text(number, named, town(LENS), town(NICE)) for number in (1, 2)]
    found = settle_identities(profiles)

    assert [identity_of(found, profile) for profile in profiles] == [None, None]


def test_a_short_name_of_a_body_asks_for_two_things_in_common():
    body = ("Organization", "Vinex", "")
    one, other, third = text(1, body, town(LENS), town(NICE)), text(2, body, town(LENS), town(NICE)), text(3, body, town(NICE))
    found = settle_identities([one, other, third])

    assert identity_of(found, one) == identity_of(found, other) is not None
    assert identity_of(found, third) is None


def test_types_are_not_mixed():
    one, other = text(1, ("Organization", "Paul Durand", ""), town(LENS)), text(2, MAYOR, town(LENS))

    assert identity_of(settle_identities([one, other]), one) is None


def test_what_one_article_settles_holds_for_the_other():
    one, other = text(1, ("Person", "Paul Durand", WD + "Q1"), town(LENS)), text(2, MAYOR, town(LENS))
    found = settle_identities([one, other])

    assert identity_of(found, other) == WD + "Q1"
    assert found.entities[one.article] == one.entities
    assert found.canonical == {}


def test_a_name_with_two_identities_is_left_open():
    one, other = (text(number, ("Person", "Paul Durand", f"{WD}Q{number}"), town(LENS)) for number in (1, 2))
    third = text(3, MAYOR, town(LENS))
    found = settle_identities([one, other, third])

    assert [identity_of(found, profile) for profile in (one, other, third)] == [WD + "Q1", WD + "Q2", None]


def test_what_one_article_keeps_apart_is_not_joined_through_another():
    one, other = text(1, MAYOR, MAYOR, town(LENS)), text(2, MAYOR, town(LENS))
    found = settle_identities([one, other])

    assert identity_of(found, one) is identity_of(found, one, 1) is identity_of(found, other) is None


def test_a_thing_is_no_context_of_itself():
    profiles = [text(number, MAYOR, ("Person", "Paul  DURAND", "")) for number in (1, 2)]

    assert settle_identities(profiles).canonical == {}


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_order_of_the_articles_changes_nothing(order):
    profiles = [text(number, MAYOR, town((LENS, NICE)[number % 2]), town(SPAIN)) for number in range(4)]
    profiles[3] = text(3, MAYOR, town(LENS), town(NICE), town(UKRAINE))
    found = settle_identities([profiles[number] for number in order])

    assert found == settle_identities(profiles)
    assert list(found.entities) == sorted(found.entities)


def test_settling_again_what_was_settled_changes_nothing():
    profiles = [text(1, MAYOR, town(LENS)), text(2, MAYOR, town(LENS))]
    judgements = [judge("same", iri_of(profiles[0], 1), WD + "Q9"), judge("same", iri_of(profiles[1], 1), WD + "Q9")]
    once = settle_identities(profiles, judgements)
    again = settle_identities([replace(profile, entities=once.entities[profile.article]) for profile in profiles], judgements)
    plain = settle_identities([replace(profile, entities=once.entities[profile.article]) for profile in profiles])

    assert again == once
    assert plain == settle_identities(profiles)


class TestJudgements:
    ONE, OTHER = text(1, MAYOR, town(LENS)), text(2, MAYOR, town(NICE))
    THIRD = text(3, MAYOR, town(LENS))

    def test_same_joins_what_nothing_else_does(self):
        found = settle_identities([self.ONE, self.OTHER], [judge("same", iri_of(self.ONE), iri_of(self.OTHER))])
        links = found.entities[self.ONE.article][0].links

        assert identity_of(found, self.ONE) == identity_of(found, self.OTHER) == canonical_iri("Person", "paul durand")
        assert (links[0].method, links[0].score) == ("judgement", 1.0)

    def test_different_parts_what_shares_its_context(self):
        found = settle_identities([self.ONE, self.THIRD], [judge("different", iri_of(self.ONE), iri_of(self.THIRD))])

        assert identity_of(found, self.ONE) is identity_of(found, self.THIRD) is None

    def test_different_from_an_identity_keeps_that_of_another_article_away(self):
        known = text(2, ("Person", "Paul Durand", WD + "Q1"), town(LENS))
        found = settle_identities([self.ONE, known], [judge("different", iri_of(self.ONE), WD + "Q1")])

        assert identity_of(found, self.ONE) is None
        assert identity_of(found, known) == WD + "Q1"

    def test_one_judged_identity_reaches_those_that_share_the_context(self):
        found = settle_identities([self.ONE, self.THIRD], [judge("same", iri_of(self.ONE), WD + "Q7")])

        assert identity_of(found, self.THIRD) == WD + "Q7"

    def test_same_overrules_two_links_of_the_program(self):
        one = text(1, ("Person", "Paul Durand", WD + "Q1"))
        other = text(2, ("Person", "Paul Durand", WD + "Q2"))
        found = settle_identities([one, other], [judge("same", iri_of(one), iri_of(other))])

        assert identity_of(found, one) == identity_of(found, other) == WD + "Q1"
        assert found.entities[other.article][0].links[1] == Link(WD + "Q2", 0.95, "exact", False, Span(0, 11), TAKEN_BACK)

    def test_a_judgement_tells_the_entities_that_it_is_about(self):
        judgement = judge("same", iri_of(self.ONE), WD + "Q7")
        placed = replace(self.THIRD, places={"entity-0": ("f" * 16, "Paul Durand")})
        elsewhere = replace(judgement, subject=f"{BASE}article/0000/entity-4", fingerprint="f" * 16, words="Paul Durand")
        found = settle_identities([self.ONE, placed], [judgement, elsewhere])

        assert found.judged == {judgement: (iri_of(self.ONE),), elsewhere: (iri_of(placed),)}


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"))))
def test_components_part_what_no_pair_links(edges):
    groups = components(edges)
    place = {item: number for number, group in enumerate(groups) for item in group}

    assert components(reversed(edges)) == groups
    assert all(place[one] == place[other] for one, other in edges if one != other)
    assert len(place) == sum(map(len, groups))
