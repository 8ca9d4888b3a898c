"""The wheel alone, in an empty environment, reads an article and answers a question."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TEXT = "Selon le ministère de la Défense, 40 soldats russes sont morts mardi à Bakhmout."
CARRIED = (
    "kg/ontology/kg.ttl",
    "kg/ontology/shapes.ttl",
    "kg/ontology/record.schema.json",
    "kg/ontology/lexicon/fr/model.tsv",
    "kg/ontology/lexicon/en/model.tsv",
    "kg/ontology/lexicon/fr/moods.tsv",
    "kg/ontology/lexicon/fr/senses.tsv",
    "kg/queries/who-says-how-many-died.rq",
    "kg/data/authority.tsv",
    "kg/data/gazetteer.tsv",
    "kg/data/weights/fr/ner.npz",
    "kg/py.typed",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT]
    subprocess.run(command, check=True)
    [path] = folder.glob("kg_news-*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """Return the folder of programs of an environment that holds the wheel, its dependencies lent from this one."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel], check=True)
    site = subprocess.run(
        [python, "-c", "import site; print(site.getsitepackages()[0])"], check=True, capture_output=True, text=True
    ).stdout.strip()
    lent = next(path for path in sys.path if path.endswith("site-packages"))
    Path(site, "lent.pth").write_text(f"{lent}\n", encoding="utf-8")
    return folder / "bin"


def test_it_carries_what_the_code_reads(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())

    assert names.issuperset(CARRIED)
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/", "data/"))]


@pytest.mark.model
def test_an_empty_environment_builds_and_answers(installed, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    def run(*arguments):
        return subprocess.run([installed / "kg", *arguments], cwd=tmp_path, check=True, capture_output=True, text=True).stdout

    where = "import kg; print(kg.__file__)"
    home = subprocess.run([installed / "python", "-c", where], cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    built = run("build", "a.txt")
    answer = run("query", "who-says-how-many-died", "--format", "csv")

    assert home.startswith(str(installed.parent))
    assert "articles    1" in built
    assert "40 soldats russes sont morts mardi à Bakhmout" in answer
    assert "le ministère de la Défense" in answer
