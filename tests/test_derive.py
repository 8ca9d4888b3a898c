from dataclasses import fields, replace

import pytest

from kg.comparison import compare_records, compare_sheets, sheet_of, to_json
from kg.derive import compare_store, derive_graphs
from kg.holdings import load_sheets
from kg.prefixes import PREFIXES
from kg.rdf import article_quads, links_quads
from kg.store import group_graphs, open_store
from kg.terms import BASE, expand, graph_iri
from tests.compared import Written

STORY = (
    "A landslide buried the hamlet of Osmere in the night, after three days of rain that had soaked the slope above the "
    "church. Rescuers worked with shovels because no machine could pass the narrow bridge."
)


def articles() -> list[Written]:
    first = Written(
        "first.txt", f"12 Russian soldiers were killed in Ukraine, the Osmere Institute said. {STORY}", "2023-03-01", "Beacon"
    )
    speaker = first.name("Osmere Institute", "Organization", "http://www.wikidata.org/entity/Q1")
    country = first.name("Ukraine")
    given = first.says("the Osmere Institute", "12 Russian soldiers were killed in Ukraine", speaker=speaker)
    first.figure("12", (12, 12), counted="Russian soldiers", place="Ukraine", place_entity=country, attribution=given, act="kill")
    second = Written("second.txt", "15 Russian soldiers died in Ukraine since March", "2023-03-01", "Fanal")
    country = second.name("Ukraine")
    second.figure(
        "15", (15, None), counted="Russian soldiers", place="Ukraine", place_entity=country, time="since March", date="2023-03"
    )
    third = replace(first, id="third.txt", published="2023-03-02", publisher="Echo")
    return [first, second, third]


def fill(store, base=BASE):
    graphs: dict[str, list[str]] = {}
    for record in (article.record() for article in articles()):
        for graph, lines in group_graphs([*article_quads(record, base=base), *links_quads(record, base=base)]).items():
            graphs.setdefault(graph, []).extend(lines)
    store.put(graphs)


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "store", writable=True) as opened:
        fill(opened)
        yield opened


def test_a_store_gives_the_sheets_that_the_records_give(store):
    sheets = {sheet.id: sheet for sheet in load_sheets(store)}

    for record in (article.record() for article in articles()):
        expected, found = sheet_of(record), sheets[record.article.id]
        different = [
            (field.name, getattr(one, field.name), getattr(other, field.name))
            for one, other in zip(expected.figures, found.figures, strict=True)
            for field in fields(one)
            if getattr(one, field.name) != getattr(other, field.name)
        ]
        assert not different
        assert replace(found, figures=()) == replace(expected, figures=())


def test_a_store_is_compared_as_its_records_are(store):
    expected = compare_records([article.record() for article in articles()])

    assert to_json(compare_store(store)) == to_json(expected)


def test_a_comparison_is_a_node_with_both_claims_its_verdict_and_its_reason(store):
    store.put(derive_graphs(store))
    asked = (
        "SELECT ?verdict ?reason WHERE { ?node a kg:FigureComparison ; kg:left ?left ; kg:right ?right ; kg:verdict ?verdict ; "
        "kg:reason ?reason . ?left kg:quote ?one . ?right kg:quote ?other }"
    )
    rows = list(store.query(asked, bindings={}, prefixes=PREFIXES).rows())

    assert {str(row["verdict"]).rpartition("/")[2] for row in rows} == {"contradicts", "incomparable"}
    assert all(str(row["reason"]) for row in rows)


def test_derived_graphs_do_not_depend_on_the_order_of_articles(store):
    sheets = list(load_sheets(store))

    assert to_json(compare_sheets(sheets)) == to_json(compare_sheets(sheets[::-1]))
    assert derive_graphs(store) == derive_graphs(store)


def test_no_comparison_holds_a_claim_against_itself(store):
    lines = [line for graph in derive_graphs(store).values() for line in graph]
    left = {line.split(" ")[0]: line.split(" ")[2] for line in lines if "#left>" in line}
    right = {line.split(" ")[0]: line.split(" ")[2] for line in lines if "#right>" in line}

    assert left
    assert all(left[node] != right[node] for node in left)


def test_what_a_person_judged_wrong_and_what_is_a_difference_are_in_no_comparison(store):
    (wrong,) = (figure.node for sheet in load_sheets(store) if sheet.id == "first.txt" for figure in sheet.figures)
    more = Written("more.txt", "20 more Russian soldiers were killed in Ukraine", "2023-03-01", "Dawn")
    more.figure("20", (20, 20), counted="Russian soldiers")
    more.quantities = [replace(more.quantities[0], scale="difference")]
    judgements = graph_iri("judgements")
    line = f'<{wrong}> <{expand("kg:reason")}> "judged wrong" <{judgements}> .'
    store.put({judgements: [line], **group_graphs(article_quads(more.record()))})

    assert "/claim-" in wrong
    assert [figure.article for figure in compare_store(store).figures] == ["second.txt"]


def test_what_is_compared_is_named_as_in_the_store_whatever_its_base(tmp_path):
    base = "https://example.org/news/"
    with open_store(tmp_path / "store", writable=True) as store:
        fill(store, base)
        store.put(derive_graphs(store, base=base))
        sides = "SELECT ?side { ?comparison kg:left|kg:right ?side OPTIONAL { ?side a ?type } FILTER(!BOUND(?type)) }"

        assert any(name.endswith("graph/comparisons") for name in store.graphs)
        assert list(store.query(sides, bindings={}, prefixes=PREFIXES).rows()) == []


def test_texts_of_one_id_are_compared_like_any_others():
    records = [article.record() for article in articles()[:2]]
    renamed = [replace(record, article=replace(record.article, id="page")) for record in records]
    found, plain = to_json(compare_records(renamed)), to_json(compare_records(records))

    assert [item["relation"] for item in found["relations"]] == [item["relation"] for item in plain["relations"]] != []
    assert {figure["article"] for figure in found["figures"]} == {"page"}
    assert len({figure["article_iri"] for figure in found["figures"]}) == 2
    assert len({figure["id"] for figure in found["figures"]}) == len(found["figures"]) == 2
