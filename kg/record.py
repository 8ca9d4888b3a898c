"""Record <-> JSON: the stand-off record as other programs read it, by ``ontology/record.schema.json``.

Every object with ``start`` and ``end`` also has the ``text`` of that slice. References between objects are ids, and IRIs for
entities. What is written can be read back: the graph is made of the record and of nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kg.errors import ReadError
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
    Repair,
    Sentence,
    Slot,
    Span,
    Unread,
)
from kg.terms import BASE, Names, concept, local_name, token_of

Json = dict[str, Any]
METADATA = ("language", "title", "author", "published", "publisher", "url")


def to_json(record: Record, *, base: str = BASE) -> Json:
    """Return the record as the contract has it: plain dictionaries, lists, strings, numbers, booleans and None."""
    writer = _Writer(record, Names(record, base))
    return {
        "article": writer.article(),
        "sentences": [writer.sentence(item) for item in record.sentences],
        "mentions": [writer.mention(item) for item in record.mentions],
        "entities": [writer.entity(item) for item in record.entities],
        "attributions": [writer.attribution(item) for item in record.attributions],
        "quantities": [writer.quantity(item) for item in record.quantities],
        "claims": [writer.claim(item) for item in record.claims],
        "unread": [writer.at(item.span) | {"reason": item.reason} for item in record.unread],
        "repairs": [writer.at(item.span) | {"reason": item.reason, "candidate": item.candidate} for item in record.repairs],
    }


def from_json(json: Mapping[str, Any]) -> Record:
    """Return the record that was written; raise ReadError for anything else."""
    try:
        return _Reader().record(json)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ReadError(f"not a record of kg extract ({type(error).__name__}: {error}); make it anew with kg extract") from error


@dataclass(frozen=True, slots=True)
class _Writer:
    source: Record
    names: Names

    def article(self) -> Json:
        article = self.source.article
        return {
            "id": article.id,
            "iri": self.names.article,
            "sha256": article.sha256,
            **{field: getattr(article, field) for field in METADATA},
            "characters": len(article.text),
            "text": article.text,
            "origin": dict(sorted(article.origin.items())),
        }

    def at(self, span: Span) -> Json:
        return {"start": span.start, "end": span.end, "text": self.source.article.slice(span)}

    def sentence(self, item: Sentence) -> Json:
        return self.at(item.span) | {
            "paragraph": item.paragraph,
            "role": item.role,
            "reading": item.reading,
            "reasons": list(item.reasons),
        }

    def mention(self, item: Mention) -> Json:
        return self.at(item.span) | {
            "head": _pair(item.head),
            "type": item.type,
            "kind": item.kind,
            "entity": self._entity(item.entity),
        }

    def entity(self, item: Entity) -> Json:
        iri = self.names.entity(item.id)
        return {
            "iri": iri,
            "type": item.type,
            "name": item.name,
            "identity": item.identity or iri,
            "links": [
                {
                    "target": link.target,
                    "score": link.score,
                    "method": link.method,
                    "accepted": link.accepted,
                    "mention": _pair(link.mention),
                    "reason": link.reason,
                }
                for link in item.links
            ],
        }

    def attribution(self, item: Attribution) -> Json:
        return {
            "id": item.id,
            "iri": self.names.attributions[item.id],
            **self.at(item.span),
            "kind": item.kind,
            "act": item.act,
            "form": item.form,
            "certainty": item.certainty,
            "content": _pairs(item.content),
            "cue": _pairs(item.cue),
            "source": _pairs(item.source),
            "speaker": self._entity(item.speaker),
            "via": self._entity(item.via),
            "within": item.within,
            "reading": item.reading,
        }

    def quantity(self, item: Quantity) -> Json:
        return {
            "id": item.id,
            "iri": self.names.quantities[item.id],
            **self.at(item.span),
            "min": _number(item.minimum),
            "max": _number(item.maximum),
            "min_inclusive": item.min_inclusive,
            "max_inclusive": item.max_inclusive,
            "approximate": item.approximate,
            "negated": item.negated,
            "unit": item.unit,
            "measure": item.measure,
            "number": _pair(item.number),
            "unit_span": _pair(item.unit_span) if item.unit_span else None,
            "counted": self._slot(item.counted),
            "population": self._slot(item.population),
            "place": self._slot(item.place),
            "time": self._slot(item.time),
            "source": _pairs(item.source),
            "attribution": item.attribution,
            "scale": item.scale,
        }

    def claim(self, item: Claim) -> Json:
        predicate = item.predicate
        return {
            "id": item.id,
            "iri": self.names.claims[item.id],
            **self.at(item.span),
            "sentence": _pair(item.sentence),
            "subject": self._argument(item.subject) if item.subject else None,
            "predicate": {
                "spans": _pairs(predicate.spans),
                "head": _pair(predicate.head),
                "text": self._text(predicate.spans),
                "iri": concept("predicate", predicate.concept),
            },
            "object": self._argument(item.object) if item.object else None,
            "arguments": [
                {"role": argument.role, **self._argument(argument), "value": argument.value} for argument in item.arguments
            ],
            **{field: getattr(item, field) for field in CLAIM_FIELDS},
            "reasons": list(item.reasons),
        }

    def _argument(self, item: Argument) -> Json:
        return {
            "spans": _pairs(item.spans),
            "head": _pair(item.head),
            "text": self._text(item.spans),
            "entity": self._entity(item.entity),
        }

    def _slot(self, item: Slot | None) -> Json | None:
        if item is None:
            return None
        return self.at(item.span) | {"entity": self._entity(item.entity), "value": item.value, "relation": item.relation}

    def _text(self, spans: Iterable[Span]) -> str:
        """Return the words of a slot; where it is interrupted, its parts with an ellipsis between them."""
        return " … ".join(map(self.source.article.slice, spans))

    def _entity(self, local: str | None) -> str | None:
        return self.names.entity(local) if local else None


CLAIM_FIELDS = ("quantity", "mode", "polarity", "modality", "certainty", "attribution", "form", "reading")


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [_pair(span) for span in spans]


def _number(value: Decimal | None) -> int | float | None:
    """Return a bound as a JSON number, fractions rounded to six digits."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(round(value, 6))


class _Reader:
    def record(self, json: Mapping[str, Any]) -> Record:
        return Record(
            article=self._article(json["article"]),
            sentences=tuple(map(self._sentence, json["sentences"])),
            mentions=tuple(map(self._mention, json["mentions"])),
            entities=tuple(map(self._entity, json["entities"])),
            attributions=tuple(map(self._attribution, json["attributions"])),
            quantities=tuple(map(self._quantity, json["quantities"])),
            claims=tuple(map(self._claim, json["claims"])),
            unread=tuple(Unread(_at(item), item["reason"]) for item in json["unread"]),
            repairs=tuple(Repair(_at(item), item["reason"], item["candidate"]) for item in json["repairs"]),
        )

    def _article(self, item: Json) -> Article:
        return Article(id=item["id"], text=item["text"], origin=item["origin"], **{field: item[field] for field in METADATA})

    def _sentence(self, item: Json) -> Sentence:
        return Sentence(_at(item), item["paragraph"], item["role"], item["reading"], tuple(item["reasons"]))

    def _mention(self, item: Json) -> Mention:
        return Mention(_at(item), _span(item["head"]), item["type"], item["kind"], _local(item["entity"]))

    def _entity(self, item: Json) -> Entity:
        links = tuple(
            Link(link["target"], link["score"], link["method"], link["accepted"], _span(link["mention"]), link["reason"])
            for link in item["links"]
        )
        identity = None if item["identity"] == item["iri"] else item["identity"]
        return Entity(local_name(item["iri"]), item["type"], item["name"], links, identity)

    def _attribution(self, item: Json) -> Attribution:
        return Attribution(
            content=_spans(item["content"]),
            cue=_spans(item["cue"]),
            source=_spans(item["source"]),
            speaker=_local(item["speaker"]),
            via=_local(item["via"]),
            **{field: item[field] for field in ("kind", "act", "form", "certainty", "within", "reading")},
        )

    def _quantity(self, item: Json) -> Quantity:
        return Quantity(
            span=_at(item),
            minimum=_decimal(item["min"]),
            maximum=_decimal(item["max"]),
            number=_span(item["number"]),
            unit_span=_span(item["unit_span"]) if item["unit_span"] else None,
            counted=_slot(item["counted"]),
            population=_slot(item["population"]),
            place=_slot(item["place"]),
            time=_slot(item["time"]),
            source=_spans(item["source"]),
            **{field: item[field] for field in QUANTITY_FIELDS},
        )

    def _claim(self, item: Json) -> Claim:
        predicate = item["predicate"]
        return Claim(
            span=_at(item),
            sentence=_span(item["sentence"]),
            subject=_argument("subject", item["subject"]),
            predicate=Predicate(_spans(predicate["spans"]), _span(predicate["head"]), token_of(predicate["iri"])),
            object=_argument("object", item["object"]),
            arguments=tuple(found for it in item["arguments"] if (found := _argument(it["role"], it))),
            reasons=tuple(item["reasons"]),
            key=item["id"][1:],
            **{field: item[field] for field in CLAIM_FIELDS},
        )


QUANTITY_FIELDS = ("min_inclusive", "max_inclusive", "approximate", "negated", "unit", "measure", "attribution", "scale")


def _at(item: Json) -> Span:
    return Span(item["start"], item["end"])


def _span(pair: Sequence[int]) -> Span:
    start, end = pair
    return Span(start, end)


def _spans(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(map(_span, pairs))


def _local(iri: str | None) -> str | None:
    return local_name(iri) if iri else None


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))


def _slot(item: Json | None) -> Slot | None:
    return None if item is None else Slot(_at(item), _local(item["entity"]), item["value"], item["relation"])


def _argument(role: str, item: Json | None) -> Argument | None:
    if item is None:
        return None
    return Argument(role, _spans(item["spans"]), _span(item["head"]), _local(item["entity"]), item.get("value"))
