"""Requests over HTTP: with credentials where a server asks for them, tried again where it may help, each with a time-out.

The password comes from the environment, is sent to the server of the address alone, and is in no message. A token goes with every
request, to wherever the environment says that queries, updates and graphs are.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from urllib.error import HTTPError
from urllib.request import (
    BaseHandler,
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    HTTPRedirectHandler,
    OpenerDirector,
    Request,
    build_opener,
)

from kg.errors import QueryError, StoreError

USER, PASSWORD, TOKEN, TIMEOUT = "KG_STORE_USER", "KG_STORE_PASSWORD", "KG_STORE_TOKEN", "KG_STORE_TIMEOUT"
SECONDS, ATTEMPTS, FIRST_WAIT, LONGEST_WAIT = 60.0, 4, 0.25, 10.0
BUSY = (429, 502, 503, 504)
PIECE = 1 << 16
DETAIL, MOST_SAID = 200, 2000


def _seconds() -> float:
    given = os.environ.get(TIMEOUT) or str(SECONDS)
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 86_400:
        raise StoreError(f"{TIMEOUT} is a number of seconds, not {given!r}")
    return seconds


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered."""

    content: bytes
    headers: Mapping[str, str]


class _Stay(HTTPRedirectHandler):
    """Follow no redirection, which could carry a question, or its credentials, to another machine."""

    def redirect_request(self, *_: object) -> None:
        """Refuse."""


class _Close(BaseHandler):
    """Close the answer by which a server asks who we are; the library sends the request again and leaves it open."""

    handler_order = 100

    def http_error_401(self, _: Request, answer: HTTPResponse, *__: object) -> None:
        """Close it, and leave the rest to those behind."""
        answer.close()


@dataclass(frozen=True, slots=True)
class Transport:
    """The way to one server; ``seconds`` is the time that one answer may take."""

    address: str
    seconds: float = field(default_factory=_seconds)
    sleep: Callable[[float], None] = time.sleep
    opener: OpenerDirector = field(init=False, repr=False)

    def __post_init__(self) -> None:
        passwords = HTTPPasswordMgrWithDefaultRealm()
        user = os.environ.get(USER)
        if user:
            root = "/".join(self.address.split("/")[:3])
            passwords.add_password(None, f"{root}/", user, os.environ.get(PASSWORD, ""))
        opener = build_opener(_Stay, _Close, HTTPDigestAuthHandler(passwords), HTTPBasicAuthHandler(passwords))
        object.__setattr__(self, "opener", opener)

    def send(self, request: Request) -> Reply:
        """Send a request and return the whole answer; raise StoreError or QueryError, in one line, where there is none."""
        if token := os.environ.get(TOKEN):
            request.add_unredirected_header("Authorization", f"Bearer {token}")
        until = time.monotonic() + self.seconds
        for attempt in range(ATTEMPTS):
            wait = FIRST_WAIT * 2**attempt
            try:
                with self.opener.open(request, timeout=self.seconds) as response:
                    return Reply(_read(response, until), response.headers)
            except HTTPError as error:
                told: Exception = self._refused(error, until)
                if error.code not in BUSY:
                    raise told from None
                wait = max(wait, _retry_after(error))
            except TimeoutError:
                raise self._slow() from None
            except (OSError, HTTPException, ValueError) as error:
                reason = getattr(error, "reason", None) or error
                if isinstance(reason, TimeoutError):
                    raise self._slow() from None
                told = StoreError(f"{self.address} does not answer ({_line(reason)}); is the server running, the address right?")
            if attempt + 1 < ATTEMPTS:
                self.sleep(min(wait, LONGEST_WAIT))
        raise told

    def _slow(self) -> StoreError:
        return StoreError(f"{self.address} took longer than {self.seconds:g} seconds; ask for less, or raise {TIMEOUT}")

    def _refused(self, error: HTTPError, until: float) -> Exception:
        """Return the line for an answer that is none; what a server says of a query is repeated."""
        with closing(error):
            detail = "" if error.code == 401 else _line(_said(error, until).decode(errors="replace"))
        if error.code == 401:
            known = "refuses the user or the password" if os.environ.get(USER) or os.environ.get(TOKEN) else "asks who you are"
            return StoreError(f"{self.address} {known}; set {USER} and {PASSWORD}, or {TOKEN}")
        if error.code in (403, 405):
            return StoreError(f"{self.address} does not allow that (HTTP {error.code}); it is read-only, or for other users")
        if 300 <= error.code < 400:
            place = error.headers.get("Location", "another address")
            return StoreError(f"{self.address} leads elsewhere; give the address itself: {_line(place)}")
        if error.code == 404:
            return StoreError(f"{self.address} has no SPARQL there (HTTP 404); check the address")
        if error.code in (400, 500) and detail:
            return QueryError(f"the query does not parse, or failed at {self.address}: {detail}")
        return StoreError(f"{self.address} failed (HTTP {error.code}{': ' if detail else ''}{detail})")


def _read(response: HTTPResponse, until: float) -> bytes:
    pieces = []
    while piece := response.read1(PIECE):
        pieces.append(piece)
        if time.monotonic() > until:
            raise TimeoutError
    missing = response.length
    if missing:
        raise HTTPException("the answer broke off")
    return b"".join(pieces)


def _said(error: HTTPError, until: float) -> bytes:
    """Return the beginning of what a server says of a fault, as far as it has come in time."""
    said = bytearray()
    try:
        while len(said) < MOST_SAID and time.monotonic() < until and (byte := error.read(1)):
            said += byte
    except (OSError, HTTPException):
        pass
    return bytes(said)


def _retry_after(error: HTTPError) -> float:
    value = error.headers.get("Retry-After", "") if error.headers else ""
    return float(value) if value.isdigit() else 0.0


def _line(text: object) -> str:
    words = " ".join((str(text) or type(text).__name__).split())
    return words if len(words) <= DETAIL else f"{words[:DETAIL]}…"
