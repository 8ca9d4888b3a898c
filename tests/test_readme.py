"""What the README tells to type, works as it stands."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = {kind: re.findall(rf"^```{kind}\n(.*?)^```", README, re.DOTALL | re.MULTILINE) for kind in ("console", "python")}


def targets():
    return [command for block in BLOCKS["console"] for command in block.splitlines() if command.startswith("make ")]


def test_every_target_of_make_exists():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert targets()
    assert all(f"\n{command.split()[1]}:" in makefile for command in targets())


@pytest.mark.model
def test_the_commands_and_the_python_run(tmp_path):
    shutil.copy(ROOT / "data" / "article" / "article.txt", tmp_path)
    (tmp_path / "articles").mkdir()
    for name in ("bakhmout-conseiller", "etude-rnanews"):
        for suffix in (".txt", ".json"):
            shutil.copy(ROOT / "data" / "demonstration" / f"{name}{suffix}", tmp_path / "articles")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    commands = [command for block in BLOCKS["console"] for command in block.splitlines() if command.startswith("kg ")]
    for command in commands:
        done = subprocess.run(
            command, shell=True, cwd=tmp_path, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
        )

        assert done.returncode == 0, f"{command}: {done.stderr}{done.stdout[-300:]}"
        assert done.stdout or ">" in command, command

    for program in BLOCKS["python"]:
        done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)

        assert done.returncode == 0, done.stderr
        assert "[60000,70000]" in done.stdout
