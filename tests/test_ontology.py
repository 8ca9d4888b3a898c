import re
import subprocess
import sys
from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS

from kg.prefixes import PREFIXES, SCHEME_NAMES
from kg.rdf.vocabulary import load_vocabulary
from kg.resources import languages, locate, table
from kg.terms import KG, SCHEMES, concept, local_name

ROOT = Path(__file__).resolve().parent.parent
VOCABULARY = load_vocabulary()
TERMS = sorted(name for name in KG.__annotations__ if not name.startswith("_"))
MATCHES = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.exactMatch, SKOS.closeMatch)
SHAPES = Graph().parse(locate("ontology", "shapes.ttl"), format="turtle")
CLOSED = sorted(set(SCHEME_NAMES) - {"predicate", "unit"})


def spoken(node, relation):
    return {words.language for words in VOCABULARY.objects(node, relation)}


@pytest.mark.parametrize("name", TERMS)
def test_a_term_has_its_names_its_meaning_and_its_relatives(name):
    relatives = [found for match in MATCHES for found in VOCABULARY.objects(KG[name], match)]

    assert spoken(KG[name], RDFS.label) == {"fr", "en"}
    assert spoken(KG[name], SKOS.definition) == {"fr", "en"}
    assert relatives


def test_related_terms_are_of_the_known_vocabularies():
    namespaces = tuple(PREFIXES[name] for name in ("kg", "dct", "nif", "prov", "qudt", "rdfs", "schema", "sem", "skos"))
    related = {str(found) for name in TERMS for match in MATCHES for found in VOCABULARY.objects(KG[name], match)}

    assert {found for found in related if not found.startswith(namespaces)} == set()


@pytest.mark.parametrize("scheme", SCHEME_NAMES)
def test_a_concept_has_a_word_in_both_languages(scheme):
    node = URIRef(f"{SCHEMES}{scheme}")
    concepts = list(VOCABULARY.subjects(SKOS.inScheme, node))

    assert concepts
    assert spoken(node, RDFS.label) == {"fr", "en"}
    assert [found for found in concepts if spoken(found, SKOS.prefLabel) != {"fr", "en"}] == []


def test_every_modality_of_the_lexicon_is_a_concept():
    rows = [row for language in languages() for name in ("governors", "hedges") for row in table(language, name)]
    modalities = {row["modality"] for row in rows if row["modality"]}

    assert {
        token for token in modalities if (URIRef(concept("modality", token)), RDF.type, SKOS.Concept) not in VOCABULARY
    } == set()


def test_covering_is_reflexive_and_transitive():
    covers = set(VOCABULARY.subject_objects(KG.covers))
    measures = set(VOCABULARY.subjects(SKOS.inScheme, URIRef(f"{SCHEMES}measure")))

    assert {(measure, measure) for measure in measures} <= covers
    assert {(one, three) for one, two in covers for also, three in covers if two == also} <= covers


@pytest.mark.parametrize(
    ("whole", "part", "holds"),
    [
        ("casualties", "killed", True),
        ("casualties", "wounded", True),
        ("lost", "killed", True),
        ("killed", "casualties", False),
        ("killed", "wounded", False),
    ],
)
def test_a_measure_covers_what_it_counts(whole, part, holds):
    pair = (URIRef(concept("measure", whole)), URIRef(concept("measure", part)))

    assert (pair in set(VOCABULARY.subject_objects(KG.covers))) is holds


def test_the_shapes_are_shapes():
    conforms, _, report = pyshacl.validate(Graph(), shacl_graph=SHAPES, meta_shacl=True)

    assert conforms, report


def test_every_promise_is_told_in_both_languages():
    promises = {node for relation in (SH.path, SH.targetClass) for node in SHAPES.subjects(relation)}
    silent = {node for node in promises if (node, SH.path, None) in SHAPES and (node, SH.message, None) not in SHAPES}

    assert silent == set()
    assert {len(list(SHAPES.objects(node, SH.message))) for node in SHAPES.subjects(SH.message)} == {2}


def test_the_shapes_speak_of_the_vocabulary_alone():
    own = {str(term) for triple in SHAPES for term in triple if str(term).startswith(PREFIXES["kg"])}

    assert {term for term in own if (URIRef(term), RDF.type, None) not in VOCABULARY} == set()


def test_every_range_is_a_class_or_a_datatype():
    ranges = {
        found for name in TERMS for found in VOCABULARY.objects(KG[name], RDFS.range) if str(found).startswith(PREFIXES["kg"])
    }

    assert {found for found in ranges if (found, RDF.type, OWL.Class) not in VOCABULARY} == set()


@pytest.mark.parametrize("script", ["data/build_schemes.py", "docs/build_ontology.py"])
def test_what_is_made_from_data_is_up_to_date(script):
    made = subprocess.run([sys.executable, ROOT / script, "--check"], capture_output=True, text=True, check=False)

    assert made.returncode == 0, made.stdout + made.stderr


def test_the_schemes_of_closed_lists_are_written_by_hand():
    for scheme in CLOSED:
        first = locate("ontology", "schemes", f"{scheme}.ttl").read_text(encoding="utf-8")

        assert not re.search("^# Made by", first, re.MULTILINE)


def test_no_two_concepts_share_a_place():
    names = [str(node) for node in VOCABULARY.subjects(RDF.type, SKOS.Concept)]

    assert len(names) == len(set(names))
    assert all(local_name(node) for node in names)
