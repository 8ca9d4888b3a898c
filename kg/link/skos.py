"""SKOS file -> entries of the name authority: preferred labels, alternative ones, and the identity that a concept matches."""

from __future__ import annotations

from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.namespace import RDF, RDFS, SKOS

from kg.errors import InputError
from kg.link.authority import TYPES, Known
from kg.prefixes import WIKIDATA


def read_skos(path: Path) -> tuple[Known, ...]:
    """Return the concepts of a SKOS file in order of their IRIs; raise InputError for a file that is no RDF.

    The identity is the Wikidata item that a concept is or matches exactly, else the IRI of the concept. The type is the local
    name of its class, where that is one of ours.
    """
    graph = Graph()
    try:
        graph.parse(path)
    except Exception as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise InputError(f"{path} cannot be read as RDF: {reason}") from error
    concepts = sorted({concept for concept in graph.subjects(SKOS.prefLabel) if isinstance(concept, URIRef)})
    return tuple(_known(graph, concept) for concept in concepts)


def _known(graph: Graph, concept: URIRef) -> Known:
    labels = {
        getattr(label, "language", None) or "": str(label) for label in sorted(graph.objects(concept, SKOS.prefLabel), key=str)
    }
    any_label = min(labels.items())[1]
    names = tuple(dict.fromkeys((labels.get("fr", any_label), labels.get("en", any_label))))
    aliases = sorted({*labels.values(), *map(str, graph.objects(concept, SKOS.altLabel))} - set(names))
    matched = sorted(
        str(other) for other in (concept, *graph.objects(concept, SKOS.exactMatch)) if str(other).startswith(WIKIDATA)
    )
    notes = sorted(str(note) for note in (*graph.objects(concept, SKOS.definition), *graph.objects(concept, RDFS.comment)))
    kinds = sorted({TYPES[name] for name in _class_names(graph, concept) if name in TYPES})
    qid = matched[0].removeprefix(WIKIDATA) if matched else ""
    return Known(
        qid,
        kinds[0] if kinds else "",
        names,
        tuple(aliases),
        "",
        "",
        notes[0] if notes else "",
        "" if qid else str(concept),
    )


def _class_names(graph: Graph, concept: URIRef) -> list[str]:
    return [str(kind).rsplit("#", 1)[-1].rsplit("/", 1)[-1].lower() for kind in graph.objects(concept, RDF.type)]
