"""The query library: each query keeps to the limits, and answers its question on the article."""

import json
import re

import pytest
from rdflib.paths import Path as PropertyPath
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue

from kg.ingest import build
from kg.library import ask, list_queries
from kg.prefixes import PREFIXES, shorten
from kg.resources import locate
from kg.store import open_store

QUERIES = list_queries()
ARTICLE = str(locate("data", "article", "article.txt"))
OTHERS = str(locate("data", "demonstration"))
MOST_PATTERNS = 6


def patterns(node, *, optional):
    """Yield the triple patterns of a query; those of an OPTIONAL only where asked for, those of a NOT EXISTS never."""
    if isinstance(node, CompValue):
        if node.name == "BGP":
            yield from node["triples"]
        skipped = {"expr", "_vars"} | (set() if optional else {"p2"} if node.name == "LeftJoin" else set())
        for key in node.keys() - skipped:
            yield from patterns(node[key], optional=optional)
    elif isinstance(node, list):
        for item in node:
            yield from patterns(item, optional=optional)


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """The article alone."""
    path = tmp_path_factory.mktemp("alone") / "store"
    build([ARTICLE], store=path)
    with open_store(path) as store:
        yield store


@pytest.fixture(scope="module")
def together(tmp_path_factory):
    """The article and the others that tell of the same."""
    path = tmp_path_factory.mktemp("together") / "store"
    build([ARTICLE, OTHERS], store=path)
    with open_store(path) as store:
        yield store


PAGE = (
    "Le préfet a annoncé jeudi la fin des recherches dans la vallée, après trois jours de pluie et un glissement de terrain. "
    "« Nous avons fouillé chaque maison du village », a déclaré Paul Morvan, le maire de Brissac, devant la presse. "
    "Selon la gendarmerie, {dead} personnes ont été tuées à Brissac. "
    "Les secours avaient dégagé la route principale dès mardi soir, avec l’aide de plusieurs entreprises de la région."
)
ELSEWHERE = (
    "À Brissac, 14 personnes ont été tuées par le glissement de terrain, selon la gendarmerie. "
    "Paul Morvan, le maire, a dit : « Nous avons fouillé chaque maison du village. »"
)


@pytest.fixture(scope="module")
def revised(tmp_path_factory):
    """A page that another paper took over and changed three days later, and an article elsewhere."""
    folder = tmp_path_factory.mktemp("revised")
    page = {"id": "page", "url": "https://example.org/brissac", "language": "fr"}
    articles = [
        page | {"text": PAGE.format(dead="au moins 12"), "published": "2024-05-02", "publisher": "Le Matin"},
        page | {"text": PAGE.format(dead="14"), "published": "2024-05-05", "publisher": "Le Soir"},
        {"id": "other", "text": ELSEWHERE, "published": "2024-05-06", "publisher": "Radio Val", "language": "fr"},
    ]
    (folder / "in.jsonl").write_text("".join(f"{json.dumps(article)}\n" for article in articles), encoding="utf-8")
    build([folder / "in.jsonl"], store=folder / "store")
    with open_store(folder / "store") as store:
        yield store


def answers(store, name, /, **parameters):
    """Return the rows of a query as words, without what is open."""
    query = next(query for query in QUERIES if query.name == name)
    return [
        {key: shorten(term.value) if term.kind == "iri" else term.value for key, term in row.items() if term}
        for row in ask(store, query, parameters).rows()
    ]


def only(rows, *columns):
    return [tuple(row.get(column) for column in columns) for row in rows]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_a_query_has_its_question_in_two_languages_and_its_answer(query):
    header = [line for line in query.sparql.splitlines() if line.startswith("#+")]

    assert re.match(r"#\+ summary: .*\?$", header[0])
    assert re.match(r"#\+   [A-Z].*\?$", header[1])
    assert header[2].startswith("#+ params:")
    assert re.match(r"#\+ answer: \S", header[-1])


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_a_query_keeps_to_the_limits(query):
    algebra = prepareQuery(query.sparql, initNs=PREFIXES).algebra

    assert 1 <= len(list(patterns(algebra, optional=False))) <= MOST_PATTERNS
    assert not any(isinstance(predicate, PropertyPath) for _, predicate, _ in patterns(algebra, optional=True))
    assert not re.search(r"\bGRAPH\b", query.sparql)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_a_parameter_is_a_column_with_a_default(query):
    for parameter in query.parameters:
        assert f"?{parameter.name}" in query.sparql.partition("WHERE")[0]
        assert parameter.default and parameter.meaning


@pytest.mark.model
def test_the_soldiers_ask_their_president(alone):
    assert only(answers(alone, "who-asks-whom"), "who", "whom") == [("Les soldats russes", "Vladimir Poutine")]


@pytest.mark.model
def test_no_commander_is_named(alone):
    (row,) = answers(alone, "who-complains-about-whom")

    assert (row["about"], row["type"], row.get("identity")) == ("des commandants", "kg:Group", None)


@pytest.mark.model
def test_the_repeated_headline_does_not_count_as_a_mention(alone):
    assert only(answers(alone, "which-names-denote"), "name", "times") == [("Poutine", "2"), ("Vladimir Poutine", "1")]


@pytest.mark.model
def test_the_videos_are_works(alone):
    assert "les vidéos" in {row["work"] for row in answers(alone, "what-do-works-show")}


@pytest.mark.model
def test_who_published_the_clip_is_open(alone):
    (row,) = answers(alone, "who-published-what")

    assert (row.get("who"), row["when"]) == (None, "mercredi")


@pytest.mark.model
def test_the_unit_of_the_soldiers_is_undetermined(alone):
    (row,) = answers(alone, "what-is-left-open")

    assert (row["predicate"], row["object"]) == ("predicate:belong_to", "la même unité")
    assert only(answers(alone, "has-it-happened", predicate="predicate:belong_to"), "mode") == [("kg:considers",)]


@pytest.mark.model
def test_the_quotations_have_their_speakers_where_the_text_names_them(alone):
    rows = answers(alone, "who-said-what-directly")
    soldiers = {row["words"] for row in rows if row.get("speaker") == "le soldat"}

    assert {"Notre char brûle là-bas", "C’est un clusterfuck, mais nous poussons", "Gloire à la Russie"} <= soldiers
    assert len(rows) == 5


@pytest.mark.model
def test_the_adviser_is_not_named(alone):
    (row,) = answers(alone, "who-says-these-words")

    assert (row["source"], row.get("speaker")) == ("il", None)


@pytest.mark.model
def test_the_town_is_bakhmut_and_the_army_stays_open(alone):
    towns = {(row["words"], row.get("identity")) for row in answers(alone, "what-a-phrase-stands-for")}
    armies = answers(alone, "what-a-phrase-stands-for", phrase="armée")

    assert ("la ville", "wd:Q706857") in towns
    assert [row.get("identity") for row in armies] == [None]


@pytest.mark.model
def test_nobody_says_that_they_withdrew(alone):
    assert only(answers(alone, "has-it-happened"), "mode", "modality", "certainty") == [
        ("kg:considers", "modality:conditional", "certainty:unknown")
    ]


@pytest.mark.model
def test_the_sacrifice_is_denied(alone):
    denied = {row["words"] for row in answers(alone, "what-is-denied") if row.get("doubtful")}

    assert "nous n’allons pas deviner tous nos gens" in denied


@pytest.mark.model
def test_places_have_their_identifiers_and_coordinates(alone):
    places = {row["name"]: row for row in answers(alone, "which-places")}

    assert {name: row.get("identity") for name, row in places.items() if row.get("identity")} == {
        "Bakhmut": "wd:Q706857",
        "Ukraine": "wd:Q212",
        "Russie": "wd:Q159",
    }
    assert (places["Bakhmut"]["latitude"][:4], places["Bakhmut"]["longitude"][:4]) == ("48.5", "37.9")
    assert places["Bakhmut"]["page"] == "https://sws.geonames.org/713174/"


@pytest.mark.model
def test_the_aim_of_the_attack_is_not_its_result(alone):
    (row,) = answers(alone, "who-attacks-what")

    assert (row["duration"], row["interval"]) == ("unit:month", "[1,1]")
    assert "capturer le bastion ukrainien" in row["aim"]
    assert only(answers(alone, "has-it-happened", predicate="predicate:capture"), "mode") == [("kg:considers",)]


@pytest.mark.model
def test_two_hundred_thousand_is_an_upper_bound_only(alone):
    assert only(answers(alone, "who-says-how-many"), "source", "interval") == [("des responsables britanniques", "[,200000]")]


@pytest.mark.model
def test_both_figures_for_the_dead_are_kept_with_who_gives_them(alone):
    assert set(only(answers(alone, "who-says-how-many-died"), "source", "interval", "approximate")) == {
        ("des responsables britanniques", "[40000,60000]", "true"),
        ("L’analyse", "[60000,70000]", None),
    }


@pytest.mark.model
def test_the_dead_and_wounded_bear_on_the_dead(alone):
    counts = {row["interval"]: row["counts"] for row in answers(alone, "which-figures-bear-on")}

    assert counts["[,200000]"] == "measure:casualties"
    assert counts["[40000,60000]"] == "measure:killed"


@pytest.mark.model
def test_what_the_narrator_states_has_no_source(alone):
    words = " ".join(row["words"] for row in answers(alone, "what-has-no-source"))

    assert "La Russie a perdu environ la moitié de sa flotte de chars" in words
    assert "les troupes russes avancent" in words
    assert "sont morts" not in words


@pytest.mark.model
def test_half_of_the_tanks_are_lost_without_a_source(alone):
    (row,) = answers(alone, "what-share")

    assert (row["interval"], row["approximate"], row.get("source")) == ("[0.5,0.5]", "true", None)
    assert "flotte de chars" in row["of"]


@pytest.mark.model
def test_an_expletive_ne_denies_nothing(alone):
    compared = {(row["predicate"], row["mode"]) for row in answers(alone, "what-is-compared")}

    assert compared == {("predicate:lose", "kg:states"), ("predicate:die", "kg:reports")}


@pytest.mark.model
def test_the_dead_are_compared_with_those_of_all_earlier_wars(alone):
    (row,) = [row for row in answers(alone, "what-is-compared") if row["predicate"] == "predicate:die"]

    assert "toutes les guerres précédentes" in row["standard"]
    assert row["source"] == "une nouvelle analyse du Middle for Strategic & Worldwide Research"


@pytest.mark.model
def test_the_spun_name_is_a_candidate_that_nobody_has_accepted(alone):
    rows = answers(alone, "who-stands-behind")

    assert {(row["organization"], row["candidate"], row["accepted"]) for row in rows} == {
        ("Middle for Strategic & Worldwide Research", "wd:Q1053614", "false")
    }


@pytest.mark.model
def test_suspect_words_have_their_reasons(alone):
    reasons = {row["words"]: row["reason"] for row in answers(alone, "which-words-are-suspect")}

    assert {"carry on", "additionally", "furthermore", "key", "entrance"} <= reasons.keys()
    assert reasons["montrait"] == "the subject is missing"


@pytest.mark.model
def test_a_fact_has_its_sentence_and_its_characters(alone):
    (row,) = [row for row in answers(alone, "where-is-it-said") if (row["start"], row["end"]) == ("936", "1022")]

    assert row["words"] == "La Russie a perdu environ la moitié de sa flotte de chars depuis le début de la guerre"
    assert row["sentence"].startswith(row["words"])


@pytest.mark.model
def test_figures_of_several_articles_are_related_with_reasons(together):
    rows = answers(together, "which-figures-agree")

    assert {"relation:overlaps", "relation:agrees"} <= {row["verdict"] for row in rows}
    assert all(row["reason"] for row in rows)


@pytest.mark.model
def test_the_share_of_the_tanks_is_held_beside_others(together):
    assert answers(together, "which-shares-agree")


@pytest.mark.model
def test_the_words_on_bakhmut_recur_in_several_articles(together):
    clusters: dict[str, set[str]] = {}
    for row in answers(together, "which-quotations-recur"):
        clusters.setdefault(row["cluster"], set()).add(row["identifier"])

    assert any(ARTICLE in articles and len(articles) > 1 for articles in clusters.values())


@pytest.mark.model
def test_copies_name_their_originals(together):
    rows = answers(together, "which-texts-are-copies")

    assert rows
    assert {row["kind"] for row in rows} <= {"relation:republished", "relation:translated", "relation:spun"}


@pytest.mark.model
def test_the_figures_for_the_dead_come_in_the_order_of_time_with_who_gives_them(together):
    rows = answers(together, "which-figures-over-time")
    dates = [row["date"] for row in rows if "date" in row]

    assert dates == sorted(dates)
    assert ("2023-02-18", "London", "[40000,60000]") in only(rows, "date", "source", "interval")
    assert {row["measure"] for row in rows} == {"measure:killed"}


@pytest.mark.model
def test_a_contradiction_has_both_sentences(together):
    rows = answers(together, "which-figures-contradict")

    assert any("117 000" in row["one"] and "60 000 à 70 000" in row["other"] for row in rows)
    assert all(row["reason"].endswith("share no number") for row in rows)


@pytest.mark.model
def test_sources_that_repeat_one_another_are_told_apart_from_those_that_may(together):
    rows = answers(together, "which-sources-agree")

    assert {None, "false"} <= {row.get("independent") for row in rows}
    assert all(row["source"] and row["other"] for row in rows)


@pytest.mark.model
def test_the_first_to_give_a_figure_is_the_earliest_article_of_its_cluster(together):
    rows = answers(together, "who-reports-first")
    clusters = {}
    for row in rows:
        clusters.setdefault(row["cluster"], set()).add(row["date"])

    assert ("2023-02-03", "New York Times") in only(rows, "date", "publisher")
    assert all(len(dates) == 1 for dates in clusters.values())


@pytest.mark.model
def test_two_offices_that_count_for_themselves_agree_independently(tmp_path):
    text = "Selon {source}, 14 personnes ont été tuées à Brissac. Paul Morvan, le maire de Brissac, pleure les siens."
    articles = [
        {"id": source, "text": text.format(source=source), "published": "2024-05-02", "publisher": paper, "language": "fr"}
        for source, paper in (("la gendarmerie", "Le Matin"), ("la Croix-Rouge", "Le Soir"))
    ]
    (tmp_path / "in.jsonl").write_text("".join(f"{json.dumps(article)}\n" for article in articles), encoding="utf-8")
    build([tmp_path / "in.jsonl"], store=tmp_path / "store")
    with open_store(tmp_path / "store") as store:
        assert only(answers(store, "which-sources-agree"), "independent") == [("true",)]


@pytest.mark.model
def test_a_paper_quotes_its_speakers_by_attributions_not_by_claims(together):
    rows = answers(together, "who-quotes-whom")
    adviser = {row["publisher"]: int(row["times"]) for row in rows if row["speaker"] == "Alexander Rodnyansky"}

    assert 1 <= adviser["Associated Press"] <= 5


@pytest.mark.model
def test_the_staff_revised_its_count_of_losses(together):
    (row,) = [row for row in answers(together, "what-has-a-source-revised") if "150 605" in row["now"]]

    assert "149 240" in row["before"]
    assert row["source"] == "l’état-major ukrainien"


@pytest.mark.model
class TestTextsAtOneAddress:
    def test_each_figure_has_the_date_and_the_paper_of_its_own_text(self, revised):
        assert only(answers(revised, "which-figures-over-time"), "date", "publisher", "interval") == [
            ("2024-05-02", "Le Matin", "[12,]"), ("2024-05-05", "Le Soir", "[14,14]"), ("2024-05-06", "Radio Val", "[14,14]"),
        ]  # fmt: skip

    def test_the_first_to_report_is_the_text_that_has_the_words(self, revised):
        assert sorted(only(answers(revised, "who-reports-first"), "date", "publisher", "words")) == [
            ("2024-05-02", "Le Matin", "Nous avons fouillé chaque maison du village"),
            ("2024-05-02", "Le Matin", "au moins 12 personnes ont été tuées à Brissac"),
        ]

    def test_each_paper_quotes_whom_its_own_text_quotes(self, revised):
        rows = [row for row in answers(revised, "who-quotes-whom") if row["speaker"] == "Paul Morvan"]

        assert only(rows, "publisher", "times", "articles") == [
            ("Le Matin", "1", "1"), ("Le Soir", "1", "1"), ("Radio Val", "1", "1"),
        ]  # fmt: skip

    def test_sources_agree_by_the_text_that_has_the_number(self, revised):
        assert only(answers(revised, "which-sources-agree"), "source", "other", "independent") == [
            ("la gendarmerie", "la gendarmerie", "false")
        ]

    def test_a_quotation_recurs_in_each_text_once(self, revised):
        rows = answers(revised, "which-quotations-recur")

        assert sorted(row["identifier"] for row in rows) == ["other", "page", "page"]
        assert len({row["quotation"] for row in rows}) == 3

    def test_the_later_text_is_the_copy(self, revised):
        assert only(answers(revised, "which-texts-are-copies"), "copy", "original", "kind") == [
            ("page", "page", "relation:republished")
        ]
        days = revised.query(
            "SELECT ?copied ?given { ?comparison a kg:TextComparison ; kg:left ?one ; kg:right ?two ."
            " ?copy kg:text ?one ; schema:datePublished ?copied . ?original kg:text ?two ; schema:datePublished ?given }",
            bindings={},
            prefixes=PREFIXES,
        )
        assert [(row["copied"].value, row["given"].value) for row in days.rows()] == [("2024-05-05", "2024-05-02")]

    def test_the_later_text_revises_the_figure_of_the_earlier_one(self, revised):
        rows = answers(revised, "what-has-a-source-revised")

        assert {(row["now"][:40], row["before"][:44]) for row in rows} == {
            ("Selon la gendarmerie, 14 personnes ont é", "Selon la gendarmerie, au moins 12 personnes "),
            ("À Brissac, 14 personnes ont été tuées pa", "Selon la gendarmerie, au moins 12 personnes "),
        }
