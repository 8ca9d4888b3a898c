"""The command that asks the outside world about the entities of a store."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.make import StorePath
from kg.errors import InputError


def link(
    endpoint: Annotated[str, typer.Argument(metavar="[ENDPOINT]", help="A SPARQL endpoint in place of Wikidata’s own.")] = "",
    wikidata: Annotated[bool, typer.Option("--wikidata", help="Ask Wikidata, or an endpoint of its shape.")] = False,
    refresh: Annotated[bool, typer.Option("--refresh", help="Ask again what was answered before.")] = False,
    store: StorePath = "kg-store",
) -> None:
    """Ask Wikidata about linked entities, and for candidates of the others; nothing is accepted by itself.

    Example: kg link --wikidata
    """
    from kg.lookup import look_up
    from kg.wikidata import WIKIDATA_ENDPOINT

    if not wikidata:
        raise InputError("say whom to ask: kg link --wikidata [ENDPOINT]")
    if endpoint and not endpoint.startswith(("http://", "https://")):
        raise InputError(f"{endpoint!r} is no address of an endpoint; it begins with http:// or https://")
    looked = look_up(endpoint or WIKIDATA_ENDPOINT, store=store, refresh=refresh)
    print(f"items described           {looked.items}")
    print(f"entities with candidates  {looked.candidates}")
    print(f"questions asked           {looked.asked}")
