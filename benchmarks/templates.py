"""Articles out of sentence templates of our own, as many as wanted, as a store holds them: nothing is read by a model.

Run ``python -m benchmarks.templates STORE [CLAIMS]`` to keep such a store. Each article has sixteen claims: thirteen are the
narrator's, three are said by somebody, four give a figure; verbs and measures are as uneven as in news. The same number gives
the same store.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from random import Random

from kg.derive import derive_graphs
from kg.model import (
    Argument,
    Article,
    Attribution,
    Claim,
    Entity,
    Link,
    Mention,
    Predicate,
    Quantity,
    Record,
    Sentence,
    Slot,
    Span,
)
from kg.rdf import article_quads, authority_quads, links_quads, ontology_quads
from kg.store import Store, group_graphs, open_store

CLAIMS, SOME, PER_ARTICLE, BATCH, SEED = 40_000, 9_600, 16, 200, 7
WIKIDATA = "http://www.wikidata.org/entity/"
PIECE = re.compile(r"[<>]|\{(\w+)([:|])([^}]*)\}|[^<>{]+")
PLACES = {
    "Paris": "Q90", "Lyon": "Q456", "Marseille": "Q23482", "Lille": "Q648", "Nantes": "Q12191", "Bordeaux": "Q1479",
    "Toulouse": "Q7880", "Rennes": "Q647", "Strasbourg": "Q6602", "Kiev": "Q1899", "Moscou": "Q649", "Berlin": "Q64",
    "Madrid": "Q2807", "Rome": "Q220", "Londres": "Q84", "Bruxelles": "Q239", "Vienne": "Q1741", "Varsovie": "Q270",
    "Prague": "Q1085", "Ankara": "Q3640", "Tunis": "Q3572", "Alger": "Q3561", "Dakar": "Q3718", "Tokyo": "Q1490",
}  # fmt: skip
FIRST = (
    "Anne", "Bruno", "Claire", "David", "Elsa", "Fabrice", "Gisèle", "Hugo", "Inès", "Jules", "Karine", "Louis", "Marion",
)  # fmt: skip
LAST = (
    "Aubry", "Besson", "Colin", "Delmas", "Evrard", "Faure", "Garnier", "Hamon", "Imbert", "Joly", "Klein", "Lebrun", "Masson",
)  # fmt: skip
ORGANIZATIONS = (
    "le ministère",
    "la préfecture",
    "l’état-major",
    "l’hôpital",
    "la Croix-Rouge",
    "le syndicat",
    "l’agence Nord-Info",
)
WORKS = ("le rapport", "la vidéo", "l’enquête", "le communiqué", "le film")
COUNTED = {"person": ("habitants", "soldats", "voyageurs", "mineurs", "manifestants"), "share": ("de la flotte", "des récoltes")}
PUBLISHERS = ("Le Quotidien", "La Gazette", "L’Heure", "Nord-Info", "Le Littoral")
VERBS = {
    "visit": "a visité", "open": "a ouvert", "meet": "a rencontré", "support": "soutient", "publish": "a publié",
    "attack": "attaque", "demand": "demande", "lose": "a perdu", "leave": "a quitté", "show": "montre", "elect": "a élu",
    "buy": "a acheté", "sell": "a vendu", "build": "a construit", "close": "a fermé", "accuse": "accuse", "arrest": "a arrêté",
    "beat": "a battu", "win": "a gagné", "help": "aide", "join": "a rejoint", "lead": "dirige", "found": "a fondé",
    "replace": "remplace", "receive": "a reçu", "propose": "propose", "refuse": "refuse", "sign": "a signé",
    "launch": "a lancé", "reach": "a atteint", "cross": "a traversé", "destroy": "a détruit", "protect": "protège",
    "produce": "produit", "present": "a présenté", "invite": "a invité", "threaten": "menace", "withdraw": "retire",
    "capture": "a pris", "advance": "avance vers",
}  # fmt: skip
MEASURES = {"other": 12, "lost": 2, "killed": 1, "wounded": 1, "casualties": 1, "evacuated": 1, "produced": 2, "participants": 2}
TEMPLATES = (
    ("states", "<{subject:person} {verb|} {object:place}>."),
    ("states", "<{subject:organization} {verb|} {object:work} à {place:place}>."),
    ("states", "<{subject:person} {verb|} {object:organization}>."),
    ("states", "<{subject:organization} {verb|} {object:place}>."),
    ("states", "<{subject:work} {verb|} {object:place}>."),
    ("states", "<{subject:person} {verb|} {object:work}>."),
    ("states", "<{subject:place} {verb|} {object:organization}>."),
    ("states", "<{subject:person} {verb|} {object:person} à {place:place}>."),
    ("states", "<{subject:organization} {verb|} {object:person}>."),
    ("states", "<{subject:work} {verb|} {object:person}>."),
    ("states", "<{subject:organization} {verb|} {quantity:person}>."),
    ("states", "<{quantity:person} {verb|} {object:place}>."),
    ("states", "<{quantity:share} {verb|} {object:place}>."),
    ("reports", "{cue|Selon} {source:organization}, <{quantity:person} {verb|} {object:place}>."),
    ("considers", "« <{subject:organization} {verb|} {object:place}> », {cue|a déclaré} {source:person}."),
    ("denies", "{source:person} {cue|dément} que <{subject:organization} {verb|} {object:person}>."),
)
RANKS = [1 / rank for rank in range(3, 3 + len(VERBS))]
ACTS = {"denies": "denies"}


@dataclass
class _Draft:
    """An article while it is written."""

    random: Random
    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    attributions: list[Attribution] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def add(self, words: str) -> Span:
        """Write words and return where they stand."""
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))

    def mention(self, kind: str) -> Span:
        """Name somebody or something and return where."""
        name = _name(self.random, kind)
        span = self.add(name)
        if name not in self.entities:
            identity = WIKIDATA + PLACES[name] if kind == "place" else None
            links = (Link(identity, 0.95, "exact", accepted=True, mention=span),) if identity else ()
            self.entities[name] = Entity(f"entity-{span.start}", TYPES[kind], name, links, identity)
        shape = "name" if kind in ("person", "place") else "nominal"
        self.mentions.append(Mention(span, span, TYPES[kind], shape, self.entities[name].id))
        return span

    def count(self, unit: str) -> tuple[Span, Quantity]:
        """Write a figure with what it counts; return where they stand, and the figure."""
        (measure,) = self.random.choices(tuple(MEASURES), tuple(MEASURES.values()))
        low, noun = self.random.randrange(10, 90), self.random.choice(COUNTED[unit])
        high = low if unit == "share" else low + self.random.randrange(1, 30)
        number = self.add(f"{low} %" if unit == "share" else f"{low} à {high}")
        self.add(" ")
        counted = self.add(noun)
        entity = Entity(f"entity-{counted.start}", "Group", noun)
        self.entities[entity.id] = entity
        self.mentions.append(Mention(counted, counted, "Group", "nominal", entity.id))
        scale, whose = (100, None) if unit == "share" else (1, Slot(counted, entity.id))
        quantity = Quantity(
            number, Decimal(low) / scale, Decimal(high) / scale, True, True, low % 3 == 0, False, unit, measure, number,
            counted=Slot(counted, entity.id), population=whose,
        )  # fmt: skip
        return Span(number.start, counted.end), quantity


TYPES = {"person": "Person", "organization": "Organization", "place": "Place", "work": "Work"}


def _name(random: Random, kind: str) -> str:
    if kind == "person":
        return f"{random.choice(FIRST)} {random.choice(LAST)}"
    return random.choice({"organization": ORGANIZATIONS, "place": tuple(PLACES), "work": WORKS}[kind])


def make_records(articles: int) -> Iterator[Record]:
    """Yield the records of so many articles, each of another text."""
    for number in range(articles):
        draft = _Draft(Random(SEED + number))
        for paragraph, (mode, template) in enumerate(TEMPLATES):
            _write_sentence(draft, mode, template, paragraph)
        published = (date(2023, 1, 1) + timedelta(days=number % 365)).isoformat()
        known = {"title": f"Article {number}", "published": published, "url": f"https://example.org/{number}"}
        article = Article(f"article-{number}", draft.text, "fr", publisher=PUBLISHERS[number % len(PUBLISHERS)], **known)
        yield Record(
            article, tuple(draft.sentences), tuple(draft.mentions), tuple(draft.entities.values()), tuple(draft.attributions),
            tuple(draft.quantities), tuple(draft.claims), (), (),
        )  # fmt: skip


def _write_sentence(draft: _Draft, mode: str, template: str, paragraph: int) -> None:
    """Write a sentence and what it claims."""
    start, places = len(draft.text), dict[str, Span]()
    parts: dict[str, Argument] = {}
    quantity: Quantity | None = None
    for piece in PIECE.finditer(template):
        role, sign, value = piece.groups()
        if role == "verb":
            (verb,) = draft.random.choices(tuple(VERBS), RANKS)
            places[verb] = draft.add(VERBS[verb])
        elif sign == "|":
            places[role] = draft.add(value)
        elif role == "quantity":
            span, quantity = draft.count(value)
            slot = "object" if "subject" in parts else "subject"
            parts[slot] = Argument(slot, (span,), span, draft.mentions[-1].entity)
        elif role:
            span = draft.mention(value)
            parts[role] = Argument(role, (span,), span, draft.mentions[-1].entity)
        elif piece[0] in "<>":
            places["content"] = Span(places["content"].start if piece[0] == ">" else len(draft.text), len(draft.text))
        else:
            draft.add(piece[0])
    sentence = Sentence(Span(start, len(draft.text)), paragraph, "body")
    draft.sentences.append(sentence)
    draft.add("\n\n")
    said = _attribute(draft, mode, places, parts.pop("source", None))
    if quantity:
        place = parts.get("place")
        quantity = replace(quantity, attribution=said, place=Slot(place.head, place.entity) if place else None)
        draft.quantities.append(quantity)
    (concept,) = places.keys() - {"cue", "content"}
    predicate = Predicate((places[concept],), places[concept], concept)
    others = tuple(part for role, part in parts.items() if role not in ("subject", "object"))
    modality, certainty = ("reporting conditional", "unknown") if mode == "considers" else (None, "certain")
    claim = Claim(
        places["content"], sentence.span, parts.get("subject"), predicate, parts.get("object"), others,
        quantity.id if quantity else None, mode, "positive", modality, certainty, said, "active", key=str(places[concept].start),
    )  # fmt: skip
    draft.claims.append(claim)


def _attribute(draft: _Draft, mode: str, places: dict[str, Span], source: Argument | None) -> str | None:
    """Add who says it, if anybody does; return the id."""
    if source is None:
        return None
    direct = draft.text[places["content"].start - 2] == "«"
    said = Attribution(
        (places["content"],), (places["cue"],), source.spans, "direct" if direct else "indirect", ACTS.get(mode, "asserts"),
        "quote" if direct else "main", speaker=source.entity,
    )  # fmt: skip
    draft.attributions.append(said)
    return said.id


def fill(store: Store, claims: int) -> int:
    """Put articles into a store until it has so many claims; return the number of claims.

    The first articles are compared, as many as a newspaper has in a week, so that the figures beside each other are of that size.
    """
    articles = -(-claims // PER_ARTICLE)
    store.put(group_graphs(chain(ontology_quads(), authority_quads())))
    records = make_records(articles)
    while batch := list(islice(records, BATCH)):
        graphs: dict[str, list[str]] = {}
        first = batch[0].article.id == "article-0"
        for record in batch:
            graphs |= group_graphs(chain(article_quads(record), links_quads(record)))
        store.put(graphs)
        if first:
            store.put(derive_graphs(store))
    store.finish()
    return articles * PER_ARTICLE


@contextmanager
def store_of(given: str | None) -> Iterator[str]:
    """Give the store that was named, else one of as many articles as three newspapers have in a day."""
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory() as room:
        with open_store(Path(room) / "store", writable=True) as store:
            fill(store, SOME)
        yield str(Path(room) / "store")


if __name__ == "__main__":
    with open_store(Path(sys.argv[1]), writable=True) as made:
        print(f"{fill(made, int(sys.argv[2]) if len(sys.argv) > 2 else CLAIMS)} claims, {made.quads} quads")
