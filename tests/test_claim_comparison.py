"""Tests of comparisons: two sides in one claim, also where the text garbles the word that marks them."""

from __future__ import annotations

from dataclasses import replace

from tests.build import make_doc
from tests.claims import claim_at, claims_of

ROWS = """
        Elle - PRON nsubj 2
        court courir VERB root 0 VerbForm=Fin
        {marker} - {tag} advmod 4
        vite - ADV advmod 2
        que - SCONJ mark {head}
        {standard}
        . . PUNCT punct 2
        """


def test_the_second_side_of_a_comparison_is_a_role() -> None:
    doc = make_doc("Elle court plus vite que Luc.", ROWS.format(marker="plus", tag="ADV", head=6, standard="Luc - PROPN advcl 4"))
    claim = claim_at(claims_of(doc), doc, "court")
    roles = {argument.role: doc.slice(argument.spans[0]) for argument in claim.arguments}

    assert roles == {"comparison": "plus", "compared": "Luc"}
    assert claim.reading == "sound"


def test_an_expletive_negation_betrays_a_comparison_whose_marker_is_garbled() -> None:
    doc = make_doc(
        "Elle court davantager vite que Luc ne court.".replace(" court.", " marche."),
        ROWS.format(
            marker="davantager",
            tag="X",
            head=8,
            standard="Luc - PROPN nsubj 8\n        ne - ADV advmod 8\n        marche marcher VERB advcl 4 VerbForm=Fin",
        ),
    )
    assert not claim_at(claims_of(doc), doc, "court").reasons

    broken = replace(doc.sentences[0], role="fragment")
    doc = replace(doc, sentences=(broken,))
    claims = claims_of(doc)
    claim = claim_at(claims, doc, "court")

    assert [doc.slice(it.spans[0]) for it in claim.arguments if it.role == "compared"] == ["Luc ne marche"]
    assert (claim.reading, claim.reasons) == ("doubtful", ("comparison without its marker",))
    assert claim_at(claims, doc, "marche").mode == "states"


def test_a_complementiser_compares_nothing() -> None:
    doc = make_doc(
        "Il sait que Luc court.",
        """
        Il - PRON nsubj 2
        sait savoir VERB root 0 VerbForm=Fin
        que - SCONJ mark 5
        Luc - PROPN nsubj 5
        court courir VERB ccomp 2 VerbForm=Fin
        . . PUNCT punct 2
        """,
    )

    assert all(argument.role != "compared" for claim in claims_of(doc) for argument in claim.arguments)


def test_the_degree_of_a_reason_compares_nothing():
    doc = make_doc(
        "L’exploit est d’autant plus rare que Pau menait.",
        """
        L’ le DET det 2
        exploit - NOUN nsubj 7
        est être AUX cop 7 VerbForm=Fin
        d’ de ADP advmod 7
        autant - ADV advmod 7
        plus - ADV advmod 7
        rare rare ADJ root 0
        que que SCONJ mark 10
        Pau - PROPN nsubj 10
        menait mener VERB advcl 7 VerbForm=Fin
        . . PUNCT punct 7
        """,
        names="9:Organization",
    )

    assert [[it.role for it in claim.arguments] for claim in claims_of(doc) if doc.slice(claim.predicate.head) == "rare"] == [[]]


def test_a_comparison_belongs_to_the_verb_nearest_to_it():
    doc = make_doc(
        "Zoé sourit quand Luc adopte plus vite que lundi.",
        """
        Zoé - PROPN nsubj 2
        sourit sourire VERB root 0 VerbForm=Fin
        quand - SCONJ mark 5
        Luc - PROPN nsubj 5
        adopte adopter VERB advcl 2 VerbForm=Fin
        plus - ADV advmod 7
        vite - ADV advmod 5
        que que SCONJ mark 9
        lundi - NOUN obl 7
        . . PUNCT punct 2
        """,
        names="1:Person 4:Person",
    )
    smiles = next(claim for claim in claims_of(doc) if doc.slice(claim.predicate.head) == "sourit")

    assert [it.role for it in smiles.arguments] == []
