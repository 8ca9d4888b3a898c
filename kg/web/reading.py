"""A store -> what pages show, by the queries of ``queries/web`` alone, so that any endpoint that answers them will do."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import wraps
from threading import Lock
from typing import Any, TypeVar

from kg.errors import QueryError
from kg.prefixes import PREFIXES, THINGS, shorten
from kg.shipped import shipped_query
from kg.store import Asked, Row, Term, bind
from kg.web.facets import Facets
from kg.web.things import (
    Claim,
    Entity,
    Part,
    Publication,
    Quantity,
    cell,
    language,
    make_claim,
    make_entity,
    make_quantity,
    text_of,
)

T = TypeVar("T")
NO_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\\x7f]|#.*#")


def once(read: Callable[[Reading], T]) -> Callable[[Reading], T]:
    """Return what reads the first time that it is asked for; other threads wait for that and for nothing else."""
    name = read.__name__

    @wraps(read)
    def kept(reading: Reading) -> T:
        if name not in reading.known:
            with reading.locks[name]:
                if name not in reading.known:
                    reading.known[name] = read(reading)
        value: T = reading.known[name]
        return value

    return kept


class Reading:
    """One state of a store, read when it is first asked for and then kept."""

    def __init__(self, store: Asked) -> None:
        self._store = store
        self.known: dict[str, Any] = {}
        self.locks: dict[str, Lock] = defaultdict(Lock)

    def rows(self, name: str, **given: Iterable[str]) -> list[Row]:
        """Return the rows of a query of ``queries/web`` whose variables have these IRIs as values; what is no IRI is left out."""
        values = {variable: [iri for iri in iris if not NO_IRI.search(iri)] for variable, iris in given.items()}
        return list(self._store.query(web_query(name, **values), bindings={}, prefixes=PREFIXES).rows())

    @property
    @once
    def publications(self) -> dict[str, Publication]:
        """The publication of every text, the first by id where it has several."""
        found: dict[str, Publication] = {}
        for row in self.rows("articles"):
            text, language = cell(row, "text"), cell(row, "language")
            known = (cell(row, name) for name in ("title", "publisher", "published", "url"))
            title, publisher, published, url = known
            found.setdefault(text, Publication(text, language, title or cell(row, "id"), publisher, published, url))
        return found

    @property
    @once
    def base(self) -> str:
        """The namespace of the things of this store."""
        first = next(iter(self.publications), "")
        return first[: first.rindex("article/")] if "article/" in first else THINGS

    @property
    @once
    def claims(self) -> dict[str, Claim]:
        """All claims, in the order of their texts and places."""
        words = {cell(row, "part"): cell(row, "words") for row in self.rows("pieces")}
        words |= {cell(row, "time"): cell(row, "quote") for row in self.times}
        words |= {entity.iri: entity.name for entity in self.entities.values()}
        parts: dict[str, list[Part]] = defaultdict(list)
        for row in self.rows("parts"):
            part = cell(row, "part")
            parts[cell(row, "claim")].append(Part(shorten(cell(row, "role")), part, words.get(part, "")))
        found: dict[str, Claim] = {}
        for row in self.rows("claims"):
            iri = cell(row, "claim")
            found.setdefault(iri, make_claim(row, tuple(sorted(parts[iri], key=lambda part: (part.role, part.iri)))))
        return {claim.iri: claim for claim in sorted(found.values(), key=lambda claim: (claim.text, claim.start, claim.iri))}

    @property
    @once
    def quantities(self) -> dict[str, Quantity]:
        """All numbers, in the order of their texts and places."""
        found: dict[str, Quantity] = {}
        for row in self.rows("quantities"):
            found.setdefault(cell(row, "quantity"), make_quantity(row))
        return dict(sorted(found.items(), key=lambda item: (item[1].text, item[1].start)))

    @property
    @once
    def entities(self) -> dict[str, Entity]:
        """All entities, by IRI."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows("entities"):
            found[cell(row, "entity")].append(row)
        return {iri: make_entity(rows) for iri, rows in sorted(found.items())}

    @property
    @once
    def identities(self) -> dict[str, list[Entity]]:
        """The entities of each identity."""
        found: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.entities.values():
            found[entity.identity].append(entity)
        return found

    @property
    @once
    def labels(self) -> dict[tuple[str, str], str]:
        """What the concepts are called, by IRI and language."""
        return {(cell(row, "concept"), language(row, "label")): cell(row, "label") for row in self.rows("labels")}

    @property
    @once
    def claim_counts(self) -> dict[str, int]:
        """How many claims each text makes."""
        return {cell(row, "text"): int(cell(row, "claims")) for row in self.rows("counts")}

    @property
    @once
    def claims_of(self) -> dict[str, list[Claim]]:
        """The claims of each text."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            found[claim.text].append(claim)
        return found

    @property
    @once
    def claims_with(self) -> dict[str, list[Claim]]:
        """The claims in which each identity takes part, or which it makes."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            takers = {part.iri for part in claim.parts} | {claim.speaker, claim.via}
            identities = {self.entities[iri].identity for iri in takers if iri in self.entities}
            for identity in sorted(identities):
                found[identity].append(claim)
        return found

    @property
    @once
    def times(self) -> list[Row]:
        """When claims are said to have happened."""
        return self.rows("times")

    @property
    @once
    def comparisons(self) -> list[Row]:
        """How figures of several texts lie to each other."""
        return self.rows("comparisons")

    @property
    @once
    def contents_of(self) -> dict[str, list[Row]]:
        """Which words of each text are given to whom."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows("contents"):
            found[cell(row, "text")].append(row)
        return found

    @property
    @once
    def repairs(self) -> dict[str, list[Row]]:
        """The words in doubt of each text."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows("repairs"):
            found[text_of(cell(row, "repair"))].append(row)
        return found

    @property
    @once
    def sentence_words(self) -> dict[str, str]:
        """The words of the sentences, for whoever asks for one of them; filled as texts are read."""
        return {}

    def words(self, text: str) -> str:
        """Return the words of a text."""
        return next((cell(row, "words") for row in self.rows("text", text=(text,))), "")

    def sentence(self, claim: Claim | Quantity) -> str:
        """Return the sentence in which a claim or a number stands."""
        self.read_sentences((claim,))
        return self.sentence_words.get(claim.sentence, claim.quote)

    def sentences_of(self, things: Iterable[str]) -> dict[str, str]:
        """Return the sentence of each thing that stands in one."""
        own = sorted({thing for thing in things if thing.startswith(self.base)})
        rows = self.rows("said", thing=own) if own else ()
        return {cell(row, "thing"): " ".join(cell(row, "words").split()) for row in rows}

    def read_sentences(self, claims: Iterable[Claim | Quantity]) -> None:
        """Read the sentences of many claims at once, for those who ask for them one by one."""
        missing = sorted({claim.sentence for claim in claims} - self.sentence_words.keys() - {""})
        for row in self.rows("spans", piece=missing) if missing else ():
            self.sentence_words[cell(row, "piece")] = " ".join(cell(row, "words").split())

    @property
    @once
    def facets(self) -> Facets:
        """By what the claims are parted."""
        return Facets(self)

    @property
    @once
    def numbers_of(self) -> dict[str, list[Quantity]]:
        """The numbers of each text."""
        found: dict[str, list[Quantity]] = defaultdict(list)
        for quantity in self.quantities.values():
            found[quantity.text].append(quantity)
        return found

    def warm(self) -> None:
        """Read what pages need, first what most of them do."""
        for name in ("publications", "claim_counts", "labels", "facets", "claims_of", "numbers_of", "contents_of", "claims_with"):
            getattr(self, name)


def web_query(name: str, **given: Iterable[str]) -> str:
    """Return the SPARQL of a query of ``queries/web``, with IRIs as the values of variables at the head of its pattern.

    There they lead the search in any engine, where a binding from outside would come last; they are checked to be IRIs.
    """
    values: dict[str, list[Term]] = {}
    for variable, iris in given.items():
        listed = tuple(iris)
        if any(NO_IRI.search(iri) for iri in listed):
            raise QueryError("an IRI has no spaces, quotes, brackets or backslashes")
        values[variable] = [Term("iri", iri) for iri in listed]
    return bind(shipped_query("web", name), values)
