"""What the tree states, before its words become the slots of a claim."""

from __future__ import annotations

from dataclasses import dataclass

from kg.doc import Token


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with the governors that only colour it.

    ``verb`` is the lexical head (the complement of a copula); ``chain`` the modal, aspectual and seeming governors above it,
    outermost first; ``voice`` is ``active``, ``passive`` or ``copula``.
    """

    verb: Token
    chain: tuple[Token, ...]
    voice: str

    @property
    def top(self) -> Token:
        """The token that ties the clause into its sentence."""
        return self.chain[0] if self.chain else self.verb


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in tokens.

    ``trigger`` heads the predicate and ``words`` are its tokens (none for an apposition); ``site`` is the token whose place in
    the tree decides how far the statement is asserted; ``chain`` holds the governors that colour it; ``roles`` are named
    dependents; ``doubt`` says why the reading is unsure.
    """

    form: str
    trigger: Token
    words: tuple[Token, ...]
    concept: str
    subject: Token | None
    object: Token | None
    roles: tuple[tuple[str, Token], ...]
    site: Token
    chain: tuple[Token, ...] = ()
    passive: bool = False
    doubt: tuple[str, ...] = ()
