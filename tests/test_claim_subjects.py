"""Whom a predicate is said of where its subject stands elsewhere in the sentence."""

from __future__ import annotations

from tests.build import make_doc
from tests.claims import claim_at, claims_of, head, triples


def test_a_finite_verb_that_goes_on_a_participle_shares_the_subject_of_the_finite_verb_above() -> None:
    doc = make_doc(
        "Elle mène avec une avance portée à dix points et signe un contrat.",
        """
        Elle - PRON nsubj 2 Number=Sing
        mène mener VERB root 0 VerbForm=Fin|Number=Sing
        avec - ADP case 5
        une - DET det 5
        avance - NOUN obl:mod 2 Number=Sing
        portée porter VERB acl 5 VerbForm=Part|Tense=Past
        à - ADP case 9
        dix - NUM nummod 9
        points point NOUN obl:arg 6
        et - CCONJ cc 11
        signe signer VERB conj 6 VerbForm=Fin|Number=Sing
        un - DET det 13
        contrat - NOUN obj 11
        . - PUNCT punct 2
        """,
    )

    assert ("Elle", "signe", "contrat") in triples(doc)


def test_a_verb_takes_no_subject_of_another_number() -> None:
    doc = make_doc(
        "Les ventes montent et inquiète le patron.",
        """
        Les le DET det 2
        ventes vente NOUN nsubj 3 Number=Plur
        montent monter VERB root 0 VerbForm=Fin|Number=Plur
        et - CCONJ cc 5
        inquiète inquiéter VERB conj 3 VerbForm=Fin|Number=Sing
        le - DET det 7
        patron - NOUN obj 5
        . - PUNCT punct 3
        """,
    )

    assert {trigger for _, trigger, _ in triples(doc)} == {"montent"}


def test_a_participle_that_goes_on_a_passive_one_is_passive() -> None:
    doc = make_doc(
        "Le prix créé en mai et remis par Anne attire.",
        """
        Le - DET det 2
        prix - NOUN nsubj 9 Number=Sing
        créé créer VERB acl 2 VerbForm=Part|Tense=Past
        en - ADP case 5
        mai - NOUN obl:mod 3
        et - CCONJ cc 7
        remis remettre VERB conj 3 VerbForm=Part|Tense=Past
        par - ADP case 9
        Anne - PROPN obl:agent 7
        attire attirer VERB root 0 VerbForm=Fin|Number=Sing
        . - PUNCT punct 10
        """.replace("nsubj 9", "nsubj 10"),
    )

    assert ("Anne", "remis", "prix") in triples(doc)


def asked(rows: str) -> str:
    """Return who is to leave in a sentence of a verb, its recipient and an infinitive."""
    doc = make_doc("La règle demande à Luc de partir.", rows)
    claims = [claim for claim in claims_of(doc) if doc.slice(claim.predicate.head) == "partir"]
    return head(doc, claims[0].subject) if claims else "-"


def test_who_is_asked_to_do_something_is_its_subject_and_never_who_asks() -> None:
    rows = """
        La - DET det 2
        règle - NOUN nsubj 3 Number=Sing
        demande demander VERB root 0 VerbForm=Fin|Number=Sing
        à - ADP case 5
        Luc - PROPN obl:arg 3
        de - ADP mark 7
        partir - VERB xcomp 3 VerbForm=Inf
        . - PUNCT punct 3
        """

    assert asked(rows) == "Luc"
    assert asked(rows.replace("obl:arg", "obl:mod")) == "-"


def test_a_participle_behind_a_name_may_be_said_of_the_name() -> None:
    doc = make_doc(
        "Le groupe achète Nova, fondée en mai.",
        """
        Le - DET det 2
        groupe - NOUN nsubj 3 Number=Sing
        achète acheter VERB root 0 VerbForm=Fin|Number=Sing
        Nova - PROPN obj 3
        , - PUNCT punct 6
        fondée fonder VERB advcl 3 VerbForm=Part|Tense=Past
        en - ADP case 8
        mai - NOUN obl:mod 6
        . - PUNCT punct 3
        """,
    )

    assert {trigger for _, trigger, _ in triples(doc)} == {"achète"}


def test_a_thing_does_what_it_makes_possible_and_an_event_does_not() -> None:
    rows = """
        Ce - DET det 2
        {noun} - NOUN nsubj 3
        permet permettre VERB root 0 VerbForm=Fin
        de - ADP mark 5
        soigner - VERB xcomp 3 VerbForm=Inf
        . - PUNCT punct 3
        """
    tool, event = (make_doc(f"Ce {noun} permet de soigner.", rows.format(noun=noun)) for noun in ("vaccin", "retour"))

    assert head(tool, claim_at(claims_of(tool), tool, "soigner").subject) == "vaccin"
    assert all(event.slice(claim.predicate.head) != "soigner" for claim in claims_of(event))


def test_a_verb_said_of_people_takes_the_person_of_a_phrase_that_names_a_thing() -> None:
    rows = """
        Le - DET det 2
        directeur - NOUN nsubj 9 Number=Sing
        de - ADP case 5
        la - DET det 5
        banque - NOUN nmod 2 Number=Sing
        qui - PRON nsubj 8 PronType=Rel
        a avoir AUX aux:tense 8 VerbForm=Fin|Number=Sing
        {word} {lemma} VERB acl:relcl 5 VerbForm=Part|Tense=Past
        dort dormir VERB root 0 VerbForm=Fin|Number=Sing
        . - PUNCT punct 9
        """
    person, thing = (
        make_doc(f"Le directeur de la banque qui a {word} dort.", rows.format(word=word, lemma=lemma))
        for word, lemma in (("démissionné", "démissionner"), ("brûlé", "brûler"))
    )

    assert head(person, claim_at(claims_of(person), person, "démissionné").subject) == "directeur"
    assert head(thing, claim_at(claims_of(thing), thing, "brûlé").subject) == "banque"


def test_who_sees_something_happen_does_not_do_it() -> None:
    rows = """
        Luc - PROPN nsubj 2
        voit voir VERB root 0 VerbForm=Fin
        {first}
        {second}
        . - PUNCT punct 2
        """
    named = make_doc(
        "Luc voit Anne tomber.", rows.format(first="Anne - PROPN obj 2", second="tomber - VERB xcomp 2 VerbForm=Inf")
    )
    open_ = make_doc(
        "Luc voit tomber Anne.", rows.format(first="tomber - VERB xcomp 2 VerbForm=Inf", second="Anne - PROPN obj 3")
    )

    assert head(named, claim_at(claims_of(named), named, "tomber").subject) == "Anne"
    assert all(open_.slice(claim.predicate.head) != "tomber" for claim in claims_of(open_))


def test_what_happened_is_an_event_and_not_the_place_in_its_name() -> None:
    doc = make_doc(
        "Le siège de Metz qui dure inquiète.",
        """
        Le - DET det 2
        siège - NOUN nsubj 7 Number=Sing
        de - ADP case 4
        Metz - PROPN nmod 2
        qui - PRON nsubj 6 PronType=Rel
        dure durer VERB acl:relcl 4 VerbForm=Fin|Number=Sing
        inquiète inquiéter VERB root 0 VerbForm=Fin|Number=Sing
        . - PUNCT punct 7
        """,
        names="4:Place",
    )

    assert head(doc, claim_at(claims_of(doc), doc, "dure").subject) == "siège"


def test_what_takes_place_has_no_purpose_of_its_own() -> None:
    rows = """
        La - DET det 2
        réunion - NOUN nsubj 4
        se - PRON expl:comp 4
        {verb} {lemma} VERB root 0 VerbForm=Fin
        pour - ADP mark 6
        débattre - VERB advcl 4 VerbForm=Inf
        . - PUNCT punct 4
        """
    event = make_doc("La réunion se tient pour débattre.", rows.format(verb="tient", lemma="tenir"))
    action = make_doc("La réunion se lève pour débattre.", rows.format(verb="lève", lemma="lever"))

    assert all(event.slice(claim.predicate.head) != "débattre" for claim in claims_of(event))
    assert head(action, claim_at(claims_of(action), action, "débattre").subject) == "réunion"


def test_an_infinitive_hung_on_a_noun_goes_on_the_infinitive_around_it_that_is_opened_alike() -> None:
    doc = make_doc(
        "Elle espère à rendre les zones tenues et à suivre le plan.",
        """
        Elle - PRON nsubj 2 Number=Sing
        espère espérer VERB root 0 Number=Sing|VerbForm=Fin
        à - ADP mark 4
        rendre - VERB xcomp 2 VerbForm=Inf
        les le DET det 6 Number=Plur
        zones zone NOUN obj 4 Gender=Fem|Number=Plur
        tenues tenir VERB acl 6 Gender=Fem|Number=Plur|Tense=Past|VerbForm=Part
        et - CCONJ cc 10
        à - ADP mark 10
        suivre - VERB conj 7 VerbForm=Inf
        le - DET det 12 Number=Sing
        plan - NOUN obj 10 Number=Sing
        . - PUNCT punct 2
        """,
    )

    assert ("Elle", "suivre", "plan") in triples(doc)
    assert claim_at(claims_of(doc), doc, "suivre").mode == "considers"


def test_a_time_before_the_subject_is_none_of_two_subjects() -> None:
    doc = make_doc(
        "Ces années, des courses ont cessé ou ont perdu leur piste.",
        """
        Ces ce DET det 2 Number=Plur
        années année NOUN nsubj 7 Gender=Fem|Number=Plur
        , - PUNCT punct 7
        des un DET det 5 Number=Plur
        courses course NOUN nsubj 7 Gender=Fem|Number=Plur
        ont avoir AUX aux:tense 7 Number=Plur|VerbForm=Fin
        cessé cesser VERB root 0 Number=Sing|Tense=Past|VerbForm=Part
        ou - CCONJ cc 10
        ont avoir AUX aux:tense 10 Number=Plur|VerbForm=Fin
        perdu perdre VERB conj 7 Number=Sing|Tense=Past|VerbForm=Part
        leur - DET det 12 Number=Sing
        piste - NOUN obj 10 Gender=Fem|Number=Sing
        . - PUNCT punct 7
        """,
    )

    assert ("courses", "perdu", "piste") in triples(doc)


def test_a_verb_behind_one_with_two_subjects_shares_neither() -> None:
    doc = make_doc(
        "Le chef la ville vend et quitte le port.",
        """
        Le - DET det 2 Number=Sing
        chef - NOUN nsubj 5 Number=Sing
        la le DET det 4 Number=Sing
        ville - NOUN nsubj 5 Number=Sing
        vend vendre VERB root 0 Number=Sing|VerbForm=Fin
        et - CCONJ cc 7
        quitte quitter VERB conj 5 Number=Sing|VerbForm=Fin
        le - DET det 9 Number=Sing
        port - NOUN obj 7 Number=Sing
        . - PUNCT punct 5
        """,
    )

    assert not triples(doc)


def test_an_infinitive_behind_a_comma_goes_on_the_one_that_a_modal_governs() -> None:
    doc = make_doc(
        "Elle doit partir, vendre la maison.",
        """
        Elle - PRON nsubj 2 Number=Sing
        doit devoir VERB root 0 Number=Sing|VerbForm=Fin
        partir - VERB xcomp 2 VerbForm=Inf
        , - PUNCT punct 5
        vendre - VERB advcl 2 VerbForm=Inf
        la le DET det 7 Number=Sing
        maison - NOUN obj 5 Gender=Fem|Number=Sing
        . - PUNCT punct 2
        """,
    )

    assert ("Elle", "vendre", "maison") in triples(doc)
    assert claim_at(claims_of(doc), doc, "vendre").modality == claim_at(claims_of(doc), doc, "partir").modality == "obligation"


def test_what_a_preposition_opens_is_no_subject_but_the_bare_noun_below_it_is() -> None:
    doc = make_doc(
        "Dès l'étape Luc prend la tête.",
        """
        Dès dès ADP case 3
        l' le DET det 3 Number=Sing
        étape - NOUN nsubj 5 Gender=Fem|Number=Sing
        Luc - PROPN nmod 3
        prend prendre VERB root 0 Number=Sing|VerbForm=Fin
        la le DET det 7 Number=Sing
        tête - NOUN obj 5 Gender=Fem|Number=Sing
        . - PUNCT punct 5
        """,
    )

    assert {subject for subject, _, _ in triples(doc)} == {"Luc"}


def test_what_makes_somebody_the_first_happened() -> None:
    doc = make_doc(
        "Luc est le premier à gagner le prix.",
        """
        Luc - PROPN nsubj 4
        est être AUX cop 4 Number=Sing|VerbForm=Fin
        le - DET det 4 Number=Sing
        premier - ADJ root 0 NumType=Ord|Number=Sing
        à - ADP mark 6
        gagner - VERB xcomp 4 VerbForm=Inf
        le - DET det 8 Number=Sing
        prix - NOUN obj 6
        . - PUNCT punct 4
        """,
    )

    assert claim_at(claims_of(doc), doc, "gagner").mode == "states"


def test_an_infinitive_in_brackets_is_done_by_nobody_outside_them() -> None:
    doc = make_doc(
        "Elle reste (un temps pour rendre le retard).",
        """
        Elle - PRON nsubj 2 Number=Sing
        reste rester VERB root 0 Number=Sing|VerbForm=Fin
        ( - PUNCT punct 5
        un - DET det 5 Number=Sing
        temps - NOUN obl:mod 2
        pour - ADP mark 7
        rendre - VERB advcl 2 VerbForm=Inf
        le - DET det 9 Number=Sing
        retard - NOUN obj 7 Number=Sing
        ) - PUNCT punct 5
        . - PUNCT punct 2
        """,
    )

    assert not [trigger for _, trigger, _ in triples(doc) if trigger == "rendre"]


def test_a_gerund_behind_a_quotation_is_not_said_of_a_noun_inside_it() -> None:
    rows = """
        {open} - PUNCT punct 4
        Le - DET det 3 Number=Sing
        pays - NOUN nsubj 4
        gagne gagner VERB root 0 Number=Sing|VerbForm=Fin
        {close} - PUNCT punct 4
        en - ADP mark 7
        portant porter VERB advcl 4 Tense=Pres|VerbForm=Part
        le - DET det 9 Number=Sing
        drapeau - NOUN obj 7 Number=Sing
        . - PUNCT punct 4
        """
    quoted = make_doc("« Le pays gagne » en portant le drapeau.", rows.format(open="«", close="»"))
    plain = make_doc("( Le pays gagne ) en portant le drapeau.", rows.format(open="(", close=")"))

    assert ("pays", "portant", "drapeau") in triples(plain)
    assert ("pays", "portant", "drapeau") not in triples(quoted)


def test_what_a_plan_consists_in_is_done_by_no_plan() -> None:
    doc = make_doc(
        "Le but est de rendre la ville.",
        """
        Le - DET det 2
        but - NOUN nsubj 5 Number=Sing
        est être AUX cop 5 Number=Sing|VerbForm=Fin
        de - ADP mark 5
        rendre - VERB root 0 VerbForm=Inf
        la le DET det 7
        ville - NOUN obj 5 Number=Sing
        . - PUNCT punct 5
        """,
    )

    assert not triples(doc)


def test_a_list_does_not_go_on_inside_a_bracket() -> None:
    doc = make_doc(
        "Le mal est transmis par le moustique (vecteur de grippe et la rage).",
        """
        Le - DET det 2
        mal - NOUN nsubj 4 Number=Sing
        est être AUX aux:pass 4 Number=Sing|VerbForm=Fin
        transmis transmettre VERB root 0 Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part
        par - ADP case 7
        le - DET det 7
        moustique - NOUN obl:agent 4 Number=Sing
        ( - PUNCT punct 7
        vecteur - NOUN appos 7
        de - ADP case 11
        grippe - NOUN nmod 9
        et - CCONJ cc 14
        la le DET det 14
        rage - NOUN conj 7
        ) - PUNCT punct 7
        . - PUNCT punct 4
        """,
    )

    assert {(subject, object_) for subject, trigger, object_ in triples(doc) if trigger == "transmis"} == {("moustique", "mal")}


def test_a_participle_between_a_subject_and_its_verb_is_said_of_the_subject_before_a_nearer_noun() -> None:
    doc = make_doc(
        "Le concert du groupe, suivi par Anne, finit.",
        """
        Le - DET det 2 Number=Sing
        concert - NOUN nsubj 10 Gender=Masc|Number=Sing
        du de ADP case 4 Definite=Def|Number=Sing
        groupe - NOUN nmod 2 Gender=Masc|Number=Sing
        , - PUNCT punct 6
        suivi suivre VERB acl 2 Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part
        par - ADP case 8
        Anne - PROPN obl:agent 6
        , - PUNCT punct 6
        finit finir VERB root 0 Number=Sing|VerbForm=Fin
        . - PUNCT punct 10
        """,
    )

    assert ("Anne", "suivi", "concert") in triples(doc)


def test_who_is_given_time_does_what_it_is_for() -> None:
    doc = make_doc(
        "They gave Luc weeks to pay.",
        """
        They - PRON nsubj 2
        gave give VERB root 0 VerbForm=Fin|Tense=Past
        Luc - PROPN iobj 2
        weeks week NOUN obj 2 Number=Plur
        to - PART mark 6
        pay - VERB advcl 2 VerbForm=Inf
        . - PUNCT punct 2
        """,
        language="en",
    )

    assert ("Luc", "pay", "-") in triples(doc)


def test_a_participle_right_behind_a_noun_that_it_agrees_with_is_said_of_it_wherever_it_hangs() -> None:
    doc = make_doc(
        "Anne forme une chaîne longue dirigée par Luc.",
        """
        Anne - PROPN nsubj 2
        forme former VERB root 0 Number=Sing|VerbForm=Fin
        une un DET det 4
        chaîne - NOUN obj 2 Gender=Fem|Number=Sing
        longue long ADJ amod 4 Gender=Fem|Number=Sing
        dirigée diriger VERB advcl 2 Gender=Fem|Number=Sing|Tense=Past|VerbForm=Part
        par - ADP case 8
        Luc - PROPN obl:agent 6
        . - PUNCT punct 2
        """,
    )

    assert ("Luc", "dirigée", "chaîne") in triples(doc)


def test_a_gerund_below_a_participle_is_done_by_the_subject_around_it() -> None:
    doc = make_doc(
        "Le conseil suit la procédure ouverte en créant un groupe.",
        """
        Le - DET det 2
        conseil - NOUN nsubj 3 Gender=Masc|Number=Sing
        suit suivre VERB root 0 Number=Sing|VerbForm=Fin
        la le DET det 5
        procédure - NOUN obj 3 Gender=Fem|Number=Sing
        ouverte ouvrir VERB acl 5 Gender=Fem|Number=Sing|Tense=Past|VerbForm=Part
        en - ADP mark 8
        créant créer VERB advcl 6 Tense=Pres|VerbForm=Part
        un - DET det 10
        groupe - NOUN obj 8
        . - PUNCT punct 3
        """,
    )

    assert ("conseil", "créant", "groupe") in triples(doc)


def test_a_thing_that_something_is_done_to_does_nothing_by_a_gerund() -> None:
    doc = make_doc(
        "Le mur est vendu en créant un groupe.",
        """
        Le - DET det 2
        mur - NOUN nsubj:pass 4 Gender=Masc|Number=Sing
        est être AUX aux:pass 4 Number=Sing|VerbForm=Fin
        vendu vendre VERB root 0 Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part
        en - ADP mark 6
        créant créer VERB advcl 4 Tense=Pres|VerbForm=Part
        un - DET det 8
        groupe - NOUN obj 6
        . - PUNCT punct 4
        """,
    )

    assert not [trigger for _, trigger, _ in triples(doc) if trigger == "créant"]


def test_a_singular_demonstrative_by_its_lemma_names_nothing_either() -> None:
    doc = make_doc(
        "Celui qui part vend le lot.",
        """
        Celui celui PRON nsubj 4 Number=Sing
        qui - PRON nsubj 3 PronType=Rel
        part partir VERB acl:relcl 1 Number=Sing|VerbForm=Fin
        vend vendre VERB root 0 Number=Sing|VerbForm=Fin
        le - DET det 6
        lot - NOUN obj 4
        . - PUNCT punct 4
        """,
    )

    assert not [trigger for _, trigger, _ in triples(doc) if trigger == "part"]


def test_a_verb_behind_a_clause_with_a_subject_of_its_own_goes_on_that_clause() -> None:
    doc = make_doc(
        "Anne chante, mais Luc vend le lot et quitte la ville.",
        """
        Anne - PROPN nsubj 2
        chante chanter VERB root 0 Number=Sing|VerbForm=Fin
        , - PUNCT punct 6
        mais - CCONJ cc 6
        Luc - PROPN nsubj 6
        vend vendre VERB conj 2 Number=Sing|VerbForm=Fin
        le - DET det 8
        lot - NOUN obj 6
        et - CCONJ cc 10
        quitte quitter VERB conj 2 Number=Sing|VerbForm=Fin
        la le DET det 12
        ville - NOUN obj 10
        . - PUNCT punct 2
        """,
    )

    assert ("Luc", "quitte", "ville") in triples(doc)


def test_what_a_prepositional_noun_opens_is_what_a_participle_is_said_of() -> None:
    doc = make_doc(
        "À la suite de la course dirigée par Luc, Anne vend le lot.",
        """
        À à ADP case 3
        la le DET det 3
        suite - NOUN obl 12 Gender=Fem|Number=Sing
        de - ADP case 6
        la le DET det 6
        course - NOUN nmod 3 Gender=Fem|Number=Sing
        dirigée diriger VERB acl 3 Gender=Fem|Number=Sing|Tense=Past|VerbForm=Part
        par - ADP case 9
        Luc - PROPN obl:agent 7
        , - PUNCT punct 3
        Anne - PROPN nsubj 12
        vend vendre VERB root 0 Number=Sing|VerbForm=Fin
        le - DET det 14
        lot - NOUN obj 12
        . - PUNCT punct 12
        """,
    )

    assert ("Luc", "dirigée", "course") in triples(doc)


def test_what_only_users_do_is_not_done_by_the_thing_that_lets_them() -> None:
    rows = """
        {subject} - {pos} nsubj 2 Number=Sing
        permet permettre VERB root 0 Number=Sing|VerbForm=Fin
        de - ADP mark 4
        {verb} - VERB xcomp 2 VerbForm=Inf
        la - DET det 6
        douleur - NOUN obj 4
        . - PUNCT punct 2
        """
    cases = [("Pommade", "NOUN", "réduire"), ("Pommade", "NOUN", "comprendre"), ("Ana", "PROPN", "comprendre")]
    docs = [
        make_doc(f"{subject} permet de {verb} la douleur.", rows.format(subject=subject, pos=pos, verb=verb))
        for subject, pos, verb in cases
    ]

    assert [(case[0], case[2], "douleur") in triples(doc) for case, doc in zip(cases, docs, strict=True)] == [True, False, True]


def test_whose_the_mission_is_does_what_it_consists_in() -> None:
    doc = make_doc(
        "La mission de la sonde est de cartographier la lune.",
        """
        La - DET det 2
        mission - NOUN nsubj 6 Number=Sing
        de - ADP case 5
        la - DET det 5
        sonde - NOUN nmod 2 Number=Sing
        est être VERB root 0 Number=Sing|VerbForm=Fin
        de - ADP mark 8
        cartographier - VERB xcomp 6 VerbForm=Inf
        la - DET det 10
        lune - NOUN obj 8
        . - PUNCT punct 6
        """,
    )

    assert {subject for subject, trigger, _ in triples(doc) if trigger == "cartographier"} == {"sonde"}


def test_what_is_asked_for_does_not_do_what_it_is_asked_for() -> None:
    rows = """
        Ana - PROPN nsubj 2
        {word} {lemma} VERB root 0 Number=Sing|VerbForm=Fin
        {noun} - {pos} obj 2
        pour - ADP mark 5
        financer - VERB advcl 2 VerbForm=Inf
        le - DET det 7
        projet - NOUN obj 5
        . - PUNCT punct 2
        """
    cases = [("demande", "demander", "argent", "NOUN"), ("nomme", "nommer", "Luc", "PROPN")]
    docs = [
        make_doc(f"Ana {word} {noun} pour financer le projet.", rows.format(word=word, lemma=lemma, noun=noun, pos=pos))
        for word, lemma, noun, pos in cases
    ]

    found = [{subject for subject, trigger, _ in triples(doc) if trigger == "financer"} for doc in docs]
    assert found == [{"Ana"}, {"Luc"}]


def test_an_infinitive_behind_a_relative_clause_and_a_comma_says_nothing_of_the_main_subject() -> None:
    rows = """
        Ana - PROPN nsubj 2
        bat battre VERB root 0 Number=Sing|VerbForm=Fin
        Luc - PROPN obj 2
        {pronoun} - PRON nsubj 5 PronType=Rel
        tombe tomber VERB {dep} Number=Sing|VerbForm=Fin
        , - PUNCT punct 8
        avant - ADP mark 8
        fuir - VERB advcl 2 VerbForm=Inf
        la - DET det 10
        salle - NOUN obj 8
        . - PUNCT punct 2
        """
    doc = make_doc("Ana bat Luc qui tombe , avant fuir la salle.", rows.format(pronoun="qui", dep="acl:relcl 3"))

    assert all(trigger != "fuir" for _, trigger, _ in triples(doc))


def test_a_complement_opened_by_according_to_leaves_the_subject_to_the_noun_set_off_behind_it() -> None:
    doc = make_doc(
        "Selon Ana Roy, les liens pâlissent.",
        """
        Selon - ADP case 2
        Ana - PROPN nsubj 7
        Roy - PROPN flat:name 2
        , - PUNCT punct 6
        les - DET det 6 Number=Plur
        liens lien NOUN conj 2 Gender=Masc|Number=Plur
        pâlissent pâlir VERB root 0 Number=Plur|VerbForm=Fin
        . - PUNCT punct 7
        """,
        names="2-3:Person",
    )

    assert ("liens", "pâlissent", "-") in triples(doc)


def test_the_mark_of_an_editor_is_no_subject() -> None:
    rows = """
        {word} - NOUN nsubj 2
        fuient fuir VERB root 0 VerbForm=Fin
        la - DET det 4
        ville - NOUN obj 2
        . - PUNCT punct 2
        """
    mark, crowd = (make_doc(f"{word} fuient la ville.", rows.format(word=word)) for word in ("NDLR", "Foules"))

    assert triples(mark) == set()
    assert ("Foules", "fuient", "ville") in triples(crowd)


def test_who_is_seen_does_what_a_bare_infinitive_says_wherever_it_hangs() -> None:
    rows = """
        La - DET det 2
        manche - NOUN nsubj 4 Number=Sing
        a avoir AUX aux:tense 4 Number=Sing|VerbForm=Fin
        vu voir VERB root 0 Tense=Past|VerbForm=Part
        le - DET det 6
        groupe - NOUN obj 4 Number=Sing
        {mark}
        finir - VERB advcl 4 VerbForm=Inf
        . - PUNCT punct 4
        """
    doc = make_doc("La manche a vu le groupe hier finir.", rows.format(mark="hier - ADV advmod 4"))

    assert ("groupe", "finir", "-") in triples(doc)


def test_a_thing_means_to_do_nothing_that_only_people_do() -> None:
    rows = """
        {subject} - NOUN nsubj 2 Number=Sing
        sert servir VERB root 0 Number=Sing|VerbForm=Fin
        {mark} - ADP mark 4
        {verb} - VERB advcl 2 VerbForm=Inf
        Luc - PROPN obj 4
        . - PUNCT punct 2
        """
    cases = [
        ("Course", "pour", "élire"), ("Maire", "pour", "élire"), ("Course", "pour", "fatiguer"), ("Course", "après", "élire"),
    ]  # fmt: skip
    docs = [
        make_doc(f"{subject} sert {mark} {verb} Luc.", rows.format(subject=subject, mark=mark, verb=verb))
        for subject, mark, verb in cases
    ]

    found = [(subject, verb, "Luc") in triples(doc) for (subject, _, verb), doc in zip(cases, docs, strict=True)]
    assert found == [False, True, True, True]


def test_a_person_follows_no_thing_that_a_participle_hangs_on() -> None:
    rows = """
        Ana - PROPN nsubj 2
        gagne gagner VERB root 0 Number=Sing|VerbForm=Fin
        en - ADP case 5
        un - DET det 5
        {noun} - NOUN obl:mod 2 Gender=Masc|Number=Sing
        suivi suivre VERB acl 5 Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part
        par - ADP case 8
        Luc - PROPN obl:agent 6
        . - PUNCT punct 2
        """
    thing, person = (
        make_doc(f"Ana gagne en un {noun} suivi par Luc.", rows.format(noun=noun), names="8-8:Person")
        for noun in ("temps", "journaliste")
    )

    assert "suivi" not in {trigger for _, trigger, _ in triples(thing)}
    assert ("Luc", "suivi", "journaliste") in triples(person)


def test_what_goes_on_a_passive_infinitive_taken_for_a_noun_is_said_of_who_is_accused() -> None:
    doc = make_doc(
        "Luc accuse Ana d'être corrompue et d'être coupable.",
        """
        Luc - PROPN nsubj 2
        accuse accuser VERB root 0 Number=Sing|VerbForm=Fin
        Ana - PROPN obj 2
        d' de ADP mark 6
        être - AUX aux:pass 6 VerbForm=Inf
        corrompue - NOUN xcomp 2 Gender=Fem|Number=Sing
        et - CCONJ cc 10
        d' de ADP mark 10
        être - AUX cop 10 VerbForm=Inf
        coupable - ADJ conj 6 Number=Sing
        . - PUNCT punct 2
        """,
    )

    assert {subject for subject, trigger, _ in triples(doc) if trigger == "coupable"} == {"Ana"}


HEADLINE = """
    Chili - PROPN nsubj 6
    : - PUNCT punct 4
    {det} - DET det 4 Number=Sing
    {noun} - NOUN nmod 1 Gender=Masc|Number=Sing
    {tail}
    {verb} dormir VERB root 0 Number={number}|VerbForm=Fin
    . - PUNCT punct 6
    """


def test_what_stands_behind_the_place_and_colon_of_a_headline_is_its_subject() -> None:
    doc = make_doc(
        "Chili : le doyen enfin dort.",
        HEADLINE.format(det="le", noun="doyen", tail="enfin - ADV advmod 6", verb="dort", number="Sing"),
    )

    assert triples(doc) == {("doyen", "dort", "-")}


def test_a_headline_whose_noun_disagrees_with_its_verb_has_no_subject() -> None:
    doc = make_doc(
        "Chili : le doyen enfin dorment.",
        HEADLINE.format(det="le", noun="doyen", tail="enfin - ADV advmod 6", verb="dorment", number="Plur"),
    )

    assert triples(doc) == set()


def test_of_several_nouns_behind_a_colon_the_last_is_the_subject_if_a_comma_opens_it() -> None:
    rows = """
        Judo - PROPN nsubj 5
        : - PUNCT punct 3
        mondiaux mondial NOUN nmod 1 Gender=Masc|Number=Plur
        {mark}
        dort dormir VERB root 0 Number=Sing|VerbForm=Fin
        . - PUNCT punct 5
        """
    apart = make_doc(
        "Judo : mondiaux, Ana dort.",
        rows.format(mark=", - PUNCT punct 5\nAna - PROPN nmod 1").replace("nsubj 5", "nsubj 6").replace("punct 5", "punct 6"),
        names="5-5:Person",
    )
    joined = make_doc("Judo : mondiaux Ana dort.", rows.format(mark="Ana - PROPN nmod 1"), names="4-4:Person")

    assert triples(apart) == {("Ana", "dort", "-")}
    assert triples(joined) == set()


def test_who_is_charged_or_accused_by_a_bare_participle_does_what_it_governs() -> None:
    doc = make_doc(
        "Un agent chargé de garder la porte dort.",
        """
        Un - DET det 2
        agent - NOUN nsubj 8 Gender=Masc|Number=Sing
        chargé charger VERB acl 2 Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part
        de - ADP mark 5
        garder - VERB xcomp 3 VerbForm=Inf
        la - DET det 7
        porte - NOUN obj 5
        dort dormir VERB root 0 Number=Sing|VerbForm=Fin
        . - PUNCT punct 8
        """,
    )

    assert ("agent", "garder", "porte") in triples(doc)


def test_a_noun_of_which_there_is_hardly_any_is_no_subject_by_itself() -> None:
    rows = """
        {word} - ADV advmod 5
        de - ADP case 3
        secours - NOUN obl:arg 1 Gender=Masc|Number=Plur
        ont avoir AUX aux:tense 5 Number=Plur|VerbForm=Fin
        dormi dormir VERB root 0 Tense=Past|VerbForm=Part
        . - PUNCT punct 5
        """
    scarce, many = (make_doc(f"{word} de secours ont dormi.", rows.format(word=word)) for word in ("Peu", "Beaucoup"))

    assert triples(scarce) == set()
    assert ("secours", "dormi", "-") in triples(many)


def test_what_somebody_suffers_twice_befalls_the_same_subject() -> None:
    doc = make_doc(
        "Luc s'est fait rattraper puis dépasser.",
        """
        Luc - PROPN nsubj:pass 5
        s' se PRON expl:comp 5
        est être AUX aux:tense 5 Number=Sing|VerbForm=Fin
        fait faire AUX dep 5 Tense=Past|VerbForm=Part
        rattraper - VERB root 0 VerbForm=Inf
        puis - CCONJ cc 7
        dépasser - VERB conj 5 VerbForm=Inf
        . - PUNCT punct 5
        """,
    )

    assert {("-", "rattraper", "Luc"), ("-", "dépasser", "Luc")} <= triples(doc)


def test_of_two_subjects_the_pronoun_that_leans_on_the_verb_is_meant() -> None:
    rows = """
        Pour - ADP case 3
        la - DET det 3
        {noun} - NOUN nsubj 6 Number=Sing
        , - PUNCT punct 6
        {pronoun} - PRON nsubj 6 Person={person}
        dort dormir VERB root 0 Number=Sing|Person=3|VerbForm=Fin
        . - PUNCT punct 6
        """.replace("Pour - ADP case 3", "Or - ADV advmod 6")
    leaning, other = (
        make_doc(f"Or la paix , {pronoun} dort.", rows.format(noun="paix", pronoun=pronoun, person=person))
        for pronoun, person in (("on", "3"), ("me", "1"))
    )

    assert triples(leaning) == {("on", "dort", "-")}
    assert triples(other) == set()


def test_of_an_office_and_the_person_that_holds_it_the_person_is_the_subject() -> None:
    rows = """
        {det} le DET det 2 Number={number}
        ministre - NOUN nsubj 5 Number={number}
        , - PUNCT punct 4
        Ana - PROPN nsubj 5
        dort dormir VERB root 0 VerbForm=Fin
        . - PUNCT punct 5
        """
    one, several = (
        make_doc(f"{det} ministre, Ana dort.", rows.format(det=det, number=number), names="4-4:Person")
        for det, number in (("Le", "Sing"), ("Les", "Plur"))
    )

    assert triples(one) == {("Ana", "dort", "-")}
    assert triples(several) == set()


def test_a_noun_behind_a_preposition_behind_the_verb_is_no_second_subject() -> None:
    rows = """
        Un - DET det 2
        feu - NOUN nsubj 3 Gender=Masc|Number=Sing
        brûle brûler VERB root 0 Number=Sing|VerbForm=Fin
        {case}
        le - DET det 6
        Cuba - PROPN nsubj 3
        . - PUNCT punct 3
        """
    behind, object_ = (
        make_doc(f"Un feu brûle {word} le Cuba.", rows.format(case=f"{word} - {pos} {dep} 3"))
        for word, pos, dep in (("chez", "ADP", "case"), ("tout", "ADV", "advmod"))
    )

    assert {subject for subject, _, _ in triples(behind)} == {"feu"}
    assert triples(object_) == set()


def test_a_verb_of_another_person_does_not_share_the_subject_of_a_quoted_one() -> None:
    doc = make_doc(
        "Je dors et partait.",
        """
        Je - PRON nsubj 2 Number=Sing|Person=1
        dors dormir VERB root 0 Number=Sing|Person=1|VerbForm=Fin
        et - CCONJ cc 4
        partait partir VERB conj 2 Number=Sing|Person=3|VerbForm=Fin
        . - PUNCT punct 2
        """,
    )

    assert triples(doc) == {("Je", "dors", "-")}
