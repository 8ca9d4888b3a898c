"""Tests of what completes a predicate beside its object and roles: infinitives, governed phrases, the nearest adjunct."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.doc import Doc
from kg.model import Claim, Quantity, Span
from tests.build import make_doc
from tests.claims import claim_at, claims_of, head


def completions(doc: Doc, claim: Claim) -> list[str]:
    """Return the words of the completions of a claim."""
    return [doc.slice(it.spans[0]) for it in claim.arguments if it.role == "complement"]


def test_a_governed_phrase_without_a_role_keeps_its_preposition() -> None:
    doc = make_doc(
        "Le taux se situait à 2,75 en mai.",
        """
        Le - DET det 2
        taux - NOUN nsubj 4 Number=Sing
        se se PRON expl:comp 4
        situait situer VERB root 0 VerbForm=Fin|Number=Sing
        à - ADP case 6
        2,75 - NUM obl:arg 4
        en - ADP case 8
        mai - NOUN obl:mod 4
        . . PUNCT punct 4
        """,
    )
    (claim,) = claims_of(doc)

    assert completions(doc, claim) == ["à 2,75"]


def test_an_infinitive_completes_its_verb_and_keeps_its_own_clause() -> None:
    doc = make_doc(
        "La cour sert à juger les litiges.",
        """
        La - DET det 2
        cour - NOUN nsubj 3 Number=Sing
        sert servir VERB root 0 VerbForm=Fin|Number=Sing
        à - ADP mark 5
        juger juger VERB xcomp 3 VerbForm=Inf
        les - DET det 7
        litiges - NOUN obj 5
        . . PUNCT punct 3
        """,
    )
    claim = claim_at(claims_of(doc), doc, "sert")

    assert completions(doc, claim) == ["à juger les litiges"]
    assert claim.object is None


def test_a_purpose_completes_nothing() -> None:
    doc = make_doc(
        "La cour siège pour juger.",
        """
        La - DET det 2
        cour - NOUN nsubj 3 Number=Sing
        siège siéger VERB root 0 VerbForm=Fin|Number=Sing
        pour - ADP mark 5
        juger juger VERB advcl 3 VerbForm=Inf
        . . PUNCT punct 3
        """,
    )

    assert completions(doc, claim_at(claims_of(doc), doc, "siège")) == []


def test_a_passive_keeps_what_somebody_is_charged_with() -> None:
    doc = make_doc(
        "Le juge est chargé de trancher.",
        """
        Le - DET det 2
        juge - NOUN nsubj:pass 4 Number=Sing|Gender=Masc
        est être AUX aux:pass 4 VerbForm=Fin|Number=Sing
        chargé charger VERB root 0 VerbForm=Part|Tense=Past|Number=Sing|Gender=Masc
        de - ADP mark 6
        trancher trancher VERB xcomp 4 VerbForm=Inf
        . . PUNCT punct 4
        """,
    )

    assert completions(doc, claim_at(claims_of(doc), doc, "chargé")) == ["de trancher"]


def test_an_adjunct_completes_only_a_verb_that_has_nothing_else() -> None:
    rows = """
        Zoé - PROPN nsubj 2
        mange manger VERB root 0 VerbForm=Fin
        {} - NOUN {} 2
        avec - ADP case 5
        appétit - NOUN obl:mod 2
        . . PUNCT punct 2
        """
    full = make_doc("Zoé mange tout avec appétit.", rows.format("tout", "obj"), names="1:Person")
    bare = make_doc("Zoé mange hier avec appétit.", rows.format("hier", "obl:mod"), names="1:Person")

    assert completions(full, claims_of(full)[0]) == []
    assert completions(bare, claims_of(bare)[0]) == ["avec appétit"]


def test_a_clause_set_off_by_a_comma_stays_outside_a_completion() -> None:
    doc = make_doc(
        "La loi permet de voter tard, ce qui plaît.",
        """
        La - DET det 2
        loi - NOUN nsubj 3 Number=Sing
        permet permettre VERB root 0 VerbForm=Fin|Number=Sing
        de - ADP mark 5
        voter voter VERB xcomp 3 VerbForm=Inf
        tard - ADV advmod 5
        , , PUNCT punct 10
        ce - PRON dep 10
        qui - PRON nsubj 10 PronType=Rel
        plaît plaire VERB acl:relcl 5 VerbForm=Fin|Number=Sing
        . . PUNCT punct 3
        """,
    )

    assert completions(doc, claim_at(claims_of(doc), doc, "permet")) == ["de voter tard"]


def test_a_gerund_that_the_verb_asks_for_completes_it() -> None:
    doc = make_doc(
        "They banned him from leaving town.",
        """
        They - PRON nsubj 2
        banned ban VERB root 0 VerbForm=Fin|Tense=Past
        him - PRON obj 2
        from - ADP mark 5
        leaving leave VERB advcl 2 VerbForm=Part|Tense=Pres
        town - NOUN obj 5
        . - PUNCT punct 2
        """,
        language="en",
    )

    assert completions(doc, claim_at(claims_of(doc), doc, "banned")) == ["from leaving town"]


def test_what_a_passive_gives_completes_it() -> None:
    doc = make_doc(
        "She was awarded a medal.",
        """
        She - PRON nsubj:pass 3
        was be AUX aux:pass 3 VerbForm=Fin
        awarded award VERB root 0 VerbForm=Part|Tense=Past
        a - DET det 5
        medal - NOUN obj 3
        . - PUNCT punct 3
        """,
        language="en",
    )

    assert completions(doc, claim_at(claims_of(doc), doc, "awarded")) == ["a medal"]


def test_a_verb_that_says_nothing_by_itself_gives_nothing_by_itself() -> None:
    rows = """
        Zoé - PROPN nsubj 3
        se se PRON expl:comp 3
        trouve trouver VERB root 0 VerbForm=Fin
        {}
        """
    lost = make_doc("Zoé se trouve hier.", rows.format("hier hier ADV advmod 3\n. . PUNCT punct 3"), names="1:Person")
    placed = make_doc("Zoé se trouve là.", rows.format("là là ADV advmod 3\n. . PUNCT punct 3"), names="1:Person")

    assert claims_of(lost) == ()
    assert [it.role for it in claims_of(placed)[0].arguments] == ["place"]


def test_a_transitive_verb_takes_the_bare_noun_behind_it_whatever_the_parser_calls_it() -> None:
    rows = """
        Zoé - PROPN nsubj 2
        remplace remplacer VERB root 0 VerbForm=Fin
        {}
        """
    found = make_doc("Zoé remplace Luc.", rows.format("Luc - PROPN xcomp 2\n. . PUNCT punct 2"), names="1:Person 3:Person")
    lost = make_doc("Zoé remplace hier.", rows.format("hier hier ADV advmod 2\n. . PUNCT punct 2"), names="1:Person")

    assert head(found, claims_of(found)[0].object) == "Luc"
    assert claims_of(lost) == ()


def test_a_completion_holds_the_whole_list() -> None:
    doc = make_doc(
        "They were named as Ana and Luc.",
        """
        They - PRON nsubj:pass 3
        were be AUX aux:pass 3 VerbForm=Fin
        named name VERB root 0 VerbForm=Part|Tense=Past
        as - ADP case 5
        Ana - PROPN obl 3
        and - CCONJ cc 7
        Luc - PROPN conj 5
        . - PUNCT punct 3
        """,
        language="en",
    )

    assert completions(doc, claim_at(claims_of(doc), doc, "named")) == ["as Ana and Luc"]


def test_a_share_behind_a_passive_says_how_much_and_not_who() -> None:
    doc = make_doc(
        "Wages were raised by 10 %.",
        """
        Wages wage NOUN nsubj:pass 3 Number=Plur
        were be AUX aux:pass 3 VerbForm=Fin
        raised raise VERB root 0 VerbForm=Part|Tense=Past
        by - ADP case 6
        10 - NUM nummod 6
        % - NOUN obl:agent 3
        . - PUNCT punct 3
        """,
        language="en",
    )
    share = Quantity(Span(21, 25), Decimal(10), Decimal(10), True, True, False, False, "percent", None, Span(21, 23))
    claim = claim_at(claims_of(doc, quantities=(share,)), doc, "raised")

    assert claim.subject is None
    assert completions(doc, claim) == ["by 10 %"]


def test_a_bare_sum_beside_the_object_says_how_much() -> None:
    doc = make_doc(
        "They fined Ana 10 euros.",
        """
        They - PRON nsubj 2
        fined fine VERB root 0 VerbForm=Fin|Tense=Past
        Ana - PROPN obj 2
        10 - NUM nummod 5
        euros euro NOUN obl:npmod 2 Number=Plur
        . - PUNCT punct 2
        """,
        language="en",
    )
    fine = Quantity(Span(15, 23), Decimal(10), Decimal(10), True, True, False, False, "EUR", None, Span(15, 17))

    assert completions(doc, claim_at(claims_of(doc, quantities=(fine,)), doc, "fined")) == ["10 euros"]


def test_what_somebody_is_seen_to_do_completes_the_seeing():
    doc = make_doc(
        "Zoé voit le pays perdre une usine.",
        """
        Zoé - PROPN nsubj 2
        voit voir VERB root 0 VerbForm=Fin
        le - DET det 4
        pays - NOUN obj 2
        perdre perdre VERB acl 4 VerbForm=Inf
        une - DET det 7
        usine - NOUN obj 5
        . . PUNCT punct 2
        """,
        names="1:Person",
    )
    claim = claim_at(claims_of(doc), doc, "voit")

    assert [(it.role, doc.slice(it.spans[0])) for it in claim.arguments] == [("complement", "perdre une usine")]


def test_what_a_thing_is_keeps_the_adjective_or_participle_that_says_which():
    doc = make_doc(
        "Pau est une sonde lancée en mai.",
        """
        Pau - PROPN nsubj 4
        est être AUX cop 4 VerbForm=Fin
        une - DET det 4
        sonde - NOUN root 0 Gender=Fem
        lancée lancer VERB acl 4 VerbForm=Part|Tense=Past|Gender=Fem
        en - ADP case 7
        mai - NOUN obl:mod 5
        . . PUNCT punct 4
        """,
        names="1:Product",
    )
    claim = claim_at(claims_of(doc), doc, "sonde")

    assert [(it.role, doc.slice(it.spans[0])) for it in claim.arguments] == [("complement", "lancée en mai")]


@pytest.mark.parametrize("tie", ["dep 5", "discourse 2"])
def test_what_a_restriction_leaves_is_told_however_the_parser_hung_it(tie):
    doc = make_doc(
        "La salle n’est ouverte que pour les juges.",
        f"""
        La - DET det 2
        salle - NOUN nsubj 5 Gender=Fem|Number=Sing
        n’ ne ADV advmod 5
        est être AUX cop 5 VerbForm=Fin
        ouverte ouvert ADJ root 0 Gender=Fem|Number=Sing
        que que SCONJ mark 9
        pour - ADP case 9
        les - DET det 9
        juges juge NOUN {tie} Number=Plur
        . . PUNCT punct 5
        """,
    )

    assert [(it.role, doc.slice(it.spans[0])) for it in claims_of(doc)[0].arguments] == [("complement", "pour les juges")]


def test_as_what_somebody_is_seen_completes_the_predicate():
    doc = make_doc(
        "Zoé voit la vente comme une erreur.",
        """
        Zoé - PROPN nsubj 2
        voit voir VERB root 0 VerbForm=Fin
        la - DET det 4
        vente - NOUN obj 2
        comme - ADP case 7
        une - DET det 7
        erreur - NOUN obl:mod 2
        . . PUNCT punct 2
        """,
        names="1:Person",
    )

    assert [(it.role, doc.slice(it.spans[0])) for it in claims_of(doc)[0].arguments] == [("complement", "comme une erreur")]


def test_at_what_a_thing_is_valued_completes_the_predicate():
    text = "Zoé estime la perte à 5 millions d’euros."
    doc = make_doc(
        text,
        """
        Zoé - PROPN nsubj 2
        estime estimer VERB root 0 VerbForm=Fin
        la - DET det 4
        perte - NOUN obj 2
        à - ADP case 7
        5 - NUM nummod 7
        millions million NOUN nmod 4
        d’ de ADP case 9
        euros euro NOUN nmod 7
        . . PUNCT punct 2
        """,
        names="1:Person",
    )
    start = text.index("5")
    value = Decimal(5000000)
    price = Quantity(Span(start, len(text) - 1), value, value, True, True, False, False, "EUR", None, Span(start, start + 1))
    claim = claims_of(doc, quantities=(price,))[0]

    assert [(it.role, doc.slice(it.spans[0])) for it in claim.arguments] == [("complement", "à 5 millions d’euros")]


def test_what_somebody_is_found_guilty_of_is_told() -> None:
    doc = make_doc(
        "Ana was found guilty of stealing cars.",
        """
        Ana - PROPN nsubj:pass 3
        was - AUX aux:pass 3 VerbForm=Fin
        found find VERB root 0 VerbForm=Part|Tense=Past
        guilty - ADJ xcomp 3
        of - ADP mark 6
        stealing steal VERB advcl 3 VerbForm=Part|Tense=Pres
        cars car NOUN obj 6 Number=Plur
        . - PUNCT punct 3
        """,
        language="en",
    )
    claim = claim_at(claims_of(doc), doc, "found")

    assert [(it.role, doc.slice(it.spans[0])) for it in claim.arguments] == [("complement", "of stealing cars")]
