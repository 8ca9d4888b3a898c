"""Tests of how far a statement is asserted: negation, mood, purposes, conditions, unknowing, attributions."""

from __future__ import annotations

import pytest

from kg.model import Attribution, Claim, Span
from tests.build import make_doc
from tests.claims import claim_at, claims_of


def stance(claim: Claim) -> tuple[str, str, str | None, str]:
    return claim.mode, claim.polarity, claim.modality, claim.certainty


def negated(words: str, rows: str) -> Claim:
    doc = make_doc(words, rows)
    return claims_of(doc)[0]


def test_a_full_negation_denies() -> None:
    claim = negated(
        "Le maire ne signe pas l'accord.",
        """
        Le le DET det 2
        maire - NOUN nsubj 4
        ne - ADV advmod 4
        signe signer VERB root 0 VerbForm=Fin
        pas - ADV advmod 4
        l' le DET det 7
        accord - NOUN obj 4
        . . PUNCT punct 4
        """,
    )

    assert stance(claim) == ("denies", "negative", None, "certain")


def test_a_restriction_denies_nothing() -> None:
    claim = negated(
        "Le maire ne signe que la lettre.",
        """
        Le le DET det 2
        maire - NOUN nsubj 4
        ne - ADV advmod 4
        signe signer VERB root 0 VerbForm=Fin
        que - ADV advmod 7
        la le DET det 7
        lettre - NOUN obj 4
        . . PUNCT punct 4
        """,
    )

    assert stance(claim) == ("states", "positive", None, "certain")


def test_a_negator_that_sets_up_a_correction_denies_nothing() -> None:
    claim = negated(
        "Le maire ne signe pas seulement la lettre.",
        """
        Le le DET det 2
        maire - NOUN nsubj 4
        ne - ADV advmod 4
        signe signer VERB root 0 VerbForm=Fin
        pas - ADV advmod 4
        seulement - ADV advmod 4
        la le DET det 8
        lettre - NOUN obj 4
        . . PUNCT punct 4
        """,
    )

    assert claim.mode == "states"


def test_no_one_as_a_determiner_denies() -> None:
    claim = negated(
        "Aucun train ne circule.",
        """
        Aucun aucun DET det 2
        train - NOUN nsubj 4
        ne - ADV advmod 4
        circule circuler VERB root 0 VerbForm=Fin
        . . PUNCT punct 4
        """,
    )

    assert claim.mode == "denies"


@pytest.mark.parametrize(
    ("verb", "features", "expected"),
    [
        ("menace", "VerbForm=Fin|Mood=Ind|Tense=Pres", ("states", "positive", None, "certain")),
        ("menacera", "VerbForm=Fin|Mood=Ind|Tense=Fut", ("considers", "positive", "future", "certain")),
        ("menacerait", "VerbForm=Fin|Mood=Cnd|Tense=Pres", ("considers", "positive", "reporting conditional", "probable")),
    ],
)
def test_mood_and_tense_colour(verb: str, features: str, expected: tuple[str, str, str | None, str]) -> None:
    doc = make_doc(
        f"La crue {verb} le village.",
        f"""
        La le DET det 2
        crue - NOUN nsubj 3
        {verb} menacer VERB root 0 {features}
        le - DET det 5
        village - NOUN obj 3
        . . PUNCT punct 3
        """,
    )

    assert stance(claim_at(claims_of(doc), doc, verb)) == expected


def test_a_purpose_is_considered_and_a_past_reason_is_stated() -> None:
    rows = """
        Il - PRON nsubj 2
        part partir VERB root 0 VerbForm=Fin
        pour - ADP mark {verb}
        {helper}sauver sauver VERB advcl 2 {shape}
        sa son DET det {noun}
        ville - NOUN obj {verb}
        . . PUNCT punct 2
        """
    purpose = make_doc("Il part pour sauver sa ville.", rows.format(verb=4, noun=6, helper="", shape="VerbForm=Inf"))
    doc = make_doc(
        "Il part pour avoir sauver sa ville.",
        rows.format(verb=5, noun=7, helper="avoir avoir AUX aux:tense 5 VerbForm=Inf\n        ", shape="VerbForm=Part"),
    )

    assert stance(claim_at(claims_of(purpose), purpose, "sauver")) == ("considers", "positive", "intended", "unknown")
    assert claim_at(claims_of(doc), doc, "sauver").mode == "states"


def test_a_condition_colours_both_sides() -> None:
    doc = make_doc(
        "Si le prix monte, le client partira.",
        """
        Si - SCONJ mark 4
        le - DET det 3
        prix - NOUN nsubj 4
        monte monter VERB advcl 8 VerbForm=Fin|Mood=Ind|Tense=Pres
        , , PUNCT punct 4
        le - DET det 7
        client - NOUN nsubj 8
        partira partir VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Fut
        . . PUNCT punct 8
        """,
    )
    found = {doc.slice(claim.predicate.head): stance(claim) for claim in claims_of(doc)}

    assert found["monte"] == ("considers", "positive", "conditional", "unknown")
    assert found["partira"] == ("considers", "positive", "conditional", "unknown")


def test_what_is_not_known_is_undetermined() -> None:
    doc = make_doc(
        "On ignore si le pilote vit.",
        """
        On - PRON nsubj 2
        ignore ignorer VERB root 0 VerbForm=Fin
        si - SCONJ mark 6
        le - DET det 5
        pilote - NOUN nsubj 6
        vit vivre VERB ccomp 2 VerbForm=Fin
        . . PUNCT punct 2
        """,
    )

    assert stance(claim_at(claims_of(doc), doc, "vit")) == ("considers", "positive", "undetermined", "unknown")


def test_a_modal_auxiliary_and_a_hedge_colour_english() -> None:
    doc = make_doc(
        "The dam may fail. It probably failed.",
        """
        The the DET det 2
        dam - NOUN nsubj 4
        may - AUX aux 4 VerbForm=Fin
        fail - VERB root 0 VerbForm=Inf
        . . PUNCT punct 4

        It - PRON nsubj 3
        probably - ADV advmod 3
        failed fail VERB root 0 VerbForm=Fin
        . . PUNCT punct 3
        """,
        language="en",
    )
    may, probably = claims_of(doc)

    assert stance(may) == ("considers", "positive", "possible", "possible")
    assert stance(probably) == ("states", "positive", "hedged", "probable")


def test_a_question_states_nothing() -> None:
    doc = make_doc(
        "Le roi part ?",
        """
        Le le DET det 2
        roi - NOUN nsubj 3
        part partir VERB root 0 VerbForm=Fin
        ? ? PUNCT punct 3
        """,
    )

    assert claims_of(doc) == ()


ROWS = """
        Paris - PROPN nsubj 2
        assure assurer VERB root 0 VerbForm=Fin{tense}
        que - SCONJ mark 6
        le - DET det 5
        train - NOUN nsubj 6
        {verb} rouler VERB ccomp 2 {features}
        . . PUNCT punct 2
        """


@pytest.mark.parametrize(
    ("act", "certainty", "expected"),
    [
        ("asserts", "certain", ("reports", "positive", None, "certain")),
        ("asserts", "probable", ("reports", "positive", None, "probable")),
        ("denies", "certain", ("denies", "negative", None, "certain")),
        ("asks", "certain", ("considers", "positive", "requested", "unknown")),
    ],
)
def test_an_attribution_lends_its_act_and_certainty(act: str, certainty: str, expected: tuple[str, str, str | None, str]) -> None:
    doc = make_doc(
        "Paris assure que le train roule.", ROWS.format(verb="roule", tense="", features="VerbForm=Fin|Mood=Ind|Tense=Pres")
    )
    said = Attribution((Span(17, 31),), (Span(6, 12),), (Span(0, 5),), "indirect", act, "that", certainty)
    (claim,) = claims_of(doc, attributions=(said,))

    assert stance(claim) == expected
    assert claim.attribution == said.id


def test_a_conditional_under_a_source_is_reported_and_after_a_verb_of_saying_it_is_to_come() -> None:
    doc = make_doc(
        "Paris assure que le train roulerait.", ROWS.format(verb="roulerait", tense="", features="VerbForm=Fin|Mood=Cnd")
    )
    parts = (Span(17, 35),), (Span(6, 12),), (Span(0, 5),), "indirect", "asserts"
    (later,) = claims_of(doc, attributions=(Attribution(*parts, "that"),))
    (heard,) = claims_of(doc, attributions=(Attribution(*parts, "main"),))

    assert stance(later) == ("considers", "positive", "future", "certain")
    assert stance(heard) == ("reports", "positive", "reporting conditional", "probable")


def test_a_conditional_after_a_present_verb_of_saying_is_hearsay() -> None:
    rows = ROWS.format(verb="roulerait", features="VerbForm=Fin|Mood=Cnd", tense="|Tense=Pres")
    doc = make_doc("Paris assure que le train roulerait.", rows)
    said = Attribution((Span(17, 35),), (Span(6, 12),), (Span(0, 5),), "indirect", "asserts", "que")
    (claim,) = claims_of(doc, attributions=(said,))

    assert stance(claim) == ("reports", "positive", "reporting conditional", "probable")


def test_an_even_if_leaves_both_sides_as_they_are() -> None:
    doc = make_doc(
        "Même s'il pleut, le bal dure.",
        """
        Même - ADV advmod 4
        s' si SCONJ mark 4
        il - PRON nsubj 4
        pleut pleuvoir VERB advcl 8 VerbForm=Fin|Mood=Ind|Tense=Pres
        , , PUNCT punct 4
        le - DET det 7
        bal - NOUN nsubj 8 Number=Sing
        dure durer VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres|Number=Sing
        . . PUNCT punct 8
        """,
    )

    assert {claim.mode for claim in claims_of(doc)} == {"states"}


@pytest.mark.parametrize(("word", "lemma", "modality"), [("doute", "douter", "doubted"), ("craint", "craindre", "feared")])
def test_what_a_source_only_doubts_or_fears_is_considered_and_no_denial(word: str, lemma: str, modality: str) -> None:
    words = f"Paul {word} que l'accord tienne"
    doc = make_doc(
        words,
        f"""
        Paul - PROPN nsubj 2
        {word} {lemma} VERB root 0 VerbForm=Fin
        que - SCONJ mark 6
        l' le DET det 5
        accord - NOUN nsubj 6
        tienne tenir VERB ccomp 2 VerbForm=Fin
        """,
    )
    start = words.index("l'accord")
    said = Attribution((Span(start, len(words)),), (Span(5, 5 + len(word)),), (Span(0, 4),), "indirect", "asserts", "que")

    assert stance(claim_at(claims_of(doc, attributions=(said,)), doc, "tienne")) == ("considers", "positive", modality, "unknown")


def test_who_neither_of_two_is_denies_the_predicate_of_both() -> None:
    doc = make_doc(
        "Neither Luc nor Ana failed.",
        """
        Neither - CCONJ cc:preconj 2
        Luc - PROPN nsubj 5
        nor - CCONJ cc 4
        Ana - PROPN conj 2
        failed fail VERB root 0 VerbForm=Fin|Tense=Past
        . - PUNCT punct 5
        """,
        language="en",
    )

    assert {claim.mode for claim in claims_of(doc)} == {"denies"}


def test_an_infinitive_that_heads_a_sentence_is_to_come() -> None:
    doc = make_doc(
        "Mayor to open bridge.",
        """
        Mayor - NOUN nsubj 3
        to - PART mark 3
        open - VERB root 0 VerbForm=Inf
        bridge - NOUN obj 3
        . - PUNCT punct 3
        """,
        language="en",
    )

    assert [(claim.mode, claim.modality) for claim in claims_of(doc)] == [("considers", "future")]


def test_what_is_yet_to_be_done_is_not_done() -> None:
    doc = make_doc(
        "They have yet to find it.",
        """
        They - PRON nsubj 2
        have - VERB root 0 VerbForm=Fin
        yet - ADV advmod 2
        to - PART mark 5
        find - VERB xcomp 2 VerbForm=Inf
        it - PRON obj 5
        . - PUNCT punct 2
        """,
        language="en",
    )

    assert [claim.mode for claim in claims_of(doc)] == ["denies"]


def test_being_without_something_is_stated() -> None:
    doc = make_doc(
        "The town is without power.",
        """
        The - DET det 2
        town - NOUN nsubj 5
        is be AUX cop 5 VerbForm=Fin
        without - ADP case 5
        power - NOUN root 0
        . - PUNCT punct 5
        """,
        language="en",
    )

    assert [claim.mode for claim in claims_of(doc)] == ["states"]


def test_being_to_blame_is_stated() -> None:
    doc = make_doc(
        "Luc was to blame.",
        """
        Luc - PROPN nsubj 2
        was be AUX root 0 VerbForm=Fin|Tense=Past
        to - PART mark 4
        blame - VERB xcomp 2 VerbForm=Inf
        . - PUNCT punct 2
        """,
        language="en",
    )

    assert [claim.mode for claim in claims_of(doc)] == ["states"]


def test_what_somebody_says_wrongly_is_only_alleged() -> None:
    words = "Zoé annonce à tort que Luc part."
    doc = make_doc(
        words,
        """
        Zoé - PROPN nsubj 2
        annonce annoncer VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres
        à - ADP case 4
        tort - NOUN obl:mod 2
        que - SCONJ mark 7
        Luc - PROPN nsubj 7
        part partir VERB ccomp 2 VerbForm=Fin|Mood=Ind|Tense=Pres
        . - PUNCT punct 2
        """,
    )
    said = Attribution((Span(23, 31),), (Span(4, 11),), (Span(0, 3),), "indirect", "asserts", "que")
    claim = claim_at(claims_of(doc, attributions=(said,)), doc, "part")

    assert (claim.mode, claim.modality) == ("considers", "alleged")


def test_what_the_text_says_a_source_is_is_the_texts_own() -> None:
    words = "Zoé, maire, ment selon Luc, juge."
    rows = """
        Zoé - PROPN nsubj 5
        , - PUNCT punct 3
        maire - NOUN appos 1
        , - PUNCT punct 3
        ment mentir VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres
        selon - ADP case 7
        Luc - PROPN obl:mod 5
        , - PUNCT punct 9
        juge - NOUN appos 7
        . - PUNCT punct 5
        """
    doc = make_doc(words, rows, names="1:Person 7:Person")
    said = Attribution((Span(0, len(words)),), (Span(17, 22),), (Span(23, 26),), "indirect", "asserts", "main")
    claims = {
        doc.slice(it.subject.head): it for it in claims_of(doc, attributions=(said,)) if it.subject and it.form == "apposition"
    }

    assert (claims["Luc"].mode, claims["Luc"].attribution) == ("states", None)
    assert claims["Zoé"].mode == "reports"
