from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.measure.figure import read_figures
from tests.spelling import spell_english, spell_french

NUMBERS = st.one_of(st.integers(2, 200), st.integers(2, 10**6), st.integers(2, 10**12 - 1))
FRENCH_BOUNDS = [
    ("au moins {}", "min"), ("pas moins de {}", "min"), ("plus de {}", "above"), ("jusqu’à {}", "max"), ("au plus {}", "max"),
    ("moins de {}", "below"), ("environ {}", "about"), ("près de {}", "about"), ("quelque {}", "about"), ("{} environ", "about"),
    ("{} au moins", "min"), ("{} au maximum", "max"), ("{} ou plus", "min"), ("un peu plus de {}", "over_about"), ("{}", "exact"),
]  # fmt: skip
ENGLISH_BOUNDS = [
    ("at least {}", "min"), ("no fewer than {}", "min"), ("more than {}", "above"), ("over {}", "above"), ("up to {}", "max"),
    ("as many as {}", "max"), ("fewer than {}", "below"), ("about {}", "about"), ("nearly {}", "about"), ("some {}", "about"),
    ("{} or more", "min"), ("{} or so", "about"), ("{} at most", "max"), ("just over {}", "over_about"), ("{}", "exact"),
]  # fmt: skip
OPEN_ABOVE, OPEN_BELOW = ("min", "above", "over_about"), ("max", "below")


def _ends(effect: str, number: int) -> tuple[int | None, int | None]:
    return None if effect in OPEN_BELOW else number, None if effect in OPEN_ABOVE else number


def _figures(text: str, language: str) -> list[tuple[str, str, str, str | None]]:
    return [
        (words, str(interval.minimum), str(interval.maximum), unit)
        for words, interval, unit in read_figures(text, language=language)
    ]


@given(NUMBERS, st.sampled_from(FRENCH_BOUNDS))
def test_a_french_number_that_is_spelt_and_bounded_comes_back(number: int, bound: tuple[str, str]) -> None:
    words = bound[0].format(spell_french(number))

    ((read, interval, _),) = read_figures(f"Hier, on a vu {words} bateaux au large.", language="fr")

    assert read == words
    assert (interval.minimum, interval.maximum) == _ends(bound[1], number)
    assert interval.approximate == bound[1].endswith("about")


@given(NUMBERS, st.sampled_from(ENGLISH_BOUNDS))
def test_an_english_number_that_is_spelt_and_bounded_comes_back(number: int, bound: tuple[str, str]) -> None:
    words = bound[0].format(spell_english(number))

    ((read, interval, _),) = read_figures(f"Yesterday they saw {words} boats offshore.", language="en")

    assert read == words
    assert (interval.minimum, interval.maximum) == _ends(bound[1], number)


@given(NUMBERS, st.integers(1, 10**6), st.sampled_from(["{} à {}", "entre {} et {}", "{} ou {}"]))
def test_a_french_range_comes_back_with_both_ends(low: int, width: int, form: str) -> None:
    assume(not spell_french(low + width).startswith("un "))
    words = form.format(spell_french(low), spell_french(low + width))

    found = read_figures(f"Il attend {words} bateaux.", language="fr")

    if low < 1000 <= low + width and (low + width) % 1000 == 0:
        return  # « deux à trois mille » shares its thousands
    assert [(read, interval.minimum, interval.maximum) for read, interval, _ in found] == [(words, low, low + width)]


@given(st.integers(1000, 10**9), st.sampled_from([" ", "\u00a0", "\u202f", "."]))
def test_digits_in_groups_come_back_with_their_bound(number: int, mark: str) -> None:
    written = f"{number:,}".replace(",", mark)

    found = read_figures(f"Jusqu’à {written} soldats, dit-on.", language="fr")

    if mark != "." or number >= 1000:
        assert [(read, interval.maximum) for read, interval, _ in found] == [(f"Jusqu’à {written}", number)]


@given(st.text(max_size=80), st.sampled_from(["fr", "en"]))
def test_any_text_is_read_into_figures_that_stand_in_it(text: str, language: str) -> None:
    assert all(words in text for words, _, _ in read_figures(text, language=language))


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("une trentaine de blessés", [("une trentaine", "30", "30", None)]),
        ("des centaines de milliers de gens", [("des centaines de milliers", "200000", "None", None)]),
        ("plusieurs douzaines d’œufs", [("plusieurs douzaines", "20", "None", None)]),
        ("deux douzaines d’œufs", [("deux douzaines", "24", "24", None)]),
        ("plus d’une centaine d’élèves", [("plus d’une centaine", "100", "None", None)]),
        ("la moitié de la flotte", [("la moitié", "0.5", "0.5", None)]),
        ("les deux tiers des voix", [("deux tiers", "0.666667", "0.666667", None)]),
        ("une femme sur quatre", [("une femme sur quatre", "0.25", "0.25", None)]),
        ("1,5 milliard de dollars", [("1,5 milliard", "1500000000", "1500000000", "USD")]),
        ("pour 3 M€", [("3 M", "3000000", "3000000", "EUR")]),
        ("septante-cinq francs", [("septante-cinq", "75", "75", "CHF")]),
        ("2 à 3 millions de doses", [("2 à 3 millions", "2000000", "3000000", None)]),
        ("40 à 60 000 réfugiés", [("40 à 60 000", "40000", "60000", None)]),
        ("deux ans et demi", [("deux", "2.5", "2.5", "year")]),
        ("une demi-heure", [("une demi", "0.5", "0.5", "hour")]),
        ("en repli de 0,7 % puis -0,4 %", [("0,7 %", "0.7", "0.7", "percent"), ("-0,4 %", "-0.4", "-0.4", "percent")]),
        ("moins 12 degrés", [("moins 12", "-12", "-12", "°")]),
        ("le prix passe de 400 à 1 200 euros", [("400", "400", "400", "EUR"), ("1 200", "1200", "1200", "EUR")]),
        ("trois fois plus cher", [("trois", "3", "3", "times")]),
        ("un séisme de magnitude 7,1", [("7,1", "7.1", "7.1", "magnitude")]),
    ],
)
def test_french_expressions(text: str, figures: list[tuple[str, str, str, str | None]]) -> None:
    found = _figures(text, "fr")

    assert [figure for figure in found if figure[0] != "un"] == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("$2.3m and £5bn", [("2.3m", "2300000", "2300000", "USD"), ("5bn", "5000000000", "5000000000", "GBP")]),
        ("hundreds of thousands of fans", [("hundreds of thousands", "200000", "None", None)]),
        ("dozens of shops", [("dozens", "20", "None", None)]),
        ("three dozen eggs", [("three dozen", "36", "36", None)]),
        ("one in three voters", [("one in three", "0.333333", "0.333333", None)]),
        ("more than half of them", [("more than half", "0.5", "None", None)]),
        ("half a million", [("half a million", "500000", "500000", None)]),
        ("two and a half years", [("two and a half", "2.5", "2.5", "year")]),
        ("between 10 and 15 percent", [("between 10 and 15", "10", "15", "percent")]),
        ("from ten to 32 pages", [("from ten to 32", "10", "32", None)]),
        ("an 18-fold rise", [("18", "18", "18", "fold")]),
        ("it rose from 9 to 10", [("9", "9", "9", None), ("10", "10", "10", None)]),
        ("a turnout exceeding 60%", [("exceeding 60%", "60", "None", "percent")]),
    ],
)
def test_english_expressions(text: str, figures: list[tuple[str, str, str, str | None]]) -> None:
    found = _figures(text, "en")

    assert [figure for figure in found if figure[0] not in ("a", "an")] == figures


@pytest.mark.parametrize(
    "text",
    [
        "le 5 mai 2016 à 14 h 30", "les 3, 4 et 5 juin", "jeudi 12", "en 2015 et 2016", "le vol 2933", "la ligne 13", "l’A9",
        "la RN 113",
        "des AK-47", "le n° 3", "battu 3-1", "victoire 6-4, 6-3", "il s’impose 3 à 1 hier", "le 21e siècle", "la 7 e étape",
        "appelez le 06 12 34 56 78", "vers 20 heures", "à 8 heures du matin", "le 100 mètres", "en 9\"81", "les articles 5 et 6",
        "l’une des villes", "une fois que tout est dit", "en quart de finale", "deuxième", "vingt-deuxième", "http://exemple.org/2016/12",
        "le relais 4 x 100 m", "la note[3]", "LOMÉ, 10 sept - La banque", "(12 juil.)",
    ],
)  # fmt: skip
def test_what_is_no_quantity_in_french_is_left_out(text: str) -> None:
    assert read_figures(text, language="fr") == []


@pytest.mark.parametrize(
    "text",
    [
        "on January 5, 2016", "5 July", "at 5:36 p.m.", "at 11 am", "in the 1960s", "the 21st century", "Flight 370", "Room 12",
        "a 3-1 win",
        "won 6-4, 6-3", "call 555-0134-22", "twenty-first", "since 1969", "one of them", "one another", "a high-five",
        "chapters 5 and 6",
    ],
)  # fmt: skip
def test_what_is_no_quantity_in_english_is_left_out(text: str) -> None:
    found = [figure for figure in _figures(text, "en") if figure[0] not in ("a", "an")]

    assert found == []


def test_a_word_that_binds_the_next_number_leaves_the_one_before_exact() -> None:
    found = read_figures("12 morts et au moins 30 blessés", language="fr")

    assert [(words, interval.minimum, interval.maximum) for words, interval, _ in found] == [
        ("12", Decimal(12), Decimal(12)),
        ("au moins 30", Decimal(30), None),
    ]


def test_an_article_before_a_currency_sign_is_no_part_of_it() -> None:
    assert read_figures("a $300 million package", language="en")[-1][2] == "USD"
    assert read_figures("A$300 million", language="en")[-1][2] == "AUD"


def test_a_level_behind_a_change_of_money_closes_no_range() -> None:
    read = read_figures("Le baril a cédé 2,15 dollars à 83,40 dollars.", language="fr")

    assert [(words, interval.minimum, interval.maximum) for words, interval, _ in read] == [
        ("2,15", Decimal("2.15"), Decimal("2.15")),
        ("83,40", Decimal("83.4"), Decimal("83.4")),
    ]


def test_a_change_shares_the_scale_that_its_second_number_names() -> None:
    read = read_figures("La population devrait passer de 1,4 à 2,5 milliards.", language="fr")

    assert [interval.minimum for _, interval, _ in read] == [Decimal(1_400_000_000), Decimal(2_500_000_000)]


def test_an_estimate_is_one_figure_with_its_article() -> None:
    assert [words for words, _, _ in read_figures("It displaced an estimated 1.2m people.", language="en")] == [
        "an estimated 1.2m"
    ]
