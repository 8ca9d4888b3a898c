import json
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import networkx
import pytest

import kg
from kg.errors import QueryError
from kg.holdings import load_sheets
from kg.model import Entity
from kg.network import ANALYSES, Selection, analyse_speech, build_graph, draw_analysis, write_graph
from kg.network.write import REPLACEMENT
from kg.store import open_store
from tests.records import LENS, make_record
from tests.served import fill

HOSTILE = "<script>&\"']]>\u2028\ud7ff\U0001f600 a\tb\nc"
SVG = "{http://www.w3.org/2000/svg}"


def said_by(record, speaker):
    """Return a record whose visit to Lens is told by one of its entities."""
    claims = tuple(
        replace(claim, mode="reports", attribution=record.attributions[0].id) if claim.key == "79" else claim
        for claim in record.claims
    )
    attributions = (replace(record.attributions[0], speaker=speaker), *record.attributions[1:])
    return replace(record, claims=claims, attributions=attributions)


def crowded():
    """Return a record with a claim in which two take part in one role."""
    record = make_record()
    claim = record.claims[1]
    others = tuple(replace(record.claims[0].subject, role="about", entity=name) for name in ("entity-6", "entity-32"))
    return replace(record, claims=(record.claims[0], replace(claim, arguments=others), *record.claims[2:]))


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = fill(tmp_path_factory.mktemp("network") / "store", make_record())
    with open_store(folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """Two articles: in the one Paul Durand speaks of Lens, in the other the ministry does."""
    early = said_by(make_record(), "entity-65")
    late = said_by(
        make_record(
            text=make_record().article.text + "\n",
            id="other.txt",
            url="https://example.org/b",
            published="2021-01-02",
            publisher="Autre",
        ),
        "entity-6",
    )
    with open_store(fill(tmp_path_factory.mktemp("two") / "store", early, late)) as opened:
        yield opened


def claims_of(network):
    return sorted({evidence["quote"] for _, _, evidence in network.edges(data=True)})


class TestFilters:
    @pytest.mark.parametrize(
        ("filters", "quotes"),
        [
            ({"mode": "states"}, ["Paul Durand a visité Lens"]),
            ({"mode": "reports"}, ["jusqu’à 200 mineurs sont morts depuis mardi"]),
            ({"source": "MINISTÈRE"}, ["jusqu’à 200 mineurs sont morts depuis mardi"]),
            ({"source": "le quotidien"}, ["Paul Durand a visité Lens"]),
            ({"source": "personne"}, []),
            ({"entity": "lens"}, ["Paul Durand a visité Lens"]),
            ({"entity": LENS}, ["Paul Durand a visité Lens"]),
            ({"entity": "Len"}, []),
            ({"certainty": "certain", "mode": "states"}, ["Paul Durand a visité Lens"]),
            ({"certainty": "probable"}, []),
            ({"since": "2020-05-06", "mode": "states"}, ["Paul Durand a visité Lens"]),
            ({"since": "2020-05-07"}, []),
            ({"until": "2020-05", "mode": "states"}, ["Paul Durand a visité Lens"]),
            ({"until": "2020-04"}, []),
        ],
    )
    def test_each_chooses_among_the_claims(self, store, filters, quotes):
        assert claims_of(build_graph(store, Selection(**filters))) == quotes

    def test_only_those_who_take_part_in_what_is_chosen_stay(self, store):
        assert {name for _, name in build_graph(store, Selection(mode="states")).nodes(data="label")} == {"Paul Durand", "Lens"}
        assert build_graph(store).number_of_nodes() == len(make_record().entities)

    @pytest.mark.parametrize("wrong", [{"mode": "sings"}, {"certainty": "sure"}])
    def test_a_word_that_there_is_not_is_told(self, wrong):
        with pytest.raises(QueryError, match="there are: "):
            Selection(**wrong)

    def test_the_function_takes_them_as_keywords(self, tmp_path):
        folder = fill(tmp_path / "store", make_record())

        assert claims_of(kg.graph(store=folder, mode="states", entity="Lens")) == ["Paul Durand a visité Lens"]
        assert kg.analyse("spoken", store=folder).rows == ()


class TestWriting:
    def network(self, words=HOSTILE):
        network = networkx.MultiDiGraph()
        network.add_node(f"urn:a {words}", label=words, type="schema:Person")
        network.add_node("urn:b", label="", type="")
        network.add_edge(f"urn:a {words}", "urn:b", key="first", quote=words, start=3, end=12)
        network.add_edge(f"urn:a {words}", "urn:b", key="second", quote=f"{words}!", start=20, end=24)
        return network

    def read(self, content, form):
        if form == "json":
            return networkx.node_link_graph(json.loads(content), edges="edges")
        read = networkx.read_graphml(BytesIO(content)) if form == "graphml" else networkx.read_gexf(BytesIO(content))
        return read if read.is_multigraph() else networkx.MultiDiGraph(read)

    @pytest.mark.parametrize("form", ["graphml", "json"])
    def test_what_is_written_is_read_back_whole(self, form):
        network = self.network()
        read = self.read(write_graph(network, form), form)

        assert dict(read.nodes(data=True)) == dict(network.nodes(data=True))
        assert list(read.edges(keys=True, data=True)) == list(network.edges(keys=True, data=True))

    def test_gexf_gives_nodes_edges_and_attributes_back(self):
        network = self.network(HOSTILE.replace("\n", " ").replace("\t", " "))
        read = self.read(write_graph(network, "gexf"), "gexf")

        assert {node: (known["label"], known["type"]) for node, known in read.nodes(data=True)} == {
            node: (known["label"], known["type"]) for node, known in network.nodes(data=True)
        }
        assert [
            (start, end, known["quote"], known["quote_start"], known["quote_end"]) for start, end, known in read.edges(data=True)
        ] == [(start, end, known["quote"], known["start"], known["end"]) for start, end, known in network.edges(data=True)]

    @pytest.mark.parametrize("form", ["graphml", "gexf"])
    def test_the_file_has_what_gephi_reads(self, tmp_path, form):
        """Its importers know these types of a column alone, and take two edges of one id for one."""
        written = ElementTree.fromstring(write_graph(kg.graph(store=fill(tmp_path / "store", crowded())), form))
        columns = [element for element in written.iter() if element.tag.endswith(("}key", "}attribute"))]
        nodes = [element.get("id") for element in written.iter() if element.tag.endswith("}node")]
        edges = [element for element in written.iter() if element.tag.endswith("}edge")]

        assert {column.get("attr.type") or column.get("type") for column in columns} <= {"string", "long"}
        assert len({edge.get("id") for edge in edges}) == len(edges) == 4
        assert {edge.get(end) for edge in edges for end in ("source", "target")} <= set(nodes)
        assert len(set(nodes)) == len(nodes)
        assert len([element for element in written.iter() if element.tag.endswith("}graph")]) == 1

    @pytest.mark.parametrize("form", ["graphml", "gexf"])
    def test_the_network_of_a_store_is_read_back_whole(self, store, form):
        network = build_graph(store)
        read = self.read(write_graph(network, form), form)

        assert {(node, known["label"]) for node, known in read.nodes(data=True)} == set(network.nodes(data="label"))
        assert sorted((start, end, known["claim"], known["quote"]) for start, end, known in read.edges(data=True)) == sorted(
            (start, end, known["claim"], known["quote"]) for start, end, known in network.edges(data=True)
        )

    @pytest.mark.parametrize("form", ["graphml", "gexf"])
    def test_what_xml_cannot_hold_is_replaced(self, form):
        content = write_graph(self.network("a\x00b\x0bc\ufffe"), form)
        read = self.read(content, form)

        assert (
            read.nodes[f"urn:a a{REPLACEMENT}b{REPLACEMENT}c{REPLACEMENT}"]["label"]
            == f"a{REPLACEMENT}b{REPLACEMENT}c{REPLACEMENT}"
        )

    @pytest.mark.parametrize("form", ["graphml", "gexf", "json"])
    def test_the_same_network_gives_the_same_bytes(self, form):
        assert write_graph(self.network(), form) == write_graph(self.network(), form)

    def test_a_format_that_there_is_not_is_told(self):
        with pytest.raises(QueryError, match="there are: graphml, gexf, json"):
            write_graph(self.network(), "dot")


class TestAnalyses:
    def test_who_is_quoted(self, two):
        rows = analyse_speech(two, "quoted").rows

        assert [row[:4] for row in rows] == [("Paul Durand", 0, 1, 1), ("le ministère", 0, 1, 1)]

    def test_who_speaks_of_whom(self, two):
        rows = analyse_speech(two, "spoken").rows

        assert ("le ministère", "Lens", 1) in [row[:3] for row in rows]
        assert ("Paul Durand", "Lens", 1) in [row[:3] for row in rows]
        assert all(who != whom for who, whom, *_ in rows)

    def test_filters_hold_for_analyses(self, two):
        assert {row[0] for row in analyse_speech(two, "spoken", Selection(since="2021")).rows} == {"le ministère"}

    def test_who_stands_between_others(self, tmp_path):
        late = said_by(make_record(text=make_record().article.text + "\n"), "entity-6")
        by_miners = [
            replace(claim, subject=replace(claim.subject, entity="entity-32")) if claim.key == "79" else claim
            for claim in late.claims
        ]
        records = said_by(make_record(), "entity-65"), replace(late, claims=tuple(by_miners))
        with open_store(fill(tmp_path / "store", *records)) as opened:
            rows = analyse_speech(opened, "brokers").rows

        assert rows == (("Lens", 1, 0, 2, 2),)

    def test_sources_that_share_a_claim_are_one_group(self, two):
        rows = analyse_speech(two, "communities").rows

        assert [(row[1], row[2]) for row in rows] == [(3, 1)]
        assert {"Autre", "Le Quotidien", "Paul Durand"} == set(str(rows[0][3]).split(", "))

    def test_a_proper_name_is_one_voice_in_all_articles_and_a_common_noun_is_not(self, tmp_path):
        records = [
            said_by(make_record(text=make_record().article.text + "\n" * n, id=f"{n}.txt", url=f"https://example.org/{n}"), who)
            for n in (0, 1)
            for who in ("entity-65",)
        ]
        others = [
            said_by(
                make_record(text=make_record().article.text + "\n" * n, id=f"{n}.txt", url=f"https://example.org/{n}"), "entity-6"
            )
            for n in (2, 3)
        ]
        with open_store(fill(tmp_path / "store", *records, *others)) as opened:
            rows = analyse_speech(opened, "quoted").rows

        assert [(row[0], row[2], row[3]) for row in rows] == [
            ("Paul Durand", 2, 2),
            ("le ministère", 1, 1),
            ("le ministère", 1, 1),
        ]

    @pytest.mark.parametrize("name", ANALYSES)
    def test_an_analysis_and_its_picture_come_out_alike_every_time(self, two, name):
        first, second = (analyse_speech(two, name) for _ in range(2))

        assert first.rows == second.rows
        assert draw_analysis(first) == draw_analysis(second)

    @pytest.mark.parametrize("name", ANALYSES)
    def test_an_empty_store_has_no_rows_and_a_picture(self, tmp_path, name):
        with open_store(fill(tmp_path / "store")) as opened:
            found = analyse_speech(opened, name)

        assert found.rows == ()
        assert ElementTree.fromstring(draw_analysis(found)).tag == f"{SVG}svg"

    def test_an_analysis_that_there_is_not_is_told(self, store):
        with pytest.raises(QueryError, match="quoted, spoken, brokers, communities"):
            analyse_speech(store, "loved")

    @pytest.mark.parametrize("name", ["quoted", "spoken", "brokers", "communities"])
    def test_nothing_in_a_name_becomes_markup_of_a_picture(self, tmp_path, name):
        wild = "</text><script>alert(1)</script>\x07"
        records = [
            replace(record, entities=tuple(_renamed(entity, f"{entity.name}{wild}") for entity in record.entities))
            for record in (
                said_by(make_record(publisher=f"A{wild}"), "entity-65"),
                said_by(
                    make_record(text=make_record().article.text + "\n", id="b.txt", url="https://example.org/b", publisher="B"),
                    "entity-6",
                ),
            )
        ]
        with open_store(fill(tmp_path / "store", *records)) as opened:
            drawn = ElementTree.fromstring(draw_analysis(analyse_speech(opened, name)))

        assert {element.tag.removeprefix(SVG) for element in drawn.iter()} <= {
            "svg", "title", "rect", "defs", "marker", "path", "line", "circle", "text",
        }  # fmt: skip


def _renamed(entity: Entity, name: str) -> Entity:
    return replace(entity, name=name)


def test_texts_at_one_address_keep_their_own_days_and_publishers(tmp_path):
    first = make_record(publisher="Le Quotidien", published="2020-05-06")
    later = make_record(text=f"{first.article.text} Et puis.", publisher="Le Soir", published="2020-06-07")
    with open_store(fill(tmp_path / "store", first, later)) as opened:
        edges = build_graph(opened).edges(data=True)
        sheets = list(load_sheets(opened))

    own = {("2020-05-06", "Le Quotidien"), ("2020-06-07", "Le Soir")}
    assert {(str(edge["published"]), edge["publisher"]) for _, _, edge in edges} == own
    assert sorted((str(sheet.published), str(sheet.publisher)) for sheet in sheets) == sorted(own)
