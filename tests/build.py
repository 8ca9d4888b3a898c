"""Docs built by hand: a text and one row a token, so that a test needs no trained model."""

from __future__ import annotations

from kg.doc import Doc, NameSpan, Token
from kg.model import Article
from kg.segment import find_sentences


def make_doc(text: str, rows: str, *, language: str = "fr", names: str = "", title: str | None = None) -> Doc:
    """Return a Doc of ``text`` from rows of ``word lemma POS dep head [Feature=Value|…]``, ``head`` 1-based in its row block.

    A blank row begins the next sentence; ``head`` 0 is a root. ``names`` lists ``first-last:Type`` with 1-based token numbers
    over the whole text, last included. A lemma ``-`` is the lower-case word.
    """
    article = Article(id="made", text=text, language=language, title=title)
    tokens: list[Token] = []
    position = 0
    blocks = [block for block in rows.strip().split("\n\n") if block.strip()]
    for sentence, block in enumerate(blocks):
        offset = len(tokens)
        for row in block.strip().splitlines():
            word, lemma, pos, dep, head, *rest = row.split()
            start = text.index(word, position)
            position = start + len(word)
            number = len(tokens)
            governor = number if head == "0" else offset + int(head) - 1
            morph = dict(pair.split("=") for pair in rest[0].split("|")) if rest else {}
            reading = word.replace("’", "'")
            tokens.append(
                Token(
                    number, reading, reading.lower(), reading.lower() if lemma == "-" else lemma,
                    pos, dep, governor, morph, start, position, sentence,
                )
            )  # fmt: skip
    sentences = find_sentences(article)
    assert len(sentences) == len(blocks), (sentences, blocks)
    return Doc(article, sentences, tuple(tokens), _names(names))


def _names(listed: str) -> tuple[NameSpan, ...]:
    found = []
    for item in listed.split():
        place, kind = item.split(":")
        first, _, last = place.partition("-")
        found.append(NameSpan(int(first) - 1, int(last or first), kind))
    return tuple(found)
