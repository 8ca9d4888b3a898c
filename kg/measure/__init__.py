"""Doc -> Quantities: numbers with their bounds, units, what they count, what happened to it, and who says so."""

from kg.measure.find import find_quantities

__all__ = ["find_quantities"]
