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
