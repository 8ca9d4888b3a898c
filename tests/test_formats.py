import hashlib
import json

import pytest
from rdflib import Graph

from kg.errors import QueryError
from kg.formats import export_store
from kg.rdf import article_quads, links_quads, ontology_quads
from kg.store import group_graphs, open_store
from kg.terms import KG, Names, concept
from tests.records import LENS, TEXT, make_record

TRICKY = TEXT + '\n@prefix x: <urn:x> .\n"""Fin\u2028'
RECORD = make_record(text=TRICKY)
ARTICLE = Names(RECORD).article
LINES = [*article_quads(RECORD), *links_quads(RECORD)]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(tmp_path_factory.mktemp("export") / "store", writable=True) as opened:
        opened.put(group_graphs([*LINES, *ontology_quads()]))
        yield opened


def exported(store, form, **options):
    return "".join(export_store(store, form, **options))


def triples(lines):
    return set(Graph().parse(data="\n".join(f"{line[: line.rindex(' <')]} ." for line in lines), format="nt"))


def test_nquads_are_all_lines_sorted(store):
    assert exported(store, "nquads") == "".join(f"{line}\n" for line in sorted([*LINES, *ontology_quads()]))


def test_one_article_comes_with_its_links(store):
    assert exported(store, "nquads", article=ARTICLE) == "".join(f"{line}\n" for line in sorted(LINES))


def test_turtle_holds_the_same_triples(store):
    assert set(Graph().parse(data=exported(store, "turtle", article=ARTICLE), format="turtle")) == triples(LINES)


def test_trig_names_the_graphs(store):
    written = exported(store, "trig", article=ARTICLE)

    assert f"<{ARTICLE}/graph> {{" in written
    assert f"<{ARTICLE}/links> {{" in written


def test_jsonld_holds_every_node_in_its_graph(store):
    written = json.loads(exported(store, "jsonld", article=ARTICLE))
    names = [graph["@id"] for graph in written["@graph"]]
    claim = next(node for node in written["@graph"][0]["@graph"] if node["@id"].endswith("/claim-45"))

    assert names == [f"{ARTICLE}/graph", f"{ARTICLE}/links"]
    assert claim["kg:reports"] == {"@id": "predicate:die"}


@pytest.mark.parametrize("form", ["nquads", "trig", "turtle", "jsonld", "facts"])
def test_the_same_store_gives_the_same_bytes(store, form):
    digests = {hashlib.sha256(exported(store, form).encode()).hexdigest() for _ in range(2)}

    assert len(digests) == 1


@pytest.mark.parametrize("form", ["nquads", "trig", "turtle", "jsonld"])
def test_without_text_no_words_of_it_are_left(store, form):
    written = exported(store, form, article=ARTICLE, text=False)

    assert "morts depuis mardi" in exported(store, form, article=ARTICLE)
    assert "morts depuis mardi" not in written
    assert RECORD.article.sha256 in written


def test_facts_are_what_the_narrator_states_of_soundly_read_words(tmp_path):
    sound = make_record()
    claim = sound.claims[1]
    kept = type(claim)(**{name: getattr(claim, name) for name in claim.__slots__} | {"reading": "sound"})
    record = type(sound)(**{name: getattr(sound, name) for name in sound.__slots__} | {"claims": (*sound.claims[::2], kept)})
    names = Names(record)
    with open_store(tmp_path / "store", writable=True) as opened:
        opened.put(group_graphs([*article_quads(record), *links_quads(record)]))
        facts = exported(opened, "facts").splitlines()

    assert facts == [
        f'<{names.entity("entity-65")}> <http://www.w3.org/2000/01/rdf-schema#label> "Paul Durand"@fr .',
        f"<{names.entity('entity-65')}> <{concept('predicate', 'visit')}> <{LENS}> .",
    ]


def test_no_fact_is_made_of_a_doubtful_or_reported_claim(store):
    assert exported(store, "facts") == ""


def test_an_unknown_format_names_those_that_there_are(store):
    with pytest.raises(QueryError, match="nquads, trig, turtle, jsonld, facts"):
        export_store(store, "xml")


def test_an_unknown_article_is_told(store):
    with pytest.raises(QueryError, match="no article urn:none"):
        export_store(store, "nquads", article="urn:none")


def test_facts_have_no_claims(store):
    assert str(KG.Claim) not in exported(store, "facts")
