"""Words of the text -> who gives a figure, with a key that other descriptions of the same source share."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.comparison.nouns import Voice
from kg.comparison.territory import territories_in
from kg.comparison.words import WORD, entries, fold, scan, stem, stems

INSTITUTE = "institute"
SHORT = 3
OFFICIALS = {"officials"}
STATE = OFFICIALS | {
    "defence-ministry", "interior-ministry", "health-ministry", "foreign-ministry", "finance-ministry", "general-staff", "army",
    "government", "president", "prefecture", "police", "rescue", "prosecution", "town-hall", "governor",
}  # fmt: skip


def publisher_voice(name: str) -> Voice:
    """Return the voice of the narrator."""
    return Voice(name, " ".join(stems(name)))


def known_voice(name: str, identity: str, *, is_place: bool) -> Voice:
    """Return the voice of somebody whose identity is settled; a place that speaks leaves open which of its offices does."""
    return Voice(name, identity, open=is_place)


def described_voice(label: str, phrase: str, article: str, language: str, *, is_name: bool) -> Voice:
    """Return the voice that words describe: by country and office, else by name, else known within the article alone.

    ``phrase`` is the whole of the words, which may tell the country that the ``label`` leaves out; ``is_name`` tells that
    the label is a name.
    """
    words = stems(label)
    offices, official, unclear = _offices(words, language)
    rest = [form for form in WORD.findall(label) if stem(form) not in official]
    if offices and not _is_named(rest, language, is_name=is_name):
        key = " ".join([*sorted(territories_in(stems(phrase), language)), *sorted(offices)])
        return Voice(label, f"{article} {key}" if unclear else key, open=unclear)
    if is_name or _is_named(rest, language, is_name=False):
        return Voice(label, " ".join(words), open=unclear and not is_name)
    return Voice(label, f"{article} {fold(label)}", open=True)


def _offices(words: Sequence[str], language: str) -> tuple[set[str], set[str], bool]:
    """Return the classes of informants in some words, the words that tell them, and whether one leaves open who speaks."""
    offices: set[str] = set()
    official: set[str] = set()
    unclear = False
    for first, last, value in scan(words, entries(language, "informants", "class")):
        if value is not None:
            offices.add(value)
            official.update(words[first:last])
            unclear = unclear or entries(language, "informants", "open")[tuple(words[first:last])] == "yes"
    return offices, official, unclear


def _is_named(forms: Sequence[str], language: str, *, is_name: bool) -> bool:
    """Tell whether a name is among some words: a capital that no beginning of a sentence asks for, countries left aside."""
    capital = [
        form for place, form in enumerate(forms) if form[:1].isupper() and (place or is_name or form[1:] != form[1:].lower())
    ]
    return any(not territories_in((stem(form),), language) for form in capital)


def are_rivals(one: Voice, other: Voice, language: str) -> bool:
    """Tell whether two voices are told apart by the words of their article: neither may be the other, or speak for it.

    An official without an office, or a document without an author, may speak for any body of the state.
    """
    mine, others = one.origin, other.origin
    if mine.span is None or others.span is None or mine.key == others.key or mine.may_be(others):
        return False
    labels = [frozenset(stems(voice.label)) for voice in (mine, others)]
    if labels[0] <= labels[1] or labels[1] <= labels[0]:
        return False
    first, second = (_offices(stems(voice.label), language)[0] for voice in (mine, others))
    if any(label & _documents(language) and len({word for word in label if len(word) > SHORT}) == 1 for label in labels):
        return False
    return not (first == OFFICIALS and second & STATE) and not (second == OFFICIALS and first & STATE)


@cache
def _documents(language: str) -> frozenset[str]:
    return frozenset(word for words in entries(language, "documents", "forms") for word in words)


def names_work(text: str, language: str) -> bool:
    """Tell whether words name a work that is written once: a study, a report."""
    return any(value is not None for _, _, value in scan(stems(text), entries(language, "documents", "forms")))


def names_institute(text: str, language: str) -> bool:
    """Tell whether words call somebody an institute.

    >>> names_institute("Le centre de réflexion américain", "fr"), names_institute("des experts", "fr")
    (True, False)
    """
    return any(value == INSTITUTE for _, _, value in scan(stems(text), entries(language, "informants", "class")))
