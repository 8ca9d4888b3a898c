"""Two real SPARQL servers on loopback, each over a folder that goes with it; a test is skipped where one is not installed."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

OXIGRAPH = Path(sys.executable).with_name("oxigraph")
START_WITHIN = 90.0
KINDS = ("oxigraph", "virtuoso")
PASSWORD = "dba"
VIRTUOSO = "virtuoso-t"
SETTINGS = """[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
CheckpointInterval = 0
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
DisableUnixSocket = 1
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerRoot = {folder}
ServerThreads = 8
[SPARQL]
ResultSetMaxRows = {rows}
MaxQueryExecutionTime = 60
"""


@contextmanager
def server(kind: str, folder: Path, *, read_only: bool = False, rows: int = 1_000_000) -> Iterator[str]:
    """Start a server over a folder and yield its address; it has ended when this ends."""
    reason = missing(kind)
    if reason:
        pytest.skip(reason)
    folder.mkdir(parents=True, exist_ok=True)
    port, sql = free_ports(2)
    command = oxigraph(folder, port, read_only=read_only) if kind == "oxigraph" else virtuoso(folder, port, sql, rows)
    with (folder / "output").open("wb") as output, subprocess.Popen(command, stdout=output, stderr=output) as process:
        try:
            wait(port, process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


def missing(kind: str) -> str:
    """Return why there is no server of this kind, empty where there is one."""
    if kind == "virtuoso":
        return "" if shutil.which(VIRTUOSO) else "Virtuoso is not installed: apt-get install virtuoso-opensource"
    return "" if OXIGRAPH.exists() else "the oxigraph server is not installed: make test installs it"


def oxigraph(folder: Path, port: int, *, read_only: bool) -> Sequence[str]:
    how = "serve-read-only" if read_only else "serve"
    if read_only and not (folder / "db").exists():
        (folder / "none.nt").write_text("", encoding="utf-8")
        subprocess.run([OXIGRAPH, "load", "-l", folder / "db", "-f", folder / "none.nt"], check=True, capture_output=True)
    return [str(OXIGRAPH), how, "-l", str(folder / "db"), "-b", f"127.0.0.1:{port}", "--union-default-graph"]


def virtuoso(folder: Path, port: int, sql: int, rows: int) -> Sequence[str]:
    (folder / "virtuoso.ini").write_text(SETTINGS.format(folder=folder, port=port, sql=sql, rows=rows), encoding="utf-8")
    return [VIRTUOSO, "+foreground", "+configfile", str(folder / "virtuoso.ini")]


def free_ports(count: int) -> list[int]:
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def wait(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_WITHIN
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("the server did not start")


def environment(kind: str, folder: Path) -> dict[str, str]:
    """Return what a server of this kind wants to be told, and where what people add to its store is kept."""
    known = {"KG_STORE_USER": "dba", "KG_STORE_PASSWORD": PASSWORD} if kind == "virtuoso" else {}
    return {**known, "KG_STORE_FOLDER": str(folder)}


@contextmanager
def told(values: dict[str, str]) -> Iterator[None]:
    """Set variables of the environment for a while."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
