import csv
import io
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from kg.library import list_queries
from kg.model import Argument
from kg.web.bounds import shown_interval
from kg.web.face import LANGUAGES, words
from kg.web.reasons import in_french
from kg.web.scale import Calendar, figure, make_scale
from tests.records import LENS, TEXT, at, make_record
from tests.served import HTML, fill, lens, path_of, website

RECORD = make_record()
ARTICLE = path_of(RECORD)
PAGES = ("/", "/claims", "/sources", "/compare", "/timeline", "/ask", ARTICLE, f"/entity?iri={LENS}")


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with lens(tmp_path_factory.mktemp("pages") / "store") as opened:
        yield opened


class Text(HTMLParser):
    """The words of a page, and the addresses that it links to."""

    def __init__(self, page):
        super().__init__()
        self.words, self.links, self.ids = "", [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        known = dict(attributes)
        self.links += [known["href"]] if "href" in known and tag == "a" else []
        self.ids += [known["id"]] if "id" in known else []

    def handle_data(self, words):
        self.words += words


def read(client, address, language="en"):
    answer = client.get(address, headers=HTML | {"cookie": f"kg-language={language}"})

    assert answer.status_code == 200, (address, answer.text[:300])

    return answer.text


class TestEveryPage:
    @pytest.mark.parametrize("address", PAGES)
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_it_is_whole_in_both_languages(self, client, address, language):
        page = read(client, address, language)

        assert f'<html lang="{language}">' in page
        assert page.rstrip().endswith("</html>")
        assert words()["claims"][language] in page

    @pytest.mark.parametrize("address", PAGES)
    def test_every_link_within_the_site_leads_somewhere(self, client, address):
        for link in sorted({link.partition("#")[0] for link in Text(read(client, address)).links if link.startswith("/")}):
            assert client.get(link, headers=HTML).status_code == 200, link

    def test_the_language_follows_the_choice_then_the_browser(self, client):
        fresh = {"accept": HTML["accept"]}
        client.cookies.clear()

        assert '<html lang="en">' in client.get("/", headers=fresh | {"accept-language": "de, en-GB;q=0.8, fr;q=0.5"}).text
        assert '<html lang="fr">' in client.get("/", headers=fresh | {"accept-language": "de"}).text
        chosen = client.get("/?lang=fr", headers=fresh | {"accept-language": "en"})
        assert '<html lang="fr">' in chosen.text
        assert "kg-language=fr" in chosen.headers["set-cookie"]
        client.cookies.clear()

    def test_the_words_of_the_interface_stand_in_both_languages(self):
        assert all(each[language] for each in words().values() for language in LANGUAGES)


class TestArticles:
    def test_a_long_list_comes_in_pages_the_newest_first(self, tmp_path, monkeypatch):
        monkeypatch.setattr("kg.web.article.PAGE_ARTICLES", 1)
        later = make_record(text=f"{make_record().article.text} Et puis.", title="Plus tard", published="2021-01-01")
        with website(fill(tmp_path / "store", make_record(), later)) as client:
            first, second = (client.get(f"/?page={number}", headers=HTML).text for number in (1, 2))

        assert ("Plus tard" in first, "À Lens" in first, 'rel="next"' in first) == (True, False, True)
        assert ("Plus tard" in second, "À Lens" in second, 'rel="next"' in second) == (False, True, False)


class TestArticle:
    def test_the_text_stands_there_word_by_word(self, client):
        shown = Text(read(client, ARTICLE)).words

        for paragraph in TEXT.split("\n\n"):
            assert paragraph in shown

    def test_every_sentence_and_claim_has_its_place(self, client):
        page = Text(read(client, ARTICLE))
        sentences = {f"char={sentence.span.start},{sentence.span.end}" for sentence in RECORD.sentences}
        claims = {f"claim-{claim.key}" for claim in RECORD.claims}

        assert sentences | claims <= set(page.ids)

    def test_words_carry_the_claims_that_are_made_of_them(self, client):
        page = read(client, ARTICLE)
        marked = {name for names in re.findall(r'data-claims="([^"]*)"', page) for name in names.split()}

        assert marked == {f"claim-{claim.key}" for claim in RECORD.claims} == set(re.findall(r'data-claim="([^"]*)"', page))

    def test_certainty_numbers_quotations_and_doubt_show(self, client):
        page = read(client, ARTICLE)

        assert re.search(r'class="[^"]*number[^"]*sure-[^"]*"[^>]*title="≤\u00a0200"', page)
        assert re.search(r'class="quotation[^"]*"[^>]*>Nous partirons<', page)
        assert re.search(r'class="[^"]*doubtful[^"]*"[^>]*title="a word of another language"', page)


class TestClaims:
    def test_text_is_found_without_case_or_accents(self, client):
        assert "200 mineurs" in read(client, "/claims?text=MINISTERE+mineurs")
        assert "0 results" in read(client, "/claims?text=licorne")

    def test_facets_narrow_and_count(self, client):
        every, reported = read(client, "/claims"), read(client, "/claims?mode=reports")
        count = {mode: sum(claim.mode == mode for claim in RECORD.claims) for mode in ("states", "reports")}

        assert f"{len(RECORD.claims)} results" in every
        assert f"{count['reports']} results" in reported
        assert f"states ({count['states']})" in reported

    @pytest.mark.parametrize(
        ("days", "found"),
        [
            ("since=2020-05-06", len(RECORD.claims)),
            ("since=2020-05-07", 0),
            ("until=2020-05-05", 0),
            ("since=2020-05&until=2020-05", len(RECORD.claims)),
        ],
    )
    def test_days_of_publication_narrow(self, client, days, found):
        assert f"{found} results" in read(client, f"/claims?{days}")

    def test_a_facet_counts_what_the_others_leave(self, client):
        reported = read(client, "/claims?mode=reports")

        assert "states (1)" in reported
        assert "reports (1)" in reported
        assert ">Lens (1)" not in reported

    def test_a_source_is_chosen_by_the_same_address_in_both_languages(self, client):
        [source] = {claim.source for claim in client.app.state.site.reading.claims.values() if claim.source}
        speaker = next(iri for iri, known in client.app.state.site.reading.entities.items() if known.name == source)

        for language in LANGUAGES:
            assert f">1 {words()['results'][language]}" in read(client, f"/claims?source={speaker}", language)

    @pytest.mark.parametrize("query", ["page=-1", "page=0", "page=9999999999", "page=²", "mode=nothing", "entity=x", "article=x"])
    def test_strange_values_do_no_harm(self, client, query):
        assert "results" in read(client, f"/claims?{query}")

    def test_what_completes_a_predicate_is_shown_and_given(self, tmp_path):
        said, visit, left = RECORD.claims
        whole = replace(visit, arguments=(Argument("complement", (at("longue"),), at("longue")),))
        fill(tmp_path / "store", replace(RECORD, claims=(said, whole, left)))

        with website(tmp_path / "store") as opened:
            row = next(row for row in opened.get("/claims.json").json() if row["object"] == "Lens")

            assert row["complement"] == "longue"
            assert "(complement: longue)" in Text(read(opened, "/claims")).words

    def test_csv_and_json_hold_what_is_chosen(self, client):
        rows = list(csv.DictReader(io.StringIO(client.get("/claims.csv?mode=reports").text)))
        found = client.get("/claims.json?mode=reports").json()

        assert [row["claim"] for row in rows] == [row["claim"] for row in found] != []
        for row in found:
            assert TEXT[row["start"] : row["end"]] == row["quote"]
            assert row["quote"] in row["sentence"]


class TestSources:
    def test_an_open_end_is_drawn_open(self, client):
        page = read(client, "/sources?measure=killed")
        bars = re.findall(r'<g class="bar[^"]*">(.*?)</g>', page, re.DOTALL)

        assert [(bar.count("<polyline"), bar.count("<circle")) for bar in bars] == [(1, 1)]
        assert "≤\u00a0200" in page

    def test_every_figure_has_its_day(self, client):
        picture = client.get("/sources?measure=killed", headers=HTML).text.partition("<svg")[2].partition("</svg>")[0]

        assert ">2020-05-06</text>" in picture

    def test_an_unknown_measure_falls_back(self, client):
        assert read(client, "/sources?measure=nothing&unit=nothing")

    @pytest.mark.parametrize(
        ("interval", "low", "high", "shown"),
        [
            ("[5,]", "5", "", "≥\u00a05"),
            ("]5,]", "5", "", ">\u00a05"),
            ("[,5[", "", "5", "<\u00a05"),
            ("[1000,2000]", "1000", "2000", "1\u202f000–2\u202f000"),
            ("[3,3]", "3", "3", "3"),
            ("[,]", "", "", "…"),
        ],
    )
    def test_intervals_are_read_as_people_do(self, client, interval, low, high, shown):
        quantity = next(iter(client.app.state.site.reading.quantities.values()))

        assert shown_interval(replace(quantity, interval=interval, low=low, high=high, approximate=False)) == shown


class TestScale:
    @pytest.mark.parametrize("numbers", [[], [0], [5, 5], [-3, 4], [1, 1e9], [0, 1e12], [0.5], [1e300, 1]])
    def test_every_number_has_a_place_within_the_frame_in_order(self, numbers):
        scale = make_scale(numbers, 10.0, 110.0)
        places = [scale.place(number) for number in sorted(numbers)]

        assert places == sorted(places)
        assert all(10.0 <= place <= 110.0 for place in [*places, *(x for x, _ in scale.ticks())])
        assert len(scale.ticks()) <= 12

    def test_a_calendar_of_one_day_stands(self):
        day = date(2020, 2, 29)

        assert Calendar(day, day, 0.0, 10.0).place(day) == 0.0
        assert Calendar(day, day, 0.0, 10.0).ticks()[0][1] == "2020-02-29"

    def test_thousands_are_parted(self):
        assert figure(1234567.5) == "1\u202f234\u202f567.5"


class TestTimeline:
    def test_a_dated_claim_stands_at_its_day_and_is_chosen_as_on_the_page_of_claims(self, client):
        everything, reported = read(client, "/timeline"), read(client, "/timeline?mode=reports")

        assert "<td>2020-05-05</td><td>2020-05-06</td>" in everything
        assert "<td>2020-05-05</td><td>2020-05-06</td>" in reported
        assert "<circle" not in read(client, "/timeline?mode=states")


class TestEntity:
    def test_it_tells_what_is_said_of_it_and_why_it_is_linked(self, client):
        page = Text(read(client, f"/entity?iri={LENS}"))

        assert "Paul Durand a visité" in page.words
        assert LENS in page.links
        assert "accepted" in page.words

    def test_every_edge_of_its_network_opens_a_claim(self, client):
        page = read(client, f"/entity?iri={LENS}")
        edges = re.findall(r'<a href="([^"]*)"><title>[^<]*</title><line', page)

        assert edges
        assert all(re.search(r"/claim-\d+(-\d+)?$", edge) for edge in edges)

    def test_what_is_no_entity_is_not_found(self, client):
        assert client.get("/entity?iri=urn:nobody", headers=HTML).status_code == 404
        assert client.get("/entity", headers=HTML).status_code == 404


class TestAsk:
    def test_a_question_of_the_library_fills_the_query_page(self, client):
        page = read(client, "/ask?example=who-says-how-many")

        assert "kg:measure ?measure" in page
        assert "#+ summary" not in page

    def test_every_question_is_there_as_a_form_and_as_an_example(self, client):
        links = Text(read(client, "/ask")).links

        for query in list_queries():
            assert {f"/q/{query.name}", f"/ask?example={query.name}"} <= set(links)

    def test_the_rows_of_an_answer_have_their_sentences(self, client):
        page = read(client, "/q/what-is-attributed")

        assert "<q>Selon le ministère, jusqu’à 200 mineurs sont morts depuis mardi.</q>" in page


class TestReasons:
    @pytest.mark.parametrize(
        ("reason", "french"),
        [
            ("measure: killed against lost", "mesure : killed contre lost"),
            ("period: not given against chaque mois", "période : non donné contre chaque mois"),
            ("[40,60] (about) and [70,] share no number", "[40,60] (environ) et [70,] n’ont aucun nombre en commun"),
            ("[60,70] and [,65] share [60,65]", "[60,70] et [,65] ont [60,65] en commun"),
            (
                "said on 2023-02-28 and on 2023-03-01 by different sources",
                "dit le 2023-02-28 et le 2023-03-01 par des sources différentes",
            ),
            ("what no pattern knows", "what no pattern knows"),
        ],
    )
    def test_they_are_told_in_french(self, reason, french):
        assert in_french(reason) == french


class TestIdentifiers:
    def things(self):
        yield from (f"{ARTICLE}/claim-{claim.key}" for claim in RECORD.claims)
        yield from (f"{ARTICLE}/{entity.id}" for entity in RECORD.entities)
        yield from (f"{ARTICLE}/quantity-{quantity.span.start}" for quantity in RECORD.quantities)
        yield ARTICLE

    def test_everything_answers_as_a_page_and_as_rdf(self, client):
        for thing in self.things():
            turtle = client.get(thing, headers={"accept": "text/turtle"})

            assert client.get(thing, headers=HTML).headers["content-type"].startswith("text/html"), thing
            assert turtle.headers["content-type"].startswith("text/turtle"), thing
            assert thing.rpartition("/")[2] in turtle.text, thing
            assert "Accept" in turtle.headers["vary"]

    def test_a_claim_shows_its_words_within_their_sentence(self, client):
        claim = RECORD.claims[0]
        page = read(client, f"{ARTICLE}/claim-{claim.key}")

        assert f"<mark>{RECORD.article.slice(claim.span)}</mark>" in page

    @pytest.mark.parametrize(
        "path", ["article/0000000000000000", "nothing", "", "article/<x>", "article/%22%3E", "../../etc/passwd"]
    )
    def test_what_is_not_there_is_not_found(self, client, path):
        assert client.get(f"/id/{path}", headers=HTML).status_code == 404
        assert client.get(f"/id/{path}", headers={"accept": "text/turtle"}).status_code == 404

    def test_they_answer_whatever_the_base_is(self, tmp_path):
        folder = fill(tmp_path / "store", RECORD, base="https://example.org/news#")
        with website(folder) as client:
            page = client.get(ARTICLE, headers=HTML)

            assert page.status_code == 200
            assert all(client.get(link, headers=HTML).status_code == 200 for link in Text(page.text).links if "/id/" in link)
            assert "https://example.org/news#article/" in client.get(ARTICLE, headers={"accept": "text/turtle"}).text


def test_an_empty_store_has_all_its_pages(tmp_path):
    with website(fill(tmp_path / "store")) as client:
        for address in ("/", "/claims", "/sources", "/compare", "/timeline", "/ask"):
            assert client.get(address, headers=HTML).status_code == 200, address
