"""Numbers spelt out in French and English, independently of the tables that read them."""

from __future__ import annotations

FRENCH = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze",
    "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)  # fmt: skip
FRENCH_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}
ENGLISH = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
ENGLISH_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def spell_french(number: int) -> str:
    """Return a whole number from 2 below 10^12 in French words, in the spelling of before 1990."""
    for scale, word in ((10**9, "milliard"), (10**6, "million")):
        if number >= scale:
            head = f"{spell_french(number // scale)} {word}" + ("s" if number // scale > 1 else "")
            return head + (f" {spell_french(number % scale)}" if number % scale else "")
    if number >= 1000:
        head = "mille" if number // 1000 == 1 else f"{_french_hundreds(number // 1000, final=False)} mille"
        return head + (f" {_french_hundreds(number % 1000)}" if number % 1000 else "")
    return _french_hundreds(number)


def _french_hundreds(number: int, *, final: bool = True) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _french_tens(rest, final=final)
    head = "cent" if hundreds == 1 else f"{FRENCH[hundreds]} cent"
    if not rest:
        return head + ("s" if hundreds > 1 and final else "")
    return f"{head} {_french_tens(rest, final=final)}"


def _french_tens(number: int, *, final: bool) -> str:
    if number < 20:
        return FRENCH[number]
    if number >= 80:
        return "quatre-vingt" + (f"-{FRENCH[number - 80]}" if number > 80 else "s" if final else "")
    ten = 6 if number >= 60 else number // 10
    rest = number - 10 * ten
    if not rest:
        return FRENCH_TENS[ten]
    return f"{FRENCH_TENS[ten]} et {FRENCH[rest]}" if rest in (1, 11) else f"{FRENCH_TENS[ten]}-{FRENCH[rest]}"


def spell_english(number: int) -> str:
    """Return a whole number from 1 below 10^12 in English words, with “and” before the tens."""
    for scale, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= scale:
            rest = number % scale
            link = " and " if 0 < rest < 100 else " "
            return f"{spell_english(number // scale)} {word}" + (f"{link}{spell_english(rest)}" if rest else "")
    if number >= 100:
        return f"{ENGLISH[number // 100]} hundred" + (f" and {spell_english(number % 100)}" if number % 100 else "")
    if number >= 20:
        return ENGLISH_TENS[number // 10] + (f"-{ENGLISH[number % 10]}" if number % 10 else "")
    return ENGLISH[number]
