"""What a client accepts -> the format that it gets (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping

MOST_RANGES = 50
ROWS: Mapping[str, str] = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
TRIPLES: Mapping[str, str] = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdfxml",
    "application/x-turtle": "turtle",
    "text/plain": "ntriples",
    "application/xml": "rdfxml",
    "application/json": "jsonld",
}
MEDIA: Mapping[str, str] = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "turtle": "text/turtle; charset=utf-8",
    "ntriples": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
    "text": "text/plain; charset=utf-8",
}


def choose(accept: str, offered: Mapping[str, str]) -> str | None:
    """Return what is offered under the media type that is accepted most; the earlier offer where two are alike.

    >>> choose("text/csv;q=0.5, */*;q=0.1", {"application/json": "json", "text/csv": "csv"})
    'csv'
    """
    ranges = _ranges(accept)
    best = max(offered, key=lambda media: _quality(media, ranges), default=None)
    return offered[best] if best and _quality(best, ranges) > 0 else None


def wants_page(accept: str) -> bool:
    """Tell whether a client likes HTML better than any format of RDF or of rows, as browsers do."""
    return choose(accept, {**dict.fromkeys((*ROWS, *TRIPLES), "other"), "text/html": "page"}) == "page"


def _ranges(accept: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in (accept or "*/*").split(",")[:MOST_RANGES]:
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = next((value[2:] for value in parameters if value.startswith("q=")), "1")
        try:
            found[media] = min(max(float(weight), 0.0), 1.0)
        except ValueError:
            found[media] = 0.0
    return found


def _quality(media: str, ranges: Mapping[str, float]) -> float:
    for accepted in (media, f"{media.partition('/')[0]}/*", "*/*"):
        if accepted in ranges:
            return ranges[accepted]
    return 0.0
