"""Tests of events that nouns tell: which genitive is the agent, which the patient, and what is no event."""

from __future__ import annotations

import pytest

from kg.doc import Doc
from tests.build import make_doc
from tests.claims import claim_at, claims_of, triples


def _event(noun: str, lemma: str, genitive: str, rows: str, names: str = "", number: str = "Sing") -> Doc:
    """Return a document of one sentence « La {noun} de {genitive} surprend. »."""
    words = genitive.split()
    last = 2 + len(words)
    return make_doc(
        f"La {noun} {genitive} surprend.",
        f"""
        La le DET det 2
        {noun} {lemma} NOUN nsubj {last + 1} Number={number}
        {rows}
        surprend surprendre VERB root 0 VerbForm=Fin
        . . PUNCT punct {last + 1}
        """,
        names=names,
    )


OF_NAME = """de - ADP case 4
        {name} - PROPN nmod 2"""
OF_NOUN = """de - ADP case 5
        la le DET det 5
        {noun} - NOUN nmod 2"""


def test_an_attack_of_a_group_is_its_own_and_an_attack_of_a_town_is_suffered_by_it() -> None:
    by = _event("attaque", "attaque", "de Zorglub", OF_NAME.format(name="Zorglub"), names="4:Organization")
    on = _event("attaque", "attaque", "de Brest", OF_NAME.format(name="Brest"), names="4:Place")

    assert ("Zorglub", "attaque", "-") in triples(by)
    assert ("-", "attaque", "Brest") in triples(on)


def test_a_genitive_beside_an_agent_is_the_object() -> None:
    doc = make_doc(
        "L'attaque de Zorglub par Fantasio surprend.",
        """
        L' le DET det 2
        attaque - NOUN nsubj 7
        de - ADP case 4
        Zorglub - PROPN nmod 2
        par - ADP case 6
        Fantasio - PROPN nmod 2
        surprend surprendre VERB root 0 VerbForm=Fin
        . . PUNCT punct 7
        """,
        names="4:Organization 6:Person",
    )

    assert ("Fantasio", "attaque", "Zorglub") in triples(doc)


@pytest.mark.parametrize(
    ("noun", "party"),
    [("arrivée", "étape"), ("démission", "lampe"), ("disparition", "tradition")],
)
def test_what_cannot_act_neither_arrives_nor_resigns(noun: str, party: str) -> None:
    doc = _event(noun, noun, f"de la {party}", OF_NOUN.format(noun=party))

    assert not [triple for triple in triples(doc) if triple[1] == noun]


def test_a_place_is_not_elected_and_a_person_is() -> None:
    town = _event("élection", "élection", "de Brest", OF_NAME.format(name="Brest"), names="4:Place")
    person = _event("élection", "élection", "de Luce", OF_NAME.format(name="Luce"), names="4:Person")

    assert not [triple for triple in triples(town) if triple[1] == "élection"]
    assert ("-", "élection", "Luce") in triples(person)


def test_a_ruling_of_a_court_stops_nothing() -> None:
    court = _event("arrêt", "arrêt", "de Zorglub", OF_NAME.format(name="Zorglub"), names="4:Organization")
    care = _event("arrêt", "arrêt", "de la production", OF_NOUN.format(noun="production"))

    assert not [triple for triple in triples(court) if triple[1] == "arrêt"]
    assert ("-", "arrêt", "production") in triples(care)


def test_the_edge_of_a_stretch_of_time_is_no_event_of_its_own() -> None:
    doc = make_doc(
        "Léa chante avant la fin de la guerre.",
        """
        Léa - PROPN nsubj 2
        chante chanter VERB root 0 VerbForm=Fin
        avant - ADP case 5
        la le DET det 5
        fin - NOUN obl:mod 2
        de - ADP case 8
        la le DET det 8
        guerre - NOUN nmod 5
        . . PUNCT punct 2
        """,
        names="1:Person",
    )
    told = _event("fin", "fin", "de la guerre", OF_NOUN.format(noun="guerre"))

    assert not [triple for triple in triples(doc) if triple[1] == "fin"]
    assert ("guerre", "fin", "-") in triples(told)


def test_an_event_noun_that_completes_a_verb_tells_nothing() -> None:
    doc = make_doc(
        "Ils prennent d'assaut le port de Brest.",
        """
        Ils il PRON nsubj 2
        prennent prendre VERB root 0 VerbForm=Fin
        d' de ADP case 4
        assaut - NOUN obl:arg 2
        le le DET det 6
        port - NOUN obj 2
        de - ADP case 8
        Brest - PROPN nmod 4
        . . PUNCT punct 2
        """,
        names="8:Place",
    )

    assert not [triple for triple in triples(doc) if triple[1] == "assaut"]


def test_the_amount_of_a_change_is_not_what_changes() -> None:
    doc = make_doc(
        "Une hausse de 3 points inquiète.",
        """
        Une un DET det 2
        hausse - NOUN nsubj 6
        de - ADP case 5
        3 3 NUM nummod 5
        points point NOUN nmod 2
        inquiète inquiéter VERB root 0 VerbForm=Fin
        . . PUNCT punct 6
        """,
    )

    assert not [triple for triple in triples(doc) if triple[1] == "hausse"]


def test_buildings_in_the_plural_are_no_event() -> None:
    doc = _event("constructions", "construction", "de la zone", OF_NOUN.format(noun="zone"), number="Plur")

    assert not [triple for triple in triples(doc) if triple[1] == "constructions"]


def test_an_event_that_something_is_for_is_not_stated_but_harm_is() -> None:
    rows = """
        Luc - PROPN nsubj 2
        {verb} - VERB root 0 VerbForm=Fin
        pour - ADP case 5
        la le DET det 5
        {noun} - NOUN obl:mod 2
        de - ADP case 7
        Zoé - PROPN nmod 5
        . . PUNCT punct 2
        """
    aim = make_doc("Luc plaide pour la libération de Zoé.", rows.format(verb="plaide", noun="libération"), names="7:Person")
    harm = make_doc("Luc paie pour la mort de Zoé.", rows.format(verb="paie", noun="mort"), names="7:Person")

    assert not [triple for triple in triples(aim) if triple[1] == "libération"]
    assert ("Zoé", "mort", "-") in triples(harm)


def test_what_something_holds_since_has_begun_and_a_dated_event_since_has_happened() -> None:
    since = """
        Léa - PROPN nsubj 2
        chante chanter VERB root 0 VerbForm=Fin
        {word} - ADP case 5
        {article} le DET det 5
        {noun} - NOUN obl:mod 2
        de - ADP case 8
        {second} le DET det 8
        {party} - NOUN nmod 5
        . . PUNCT punct 2
        """
    begun = make_doc(
        "Léa chante depuis le début de la crise.",
        since.format(word="depuis", article="le", noun="début", second="la", party="crise"),
    )
    invaded = make_doc(
        "Léa chante depuis l’invasion de l’année.",
        since.format(word="depuis", article="l’", noun="invasion", second="l’", party="année"),
    )
    ahead = make_doc(
        "Léa chante avant l’invasion de l’année.",
        since.format(word="avant", article="l’", noun="invasion", second="l’", party="année"),
    )

    assert ("crise", "début", "-") in triples(begun)
    assert ("-", "invasion", "-") in triples(invaded)
    assert ("-", "invasion", "-") not in triples(ahead)


def test_an_owner_does_what_a_genitive_suffers_and_an_opponent_is_not_what_is_won() -> None:
    rows = """
        Sa son DET nmod:poss 2
        {noun} - NOUN nsubj 5
        {word} - ADP case 4
        Zorg - PROPN nmod 2
        plaît plaire VERB root 0 VerbForm=Fin
        . . PUNCT punct 5
        """
    bought = make_doc("Sa capture de Zorg plaît.", rows.format(noun="capture", word="de"), names="4:Place")
    won = make_doc("Sa victoire contre Zorg plaît.", rows.format(noun="victoire", word="contre"), names="4:Organization")

    assert ("Sa", "capture", "Zorg") in triples(bought)
    assert ("Sa", "victoire", "-") in triples(won)


def test_a_body_is_what_one_withdraws_from() -> None:
    body = _event("retrait", "retrait", "de Zorglub", OF_NAME.format(name="Zorglub"), names="4:Organization")
    group = _event("retrait", "retrait", "de Zorglub", OF_NAME.format(name="Zorglub"), names="4:Group")

    assert not [triple for triple in triples(body) if triple[1] == "retrait"]
    assert ("Zorglub", "retrait", "-") in triples(group)


def test_an_event_that_a_verb_would_bring_about_has_not_happened() -> None:
    rows = """
        Cela - PRON nsubj 2
        {verb} causer VERB root 0 VerbForm=Fin|{form}
        l’ le DET det 4
        effondrement - NOUN obj 2
        du de ADP case 6
        pont - NOUN nmod 4
        . . PUNCT punct 2
        """
    would = make_doc("Cela causerait l’effondrement du pont.", rows.format(verb="causerait", form="Mood=Cnd"))
    does = make_doc("Cela cause l’effondrement du pont.", rows.format(verb="cause", form="Mood=Ind"))

    assert ("pont", "effondrement", "-") not in triples(would)
    assert ("pont", "effondrement", "-") in triples(does)


def test_a_noun_that_makes_another_one_with_a_bare_noun_is_no_event() -> None:
    doc = make_doc(
        "Sa remise en service tarde.",
        """
        Sa son DET nmod:poss 2
        remise - NOUN nsubj 5
        en - ADP case 4
        service - NOUN nmod 2
        tarde tarder VERB root 0 VerbForm=Fin
        . . PUNCT punct 5
        """,
    )

    assert not [triple for triple in triples(doc) if triple[1] == "remise"]


def test_only_what_travels_has_the_accident_that_a_genitive_names() -> None:
    rows = """
        Léa - PROPN nsubj 2
        raconte raconter VERB root 0 VerbForm=Fin
        l’ le DET det 4
        accident - NOUN obj 2
        {word} de ADP case 7
        {article} le DET det 7
        {noun} - NOUN nmod 4
        . . PUNCT punct 2
        """
    train = make_doc("Léa raconte l’accident de ce train.", rows.format(word="de", article="ce", noun="train"))
    year = make_doc("Léa raconte l’accident de la foule.", rows.format(word="de", article="la", noun="foule"))

    assert ("train", "accident", "-") in triples(train)
    assert not [it for it in triples(year) if it[1] == "accident"]


def test_a_bare_time_beside_an_object_and_one_before_an_event_date_the_clause() -> None:
    rows = """
        Léa - PROPN nsubj 2
        annonce annoncer VERB root 0 VerbForm=Fin
        la le DET det 4
        mort - NOUN obj 2
        du de ADP case 6
        roi - NOUN nmod 4
        {opening}lundi - NOUN nmod 4
        . . PUNCT punct 2
        """
    bare = make_doc("Léa annonce la mort du roi lundi.", rows.format(opening=""))
    held = make_doc("Léa annonce la mort du roi de lundi.", rows.format(opening="de - ADP case 8\n        "))
    times = [[it.role for it in claim_at(claims_of(doc), doc, "mort").arguments] for doc in (bare, held)]

    assert times == [[], ["time"]]


def _takeover(owner: str) -> set[tuple[str, str, str]]:
    return triples(
        make_doc(
            f"{owner} purchase of the airline ended.",
            f"""
            {owner} - PROPN nmod:poss 2
            purchase - NOUN nsubj 6
            of - ADP case 5
            the - DET det 5
            airline - NOUN nmod 2
            ended end VERB root 0 VerbForm=Fin|Tense=Past
            . - PUNCT punct 6
            """,
            language="en",
        )
    )


def test_who_takes_something_is_told_by_a_possessive() -> None:
    assert ("Its", "purchase", "airline") in _takeover("Its")
    assert ("Ana", "purchase", "airline") in _takeover("Ana")


def test_whose_attack_it_is_and_on_whom_are_both_told() -> None:
    doc = make_doc(
        "Oslo's assault of Bergen ended.",
        """
        Oslo - PROPN nmod:poss 3
        's - PART case 1
        assault - NOUN nsubj 6 Number=Sing
        of - ADP case 5
        Bergen - PROPN nmod 3
        ended end VERB root 0 VerbForm=Fin|Tense=Past
        . - PUNCT punct 6
        """,
        names="1:Place 5:Place",
        language="en",
    )

    assert ("Oslo", "assault", "Bergen") in triples(doc)
