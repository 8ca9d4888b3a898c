"""Claims of documents built by hand, in a form that tests can read."""

from __future__ import annotations

from kg.claim import find_claims
from kg.doc import Doc
from kg.model import Argument, Attribution, Claim, Quantity, Resolution, Unread

NOTHING = Resolution((), ())


def claims_of(
    doc: Doc,
    resolution: Resolution = NOTHING,
    attributions: tuple[Attribution, ...] = (),
    quantities: tuple[Quantity, ...] = (),
) -> tuple[Claim, ...]:
    """Return the claims of a document, whatever the earlier stages found."""
    return find_claims(doc, resolution, attributions, quantities)[0]


def unread_of(doc: Doc) -> tuple[Unread, ...]:
    """Return the unread sentences of a document that nothing is known of."""
    return find_claims(doc, NOTHING, (), ())[1]


def triples(doc: Doc) -> set[tuple[str, str, str]]:
    """Return subject head, predicate head and object head of each claim, ``-`` where a slot is empty."""
    return {(head(doc, it.subject), doc.slice(it.predicate.head), head(doc, it.object)) for it in claims_of(doc)}


def head(doc: Doc, argument: Argument | None) -> str:
    """Return the head of a slot."""
    return doc.slice(argument.head) if argument else "-"


def claim_at(claims: tuple[Claim, ...], doc: Doc, trigger: str) -> Claim:
    """Return the first claim that a word triggers."""
    return next(claim for claim in claims if doc.slice(claim.predicate.head) == trigger)
