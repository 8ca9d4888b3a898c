"""Quantity -> Figure: a number in a form that can be compared across articles and languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.comparison.bounds import Bounds, bounds_in
from kg.comparison.describe import (
    before_boundary,
    counts_at_least,
    counts_part,
    describe_period,
    describe_place,
    describe_population,
    is_passing,
    is_provisional,
    is_recalled,
    tells_elsewhen,
    tells_of_all,
    those_among,
    turns_to,
    unit_class,
)
from kg.comparison.nouns import Figure, Period, Place, Population, Voice
from kg.comparison.periods import days_between
from kg.comparison.reader import Reader, identity_of, key_of
from kg.comparison.territory import country, territories_in
from kg.comparison.voice import described_voice, known_voice, publisher_voice
from kg.comparison.words import stems
from kg.link.judgements import TAKEN_BACK
from kg.model import Argument, Claim, Entity, Quantity, Slot, Span

BEARING = frozenset(("lose", "suffer", "produce"))
BORNE = {"lose": "lost", "produce": "produced", "kill": "killed", "die": "killed", "wound": "wounded"}
IMPLIED = {
    "captured": frozenset(("convict", "hostage")),
    "displaced": frozenset(("migrant",)),
    "hospitalised": frozenset(("patient",)),
    "infected": frozenset(("case", "patient")),
    "participants": frozenset(("protester",)),
}
UNMEASURED = (None, "other")
LASTING = frozenset(("since", "until", "before", "after", "duration"))
SINCE = "since"
CLAUSE_MARKS = frozenset(',;:«»"“”')
RECENT = 31
SHARES = frozenset(("percent", "share"))
SETTINGS = 3


def figure_of(quantity: Quantity, reader: Reader) -> Figure:
    """Return a quantity as a figure; what its claim and its sentence tell of whose and what it is completes its own slots."""
    article = reader.record.article
    low, high, unit = bounds_in(quantity.minimum, quantity.maximum, quantity.unit)
    claims, time = reader.claims.get(quantity.id, ()), quantity.time
    claim = claims[0] if claims else None
    sentence, source = reader.sentence_span(quantity.span), quantity.source
    population, place = _population(quantity, claims, reader), _place(quantity.place, source, reader)
    before, behind = reader.around(quantity.span)
    return Figure(
        id=f"{article.id}#{quantity.id}",
        article=article.id,
        span=quantity.span,
        text=reader.text(quantity.span),
        bounds=Bounds(low, high, quantity.min_inclusive is not False, quantity.max_inclusive is not False, quantity.approximate),
        unit=unit_class(unit, article.language),
        measure=_measure(quantity, claims, reader),
        population=population,
        place=place,
        scene=place or (None if population.territories else _scene(sentence, source, reader)),
        settings=frozenset([code for code in reader.setting if code not in population.territories][:SETTINGS]),
        provisional=is_provisional(reader.text(sentence), article.language),
        period=_period(quantity, reader),
        as_of=_as_of(time, article.published),
        voice=_voice(quantity, reader),
        names=frozenset(key_of(entity) for span, entity in reader.named if sentence.covers(span)),
        act=claim.predicate.concept.replace("_", " ") if claim else None,
        node=reader.names.claims[claim.id] if claim else reader.names.quantities[quantity.id],
        part=quantity.unit not in SHARES and counts_part(before, behind, article.language),
        passing=is_passing(reader.surroundings(quantity.span), article.language),
        placed=place is not None or bool(_places_in(sentence, source, reader)),
        at_least=counts_at_least(before, behind, article.language),
        recalled=is_recalled(before, article.language),
        aside=_is_aside(quantity, reader),
    )


def _as_of(time: Slot | None, published: str | None) -> str | None:
    """Return when a figure held: when the article came out, or long before where the text dates it so."""
    told = time.value if time and time.relation not in LASTING else None
    gap = days_between(told, published)
    return told if gap is not None and gap > RECENT and str(told) < str(published) else published


def _is_aside(quantity: Quantity, reader: Reader) -> bool:
    """Tell whether a number's statement is of another time than its article, or begins with another matter."""
    statement, since = reader.statement(quantity.span), _counts_since(quantity, reader)
    turned = turns_to(statement, reader.language, placed=quantity.place is not None)
    return since or turned or tells_elsewhen(statement, reader.language)


def _counts_since(quantity: Quantity, reader: Reader) -> bool:
    """Tell whether a number counts from a date or an event on that its own clause names."""
    time = quantity.time
    published = reader.record.article.published
    if time is None or time.relation != SINCE or (time.value and published and time.value > published):
        return False
    between = Span(min(quantity.span.end, time.span.end), max(quantity.span.start, time.span.start))
    return not CLAUSE_MARKS.intersection(reader.text(between)) or time.span.start < quantity.span.start


def _period(quantity: Quantity, reader: Reader) -> Period:
    time, around = quantity.time, (reader.tail(quantity), reader.opening(quantity))
    said, date = (reader.text(time.span), time.value) if time else (None, None)
    return replace(describe_period(said, date, around, reader.language), since=_counts_since(quantity, reader))


def _measure(quantity: Quantity, claims: Sequence[Claim], reader: Reader) -> str | None:
    """Return the measure, by the one thing that the claims say has happened to the counted where the quantity has none."""
    if quantity.measure not in UNMEASURED:
        return quantity.measure
    telling = [claim for claim in claims if _holds(_affected(claim), quantity.span)]
    happened = {claim.predicate.concept for claim in telling}
    if len(happened) != 1 or any(reader.goes_on(claim.predicate.head) for claim in telling):
        return quantity.measure
    return BORNE.get(happened.pop(), quantity.measure)


def _affected(claim: Claim) -> Argument | None:
    return claim.subject if claim.predicate.concept == "die" else claim.object


def _holds(argument: Argument | None, span: Span) -> bool:
    return argument is not None and any(piece.overlaps(span) for piece in argument.spans)


def _population(quantity: Quantity, claims: Sequence[Claim], reader: Reader) -> Population:
    """Return who or what is counted; whoever loses, suffers or produces it tells whose it is."""
    texts = [reader.text(_behind(slot.span, quantity.span)) for slot in (quantity.counted, quantity.population) if slot]
    tail = reader.tail(quantity)
    texts += filter(None, [those_among(tail, reader.language)])
    if not texts and quantity.unit in SHARES:
        texts = [before_boundary(tail, reader.language)]
    found = describe_population(texts, tail if quantity.counted else "", reader.language)
    found = replace(found, kinds=found.kinds - IMPLIED.get(quantity.measure or "", frozenset()))
    borne = describe_population(_bearers(claims, reader), "", reader.language)
    if quantity.unit == "person" and not found.kinds and borne.kinds:
        text = borne.text if not found.territories else found.text
        return Population(text, borne.kinds, found.territories or borne.territories, found.limits | borne.limits, found.words)
    return replace(found, territories=found.territories or borne.territories)


def _bearers(claims: Sequence[Claim], reader: Reader) -> Sequence[str]:
    """Return who loses, suffers or produces: the words before the verb, or those of the subjects one by one."""
    bearing = [claim for claim in claims if claim.subject and claim.predicate.concept in BEARING]
    subjects = [claim.subject for claim in bearing if claim.subject]
    spans = [span for subject in subjects for span in subject.spans or (subject.head,)]
    before = [claim.predicate.head.start for claim in bearing]
    if len(subjects) > 1 and all(span.end <= min(before) for span in spans):
        start = min(claim.span.start for claim in bearing)
        return [reader.text(Span(start, max(span.end for span in spans)))]
    return [" ".join(map(reader.text, subject.spans or (subject.head,))) for subject in subjects]


def _behind(phrase: Span, number: Span) -> Span:
    """Return a phrase without the number that it may begin with."""
    return Span(number.end, phrase.end) if phrase.overlaps(number) and phrase.end > number.end else phrase


def _place(slot: Slot | None, source: Sequence[Span], reader: Reader) -> Place | None:
    if slot is None or any(words.covers(slot.span) for words in source):
        return None
    entity = reader.entities.get(slot.entity)
    name = entity.name if entity else reader.text(slot.span)
    return describe_place(name, key_of(entity) if entity else None, reader.language)


def _places_in(sentence: Span, source: Sequence[Span], reader: Reader) -> Sequence[Entity]:
    """Return the places that a sentence names, but those that tell which source speaks (« la préfecture du *Rhône* »)."""
    named = (item for item in reader.places if sentence.covers(item[0]))
    return [entity for span, entity in named if not any(words.covers(span) for words in source)]


def _scene(sentence: Span, source: Sequence[Span], reader: Reader) -> Place | None:
    """Return the only place that a sentence names, else the first that the article does; « toute la région » is another one."""
    here = {entity.id: entity for entity in _places_in(sentence, source, reader)}
    if not here and tells_of_all(reader.text(sentence), reader.language):
        return Place(reader.text(sentence), f"{reader.names.article} everywhere")
    entity = next(iter(here.values())) if len(here) == 1 else next((entity for _, entity in reader.places), None)
    return describe_place(entity.name, key_of(entity), reader.language) if entity and len(here) < 2 else None


def _voice(quantity: Quantity, reader: Reader) -> Voice | None:
    article = reader.record.article
    given = reader.attributions.get(quantity.attribution)
    words = quantity.source or (given.source if given else ())
    if not given and not words:
        return publisher_voice(article.publisher) if article.publisher else None
    author = reader.author(words, given)
    known = (reader.entities.get(given.speaker) or reader.entities.get(given.via)) if given else None
    phrase = " ".join(map(reader.text, words))
    source = author or known or reader.spoken_of(words)
    if source and source is not author and _is_of_elsewhere(source, phrase, reader):
        source = None
    voice = _source_voice(source, phrase, reader)
    if voice is None:
        return None
    work = author is not None or (source is not None and source.id in reader.authors)
    return replace(voice, entity=_iri(source, reader), span=words[0] if words else None, work=work, perhaps=_candidates(source))


def _candidates(source: Entity | None) -> frozenset[str]:
    """Return the identities that were proposed for a source and not settled."""
    if source is None or identity_of(source):
        return frozenset()
    return frozenset(link.target for link in source.links if link.reason != TAKEN_BACK)


def _is_of_elsewhere(source: Entity, phrase: str, reader: Reader) -> bool:
    """Tell whether an entity is of another country than the words that are taken for it."""
    named, said = (territories_in(stems(text), reader.language) for text in (source.name, phrase))
    return bool(named and said) and not named & said


def _source_voice(source: Entity | None, phrase: str, reader: Reader) -> Voice | None:
    identity = identity_of(source) if source else None
    if source and identity:
        return known_voice(source.name, identity, is_place=source.type == "Place" or bool(country(source.name, reader.language)))
    label = source.name if source else phrase
    if not label:
        return None
    is_name = source is not None and source.id in reader.named_entities
    phrase = " ".join((phrase, label, reader.phrases.get(source.id, "") if source else ""))
    return described_voice(label, phrase, reader.names.article, reader.language, is_name=is_name)


def _iri(source: Entity | None, reader: Reader) -> str | None:
    return identity_of(source) or reader.names.entity(source.id) if source else None
