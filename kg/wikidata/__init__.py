"""A SPARQL endpoint of the shape of Wikidata -> what it says of linked entities, and whom the others may be."""

from kg.wikidata.client import WIKIDATA_ENDPOINT, Client, Manners
from kg.wikidata.items import Found, Item, describe_items, find_by_name

__all__ = ["WIKIDATA_ENDPOINT", "Client", "Found", "Item", "Manners", "describe_items", "find_by_name"]
