"""Tests of roles: what a preposition makes of a filler, by its sort and by the word that it hangs on."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.doc import Doc
from kg.model import Quantity, Span
from tests.build import make_doc
from tests.claims import claims_of

ONE = """
    Zoé - PROPN nsubj 2
    {verb} {lemma} VERB root 0 VerbForm=Fin
    {word} - ADP case 5
    {article} le DET det 5
    {noun} - {pos} obl:mod 2
    . . PUNCT punct 2
    """


def roles_in(doc: Doc, trigger: str) -> list[tuple[str, str]]:
    """Return the roles of the claim that a word triggers, each with its words."""
    claim = next(it for it in claims_of(doc) if doc.slice(it.predicate.head) == trigger)
    return [(it.role, doc.slice(it.spans[0])) for it in claim.arguments if it.role != "complement"]


@pytest.mark.parametrize(
    ("verb", "lemma", "word", "noun", "roles"),
    [
        ("parle", "parler", "à", "avocate", [("addressee", "l’avocate")]),
        ("tient", "tenir", "à", "avocate", []),
        ("vient", "venir", "de", "école", [("place", "l’école")]),
        ("rit", "rire", "de", "école", []),
        ("gagne", "gagner", "devant", "avocate", []),
        ("gagne", "gagner", "devant", "école", [("place", "l’école")]),
    ],
)
def test_a_role_asks_for_the_verb_that_gives_it(verb, lemma, word, noun, roles):
    rows = ONE.format(verb=verb, lemma=lemma, word=word, article="l’", noun=noun, pos="NOUN")

    assert roles_in(make_doc(f"Zoé {verb} {word} l’{noun}.", rows, names="1:Person"), verb) == roles


@pytest.mark.parametrize(
    ("text", "rows", "roles"),
    [
        (
            "Zoé attend à dix kilomètres.",
            """
            Zoé - PROPN nsubj 2
            attend attendre VERB root 0 VerbForm=Fin
            à - ADP case 5
            dix - NUM nummod 5
            kilomètres kilomètre NOUN obl:mod 2
            . . PUNCT punct 2
            """,
            [("place", "dix kilomètres")],
        ),
        (
            "Zoé chante à dix ans.",
            """
            Zoé - PROPN nsubj 2
            chante chanter VERB root 0 VerbForm=Fin
            à - ADP case 5
            dix - NUM nummod 5
            ans an NOUN obl:mod 2
            . . PUNCT punct 2
            """,
            [],
        ),
        (
            "Zoé chante à dix heures.",
            """
            Zoé - PROPN nsubj 2
            chante chanter VERB root 0 VerbForm=Fin
            à - ADP case 5
            dix - NUM nummod 5
            heures heure NOUN obl:mod 2
            . . PUNCT punct 2
            """,
            [("time", "dix heures")],
        ),
    ],
)
def test_a_figure_behind_a_preposition_is_a_distance_a_clock_time_or_nothing(text, rows, roles):
    assert roles_in(make_doc(text, rows, names="1:Person"), text.split()[1]) == roles


def test_a_pronoun_that_may_be_the_object_is_the_addressee_of_verbs_that_address_only():
    rows = """
        Zoé - PROPN nsubj 3
        {word} - PRON iobj 3
        {verb} {lemma} VERB root 0 VerbForm=Fin
        . . PUNCT punct 3
        """
    spoken = make_doc("Zoé nous parle.", rows.format(word="nous", verb="parle", lemma="parler"), names="1:Person")
    cheered = make_doc("Zoé nous encourage.", rows.format(word="nous", verb="encourage", lemma="encourager"), names="1:Person")
    given = make_doc("Zoé leur sourit.", rows.format(word="leur", verb="sourit", lemma="sourire"), names="1:Person")

    assert roles_in(spoken, "parle") == [("addressee", "nous")]
    assert [it.arguments for it in claims_of(cheered)] in ([], [()])
    assert roles_in(given, "sourit") == [("addressee", "leur")]


def test_a_date_that_the_parser_split_is_kept_whole():
    doc = make_doc(
        "Zoé chante le 3 mai 2031.",
        """
        Zoé - PROPN nsubj 2
        chante chanter VERB root 0 VerbForm=Fin
        le - DET det 4
        3 - NUM dep 2
        mai - NOUN obl:mod 2
        2031 - NUM dep 2
        . . PUNCT punct 2
        """,
        names="1:Person",
    )

    assert roles_in(doc, "chante") == [("time", "le 3 mai 2031")]


def test_a_duration_of_several_units_is_kept_whole_and_a_figure_of_others_is_not_taken_in():
    rows = """
        Zoé - PROPN nsubj 2
        court courir VERB root 0 VerbForm=Fin
        en - ADP case 5
        deux - NUM nummod 5
        heures heure NOUN obl:mod 2
        et - CCONJ cc 8
        trois - NUM nummod 8
        {unit} - NOUN conj 2
        . . PUNCT punct 2
        """
    long = make_doc("Zoé court en deux heures et trois minutes.", rows.format(unit="minutes"), names="1:Person")
    other = make_doc("Zoé court en deux heures et trois chiens.", rows.format(unit="chiens"), names="1:Person")

    assert roles_in(long, "court") == [("duration", "deux heures et trois minutes")]
    assert roles_in(other, "court") == [("duration", "deux heures")]


AROUND = """
    Zoé - PROPN nsubj 2
    vend vendre VERB root 0 VerbForm=Fin
    la - DET det 4
    maison - NOUN obj 2
    {word} - ADP case {head}
    {rest}
    . . PUNCT punct 2
    """


def test_a_price_and_a_time_behind_an_object_are_no_part_of_it():
    paid = AROUND.format(word="pour", head=7, rest="mille - NUM nummod 7\n    euros euro NOUN nmod 4")
    dated = AROUND.format(word="après", head=7, rest="la - DET det 7\n    fête - NOUN nmod 4")
    sorted_ = AROUND.format(word="de", head=7, rest="la - DET det 7\n    fête - NOUN nmod 4")
    sold = make_doc("Zoé vend la maison pour mille euros.", paid, names="1:Person")
    later = make_doc("Zoé vend la maison après la fête.", dated, names="1:Person")
    whole = make_doc("Zoé vend la maison de la fête.", sorted_, names="1:Person")
    euros = Quantity(Span(24, 35), Decimal(1000), Decimal(1000), True, True, False, False, "EUR", None, Span(24, 35))
    claims = [claims_of(sold, quantities=(euros,))[0], claims_of(later)[0], claims_of(whole)[0]]
    objects = [
        doc.slice(claim.object.spans[0]) if claim.object else None
        for doc, claim in zip((sold, later, whole), claims, strict=True)
    ]

    assert objects == ["la maison", "la maison", "la maison de la fête"]
    assert roles_in(later, "vend") == [("after", "la fête")]


def test_an_age_between_commas_is_no_time():
    rows = """
        Zoé - PROPN nsubj 6
        , , PUNCT punct 4
        dix - NUM nummod 4
        {unit} {lemma} NOUN obl:mod 6
        , , PUNCT punct 4
        chante chanter VERB root 0 VerbForm=Fin
        . . PUNCT punct 6
        """
    aged = make_doc("Zoé, dix ans, chante.", rows.format(unit="ans", lemma="an"), names="1:Person")

    assert roles_in(aged, "chante") == []


def test_whom_a_meeting_is_with_is_no_companion_of_what_is_told_of_it():
    rows = """
        Zoé - PROPN nsubj 2
        chante chanter VERB root 0 VerbForm=Fin
        après - ADP case 5
        la - DET det 5
        {noun} - NOUN obl:mod 2
        avec - ADP case 8
        la - DET det 8
        reine - NOUN obl:mod 2
        . . PUNCT punct 2
        """
    met = make_doc("Zoé chante après la réunion avec la reine.", rows.format(noun="réunion"), names="1:Person")
    shared = make_doc("Zoé chante après la pluie avec la reine.", rows.format(noun="pluie"), names="1:Person")

    assert [role for role, _ in roles_in(met, "chante")] == ["after"]
    assert [role for role, _ in roles_in(shared, "chante")] == ["after", "companion"]


def test_a_speed_is_no_place():
    rows = """
        Zoé - PROPN nsubj 2
        roule rouler VERB root 0 VerbForm=Fin
        à - ADP case 5
        dix - NUM nummod 5
        km - NOUN obl:mod 2
        {word} - {pos} {dep} 2
        {rest}
        """
    fast = rows.format(word="par", pos="ADP", dep="dep", rest="heure - NOUN dep 2\n    . . PUNCT punct 2")
    far = rows.format(word=".", pos="PUNCT", dep="punct", rest="")

    assert roles_in(make_doc("Zoé roule à dix km par heure.", fast, names="1:Person"), "roule") == []
    assert roles_in(make_doc("Zoé roule à dix km.", far.rstrip(), names="1:Person"), "roule") == [("place", "dix km")]


def test_what_a_participle_is_against_is_no_opponent_of_the_clause():
    rows = """
        Zoé - PROPN nsubj 2
        meurt mourir VERB root 0 VerbForm=Fin
        dans - ADP case 5
        un - DET det 5
        coup - NOUN obl:mod 2
        {word} {lemma} {pos} {dep} 5
        contre - ADP case 9
        la - DET det 9
        reine - NOUN obl:mod 2
        . . PUNCT punct 2
        """
    led = rows.format(word="mené", lemma="mener", pos="VERB", dep="acl")
    hard = rows.format(word="dur", lemma="dur", pos="ADJ", dep="amod")

    assert roles_in(make_doc("Zoé meurt dans un coup mené contre la reine.", led, names="1:Person"), "meurt") == []
    assert roles_in(make_doc("Zoé meurt dans un coup dur contre la reine.", hard, names="1:Person"), "meurt") == [
        ("opponent", "la reine")
    ]


def test_how_often_is_no_time() -> None:
    doc = make_doc(
        "She won three times.",
        """
        She - PRON nsubj 2
        won win VERB root 0 VerbForm=Fin|Tense=Past
        three - NUM nummod 4
        times time NOUN obl:npmod 2 Number=Plur
        . - PUNCT punct 2
        """,
        language="en",
    )

    assert claims_of(doc)[0].arguments == ()


def test_a_death_is_a_time_and_people_are_none():
    rows = """
        Zoé - PROPN nsubj 2
        chante chanter VERB root 0 VerbForm=Fin
        après - ADP case 5
        {article} le DET det 5 Number={number}
        {noun} {lemma} NOUN obl:mod 2 Number={number}
        . . PUNCT punct 2
        """
    death = make_doc(
        "Zoé chante après la mort.", rows.format(article="la", noun="mort", lemma="mort", number="Sing"), names="1:Person"
    )
    dead = make_doc(
        "Zoé chante après les rois.", rows.format(article="les", noun="rois", lemma="roi", number="Plur"), names="1:Person"
    )

    assert [role for role, _ in roles_in(death, "chante")] == ["after"]
    assert roles_in(dead, "chante") == []


def test_a_set_phrase_takes_no_infinitive_in():
    rows = """
        Zoé - PROPN nsubj 2
        chante chanter VERB root 0 VerbForm=Fin
        pour - ADP case 5
        le - DET det 5
        moment - NOUN obl:mod 2
        de - ADP {mark} 7
        {word} - {pos} {dep} 5 VerbForm=Inf
        . . PUNCT punct 2
        """
    now = rows.format(mark="mark", word="partir", pos="VERB", dep="acl")

    assert roles_in(make_doc("Zoé chante pour le moment de partir.", now, names="1:Person"), "chante") == [
        ("time", "pour le moment")
    ]


def test_a_day_that_seems_to_complete_its_verb_is_a_time():
    doc = make_doc(
        "Zoé est morte lundi.",
        """
        Zoé - PROPN nsubj 3
        est être AUX aux:pass 3 VerbForm=Fin
        morte mourir VERB root 0 VerbForm=Part|Tense=Past
        lundi - NOUN xcomp 3
        . . PUNCT punct 3
        """,
        names="1:Person",
    )
    (claim,) = claims_of(doc)

    assert [doc.slice(span) for span in claim.predicate.spans] == ["est morte"]
    assert [(it.role, doc.slice(it.spans[0])) for it in claim.arguments] == [("time", "lundi")]


def test_a_preposition_whose_noun_the_parser_hung_elsewhere_is_read_whole():
    rows = """
        Zoé - PROPN nsubj 2
        gagne gagner VERB root 0 VerbForm=Fin
        le - DET det 4
        match - NOUN obj 2
        face - NOUN nmod 4
        à - ADP case 8
        la - DET det 8
        reine - NOUN obl:mod 2
        . . PUNCT punct 2
        """
    doc = make_doc("Zoé gagne le match face à la reine.", rows, names="1:Person")
    (claim,) = claims_of(doc)

    assert claim.object is not None
    assert doc.slice(claim.object.spans[0]) == "le match"
    assert roles_in(doc, "gagne") == [("opponent", "la reine")]


@pytest.mark.parametrize(("word", "role"), [("avant", "before"), ("après", "after"), ("dès", "time"), ("depuis", "since")])
def test_what_comes_before_or_after_an_event_does_not_happen_at_it(word, role):
    doc = make_doc(
        f"Zoé part {word} la fête.",
        f"""
        Zoé - PROPN nsubj 2
        part partir VERB root 0 VerbForm=Fin
        {word} - ADP case 5
        la le DET det 5
        fête - NOUN obl:mod 2
        . . PUNCT punct 2
        """,
        names="1:Person",
    )

    assert roles_in(doc, "part") == [(role, "la fête")]


def test_two_years_keep_the_word_that_makes_them_bounds():
    rows = """
        Zoé - PROPN nsubj 2
        chante chanter VERB root 0 VerbForm=Fin
        entre - ADP case 4
        1973 - NUM obl:mod 2
        et - CCONJ cc 6
        1988 - NUM conj 4
        . . PUNCT punct 2
        """
    doc = make_doc("Zoé chante entre 1973 et 1988.", rows, names="1:Person")

    assert roles_in(doc, "chante") == [("time", "entre 1973 et 1988")]


ASKED = """
    Zoé - PROPN nsubj 2
    demande demander VERB root 0 VerbForm=Fin
    une - DET det 4
    aide - NOUN obj 2
    à - ADP case 7
    la - DET det 7
    {noun} - NOUN nmod 4
    . . PUNCT punct 2
    """


@pytest.mark.parametrize(("noun", "roles"), [("juge", [("addressee", "la juge")]), ("hausse", [])])
def test_whom_something_is_asked_of_is_no_part_of_what_is_asked(noun, roles):
    doc = make_doc(f"Zoé demande une aide à la {noun}.", ASKED.format(noun=noun), names="1:Person")

    assert roles_in(doc, "demande") == roles


def test_places_between_which_something_runs_are_told_together_or_not_at_all():
    rows = """
        Zoé - PROPN nsubj 2
        navigue naviguer VERB root 0 VerbForm=Fin
        entre - ADP case 4
        Pau - PROPN obl:mod 2
        et - CCONJ cc 6
        Agen - PROPN {dep} {head}
        . . PUNCT punct 2
        """
    text, names = "Zoé navigue entre Pau et Agen.", "1:Person 4:Place 6:Place"

    assert roles_in(make_doc(text, rows.format(dep="conj", head=4), names=names), "navigue") == [("place", "entre Pau et Agen")]
    assert roles_in(make_doc(text, rows.format(dep="obj", head=2), names=names), "navigue") == []


def test_a_penalty_is_no_time():
    doc = make_doc(
        "Zoé est condamnée à un an de prison.",
        """
        Zoé - PROPN nsubj:pass 3
        est être AUX aux:pass 3 VerbForm=Fin
        condamnée condamner VERB root 0 VerbForm=Part|Tense=Past|Gender=Fem
        à - ADP case 6
        un - DET det 6
        an - NOUN obl:arg 3
        de - ADP case 8
        prison - NOUN nmod 6
        . . PUNCT punct 3
        """,
        names="1:Person",
    )

    assert [(it.role, doc.slice(it.spans[0])) for it in claims_of(doc)[0].arguments] == [("complement", "à un an de prison")]


@pytest.mark.parametrize(("comma", "roles"), [("", []), (", - PUNCT punct 13\n", [("time", "1999")])])
def test_a_time_behind_a_participle_of_the_object_is_given_to_no_verb(comma, roles):
    last = 12 if comma else 11
    rows = f"""
        Zoé - PROPN nsubj 2
        bat battre VERB root 0 VerbForm=Fin
        le - DET det 4
        record - NOUN obj 2
        établi établir VERB acl 4 VerbForm=Part|Tense=Past
        par - ADP case 8
        la - DET det 8
        juge - NOUN obl:agent 5
        du de ADP case 10
        Nord - PROPN nmod 8
        {comma}en - ADP case {last + 1}
        1999 - NUM obl:mod 2
        . . PUNCT punct 2
        """
    text = f"Zoé bat le record établi par la juge du Nord{',' if comma else ''} en 1999."

    assert roles_in(make_doc(text, rows, names="1:Person"), "bat") == roles


def test_on_the_spot_is_told_whole():
    rows = """
        Zoé - PROPN nsubj 3
        se - PRON expl:comp 3
        rend rendre VERB root 0 VerbForm=Fin
        sur - ADP case 5
        place - NOUN obl:mod 3
        . . PUNCT punct 3
        """

    assert roles_in(make_doc("Zoé se rend sur place.", rows, names="1:Person"), "rend") == [("place", "sur place")]


def test_a_duration_with_a_comma_is_one():
    rows = """
        Zoé - PROPN nsubj 2
        gagne gagner VERB root 0 VerbForm=Fin
        en - ADP case 5
        3 - NUM nummod 5
        heures heure NOUN obl:mod 2
        , - PUNCT punct 8
        2 - NUM nummod 8
        minutes minute NOUN conj 5
        et - CCONJ cc 11
        5 - NUM nummod 11
        secondes seconde NOUN conj 5
        . . PUNCT punct 2
        """

    assert roles_in(make_doc("Zoé gagne en 3 heures, 2 minutes et 5 secondes.", rows, names="1:Person"), "gagne") == [
        ("duration", "3 heures, 2 minutes et 5 secondes")
    ]


def test_a_time_beside_an_object_dates_its_verb():
    doc = make_doc(
        "Zoé gagne la même année les prix.",
        """
        Zoé - PROPN nsubj 2
        gagne gagner VERB root 0 VerbForm=Fin
        la - DET det 5
        même - ADJ amod 5
        année - NOUN obj 2
        les - DET det 7
        prix - NOUN obj 2
        . . PUNCT punct 2
        """,
        names="1:Person",
    )

    assert roles_in(doc, "gagne") == [("time", "la même année")]
    assert [doc.slice(it.object.head) for it in claims_of(doc) if it.object] == ["prix"]


def test_a_place_behind_a_date_is_no_part_of_it():
    doc = make_doc(
        "Zoé meurt samedi 4 juin à Pau.",
        """
        Zoé - PROPN nsubj 2
        meurt mourir VERB root 0 VerbForm=Fin
        samedi - NOUN obl:mod 2
        4 - NUM nmod 3
        juin - NOUN nmod 4
        à - ADP case 7
        Pau - PROPN nmod 5
        . . PUNCT punct 2
        """,
        names="1:Person 7:Place",
    )

    assert roles_in(doc, "meurt") == [("time", "samedi 4 juin")]
