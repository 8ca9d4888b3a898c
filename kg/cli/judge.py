"""The command that takes a person's decisions."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from kg.cli.make import JudgementsPath, StorePath
from kg.errors import InputError


def judge(
    words: Annotated[
        list[str],
        typer.Argument(metavar="IRI|ID VERDICT [TARGET]", help="Entity: same, different, unsure TARGET. Claim: wrong, right."),
    ],
    by: Annotated[str, typer.Option(metavar="WHO", help="Who decides.")] = "",
    why: Annotated[str, typer.Option(metavar="WHY", help="For which reason.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Take a decision back.")] = False,
    judgements: JudgementsPath = None,
    store: StorePath = "kg-store",
) -> None:
    """Decide who is whom, or whether a claim is right; it overrides what the program finds, now and in every later build.

    Example: kg judge entity-1799 same wd:Q1053614 --by Ada --why "the name was reworded"
    """
    from kg.decisions import Decision, withdraw
    from kg.decisions import judge as decide

    if not (1 if undo else 2) <= len(words) <= 3:
        raise InputError("write kg judge IRI same|different|unsure TARGET, or kg judge CLAIM wrong|right")
    if not undo and not by:
        raise InputError("say who decides: --by WHO")
    thing, verdict, target = (*words, "", "")[:3]
    if undo:
        lines = withdraw(thing, Decision(verdict, target), store=store, judgements=judgements)
    else:
        today = datetime.now(tz=UTC).date().isoformat()
        lines = decide(thing, Decision(verdict, target, by, why, today), store=store, judgements=judgements)
    for line in lines:
        print(
            "\t".join(("taken back" if undo else line.on, line.verdict, line.subject, line.object, line.words, line.by, line.why))
        )
