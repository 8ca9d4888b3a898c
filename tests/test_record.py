import json
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.model import Entity, Quantity, Span
from kg.record import from_json, to_json
from kg.resources import locate
from tests.records import LENS, TEXT, make_record

SCHEMA = json.loads(locate("ontology", "record.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def slices(item):
    """Yield every object of a record that says where it stands."""
    if isinstance(item, dict):
        if "start" in item:
            yield item
        for value in item.values():
            yield from slices(value)
    elif isinstance(item, list):
        for value in item:
            yield from slices(value)


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_record_is_written_by_its_schema():
    assert [error.message for error in VALIDATOR.iter_errors(to_json(make_record()))] == []


@pytest.mark.parametrize("field", ["mode", "certainty", "sentence", "predicate", "reading"])
def test_the_schema_misses_what_a_claim_lacks(field):
    written = to_json(make_record())
    del written["claims"][0][field]

    assert not VALIDATOR.is_valid(written)


@pytest.mark.parametrize(("field", "value"), [("mode", "claims"), ("certainty", "sure"), ("form", "odd"), ("start", -1)])
def test_the_schema_refuses_unknown_values(field, value):
    written = to_json(make_record())
    written["claims"][0][field] = value

    assert not VALIDATOR.is_valid(written)


def test_every_object_that_has_a_place_has_its_words():
    for item in slices(to_json(make_record())):
        assert item["text"] == TEXT[item["start"] : item["end"]]


def test_a_record_is_read_back_as_it_was():
    record = make_record()

    assert from_json(json.loads(json.dumps(to_json(record, base="https://example.org/")))) == record


def test_an_unlinked_entity_is_its_own_identity():
    written = to_json(make_record())["entities"]

    assert [entity["identity"] for entity in written] == [*(entity["iri"] for entity in written[:3]), LENS]


def test_open_bounds_are_null():
    quantity = to_json(make_record())["quantities"][0]

    assert (quantity["min"], quantity["max"], quantity["min_inclusive"], quantity["max_inclusive"]) == (None, 200, None, True)


def test_a_pronoun_stays_a_pronoun():
    subject = to_json(make_record())["claims"][2]["subject"]

    assert (subject["text"], subject["entity"]) == ("Nous", None)


def test_an_interrupted_slot_is_told_with_an_ellipsis():
    record = make_record()
    claim = record.claims[1]
    parts = replace(claim.subject, spans=(Span(65, 69), Span(70, 76)))
    written = to_json(replace(record, claims=(replace(claim, subject=parts),)))

    assert written["claims"][0]["subject"]["text"] == "Paul … Durand"


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=6))
def test_numbers_are_read_back_as_they_were(number):
    record = make_record()
    quantity: Quantity = replace(record.quantities[0], minimum=number, min_inclusive=True)
    back = from_json(json.loads(json.dumps(to_json(replace(record, quantities=(quantity,))))))

    assert back.quantities[0].minimum == number


def test_an_accepted_identity_is_read_back():
    entities = from_json(to_json(make_record())).entities

    assert entities[3].identity == LENS
    assert isinstance(entities[0], Entity) and entities[0].identity is None


@pytest.mark.parametrize("wrong", [{}, {"article": {}}, [], {"article": None}, {"article": {"id": "a", "text": "b"}}])
def test_anything_else_is_refused_in_one_line(wrong):
    with pytest.raises(ReadError, match="not a record of kg extract") as refused:
        from_json(wrong)

    assert "\n" not in str(refused.value)
