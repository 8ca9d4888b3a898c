"""Quotations of many articles -> those that are the same words, also reworded or translated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from kg.comparison.meaning import dot, encode
from kg.comparison.nouns import Quoted, SameQuotation
from kg.comparison.shingles import sharing_pairs
from kg.comparison.words import fold, stems

SAME_WORDS = 85
SAME_SENSE = 0.7
SHARED_WORDS = 3
LONG_WORD = 5
LONG_QUOTATION = 8


def find_same_quotations(quotations: Sequence[Quoted], names: Mapping[str, frozenset[str]]) -> tuple[SameQuotation, ...]:
    """Return the quotations that stand in several articles, each once with all its places, in the order of the first.

    ``names`` has the keys of the names of each article: a translation is looked for where the speaker or a name is shared.
    """
    by_key = {f"{number}": quoted for number, quoted in enumerate(sorted(quotations, key=lambda item: (item.article, item.span)))}
    parent = {key: key for key in by_key}
    for left, right in (*_reworded(by_key), *_translated(by_key, names)):
        first, second = sorted((_root(left, parent), _root(right, parent)), key=int)
        parent[second] = first
    groups: dict[str, list[Quoted]] = defaultdict(list)
    for key, quoted in by_key.items():
        groups[_root(key, parent)].append(quoted)
    return tuple(_same(members) for members in groups.values() if len({quoted.article for quoted in members}) > 1)


def _root(key: str, parent: dict[str, str]) -> str:
    while parent[key] != key:
        key = parent[key]
    return key


def _same(members: Sequence[Quoted]) -> SameQuotation:
    speakers = [quoted.speaker for quoted in members if quoted.speaker]
    return SameQuotation(
        tuple((quoted.article, quoted.span) for quoted in members),
        max(dict.fromkeys(speakers), key=speakers.count, default=None),
        tuple(quoted.node for quoted in members),
    )


def _reworded(by_key: dict[str, Quoted]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of one language whose words are nearly the same, the shorter perhaps a part of the longer."""
    marks = {
        key: [(quoted.language, word) for word in stems(quoted.text) if len(word) >= LONG_WORD] for key, quoted in by_key.items()
    }
    for left, right in sharing_pairs(marks, SHARED_WORDS):
        texts = fold(by_key[left].text), fold(by_key[right].text)
        if fuzz.partial_ratio(*texts, score_cutoff=SAME_WORDS) or fuzz.token_set_ratio(*texts, score_cutoff=SAME_WORDS):
            yield left, right


def _translated(by_key: dict[str, Quoted], names: Mapping[str, frozenset[str]]) -> list[tuple[str, str]]:
    """Return the pairs of two languages that have the same sense, among those whose articles share a name."""
    long = {key: quoted for key, quoted in by_key.items() if len(stems(quoted.text)) >= LONG_QUOTATION}
    marks = {key: sorted({*names.get(quoted.article, ()), quoted.speaker_key or ""} - {""}) for key, quoted in long.items()}
    pairs = [pair for pair in sharing_pairs(marks, 1) if long[pair[0]].language != long[pair[1]].language]
    vectors = encode(list(dict.fromkeys(long[key].text for pair in pairs for key in pair)))
    if vectors is None:
        return []
    return [(left, right) for left, right in pairs if dot(vectors[long[left].text], vectors[long[right].text]) >= SAME_SENSE]
