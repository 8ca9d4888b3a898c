import doctest
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF

import kg.rdf.line
from kg.model import Argument, Span
from kg.prefixes import PREFIXES
from kg.rdf import article_quads, authority_quads, links_quads, ontology_quads, publication_quads
from kg.rdf.line import number, read_string, string
from kg.record import from_json, to_json
from kg.store import group_graphs, open_store
from kg.terms import KG, Names, concept, expand, graph_iri
from tests.records import LENS, TEXT, make_record

LINE = re.compile(r'<[^<>"\s]+> <[^<>"\s]+> (<[^<>"\s]+>|"(?:[^"\\\n\r]|\\.)*"(?:@[a-z-]+|\^\^<[^<>"\s]+>)?) <[^<>"\s]+> \.')


def graph_of(record):
    """Return the article's graph and its links as one rdflib graph."""
    return Graph().parse(
        data="\n".join(line[: line.rindex(" <")] + " ." for line in (*article_quads(record), *links_quads(record))), format="nt"
    )


def about(graph, node):
    """Return the properties of a node by prefixed local name."""
    found: dict[str, list[str]] = {}
    for relation, value in graph.predicate_objects(node):
        found.setdefault(re.split("[/#]", str(relation))[-1], []).append(
            str(value).replace("https://w3id.org/kg-news/scheme/", "")
        )
    return {key: sorted(values) for key, values in found.items()}


RECORD = make_record()
NAMES = Names(RECORD)
GRAPH = graph_of(RECORD)
CLAIM, VISIT, PLAN = (URIRef(NAMES.claims[claim.id]) for claim in RECORD.claims)
QUANTITY = URIRef(NAMES.quantities[RECORD.quantities[0].id])


def test_the_examples_of_lines_hold():
    assert doctest.testmod(kg.rdf.line).failed == 0


def test_every_line_is_a_quad_without_blank_nodes():
    lines = [*article_quads(RECORD), *links_quads(RECORD), *ontology_quads(), *authority_quads()]

    assert [line for line in lines if not LINE.fullmatch(line)] == []


def test_no_line_comes_twice():
    lines = [*article_quads(RECORD), *links_quads(RECORD)]

    assert len(lines) == len(set(lines))


def test_the_same_record_gives_the_same_lines_in_the_same_order():
    assert list(article_quads(make_record())) == list(article_quads(make_record()))


def test_the_graph_is_made_of_the_written_record_alone():
    back = from_json(to_json(RECORD))

    assert list(article_quads(back)) == list(article_quads(RECORD))
    assert list(links_quads(back)) == list(links_quads(RECORD))


def test_the_base_moves_things_and_leaves_the_vocabulary():
    lines = list(article_quads(RECORD, base="https://example.org/"))

    assert all(line.startswith("<https://example.org/") for line in lines)
    assert any(f"<{KG.reports}>" in line for line in lines)


def test_the_store_gives_the_lines_back_in_their_bytes(tmp_path):
    record = make_record(text=TEXT + '\nFin\u2028"\\\x7f\t\x85é😀\r\n.', title='a "b"\n')
    lines = [*article_quads(record), *links_quads(record), *ontology_quads(), *authority_quads()]
    with open_store(tmp_path / "store", writable=True) as store:
        store.put(group_graphs(lines))

        assert sorted(store.lines()) == sorted(lines)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from([None, "fr", "EN"]))
def test_a_string_is_read_back_by_others_and_by_ourselves(words, language):
    written = string(words, language)
    read = Graph().parse(data=f"<urn:a> <urn:b> {written} .", format="nt")

    assert read_string(written) == words
    assert [str(thing) for thing in read.objects()] == [words]


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=6))
def test_a_number_is_canonical(value):
    written = Literal(read_string(number(value)))

    assert str(written) == f"{value:f}".rstrip("0").rstrip(".") or value == 0


def test_a_reported_figure_has_its_source_its_words_and_their_place():
    assert about(GRAPH, CLAIM) == {
        "type": [str(KG.Claim)],
        "subject": [NAMES.entity("entity-32")],
        "reports": ["predicate/die"],
        "quantity": [str(QUANTITY)],
        "certainty": ["certainty/certain"],
        "time": [f"{NAMES.article}/time-58-63"],
        "attribution": [f"{NAMES.article}/attribution-0"],
        "attributedTo": [NAMES.entity("entity-6")],
        "sourceText": ["le ministère"],
        "quote": ["jusqu’à 200 mineurs sont morts depuis mardi"],
        "start": ["20"],
        "end": ["63"],
        "sentence": [f"{NAMES.article}#char=0,64"],
        "article": [NAMES.article],
    }


def test_an_open_bound_is_absent_and_the_interval_is_there():
    found = about(GRAPH, QUANTITY)

    assert "minValue" not in found
    assert (found["maxValue"], found["interval"]) == (["200"], ["[,200]"])


@pytest.mark.parametrize(
    ("changes", "interval"),
    [
        ({"minimum": Decimal(10), "min_inclusive": False, "maximum": None, "max_inclusive": None}, "]10,]"),
        ({"minimum": None, "maximum": Decimal(10), "max_inclusive": False}, "[,10["),
        ({"minimum": None, "maximum": None}, "[,]"),
    ],
)
def test_an_excluded_bound_opens_its_bracket(changes, interval):
    quantity = replace(RECORD.quantities[0], **changes)
    graph = graph_of(replace(RECORD, quantities=(quantity,)))

    assert about(graph, QUANTITY)["interval"] == [interval]


def test_a_time_has_a_date_only_where_one_is_settled():
    dated = about(GRAPH, URIRef(f"{NAMES.article}/time-51-63"))
    vague = replace(RECORD.quantities[0], time=replace(RECORD.quantities[0].time, value="2020-05"))
    open_ = about(graph_of(replace(RECORD, quantities=(vague,))), URIRef(f"{NAMES.article}/time-51-63"))

    assert (dated["date"], dated["relation"], dated["quote"]) == (["2020-05-05"], ["temporal/since"], ["depuis mardi"])
    assert "date" not in open_ and open_["value"] == ["2020-05"]


def test_what_the_narrator_states_has_no_attribution():
    assert about(GRAPH, VISIT)["states"] == ["predicate/visit"]
    assert not {"attribution", "attributedTo", "sourceText"} & about(GRAPH, VISIT).keys()


def test_what_is_only_considered_is_never_stated():
    found = about(GRAPH, PLAN)

    assert found["considers"] == ["predicate/fr/s'en_aller"]
    assert (found["modality"], found["polarity"]) == (["modality/reporting_conditional"], ["polarity/negative"])
    assert not {"states", "reports", "denies"} & found.keys()


def test_an_unknown_speaker_stays_open():
    assert "attributedTo" not in about(GRAPH, URIRef(f"{NAMES.article}/attribution-111"))


def test_direct_speech_is_a_quotation():
    types = about(GRAPH, URIRef(f"{NAMES.article}/attribution-111"))["type"]

    assert types == [str(KG.Attribution), str(KG.Quotation)]


def test_words_without_an_entity_fill_a_slot_as_a_piece_of_text():
    piece = URIRef(f"{NAMES.article}#char=94,98")

    assert (PLAN, KG.subject, piece) in GRAPH
    assert about(GRAPH, piece)["anchorOf"] == ["Nous"]


def test_a_claim_over_suspect_words_points_at_them():
    assert about(GRAPH, VISIT)["suspect"] == [f"{NAMES.article}/repair-79-85"]
    assert "suspect" not in about(GRAPH, CLAIM)


def test_every_piece_that_is_referred_to_is_described():
    pieces = {term for term in GRAPH.objects() if "#char=" in str(term)}

    assert pieces <= set(GRAPH.subjects(RDF.type, URIRef(expand("nif:String"))))


def test_every_quote_stands_at_its_place():
    for node, quote in GRAPH.subject_objects(KG.quote):
        start, end = int(GRAPH.value(node, KG.start)), int(GRAPH.value(node, KG.end))

        assert TEXT[start:end] == str(quote)


def test_every_entity_has_exactly_one_identity():
    identities = {str(node): list(GRAPH.objects(node, KG.identity)) for node in GRAPH.subjects(RDF.type, KG.Entity)}

    assert {node: [str(found) for found in values] for node, values in identities.items()} == {
        **{NAMES.entity(name): [NAMES.entity(name)] for name in ("entity-6", "entity-32", "entity-65")},
        NAMES.entity("entity-86"): [LENS],
    }


def test_a_candidate_that_was_not_accepted_is_a_link_and_no_identity():
    link = about(GRAPH, URIRef(f"{NAMES.article}/link-86-2998975"))

    assert (link["score"], link["accepted"], link["target"]) == (["0.2"], ["false"], ["https://sws.geonames.org/2998975/"])


def test_relinking_leaves_the_article_graph():
    other = replace(RECORD, entities=tuple(replace(entity, links=(), identity=None) for entity in RECORD.entities))

    assert list(article_quads(other)) == list(article_quads(RECORD))
    assert list(links_quads(other)) != list(links_quads(RECORD))


def test_a_second_publication_adds_its_own_lines_alone():
    other = make_record(id="other.txt", url="https://example.org/other")

    assert set(article_quads(other)) - set(article_quads(RECORD)) <= set(publication_quads(other))


def test_a_role_without_a_property_is_an_argument():
    claim = replace(RECORD.claims[1], arguments=(Argument("weather", (Span(86, 90),), Span(86, 90), "entity-86"),))
    graph = graph_of(replace(RECORD, claims=(claim,)))

    assert about(graph, VISIT)["argument"] == [NAMES.entity("entity-86")]


def test_a_claim_keeps_to_its_size():
    claim, quantity = len(list(GRAPH.predicate_objects(CLAIM))), len(list(GRAPH.predicate_objects(QUANTITY)))

    assert claim <= 17
    assert claim + quantity <= 27


def test_the_ontology_graph_tells_which_measure_covers_which():
    covers = f"<{concept('measure', 'casualties')}> <{KG.covers}> <{concept('measure', 'killed')}> <{graph_iri('ontology')}> ."

    assert covers in set(ontology_quads())


def test_the_authority_graph_knows_where_a_place_lies():
    bakhmut = {line for line in authority_quads() if line.startswith(f"<{PREFIXES['wd']}Q706857>")}

    assert any(expand("schema:latitude") in line for line in bakhmut)
    assert any('"Bakhmout"@fr' in line for line in bakhmut)
