"""Build ``foreign/{language}.txt``: common words of the other languages that the language itself hardly knows.

Run from the root: ``python data/build_foreign.py``, with wordfreq installed. A word of another language is foreign where it is
common there and at least ``RATIO`` times rarer here, and where it is no regular form of a verb of this language.
"""

from __future__ import annotations

import re
from pathlib import Path

from wordfreq import get_frequency_dict

from kg.resources import languages, table

RATIO = 40
LEAST = 1e-7
UNSEEN = 1e-9
COMMON_VERB = 1e-6
WORD = re.compile(r"[a-zà-öø-ÿœ]{3,}(?:-[a-zà-öø-ÿœ]+)?")


def main() -> None:
    """Write one list a language into the folder ``foreign`` beside this script."""
    folder = Path(__file__).with_name("foreign")
    folder.mkdir(exist_ok=True)
    for language in languages():
        others = [other for other in languages() if other != language]
        words = sorted(set().union(*(foreign_words(language, other) for other in others)))
        folder.joinpath(f"{language}.txt").write_text("\n".join(words) + "\n", encoding="utf-8")


def foreign_words(language: str, other: str) -> set[str]:
    """Return the words of one other language that are foreign to a language."""
    own, theirs = get_frequency_dict(language, "large"), get_frequency_dict(other, "large")
    endings = [row["ending"] for row in table(language, "infinitives")]
    return {
        word
        for word, frequency in theirs.items()
        if frequency >= LEAST
        and WORD.fullmatch(word)
        and frequency / max(own.get(word, 0.0), UNSEEN) >= RATIO
        and not any(own.get(word + ending, 0.0) >= COMMON_VERB for ending in endings)
    }


if __name__ == "__main__":
    main()
