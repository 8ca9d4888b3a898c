import hashlib
import json
import multiprocessing
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import QueryError, StoreError
from kg.store import FolderStore, Term, graph_hash, group_graphs, open_store
from kg.store.catalogue import CATALOGUE_NAME, read_catalogue

XSD_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"


def graph(number, size=3):
    name = f"urn:g{number}"
    return {name: [f'<urn:s{index}> <urn:p> "{number} {index} d’été"@fr <{name}> .' for index in range(size)]}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "store"


def put(path, *graphs):
    with open_store(path, writable=True) as store:
        for each in graphs:
            store.put(each)
        return store.hash, store.quads


def pieces(path):
    """Return of how many files of its engine a store consists."""
    return len(list(path.glob("*.sst")))


def content(path):
    with open_store(path) as store:
        return sorted(store.lines())


class TestPut:
    def test_what_is_put_in_comes_out_line_by_line(self, path):
        put(path, graph(1), graph(2))

        assert content(path) == sorted([*graph(1)["urn:g1"], *graph(2)["urn:g2"]])

    def test_a_graph_is_replaced_whole(self, path):
        put(path, graph(1, size=5), graph(2))
        put(path, graph(1, size=2))

        assert content(path) == sorted([*graph(1, size=2)["urn:g1"], *graph(2)["urn:g2"]])

    def test_a_graph_without_lines_is_removed(self, path):
        put(path, graph(1), graph(2))
        with open_store(path, writable=True) as store:
            store.put({"urn:g1": []})

            assert list(store.graphs) == ["urn:g2"]

        assert content(path) == sorted(graph(2)["urn:g2"])

    def test_only_what_differs_is_written(self, path):
        put(path, graph(1))
        with open_store(path, writable=True) as store:
            assert store.put(graph(1) | graph(2)) == 1
            assert store.put(graph(1) | graph(2)) == 0

    def test_a_line_given_twice_is_one_quad(self, path):
        [lines] = graph(1).values()

        assert put(path, {"urn:g1": lines + lines})[1] == len(lines)


class TestFinish:
    def test_the_pieces_of_a_store_that_grew_by_much_are_merged_and_of_another_left(self, path):
        with open_store(path, writable=True) as store:
            for number in range(12):
                store.put(graph(number, size=200))
            many = pieces(path)
            store.finish()
            few = pieces(path)
            store.put(graph(12, size=20))
            more = pieces(path)
            store.finish()

            assert few < more < many
            assert pieces(path) >= more
            assert len(list(store.lines())) == store.quads == 12 * 200 + 20


class TestHash:
    def test_it_is_of_the_sorted_list_of_graphs_and_hashes(self, path):
        found, _ = put(path, graph(2), graph(1))
        parts = []
        for name, lines in sorted((graph(1) | graph(2)).items()):
            digest = hashlib.sha256("".join(f"{line}\n" for line in sorted(lines)).encode()).hexdigest()
            parts.append(f"{name} {digest}\n")

        assert found == hashlib.sha256("".join(parts).encode()).hexdigest()

    @settings(max_examples=6)
    @given(st.permutations(range(5)))
    def test_order_and_detours_do_not_change_it(self, tmp_path_factory, order):
        straight = put(tmp_path_factory.mktemp("store") / "a", *map(graph, range(5)))
        detour = put(tmp_path_factory.mktemp("store") / "b", graph(order[0], size=9), *map(graph, order), *map(graph, order[:2]))

        assert straight == detour

    def test_the_catalogue_agrees_with_the_quads(self, path):
        put(path, graph(1), graph(2), graph(1, size=7))
        with open_store(path) as store:
            for name, entry in store.graphs.items():
                lines = list(store.lines(name))

                assert (entry.hash, entry.quads) == (graph_hash(lines), len(lines))


class TestInterruption:
    @pytest.mark.parametrize("step", ["before the load", "after the load", "after the catalogue"])
    def test_a_killed_writer_leaves_whole_graphs(self, path, monkeypatch, step):
        put(path, graph(1, size=2))
        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt), open_store(path, writable=True) as store:
            interrupt(patch, step)
            store.put(graph(1, size=8) | graph(2))

        assert content(path) == sorted([*graph(1, size=8)["urn:g1"], *graph(2)["urn:g2"]])
        assert put(path) == put(path.with_name("whole"), graph(1, size=8), graph(2))

    def test_a_writer_killed_in_its_journal_has_done_nothing(self, path):
        before = put(path, graph(1))
        (path / "kg-journal.nq.draft").write_text("# graph\turn:g1\t", encoding="utf-8")

        assert put(path) == before

    def test_half_a_line_of_the_catalogue_is_no_entry(self, path):
        put(path, graph(1))
        with (path / CATALOGUE_NAME).open("a", encoding="utf-8") as file:
            file.write("urn:g2\tabc")

        assert list(read_catalogue(path / CATALOGUE_NAME)) == ["urn:g1"]

        put(path, graph(3))

        assert list(read_catalogue(path / CATALOGUE_NAME)) == ["urn:g1", "urn:g3"]

    def test_a_process_killed_at_any_moment_leaves_whole_graphs(self, path):
        put(path, graph(0))
        context = multiprocessing.get_context("spawn")
        for delay in (0.05, 0.11, 0.23):
            ready = context.Event()
            writer = context.Process(target=write_for_ever, args=(path, ready))
            writer.start()
            ready.wait()
            time.sleep(delay)
            writer.kill()
            writer.join()
            with open_store(path) as store:
                for name, entry in store.graphs.items():
                    assert graph_hash(store.lines(name)) == entry.hash

                assert store.quads == len(list(store.lines()))


def interrupt(patch, step):
    def stop(*_, **__):
        raise KeyboardInterrupt

    if step == "before the load":
        patch.setattr(FolderStore, "_carry_out", stop)
    elif step == "after the load":
        patch.setattr("kg.store.directory.append_entries", stop)
    else:
        patch.setattr("kg.store.directory.finish_journal", stop)


def write_for_ever(path, ready):
    with open_store(path, writable=True) as store:
        ready.set()
        for number in range(100_000):
            store.put(graph(number % 50, size=number % 211 + 1))


class TestOpening:
    def test_one_that_is_missing_is_told_with_the_remedy(self, path):
        with pytest.raises(StoreError, match="make one: kg build"), open_store(path):
            pass

        assert not path.exists()

    def test_a_folder_of_other_things_is_left_alone(self, path):
        path.mkdir()
        (path / "thesis.txt").write_text("words", encoding="utf-8")
        for writable in (False, True):
            with pytest.raises(StoreError, match="is not a store of kg"), open_store(path, writable=writable):
                pass

        assert [file.name for file in path.iterdir()] == ["thesis.txt"]

    @pytest.mark.parametrize("writable", [False, True])
    def test_a_newer_format_is_refused(self, path, writable):
        put(path, graph(1))
        (path / "kg-format").write_text("2\n", encoding="utf-8")

        with pytest.raises(StoreError, match="has format 2, this kg reads 1"), open_store(path, writable=writable):
            pass

    @pytest.mark.parametrize("writable", [False, True])
    def test_nobody_opens_what_is_being_written_to(self, path, writable):
        with (
            open_store(path, writable=True),
            pytest.raises(StoreError, match="in use by another process"),
            open_store(path, writable=writable),
        ):
            pass

    def test_readers_stand_beside_one_another_and_in_the_way_of_a_writer(self, path):
        put(path, graph(1))
        with open_store(path), open_store(path) as store:
            assert len(list(store.lines())) == 3

            with pytest.raises(StoreError, match="in use by another process"), open_store(path, writable=True):
                pass

    def test_an_address_is_asked_and_is_no_folder(self):
        with pytest.raises(StoreError, match="does not answer"), open_store("http://127.0.0.1:9/query"):
            pass

    def test_a_file_is_no_store(self, path):
        path.write_text("", encoding="utf-8")
        for writable in (False, True):
            with pytest.raises(StoreError), open_store(path, writable=writable):
                pass


class TestQuery:
    @pytest.fixture
    def store(self, path):
        lines = [f'<urn:s{n}> <urn:p> "{n}"^^<{XSD_INTEGER}> <urn:g{n}> .' for n in range(3)]
        put(path, group_graphs(lines))
        with open_store(path) as store:
            yield store

    def ask(self, store, sparql, **bindings):
        return store.query(sparql, bindings=bindings, prefixes={"u": "urn:"})

    def test_the_union_of_the_graphs_is_asked(self, store):
        rows = list(self.ask(store, "SELECT ?n { ?s u:p ?n } ORDER BY ?n").rows())

        assert [row["n"].number for row in rows] == [0, 1, 2]

    def test_a_variable_is_bound_as_a_term(self, store):
        answer = self.ask(store, "SELECT ?s ?n { ?s u:p ?n }", n=Term("literal", "2", XSD_INTEGER))

        assert [row["s"] for row in answer.rows()] == [Term("iri", "urn:s2")]

    def test_a_term_cannot_break_out_of_its_place(self, store):
        answer = self.ask(store, "SELECT ?s ?n { ?s u:p ?n }", n=Term("literal", '2" . ?x ?y ?z . "'))

        assert list(answer.rows()) == []

    @pytest.mark.parametrize("sparql", ["SELECT", "SELECT ?x { nope:a ?b ?x }", "DROP ALL"])
    def test_what_does_not_parse_is_told_in_one_line(self, store, sparql):
        with pytest.raises(QueryError, match="does not parse") as caught:
            self.ask(store, sparql)

        assert "\n" not in str(caught.value)

    def test_a_parameter_needs_no_column(self, store):
        answer = self.ask(store, "SELECT ?s { ?s u:p ?n }", n=Term("literal", "2", XSD_INTEGER))

        assert [row["s"] for row in answer.rows()] == [Term("iri", "urn:s2")]

    def test_a_parameter_that_the_query_has_not_is_told(self, store):
        with pytest.raises(QueryError, match=r"no variable \?other"):
            self.ask(store, "SELECT ?s { ?s u:p ?n }", other=Term("literal", "2"))

    def test_answers_have_the_formats_of_sparql(self, store):
        sparql = "SELECT ?n { ?s u:p ?n FILTER(?n = 1) }"

        assert self.ask(store, sparql).serialize("csv") == b"n\r\n1\r\n"
        assert self.ask(store, "ASK { ?s u:p 7 }").truth is False
        assert (
            self.ask(store, "CONSTRUCT { ?s u:q 1 } { ?s u:p 1 }").serialize("turtle") == b"@prefix u: <urn:> .\nu:s1 u:q 1 .\n"
        )
        with pytest.raises(QueryError, match="--format"):
            self.ask(store, sparql).serialize("turtle")
        with pytest.raises(QueryError, match="--format turtle"):
            self.ask(store, "CONSTRUCT { ?s u:q 1 } { ?s u:p 1 }").serialize("json")

    def test_a_longer_answer_than_allowed_is_refused(self, store):
        sparql = "SELECT ?s { ?s u:p ?n } ORDER BY ?s"
        whole = self.ask(store, sparql).serialize("csv")

        assert self.ask(store, sparql).serialize("csv", most=len(whole)) == whole
        with pytest.raises(QueryError, match="longer than"):
            self.ask(store, sparql).serialize("csv", most=len(whole) - 1)

    def test_triples_have_four_formats(self, store):
        triples = "CONSTRUCT { ?s u:q 1 } { ?s u:p 1 }"

        assert self.ask(store, triples).serialize("ntriples") == f'<urn:s1> <urn:q> "1"^^<{XSD_INTEGER}> .\n'.encode()
        assert json.loads(self.ask(store, triples).serialize("jsonld"))[0]["@id"] == "urn:s1"
        assert b"rdf:RDF" in self.ask(store, triples).serialize("rdfxml")

    def test_graphs_may_be_named_in_place_of_the_union(self, store):
        def found(default, named, sparql):
            answer = store.query(sparql, bindings={}, prefixes={"u": "urn:"}, dataset=(default, named))
            return sorted(str(row["s"]) for row in answer.rows())

        assert found(["urn:g1", "urn:g2"], [], "SELECT ?s { ?s u:p ?n }") == ["urn:s1", "urn:s2"]
        assert found([], ["urn:g0"], "SELECT ?s { GRAPH ?g { ?s u:p ?n } }") == ["urn:s0"]
        assert found([], ["urn:g0"], "SELECT ?s { ?s u:p ?n }") == []


def test_a_copy_stands_for_itself(path, tmp_path):
    put(path, graph(1))
    with open_store(path) as store:
        store.copy_to(tmp_path / "copy")
    before = content(path)
    put(path, graph(2))

    assert content(tmp_path / "copy") == before
    with open_store(tmp_path / "copy") as copy:
        assert set(copy.graphs) == {"urn:g1"}
