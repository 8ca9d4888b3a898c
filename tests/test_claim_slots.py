"""Tests of slots: entities, quantities, roles, keys, cues, repeated titles and the unread list."""

from __future__ import annotations

from decimal import Decimal

from kg.model import Attribution, Mention, Quantity, Resolution, Span
from tests.build import make_doc
from tests.claims import claim_at, claims_of, triples, unread_of

STORM = """
        La le DET det 2
        tempête - NOUN nsubj 3
        tue tuer VERB root 0 VerbForm=Fin
        trois - NUM nummod 5
        marins marin NOUN obj 3
        à - ADP case 7
        Brest - PROPN obl:mod 3
        lundi - NOUN obl:mod 3
        . . PUNCT punct 3
        """
TEXT = "La tempête tue trois marins à Brest lundi."


def test_a_slot_carries_the_entity_of_its_mention() -> None:
    doc = make_doc(TEXT, STORM, names="7:Place")
    mention = Mention(Span(0, 10), Span(3, 10), "Event", "nominal", "entity-0")
    (claim,) = claims_of(doc, Resolution((mention,), ()))

    assert claim.subject is not None
    assert claim.subject.entity == "entity-0"
    assert claim.object is not None
    assert claim.object.entity is None


def test_places_and_times_are_roles_and_not_objects() -> None:
    doc = make_doc(TEXT, STORM, names="7:Place")
    (claim,) = claims_of(doc)

    assert [(it.role, doc.slice(it.head)) for it in claim.arguments] == [("place", "Brest"), ("time", "lundi")]


def test_the_quantity_inside_a_slot_is_linked() -> None:
    doc = make_doc(TEXT, STORM)
    three = Quantity(
        Span(15, 20), Decimal(3), Decimal(3), True, True, False, False, "person", "killed", Span(15, 20)
    )  # fmt: skip
    (claim,) = claims_of(doc, quantities=(three,))

    assert claim.quantity == three.id


def test_a_plain_cue_is_no_claim_and_an_act_that_evaluates_is() -> None:
    rows = """
        Paris - PROPN nsubj 2
        {verb} {lemma} VERB root 0 VerbForm=Fin
        une un DET det 4
        attaque - NOUN obj 2
        . . PUNCT punct 2
        """
    plain = make_doc("Paris annonce une attaque.", rows.format(verb="annonce", lemma="annoncer"))
    act = make_doc("Paris dénonce une attaque.", rows.format(verb="dénonce", lemma="dénoncer"))
    said = Attribution((Span(14, 25),), (Span(6, 13),), (Span(0, 5),), "indirect", "asserts", "np")

    assert claims_of(plain, attributions=(said,)) == ()
    assert [it.mode for it in claims_of(act, attributions=(said,))] == ["states"]


def test_a_repeated_title_gives_no_second_claim() -> None:
    rows = """
        Un un DET det 2
        volcan - NOUN nsubj 3
        explose exploser VERB root 0 VerbForm=Fin
        """
    text = "Un volcan explose\n\nLa nuit fut longue.\n\nUn volcan explose"
    middle = """
        La le DET det 2
        nuit - NOUN nsubj 4
        fut être AUX cop 4 VerbForm=Fin
        longue long ADJ root 0
        . . PUNCT punct 4
        """
    doc = make_doc(text, f"{rows.rstrip()}\n\n{middle.strip()}\n\n{rows.strip()}")

    assert [doc.slice(claim.predicate.head) for claim in claims_of(doc)] == ["explose", "longue"]
    assert triples(doc) == {("volcan", "explose", "-"), ("nuit", "longue", "-")}


def test_a_sentence_without_a_predicate_is_listed_as_unread() -> None:
    doc = make_doc(
        "Gloire à la mer.",
        """
        Gloire - NOUN root 0
        à - ADP case 4
        la le DET det 4
        mer - NOUN nmod 1
        . . PUNCT punct 1
        """,
    )
    (unread,) = unread_of(doc)

    assert (doc.slice(unread.span), unread.reason) == ("Gloire à la mer.", "no-predicate")


def test_a_read_sentence_and_a_question_are_not_listed_as_unread() -> None:
    question = make_doc(
        "Qui chante encore ?",
        """
        Qui - PRON nsubj 2
        chante chanter VERB root 0 VerbForm=Fin
        encore - ADV advmod 2
        ? ? PUNCT punct 2
        """,
    )

    assert unread_of(make_doc(TEXT, STORM)) == ()
    assert unread_of(question) == ()


def test_a_time_below_the_object_goes_with_the_statement() -> None:
    doc = make_doc(
        "Zoé remporte un titre en 1988.",
        """
        Zoé - PROPN nsubj 2
        remporte remporter VERB root 0 VerbForm=Fin
        un - DET det 4
        titre - NOUN obj 2
        en - ADP case 6
        1988 - NUM nmod 4
        . . PUNCT punct 2
        """,
        names="1:Person",
    )
    (claim,) = claims_of(doc)

    assert claim.object is not None
    assert doc.slice(claim.object.spans[0]) == "un titre"
    assert [(it.role, doc.slice(it.spans[0])) for it in claim.arguments] == [("time", "1988")]


def test_neighbouring_parts_of_a_date_are_one_time() -> None:
    doc = make_doc(
        "Zoé chante ce mardi 30 août.",
        """
        Zoé - PROPN nsubj 2
        chante chanter VERB root 0 VerbForm=Fin
        ce - DET det 4
        mardi - NOUN obl:mod 2
        30 - NUM nummod 6
        août - NOUN obl:mod 2
        . . PUNCT punct 2
        """,
        names="1:Person",
    )
    (claim,) = claims_of(doc)

    assert [(it.role, doc.slice(it.spans[0])) for it in claim.arguments] == [("time", "ce mardi 30 août")]


def test_a_person_s_name_closes_its_phrase() -> None:
    doc = make_doc(
        "Zoé Roux à mi-course accélère.",
        """
        Zoé - PROPN nsubj 5
        Roux - PROPN flat:name 1
        à - ADP case 4
        mi-course - NOUN nmod 1
        accélère accélérer VERB root 0 VerbForm=Fin
        . . PUNCT punct 5
        """,
        names="1-2:Person",
    )
    (claim,) = claims_of(doc)

    assert claim.subject is not None
    assert doc.slice(claim.subject.spans[0]) == "Zoé Roux"


def test_what_stands_for_no_place_or_person_gives_no_place_and_no_beneficiary() -> None:
    doc = make_doc(
        "Zoé gagne pour la deuxième fois dans sa catégorie.",
        """
        Zoé - PROPN nsubj 2
        gagne gagner VERB root 0 VerbForm=Fin
        pour - ADP case 6
        la - DET det 6
        deuxième - ADJ amod 6
        fois - NOUN obl:mod 2
        dans - ADP case 9
        sa son DET det 9
        catégorie - NOUN obl:mod 2
        . . PUNCT punct 2
        """,
        names="1:Person",
    )
    (claim,) = claims_of(doc)

    assert [(argument.role, doc.slice(argument.spans[0])) for argument in claim.arguments] == [
        ("complement", "pour la deuxième fois")
    ]


def test_a_focusing_adverb_and_an_example_stay_outside_a_phrase() -> None:
    doc = make_doc(
        "Notamment les élus comme Zoé votent.",
        """
        Notamment - ADV advmod 3
        les - DET det 3
        élus élu NOUN nsubj 6
        comme - ADP case 5
        Zoé - PROPN nmod 3
        votent voter VERB root 0 VerbForm=Fin
        . . PUNCT punct 6
        """,
        names="5:Person",
    )
    vote = next(claim for claim in claims_of(doc) if claim.form == "active")

    assert vote.subject is not None
    assert doc.slice(vote.subject.spans[0]) == "les élus"


def test_a_quote_that_a_phrase_opens_is_closed_in_it() -> None:
    doc = make_doc(
        "Le site « Alpha » ferme.",
        """
        Le le DET det 2
        site - NOUN nsubj 6
        « - PUNCT punct 4
        Alpha - PROPN appos 2
        » - PUNCT punct 6
        ferme fermer VERB root 0 VerbForm=Fin
        . . PUNCT punct 6
        """,
        names="4:Work",
    )
    closing = next(claim for claim in claims_of(doc) if claim.form == "active")

    assert closing.subject is not None
    assert doc.slice(closing.subject.spans[0]) in ("Le site « Alpha »", "Le site")


def test_a_bare_day_below_the_object_stays_outside_it_and_a_year_that_names_it_inside() -> None:
    rows = """
        Zoé - PROPN nsubj 2
        annule annuler VERB root 0 VerbForm=Fin
        le - DET det 4
        {noun} - NOUN obj 2
        {time} - {pos} nmod 4
        . . PUNCT punct 2
        """
    day = make_doc("Zoé annule le concert jeudi.", rows.format(noun="concert", time="jeudi", pos="NOUN"), names="1:Person")
    year = make_doc("Zoé annule le salon 2031.", rows.format(noun="salon", time="2031", pos="NUM"), names="1:Person")

    assert [doc.slice(claim.object.spans[0]) for doc in (day, year) for claim in claims_of(doc) if claim.object] == [
        "le concert", "le salon 2031",
    ]  # fmt: skip
    assert [(it.role, day.slice(it.head)) for it in claims_of(day)[0].arguments] == [("time", "jeudi")]


def test_what_something_holds_since_goes_with_the_clause() -> None:
    doc = make_doc(
        "Zoé subit des revers depuis 2019.",
        """
        Zoé - PROPN nsubj 2
        subit subir VERB root 0 VerbForm=Fin
        des un DET det 4
        revers - NOUN obj 2
        depuis - ADP case 6
        2019 - NUM nmod 4
        . . PUNCT punct 2
        """,
        names="1:Person",
    )
    (claim,) = claims_of(doc)

    assert claim.object is not None
    assert doc.slice(claim.object.spans[0]) == "des revers"
    assert [(it.role, doc.slice(it.head)) for it in claim.arguments] == [("since", "2019")]


def test_a_time_that_opens_the_clause_before_a_parenthesis_is_the_clause_s() -> None:
    doc = make_doc(
        "Hier, je crois, Zoé chantait.",
        """
        Hier - NOUN obl:mod 4
        , , PUNCT punct 4
        je - PRON nsubj 4 Person=1
        crois croire VERB advcl 7 VerbForm=Fin
        , , PUNCT punct 4
        Zoé - PROPN nsubj 7
        chantait chanter VERB root 0 VerbForm=Fin
        . . PUNCT punct 7
        """,
        names="6:Person",
    )
    sung = claim_at(claims_of(doc), doc, "chantait")

    assert [(it.role, doc.slice(it.head)) for it in sung.arguments] == [("time", "Hier")]


def test_a_word_for_here_or_there_is_a_place_unless_it_ties_sentences_together() -> None:
    rows = """
        Zoé - PROPN nsubj 2
        chante chanter VERB root 0 VerbForm=Fin
        là-bas - PROPN obj 2
        . . PUNCT punct 2
        """
    tied = """
        Par - ADP case 2
        ailleurs - ADV advmod 4
        Zoé - PROPN nsubj 4
        chante chanter VERB root 0 VerbForm=Fin
        . . PUNCT punct 4
        """
    placed, linked = make_doc("Zoé chante là-bas.", rows, names="1:Person"), make_doc("Par ailleurs Zoé chante.", tied)

    assert [(it.role, placed.slice(it.head)) for it in claims_of(placed)[0].arguments] == [("place", "là-bas")]
    assert claims_of(placed)[0].object is None
    assert claims_of(linked)[0].arguments == ()


def test_an_ending_of_occupations_makes_no_person_of_a_thing() -> None:
    rows = """
        Zoé - PROPN nsubj 2
        parle parler VERB root 0 VerbForm=Fin
        au à ADP case 4
        {noun} - NOUN obl:mod 2
        . . PUNCT punct 2
        """
    docs = [
        make_doc(f"Zoé parle au {noun}.", rows.format(noun=noun), names="1:Person") for noun in ("facteur", "coiffeur", "moteur")
    ]

    assert [[it.role for it in claims_of(doc)[0].arguments] for doc in docs] == [["complement"], ["addressee"], ["complement"]]


def test_a_phrase_begins_with_the_adverb_of_its_figure() -> None:
    doc = make_doc(
        "Environ trois marins dorment.",
        """
        Environ - ADV advmod 4
        trois - NUM nummod 3
        marins marin NOUN nsubj 4
        dorment dormir VERB root 0 VerbForm=Fin
        . . PUNCT punct 4
        """,
    )
    about = Quantity(Span(0, 13), Decimal(3), Decimal(3), True, True, True, False, "person", None, None)
    (claim,) = claims_of(doc, quantities=(about,))

    assert claim.subject is not None
    assert doc.slice(claim.subject.spans[0]) == "Environ trois marins"
    assert [doc.slice(span) for span in claim.predicate.spans] == ["dorment"]


def test_an_amount_of_time_is_a_duration_and_an_opponent_stands_behind_face_to() -> None:
    rows = """
        Zoé - PROPN nsubj 2
        gagne gagner VERB root 0 VerbForm=Fin
        en - ADP case 5
        trois - NUM nummod 5
        heures heure NOUN obl:mod 2
        face - ADP case 8
        à - ADP fixed 6
        Zorg - PROPN obl:mod 2
        . . PUNCT punct 2
        """
    doc = make_doc("Zoé gagne en trois heures face à Zorg.", rows, names="1:Person 8:Organization")
    (claim,) = claims_of(doc)

    assert [(it.role, doc.slice(it.head)) for it in claim.arguments] == [("duration", "heures"), ("opponent", "Zorg")]


def test_a_set_phrase_for_now_is_a_time_and_no_place() -> None:
    doc = make_doc(
        "Zoé roule à ce stade.",
        """
        Zoé - PROPN nsubj 2
        roule rouler VERB root 0 VerbForm=Fin
        à - ADP case 5
        ce - DET det 5
        stade - NOUN obl:mod 2
        . . PUNCT punct 2
        """,
        names="1:Person",
    )

    assert [(it.role, doc.slice(it.head)) for it in claims_of(doc)[0].arguments] == [("time", "stade")]


def test_what_is_somebodys_is_told_with_its_owner() -> None:
    doc = make_doc(
        "The town whose mayor resigned waits.",
        """
        The - DET det 2
        town - NOUN nsubj 6
        whose - DET nmod:poss 4
        mayor - NOUN nsubj 5
        resigned resign VERB acl:relcl 2 VerbForm=Fin|Tense=Past
        waits wait VERB root 0 VerbForm=Fin
        . - PUNCT punct 6
        """,
        language="en",
    )
    subject = claim_at(claims_of(doc), doc, "resigned").subject

    assert subject is not None
    assert [doc.slice(span) for span in subject.spans] == ["The town", "whose mayor"]
    assert doc.slice(subject.head) == "mayor"


def test_what_belongs_to_one_thing_is_told_with_that_thing() -> None:
    doc = make_doc(
        "The firms built a bridge, the cost of which doubled.",
        """
        The - DET det 2
        firms firm NOUN nsubj 3 Number=Plur
        built build VERB root 0 VerbForm=Fin|Tense=Past
        a - DET det 5
        bridge - NOUN obj 3 Number=Sing
        , - PUNCT punct 5
        the - DET det 8
        cost - NOUN nsubj 11 Number=Sing
        of - ADP case 10
        which - PRON nmod 8
        doubled double VERB acl:relcl 5 VerbForm=Fin|Tense=Past
        . - PUNCT punct 3
        """,
        language="en",
    )
    subject = claim_at(claims_of(doc), doc, "doubled").subject

    assert subject is not None
    assert [doc.slice(span) for span in subject.spans] == ["a bridge", "the cost of which"]


def test_some_of_several_are_told_with_the_several() -> None:
    doc = make_doc(
        "She met ten men in town, two of whom left.",
        """
        She - PRON nsubj 2
        met meet VERB root 0 VerbForm=Fin|Tense=Past
        ten - NUM nummod 4
        men man NOUN obj 2 Number=Plur
        in - ADP case 6
        town - NOUN obl 2 Number=Sing
        , - PUNCT punct 6
        two - NUM nsubj 11
        of - ADP case 10
        whom - PRON nmod 8
        left leave VERB acl:relcl 6 VerbForm=Fin|Tense=Past
        . - PUNCT punct 2
        """,
        language="en",
    )
    subject = claim_at(claims_of(doc), doc, "left").subject

    assert subject is not None
    assert [doc.slice(span) for span in subject.spans] == ["ten men", "two of whom"]


def test_a_participle_that_only_tells_which_sort_stays_in_its_phrase() -> None:
    rows = """
        Zoé - PROPN nsubj 2
        visite visiter VERB root 0 VerbForm=Fin
        la - DET det 4 Definite=Def
        ville - NOUN obj 2
        {rest}
        """
    ranked = make_doc(
        "Zoé visite la ville la plus peuplée du pays.",
        rows.format(
            rest="""la - DET det 7 Definite=Def
            plus - ADV advmod 7
            peuplée peupler VERB acl 4 VerbForm=Part|Tense=Past
            du de ADP case 9
            pays - NOUN obl:mod 7
            . . PUNCT punct 2"""
        ),
        names="1:Person",
    )
    told = make_doc(
        "Zoé visite la ville, peuplée par Luc.",
        rows.format(
            rest=""", , PUNCT punct 6
            peuplée peupler VERB acl 4 VerbForm=Part|Tense=Past
            par - ADP case 8
            Luc - PROPN obl:agent 6
            . . PUNCT punct 2"""
        ),
        names="1:Person 8:Person",
    )
    slots = [next(it.object for it in claims_of(doc) if doc.slice(it.predicate.head) == "visite") for doc in (ranked, told)]

    assert [doc.slice(it.spans[0]) for doc, it in zip((ranked, told), slots, strict=True) if it] == [
        "la ville la plus peuplée du pays",
        "la ville",
    ]


def test_a_place_that_a_relative_clause_takes_up_is_no_part_of_its_words() -> None:
    doc = make_doc(
        "La salle où Zoé chante dort.",
        """
        La le DET det 2
        salle - NOUN nsubj 6 Number=Sing
        où - PRON obl:mod 5 PronType=Rel
        Zoé - PROPN nsubj 5
        chante chanter VERB acl:relcl 2 VerbForm=Fin|Number=Sing
        dort dormir VERB root 0 VerbForm=Fin|Number=Sing
        . . PUNCT punct 6
        """,
        names="4:Person",
    )
    claim = claim_at(claims_of(doc), doc, "chante")

    assert [it.role for it in claim.arguments] == ["place"]
    assert doc.slice(claim.span) == "Zoé chante"


def test_up_to_so_many_can_be_a_subject() -> None:
    doc = make_doc(
        "Jusqu’à dix marins dorment.",
        """
        Jusqu’ - ADP case 4
        à - ADP case 4
        dix - NUM nummod 4
        marins marin NOUN nsubj 5 Number=Plur
        dorment dormir VERB root 0 VerbForm=Fin|Number=Plur
        . . PUNCT punct 5
        """,
    )
    ten = Quantity(Span(0, 11), None, Decimal(10), True, True, False, False, "person", None, Span(8, 11))

    assert triples(doc) == set()
    assert [doc.slice(it.subject.head) for it in claims_of(doc, quantities=(ten,)) if it.subject] == ["marins"]


PAIR = """
    Ana - PROPN nsubj 2
    ignore ignorer VERB root 0 VerbForm=Fin
    {first} - DET det 4 Definite=Def
    {noun} - NOUN obj 2 Number=Sing
    et et CCONJ cc 7
    {second} - DET det 7 Definite=Def
    {other} - NOUN conj 4 Number=Sing
    du de ADP case 9 Definite=Def
    procès - NOUN nmod 7
    . . PUNCT punct 2
    """


def test_a_bare_noun_shares_the_genitive_of_the_one_coordinated_with_it_unless_it_means_people() -> None:
    things = make_doc(
        "Ana ignore le coût et la durée du procès.", PAIR.format(first="le", noun="coût", second="la", other="durée")
    )
    people = make_doc(
        "Ana ignore le juge et la durée du procès.", PAIR.format(first="le", noun="juge", second="la", other="durée")
    )
    found = [[doc.slice(span) for it in claims_of(doc) if it.object for span in it.object.spans] for doc in (things, people)]

    assert found == [["le coût", "du procès", "la durée du procès"], ["le juge", "la durée du procès"]]


def test_the_name_at_the_end_of_a_slot_is_no_word_of_the_predicate() -> None:
    rows = """
        Le le DET det 2
        journal - NOUN nsubj 4
        Delta - PROPN advmod 4
        raconte raconter VERB root 0 VerbForm=Fin
        Rome - PROPN obj 4
        . . PUNCT punct 4
        """
    doc = make_doc("Le journal Delta raconte Rome.", rows, names="3:Organization 5:Place")
    claim = claim_at(claims_of(doc), doc, "raconte")

    assert [doc.slice(it) for it in claim.predicate.spans] == ["raconte"]
    assert claim.subject is not None
    assert doc.slice(claim.subject.spans[0]) == "Le journal Delta"
