from __future__ import annotations

import time
from pathlib import Path

import pytest
from build import make_doc

from kg.doc import Doc
from kg.errors import InputError
from kg.link import link_entities
from kg.link.authority import Known, index_authority, load_authority, read_authority, write_authority
from kg.link.gazetteer import find_places
from kg.link.names import initials, name_key, sound_key
from kg.link.skos import read_skos
from kg.model import Entity, Mention, Resolution, Span

WD = "http://www.wikidata.org/entity/"
GEO = "https://sws.geonames.org/"


def words_of(text: str, language: str = "fr") -> Doc:
    """Return a Doc of bare tokens, each a root."""
    rows = []
    for word in text.replace(".", " .").split():
        if word == ".":
            pos = "PUNCT"
        elif word in {"à", "en", "de", "in", "of"}:
            pos = "ADP"
        elif word[0].isupper():
            pos = "PROPN"
        elif word.rstrip("s") in {"russe", "ukrainienne", "britannique"}:
            pos = "ADJ"
        else:
            pos = "NOUN"
        rows.append(f"{word} - {pos} dep 0")
    return make_doc(text, "\n".join(rows), language=language)


def resolve(doc: Doc, *names: tuple[str, str | None]) -> Resolution:
    mentions, entities = [], []
    for surface, type_ in names:
        start = doc.article.text.index(surface)
        span = Span(start, start + len(surface))
        mentions.append(Mention(span, span, type_, "name", f"entity-{start}"))
        entities.append(Entity(f"entity-{start}", type_, surface))
    return Resolution(tuple(mentions), tuple(entities))


def identity(text: str, surface: str, type_: str | None, *others: tuple[str, str | None], language: str = "fr") -> str | None:
    doc = words_of(text, language)
    linked = link_entities(doc, resolve(doc, (surface, type_), *others))
    return linked.entities[0].identity


def test_a_full_name_of_the_authority_is_linked_with_its_mention() -> None:
    doc = words_of("Hier Emmanuel Macron parle.")
    entity = link_entities(doc, resolve(doc, ("Emmanuel Macron", "Person"))).entities[0]

    assert entity.identity == WD + "Q3052772"
    assert [(link.target, link.method, link.accepted) for link in entity.links] == [(WD + "Q3052772", "exact", True)]
    assert entity.links[0].mention == Span(5, 20)


@pytest.mark.parametrize(
    ("surface", "method"),
    [("Sergey Choygou", "transliterated"), ("EMMANUEL MACRON", "normalised"), ("Parlament européen", "fuzzy")],
)
def test_other_spellings_of_a_name_are_found(surface: str, method: str) -> None:
    matched = load_authority().matches(surface)

    assert [found for _, found, _ in matched] == [method]


def test_a_name_in_cyrillic_letters_is_found() -> None:
    entry = Known("Q1", "Person", ("Igor Chtchoukine",), (), "", "", "")

    assert index_authority([entry]).matches("Игорь Щукин") == [(entry, "transliterated", 0.95)]
    assert sound_key("Шойгу") == sound_key("Choïgou") == sound_key("Shoigu")


def test_an_acronym_is_read_from_the_initials_of_a_label() -> None:
    entry = Known("Q1", "Organization", ("Agence mondiale des océans",), (), "", "", "")
    authority = index_authority([entry])

    assert authority.matches("AMO") == [(entry, "acronym", 0.9)]
    assert authority.matches("amo") == []


def test_no_link_is_made_from_one_ministry_to_that_of_another_country() -> None:
    misspelt = load_authority().matches("Ministry of Defense of Ukraine")

    assert [known.labels[-1] for known, _, _ in misspelt] == ["Ministry of Defence of Ukraine"]
    assert load_authority().matches("Ministry of Defence of Poland") == []


def test_a_bare_surname_needs_the_country_of_its_bearer() -> None:
    assert identity("Selon Poutine Russie gagne.", "Poutine", "Person", ("Russie", "Place")) == WD + "Q7747"
    assert identity("Selon Poutine tout va bien.", "Poutine", "Person") is None


def test_a_surname_that_is_a_town_too_is_left_open() -> None:
    assert identity("Hier Austin perd en Irlande.", "Austin", "Person", ("Irlande", "Place")) is None


def test_a_person_of_another_first_name_is_not_the_known_one() -> None:
    assert identity("Hier Brigitte Macron parle.", "Brigitte Macron", "Person") is None


def test_an_entry_without_identity_gives_no_link_and_keeps_others_from_its_name() -> None:
    doc = words_of("Hier Evgueni Prigojine parle.")
    entity = link_entities(doc, resolve(doc, ("Evgueni Prigojine", "Person"))).entities[0]

    assert entity.identity is None
    assert entity.links == ()


def test_the_larger_town_bears_a_name_alone() -> None:
    assert identity("Un vol vers Londres part.", "Londres", "Place") == WD + "Q84"


def test_donetsk_is_the_town_and_its_region_the_region() -> None:
    town = identity("La ville de Donetsk tient.", "Donetsk", "Place", language="fr")
    region = identity("La région de Donetsk tient.", "région de Donetsk", "Place")

    assert town == next(known.target for known in load_authority().entries if known.labels[0] == "Donetsk")
    assert region == WD + "Q2012050"
    assert identity("La République populaire de Donetsk.", "République populaire de Donetsk", "Place") == WD + "Q16150196"


def test_the_words_before_a_place_tell_a_town_from_an_area() -> None:
    assert identity("Hier à Québec il neige.", "Québec", "Place") == GEO + "6325494/"
    assert identity("La province de Québec vote.", "Québec", "Place") == WD + "Q176"
    assert identity("Hier Québec vote.", "Québec", "Place") is None


def test_the_article_decides_between_towns_of_one_name() -> None:
    assert identity("Hier London in Canada votes.", "London", "Place", ("Canada", "Place"), language="en") == GEO + "6058560/"
    assert identity("Hier London votes.", "London", "Place", language="en") == WD + "Q84"


def test_a_town_does_not_take_the_name_of_a_planet_or_a_river() -> None:
    assert identity("La sonde vers Jupiter part.", "Jupiter", "Place") is None
    assert identity("Un car dans le Doubs tombe.", "Doubs", "Place", ("Doubs", "Place")) is None


def test_a_country_is_named_in_the_language_of_the_text() -> None:
    assert identity("Hier à Mexico il pleut.", "Mexico", "Place") == GEO + "3530597/"
    assert identity("It rains in Mexico.", "Mexico", "Place", language="en") == WD + "Q96"


def test_washington_the_person_is_no_place() -> None:
    assert identity("Hier Denzel Washington joue.", "Denzel Washington", "Person") is None


def test_a_team_that_bears_the_name_of_a_country_is_not_the_country() -> None:
    assert identity("Hier France gagne.", "France", "Organization") is None


def test_nominal_mentions_give_no_link() -> None:
    doc = words_of("Hier Londres dort.")
    span = Span(5, 12)
    resolution = Resolution((Mention(span, span, "Place", "nominal", "entity-5"),), (Entity("entity-5", "Place", "Londres"),))

    assert link_entities(doc, resolution).entities[0].links == ()


def test_linking_leaves_mentions_and_ids_alone() -> None:
    doc = words_of("Hier Londres dort.")
    resolution = resolve(doc, ("Londres", "Place"))
    linked = link_entities(doc, resolution)

    assert linked.mentions == resolution.mentions
    assert [entity.id for entity in linked.entities] == ["entity-5"]


@pytest.mark.model
def test_a_spun_name_gets_candidates_and_no_identity() -> None:
    name = "Middle for Strategic Worldwide Research"
    doc = words_of(f"Selon le {name} tout va bien.")
    entity = link_entities(doc, resolve(doc, (name, "Organization"))).entities[0]

    assert entity.identity is None
    assert entity.links[0].target == WD + "Q1053614"
    assert {link.method for link in entity.links} == {"spun"}
    assert not any(link.accepted for link in entity.links)
    assert entity.name == name


def test_the_index_opens_at_once() -> None:
    start = time.perf_counter()
    find_places("bakhmout", "fr")
    find_places("a name that nobody bears", "fr")

    assert time.perf_counter() - start < 0.2


def test_an_authority_of_a_user_is_read_from_tsv(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text("qid\ttype\tlabel_en\taliases\nQ5\torganisation\tHarbour Watch\tHW|Harbor Watch\n", encoding="utf-8")
    entry = read_authority(path)[0]

    assert (entry.type, entry.names, entry.target) == ("Organization", ("Harbour Watch", "HW", "Harbor Watch"), WD + "Q5")


def test_an_authority_without_its_columns_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "bad.tsv"
    path.write_text("name\nx\n", encoding="utf-8")

    with pytest.raises(InputError, match="no column 'qid'"):
        read_authority(path)


def test_keys_and_initials_fold_what_spelling_varies() -> None:
    assert name_key("Saint-Étienne") == "saint etienne"
    assert name_key("U.N.") == "un"
    assert initials("Organisation mondiale de la santé") == "OMS"


def test_a_users_entries_join_the_authority_and_survive_writing(tmp_path: Path) -> None:
    entries = (
        Known("Q5", "Organization", ("Veille du port", "Harbour Watch"), ("HW",), "", "", "watchers", ""),
        Known("", "Organization", ("Les Amis du phare",), (), "", "", "", "https://example.org/friends"),
    )
    path = tmp_path / "own.tsv"
    write_authority(path, entries)
    authority = load_authority(path)

    assert read_authority(path) == entries
    assert authority.matches("Les Amis du phare") == [(entries[1], "exact", 1.0)]
    assert entries[1].target == "https://example.org/friends"
    assert authority.matches("Emmanuel Macron")


def test_concepts_of_a_skos_file_become_entries(tmp_path: Path) -> None:
    path = tmp_path / "own.ttl"
    path.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix ex: <https://example.org/> . "
        "@prefix s: <http://schema.org/> . "
        'ex:b a s:Person ; skos:prefLabel "Ada Port"@en, "Ada du Port"@fr ; skos:altLabel "A. Port" ;'
        " skos:exactMatch <http://www.wikidata.org/entity/Q7> ."
        'ex:a a s:Organization ; skos:prefLabel "Harbour Watch"@en .',
        encoding="utf-8",
    )
    watch, ada = read_skos(path)

    assert (watch.type, watch.names, watch.target) == ("Organization", ("Harbour Watch",), "https://example.org/a")
    assert (ada.type, ada.labels, ada.aliases) == ("Person", ("Ada du Port", "Ada Port"), ("A. Port",))
    assert ada.target == WD + "Q7"


def test_a_file_that_is_no_rdf_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "own.ttl"
    path.write_text("no turtle at all", encoding="utf-8")

    with pytest.raises(InputError, match=r"own\.ttl cannot be read as RDF"):
        read_skos(path)


def test_a_former_name_of_a_far_capital_does_not_hide_the_near_town() -> None:
    tallinn = {place.target for place in find_places("tallinn", "fr")}

    assert identity("La course en France gagne Revel.", "Revel", "Place", ("France", "Place")) not in tallinn


def test_a_state_named_beside_a_town_places_it() -> None:
    doc = words_of("Hier Portland in Maine votes.", "en")
    linked = link_entities(doc, resolve(doc, ("Portland", "Place"), ("Maine", "Place")))

    assert linked.entities[0].links[0].target == GEO + "4975802/"


def test_what_is_settled_helps_to_settle_the_rest() -> None:
    alone = identity("Hier Birmingham votes.", "Birmingham", "Place", language="en")
    beside = identity("Hier Birmingham votes with BBC.", "Birmingham", "Place", ("BBC", "Organization"), language="en")

    assert (alone, beside) == (None, GEO + "2655603/")


def test_washington_is_the_capital_unless_the_text_speaks_of_the_state() -> None:
    assert identity("Hier Washington a livré des chars.", "Washington", "Place") == WD + "Q61"
    assert identity("The state of Washington votes.", "Washington", "Place", language="en") == WD + "Q1223"


def test_initials_alone_do_not_make_an_identity() -> None:
    assert load_authority().matches("GNU")[0][1] == "acronym"
    assert identity("Le projet GNU avance.", "GNU", "Organization") is None


@pytest.mark.parametrize(
    ("language", "text", "surface", "kind", "target"),
    [
        ("fr", "Des obus tombent à Donetsk.", "Donetsk", "Place", WD + "Q43070"),
        ("fr", "La région de Donetsk tremble.", "région de Donetsk", "Place", WD + "Q2012050"),
        ("fr", "La République populaire de Donetsk vote.", "République populaire de Donetsk", "Place", WD + "Q16150196"),
        ("en", "The Russian Defence Ministry spoke.", "Russian Defence Ministry", "Organization", WD + "Q1146492"),
        ("en", "The Ministry of Defence of Ukraine spoke.", "Ministry of Defence of Ukraine", "Organization", None),
        ("fr", "Un ministère de la Défense parle.", "ministère de la Défense", "Organization", None),
        ("fr", "Ada Washington joue.", "Washington", "Person", None),
        ("fr", "Elle vit à Washington.", "Washington", "Place", WD + "Q61"),
        ("en", "Trees burn in Washington state.", "Washington", "Place", WD + "Q1223"),
        ("en", "Washington condemned them.", "Washington", "Organization", None),
        ("fr", "Le fleuve Congo monte.", "Congo", "Place", None),
        ("fr", "La République du Congo vote.", "République du Congo", "Place", WD + "Q971"),
        ("fr", "La République démocratique du Congo vote.", "République démocratique du Congo", "Place", WD + "Q974"),
        ("fr", "Paris Hilton chante.", "Paris Hilton", "Person", None),
        ("en", "Jordan scored twice.", "Jordan", "Person", None),
        ("en", "Jordan closed its border.", "Jordan", "Place", WD + "Q810"),
        ("fr", "Київ tient.", "Київ", "Place", WD + "Q1899"),
        ("fr", "Le gouvernorat de Homs tient.", "Homs", "Place", None),
    ],
)
def test_a_name_that_several_bear_is_that_of_its_type_and_its_words(
    language: str, text: str, surface: str, kind: str, target: str | None
) -> None:
    assert identity(text, surface, kind, language=language) == target


def test_georgia_is_the_country_or_the_state_by_the_towns_beside_it() -> None:
    beside_tbilisi = identity("Georgia and Tbilisi waited.", "Georgia", "Place", ("Tbilisi", "Place"), language="en")
    beside_atlanta = identity("Georgia and Atlanta waited.", "Georgia", "Place", ("Atlanta", "Place"), language="en")

    assert (beside_tbilisi, beside_atlanta) == (WD + "Q230", WD + "Q1428")


def test_a_common_noun_is_no_town_for_its_capital() -> None:
    assert identity("Hier en France le Tour passe.", "Tour", "Place", ("France", "Place")) is None


def test_the_rest_of_a_persons_name_is_no_place() -> None:
    doc = make_doc(
        "Valda Paris dort.",
        """
        Valda - PROPN nsubj 3
        Paris - PROPN flat:name 1
        dort dormir VERB root 0
        . - PUNCT punct 3
        """,
    )

    assert link_entities(doc, resolve(doc, ("Paris", "Place"))).entities[0].links == ()


def test_a_noun_in_the_plural_tells_of_every_name_of_its_list() -> None:
    doc = make_doc(
        "Les oblasts de Donetsk et Louhansk souffrent.",
        """
        Les le DET det 2 Number=Plur
        oblasts oblast NOUN nsubj 7 Number=Plur
        de - ADP case 4
        Donetsk - PROPN nmod 2
        et - CCONJ cc 6
        Louhansk - PROPN conj 4
        souffrent souffrir VERB root 0
        . - PUNCT punct 7
        """,
    )

    assert link_entities(doc, resolve(doc, ("Louhansk", "Place"))).entities[0].identity is None


def test_a_country_keeps_its_name_from_a_far_state() -> None:
    assert identity("Hier la Géorgie chante.", "Géorgie", "Place") == WD + "Q230"


def test_a_surname_with_its_title_does_not_hide_the_full_name() -> None:
    doc = words_of("Hier Emmanuel Macron parle et M.Macron part.")
    found = resolve(doc, ("Emmanuel Macron", "Person"), ("M.Macron", "Person"))
    entity = found.entities[0]
    one = Resolution(tuple(Mention(m.span, m.head, m.type, m.kind, entity.id) for m in found.mentions), (entity,))

    assert link_entities(doc, one).entities[0].identity == WD + "Q3052772"


def test_a_county_is_not_the_town_of_its_name() -> None:
    assert identity("Hier comté de Kalamazoo brûle États-Unis.", "Kalamazoo", "Place", ("États-Unis", "Place")) is None
    assert identity("Hier à Kalamazoo brûle États-Unis.", "Kalamazoo", "Place", ("États-Unis", "Place")) == GEO + "4997787/"
