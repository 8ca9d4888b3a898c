"""The commands in one table, and the way from an error to its line and exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import Annotated

import typer
from typer.exceptions import TyperException

from kg.cli.ask import check, explain, export, queries, query
from kg.cli.authority import authority
from kg.cli.compare import compare
from kg.cli.judge import judge
from kg.cli.link import link
from kg.cli.make import build, diff, extract, remove
from kg.cli.network import analyse, graph
from kg.cli.report import Report
from kg.cli.serve import serve
from kg.errors import InputError

COMMANDS: tuple[tuple[str, Callable[..., None]], ...] = (
    ("extract", extract),
    ("build", build),
    ("remove", remove),
    ("diff", diff),
    ("query", query),
    ("queries", queries),
    ("check", check),
    ("explain", explain),
    ("compare", compare),
    ("graph", graph),
    ("analyse", analyse),
    ("export", export),
    ("judge", judge),
    ("authority", authority),
    ("link", link),
    ("serve", serve),
)
EVERYWHERE = ("--quiet", "--json-logs")
NOTHING_DONE = 2


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit: 0 done, 1 a check found something or inputs were skipped, 2 nothing was done."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code; what a user did wrong is one line on standard error."""
    report = Report()
    try:
        first = [word for word in EVERYWHERE if word in arguments]
        code = make_app(report)([*first, *(word for word in arguments if word not in EVERYWHERE)], standalone_mode=False)
        sys.stdout.flush()
    except TyperException as error:
        report.error(f"{error.format_message().replace('Value error, ', '').rstrip('.')}; see: kg --help")
        return NOTHING_DONE
    except InputError as error:
        report.error(str(error))
        return NOTHING_DONE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (KeyboardInterrupt, typer.Abort):
        report.error("interrupted; what was done so far stands")
        return 130
    return code if isinstance(code, int) else 0


def make_app(report: Report) -> typer.Typer:
    """Return the command with its subcommands."""
    app = typer.Typer(
        name="kg",
        add_completion=False,
        rich_markup_mode=None,
        invoke_without_command=True,
        pretty_exceptions_enable=False,
        context_settings={"obj": report, "help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback()(_options)
    for name, command in COMMANDS:
        app.command(name)(command)
    return app


def _options(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True)] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print results and errors alone; before or after the command.")] = False,
    json_logs: Annotated[bool, typer.Option("--json-logs", help="Print warnings and errors as JSON lines.")] = False,
) -> None:
    """Turn news articles into a graph of who said what about what, in which words."""
    if version:
        from importlib.metadata import version as installed

        print(f"kg {installed('kg-news')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        print(context.get_help())
        raise typer.Exit(NOTHING_DONE)
    context.obj.quiet, context.obj.json_logs = quiet, json_logs
