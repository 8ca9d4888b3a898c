"""What the command says beside its results: warnings, errors and progress, on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol


class Advance(Protocol):
    """Called once for every step that is done."""

    def __call__(self) -> None:
        """Move the bar by one."""
        ...


@dataclass(slots=True)
class Report:
    """Where warnings go; ``problems`` counts them for the exit code."""

    quiet: bool = False
    json_logs: bool = False
    problems: int = 0

    def problem(self, problem: object) -> None:
        """Tell of an input that was skipped."""
        self.problems += 1
        self._write("warning", str(problem))

    def note(self, message: str) -> None:
        """Tell of something that asks for nothing."""
        if not self.quiet:
            self._write("info", message)

    def error(self, message: str) -> None:
        """Tell why nothing was done."""
        self._write("error", message)

    @contextmanager
    def progress(self, total: int | None) -> Iterator[Advance]:
        """Show a bar while the block runs, if a person looks at it."""
        if self.quiet or self.json_logs or not sys.stderr.isatty():
            yield lambda: None
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (
            TextColumn("reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("reading", total=total, rate="")

            def advance() -> None:
                bar.advance(task)
                speed = bar.tasks[0].finished_speed or bar.tasks[0].speed
                bar.update(task, rate=f"{speed:.1f} a second" if speed else "")

            yield advance

    def _write(self, level: str, message: str) -> None:
        line = " ".join(message.split())
        print(
            json.dumps({"level": level, "message": line}, ensure_ascii=False) if self.json_logs else f"kg: {line}",
            file=sys.stderr,
        )
