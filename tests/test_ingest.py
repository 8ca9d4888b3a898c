"""What a build reads, keeps, reads again and survives; no trained model is needed, for the reading is put in by hand."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import kg
from kg import ingest, parallel
from kg import intake as intakes
from kg.cli.app import run
from kg.errors import IntegrityError
from kg.model import Span
from kg.parallel import attempt, read_records
from kg.read import Problem, load_articles
from kg.run import Run
from kg.store import FolderStore, open_store
from tests.records import TEXT, make_record

OTHER = "Selon le ministère, jusqu’à 300 mineurs sont morts depuis mardi. Paul Durand a visité Lens.\n\nFin de journée."


def read_by_hand(article, **_):
    """Return a record without a model; a text that says so breaks."""
    if "panne" in article.text:
        raise ZeroDivisionError("division by zero")
    if "promesse" in article.text:
        record = make_record()
        return replace(record, article=article, sentences=(replace(record.sentences[0], span=Span(0, 10_000)),))
    if article.text == TEXT:
        return replace(make_record(), article=article)
    return replace(make_record(), article=article, **dict.fromkeys(KINDS, ()))


KINDS = ("sentences", "mentions", "entities", "attributions", "quantities", "claims", "unread", "repairs")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(parallel, "read_article", read_by_hand)
    return tmp_path


def write(path, *articles):
    path.write_text("".join(json.dumps({"language": "fr"} | article) + "\n" for article in articles), encoding="utf-8")


def build(*articles, **options):
    """Build articles from a file of lines, and tell what was said meanwhile."""
    write(Path("in.jsonl"), *articles)
    problems, notes, done = [], [], []
    watch = ingest.Watch(problem=problems.append, note=notes.append, done=done.append)
    built = kg.build(["in.jsonl"], store=options.pop("store", "store"), watch=watch, **options)
    return built, [str(problem) for problem in problems], notes


def revisions(store="store"):
    return [
        (row["new"].value[-16:], row["old"].value[-16:])
        for row in kg.query(sparql="SELECT ?new ?old { ?new prov:wasRevisionOf ?old } ORDER BY ?new", store=store)
    ]


def digest(text):
    [article] = load_articles_of(text)
    return article.sha256[:16]


def load_articles_of(text):
    Path("one.txt").write_bytes(text.encode())
    return list(load_articles(["one.txt"], language="fr"))


@pytest.mark.usefixtures("folder")
class TestBrokenArticles:
    def test_a_crash_in_one_article_is_a_line_and_the_others_go_on(self):
        built, problems, _ = build({"id": "a", "text": TEXT}, {"id": "b", "text": "La panne dure."}, {"id": "c", "text": OTHER})

        assert built.articles == 2
        assert len(problems) == 1
        assert problems[0].startswith(
            "b: skipped, kg failed on it (ZeroDivisionError: division by zero, at tests/test_ingest.py:"
        )

    def test_the_command_then_ends_with_code_1(self, capfd):
        write(Path("in.jsonl"), {"id": "a", "text": TEXT}, {"id": "b", "text": "La panne dure."})

        assert run(["build", "in.jsonl"]) == 1
        assert capfd.readouterr().err.count("\n") == 1

    def test_a_broken_promise_of_ours_stops_loudly(self):
        with pytest.raises(IntegrityError, match="is not in the text"):
            build({"id": "a", "text": "La promesse tient."})

    def test_problems_keep_their_place_in_the_order(self):
        problem = Problem("x", "no such file")
        [article] = load_articles_of(TEXT)
        first, second, third = read_records([problem, article, problem])

        assert (first, second.article, third) == (problem, article, problem)
        assert attempt(article).article == article


@pytest.mark.usefixtures("folder")
class TestAgain:
    def test_what_the_store_has_is_not_read_again(self, monkeypatch):
        first, _, _ = build({"id": "a", "text": TEXT}, {"id": "b", "text": OTHER})
        monkeypatch.setattr(parallel, "read_article", None)
        again, problems, notes = build({"id": "b", "text": OTHER}, {"id": "a", "text": TEXT})

        assert (problems, notes) == ([], [])
        assert (again.unchanged, again.changed, again.hash) == (2, 0, first.hash)
        assert (again.sentences, again.claims, again.unread) == (first.sentences, first.claims, first.unread)

    @pytest.mark.parametrize("change", [{"title": "Autre"}, {"published": "2024-05-06"}, {"language": "en"}, {"publisher": "Un"}])
    def test_other_metadata_are_read_anew(self, change):
        build({"id": "a", "text": TEXT})
        again, _, _ = build({"id": "a", "text": TEXT, **change})
        fresh, _, _ = build({"id": "a", "text": TEXT, **change}, store="fresh")

        assert again.unchanged == 0
        assert again.hash == fresh.hash

    def test_another_lexicon_reads_again_and_says_so(self, monkeypatch):
        build({"id": "a", "text": TEXT}, {"id": "b", "text": OTHER})
        changed = Run("0.1.0", "fr 1", "abc")
        monkeypatch.setattr(intakes, "current_run", lambda _: changed)
        monkeypatch.setattr("kg.rdf.article.current_run", lambda _: changed)
        again, _, notes = build({"id": "a", "text": TEXT})

        assert (again.unchanged, again.changed > 0) == (0, True)
        assert notes == [
            "1 articles were read again, for kg, its models or its lexicon changed",
            "1 articles of the store were read by another kg, model or lexicon; build them again to renew them",
        ]


@pytest.mark.usefixtures("folder")
class TestRevisions:
    def test_another_text_at_an_address_revises_the_one_before(self):
        build({"id": "a", "url": "https://example.org/1", "text": TEXT})
        _, problems, _ = build({"id": "a", "url": "https://example.org/1", "text": OTHER})

        assert problems == []
        assert revisions() == [(digest(OTHER), digest(TEXT))]

    def test_a_text_that_came_before_changes_nothing(self):
        build({"id": "a", "text": TEXT})
        build({"id": "a", "text": OTHER})
        back, _, _ = build({"id": "a", "text": TEXT})

        assert back.changed == 0
        assert revisions() == [(digest(OTHER), digest(TEXT))]

    @pytest.mark.parametrize("order", [1, -1])
    def test_of_texts_that_come_together_the_later_date_revises(self, order):
        articles = [{"id": "a", "text": TEXT, "published": "2024-05-06"}, {"id": "a", "text": OTHER, "published": "2024-05-07"}]
        build(*articles[::order])

        assert revisions() == [(digest(OTHER), digest(TEXT))]

    def test_two_articles_with_one_id_and_no_dates_are_told_and_kept(self):
        built, problems, _ = build({"id": "a", "text": TEXT}, {"id": "a", "text": OTHER})

        assert problems == ["in.jsonl:2: has the id of in.jsonl:1 and another text; both were read"]
        assert (built.articles, revisions()) == (2, [])

    def test_a_removed_text_leaves_no_trace(self):
        expected, _, _ = build({"id": "b", "text": OTHER})
        build({"id": "a", "text": TEXT})
        build({"id": "a", "text": f"{TEXT} Fin."})

        assert len(kg.remove(["a"], store="store")) == 2
        with open_store("store") as opened:
            assert opened.hash == expected.hash

    def test_what_is_not_there_cannot_be_removed(self, capfd):
        build({"id": "a", "text": TEXT})

        assert run(["remove", "b", "--store", "store"]) == 2
        assert "no text of the store is named b" in capfd.readouterr().err

    def test_a_difference_lists_what_was_added_dropped_and_changed(self, capfd):
        build({"id": "a", "text": TEXT}, {"id": "b", "text": OTHER})
        alike = kg.diff("a", "a", store="store")
        difference = kg.diff("b", "a", store="store")

        assert (alike.added, alike.dropped, alike.changed) == ((), (), ())
        assert alike.same == len(difference.added) > 0
        assert run(["diff", digest(TEXT), digest(OTHER), "--store", "store"]) == 0
        assert capfd.readouterr().out.splitlines()[-1] == f"0 added, {alike.same} dropped, 0 changed, 0 the same"


@pytest.mark.usefixtures("folder")
class TestKilled:
    @pytest.mark.parametrize("step", (0, 1, 3, 6))
    def test_a_run_killed_at_any_write_ends_as_one_that_was_not(self, monkeypatch, step):
        before = {"id": "a", "text": TEXT, "url": "https://example.org/1"}
        after = [{"id": "a", "text": OTHER, "url": "https://example.org/1"}, {"id": "c", "text": f"{OTHER} Encore."}]
        build(before, store="whole")
        whole, _, _ = build(*after, store="whole")
        build(before)
        monkeypatch.setattr(intakes, "BATCH", 1)
        puts = 0
        put = FolderStore.put

        def die(self, graphs):
            nonlocal puts
            puts += 1
            if puts > step:
                raise KeyboardInterrupt
            return put(self, graphs)

        monkeypatch.setattr(FolderStore, "put", die)
        with pytest.raises(KeyboardInterrupt):
            build(*after)
        monkeypatch.setattr(FolderStore, "put", put)
        resumed, _, _ = build(*after)

        assert resumed.hash == whole.hash
        assert revisions() == revisions("whole")


@pytest.mark.model
class TestProcesses:
    @pytest.fixture
    def articles(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        texts = [f"Selon le ministère, {number} soldats sont morts mardi à Lens. Le maire a parlé." for number in range(2, 32)]
        write(tmp_path / "in.jsonl", *({"id": str(number), "text": text} for number, text in enumerate(texts)))
        return tmp_path

    @pytest.mark.usefixtures("articles")
    def test_two_give_the_same_store_and_the_same_order_as_one(self):
        one, two = (kg.build(["in.jsonl"], store=f"store-{jobs}", jobs=jobs) for jobs in (1, 2))

        assert one == two
        assert [record.article.id for record in kg.extract(["in.jsonl"], jobs=2)] == [str(number) for number in range(30)]

    def test_a_kill_leaves_a_store_that_the_next_run_completes(self, articles):
        whole = kg.build(["in.jsonl"], store="whole")
        command = [Path(sys.executable).with_name("kg"), "build", "in.jsonl", "--store", "killed", "--jobs", "2"]
        building = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while building.poll() is None and not (articles / "killed" / "kg-unfinished").exists():
            pass
        os.killpg(building.pid, signal.SIGKILL)
        building.wait()

        assert kg.build(["in.jsonl"], store="killed").hash == whole.hash
