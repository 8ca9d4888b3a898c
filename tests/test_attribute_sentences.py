"""Who says what in whole sentences, read by the models."""

from __future__ import annotations

import pytest

from kg.annotate import load_annotator
from kg.attribute import find_attributions
from kg.model import Article, Span

pytestmark = pytest.mark.model

Row = tuple[str, str, str, str]


def attributed(text: str, language: str) -> list[Row]:
    """Return form, cue, source and content of every attribution, discontinuous content with a bar."""
    doc = load_annotator(language).annotate(Article(id="made", text=text, language=language))

    def words(spans: tuple[Span, ...]) -> str:
        return " | ".join(map(doc.slice, spans))

    return [(item.form, words(item.cue), words(item.source), words(item.content)) for item in find_attributions(doc)]


FRENCH: list[tuple[str, list[Row]]] = [
    ("Le pont est fermé, selon la mairie.", [("main", "selon", "la mairie", "Le pont est fermé")]),
    (
        "« On nous fait du chantage », s’indigne Paule Rey, infirmière.",
        [("quote", "indigne", "Paule Rey, infirmière", "On nous fait du chantage")],
    ),
    (
        "« C’est la récolte la plus belle depuis dix ans », s’enthousiasme Paule Rey, qui dirige la coopérative.",
        [("quote", "enthousiasme", "Paule Rey", "C’est la récolte la plus belle depuis dix ans")],
    ),
    (
        "« Mon client n’a rien touché », a-t-elle martelé devant la presse, dénonçant un procès « politique ».",
        [("quote", "martelé", "elle", "Mon client n’a rien touché")],
    ),
    (
        "Le maire, Paul Rey, a rejeté cet accord, jugeant qu’il venait trop tard.",
        [("que", "jugeant", "Le maire, Paul Rey", "il venait trop tard")],
    ),
    ("Le maire Paul Rey a quant à lui dénoncé une attaque.", [("np", "dénoncé", "Le maire Paul Rey", "une attaque")]),
    ("Ce dernier y affirmait que la caisse était vide.", [("que", "affirmait", "Ce dernier", "la caisse était vide")]),
    ("Le maire nie avoir touché de l’argent.", [("inf", "nie", "Le maire", "avoir touché de l’argent")]),
    (
        "« Nous ne céderons pas », a prévenu la ministre, « ni aujourd’hui ni demain ».",
        [("quote", "prévenu", "la ministre", "Nous ne céderons pas | ni aujourd’hui ni demain")],
    ),
    (
        "« La guerre, poursuit le général, est finie. »",
        [("quote", "poursuit", "le général", "La guerre | est finie")],
    ),
    (
        "— Vous avez vu quelqu’un ? demanda le policier.\n\n— Personne, répondit la gardienne.",
        [
            ("quote", "demanda", "le policier", "Vous avez vu quelqu’un ?"),
            ("quote", "répondit", "la gardienne", "Personne"),
        ],
    ),
    (
        "Elle estime que le texte est dangereux, qu’il divise, et que le gouvernement devrait le retirer.",
        [("que", "estime", "Elle", "le texte est dangereux, qu’il divise, et que le gouvernement devrait le retirer")],
    ),
    (
        "La direction assure que « tous les salariés seront reclassés » et promet un plan d’aide.",
        [
            ("que", "assure", "La direction", "tous les salariés seront reclassés"),
            ("np", "promet", "La direction", "un plan d’aide"),
        ],
    ),
    (
        "Comme l’a rappelé la juge, le prévenu encourt cinq ans.",
        [("main", "rappelé", "la juge", "le prévenu encourt cinq ans")],
    ),
    (
        "Pour les économistes, la hausse des taux est inévitable.",
        [("main", "Pour", "les économistes", "la hausse des taux est inévitable")],
    ),
    ("L’opposition a qualifié le budget de « mascarade ».", [("np", "qualifié", "L’opposition", "le budget de « mascarade »")]),
    (
        "Le syndicat dénonce une attaque contre le droit de grève et appelle à manifester jeudi.",
        [
            ("np", "dénonce", "Le syndicat", "une attaque contre le droit de grève"),
            ("inf", "appelle", "Le syndicat", "manifester jeudi"),
        ],
    ),
    (
        "Le ministre de l’Intérieur : « Nous serons intraitables »",
        [("quote", "", "Le ministre de l’Intérieur", "Nous serons intraitables")],
    ),
]

ENGLISH: list[tuple[str, list[Row]]] = [
    (
        "According to Anna Lee, a nurse who was on duty that night, the alarm did not sound.",
        [("main", "According to", "Anna Lee, a nurse who was on duty that night", "the alarm did not sound")],
    ),
    (
        '"The talks," the spokesman added, "were useful and frank."',
        [("quote", "added", "the spokesman", "The talks | were useful and frank")],
    ),
    (
        "Rescuers, officials said, had reached the village by noon.",
        [("main", "said", "officials", "Rescuers | had reached the village by noon")],
    ),
    (
        "The former banker is said to have fled the country on a false passport.",
        [("inf", "said", "", "have fled the country on a false passport")],
    ),
    (
        "Brown insisted he had done nothing wrong: “I followed the rules.”",
        [("que", "insisted", "Brown", "he had done nothing wrong | I followed the rules")],
    ),
    (
        "‘It was chaos,’ a witness told the BBC. ‘People were running everywhere.’",
        [("quote", "told", "a witness", "It was chaos"), ("quote", "", "", "People were running everywhere")],
    ),
    (
        "The senator, who voted against the bill, called it “a gift to polluters.”",
        [("np", "called", "The senator", "it “a gift to polluters.”")],
    ),
    ("Witnesses reported hearing three explosions.", [("inf", "reported", "Witnesses", "hearing three explosions")]),
]

SILENT = [
    ("Le porte-parole n’a pas précisé si les otages étaient en vie.", "fr"),
    ("Cette veillée a pour thème « Le chemin du retour ».", "fr"),
    ("Il est impossible de dire si le vaccin protège.", "fr"),
    ("Notons que la séance commence à midi.", "fr"),
    ("Daech (selon son acronyme arabe) recule.", "fr"),
    ("Les résultats montrent que le vaccin protège.", "fr"),
    ("The mayor did not say when the school would open.", "en"),
    ("Estimates suggest that 8000 people fled.", "en"),
]


@pytest.mark.parametrize(("text", "rows"), FRENCH)
def test_french_sentences_give_their_attributions(text: str, rows: list[Row]) -> None:
    assert attributed(text, "fr") == rows


@pytest.mark.parametrize(("text", "rows"), ENGLISH)
def test_english_sentences_give_their_attributions(text: str, rows: list[Row]) -> None:
    assert attributed(text, "en") == rows


@pytest.mark.parametrize(("text", "language"), SILENT)
def test_what_nobody_says_is_no_attribution(text: str, language: str) -> None:
    assert attributed(text, language) == []


def test_what_is_said_in_a_quotation_is_within_it() -> None:
    text = "« Le maire affirme que le pont tient », a dit la préfète."
    doc = load_annotator("fr").annotate(Article(id="made", text=text, language="fr"))

    outer, inner = find_attributions(doc)

    assert (outer.within, inner.within) == (None, outer.id)
    assert doc.slice(inner.content[0]) == "le pont tient"


def test_an_interview_gives_each_turn_to_its_label() -> None:
    text = (
        "Le Phare : Partez-vous ?\n\nAnne Lemoine : Je n’ai rien décidé.\n\nLe Phare : Et vous ?\n\nAnne Lemoine : Il attendra."
    )

    rows = attributed(text, "fr")

    assert ("quote", "", "Anne Lemoine", "Je n’ai rien décidé") in rows
    assert ("quote", "", "Anne Lemoine", "Il attendra") in rows


@pytest.mark.parametrize(
    ("text", "act", "certainty"),
    [
        ("Le maire dément que le pont soit fermé.", "denies", "certain"),
        ("Le coach ne croit pas que son équipe soit favorite.", "denies", "probable"),
        ("La préfète a ordonné de fermer les ports.", "orders", "unknown"),
        ("Le syndicat réclame que les salaires augmentent.", "asks", "unknown"),
        ("Les experts craignent que la digue cède.", "asserts", "possible"),
    ],
)
def test_a_cue_lends_its_act_and_certainty(text: str, act: str, certainty: str) -> None:
    doc = load_annotator("fr").annotate(Article(id="made", text=text, language="fr"))

    (found,) = find_attributions(doc)

    assert (found.act, found.certainty) == (act, certainty)


def test_a_name_behind_a_dash_on_the_next_line_signs_a_quotation() -> None:
    text = "Le message est clair.\n\n« Le pont doit fermer. »\n\n— Anne Lemoine, maire de Brive\n\nLa préfecture se tait."

    assert attributed(text, "fr") == [("quote", "", "Anne Lemoine, maire de Brive", "Le pont doit fermer")]
