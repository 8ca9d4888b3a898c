"""Which noun a relative clause says something of."""

from __future__ import annotations

from tests.build import make_doc
from tests.claims import claim_at, claims_of, triples


def test_a_relative_verb_of_another_number_is_said_of_the_noun_around_the_one_it_hangs_on() -> None:
    doc = make_doc(
        "L'étape des courses qui finit plaît.",
        """
        L' le DET det 2 Number=Sing
        étape - NOUN nsubj 7 Gender=Fem|Number=Sing
        des de ADP case 4 Definite=Def|Number=Plur
        courses course NOUN nmod 2 Gender=Fem|Number=Plur
        qui - PRON nsubj 6 PronType=Rel
        finit finir VERB acl:relcl 4 Number=Sing|VerbForm=Fin
        plaît plaire VERB root 0 Number=Sing|VerbForm=Fin
        . - PUNCT punct 7
        """,
    )

    assert {subject for subject, trigger, _ in triples(doc) if trigger == "finit"} == {"étape"}


def test_what_a_cleft_sets_off_is_the_subject_of_the_clause_below_a_noun_inside_it() -> None:
    doc = make_doc(
        "Ce sont les bandes menées par les frères qui ont fermé la route.",
        """
        Ce - PRON nsubj 4 Number=Sing
        sont être AUX cop 4 Number=Plur|VerbForm=Fin
        les le DET det 4 Number=Plur
        bandes bande NOUN root 0 Gender=Fem|Number=Plur
        menées mener VERB acl 4 Gender=Fem|Number=Plur|Tense=Past|VerbForm=Part
        par - ADP case 8
        les le DET det 8 Number=Plur
        frères frère NOUN obl:agent 5 Gender=Masc|Number=Plur
        qui - PRON nsubj 11 PronType=Rel
        ont avoir AUX aux:tense 11 Number=Plur|VerbForm=Fin
        fermé fermer VERB acl:relcl 8 Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part
        la le DET det 13 Number=Sing
        route - NOUN obj 11 Gender=Fem|Number=Sing
        . - PUNCT punct 4
        """,
    )

    assert ("bandes", "fermé", "route") in triples(doc)


def test_a_relative_clause_hung_on_a_verb_is_said_of_the_one_noun_before_its_pronoun() -> None:
    doc = make_doc(
        "Le texte arrive au Sénat, qui prépare un vote.",
        """
        Le - DET det 2 Number=Sing
        texte - NOUN nsubj 3 Gender=Masc|Number=Sing
        arrive arriver VERB root 0 Number=Sing|VerbForm=Fin
        au - ADP case 5 Definite=Def|Number=Sing
        Sénat sénat NOUN obl 3 Gender=Masc|Number=Sing
        , - PUNCT punct 3
        qui - PRON nsubj 8 PronType=Rel
        prépare préparer VERB advcl 3 Number=Sing|VerbForm=Fin
        un - DET det 10 Number=Sing
        vote - NOUN obj 8 Gender=Masc|Number=Sing
        . - PUNCT punct 3
        """,
    )

    assert ("Sénat", "prépare", "vote") in triples(doc)


def test_of_two_nouns_that_agree_with_a_stray_relative_clause_neither_is_its_subject() -> None:
    doc = make_doc(
        "Le texte arrive à la chambre de la ville, qui prépare un vote.",
        """
        Le - DET det 2 Number=Sing
        texte - NOUN nsubj 3 Gender=Masc|Number=Sing
        arrive arriver VERB root 0 Number=Sing|VerbForm=Fin
        à - ADP case 6
        la le DET det 6 Number=Sing
        chambre - NOUN obl 3 Gender=Fem|Number=Sing
        de - ADP case 9
        la le DET det 9 Number=Sing
        ville - NOUN nmod 6 Gender=Fem|Number=Sing
        , - PUNCT punct 3
        qui - PRON nsubj 12 PronType=Rel
        prépare préparer VERB advcl 3 Number=Sing|VerbForm=Fin
        un - DET det 14 Number=Sing
        vote - NOUN obj 12 Gender=Masc|Number=Sing
        . - PUNCT punct 3
        """,
    )

    assert not [trigger for _, trigger, _ in triples(doc) if trigger == "prépare"]


def test_a_demonstrative_that_names_nothing_gives_its_relative_clause_no_subject() -> None:
    doc = make_doc(
        "Elle aide ceux qui perdent un proche.",
        """
        Elle - PRON nsubj 2 Number=Sing
        aide aider VERB root 0 Number=Sing|VerbForm=Fin
        ceux celui PRON obj 2 Number=Plur|PronType=Dem
        qui - PRON nsubj 5 PronType=Rel
        perdent perdre VERB acl:relcl 3 Number=Plur|VerbForm=Fin
        un - DET det 7 Number=Sing
        proche - NOUN obj 5 Number=Sing
        . - PUNCT punct 2
        """,
    )

    assert not [trigger for _, trigger, _ in triples(doc) if trigger == "perdent"]


def test_where_and_a_preposition_give_the_noun_its_role_in_the_relative_clause() -> None:
    rows = """
        Elle - PRON nsubj 2 Number=Sing
        aime aimer VERB root 0 Number=Sing|VerbForm=Fin
        Metz - PROPN obj 2
        {pronoun}
        il - PRON nsubj 6 Number=Sing
        vit vivre VERB acl:relcl 3 Number=Sing|VerbForm=Fin
        . - PUNCT punct 2
        """
    doc = make_doc("Elle aime Metz où il vit.", rows.format(pronoun="où - PRON iobj 6 PronType=Rel"), names="3-3:Place")

    claim = claim_at(claims_of(doc), doc, "vit")

    assert [(it.role, doc.slice(it.spans[0])) for it in claim.arguments] == [("place", "Metz")]


def test_a_relative_clause_without_comma_goes_with_the_noun_behind_the_comma() -> None:
    doc = make_doc(
        "Selon le centre, le dernier orage qui frappe finit.",
        """
        Selon - ADP case 3
        le - DET det 3 Number=Sing
        centre - NOUN obl 10 Gender=Masc|Number=Sing
        , - PUNCT punct 3
        le - DET det 7 Number=Sing
        dernier - ADJ amod 7 Number=Sing
        orage - NOUN appos 3 Gender=Masc|Number=Sing
        qui - PRON nsubj 9 PronType=Rel
        frappe frapper VERB acl:relcl 3 Number=Sing|VerbForm=Fin
        finit finir VERB root 0 Number=Sing|VerbForm=Fin
        . - PUNCT punct 10
        """,
    )

    assert {row for row in triples(doc) if row[1] == "frappe"} == {("orage", "frappe", "-")}


def test_what_only_people_do_is_said_of_the_people_below_a_thing() -> None:
    doc = make_doc(
        "Les travaux des chercheurs qui habitent la ville plaisent.",
        """
        Les le DET det 2 Number=Plur
        travaux travail NOUN nsubj 9 Gender=Masc|Number=Plur
        des de ADP case 4 Definite=Def|Number=Plur
        chercheurs chercheur NOUN nmod 2 Gender=Masc|Number=Plur
        qui - PRON nsubj 6 PronType=Rel
        habitent habiter VERB acl:relcl 2 Number=Plur|VerbForm=Fin
        la le DET det 8
        ville - NOUN obj 6
        plaisent plaire VERB root 0 Number=Plur|VerbForm=Fin
        . - PUNCT punct 9
        """,
    )

    assert ("chercheurs", "habitent", "ville") in triples(doc)


def test_a_bare_noun_that_only_says_of_which_sort_something_is_gives_way_to_the_noun_around_it() -> None:
    doc = make_doc(
        "Un circuit sur courte distance qui offre un titre ouvre.",
        """
        Un - DET det 2 Number=Sing
        circuit - NOUN nsubj 10 Gender=Masc|Number=Sing
        sur - ADP case 5
        courte court ADJ amod 5 Number=Sing
        distance - NOUN nmod 2 Gender=Fem|Number=Sing
        qui - PRON nsubj 7 PronType=Rel
        offre offrir VERB acl:relcl 5 Number=Sing|VerbForm=Fin
        un - DET det 9 Number=Sing
        titre - NOUN obj 7 Gender=Masc|Number=Sing
        ouvre ouvrir VERB root 0 Number=Sing|VerbForm=Fin
        . - PUNCT punct 10
        """,
    )

    assert ("circuit", "offre", "titre") in triples(doc)


def test_a_noun_in_closed_brackets_gives_way_to_the_noun_before_them() -> None:
    doc = make_doc(
        "Le rapport note des retards (un tiers des trains), qui irritent Luc.",
        """
        Le - DET det 2 Number=Sing
        rapport - NOUN nsubj 3 Gender=Masc|Number=Sing
        note noter VERB root 0 Number=Sing|VerbForm=Fin
        des - DET det 5 Number=Plur
        retards retard NOUN obj 3 Gender=Masc|Number=Plur
        ( - PUNCT punct 8
        un - DET det 8 Number=Sing
        tiers - NOUN appos 5 Gender=Masc|Number=Sing
        des - ADP case 10 Definite=Def|Number=Plur
        trains train NOUN nmod 8 Gender=Masc|Number=Plur
        ) - PUNCT punct 8
        , - PUNCT punct 14
        qui - PRON nsubj 14 PronType=Rel
        irritent irriter VERB acl:relcl 10 Number=Plur|VerbForm=Fin
        Luc - PROPN obj 14
        . - PUNCT punct 3
        """,
    )

    assert ("retards", "irritent", "Luc") in triples(doc)


def test_what_takes_place_is_the_event_and_not_the_town_in_its_name() -> None:
    rows = """
        La - DET det 2 Number=Sing
        fusillade - NOUN nsubj 9 Gender=Fem|Number=Sing
        de - ADP case 4
        Nancy - PROPN nmod 2
        qui - PRON nsubj 7 PronType=Rel
        a avoir AUX aux:tense 7 Number=Sing|VerbForm=Fin
        eu avoir VERB acl:relcl 4 Tense=Past|VerbForm=Part
        {noun} - NOUN obj 7 Number=Sing
        choque choquer VERB root 0 Number=Sing|VerbForm=Fin
        . - PUNCT punct 9
        """
    event, other = (
        make_doc(f"La fusillade de Nancy qui a eu {noun} choque.", rows.format(noun=noun), names="4-4:Place")
        for noun in ("lieu", "peur")
    )

    assert "fusillade" in {subject for subject, trigger, _ in triples(event) if trigger == "eu"}
    assert "fusillade" not in {subject for subject, trigger, _ in triples(other) if trigger == "eu"}


def test_a_verb_said_of_minds_takes_the_person_below_a_thing_but_leaves_a_body_its_subject() -> None:
    rows = """
        {noun} - NOUN nsubj 10 Gender=Fem|Number=Sing
        de - ADP case 4
        la - DET det 4 Number=Sing
        juge - NOUN nmod 1 Gender=Fem|Number=Sing
        qui - PRON nsubj 7 PronType=Rel
        a avoir AUX aux:tense 7 Number=Sing|VerbForm=Fin
        signé signer VERB acl:relcl 1 Tense=Past|VerbForm=Part
        le - DET det 9 Number=Sing
        texte - NOUN obj 7 Number=Sing
        plaît plaire VERB root 0 Number=Sing|VerbForm=Fin
        . - PUNCT punct 10
        """
    thing, body = (
        make_doc(f"{noun} de la juge qui a signé le texte plaît.", rows.format(noun=noun)) for noun in ("Présence", "Équipe")
    )

    assert ("juge", "signé", "texte") in triples(thing)
    assert ("Équipe", "signé", "texte") in triples(body)


def test_a_day_before_a_relative_pronoun_is_not_what_it_takes_up() -> None:
    doc = make_doc(
        "Ana read a letter Monday that shocked Luc.",
        """
        Ana - PROPN nsubj 2
        read - VERB root 0 VerbForm=Fin|Tense=Past
        a - DET det 4
        letter - NOUN obj 2 Number=Sing
        Monday - PROPN obl:npmod 2
        that - PRON nsubj 7 PronType=Rel
        shocked shock VERB acl:relcl 4 VerbForm=Fin|Tense=Past
        Luc - PROPN obj 7
        . - PUNCT punct 2
        """,
        language="en",
    )

    assert ("letter", "shocked", "Luc") in triples(doc)


def test_who_takes_up_the_people_and_not_where_they_come_from() -> None:
    doc = make_doc(
        "Migrants from Chad who applied waited.",
        """
        Migrants migrant NOUN nsubj 6 Number=Plur
        from - ADP case 3
        Chad - PROPN nmod 1
        who - PRON nsubj 5 PronType=Rel
        applied apply VERB acl:relcl 3 VerbForm=Fin|Tense=Past
        waited wait VERB root 0 VerbForm=Fin|Tense=Past
        . - PUNCT punct 6
        """,
        names="3:Place",
        language="en",
    )

    assert ("Migrants", "applied", "-") in triples(doc)
