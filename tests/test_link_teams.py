import pytest
from build import make_doc

from kg.doc import Doc
from kg.link import link_entities
from kg.link.teams import find_teams
from kg.model import Entity, Mention, Resolution, Span

GAME = """
    Rouen - PROPN nsubj 2
    bat battre VERB root 0
    Metz - PROPN obj 2
    à - ADP case 5
    Dijon - PROPN obl 2
    . - PUNCT punct 2

    Face face ADV advmod 3
    à - ADP case 3
    Brest - PROPN obl 6
    , - PUNCT punct 3
    les le DET det 6
    joueurs joueur NOUN root 0
    de - ADP case 8
    Tours - PROPN nmod 6
    ratent rater VERB dep 6
    le - DET det 11
    match - NOUN obj 9
    en - ADP case 13
    championnat - NOUN obl 9
    . - PUNCT punct 6

    Le - DET det 2
    but - NOUN root 0
    de - ADP case 5
    la - DET det 5
    mi-temps - NOUN nmod 2
    . - PUNCT punct 2
    """
SCENE = "Rouen bat Metz à Dijon.\nFace à Brest, les joueurs de Tours ratent le match en championnat. Le but de la mi-temps."


def named(doc: Doc, *places: str) -> tuple[Mention, ...]:
    starts = [doc.article.text.index(place) for place in places]
    spans = [Span(start, start + len(place)) for start, place in zip(starts, places, strict=True)]
    return tuple(Mention(span, span, "Place", "name", f"entity-{span.start}") for span in spans)


def teams(doc: Doc, *places: str) -> list[str]:
    return [doc.slice(span) for span in sorted(find_teams(doc, named(doc, *places)))]


def test_sides_of_a_game_are_teams_and_its_scene_is_a_place() -> None:
    doc = make_doc(SCENE, GAME)

    assert teams(doc, "Rouen", "Metz", "Dijon", "Brest", "Tours") == ["Rouen", "Metz", "Brest", "Tours"]


def test_a_town_that_acts_outside_of_games_is_no_team() -> None:
    doc = make_doc(
        "Rouen bat un record.",
        "Rouen - PROPN nsubj 2\nbat battre VERB root 0\nun - DET det 4\nrecord - NOUN obj 2\n. - PUNCT punct 2",
    )

    assert teams(doc, "Rouen") == []


@pytest.mark.parametrize(("place", "linked"), [("Rouen", False), ("Dijon", True)])
def test_a_team_keeps_its_candidates_and_gets_no_identity(place: str, linked: bool) -> None:
    doc = make_doc(SCENE, GAME)
    mentions = named(doc, place)
    entity = Entity(mentions[0].entity or "", "Place", place)
    found = link_entities(doc, Resolution(mentions, (entity,))).entities[0]

    assert bool(found.identity) == linked
    assert found.links
