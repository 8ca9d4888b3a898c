import pytest
from build import make_doc

from kg.doc import Doc
from kg.lexicon import load_lexicon
from kg.mention import find_mentions
from kg.mention.candidate import Candidate
from kg.mention.trim import trim_name
from kg.model import Mention


def names(doc: Doc) -> list[tuple[str, str | None]]:
    return [(doc.slice(mention.span), mention.type) for mention in find_mentions(doc) if mention.kind == "name"]


def of_kind(doc: Doc, kind: str) -> list[Mention]:
    return [mention for mention in find_mentions(doc) if mention.kind == kind]


def test_a_title_and_an_article_stand_outside_the_name() -> None:
    doc = make_doc(
        "Hier, le président Albert Dupuis a parlé.",
        """
        Hier - ADV advmod 7
        , - PUNCT punct 7
        le - DET det 4 Definite=Def|PronType=Art
        président - NOUN nsubj 8
        Albert - PROPN appos 4
        Dupuis - PROPN flat:name 5
        a avoir AUX aux 8
        parlé parler VERB root 0
        . - PUNCT punct 8
        """,
        names="3-6:Person",
    )

    assert names(doc) == [("Albert Dupuis", "Person")]


@pytest.mark.parametrize("noise", ["S’", "Jusqu’"])
def test_an_elided_word_with_a_capital_is_no_name(noise: str) -> None:
    doc = make_doc(
        f"{noise}à Lyon dormait.",
        f"""
        {noise} - PROPN nsubj 4
        à - ADP case 3
        Lyon - PROPN obl 4
        dormait dormir VERB root 0
        . - PUNCT punct 4
        """,
        names="1:Person",
    )

    assert names(doc) == [("Lyon", "Place")]


def test_two_countries_with_a_dash_between_them_are_two_names() -> None:
    doc = make_doc(
        "Programme : Pérou - Islande.",
        """
        Programme - NOUN root 0
        : - PUNCT punct 1
        Pérou - PROPN appos 1
        - - PUNCT punct 5
        Islande - PROPN conj 3
        . - PUNCT punct 1
        """,
        names="3-5:Organization",
    )

    assert names(doc) == [("Pérou", "Place"), ("Islande", "Place")]


def test_a_surname_is_found_again_and_takes_the_type_of_the_full_name() -> None:
    doc = make_doc(
        "Nadia Kervran a gagné. La foule a salué Kervran.",
        """
        Nadia - PROPN nsubj 4
        Kervran - PROPN flat:name 1
        a avoir AUX aux 4
        gagné gagner VERB root 0
        . - PUNCT punct 4

        La le DET det 2 Definite=Def|PronType=Art
        foule - NOUN nsubj 4
        a avoir AUX aux 4
        salué saluer VERB root 0
        Kervran - PROPN obj 4
        . - PUNCT punct 4
        """,
        names="1-2:Person",
    )

    assert names(doc) == [("Nadia Kervran", "Person"), ("Kervran", "Person")]


def test_an_event_takes_in_its_place_and_year() -> None:
    doc = make_doc(
        "Elle ira aux Jeux olympiques de Londres 2012 demain.",
        """
        Elle lui PRON nsubj 2
        ira aller VERB root 0
        aux à ADP case 4
        Jeux - PROPN obl 2
        olympiques - ADJ amod 4
        de - ADP case 7
        Londres - PROPN nmod 4
        2012 - NUM nummod 4
        demain - ADV advmod 2
        . - PUNCT punct 2
        """,
        names="4-5:Work 7:Place",
    )

    assert names(doc) == [("Jeux olympiques de Londres 2012", "Event")]


def test_a_university_takes_in_its_city() -> None:
    doc = make_doc(
        "Selon l’université de Rennes, rien presse.",
        """
        Selon - ADP case 3
        l’ le DET det 3 Definite=Def|PronType=Art
        université - NOUN obl 8
        de - ADP case 5
        Rennes - PROPN nmod 3
        , - PUNCT punct 8
        rien - PRON nsubj 8
        presse presser VERB root 0
        . - PUNCT punct 8
        """,
        names="5:Place",
    )

    assert names(doc) == [("université de Rennes", "Organization")]


def test_a_row_of_links_to_platforms_holds_no_names() -> None:
    doc = make_doc(
        "Facebook, Twitter, Reddit",
        """
        Facebook - PROPN root 0
        , - PUNCT punct 3
        Twitter - PROPN conj 1
        , - PUNCT punct 5
        Reddit - PROPN conj 1
        """,
        names="1:Organization 3:Work 5:Organization",
    )

    assert names(doc) == []


def test_an_adjective_of_nationality_is_an_adjective_and_no_name() -> None:
    doc = make_doc(
        "La Suédoise bat une joueuse danoise.",
        """
        La le DET det 2 Definite=Def|PronType=Art
        Suédoise suédois NOUN nsubj 3
        bat battre VERB root 0
        une un DET det 5 Definite=Ind|PronType=Art
        joueuse joueur NOUN obj 3 Gender=Fem|Number=Sing
        danoise danois ADJ amod 5
        . - PUNCT punct 3
        """,
        names="2:Place",
    )

    assert names(doc) == []
    assert [doc.slice(mention.span) for mention in of_kind(doc, "adjective")] == ["Suédoise", "danoise"]


def test_a_plural_of_people_is_a_group_and_its_span_leaves_the_relative_clause_out() -> None:
    doc = make_doc(
        "Les mineurs du Nord qui défilent chantent.",
        """
        Les le DET det 2 Definite=Def|Number=Plur|PronType=Art
        mineurs mineur NOUN nsubj 7 Number=Plur
        du de ADP case 4 Definite=Def
        Nord - PROPN nmod 2
        qui - PRON nsubj 6 PronType=Rel
        défilent défiler VERB acl:relcl 2
        chantent chanter VERB root 0
        . - PUNCT punct 7
        """,
    )
    nominal = of_kind(doc, "nominal")[0]

    assert (doc.slice(nominal.span), doc.slice(nominal.head), nominal.type) == ("Les mineurs du Nord", "mineurs", "Group")


def test_an_expletive_is_no_pronoun_and_an_inverted_subject_is_one() -> None:
    doc = make_doc(
        "Il faut partir, dit-il.",
        """
        Il il PRON expl:subj 2
        faut falloir VERB ccomp 5
        partir - VERB xcomp 2
        , - PUNCT punct 5
        dit dire VERB root 0
        -il il PRON nsubj 5
        . - PUNCT punct 5
        """,
    )

    assert [doc.slice(mention.span) for mention in of_kind(doc, "pronoun")] == ["-il"]


def test_a_name_with_a_hyphen_is_taken_to_the_end_of_its_word() -> None:
    doc = make_doc(
        "Park Min-su arrive.",
        """
        Park - PROPN nsubj 4
        Min - PROPN flat:name 1
        -su - PROPN flat:name 1
        arrive arriver VERB root 0
        . - PUNCT punct 4
        """,
    )
    parts = list(trim_name(doc, load_lexicon("fr"), Candidate(0, 2, "Person")))

    assert parts == [Candidate(0, 3, "Person")]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_tables_of_a_language_are_whole(language: str) -> None:
    lexicon = load_lexicon(language)

    assert all(
        sense.type in {"Person", "Group", "Organization", "Place", "Event", "Work", "Product", "-"}
        for senses in lexicon.senses.values()
        for sense in senses
    )
    assert {"article", "honorific", "particle", "linker", "prefix", "naming", "naming link", "sport", "season"} <= set(
        lexicon.titles
    )
    assert all(pronoun.person in {"1", "2", "3"} for readings in lexicon.pronouns.values() for pronoun in readings)


def found_names(text: str, tags: str, proposed: str, *, language: str = "fr") -> list[tuple[str, str | None]]:
    """Return the names found in one sentence, each word with its tag, where a model proposes some spans."""
    words = text.removesuffix(".").replace(",", " ,").split()
    rows = [
        f"{word} - {tag} {'root 0' if not place else 'dep 1'}"
        for place, (word, tag) in enumerate(zip(words, tags.split(), strict=True))
    ]
    doc = make_doc(text, "\n".join([*rows, ". - PUNCT punct 1"]), names=proposed, language=language)
    return [(doc.slice(mention.span), mention.type) for mention in find_mentions(doc) if mention.kind == "name"]


def test_a_nationality_is_part_of_the_name_of_an_institution_and_not_of_a_persons() -> None:
    ministry = found_names(
        "Yesterday the Omani Transport Ministry spoke.", "NOUN DET PROPN PROPN PROPN VERB", "2-5:Organization", language="en"
    )
    person = found_names("Yesterday the Omani Ada Kervran spoke.", "NOUN DET PROPN PROPN PROPN VERB", "2-5:Person", language="en")

    assert ministry == [("Omani Transport Ministry", "Organization")]
    assert person == [("Ada Kervran", "Person")]


def test_commas_do_not_part_what_an_institution_is_for() -> None:
    name = "Department of Trade, Tourism and Crafts"
    tags = "DET PROPN ADP PROPN PUNCT PROPN CCONJ PROPN VERB"

    assert found_names(f"The {name} closed.", tags, "1-8:Organization", language="en") == [(name, "Organization")]


def test_the_type_of_a_code_is_left_open() -> None:
    assert found_names("Hier elle gagne en ZT5.", "ADV PRON VERB ADP PROPN", "5:Organization") == [("ZT5", None)]


def test_a_stance_in_front_of_a_name_makes_no_name() -> None:
    assert found_names("Le camp pro-Altavio perd.", "DET NOUN PROPN VERB", "3:Person") == []


def test_a_day_or_an_article_behind_a_name_is_no_part_of_it() -> None:
    assert found_names("Hier Altavio mardi matin perd.", "ADV PROPN NOUN NOUN VERB", "2-4:Organization") == [
        ("Altavio", "Organization")
    ]
    assert found_names("Hier Altavio La hausse continue.", "ADV PROPN DET NOUN VERB", "2-3:Organization") == [
        ("Altavio", "Organization")
    ]


AGENCY = """
    L' le DET det 2 Definite=Def|PronType=Art
    agence - NOUN nsubj 9
    des de ADP case 4
    secours - NOUN nmod 2
    ( - PUNCT punct 6
    Arsec - PROPN appos 4
    ) - PUNCT punct 6
    a avoir AUX aux 9
    compté compter VERB root 0
    . - PUNCT punct 9
    """


def test_an_acronym_in_brackets_behind_a_noun_for_a_body_is_a_body() -> None:
    assert names(make_doc("L'agence des secours (Arsec) a compté.", AGENCY, names="6:Place")) == [("Arsec", "Organization")]


def test_a_name_in_brackets_behind_a_noun_for_anything_else_keeps_its_type() -> None:
    rows = AGENCY.replace("agence", "région")

    assert names(make_doc("L'région des secours (Arsec) a compté.", rows, names="6:Place")) == [("Arsec", "Place")]


def test_a_dateline_in_capitals_is_a_place() -> None:
    rows = """
        OTTAWA - PROPN nsubj 3
        — - PUNCT punct 3
        Dort dormir VERB root 0
        . - PUNCT punct 3
        """

    assert names(make_doc("OTTAWA — Dort.", rows, names="1:Organization")) == [("OTTAWA", "Place")]


def test_an_institution_takes_in_the_noun_that_its_last_word_modifies() -> None:
    doc = make_doc(
        "The Center for Rural and Urban Studies shows it.",
        """
        The the DET det 2
        Center - PROPN nsubj 8
        for - ADP case 7
        Rural - PROPN nmod 7
        and - CCONJ cc 6
        Urban - PROPN conj 4
        Studies - PROPN nmod 2
        shows show VERB root 0
        it - PRON obj 8
        . - PUNCT punct 8
        """,
        names="2-4:Organization",
        language="en",
    )

    assert names(doc) == [("Center for Rural and Urban Studies", "Organization")]


def test_what_an_office_is_for_is_no_mention_and_a_title_of_courtesy_is_a_person() -> None:
    doc = make_doc(
        "La ministre du Travail et Mme Kervran partent.",
        """
        La le DET det 2 Definite=Def|PronType=Art
        ministre - NOUN nsubj 8
        du de ADP case 4
        Travail - NOUN nmod 2
        et - CCONJ cc 6
        Mme - NOUN conj 2
        Kervran - PROPN flat:name 6
        partent partir VERB root 0
        . - PUNCT punct 8
        """,
        names="4:Organization 7:Person",
    )

    assert [(doc.slice(mention.head), mention.type) for mention in of_kind(doc, "nominal")] == [
        ("ministre", "Person"),
        ("Mme", "Person"),
    ]


def test_a_body_with_a_capital_behind_an_office_stays_a_mention() -> None:
    doc = make_doc(
        "Le chef de l'Opposition part.",
        """
        Le le DET det 2 Definite=Def|PronType=Art
        chef - NOUN nsubj 6
        de - ADP case 5
        l' le DET det 5 Definite=Def|PronType=Art
        Opposition opposition NOUN nmod 2
        part partir VERB root 0
        . - PUNCT punct 6
        """,
    )

    assert [(doc.slice(mention.head), mention.type) for mention in of_kind(doc, "nominal")] == [
        ("chef", "Person"),
        ("Opposition", "Organization"),
    ]


def test_an_approximation_before_a_number_is_no_part_of_what_is_counted() -> None:
    doc = make_doc(
        "Près de 42 maisons brûlent.",
        """
        Près - ADV advmod 5
        de - ADP dep 4
        42 - NUM nummod 4
        maisons - NOUN nsubj 5 Number=Plur
        brûlent brûler VERB root 0
        . - PUNCT punct 5
        """,
    )

    assert [doc.slice(mention.span) for mention in of_kind(doc, "nominal")] == ["42 maisons"]


def test_a_country_before_a_ministry_is_part_of_its_name_and_before_another_name_is_not() -> None:
    rows = "the - DET det 3\nUK - PROPN compound 3\n"
    ministry = make_doc(
        "the UK Ministry of Defence said",
        f"{rows}Ministry - PROPN nsubj 6\nof - ADP case 5\nDefence - PROPN nmod 3\nsaid say VERB root 0",
        language="en",
        names="3-5:Organization",
    )
    firm = make_doc(
        "the UK Tamlor said", f"{rows}Tamlor - PROPN nsubj 4\nsaid say VERB root 0", language="en", names="3-3:Organization"
    )

    assert names(ministry) == [("UK Ministry of Defence", "Organization")]
    assert ("Tamlor", "Organization") in names(firm)


def test_the_result_of_a_game_is_no_part_of_a_name_and_a_season_is() -> None:
    rows = "Kerivel - PROPN root 0\n{0} - NUM nummod 1\n- - PUNCT punct 4\n{1} - NUM nummod 1\n. - PUNCT punct 1"
    game = make_doc("Kerivel 2-0.", rows.format(2, 0), names="1-4:Place")
    season = make_doc("Kerivel 2015-2016.", rows.format(2015, 2016), names="1-4:Event")

    assert [game.slice(mention.span) for mention in find_mentions(game) if mention.kind == "name"] == ["Kerivel"]
    assert [season.slice(mention.span) for mention in find_mentions(season) if mention.kind == "name"] == ["Kerivel 2015-2016"]


def test_both_given_names_of_a_couple_belong_to_its_foundation() -> None:
    rows = """
        Bill - PROPN nsubj 6
        and - CCONJ cc 5
        Melinda - PROPN compound 5
        Kervran - PROPN compound 5
        Foundation - PROPN conj 1
        gave give VERB root 0
        . - PUNCT punct 6
        """
    doc = make_doc("Bill and Melinda Kervran Foundation gave.", rows, language="en", names="1:Person 3-5:Organization")
    found = [(doc.slice(mention.span), mention.type) for mention in find_mentions(doc) if mention.kind == "name"]

    assert found == [("Bill and Melinda Kervran Foundation", "Organization")]


def test_a_second_surname_belongs_to_a_full_name() -> None:
    rows = """
        Omar - PROPN compound 3
        Kervran - PROPN compound 3
        Altavio - PROPN nsubj 4
        spoke speak VERB root 0
        . - PUNCT punct 4
        """
    doc = make_doc("Omar Kervran Altavio spoke.", rows, language="en", names="1-2:Person")

    assert [doc.slice(mention.span) for mention in find_mentions(doc) if mention.kind == "name"] == ["Omar Kervran Altavio"]


def test_a_nationality_before_a_given_name_is_no_country() -> None:
    rows = """
        La - DET det 2
        Suisse - PROPN nsubj 5
        Emma - PROPN flat:name 2
        Kervran - PROPN flat:name 2
        gagne gagner VERB root 0
        . - PUNCT punct 5
        """
    doc = make_doc("La Suisse Emma Kervran gagne.", rows, names="2:Place 3-4:Person")

    assert [doc.slice(mention.span) for mention in find_mentions(doc) if mention.kind == "name"] == ["Emma Kervran"]
