"""What a copula states: a class, a name, a place; nothing where it only sets off a word or the parse broke."""

from __future__ import annotations

from tests.build import make_doc
from tests.claims import claim_at, claims_of, head, triples


def test_a_cleft_states_only_what_its_clause_says() -> None:
    doc = make_doc(
        "C’est le maire qui gagne.",
        """
        C’ ce PRON nsubj 4
        est être AUX cop 4 VerbForm=Fin
        le - DET det 4 Definite=Def
        maire - NOUN root 0 Number=Sing
        qui - PRON nsubj 6 PronType=Rel
        gagne gagner VERB acl:relcl 4 VerbForm=Fin|Number=Sing
        . - PUNCT punct 4
        """,
    )

    assert triples(doc) == {("maire", "gagne", "-")}


def test_a_name_behind_a_copula_is_the_object_whatever_its_tag() -> None:
    doc = make_doc(
        "Le gagnant est Jean Froid.",
        """
        Le - DET det 2
        gagnant - NOUN nsubj 5 Number=Sing
        est être AUX cop 5 VerbForm=Fin|Number=Sing
        Jean - PROPN advmod 5
        Froid froid ADJ root 0
        . - PUNCT punct 5
        """,
        names="4-5:Person",
    )
    (claim,) = claims_of(doc)

    assert (head(doc, claim.object), claim.predicate.concept) == ("Jean Froid", "is")


def test_a_name_behind_a_copula_and_a_preposition_is_a_place() -> None:
    doc = make_doc(
        "Anne est à Lyon.",
        """
        Anne - PROPN nsubj 4
        est être AUX cop 4 VerbForm=Fin
        à - ADP case 4
        Lyon - PROPN root 0
        . - PUNCT punct 4
        """,
        names="1:Person 4:Place",
    )
    (claim,) = claims_of(doc)

    assert (doc.slice(claim.predicate.head), claim.predicate.concept, claim.object) == ("est", "fr/être", None)
    assert [(it.role, doc.slice(it.head)) for it in claim.arguments] == [("place", "Lyon")]


def test_the_preposition_of_a_predicate_belongs_to_its_words() -> None:
    doc = make_doc(
        "Anne est sous la tutelle de Luc.",
        """
        Anne - PROPN nsubj 5
        est être AUX cop 5 VerbForm=Fin
        sous - ADP case 5
        la - DET det 5
        tutelle - NOUN root 0
        de - ADP case 7
        Luc - PROPN nmod 5
        . - PUNCT punct 5
        """,
    )

    assert [doc.slice(span) for span in claim_at(claims_of(doc), doc, "tutelle").predicate.spans] == ["est sous la tutelle de"]


def test_a_source_that_the_parser_took_for_a_predicate_states_nothing() -> None:
    doc = make_doc(
        "Ce vote est selon Luc une erreur.",
        """
        Ce - DET det 2
        vote - NOUN nsubj 5
        est être AUX cop 5 VerbForm=Fin
        selon - ADP case 5
        Luc - PROPN root 0
        une - DET det 7
        erreur - NOUN nmod 5
        . - PUNCT punct 5
        """,
    )

    assert all(claim.form != "copula" for claim in claims_of(doc))


def test_the_pronoun_of_existence_is_a_word_of_the_predicate_and_fills_no_role() -> None:
    doc = make_doc(
        "Il y aurait deux morts.",
        """
        Il - PRON expl:subj 3
        y - PRON iobj 3
        aurait avoir VERB root 0 VerbForm=Fin|Mood=Cnd
        deux - NUM nummod 5
        morts mort NOUN obj 3
        . - PUNCT punct 3
        """,
    )
    claim = claim_at(claims_of(doc), doc, "aurait")

    assert ([doc.slice(span) for span in claim.predicate.spans], claim.arguments) == (["y aurait"], ())


def test_a_noun_that_makes_a_preposition_is_no_object() -> None:
    doc = make_doc(
        "Lens chute face à Metz.",
        """
        Lens - PROPN nsubj 2
        chute chuter VERB root 0 VerbForm=Fin
        face - NOUN obj 2
        à - ADP case 5
        Metz - PROPN obl:arg 2
        . - PUNCT punct 2
        """,
    )

    assert triples(doc) == {("Lens", "chute", "-")}


def test_a_list_of_participles_shares_the_auxiliary_of_the_first() -> None:
    doc = make_doc(
        "La crue a tué dix moutons, blessé un berger et détruit un pont.",
        """
        La - DET det 2
        crue - NOUN nsubj 4 Number=Sing|Gender=Fem
        a avoir AUX aux:tense 4 VerbForm=Fin|Number=Sing
        tué tuer VERB root 0 VerbForm=Part|Tense=Past
        dix - NUM nummod 6
        moutons mouton NOUN obj 4
        , - PUNCT punct 4
        blessé blesser VERB advcl 4 VerbForm=Part|Tense=Past|Gender=Masc
        un - DET det 10
        berger - NOUN obj 8
        et - CCONJ cc 12
        détruit détruire VERB conj 8 VerbForm=Part|Tense=Past|Gender=Masc
        un - DET det 14
        pont - NOUN obj 12
        . - PUNCT punct 4
        """,
    )

    assert triples(doc) == {("crue", "tué", "moutons"), ("crue", "blessé", "berger"), ("crue", "détruit", "pont")}


def test_a_bare_participle_with_an_object_is_no_passive() -> None:
    doc = make_doc(
        "Le réseau prédit des pertes.",
        """
        Le - DET det 2
        réseau - NOUN root 0
        prédit prédire VERB acl 2 VerbForm=Part|Tense=Past
        des un DET det 5
        pertes perte NOUN obj 3
        . - PUNCT punct 2
        """,
    )

    assert all(doc.slice(claim.predicate.head) != "prédit" for claim in claims_of(doc))


def test_the_sort_of_a_predicate_noun_belongs_to_its_words() -> None:
    doc = make_doc(
        "Ce jour est une étape longue de montagne.",
        """
        Ce - DET det 2
        jour - NOUN nsubj 5
        est être AUX cop 5 VerbForm=Fin
        une un DET det 5
        étape - NOUN root 0
        longue long ADJ amod 5
        de - ADP case 8
        montagne - NOUN nmod 5
        . - PUNCT punct 5
        """,
    )
    claim = claim_at(claims_of(doc), doc, "étape")

    assert ([doc.slice(it) for it in claim.predicate.spans], claim.arguments) == (["est une étape longue de montagne"], ())


def test_somebody_who_has_something_done_to_what_he_owns_does_not_do_it() -> None:
    doc = make_doc(
        "Luc se fait voler un sac.",
        """
        Luc - PROPN nsubj 4
        se - PRON iobj 4
        fait faire AUX dep 4 VerbForm=Fin
        voler - VERB root 0 VerbForm=Inf
        un - DET det 6
        sac - NOUN obj 4
        . - PUNCT punct 4
        """,
    )

    assert triples(doc) == set()


def test_a_finite_verb_that_no_coordinator_joins_needs_a_subject_of_its_own() -> None:
    rows = """
        Le - DET det 2
        bus - NOUN nsubj 3 Number=Sing
        part partir VERB root 0 VerbForm=Fin|Number=Sing
        {mark} - {tag} 5
        tombe tomber VERB conj 3 VerbForm=Fin|Number=Sing
        . - PUNCT punct 3
        """
    joined = make_doc("Le bus part et tombe.", rows.format(mark="et", tag="CCONJ cc"))
    loose = make_doc("Le bus part quand tombe.", rows.format(mark="quand", tag="SCONJ mark"))

    assert triples(joined) == {("bus", "part", "-"), ("bus", "tombe", "-")}
    assert triples(loose) == {("bus", "part", "-")}


def test_a_noun_that_the_tagger_took_for_a_participle_is_what_somebody_is() -> None:
    doc = make_doc(
        "Les chiens sont porteurs.",
        """
        Les le DET det 2
        chiens chien NOUN nsubj 4 Number=Plur
        sont être AUX cop 4 VerbForm=Fin|Number=Plur
        porteurs porteur VERB root 0 VerbForm=Part|Tense=Past|Number=Plur
        . - PUNCT punct 4
        """,
    )
    (claim,) = claims_of(doc)

    assert (claim.form, head(doc, claim.subject), claim.object) == ("copula", "chiens", None)


def described(degree: str, complement: str) -> set[tuple[str, str, str]]:
    """Return what a participle beside a noun states, with a degree before it and a complement behind it."""
    words = [word for word in ("Le match", *degree.split(), "suivi", *complement.split(), "plaît.") if word]
    verb = 3 + len(degree.split())
    rows = ["Le - DET det 2", f"match - NOUN nsubj {verb + len(complement.split()) + 1}"]
    if degree:
        rows += [f"le - DET det {verb} Definite=Def", f"plus - ADV advmod {verb}"]
    rows.append("suivi suivre VERB acl 2 VerbForm=Part|Tense=Past")
    if complement:
        rows += [f"par - ADP case {verb + 2}", f"Anne - PROPN obl:agent {verb}"]
    rows += ["plaît plaire VERB root 0 VerbForm=Fin", f". - PUNCT punct {len(rows) + 1}"]
    return {triple for triple in triples(make_doc(" ".join(words), "\n".join(rows))) if triple[1] == "suivi"}


def test_a_participle_states_something_only_with_a_complement_and_not_as_a_superlative() -> None:
    assert described("", "par Anne") == {("Anne", "suivi", "match")}
    assert described("", "") == set()
    assert described("le plus", "par Anne") == set()


def test_an_adjective_takes_no_place_for_its_object() -> None:
    doc = make_doc(
        "Le froid est vif à la frontière.",
        """
        Le - DET det 2
        froid - NOUN nsubj 4
        est être AUX cop 4 VerbForm=Fin
        vif - ADJ root 0
        à - ADP case 7
        la - DET det 7
        frontière - NOUN obl:arg 4
        . - PUNCT punct 4
        """,
    )
    (claim,) = claims_of(doc)

    assert claim.object is None
    assert [(it.role, doc.slice(it.head)) for it in claim.arguments] == [("place", "frontière")]


def test_a_slot_whose_words_hold_a_finite_verb_is_a_broken_parse() -> None:
    rows = """
        Le - DET det 2
        froid - NOUN nsubj 7
        {word} {lemma} {tag} 2
        et - CCONJ cc 6
        la - DET det 6
        pluie - NOUN nmod 2
        inquiètent inquiéter VERB root 0 VerbForm=Fin
        . - PUNCT punct 7
        """
    sound = make_doc("Le froid sec et la pluie inquiètent.", rows.format(word="sec", lemma="-", tag="ADJ amod"))
    broken = make_doc(
        "Le froid dure et la pluie inquiètent.",
        rows.format(word="dure", lemma="durer", tag="VERB amod").replace("amod 2", "amod 2 VerbForm=Fin"),
    )

    assert {trigger for _, trigger, _ in triples(sound)} == {"inquiètent"}
    assert triples(broken) == set()


def test_an_adverb_before_an_expletive_subject_stands_outside_the_predicate() -> None:
    doc = make_doc(
        "Lorsqu’il arrive un colis, Luc rit.",
        """
        Lorsqu’ lorsque ADV advmod 3
        il - PRON expl:subj 3
        arrive arriver VERB advcl 8 VerbForm=Fin
        un - DET det 5
        colis - NOUN nsubj 3
        , - PUNCT punct 3
        Luc - PROPN nsubj 8
        rit rire VERB root 0 VerbForm=Fin
        . - PUNCT punct 8
        """,
    )

    assert [doc.slice(it) for it in claim_at(claims_of(doc), doc, "arrive").predicate.spans] == ["arrive"]


def test_a_participle_whose_lemma_is_no_infinitive_states_nothing() -> None:
    rows = """
        Le - DET det 2
        cas - NOUN nsubj 6 Gender=Masc|Number=Sing
        {word} {lemma} VERB acl 2 Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part
        par - ADP case 5
        Luc - PROPN obl:agent 3
        dort dormir VERB root 0 Number=Sing|VerbForm=Fin
        . - PUNCT punct 6
        """
    verb = make_doc("Le cas suivi par Luc dort.", rows.format(word="suivi", lemma="suivre"))
    noun = make_doc("Le cas record par Luc dort.", rows.format(word="record", lemma="record"))

    assert {trigger for _, trigger, _ in triples(verb)} == {"suivi", "dort"}
    assert {trigger for _, trigger, _ in triples(noun)} == {"dort"}


def test_a_counted_participle_is_a_noun() -> None:
    doc = make_doc(
        "Le feu fait deux morts et dix blessés.",
        """
        Le - DET det 2
        feu - NOUN nsubj 3 Number=Sing
        fait faire VERB root 0 Number=Sing|VerbForm=Fin
        deux - NUM nummod 5
        morts mort NOUN obj 3
        et - CCONJ cc 8
        dix - NUM nummod 8
        blessés blesser VERB conj 3 Number=Plur|Tense=Past|VerbForm=Part
        . - PUNCT punct 3
        """,
    )

    assert not [trigger for _, trigger, _ in triples(doc) if trigger == "blessés"]


def test_a_verb_behind_a_clause_that_lost_its_own_states_nothing() -> None:
    rows = """
        Anne - PROPN nsubj 2
        chante chanter VERB root 0 Number=Sing|VerbForm=Fin
        mais - CCONJ cc 5
        Luc - PROPN {dep}
        juge {tag}
        et - CCONJ cc 7
        quitte quitter VERB conj 2 Number=Sing|VerbForm=Fin
        la le DET det 9
        ville - NOUN obj 7
        . - PUNCT punct 2
        """
    lost = make_doc("Anne chante mais Luc juge et quitte la ville.", rows.format(dep="nsubj 5", tag="- NOUN obl 2"))

    assert not [trigger for _, trigger, _ in triples(lost) if trigger == "quitte"]


def test_a_clause_that_opens_with_a_capital_inside_its_sentence_is_a_title() -> None:
    rows = """
        Ana - PROPN nsubj 2
        chante chanter VERB root 0 Number=Sing|VerbForm=Fin
        {word} quand SCONJ mark 5
        on - PRON nsubj 5 Person=3
        dort dormir VERB advcl 2 Number=Sing|VerbForm=Fin
        tard - ADV advmod 5
        . - PUNCT punct 2
        """
    title, clause = (make_doc(f"Ana chante {word} on dort tard.", rows.format(word=word)) for word in ("Quand", "quand"))

    assert "dort" not in {trigger for _, trigger, _ in triples(title)}
    assert "dort" in {trigger for _, trigger, _ in triples(clause)}


def test_an_english_i_opens_no_title() -> None:
    doc = make_doc(
        "Ana sleeps while I swim.",
        """
        Ana - PROPN nsubj 2
        sleeps sleep VERB root 0 VerbForm=Fin
        while - SCONJ mark 5
        I I PRON nsubj 5 Person=1
        swim - VERB advcl 2 VerbForm=Fin
        . - PUNCT punct 2
        """,
        language="en",
    )

    assert ("I", "swim", "-") in triples(doc)


def test_an_infinitive_that_is_a_fixed_phrase_with_its_mark_states_nothing() -> None:
    rows = """
        Ana - PROPN nsubj 2
        a avoir VERB root 0 Number=Sing|VerbForm=Fin
        le - DET det 4
        plan - NOUN obj 2 Gender=Masc|Number=Sing
        {mark} - ADP mark 6
        venir - VERB acl 4 VerbForm=Inf
        . - PUNCT punct 2
        """
    fixed, free = (make_doc(f"Ana a le plan {mark} venir.", rows.format(mark=mark)) for mark in ("à", "de"))

    assert "venir" not in {trigger for _, trigger, _ in triples(fixed)}
    assert "venir" in {trigger for _, trigger, _ in triples(free)}


def test_a_passive_whose_own_subject_disagrees_in_gender_alone_is_only_misspelt() -> None:
    rows = """
        Une - DET det 2
        grève - NOUN nsubj:pass 5 Gender=Fem|Number=Sing
        a avoir AUX aux:tense 5 Number=Sing|VerbForm=Fin
        été être AUX aux:pass 5 Tense=Past|VerbForm=Part
        votés voter VERB root 0 Gender=Masc|Number={number}|Tense=Past|VerbForm=Part
        . - PUNCT punct 5
        """
    misspelt, broken = (make_doc("Une grève a été votés.", rows.format(number=number)) for number in ("Sing", "Plur"))

    assert ("-", "votés", "grève") in triples(misspelt)
    assert triples(broken) == set()


def test_a_part_of_many_may_have_a_plural_verb() -> None:
    rows = """
        Une - DET det 2
        {noun} - NOUN nsubj 5 Gender=Fem|Number=Sing
        de - ADP case 4
        juges juge NOUN nmod 2 Gender=Masc|Number=Plur
        dorment dormir VERB root 0 Number=Plur|VerbForm=Fin
        . - PUNCT punct 5
        """
    part, other = (make_doc(f"Une {noun} de juges dorment.", rows.format(noun=noun)) for noun in ("dizaine", "table"))

    assert {trigger for _, trigger, _ in triples(part)} == {"dorment"}
    assert triples(other) == set()


def test_a_verb_hung_on_a_participle_of_its_subject_is_said_of_that_subject() -> None:
    rows = """
        La - DET det 2
        hausse - NOUN nsubj 3 Gender=Fem|Number=Sing
        {verb} noter VERB root 0 {features}
        en - ADP case 5
        mai - NOUN obl:mod 3 Number=Sing
        plaît plaire VERB conj 3 Number=Sing|VerbForm=Fin
        . - PUNCT punct 3
        """
    described, listed = (
        make_doc(f"La hausse {verb} en mai plaît.", rows.format(verb=verb, features=features))
        for verb, features in (
            ("notée", "Gender=Fem|Number=Sing|Tense=Past|VerbForm=Part"), ("note", "Number=Sing|VerbForm=Fin")
        )
    )  # fmt: skip

    assert ("hausse", "plaît", "-") in triples(described)
    assert "plaît" not in {trigger for _, trigger, _ in triples(listed)}
