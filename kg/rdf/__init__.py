"""Record -> quads: canonical N-Quads lines of the article's graph and of its links graph; triples are written only here.

A line is one quad, without its line end, in the bytes that the store gives back; a hash is taken of the sorted lines. There are
no blank nodes, numbers are canonical, language tags are lower-case.
"""

from kg.rdf.article import article_quads, heading_quads, publication_quads, revision_quads
from kg.rdf.identity import canonical_quads, judgement_quads
from kg.rdf.links import identity_quads, links_quads
from kg.rdf.vocabulary import authority_quads, ontology_quads

__all__ = [
    "article_quads", "authority_quads", "canonical_quads", "heading_quads", "identity_quads", "judgement_quads", "links_quads",
    "ontology_quads", "publication_quads", "revision_quads",
]  # fmt: skip
