"""Load the server with many clients at once, slow and abusive ones among them, and tell what the well-behaved meet.

Run: ``python -m benchmarks.clients [STORE] [SECONDS] [CLIENTS]`` (a store made of templates, 60 seconds, 30 clients by
default). Every sixth client abuses: it asks a query that never ends, another server, nonsense, an update, or posts a body that
is too long. The others read pages and ask small queries, one after the other, without a pause. The server runs as a user starts
it.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import count
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from benchmarks.templates import store_of

KG = Path(sys.executable).with_name("kg")
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a != ?d && ?g != ?d) }"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
ABUSES = (
    ("GET", f"/sparql?{urlencode({'query': ENDLESS})}", None),
    ("GET", f"/sparql?{urlencode({'query': GREEDY})}", None),
    ("GET", f"/sparql?{urlencode({'query': 'SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }'})}", None),
    ("POST", "/sparql", urlencode({"update": "DROP ALL"})),
    ("POST", "/sparql", urlencode({"query": "#" * 400_000})),
)
GOOD = (
    "/claims",
    f"/sparql?{urlencode({'query': 'SELECT (COUNT(*) AS ?n) { ?claim a kg:Claim }'})}",
    "/sources",
    "/claims?text=guerre&mode=reports",
    f"/sparql?{urlencode({'query': 'SELECT ?quote { ?claim a kg:Claim ; kg:quote ?quote } LIMIT 20'})}",
    "/",
)
EVERY = 6


@dataclass
class Tally:
    """What clients met."""

    good: Counter[int] = field(default_factory=Counter)
    bad: Counter[int] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


def ask(netloc: str, method: str, address: str, body: str | None) -> int:
    """Return the status of an answer, 0 where there is none."""
    client = HTTPConnection(netloc, timeout=60)
    kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
    try:
        client.request(method, address, body, kind)
        answer = client.getresponse()
        answer.read()
    except (OSError, HTTPException):
        return 0
    finally:
        client.close()
    return answer.status


def run_client(netloc: str, number: int, end: float, tally: Tally) -> None:
    """Ask until the time is over."""
    for turn in count(number):
        if time.monotonic() > end:
            return
        abuses = number % EVERY == 0
        method, address, body = ABUSES[number // EVERY % len(ABUSES)] if abuses else ("GET", GOOD[turn % len(GOOD)], None)
        start = time.monotonic()
        status = ask(netloc, method, address, body)
        with tally.lock:
            (tally.bad if abuses else tally.good)[status] += 1
            if not abuses:
                tally.times.append(time.monotonic() - start)


def memory(process: int) -> int:
    """Return the megabytes that a process and its children hold."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    own = re.search(r"VmRSS:\s+(\d+)", status)
    return (int(own[1]) // 1024 if own else 0) + sum(memory(int(child)) for child in children)


def main(store: str, seconds: float, clients: int) -> int:
    """Print the figures; return 1 where a well-behaved client met an error or the server ended."""
    server = subprocess.Popen([KG, "serve", "--store", store, "--port", "0"], stderr=subprocess.PIPE, text=True)
    try:
        found = re.search(r"http://\S+?/(?= )", server.stderr.readline() if server.stderr else "")
        if found is None:
            sys.exit("the server did not start")
        netloc = urlsplit(found[0]).netloc
        ask(netloc, "GET", "/claims", None)
        tally, peak = Tally(), memory(server.pid)
        print(f"before: {peak} MB")
        end = time.monotonic() + seconds
        with ThreadPoolExecutor(clients) as pool:
            running = [pool.submit(run_client, netloc, number, end, tally) for number in range(clients)]
            while not all(each.done() for each in running):
                peak = max(peak, memory(server.pid))
                time.sleep(0.2)
        alive = server.poll() is None
        print(f"after: {memory(server.pid)} MB, at most {peak} MB with the processes that answer; server runs: {alive}")
    finally:
        server.terminate()
        server.communicate()
    times = sorted(tally.times)
    late = times[int(len(times) * 0.95)] if times else 0.0
    rate = sum(tally.good.values()) / seconds
    typical = statistics.median(times or [0])
    print(f"well-behaved: {dict(tally.good)}, {rate:.1f} a second, median {typical:.2f} s, 95 of 100 within {late:.2f} s")
    print(f"abusive: {dict(tally.bad)}")
    return 0 if alive and set(tally.good) == {200} else 1


if __name__ == "__main__":
    given = sys.argv[2:] + ["60", "30"][len(sys.argv[2:]) :]
    with store_of(sys.argv[1] if len(sys.argv) > 1 else None) as measured:
        sys.exit(main(measured, float(given[0]), int(given[1])))
