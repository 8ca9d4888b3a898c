import csv
import io
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.cells import plain_cell
from kg.network import write_graph
from kg.web import facets
from kg.web.facets import fold
from kg.web.security import HEADERS, safe_address
from tests.records import TEXT, make_record
from tests.served import HTML, fill, path_of, website

ATTACK = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{7*7}}"
HOSTILE = make_record(text=f"{TEXT} {ATTACK}", title=ATTACK, publisher=f"=1+1{ATTACK}", url="javascript:alert(1)")
HOSTILE = replace(
    HOSTILE,
    entities=tuple(replace(entity, name=f"=cmd|' /C calc'!A0 {ATTACK}") for entity in HOSTILE.entities),
)
ARTICLE = path_of(HOSTILE)
PAGES = (
    "/",
    "/claims",
    "/sources",
    "/compare",
    "/timeline",
    "/ask",
    ARTICLE,
    f"{ARTICLE}/claim-29",
    f"{ARTICLE}/{HOSTILE.entities[0].id}",
)
IRIS = (
    "urn:x> ?s ?p ?o } UNION { ?s ?p 'secret",
    "urn:x>}#",
    'urn:x" onload="alert(1)',
    "urn:x\\u003E",
    "urn:x\n}",
    "urn:{x}",
    "javascript:alert(1)",
    "../../../etc/passwd",
    "http://127.0.0.1:9/secret",
    "file:/etc/passwd",
    "%3Cscript%3E",
    "é" * 2000,
    "\x00",
)
ADDRESSES = (
    "/id/{}",
    f"{ARTICLE}/{{}}",
    "/entity?iri={}",
    "/claims?entity={0}&source={0}&article={0}&measure={0}",
    "/sources?measure={0}&unit={0}",
    "/compare?verdict={0}&measure={0}",
    "/timeline?entity={}",
    "/ask?example={}",
    "/q/{}",
    "/q/has-it-happened?predicate={}",
    "/sparql?query=ASK{{}}&default-graph-uri={0}",
    "/sparql?query=ASK{{}}&named-graph-uri={0}",
)


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with website(fill(tmp_path_factory.mktemp("security") / "store", HOSTILE)) as opened:
        yield opened


class Markup(HTMLParser):
    """The elements of a page that could run something."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name.startswith("on") or name == "style" or (name in ("href", "src", "action") and _runs(value or "")):
                self.found.append((tag, name, value))
        if tag in ("img", "iframe", "object", "embed", "style") or (
            tag == "script" and dict(attributes) != {"src": "/static/kg.js", "defer": None}
        ):
            self.found.append((tag, attributes))


def _runs(address):
    return not address.startswith(("/", "#", "http://", "https://"))


class TestPages:
    @pytest.mark.parametrize("address", PAGES)
    def test_nothing_in_an_article_runs(self, client, address):
        page = client.get(address, headers=HTML).text

        assert Markup(page).found == []
        assert "{{7*7}}" in page or address in ("/compare", "/timeline", "/ask", "/sources", f"{ARTICLE}/claim-29")
        assert ">49<" not in page

    @pytest.mark.parametrize(
        "name", ["text", "source", "entity", "measure", "article", "lang", "query", "iri", "verdict", "unit"]
    )
    @pytest.mark.parametrize(
        "address", ["/claims", "/sources", "/compare", "/ask", "/entity", "/q/who-says-how-many", "/nothing"]
    )
    def test_nothing_in_an_address_runs(self, client, address, name):
        page = client.get(address, params={name: ATTACK}, headers=HTML).text

        assert Markup(page).found == []

    def test_an_answer_does_not_run(self, client):
        page = client.get(
            "/ask",
            params={"query": f'SELECT ("{ATTACK.replace(chr(34), "")}" AS ?x) (<javascript:alert(1)> AS ?y) {{}}'},
            headers=HTML,
        ).text

        assert "alert(1)" in page
        assert Markup(page).found == []

    @pytest.mark.parametrize("iri", IRIS)
    @pytest.mark.parametrize("address", ADDRESSES)
    def test_no_iri_breaks_out_of_a_query_or_a_page(self, client, address, iri):
        answer = client.get(address.format(quote(iri, safe="")), headers=HTML)

        assert answer.status_code in (200, 400, 404)
        assert Markup(answer.text).found == []
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS

    @pytest.mark.parametrize("form", ["graphml", "gexf"])
    def test_nothing_in_an_article_is_markup_of_a_network(self, tmp_path, form):
        graph = kg.graph(store=fill(tmp_path / "store", HOSTILE))
        written = write_graph(graph, form)
        names = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(written).iter()}

        assert not names & {"script", "img"}
        assert ATTACK in "".join(label for _, label in graph.nodes(data="label"))
        assert b"<script" not in written

    @pytest.mark.parametrize("accept", ["text/turtle", "application/rdf+xml", "application/ld+json"])
    @pytest.mark.parametrize("iri", IRIS)
    def test_no_iri_gives_what_is_not_its_own(self, client, iri, accept):
        assert client.get(f"/id/{quote(iri, safe='')}", headers={"accept": accept}).status_code == 404


class TestHeaders:
    @pytest.mark.parametrize(
        ("method", "address", "status"),
        [
            ("GET", "/sparql?query=SELECT", 400),
            ("GET", "/sparql?update=x", 403),
            ("POST", "/sparql", 415),
            ("PUT", "/sparql", 405),
            ("GET", "/q/nothing", 404),
            ("GET", "/q/who-says-how-many?what=1", 400),
            ("GET", "/id/nothing", 404),
            ("GET", "/static/nothing", 404),
            ("GET", "/ask?query=SELECT", 400),
            ("HEAD", "/claims", 200),
            ("GET", "/claims.json", 200),
            ("GET", "/.well-known/void", 200),
        ],
    )
    @pytest.mark.parametrize("accept", ["text/html", "*/*"])
    def test_answers_that_tell_of_a_fault_have_them_too(self, client, method, address, status, accept):
        answer = client.request(method, address, headers={"accept": accept})

        assert answer.status_code == status
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS

    def test_a_body_that_is_too_long_is_refused_with_them(self, client):
        answer = client.post("/sparql", content=b"#" * 300_000, headers={"content-type": "application/sparql-query"})

        assert answer.status_code == 413
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS

    @pytest.mark.parametrize(
        "address", [*PAGES, "/static/kg.js", "/nothing", "/sparql", "/claims.csv", "/q/who-says-how-many.json"]
    )
    def test_every_answer_has_them(self, client, address):
        headers = client.get(address).headers

        assert {name: headers[name] for name in HEADERS} == HEADERS

    def test_no_script_may_stand_in_a_page_and_no_page_in_a_frame(self):
        policy = HEADERS["Content-Security-Policy"]

        assert "unsafe" not in policy
        assert "script-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "default-src 'none'" in policy

    def test_other_names_than_loopback_are_refused_when_told_so(self, tmp_path):
        with website(fill(tmp_path / "store", HOSTILE), hosts=("localhost",)) as client:
            assert client.get("/", headers={"host": "evil.example"}).status_code == 400
            assert client.get("/", headers={"host": "localhost:8000"}).status_code == 200


class TestWork:
    def test_many_words_cost_little(self, client, monkeypatch):
        asked = []
        monkeypatch.setattr(facets, "fold", lambda words: asked.append(words) or fold(words))

        assert client.get("/claims", params={"text": "lens " * 6_000}, headers=HTML).status_code == 200
        assert max(map(len, asked)) <= facets.MOST_ASKED

    def test_an_answer_that_is_too_long_is_refused_and_others_go_on(self, tmp_path):
        with website(fill(tmp_path / "store", make_record()), seconds=60.0) as opened:
            refused = opened.get("/sparql", params={"query": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"})

            assert (refused.status_code, "longer than 32 MB" in refused.text) == (400, True)
            assert opened.get("/sparql", params={"query": "ASK {}"}).status_code == 200


class TestFiles:
    @pytest.mark.parametrize(
        "address",
        [
            "/static/../app.py",
            "/static/..%2fapp.py",
            "/static/%2e%2e/app.py",
            "/static//etc/passwd",
            "/static/..%5capp.py",
            "/q/..%2f..%2fpyproject.toml",
            "/id/..%2f..%2fkg-format",
        ],
    )
    def test_no_path_leads_out(self, client, address):
        answer = client.get(address)

        assert answer.status_code == 404
        assert "import" not in answer.text

    @pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
    @pytest.mark.parametrize("address", ["/", "/sparql", ARTICLE, "/claims"])
    def test_nothing_is_written(self, client, method, address):
        assert client.request(method, address).status_code == 405


class TestCells:
    @pytest.mark.parametrize("cell", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1"])
    def test_a_formula_is_words(self, cell):
        assert plain_cell(cell) == f"'{cell}"

    @pytest.mark.parametrize("cell", ["-5", "+5.5", "5", "a=b", "", "[,200]", "« a »"])
    def test_all_else_stays(self, cell):
        assert plain_cell(cell) == cell

    @pytest.mark.parametrize("address", ["/claims.csv", "/q/what-is-attributed.csv", "/q/what-has-no-source.csv"])
    def test_no_cell_of_a_table_is_run(self, client, address):
        cells = [cell for row in csv.reader(io.StringIO(client.get(address).text)) for cell in row]

        assert len(cells) > 1
        assert not any(cell.startswith(("=", "@", "+")) for cell in cells)

    def test_a_table_of_many_claims_comes_whole(self, tmp_path):
        texts = (replace(HOSTILE.article, id=f"copy-{number}", text=f"{HOSTILE.article.text} {number}") for number in range(40))
        copies = [replace(HOSTILE, article=article) for article in texts]
        with website(fill(tmp_path / "store", *copies)) as client:
            rows = list(csv.reader(io.StringIO(client.get("/claims.csv").text)))

        assert len(rows) == 1 + 40 * len(HOSTILE.claims)
        assert {len(row) for row in rows} == {len(rows[0])}

    @pytest.mark.parametrize("address", ["/claims.csv", "/claims.json"])
    def test_a_table_is_bounded(self, client, monkeypatch, address):
        monkeypatch.setattr("kg.web.claims.MOST_CLAIMS", len(HOSTILE.claims))
        assert client.get(address).status_code == 200
        monkeypatch.setattr("kg.web.claims.MOST_CLAIMS", len(HOSTILE.claims) - 1)
        refused = client.get(address)

        assert refused.status_code == 400
        assert "choose fewer" in refused.text

    @pytest.mark.parametrize("batch", [1, 2, 500])
    def test_batches_make_one_table(self, client, monkeypatch, batch):
        whole = client.get("/claims.csv").text, client.get("/claims.json").json()
        monkeypatch.setattr("kg.web.claims.BATCH", batch)

        assert (client.get("/claims.csv").text, client.get("/claims.json").json()) == whole
        assert len(whole[1]) == len(HOSTILE.claims)
        assert client.get("/claims.json", params={"text": "nothing has this"}).json() == []

    @given(st.text())
    def test_no_cell_begins_as_a_formula(self, value):
        assert not plain_cell(value).startswith(("=", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//evil", "http://a b", 'https://a"b', "", "ftp://a"]
)
def test_only_addresses_of_the_web_are_linked_to(address):
    assert safe_address(address) == ""
