"""Print claims beside their sentences, for people who judge them: ``python -m benchmarks.reading [OPTIONS] CORPUS.jsonl…``.

Articles and claims are drawn with a fixed seed, at most four claims an article. ``--kept`` draws from the articles whose id has
an MD5 divisible by five, which are read only when rules are done, and ``--without`` leaves out those of a gold. A claim is right
when a reader of its line alone is told what the sentence says: who, what, to whom, in which mode, by whom.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kg.model import Article, Claim, Record, Span
from kg.pipeline import read_article
from kg.terms import local_name

PER_ARTICLE = 4


def main() -> None:
    """Print the lines of a sample."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="+", help="JSON lines with id, text, language")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--language", default="fr")
    parser.add_argument("--kept", action="store_true", help="only articles that are kept for the end")
    parser.add_argument("--without", type=Path, help="JSON lines whose ids are left out")
    given = parser.parse_args()
    rows = [json.loads(line) for path in given.corpus for line in Path(path).read_text(encoding="utf-8").splitlines()]
    barred = {json.loads(line)["id"] for line in given.without.read_text(encoding="utf-8").splitlines()} if given.without else ()
    chosen = [row for row in rows if row["language"] == given.language and row["id"] not in barred]
    chosen = [row for row in chosen if not given.kept or is_kept(row["id"])]
    for number, line in enumerate(sample(chosen, given.seed, given.count), start=1):
        print(f"[{number}] {line}\n")


def is_kept(article: str) -> bool:
    """Tell whether an article is one of the fifth that is read at the end."""
    return int(hashlib.md5(article.encode(), usedforsecurity=False).hexdigest(), 16) % 5 == 0


def sample(rows: Iterable[Mapping[str, Any]], seed: int, count: int) -> list[str]:
    """Return so many lines, in an order of their own."""
    drawn = random.Random(seed)
    articles = sorted(rows, key=lambda row: row["id"])
    drawn.shuffle(articles)
    lines: list[str] = []
    for row in articles:
        if len(lines) >= count:
            break
        known = {name: row.get(name) for name in ("title", "published", "publisher", "url")}
        record = read_article(Article(id=row["id"], text=row["text"], language=row["language"], **known))
        lines.extend(describe(record, claim) for claim in drawn.sample(record.claims, min(PER_ARTICLE, len(record.claims))))
    lines = lines[:count]
    drawn.shuffle(lines)
    return lines


def describe(record: Record, claim: Claim) -> str:
    """Return a claim in one line behind its sentence."""
    article = record.article

    def words(spans: Iterable[Span]) -> str:
        return " … ".join(map(article.slice, spans)) or "–"

    source = next((item.source for item in record.attributions if item.id == claim.attribution), None)
    subject, object_ = (words(slot.spans) if slot else "–" for slot in (claim.subject, claim.object))
    roles = "; ".join(f"{role.role}: {words(role.spans)}" for role in claim.arguments) or "–"
    said = f"{claim.mode}{f' ({claim.modality})' if claim.modality else ''}, {claim.form}"
    predicate = f"{words(claim.predicate.spans)} [{local_name(claim.predicate.concept)}]"
    return (
        f"{article.id} | {' '.join(article.slice(claim.sentence).split())}\n    {said} | {subject} | {predicate} | {object_} | "
        f"{roles} | source: {words(source) if source is not None else 'the narrator'}"
    )


if __name__ == "__main__":
    main()
