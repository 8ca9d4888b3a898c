from collections.abc import Sequence
from dataclasses import replace

import pytest

from kg.comparison import compare_records, sheet_of
from kg.comparison.copies import find_copies
from kg.comparison.shingles import sharing_pairs
from kg.model import Span
from tests.compared import Written

STORY = (
    "The ferry Halcyon ran aground on a sandbank off Osmere in thick fog early on Tuesday. The crew of the vessel "
    "raised the alarm at once and three lifeboats set out from the harbour. All passengers were taken ashore before "
    "noon, wrapped in blankets and glad to be alive. The harbour master praised the calm of the captain and "
    "promised an inquiry into the marking of the channel."
)
REWRITTEN = (
    "The ferry Halcyon ran aground on a sandbank near Osmere in heavy fog early on Tuesday. The crew of the ship "
    "raised the alarm at once and three boats set out from the port. All travellers were taken ashore before "
    "midday, wrapped in covers and happy to be alive. The harbour chief praised the calm of the captain and "
    "announced an inquiry into the marking of the passage."
)
OTHER = (
    "A bakery in Tarnwick has won the regional prize for its rye bread for the third time in a row. The jury "
    "admired the crust and the long fermentation of the dough. The owner, who learned the trade from her aunt, will "
    "share the prize with her apprentices."
)


def copies(*texts: tuple[str, str, str]) -> Sequence[tuple[str, str, str]]:
    sheets = [sheet_of(Written(id_, text, published).record()) for id_, published, text in texts]
    return [(copy.article, copy.copy_of, copy.kind) for copy in find_copies(sheets)]


def test_a_text_with_a_new_headline_and_a_cut_is_republished_by_the_later_paper() -> None:
    cut = "Ferry in trouble. " + STORY[: STORY.index("The harbour master")]

    assert copies(("a", "2023-03-02", cut), ("b", "2023-03-01", STORY)) == [("a", "b", "republished")]


def test_a_text_with_many_words_replaced_is_spun() -> None:
    assert copies(("a", "2023-03-01", STORY), ("b", "2023-03-02", REWRITTEN)) == [("b", "a", "spun")]


def test_what_a_paper_tells_in_like_words_again_is_no_copy() -> None:
    written = [
        Written(id_, text, day, "Beacon") for id_, day, text in (("a", "2023-03-01", STORY), ("b", "2023-03-02", REWRITTEN))
    ]
    other = [written[0], replace(written[1], publisher="Fanal")]

    assert find_copies([sheet_of(article.record()) for article in written]) == ()
    assert [copy.kind for copy in find_copies([sheet_of(article.record()) for article in other])] == ["spun"]


def test_another_story_is_no_copy() -> None:
    assert copies(("a", "2023-03-01", STORY), ("b", "2023-03-02", OTHER)) == []


def test_every_one_of_many_copies_is_found() -> None:
    texts = [(f"{number:02}", f"2023-03-{number + 1:02}", STORY) for number in range(28)]

    assert copies(*texts) == [(f"{number:02}", "00", "republished") for number in range(1, 28)]


def test_ten_copies_are_one_confirmation() -> None:
    records = []
    for number in range(10):
        article = Written(f"{number}", f"{STORY} In all 12 sailors of Osmere died", f"2023-03-{number + 1:02}", f"Paper {number}")
        place = article.name("Osmere")
        article.figure("12", (12, 12), counted="sailors", place="Osmere", place_entity=place)
        records.append(article.record())
    comparison = compare_records(records)

    assert [cluster.independent_sources for cluster in comparison.clusters] == [1]
    assert {item.independent for item in comparison.relations} == {False}


@pytest.mark.model
def test_a_text_with_its_figures_in_one_order_and_sentences_of_one_sense_is_translated() -> None:
    english = Written(
        "a", "Flooding in Osmere killed 14 people on Monday. About 2,300 houses were damaged. The mayor asked for 45 boats"
    )
    french = Written(
        "b",
        "Des inondations ont tué 14 personnes lundi à Osmere. Environ 2 300 maisons sont abîmées. Le maire a demandé 45 bateaux",
        "2023-03-02",
        language="fr",
    )
    for article, count in ((english, "2,300"), (french, "2 300")):
        article.figure("14", (14, 14))
        article.figure(count, (2300, 2300), measure="destroyed", unit="home")
        article.figure("45", (45, 45), measure="other", unit="ship")
    found = find_copies([sheet_of(article.record()) for article in (english, french)])

    assert [(copy.article, copy.copy_of, copy.kind) for copy in found] == [("b", "a", "translated")]


@pytest.mark.model
def test_two_sentences_alike_in_two_languages_make_no_translation() -> None:
    english = Written("a", "Flooding in Osmere killed 14 people on Monday. Of 2,300 houses there, 45 were damaged")
    french = Written(
        "b",
        "Des inondations ont tué 14 personnes lundi à Osmere. Sur 2 300 maisons, 45 sont abîmées",
        "2023-03-02",
        language="fr",
    )
    for article, count in ((english, "2,300"), (french, "2 300")):
        article.figure("14", (14, 14))
        article.figure(count, (2300, 2300), measure="other", unit="home")
        article.figure("45", (45, 45), measure="destroyed", unit="home")

    assert find_copies([sheet_of(article.record()) for article in (english, french)]) == ()


def test_shingles_that_all_texts_hold_pair_each_with_the_first_ones_only() -> None:
    marks = {f"{number:03}": ("common",) for number in range(500)}

    assert len(sharing_pairs(marks, 1)) < 10 * 500


def test_a_standing_list_that_two_articles_share_makes_no_copy() -> None:
    left, right = (f"{text} {STORY}" for text in (OTHER, OTHER.translate(str.maketrans("aeiou", "eioua"))))

    assert copies(("a", "2023-03-01", left), ("b", "2023-03-02", right)) == []


def test_the_same_words_are_one_quotation_however_they_are_cut() -> None:
    texts = (
        "We will weigh all of the options before anybody leaves the harbour of Osmere",
        "We will weigh all of the options before anybody leaves the harbour",
        "The committee has never seen a proposal of this kind before",
    )
    records = []
    for number, text in enumerate(texts):
        article = Written(f"{number}", text)
        article.says("", text, kind="direct")
        records.append(article.record())
    found = compare_records(records).quotations

    assert [same.spans for same in found] == [(("0", Span(0, len(texts[0]))), ("1", Span(0, len(texts[1]))))]


@pytest.mark.model
def test_a_translated_quotation_of_one_speaker_is_the_same_quotation() -> None:
    texts = {
        "en": "“We will weigh all of the options, but the town has held so far”, Mara Quillby said",
        "fr": "« Nous allons peser toutes les options, mais la ville a tenu jusqu’à présent », a dit Mara Quillby",
    }
    records = []
    for language, text in texts.items():
        article = Written(language, text, language=language)
        speaker = article.name("Mara Quillby", "Person")
        words = text[: text.rindex(",")].strip("“”«» ")
        article.says("Mara Quillby", words, speaker=speaker, kind="direct")
        records.append(article.record())
    found = compare_records(records).quotations

    assert [[article for article, _ in same.spans] for same in found] == [["en", "fr"]]
    assert found[0].speaker == "Mara Quillby"
