"""Quads -> an embedded store on the disk: whole graphs put, removed, asked and hashed, never half-written."""

from kg.store.answer import Answer, Row, Term
from kg.store.catalogue import graph_hash, group_graphs
from kg.store.directory import DEFAULT_STORE, Dataset, Store, open_store

__all__ = ["DEFAULT_STORE", "Answer", "Dataset", "Row", "Store", "Term", "graph_hash", "group_graphs", "open_store"]
