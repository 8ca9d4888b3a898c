from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import pytest

from kg.link.authority import Known, index_authority, load_authority
from kg.link.spun import align_words, content_words, embed_words, find_spun, is_spinnable, vocabulary_of

CASES = [line.split("\t") for line in (Path(__file__).parent / "cases" / "spun.tsv").read_text(encoding="utf-8").splitlines()[1:]]
HEADS = [
    "Agency",
    "Association",
    "Bank",
    "Board",
    "Bureau",
    "Center",
    "Commission",
    "Committee",
    "Council",
    "Court",
    "Department",
]
HEADS += ["Federation", "Foundation", "Fund", "Institute", "League", "Ministry", "Network", "Office", "Society"]
KINDS = ["African", "American", "Asian", "Atlantic", "Central", "Economic", "Environmental", "European", "Federal", "Financial"]
KINDS += ["Global", "Independent", "International", "Local", "Military", "National", "Nuclear", "Pacific", "Political", "Public"]
KINDS += ["Royal", "Scientific", "Social", "Strategic", "Ukrainian"]
FIELDS = ["Climate", "Defense", "Development", "Education", "Energy", "Finance", "Health", "Justice", "Law", "Migration", "Peace"]
FIELDS += ["Refugees", "Research", "Security", "Space", "Statistics", "Trade", "Transport", "Water", "Weather"]


def known(names: list[str]) -> tuple[Known, ...]:
    return tuple(Known(f"Q{number + 1}", "Organization", (name,), (), "", "", "") for number, name in enumerate(names))


def test_short_words_carry_no_meaning() -> None:
    assert content_words("Centre for the Study of the Sea") == ["centre", "study", "sea"]


def test_a_name_of_the_language_of_the_text_does_not_look_spun() -> None:
    assert not is_spinnable("Institut national de la statistique", "fr")
    assert not is_spinnable("Green Party", "en")
    assert is_spinnable("Middle for Strategic & Worldwide Research", "fr")


@pytest.mark.model
def test_a_reworded_name_finds_the_known_one_first() -> None:
    found = find_spun("Middle for Strategic & Worldwide Research", load_authority())

    assert found[0][0].qid == "Q1053614"
    assert 0.7 <= found[0][1] < 1


@pytest.mark.model
@pytest.mark.parametrize(
    "name", ["Springfield Amateur Rowing Club", "Strategic Pancake Breakfast Company", "River Bridge Painters"]
)
def test_an_unrelated_name_finds_nothing(name: str) -> None:
    assert find_spun(name, load_authority()) == []


@pytest.mark.model
def test_most_reworded_names_find_theirs_among_ten_thousand() -> None:
    made = [f"{kind} {field} {head}" for kind, field, head in product(KINDS, FIELDS, HEADS)]
    targets = [target for target, _ in CASES]
    names = known(sorted(dict.fromkeys([*made[: 10_000 - len(targets)], *targets])))
    vocabulary = vocabulary_of(names)
    ranks = []
    for target, spun in CASES:
        scores, _ = align_words(embed_words(content_words(spun)), vocabulary)
        order = [vocabulary.entries[row].labels[0] for row in np.argsort(-scores, kind="stable")]
        ranks.append(order.index(target) + 1)

    assert len(names) >= 9_900
    assert sum(rank == 1 for rank in ranks) >= 0.6 * len(CASES)
    assert sum(rank <= 20 for rank in ranks) >= 0.85 * len(CASES)


def test_words_of_like_position_align_before_those_that_drifted() -> None:
    entries = known(["Commission Parliament European", "European Parliament Commission"])
    scores, worst = align_words(embed_words(content_words("European Parliament Commission")), vocabulary_of(entries))

    assert scores[1] == pytest.approx(1, abs=0.01)
    assert scores[0] < scores[1]
    assert worst[0] < worst[1]


@pytest.mark.model
def test_a_name_that_keeps_most_words_of_a_known_one_is_another_name() -> None:
    entries = known(["United Nations Security Council"])

    assert find_spun("United States Security Council", index_authority(entries)) == []


def test_a_name_that_shares_no_word_with_a_known_one_is_not_asked_for() -> None:
    assert find_spun("Purple Umbrella Friends", index_authority(known(["European Parliament Commission"]))) == []
