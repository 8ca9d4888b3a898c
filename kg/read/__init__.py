"""Files, folders, JSON lines -> Articles, with the origin of what is known of each; what cannot be read is told in one line."""

from kg.read.inputs import count_articles, load_articles
from kg.read.problem import Problem

__all__ = ["Problem", "count_articles", "load_articles"]
