from dataclasses import replace

import pytest

from kg.comparison import compare_records, to_json
from kg.comparison.table import figure_rows, relation_rows, unlike_pairs
from kg.link.judgements import TAKEN_BACK
from kg.model import Argument, Claim, Link, Predicate, Span
from tests.compared import Written, verdicts


def toll(id_: str, number: int | tuple[int | None, int | None], **said: str | None) -> Written:
    """An article that gives the dead of one event, by a source or by its narrator."""
    source = said.get("source")
    who = said.get("who") or "people"
    where = said.get("where") or "Brindleford"
    article = Written(
        id_,
        f"{number} {who} died in {where}" + (f", {source} said. " if source else ". ") + "Brindleford and Osmere mourn.",
        said.get("published", "2023-03-01"),
        said.get("publisher", f"The {id_} Gazette"),
    )
    place = article.name(where)
    article.name("Osmere")
    attribution = article.says(source, f"{number} {who} died in {where}") if source else None
    bounds = number if isinstance(number, tuple) else (number, number)
    article.figure(
        str(number), bounds, counted=who, place=where, place_entity=place, attribution=attribution,
        measure=said.get("measure", "killed"),
    )  # fmt: skip
    return article


def only(*articles: Written) -> tuple[str, str, str, tuple[str, ...]]:
    found = verdicts(compare_records([article.record() for article in articles]).relations)

    assert len(found) == 1
    return found[0]


def ends(relation: tuple[str, str, str, tuple[str, ...]]) -> tuple[str, str, str, tuple[str, ...]]:
    left, right, verdict, reasons = relation
    return left.split("#")[0], right.split("#")[0], verdict, reasons


def test_two_papers_with_one_number_agree_and_are_independent() -> None:
    comparison = compare_records([toll("a", 12).record(), toll("b", 12).record()])

    assert [(item.verdict, item.independent) for item in comparison.relations] == [("agrees", True)]
    assert comparison.clusters[0].independent_sources == 2


def test_two_papers_with_different_numbers_on_one_day_contradict_each_other() -> None:
    assert ends(only(toll("a", 12), toll("b", 15))) == ("a", "b", "contradicts", ())


def test_a_toll_that_other_sources_give_on_another_day_is_incomparable_by_period() -> None:
    assert ends(only(toll("a", 12), toll("b", 15, published="2023-03-02"))) == ("a", "b", "incomparable", ("period",))


def test_equal_tolls_agree_although_they_were_given_on_different_days() -> None:
    assert ends(only(toll("a", 12), toll("b", 12, published="2023-03-02")))[2] == "agrees"


def test_a_later_figure_of_the_same_source_supersedes_the_earlier_one() -> None:
    earlier = toll("b", 12, source="the Brindleford Fire Service")
    later = toll("a", 15, source="the Brindleford Fire Service", published="2023-03-02")

    assert ends(only(earlier, later)) == ("a", "b", "supersedes", ())


def test_what_one_source_says_in_two_papers_is_one_voice() -> None:
    source = "the Brindleford Fire Service"
    comparison = compare_records([toll("a", 12, source=source).record(), toll("b", 12, source=source).record()])

    assert comparison.relations[0].independent is False
    assert comparison.clusters[0].independent_sources == 1


def test_a_source_that_the_words_leave_open_is_neither_the_same_nor_another() -> None:
    comparison = compare_records([toll("a", 12, source="officials").record(), toll("b", 12).record()])

    assert comparison.relations[0].independent is None


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ({"measure": "killed"}, {"measure": "killed_or_missing"}, ("measure",)),
        ({"who": "soldiers"}, {"who": "soldiers and mercenaries"}, ("population",)),
        ({"who": "Russian soldiers"}, {"who": "Russian soldiers and Wagner fighters"}, ("population",)),
        ({"who": "people"}, {"who": "children"}, ("population",)),
    ],
)
def test_what_is_counted_decides_before_the_numbers_do(
    left: dict[str, str], right: dict[str, str], reason: tuple[str, ...]
) -> None:
    assert ends(only(toll("a", 12, **left), toll("b", 12, **right)))[2:] == ("incomparable", reason)


def test_killed_and_wounded_are_not_put_side_by_side() -> None:
    assert not compare_records([toll("a", 12).record(), toll("b", 30, measure="wounded").record()]).relations


def test_one_town_against_the_whole_country_is_incomparable_by_place() -> None:
    left, right = toll("a", 12, who="Russian soldiers"), toll("b", 900, who="Russian soldiers", where="Ukraine")

    assert ends(only(left, right))[2:] == ("incomparable", ("place",))


def test_events_in_places_of_other_names_are_not_compared() -> None:
    assert not compare_records([toll("a", 12).record(), toll("b", 15, where="Tarnwick").record()]).relations


def test_the_order_of_the_articles_changes_nothing() -> None:
    articles = [toll("c", 12), toll("a", 15), toll("b", 12, published="2023-03-02")]
    records = [article.record() for article in articles]

    assert to_json(compare_records(records)) == to_json(compare_records(records[::-1]))


def test_a_part_of_a_toll_contradicts_no_total() -> None:
    left = toll("a", 12)
    left.text += " Three people died on the bridge of Brindleford"
    left.figure("Three", (3, 3), counted="people", place="Brindleford", place_entity=left.entities[0].id)

    assert [item[2] for item in verdicts(compare_records([left.record(), toll("b", 12).record()]).relations)] == ["agrees"]


def test_one_study_told_by_two_papers_on_different_days_is_compared_number_by_number() -> None:
    left, right = (
        Written(id_, f"{low} to {high} Russian soldiers have been killed, a study by the Osmere Institute says", published)
        for id_, low, high, published in (("a", 40, 60, "2023-02-28"), ("b", 60, 70, "2023-03-01"))
    )
    for article, bounds in ((left, (40, 60)), (right, (60, 70))):
        speaker = article.name("Osmere Institute", "Organization")
        given = article.says("a study by the Osmere Institute", "Russian soldiers have been killed", speaker=speaker)
        article.figure(f"{bounds[0]} to {bounds[1]}", bounds, counted="Russian soldiers", attribution=given)
    comparison = compare_records([left.record(), right.record()])

    assert [(item.verdict, item.independent) for item in comparison.relations] == [("overlaps", False)]


def test_a_rate_by_the_month_is_no_total() -> None:
    left = toll("a", 12, who="Russian soldiers")
    right = Written("b", "12 Russian soldiers die every month in Brindleford", publisher="The b Gazette")
    right.figure("12", (12, 12), counted="Russian soldiers", place="Brindleford", place_entity=right.name("Brindleford"))

    assert ends(only(left, right))[2:] == ("incomparable", ("period",))


def test_a_measure_narrows_what_is_compared_to_its_kin() -> None:
    records = [toll("a", 12).record(), toll("b", 12, measure="arrested").record()]
    comparison = compare_records(records, measure="killed")

    assert [figure.article for figure in comparison.figures] == ["a"]


def test_the_narrator_speaks_for_the_publisher_and_nobody_without_one() -> None:
    shown = to_json(compare_records([toll("a", 12).record(), toll("b", 12, publisher=None).record()]))

    assert [figure["source"] for figure in shown["figures"]] == [
        {"label": "The a Gazette", "entity": None, "start": None, "end": None},
        None,
    ]
    assert shown["relations"][0]["independent"] is None


def test_figures_of_languages_meet() -> None:
    left = Written("a", "12 soldats russes sont morts", language="fr", publisher="Le Fanal")
    left.figure("12", (12, 12), counted="soldats russes")
    right = Written("b", "15 Russian troops died", publisher="The Beacon")
    right.figure("15", (15, 15), counted="Russian troops")

    assert ends(only(left, right)) == ("a", "b", "contradicts", ())


def test_the_table_has_what_two_sources_say_once_and_the_clashes_first() -> None:
    same = [toll(f"c{number}", 12, published="2023-03-02", publisher="Echo") for number in range(3)]
    comparison = compare_records([article.record() for article in (toll("a", 12), toll("b", 15), *same)])
    rows = relation_rows(comparison)

    assert [row[0] for row in rows] == ["contradicts", "agrees", "incomparable (period)"]
    assert rows[0][1:4] == ("The a Gazette: 12 (a)", "The b Gazette: 15 (b)", "[12,12] and [15,15] share no number")
    assert [row[1:3] for row in figure_rows(comparison)][:2] == [("The a Gazette", "12"), ("The b Gazette", "15")]


def test_a_figure_of_long_ago_is_of_its_own_time() -> None:
    article = Written("a", "In September 2022 the army admitted 12 dead soldiers in Brindleford")
    article.figure("12", (12, 12), counted="dead soldiers", time="September 2022", date="2022-09")
    shown = to_json(compare_records([article.record()]))

    assert [figure["as_of"] for figure in shown["figures"]] == ["2022-09"]


def test_a_headline_has_no_voice_of_its_own() -> None:
    left, right = toll("a", 12, source="the Osmere Fire Service"), toll("b", 12, source="the Osmere Fire Service")
    right.text += " Twelve dead in Brindleford"
    right.figure("Twelve", (12, 12), counted="dead", place="Brindleford", place_entity=right.entities[0].id)
    comparison = compare_records([left.record(), right.record()])

    assert {relation.independent for relation in comparison.relations} == {False}
    assert [cluster.independent_sources for cluster in comparison.clusters] == [1]


def test_a_planned_cut_of_jobs_is_revised_by_the_company_that_speaks() -> None:
    records = []
    for id_, number, day in (("a", 4600, "2023-06-01"), ("b", 4000, "2023-06-20")):
        article = Written(id_, f"Valmont will cut {number} jobs in Osmere, the Valmont board said", day, "Beacon")
        valmont = article.name("Valmont", "Organization")
        place = article.name("Osmere")
        given = article.says("the Valmont board", f"Valmont will cut {number} jobs in Osmere", speaker=valmont)
        article.figure(
            str(number), (number, number), measure="other", unit="job", counted="jobs", place="Osmere", place_entity=place,
            attribution=given, act="en/cut",
        )  # fmt: skip
        records.append(article.record())

    assert [item[2] for item in verdicts(compare_records(records).relations)] == ["supersedes"]


def test_two_articles_that_share_two_large_numbers_tell_of_one_event() -> None:
    records = []
    for id_, language, text in (
        ("a", "en", "Floods in Kenya killed 48 people. Some 12000 people fled"),
        ("b", "fr", "Les crues ont fait 52 morts, et non 48. Quelque 12000 personnes ont fui le Kenya"),
    ):
        article = Written(id_, text, language=language, publisher=id_)
        place = article.name("Kenya")
        article.figure("48", (48, 48), place="Kenya", place_entity=place)
        article.figure("12000", (12000, 12000), measure="displaced")
        if language == "fr":
            article.figure("52", (52, 52), place="Kenya", place_entity=place)
        records.append(article.record())
    found = compare_records(records, measure="killed").relations

    assert [item[2] for item in verdicts(found)] == ["agrees"]


def claim_of(article: Written, subject: str, act: str, reasons: tuple[str, ...] = ()) -> Claim:
    """A claim of the last number, whose subject are some words before its verb."""
    span, quantity = article.at(subject), article.quantities[-1]
    whole = replace(span, end=quantity.span.end)
    verb = replace(span, start=span.end + 1, end=span.end + 4)
    return Claim(
        whole, whole, Argument("subject", (span,), span), Predicate((verb,), verb, act), None, (), quantity.id,
        "states", "positive", None, "certain", None, "active", reasons=reasons, key=str(verb.start),
    )  # fmt: skip


@pytest.mark.parametrize("scale", ["difference", "multiple"])
def test_a_difference_or_a_multiple_is_no_figure_to_compare(scale: str) -> None:
    more = toll("b", 15)
    more.quantities = [replace(more.quantities[0], scale=scale)]
    comparison = compare_records([toll("a", 12).record(), more.record()])

    assert [figure.article for figure in comparison.figures] == ["a"]


def test_a_figure_of_a_claim_that_was_judged_wrong_does_not_count() -> None:
    wrong, doubted = toll("b", 15), toll("c", 16)
    wrong.claims = [claim_of(wrong, "people", "die", ("judged wrong",))]
    doubted.claims = [claim_of(doubted, "people", "die", ("garbled",))]
    comparison = compare_records([article.record() for article in (toll("a", 12), wrong, doubted)])

    assert [figure.article for figure in comparison.figures] == ["a", "c"]


@pytest.mark.parametrize("words", ["an initial toll says", "officials initially said"])
def test_a_count_in_passing_contradicts_nothing(words: str) -> None:
    passing = toll("b", 15, source=words)

    assert ends(only(toll("a", 12), passing)) == ("a", "b", "incomparable", ("period",))


def test_what_one_source_is_credited_with_in_two_papers_is_said_to_be_of_one_source() -> None:
    records = [toll(name, number, source="the Osmere Fire Service").record() for name, number in (("a", 12), ("b", 15))]
    (relation,) = compare_records(records).relations

    assert (relation.verdict, relation.independent) == ("contradicts", False)
    assert relation.explanation.endswith("one source, told in two ways")


def test_whoever_suffers_losses_tells_whose_they_are() -> None:
    article = Written("a", "Russian soldiers and mercenaries had 900 casualties")
    article.figure("900", (900, 900), counted="casualties", measure="casualties")
    article.claims = [claim_of(article, "Russian soldiers and mercenaries", "suffer")]
    (figure,) = compare_records([article.record()]).figures

    assert (figure.population.kinds, figure.population.territories) == ({"soldier", "mercenary"}, {"RU"})
    assert figure.population.text == "Russian soldiers and mercenaries"


def test_a_difference_of_population_is_told_with_all_who_are_counted() -> None:
    both = Written("a", "900 Russian soldiers and mercenaries died", publisher="The Fanal")
    both.figure("900", (900, 900), counted="Russian soldiers")
    one = Written("b", "900 Russian soldiers died", publisher="The Beacon")
    one.figure("900", (900, 900), counted="Russian soldiers")
    (relation,) = compare_records([both.record(), one.record()]).relations

    assert relation.reasons == ("population",)
    assert relation.explanation == "population: Russian soldiers and mercenaries against Russian soldiers"


def test_an_institute_without_a_name_is_the_only_author_of_works_that_the_article_names() -> None:
    text = "A study by Halford Group counts 12 people dead in Brindleford. The think tank put the dead of Osmere at 15"
    article = Written("a", text)
    halford = article.name("Halford Group", "Organization")
    first = article.says("A study by Halford Group", "12 people dead in Brindleford", speaker=halford)
    second = article.says("The think tank", "the dead of Osmere at 15")
    article.figure("12", (12, 12), counted="people", attribution=first)
    article.figure("15", (15, 15), attribution=second)

    assert [figure.voice and figure.voice.label for figure in compare_records([article.record()]).figures] == [
        "Halford Group"
    ] * 2


def test_a_source_of_one_country_is_no_speaker_of_another() -> None:
    article = Written("a", "12 people died in Brindleford, the Ukrainian general staff said")
    army = article.name("Brindleford", "Organization")
    article.entities = [replace(article.entities[0], name="Russian army")]
    given = article.says("the Ukrainian general staff", "12 people died in Brindleford", speaker=army)
    article.figure("12", (12, 12), counted="people", attribution=given)
    (figure,) = compare_records([article.record()]).figures

    assert figure.voice and figure.voice.label == "the Ukrainian general staff"


def test_differences_of_one_kind_have_one_row_and_pairs_that_differ_twice_none() -> None:
    killed = [toll(name, 12) for name in "ab"]
    missing = toll("c", 20, measure="killed_or_missing")
    abroad = toll("d", 30, measure="killed_or_missing", published="2023-03-02")
    abroad.text = abroad.text.replace("people", "rebels")
    abroad.figure("30", (30, 30), counted="rebels", place="Brindleford", place_entity=abroad.entities[0].id, measure="killed")
    comparison = compare_records([article.record() for article in (*killed, missing, abroad)])
    measures = [row for row in relation_rows(comparison) if row[0] == "incomparable (measure)"]

    assert [row[3] for row in measures] == ["measure: killed against killed_or_missing"]
    assert unlike_pairs(comparison) == sum(len(relation.reasons) > 1 for relation in comparison.relations) > 0


def counted(id_: str, text: str, number: str, **said: str) -> Written:
    """An article about one toll in Brindleford, in words of its own."""
    article = Written(id_, f"{text}. Brindleford and Osmere mourn.", "2023-03-01", f"The {id_} Gazette")
    place = article.name("Brindleford")
    article.name("Osmere")
    where = {"place": "Brindleford", "place_entity": place} if "Brindleford" in text else {}
    article.figure(number, (int(number), int(number)), **where, **said)
    return article


@pytest.mark.parametrize(
    "words",
    [
        "60 people were killed in Brindleford in the past 24 hours",
        "Over the past week, 60 people were killed in Brindleford",
    ],
)
def test_a_toll_of_some_days_is_no_total(words: str) -> None:
    left, right = counted("a", words, "60", counted="people"), toll("b", 300)
    if "24 hours" in words:
        left.figure("24", (24, 24), unit="hour", measure=None)

    assert [item.reasons for item in compare_records([left.record(), right.record()]).relations] == [("period",)]


def test_the_dead_among_some_are_not_all_the_dead() -> None:
    left, right = counted("a", "The fight left 30 dead among the soldiers in Brindleford", "30", counted="dead"), toll("b", 42)

    assert ends(only(left, right)) == ("a", "b", "incomparable", ("population",))


def test_a_toll_of_the_whole_region_is_of_no_town() -> None:
    left, right = counted("a", "Across the whole region 61 people were killed", "61", counted="people"), toll("b", 22)

    assert compare_records([left.record(), right.record()]).relations == ()


def named_source(id_: str, name: str, identity: str | None, *links: Link) -> Written:
    article = toll(id_, 12, source=name)
    speaker = article.name(name, "Organization", identity)
    article.entities[-1] = replace(article.entities[-1], links=links)
    article.attributions = [replace(article.attributions[0], speaker=speaker)]
    return article


@pytest.mark.parametrize(("reason", "independent"), [("", None), (TAKEN_BACK, True)])
def test_a_source_that_may_be_another_is_not_known_to_be_independent_of_it(reason: str, independent: bool | None) -> None:
    osmere = "http://www.wikidata.org/entity/Q1"
    known = named_source("a", "Osmere Institute", osmere)
    spun = named_source("b", "Osmere Establishment", None, Link(osmere, 0.8, "spun", False, Span(0, 1), reason))
    comparison = compare_records([known.record(), spun.record()])

    assert [item.independent for item in comparison.relations] == [independent]
    assert [cluster.independent_sources for cluster in comparison.clusters] == [1 + bool(independent)]


def test_a_source_that_is_settled_in_one_text_and_proposed_in_another_is_one() -> None:
    osmere = "http://www.wikidata.org/entity/Q1"
    known = named_source("a", "Osmere Institute", osmere)
    open_ = named_source("b", "Osmere Institute", None, Link(osmere, 0.8, "exact", False, Span(0, 1)))
    comparison = compare_records([known.record(), open_.record()])

    assert [cluster.independent_sources for cluster in comparison.clusters] == [1]


def test_texts_of_one_id_share_no_region_and_no_unnamed_source() -> None:
    everywhere = [counted("a", f"Across the whole region {toll} people died", str(toll), counted="people") for toll in (61, 22)]
    unnamed = [toll("a", number, source="officials") for number in (12, 12)]
    for place, text in enumerate((*everywhere, *unnamed)):
        text.publisher = f"Paper {place}"

    assert compare_records([text.record() for text in everywhere]).relations == ()
    unnamed[1].text += " More follows."
    assert [item.independent for item in compare_records([text.record() for text in unnamed]).relations] == [None]


def test_a_day_within_an_interval_is_no_other_day() -> None:
    left, right = toll("a", 12, published="2023-03-01/2023-03-03"), toll("b", 15, published="2023-03-02")

    assert ends(only(left, right))[2:] == ("contradicts", ())
