"""Wikidata, live: an Oxigraph server on loopback with data of its shape, and servers that misbehave."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kg.cli.app import run
from kg.errors import InputError
from kg.lookup import CACHE, look_up
from kg.prefixes import PREFIXES
from kg.rdf import article_quads, links_quads, ontology_quads
from kg.settle import load_profiles, settle_graphs
from kg.store import group_graphs, open_store
from kg.terms import graph_iri
from kg.wikidata import Client, Manners, describe_items, find_by_name
from kg.wikidata import items as wikidata_items
from tests.records import LENS, make_record
from tests.servers import OXIGRAPH, free_ports, missing, wait

WD = PREFIXES["wd"]
DATA = """
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <http://schema.org/> .
@prefix wikibase: <http://wikiba.se/ontology#> .
@prefix geo: <http://www.opengis.net/ont/geosparql#> .

wd:Q82774 rdfs:label "Lens"@fr, "Lens"@en, "Linse"@de ; schema:description "commune française"@fr ; wdt:P31 wd:Q484170 ;
  wdt:P625 "Point(2.831 50.429)"^^geo:wktLiteral ; wdt:P1566 "2998975" ; wdt:P214 "bad id" ; wikibase:sitelinks 80 .
wd:Q484170 rdfs:label "commune de France"@fr, "commune of France"@en ; wdt:P31 wd:Q1 .
wd:Q11 rdfs:label "Paul Durand"@fr ; wdt:P31 wd:Q5 ; wikibase:sitelinks 8 ; wdt:P213 "0000000121032683" .
wd:Q12 rdfs:label "Paul-Marie Durand"@fr ; skos:altLabel "Paul Durand"@fr ; wdt:P31 wd:Q5 ; wikibase:sitelinks 0 .
wd:Q13 rdfs:label "Paul Durand"@fr ; wdt:P31 wd:Q4167410 ; wikibase:sitelinks 90 .
wd:Q14 rdfs:label "Paul Durand"@fr ; wdt:P31 wd:Q11446 .
wd:Q5 rdfs:label "être humain"@fr, "human"@en .
"""
QUICK = Manners(pause=0, timeout=10, sleep=lambda _: None)


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if reason := missing("oxigraph"):
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("wikidata")
    (folder / "data.ttl").write_text(DATA, encoding="utf-8")
    load = [OXIGRAPH, "load", "-l", folder / "db", "-f", folder / "data.ttl"]
    subprocess.run(load, check=True, capture_output=True)
    (port,) = free_ports(1)
    address = f"127.0.0.1:{port}"
    with subprocess.Popen([OXIGRAPH, "serve-read-only", "-l", folder / "db", "-b", address], stderr=subprocess.DEVNULL) as server:
        wait(port, server)
        yield f"http://{address}/query"
        server.terminate()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    record = make_record()
    with open_store(tmp_path / "store", writable=True) as opened:
        opened.put(group_graphs([*article_quads(record), *links_quads(record), *ontology_quads()]))
    return tmp_path / "store"


def asked(store: Path, sparql: str) -> list[tuple[str, ...]]:
    with open_store(store) as opened:
        rows = opened.query(sparql, bindings={}, prefixes=PREFIXES).rows()
        return sorted(tuple(str(cell) for cell in row.values()) for row in rows)


class TestItems:
    def test_an_item_has_its_words_place_and_identifiers(self, endpoint: str, tmp_path: Path) -> None:
        [item] = describe_items(Client(endpoint, tmp_path, QUICK), [LENS, WD + "Q999"])

        assert item.labels == {"fr": "Lens", "en": "Lens"}
        assert item.descriptions == {"fr": "commune française"}
        assert item.kinds == (WD + "Q484170",)
        assert (item.latitude, item.longitude) == (Decimal("50.429"), Decimal("2.831"))
        assert item.pages == ("https://sws.geonames.org/2998975/",)

    def test_a_name_finds_those_who_bear_it_and_no_page_of_namesakes(self, endpoint: str, tmp_path: Path) -> None:
        found = find_by_name(Client(endpoint, tmp_path, QUICK), ["Paul Durand", 'A "quoted" \\ name'])

        assert [(item.iri.rpartition("/")[2], item.sitelinks) for item in found["Paul Durand"]] == [
            ("Q11", 8),
            ("Q12", 0),
            ("Q14", 0),
        ]
        assert len(found) == 1

    def test_items_are_asked_for_in_batches(self, endpoint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(wikidata_items, "BATCH", 2)
        client = Client(endpoint, tmp_path, QUICK)
        found = describe_items(client, [f"{WD}Q{number}" for number in (11, 12, 13, 14, 5)])

        assert client.asked == 3
        assert len(found) == 5

    def test_what_is_no_item_is_not_asked_for(self, endpoint: str, tmp_path: Path) -> None:
        client = Client(endpoint, tmp_path, QUICK)

        assert describe_items(client, [WD + "Q1> . ?s ?p ?o", "https://example.org/Q1"]) == []
        assert client.asked == 0


class TestLookUp:
    def test_what_comes_back_stands_in_its_own_graph_with_its_source(self, endpoint: str, store: Path) -> None:
        with open_store(store) as opened:
            before = dict(opened.graphs)
        looked = look_up(endpoint, store=store, manners=QUICK)
        with open_store(store) as opened:
            after = dict(opened.graphs)
        graph = graph_iri("wikidata")

        assert (looked.items, looked.candidates) == (3, 1)
        assert {name: entry for name, entry in after.items() if name != graph} == before
        assert asked(store, f"SELECT ?o {{ GRAPH <{graph}> {{ <{graph}> prov:wasDerivedFrom ?o }} }}") == [(endpoint,)]
        assert asked(store, f"SELECT ?lat {{ <{LENS}> schema:latitude ?lat }}") == [("50.429",)]
        assert asked(store, f"SELECT ?label {{ <{LENS}> a/rdfs:label ?label FILTER(LANG(?label) = 'en') }}") == [
            ("commune of France",)
        ]

    def test_candidates_fit_the_type_are_scored_and_never_accepted(self, endpoint: str, store: Path) -> None:
        look_up(endpoint, store=store, manners=QUICK)
        sparql = """SELECT ?target ?score ?accepted { ?link kg:method method:wikidata ; kg:entity/schema:name "Paul Durand"@fr ;
            kg:target ?target ; kg:score ?score ; kg:accepted ?accepted }"""

        assert asked(store, sparql) == [(WD + "Q11", "0.72", "false"), (WD + "Q12", "0.08", "false")]

    def test_settling_leaves_the_candidates_out_of_the_links(self, endpoint: str, store: Path) -> None:
        look_up(endpoint, store=store, manners=QUICK)
        with open_store(store) as opened:
            [profile] = load_profiles(opened)
            graphs = {name: lines for graph in settle_graphs(opened, ()) for name, lines in graph.items()}

        assert {link.method for entity in profile.entities for link in entity.links} == {"exact", "fuzzy"}
        assert sorted(graphs[f"{profile.article}/links"]) == sorted(links_quads(make_record()))

    def test_answers_are_kept_and_asked_again_only_when_told(self, endpoint: str, store: Path) -> None:
        first = look_up(endpoint, store=store, manners=QUICK)
        shutil.copytree(store / CACHE, store.parent / "copy")
        second = look_up(endpoint, store=store, manners=QUICK)
        third = look_up(endpoint, store=store, manners=QUICK, refresh=True)

        assert first.asked == third.asked > 0
        assert second.asked == 0
        assert (second.items, second.candidates) == (first.items, first.candidates)

    def test_the_command_tells_what_it_found(self, endpoint: str, store: Path, capfd: pytest.CaptureFixture[str]) -> None:
        assert run(["link", "--wikidata", endpoint, "--store", str(store)]) == 0
        assert "items described           3" in capfd.readouterr().out

    @pytest.mark.parametrize(
        "arguments", [[], ["--wikidata", "localhost/sparql"], ["--wikidata", "http://127.0.0.1:9/", "--store", "no"]]
    )
    def test_what_cannot_be_asked_is_one_line(
        self, arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(tmp_path)

        assert run(["link", *arguments]) == 2
        assert len(capfd.readouterr().err.splitlines()) == 1


class Moody(ThreadingHTTPServer):
    """A server that answers as its list of moods tells, then well."""

    def __init__(self, moods: list[tuple[int, str]]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.moods = moods
        self.seen: list[str] = []


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        assert isinstance(self.server, Moody)
        self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.server.seen.append(self.headers.get("User-Agent", ""))
        good = json.dumps({"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"type": "literal", "value": "x"}}]}})
        status, body = self.server.moods.pop(0) if self.server.moods else (200, good)
        if body == "sleep":
            time.sleep(2)
        self.send_response(status)
        self.send_header("Content-Type", "application/sparql-results+json")
        if status == 429:
            self.send_header("Retry-After", "7")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def moody() -> Iterator[Moody]:
    server = Moody([])
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


class TestManners:
    ASK = "SELECT ?s { ?s ?p ?o }"

    def client(self, moody: Moody, folder: Path, waits: list[float], timeout: int = 10) -> Client:
        address = f"http://127.0.0.1:{moody.server_address[1]}/sparql"
        return Client(address, folder, Manners(pause=1.0, timeout=timeout, attempts=3, sleep=waits.append))

    @pytest.mark.parametrize("mood", [(429, ""), (503, ""), (500, "error"), (200, '{"head": {"vars": ["s"]}, "resul')])
    def test_what_may_pass_is_tried_again(self, mood: tuple[int, str], moody: Moody, tmp_path: Path) -> None:
        moody.moods, waits = [mood], []

        assert self.client(moody, tmp_path, waits).ask(self.ASK) == [{"s": "x", "s@": ""}]
        assert len(moody.seen) == 2
        assert waits[0] == (7.0 if mood[0] == 429 else 1.0)

    def test_a_slow_answer_is_not_waited_for(self, moody: Moody, tmp_path: Path) -> None:
        moody.moods = [(200, "sleep")]

        assert self.client(moody, tmp_path, [], timeout=1).ask(self.ASK)
        assert len(moody.seen) == 2

    def test_it_gives_up_in_one_line_and_keeps_nothing(self, moody: Moody, tmp_path: Path) -> None:
        moody.moods = [(503, "")] * 3

        with pytest.raises(InputError, match=r"does not answer \(HTTP 503\)"):
            self.client(moody, tmp_path / "cache", []).ask(self.ASK)
        assert len(moody.seen) == 3
        assert not (tmp_path / "cache").exists()

    @pytest.mark.parametrize("mood", [(403, ""), (404, ""), (400, "no such prefix")])
    def test_what_was_refused_is_not_tried_again(self, mood: tuple[int, str], moody: Moody, tmp_path: Path) -> None:
        moody.moods = [mood]

        with pytest.raises(InputError):
            self.client(moody, tmp_path, []).ask(self.ASK)
        assert len(moody.seen) == 1

    def test_questions_are_spaced_and_say_who_asks(self, moody: Moody, tmp_path: Path) -> None:
        waits: list[float] = []
        client = self.client(moody, tmp_path, waits)
        client.ask(self.ASK)
        client.ask(f"{self.ASK} LIMIT 1")
        client.ask(self.ASK)

        assert waits == [1.0]
        assert len(moody.seen) == 2
        assert all(agent.startswith("kg-news") and "https://" in agent for agent in moody.seen)

    def test_an_answer_of_another_kind_is_refused(self, moody: Moody, tmp_path: Path) -> None:
        moody.moods = [(200, '{"boolean": true}')]

        with pytest.raises(InputError, match="no SPARQL results"):
            self.client(moody, tmp_path, []).ask(self.ASK)
