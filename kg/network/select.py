"""Claims -> those that are chosen by who says them, when, of whom, how surely and in which mode."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypedDict

from kg.errors import QueryError
from kg.network.told import Named, Told

MODES = ("states", "reports", "denies", "considers")
CERTAINTIES = ("certain", "probable", "possible", "unknown")


class Filters(TypedDict, total=False):
    """The same as keywords."""

    source: str
    since: str
    until: str
    entity: str
    certainty: str
    mode: str


@dataclass(frozen=True, slots=True)
class Selection:
    """What is wanted; an empty filter lets everything through.

    ``source`` is an IRI, or words that occur in the name of the speaker, in the words for the source or, where the text itself
    speaks, in the publisher. ``since`` and ``until`` are the first and the last day of publication (``2023``, ``2023-03`` and
    ``2023-03-01`` alike). ``entity`` is an IRI or a whole name. Case makes no difference.
    """

    source: str = ""
    since: str = ""
    until: str = ""
    entity: str = ""
    certainty: str = ""
    mode: str = ""

    def __post_init__(self) -> None:
        """Raise QueryError where a mode or a certainty is asked for that there is not."""
        for name, asked, known in (("mode", self.mode, MODES), ("certainty", self.certainty, CERTAINTIES)):
            if asked and asked not in known:
                raise QueryError(f"no {name} is named {asked!r}; there are: {', '.join(known)}")


def select(told: Iterable[Told], names: Mapping[str, Named], wanted: Selection) -> Iterator[Told]:
    """Yield what is wanted, in its order."""
    source, entity = wanted.source.casefold(), wanted.entity.casefold()
    for item in told:
        voice = _voice(item, names)
        if (
            (not source or source in voice or item.speaker == wanted.source)
            and (not wanted.since or item.published >= wanted.since)
            and (not wanted.until or "" < item.published[: len(wanted.until)] <= wanted.until)
            and (not entity or _concerns(item, names, wanted.entity))
            and wanted.certainty in ("", item.certainty.partition(":")[2])
            and wanted.mode in ("", item.mode.partition(":")[2])
        ):
            yield item


def _voice(item: Told, names: Mapping[str, Named]) -> str:
    """Return the words for who says it, in small letters."""
    called = sorted(names[item.speaker].names) if item.speaker in names else []
    return "\n".join(filter(None, (item.source, *called))).casefold() or item.publisher.casefold()


def _concerns(item: Told, names: Mapping[str, Named], wanted: str) -> bool:
    return any(
        identity == wanted or wanted.casefold() in map(str.casefold, names[identity].names)
        for identity in item.identities
        if identity in names
    )


def attributions_only(wanted: Selection) -> Selection:
    """Return the filters that words of a speaker can meet: they have no mode, no certainty and nobody who takes part."""
    return replace(wanted, entity="", certainty="", mode="")
