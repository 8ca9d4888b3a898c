from build import make_doc

from kg.doc import Doc
from kg.mention import find_mentions
from kg.model import Attribution, Resolution, Span
from kg.resolve import resolve_mentions
from kg.resolve.forms import is_misspelt, is_short_for


def resolve(doc: Doc, *attributions: Attribution) -> Resolution:
    return resolve_mentions(doc, find_mentions(doc), attributions)


def chain(doc: Doc, resolution: Resolution, text: str, *, nth: int = 0) -> list[str]:
    """Return the texts of the mentions that share the entity of the nth mention with a text."""
    found = [mention for mention in resolution.mentions if doc.slice(mention.span) == text][nth]
    if found.entity is None:
        return []
    return [doc.slice(mention.span) for mention in resolution.mentions if mention.entity == found.entity]


APPOSITION = make_doc(
    "Les pêcheurs implorent leur président, Albert Dupuis, de venir. Dupuis refuse.",
    """
    Les le DET det 2 Definite=Def|Number=Plur|PronType=Art
    pêcheurs pêcheur NOUN nsubj 3 Gender=Masc|Number=Plur
    implorent implorer VERB root 0
    leur son DET det 5 Number=Sing|Poss=Yes
    président - NOUN obj 3 Gender=Masc|Number=Sing
    , - PUNCT punct 7
    Albert - PROPN conj 5
    Dupuis - PROPN flat:name 7
    , - PUNCT punct 11
    de - ADP mark 11
    venir - VERB xcomp 3
    . - PUNCT punct 3

    Dupuis - PROPN nsubj 2
    refuse refuser VERB root 0
    . - PUNCT punct 2
    """,
    names="7-8:Person 13:Person",
)


def test_an_apposition_and_a_surname_join_the_full_name() -> None:
    resolution = resolve(APPOSITION)

    assert chain(APPOSITION, resolution, "Dupuis") == ["leur président", "Albert Dupuis", "Dupuis"]


def test_a_possessive_stands_for_the_subject() -> None:
    resolution = resolve(APPOSITION)

    assert chain(APPOSITION, resolution, "leur") == ["Les pêcheurs", "leur"]


def test_an_entity_is_called_by_its_longest_name_and_numbered_by_its_first_name() -> None:
    entity = next(entity for entity in resolve(APPOSITION).entities if entity.type == "Person")

    assert (entity.id, entity.name) == (f"entity-{APPOSITION.article.text.index('Albert')}", "Albert Dupuis")


def test_two_soldiers_far_apart_are_not_merged() -> None:
    middle = "\n\n".join(["Le vent souffle encore."] * 3)
    wind = """
    Le le DET det 2 Definite=Def|PronType=Art
    vent - NOUN nsubj 3 Gender=Masc|Number=Sing
    souffle souffler VERB root 0
    encore - ADV advmod 3
    . - PUNCT punct 3
    """
    rest = """
    Le le DET det 2 Definite=Def|PronType=Art
    soldat - NOUN nsubj 3 Gender=Masc|Number=Sing
    crie crier VERB root 0
    . - PUNCT punct 3
    """
    doc = make_doc(
        f"Le soldat crie.\n\n{middle}\n\nLe soldat crie.",
        "\n\n".join(block.strip() for block in (rest, wind, wind, wind, rest)),
    )
    resolution = resolve(doc)

    assert chain(doc, resolution, "Le soldat", nth=0) == ["Le soldat"]
    assert chain(doc, resolution, "Le soldat", nth=1) == ["Le soldat"]


CITY = make_doc(
    "Les troupes avancent sur la ville de Lviv. Elles bombardent le bastion ukrainien.",
    """
    Les le DET det 2 Definite=Def|Number=Plur|PronType=Art
    troupes troupe NOUN nsubj 3 Gender=Fem|Number=Plur
    avancent avancer VERB root 0
    sur - ADP case 6
    la le DET det 6 Definite=Def|Gender=Fem|PronType=Art
    ville - NOUN obl 3 Gender=Fem|Number=Sing
    de - ADP case 8
    Lviv - PROPN nmod 6
    . - PUNCT punct 3

    Elles lui PRON nsubj 2 Gender=Fem|Number=Plur|Person=3
    bombardent bombarder VERB root 0
    le - DET det 4 Definite=Def|Gender=Masc|PronType=Art
    bastion - NOUN obj 2 Gender=Masc|Number=Sing
    ukrainien - ADJ amod 4
    . - PUNCT punct 2
    """,
    names="8:Place",
)


def test_a_description_of_a_city_joins_the_one_city_in_reach() -> None:
    resolution = resolve(CITY)

    assert chain(CITY, resolution, "Lviv") == ["la ville de Lviv", "Lviv", "le bastion ukrainien"]


def test_a_plural_pronoun_stands_for_the_plural_subject_before_it() -> None:
    resolution = resolve(CITY)

    assert chain(CITY, resolution, "Elles") == ["Les troupes", "Elles"]


QUOTED = make_doc(
    "« Je pars demain avec eux », dit Nadia Kervran.",
    """
    « - PUNCT punct 3
    Je moi PRON nsubj 3 Number=Sing|Person=1
    pars partir VERB ccomp 9
    demain - ADV advmod 3
    avec - ADP case 6
    eux lui PRON obl 3 Number=Plur|Person=3
    » - PUNCT punct 9
    , - PUNCT punct 9
    dit dire VERB root 0
    Nadia - PROPN nsubj 9
    Kervran - PROPN flat:name 10
    . - PUNCT punct 9
    """,
    names="10-11:Person",
)


def attribution(doc: Doc, content: str, source: str | None) -> Attribution:
    text = doc.article.text
    spans = [Span(text.index(part), text.index(part) + len(part)) for part in (content, source or "") if part]
    return Attribution((spans[0],), (), tuple(spans[1:]), "direct", "asserts", "quote")


def test_the_first_person_is_the_speaker() -> None:
    resolution = resolve(QUOTED, attribution(QUOTED, "Je pars demain avec eux", "Nadia Kervran"))

    assert chain(QUOTED, resolution, "Je") == ["Je", "Nadia Kervran"]


def test_pronouns_of_a_quotation_with_an_open_speaker_stay_open() -> None:
    resolution = resolve(QUOTED, attribution(QUOTED, "Je pars demain avec eux", None))

    assert chain(QUOTED, resolution, "Je") == []
    assert chain(QUOTED, resolution, "eux") == []


def test_an_acronym_in_brackets_joins_what_it_stands_for() -> None:
    doc = make_doc(
        "La Fédération baltique des ports (FBP) proteste. La FBP attend.",
        """
        La le DET det 2 Definite=Def|PronType=Art
        Fédération - PROPN nsubj 9
        baltique - ADJ amod 2
        des de ADP case 5
        ports - NOUN nmod 2
        ( - PUNCT punct 7
        FBP - PROPN appos 2
        ) - PUNCT punct 7
        proteste protester VERB root 0
        . - PUNCT punct 9

        La le DET det 2 Definite=Def|PronType=Art
        FBP - PROPN nsubj 3
        attend attendre VERB root 0
        . - PUNCT punct 3
        """,
        names="2-5:Organization 7:Organization 12:Organization",
    )
    resolution = resolve(doc)

    assert chain(doc, resolution, "FBP") == ["Fédération baltique des ports", "FBP", "FBP"]


def test_two_people_of_one_surname_stay_two() -> None:
    doc = make_doc(
        "Nadia Kervran salue Albert Kervran.",
        """
        Nadia - PROPN nsubj 3
        Kervran - PROPN flat:name 1
        salue saluer VERB root 0
        Albert - PROPN obj 3
        Kervran - PROPN flat:name 4
        . - PUNCT punct 3
        """,
        names="1-2:Person 4-5:Person",
    )

    assert len(resolve(doc).entities) == 2


def test_a_short_name_is_the_end_of_the_full_one() -> None:
    assert is_short_for(["kervran"], ["nadia", "kervran"])
    assert not is_short_for(["nadia"], ["nadia", "kervran"])
    assert not is_short_for(["albert", "kervran"], ["nadia", "kervran"])


def test_one_slip_in_a_long_word_is_a_misspelling_another_beginning_or_vowel_is_not() -> None:
    assert is_misspelt(["kristen", "halvorsen"], ["kristin", "halvorsen"])
    assert not is_misspelt(["bastien", "halvorsen"], ["kristin", "halvorsen"])
    assert not is_misspelt(["petrov"], ["petrova"])
    assert not is_misspelt(["osama"], ["obama"])
    assert not is_misspelt(["lee"], ["leo"])


def test_a_misspelt_surname_joins_the_full_name() -> None:
    doc = make_doc(
        "Nadia Kervran salue Albert. Kervrant part.",
        """
        Nadia - PROPN nsubj 3
        Kervran - PROPN flat:name 1
        salue saluer VERB root 0
        Albert - PROPN obj 3
        . - PUNCT punct 3

        Kervrant - PROPN nsubj 2
        part partir VERB root 0
        . - PUNCT punct 2
        """,
        names="1-2:Person 4:Person 6:Person",
    )

    assert chain(doc, resolve(doc), "Kervrant") == ["Nadia Kervran", "Kervrant"]


JOINT = make_doc(
    "Nadia Kervran et Albert Dupuis protestent. Le couple refuse. Ils partent.",
    """
    Nadia - PROPN nsubj 6
    Kervran - PROPN flat:name 1
    et - CCONJ cc 4
    Albert - PROPN conj 1
    Dupuis - PROPN flat:name 4
    protestent protester VERB root 0
    . - PUNCT punct 6

    Le le DET det 2 Definite=Def|Gender=Masc|PronType=Art
    couple - NOUN nsubj 3 Gender=Masc|Number=Sing
    refuse refuser VERB root 0
    . - PUNCT punct 3

    Ils il PRON nsubj 2 Gender=Masc|Number=Plur|Person=3
    partent partir VERB root 0
    . - PUNCT punct 2
    """,
    names="1-2:Person 4-5:Person",
)


def test_two_who_act_together_are_a_group_beside_each_of_them() -> None:
    resolution = resolve(JOINT)

    assert chain(JOINT, resolution, "Ils") == ["Nadia Kervran et Albert Dupuis", "Le couple", "Ils"]
    assert chain(JOINT, resolution, "Nadia Kervran") == ["Nadia Kervran"]
    assert next(entity for entity in resolution.entities if entity.type == "Group").name == "Nadia Kervran et Albert Dupuis"


def test_several_who_speak_are_one_group_over_the_whole_source() -> None:
    doc = make_doc(
        "Selon la juge Nadia Kervran et le maire Albert Dupuis, tout va bien.",
        """
        Selon - ADP case 4
        la le DET det 4 Definite=Def
        juge - NOUN nmod 4 Gender=Fem
        Nadia - PROPN obl 13
        Kervran - PROPN flat:name 4
        et - CCONJ cc 9
        le - DET det 9 Definite=Def
        maire - NOUN nmod 9 Gender=Masc
        Albert - PROPN conj 4
        Dupuis - PROPN flat:name 9
        , - PUNCT punct 13
        tout - PRON nsubj 13
        va aller VERB root 0
        bien - ADV advmod 13
        . - PUNCT punct 13
        """,
        names="4-5:Person 9-10:Person",
    )
    source = "la juge Nadia Kervran et le maire Albert Dupuis"
    resolution = resolve(doc, attribution(doc, "tout va bien", source))

    assert chain(doc, resolution, source) == [source]


LATTER = make_doc(
    "Nadia Kervran critique le maire Albert Dupuis. Ce dernier refuse. L’ancienne juge insiste.",
    """
    Nadia - PROPN nsubj 3
    Kervran - PROPN flat:name 1
    critique critiquer VERB root 0
    le - DET det 5 Definite=Def|Gender=Masc|PronType=Art
    maire - NOUN obj 3 Gender=Masc|Number=Sing
    Albert - PROPN appos 5
    Dupuis - PROPN flat:name 6
    . - PUNCT punct 3

    Ce - DET det 2 Gender=Masc|PronType=Dem
    dernier - ADJ nsubj 3 Gender=Masc|Number=Sing
    refuse refuser VERB root 0
    . - PUNCT punct 3

    L’ le DET det 3 Definite=Def|PronType=Art
    ancienne - ADJ amod 3 Gender=Fem
    juge - NOUN nsubj 4 Gender=Fem|Number=Sing
    insiste insister VERB root 0
    . - PUNCT punct 4
    """,
    names="1-2:Person 6-7:Person",
)


def test_the_latter_is_whoever_was_named_last() -> None:
    assert "Albert Dupuis" in chain(LATTER, resolve(LATTER), "Ce dernier")


def test_a_former_office_takes_up_the_only_person_of_its_gender_in_the_foreground() -> None:
    assert "Nadia Kervran" in chain(LATTER, resolve(LATTER), "L’ancienne juge")


def test_an_institution_joins_the_same_name_with_its_country() -> None:
    doc = make_doc(
        "The United Kingdom Home Office writes. The Home Office waits.",
        """
        The the DET det 5 Definite=Def
        United - PROPN compound 5
        Kingdom - PROPN compound 5
        Home - PROPN compound 5
        Office - PROPN nsubj 6
        writes write VERB root 0
        . - PUNCT punct 6

        The the DET det 3 Definite=Def
        Home - PROPN compound 3
        Office - PROPN nsubj 4
        waits wait VERB root 0
        . - PUNCT punct 4
        """,
        language="en",
        names="2-5:Organization 9-10:Organization",
    )

    assert chain(doc, resolve(doc), "Home Office") == ["United Kingdom Home Office", "Home Office"]


def test_the_subject_is_not_the_object_of_the_participle_in_front_of_it() -> None:
    doc = make_doc(
        "Luc Morin court. En battant Paul Ferrand, il gagne.",
        """
        Luc - PROPN nsubj 3
        Morin - PROPN flat:name 1
        court courir VERB root 0
        . - PUNCT punct 3

        En en ADP mark 2
        battant battre VERB advcl 7 VerbForm=Part
        Paul - PROPN obj 2
        Ferrand - PROPN flat:name 3
        , - PUNCT punct 2
        il il PRON nsubj 7 Gender=Masc|Number=Sing
        gagne gagner VERB root 0
        . - PUNCT punct 7
        """,
        names="1-2:Person 7-8:Person",
    )

    assert chain(doc, resolve(doc), "il") == ["Luc Morin", "il"]


def test_a_relative_pronoun_follows_its_name_where_the_tree_hangs_it_elsewhere() -> None:
    doc = make_doc(
        "Ils campent en Bretagne qui brûle.",
        """
        Ils il PRON nsubj 2 Gender=Masc|Number=Plur
        campent camper VERB root 0
        en - ADP case 4
        Bretagne - PROPN obl:mod 2
        qui - PRON nsubj 6 PronType=Rel
        brûle brûler VERB ccomp 2
        . - PUNCT punct 2
        """,
        names="4:Place",
    )

    assert chain(doc, resolve(doc), "qui") == ["Bretagne", "qui"]


TWO_SENTENCES = """
    {article} le DET det 2 Definite=Def|Number=Sing|PronType=Art
    {name} - PROPN nsubj 3
    grandit grandir VERB root 0
    . - PUNCT punct 3

    {second} le DET det 2 Definite=Def|Number=Sing|PronType=Art
    {noun} - NOUN nsubj 3 Number=Sing
    recrute recruter VERB root 0
    . - PUNCT punct 3
    """


def test_a_body_of_no_known_class_is_an_enterprise_or_an_agency_and_no_hospital() -> None:
    for noun, joined in (("entreprise", True), ("agence", True), ("hôpital", False)):
        rows = TWO_SENTENCES.format(article="L'", name="Altavio", second="L'", noun=noun)
        doc = make_doc(f"L'Altavio grandit. L'{noun} recrute.", rows, names="2:Organization")

        assert (f"L'{noun}" in chain(doc, resolve(doc), "Altavio")) is joined


def test_a_noun_takes_up_the_one_name_that_has_it_among_its_words() -> None:
    rows = """
        L' le DET det 2 Definite=Def|Number=Sing|PronType=Art
        Hôtel - PROPN nsubj 4
        Kerivel - PROPN flat:name 2
        brûle brûler VERB root 0
        . - PUNCT punct 4

        L' le DET det 2 Definite=Def|Number=Sing|PronType=Art
        hotel - NOUN nsubj 3 Number=Sing
        ferme fermer VERB root 0
        . - PUNCT punct 3
        """
    doc = make_doc("L'Hôtel Kerivel brûle. L'hotel ferme.", rows, names="2-3:Organization")

    assert "L'hotel" in chain(doc, resolve(doc), "Hôtel Kerivel")


def test_the_letters_of_an_acronym_in_brackets_may_be_in_the_order_of_another_language() -> None:
    doc = make_doc(
        "Le Comité national équestre (NEC) vote.",
        """
        Le le DET det 2 Definite=Def|PronType=Art
        Comité - PROPN nsubj 8
        national - ADJ amod 2
        équestre - ADJ amod 2
        ( - PUNCT punct 6
        NEC - PROPN appos 2
        ) - PUNCT punct 6
        vote voter VERB root 0
        . - PUNCT punct 8
        """,
        names="2-4:Organization 6:Organization",
    )

    assert chain(doc, resolve(doc), "NEC") == ["Comité national équestre", "NEC"]


def test_the_adjective_of_the_only_country_spoken_of_narrows_nothing_down() -> None:
    rows = """
        Au - ADP case 2
        Chili - PROPN obl 5
        le le DET det 4 Definite=Def|PronType=Art
        gouvernement - NOUN nsubj 5 Number=Sing
        hésite hésiter VERB root 0
        . - PUNCT punct 5

        Le le DET det 2 Definite=Def|PronType=Art
        gouvernement - NOUN nsubj 4 Number=Sing
        {adjective} {adjective} ADJ amod 2
        paie payer VERB root 0
        . - PUNCT punct 4
        """
    for adjective, joined in (("chilien", True), ("péruvien", False)):
        doc = make_doc(
            f"Au Chili le gouvernement hésite. Le gouvernement {adjective} paie.",
            rows.format(adjective=adjective),
            names="2:Place",
        )

        assert (f"Le gouvernement {adjective}" in chain(doc, resolve(doc), "le gouvernement")) is joined


THINK_TANK = make_doc(
    "Novaris warns. The think tank published their report.",
    """
    Novaris - PROPN nsubj 2
    warns warn VERB root 0
    . - PUNCT punct 2

    The the DET det 3 Definite=Def|PronType=Art
    think - NOUN compound 3
    tank - NOUN nsubj 4 Number=Sing
    published publish VERB root 0
    their - DET nmod:poss 6 Poss=Yes
    report - NOUN obj 4 Number=Sing
    . - PUNCT punct 4
    """,
    language="en",
    names="1:Organization",
)


def test_a_think_tank_is_a_body_and_not_a_tank_and_its_staff_are_they() -> None:
    assert chain(THINK_TANK, resolve(THINK_TANK), "Novaris") == ["Novaris", "The think tank", "their"]


def test_no_two_entities_of_an_article_have_one_id() -> None:
    for doc in (APPOSITION, LATTER, THINK_TANK):
        ids = [entity.id for entity in resolve(doc).entities]

        assert len(set(ids)) == len(ids)


def listed(*sentences: str, type_: str, language: str = "fr") -> tuple[Doc, Resolution]:
    """Return sentences that are each the name of one thing, with ``_`` between its words, and their resolution."""
    rows = [[*(f"{word} - PROPN flat:name 1" for word in name.split("_")), ". - PUNCT punct 1"] for name in sentences]
    for block in rows:
        block[0] = block[0].replace("flat:name 1", "root 0")
    text = " ".join(f"{name.replace('_', ' ')}." for name in sentences)
    names, first = [], 1
    for name in sentences:
        size = len(name.split("_"))
        names.append(f"{first}-{first + size - 1}:{type_}")
        first += size + 1
    doc = make_doc(text, "\n\n".join("\n".join(block) for block in rows), names=" ".join(names), language=language)
    return doc, resolve(doc)


def test_a_surname_of_several_is_that_of_whom_the_article_is_about() -> None:
    doc, found = listed("Ada_Kervran", "Luc_Kervran", "Ada_Kervran", "Ada_Kervran", "Kervran", type_="Person")
    even, open_ = listed("Ada_Kervran", "Luc_Kervran", "Ada_Kervran", "Zoé_Morin", "Max_Altavio", "Kervran", type_="Person")

    assert chain(doc, found, "Kervran") == ["Ada Kervran", "Ada Kervran", "Ada Kervran", "Kervran"]
    assert chain(even, open_, "Kervran") == ["Kervran"]


def test_a_surname_is_that_of_the_only_bearer_named_so_far_and_stays_so() -> None:
    doc, found = listed("Ada_Kervran", "Kervran", "Luc_Kervran", "Zoé_Morin", "Kervran", type_="Person")
    near, just = listed("Ada_Kervran", "Luc_Kervran", "Kervran", type_="Person")

    assert chain(doc, found, "Kervran") == ["Ada Kervran", "Kervran", "Kervran"]
    assert chain(near, just, "Kervran") == ["Luc Kervran", "Kervran"]


def test_a_relative_named_for_the_sake_of_another_leaves_the_surname_to_that_one() -> None:
    rows = """
        Ada - PROPN nsubj 8
        Kervran - PROPN flat:name 1
        , - PUNCT punct 4
        fille - NOUN appos 1
        de - ADP case 6
        Luc - PROPN nmod 4
        Kervran - PROPN flat:name 6
        vient venir VERB root 0
        . - PUNCT punct 8

        Kervran - PROPN nsubj 2
        reste rester VERB root 0
        . - PUNCT punct 2
        """
    doc = make_doc("Ada Kervran, fille de Luc Kervran vient. Kervran reste.", rows, names="1-2:Person 6-7:Person 10:Person")

    assert chain(doc, resolve(doc), "Luc Kervran") == ["Luc Kervran"]
    assert chain(doc, resolve(doc), "Kervran")[:1] == ["Ada Kervran"]


def test_a_first_name_alone_is_the_only_bearer_named_before_but_no_pope() -> None:
    doc, found = listed("Anne_Kervran", "Anne", type_="Person")
    before, later = listed("Anne", "Anne_Kervran", type_="Person")
    both, open_ = listed("Anne_Kervran", "Anne_Morin", "Anne", type_="Person")
    rows = """
        Paul - PROPN root 0
        Kervran - PROPN flat:name 1
        . - PUNCT punct 1

        Le - DET det 2
        pape - NOUN root 0
        Paul - PROPN appos 2
        . - PUNCT punct 2
        """
    pope = make_doc("Paul Kervran. Le pape Paul.", rows, names="1-2:Person 6:Person")

    assert chain(doc, found, "Anne") == ["Anne Kervran", "Anne"]
    assert chain(before, later, "Anne") == ["Anne"]
    assert chain(both, open_, "Anne") == ["Anne"]
    assert "Paul Kervran" not in chain(pope, resolve(pope), "Paul")


def test_a_family_name_may_lead_and_a_generation_may_follow() -> None:
    doc, found = listed("Kim_Ha-neul", "Kim", type_="Person")
    junior, short = listed("Luc_Kervran_Junior", "Luc_Kervran", "Kervran_Junior", type_="Person")

    assert chain(doc, found, "Kim") == ["Kim Ha-neul", "Kim"]
    assert chain(junior, short, "Kervran Junior") == ["Luc Kervran Junior", "Kervran Junior"]
    assert chain(junior, short, "Luc Kervran") == ["Luc Kervran"]


def test_a_nickname_is_the_full_name_of_one_surname() -> None:
    doc, found = listed("Stephen_Kervran", "Steve_Kervran", "Bill_Kervran", type_="Person")

    assert chain(doc, found, "Steve Kervran") == ["Stephen Kervran", "Steve Kervran"]


def test_a_given_name_of_three_letters_may_be_short_for_a_longer_one() -> None:
    assert is_short_for(["tim", "kervran"], ["timothy", "kervran"])
    assert not is_short_for(["timo", "kervran"], ["timothy", "kervran"])


def test_a_body_joins_its_name_with_the_noun_of_its_kind_or_its_owner_but_no_place_or_other_body() -> None:
    doc, found = listed("Front_Altavio", "Altavio", "Super_Altavio", type_="Organization")
    owned, whose = listed("Institut_Kerivel_de_Novaris", "Institut_Kerivel", "Institut_Altavio", type_="Organization")

    assert chain(doc, found, "Altavio") == ["Front Altavio", "Altavio"]
    assert chain(owned, whose, "Institut Kerivel") == ["Institut Kerivel de Novaris", "Institut Kerivel"]


def test_an_event_joins_its_only_edition() -> None:
    doc, found = listed("Open_Kerivel_2019", "Open_Kerivel", type_="Event")
    both, open_ = listed("Open_Kerivel_2019", "Open_Kerivel_2018", "Open_Kerivel", type_="Event")

    assert chain(doc, found, "Open Kerivel") == ["Open Kerivel 2019", "Open Kerivel"]
    assert chain(both, open_, "Open Kerivel") == ["Open Kerivel"]


def test_a_surname_finds_one_person_under_two_full_forms_and_is_no_given_name() -> None:
    doc, found = listed("Ada_Kervran", "Kervran", "Ada_J_Kervran", type_="Person")
    joyce, same = listed("Luc_Joyce", "Joyce", type_="Person")

    assert chain(doc, found, "Kervran") == ["Ada Kervran", "Kervran", "Ada J Kervran"]
    assert chain(joyce, same, "Joyce") == ["Luc Joyce", "Joyce"]


def test_a_pronoun_in_a_quotation_stands_for_a_person_outside_of_it_who_is_not_its_speaker() -> None:
    doc = make_doc(
        "Luc Morin travaille. « Il rêve beaucoup trop », dit Ada Kervran.",
        """
        Luc - PROPN nsubj 3
        Morin - PROPN flat:name 1
        travaille travailler VERB root 0
        . - PUNCT punct 3

        « - PUNCT punct 3
        Il il PRON nsubj 3 Gender=Masc|Number=Sing
        rêve rêver VERB root 0
        beaucoup - ADV advmod 3
        trop - ADV advmod 3
        » - PUNCT punct 3
        , - PUNCT punct 3
        dit dire VERB parataxis 3
        Ada - PROPN nsubj 8
        Kervran - PROPN flat:name 9
        . - PUNCT punct 3
        """,
        names="1-2:Person 13-14:Person",
    )
    said = Attribution((Span(23, 44),), (Span(48, 51),), (Span(52, 63),), "direct", "asserts", "quote")

    assert doc.slice(said.source[0]) == "Ada Kervran"
    assert chain(doc, resolve(doc, said), "Il") == ["Luc Morin", "Il"]
    assert chain(doc, resolve(doc), "Il") == []


def test_a_surname_shared_by_several_is_none_of_them() -> None:
    rows = """
        Ada - PROPN nsubj 3
        Kervran - PROPN flat:name 1
        vient venir VERB root 0
        . - PUNCT punct 3

        Les le DET det 2 Number=Plur
        sœurs sœur NOUN nsubj 4 Number=Plur
        Kervran - PROPN nmod 2
        partent partir VERB root 0
        . - PUNCT punct 4
        """
    doc = make_doc("Ada Kervran vient. Les sœurs Kervran partent.", rows, names="1-2:Person 7:Person")

    assert chain(doc, resolve(doc), "Ada Kervran") == ["Ada Kervran"]


def test_the_name_of_a_family_is_one_wherever_it_stands_beside_two_bearers() -> None:
    family = """
        Les le DET det 2 Number=Plur
        sœurs sœur NOUN nsubj 4 Number=Plur
        Kervran - PROPN nmod 2
        partent partir VERB root 0
        . - PUNCT punct 4
        """
    bearer = """
        {} - PROPN nsubj 3
        Kervran - PROPN flat:name 1
        vient venir VERB root 0
        . - PUNCT punct 3
        """
    rows = "\n".join((family, bearer.format("Ada"), bearer.format("Ida"), family))
    text = "Les sœurs Kervran partent. Ada Kervran vient. Ida Kervran vient. Les sœurs Kervran partent."
    doc = make_doc(text, rows, names="3:Person 6-7:Person 10-11:Person 16:Person")

    assert chain(doc, resolve(doc), "Kervran") == ["Kervran", "Kervran"]


def test_a_surname_of_a_man_and_a_woman_goes_by_its_title_and_alone_to_neither() -> None:
    rows = """
        Anne - PROPN nsubj 5
        Kervran - PROPN flat:name 1
        et - CCONJ cc 4
        Paul - PROPN conj 1
        Kervran - PROPN flat:name 4
        partent partir VERB root 0
        . - PUNCT punct 6

        Mme - NOUN nsubj 3
        Kervran - PROPN flat:name 1
        revient revenir VERB root 0
        . - PUNCT punct 3

        Kervran - PROPN nsubj 2
        reste rester VERB root 0
        . - PUNCT punct 2
        """
    text = "Anne Kervran et Paul Kervran partent. Mme Kervran revient. Kervran reste."
    doc = make_doc(text, rows, names="1-2:Person 4-5:Person 9:Person 12:Person")
    resolution = resolve(doc)

    assert chain(doc, resolution, "Anne Kervran") == ["Anne Kervran", "Mme Kervran", "Kervran"]
    assert chain(doc, resolution, "Paul Kervran") == ["Paul Kervran"]


def test_a_name_in_brackets_is_what_the_noun_before_them_stands_for() -> None:
    rows = """
        L' le DET det 2 Definite=Def|PronType=Art
        agence - NOUN nsubj 6
        ( - PUNCT punct 4
        Arsec - PROPN appos 2
        ) - PUNCT punct 4
        compte compter VERB root 0
        . - PUNCT punct 6
        """
    doc = make_doc("L'agence (Arsec) compte.", rows, names="4:Place")

    assert chain(doc, resolve(doc), "Arsec") == ["L'agence", "Arsec"]


def test_a_place_in_brackets_is_a_wider_one() -> None:
    rows = """
        La le DET det 2 Definite=Def|PronType=Art
        ville - NOUN nsubj 6
        ( - PUNCT punct 4
        Altavie - PROPN appos 2
        ) - PUNCT punct 4
        dort dormir VERB root 0
        . - PUNCT punct 6
        """
    doc = make_doc("La ville (Altavie) dort.", rows, names="4:Place")

    assert chain(doc, resolve(doc), "Altavie") == ["Altavie"]


def test_a_town_and_the_area_of_its_name_are_two_and_an_island_is_one() -> None:
    rows = """
        La le DET det 2 Definite=Def|PronType=Art
        région - NOUN nsubj 5
        de - ADP case 4
        Kerivel - PROPN nmod 2
        brûle brûler VERB root 0
        . - PUNCT punct 5

        À - ADP case 2
        Kerivel - PROPN obl 3
        pleut pleuvoir VERB root 0
        . - PUNCT punct 3
        """
    doc = make_doc("La région de Kerivel brûle. À Kerivel pleut.", rows, names="4:Place 8:Place")
    island = make_doc("La île de Kerivel brûle. À Kerivel pleut.", rows.replace("région", "île"), names="4:Place 8:Place")

    assert chain(doc, resolve(doc), "Kerivel", nth=1) == ["Kerivel"]
    assert chain(island, resolve(island), "Kerivel", nth=1)[-2:] == ["Kerivel", "Kerivel"]


def test_who_was_president_is_not_who_is() -> None:
    rows = """
        Le - DET det 2 Definite=Def|PronType=Art
        président - NOUN nsubj 4 Number=Sing
        Kervran - PROPN appos 2
        parle parler VERB root 0
        . - PUNCT punct 4

        L' le DET det 3 Definite=Def|PronType=Art
        ancien - ADJ amod 3 Number=Sing
        président - NOUN nsubj 4 Number=Sing
        rit rire VERB root 0
        . - PUNCT punct 4

        Le - DET det 2 Definite=Def|PronType=Art
        président - NOUN nsubj 3 Number=Sing
        part partir VERB root 0
        . - PUNCT punct 3
        """
    doc = make_doc("Le président Kervran parle. L'ancien président rit. Le président part.", rows, names="3:Person")

    assert chain(doc, resolve(doc), "Kervran") == ["Le président", "Kervran", "Le président"]


def test_a_surname_before_junior_is_a_name_by_itself() -> None:
    doc, found = listed("Robert_Kervran_Junior", "Kervran", type_="Person")

    assert chain(doc, found, "Kervran") == ["Robert Kervran Junior", "Kervran"]
