"""Which words agree."""

from __future__ import annotations

import pytest

from kg.claim.agreement import fits_relative, modified_noun, number_of
from tests.build import make_doc
from tests.claims import triples


@pytest.mark.parametrize(
    ("opener", "number"),
    [("le - DET det 2 Number=Sing", "Sing"), ("les le DET det 2 Number=Plur", "Plur"), ("dans - ADP case 2", "Plur")],
)
def test_a_determiner_shows_the_number_of_a_noun_that_its_form_does_not(opener: str, number: str) -> None:
    doc = make_doc(f"{opener.split(maxsplit=1)[0]} bras", f"{opener}\nbras - NOUN root 0 Number=Plur")

    assert number_of(doc, doc.tokens[1]) == number


def test_a_bare_name_has_no_number() -> None:
    doc = make_doc("Uber part", "Uber - NOUN nsubj 2 Number=Plur\npart partir VERB root 0 Number=Sing|VerbForm=Fin")

    assert number_of(doc, doc.tokens[0]) is None
    assert fits_relative(doc, doc.tokens[0], doc.tokens[1])


def test_all_members_of_a_list_agree_together() -> None:
    doc = make_doc(
        "le lac et le port brillent",
        """
        le - DET det 2 Number=Sing
        lac - NOUN nsubj 6 Number=Sing
        et - CCONJ cc 5
        le - DET det 5 Number=Sing
        port - NOUN conj 2 Number=Sing
        brillent briller VERB root 0 Number=Plur|VerbForm=Fin
        """,
    )

    assert fits_relative(doc, doc.tokens[1], doc.tokens[5])
    assert not fits_relative(doc, doc.tokens[4], doc.tokens[5])


ROWS = """
    la le DET det 2 Number=Sing
    fin - NOUN root 0 Gender=Fem|Number=Sing
    {opener}
    {noun} - NOUN nmod 2 Gender=Masc|Number=Sing
    {mark}
    signé signer VERB acl 2 Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part
    """


@pytest.mark.parametrize(
    ("opener", "mark", "found"),
    [
        ("du de ADP case 4 Definite=Def|Number=Sing", "hier - ADV advmod 6", "pacte"),
        ("de - ADP case 4", "hier - ADV advmod 6", "fin"),
        ("du de ADP case 4 Definite=Def|Number=Sing", ", - PUNCT punct 2", "fin"),
    ],
)
def test_a_participle_that_its_noun_does_not_agree_with_modifies_the_nearest_definite_one(
    opener: str, mark: str, found: str
) -> None:
    words = f"la fin {opener.split(maxsplit=1)[0]} pacte {mark.split(maxsplit=1)[0]} signé"
    doc = make_doc(words, ROWS.format(opener=opener, noun="pacte", mark=mark))

    assert modified_noun(doc, doc.tokens[1], doc.tokens[5]).text == found


def test_a_participle_is_said_of_the_noun_around_one_that_does_not_agree() -> None:
    rows = """
        La - DET det 2 Number=Sing
        baisse - NOUN nsubj 8 Gender=Fem|Number=Sing
        du - ADP case 4 Definite=Def|Number=Sing
        chômage - NOUN nmod 2 Gender=Masc|Number=Sing
        {word} observer VERB acl 4 Gender={gender}|Number=Sing|Tense=Past|VerbForm=Part
        en - ADP case 7
        mars - NOUN obl:mod 5 Number=Sing
        plaît plaire VERB root 0 Number=Sing|VerbForm=Fin
        . - PUNCT punct 8
        """
    around, nearest = (
        make_doc(f"La baisse du chômage {word} en mars plaît.", rows.format(word=word, gender=gender))
        for word, gender in (("observée", "Fem"), ("observé", "Masc"))
    )

    assert ("-", "observée", "baisse") in triples(around)
    assert ("-", "observé", "chômage") in triples(nearest)


def test_a_participle_is_said_of_the_noun_around_a_name_that_does_not_agree() -> None:
    doc = make_doc(
        "Les combattants d'Oran menés par Luc partent.",
        """
        Les le DET det 2 Number=Plur
        combattants combattant NOUN nsubj 8 Gender=Masc|Number=Plur
        d' de ADP case 4
        Oran - PROPN nmod 2 Gender=Fem|Number=Sing
        menés mener VERB acl 4 Gender=Masc|Number=Plur|Tense=Past|VerbForm=Part
        par - ADP case 7
        Luc - PROPN obl:agent 5
        partent partir VERB root 0 Number=Plur|VerbForm=Fin
        . - PUNCT punct 8
        """,
    )

    assert ("Luc", "menés", "combattants") in triples(doc)
