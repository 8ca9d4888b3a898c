import doctest
import json

import pytest
from rdflib import Graph

import kg.web.ask as ask_pages
from kg.library import find_query, list_queries, parse_term
from kg.prefixes import PREFIXES
from kg.store import open_store
from kg.web import comparing, negotiate, reading, scale, security
from kg.web.ask import editable, written
from kg.web.negotiate import ROWS, TRIPLES, choose, wants_page
from tests.records import make_record
from tests.served import HTML, fill, lens, website

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?claim a kg:Claim }"
NAMES = "SELECT ?name WHERE { ?entity a kg:Entity ; schema:name ?name } ORDER BY ?name"
TRIPLE = "CONSTRUCT { ?claim kg:quote ?quote } WHERE { ?claim a kg:Claim ; kg:quote ?quote }"
SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a != ?d && ?g != ?d) }"


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with lens(tmp_path_factory.mktemp("endpoint") / "store") as opened:
        yield opened


def ask(client, query, **headers):
    return client.get("/sparql", params={"query": query}, headers=headers)


class TestProtocol:
    def test_a_query_is_answered_by_get(self, client):
        answer = ask(client, COUNT)

        assert answer.headers["content-type"] == "application/sparql-results+json"
        assert int(answer.json()["results"]["bindings"][0]["n"]["value"]) == len(make_record().claims)

    def test_a_form_and_a_bare_query_are_answered_by_post(self, client):
        form = client.post("/sparql", data={"query": COUNT})
        bare = client.post("/sparql", content=COUNT, headers={"content-type": "application/sparql-query"})

        assert form.json() == bare.json() == ask(client, COUNT).json()

    def test_ask_is_answered_by_yes_or_no(self, client):
        assert ask(client, "ASK { ?claim a kg:Claim }").json()["boolean"] is True

    @pytest.mark.parametrize(
        ("accept", "media", "start"),
        [
            ("application/sparql-results+json", "application/sparql-results+json", b"{"),
            ("application/json", "application/sparql-results+json", b"{"),
            ("application/sparql-results+xml", "application/sparql-results+xml", b"<?xml"),
            ("text/csv", "text/csv; charset=utf-8", b"name"),
            ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8", b"?name"),
            ("text/html;q=0.1, text/csv;q=0.9", "text/csv; charset=utf-8", b"name"),
        ],
    )
    def test_rows_come_in_the_format_that_is_accepted(self, client, accept, media, start):
        answer = ask(client, NAMES, accept=accept)

        assert answer.headers["content-type"] == media
        assert answer.content.startswith(start)
        assert answer.headers["vary"] == "Accept"

    @pytest.mark.parametrize(
        ("accept", "parser"),
        [
            ("text/turtle", "turtle"),
            ("application/n-triples", "nt"),
            ("application/rdf+xml", "xml"),
            ("*/*", "turtle"),
        ],
    )
    def test_triples_come_in_the_format_that_is_accepted(self, client, accept, parser):
        answer = ask(client, TRIPLE, accept=accept)

        assert len(Graph().parse(data=answer.text, format=parser)) == len(make_record().claims)

    def test_triples_come_as_json_ld(self, client):
        answer = ask(client, TRIPLE, accept="application/ld+json")

        assert answer.headers["content-type"] == "application/ld+json"
        assert len({node["@id"] for node in answer.json()}) == len(make_record().claims)

    def test_a_format_that_there_is_not_is_told(self, client):
        assert ask(client, NAMES, accept="image/png").status_code == 406
        assert "Turtle" in ask(client, TRIPLE, accept="text/csv").text

    def test_named_graphs_take_the_place_of_the_union(self, client):
        graph = "https://w3id.org/kg-news/id/graph/ontology"
        everything = ask(client, "ASK { ?claim a kg:Claim }").json()["boolean"]
        query = "ASK { ?claim a kg:Claim }"
        ontology = client.get("/sparql", params={"query": query, "default-graph-uri": graph}).json()["boolean"]

        assert (everything, ontology) == (True, False)

    def test_a_query_that_does_not_parse_is_told_in_a_line(self, client):
        answer = ask(client, "SELECT WHERE")

        assert answer.status_code == 400
        assert answer.text.startswith("the query does not parse")

    def test_two_queries_are_refused(self, client):
        assert client.get(f"/sparql?query={COUNT}&query={COUNT}").status_code == 400

    def test_another_kind_of_body_is_refused(self, client):
        assert client.post("/sparql", content="{}", headers={"content-type": "application/json"}).status_code == 415

    def test_without_a_query_it_describes_itself_and_its_data(self, client):
        answer = client.get("/sparql", headers={"accept": "text/turtle"})
        graph = Graph().parse(data=answer.text, format="turtle")
        found = {str(value) for value in graph.objects()}

        assert "http://www.w3.org/ns/sparql-service-description#SPARQL11Query" in found
        assert "http://www.w3.org/ns/sparql-service-description#UnionDefaultGraph" in found
        assert client.get("/.well-known/void").text.count("void#triples") >= 1

    def test_a_browser_is_shown_where_to_write(self, client):
        answer = client.get("/sparql", headers=HTML)

        assert (answer.status_code, answer.headers["location"]) == (303, "/ask")


class TestLimits:
    @pytest.mark.parametrize(
        "update",
        [
            "INSERT DATA { <urn:s> <urn:p> <urn:o> }",
            "DELETE WHERE { ?s ?p ?o }",
            "LOAD <http://127.0.0.1/>",
            "DROP ALL",
            "CLEAR ALL",
        ],
    )
    def test_updates_are_refused(self, client, update):
        before = ask(client, COUNT).json()
        answers = [
            client.post("/sparql", data={"update": update}),
            client.post("/sparql", content=update, headers={"content-type": "application/sparql-update"}),
            client.get("/sparql", params={"update": update}),
            client.post("/sparql", data={"query": update}),
        ]

        assert [answer.status_code for answer in answers] == [403, 403, 403, 400]
        assert ask(client, COUNT).json() == before

    @pytest.mark.parametrize(
        "query",
        [
            "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
            "SELECT * { ?s ?p 1SERVICE<http://127.0.0.1/> { ?s ?p ?o } }",
            "SELECT * { SERVICE # a comment\r <http://127.0.0.1/> { ?s ?p ?o } }",
            "SELECT * { BIND(true AS ?b) FILTER(?b = trueSERVICE<http://127.0.0.1/> { }) }",
        ],
    )
    def test_no_other_server_is_asked(self, client, query):
        answer = ask(client, query)

        assert answer.status_code == 400
        assert "SERVICE" in answer.text

    def test_a_long_body_is_refused(self, client):
        assert client.post("/sparql", data={"query": "#" * 300_000}).status_code == 413

    def test_a_slow_query_ends_in_time_and_others_go_on(self, tmp_path):
        with website(fill(tmp_path / "store", make_record()), seconds=1.0) as client:
            slow = ask(client, SLOW)

            assert (slow.status_code, "longer than 1 seconds" in slow.text) == (504, True)
            assert ask(client, COUNT).status_code == 200

    def test_a_query_that_eats_memory_is_ended_alone(self, tmp_path):
        with website(fill(tmp_path / "store", make_record()), seconds=20.0) as client:
            hungry = ask(client, "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f ?a")

            assert hungry.status_code in (400, 503, 504)
            assert ask(client, COUNT).status_code == 200


class TestQuestions:
    def test_every_question_of_the_library_has_an_address_in_three_forms(self, client):
        for query in list_queries():
            assert client.get(f"/q/{query.name}.json").status_code == 200, query.name
            assert client.get(f"/q/{query.name}.csv").headers["content-type"].startswith("text/csv"), query.name
            assert query.name in client.get(f"/q/{query.name}", headers=HTML).text, query.name

    def test_a_parameter_is_bound(self, client):
        some = client.get("/q/who-says-how-many.json", params={"measure": "measure:killed"}).json()
        none = client.get("/q/who-says-how-many.json", params={"measure": '"} UNION { ?s ?p ?o } #'}).json()

        assert [row["interval"]["value"] for row in some["results"]["bindings"]] == ["[,200]"]
        assert none["results"]["bindings"] == []

    def test_an_unknown_parameter_is_told(self, client):
        answer = client.get("/q/who-says-how-many.json?sort=up")

        assert (answer.status_code, "has no parameter 'sort'" in answer.text) == (400, True)

    @pytest.mark.parametrize(
        "name", ["nothing", "nothing.rq", "..%2Fpyproject.toml", "%2Fetc%2Fpasswd", "queries%2Fwho-says-how-many.rq"]
    )
    def test_what_is_no_question_is_not_found(self, client, name):
        assert client.get(f"/q/{name}").status_code == 404

    def test_the_page_shows_rows_with_their_sentence(self, client):
        page = client.get("/q/which-shares-agree", headers=HTML)
        killed = client.get("/q/who-says-how-many-died?lang=en", headers=HTML).text

        assert page.status_code == 200
        assert "[,200]" in killed
        assert "Selon le ministère, jusqu’à 200 mineurs sont morts depuis mardi." in killed


class TestNegotiation:
    @pytest.mark.parametrize(
        ("accept", "form"),
        [
            ("", "json"),
            ("*/*", "json"),
            ("text/*", "csv"),
            ("text/csv;q=0", None),
            ("text/csv;q=x, application/xml;q=0.2", "xml"),
            (",;;q=,", None),
        ],
    )
    def test_what_is_accepted_most_is_chosen(self, accept, form):
        assert choose(accept, ROWS) == form

    def test_only_a_browser_wants_a_page(self):
        assert wants_page(HTML["accept"])
        assert not wants_page("*/*")
        assert not wants_page("text/turtle, text/html;q=0.9")
        assert choose("application/json", TRIPLES) == "jsonld"

    def test_json_is_json(self, client):
        assert json.loads(client.get("/claims.json").text)


class TestEditable:
    @pytest.mark.parametrize(
        "value",
        [
            "measure:killed",
            "https://example.org/a?b=c",
            "40000",
            "-0.5",
            '"le maire"@fr',
            '"2024-05-06"^^xsd:date',
            'a "b" \\ \n c',
            "d’été",
        ],
    )
    def test_a_value_is_written_as_the_term_that_it_is(self, tmp_path, value):
        with open_store(fill(tmp_path / "store"), writable=False) as store:
            query = f"SELECT ?x {{ VALUES ?x {{ {written(parse_term(value))} }} }}"
            [row] = store.query(query, bindings={}, prefixes=PREFIXES).rows()

        assert row["x"] == parse_term(value)

    def test_it_gives_the_answer_of_the_question(self, client):
        for query in list_queries():
            values = {item.name: item.default for item in query.parameters if item.default}
            asked = client.get(f"/q/{query.name}.json").json()

            assert ask(client, editable(query, values)).json() == asked, query.name

    def test_values_are_shown_short_and_words_as_they_are(self):
        query = find_query("what-a-phrase-stands-for")

        assert 'VALUES ?phrase { "<http://www.wikidata.org/entity/Q1>" }' in editable(
            query, {"phrase": '"<http://www.wikidata.org/entity/Q1>"'}
        )
        assert "VALUES ?identity { wd:Q1 }" in editable(find_query("which-names-denote"), {"identity": "wd:Q1"})

    def test_a_value_that_is_no_term_is_left_out(self):
        assert "VALUES" not in editable(find_query("what-a-phrase-stands-for"), {"phrase": '"a"@toolongforalanguage'})


def test_examples_in_the_docstrings_hold():
    for module in (ask_pages, comparing, negotiate, reading, scale, security):
        assert doctest.testmod(module).failed == 0
