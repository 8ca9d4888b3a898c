"""Names of places that are part of another thing's: of a longer name, of a building, of a title."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.doc import Doc, Token
from kg.link.context import demonym_countries, reserved_names
from kg.link.gazetteer import is_place_name
from kg.link.names import name_key
from kg.locality import place_cues
from kg.model import Mention
from kg.resources import table

LONGEST_CLUB = 4
LONGEST_TITLE = 7
STRAIGHT = '"'
OPENING, CLOSING = frozenset(("«", STRAIGHT)), frozenset(("»", STRAIGHT))
SITES = frozenset(("site", "school"))


def belongs_elsewhere(doc: Doc, mention: Mention) -> bool:
    """Tell whether a name is part of another thing's: of a longer name, of a building's, of a title between quotation marks."""
    inside = doc.tokens_in(mention.span)
    return bool(inside) and (
        _completes_name(doc, inside) or _goes_on(doc, inside) or _names_building(doc, inside) or _stands_in_title(doc, inside)
    )


def _completes_name(doc: Doc, inside: Sequence[Token]) -> bool:
    """Tell whether a name hangs on the capitalised word right before it: “Valda Paris”, « Grand Lyon », « FFC Francfort »."""
    before = doc.tokens[inside[0].i - 1] if inside[0].i else None
    if before is None or before.sentence != inside[0].sentence or not before.text[:1].isupper():
        return False
    adjective = before.pos == "ADJ" and before.i > doc.bounds[before.sentence][0]
    club = before.text.isupper() and 2 <= len(before.text) <= LONGEST_CLUB and before.text.isalpha()
    if not (before.pos == "PROPN" and (before.text.istitle() or club)) and not adjective:
        return False
    if before.lower in place_cues(doc.language) or before.lower in demonym_countries(doc.language):
        return False
    return before.head == inside[-1].i != before.i or inside[0].head == before.i


def _goes_on(doc: Doc, inside: Sequence[Token]) -> bool:
    """Tell whether a name hangs on the proper noun right behind it, as a given name does: “Regina Ip”; no title is one."""
    following = doc.tokens[inside[-1].i + 1 : inside[-1].i + 2]
    if not following or following[0].sentence != inside[0].sentence or following[0].pos != "PROPN":
        return False
    behind = following[0]
    plain = name_key(behind.text)
    if (
        not behind.text.istitle()
        or plain in reserved_names(doc.language)
        or plain in place_cues(doc.language)
        or is_place_name(plain)
    ):
        return False
    return inside[-1].head == behind.i or (behind.head == inside[-1].i and behind.dep.startswith("flat"))


def _names_building(doc: Doc, inside: Sequence[Token]) -> bool:
    """Tell whether a noun stands right before a name that is its own: « l’église Saint-Roch », « la prison Monterrey »."""
    before = doc.tokens[inside[0].i - 1] if inside[0].i else None
    if before is None or before.sentence != inside[0].sentence or before.pos != "NOUN" or not before.text.islower():
        return False
    forms = {before.lower, before.lemma}
    return forms.isdisjoint(place_cues(doc.language)) and not forms.isdisjoint(_sites(doc.language))


def _stands_in_title(doc: Doc, inside: Sequence[Token]) -> bool:
    """Tell whether a few words without a verb stand between quotation marks around a name, as a title does."""
    first, last = inside[0].i - 1, inside[-1].i + 1
    lowest, limit = doc.bounds[inside[0].sentence]
    while first >= lowest and doc.tokens[first].text not in OPENING:
        first -= 1
    while last < limit and doc.tokens[last].text not in CLOSING:
        last += 1
    words = doc.tokens[first + 1 : last]
    if first < lowest or last >= limit or not len(inside) < len(words) <= LONGEST_TITLE:
        return False
    if doc.tokens[first].text == STRAIGHT and not (
        doc.tokens[first].end == words[0].start and words[-1].end == doc.tokens[last].start
    ):
        return False
    return words[0].text[:1].isupper() and not any(word.pos in ("VERB", "AUX", "PUNCT") for word in words)


@cache
def _sites(language: str) -> frozenset[str]:
    """Return the nouns of buildings and of schools."""
    return frozenset(noun for row in table(language, "nouns") if row["class"] in SITES for noun in row["nouns"].split("|"))
