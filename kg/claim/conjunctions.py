"""Clauses -> what the conjunctions that open them mean: a purpose, a condition, an absence, a time before or after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from kg.claim.scene import Scene, remembered
from kg.doc import Doc, Token, matches


@remembered
def relation_of(scene: Scene, token: Token) -> str:
    """Return what the conjunction of a clause means (purpose, condition, …), empty where no table says it."""
    doc, table = scene.doc, scene.lexicon.subordinators
    marks = [child for child in doc.children(token, "mark", "case") if child.i < token.i and not _is_reflexive(scene, child)]
    words = [part for mark in marks for part in (mark, *doc.children(mark, "fixed"))]
    if marks and marks[0].i:
        before = doc.tokens[marks[0].i - 1]
        words.extend((doc.head(before), before) if before.dep == "fixed" and doc.head(before) not in words else (before,))
    words = sorted(words, key=lambda part: part.i)
    for form in (*_long_forms(doc, marks[:1]), *_forms(words)):
        if form in table and _fits(token, table[form], doc.children(token, "aux", "cop")):
            return table[form].removesuffix("!")
    return ""


def _long_forms(doc: Doc, marks: Sequence[Token]) -> Iterator[str]:
    """Yield the runs of five and of four words that hold the first mark of a clause (« *dans le cas où* »)."""
    for mark, size in product(marks, (5, 4)):
        for first in range(max(0, mark.i - size + 1), mark.i + 1):
            yield _spelt(doc.tokens[first : first + size])


def _forms(words: Sequence[Token]) -> Iterator[str]:
    """Yield the runs of up to three of the words that open a clause, the longest first."""
    for size in (3, 2, 1):
        for first in range(len(words) - size + 1):
            yield _spelt(words[first : first + size])


def _spelt(words: Sequence[Token]) -> str:
    """Return words as a table has them: with a blank between two, but behind an elision."""
    return " ".join(word.lower for word in words).replace("' ", "'")


def _fits(token: Token, relation: str, helpers: Iterable[Token]) -> bool:
    """Tell whether a relation suits its clause: those that end in ``!`` ask for an infinitive that hangs on a verb."""
    if not relation.endswith("!"):
        return True
    return matches(token.dep, ("advcl",)) and any(part.morph.get("VerbForm") == "Inf" for part in (token, *helpers))


def _is_reflexive(scene: Scene, word: Token) -> bool:
    """Tell whether what opens a clause is the pronoun of its verb, which a conjunction may be spelt like (« *s'* »)."""
    return word.pos == "PRON" and scene.is_a(word, "reflexive")
