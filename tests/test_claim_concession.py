"""Tests of what an “if” does: it sets a condition, grants a fact or frames what follows."""

from __future__ import annotations

from kg.model import Claim
from tests.build import make_doc
from tests.claims import claim_at, claims_of


def read(text: str, rows: str, trigger: str) -> Claim:
    doc = make_doc(text, rows)
    return claim_at(claims_of(doc), doc, trigger)


def stated(verb: str, lemma: str, adverb: str = "") -> list[str]:
    """Return the modes of « Si le nord VERB, le sud brûle [ADVERB] »."""
    doc = make_doc(
        f"Si le nord {verb}, le sud brûle{' ' + adverb if adverb else ''}.",
        f"""
        Si - SCONJ mark 4
        le - DET det 3 Definite=Def
        nord - NOUN nsubj 4
        {verb} {lemma} VERB advcl 8 VerbForm=Fin|Mood=Ind|Tense=Pres
        , - PUNCT punct 4
        le - DET det 7 Definite=Def
        sud - NOUN nsubj 8
        brûle brûler VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres
        """
        + (f"{adverb} - ADV advmod 8\n" if adverb else "")
        + ". - PUNCT punct 8",
    )
    return [claim.mode for claim in claims_of(doc)]


def test_a_state_beside_another_present_is_granted() -> None:
    assert stated("existe", "exister") == ["states", "states"]


def test_an_event_beside_another_present_is_a_condition() -> None:
    assert stated("tombe", "tomber") == ["considers", "considers"]


def test_an_adverb_of_contrast_grants_what_it_is_set_against() -> None:
    assert stated("tombe", "tomber", "cependant") == ["states", "states"]


def test_a_clause_that_only_frames_leaves_the_main_clause_alone() -> None:
    rows = """
        Si - SCONJ mark 4
        on - PRON nsubj 4
        en - PRON iobj 4
        croit croire VERB advcl 8 VerbForm=Fin|Mood=Ind|Tense=Pres
        Luc - PROPN obj 4
        , - PUNCT punct 4
        Zoé - PROPN nsubj 8
        part partir VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres
        . - PUNCT punct 8
        """

    assert read("Si on en croit Luc, Zoé part.", rows, "part").mode == "states"


def test_a_reflexive_pronoun_is_no_condition() -> None:
    rows = """
        Zoé - PROPN nsubj 2
        dort dormir VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres
        quand - SCONJ mark 6
        Luc - PROPN nsubj 6
        s' se PRON mark 6
        amuse amuser VERB advcl 2 VerbForm=Fin|Mood=Ind|Tense=Pres
        . - PUNCT punct 2
        """

    assert read("Zoé dort quand Luc s'amuse.", rows, "dort").mode == "states"
