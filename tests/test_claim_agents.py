"""Who does what a passive says, wherever its marker hangs."""

from __future__ import annotations

from tests.build import make_doc
from tests.claims import claim_at, claims_of, head, triples

LOST = """
    Le - DET det 2
    suspect - NOUN nsubj:pass 4 Gender=Masc|Number=Sing
    est être AUX aux:pass 4 Number=Sing|VerbForm=Fin
    conduit conduire VERB root 0 Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part
    lors lors ADP case 6
    {place} - NOUN obl:mod 4 Number=Sing
    par - ADP case 9
    {det} - {pos} {dep} 9
    gardes garde NOUN nmod 6 Number=Plur
    . - PUNCT punct 4
    """


def _agents(place: str, det: str, pos: str, dep: str) -> set[str]:
    doc = make_doc(f"Le suspect est conduit lors {place} par {det} gardes.", LOST.format(place=place, det=det, pos=pos, dep=dep))
    return {subject for subject, trigger, _ in triples(doc) if trigger == "conduit"}


def test_an_agent_hung_on_a_complement_does_what_the_passive_says() -> None:
    assert _agents("cellule", "les", "DET", "det") == {"gardes"}


def test_an_event_keeps_the_agent_behind_it() -> None:
    assert _agents("attaque", "les", "DET", "det") == {"-"}


def test_a_bare_noun_behind_a_complement_is_no_agent() -> None:
    assert _agents("cellule", "vieux", "ADJ", "amod") == {"-"}


def test_an_agent_keeps_its_marker_behind_another_preposition() -> None:
    rows = """
        Luc - PROPN nsubj:pass 3
        est être AUX aux:pass 3 Number=Sing|VerbForm=Fin
        blessé blesser VERB root 0 Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part
        peu - ADV advmod 3
        {words}
        . - PUNCT punct 3
        """
    doc = make_doc(
        "Luc est blessé peu après par des gardes.",
        rows.format(words="après - ADP case 8\npar - ADP case 8\ndes - DET det 8\ngardes garde NOUN obl:arg 3 Number=Plur"),
    )

    assert ("gardes", "blessé", "Luc") in triples(doc)


def test_a_role_ends_before_the_agent_inside_it() -> None:
    doc = make_doc(
        "Le texte est remis au roi par Ana.",
        """
        Le - DET det 2
        texte - NOUN nsubj:pass 4 Gender=Masc|Number=Sing
        est être AUX aux:pass 4 Number=Sing|VerbForm=Fin
        remis remettre VERB root 0 Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part
        au - ADP case 6 Definite=Def|Number=Sing
        roi - NOUN obl:arg 4 Number=Sing
        par - ADP case 8
        Ana - PROPN nmod 6
        . - PUNCT punct 4
        """,
        names="8-8:Person",
    )

    claim = claim_at(claims_of(doc), doc, "remis")
    assert head(doc, claim.subject) == "Ana"
    assert [doc.slice(span) for it in claim.arguments for span in it.spans] == ["roi"]
