import doctest

import pytest

import kg.explanation
from kg.errors import QueryError
from kg.explanation import explain
from kg.rdf import article_quads, authority_quads, links_quads
from kg.store import group_graphs, open_store
from kg.terms import Names
from tests.records import make_record

RECORD = make_record()
ARTICLE = Names(RECORD).article


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(tmp_path_factory.mktemp("explain") / "store", writable=True) as opened:
        opened.put(group_graphs([*article_quads(RECORD), *links_quads(RECORD), *authority_quads()]))
        yield opened


def test_the_example_of_marking_holds():
    assert doctest.testmod(kg.explanation).failed == 0


def test_a_reported_claim_is_told_with_its_source_and_its_sentence(store):
    assert explain(store, f"{ARTICLE}/claim-45").splitlines() == [
        f"claim {ARTICLE}/claim-45",
        "  reports: die (a source says so)",
        "  subject: mineurs",
        "  time: mardi",
        "  figure: [,200] person killed, in the words « jusqu’à 200 »",
        "  certainty: certain",
        "  source: le ministère",
        "  speech: indirect, asserts, cue « Selon », source « le ministère »",
        "  in the text, 20-63: Selon le ministère, **jusqu’à 200 mineurs sont morts depuis mardi**.",
        "  article: À Lens, Le Quotidien, 2020-05-06, https://example.org/lens",
    ]


def test_a_doubtful_claim_of_the_narrator_tells_both(store):
    told = explain(store, "claim-79")

    assert "source: none in the text; the narrator says so" in told
    assert "in doubt: « visité » (a slip)" in told


def test_what_is_only_considered_is_said_to_be_so(store):
    told = explain(store, "claim-99")

    assert "considers: fr/s'en aller, negated (nobody says that it has happened)" in told
    assert "certainty: unknown (reporting conditional)" in told
    assert "source: open: the text does not say who speaks" in told
    assert "subject: Nous" in told


def test_a_quantity_tells_what_is_counted_and_since_when(store):
    told = explain(store, "quantity-20")

    assert "counted: mineurs" in told
    assert "time: depuis mardi" in told
    assert "**jusqu’à 200** mineurs" in told


def test_an_attribution_tells_its_content(store):
    told = explain(store, "attribution-111")

    assert "speaker: open" in told
    assert "content: « Nous partirons »" in told


def test_an_entity_tells_its_links_and_its_mentions(store):
    told = explain(store, "entity-86")

    assert "link: wd:Q82774, score 0.95 by exact, accepted" in told
    assert "score 0.2 by fuzzy, a candidate, not accepted" in told
    assert "name, 86-90: Paul Durand a visité **Lens**." in told


def test_an_unlinked_entity_is_told_to_be_so(store):
    assert "link: none; the text does not settle who or what it is elsewhere" in explain(store, "entity-65")


def test_a_link_tells_its_method_and_the_name_that_gave_it(store):
    told = explain(store, f"<{ARTICLE}/link-86-Q82774>")

    assert "target: wd:Q82774, score 0.95 by exact, accepted" in told
    assert "Paul Durand a visité **Lens**." in told


@pytest.mark.parametrize("unknown", ["claim-1", "https://example.org/none", "entity-"])
def test_what_the_store_does_not_have_is_an_error_of_one_line(store, unknown):
    with pytest.raises(QueryError) as refused:
        explain(store, unknown)

    assert "\n" not in str(refused.value)
