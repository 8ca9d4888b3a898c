"""Judgements and shared identities -> quads of the graphs ``judgements`` and ``identities``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.link.judgements import JUDGED_WRONG, Judgement
from kg.rdf.article import TYPES
from kg.rdf.line import Triple, day, iri, lines, name, string, token
from kg.terms import BASE, graph_iri, judgement_iri


def judgement_quads(judgements: Mapping[Judgement, Iterable[str]], *, base: str = BASE) -> Iterator[str]:
    """Yield the lines of the graph ``judgements``: each with the things that it is about, as far as the store has them."""
    graph = graph_iri("judgements", base)
    return iter(dict.fromkeys(lines((line for item in judgements.items() for line in _judgement(*item, base)), graph)))


def _judgement(judgement: Judgement, subjects: Iterable[str], base: str) -> Iterator[Triple]:
    node = iri(judgement_iri(judgement.verdict, judgement.subject, judgement.object, base))
    yield node, "rdf:type", name("kg:Judgement")
    yield node, "kg:decision", string(judgement.verdict)
    for subject in sorted({judgement.subject, *subjects}):
        yield node, "kg:judged", iri(subject)
        if judgement.verdict == "wrong":
            yield iri(subject), "kg:reading", token("reading", "doubtful")
            yield iri(subject), "kg:reason", string(JUDGED_WRONG)
    if judgement.object:
        yield node, "kg:target", iri(judgement.object)
    yield node, "kg:fingerprint", string(judgement.fingerprint)
    yield node, "kg:quote", string(judgement.words)
    yield node, "dct:creator", string(judgement.by)
    if judgement.on:
        yield node, "dct:date", day(judgement.on) or string(judgement.on)
    if judgement.why:
        yield node, "kg:reason", string(judgement.why)


def canonical_quads(canonical: Mapping[str, tuple[str | None, str]], *, base: str = BASE) -> Iterator[str]:
    """Yield the lines of the graph ``identities``: the type and the name of every identity that no list knows."""
    return lines(_canonical(canonical), graph_iri("identities", base))


def _canonical(canonical: Mapping[str, tuple[str | None, str]]) -> Iterator[Triple]:
    for identity, (type_, called) in canonical.items():
        if type_ in TYPES:
            yield iri(identity), "rdf:type", name(TYPES[type_])
        yield iri(identity), "rdfs:label", string(called)
