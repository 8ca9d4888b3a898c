"""A store at a server: Oxigraph and Virtuoso, live on loopback, and servers that misbehave."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from starlette.testclient import TestClient

import kg
from kg.cli.app import run
from kg.errors import InputError, QueryError, StoreError
from kg.library import ask, list_queries
from kg.model import Record
from kg.prefixes import PREFIXES
from kg.store import Term, folder_of, open_store
from kg.store import remote as at_server
from kg.store.addresses import find_addresses
from kg.store.remote import CATALOGUE, PENDING, RemoteStore
from kg.store.transport import Transport
from kg.web.app import make_app
from kg.web.reading import Reading
from tests.records import make_record
from tests.served import HTML, fill, get, path_of, running, soon
from tests.servers import KINDS, environment, server, told

ROOT = Path(__file__).resolve().parent.parent
FEW = sorted((ROOT / "data" / "demonstration").glob("*.txt"))[:4]
PAGES = ("/", "/claims", "/sources?measure=killed", "/compare", "/timeline", "/ask", "/q/who-says-how-many-died")
XSD = PREFIXES["xsd"]
VALUES = (
    f'"true"^^<{XSD}boolean>', f'"false"^^<{XSD}boolean>', f'"1"^^<{XSD}decimal>', f'"0.97"^^<{XSD}decimal>',
    f'"60000"^^<{XSD}integer>', f'"2024-05-06"^^<{XSD}date>', f'"2024-05-06T10:00:00Z"^^<{XSD}dateTime>',
    f'"https://example.org/a"^^<{XSD}anyURI>', '"l’été \\"dit\\"\\\\\\n fin 😀"@fr', '"<script>"', "<urn:o#char=1,2>",
)  # fmt: skip


def graph(name: str, *values: str) -> dict[str, list[str]]:
    return {name: [f"<urn:s{number}> <urn:p> {value} <{name}> ." for number, value in enumerate(values)]}


@pytest.fixture(scope="module", params=KINDS)
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp(request.param)
    with told(environment(request.param, folder / "added")), server(request.param, folder / "server") as found:
        yield found


@pytest.fixture
def empty(address: str) -> str:
    with open_store(address, writable=True) as store:
        store.put({name: [] for name in store.graphs})
        store.finish()
    return address


def content(store: str | Path) -> tuple[str, list[str]]:
    with open_store(store) as opened:
        return opened.hash, sorted(opened.lines())


class TestGraphs:
    def test_every_kind_of_value_comes_back_as_it_was(self, empty: str) -> None:
        wanted = graph("urn:a/graph", *VALUES)
        with open_store(empty, writable=True) as store:
            assert store.put(wanted) == 1

        assert content(empty)[1] == sorted(wanted["urn:a/graph"])

    def test_it_has_the_hash_of_a_folder_with_the_same_graphs(self, empty: str, tmp_path: Path) -> None:
        fill(tmp_path / "folder", make_record())
        with open_store(tmp_path / "folder") as folder, open_store(empty, writable=True) as store:
            store.put({name: list(folder.lines(name)) for name in folder.graphs})

        assert content(empty) == content(tmp_path / "folder")

    def test_a_graph_is_replaced_whole_and_one_without_lines_is_removed(self, empty: str) -> None:
        with open_store(empty, writable=True) as store:
            store.put(graph("urn:a/graph", '"1"', '"2"') | graph("urn:b/graph", '"3"'))
            assert store.put(graph("urn:a/graph", '"4"') | {"urn:b/graph": []}) == 2
            assert store.put(graph("urn:a/graph", '"4"')) == 0

        assert content(empty)[1] == graph("urn:a/graph", '"4"')["urn:a/graph"]

    def test_only_graphs_that_hold_something_are_emptied_known_or_not(self, empty: str, monkeypatch: pytest.MonkeyPatch) -> None:
        sent: list[str] = []
        update = RemoteStore._update

        def told_of(store: RemoteStore, operations: Sequence[str]) -> None:
            sent.extend(operation for operation in operations if operation.startswith("DROP"))
            update(store, operations)

        monkeypatch.setattr(RemoteStore, "_update", told_of)
        with open_store(empty, writable=True) as store:
            update(store, ['INSERT DATA { GRAPH <urn:b/graph> { <urn:s> <urn:p> "left behind" } }'])
            store.put(graph("urn:a/graph", '"1"') | graph("urn:b/graph", '"2"'))
            assert sent == ["DROP SILENT GRAPH <urn:b/graph>"]
            store.put(graph("urn:a/graph", '"3"'))

        assert sent[1:] == ["DROP SILENT GRAPH <urn:a/graph>"]
        assert content(empty)[1] == sorted(
            [*graph("urn:a/graph", '"3"')["urn:a/graph"], *graph("urn:b/graph", '"2"')["urn:b/graph"]]
        )

    def test_more_than_one_request_can_hold_is_put_in_batches(self, empty: str) -> None:
        graphs = graph("urn:big/graph", *(f'"{number}"' for number in range(6000)))
        graphs |= graph("urn:other/graph", *(f'"{number}"' for number in range(6000)))
        with open_store(empty, writable=True) as store:
            store.put(graphs)

        assert content(empty)[1] == sorted(line for lines in graphs.values() for line in lines)

    def test_what_stood_before_a_build_is_known_after_it_was_killed(self, empty: str) -> None:
        with open_store(empty, writable=True) as store:
            store.put(graph("urn:a/graph", '"1"'))
        with open_store(empty, writable=True) as store:
            store.begin()
            store.put(graph("urn:b/graph", '"2"'))
        with open_store(empty, writable=True) as store:
            assert store.begin() == {"urn:a/graph"}
            store.finish()
        with open_store(empty, writable=True) as store:
            assert store.begin() == {"urn:a/graph", "urn:b/graph"}

    def test_a_graph_that_a_dying_server_left_half_is_taken_out(self, empty: str) -> None:
        with open_store(empty, writable=True) as store:
            store.put(graph("urn:a/graph", '"1"', '"2"') | graph("urn:b/graph", '"3"'))
            assert isinstance(store, RemoteStore)
            pending = " ".join(f"<{CATALOGUE}> <{PENDING}> <urn:{name}/graph> ." for name in "ab")
            store._update([f"INSERT DATA {{ GRAPH <{CATALOGUE}> {{ {pending} }} }}"])
            store._update(['DELETE DATA { GRAPH <urn:a/graph> { <urn:s0> <urn:p> "1" } }'])
        with open_store(empty, writable=True) as store:
            assert list(store.graphs) == ["urn:b/graph"]

        assert content(empty)[1] == graph("urn:b/graph", '"3"')["urn:b/graph"]

    def test_an_update_that_fails_leaves_all_its_graphs_as_they_were(self, empty: str) -> None:
        with open_store(empty, writable=True) as store:
            store.put(graph("urn:a/graph", '"1"') | graph("urn:a/links", '"2"'))
        before = content(empty)
        with open_store(empty, writable=True) as store, pytest.raises(InputError):
            store.put(graph("urn:a/graph", '"3"') | graph("urn:a/links", '"4" . broken'))

        assert content(empty) == before


class TestQueries:
    def test_terms_are_bound_and_answers_have_every_form(self, empty: str) -> None:
        with open_store(empty, writable=True) as store:
            store.put(graph("urn:a/graph", *VALUES))
        with open_store(empty) as store:
            found = store.query("SELECT ?s { ?s u:p ?o }", bindings={"o": Term("literal", "<script>")}, prefixes={"u": "urn:"})
            assert [str(row["s"]) for row in found.rows()] == ["urn:s9"]
            truths = store.query("SELECT ?o { ?s <urn:p> ?o FILTER(DATATYPE(?o) = xsd:boolean) }", bindings={}, prefixes=PREFIXES)
            assert {str(row["o"]) for row in truths.rows()} == {"true", "false"}
            assert store.query("ASK { ?s <urn:none> ?o }", bindings={}, prefixes={}).truth is False
            triples = store.query("CONSTRUCT WHERE { <urn:s9> <urn:p> ?o }", bindings={}, prefixes={})
            assert triples.serialize("ntriples") == b'<urn:s9> <urn:p> "<script>" .\n'

    def test_a_query_that_does_not_parse_is_told_in_one_line(self, empty: str) -> None:
        with open_store(empty) as store, pytest.raises(QueryError, match="does not parse") as caught:
            store.query("SELECT ?s { ?s ?p }", bindings={}, prefixes={})

        assert "\n" not in str(caught.value)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "store"
    kg.build([ROOT / "data" / "article" / "article.txt", *FEW], store=folder)
    return folder


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("two") / "store"
    kg.build(FEW[:2], store=folder)
    return folder


def show(store: str | Path, paths: Sequence[str]) -> dict[str, tuple[int, str]]:
    """Return what a server over a store answers a browser under some paths."""
    with TestClient(make_app(store, seconds=60), headers={"Accept": "text/html", "Accept-Language": "fr"}) as client:
        answers = {path: client.get(path) for path in paths}
    return {path: (answer.status_code, answer.text) for path, answer in answers.items()}


@pytest.mark.model
class TestBuilds:
    def test_every_query_of_the_library_has_the_rows_of_a_folder(self, empty: str, built: Path) -> None:
        with open_store(built) as folder, open_store(empty, writable=True) as store:
            store.put({name: list(folder.lines(name)) for name in folder.graphs})
            for query in list_queries():
                wanted, found = (sorted(map(str, ask(each, query, {}).rows())) for each in (folder, store))

                assert found == wanted, query.name

    def test_the_pages_show_the_same_as_over_a_folder(self, empty: str, built: Path) -> None:
        with open_store(built) as folder, open_store(empty, writable=True) as store:
            store.put({name: list(folder.lines(name)) for name in folder.graphs})
        with open_store(built) as folder:
            reading = Reading(folder)
            claim = next(claim for claim in reading.claims.values() if claim.quantity)
            things = [urlsplit(iri).path.partition("/id/")[2] for iri in (claim.text, claim.iri, claim.parts[0].iri)]
        paths = [*PAGES, *(f"/id/{thing}" for thing in things)]
        here, there = show(built, paths), show(empty, paths)

        assert {status for status, _ in here.values()} == {200}
        assert [path for path in paths if here[path] != there[path]] == []

    def test_a_build_that_was_killed_ends_as_if_it_had_not_been(
        self, empty: str, two: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        inputs, wanted = FEW[:2], content(two)
        replace, calls = RemoteStore._replace, []

        def die(store: RemoteStore, *given: object) -> None:
            calls.append(given)
            if len(calls) == 3:
                raise KeyboardInterrupt
            replace(store, *given)  # type: ignore[arg-type]

        monkeypatch.setattr(RemoteStore, "_replace", die)
        monkeypatch.setattr(at_server, "MOST_QUADS", 500)
        with pytest.raises(KeyboardInterrupt):
            kg.build(inputs, store=empty)
        monkeypatch.setattr(RemoteStore, "_replace", replace)

        assert kg.build(inputs, store=empty).hash == wanted[0]
        assert content(empty) == wanted
        assert kg.build(inputs, store=empty).changed == 0

    def test_the_commands_take_an_address(self, empty: str, built: Path, capfd: pytest.CaptureFixture[str]) -> None:
        with open_store(built) as folder, open_store(empty, writable=True) as store:
            store.put({name: list(folder.lines(name)) for name in folder.graphs})
        for words in (["query", "who-says-how-many-died"], ["check"], ["compare", "--measure", "killed"], ["export"]):
            here, there = run([*words, "--store", str(built)]), run([*words, "--store", empty])
            lines = capfd.readouterr().out.splitlines()

            assert here == there, words
            assert lines[: len(lines) // 2] == lines[len(lines) // 2 :], words


def test_the_command_serves_what_is_at_a_server(empty: str, tmp_path: Path) -> None:
    def put(record: Record) -> None:
        with open_store(fill(tmp_path / record.article.sha256, record)) as folder, open_store(empty, writable=True) as store:
            store.put({name: list(folder.lines(name)) for name in folder.graphs})

    put(make_record())
    with running(empty) as (_, here):
        count = "SELECT (COUNT(*) AS ?n) { ?claim a kg:Claim }"

        assert get(f"{here}sparql", query=count, format="json")[1].count('"3"') == 1
        assert json.loads(get(f"{here}q/who-says-how-many.json", measure="measure:killed")[1])["results"]["bindings"]
        assert "kg:quote" in get(here + path_of(make_record())[1:] + "/claim-79")[1]
        assert "À Lens" in get_page(here)
        assert "Paul Durand a visité Lens" in get_page(f"{here}claims")
        assert get(f"{here}sparql", update="DROP ALL")[0] == 403
        put(make_record(text=f"{make_record().article.text} Et puis.", title="Plus tard"))
        assert soon(lambda: "Plus tard" in get_page(here))


def get_page(address: str) -> str:
    with urlopen(Request(address, headers=HTML), timeout=60) as answer:
        return str(answer.read().decode())


def test_what_people_add_is_kept_where_programs_keep_their_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_STORE_FOLDER", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert folder_of("http://127.0.0.1:7878/") == tmp_path / "kg" / "127.0.0.1-7878"
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert folder_of("http://127.0.0.1:7878/") == tmp_path / "home" / ".local" / "state" / "kg" / "127.0.0.1-7878"
    monkeypatch.setenv("KG_STORE_FOLDER", str(tmp_path / "named"))
    assert folder_of("http://127.0.0.1:7878/") == tmp_path / "named" / "127.0.0.1-7878"


class _Rude(BaseHTTPRequestHandler):
    """Answers as the path says: a status, silence, or something that is no SPARQL."""

    def do_GET(self) -> None:
        word = self.path.split("/")[1]
        if word == "slow":
            self.server.released.wait(20)  # type: ignore[attr-defined]
        self.send_response(int(word) if word.isdigit() else 500 if word == "drip" else 200)
        self.send_header("Content-Type", "application/sparql-results+json" if word in ("cut", "broken") else "text/html")
        self.send_header("Content-Length", "26" if word not in ("cut", "drip") else "400")
        if word == "302":
            self.send_header("Location", "http://example.org/")
        self.end_headers()
        while word == "drip" and not self.server.released.wait(0.1):  # type: ignore[attr-defined]
            self.wfile.write(b".")
        if word not in ("slow", "drip"):
            self.wfile.write(b'{"head":{},"boolean":true}' if word != "broken" else b'{"head":{"vars":["s"]},"res')
        self.server.seen.append(self.headers.get("Authorization"))  # type: ignore[attr-defined]

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def rude() -> Iterator[tuple[str, ThreadingHTTPServer]]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Rude) as found:
        found.released, found.seen = threading.Event(), []  # type: ignore[attr-defined]
        thread = threading.Thread(target=found.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{found.server_address[1]}", found
        finally:
            found.released.set()  # type: ignore[attr-defined]
            found.shutdown()
            thread.join(5)


class TestProblems:
    @pytest.mark.parametrize(
        ("path", "line"),
        [
            ("/404", "is no SPARQL server"),
            ("/page", "is no SPARQL server"),
            ("/401", "asks who you are; set KG_STORE_USER and KG_STORE_PASSWORD"),
            ("/403", "does not allow that"),
            ("/302", "leads elsewhere; give the address itself: http://example.org/"),
            ("/503", r"failed \(HTTP 503"),
            ("/cut", "does not answer"),
            ("/broken", "broke off its answer"),
        ],
    )
    def test_what_a_server_does_wrong_is_one_line(
        self, path: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("kg.store.transport.FIRST_WAIT", 0.01)
        monkeypatch.setenv("KG_STORE_FOLDER", str(tmp_path))
        monkeypatch.delenv("KG_STORE_USER", raising=False)
        with rude() as (address, _), pytest.raises(StoreError, match=line) as caught, open_store(f"{address}{path}"):
            pass

        assert "\n" not in str(caught.value)

    def test_a_server_that_takes_too_long_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("KG_STORE_TIMEOUT", "0.3")
        with rude() as (address, _), pytest.raises(StoreError, match=r"longer than 0\.3 seconds"), open_store(f"{address}/slow"):
            pass

    def test_a_fault_that_is_told_byte_by_byte_is_heard_for_the_time_of_an_answer(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("KG_STORE_TIMEOUT", "0.5")
        with rude() as (address, _):
            begun = time.monotonic()
            with pytest.raises(QueryError, match=r"failed at .*: \.{2,9}$"):
                Transport(address).send(Request(f"{address}/drip"))

        assert time.monotonic() - begun < 5

    def test_a_busy_server_is_asked_a_few_times_and_no_more(self) -> None:
        waits: list[float] = []
        with rude() as (address, found), pytest.raises(StoreError):
            find_addresses(f"{address}/503", Transport(address, sleep=waits.append))

        assert waits == [0.25, 0.5, 1.0]
        assert found.seen == [None] * 4  # type: ignore[attr-defined]

    def test_a_token_is_sent_and_not_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("KG_STORE_TOKEN", "secret")
        with rude() as (address, found), pytest.raises(StoreError) as caught, open_store(f"{address}/401"):
            pass

        assert found.seen == ["Bearer secret"]  # type: ignore[attr-defined]
        assert "secret" not in str(caught.value)

    @pytest.mark.parametrize(
        "address",
        [
            "http://user:secret@127.0.0.1:9/",
            "http://user:pa#secret@127.0.0.1:9/",
            "http://user:1/secret@127.0.0.1:9/",
            "ftp://127.0.0.1/",
            "http://",
            "http://h/?a=b",
            "http://[x",
        ],
    )
    def test_an_address_with_a_password_or_none_at_all_is_refused(self, address: str) -> None:
        with pytest.raises(StoreError) as caught, open_store(address):
            pass

        assert "secret" not in str(caught.value)

    def test_a_wrong_password_is_told_without_it(self, tmp_path: Path) -> None:
        with (
            told({"KG_STORE_USER": "dba", "KG_STORE_PASSWORD": "hush", "KG_STORE_FOLDER": str(tmp_path / "added")}),
            server("virtuoso", tmp_path / "server") as address,
            open_store(address, writable=True) as store,
            pytest.raises(StoreError, match="refuses the user or the password") as caught,
        ):
            store.put(graph("urn:a/graph", '"1"'))

        assert "hush" not in str(caught.value)

    def test_a_server_that_cuts_answers_is_told(self, tmp_path: Path) -> None:
        with (
            told(environment("virtuoso", tmp_path / "added")),
            server("virtuoso", tmp_path / "server", rows=20) as address,
            open_store(address) as store,
            pytest.raises(StoreError, match="no more than 20 rows"),
        ):
            list(store.query("SELECT * { ?s ?p ?o }", bindings={}, prefixes={}).rows())

    def test_a_read_only_server_is_told(self, tmp_path: Path) -> None:
        with (
            told(environment("oxigraph", tmp_path / "added")),
            server("oxigraph", tmp_path / "server", read_only=True) as address,
            open_store(address, writable=True) as store,
            pytest.raises(StoreError, match="does not allow that"),
        ):
            store.put(graph("urn:a/graph", '"1"'))

    def test_a_server_that_is_down_is_told(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr("kg.store.transport.FIRST_WAIT", 0.01)
        monkeypatch.setenv("KG_STORE_FOLDER", str(tmp_path))

        assert run(["query", "who-says-how-many", "--store", "http://127.0.0.1:9"]) == 2
        [line] = capfd.readouterr().err.splitlines()
        assert "http://127.0.0.1:9 does not answer" in line
