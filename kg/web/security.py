"""What every answer carries and every question is held to: headers, the size of bodies, cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BODY = 256_000
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
FORMULA = re.compile(r"\s*[=+\-@]|[\t\r\n]")
NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


class Guard:
    """An application whose every answer has the headers of safety."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what comes, and add the headers to what goes."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, guarded)


async def read_body(request: Request) -> bytes:
    """Return the body of a request; raise 413 where it is longer than ``MOST_BODY`` bytes."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BODY:
            raise HTTPException(413, f"a query may have {MOST_BODY // 1000} kB")
    return bytes(body)


def plain_cell(value: str) -> str:
    """Return a cell that a spreadsheet shows and does not run.

    >>> plain_cell("=1+1"), plain_cell("-5")
    ("'=1+1", '-5')
    """
    return f"'{value}" if FORMULA.match(value) and not NUMBER.fullmatch(value) else value


def write_csv(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV (RFC 4180) whose cells no spreadsheet runs."""
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow([plain_cell(name) for name in names])
    writer.writerows([plain_cell(value) for value in row] for row in rows)
    return output.getvalue()


def safe_address(address: str) -> str:
    """Return an address that a link may point at, empty for any that is not of the web."""
    return address if ADDRESS.fullmatch(address) else ""
