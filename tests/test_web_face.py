"""How the cards of claims read."""

from dataclasses import replace

import pytest

from kg.web.face import LONG, Face, templates, words
from kg.web.things import COMPLEMENT, OBJECT, SUBJECT, Part
from tests.records import LENS
from tests.served import HTML, lens


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with lens(tmp_path_factory.mktemp("face") / "store") as opened:
        yield opened


@pytest.fixture(scope="module")
def face(client):
    return Face(client.app.state.site.reading, "fr")


@pytest.fixture(scope="module")
def visit(face):
    return next(claim for claim in face.reading.claims.values() if claim.quote == "Paul Durand a visité Lens")


def owned(visit, words, quote, **changes):
    """Return a claim that says of somebody one word without a concept."""
    return replace(visit, quote=quote, predicate="urn:président", parts=(Part(SUBJECT, "urn:owner", words),), **changes)


class TestOwnWords:
    @pytest.mark.parametrize(
        ("words", "quote", "read"),
        [
            ("Les mineurs", "leur président", ("", "Les mineurs", " — leur président")),
            ("Lens", "Lens’s mayor", ("", "Lens", "’s mayor")),
            ("notre", "Notre maire", ("", "Notre", " maire")),
            ("C’", "C’est un échec", ("", "C’", "est un échec")),
            ("mine", "La mine ferme", ("La ", "mine", " ferme")),
            ("art", "les quartiers d’artisans", ("", "art", " — les quartiers d’artisans")),
        ],
    )
    def test_a_word_without_a_concept_is_read_as_the_text_has_it(self, face, visit, words, quote, read):
        assert face.own_words(owned(visit, words, quote)) == read

    def test_who_holds_a_role_that_resolves_to_the_same_is_read_in_the_words(self, face, visit):
        person = visit.part(SUBJECT)
        same = replace(visit, quote="le maire, Paul Durand", parts=(person, Part(OBJECT, person.iri, person.words)))

        assert face.own_words(same) == ("le maire, ", "Paul Durand", "")

    def test_where_the_parts_tell_all_they_are_shown(self, face, visit):
        concept = replace(visit, parts=visit.parts[:1])
        alone = owned(visit, "Les mineurs", "leur président")
        completed = replace(alone, parts=(*alone.parts, Part(COMPLEMENT, "urn:c", "de Lens")))
        counted = replace(alone, quantity=next(iter(face.reading.quantities)))
        long = replace(alone, quote="a" * (LONG + 1))
        nobody = replace(alone, parts=())

        for claim in (visit, replace(concept, parts=(visit.part(SUBJECT),)), completed, counted, long, nobody):
            assert face.own_words(claim) is None


def test_a_claim_shows_its_number_once(face):
    deaths = next(claim for claim in face.reading.claims.values() if claim.quantity)
    quantity = face.reading.quantities[deaths.quantity]

    assert face.quantity_of(deaths) == quantity
    assert quantity.interval == "[,200]"
    assert face.quantity_of(replace(deaths, quantity="")) is None


def test_types_and_units_have_names(face, client):
    percent = replace(next(iter(face.reading.quantities.values())), unit="https://w3id.org/kg-news/scheme/unit/percent")

    assert [face.type_name(f"https://schema.org/{name}") for name in ("Person", "Rocket")] == ["personne", "Rocket"]
    assert face.unit(percent) == ""
    assert "lieu" in client.get(f"/entity?iri={LENS}&lang=fr", headers=HTML).text


def test_reasons_tell_intervals_as_people_read_them(face):
    assert face.reason("[40,60] (about) and [70,] share no number") == "40–60 (environ) et ≥\u00a070 n’ont aucun nombre en commun"


def test_an_act_of_nobody_says_that_its_doer_is_not_said(face, visit):
    card = templates().get_template("parts.html").module.statement
    passive = replace(visit, parts=tuple(part for part in visit.parts if part.role == OBJECT))

    assert words()["unsaid"]["fr"] in card(face, face.t, passive)
    assert words()["unsaid"]["fr"] not in card(face, face.t, visit)
