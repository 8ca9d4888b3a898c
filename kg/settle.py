"""Store and judgements -> the graphs of who is whom: the links of each text, the shared identities, what people judged.

They are made anew from all texts of the store together; :mod:`kg.identity` says how. The graphs of the articles stay as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

from kg.errors import InputError
from kg.identity import Profile, judged_words, settle_identities
from kg.identity.verdicts import Verdicts
from kg.link.judgements import Judgement, fingerprint, read_judgements, write_judgements
from kg.model import Entity, Link, Span
from kg.rdf import canonical_quads, identity_quads, judgement_quads
from kg.rdf.article import TYPES
from kg.resources import languages
from kg.shelf import Shelf
from kg.shipped import ask_shipped
from kg.store import Asked, Row, Store, Term, folder_of
from kg.terms import BASE, expand, graph_iri, links_graph_iri, local_name, span_of, token_of
from kg.textwise import ask_text, list_texts

JUDGEMENTS = "judgements.tsv"
CLASSES = {expand(kind): type_ for type_, kind in TYPES.items()}
Place = tuple[str, str]


def load_judgements(given: str | Path | None, store: str | Path) -> tuple[Judgement, ...]:
    """Return the judgements of a file, else those that stand in the folder of a store, if any."""
    path = Path(given) if given else folder_of(store) / JUDGEMENTS
    if not path.is_file():
        if given:
            raise InputError(f"there is no file of judgements {path}; kg judge --judgements {path} makes one")
        return ()
    return read_judgements(path)


def keep_judgements(given: str | Path, store: str | Path) -> None:
    """Copy a file of judgements into the folder of a store, so that they hold when nothing is given."""
    write_judgements(folder_of(store) / JUDGEMENTS, read_judgements(Path(given)))


def settle_graphs(
    store: Store, judgements: Sequence[Judgement], *, read: Shelf[Profile] | None = None, base: str = BASE
) -> Iterator[dict[str, list[str]]]:
    """Yield the graphs of who is whom, by IRI; the profiles just ``read`` stand for what the store has of their texts."""
    with Shelf[Profile]() if read is None else nullcontext(read) as shelf:
        for profile in load_profiles(store, judged_words(judgements), but=frozenset(shelf)):
            shelf.put(profile.article, profile)
        identities = settle_identities(shelf, judgements, base=base)
        for article, entities in identities.entities.items():
            yield {links_graph_iri(article): list(identity_quads(article, entities))}
    claims = judged_claims(store, judgements)
    judged = {judgement: (*iris, *claims.get(judgement, ())) for judgement, iris in identities.judged.items()}
    yield {graph_iri("identities", base): list(canonical_quads(identities.canonical, base=base))}
    yield {graph_iri("judgements", base): list(judgement_quads(judged, base=base))}


def load_profiles(store: Store, words: frozenset[str] = frozenset(), *, but: Collection[str] = ()) -> Iterator[Profile]:
    """Yield the profiles of the texts of a store that speak of something, all but some."""
    places = _entity_places(store, words)
    for text in list_texts(store, but=but):
        entities = {
            str(row["entity"]): Entity(local_name(str(row["entity"])), CLASSES.get(str(row["type"])), str(row["name"]))
            for row in ask_text(store, "identity", "entities", text)
        }
        if entities:
            yield _profile(store, text, entities, places)


def _profile(store: Store, text: str, entities: Mapping[str, Entity], places: Mapping[tuple[str, Span], Place]) -> Profile:
    """Return the profile of a text, from its entities by IRI."""
    links = _links(ask_text(store, "identity", "links", text))
    mentions = _mentions(ask_text(store, "compare", "mentions", text))
    linked = (replace(entity, links=tuple(links.get(iri, ()))) for iri, entity in entities.items())
    named = frozenset(entity.id for iri, entity in entities.items() if any(name for name, _ in mentions.get(iri, ())))
    spans = {entity.id: _anchor(mentions.get(iri, ())) for iri, entity in entities.items()}
    placed = {entity.id: place for iri, entity in entities.items() if (place := places.get((iri, spans[entity.id])))}
    return Profile(text, tuple(linked), named, spans, placed)


def _links(rows: Iterable[Row]) -> dict[str, list[Link]]:
    links: dict[str, list[Link]] = defaultdict(list)
    for row in rows:
        score, accepted, method = float(str(row["score"])), str(row["accepted"]) == "true", token_of(str(row["method"]))
        reason = str(row["reason"]) if row["reason"] else ""
        links[str(row["entity"])].append(Link(str(row["target"]), score, method, accepted, span_of(str(row["mention"])), reason))
    return {entity: sorted(found, key=lambda link: (-link.score, link.target)) for entity, found in links.items()}


def _mentions(rows: Iterable[Row]) -> dict[str, list[tuple[bool, Span]]]:
    mentions: dict[str, list[tuple[bool, Span]]] = defaultdict(list)
    for row in rows:
        mentions[str(row["entity"])].append((token_of(str(row["kind"])) == "name", span_of(str(row["mention"]))))
    return mentions


def _anchor(mentions: Iterable[tuple[bool, Span]]) -> Span:
    """Return the first name, else the first mention, the longest where several begin together."""
    listed = sorted(mentions, key=lambda mention: (not mention[0], mention[1].start, -mention[1].end))
    return listed[0][1] if listed else Span(0, 0)


def _entity_places(store: Asked, words: frozenset[str]) -> dict[tuple[str, Span], Place]:
    """Return the sentences of the mentions that have some words."""
    places = {}
    for wanted in sorted(words):
        for row in ask_shipped(store, "identity", "mentions-of-words", {"words": [Term("literal", wanted)]}):
            places[str(row["thing"]), span_of(str(row["mention"]))] = fingerprint(str(row["sentence"])), wanted
    return places


def judged_claims(store: Asked, judgements: Sequence[Judgement]) -> dict[Judgement, tuple[str, ...]]:
    """Return the claims that each judgement is about: those of its words in a sentence of its fingerprint."""
    verdicts = Verdicts.of(judgement for judgement in judgements if not judgement.object)
    found: dict[Judgement, tuple[str, ...]] = {}
    for wanted in sorted(judged_words(verdicts.judgements)):
        for language in languages():
            words_in = {"words": [Term("literal", wanted, language=language)]}
            for row in ask_shipped(store, "identity", "claims-of-words", words_in):
                claim, place = str(row["thing"]), (fingerprint(str(row["sentence"])), wanted)
                for judgement in verdicts.about(claim, place):
                    found[judgement] = (*found.get(judgement, ()), claim)
    return found


def describe_thing(store: Asked, iri: str) -> Place:
    """Return the fingerprint of the sentence and the words of an entity or a claim; raise InputError for anything else."""
    thing = {"thing": [Term("iri", iri)]}
    for row in ask_shipped(store, "identity", "claim", thing):
        return fingerprint(str(row["sentence"])), _normal(row["words"])
    rows = list(ask_shipped(store, "identity", "mentions-of", thing))
    spans = [(token_of(str(row["kind"])) == "name", span_of(str(row["mention"]))) for row in rows]
    for row in rows:
        if span_of(str(row["mention"])) == _anchor(spans):
            return fingerprint(str(row["sentence"])), _normal(row["words"])
    raise InputError(f"{local_name(iri)} is no entity and no claim of the store; kg query prints their IRIs")


def _normal(words: Term | None) -> str:
    return " ".join(str(words).split())
