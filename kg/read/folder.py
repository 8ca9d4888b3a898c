"""A folder -> the files to read in it, and what in it is odd."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.read.forms import SINGLE, find_reader
from kg.read.plain import SIDECAR, is_sidecar
from kg.read.problem import Problem


def list_files(folder: Path) -> tuple[list[Path], list[Problem]]:
    """Return the readable files of a folder and its subfolders, hidden ones apart, by the order of their paths; and what is odd.

    A link to a file is read as that file, unless it leaves the folder; a link to a folder is not followed.
    """
    files: list[Path] = []
    problems: list[Problem] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        here = [Path(parent, name) for name in names if not name.startswith(".")]
        files += [path for path in here if find_reader(path) and not _leaves(path, folder)]
        problems += _odd([Path(parent, name) for name in folders], here, folder)
    return sorted(files, key=lambda path: path.parts), sorted(problems, key=lambda problem: problem.source)


def _odd(folders: Sequence[Path], files: Sequence[Path], root: Path) -> Iterator[Problem]:
    for path in folders:
        if path.is_symlink():
            yield Problem(str(path), "a link to a folder, not followed; name the folder itself")
    described = {path.with_suffix("") for path in files if find_reader(path) in SINGLE}
    for path in files:
        if find_reader(path) and _leaves(path, root):
            yield Problem(str(path), "a link that leaves the folder, skipped; name the file itself")
        elif path.suffix == SIDECAR and path.with_suffix("") not in described and is_sidecar(path):
            yield Problem(str(path), "says something of an article that is not beside it")


def _leaves(path: Path, root: Path) -> bool:
    return path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))
