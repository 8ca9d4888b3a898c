"""Doc -> Quantities: numbers with their bounds, units, what they count, what happened to it, and who says so."""

from kg.measure.dating import date_claims
from kg.measure.find import find_quantities

__all__ = ["date_claims", "find_quantities"]
