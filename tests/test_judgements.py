from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.identity import Verdicts, judge_claims, judged_words, profile_of, settle_identities
from kg.link.judgements import (
    JUDGED_WRONG,
    Judgement,
    describe_subject,
    fingerprint,
    read_judgements,
    write_judgements,
)
from kg.model import Article, Claim, Entity, Link, Mention, Predicate, Record, Span
from kg.segment import find_sentences

WD = "http://www.wikidata.org/entity/"
BASE = "https://w3id.org/kg-news/id/article/"
TEXT = "Le vent tombe. Selon Maritime Board, le phare ferme."


def record_of(text: str = TEXT, *, linked: bool = True) -> Record:
    article = Article(id="made", text=text, language="fr")
    start = text.index("Maritime")
    name = Span(start, start + len("Maritime Board"))
    link = Link(WD + "Q1", 0.95, "exact", True, name)
    entity = Entity(f"entity-{start}", "Organization", "Maritime Board", (link,) if linked else (), WD + "Q1" if linked else None)
    verb = Span(text.index("ferme"), text.index("ferme") + 5)
    claim = Claim(
        Span(text.index("le phare"), verb.end), find_sentences(article)[-1].span, None, Predicate((verb,), verb, "close"), None,
        (), None, "reports", "positive", None, "certain", None, "active", key=str(verb.start),
    )  # fmt: skip
    mention = Mention(name, name, "Organization", "name", entity.id)
    return Record(article, find_sentences(article), (mention,), (entity,), (), (), (claim,), (), ())


def apply_judgements(record: Record, judgements: list[Judgement]) -> Record:
    """Return a record as an article that is read alone is judged."""
    profile = profile_of(record, judged_words(judgements))
    entities = settle_identities([profile], judgements).entities[profile.article]
    return judge_claims(replace(record, entities=entities), Verdicts.of(judgements))


def judge(record: Record, verdict: str, target: str = "", *, local: str | None = None) -> Judgement:
    local = local or record.entities[0].id
    print_, words = describe_subject(record, local)
    return Judgement(verdict, f"{BASE}{record.article.sha256[:16]}/{local}", target, print_, words, "Ada", "2024-05-01", "seen")


def test_same_links_an_entity_and_overrides_what_was_found() -> None:
    record = record_of()
    entity = apply_judgements(record, [judge(record, "same", WD + "Q2")]).entities[0]

    assert entity.identity == WD + "Q2"
    assert [(link.target, link.method, link.accepted) for link in entity.links] == [
        (WD + "Q2", "judgement", True),
        (WD + "Q1", "exact", False),
    ]


@pytest.mark.parametrize("verdict", ["different", "unsure"])
def test_different_and_unsure_take_a_link_back(verdict: str) -> None:
    record = record_of()
    entity = apply_judgements(record, [judge(record, verdict, WD + "Q1")]).entities[0]

    assert entity.identity is None
    assert not any(link.accepted for link in entity.links)


def test_different_from_another_identity_leaves_the_link() -> None:
    record = record_of()

    assert apply_judgements(record, [judge(record, "different", WD + "Q9")]).entities[0].identity == WD + "Q1"


def test_a_judgement_is_taken_back_by_leaving_it_out() -> None:
    record = record_of()

    assert apply_judgements(record, []) == record


def test_a_judgement_survives_an_edit_of_another_sentence() -> None:
    before = record_of(linked=False)
    after = record_of("Le vent est tombé hier soir. " + TEXT.split(". ")[1], linked=False)
    entity = apply_judgements(after, [judge(before, "same", WD + "Q2")]).entities[0]

    assert after.article.sha256 != before.article.sha256
    assert entity.identity == WD + "Q2"


def test_a_judgement_does_not_reach_another_name_of_the_sentence_or_another_sentence() -> None:
    before = record_of(linked=False)
    judgement = judge(before, "same", WD + "Q2")
    elsewhere = record_of("Le vent tombe. Avec Maritime Board, le phare ferme.", linked=False)

    assert apply_judgements(elsewhere, [judgement]).entities[0].identity is None
    assert apply_judgements(before, [replace(judgement, subject=judgement.subject + "0")]).entities[0].identity is None


def test_a_claim_judged_wrong_is_doubtful_and_one_judged_right_is_sound() -> None:
    record = record_of()
    local = f"claim-{record.claims[0].key}"
    wrong = apply_judgements(record, [judge(record, "wrong", local=local)])
    right = apply_judgements(wrong, [judge(record, "right", local=local)])

    assert (wrong.claims[0].reading, wrong.claims[0].reasons) == ("doubtful", (JUDGED_WRONG,))
    assert (right.claims[0].reading, right.claims[0].reasons) == ("sound", ())


def test_two_entities_judged_the_same_share_the_known_identity_of_either() -> None:
    record = record_of(linked=False)
    here = judge(record, "same", BASE + "0123456789abcdef/entity-4")
    there = Judgement("same", BASE + "0123456789abcdef/entity-4", WD + "Q3", "0" * 16, "Board", "Ada", "2024-05-01", "")

    assert apply_judgements(record, [here, there]).entities[0].identity == WD + "Q3"


def test_an_unknown_subject_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="no entity-999"):
        describe_subject(record_of(), "entity-999")


SUBJECT = BASE + "0123456789abcdef/entity-4"
OTHER = BASE + "fedcba9876543210/entity-7"


def row(verdict: str, subject: str = SUBJECT, target: str = "") -> Judgement:
    return Judgement(verdict, subject, target, "0" * 16, "Board", "Ada", "2024-05-01", "")


@pytest.mark.parametrize(
    "rows",
    [
        [row("same", target=WD + "Q1"), row("different", target=WD + "Q1")],
        [row("same", target=WD + "Q1"), row("unsure", target=WD + "Q1")],
        [row("same", target=WD + "Q1"), row("same", target=WD + "Q2")],
        [row("right"), row("wrong")],
        [row("same", target=OTHER), row("different", OTHER, SUBJECT)],
    ],
)
def test_two_lines_that_contradict_are_named(tmp_path: Path, rows: list[Judgement]) -> None:
    with pytest.raises(InputError, match="lines 2 and 3 contradict"):
        write_judgements(tmp_path / "judgements.tsv", rows)


def test_lines_that_contradict_over_a_third_are_named(tmp_path: Path) -> None:
    rows = [row("same", target=WD + "Q1"), row("same", OTHER, WD + "Q1"), row("different", OTHER, SUBJECT)]

    with pytest.raises(InputError, match=r"lines \d and 4 contradict"):
        write_judgements(tmp_path / "judgements.tsv", rows)


def test_the_same_judgement_twice_and_judgements_of_two_targets_agree(tmp_path: Path) -> None:
    rows = [row("same", target=WD + "Q1"), row("same", target=WD + "Q1"), row("different", target=WD + "Q2"), row("right", OTHER)]
    write_judgements(tmp_path / "judgements.tsv", rows)

    assert read_judgements(tmp_path / "judgements.tsv") == tuple(rows)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("maybe\tx\ty\t\t\t\t\t", "line 2: 'maybe' is none of"),
        ("same\tx", "line 2: 2 columns instead of 8"),
        ("same\tx\t\t\t\t\t\t", "line 2: 'same' takes an object"),
        ("right\tx\ty\t\t\t\t\t", "line 2: 'right' takes no object"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "judgements.tsv"
    write_judgements(path, [])
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")

    with pytest.raises(InputError, match=told):
        read_judgements(path)


def test_a_file_without_the_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "judgements.tsv"
    path.write_text("a\tb\n", encoding="utf-8")

    with pytest.raises(InputError, match="does not begin with the columns"):
        read_judgements(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"))).map(lambda text: " ".join(text.split())))
def test_what_a_person_writes_comes_back(tmp_path: Path, why: str) -> None:
    rows = (replace(row("same", target=WD + "Q1"), why=why),)
    write_judgements(tmp_path / "judgements.tsv", rows)

    assert read_judgements(tmp_path / "judgements.tsv") == rows


def test_a_fingerprint_sees_words_alone() -> None:
    assert fingerprint("Le vent  tombe !") == fingerprint("le vent tombe.")
    assert fingerprint("Le vent tombe") != fingerprint("Le vent tombera")
