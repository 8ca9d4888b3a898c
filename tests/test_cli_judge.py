"""kg judge and kg authority, from the command line to the store and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kg
from kg.cli.app import run
from kg.errors import InputError
from kg.link.judgements import read_judgements
from kg.model import Record
from kg.prefixes import PREFIXES
from kg.rdf import article_quads, links_quads, ontology_quads
from kg.store import group_graphs, open_store
from tests.records import LENS, TEXT, make_record

WD = PREFIXES["wd"]
RETOUCHED = TEXT.replace("Quelle journée", "Quelle belle journée")
SPUN = "L’analyse vient du Middle for Strategic & Worldwide Research. Elle paraît mardi."
CSIS = WD + "Q1053614"


def put(folder: Path, *records: Record) -> None:
    with open_store(folder / "kg-store", writable=True) as opened:
        for record in records:
            opened.put(group_graphs([*article_quads(record), *links_quads(record), *ontology_quads()]))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, make_record())
    return tmp_path


def rows(sparql: str) -> list[tuple[str, ...]]:
    with open_store() as opened:
        found = opened.query(sparql, bindings={}, prefixes=PREFIXES).rows()
        return sorted(tuple(str(cell) for cell in row.values()) for row in found)


def identity(name: str) -> list[tuple[str, ...]]:
    return rows(f'SELECT ?identity {{ ?entity schema:name "{name}"@fr ; kg:identity ?identity }}')


def hash_of() -> str:
    with open_store() as opened:
        return opened.hash


@pytest.mark.usefixtures("folder")
class TestIdentity:
    def test_same_gives_an_entity_its_identity(self, capfd):
        assert run(["judge", "entity-65", "same", "wd:Q11", "--by", "Ada", "--why", "met him"]) == 0
        assert "Paul Durand\tAda\tmet him" in capfd.readouterr().out
        assert identity("Paul Durand") == [(WD + "Q11",)]
        assert rows("SELECT ?d ?by ?why { ?j a kg:Judgement ; kg:decision ?d ; dct:creator ?by ; kg:reason ?why }") == [
            ("same", "Ada", "met him")
        ]

    def test_different_takes_the_link_of_the_program_back(self):
        assert run(["judge", "entity-86", "different", "Q82774", "--by", "Ada"]) == 0
        assert identity("Lens") != [(LENS,)]
        assert rows(f"SELECT ?a {{ ?link kg:target <{LENS}> ; kg:accepted ?a }}") == [("false",)]

    @pytest.mark.parametrize("words", [["entity-86"], ["entity-86", "different"], ["entity-86", "different", "wd:Q82774"]])
    def test_undo_leaves_the_store_as_if_nothing_had_been_judged(self, words):
        run(["judge", "entity-65", "unsure", "wd:Q12", "--by", "Ada"])
        before = hash_of()
        run(["judge", "entity-86", "different", "wd:Q82774", "--by", "Ada"])

        assert hash_of() != before
        assert run(["judge", *words, "--undo"]) == 0
        assert hash_of() == before
        assert identity("Lens") == [(LENS,)]

    def test_two_entities_are_held_against_each_other_in_two_lines(self):
        assert run(["judge", "entity-65", "same", "entity-6", "--by", "Ada"]) == 0
        assert len(read_judgements(Path("kg-store/judgements.tsv"))) == 2
        assert identity("Paul Durand") == identity("le ministère")
        assert "/id/entity/" in identity("le ministère")[0][0]
        assert run(["judge", "entity-6", "--undo"]) == 0
        assert read_judgements(Path("kg-store/judgements.tsv")) == ()

    def test_what_contradicts_is_one_line_that_names_both_and_changes_nothing(self, capfd):
        run(["judge", "entity-65", "same", "wd:Q11", "--by", "Ada"])
        before = hash_of(), Path("kg-store/judgements.tsv").read_bytes()
        capfd.readouterr()

        assert run(["judge", "entity-65", "different", "wd:Q11", "--by", "Bob"]) == 2
        assert "lines 2 and 3 contradict each other" in capfd.readouterr().err
        assert (hash_of(), Path("kg-store/judgements.tsv").read_bytes()) == before

    def test_the_same_decision_twice_is_one_line(self):
        for _ in range(2):
            assert run(["judge", "entity-65", "same", "wd:Q11", "--by", "Ada"]) == 0
        assert len(read_judgements(Path("kg-store/judgements.tsv"))) == 1

    def test_a_judgement_reaches_the_retouched_text(self, folder):
        put(folder, make_record(text=RETOUCHED, id="later.txt", url="https://example.org/later"))
        address = rows('SELECT ?entity { ?entity schema:name "Paul Durand"@fr }')[0][0]

        assert run(["judge", address, "same", "wd:Q11", "--by", "Ada"]) == 0
        assert identity("Paul Durand") == [(WD + "Q11",), (WD + "Q11",)]
        assert len(rows("SELECT ?thing { ?judgement kg:judged ?thing }")) == 2

    def test_a_file_of_the_team_is_kept_by_the_store(self):
        assert run(["judge", "entity-65", "same", "wd:Q11", "--by", "Ada", "--judgements", "team.tsv"]) == 0
        assert Path("team.tsv").read_bytes() == Path("kg-store/judgements.tsv").read_bytes()


@pytest.mark.usefixtures("folder")
class TestClaims:
    def test_a_claim_judged_wrong_is_doubtful_beside_its_article(self, capfd):
        before = rows("SELECT ?p ?o { GRAPH ?g { ?claim ?p ?o } FILTER(STRENDS(STR(?claim), '/claim-45')) }")
        assert run(["judge", "claim-45", "wrong", "--by", "Ada", "--why", "he was elsewhere"]) == 0
        sparql = "SELECT ?reason { ?c kg:reading reading:doubtful ; kg:reason ?reason FILTER(STRENDS(STR(?c), '/claim-45')) }"

        assert rows(sparql) == [("judged wrong",)]
        run(["explain", "claim-45"])
        assert "judged: wrong, by Ada on" in capfd.readouterr().out
        assert run(["judge", "claim-45", "--undo"]) == 0
        assert rows("SELECT ?p ?o { GRAPH ?g { ?claim ?p ?o } FILTER(STRENDS(STR(?claim), '/claim-45')) }") == before

    def test_right_and_wrong_contradict(self, capfd):
        run(["judge", "claim-45", "wrong", "--by", "Ada"])
        assert run(["judge", "claim-45", "right", "--by", "Bob"]) == 2
        assert "contradict" in capfd.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["entity-65"],
        ["entity-65", "same", "--by", "Ada"],
        ["entity-65", "same", "wd:Q1"],
        ["entity-65", "same", "nobody", "--by", "Ada"],
        ["entity-65", "wrong", "--by", "Ada"],
        ["entity-65", "perhaps", "wd:Q1", "--by", "Ada"],
        ["claim-45", "wrong", "wd:Q1", "--by", "Ada"],
        ["claim-45", "same", "wd:Q1", "--by", "Ada"],
        ["entity-999", "same", "wd:Q1", "--by", "Ada"],
        ["urn:nothing", "same", "wd:Q1", "--by", "Ada"],
        ["entity-65", "--undo"],
        ["entity-65", "same", "wd:Q1", "--by", "Ada", "--store", "nowhere"],
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_cannot_be_judged_is_one_line_and_writes_nothing(words, capfd):
    assert run(["judge", *words]) == 2
    assert len(capfd.readouterr().err.splitlines()) == 1
    assert not Path("kg-store/judgements.tsv").exists()


@pytest.mark.usefixtures("folder")
class TestAuthority:
    TABLE = "qid\ttype\tlabel_en\taliases\tiri\n\torganisation\tLighthouse Circle\tCercle du Phare\thttps://example.org/phare\n"
    SKOS = (
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://example.org/phare> skos:prefLabel "Lighthouse Circle"@en ; skos:altLabel "CDP" .\n'
    )

    def test_names_are_added_listed_and_found(self, capfd):
        Path("names.tsv").write_text(self.TABLE, encoding="utf-8")
        Path("names.ttl").write_text(self.SKOS, encoding="utf-8")

        assert run(["authority", "add", "names.tsv"]) == 0
        assert run(["authority", "add", "names.ttl"]) == 0
        assert [known.names for known in kg.list_names()] == [("Lighthouse Circle", "Cercle du Phare", "CDP")]
        assert kg.search_names("cercle du phare")[0][2] == "https://example.org/phare"
        capfd.readouterr()
        assert run(["authority", "list"]) == 0
        assert run(["authority", "search", "Bakhmut"]) == 0
        assert "wikidata.org/entity/Q706857" in capfd.readouterr().out

    @pytest.mark.parametrize(
        "words", [["add"], ["add", "nowhere.tsv"], ["list", "x"], ["search"], ["drop", "x"], ["add", "bad.tsv"]]
    )
    def test_what_cannot_be_done_is_one_line(self, words, capfd):
        Path("bad.tsv").write_text("a\tb\n1\t2\n", encoding="utf-8")

        assert run(["authority", *words]) == 2
        assert len(capfd.readouterr().err.splitlines()) == 1


@pytest.mark.model
class TestBuilds:
    @pytest.fixture
    def spun(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        Path("spun.txt").write_text(SPUN, encoding="utf-8")
        kg.build(["spun.txt"])
        [(entity,)] = rows(f"SELECT ?entity {{ ?link kg:target <{CSIS}> ; kg:accepted false ; kg:entity ?entity }}")
        return entity

    def test_an_accepted_candidate_holds_in_the_store_and_in_later_builds(self, spun):
        before = hash_of()
        kg.judge(spun, kg.Decision("same", CSIS, "Ada"))
        judged = hash_of()
        [entity] = [entity for record in kg.extract(["spun.txt"]) for entity in record.entities if spun.endswith(entity.id)]
        kg.build(["spun.txt"], store="elsewhere", judgements="kg-store/judgements.tsv")

        assert rows(f"SELECT ?identity {{ <{spun}> kg:identity ?identity }}") == [(CSIS,)]
        assert entity.identity == CSIS
        assert [(link.target, link.method, link.accepted) for link in entity.links[:1]] == [(CSIS, "judgement", True)]
        assert kg.build(["spun.txt"]).hash == judged != before
        assert kg.build(["spun.txt"], store="elsewhere").hash == judged
        kg.withdraw(spun, kg.Decision(""))
        assert hash_of() == before

    @pytest.mark.usefixtures("folder")
    def test_a_missing_file_of_judgements_is_told(self):
        with pytest.raises(InputError, match="no file of judgements"):
            kg.build(["spun.txt"], judgements="nowhere.tsv")

    def test_identities_are_shared_by_extract_as_by_build_in_any_order(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        lines = [
            {"id": str(number), "language": "fr", "text": f"{said} Jeanne Vasseur a parlé avec Paul Durand devant la mairie."}
            for number, said in enumerate(("Il pleut.", "Il neige encore.", "Il vente."))
        ]
        for name, order in (("a.jsonl", lines), ("b.jsonl", lines[::-1])):
            Path(name).write_text("\n".join(map(json.dumps, order)), encoding="utf-8")
        built = kg.build(["a.jsonl"])
        turned = kg.build(["b.jsonl"], store="turned")
        stored = dict(rows("SELECT ?entity ?identity { ?entity kg:identity ?identity }"))
        extracted = {
            f"{PREFIXES['article']}{record.article.sha256[:16]}/{entity.id}": entity.identity
            for record in kg.extract(["b.jsonl"])
            for entity in record.entities
        }
        shared = [identity for identity in extracted.values() if identity and "/id/entity/" in identity]

        assert built.hash == turned.hash
        assert {iri: identity or iri for iri, identity in extracted.items()} == stored
        assert len(shared) == 6
        assert len(set(shared)) == 2

    def test_a_persons_own_name_is_linked_by_later_builds(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        Path("names.tsv").write_text(TestAuthority.TABLE, encoding="utf-8")
        Path("a.txt").write_text(
            "Selon le Cercle du Phare, le port ferme demain. Le Cercle du Phare siège à Brest.", encoding="utf-8"
        )
        kg.build(["a.txt"])
        kg.add_names("names.tsv")
        kg.build(["a.txt"])

        assert ("https://example.org/phare",) in rows("SELECT DISTINCT ?identity { ?entity kg:identity ?identity }")
        assert rows("SELECT ?label { <https://example.org/phare> rdfs:label ?label FILTER(LANG(?label) = 'en') }") == [
            ("Lighthouse Circle",)
        ]
