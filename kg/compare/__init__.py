"""Claims of many articles -> what their sources say of the same things: figures, relations, clusters, copies, quotations."""

from kg.compare.compare import compare_records, compare_sheets
from kg.compare.nouns import Comparison, Sheet
from kg.compare.present import to_json
from kg.compare.sheet import sheet_of

__all__ = ["Comparison", "Sheet", "compare_records", "compare_sheets", "sheet_of", "to_json"]
