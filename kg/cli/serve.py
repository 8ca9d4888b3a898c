"""The command that serves a store."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.make import StorePath


def serve(
    context: typer.Context,
    store: StorePath = "kg-store",
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0 takes a free one.")] = 8000,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="The address to listen at; 0.0.0.0 opens it to others.")
    ] = "127.0.0.1",
    timeout: Annotated[float, typer.Option(metavar="SECONDS", min=0.1, help="The time that a query may take.")] = 10.0,
) -> None:
    """Serve a store at one address: SPARQL at /sparql, pages to read at /.

    It serves a copy: kg build may write to the store meanwhile, and what it wrote is served when it is done.

    Example: kg serve --store kg-store --port 8000
    """
    from kg.web.serve import serve as serve_store

    def ready(address: str) -> None:
        context.obj.note(f"serving {store} at {address} (SPARQL at {address}sparql); end with Ctrl-C")

    serve_store(store, host=host, port=port, seconds=timeout, ready=ready)
