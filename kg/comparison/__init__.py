"""Claims of many articles -> what their sources say of the same things: figures, relations, clusters, copies, quotations."""

from kg.comparison.compare import compare_records, compare_sheets
from kg.comparison.nouns import Comparison, Sheet
from kg.comparison.present import to_json
from kg.comparison.sheet import sheet_of

__all__ = ["Comparison", "Sheet", "compare_records", "compare_sheets", "sheet_of", "to_json"]
