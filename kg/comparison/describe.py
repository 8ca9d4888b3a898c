"""Words of the text -> who or what is counted, where, and over which period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.comparison.nouns import Period, Place, Population
from kg.comparison.territory import country, territories_in
from kg.comparison.words import WORD, Entries, entries, fold, scan, stem, stems

DESIGNATION = re.compile(r"^(?=.*\d)[A-Z]{1,4}[-\d][\w-]*$")
RATES = frozenset(("day", "night", "week", "month", "year"))
JOINED_WORDS = 5
GIVING_WORDS, GIVEN_WORDS, RECALLING_WORDS, FOUND_WORDS = 5, 3, 8, 5
GIVES, SAID_BY = "gives", "said_by"
PART, OF_THEM, SOME_OF, TREATS = "part", "of_them", "some_of", "treats"
ELSEWHEN, TOPIC, OPENS, AT_LEAST, RECALLED = "elsewhen", "topic", "opens", "at_least", "recalled"
CONTRAST, CLAUSE = "contrast", "clause"
CLOSE = re.compile(r"[.,;:!?()»«”“\"–—]")
CLOCK = re.compile(r"\b\d{1,2} ?(?:h|H|:)(?: ?\d{2})?\b|\b\d{1,2} ?[ap]\.?m\b")
CLAUSE_END = re.compile(r"[.;:!?()\n–—]")
PROVISIONAL, PASSING, NIGHT = "provisional", "passing", "night"
BOUNDARY, AMONG, EVERYWHERE = "|", "<", "="


def describe_population(texts: Sequence[str], following: str, language: str) -> Population:
    """Return who or what some phrases count, each read up to its first preposition of place or time, or relative.

    What a coordinator joins to the phrase in the ``following`` words is counted too, as far as the vocabulary knows it.
    """
    found = Population()
    for text in texts:
        found = _united(found, _read_population(text, language))
    phrase = _joined(following, language)
    joined = _read_population(phrase, language)
    phrases = list(texts[:1])
    if phrases and joined.kinds - found.kinds:
        phrases[0] += following[: following.index(phrase) + _last_kind(phrase, language)]
    return replace(_united(found, replace(joined, words=frozenset())), text=next(iter(phrases), None))


def before_boundary(text: str, language: str) -> str:
    """Return the words of a text up to its first preposition of place or time, or relative, or comma."""
    found = list(WORD.finditer(text.partition(",")[0]))
    for first, _, value in scan([stem(word[0]) for word in found], entries(language, "populations", "class")):
        if value in (BOUNDARY, AMONG):
            return text[: found[first].start()].strip()
    return text.partition(",")[0].strip(" .")


def those_among(tail: str, language: str) -> str:
    """Return the words that say among whom, before anything else that ends a description (« morts *parmi* les soldats »)."""
    found = list(WORD.finditer(tail))
    for _, last, value in scan([stem(word[0]) for word in found], entries(language, "populations", "class")):
        if value == AMONG and last < len(found):
            return before_boundary(tail[found[last].start() :], language)
        if value == BOUNDARY:
            break
    return ""


def tells_of_all(sentence: str, language: str) -> bool:
    """Tell whether a sentence speaks of a whole region or country without its name."""
    return any(value == EVERYWHERE for _, _, value in scan(stems(sentence), entries(language, "populations", "class")))


def _united(left: Population, right: Population) -> Population:
    return Population(
        None, left.kinds | right.kinds, left.territories | right.territories, left.limits | right.limits, left.words | right.words
    )


def joins(text: str, language: str) -> bool:
    """Tell whether a text begins with a coordinator."""
    return bool(_joined(text, language))


def _joined(following: str, language: str) -> str:
    """Return the words behind a coordinator at the beginning of a text, none without one."""
    forms = list(WORD.finditer(following))
    first = next(scan([stem(form[0]) for form in forms], entries(language, "populations", "class")), None)
    phrase = forms[first[1] : first[1] + JOINED_WORDS] if first and first[2] == "+" else []
    return following[phrase[0].start() : phrase[-1].end()] if phrase else ""


def _last_kind(phrase: str, language: str) -> int:
    """Return the end of the last word of a phrase that names a kind of people or things, before its first boundary."""
    forms, end = list(WORD.finditer(phrase)), 0
    for _, last, value in scan([stem(form[0]) for form in forms], entries(language, "populations", "class")):
        if value in (BOUNDARY, AMONG):
            break
        end = forms[last - 1].end() if value and value[0].isalpha() else end
    return end


def _read_population(text: str, language: str) -> Population:
    forms = WORD.findall(text)
    words = [stem(form) for form in forms]
    kinds: set[str] = set()
    limits: set[str] = set()
    other: set[str] = set()
    territories: set[str] = set()
    for first, last, value in scan(words, entries(language, "populations", "class")):
        if value in (BOUNDARY, AMONG):
            break
        if value is None:
            here = territories_in(words[first:last], language)
            territories |= here
            if DESIGNATION.match(forms[first]):
                limits.add(words[first])
            elif not here and not words[first].isdigit() and len(words[first]) > 1:
                other.add(words[first])
        elif value.startswith(":"):
            limits.add(value[1:])
        elif value.startswith("@"):
            territories.add(value[1:])
        elif value not in ("-", "+", EVERYWHERE):
            kinds.add(value)
    return Population(None, frozenset(kinds), frozenset(territories), frozenset(limits), frozenset(other))


def unit_class(unit: str | None, language: str) -> str | None:
    """Return the class of a counted noun, ``person`` for people, the unit itself where the vocabulary has no class for it.

    >>> unit_class("char", "fr"), unit_class("tank", "en"), unit_class("mercenary", "en")
    ('tank', 'tank', 'person')
    """
    if unit is None:
        return None
    words = stems(unit)
    value = entries(language, "populations", "class").get(words, "")
    return entries(language, "populations", "unit")[words] or value if value and value[0].isalpha() else unit


def describe_place(text: str, identity: str | None, language: str) -> Place:
    """Return a place; a country has its code for a key in every language."""
    code = country(text, language)
    return Place(text, code or identity or fold(text), bool(code))


def describe_period(slot: str | None, date: str | None, around: Sequence[str], language: str) -> Period:
    """Return the period from the words of the quantity's time and, for a rate, from those that stand around the number."""
    known = entries(language, "periods", "kind")
    for text in (slot or "", *around):
        forms = WORD.findall(text)
        scanned = scan([stem(form) for form in forms], known)
        found = [(first, last, value) for first, last, value in scanned if value and value not in (PROVISIONAL, PASSING)]
        for first, last, value in found:
            if value in RATES:
                return Period(slot or " ".join(forms[first:last]), value, date)
        if found and text == slot:
            return Period(slot, "total", date)
    return Period(slot, "open", date)


def is_provisional(sentence: str, language: str) -> bool:
    """Tell whether a sentence calls its figures a first or passing count.

    >>> is_provisional("Un premier bilan fait état de 12 morts.", "fr"), is_provisional("Douze morts.", "fr")
    (True, False)
    """
    return any(value == PROVISIONAL for _, _, value in scan(stems(sentence), entries(language, "periods", "kind")))


def is_passing(statement: str, language: str) -> bool:
    """Tell whether a statement tells the hour of its figures, or that they will grow (« à ce stade », “by noon”)."""
    return bool(CLOCK.search(statement)) or bool(
        {PASSING, NIGHT} & _kinds(stems(statement), entries(language, "periods", "kind"))
    )


def gives_number(before: str, behind: str, language: str, *, tightly: bool = False) -> bool:
    """Tell whether the words right before or behind a number only give it, by a verb of counting or a source.

    ``tightly`` asks for the verb right before the number.

    >>> gives_number("de son côté, l'union en annonce ", ".", "fr"), gives_number("l'union a vendu ", " billets.", "fr")
    (True, False)
    """
    known = entries(language, "rivals", "kind")
    led, followed = stems(_clause(before))[-GIVING_WORDS:], stems(CLAUSE_END.split(behind)[0])[:GIVEN_WORDS]
    if tightly:
        return any(value == GIVES and last == len(led) for _, last, value in scan(led, known))
    return GIVES in _kinds(led, known) or SAID_BY in _kinds(followed, known)


def gives_plainly(before: str, language: str) -> bool:
    """Tell whether a giving verb leads to a number without a clause of its own (« évoque 20 postes », not « dit que 20 … »)."""
    found = [value for _, _, value in scan(stems(_clause(before))[-GIVING_WORDS:], entries(language, "rivals", "kind"))]
    return GIVES in found and CLAUSE not in found[found.index(GIVES) :]


def ends_there(behind: str, language: str, *, words: int = 0) -> bool:
    """Tell whether the text behind a number closes the clause, or goes on with a source, within some words."""
    clause = CLOSE.split(behind)[0]
    followed = stems(clause)
    return len(followed) <= words or SAID_BY in _kinds(followed[: words + 2], entries(language, "rivals", "kind"))


def counts_part(before: str, behind: str, language: str) -> bool:
    """Tell whether a number counts some of those just counted (« 62 morts, dont neuf enfants »), or those who were cared for."""
    known = entries(language, "rivals", "kind")
    clause, followed = _clause(before), stems(behind)
    led = _kinds(stems(clause.rpartition(",")[2]), known)
    near = _kinds(followed[:GIVEN_WORDS], known)
    if next((value for _, _, value in scan(followed, known)), None) == SOME_OF:
        return True
    return PART in led or OF_THEM in near or TREATS in near | _kinds(stems(clause)[-GIVING_WORDS:], known)


def counts_at_least(before: str, behind: str, language: str) -> bool:
    """Tell whether a number is of what somebody saw, found or could check (« le médecin a vu 40 corps »)."""
    around = [*stems(_clause(before))[-GIVING_WORDS:], *stems(CLAUSE_END.split(behind)[0].partition(",")[0])[:FOUND_WORDS]]
    return AT_LEAST in _kinds(around, entries(language, "rivals", "kind"))


def is_recalled(before: str, language: str) -> bool:
    """Tell whether a number is recalled as what somebody had said before (« la police avait fait état de 34 morts »)."""
    led = _kinds(stems(_clause(before))[-RECALLING_WORDS:], entries(language, "rivals", "kind"))
    return RECALLED in led and GIVES in led


def tells_elsewhen(sentence: str, language: str) -> bool:
    """Tell whether a sentence speaks of another time than its article, or of one part alone."""
    return ELSEWHEN in _kinds(stems(sentence), entries(language, "rivals", "kind"))


def sets_apart(statement: str, language: str) -> bool:
    """Tell whether a statement begins by setting its source against others (« *De son côté*, la mairie … »)."""
    first = next(scan(stems(statement), entries(language, "rivals", "kind")), None)
    return first is not None and first[2] == CONTRAST


def turns_to(statement: str, language: str, *, placed: bool) -> bool:
    """Tell whether a statement begins with what it is about now (« *Pour les blessés*, … »), a place if ``placed`` left aside."""
    opening, comma, _ = statement.partition(",")
    first = next(scan(stems(opening if comma else statement.partition(":")[0]), entries(language, "rivals", "kind")), None)
    return first is not None and (first[2] == TOPIC or (first[2] == OPENS and bool(comma) and not placed))


def _clause(before: str) -> str:
    return CLAUSE_END.split(before)[-1]


def _kinds(words: Sequence[str], known: Entries) -> set[str]:
    return {value for _, _, value in scan(words, known) if value}
