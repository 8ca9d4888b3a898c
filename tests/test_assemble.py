from dataclasses import replace

from kg.assemble import Findings, assemble_record
from kg.model import Argument, Article, Claim, Entity, Mention, Predicate, Repair, Resolution, Sentence, Span

ARTICLE = Article(id="a", text="La grève a begun lundi au port.", language="fr")
WHOLE = Span(0, 30)
STRIKE = Mention(Span(0, 8), Span(3, 8), "Event", "nominal", "entity-0")
PORT = Mention(Span(26, 30), Span(26, 30), None, "nominal", "entity-26")
CLAIM = Claim(
    span=WHOLE,
    sentence=Span(0, 31),
    subject=Argument("subject", (Span(0, 8),), Span(3, 8), "entity-0"),
    predicate=Predicate((Span(9, 16),), Span(11, 16), "fr/commencer"),
    object=None,
    arguments=(),
    quantity=None,
    mode="states",
    polarity="positive",
    modality=None,
    certainty="certain",
    attribution=None,
    form="active",
    key="11",
)
FINDINGS = Findings(
    Resolution((PORT, STRIKE), (Entity("entity-0", "Event", "La grève"), Entity("entity-26", None, "port"))), (), (), (CLAIM,), ()
)
SENTENCES = (Sentence(Span(0, 31), 0, "body"),)


def test_a_noun_phrase_that_nothing_refers_to_is_dropped_with_its_entity() -> None:
    record = assemble_record(ARTICLE, FINDINGS, SENTENCES, ())

    assert [entity.id for entity in record.entities] == ["entity-0"]
    assert record.mentions == (STRIKE,)


def test_a_name_stays_even_where_nothing_refers_to_it() -> None:
    named = replace(FINDINGS, resolution=replace(FINDINGS.resolution, mentions=(replace(PORT, kind="name"), STRIKE)))

    record = assemble_record(ARTICLE, named, SENTENCES, ())

    assert [mention.span.start for mention in record.mentions] == [0, 26]


def test_a_claim_over_suspect_words_is_doubtful_and_says_why() -> None:
    repair = Repair(Span(11, 16), "a word of another language")

    (claim,) = assemble_record(ARTICLE, FINDINGS, SENTENCES, (repair,)).claims

    assert (claim.reading, claim.reasons) == ("doubtful", ("a word of another language",))


def test_a_claim_beside_suspect_words_stays_sound() -> None:
    (claim,) = assemble_record(ARTICLE, FINDINGS, SENTENCES, (Repair(Span(26, 30), "a word of another language"),)).claims

    assert claim.reading == "sound"


def test_a_claim_of_a_fragment_is_doubtful() -> None:
    fragment = (Sentence(Span(0, 31), 0, "fragment", "doubtful", ("begins in the middle of a sentence",)),)

    (claim,) = assemble_record(ARTICLE, FINDINGS, fragment, ()).claims

    assert claim.reasons == ("begins in the middle of a sentence",)
