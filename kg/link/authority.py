"""The name authority: persons, organisations, places and events with a verified identity, found by name in several ways."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz, process

from kg.errors import InputError
from kg.link.gazetteer import is_place_name
from kg.link.names import initials, name_key, sound_key
from kg.prefixes import GEONAMES, WIKIDATA
from kg.resources import locate

TYPES = {
    "person": "Person", "organisation": "Organization", "organization": "Organization", "place": "Place", "event": "Event",
    "conflict": "Event", "work": "Work", "group": "Group", "product": "Product", "vehicle class": "Product",
}  # fmt: skip
COLUMNS = ("qid", "type", "label_fr", "label_en", "aliases", "geonames", "iso", "description", "iri")
CLOSE = 92
OWN = "authority.tsv"


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of the authority; ``qid`` is empty where its identity is unknown, which keeps its name from other readings."""

    qid: str
    type: str
    labels: tuple[str, ...]
    aliases: tuple[str, ...]
    geonames: str
    iso: str
    description: str
    iri: str = ""

    @property
    def target(self) -> str | None:
        """The IRI of its identity, if known."""
        if self.qid:
            return WIKIDATA + self.qid
        return f"{GEONAMES}{self.geonames}/" if self.geonames else self.iri or None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, labels first."""
        return tuple(dict.fromkeys(self.labels + self.aliases))


@dataclass(frozen=True)
class Authority:
    """The entries, indexed by key, capital letters and sound, and the keys by their numbers of spaces and letters."""

    entries: tuple[Known, ...]
    by_key: Mapping[str, tuple[int, ...]]
    by_initials: Mapping[str, tuple[int, ...]]
    by_sound: Mapping[str, tuple[int, ...]]
    by_shape: Mapping[tuple[int, int], tuple[str, ...]]

    def matches(self, surface: str) -> list[tuple[Known, str, float]]:
        """Return the entries that a name may mean, each with the way and the closeness of the match."""
        found: dict[int, tuple[str, float]] = {}
        key = name_key(surface)
        for number in self.by_key.get(key, ()) if len(key) > 1 else ():
            exact = surface in self.entries[number].names
            found[number] = ("exact", 1.0) if exact else ("normalised", 0.98)
        if not found and surface.isupper():
            found.update(dict.fromkeys(self.by_initials.get(surface, ()), ("acronym", 0.9)))
        if not found and len(key) >= 5:
            found.update(dict.fromkeys(self.by_sound.get(sound_key(surface), ()), ("transliterated", 0.95)))
        if not found and len(key) >= 8:
            found.update(self._near(key))
        return [(self.entries[number], method, closeness) for number, (method, closeness) in sorted(found.items())]

    def _near(self, key: str) -> Iterator[tuple[int, tuple[str, float]]]:
        words = key.count(" ")
        keys = [name for drift in (-1, 0, 1) for name in self.by_shape.get((words, len(key) + drift), ())]
        for name, ratio, _ in process.extract(key, keys, scorer=fuzz.ratio, score_cutoff=CLOSE, limit=5):
            if _differ_by_spelling(key, name):
                for number in self.by_key[name]:
                    yield number, ("fuzzy", ratio / 100 * 0.97)


def _differ_by_spelling(left: str, right: str) -> bool:
    """Tell whether two keys differ in how a word is spelt, and not in a word, a number or the name of a place."""
    words, others = left.split(), right.split()
    if len(words) != len(others):
        return False
    for word, other in zip(words, others, strict=True):
        if word == other:
            continue
        if min(len(word), len(other)) < 5 or any(map(str.isdigit, word + other)) or fuzz.ratio(word, other) < 75:
            return False
        if is_place_name(word) and is_place_name(other):
            return False
    return True


def read_authority(path: Path) -> tuple[Known, ...]:
    """Return the entries of a TSV with the columns of ``data/authority.tsv``; raise InputError for one without them."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, delimiter="\t")
        missing = [name for name in ("qid", "type", "label_en") if name not in (reader.fieldnames or ())]
        if missing:
            raise InputError(f"{path} has no column {missing[0]!r}; an authority has the columns {', '.join(COLUMNS)}")
        return tuple(_known({name: value or "" for name, value in row.items() if name}) for row in reader)


def write_authority(path: Path, entries: Iterable[Known]) -> None:
    """Write entries so that reading gives them back."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, delimiter="\t", lineterminator="\n")
        writer.writerow(COLUMNS)
        for entry in entries:
            french, english = entry.labels[0], entry.labels[-1]
            aliases = "|".join(entry.aliases)
            writer.writerow((
                entry.qid, entry.type, french, english, aliases, entry.geonames, entry.iso, entry.description, entry.iri,
            ))  # fmt: skip


def _known(row: Mapping[str, str]) -> Known:
    labels = tuple(dict.fromkeys(name for name in (row.get("label_fr", ""), row["label_en"]) if name))
    aliases = tuple(name.strip() for name in row.get("aliases", "").split("|") if name.strip())
    return Known(
        row["qid"], TYPES.get(row["type"].lower(), row["type"]), labels, aliases,
        row.get("geonames", ""), row.get("iso", ""), row.get("description", ""), row.get("iri", ""),
    )  # fmt: skip


def index_authority(entries: Iterable[Known]) -> Authority:
    """Return the entries with their indexes."""
    listed = tuple(entries)
    by_key: dict[str, list[int]] = defaultdict(list)
    by_initials: dict[str, list[int]] = defaultdict(list)
    by_sound: dict[str, list[int]] = defaultdict(list)
    for place, known in enumerate(listed):
        for name in known.names:
            _add(by_key, name_key(name), place)
            _add(by_initials, initials(name), place)
            _add(by_sound, sound_key(name), place)
    by_shape: dict[tuple[int, int], list[str]] = defaultdict(list)
    for key in by_key:
        by_shape[key.count(" "), len(key)].append(key)
    shapes = {shape: tuple(keys) for shape, keys in by_shape.items()}
    return Authority(listed, _frozen(by_key), _frozen(by_initials), _frozen(by_sound), shapes)


def _add(index: dict[str, list[int]], key: str, place: int) -> None:
    if key and place not in index[key]:
        index[key].append(place)


def _frozen(index: Mapping[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {key: tuple(places) for key, places in index.items()}


def own_entries(folder: Path) -> tuple[Known, ...]:
    """Return the entries that a person added to a store, in the order of their names."""
    path = folder / OWN
    return read_authority(path) if path.is_file() else ()


@cache
def extend_authority(entries: tuple[Known, ...]) -> Authority:
    """Return the authority with further entries; one of an identity that is known lends its names to that."""
    known = load_authority()
    return index_authority(merge_entries(known.entries, entries)) if entries else known


def merge_entries(entries: Iterable[Known], further: Iterable[Known]) -> list[Known]:
    """Return entries with further ones, those of one identity in one, under the labels of the first.

    >>> first, second = Known("Q1", "Person", ("Ada",), (), "", "", ""), Known("Q1", "Person", ("Ada L.",), ("A.",), "", "", "")
    >>> [entry.names for entry in merge_entries([first], [second])]
    [('Ada', 'Ada L.', 'A.')]
    """
    merged: dict[str | Known, Known] = {}
    for entry in (*entries, *further):
        before = merged.get(entry.target or entry, entry)
        aliases = dict.fromkeys(name for name in (*before.aliases, *entry.names) if name not in before.labels)
        merged[entry.target or entry] = replace(before, aliases=tuple(aliases))
    return list(merged.values())


@cache
def load_authority(*additions: Path) -> Authority:
    """Return the authority that ships with the package and a user's own lists, indexed once a process."""
    paths = (locate("data", "authority.tsv"), *additions)
    return index_authority(entry for path in paths for entry in read_authority(path))
