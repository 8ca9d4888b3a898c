"""The prefixes that every query may use, and names shortened by them."""

from __future__ import annotations

from collections.abc import Mapping

THINGS = "https://w3id.org/kg-news/id/"
SCHEMES = "https://w3id.org/kg-news/scheme/"
WIKIDATA = "http://www.wikidata.org/entity/"
GEONAMES = "https://sws.geonames.org/"
SCHEME_NAMES = (
    "act", "certainty", "kind", "measure", "mention", "method", "modality", "origin", "polarity", "predicate", "reading",
    "relation", "role", "scale", "temporal", "unit",
)  # fmt: skip
PREFIXES: Mapping[str, str] = {
    "kg": "https://w3id.org/kg-news/ontology#",
    "article": f"{THINGS}article/",
    "graph": f"{THINGS}graph/",
    "pub": f"{THINGS}publication/",
    "run": f"{THINGS}run/",
    **{name: f"{SCHEMES}{name}/" for name in SCHEME_NAMES},
    "wd": WIKIDATA,
    "gn": GEONAMES,
    "schema": "https://schema.org/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dct": "http://purl.org/dc/terms/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "qudt": "http://qudt.org/schema/qudt/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
LONGEST_FIRST = sorted(PREFIXES.items(), key=lambda item: (-len(item[1]), item[0]))


def shorten(iri: str) -> str:
    """Return an IRI with its prefix where one fits, else as it is.

    >>> shorten("https://w3id.org/kg-news/scheme/measure/killed")
    'measure:killed'
    """
    for prefix, namespace in LONGEST_FIRST:
        if iri.startswith(namespace):
            local = iri.removeprefix(namespace)
            return f"{prefix}:{local}" if local and not set("/#?") & set(local) else iri
    return iri
