import json
import resource
import subprocess
import sys
from pathlib import Path

import networkx
import pytest

import kg
from kg.cli.app import COMMANDS, run
from kg.store import open_store

TEXT = "Selon le ministère de la Défense, 40 soldats russes sont morts mardi à Bakhmout. Le maire a quitté la ville."
OTHER = "The ministry said on Monday that at least 12 people had been killed in Kharkiv. The mayor left the city."
KG = Path(sys.executable).with_name("kg")
FACT = '<urn:s> <https://w3id.org/kg-news/ontology#quote> "vingt morts"@fr <urn:g> .'


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def store(folder):
    with open_store("kg-store", writable=True) as opened:
        opened.put({"urn:g": [FACT]})
    return folder / "kg-store"


def one_line(capfd):
    captured = capfd.readouterr()
    lines = captured.err.splitlines()

    assert captured.out == ""
    assert len(lines) == 1, lines
    assert "Traceback" not in captured.err

    return lines[0]


class TestUsage:
    @pytest.mark.parametrize(
        "arguments",
        [
            ["fly"],
            ["--fly"],
            ["query", "--fly"],
            ["build"],
            ["extract"],
            ["explain"],
            ["query"],
            ["query", "who", "-e", "ASK {}"],
            ["query", "-e", "ASK {}", "--format", "pdf"],
            ["query", "-e", "ASK {}", "--param", "x"],
            ["query", "no-such-query"],
            ["query", "nowhere.rq"],
            ["query", "-e", "ASK {}", "--store", "nowhere"],
            ["query", "-e", "ASK {}", "--store", "http://localhost/sparql"],
            ["check", "--store", "nowhere"],
            ["graph", "--store", "nowhere"],
            ["export", "--format", "pdf"],
            ["export", "--store", "nowhere"],
            ["explain", "urn:x", "--store", "nowhere"],
        ],
    )
    @pytest.mark.usefixtures("folder")
    def test_what_cannot_be_done_is_one_line_and_code_2(self, arguments, capfd):
        assert run(arguments) == 2
        assert one_line(capfd).startswith("kg: ")

    @pytest.mark.parametrize("sparql", ["SELECT", "DROP ALL", "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }"])
    @pytest.mark.usefixtures("store")
    def test_a_query_that_cannot_be_asked_is_one_line_and_code_2(self, sparql, capfd):
        assert run(["query", "-e", sparql]) == 2
        one_line(capfd)

    @pytest.mark.parametrize("name", [name for name, _ in COMMANDS])
    def test_every_command_has_help_with_an_example(self, name, capfd):
        assert run([name, "--help"]) == 0
        assert f"Example: kg {name}" in capfd.readouterr().out

    @pytest.mark.parametrize("arguments", [["--json-logs", "query", "nowhere.rq"], ["query", "nowhere.rq", "--json-logs"]])
    @pytest.mark.usefixtures("folder")
    def test_logs_are_json_wherever_the_flag_stands(self, arguments, capfd):
        assert run(arguments) == 2
        assert json.loads(one_line(capfd))["level"] == "error"

    def test_the_version_is_told(self, capfd):
        assert run(["--version"]) == 0
        assert capfd.readouterr().out.startswith("kg ")


class TestQuery:
    SPARQL = "SELECT ?quote { ?s kg:quote ?quote }"

    @pytest.mark.parametrize("form", ["table", "json", "csv", "tsv", "xml"])
    @pytest.mark.usefixtures("store")
    def test_rows_come_in_every_format(self, form, capfd):
        assert run(["query", "-e", self.SPARQL, "--format", form]) == 0
        assert "vingt morts" in capfd.readouterr().out

    @pytest.mark.usefixtures("store")
    def test_triples_come_as_turtle(self, capfd):
        assert run(["query", "-e", "CONSTRUCT { ?s kg:quote ?q } { ?s kg:quote ?q }"]) == 0
        assert 'kg:quote "vingt morts"@fr' in capfd.readouterr().out

    @pytest.mark.usefixtures("store")
    def test_no_and_no_rows_are_answers(self, capfd):
        assert run(["query", "-e", "ASK { ?s kg:start ?q }"]) == 0
        assert run(["query", "-e", "SELECT ?q { ?s kg:start ?q }"]) == 0
        assert capfd.readouterr().out.startswith("no\n")

    @pytest.mark.usefixtures("store")
    def test_a_parameter_is_bound(self, capfd):
        assert (
            run(["query", "-e", "SELECT ?s ?quote { ?s kg:quote ?quote }", "--param", 'quote="autre"@fr', "--format", "csv"]) == 0
        )
        assert capfd.readouterr().out.splitlines() == ["s,quote"]


@pytest.mark.model
class TestBuild:
    @pytest.fixture
    def articles(self, folder):
        (folder / "in").mkdir()
        (folder / "in" / "a.txt").write_text(TEXT, encoding="utf-8")
        line = json.dumps({"id": "b", "text": OTHER, "url": "https://example.org/b", "published": "2024-05-06"})
        (folder / "in" / "b.jsonl").write_text(f"{line}\n", encoding="utf-8")
        return folder

    @pytest.mark.usefixtures("articles")
    def test_records_are_one_line_an_article_in_the_order_of_the_input(self, capfd):
        assert run(["extract", "in/b.jsonl", "in/a.txt"]) == 0
        found = [json.loads(line) for line in capfd.readouterr().out.splitlines()]

        assert [record["article"]["id"] for record in found] == ["b", "in/a.txt"]
        assert [record["article"]["text"] for record in found] == [OTHER, TEXT]
        assert found[0]["article"]["origin"]["published"] == "file"

    @pytest.mark.usefixtures("articles")
    def test_a_build_tells_its_counts_and_the_hash(self, capfd):
        assert run(["build", "in"]) == 0
        told = dict(line.split(None, 1) for line in capfd.readouterr().out.replace("store hash", "hash").splitlines())

        assert (told["articles"], told["sentences"]) == ("2", "4")
        assert int(told["claims"]) >= 2
        assert told["unread"].endswith("of the sentences)")
        assert len(told["hash"]) == 64

    @pytest.mark.usefixtures("articles")
    def test_neither_order_nor_repetition_nor_the_name_of_a_file_changes_the_store(self, articles):
        once = kg.build(["in"], store="one")
        again = kg.build(["in"], store="one")
        (articles / "in" / "b.jsonl").rename(articles / "in" / "zz.jsonl")
        turned = kg.build(["in/zz.jsonl", "in/a.txt"], store="two")

        assert (once.hash, once.quads) == (again.hash, again.quads) == (turned.hash, turned.quads)
        assert again.changed == 0

    @pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
    def test_several_publications_of_one_text_share_its_graph_in_any_order(self, folder, order):
        lines = [
            json.dumps({"id": "1", "text": TEXT, "publisher": "Un"}),
            json.dumps({"id": "2", "text": TEXT, "publisher": "Deux", "published": "2024-05-06"}),
            json.dumps({"id": "3", "text": OTHER}),
        ]
        (folder / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
        expected = kg.build(["all.jsonl"], store="all")
        for number in order:
            (folder / "one.jsonl").write_text(lines[number], encoding="utf-8")
            built = kg.build(["one.jsonl"], store="piecemeal")
        publishers = kg.query(sparql="SELECT ?who { ?p kg:text ?t ; dc:publisher ?who } ORDER BY ?who", store="piecemeal")

        assert built.hash == expected.hash
        assert [row["who"].value for row in publishers] == ["Deux", "Un"]

    @pytest.mark.usefixtures("articles")
    def test_what_is_skipped_has_a_line_and_code_1_and_the_rest_is_done(self, articles, capfd):
        (articles / "in" / "c.txt").write_bytes(b"\x00\x01\x02")
        (articles / "in" / "d.jsonl").write_text("{\n", encoding="utf-8")

        assert run(["build", "in"]) == 1
        captured = capfd.readouterr()
        assert [line.split(":")[1].strip() for line in captured.err.splitlines()] == ["in/c.txt", "in/d.jsonl"]
        assert captured.out.splitlines()[0].split() == ["articles", "2"]

    @pytest.mark.usefixtures("folder")
    def test_where_nothing_can_be_read_nothing_is_made(self, folder, capfd):
        assert run(["build", "nowhere.txt"]) == 2
        one_line(capfd)
        assert list(folder.iterdir()) == []

    @pytest.mark.usefixtures("articles")
    def test_every_edge_of_the_network_has_its_evidence(self, capfd):
        kg.build(["in"])
        network = kg.graph()

        assert network.number_of_edges() > 0
        texts = {record.article.sha256[:16]: record.article.text for record in kg.extract(["in"])}
        for _, _, evidence in network.edges(data=True):
            text = texts[evidence["article"].rpartition("/")[2]]
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
            assert evidence["claim"]
            assert "source" in evidence

        for form, read in (
            ("graphml", networkx.parse_graphml),
            ("json", lambda text: networkx.node_link_graph(json.loads(text), edges="edges")),
        ):
            assert run(["graph", "--format", form]) == 0
            assert read(capfd.readouterr().out).number_of_edges() == network.number_of_edges()

    @pytest.mark.usefixtures("articles")
    def test_a_check_proves_every_span_and_finds_a_broken_one(self, capfd):
        kg.build(["in"])

        assert run(["check"]) == 0
        assert "nothing wrong" in capfd.readouterr().out
        with open_store("kg-store", writable=True) as opened:
            [graph] = [
                name for name in opened.graphs if any("a.txt" in line for line in opened.lines(name)) and "article" in name
            ]
            broken = [line.replace('"40 soldats russes', '"41 soldats russes') for line in opened.lines(graph)]
            opened.put({graph: broken})

        assert run(["check"]) == 1
        assert "41 soldats russes" in capfd.readouterr().out


class TestSpeed:
    @pytest.mark.parametrize(("arguments", "limit"), [(["--help"], 0.3), (["query", "-e", "ASK { ?s ?p ?o }"], 1.0)])
    @pytest.mark.usefixtures("store")
    def test_the_command_answers_at_once(self, arguments, limit):
        def seconds():
            """Return the processor's time, which does not depend on what else the machine does."""
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([KG, *arguments], check=True, capture_output=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

        assert min(seconds() for _ in range(8)) <= limit

    @pytest.mark.parametrize("arguments", [["--help"], ["query", "-e", "ASK { ?s ?p ?o }"], ["queries"]])
    @pytest.mark.usefixtures("store")
    def test_neither_help_nor_a_query_loads_the_models(self, arguments):
        loaded = "'spacy' in sys.modules or 'rdflib' in sys.modules"
        code = f"import sys; from kg.cli.app import run; run({arguments!r}); sys.exit({loaded})"

        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
