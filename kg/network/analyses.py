"""A store -> answers about its network of speech: rows for a table, and the network that a picture shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

import networkx

from kg.errors import QueryError
from kg.network.build import EVERYTHING
from kg.network.select import Selection, attributions_only, select
from kg.network.told import Told, read_attributions, read_claims, read_clusters, read_names
from kg.network.voices import Voice, Voices
from kg.store import Asked

Cell = str | int
MOST_EXACT, PIVOTS, SEED = 2000, 500, 7
WIDE = 90


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was found: rows under their columns, the first by rank, and what ties those whom they name.

    ``network`` has a ``weight`` on every edge; its nodes have a ``label`` and a ``size``, and a ``group`` where there are groups.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    network: networkx.DiGraph[str]


def analyse_speech(store: Asked, name: str, wanted: Selection = EVERYTHING) -> Analysis:
    """Return an analysis by its name; the same store and the same filters give the same rows in the same order."""
    if name not in ANALYSES:
        raise QueryError(f"no analysis is named {name!r}; there are: {', '.join(ANALYSES)}")
    return ANALYSES[name](store, wanted)


def _quoted(store: Asked, wanted: Selection) -> Analysis:
    """Return who is quoted most: in direct speech, then in indirect speech, by how many articles and publishers."""
    names = read_names(store)
    voices = Voices(names)
    said: dict[str, list[Told]] = defaultdict(list)
    labels: dict[str, str] = {}
    for told in select(read_attributions(store), names, attributions_only(wanted)):
        voice = voices.speaker(told)
        if voice:
            labels.setdefault(voice.key, voice.label)
            said[voice.key].append(told)
    network: networkx.DiGraph[str] = networkx.DiGraph()
    rows: list[tuple[Cell, ...]] = []
    for key, attributed in said.items():
        direct = [told for told in attributed if told.kind in ("kind:direct", "kind:mixed")]
        longest = max((told.quote for told in direct), key=len, default="")
        counts = (len(direct), len(attributed) - len(direct), _number(attributed, "article"), _number(attributed, "publisher"))
        rows.append((labels[key], *counts, _short(longest)))
        network.add_node(key, label=labels[key], size=len(direct))
    rows.sort(key=lambda row: (-int(row[1]), -int(row[2]), str(row[0])))
    return Analysis("quoted", ("who", "quoted", "reported", "articles", "publishers", "longest quotation"), tuple(rows), network)


def _spoken(store: Asked, wanted: Selection) -> Analysis:
    """Return who speaks of whom: how many claims, how many of them denied or doubted, in how many articles."""
    network, said = _speech(store, wanted)
    rows = [
        (
            network.nodes[start]["label"],
            network.nodes[end]["label"],
            len(told),
            sum(item.mode == "kg:denies" or bool(item.polarity) for item in told),
            sum(item.mode == "kg:considers" or item.certainty != "certainty:certain" for item in told),
            _number(told, "article"),
            _short(told[0].quote),
        )
        for (start, end), told in said.items()
    ]
    rows.sort(key=lambda row: (-row[2], -row[5], row[0], row[1]))
    return Analysis(
        "spoken", ("who", "speaks of", "claims", "negated", "not certain", "articles", "first words"), tuple(rows), network
    )


def _brokers(store: Asked, wanted: Selection) -> Analysis:
    """Return through whom the shortest ways between others lead in the network of who speaks of whom.

    ``between`` is the betweenness of Freeman (1977), not normalised: the number of pairs, those of one shortest way among several
    counted in part. Components of more than ``MOST_EXACT`` nodes are estimated from ``PIVOTS`` nodes (Brandes & Pich 2007).
    """
    network, said = _speech(store, wanted)
    ties = network.to_undirected()
    rows: list[tuple[Cell, ...]] = []
    for part in networkx.connected_components(ties):
        component = ties.subgraph(sorted(part))
        pivots = PIVOTS if len(component) > MOST_EXACT else None
        between = networkx.betweenness_centrality(component, k=pivots, normalized=False, seed=SEED)
        for key, pairs in between.items():
            network.nodes[key]["size"] = round(pairs, 6)
            told = [item for pair, items in said.items() if key in pair for item in items] if pairs else []
            if told:
                degrees = (network.out_degree(key), network.in_degree(key))
                rows.append((network.nodes[key]["label"], round(pairs), *degrees, _number(told, "article")))
    rows.sort(key=lambda row: (-int(row[1]), str(row[0])))
    return Analysis("brokers", ("who", "between", "speaks of", "spoken of by", "articles"), tuple(rows), network)


def _communities(store: Asked, wanted: Selection) -> Analysis:
    """Return which sources share claims more with each other than with others (Louvain; Blondel et al. 2008).

    Sources are those who publish and those who are said to speak. They share a claim where figures are about one thing, where
    quotations are of the same words, and where claims have one subject, predicate and object.
    """
    names = read_names(store)
    voices = Voices(names)
    shared = [list(select(told, names, attributions_only(wanted))) for told in read_clusters(store)]
    alike: dict[tuple[str, str, str], list[Told]] = defaultdict(list)
    for told in select(read_claims(store), names, wanted):
        key = _statement(told, voices)
        if key:
            alike[key].append(told)
    network: networkx.Graph[str] = networkx.Graph()
    claims: list[tuple[set[str], Told]] = []
    for telling in (*shared, *alike.values()):
        tellers = _tellers(telling, voices)
        if len(tellers) > 1:
            claims.append(({voice.key for voice in tellers}, telling[0]))
            _tie(network, tellers)
    groups = networkx.community.louvain_communities(network, weight="weight", seed=SEED) if network else []
    rows = _group_rows(network, sorted(map(set, groups), key=lambda group: (-len(group), min(group))), claims)
    return Analysis("communities", ("group", "sources", "claims", "who", "for instance"), rows, networkx.DiGraph(network))


def _speech(store: Asked, wanted: Selection) -> tuple[networkx.DiGraph[str], dict[tuple[str, str], list[Told]]]:
    """Return the network of who speaks of whom, and the claims on which each of its edges stands."""
    names = read_names(store)
    voices = Voices(names)
    said: dict[tuple[str, str], list[Told]] = defaultdict(list)
    network: networkx.DiGraph[str] = networkx.DiGraph()
    for told in select(read_claims(store), names, wanted):
        speaker = voices.speaker(told)
        for other in voices.spoken_of(told) if speaker else ():
            if speaker and other.key != speaker.key:
                _tie(network, (speaker, other))
                said[speaker.key, other.key].append(told)
    return network, said


def _tie(network: networkx.Graph[str], tellers: Iterable[Voice]) -> None:
    """Add a tie between all of some voices."""
    for left, right in combinations(tellers, 2):
        for voice in (left, right):
            if voice.key not in network:
                network.add_node(voice.key, label=voice.label, size=0)
            network.nodes[voice.key]["size"] += 1
        weight = network.get_edge_data(left.key, right.key, {"weight": 0})["weight"]
        network.add_edge(left.key, right.key, weight=weight + 1)


def _statement(told: Told, voices: Voices) -> tuple[str, str, str] | None:
    """Return what is equal for claims that say the same of the same; None where subject or object is not named."""
    filled = {role: voices.of(identity) for role, identity in told.parts}
    subject, other = filled.get("kg:subject"), filled.get("kg:object")
    if not subject or not other or not (subject.proper and other.proper) or subject.key == other.key:
        return None
    return subject.key, f"{told.predicate} {told.polarity}", other.key


def _tellers(telling: Iterable[Told], voices: Voices) -> tuple[Voice, ...]:
    """Return who says it and who publishes it; one publisher of all is no tie between sources."""
    told = list(telling)
    publishers = {voices.publisher(item) for item in told}
    found = {voices.speaker(item) for item in told} | (publishers if len(publishers) > 1 else set())
    return tuple(sorted((voice for voice in found if voice and voice.proper), key=lambda voice: voice.key))


def _group_rows(
    network: networkx.Graph[str], groups: Iterable[set[str]], claims: Iterable[tuple[set[str], Told]]
) -> tuple[tuple[Cell, ...], ...]:
    rows: list[tuple[Cell, ...]] = []
    for number, group in enumerate(groups, 1):
        own = [told for tellers, told in claims if len(tellers & group) > 1]
        for key in group:
            network.nodes[key]["group"] = number
        members = sorted(network.nodes[key]["label"] for key in group)
        rows.append((number, len(members), len(own), ", ".join(members), _short(own[0].quote) if own else ""))
    return tuple(rows)


def _number(told: Iterable[Told], field: str) -> int:
    return len({getattr(item, field) for item in told} - {""})


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= WIDE else f"{line[: WIDE - 1].rstrip()}…"


ANALYSES: Mapping[str, Callable[[Asked, Selection], Analysis]] = {
    "quoted": _quoted,
    "spoken": _spoken,
    "brokers": _brokers,
    "communities": _communities,
}
