"""Things by key, kept in a temporary file: as many as there are, in the memory of one."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from tempfile import TemporaryFile
from typing import Generic, Self, TypeVar

Thing = TypeVar("Thing")


class Shelf(Mapping[str, Thing], Generic[Thing]):
    """A mapping whose values are pickled to a file, which goes at the end of the with statement; the keys come in their order."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - closed at the end of the with statement
        self._places: dict[str, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def put(self, key: str, thing: Thing) -> None:
        """Keep a thing under a key, in place of what was there."""
        self._places[key] = self._file.seek(0, 2)
        pickle.dump(thing, self._file, protocol=pickle.HIGHEST_PROTOCOL)

    def __getitem__(self, key: str) -> Thing:
        self._file.seek(self._places[key])
        thing: Thing = pickle.load(self._file)
        return thing

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._places))

    def __len__(self) -> int:
        return len(self._places)
