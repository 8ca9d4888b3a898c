"""A record built by hand, with one of everything, so that no test of the graph needs a trained model."""

from __future__ import annotations

from decimal import Decimal

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

TEXT = (
    "Selon le ministère, jusqu’à 200 mineurs sont morts depuis mardi. Paul Durand a visité Lens.\n\n"
    "“Nous partirons”, dit-il.\n\nQuelle journée additionally longue."
)
LENS = "http://www.wikidata.org/entity/Q82774"


def at(words: str, text: str = TEXT) -> Span:
    """Return the first place of some words."""
    start = text.index(words)
    return Span(start, start + len(words))


def make_record(**changes: object) -> Record:
    """Return the record; ``changes`` replace fields of its article."""
    known: dict[str, object] = {
        "id": "lens.txt",
        "text": TEXT,
        "language": "fr",
        "title": "À Lens",
        "published": "2020-05-06",
        "publisher": "Le Quotidien",
        "url": "https://example.org/lens",
        "origin": {"text": "file", "published": "sidecar"},
    }
    article = Article(**(known | changes))  # type: ignore[arg-type]
    return Record(
        article, _sentences(), _mentions(), _entities(), _attributions(), _quantities(), _claims(),
        unread=(Unread(at("Quelle journée additionally longue."), "no-predicate"),),
        repairs=(Repair(at("additionally"), "a word of another language"), Repair(at("visité"), "a slip", "visité")),
    )  # fmt: skip


def _sentences() -> tuple[Sentence, ...]:
    return (
        Sentence(at("Selon le ministère, jusqu’à 200 mineurs sont morts depuis mardi."), 0, "body"),
        Sentence(at("Paul Durand a visité Lens."), 0, "body"),
        Sentence(at("“Nous partirons”, dit-il."), 1, "body"),
        Sentence(at("Quelle journée additionally longue."), 2, "fragment", "doubtful", ("a word of another language",)),
    )


def _mentions() -> tuple[Mention, ...]:
    return (
        Mention(at("le ministère"), at("ministère"), "Organization", "nominal", "entity-6"),
        Mention(at("Paul Durand"), at("Paul Durand"), "Person", "name", "entity-65"),
        Mention(at("Lens"), at("Lens"), "Place", "name", "entity-86"),
        Mention(Span(115, 117), Span(115, 117), None, "pronoun", None),
    )


def _entities() -> tuple[Entity, ...]:
    accepted = Link(LENS, 0.95, "exact", True, at("Lens"))
    other = Link("https://sws.geonames.org/2998975/", 0.2, "fuzzy", False, at("Lens"))
    return (
        Entity("entity-6", "Organization", "le ministère"),
        Entity("entity-32", "Group", "mineurs"),
        Entity("entity-65", "Person", "Paul Durand"),
        Entity("entity-86", "Place", "Lens", (accepted, other), LENS),
    )


def _attributions() -> tuple[Attribution, ...]:
    return (
        Attribution(
            (at("jusqu’à 200 mineurs sont morts depuis mardi"),), (at("Selon"),), (at("le ministère"),), "indirect", "asserts",
            "main", speaker="entity-6",
        ),
        Attribution((at("Nous partirons"),), (at("dit"),), (), "direct", "asserts", "quote"),
    )  # fmt: skip


def _quantities() -> tuple[Quantity, ...]:
    return (
        Quantity(
            at("jusqu’à 200"), None, Decimal(200), None, True, False, False, "person", "killed", at("200"),
            counted=Slot(at("mineurs"), "entity-32"), time=Slot(at("depuis mardi"), None, "2020-05-05", "since"),
            source=(at("le ministère"),), attribution=_attributions()[0].id,
        ),
    )  # fmt: skip


def _claims() -> tuple[Claim, ...]:
    said, quoted = _attributions()
    sentences = _sentences()
    return (
        Claim(
            at("jusqu’à 200 mineurs sont morts depuis mardi"), sentences[0].span,
            Argument("subject", (at("jusqu’à 200 mineurs"),), at("mineurs"), "entity-32"),
            Predicate((at("sont morts"),), at("morts"), "die"), None,
            (Argument("since", (at("mardi"),), at("mardi"), None, "2020-05-05"),),
            _quantities()[0].id, "reports", "positive", None, "certain", said.id, "active", key="45",
        ),
        Claim(
            at("Paul Durand a visité Lens"), sentences[1].span,
            Argument("subject", (at("Paul Durand"),), at("Paul Durand"), "entity-65"),
            Predicate((at("a visité"),), at("visité"), "visit"),
            Argument("object", (at("Lens"),), at("Lens"), "entity-86"), (),
            None, "states", "positive", None, "certain", None, "active", "doubtful", ("a slip",), key="79",
        ),
        Claim(
            at("Nous partirons"), sentences[2].span, Argument("subject", (at("Nous"),), at("Nous")),
            Predicate((at("partirons"),), at("partirons"), "fr/s'en aller"), None, (),
            None, "considers", "negative", "reporting conditional", "unknown", quoted.id, "active", key="99",
        ),
    )  # fmt: skip
