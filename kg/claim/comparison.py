"""Drafts -> Drafts: a comparison gets its second side, also where the text garbles the word that marks it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.claim.draft import Draft
from kg.claim.negation import is_negated
from kg.claim.phrases import NOMINAL
from kg.claim.scene import Scene
from kg.doc import Token, matches

WITHOUT_MARKER = "comparison without its marker"
REACH = 12


def with_comparisons(scene: Scene, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the drafts, those that hold the first side of a comparison with the second as a role."""
    listed = list(drafts)
    second = {host: (marker, standard) for host, marker, standard in _comparisons(scene, listed)}
    for draft in listed:
        found = second.get(draft.trigger.i) if draft.words else None
        if found is None:
            yield draft
            continue
        marker, standard = found
        roles = [("comparison", marker)] if marker else []
        doubt = draft.doubt if marker else (*draft.doubt, WITHOUT_MARKER)
        kept = [(role, token) for role, token in draft.roles if token.i != standard.i]
        yield replace(draft, roles=(*kept, *roles, ("compared", standard)), doubt=doubt)


def _comparisons(scene: Scene, drafts: Iterable[Draft]) -> Iterator[tuple[int, Token | None, Token]]:
    """Yield the trigger that carries each comparison, the word that marks it, and the head of its second side."""
    triggers = sorted({draft.trigger.i for draft in drafts if draft.form not in ("nominal", "possessive", "apposition")})
    for word in scene.doc.tokens:
        if (
            not scene.lexicon.is_a(word.lower, "than")
            or word.head == word.i
            or word.dep == "fixed"
            or word.i in scene.quantity_of
        ):
            continue
        standard = _standard(scene, word)
        marker = _marker(scene, word)
        if standard is None or (marker is None and not _is_garbled(scene, word, standard)):
            continue
        hosts = [index for index in triggers if index < word.i and scene.doc.tokens[index].sentence == word.sentence]
        if hosts and hosts[-1] != standard.i and not _is_between_clauses(scene, hosts[-1], word):
            yield hosts[-1], marker, standard


def _is_between_clauses(scene: Scene, host: int, word: Token) -> bool:
    """Tell whether another finite verb with a subject stands between a trigger and “than”, which the comparison belongs to."""
    between = scene.doc.tokens[host + 1 : word.i]
    finite = (it for it in between if it.morph.get("VerbForm") == "Fin")
    return any(scene.doc.children(it, "nsubj", "expl:subj") for it in finite)


def _standard(scene: Scene, word: Token) -> Token | None:
    """Return the head of what follows “than”."""
    head = scene.doc.head(word)
    if head.i > word.i:
        return head
    following = scene.doc.tokens[word.i + 1 : word.i + 4]
    return next((token for token in following if token.pos in NOMINAL and token.sentence == word.sentence), None)


def _marker(scene: Scene, word: Token) -> Token | None:
    """Return the comparative before “than”, with nothing between them that could govern a clause of its own."""
    for token in reversed(scene.doc.tokens[max(0, word.i - REACH) : word.i]):
        if token.sentence != word.sentence or token.pos in ("VERB", "AUX", "SCONJ"):
            return None
        if scene.is_a(token, "comparative") or token.morph.get("Degree") == "Cmp":
            return None if scene.is_a(scene.doc.tokens[token.i - 1], "comparative") else token
    return None


def _is_garbled(scene: Scene, word: Token, standard: Token) -> bool:
    """Tell whether “than” compares although no comparative is in sight: before a bare phrase, or with an expletive negation."""
    damaged = any(sentence.role == "fragment" for sentence in scene.doc.sentences)
    if not damaged or not scene.lexicon.is_a(word.lower, "complementiser"):
        return False
    before = scene.doc.tokens[word.i - 1]
    if standard.pos in ("VERB", "AUX"):
        particle = any(scene.lexicon.negators.get(child.lower) == "particle" for child in scene.doc.children(standard))
        return particle and before.pos in ("ADV", "ADJ") and not is_negated(scene, standard)
    bare = matches(word.dep, ("advmod", "case", "mark")) and not scene.doc.children(standard, "cop", "nsubj")
    follows = scene.doc.tokens[word.i + 1]
    restricted = any(scene.lexicon.negators.get(token.lower) == "particle" for token in scene.doc.tokens[word.i - REACH : word.i])
    return bare and follows.dep == "case" and before.dep != "case" and not restricted
