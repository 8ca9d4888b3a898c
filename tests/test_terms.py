import doctest
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib.namespace import OWL, RDF

import kg.terms
from kg.errors import InputError
from kg.model import Span
from kg.prefixes import SCHEME_NAMES
from kg.rdf.vocabulary import load_vocabulary
from kg.resources import languages, locate, table
from kg.terms import KG, ROLES, Names, article_iri, check_base, concept, expand, publication_iri, span_iri, token_of
from tests.records import make_record

SAFE = re.compile(r"[^\x00-\x20<>\"{}|\\^`]+")


def test_the_examples_of_the_terms_hold():
    assert doctest.testmod(kg.terms).failed == 0


def test_the_closed_namespace_is_the_vocabulary():
    vocabulary = load_vocabulary()
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    defined = {str(term) for kind in kinds for term in vocabulary.subjects(RDF.type, kind)}

    assert defined == {str(KG[name]) for name in KG.__annotations__ if not name.startswith("_")}


def test_a_name_outside_the_vocabulary_is_an_error():
    with pytest.raises(AttributeError):
        _ = KG.asserts


def test_a_prefixed_name_outside_the_vocabulary_is_an_error():
    with pytest.raises((AttributeError, KeyError)):
        expand("kg:asserts")


def test_every_scheme_has_its_prefix():
    assert {path.stem for path in locate("ontology", "schemes").glob("*.ttl")} == set(SCHEME_NAMES)


def test_every_role_of_the_lexicon_has_its_property():
    roles = {row["role"] for language in languages() for row in table(language, "roles")}

    assert roles - {""} <= set(ROLES)


@pytest.mark.parametrize("role", sorted(ROLES))
def test_a_role_is_a_term_of_the_vocabulary(role):
    assert expand(ROLES[role])


@given(st.text(min_size=1))
def test_a_concept_of_any_token_is_an_iri(token):
    assert SAFE.fullmatch(concept("predicate", token))


@given(st.from_regex(r"[a-z]{2}/[^\W_]{1,8}( [^\W_]{1,8})?%?", fullmatch=True))
def test_a_concept_gives_back_its_token(token):
    assert token_of(concept("predicate", token)) == token


def test_a_listed_concept_keeps_its_underscores():
    assert token_of(concept("predicate", "be_born")) == "be_born"


def test_the_text_names_the_article_and_the_address_with_the_text_the_publication():
    one, two, other = make_record(id="a", url=None), make_record(id="b", url=None), make_record(id="a", url=None)
    other = replace(other, article=replace(other.article, text=f"{other.article.text} Fin."))

    assert Names(one).article == Names(two).article == article_iri(one.article.sha256)
    assert Names(one).publication == publication_iri("a", one.article.sha256)
    assert len({Names(record).publication for record in (one, two, other)}) == 3


def test_a_span_is_addressed_by_its_characters():
    assert span_iri("urn:a", Span(0, 4)) == "urn:a#char=0,4"


def test_things_are_named_by_their_place():
    record = make_record()
    names = Names(record, "https://example.org/")

    assert set(names.claims.values()) == {f"{names.article}/claim-{number}" for number in (45, 79, 99)}
    assert [iri.rpartition("/")[2] for iri in names.attributions.values()] == ["attribution-0", "attribution-111"]
    assert [iri.rpartition("/")[2] for iri in names.quantities.values()] == ["quantity-20"]


def test_two_attributions_of_one_cue_are_told_apart_by_their_content():
    record = make_record()
    said = record.attributions[0]
    part = replace(said, content=(Span(20, 39),))
    names = Names(replace(record, attributions=(said, part)))

    assert [iri.rpartition("/")[2] for iri in names.attributions.values()] == ["attribution-0-20-63", "attribution-0-20-39"]


def test_two_quantities_that_begin_together_are_told_apart_by_their_end():
    record = make_record()
    quantity = record.quantities[0]
    names = Names(replace(record, quantities=(quantity, replace(quantity, span=Span(20, 39)))))

    assert [iri.rpartition("/")[2] for iri in names.quantities.values()] == ["quantity-20-31", "quantity-20-39"]


@pytest.mark.parametrize("base", ["https://example.org/news#", "https://example.org/a?b/", "https://example.org/news", "news/"])
def test_a_base_that_could_not_name_things_is_refused(base):
    with pytest.raises(InputError, match="ends in /"):
        check_base(base)
