from decimal import Decimal

import pytest

from kg.annotate import load_annotator
from kg.attribute import find_attributions
from kg.doc import Doc
from kg.measure import find_quantities
from kg.model import Article, Attribution, Quantity, Resolution, Span
from tests.build import make_doc

NOBODY = Resolution((), ())


def _read(doc: Doc, attributions: tuple[Attribution, ...] = ()) -> tuple[Quantity, ...]:
    return find_quantities(doc, attributions, NOBODY)


def _annotate(text: str, language: str, published: str | None = None) -> Doc:
    return load_annotator(language).annotate(Article("made", text, language, published=published))


def _said(content: Span, source: Span) -> Attribution:
    return Attribution((content,), (), (source,), kind="indirect", act="asserts", form="main")


TOLL = make_doc(
    "Au moins 12 soldats russes ont été blessés ou tués.",
    """
    Au à ADP advmod 3
    moins moins ADV fixed 1
    12 12 NUM nummod 4
    soldats soldat NOUN nsubj:pass 8
    russes russe ADJ amod 4
    ont avoir AUX aux:tense 8
    été être AUX aux:pass 8
    blessés blesser VERB root 0 VerbForm=Part
    ou ou CCONJ cc 10
    tués tuer VERB conj 8 VerbForm=Part
    . . PUNCT punct 8
    """,
)


def test_a_bounded_toll_has_its_number_its_noun_and_its_measure() -> None:
    (quantity,) = _read(TOLL)

    assert TOLL.slice(quantity.span) == "Au moins 12"
    assert TOLL.slice(quantity.number) == "12"
    assert quantity.counted is not None
    assert TOLL.slice(quantity.counted.span) == "soldats russes"
    assert (quantity.minimum, quantity.maximum, quantity.min_inclusive, quantity.max_inclusive) == (Decimal(12), None, True, None)
    assert (quantity.unit, quantity.measure) == ("person", "casualties")


def test_the_innermost_attribution_gives_the_source() -> None:
    whole, source = Span(0, 50), Span(20, 26)
    outer, inner = _said(whole, Span(0, 2)), _said(Span(0, 40), source)

    (quantity,) = _read(TOLL, (outer, inner))

    assert (quantity.source, quantity.attribution) == ((source,), inner.id)


def test_a_figure_outside_every_attribution_has_no_source() -> None:
    (quantity,) = _read(TOLL, (_said(Span(20, 50), Span(0, 2)),))

    assert (quantity.source, quantity.attribution) == ((), None)


LIST = make_doc(
    "L’attaque a fait six morts à Trèbes, trois à Pau.",
    """
    L’ le DET det 2
    attaque attaque NOUN nsubj 4
    a avoir AUX aux:tense 4
    fait faire VERB root 0
    six six NUM nummod 6
    morts mort NOUN obj 4
    à à ADP case 8
    Trèbes Trèbes PROPN obl:mod 4
    , , PUNCT punct 10
    trois trois NUM conj 6
    à à ADP case 12
    Pau Pau PROPN nmod 10
    . . PUNCT punct 4
    """,
    names="8-8:Place 12-12:Place",
)


def test_a_toll_in_a_list_keeps_its_noun_for_the_number_that_leaves_it_out() -> None:
    six, three = _read(LIST)

    assert [(quantity.unit, quantity.measure) for quantity in (six, three)] == [("person", "killed")] * 2
    assert [LIST.slice(quantity.place.span) for quantity in (six, three) if quantity.place] == ["Trèbes", "Pau"]


def test_a_joined_figure_takes_the_source_of_the_one_before() -> None:
    six, three = _read(LIST, (_said(Span(0, 35), Span(0, 9)),))

    assert six.source == three.source == (Span(0, 9),)


FRENCH = [
    ("Jusqu’à 200 000 habitants ont fui.", [("Jusqu’à 200 000", "person", "displaced")]),
    ("Aucun des dix otages n’a été blessé.", [("dix", "person", "captured")]),
    ("La police a interpellé 23 personnes, dont trois mineurs.", [("23", "person", "arrested"), ("trois", "person", "arrested")]),
    ("Le bilan est de 12 morts et 30 blessés.", [("12", "person", "killed"), ("30", "person", "wounded")]),
    ("Le nombre de morts s’élève à 53.", [("53", "person", "killed")]),
    ("L’armée a perdu près de la moitié de ses avions.", [("près de la moitié", "share", "lost")]),
    ("Cette femme de 41 ans dirige l’usine depuis dix ans.", [("41", "year(age)", None), ("dix", "year", None)]),
    ("Le tribunal l’a condamné à 15 ans de prison.", [("15", "year", None)]),
    ("Le feu a détruit plus de 300 maisons.", [("plus de 300", "maison", "destroyed")]),
    ("Le club a vendu 2 000 billets.", [("2 000", "billet", "other")]),
    ("Plusieurs personnes ont été tuées.", [("Plusieurs", "person", "killed")]),
    ("Plusieurs villes ont été visitées.", []),
    ("Un homme est entré dans la banque.", []),
    ("En 2015, la Coupe du monde 2018 était loin.", []),
    ("L’usine compte 2 000 salariés.", [("2 000", "person", "other")]),
]
ENGLISH = [
    ("At least 12 soldiers and four civilians were killed.", [("At least 12", "person", "killed"), ("four", "person", "killed")]),
    ("A 34-year-old teacher won $4.2 million.", [("34", "year(age)", None), ("4.2 million", "USD", None)]),
    ("The death toll rose to 46.", [("46", "person", "killed")]),
    ("Dozens of homes were destroyed.", [("Dozens", "home", "destroyed")]),
    ("Police arrested 23 people, including three minors.", [("23", "person", "arrested"), ("three", "person", "arrested")]),
    ("Between 300 and 500 people have fled.", [("Between 300 and 500", "person", "displaced")]),
    ("The company has lost around half its fleet.", [("around half", "share", "lost")]),
    ("He bought a house in 1999.", []),
]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [(*case[:1], "fr", case[1]) for case in FRENCH] + [(*case[:1], "en", case[1]) for case in ENGLISH],
)
def test_sentences_give_their_quantities(text: str, language: str, expected: list[tuple[str, str, str | None]]) -> None:
    doc = _annotate(text, language)

    assert [(doc.slice(quantity.span), quantity.unit, quantity.measure) for quantity in _read(doc)] == expected


@pytest.mark.model
def test_only_what_is_denied_of_a_number_is_negated() -> None:
    none, some = (
        _read(_annotate("Aucun des dix otages n’a été blessé.", "fr")),
        _read(_annotate("Les six marins n’étaient pas armés.", "fr")),
    )

    assert [quantity.negated for quantity in (*none, *some)] == [True, False]


@pytest.mark.model
def test_a_figure_has_its_own_time_and_not_that_of_the_report() -> None:
    doc = _annotate("L’usine a livré 300 camions en 2015, a indiqué lundi le maire.", "fr", "2016-01-15")

    (quantity,) = _read(doc)

    assert quantity.time is not None
    assert (quantity.time.value, quantity.time.relation) == ("2015", "during")


@pytest.mark.model
def test_a_rate_is_kept_with_the_figure() -> None:
    (quantity,) = _read(_annotate("L’usine produit 1 000 voitures par jour.", "fr"))

    assert quantity.time is not None
    assert quantity.time.relation == "per"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("La dette atteint 5 milliards d’euros.", "level"),
        ("Les ventes sont en hausse de 5 %.", "difference"),
        ("On compte 200 blessés de plus.", "difference"),
        ("Il gagne trois fois plus.", "multiple"),
    ],
)
def test_a_difference_and_a_multiple_are_told_from_a_level(text: str, scale: str) -> None:
    assert [quantity.scale for quantity in _read(_annotate(text, "fr"))] == [scale]


FATES = [
    ("At least 300 people have been killed or are missing after the floods.", "en", "killed_or_missing"),
    ("Au moins 300 personnes ont été tuées ou portées disparues.", "fr", "killed_or_missing"),
    ("More than 5,000 soldiers were killed, wounded, captured or reported missing.", "en", "casualties"),
    ("Cent cinquante soldats ont été tués, blessés ou capturés.", "fr", "casualties"),
    ("Some 40 fighters were captured or killed.", "en", "other"),
    ("The number of troops killed exceeds 40,000.", "en", "killed"),
    ("The site lists 937 dead soldiers.", "en", "killed"),
    ("Les pertes ont pu atteindre 25 000 hommes.", "fr", "casualties"),
    ("Ukraine's losses could be as high as 130,000.", "en", "casualties"),
    ("The shooting took the lives of 12 people.", "en", "killed"),
    ("At least 12 lives were lost.", "en", "killed"),
    ("The vaccine saved 300 lives.", "en", "other"),
    ("La mesure éviterait 300 décès par an.", "fr", "other"),
    ("L’incendie a coûté la vie à 12 personnes.", "fr", "killed"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "language", "measure"), FATES)
def test_a_fate_is_read_from_every_verb_of_a_coordination_and_from_what_reaches_the_number(text, language, measure):
    (quantity,) = _read(_annotate(text, language))

    assert (quantity.unit, quantity.measure) == ("person", measure)


@pytest.mark.model
def test_a_verb_with_an_object_of_its_own_says_nothing_of_the_first_one() -> None:
    first, second = _read(_annotate("The blast struck at noon, killing 11 people and injuring 30 others.", "en"))

    assert (first.measure, second.measure) == ("killed", "wounded")


@pytest.mark.model
def test_a_name_and_an_adjective_share_the_noun_that_is_counted() -> None:
    doc = _annotate("About 120,000 Wagner and regular Russian soldiers have been killed or wounded in the war.", "en")
    (quantity,) = _read(doc)

    assert quantity.counted is not None
    assert (doc.slice(quantity.counted.span), quantity.unit) == ("Wagner and regular Russian soldiers", "person")


@pytest.mark.model
def test_a_number_in_brackets_counts_the_plural_noun_before_it() -> None:
    doc = _annotate("Les passagers (250) ont été évacués.", "fr")
    (quantity,) = _read(doc)

    assert quantity.counted is not None
    assert (doc.slice(quantity.counted.span), quantity.measure) == ("passagers", "evacuated")


@pytest.mark.model
def test_a_plural_subject_may_be_a_number() -> None:
    first, second = _read(_annotate("Ils étaient trois millions selon les syndicats, 740 000 selon le ministère.", "fr"))

    assert (first.minimum, second.minimum) == (Decimal(3_000_000), Decimal(740_000))


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "language"),
    [("About 40% of children under five are ill.", "en"), ("Quelque 40 % des enfants de moins de cinq ans sont malades.", "fr")],
)
def test_years_right_behind_persons_are_an_age(text: str, language: str) -> None:
    share, age = _read(_annotate(text, language))

    assert (share.unit, share.scale, age.unit, age.maximum, age.measure) == ("percent", "level", "year(age)", Decimal(5), None)


@pytest.mark.model
def test_a_number_that_another_is_held_against_counts_the_same() -> None:
    doc = _annotate("Environ 8 000 fermes étaient encore privées d’eau potable à midi, contre 12 000 la veille.", "fr")

    assert [quantity.unit for quantity in _read(doc)] == ["ferme", "ferme"]


@pytest.mark.model
def test_a_coordinated_number_has_the_place_that_follows_it() -> None:
    doc = _annotate("Three people were killed in Kabul and five in Herat.", "en")

    assert [doc.slice(quantity.place.span) for quantity in _read(doc) if quantity.place] == ["Kabul", "Herat"]


TOLD = (("60", "other", "level"), ("40", "other", "level"))


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Neuf marins sont portés disparus.", "fr", [("Neuf", "missing", "level")]),
        ("Le groupe veut réduire de 30 % à 12 % sa part du capital.", "fr", [("30 %", None, "level"), ("12 %", None, "level")]),
        ("Il souffre d'une blessure au genou.", "fr", []),
        ("A strike by 3,000 dockers closed the port.", "en", [("3,000", "other", "level")]),
        ("Prices fell by 3,000 dollars.", "en", [("3,000", None, "difference")]),
        ("Rockets hit the port, killing at least six.", "en", [("at least six", "killed", "level")]),
        ("He put losses at between 300 and 350 killed or wounded.", "en", [("between 300 and 350", "casualties", "level")]),
        ("It sells 7.4 million a month.", "en", [("7.4 million", "other", "level")]),
        ("The mayor put the death toll at 85.", "en", [("85", "killed", "level")]),
        ("Two more victims died, taking the toll to six.", "en", [("Two", "killed", "difference"), ("six", "killed", "level")]),
        ("Exports fell by a quarter to $3 billion.", "en", [("a quarter", None, "difference"), ("3 billion", None, "level")]),
        ("Sur les 60 marins, 20 ont péri et 40 ont survécu.", "fr", [*TOLD[:1], ("20", "killed", "level"), *TOLD[1:]]),
        ("Le titre a grimpé de 5 % à 12 euros.", "fr", [("5 %", None, "difference"), ("12", None, "level")]),
    ],
)
def test_agency_sentences_give_what_happened_to_whom_and_how_the_number_is_meant(text, language, expected) -> None:
    doc = _annotate(text, language)

    assert [(doc.slice(item.span), item.measure, item.scale) for item in _read(doc)] == expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "language", "source"),
    [
        ("Some 300 deaths have been recorded in the region by the agency.", "en", "the agency"),
        ("Une soixantaine de cas ont été recensés par l'institut.", "fr", "l'institut"),
    ],
)
def test_whoever_records_a_figure_gives_it(text: str, language: str, source: str) -> None:
    doc = _annotate(text, language)
    (quantity,) = _read(doc)

    assert [doc.slice(span) for span in quantity.source] == [source]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "language", "scale"),
    [
        ("La hausse atteint 12 %.", "fr", "difference"),
        ("L’augmentation s’élève à 5 millions d’euros.", "fr", "difference"),
        ("L’écart est de 300 voix.", "fr", "difference"),
        ("Le prix atteint 12 euros.", "fr", "level"),
        ("La hausse du nombre de touristes inquiète les 300 habitants.", "fr", "level"),
        ("The increase reached 12 percent.", "en", "difference"),
        ("The price hit 12 dollars.", "en", "level"),
    ],
)
def test_what_a_change_reaches_is_a_difference(text: str, language: str, scale: str) -> None:
    assert [quantity.scale for quantity in _read(_annotate(text, language))] == [scale]


@pytest.mark.model
def test_a_life_of_its_own_is_no_toll() -> None:
    assert _read(_annotate("The campaign has taken on a life of its own.", "en")) == ()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "language", "source"),
    [
        ("Le Croissant-Rouge parle de 50 morts à Tarfa.", "fr", "Le Croissant-Rouge"),
        ("Le ministère reconnaît 1 351 soldats tués.", "fr", "Le ministère"),
        ("Une ONG avance le chiffre de 200 détenus tués.", "fr", "Une ONG"),
    ],
)
def test_who_concedes_or_puts_forward_a_figure_is_its_source(text: str, language: str, source: str) -> None:
    doc = _annotate(text, language)
    (quantity,) = _read(doc)

    assert [doc.slice(span) for span in quantity.source] == [source]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("It is the worst crash in Torvel since 2019, when 43 people died.", "en", "2019"),
        ("The ministry last gave a figure in May 2022, when the minister said that 43 people had died.", "en", "2022-05"),
        ("C’est le pire accident depuis 2019, lorsque 43 personnes avaient été tuées.", "fr", "2019"),
    ],
)
def test_a_clause_behind_a_time_tells_of_that_time(text: str, language: str, value: str) -> None:
    (quantity,) = _read(_annotate(text, language))

    assert quantity.time is not None
    assert (quantity.time.value, quantity.time.relation) == (value, "during")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "language", "number", "source"),
    [
        (
            "La chambre des métiers, qui a sondé ses membres, évalue la perte à « moins de 12 % ».",
            "fr",
            "moins de 12 %",
            "La chambre des métiers",
        ),
        ("La mairie chiffre ces retards à 340.", "fr", "340", "La mairie"),
        ("The regional seismology institute put the magnitude at 5.6.", "en", "5.6", "The regional seismology institute"),
        ("The harbour police put the number of missing sailors at 17.", "en", "17", "The harbour police"),
        ("La direction régionale n'en confirme que 14.", "fr", "14", "La direction régionale"),
        ("La Croix-Rouge chilienne parle de 38.", "fr", "38", "La Croix-Rouge chilienne"),
        ("La mairie parle de 12 000 évacués sur toute la côte et de 90 serres détruites.", "fr", "90", "La mairie"),
        ("On était 300 selon la mairie, 900 selon les syndicats.", "fr", "300", "la mairie"),
        ("On était 300 selon la mairie, 900 selon les syndicats.", "fr", "900", "les syndicats"),
        (
            "The national seismology institute had by Monday logged more than 340 aftershocks.",
            "en",
            "more than 340",
            "The national seismology institute",
        ),
        ("The police command put the toll at 52.", "en", "52", "The police command"),
    ],
)
def test_a_number_that_something_is_placed_at_or_that_leads_to_a_source_is_that_source_s(text, language, number, source) -> None:
    doc = _annotate(text, language)
    given = {doc.slice(item.span): [doc.slice(span) for span in item.source] for item in _read(doc, find_attributions(doc))}

    assert given[number] == [source]


@pytest.mark.model
def test_the_article_of_a_toll_counts_nothing() -> None:
    (quantity,) = _read(_annotate("La préfecture confirme un bilan de quatorze morts.", "fr"))

    assert quantity.minimum == Decimal(14)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "approximate", "maximum"),
    [
        ("La police a compté 9 000 danseurs au plus fort de la nuit.", False, 9000),
        ("La perte serait plus proche de 70 %.", True, 70),
    ],
)
def test_a_height_is_no_upper_bound_and_nearness_is_no_exact_number(text: str, approximate: bool, maximum: int) -> None:
    (quantity,) = _read(_annotate(text, "fr"))

    assert (quantity.approximate, quantity.maximum) == (approximate, Decimal(maximum))
