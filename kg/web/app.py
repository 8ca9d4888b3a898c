"""The application: the endpoint and the explorer at one address."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from anyio.to_thread import run_sync
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.web.article import articles
from kg.web.ask import ask, question
from kg.web.claims import claims, claims_csv, claims_json
from kg.web.comparing import compare, timeline
from kg.web.endpoint import describe_service, sparql
from kg.web.entity import entity
from kg.web.face import HERE
from kg.web.identifiers import identifier
from kg.web.negotiate import wants_page
from kg.web.page import Page
from kg.web.security import Guard
from kg.web.site import Site
from kg.web.snapshot import keep
from kg.web.sources import sources
from kg.web.workers import Workers

ANY_HOST = ("*",)
log = logging.getLogger("kg")
ROUTES = (
    Route("/", articles),
    Route("/claims", claims),
    Route("/claims.csv", claims_csv),
    Route("/claims.json", claims_json),
    Route("/sources", sources),
    Route("/entity", entity),
    Route("/compare", compare),
    Route("/timeline", timeline),
    Route("/ask", ask),
    Route("/q/{name}", question),
    Route("/sparql", sparql, methods=["GET", "POST"]),
    Route("/.well-known/void", describe_service),
    Route("/id/{path:path}", identifier),
)


def make_app(store: str | Path, *, seconds: float = 10.0, workers: int = 4, hosts: Sequence[str] = ANY_HOST) -> Starlette:
    """Return the application over a copy of a store; ``seconds`` is the time that a query of a client may take.

    ``hosts`` are the names by which it may be called, so that no page of another machine reaches a server on loopback.
    """
    snapshots = keep(store)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        pool = Workers(count=workers, seconds=seconds)
        await pool.serve(snapshots.place)
        app.state.site = Site(snapshots, pool)
        watching = asyncio.create_task(app.state.site.watch())
        watching.add_done_callback(_tell)
        try:
            yield
        finally:
            app.state.site.stop()
            await asyncio.wait([watching])
            await pool.close()
            snapshots.close()

    return Starlette(
        routes=[*ROUTES, Mount("/static", StaticFiles(directory=HERE / "static"))],
        middleware=[
            Middleware(Guard),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
        ],
        exception_handlers={HTTPException: _problem, 500: _failure},
        lifespan=lifespan,
    )


def _tell(watching: asyncio.Task[None]) -> None:
    """Tell of an error that has ended the watch over the store."""
    error = None if watching.cancelled() else watching.exception()
    if error is not None:
        log.error("pages no longer follow the store", exc_info=error)


async def _problem(request: Request, error: Exception) -> Response:
    """Tell what is wrong with a request, as a page in a browser and else as a line."""
    status, detail = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, "")
    if wants_page(request.headers.get("accept", "")):
        return await run_sync(lambda: Page(request).render("problem.html", code=status, status=status, detail=detail))
    return PlainTextResponse(f"{detail}\n", status, getattr(error, "headers", None))


async def _failure(_: Request, __: Exception) -> Response:
    """Tell that the fault is ours; what went wrong is in the log of the server."""
    return PlainTextResponse("the server could not answer; its log tells why\n", 500)
