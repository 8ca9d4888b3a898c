"""Store and endpoint -> the graph ``wikidata``: what is said of linked entities, and whom the others may be.

The endpoint is asked while the store is closed; nothing that it says is ever accepted by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.model import Entity, Link, Span
from kg.prefixes import PREFIXES
from kg.rdf.wikidata import wikidata_quads
from kg.settle import load_profiles
from kg.shipped import ask_shipped
from kg.store import DEFAULT_STORE, Store, folder_of, open_store
from kg.terms import graph_iri
from kg.wikidata import WIKIDATA_ENDPOINT, Client, Found, Item, Manners, describe_items, find_by_name
from kg.wikidata.items import HUMAN

CACHE = "wikidata-cache"
MOST_CANDIDATES = 3
BEST_SCORE = 0.8
SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class Looked:
    """How many items were described, how many entities got candidates, how often the endpoint was asked."""

    items: int
    candidates: int
    asked: int


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The items that a store links to, and its unlinked entities with the place of their names."""

    items: frozenset[str]
    unlinked: Mapping[str, tuple[Entity, Span]]


def look_up(
    endpoint: str = WIKIDATA_ENDPOINT,
    *,
    store: str | Path = DEFAULT_STORE,
    cache: str | Path | None = None,
    manners: Manners | None = None,
    refresh: bool = False,
) -> Looked:
    """Ask an endpoint of the shape of Wikidata about the entities of a store, and keep what it says in a graph of its own.

    Answers are cached in the folder of the store; raise InputError where the endpoint does not answer.
    """
    with open_store(store) as opened:
        wanted = _wanted(opened)
        base = next((graph.partition("graph/")[0] for graph in sorted(opened.graphs) if graph.endswith("graph/ontology")), "")
    client = Client(endpoint, Path(cache or folder_of(store) / CACHE), manners or Manners(), refresh)
    found = find_by_name(client, (entity.name for entity, _ in wanted.unlinked.values()))
    candidates = {iri: _candidates(*named, found.get(named[0].name, [])) for iri, named in wanted.unlinked.items()}
    candidates = {iri: links for iri, links in candidates.items() if links}
    named = {link.target for links in candidates.values() for link in links}
    items = describe_items(client, wanted.items | named)
    kinds = {kind for item in items for kind in item.kinds} - {item.iri for item in items}
    described = [*items, *map(_label_alone, describe_items(client, kinds))]
    with open_store(store, writable=True) as opened:
        opened.put({graph_iri("wikidata", base): list(wikidata_quads(endpoint, described, candidates, base=base))})
    return Looked(len(items), len(candidates), client.asked)


def _wanted(store: Store) -> _Wanted:
    identities: dict[str, str] = defaultdict(str)
    identities |= {str(row["entity"]): str(row["identity"]) for row in ask_shipped(store, "identity", "identities")}
    items = frozenset(identity for identity in identities.values() if identity.startswith(PREFIXES["wd"]))
    unlinked = {}
    for profile in load_profiles(store):
        for entity in profile.entities:
            iri = f"{profile.article}/{entity.id}"
            own = identities[iri] == iri or identities[iri].startswith(f"{iri.partition('article/')[0]}entity/")
            if own and entity.id in profile.named and entity.type and len(entity.name) >= SHORTEST_NAME:
                unlinked[iri] = entity, profile.spans[entity.id]
    return _Wanted(items, unlinked)


def _candidates(entity: Entity, span: Span, found: Iterable[Found]) -> tuple[Link, ...]:
    """Return the items that an entity may be, the best known first, scored by their share of what is known of the name."""
    fitting = [item for item in found if (HUMAN in item.kinds) == (entity.type == "Person")]
    total = sum(item.sitelinks + 1 for item in fitting)
    ranked: Sequence[Found] = sorted(fitting, key=lambda item: (-item.sitelinks, item.iri))[:MOST_CANDIDATES]
    return tuple(
        Link(
            item.iri,
            round(BEST_SCORE * (item.sitelinks + 1) / total, 3),
            "wikidata",
            False,
            span,
            f"bears the name {entity.name}",
        )
        for item in ranked
    )


def _label_alone(item: Item) -> Item:
    """Return an item of which nothing but its names matters."""
    return replace(item, descriptions={}, kinds=(), latitude=None, longitude=None, pages=(), code="")
