"""Speakers are named from the entities of the article, and stay open where the text leaves them open."""

from __future__ import annotations

from kg.attribute import name_speakers
from kg.doc import Doc
from kg.model import Attribution, Entity, Mention, Resolution, Span
from tests.build import make_doc

ANALYSIS = """
Selon selon ADP case 3
une un DET det 3 Definite=Ind
analyse analyse NOUN obl 8
du de ADP case 5
CSIS CSIS PROPN nmod 3
, , PUNCT punct 3
beaucoup - ADV nsubj 8
meurent mourir VERB root 0 VerbForm=Fin
. . PUNCT punct 8

L’ le DET det 2 Definite=Def
analyse analyse NOUN nsubj 3
estime estimer VERB root 0 VerbForm=Fin
que que SCONJ mark 6
tous tout PRON nsubj 6
meurent mourir VERB ccomp 3 VerbForm=Fin
. . PUNCT punct 3
"""


def span(doc: Doc, words: str, after: int = 0) -> Span:
    start = doc.article.text.index(words, after)
    return Span(start, start + len(words))


def attribution(content: Span, cue: Span | None, source: Span | None, *, form: str = "que") -> Attribution:
    return Attribution((content,), (cue,) if cue else (), (source,) if source else (), "indirect", "asserts", form)


def mention(place: Span, head: Span, entity: str | None, *, kind: str = "nominal", kinds: str | None = None) -> Mention:
    return Mention(place, head, kinds, kind, entity)


def resolution(*mentions: Mention) -> Resolution:
    names = {item.entity for item in mentions if item.entity}
    return Resolution(mentions, tuple(Entity(name, None, name) for name in sorted(names)))


def test_an_analysis_speaks_for_its_institute_also_when_it_comes_back() -> None:
    doc = make_doc("Selon une analyse du CSIS, beaucoup meurent. L’analyse estime que tous meurent.", ANALYSIS)
    source = span(doc, "une analyse du CSIS")
    again = span(doc, "L’analyse")
    entities = resolution(
        mention(source, span(doc, "analyse"), "entity-work", kinds="Work"),
        mention(span(doc, "CSIS"), span(doc, "CSIS"), "entity-csis", kind="name", kinds="Organization"),
        mention(again, span(doc, "analyse", again.start), "entity-other", kinds="Work"),
    )
    drafts = (
        attribution(span(doc, "beaucoup meurent"), span(doc, "Selon"), source, form="main"),
        attribution(span(doc, "tous meurent"), span(doc, "estime"), again),
    )

    named = name_speakers(doc, drafts, entities)

    assert [(item.speaker, item.via) for item in named] == [("entity-csis", "entity-work")] * 2


MOTHER = """
« « PUNCT punct 2
Partons partir VERB root 0 VerbForm=Fin
» » PUNCT punct 2
, , PUNCT punct 5
dit dire VERB conj 2 VerbForm=Fin
une un DET det 7 Definite=Ind
proche proche NOUN nsubj 5
d’ de ADP case 9
Anne Anne PROPN nmod 7
. . PUNCT punct 2

« « PUNCT punct 3
Nous nous PRON nsubj 3
attendons attendre VERB root 0 VerbForm=Fin
. . PUNCT punct 3
» » PUNCT punct 3
"""


def relative_of_a_name(entity: str | None) -> tuple[Attribution, ...]:
    doc = make_doc("« Partons », dit une proche d’Anne. « Nous attendons. »", MOTHER)
    source = span(doc, "une proche d’Anne")
    entities = resolution(
        mention(source, span(doc, "proche"), entity, kinds="Person"),
        mention(span(doc, "Anne"), span(doc, "Anne"), "entity-anne", kind="name", kinds="Person"),
    )
    drafts = (
        attribution(span(doc, "Partons"), span(doc, "dit"), source, form="quote"),
        attribution(span(doc, "Nous attendons"), None, None, form="quote"),
    )
    return name_speakers(doc, drafts, entities)


def test_a_quotation_without_cue_goes_on_with_the_speaker_before_it() -> None:
    first, second = relative_of_a_name("entity-proche")

    assert (first.speaker, second.speaker) == ("entity-proche", "entity-proche")


def test_a_name_under_a_preposition_is_not_the_speaker() -> None:
    first, second = relative_of_a_name(None)

    assert (first.speaker, second.speaker) == (None, None)


def test_order_and_number_of_attributions_stay() -> None:
    named = relative_of_a_name("entity-proche")

    assert [item.form for item in named] == ["quote", "quote"]
