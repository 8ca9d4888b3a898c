"""``ontology/kg.ttl`` and the schemes -> ``docs/ontology.md``, the page of the vocabulary.

Run: ``python docs/build_ontology.py [--check]``. With ``--check`` nothing is written and a page that is out of date is an error.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.prefixes import PREFIXES, SCHEME_NAMES, shorten
from kg.rdf.vocabulary import load_vocabulary
from kg.terms import KG, SCHEMES

PAGE = Path(__file__).resolve().parent / "ontology.md"
MATCHES = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.exactMatch, SKOS.closeMatch)
KINDS = (
    (OWL.Class, "Classes"),
    (OWL.ObjectProperty, "Properties that point at things"),
    (OWL.DatatypeProperty, "Properties with a value"),
)
OPEN = ("predicate", "unit")
INTRODUCTION = f"""# The vocabulary of kg

Made by `python docs/build_ontology.py` from `ontology/kg.ttl` and `ontology/schemes/`; do not edit.

`kg:` is `{PREFIXES["kg"]}`, a concept is `{SCHEMES}` followed by its scheme and its token. The names under
`w3id.org` are not registered yet: they identify, but they do not lead to a page.

A claim is one node. The property that points at its predicate tells asserting from expressing: `kg:states` (the narrator),
`kg:reports` (a source), `kg:denies`, `kg:considers` (nobody says that it has happened). Every node has its words (`kg:quote`) and
their place (`kg:start`, `kg:end`: code points of the text, end exclusive).
"""


def render(graph: Graph) -> str:
    """Return the page."""
    return "\n".join((INTRODUCTION, *_terms(graph), *_schemes(graph)))


def _terms(graph: Graph) -> Iterator[str]:
    for kind, title in KINDS:
        yield f"## {title}\n"
        yield "| term | français | English | what it is | domain → range | related |\n|---|---|---|---|---|---|"
        for term in _own(graph, kind):
            yield _row(graph, term)
        yield ""


def _own(graph: Graph, kind: URIRef) -> Iterable[URIRef]:
    """Return the terms of a kind in the order of the vocabulary."""
    names = [name for name in KG.__annotations__ if not name.startswith("_")]
    return (KG[name] for name in names if (KG[name], RDF.type, kind) in graph)


def _row(graph: Graph, term: URIRef) -> str:
    domain, reach = graph.value(term, RDFS.domain), graph.value(term, RDFS.range)
    span = f"{shorten(str(domain)) if domain else ''} → {shorten(str(reach)) if reach else ''}" if domain or reach else ""
    related = sorted({shorten(str(found)) for match in MATCHES for found in graph.objects(term, match)})
    definition = f"{_words(graph, term, SKOS.definition, 'fr')} — *{_words(graph, term, SKOS.definition, 'en')}*"
    labels = (_words(graph, term, RDFS.label, "fr"), _words(graph, term, RDFS.label, "en"))
    return f"| `{shorten(str(term))}` | {labels[0]} | {labels[1]} | {definition} | {span} | {', '.join(related)} |"


def _schemes(graph: Graph) -> Iterator[str]:
    yield "## Schemes\n"
    for scheme in SCHEME_NAMES:
        node = URIRef(f"{SCHEMES}{scheme}")
        yield f"### `{scheme}:` {_words(graph, node, RDFS.label, 'fr')} — {_words(graph, node, RDFS.label, 'en')}\n"
        yield f"{_words(graph, node, SKOS.definition, 'fr')} — *{_words(graph, node, SKOS.definition, 'en')}*\n"
        concepts = sorted(concept for concept in graph.subjects(SKOS.inScheme, node) if isinstance(concept, URIRef))
        if scheme in OPEN:
            yield ", ".join(f"`{_token(concept, scheme)}`" for concept in concepts) + "\n"
        else:
            yield "| concept | français | English | covers |\n|---|---|---|---|"
            yield from (_concept(graph, concept, scheme) for concept in concepts)
            yield ""


def _concept(graph: Graph, concept: URIRef, scheme: str) -> str:
    labels = (_words(graph, concept, SKOS.prefLabel, "fr"), _words(graph, concept, SKOS.prefLabel, "en"))
    covered = sorted(_token(found, scheme) for found in graph.objects(concept, KG.covers) if found != concept)
    return f"| `{_token(concept, scheme)}` | {labels[0]} | {labels[1]} | {', '.join(covered)} |"


def _token(concept: object, scheme: str) -> str:
    return str(concept).removeprefix(f"{SCHEMES}{scheme}/")


def _words(graph: Graph, node: URIRef, relation: URIRef, language: str) -> str:
    return next((str(text) for text in graph.objects(node, relation) if getattr(text, "language", None) == language), "")


def main(arguments: list[str]) -> int:
    """Write the page, or tell whether it is up to date."""
    page = render(load_vocabulary())
    if "--check" in arguments:
        stale = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page
        print("ontology.md is out of date: run python docs/build_ontology.py" if stale else "ontology.md is up to date")
        return int(stale)
    PAGE.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
