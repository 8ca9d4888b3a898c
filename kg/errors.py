"""The errors of kg, in two trunks.

::

    KgError
    ├── InputError            the caller's: one line that says how to mend it; exit code 2
    │   ├── ReadError         an input that cannot be read as an article
    │   ├── LanguageError     a language without a model
    │   ├── QueryError        an unknown query, a missing parameter, SPARQL that does not parse
    │   └── StoreError        a store that is locked, missing or of a newer version
    └── IntegrityError        ours: a promise of the record that does not hold; it traces back
"""


class KgError(Exception):
    """The root of every error that kg raises."""


class InputError(KgError):
    """Something that the caller can mend; its text is one line with the remedy."""


class ReadError(InputError):
    """An input that cannot be read as an article."""


class LanguageError(InputError):
    """A text in a language for which no model is installed."""


class QueryError(InputError):
    """A query that does not exist, does not parse or lacks a parameter."""


class StoreError(InputError):
    """A store that is locked, missing or written by a newer version."""


class IntegrityError(KgError):
    """A promise of our own that does not hold, such as a span that does not match its text."""
