"""Tests of what clauses state: voices, shared and distributed arguments, relative clauses, participles."""

from __future__ import annotations

import pytest

from tests.build import make_doc
from tests.claims import claim_at, claims_of, triples


def test_an_active_clause_has_its_subject_and_object() -> None:
    doc = make_doc(
        "Le juge libère deux pêcheurs.",
        """
        Le le DET det 2
        juge - NOUN nsubj 3 Number=Sing
        libère libérer VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres|Number=Sing
        deux - NUM nummod 5
        pêcheurs pêcheur NOUN obj 3
        . . PUNCT punct 3
        """,
    )
    (claim,) = claims_of(doc)

    assert triples(doc) == {("juge", "libère", "pêcheurs")}
    assert (claim.form, claim.mode, claim.predicate.concept) == ("active", "states", "release")
    assert doc.slice(claim.span) == "Le juge libère deux pêcheurs"
    assert claim.key == "8"


def test_a_passive_has_logical_roles() -> None:
    doc = make_doc(
        "Le pont a été détruit par les pluies.",
        """
        Le le DET det 2
        pont - NOUN nsubj:pass 5 Number=Sing|Gender=Masc
        a avoir AUX aux:tense 5 VerbForm=Fin|Mood=Ind|Number=Sing
        été être AUX aux:pass 5
        détruit détruire VERB root 0 VerbForm=Part|Tense=Past|Number=Sing|Gender=Masc
        par - ADP case 8
        les le DET det 8
        pluies pluie NOUN obl:agent 5
        . . PUNCT punct 5
        """,
    )

    assert triples(doc) == {("pluies", "détruit", "pont")}
    assert claims_of(doc)[0].form == "passive"


def test_a_passive_without_agent_has_no_subject() -> None:
    doc = make_doc(
        "Three miners were rescued.",
        """
        Three three NUM nummod 2
        miners miner NOUN nsubj:pass 4
        were be AUX aux:pass 4 VerbForm=Fin
        rescued rescue VERB root 0 VerbForm=Part|Tense=Past
        . . PUNCT punct 4
        """,
        language="en",
    )

    assert triples(doc) == {("-", "rescued", "miners")}


def test_a_participle_that_disagrees_with_its_subject_states_nothing() -> None:
    doc = make_doc(
        "La route est fermés.",
        """
        La le DET det 2
        route - NOUN nsubj:pass 4 Number=Sing|Gender=Fem
        est être AUX aux:pass 4 VerbForm=Fin|Number=Sing
        fermés fermer VERB root 0 VerbForm=Part|Tense=Past|Number=Plur|Gender=Masc
        . . PUNCT punct 4
        """,
    )

    assert triples(doc) == set()


def test_coordinated_subjects_and_objects_are_distributed() -> None:
    doc = make_doc(
        "Lyon et Metz accueillent le film.",
        """
        Lyon - PROPN nsubj 4
        et - CCONJ cc 3
        Metz - PROPN conj 1
        accueillent accueillir VERB root 0 VerbForm=Fin|Number=Plur
        le - DET det 6
        film - NOUN obj 4
        . . PUNCT punct 4
        """,
    )
    forms = {claim.form for claim in claims_of(doc)}
    keys = [claim.key for claim in claims_of(doc)]

    assert triples(doc) == {("Lyon", "accueillent", "film"), ("Metz", "accueillent", "film")}
    assert forms == {"active", "coordination"}
    assert len(set(keys)) == 2


def test_a_coordinated_verb_shares_the_subject() -> None:
    doc = make_doc(
        "La mairie achète puis vend le terrain.",
        """
        La le DET det 2
        mairie - NOUN nsubj 3 Number=Sing
        achète acheter VERB root 0 VerbForm=Fin|Number=Sing
        puis - CCONJ cc 5
        vend vendre VERB conj 3 VerbForm=Fin|Number=Sing
        le - DET det 7
        terrain - NOUN obj 5
        . . PUNCT punct 3
        """,
    )

    assert ("mairie", "vend", "terrain") in triples(doc)
    assert claim_at(claims_of(doc), doc, "vend").form == "coordination"
    assert doc.slice(claim_at(claims_of(doc), doc, "vend").span) == "vend le terrain"


def test_a_relative_clause_takes_the_noun_and_not_the_pronoun() -> None:
    doc = make_doc(
        "La police cherche un homme qui a volé un camion.",
        """
        La le DET det 2
        police - NOUN nsubj 3 Number=Sing
        cherche chercher VERB root 0 VerbForm=Fin|Number=Sing
        un - DET det 5
        homme - NOUN obj 3 Number=Sing
        qui - PRON nsubj 8 PronType=Rel
        a avoir AUX aux:tense 8 VerbForm=Fin|Number=Sing
        volé voler VERB acl:relcl 5 VerbForm=Part|Tense=Past
        un - DET det 10
        camion - NOUN obj 8
        . . PUNCT punct 3
        """,
    )
    claim = claim_at(claims_of(doc), doc, "volé")

    assert ("homme", "volé", "camion") in triples(doc)
    assert claim.form == "relative"
    assert claim.subject is not None
    assert doc.slice(claim.subject.spans[0]) == "un homme"


def test_a_relative_pronoun_in_the_place_of_the_object_is_resolved() -> None:
    doc = make_doc(
        "Voici le navire que Nantes construit.",
        """
        Voici - VERB root 0
        le - DET det 3
        navire - NOUN obj 1
        que - SCONJ obj 6
        Nantes - PROPN nsubj 6
        construit construire VERB acl:relcl 3 VerbForm=Fin|Number=Sing
        . . PUNCT punct 1
        """,
    )

    assert ("Nantes", "construit", "navire") in triples(doc)


def test_a_governor_that_only_colours_is_part_of_the_predicate() -> None:
    doc = make_doc(
        "Le club peut vendre son stade.",
        """
        Le le DET det 2
        club - NOUN nsubj 3 Number=Sing
        peut pouvoir VERB root 0 VerbForm=Fin|Number=Sing
        vendre - VERB xcomp 3 VerbForm=Inf
        son - DET det 6
        stade - NOUN obj 4
        . . PUNCT punct 3
        """,
    )
    (claim,) = claims_of(doc)

    assert triples(doc) == {("club", "vendre", "stade")}
    assert [doc.slice(span) for span in claim.predicate.spans] == ["peut vendre"]
    assert (claim.mode, claim.modality, claim.certainty) == ("considers", "able", "possible")


def test_a_copula_has_the_noun_as_predicate_and_its_complement_as_object() -> None:
    doc = make_doc(
        "Léa est présidente du club.",
        """
        Léa - PROPN nsubj 3
        est être AUX cop 3 VerbForm=Fin
        présidente président NOUN root 0
        du - ADP case 5
        club - NOUN nmod 3
        . . PUNCT punct 3
        """,
    )

    assert triples(doc) == {("Léa", "présidente", "club")}


def test_an_equation_with_a_name_has_the_copula_as_predicate() -> None:
    doc = make_doc(
        "Le vainqueur est Léa.",
        """
        Le le DET det 2
        vainqueur - NOUN nsubj 4
        est être AUX cop 4 VerbForm=Fin
        Léa - PROPN root 0
        . . PUNCT punct 4
        """,
        names="4:Person",
    )

    assert triples(doc) == {("vainqueur", "est", "Léa")}


def test_a_verb_that_supports_an_event_takes_its_concept() -> None:
    doc = make_doc(
        "L'armée lance une offensive.",
        """
        L' le DET det 2
        armée - NOUN nsubj 3 Number=Sing
        lance lancer VERB root 0 VerbForm=Fin|Number=Sing
        une un DET det 5
        offensive - NOUN obj 3
        . . PUNCT punct 3
        """,
    )

    assert [claim.predicate.concept for claim in claims_of(doc)] == ["attack"]


def test_an_object_that_strayed_from_a_relative_clause_goes_back() -> None:
    doc = make_doc(
        "Les enfants qui ont vu les loups dorment.",
        """
        Les le DET det 2
        enfants enfant NOUN nsubj 8 Number=Plur
        qui - PRON nsubj 5 PronType=Rel
        ont avoir AUX aux:tense 5 VerbForm=Fin|Number=Plur
        vu voir VERB acl:relcl 2 VerbForm=Part|Tense=Past
        les le DET det 7
        loups loup NOUN nsubj 8 Number=Plur
        dorment dormir VERB root 0 VerbForm=Fin|Number=Plur
        . . PUNCT punct 8
        """,
    )

    assert triples(doc) == {("enfants", "vu", "loups"), ("enfants", "dorment", "-")}


def test_a_lost_subject_is_left_open_in_a_fragment() -> None:
    doc = make_doc(
        "montrait un incendie.",
        """
        montrait montrer VERB root 0 VerbForm=Fin
        un - DET det 3
        incendie - NOUN obj 1
        . . PUNCT punct 1
        """,
    )

    assert ("-", "montrait", "incendie") in triples(doc)


def test_a_verb_that_the_model_left_as_it_stands_is_looked_up_by_its_infinitive() -> None:
    doc = make_doc(
        "Le Kenya participe au tournoi.",
        """
        Le le DET det 2
        Kenya - PROPN nsubj 3
        participe - VERB root 0 VerbForm=Fin|Number=Sing
        au - ADP case 5
        tournoi - NOUN obl:arg 3
        . . PUNCT punct 3
        """,
    )

    assert triples(doc) == {("Kenya", "participe", "tournoi")}
    assert claims_of(doc)[0].predicate.concept == "participate"


def test_a_reflexive_verb_is_not_its_bare_verb() -> None:
    doc = make_doc(
        "Le cortège se dirige vers le port.",
        """
        Le le DET det 2
        cortège - NOUN nsubj 4 Number=Sing
        se - PRON expl:comp 4
        dirige diriger VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres|Number=Sing
        vers - ADP case 7
        le le DET det 7
        port - NOUN obl:mod 4
        . . PUNCT punct 4
        """,
    )

    assert [claim.predicate.concept for claim in claims_of(doc)] == ["fr/se diriger"]


def test_somebody_who_gets_something_done_to_him_is_its_object() -> None:
    doc = make_doc(
        "Le voleur s'est fait mordre par un chien.",
        """
        Le le DET det 2
        voleur - NOUN nsubj:pass 6 Number=Sing
        s' se PRON expl:comp 6
        est être AUX aux:tense 6 VerbForm=Fin
        fait faire VERB dep 6
        mordre - VERB root 0 VerbForm=Inf
        par - ADP case 9
        un - DET det 9
        chien - NOUN obl:agent 6
        . . PUNCT punct 6
        """,
    )

    assert triples(doc) == {("chien", "mordre", "voleur")}


def test_who_is_let_go_is_the_object_and_without_one_nothing_is_said() -> None:
    rows = """
        Les le DET det 2
        gardes garde NOUN nsubj 4 Number=Plur
        {} PRON obj 4
        laissent laisser VERB root 0 VerbForm=Fin|Number=Plur
        partir - VERB xcomp 4 VerbForm=Inf
        . . PUNCT punct 4
        """
    kept = make_doc("Les gardes nous laissent partir.", rows.format("nous nous"))
    lost = make_doc("Les gardes se laissent partir.", rows.format("se se").replace("obj", "dep"))

    assert triples(kept) == {("gardes", "partir", "nous")}
    assert triples(lost) == set()


def test_what_somebody_is_punished_for_is_said_of_the_punished() -> None:
    doc = make_doc(
        "The court jailed a banker for hiding money.",
        """
        The the DET det 2
        court - NOUN nsubj 3
        jailed jail VERB root 0 VerbForm=Fin
        a - DET det 5
        banker - NOUN obj 3
        for - SCONJ mark 7
        hiding hide VERB advcl 3 VerbForm=Part|Tense=Pres
        money - NOUN obj 7
        . . PUNCT punct 3
        """,
        language="en",
    )
    claim = claim_at(claims_of(doc), doc, "hiding")

    assert ("banker", "hiding", "money") in triples(doc)
    assert (claim.mode, claim.modality, claim.certainty) == ("states", "verdict", "probable")


def test_what_a_clause_led_to_is_said_of_its_subject() -> None:
    doc = make_doc(
        "Une bombe a touché le marché tuant deux femmes.",
        """
        Une un DET det 2
        bombe - NOUN nsubj 4 Number=Sing
        a avoir AUX aux:tense 4 VerbForm=Fin|Number=Sing
        touché toucher VERB root 0 VerbForm=Part|Tense=Past
        le - DET det 6
        marché - NOUN obj 4 Number=Sing
        tuant tuer VERB acl 6 VerbForm=Part|Tense=Pres
        deux - NUM nummod 9
        femmes femme NOUN obj 7 Number=Plur
        . . PUNCT punct 4
        """,
    )

    assert ("bombe", "tuant", "femmes") in triples(doc)
    assert not any(subject == "marché" for subject, _, _ in triples(doc))


def test_a_bare_noun_behind_the_marker_of_an_agent_says_how() -> None:
    rows = """
        Les le DET det 2
        quais quai NOUN nsubj:pass 4 Number=Plur|Gender=Masc
        sont être AUX aux:pass 4 VerbForm=Fin|Number=Plur
        fermés fermer VERB root 0 VerbForm=Part|Tense=Past|Number=Plur|Gender=Masc
        par - ADP case 6
        {} NOUN obl:agent 4 Number=Sing
        . . PUNCT punct 4
        """
    manner = make_doc("Les quais sont fermés par prudence.", rows.format("prudence -"))
    agent = make_doc("Les quais sont fermés par maire.", rows.format("maire -"))

    assert triples(manner) == {("-", "fermés", "quais")}
    assert triples(agent) == {("maire", "fermés", "quais")}


def test_a_place_before_a_colon_is_no_subject() -> None:
    doc = make_doc(
        "Chili : le doyen est mort.",
        """
        Chili - PROPN nsubj 6
        : : PUNCT punct 1
        le - DET det 4
        doyen - NOUN nsubj 6 Number=Sing
        est être AUX aux:tense 6 VerbForm=Fin|Number=Sing
        mort mourir VERB root 0 VerbForm=Part|Tense=Past
        . . PUNCT punct 6
        """,
        names="1-1:Place",
    )

    assert triples(doc) == {("doyen", "mort", "-")}


def test_the_preposition_before_an_english_object_is_shown() -> None:
    doc = make_doc(
        "The firm responded to critics.",
        """
        The - DET det 2
        firm - NOUN nsubj 3
        responded respond VERB root 0 VerbForm=Fin|Tense=Past
        to - ADP case 5
        critics critic NOUN obl 3 Number=Plur
        . - PUNCT punct 3
        """,
        language="en",
    )
    claim = claim_at(claims_of(doc), doc, "responded")

    assert [doc.slice(span) for span in claim.predicate.spans] == ["responded to"]
    assert triples(doc) == {("firm", "responded", "critics")}


def test_a_verb_that_says_nothing_alone_states_nothing() -> None:
    doc = make_doc(
        "The news came.",
        """
        The - DET det 2
        news - NOUN nsubj 3
        came come VERB root 0 VerbForm=Fin|Tense=Past
        . - PUNCT punct 3
        """,
        language="en",
    )

    assert triples(doc) == set()


def test_how_long_after_another_clause_is_no_time_of_that_clause() -> None:
    doc = make_doc(
        "Ana left hours after Luc died.",
        """
        Ana - PROPN nsubj 2
        left leave VERB root 0 VerbForm=Fin|Tense=Past
        hours hour NOUN obl:npmod 6 Number=Plur
        after - SCONJ mark 6
        Luc - PROPN nsubj 6
        died die VERB advcl 2 VerbForm=Fin|Tense=Past
        . - PUNCT punct 2
        """,
        language="en",
    )

    assert claim_at(claims_of(doc), doc, "died").arguments == ()


def test_what_is_said_respectively_pairs_subjects_with_objects_in_order() -> None:
    doc = make_doc(
        "Lille et Brest battent respectivement Nice et Metz.",
        """
        Lille - PROPN nsubj 4
        et - CCONJ cc 3
        Brest - PROPN conj 1
        battent battre VERB root 0 Number=Plur|VerbForm=Fin
        respectivement - ADV advmod 4
        Nice - PROPN obj 4
        et - CCONJ cc 8
        Metz - PROPN conj 6
        . - PUNCT punct 4
        """,
    )

    assert set(triples(doc)) == {("Lille", "battent", "Nice"), ("Brest", "battent", "Metz")}


def test_what_is_said_respectively_of_lists_that_do_not_pair_gives_nothing() -> None:
    doc = make_doc(
        "Lille et Brest battent respectivement Nice.",
        """
        Lille - PROPN nsubj 4
        et - CCONJ cc 3
        Brest - PROPN conj 1
        battent battre VERB root 0 Number=Plur|VerbForm=Fin
        respectivement - ADV advmod 4
        Nice - PROPN obj 4
        . - PUNCT punct 4
        """,
    )

    assert triples(doc) == set()


def test_the_object_of_an_infinitive_can_stand_before_its_clause() -> None:
    doc = make_doc(
        "The show they wanted to see closed.",
        """
        The - DET det 2
        show - NOUN nsubj 7
        they - PRON nsubj 4
        wanted want VERB acl:relcl 2 VerbForm=Fin|Tense=Past
        to - PART mark 6
        see - VERB xcomp 4 VerbForm=Inf
        closed close VERB root 0 VerbForm=Fin|Tense=Past
        . - PUNCT punct 7
        """,
        language="en",
    )

    assert ("they", "see", "show") in triples(doc)


def test_a_participle_of_comparison_states_nothing() -> None:
    doc = make_doc(
        "He left as promised.",
        """
        He - PRON nsubj 2
        left leave VERB root 0 VerbForm=Fin|Tense=Past
        as - SCONJ mark 4
        promised promise VERB advcl 2 VerbForm=Part|Tense=Past
        . - PUNCT punct 2
        """,
        language="en",
    )

    assert triples(doc) == {("He", "left", "-")}


def test_a_singular_verb_is_said_of_the_first_noun_of_what_looks_like_a_list() -> None:
    rows = """
        La le DET det 2 Number=Sing
        tension - NOUN nsubj 8 Number=Sing
        entre - ADP case 5
        le - DET det 5 Number=Sing
        parti - NOUN nmod 2 Number=Sing
        et - CCONJ cc 7
        Luc - PROPN conj 2
        {verb} {lemma} VERB root 0 Number={number}|VerbForm=Fin
        Anne - PROPN obj 8
        . - PUNCT punct 8
        """
    one = make_doc("La tension entre le parti et Luc quitte Anne.", rows.format(verb="quitte", lemma="quitter", number="Sing"))
    two = make_doc(
        "La tension entre le parti et Luc quittent Anne.", rows.format(verb="quittent", lemma="quitter", number="Plur")
    )

    assert {subject for subject, trigger, _ in triples(one) if trigger == "quitte"} == {"tension"}
    assert "Luc" in {subject for subject, trigger, _ in triples(two) if trigger == "quittent"}


def test_what_may_go_on_the_object_of_a_relative_clause_is_no_second_subject() -> None:
    rows = """
        Les le DET det 2 Number=Plur
        frères frère NOUN nsubj 10 Gender=Masc|Number=Plur
        qui - PRON nsubj 4 PronType=Rel
        tiennent tenir VERB acl:relcl 2 Number=Plur|VerbForm=Fin
        un - DET det 6
        titre - NOUN obj 4 Number=Sing
        {join}
        une - DET det 9
        coupe - NOUN conj 2 Number=Sing
        jouent jouer VERB root 0 Number=Plur|VerbForm=Fin
        le - DET det 12
        match - NOUN obj 10
        . - PUNCT punct 10
        """
    doc = make_doc("Les frères qui tiennent un titre et une coupe jouent le match.", rows.format(join="et - CCONJ cc 9"))

    assert {subject for subject, trigger, _ in triples(doc) if trigger == "jouent"} == {"frères"}


def test_what_denies_an_adverb_stands_among_the_words_of_the_predicate() -> None:
    doc = make_doc(
        "Farmers no longer need rain.",
        """
        Farmers farmer NOUN nsubj 4 Number=Plur
        no - ADV advmod 3
        longer - ADV advmod 4
        need - VERB root 0 VerbForm=Fin|Tense=Pres
        rain - NOUN obj 4 Number=Sing
        . - PUNCT punct 4
        """,
        language="en",
    )
    claim = claim_at(claims_of(doc), doc, "need")

    assert [doc.slice(span) for span in claim.predicate.spans] == ["no longer need"]
    assert claim.mode == "denies"


def test_a_time_that_is_filled_with_something_can_be_an_agent() -> None:
    rows = """
        Slides slide NOUN nsubj:pass 3 Number=Plur
        were - AUX aux:pass 3 VerbForm=Fin
        caused cause VERB root 0 VerbForm=Part|Tense=Past
        by - ADP case 5
        weeks week NOUN {dep} 3 Number=Plur
        of - ADP case 7
        {noun} - NOUN nmod 5 Number=Sing
        . - PUNCT punct 3
        """
    filled = make_doc("Slides were caused by weeks of rain.", rows.format(noun="rain", dep="obl:agent"), language="en")
    empty = make_doc("Slides were caused by weeks of June.", rows.format(noun="June", dep="obl:agent"), language="en")

    assert triples(filled) == {("weeks", "caused", "Slides")}
    assert triples(empty) == {("-", "caused", "Slides")}


@pytest.mark.parametrize(("verb", "objects"), [("oppose", ["la juge"]), ("salue", ["la juge", "Luc"])])
def test_what_holds_of_two_things_together_is_said_once(verb, objects):
    doc = make_doc(
        f"Le débat {verb} la juge et Luc.",
        f"""
        Le - DET det 2
        débat - NOUN nsubj 3
        {verb} {verb}r VERB root 0 VerbForm=Fin
        la - DET det 5
        juge - NOUN obj 3
        et - CCONJ cc 7
        Luc - PROPN conj 5
        . . PUNCT punct 3
        """,
        names="7:Person",
    )

    claims = claims_of(doc)

    assert [doc.slice(it.object.spans[0]) for it in claims if it.object] == objects
    assert [(it.role, doc.slice(it.spans[0])) for it in claims[0].arguments] == (
        [("complement", "Luc")] if verb == "oppose" else []
    )
