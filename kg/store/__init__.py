"""Quads -> a store in a folder or at a SPARQL server: whole graphs put, removed, asked and hashed, never half-written."""

from kg.store.answer import Answer, Row, Term
from kg.store.binding import bind
from kg.store.catalogue import graph_hash, group_graphs
from kg.store.contract import Asked, Dataset, Store
from kg.store.directory import FolderStore
from kg.store.opening import DEFAULT_STORE, folder_of, is_address, open_server, open_store

__all__ = [
    "DEFAULT_STORE", "Answer", "Asked", "Dataset", "FolderStore", "Row", "Store", "Term", "bind", "folder_of", "graph_hash",
    "group_graphs", "is_address", "open_server", "open_store",
]  # fmt: skip
