"""Figures -> clusters of those about one thing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.comparison.nouns import Cluster, Figure
from kg.comparison.pairs import block_figures
from kg.comparison.relate import incompatible


@dataclass
class _Growing:
    """A cluster in the making: ``about`` is a figure that carries all that its members say of place, period and population."""

    about: Figure
    members: list[Figure] = field(default_factory=list)


def cluster_figures(figures: Iterable[Figure], compared: frozenset[str], origins: Mapping[str, str]) -> tuple[Cluster, ...]:
    """Return the clusters of two figures and more among those that were compared, in the order of their ids.

    A figure joins the first cluster of its block whose members it is compatible with, in the order of time.
    """
    done: set[str] = set()
    clusters = []
    for block in block_figures(figure for figure in figures if figure.id in compared).values():
        growing: list[_Growing] = []
        for figure in block:
            if figure.id not in done:
                _place(figure, growing)
        for cluster in growing:
            if len(cluster.members) > 1:
                done.update(member.id for member in cluster.members)
                clusters.append(_finished(cluster, origins))
    return tuple(sorted(clusters, key=lambda cluster: cluster.id))


def _place(figure: Figure, growing: list[_Growing]) -> None:
    for cluster in growing:
        if not incompatible(cluster.about, figure):
            cluster.members.append(figure)
            cluster.about = _joined(cluster.about, figure)
            return
    growing.append(_Growing(figure, [figure]))


def _joined(about: Figure, figure: Figure) -> Figure:
    dates = [period.date for period in (about.period, figure.period) if period.date]
    kind = figure.period.kind if about.period.kind == "open" else about.period.kind
    period = replace(
        about.period, text=about.period.text or figure.period.text, kind=kind, date=max(dates, key=len, default=None)
    )
    return replace(about, period=period, place=about.place or figure.place, scene=about.scene or figure.scene)


def _finished(cluster: _Growing, origins: Mapping[str, str]) -> Cluster:
    about, ids = cluster.about, tuple(member.id for member in cluster.members)
    return Cluster(
        id=hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()[:16],
        measure=about.measure,
        population=about.population.text,
        place=about.scene.text if about.scene else None,
        period=about.period.text,
        figures=ids,
        independent_sources=_count_voices(cluster.members, origins),
    )


def _count_voices(members: Sequence[Figure], origins: Mapping[str, str]) -> int:
    """Count the sources that are known and differ; of an article and its copies the first alone counts."""
    first: dict[str, str] = {}
    for member in members:
        first.setdefault(origins.get(member.article, member.article), member.article)
    kept = [member for member in members if first[origins.get(member.article, member.article)] == member.article]
    voices = [member.voice.origin for member in kept if member.voice and not member.voice.origin.open]
    keys = {voice.key for voice in voices}
    return len(keys - {voice.key for voice in voices if voice.perhaps & (keys - {voice.key})})
