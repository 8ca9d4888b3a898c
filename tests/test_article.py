"""The article against its gold: a floor for every section, and what must hold exactly."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from benchmarks.article import DISPUTED, GOLD, SECTIONS, compare, measured, render
from kg.pipeline import read_article
from kg.read import Problem, load_articles
from kg.record import to_json

pytestmark = pytest.mark.model

FLOORS = {
    "quotations": 6,
    "attributed claims": 6,
    "narrator's claims": 8,
    "quantities": 5,
    "comparatives": 2,
    "events": 43,
    "times": 7,
    "nationality_adjectives": 11,
    "coreference": 9,
    "links": 6,
    "corruptions": 11,
}


@pytest.fixture(scope="module")
def rows():
    return measured()


@pytest.fixture(scope="module")
def record():
    (article,) = load_articles([str(GOLD.parent / "article.txt")])
    assert not isinstance(article, Problem)
    return to_json(read_article(article))


@pytest.mark.parametrize("section", [name for name, _ in SECTIONS])
def test_no_section_falls_below_its_floor(rows, section):
    right = Counter(row.section for row in rows if row.verdict == "right")

    assert right[section] >= FLOORS[section]


def test_whatever_is_wrong_is_disputed_with_a_reason(rows):
    disputed = {
        item.strip() for line in DISPUTED.read_text(encoding="utf-8").splitlines()[1:] for item in line.split("\t")[0].split(",")
    }

    assert {row.item for row in rows if row.verdict == "wrong"} <= disputed


def test_the_bounds_are_the_text_s_own(record):
    found = {quantity["text"]: (quantity["min"], quantity["max"], quantity["approximate"]) for quantity in record["quantities"]}

    assert found == {
        "environ la moitié": (0.5, 0.5, True),
        "un": (1, 1, False),
        "Jusqu’à 200 000": (None, 200000, False),
        "environ 40 000 à 60 000": (40000, 60000, True),
        "60 000 à 70 000": (60000, 70000, False),
    }


def test_putin_is_one_entity_and_the_two_soldiers_are_two(record):
    def entity_of(words, after=0):
        start = record["article"]["text"].index(words, after)
        return next(it["entity"] for it in record["mentions"] if it["start"] <= start < it["end"] and it["text"] == words)

    putin = {entity_of("Poutine"), entity_of("Vladimir Poutine"), entity_of("leur président")}

    assert len(putin) == 1
    assert entity_of("le soldat", 383) != entity_of("le soldat", 750)


def test_a_withdrawal_that_nobody_reports_is_only_considered(record):
    (claim,) = [claim for claim in record["claims"] if claim["predicate"]["iri"].endswith("/withdraw")]

    assert (claim["mode"], claim["modality"], claim["certainty"]) == ("considers", "conditional", "unknown")


def test_the_spun_name_is_a_candidate_and_no_identity(record):
    (spun,) = [entity for entity in record["entities"] if entity["name"] == "Middle for Strategic & Worldwide Research"]

    assert next((link["target"].rpartition("/")[2], link["accepted"]) for link in spun["links"]) == ("Q1053614", False)
    assert spun["identity"] == spun["iri"]


def test_a_repeated_headline_states_nothing_a_second_time(record):
    (repeated,) = [sentence for sentence in record["sentences"] if sentence["role"] == "repeated-title"]

    assert not [claim for claim in record["claims"] if repeated["start"] <= claim["start"] < repeated["end"]]


def test_the_page_is_of_this_output(rows):
    page = GOLD.parent.parent.parent / "docs" / "article.md"

    assert page.read_text(encoding="utf-8") == render(rows)


def test_a_gold_item_that_is_not_found_is_counted_as_missed(record):
    gold = json.loads(GOLD.read_text(encoding="utf-8"))

    rows = compare(gold, {**record, "quantities": [], "attributions": []})

    assert {row.verdict for row in rows if row.section in ("quantities", "quotations")} == {"missed"}
