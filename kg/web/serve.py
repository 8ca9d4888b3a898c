"""The server: one address for the endpoint and the explorer, until it is told to end."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import uvicorn

from kg.errors import StoreError
from kg.web.app import ANY_HOST, make_app

LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")
MOST_CONNECTIONS = 200


def serve(
    store: str | Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    seconds: float = 10.0,
    ready: Callable[[str], None] = print,
) -> None:
    """Serve a store until the process is asked to end; ``ready`` is told the address.

    Raise StoreError where the port is taken or the store cannot be read.
    """
    with closing(_listen(host, port)) as listening:
        hosts = LOOPBACK if host in LOOPBACK else ANY_HOST
        app = make_app(store, seconds=seconds, hosts=hosts)
        shown = f"[{host}]" if ":" in host else host
        ready(f"http://{shown}:{listening.getsockname()[1]}/")
        logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
        configuration = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            limit_concurrency=MOST_CONNECTIONS,
            timeout_graceful_shutdown=5,
        )
        uvicorn.Server(configuration).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    except (OSError, OverflowError) as error:
        raise StoreError(f"{host} is no address of this machine ({error}); name another with --host") from None
    try:
        listening.bind(address)
        listening.listen(128)
    except OSError as error:
        listening.close()
        reason = error.strerror or str(error)
        raise StoreError(f"port {port} of {host} cannot be used ({reason}); name another with --port") from None
    return listening
