"""Counts that an article sets side by side, each from its own source: what contradicts, and what only stands beside it."""

import pytest

from kg.comparison import compare_records, sheet_of
from kg.comparison.describe import (
    counts_at_least,
    counts_part,
    ends_there,
    gives_number,
    is_passing,
    is_recalled,
    tells_elsewhen,
    turns_to,
)
from kg.comparison.nouns import Figure, Voice
from kg.comparison.voice import are_rivals
from kg.model import Article, Span
from kg.pipeline import read_article


def clashes(text: str, language: str) -> set[tuple[str, str]]:
    """Return the words and the source of the figures that contradict each other, as pairs in text order."""
    record = read_article(Article("made", text, language, published="2024-05-14", publisher="La Feuille"))
    comparison = compare_records([record])
    figures = {figure.id: figure for figure in comparison.figures}
    pairs = [(figures[item.left], figures[item.right]) for item in comparison.relations if item.verdict == "contradicts"]
    return {(said(left), said(right)) for left, right in (sorted(pair, key=lambda figure: figure.span) for pair in pairs)}


def said(figure: Figure) -> str:
    return f"{figure.text} / {figure.voice.origin.label if figure.voice else None}"


@pytest.mark.model
@pytest.mark.parametrize(
    ("language", "text", "pair"),
    [
        (
            "fr",
            "Selon la préfecture, 4 200 personnes ont défilé mardi à Valbourg. L'intersyndicale en annonce 11 000.",
            ("4 200 / la préfecture", "11 000 / L'intersyndicale"),
        ),
        (
            "fr",
            "Dans toute la vallée, les syndicats revendiquent 30 000 manifestants, les préfectures 12 000.",
            ("30 000 / les syndicats", "12 000 / les préfectures"),
        ),
        (
            "fr",
            "À Valbourg, ils étaient 1 700 selon la police, 4 000 selon la CGT.",
            ("1 700 / la police", "4 000 / CGT"),
        ),
        (
            "fr",
            "La direction parle de 210 postes supprimés à Valbourg. La CGT va plus loin et chiffre à 480 les emplois condamnés.",
            ("210 / La direction", "480 / CGT"),
        ),
        (
            "fr",
            "À Valbourg, 31 écoles étaient fermées selon le rectorat. La mairie en a compté 52.",
            ("31 / le rectorat", "52 / La mairie"),
        ),
        (
            "fr",
            "Les heurts ont fait trois morts, selon la police. Les partis d'opposition parlent, eux, de onze tués.",
            ("trois / la police", "onze / Les partis d'opposition"),
        ),
        (
            "fr",
            "L'effort, chiffré à 3,2 milliards par Bercy, est contesté : l'Union des maires l'estime à 5 milliards.",
            ("3,2 milliards / Bercy", "5 milliards / Union des maires"),
        ),
        (
            "fr",
            "Depuis le début du siège, 900 soldats ont été tués, selon un institut. « La ville tiendra », dit-il. Il a neigé. "
            "De son côté, l’état-major affirme que 2 400 soldats ont été tués.",
            ("900 / un institut", "2 400 / l’état-major"),
        ),
        (
            "fr",
            "La grève a été suivie par 70 % des soignants, affirment les syndicats. La direction avance un taux de 28 %.",
            ("70 % / les syndicats", "28 % / La direction"),
        ),
        (
            "en",
            "The Red Cross said more than 100 people were missing; the county government listed 36.",
            ("more than 100 / Red Cross", "36 / the county government"),
        ),
        (
            "en",
            "Some 9,000 people joined the march, according to the interior ministry. The teachers' union said there were 30,000.",
            ("Some 9,000 / the interior ministry", "30,000 / union"),
        ),
        (
            "en",
            "The interior ministry said 20,000 people had gathered in the square. Organisers put the number at over 90,000.",
            ("20,000 / The interior ministry", "over 90,000 / Organisers"),
        ),
    ],
)
def test_counts_of_two_sources_that_are_set_side_by_side_contradict_each_other(
    language: str, text: str, pair: tuple[str, str]
) -> None:
    assert pair in clashes(text, language)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Jusqu'à 25 000 hommes sont morts au fort, note l'étude.", "l'étude"),
        ("La CGT va plus loin et chiffre à 480 les emplois condamnés.", "CGT"),
        ("Le bilan officiel des autorités locales fait état de 40 morts.", "autorités locales"),
        ("L'effort est chiffré à 3,2 milliards par Bercy.", "Bercy"),
        ("Le gouvernement reconnu par ses voisins parle, lui, de 30 morts.", "Le gouvernement"),
        ("Le syndicat du cru Valbourg en compte 30.", "Le syndicat"),
    ],
)
def test_who_gives_a_count_is_read_from_the_words_where_no_cue_tells_it(text: str, source: str) -> None:
    record = read_article(Article("made", text, "fr", published="2024-05-14", publisher="La Feuille"))
    (figure,) = [figure for figure in sheet_of(record).figures if figure.voice and figure.voice.span]

    assert figure.voice is not None
    assert figure.voice.label == source


@pytest.mark.model
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Selon la mairie, 62 personnes ont été tuées. L'hôpital dit avoir soigné neuf blessés, la Croix-Rouge cinq."),
        ("fr", "La mairie fait état de 62 morts à Valbourg. Rien que samedi, les secours ont compté neuf morts."),
        ("fr", "Selon la préfecture, 4 200 personnes ont défilé à Valbourg. À Montrieux, l'intersyndicale en annonce 11 000."),
        ("fr", "Selon la mairie, 62 maisons ont été détruites. La Croix-Rouge a livré 140 tentes."),
        ("fr", "La mairie fait état de 62 morts. Pour les blessés, les chiffres se valent : cent deux selon le Croissant-Rouge."),
        ("fr", "L'armée a reconnu 22 soldats tués. Un notable parle de huit villageois tués."),
        ("fr", "Selon la Commission électorale, il obtient 57 % des voix. La participation s'établit à 41 %, selon la police."),
        ("fr", "Selon un institut, 5 000 soldats sont tués chaque mois. La mairie compte 117 000 soldats tués."),
        ("fr", "Selon la mairie, 62 personnes ont été tuées. Un médecin dit avoir vu 40 corps."),
        ("en", "The committee said 160 people had died. Only nine bodies have been found, the Red Cross said."),
        ("fr", "Selon la mairie, 62 personnes ont été tuées. La veille, la police avait fait état de 34 morts."),
        (
            "fr",
            "Selon l'hôpital, 62 soldats ont été tués. Les élus disent que 20 maisons ont brûlé ; la Croix-Rouge parle de neuf.",
        ),
        ("fr", "Le ministre annonce 8 000 emplois. L'opérateur a affirmé que 5 000 emplois seraient créés dans ses agences."),
        ("en", "The union said 1,600 German jobs were at risk. The company plans to cut 2,300 jobs."),
        ("en", "The coast guard said 40 people had died. The mayor said a further 15 people were missing."),
        ("en", "Officials said the boat had left with about 160 people on board. The state agency said 103 people were saved."),
    ],
)
def test_counts_of_other_things_are_not_set_against_each_other(language: str, text: str) -> None:
    assert clashes(text, language) == set()


def test_a_number_is_given_by_a_verb_of_counting_or_by_its_source() -> None:
    assert gives_number("L'union, elle, en annonce ", ".", "fr")
    assert gives_number("", ", selon l'union.", "fr")
    assert not gives_number("Le magasin a vendu ", " pains.", "fr")
    assert gives_number("the group puts it at ", ".", "en", tightly=True)
    assert not gives_number("the group estimated turnout at about ", ".", "en", tightly=True)


def test_a_number_that_ends_its_clause_has_no_noun_of_its_own() -> None:
    assert ends_there(". Plus loin", "fr")
    assert ends_there(" selon la CGT et d'autres", "fr")
    assert not ends_there(" sont dans un état grave.", "fr")


def test_some_of_those_just_counted_are_a_part() -> None:
    assert counts_part("62 morts, dont ", " enfants", "fr")
    assert counts_part("", " of them were children", "en")
    assert counts_part("", " of the bodies had been counted twice", "en")
    assert counts_part("L'ONG a pris en charge ", " blessés", "fr")
    assert not counts_part("La mairie compte ", " morts", "fr")


def test_a_statement_tells_the_hour_another_time_or_another_matter() -> None:
    assert is_passing("À 18 h 30, le maire parlait de 20 blessés.", "fr")
    assert is_passing("So far 20 people are known to have died.", "en")
    assert not is_passing("Le maire parle de 20 blessés.", "fr")
    assert tells_elsewhen("L'an dernier, 20 maisons avaient brûlé.", "fr")
    assert tells_elsewhen("Mars avait déjà coûté la vie à 20 marins.", "fr")
    assert tells_elsewhen("March had already cost 20 sailors their lives.", "en")
    assert not tells_elsewhen("La mairie a déjà compté 20 maisons brûlées.", "fr")
    assert turns_to("Pour les blessés, on en compte 20.", "fr", placed=False)
    assert turns_to("Au lycée, on en compte 20.", "fr", placed=False)
    assert not turns_to("À Valbourg, on en compte 20.", "fr", placed=True)
    assert not turns_to("De son côté, la mairie en compte 20.", "fr", placed=False)


@pytest.mark.parametrize(
    ("one", "other", "rivals"),
    [
        ("la préfecture", "l'intersyndicale", True),
        ("le ministère de la Santé", "le ministère", False),
        ("un responsable", "la police", False),
        ("un responsable", "l'opposition", True),
        ("le rapport", "la police", False),
    ],
)
def test_sources_are_rivals_where_neither_may_speak_for_the_other(one: str, other: str, rivals: bool) -> None:
    first, second = (Voice(label, label, span=Span(0, 1)) for label in (one, other))

    assert are_rivals(first, second, "fr") is rivals
    assert are_rivals(second, first, "fr") is rivals


def test_the_narrator_is_nobodys_rival() -> None:
    assert not are_rivals(Voice("La Feuille", "feuille"), Voice("la police", "police", span=Span(0, 1)), "fr")


def test_what_somebody_saw_is_a_lower_bound_and_what_somebody_had_said_is_recalled() -> None:
    assert counts_at_least("Un médecin dit avoir vu ", " corps.", "fr")
    assert not counts_at_least("Le maire compte ", " morts.", "fr")
    assert counts_at_least("Only ", " bodies have been found", "en")
    assert is_recalled("La police avait fait état de ", "fr")
    assert is_recalled("The governor had put the toll at ", "en")
    assert not is_recalled("La police fait état de ", "fr")
