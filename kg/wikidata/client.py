"""Query -> rows of a remote endpoint: one at a time, politely, tried again where it may help, and kept on the disk.

What was answered once is not asked again, so that a run that was broken off goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

from SPARQLWrapper import JSON, POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import EndPointInternalError, SPARQLWrapperException

from kg.errors import InputError

WIKIDATA_ENDPOINT = "https://query.wikidata.org/sparql"
HOME = "https://w3id.org/kg-news"
BUSY = (429, 500, 502, 503, 504)
LONGEST_WAIT = 60.0
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Manners:
    """How an endpoint is treated: seconds between two questions, seconds to wait for an answer, how often to try."""

    pause: float = 1.0
    timeout: int = 60
    attempts: int = 4
    sleep: Callable[[float], None] = time.sleep


@dataclass(slots=True)
class Client:
    """An endpoint with the folder in which its answers are kept; ``refresh`` asks again all the same."""

    endpoint: str
    cache: Path
    manners: Manners = field(default_factory=Manners)
    refresh: bool = False
    asked: int = 0

    def ask(self, sparql: str) -> list[Row]:
        """Return the rows of a SELECT; a row has the values of the bound variables, of a literal in a language ``name@``, too.

        Raise InputError where the endpoint does not answer, or refuses the question.
        """
        key = hashlib.sha256(f"{self.endpoint} {sparql}".encode()).hexdigest()
        kept = self.cache / f"{key}.json"
        if kept.is_file() and not self.refresh:
            rows: list[Row] = json.loads(kept.read_text(encoding="utf-8"))
            return rows
        rows = _rows(self._tried(sparql))
        self.cache.mkdir(parents=True, exist_ok=True)
        draft = kept.with_suffix(".draft")
        draft.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        draft.replace(kept)
        return rows

    def _tried(self, sparql: str) -> Any:
        reason = ""
        for attempt in range(self.manners.attempts):
            if self.asked:
                self.manners.sleep(self.manners.pause)
            self.asked += 1
            wait = self.manners.pause * 2**attempt
            try:
                return self._asked(sparql)
            except HTTPError as error:
                reason = f"HTTP {error.code}"
                if error.code not in BUSY:
                    break
                wait = max(wait, _retry_after(error))
            except EndPointInternalError:
                reason = "HTTP 500"
            except SPARQLWrapperException as error:
                reason = str(error).splitlines()[0]
                break
            except (OSError, HTTPException, ValueError) as error:
                reason = str(getattr(error, "reason", "") or error) or type(error).__name__
            if attempt + 1 < self.manners.attempts:
                self.manners.sleep(min(wait, LONGEST_WAIT))
        raise InputError(f"{self.endpoint} does not answer ({reason}); answers so far are kept, so try again later")

    def _asked(self, sparql: str) -> Any:
        wrapper = SPARQLWrapper(self.endpoint, agent=user_agent())
        wrapper.setTimeout(self.manners.timeout)
        wrapper.setMethod(POST)
        wrapper.setReturnFormat(JSON)
        wrapper.setQuery(sparql)
        return wrapper.query().convert()


def user_agent() -> str:
    """Return who asks, as the policy of Wikimedia wants it: the program, its version and where it is described."""
    try:
        return f"kg-news/{version('kg-news')} ({HOME})"
    except PackageNotFoundError:
        return f"kg-news ({HOME})"


def _retry_after(error: HTTPError) -> float:
    value = error.headers.get("Retry-After", "") if error.headers else ""
    return float(value) if value.isdigit() else 0.0


def _rows(answer: Any) -> list[Row]:
    """Return the bindings as flat rows; raise InputError for an answer that is none."""
    try:
        return [_row(row) for row in answer["results"]["bindings"]]
    except (TypeError, KeyError, AttributeError) as error:
        raise InputError(f"the endpoint gives no SPARQL results in JSON ({error}); check its address") from None


def _row(binding: Mapping[str, Mapping[str, str]]) -> Row:
    languages = {f"{name}@": term.get("xml:lang", "") for name, term in binding.items()}
    return {name: term["value"] for name, term in binding.items()} | languages
