"""Tests of which words make one predicate."""

from __future__ import annotations

from tests.build import make_doc
from tests.claims import claim_at, claims_of, triples


def test_what_somebody_is_required_to_do_is_one_predicate() -> None:
    doc = make_doc(
        "Drivers were required to wear belts.",
        """
        Drivers driver NOUN nsubj:pass 3
        were - AUX aux:pass 3 VerbForm=Fin|Tense=Past
        required require VERB root 0 VerbForm=Part|Tense=Past
        to - PART mark 5
        wear - VERB xcomp 3 VerbForm=Inf
        belts belt NOUN obj 5
        . - PUNCT punct 3
        """,
        language="en",
    )
    claim = claim_at(claims_of(doc), doc, "wear")

    assert triples(doc) == {("Drivers", "wear", "belts")}
    assert [doc.slice(span) for span in claim.predicate.spans] == ["were required to wear"]
    assert (claim.mode, claim.modality) == ("considers", "obligation")


def test_who_claims_that_others_did_something_colours_no_fact_beside_it() -> None:
    own = make_doc(
        "Luc claims to own ships.",
        """
        Luc - PROPN nsubj 2
        claims claim VERB root 0 VerbForm=Fin
        to - PART mark 4
        own - VERB xcomp 2 VerbForm=Inf
        ships ship NOUN obj 4
        . - PUNCT punct 2
        """,
        language="en",
    )
    others = make_doc(
        "Luc claims pirates own ships.",
        """
        Luc - PROPN nsubj 2
        claims claim VERB root 0 VerbForm=Fin
        pirates pirate NOUN nsubj 4
        own - VERB ccomp 2 VerbForm=Fin
        ships ship NOUN obj 4
        . - PUNCT punct 2
        """,
        language="en",
    )

    assert triples(own) == {("Luc", "own", "ships")}
    assert claim_at(claims_of(own), own, "own").modality == "alleged"
    assert claim_at(claims_of(others), others, "own").modality is None


def test_what_befell_people_needs_no_auxiliary() -> None:
    doc = make_doc(
        "Two sailors killed in storm.",
        """
        Two two NUM nummod 2
        sailors sailor NOUN nsubj 3 Number=Plur
        killed kill VERB root 0 VerbForm=Fin|Tense=Past
        in - ADP case 5
        storm - NOUN obl 3
        . - PUNCT punct 3
        """,
        language="en",
    )

    assert triples(doc) == {("-", "killed", "sailors")}


def test_two_verbs_share_the_object_behind_them() -> None:
    doc = make_doc(
        "Guards arrested and questioned two men.",
        """
        Guards guard NOUN nsubj 2 Number=Plur
        arrested arrest VERB root 0 VerbForm=Fin|Tense=Past
        and - CCONJ cc 4
        questioned question VERB conj 2 VerbForm=Fin|Tense=Past
        two - NUM nummod 6
        men man NOUN obj 4 Number=Plur
        . - PUNCT punct 2
        """,
        language="en",
    )

    assert triples(doc) == {("Guards", "arrested", "men"), ("Guards", "questioned", "men")}


def test_a_margin_is_no_agent() -> None:
    doc = make_doc(
        "Roy was beaten by ten votes by Ana.",
        """
        Roy - PROPN nsubj:pass 3
        was be AUX aux:pass 3 VerbForm=Fin
        beaten beat VERB root 0 VerbForm=Part|Tense=Past
        by - ADP case 6
        ten - NUM nummod 6
        votes vote NOUN obl:agent 3 Number=Plur
        by - ADP case 8
        Ana - PROPN obl:agent 3
        . - PUNCT punct 3
        """,
        language="en",
    )

    assert triples(doc) == {("Ana", "beaten", "Roy")}


def test_what_somebody_is_found_to_be_belongs_to_the_predicate() -> None:
    doc = make_doc(
        "Ana was found guilty.",
        """
        Ana - PROPN nsubj:pass 3
        was be AUX aux:pass 3 VerbForm=Fin
        found find VERB root 0 VerbForm=Part|Tense=Past
        guilty - ADJ xcomp 3
        . - PUNCT punct 3
        """,
        language="en",
    )
    claim = claim_at(claims_of(doc), doc, "found")

    assert [doc.slice(span) for span in claim.predicate.spans] == ["was found guilty"]


def test_a_state_in_which_somebody_is_found_needs_no_auxiliary() -> None:
    doc = make_doc(
        "Climbers found dead.",
        """
        Climbers climber NOUN nsubj 2 Number=Plur
        found find VERB root 0 VerbForm=Fin|Tense=Past
        dead - ADJ xcomp 2
        . - PUNCT punct 2
        """,
        language="en",
    )

    assert triples(doc) == {("-", "found", "Climbers")}


def test_a_verb_and_its_particle_govern_together() -> None:
    doc = make_doc(
        "She ended up spending years there.",
        """
        She - PRON nsubj 2
        ended end VERB root 0 VerbForm=Fin|Tense=Past
        up - ADP compound:prt 2
        spending spend VERB xcomp 2 VerbForm=Part|Tense=Pres
        years year NOUN obj 4 Number=Plur
        . - PUNCT punct 2
        """,
        language="en",
    )

    assert [doc.slice(span) for span in claim_at(claims_of(doc), doc, "spending").predicate.spans] == ["ended up spending"]


def test_what_something_is_made_completes_its_verb() -> None:
    doc = make_doc(
        "Heat makes storms stronger.",
        """
        Heat heat NOUN nsubj 2
        makes make VERB root 0 VerbForm=Fin|Tense=Pres
        storms storm NOUN obj 2 Number=Plur
        stronger strong ADJ xcomp 2
        . - PUNCT punct 2
        """,
        language="en",
    )
    claim = claim_at(claims_of(doc), doc, "makes")

    assert [doc.slice(span) for span in claim.predicate.spans] == ["makes", "stronger"]
    assert triples(doc) == {("Heat", "makes", "storms")}


def test_a_call_asks_for_something_with_its_preposition_alone() -> None:
    rows = """
        Luc - PROPN nsubj 2
        called call VERB root 0 VerbForm=Fin|Tense=Past
        {on} - {tag} {dep} 4
        Ana - PROPN {role} 2
        to - PART mark 6
        help - VERB {below} 2 VerbForm=Inf
        Eva - PROPN obj 6
        . - PUNCT punct 2
        """
    asked = rows.format(on="on", tag="ADP", dep="case", role="obl", below="xcomp")
    phoned = rows.format(on="dear", tag="ADJ", dep="amod", role="obj", below="advcl")
    modalities = [
        claim_at(claims_of(doc), doc, "help").modality
        for doc in (
            make_doc("Luc called on Ana to help Eva.", asked, language="en"),
            make_doc("Luc called dear Ana to help Eva.", phoned, language="en"),
        )
    ]

    assert modalities == ["requested", "intended"]


def test_a_state_that_lasts_is_told_with_the_verb() -> None:
    doc = make_doc(
        "Schools remain closed.",
        """
        Schools school NOUN nsubj 2 Number=Plur
        remain - VERB root 0 VerbForm=Fin|Tense=Pres
        closed - ADJ xcomp 2
        . - PUNCT punct 2
        """,
        language="en",
    )

    assert triples(doc) == {("Schools", "remain", "closed")}


def test_a_past_form_behind_a_passive_goes_on_it_where_its_object_is_missing() -> None:
    rows = """
        Ana - PROPN nsubj:pass 3
        was - AUX aux:pass 3 VerbForm=Fin
        seen see VERB root 0 VerbForm=Part|Tense=Past
        and - CCONJ cc 5
        {verb} {lemma} VERB conj 3 VerbForm=Fin|Tense=Past
        . - PUNCT punct 3
        """
    arrested = make_doc("Ana was seen and arrested.", rows.format(verb="arrested", lemma="arrest"), language="en")
    fled = make_doc("Ana was seen and fled.", rows.format(verb="fled", lemma="flee"), language="en")

    assert ("-", "arrested", "Ana") in triples(arrested)
    assert ("Ana", "fled", "-") in triples(fled)


def test_a_list_of_infinitives_below_a_plan_goes_on_as_one() -> None:
    doc = make_doc(
        "Ana has plans to sell ships and buy boats.",
        """
        Ana - PROPN nsubj 2
        has have VERB root 0 VerbForm=Fin|Tense=Pres|Number=Sing
        plans plan NOUN obj 2 Number=Plur
        to - PART mark 5
        sell - VERB acl 3 VerbForm=Inf
        ships ship NOUN obj 5 Number=Plur
        and - CCONJ cc 8
        buy - VERB conj 2 VerbForm=Inf
        boats boat NOUN obj 8 Number=Plur
        . - PUNCT punct 2
        """,
        language="en",
    )

    assert claim_at(claims_of(doc), doc, "buy").mode == "considers"
