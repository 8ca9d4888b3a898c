import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.errors import QueryError
from kg.library import Parameter, ask, find_query, list_queries, parse_query, parse_term
from kg.prefixes import PREFIXES
from kg.store import Term, open_store

XSD = PREFIXES["xsd"]
HEADED = """#+ summary: Who says
#+   how many?
#+ params:
#+   measure = measure:killed  what happened to them
#+   source the words that name the source
SELECT ?measure ?source { ?s kg:measure ?measure OPTIONAL { ?s kg:sourceText ?source } }
"""


@pytest.fixture
def path(tmp_path):
    lines = [
        f"<urn:1> <{PREFIXES['kg']}measure> <{PREFIXES['measure']}killed> <urn:g> .",
        f"<urn:2> <{PREFIXES['kg']}measure> <{PREFIXES['measure']}wounded> <urn:g> .",
        f'<urn:2> <{PREFIXES["kg"]}sourceText> "le maire"@fr <urn:g> .',
    ]
    with open_store(tmp_path / "store", writable=True) as store:
        store.put({"urn:g": lines})
    return tmp_path / "store"


def rows(path, query, **parameters):
    with open_store(path) as store:
        return [{name: term and term.value for name, term in row.items()} for row in ask(store, query, parameters).rows()]


class TestHeader:
    def test_it_tells_the_question_and_the_parameters(self):
        query = parse_query("who", HEADED)

        assert query.summary == "Who says how many?"
        assert query.parameters == (
            Parameter("measure", "measure:killed", "what happened to them"),
            Parameter("source", None, "the words that name the source"),
        )

    def test_sparql_without_one_has_no_parameters(self):
        assert parse_query("-e", "ASK {}").parameters == ()


class TestLibrary:
    def test_every_query_has_a_question_and_parses(self, path):
        assert list_queries()
        with open_store(path) as store:
            for query in list_queries():
                assert query.summary, query.name
                ask(store, query, {})

    def test_every_parameter_is_a_column_and_has_a_meaning(self, path):
        with open_store(path) as store:
            for query in list_queries():
                columns = ask(store, query, {}).variables
                for parameter in query.parameters:
                    assert columns is None or parameter.name in columns, query.name
                    assert parameter.meaning, query.name

    def test_an_unknown_name_is_told_with_the_nearest(self):
        name = list_queries()[0].name
        with pytest.raises(QueryError, match=f"did you mean {name}"):
            find_query(f"{name}x")

    def test_a_file_is_a_query(self, tmp_path, path):
        (tmp_path / "mine.rq").write_text(HEADED, encoding="utf-8")

        assert rows(path, find_query(str(tmp_path / "mine.rq"))) == [{"measure": f"{PREFIXES['measure']}killed", "source": None}]

    def test_a_missing_file_is_told(self):
        with pytest.raises(QueryError, match=r"nowhere\.rq cannot be read"):
            find_query("nowhere.rq")


class TestParameters:
    def test_a_value_takes_the_place_of_the_default(self, path):
        query = parse_query("who", HEADED)

        assert rows(path, query, measure="measure:wounded") == [
            {"measure": f"{PREFIXES['measure']}wounded", "source": "le maire"}
        ]

    def test_an_unknown_one_is_told_with_those_that_there_are(self, path):
        with pytest.raises(QueryError, match="has no parameter 'who'; it has: measure, source"):
            rows(path, parse_query("who", HEADED), who="me")

    @pytest.mark.parametrize(
        ("value", "term"),
        [
            ("<urn:a>", Term("iri", "urn:a")),
            ("https://example.org/a?b=c", Term("iri", "https://example.org/a?b=c")),
            ("measure:killed", Term("iri", f"{PREFIXES['measure']}killed")),
            ("wd:Q159", Term("iri", "http://www.wikidata.org/entity/Q159")),
            ("nowhere:killed", Term("literal", "nowhere:killed")),
            ("40000", Term("literal", "40000", f"{XSD}integer")),
            ("-0.5", Term("literal", "-0.5", f"{XSD}decimal")),
            ("007", Term("literal", "007")),
            ('"le maire"@FR', Term("literal", "le maire", None, "fr")),
            ('"2024-05-06"^^xsd:date', Term("literal", "2024-05-06", f"{XSD}date")),
            ("le maire", Term("literal", "le maire")),
        ],
    )
    def test_values_are_terms(self, value, term):
        assert parse_term(value) == term

    @given(st.text(max_size=40))
    def test_any_value_is_bound_without_breaking_out(self, value):
        with open_store(self.path) as store:
            query = parse_query("who", HEADED)
            try:
                found = list(ask(store, query, {"source": value}).rows())
            except QueryError:
                return

            assert all(row["source"] in (None, parse_term(value)) for row in found)

    @pytest.fixture(autouse=True)
    def _store(self, path):
        self.path = path


class TestService:
    @pytest.mark.parametrize(
        "sparql",
        [
            "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
            "SELECT * { service silent <http://example.org/> { ?s ?p ?o } }",
            "SELECT * { SERVICE#x\n<http://example.org/>{ ?s ?p ?o } }",
            "SELECT * { BIND(<http://example.org/> AS ?z) SERVICE ?z { ?s ?p ?o } }",
            "SELECT * { BIND(<http://a#b> AS ?z) FILTER(?x<?y)SERVICE?z#>\n{ ?s ?p ?o } }",
            "PREFIX x: <http://example.org/> SELECT * { SERVICE x:y { ?s ?p ?o } }",
            "SELECT * { SERVICE SILENT # {\n # }\n :y { ?s ?p ?o } }",
            "SELECT * { ?s ?p 1SERVICE<http://example.org/> { ?s ?p ?o } }",
            "SELECT * { ?s ?p trueSERVICE<http://example.org/> { ?s ?p ?o } }",
            "SELECT * { SERVICE # a comment\r <http://example.org/> { ?s ?p ?o } }",
        ],
    )
    def test_another_server_is_refused_however_it_is_written(self, path, sparql):
        with open_store(path) as store, pytest.raises(QueryError, match="--allow-service"):
            ask(store, parse_query("-e", sparql), {})

    @pytest.mark.parametrize(
        "sparql", ['ASK { ?s ?p "at your service" }', "ASK { ?service ?p ?o }", "ASK { ?s <http://example.org/service/> ?o }"]
    )
    def test_the_word_alone_is_no_other_server(self, path, sparql):
        with open_store(path) as store:
            assert ask(store, parse_query("-e", sparql), {}).truth in (True, False)


def test_python_gets_rows_or_truth_or_triples(path):
    assert [row["n"].number for row in kg.query(sparql="SELECT (COUNT(?s) AS ?n) { ?s kg:measure ?m }", store=path)] == [2]
    assert kg.query(sparql="ASK { ?s kg:measure measure:killed }", store=path) is True
    assert "kg:sourceText" in kg.query(sparql="CONSTRUCT { ?s kg:sourceText ?o } { ?s kg:sourceText ?o }", store=path)
    assert kg.queries() == list_queries()
