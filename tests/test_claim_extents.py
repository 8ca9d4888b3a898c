"""Tests of the extents of phrases: a name at their end is whole, what belongs to no phrase stays outside, figures stay whole."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.claim.extents import phrase_span
from kg.claim.scene import Scene
from kg.doc import Doc
from kg.model import Attribution, Quantity, Resolution, Span
from tests.build import make_doc


def extent(doc: Doc, word: str, attributions: tuple[Attribution, ...] = (), quantities: tuple[Quantity, ...] = ()) -> str:
    """Return the words of the phrase that a word heads."""
    scene = Scene(doc, Resolution((), ()), attributions, quantities)
    return doc.slice(phrase_span(scene, next(token for token in doc.tokens if token.text == word)))


BEHIND = """
    La le DET det 3
    {adjective} - ADJ amod 3
    {noun} - NOUN nsubj 6
    {first} - PROPN {dep}
    {last} - PROPN {under}
    arrive arriver VERB root 0 VerbForm=Fin
    . . PUNCT punct 6
    """


@pytest.mark.parametrize(
    ("noun", "kind", "dep", "whole"),
    [
        ("sonde", "Product", "obl:mod 6", True),
        ("directrice", "Person", "obl:mod 6", True),
        ("lutteuse", "Person", "appos 3", True),
        ("victoire", "Person", "obl:mod 6", False),
    ],
)
def test_a_noun_keeps_the_name_right_behind_it_of_a_person_if_it_means_people(
    noun: str, kind: str, dep: str, whole: bool
) -> None:
    rows = BEHIND.format(adjective="jeune", noun=noun, first="Alma", last="Teri", dep=dep, under="flat:name 4")
    doc = make_doc(f"La jeune {noun} Alma Teri arrive.", rows, names=f"4-5:{kind}")

    assert extent(doc, noun) == (f"La jeune {noun} Alma Teri" if whole else f"La jeune {noun}")


def test_a_phrase_never_breaks_off_a_name() -> None:
    rows = BEHIND.format(adjective="jeune", noun="préfète", first="Alma", last="Teri", dep="appos 3", under="dep 6")
    doc = make_doc("La jeune préfète Alma Teri arrive.", rows, names="4-5:Person")

    assert extent(doc, "préfète") == "La jeune préfète Alma Teri"


def test_the_subject_of_the_next_clause_is_no_name_of_the_noun_before_it() -> None:
    rows = """
        Malgré malgré ADP case 3
        cet ce DET det 3
        écart - NOUN obl:mod 5
        Novex - PROPN nsubj 5
        gagne gagner VERB root 0 VerbForm=Fin
        . . PUNCT punct 5
        """
    doc = make_doc("Malgré cet écart Novex gagne.", rows, names="4:Organization")

    assert extent(doc, "écart") == "cet écart"


def test_whose_words_these_are_belongs_to_no_phrase() -> None:
    rows = """
        Le le DET det 2
        car - NOUN nsubj 3
        portait porter VERB root 0 VerbForm=Fin
        neuf - NUM nummod 5
        élèves élève NOUN obj 3
        selon - ADP case 8
        la le DET det 8
        police - NOUN nmod 5
        . . PUNCT punct 3
        """
    doc = make_doc("Le car portait neuf élèves selon la police.", rows)
    said = Attribution((Span(0, 26),), (Span(27, 32),), (Span(33, 42),), "indirect", "asserts", "adjunct")

    assert extent(doc, "élèves") == "neuf élèves selon la police"
    assert extent(doc, "élèves", (said,)) == "neuf élèves"


CHAIN = """
    Elle elle PRON nsubj 2
    subit subir VERB root 0 VerbForm=Fin
    le le DET det 4
    refus - NOUN obj 2
    des de ADP case 6
    juges juge NOUN nmod 4
    {last}
    . . PUNCT punct 2
    """


def test_a_clause_of_its_own_joined_to_an_inner_noun_stays_outside() -> None:
    last = "et et CCONJ cc 9\n il il PRON nsubj 9\n part partir VERB conj 6 VerbForm=Fin"
    doc = make_doc("Elle subit le refus des juges et il part.", CHAIN.format(last=last))

    assert extent(doc, "refus") == "le refus des juges"


def test_a_relative_clause_of_an_inner_noun_stays_where_it_is_whole() -> None:
    whole = "qui - PRON nsubj 8\n partent partir VERB acl:relcl 6 VerbForm=Fin"
    broken = f"{whole}\n , , PUNCT punct 10\n hier - ADV advmod 8"

    assert extent(make_doc("Elle subit le refus des juges qui partent.", CHAIN.format(last=whole)), "refus") == (
        "le refus des juges qui partent"
    )
    assert extent(make_doc("Elle subit le refus des juges qui partent, hier.", CHAIN.format(last=broken)), "refus") == (
        "le refus des juges"
    )


def test_a_figure_is_never_cut() -> None:
    rows = """
        Elle elle PRON nsubj 2
        risque risquer VERB root 0 VerbForm=Fin
        une un DET det 4
        amende - NOUN obj 2
        de - ADP case 7
        20 - NUM nummod 7
        euros euro NOUN nmod 4
        à - ADP case 10
        30 - NUM nummod 10
        euros euro NOUN nmod 2
        . . PUNCT punct 2
        """
    doc = make_doc("Elle risque une amende de 20 euros à 30 euros.", rows)
    span = Span(26, 39)
    fine = Quantity(span, Decimal(20), Decimal(30), True, True, False, False, "EUR", None, span)

    assert doc.slice(span) == "20 euros à 30"
    assert extent(doc, "amende") == "une amende de 20 euros"
    assert extent(doc, "amende", quantities=(fine,)) == "une amende de 20 euros à 30 euros"


TOLD = """
    Ana - PROPN nsubj 2
    bat battre VERB root 0 VerbForm=Fin
    le - DET det 4
    record - NOUN obj 2 Gender=Masc|Number=Sing
    {word} établir VERB acl 4 VerbForm=Part|Tense=Past|Gender={gender}|Number=Sing
    par - ADP case 7
    Luc - PROPN obl:agent 5
    . . PUNCT punct 2
    """


@pytest.mark.parametrize(
    ("word", "gender", "whole"), [("établi", "Masc", "le record établi par Luc"), ("établie", "Fem", "le record")]
)
def test_a_short_participle_that_agrees_tells_which_noun_is_meant(word: str, gender: str, whole: str) -> None:
    doc = make_doc(f"Ana bat le record {word} par Luc.", TOLD.format(word=word, gender=gender))

    assert extent(doc, "record") == whole


def test_a_set_phrase_that_goes_with_nouns_alone_stays_with_its_noun_and_the_name_behind_it() -> None:
    rows = """
        Elle elle PRON nsubj 2
        bat battre VERB root 0 VerbForm=Fin
        la - DET det 4
        championne - NOUN obj 2
        en - ADP case 6
        titre - NOUN obl:mod 2
        Ana - PROPN appos 6
        Roy - PROPN flat:name 7
        . . PUNCT punct 2
        """
    doc = make_doc("Elle bat la championne en titre Ana Roy.", rows, names="7-8:Person")

    assert extent(doc, "championne") == "la championne en titre Ana Roy"


def test_a_bare_pronoun_keeps_the_clause_that_says_what_it_stands_for() -> None:
    rows = """
        On on PRON nsubj 2
        sait savoir VERB root 0 VerbForm=Fin
        ce - PRON obj 2
        qui - PRON nsubj 5
        manque manquer VERB acl:relcl 3 VerbForm=Fin
        . . PUNCT punct 2
        """

    assert extent(make_doc("On sait ce qui manque.", rows), "ce") == "ce qui manque"


def test_an_age_stays_with_where_somebody_is_from_and_so_does_the_name_behind_it() -> None:
    rows = """
        Le le DET det 2
        Belge - PROPN nsubj 8
        de - ADP case 5
        22 - NUM nummod 5
        ans an NOUN nmod 2
        Ivo - PROPN appos 2
        Tarn - PROPN flat:name 6
        gagne gagner VERB root 0 VerbForm=Fin
        . . PUNCT punct 8
        """
    doc = make_doc("Le Belge de 22 ans Ivo Tarn gagne.", rows, names="2:Place 6-7:Person")

    assert extent(doc, "Belge") == "Le Belge de 22 ans Ivo Tarn"
