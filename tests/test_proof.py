from dataclasses import replace

import pytest

from kg.errors import IntegrityError
from kg.model import Span
from kg.proof import check_store, prove_lines, prove_record, render
from kg.rdf import article_quads, links_quads
from kg.terms import Names, article_graph_iri, links_graph_iri
from tests.records import TEXT, make_record

RECORD = make_record()
ARTICLE = Names(RECORD).article


class Held:
    """Graphs in memory, as the store hands them out."""

    def __init__(self, lines, links):
        self.graphs = {article_graph_iri(ARTICLE): lines, links_graph_iri(ARTICLE): links}

    def lines(self, graph=None):
        return iter(self.graphs[graph])


def held(change=lambda line: line):
    return Held([found for line in article_quads(RECORD) if (found := change(line))], list(links_quads(RECORD)))


def without(words):
    return lambda line: None if words in line else line


def test_a_sound_record_is_proved():
    prove_record(RECORD)


@pytest.mark.parametrize("span", [Span(-1, 3), Span(5, 5), Span(150, len(TEXT) + 1)])
def test_a_span_outside_the_text_is_an_error(span):
    claim = replace(RECORD.claims[0], span=span)

    with pytest.raises(IntegrityError, match=f"{span.start}-{span.end} of c45"):
        prove_record(replace(RECORD, claims=(claim,)))


def test_a_reference_to_nothing_is_an_error():
    claim = replace(RECORD.claims[0], quantity="q0-3")

    with pytest.raises(IntegrityError, match="c45 refers to q0-3"):
        prove_record(replace(RECORD, claims=(claim,)))


def test_a_sound_store_has_nothing_wrong():
    report = check_store(held())

    assert report.findings == ()
    assert (report.articles, report.proved > 20) == (1, True)
    assert render(report) == f"1 articles, {report.proved} spans proved, nothing wrong"


def test_words_that_do_not_stand_at_their_place_are_found():
    report = check_store(
        held(lambda line: line.replace('quote> "Paul Durand a visité Lens"', 'quote> "Paul Durand a quitté Lens"'))
    )

    assert [(found.node, found.words) for found in report.findings] == [(f"{ARTICLE}/claim-79", "Paul Durand a quitté Lens")]
    assert "claim-79 « Paul Durand a quitté Lens »: the words do not stand at this place of the text" in render(report)


def test_a_text_that_was_changed_is_found():
    _, findings = prove_lines(ARTICLE, held(lambda line: line.replace("Quelle journée", "Une journée")).lines(f"{ARTICLE}/graph"))

    assert ("the text is not what was read") in {found.message for found in findings}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("#certainty>", "a claim has one certainty"),
        ("#reports>", "a claim either states, reports, denies or considers one predicate"),
        ("ontology#interval>", "a quantity has its bounds as one string"),
        ("ontology#kind>", "an attribution is direct, indirect or mixed"),
        ("schema.org/name>", "an entity has the words that name it, once"),
    ],
)
def test_what_is_missing_is_told_in_words(words, message):
    messages = {found.message for found in check_store(held(without(words))).findings}

    assert any(found.startswith(message) for found in messages)


def test_a_reported_claim_without_attribution_is_found():
    findings = check_store(held(without("ontology#attribution> "))).findings

    assert (f"{ARTICLE}/claim-45", "what is reported has an attribution") in {(found.node, found.message) for found in findings}


def test_an_attributed_claim_is_never_stated():
    findings = check_store(held(lambda line: line.replace("ontology#reports>", "ontology#states>"))).findings

    assert "what a source says is reported, not stated" in {found.message for found in findings}


def test_a_second_identity_is_found():
    store = held()
    entity = f"{ARTICLE}/entity-65"
    store.graphs[links_graph_iri(ARTICLE)].append(
        f"<{entity}> <https://w3id.org/kg-news/ontology#identity> <urn:other> <{links_graph_iri(ARTICLE)}> ."
    )

    assert [found.node for found in check_store(store).findings] == [entity]


def test_one_article_can_be_checked_alone():
    assert check_store(held(), articles=[ARTICLE]).articles == 1
    assert check_store(held(), articles=[]).articles == 0
