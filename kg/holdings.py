"""Store -> Sheets: what the graphs of the articles bring to a comparison, by queries that any SPARQL endpoint answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from urllib.parse import unquote

from kg.comparison import Sheet, sheet_of
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
from kg.prefixes import SCHEMES
from kg.store import Row, Store, Term
from kg.terms import local_name
from kg.textwise import ask_text, base_of, list_texts

WORD = re.compile(r"\w+")
PIECE = re.compile(r"#char=(\d+),(\d+)$")
TIME = re.compile(r"/time-(\d+)-(\d+)$")
INTERVAL = re.compile(r"([\[\]])([^,]*),([^\]\[]*)([\[\]])")


@dataclass
class _Gathered:
    """What the rows say of one text."""

    sentences: set[Span] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    attributions: dict[str, Attribution] = field(default_factory=dict)
    quantities: dict[str, Row] = field(default_factory=dict)
    claims: dict[str, Row] = field(default_factory=dict)


def load_sheets(store: Store) -> Iterator[Sheet]:
    """Yield one sheet a publication, in the order of texts and ids; a text that was published twice gives two."""
    for text in list_texts(store):
        gathered = _gather(store, text)
        for row in ask_text(store, "compare", "publications", text):
            yield _sheet(row, gathered)


def _gather(store: Store, text: str) -> _Gathered:
    """Return what the rows say of a text."""

    def rows(name: str) -> Iterator[Row]:
        return ask_text(store, "compare", name, text)

    gathered = _Gathered()
    for row in rows("entities"):
        _gather_entity(row, gathered.entities)
    for row in rows("mentions"):
        span = _span(row["mention"])
        mention = Mention(span, span, None, _token(row["kind"]) or "", _local(row["entity"]))
        gathered.mentions.append(mention)
    for row in rows("attributions"):
        _gather_attribution(row, gathered.attributions)
    for row in rows("figures"):
        gathered.quantities.setdefault(str(row["quantity"]), row)
        gathered.sentences.update([_span(row["sentence"])] if row["sentence"] else [])
    for row in rows("claims"):
        gathered.claims.setdefault(str(row["claim"]), row)
    return gathered


def _local(term: Term | None) -> str | None:
    return local_name(str(term)) if term else None


def _span(term: Term | None) -> Span:
    found = PIECE.search(str(term)) or TIME.search(str(term))
    return Span(int(found[1]), int(found[2])) if found else Span(0, 0)


def _token(term: Term | None) -> str | None:
    """Return the token of a concept, all that follows the name of its scheme."""
    return unquote(str(term).removeprefix(SCHEMES).partition("/")[2]).replace("_", " ") if term else None


def _measure(term: Term | None) -> str | None:
    """Return a measure, whose token is written with underscores in the record, too."""
    return local_name(str(term)) if term else None


def _gather_entity(row: Row, known: dict[str, Entity]) -> None:
    """Add the identity that one row proposes for an entity to those of the rows before."""
    identity, local = str(row["identity"]), local_name(str(row["entity"]))
    entity = known.get(local) or Entity(
        local,
        "Place" if row["place"] else None,
        str(row["name"]),
        identity=None if identity == str(row["entity"]) else identity,
    )
    proposed = Link(str(row["candidate"]), 0.0, "", False, Span(0, 0), str(row["reason"] or "")) if row["candidate"] else None
    known[local] = replace(entity, links=(*entity.links, proposed)) if proposed else entity


def _gather_attribution(row: Row, known: dict[str, Attribution]) -> None:
    """Add the pieces that one row has of an attribution to those of the rows before."""
    key = str(row["attribution"])
    before = known.get(key) or Attribution(
        (),
        (),
        (),
        _token(row["kind"]) or "",
        _token(row["act"]) or "",
        "",
        speaker=_local(row["speaker"]),
        via=_local(row["via"]),
    )
    known[key] = replace(
        before,
        content=_with(before.content, row["content"]),
        cue=_with(before.cue, row["cue"]),
        source=_with(before.source, row["source"]),
    )


def _with(spans: Iterable[Span], term: Term | None) -> tuple[Span, ...]:
    return tuple(sorted({*spans, _span(term)})) if term else tuple(spans)


def _sheet(row: Row, gathered: _Gathered) -> Sheet:
    article = Article(
        str(row["id"]),
        str(row["words"]),
        str(row["language"]),
        published=str(row["published"]) if row["published"] else None,
        publisher=str(row["publisher"]) if row["publisher"] else None,
        url=str(row["url"]) if row["url"] else None,
    )
    gathered.mentions.sort(key=lambda mention: (mention.span, mention.entity or ""))
    quantities = {key: _quantity(found, gathered, article) for key, found in gathered.quantities.items()}
    record = Record(
        article=article,
        sentences=tuple(Sentence(span, 0, "body") for span in sorted(gathered.sentences)),
        mentions=tuple(gathered.mentions),
        entities=tuple(gathered.entities.values()),
        attributions=tuple(sorted(gathered.attributions.values(), key=lambda item: item.anchor)),
        quantities=tuple(sorted(quantities.values(), key=lambda quantity: quantity.span)),
        claims=tuple(_claim(found, quantities[str(found["quantity"])], gathered, article) for found in gathered.claims.values()),
        unread=(),
        repairs=(),
    )
    return sheet_of(record, base=base_of(str(row["text"])))


def _quantity(row: Row, gathered: _Gathered, article: Article) -> Quantity:
    span = Span(int(str(row["start"])), int(str(row["end"])))
    low, high, with_low, with_high = _ends(str(row["interval"]))
    attribution = gathered.attributions.get(str(row["attribution"]))
    return Quantity(
        span,
        low,
        high,
        with_low,
        with_high,
        approximate=row["approximate"] is not None,
        negated=row["negated"] is not None,
        unit=_token(row["unit"]),
        measure=_measure(row["measure"]),
        number=span,
        scale=_token(row["scale"]) or "level",
        counted=_counted(row["counted"], span, article),
        population=_slot(row["population"], span, gathered),
        place=_slot(row["place"], span, gathered),
        time=_time(row),
        source=attribution.source if attribution else _with((), row["source"]),
        attribution=attribution.id if attribution else None,
    )


def _ends(interval: str) -> tuple[Decimal | None, Decimal | None, bool | None, bool | None]:
    found = INTERVAL.fullmatch(interval)
    left, low, high, right = found.groups() if found else ("[", "", "", "]")
    return (
        Decimal(low) if low else None,
        Decimal(high) if high else None,
        left == "[" if low else None,
        right == "]" if high else None,
    )


def _time(row: Row) -> Slot | None:
    value = str(row["date"]) if row["date"] else None
    return Slot(_span(row["time"]), value=value, relation=_token(row["relation"])) if row["time"] else None


def _counted(words: Term | None, number: Span, article: Article) -> Slot | None:
    """Return the place of the counted words that is nearest to the number."""
    if not words:
        return None
    starts = [found.start() for found in re.finditer(re.escape(str(words)), article.text)]
    nearest = min(starts, key=lambda start: abs(start - number.end), default=None)
    return None if nearest is None else Slot(Span(nearest, nearest + len(str(words))))


def _slot(term: Term | None, near: Span, gathered: _Gathered) -> Slot | None:
    """Return a slot; an entity stands where it is mentioned nearest to the number."""
    if not term:
        return None
    if PIECE.search(str(term)):
        return Slot(_span(term))
    entity = local_name(str(term))
    spans = [mention.span for mention in gathered.mentions if mention.entity == entity]
    nearest = min(spans, key=lambda span: abs(span.start - near.end), default=None)
    return Slot(nearest, entity=entity) if nearest else None


def _claim(row: Row, quantity: Quantity, gathered: _Gathered, article: Article) -> Claim:
    span = Span(int(str(row["start"])), int(str(row["end"])))
    key = local_name(str(row["claim"])).removeprefix("claim-")
    start = int(key.partition("-")[0])
    word = WORD.match(article.text, start)
    trigger = Span(start, word.end() if word else start)
    return Claim(
        span, span, _argument("subject", row["subject"], span, gathered), Predicate((), trigger, _token(row["predicate"]) or ""),
        _argument("object", row["object"], span, gathered), (), quantity.id,
        "states", "positive", None, "certain", None, "", reasons=(str(row["judged"]),) if row["judged"] else (), key=key,
    )  # fmt: skip


def _argument(role: str, term: Term | None, claim: Span, gathered: _Gathered) -> Argument | None:
    """Return an argument with all the places in the claim where its entity is mentioned."""
    if not term:
        return None
    if PIECE.search(str(term)):
        return Argument(role, (_span(term),), _span(term))
    entity = local_name(str(term))
    spans = tuple(item.span for item in gathered.mentions if item.entity == entity and claim.overlaps(item.span))
    return Argument(role, spans, spans[0], entity) if spans else None
