"""Tests of what noun phrases state: titles, appositions, possessions, events."""

from __future__ import annotations

from kg.model import Mention, Resolution, Span
from tests.build import make_doc
from tests.claims import claim_at, claims_of, head, triples


def test_a_title_before_a_name_is_an_apposition_without_predicate_words() -> None:
    doc = make_doc(
        "Le préfet Jean Roux arrive.",
        """
        Le le DET det 2
        préfet - NOUN nsubj 5 Number=Sing
        Jean - PROPN appos 2
        Roux - PROPN flat:name 3
        arrive arriver VERB root 0 VerbForm=Fin|Number=Sing
        . . PUNCT punct 5
        """,
        names="3-4:Person",
    )
    title = next(claim for claim in claims_of(doc) if claim.form == "apposition")

    assert title.predicate.spans == ()
    assert title.predicate.concept == "holds_role"
    assert (head(doc, title.subject), head(doc, title.object)) == ("Jean Roux", "préfet")
    assert title.object is not None
    assert doc.slice(title.object.spans[0]) == "Le préfet"
    assert ("Jean Roux", "arrive", "-") in triples(doc)


def test_a_noun_behind_a_comma_says_who_a_name_is() -> None:
    doc = make_doc(
        "Ana Lima, directrice du musée, démissionne.",
        """
        Ana - PROPN nsubj 8
        Lima - PROPN flat:name 1
        , , PUNCT punct 4
        directrice directeur NOUN appos 1
        du - ADP case 6
        musée - NOUN nmod 4
        , , PUNCT punct 8
        démissionne démissionner VERB root 0 VerbForm=Fin
        . . PUNCT punct 8
        """,
        names="1-2:Person",
    )
    title = next(claim for claim in claims_of(doc) if claim.form == "apposition")

    assert (head(doc, title.subject), head(doc, title.object)) == ("Ana Lima", "directrice")
    assert [(it.role, doc.slice(it.head)) for it in title.arguments] == [("of", "musée")]


def test_an_abbreviation_in_brackets_is_no_apposition() -> None:
    doc = make_doc(
        "La cour pénale (CPI) siège.",
        """
        La le DET det 2
        cour - NOUN nsubj 7 Number=Sing
        pénale pénal ADJ amod 2
        ( ( PUNCT punct 5
        CPI - PROPN appos 2
        ) ) PUNCT punct 5
        siège siéger VERB root 0 VerbForm=Fin|Number=Sing
        . . PUNCT punct 7
        """,
    )

    assert triples(doc) == {("cour", "siège", "-")}


def test_a_possession_of_a_relative_is_stated_and_an_abstract_one_is_not() -> None:
    rows = """
        Sa son DET det 2 Poss=Yes
        {word} - NOUN nsubj 3 Number=Sing
        grandit grandir VERB root 0 VerbForm=Fin|Number=Sing
        . . PUNCT punct 3
        """
    kin = make_doc("Sa fille grandit.", rows.format(word="fille"))
    abstract = make_doc("Sa honte grandit.", rows.format(word="honte"))

    assert ("Sa", "fille", "-") in triples(kin)
    assert triples(abstract) == {("honte", "grandit", "-")}


def test_an_event_noun_takes_its_genitive_as_the_slot_that_its_trigger_names() -> None:
    doc = make_doc(
        "Mort du peintre et arrestation du voleur.",
        """
        Mort - NOUN root 0
        du - ADP case 3
        peintre - NOUN nmod 1
        et - CCONJ cc 5
        arrestation - NOUN conj 1
        du - ADP case 7
        voleur - NOUN nmod 5
        . . PUNCT punct 1
        """,
    )

    assert triples(doc) == {("peintre", "Mort", "-"), ("-", "arrestation", "voleur")}


def test_a_genitive_of_sort_is_no_party_of_an_event() -> None:
    doc = make_doc(
        "La production de vin débute.",
        """
        La le DET det 2
        livraison - NOUN nsubj 5
        de - ADP case 4
        vin - NOUN nmod 2
        débute débuter VERB root 0 VerbForm=Fin
        . . PUNCT punct 5
        """.replace("livraison", "production"),
    )

    assert all(claim.form != "nominal" for claim in claims_of(doc))


def test_a_noun_of_nationality_before_a_name_is_an_apposition_and_the_name_the_head() -> None:
    doc = make_doc(
        "La Polonaise Ewa Zima a battu la Chilienne Rosa Paz.",
        """
        La le DET det 2
        Polonaise - PROPN nsubj 6
        Ewa - PROPN nmod 2
        Zima - PROPN flat:name 3
        a avoir AUX aux:tense 6 VerbForm=Fin
        battu battre VERB root 0 VerbForm=Part|Tense=Past
        la le DET det 8
        Chilienne - PROPN obj 6
        Rosa - PROPN obl:arg 6
        Paz - PROPN flat:name 9
        . . PUNCT punct 6
        """,
        names="2-2:Place 3-4:Person 8-8:Place 9-10:Person",
    )
    said = {(head(doc, it.subject), it.predicate.concept) for it in claims_of(doc) if it.form == "apposition"}

    assert said == {("Ewa Zima", "nationality"), ("Rosa Paz", "nationality")}
    assert ("Ewa Zima", "battu", "Rosa Paz") in triples(doc)


def test_an_office_keeps_its_complement_before_the_name() -> None:
    doc = make_doc(
        "La ministre de la pêche Ana Lima arrive.",
        """
        La le DET det 2
        ministre - NOUN nsubj 8 Number=Sing
        de - ADP case 5
        la le DET det 5
        pêche - NOUN nmod 2
        Ana - PROPN appos 2
        Lima - PROPN flat:name 6
        arrive arriver VERB root 0 VerbForm=Fin|Number=Sing
        . . PUNCT punct 8
        """,
        names="6-7:Person",
    )
    title = next(claim for claim in claims_of(doc) if claim.form == "apposition")

    assert (head(doc, title.subject), head(doc, title.object)) == ("Ana Lima", "ministre")
    assert ("Ana Lima", "arrive", "-") in triples(doc)


def test_a_second_subject_between_commas_says_what_the_first_one_is() -> None:
    doc = make_doc(
        "La Coralie, une goélette, a coulé.",
        """
        La le DET det 2
        Coralie - PROPN nsubj 8
        , , PUNCT punct 2
        une un DET det 5
        goélette - NOUN nsubj 8 Number=Sing
        , , PUNCT punct 8
        a avoir AUX aux:tense 8 VerbForm=Fin|Number=Sing
        coulé couler VERB root 0 VerbForm=Part|Tense=Past
        . . PUNCT punct 8
        """,
        names="2-2:Product",
    )

    assert ("Coralie", "coulé", "-") in triples(doc)
    assert [head(doc, it.object) for it in claims_of(doc) if it.form == "apposition"] == ["goélette"]


def test_a_noun_in_the_title_of_a_work_says_nothing_of_the_title_beside_it() -> None:
    doc = make_doc(
        "Elle joue Nora, La mer du soir.",
        """
        Elle elle PRON nsubj 2
        joue jouer VERB root 0 VerbForm=Fin
        Nora - PROPN obj 2
        , , PUNCT punct 6
        La le DET det 6
        mer - NOUN appos 3
        du - ADP case 8
        soir - NOUN nmod 6
        . . PUNCT punct 2
        """,
        names="3-3:Work 5-8:Work",
    )

    assert not [claim for claim in claims_of(doc) if claim.form == "apposition"]


def test_a_person_keeps_the_name_that_the_parser_hung_on_the_event() -> None:
    doc = make_doc(
        "Mort du peintre Ivo Tarn.",
        """
        Mort mort NOUN root 0 Number=Sing
        du de ADP case 3 Definite=Def|Number=Sing
        peintre - NOUN nmod 1 Number=Sing
        Ivo - PROPN nmod 1
        Tarn - PROPN flat:name 4
        . . PUNCT punct 1
        """,
        names="4-5:Person",
    )
    (death,) = [claim for claim in claims_of(doc) if claim.form == "nominal"]

    assert death.subject is not None
    assert doc.slice(death.subject.head) == "Ivo Tarn"
    assert doc.slice(death.subject.spans[0]) == "peintre Ivo Tarn"
    assert ("Ivo Tarn", "peintre", "peintre") in triples(doc)


def test_the_last_word_of_an_office_does_not_open_the_name_behind_it() -> None:
    doc = make_doc(
        "Le chef des marins Ivo Tarn dort.",
        """
        Le le DET det 2 Number=Sing
        chef - NOUN nsubj 7 Number=Sing
        des de ADP case 4 Definite=Def|Number=Plur
        marins marin NOUN nmod 2 Number=Plur
        Ivo - PROPN nsubj 7
        Tarn - PROPN flat:name 5
        dort dormir VERB root 0 VerbForm=Fin|Number=Sing
        . . PUNCT punct 7
        """,
        names="5-6:Person",
    )
    titles = [claim for claim in claims_of(doc) if claim.form == "apposition"]

    assert [(head(doc, it.subject), head(doc, it.object)) for it in titles] == [("Ivo Tarn", "chef")]


def test_an_event_beside_a_person_is_no_apposition() -> None:
    rows = """
        Léa - PROPN nsubj 7
        , , PUNCT punct 4
        {article} - DET det 4
        {noun} - NOUN appos 1
        , , PUNCT punct 4
        hier - ADV advmod 7
        gagne gagner VERB root 0 VerbForm=Fin
        . . PUNCT punct 7
        """
    text = "Léa, {article} {noun}, hier gagne."
    office = make_doc(text.format(article="la", noun="reine"), rows.format(article="la", noun="reine"), names="1:Person")
    event = make_doc(text.format(article="la", noun="course"), rows.format(article="la", noun="course"), names="1:Person")
    race = Mention(Span(5, 14), Span(8, 14), "Event", "nominal", "entity-5")

    assert [head(office, it.object) for it in claims_of(office) if it.form == "apposition"] == ["reine"]
    assert not [it for it in claims_of(event, Resolution((race,), ())) if it.form == "apposition"]


def test_each_name_of_a_list_holds_the_role_that_stands_before_it() -> None:
    doc = make_doc(
        "Les avocats, Ana et Bob, parlent.",
        """
        Les le DET det 2
        avocats avocat NOUN nsubj 8 Number=Plur
        , , PUNCT punct 4
        Ana - PROPN appos 2
        et - CCONJ cc 6
        Bob - PROPN conj 4
        , , PUNCT punct 2
        parlent parler VERB root 0 VerbForm=Fin|Number=Plur
        . . PUNCT punct 8
        """,
        names="4:Person 6:Person",
    )

    assert {("Ana", "avocats", "avocats"), ("Bob", "avocats", "avocats")} <= triples(doc)


def test_what_follows_the_name_is_no_complement_of_the_title_before_it() -> None:
    doc = make_doc(
        "Le ministre Ivo à Brest rit.",
        """
        Le le DET det 2 Number=Sing
        ministre - NOUN nsubj 6 Number=Sing
        Ivo - PROPN appos 2
        à - ADP case 5
        Brest - PROPN nmod 2
        rit rire VERB root 0 VerbForm=Fin|Number=Sing
        . . PUNCT punct 6
        """,
        names="3:Person 5:Place",
    )
    (title,) = [claim for claim in claims_of(doc) if claim.form == "apposition"]

    assert title.arguments == ()


def test_coordinated_occupations_before_a_name_are_both_the_person_s() -> None:
    doc = make_doc(
        "Le peintre et graveur Ivo Tarn dort.",
        """
        Le le DET det 2 Number=Sing
        peintre - NOUN nsubj 7 Number=Sing
        et - CCONJ cc 4
        graveur - NOUN conj 2 Number=Sing
        Ivo - PROPN nsubj 7
        Tarn - PROPN flat:name 5
        dort dormir VERB root 0 VerbForm=Fin|Number=Sing
        . . PUNCT punct 7
        """,
        names="5-6:Person",
    )

    assert {("Ivo Tarn", "peintre", "peintre"), ("Ivo Tarn", "graveur", "graveur")} <= triples(doc)
    assert ("Ivo Tarn", "dort", "-") in triples(doc)


def test_a_plural_behind_a_comma_is_not_one_name() -> None:
    doc = make_doc(
        "Les îles, Brest compris, dorment.",
        """
        Les le DET det 2
        îles île NOUN nsubj 7 Number=Plur
        , , PUNCT punct 4
        Brest - PROPN appos 2
        compris - ADV advmod 4
        , , PUNCT punct 2
        dorment dormir VERB root 0 VerbForm=Fin|Number=Plur
        . . PUNCT punct 7
        """,
        names="4:Place",
    )

    assert not [claim for claim in claims_of(doc) if claim.form == "apposition"]


def test_an_office_with_a_capital_before_a_name_is_held_by_the_name_alone_and_of_the_body_before_it() -> None:
    doc = make_doc(
        "Zorg Bank Governor Ana Roy resigned.",
        """
        Zorg - PROPN compound 3
        Bank - PROPN compound 3
        Governor - PROPN compound 5
        Ana - PROPN compound 5
        Roy - PROPN nsubj 6
        resigned resign VERB root 0 VerbForm=Fin
        . . PUNCT punct 6
        """,
        language="en",
        names="1-2:Organization 4-5:Person",
    )
    (title,) = (claim for claim in claims_of(doc) if claim.form == "apposition")

    assert title.predicate.concept == "holds_role"
    assert title.subject is not None
    assert doc.slice(title.subject.spans[0]) == "Ana Roy"
    assert head(doc, title.object) == "Governor"
    assert [(it.role, doc.slice(it.head)) for it in title.arguments] == [("of", "Zorg Bank")]


def test_an_office_with_its_complement_opens_the_name_behind_it_without_an_article() -> None:
    doc = make_doc(
        "Ambassador to Zorgland Ana Roy agreed.",
        """
        Ambassador - PROPN nsubj 6
        to - ADP case 5
        Zorgland - PROPN compound 5
        Ana - PROPN compound 5
        Roy - PROPN nmod 1
        agreed agree VERB root 0 VerbForm=Fin
        . . PUNCT punct 6
        """,
        language="en",
        names="3:Place 4-5:Person",
    )
    titles = [claim for claim in claims_of(doc) if claim.form == "apposition"]

    assert [(head(doc, it.subject), head(doc, it.object)) for it in titles] == [("Ana Roy", "Ambassador")]


def test_a_kind_of_thing_introduces_a_name_in_quotation_marks() -> None:
    doc = make_doc(
        "Le mouvement « Zorg » grandit.",
        """
        Le - DET det 2
        mouvement - NOUN nsubj 6
        « - PUNCT punct 4
        Zorg - PROPN appos 2
        » - PUNCT punct 4
        grandit grandir VERB root 0 VerbForm=Fin
        . . PUNCT punct 6
        """,
        names="4:Organization",
    )
    titles = [claim for claim in claims_of(doc) if claim.form == "apposition"]

    assert [(head(doc, it.subject), head(doc, it.object)) for it in titles] == [("Zorg", "mouvement")]


def test_a_person_between_commas_behind_an_office_holds_it_wherever_the_name_hangs() -> None:
    doc = make_doc(
        "Le maire, Ana Roy, sort.",
        """
        Le le DET det 2
        maire - NOUN obl:mod 7 Number=Sing
        , , PUNCT punct 2
        Ana - PROPN nsubj 7
        Roy - PROPN flat:name 4
        , , PUNCT punct 7
        sort sortir VERB root 0 VerbForm=Fin
        . . PUNCT punct 7
        """,
        names="4-5:Person",
    )
    titles = [claim for claim in claims_of(doc) if claim.form == "apposition"]

    assert [(head(doc, it.subject), head(doc, it.object)) for it in titles] == [("Ana Roy", "maire")]


def test_names_that_go_on_a_list_in_a_complement_are_not_the_noun() -> None:
    doc = make_doc(
        "Les ports de Zorg, Blim ferment.",
        """
        Les le DET det 2
        ports port NOUN nsubj 7 Number=Plur
        de - ADP case 4
        Zorg - PROPN nmod 2
        , , PUNCT punct 6
        Blim - PROPN conj 2
        ferment fermer VERB root 0 VerbForm=Fin|Number=Plur
        . . PUNCT punct 7
        """,
        names="4:Place 6:Place",
    )

    assert not [claim for claim in claims_of(doc) if claim.form == "apposition"]


def test_an_office_is_of_what_its_complement_names_and_not_of_its_sort() -> None:
    doc = make_doc(
        "Ana Lima, directrice de recherche au Zorg, sort.",
        """
        Ana - PROPN nsubj 10
        Lima - PROPN flat:name 1
        , , PUNCT punct 4
        directrice directeur NOUN nmod 1
        de - ADP case 6
        recherche - NOUN nmod 4
        au à ADP case 8 Definite=Def
        Zorg - PROPN nmod 4
        , , PUNCT punct 10
        sort sortir VERB root 0 VerbForm=Fin
        . . PUNCT punct 10
        """,
        names="1-2:Person 8:Organization",
    )
    (title,) = (claim for claim in claims_of(doc) if claim.form == "apposition")

    assert (head(doc, title.subject), head(doc, title.object)) == ("Ana Lima", "directrice")
    assert [(it.role, doc.slice(it.head)) for it in title.arguments] == [("of", "Zorg")]


def apposed(first: str, second: str, *, before: bool, kind: str) -> list[tuple[str, str]]:
    """Return the appositions of a noun beside a name, the noun before or behind it, as pairs of subject and object."""
    rows = """
        {first}
        {second}
        , , PUNCT punct 1
        hier - ADV advmod 8
        brille briller VERB root 0 VerbForm=Fin|Number=Sing
        . . PUNCT punct 8
        """
    noun = "le - DET det {head}\n{noun} - NOUN {dep} {above} Number=Sing"
    if before:
        opening = f"{noun.format(head=2, noun=first, dep='nsubj', above=7)}\n, , PUNCT punct 4\n{second} - PROPN appos 2"
        text, names = f"le {first}, {second}, hier brille.", f"4:{kind}"
    else:
        opening = f"{second} - PROPN nsubj 7\n, , PUNCT punct 4\n{noun.format(head=4, noun=first, dep='appos', above=1)}"
        text, names = f"{second}, le {first}, hier brille.", f"1:{kind}"
    body = rows.format(first=opening, second="").replace("punct 8", "punct 7").replace("advmod 8", "advmod 7")
    doc = make_doc(text, "\n".join(line.strip() for line in body.splitlines() if line.strip()), names=names)
    return [(head(doc, it.subject), head(doc, it.object)) for it in claims_of(doc) if it.form == "apposition"]


def test_a_noun_beside_a_name_is_said_of_it_only_if_both_are_of_one_sort() -> None:
    assert apposed("prêtre", "Zoé", before=True, kind="Person") == [("Zoé", "prêtre")]
    assert apposed("parquet", "Zoé", before=True, kind="Person") == []
    assert apposed("ville", "Brest", before=True, kind="Place") == [("Brest", "ville")]
    assert apposed("désarmement", "Brest", before=True, kind="Place") == []
    assert apposed("ville", "Brest", before=False, kind="Place") == [("Brest", "ville")]
    assert apposed("envoi", "Brest", before=False, kind="Place") == []


def test_a_word_with_a_capital_inside_its_sentence_belongs_to_a_title() -> None:
    assert apposed("Homme", "Zoé", before=False, kind="Person") == []
    assert apposed("homme", "Zoé", before=False, kind="Person") == [("Zoé", "homme")]


def test_what_an_or_brings_in_is_another_person() -> None:
    rows = """
        Zoé - PROPN nsubj 9
        , , PUNCT punct 4
        la - DET det 4
        reine - NOUN appos 1
        {word} - CCONJ cc 7
        une - DET det 7
        avocate - NOUN conj 4
        , , PUNCT punct 4
        brille briller VERB root 0 VerbForm=Fin|Number=Sing
        . . PUNCT punct 9
        """
    both = make_doc("Zoé, la reine et une avocate, brille.", rows.format(word="et"), names="1:Person")
    either = make_doc("Zoé, la reine ou une avocate, brille.", rows.format(word="ou"), names="1:Person")

    assert ("Zoé", "avocate", "avocate") in triples(both)
    assert ("Zoé", "reine", "reine") in triples(either)
    assert ("Zoé", "avocate", "avocate") not in triples(either)


def test_an_age_is_no_role_and_a_place_of_a_title_is_one() -> None:
    rows = """
        Zoé - PROPN nsubj 9
        , , PUNCT punct 4
        une - DET det 4
        avocate - NOUN appos 1
        {word} - ADP case 7
        {first} - {pos} {dep} 7
        {noun} {lemma} NOUN nmod 4
        , , PUNCT punct 4
        brille briller VERB root 0 VerbForm=Fin|Number=Sing
        . . PUNCT punct 9
        """
    aged = rows.format(word="de", first="trente", pos="NUM", dep="nummod", noun="ans", lemma="an")
    placed = rows.format(word="dans", first="la", pos="DET", dep="det", noun="ville", lemma="ville")
    docs = (
        make_doc("Zoé, une avocate de trente ans, brille.", aged, names="1:Person"),
        make_doc("Zoé, une avocate dans la ville, brille.", placed, names="1:Person"),
    )

    assert [[it.role for it in claim_at(claims_of(doc), doc, "avocate").arguments] for doc in docs] == [[], ["place"]]


def test_what_an_office_is_of_ends_before_the_name_that_holds_it() -> None:
    doc = make_doc(
        "La reine de la fête, Zoé, brille.",
        """
        La le DET det 2
        reine - NOUN nsubj 9 Number=Sing
        de - ADP case 5
        la - DET det 5
        fête - NOUN nmod 2
        , , PUNCT punct 7
        Zoé - PROPN appos 5
        , , PUNCT punct 7
        brille briller VERB root 0 VerbForm=Fin|Number=Sing
        . . PUNCT punct 9
        """,
        names="7:Person",
    )
    titles = [it for it in claims_of(doc) if it.form == "apposition" and head(doc, it.object) == "reine"]

    assert [[doc.slice(part.spans[0]) for part in it.arguments] for it in titles] == [["la fête"]]


def test_a_body_holds_no_office_of_a_person() -> None:
    assert apposed("champion", "Brest", before=True, kind="Organization") == [("Brest", "champion")]
    assert apposed("directeur", "Brest", before=True, kind="Organization") == []


def test_two_nouns_of_a_list_are_not_one_person() -> None:
    rows = """
        Le - DET det 2
        chanteur - NOUN nsubj 11
        , , PUNCT punct 5
        le - DET det 5
        fils - NOUN appos 2
        du de ADP case 7
        roi - NOUN nmod 5
        {word} - {pos} {dep} 10
        {det} - DET det 10
        {noun} - NOUN {link} 2
        rient rire VERB root 0 VerbForm=Fin|Number=Plur
        . . PUNCT punct 11
        """
    listed = rows.format(word="et", pos="CCONJ", dep="cc", det="la", noun="reine", link="conj")
    doc = make_doc("Le chanteur, le fils du roi et la reine rient.", listed)

    assert not [it for it in claims_of(doc) if it.form == "apposition"]


def test_the_greatest_of_its_sort_belongs_to_nobody() -> None:
    doc = make_doc(
        "Peru's largest company left.",
        """
        Peru - PROPN nmod:poss 4
        's - PART case 1
        largest large ADJ amod 4 Degree=Sup
        company - NOUN nsubj 5
        left leave VERB root 0 VerbForm=Fin|Tense=Past
        . - PUNCT punct 5
        """,
        language="en",
    )

    assert [claim.form for claim in claims_of(doc)] == ["active"]


def test_what_somebody_has_is_told_with_the_words_that_say_which_it_is() -> None:
    doc = make_doc(
        "Her foreign minister left.",
        """
        Her - PRON nmod:poss 3 Poss=Yes
        foreign - ADJ amod 3
        minister - NOUN nsubj 4 Number=Sing
        left leave VERB root 0 VerbForm=Fin|Tense=Past
        . - PUNCT punct 4
        """,
        language="en",
    )
    owned = next(claim for claim in claims_of(doc) if claim.form == "possessive")

    assert [doc.slice(span) for span in owned.predicate.spans] == ["foreign minister"]
    assert owned.predicate.concept == "en/minister"
