"""JSON -> what is known of an article: named fields, each checked, unknown ones ignored."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from typing import Any

from kg.errors import ReadError
from kg.read.decode import check_text

FIELDS = ("id", "text", "language", "title", "published", "publisher", "url")
PARTIAL_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")


def parse_fields(line: str) -> dict[str, str]:
    """Return the known fields of a JSON object, in the order of ``FIELDS``; raise ReadError where one is wrong."""
    try:
        found = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ReadError(f"not JSON ({error})") from None
    if not isinstance(found, dict):
        raise ReadError('not a JSON object; each line is one article: {"id": …, "text": …}')
    fields = {name: _string(name, found[name]) for name in FIELDS if found.get(name) is not None}
    if "published" in fields:
        _check_published(fields["published"])
    if "language" in fields:
        fields["language"] = re.split("[-_]", fields["language"].strip().lower())[0]
    return fields


def _string(name: str, value: Any) -> str:
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise ReadError(f"the field {name!r} is not a string")
    check_text(value)
    return value


def _check_published(value: str) -> None:
    """Accept a date, a time, a month, a year, or an interval of them as ISO 8601 writes it (``2023-03-01/2023-03-02``)."""
    try:
        for side in value.split("/", 1):
            if not PARTIAL_DATE.fullmatch(side):
                (datetime if len(side) > 10 else date).fromisoformat(side)
    except ValueError:
        raise ReadError(f"the field 'published' is no date ({value[:40]!r}); write it as 2023-03-01") from None
