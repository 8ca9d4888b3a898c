"""JSON -> what is known of an article: named fields, each checked, unknown ones ignored."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from kg.errors import ReadError
from kg.read.decode import check_text

FIELDS = ("id", "text", "language", "title", "author", "published", "publisher", "url")
COMMON = ("language", "title", "author", "published", "publisher", "url")
PARTIAL_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")


def parse_fields(line: str) -> dict[str, str]:
    """Return the known fields of a JSON object, in the order of ``FIELDS``; raise ReadError where one is wrong."""
    try:
        found = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ReadError(f"not JSON ({error})") from None
    if not isinstance(found, dict):
        raise ReadError('not a JSON object; each line is one article: {"id": …, "text": …}')
    return {name: _checked(name, found[name]) for name in FIELDS if found.get(name) is not None}


def check_fields(known: Mapping[str, str]) -> dict[str, str]:
    """Return what somebody knows of all articles; raise ReadError where a field is wrong or belongs to one article alone."""
    for name in known:
        if name not in COMMON:
            raise ReadError(f"{name!r} is not known of all articles; what may be: {', '.join(COMMON)}")
    return {name: _checked(name, value) for name, value in known.items()}


def sound_fields(said: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Return the fields that hold, and for each of the others the reason why it does not."""
    fields: dict[str, str] = {}
    wrong: list[str] = []
    for name, value in said.items():
        try:
            fields[name] = _checked(name, value.strip())
        except ReadError as error:
            wrong.append(str(error))
    return fields, wrong


def _checked(name: str, value: Any) -> str:
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise ReadError(f"the field {name!r} is not a string")
    check_text(value)
    if name == "published":
        _check_published(value)
    return re.split("[-_]", value.strip().lower())[0] if name == "language" else value


def _check_published(value: str) -> None:
    """Accept a date, a time, a month, a year, or an interval of them as ISO 8601 writes it (``2023-03-01/2023-03-02``)."""
    try:
        for side in value.split("/", 1):
            if not PARTIAL_DATE.fullmatch(side):
                (datetime if len(side) > 10 else date).fromisoformat(side)
    except ValueError:
        raise ReadError(f"the field 'published' is no date ({value[:40]!r}); write it as 2023-03-01") from None
