"""Doc -> Claims: who did what to whom, and how far the text asserts it."""

from __future__ import annotations

from kg.claim.scene import Scene
from kg.claim.select import select_drafts
from kg.claim.slots import make_claim, with_keys
from kg.claim.unread import find_unread
from kg.doc import Doc
from kg.model import Attribution, Claim, Quantity, Resolution, Unread

__all__ = ["find_claims"]


def find_claims(
    doc: Doc, resolution: Resolution, attributions: tuple[Attribution, ...], quantities: tuple[Quantity, ...]
) -> tuple[tuple[Claim, ...], tuple[Unread, ...]]:
    """Return the claims in text order, and the sentences that state something and gave none."""
    scene = Scene(doc, resolution, attributions, quantities)
    claims = with_keys(make_claim(scene, draft) for draft in select_drafts(scene))
    return claims, find_unread(scene, claims)
