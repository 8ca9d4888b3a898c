"""What stood in the way of an input."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """An input, or a part of one, that was not read as it stands; its text is one line with the remedy."""

    source: str
    reason: str

    def __str__(self) -> str:
        """Return the line to show.

        >>> str(Problem("a.txt", "no such file"))
        'a.txt: no such file'
        """
        return " ".join(f"{self.source}: {self.reason}".split())
