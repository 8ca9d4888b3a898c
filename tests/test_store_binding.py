import pytest

from kg.errors import QueryError
from kg.store import Term, bind, open_store
from kg.store.binding import declare, form_of

ONE = Term("literal", "one")


@pytest.mark.parametrize(
    ("sparql", "bound"),
    [
        ("SELECT ?x { ?x ?y ?z }", 'SELECT ?x { VALUES ?x { "one" } ?x ?y ?z }'),
        ("ASK{?x ?y ?z}", 'ASK{ VALUES ?x { "one" }?x ?y ?z}'),
        (
            "SELECT ?y WHERE { { ?x ?y 1 } UNION { ?x ?y 2 } }",
            'SELECT ?y WHERE { VALUES ?x { "one" } { ?x ?y 1 } UNION { ?x ?y 2 } }',
        ),
        ("ASK { { ?x ?y 1 } ?x ?y 2 }", 'ASK { { VALUES ?x { "one" } ?x ?y 1 } ?x ?y 2 }'),
        ("ASK { { ?y ?z 1 } ?x ?y 2 }", 'ASK { VALUES ?x { "one" } { ?y ?z 1 } ?x ?y 2 }'),
        ("ASK { { SELECT ?x { ?x ?y 1 } } ?x ?y 2 }", 'ASK { VALUES ?x { "one" } { SELECT ?x { ?x ?y 1 } } ?x ?y 2 }'),
        ("CONSTRUCT { ?x ?y 1 } WHERE { ?x ?y ?z }", 'CONSTRUCT { ?x ?y 1 } WHERE { VALUES ?x { "one" } ?x ?y ?z }'),
        ("SELECT * { ?y ?z 1 OPTIONAL { ?y ?z ?x } }", 'SELECT * { ?y ?z 1 OPTIONAL { ?y ?z ?x } }\nVALUES (?x) { ("one") }'),
        ("SELECT * { SELECT ?x { ?x ?y ?z } }", 'SELECT * { SELECT ?x { ?x ?y ?z } }\nVALUES (?x) { ("one") }'),
        ("CONSTRUCT WHERE { ?x ?y ?z }", 'CONSTRUCT WHERE { ?x ?y ?z }\nVALUES (?x) { ("one") }'),
        ("# { ?x\nASK { ?x ?y '{' }", "# { ?x\nASK { VALUES ?x { \"one\" } ?x ?y '{' }"),
    ],
)
def test_values_lead_the_pattern_unless_only_optional_parts_have_the_variable(sparql, bound):
    assert bind(sparql, {"x": [ONE]}) == bound


@pytest.mark.parametrize("term", [Term("iri", "urn:a> ?s ?p"), Term("iri", "no iri"), Term("literal", "a", None, "f r")])
def test_what_could_break_out_is_refused(term):
    with pytest.raises(QueryError, match="cannot be written"):
        bind("ASK { ?x ?y ?z }", {"x": [term]})


@pytest.mark.parametrize("name", ["y", "x} #", "xx"])
def test_a_variable_that_the_query_has_not_is_refused(name):
    with pytest.raises(QueryError, match="no variable"):
        bind("ASK { ?x ?p '?y' }", {name: [ONE]})


def test_an_optional_part_is_joined_as_it_was_meant(tmp_path):
    lines = ['<urn:1> <urn:p> "one" <urn:g> .', '<urn:2> <urn:p> "two" <urn:g> .', '<urn:2> <urn:q> "other" <urn:g> .']
    with open_store(tmp_path / "store", writable=True) as store:
        store.put({"urn:g": lines})
        sparql = "SELECT ?s ?x { ?s <urn:p> ?o OPTIONAL { ?s <urn:q> ?x } }"
        found = [str(row["s"]) for row in store.query(sparql, bindings={"x": Term("literal", "one")}, prefixes={}).rows()]

    assert found == ["urn:1"]


def test_prefixes_are_declared_where_they_are_used_and_not_declared():
    prefixes = {"a": "urn:a#", "b": "urn:b#", "c": "urn:c#"}

    assert (
        declare("#+ c:c\nPREFIX b: <urn:x> ASK { ?a a:b b:c }", prefixes)
        == "PREFIX a: <urn:a#>\nPREFIX b: <urn:x> ASK { ?a a:b b:c }"
    )


def test_the_form_of_a_query_is_that_of_its_first_word():
    assert form_of("# ask whom\nPREFIX select: <urn:select> DESCRIBE <urn:x>") == "DESCRIBE"
    with pytest.raises(QueryError, match="does not parse"):
        form_of("DROP ALL")
