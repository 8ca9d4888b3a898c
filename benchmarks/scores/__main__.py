"""Hold the extraction against annotated articles: ``python -m benchmarks.scores [--half dev|held] CORPUS.jsonl… GOLD``.

``GOLD`` is a folder of ``attributions-*.jsonl``, ``quantities.jsonl`` and ``claims.jsonl``; names, English chains and links stand
in the corpus itself (``entities``), French chains in ``benchmarks/gold``. Halves are by the parity of the MD5 of the article's
id: ``dev`` to work on, ``held`` to score at the end.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.scores import attributions, chains, claims, links, quantities, speakers
from benchmarks.scores.names import Named, outermost, score_names
from benchmarks.scores.rates import Count, rate
from kg.link.authority import load_authority
from kg.model import Article, Record, Span
from kg.pipeline import read_article

Row = Mapping[str, Any]
Key = tuple[str, str, str, str]
Counted = tuple[Key, Count]
SHIPPED = Path(__file__).resolve().parent.parent / "gold"
NAME_TYPES = ("Person", "Place", "Organization")
GOLD_TYPES = {
    "Person": "Person", "Location": "Place", "Organization": "Organization", "Event": "Event",
    "person": "Person", "place": "Place", "organization": "Organization",
}  # fmt: skip


class Reader:
    """The articles of some corpora, each read at most once."""

    def __init__(self, corpora: Iterable[str]) -> None:
        lines = (line for path in corpora for line in Path(path).read_text(encoding="utf-8").splitlines())
        self.rows: dict[str, Row] = {row["id"]: row for row in map(json.loads, lines)}
        self.record = cache(self._record)

    def _record(self, article: str) -> Record:
        row = self.rows[article]
        known = {name: row.get(name) for name in ("title", "published", "publisher", "url")}
        return read_article(Article(id=row["id"], text=row["text"], language=row["language"], **known))


def main() -> None:
    """Print a table of rates."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="+", help="JSON lines with id, text, language, entities")
    parser.add_argument("gold", help="the folder of the gold")
    parser.add_argument("--half", choices=("dev", "held"))
    given = parser.parse_args()
    reader = Reader(given.corpus)
    chosen = [article for article in reader.rows if given.half in (None, half(article))]
    found: dict[Key, list[Count]] = defaultdict(list)
    for task in (_names, _chains, _links, _attributions, _speakers, _quantities, _claims):
        for key, counted in task(reader, chosen, Path(given.gold)):
            found[key].append(counted)
    Console(width=130).print(_table(found))


def half(article: str) -> str:
    """Return ``dev`` or ``held``."""
    return "held" if int(hashlib.md5(article.encode(), usedforsecurity=False).hexdigest(), 16) % 2 else "dev"


def _table(found: Mapping[Key, list[Count]]) -> Table:
    table = Table("task", "measure", "language", "group", "gold", "found", "precision", "recall", "F1", "95 %")
    for key, counts in found.items():
        rates = rate(counts)
        table.add_row(
            *key, str(rates.gold), str(rates.found), f"{rates.precision:.1f}", f"{rates.recall:.1f}", f"{rates.f1:.1f}",
            f"{rates.low:.1f}–{rates.high:.1f}",
        )  # fmt: skip
    return table


def _names(reader: Reader, chosen: list[str], _gold: Path) -> Iterator[Counted]:
    for article in chosen:
        language = reader.rows[article]["language"]
        if language != "fr":
            continue
        wanted = [
            Named(Span(item["start"], item["end"]), GOLD_TYPES[item["type"]])
            for item in reader.rows[article]["entities"]
            if item["type"] in GOLD_TYPES
        ]
        given = [Named(it.span, it.type or "") for it in reader.record(article).mentions if it.kind == "name"]
        scores = score_names(outermost(wanted), given, NAME_TYPES)
        for kind in NAME_TYPES:
            for measure, score in zip(("strict", "overlap"), scores[kind], strict=True):
                for group in ("all", kind):
                    yield ("names", measure, language, group), Count(int(score.gold), int(score.found), int(score.right))


def _chains(reader: Reader, chosen: list[str], _gold: Path) -> Iterator[Counted]:
    """Score the chains that stand in the corpus, and those of the gold that ships with the benchmarks."""
    listed = {article: [row for row in reader.rows[article]["entities"] if "group" in row] for article in chosen}
    for row in _gold_rows(SHIPPED, "chains-*.jsonl", chosen):
        listed[row["id"]] = [
            {"start": start, "end": end, "group": str(number)}
            for number, chain in enumerate(row["chains"])
            for start, end in chain["mentions"]
        ]
    for article, rows in listed.items():
        for measure, counted in chains.count(rows, reader.record(article).mentions if rows else ()):
            yield ("chains", measure, reader.rows[article]["language"], "all"), counted


def _links(reader: Reader, chosen: list[str], _gold: Path) -> Iterator[Counted]:
    for article in chosen:
        titled = [row for row in reader.rows[article]["entities"] if row.get("wikipedia")]
        if titled:
            for measure, counted in links.count(titled, reader.record(article), load_authority()):
                yield ("links", measure, reader.rows[article]["language"], "all"), counted


def _gold_rows(gold: Path, pattern: str, chosen: list[str]) -> Iterator[Row]:
    for path in sorted(gold.glob(pattern)):
        rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        yield from (row for row in rows if row["id"] in chosen)


def _attributions(reader: Reader, chosen: list[str], gold: Path) -> Iterator[Counted]:
    for row in _gold_rows(gold, "attributions*.jsonl", chosen):
        counts = attributions.count(row["attributions"], reader.record(row["id"]).attributions)
        for measure in ("content@0.3", "content@0.8", "joint"):
            groups = ("all", *sorted({key.partition("/")[2] for key in counts if "/" in key}))
            for group in groups:
                tail = "" if group == "all" else f"/{group}"
                yield (
                    ("attributions", measure, row["language"], group),
                    Count(counts[f"gold{tail}"], counts[f"found{tail}"], counts[f"{measure}{tail}"]),
                )


def _speakers(reader: Reader, chosen: list[str], gold: Path) -> Iterator[Counted]:
    """Score the speakers of what is found; a rate is the share of the outcome."""
    for row in _gold_rows(gold, "attributions*.jsonl", chosen):
        record = reader.record(row["id"])
        counts = speakers.count(row["attributions"], record.attributions, record.mentions, record.article.text)
        for group in ("all", "direct"):
            total = sum(counts[group, outcome] for outcome in speakers.OUTCOMES)
            for outcome in speakers.OUTCOMES:
                yield ("speakers", outcome, row["language"], group), Count(total, total, counts[group, outcome])


def _quantities(reader: Reader, chosen: list[str], gold: Path) -> Iterator[Counted]:
    for row in _gold_rows(gold, "quantities.jsonl", chosen):
        pairs = quantities.pair_up(row["language"], row["quantities"], reader.record(row["id"]).quantities)
        for (language, kind), counts in quantities.tally(pairs).items():
            found = counts["found"] if kind == "all" else counts["matched"]
            for measure in ("value", "interval", "span", "unit", "measure", "counted"):
                yield ("quantities", measure, language, kind), Count(counts["gold"], found, counts[measure])
            yield ("quantities", "source", language, kind), Count(counts["sourced"], counts["sourced"], counts["sourced right"])


def _claims(reader: Reader, chosen: list[str], gold: Path) -> Iterator[Counted]:
    def read(article: str) -> claims.Reading:
        record = reader.record(article)
        return record.claims, {item.id: item for item in record.attributions}

    by_article: dict[str, list[Row]] = defaultdict(list)
    for row in _gold_rows(gold, "claims.jsonl", chosen):
        by_article[row["id"]].append(row)
    for rows in by_article.values():
        tally = claims.score_claims(rows, read)
        language = rows[0]["language"]
        for label in ["all", *sorted((set(tally.produced) | set(tally.gold)) - {"all"})]:
            for measure, right in (("slots", tally.slots), ("fully right", tally.right)):
                yield ("claims", measure, language, label), _count(tally.gold, tally.produced, right, label)


def _count(gold: Counter[str], found: Counter[str], right: Counter[str], label: str) -> Count:
    return Count(gold[label], found[label], right[label])


if __name__ == "__main__":
    main()
