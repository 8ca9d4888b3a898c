"""Tests of what the words above a statement make of it: whether what is had, asked, decided or hindered came about."""

from __future__ import annotations

import pytest

from kg.model import Claim
from tests.build import make_doc
from tests.claims import claim_at, claims_of


def read(text: str, rows: str, trigger: str) -> Claim:
    doc = make_doc(text, rows)
    return claim_at(claims_of(doc), doc, trigger)


def had(noun: str, tense: str, negation: str = "") -> Claim:
    """Return « Zoé [n'] a [pas] eu NOUN de visiter Rome » read at the infinitive."""
    no = bool(negation)
    return read(
        f"Zoé {'ne ' if no else ''}{'a ' if tense else ''}{'pas ' if no else ''}eu {noun} de visiter Rome.",
        "\n".join(
            row
            for row in (
                f"Zoé - PROPN nsubj {2 + 2 * no + bool(tense)}",
                f"ne - ADV advmod {4 + bool(tense)}" if no else "",
                f"a avoir AUX aux:tense {3 + 2 * no} VerbForm=Fin|Tense=Pres" if tense else "",
                f"pas - ADV advmod {4 + bool(tense)}" if no else "",
                "eu avoir VERB root 0 VerbForm=Part|Tense=Past",
                f"{noun} - NOUN obj {2 + 2 * no + bool(tense)}",
                f"de - ADP mark {5 + 2 * no + bool(tense)}",
                f"visiter - VERB xcomp {2 + 2 * no + bool(tense)} VerbForm=Inf",
                f"Rome - PROPN obj {5 + 2 * no + bool(tense)}",
                f". - PUNCT punct {2 + 2 * no + bool(tense)}",
            )
            if row
        ),
        "visiter",
    )


def test_what_somebody_had_the_time_for_came_about() -> None:
    assert had("temps", "Pres").mode == "states"
    assert had("intention", "Pres").mode == "considers"


def test_what_somebody_had_no_time_for_did_not_come_about() -> None:
    assert had("temps", "Pres", "ne").mode == "denies"
    assert had("intention", "Pres", "ne").mode == "denies"


def governed(verb: str, lemma: str, negation: str = "") -> Claim:
    """Return « Zoé [ne] VERB [pas] de partir » read at the infinitive."""
    rows = f"""
        Zoé - PROPN nsubj {3 if negation else 2}
        {"ne - ADV advmod 3" if negation else ""}
        {verb} {lemma} VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres
        {"pas - ADV advmod 3" if negation else ""}
        de - ADP mark {6 if negation else 4}
        partir - VERB xcomp {3 if negation else 2} VerbForm=Inf
        . - PUNCT punct {3 if negation else 2}
        """
    rows = "\n".join(line for line in rows.split("\n") if line.strip())
    return read(f"Zoé {'ne ' if negation else ''}{verb} {'pas ' if negation else ''}de partir.", rows, "partir")


@pytest.mark.parametrize(("verb", "lemma"), [("cesse", "cesser"), ("hésite", "hésiter"), ("tarde", "tarder")])
def test_what_one_does_not_stop_or_hesitate_to_do_one_does(verb: str, lemma: str) -> None:
    assert governed(verb, lemma, "ne").mode == "states"


@pytest.mark.parametrize(("verb", "lemma"), [("décide", "décider"), ("accepte", "accepter"), ("hésite", "hésiter")])
def test_what_one_decides_or_hesitates_to_do_has_not_happened(verb: str, lemma: str) -> None:
    assert governed(verb, lemma).mode == "considers"


def test_what_seems_so_is_not_stated() -> None:
    claim = governed("semble", "sembler")

    assert (claim.mode, claim.modality, claim.certainty) == ("considers", "appearance", "probable")


def test_what_one_prefers_to_do_one_does() -> None:
    assert governed("préfère", "préférer").mode == "states"


def test_what_is_asked_behind_a_word_that_only_ties_a_clause_is_requested() -> None:
    claim = read(
        "La foule demande à ce que Zoé parte.",
        """
        La - DET det 2
        foule - NOUN nsubj 3
        demande demander VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres
        à - ADP case 5
        ce - PRON obl:arg 3
        que - SCONJ mark 8
        Zoé - PROPN nsubj 8
        parte partir VERB acl 5 VerbForm=Fin|Mood=Sub|Tense=Pres
        . - PUNCT punct 3
        """,
        "parte",
    )

    assert (claim.mode, claim.modality) == ("considers", "requested")


@pytest.mark.parametrize(("noun", "mode"), [("espoir", "considers"), ("fait", "states")])
def test_the_content_of_a_hope_is_not_stated_and_that_of_a_fact_is(noun: str, mode: str) -> None:
    claim = read(
        f"Le {noun} que Zoé part grandit.",
        f"""
        Le - DET det 2
        {noun} - NOUN nsubj 6
        que - SCONJ mark 5
        Zoé - PROPN nsubj 5
        part partir VERB acl 2 VerbForm=Fin|Mood=Ind|Tense=Pres
        grandit grandir VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres
        . - PUNCT punct 6
        """,
        "part",
    )

    assert claim.mode == mode


@pytest.mark.parametrize(("verb", "lemma", "mode"), [("profite", "profiter", "states"), ("entre", "entrer", "considers")])
def test_who_seizes_a_chance_to_do_something_does_it(verb: str, lemma: str, mode: str) -> None:
    claim = read(
        f"Zoé {verb} pour attaquer.",
        f"""
        Zoé - PROPN nsubj 2
        {verb} {lemma} VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres
        pour - ADP mark 4
        attaquer - VERB advcl 2 VerbForm=Inf
        . - PUNCT punct 2
        """,
        "attaquer",
    )

    assert claim.mode == mode


def test_what_nothing_will_prevent_lies_ahead() -> None:
    claim = read(
        "Rien n'empêchera Zoé de partir.",
        """
        Rien - PRON nsubj 3
        n' ne ADV advmod 3
        empêchera empêcher VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Fut
        Zoé - PROPN obj 3
        de - ADP mark 6
        partir - VERB xcomp 3 VerbForm=Inf
        . - PUNCT punct 3
        """,
        "partir",
    )

    assert (claim.mode, claim.polarity, claim.modality) == ("considers", "positive", "future")


def brought(verb: str, lemma: str, tense: str) -> Claim:
    return read(
        f"Zoé {verb} sa démission.",
        f"""
        Zoé - PROPN nsubj 2
        {verb} {lemma} VERB root 0 VerbForm=Fin|{tense}
        sa son DET det 4 Poss=Yes
        démission - NOUN obj 2
        . - PUNCT punct 2
        """,
        "démission",
    )


def test_an_event_holds_as_far_as_the_verb_that_brings_it_about() -> None:
    assert brought("annonce", "annoncer", "Mood=Ind|Tense=Pres").mode == "states"
    assert brought("annoncerait", "annoncer", "Mood=Cnd|Tense=Pres").mode == "considers"


def test_an_event_that_a_verb_takes_for_granted_is_stated_whatever_is_said_of_it() -> None:
    assert brought("regretterait", "regretter", "Mood=Cnd|Tense=Pres").mode == "states"


def alternatives(conjunction: str) -> list[str]:
    doc = make_doc(
        f"Zoé part {conjunction} dort.",
        f"""
        Zoé - PROPN nsubj 2
        part partir VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres
        {conjunction} - CCONJ cc 4
        dort dormir VERB conj 2 VerbForm=Fin|Mood=Ind|Tense=Pres
        . - PUNCT punct 2
        """,
    )
    return [claim.mode for claim in claims_of(doc)]


def test_one_of_two_alternatives_is_only_possible() -> None:
    assert alternatives("ou") == ["considers", "considers"]
    assert alternatives("et") == ["states", "states"]


def test_several_share_out_what_is_said_of_them() -> None:
    doc = make_doc(
        "Les uns tombent ou partent.",
        """
        Les le DET det 2
        uns un PRON nsubj 3
        tombent tomber VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres|Number=Plur
        ou - CCONJ cc 5
        partent partir VERB conj 3 VerbForm=Fin|Mood=Ind|Tense=Pres|Number=Plur
        . - PUNCT punct 3
        """,
    )

    assert {claim.mode for claim in claims_of(doc)} == {"states"}


@pytest.mark.parametrize(
    ("verb", "lemma", "mode"), [("augmente", "augmenter", "states"), ("travaille", "travailler", "considers")]
)
def test_a_change_leads_to_what_it_reaches_and_work_is_meant_to(verb: str, lemma: str, mode: str) -> None:
    claim = read(
        f"Le prix {verb} pour atteindre le sommet.",
        f"""
        Le - DET det 2
        prix - NOUN nsubj 3
        {verb} {lemma} VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres
        pour - ADP mark 5
        atteindre - VERB advcl 3 VerbForm=Inf
        le - DET det 7
        sommet - NOUN obj 5
        . - PUNCT punct 3
        """,
        "atteindre",
    )

    assert claim.mode == mode


def test_a_restriction_is_kept_with_its_predicate() -> None:
    doc = make_doc(
        "Zoé ne compte que deux amis.",
        """
        Zoé - PROPN nsubj 3
        ne - ADV advmod 3
        compte compter VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres
        que - SCONJ mark 6
        deux - NUM nummod 6
        amis ami NOUN obj 3
        . - PUNCT punct 3
        """,
    )
    claim = claims_of(doc)[0]

    assert claim.mode == "states"
    assert [doc.slice(span) for span in claim.predicate.spans] == ["ne compte que"]


def test_a_negator_behind_an_adverb_negates_wherever_it_hangs() -> None:
    claim = read(
        "Zoé ne part donc pas hier.",
        """
        Zoé - PROPN nsubj 3
        ne - ADV advmod 3
        part partir VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres
        donc - ADV advmod 3
        pas - ADV advmod 6
        hier - ADV advmod 3
        . - PUNCT punct 3
        """,
        "part",
    )

    assert claim.mode == "denies"


def test_what_must_be_done_is_not_stated_in_a_clause_of_its_own() -> None:
    claim = read(
        "Il faut que Zoé parte.",
        """
        Il - PRON expl:subj 2
        faut falloir VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres
        que - SCONJ mark 5
        Zoé - PROPN nsubj 5
        parte partir VERB ccomp 2 VerbForm=Fin|Mood=Sub|Tense=Pres
        . - PUNCT punct 2
        """,
        "parte",
    )

    assert (claim.mode, claim.modality) == ("considers", "obligation")


@pytest.mark.parametrize(("subject", "mode"), [("Rien", "considers"), ("Cela", "states")])
def test_what_nothing_prevents_is_possible_and_what_something_does_not_prevent_happens(subject: str, mode: str) -> None:
    pas = "" if subject == "Rien" else " pas"
    claim = read(
        f"{subject} n'empêche{pas} Zoé de partir.",
        "\n".join(
            row
            for row in (
                f"{subject} - PRON nsubj 3",
                "n' ne ADV advmod 3",
                "empêche empêcher VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres",
                "pas - ADV advmod 3" if pas else "",
                "Zoé - PROPN obj 3",
                f"de - ADP mark {7 if pas else 6}",
                "partir - VERB xcomp 3 VerbForm=Inf",
                ". - PUNCT punct 3",
            )
            if row
        ),
        "partir",
    )

    assert claim.mode == mode


ENGLISH = """
    Labour - PROPN nsubj 2
    has have VERB root 0 VerbForm=Fin|Tense=Pres
    a - DET det 4
    {noun} - NOUN obj 2
    and - CCONJ cc 6
    take - VERB conj 2 VerbForm=Inf
    action - NOUN obj 6
    . - PUNCT punct 2
    """


@pytest.mark.parametrize(("noun", "mode"), [("plan", "considers"), ("house", "states")])
def test_a_bare_infinitive_torn_off_a_plan_is_planned(noun: str, mode: str) -> None:
    doc = make_doc(f"Labour has a {noun} and take action.", ENGLISH.format(noun=noun), language="en")

    assert claim_at(claims_of(doc), doc, "take").mode == mode


def test_what_somebody_had_the_chance_to_do_came_about_in_english() -> None:
    doc = make_doc(
        "Zoé had the chance to visit Rome.",
        """
        Zoé - PROPN nsubj 2
        had have VERB root 0 VerbForm=Fin|Tense=Past
        the - DET det 4
        chance - NOUN obj 2
        to - PART mark 6
        visit - VERB acl 4 VerbForm=Inf
        Rome - PROPN obj 6
        . - PUNCT punct 2
        """,
        language="en",
    )

    assert claim_at(claims_of(doc), doc, "visit").mode == "states"


def test_what_something_can_make_others_do_is_only_possible() -> None:
    rows = """
        Faults fault NOUN nsubj 3 Number=Plur
        {aux} - AUX aux 3 VerbForm=Fin
        cause - VERB root 0 VerbForm=Inf
        cars car NOUN nsubj 6 Number=Plur
        to - PART mark 6
        stop - VERB ccomp 3 VerbForm=Inf
        . - PUNCT punct 3
        """
    doc = make_doc("Faults can cause cars to stop.", rows.format(aux="can"), language="en")

    assert claim_at(claims_of(doc), doc, "stop").mode == "considers"


@pytest.mark.parametrize(
    ("verb", "lemma", "mode"), [("dit", "dire", "considers"), ("sait", "savoir", "states"), ("refuse", "refuser", "considers")]
)
def test_what_one_does_not_say_may_not_hold_and_what_one_does_not_know_does(verb: str, lemma: str, mode: str) -> None:
    claim = read(
        f"Zoé ne {verb} pas que Luc part.",
        f"""
        Zoé - PROPN nsubj 3
        ne - ADV advmod 3
        {verb} {lemma} VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres
        pas - ADV advmod 3
        que - SCONJ mark 7
        Luc - PROPN nsubj 7
        part partir VERB ccomp 3 VerbForm=Fin|Mood=Ind|Tense=Pres
        . - PUNCT punct 3
        """,
        "part",
    )

    assert claim.mode == mode


def test_what_one_considers_doing_is_intended_and_what_one_avoided_did_not_happen() -> None:
    def seen(verb: str, lemma: str, tense: str) -> Claim:
        doc = make_doc(
            f"Zoé {verb} selling Rome.",
            f"""
            Zoé - PROPN nsubj 2
            {verb} {lemma} VERB root 0 VerbForm=Fin|Tense={tense}
            selling sell VERB xcomp 2 VerbForm=Part|Tense=Pres
            Rome - PROPN obj 3
            . - PUNCT punct 2
            """,
            language="en",
        )
        return claim_at(claims_of(doc), doc, "selling")

    assert seen("considers", "consider", "Pres").mode == "considers"
    assert seen("avoided", "avoid", "Past").mode == "denies"
