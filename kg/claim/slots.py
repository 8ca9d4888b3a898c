"""Drafts -> Claims: tokens become spans of the stored text with their entities, quantity, attribution and key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.claim.antecedents import is_relative, taken_up
from kg.claim.completion import COMPLEMENT, completion_span
from kg.claim.draft import Draft
from kg.claim.extents import bare_span, phrase_span, phrase_tokens
from kg.claim.naming import head_span, named_by
from kg.claim.phrases import NAMED, core_of, is_name, is_plural, is_specific, preposition, says_who
from kg.claim.scene import Scene
from kg.claim.stance import attribution_for, stance_of
from kg.doc import Token
from kg.model import Argument, Claim, Predicate, Span, envelope


def make_claim(scene: Scene, draft: Draft) -> Claim:
    """Return the claim of a draft; its key is still the start of its trigger alone."""
    stance = stance_of(scene, draft)
    subject = _argument(scene, "subject", draft.subject) if draft.words else _named(scene, draft.subject)
    object_ = _noun_argument(scene, draft.object, draft.subject) if not draft.words else _argument(scene, "object", draft.object)
    subject, object_ = _before_clause(scene, subject, draft), _before_clause(scene, object_, draft)
    arguments = _joined(
        scene, [argument for role, token in draft.roles if (argument := _role_argument(scene, draft, role, token))]
    )
    arguments = tuple(it for it in arguments if not _repeats(it, object_))
    spans = _runs([it for it in draft.words if not _ends_slot(scene, draft, it, (subject, object_))])
    own = (object_, *arguments) if _inherits(scene, draft) else (subject, object_, *arguments)
    above = {head_span(scene, token) for _, token in draft.roles if token in scene.doc.ancestors(draft.site)}
    slots = [span for argument in own if argument and argument.head not in above for span in argument.spans]
    sentence = scene.doc.sentences[draft.trigger.sentence].span
    attribution = attribution_for(scene, draft)
    inside = [span for span in (*spans, *slots) if sentence.covers(span)]
    return Claim(
        span=envelope(inside),
        sentence=sentence,
        subject=subject,
        predicate=Predicate(spans, draft.trigger.span, draft.concept),
        object=object_,
        arguments=arguments,
        quantity=_quantity(scene, draft),
        mode=stance.mode,
        polarity=stance.polarity,
        modality=stance.modality,
        certainty=stance.certainty,
        attribution=attribution.id if attribution else None,
        form=draft.form,
        reading="doubtful" if draft.doubt else "sound",
        reasons=draft.doubt,
        key=str(draft.trigger.start),
    )


def _before_clause(scene: Scene, argument: Argument | None, draft: Draft) -> Argument | None:
    """Return an argument without the clause that says something of it, where that hangs on a noun inside the argument."""
    if argument is None or draft.site.head == draft.site.i or not argument.spans[0].covers(draft.site.span):
        return argument
    clause = scene.doc.subtree(draft.site)[0]
    kept = [token for token in scene.doc.tokens_in(argument.spans[0]) if token.i < clause.i]
    while kept and kept[-1].pos in ("PUNCT", "CCONJ"):
        kept = kept[:-1]
    inside = bool(kept) and draft.site.i not in {token.i for token in kept} and kept[-1].end >= argument.head.end
    return replace(argument, spans=(envelope(token.span for token in kept),)) if inside else argument


def _repeats(argument: Argument, object_: Argument | None) -> bool:
    """Tell whether a completion says over what the object says already."""
    return object_ is not None and argument.role == COMPLEMENT and object_.spans[-1].covers(argument.spans[0])


def _ends_slot(scene: Scene, draft: Draft, word: Token, slots: Sequence[Argument | None]) -> bool:
    """Tell whether a word of the predicate is the name at the end of a slot (« le journal *Delta* paraît »)."""
    inside = any(slot and slot.spans[-1].covers(word.span) for slot in slots)
    return inside and word is not draft.trigger and word.i in scene.name_of and word.dep == "advmod"


def _inherits(scene: Scene, draft: Draft) -> bool:
    """Tell whether the subject stands with an earlier predicate of a list, so that the claim's own words begin after it."""
    return draft.words != () and draft.site.dep == "conj" and not scene.doc.children(draft.site, "nsubj")


def _argument(scene: Scene, role: str, token: Token | None) -> Argument | None:
    if token is None:
        return None
    head = head_span(scene, token)
    kept = named_by(scene, token) or core_of(scene, token)
    mention = scene.mention_of.get(kept.i) or scene.mention_of.get(token.i)
    spans = (*_owner(scene, token), _extent(scene, role, token), *_shared_complement(scene, role, token))
    return Argument(role, spans, head, mention.entity if mention else None)


def _shared_complement(scene: Scene, role: str, noun: Token) -> tuple[Span, ...]:
    """Return the genitive that a bare noun shares with the one coordinated right behind it (“the length … *of the trial*”)."""
    doc = scene.doc
    joined = [child for child in doc.children(noun, "conj") if child.pos == "NOUN"]
    if role not in ("subject", "object") or noun.pos != "NOUN" or len(joined) != 1 or joined[0].i - noun.i > NEAR:
        return ()
    pair = (noun, joined[0])
    alike = all(_is_plain(scene, it) and doc.children(it, "det")[:1] for it in pair)
    definite = all(it.morph.get("Definite") == "Def" for member in pair for it in doc.children(member, "det"))
    below = [child for child in doc.children(joined[0], "nmod") if scene.lexicon.is_a(preposition(scene, child), "genitive")]
    if not (alike and definite and below and is_specific(scene, below[0])) or doc.children(noun, "amod", "nmod", "acl", "appos"):
        return ()
    opened = [case.start for case in doc.children(below[0], "case")]
    return (Span(min(opened), phrase_span(scene, below[0]).end),)


def _is_plain(scene: Scene, noun: Token) -> bool:
    """Tell whether a noun is singular and means no person, place or body, so that its genitive tells what it is of."""
    named = scene.lexicon.types.get(scene.lemma_of(noun)) in NAMED or says_who(scene, noun) or is_name(scene, noun)
    return noun.morph.get("Number") == "Sing" and not named


NEAR = 3


def _owner(scene: Scene, token: Token) -> tuple[Span, ...]:
    """Return the words that a relative pronoun inside a phrase stands for, to go before it (“a *town* whose mayor”).

    What is counted of a singular is of the nearest plural before it (“the *men* of the unit, two of whom”).
    """
    counts = token.pos in ("NUM", "PRON", "DET")
    for pronoun in scene.doc.children(token, "nmod:poss", "nmod"):
        clause = next((it for it in scene.doc.ancestors(token) if it.dep == "acl:relcl"), None)
        inside = is_relative(scene, pronoun) and phrase_span(scene, token).covers(pronoun.span)
        owned = pronoun.dep != "nmod" or scene.lexicon.is_a(preposition(scene, pronoun), "genitive")
        noun = taken_up(scene, pronoun, clause) if clause and inside and owned else None
        if noun is not None and counts and pronoun.dep == "nmod" and not is_plural(scene, noun):
            before = reversed(scene.doc.sentence_tokens(noun.sentence))
            noun = next((it for it in before if it.i < noun.i and it.pos == "NOUN" and is_plural(scene, it)), None)
        if noun is not None and noun.i < token.i:
            return (phrase_span(scene, noun),)
    return ()


def _extent(scene: Scene, role: str, token: Token) -> Span:
    """Return the words of an argument: a clause or completion as it stands, else a noun phrase."""
    if token.dep == "det":
        return token.span
    if role == COMPLEMENT:
        return completion_span(scene, token)
    if role == "compared":
        return _whole(scene, token)
    return _with_bounds(scene, token) if role in ("time", "place") else phrase_span(scene, token)


def _with_bounds(scene: Scene, token: Token) -> Span:
    """Return the words of a time or place, with the preposition that makes two of them its bounds (« *entre* 1973 et 1988 »)."""
    span = phrase_span(scene, token)
    opening = [case.span for case in scene.doc.children(token, "case") if scene.is_a(case, "between")]
    several = any(cc.dep == "cc" for cc in scene.doc.tokens_in(span))
    return envelope((*opening, span)) if several else span


def _role_argument(scene: Scene, draft: Draft, role: str, token: Token) -> Argument | None:
    """Return an argument; that of an office ends before the name that holds it (« l'imam de *la ville*, Ivo Tarn »)."""
    argument = _argument(scene, role, token)
    if argument is None or draft.subject is None:
        return argument
    if draft.words:
        return _before_agent(scene, argument, draft.subject)
    name = scene.name_of.get(draft.subject.i, draft.subject.span).start
    if not token.end <= name < argument.spans[0].end:
        return argument
    kept = [part.span for part in scene.doc.tokens_in(Span(argument.spans[0].start, name)) if part.pos != "PUNCT"]
    mention = scene.mention_of.get(token.i)
    return Argument(role, (envelope(kept),), token.span, mention.entity if mention else None)


def _before_agent(scene: Scene, argument: Argument, subject: Token) -> Argument:
    """Return an argument up to the preposition of the subject, where the parser hung an agent inside it."""
    first = min(it.start for it in (subject, *scene.doc.children(subject, "case", "det")))
    inside = argument.spans[-1].covers(subject.span) and argument.head.end <= first
    kept = [it.span for it in scene.doc.tokens_in(Span(argument.spans[-1].start, first)) if it.end <= first] if inside else ()
    return replace(argument, spans=(*argument.spans[:-1], envelope(kept))) if kept else argument


def _named(scene: Scene, token: Token | None) -> Argument | None:
    """Return what something is said of beside it: the name alone where it is one (“Opposition leader *Ana Roy*”)."""
    argument = _argument(scene, "subject", token)
    name = scene.name_of.get(token.i) if token else None
    return replace(argument, spans=(name,)) if argument and name else argument


TIMES = ("time", "duration", "since", "until", "before", "after")


def _joined(scene: Scene, arguments: Sequence[Argument]) -> tuple[Argument, ...]:
    """Return arguments with neighbouring parts of one date put together (« ce mardi », « 30 août »), each time once."""
    found: list[Argument] = []
    for argument in arguments:
        last = found[-1] if found else None
        if argument.role in TIMES and any(it.role in TIMES and it.spans[0].covers(argument.spans[0]) for it in found):
            continue
        if (
            last
            and last.role in ("time", "duration")
            and argument.role == "time"
            and _adjoin(scene, last.spans[-1], argument.spans[0])
        ):
            found[-1] = replace(last, spans=(Span(last.spans[0].start, argument.spans[-1].end),))
        else:
            found.append(argument)
    return tuple(found)


def _adjoin(scene: Scene, first: Span, second: Span) -> bool:
    return first.end <= second.start and not scene.doc.slice(Span(first.end, second.start)).strip()


def _whole(scene: Scene, token: Token) -> Span:
    """Return a phrase or clause with all that hangs on it, without the words that open it."""
    tokens = scene.doc.subtree(token)
    while len(tokens) > 1 and (tokens[0].dep in ("mark", "case", "punct") or scene.lexicon.is_a(tokens[0].lower, "than")):
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].pos == "PUNCT":
        tokens = tokens[:-1]
    return envelope(part.span for part in tokens if part.sentence == token.sentence)


def _noun_argument(scene: Scene, noun: Token | None, bearer: Token | None) -> Argument | None:
    """Return what a name is said to be: the common noun phrase without the name that it introduces."""
    if noun is None:
        return None
    mention = scene.mention_of.get(noun.i)
    return Argument("object", (bare_span(scene, noun, bearer),), noun.span, mention.entity if mention else None)


def _runs(tokens: Sequence[Token]) -> tuple[Span, ...]:
    """Return the spans of a predicate, one for each run of neighbouring words."""
    found: list[list[Token]] = []
    for token in tokens:
        if found and token.i == found[-1][-1].i + 1:
            found[-1].append(token)
        else:
            found.append([token])
    return tuple(envelope(token.span for token in run) for run in found)


def _quantity(scene: Scene, draft: Draft) -> str | None:
    """Return the quantity that counts the object, else the subject."""
    for token in (draft.object, draft.subject):
        if token is None:
            continue
        for word in phrase_tokens(scene, token):
            quantity = scene.quantity_of.get(word.i)
            if quantity and quantity.unit != "year(age)":
                return quantity.id
    return None


def with_keys(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims in text order, each with a key of its own: its trigger, and an argument where triggers carry several."""
    listed = sorted(claims, key=_order)
    counted: dict[str, int] = {}
    for claim in listed:
        counted[claim.key] = counted.get(claim.key, 0) + 1
    found: dict[str, Claim] = {}
    for claim in listed:
        key = claim.key
        if counted[key] > 1:
            key = f"{key}-{_distinguishing(claim, found)}"
        found.setdefault(key, replace(claim, key=key))
    return tuple(found.values())


def _distinguishing(claim: Claim, found: dict[str, Claim]) -> int:
    """Return the start of the argument that no earlier claim of the trigger has taken, of the claim where it has none."""
    starts = [argument.head.start for argument in (claim.object, claim.subject, *claim.arguments) if argument]
    free = [start for start in starts if f"{claim.key}-{start}" not in found]
    return next(iter(free or starts), claim.span.start)


def _order(claim: Claim) -> tuple[int, int, int, int]:
    subject = claim.subject.head.start if claim.subject else -1
    object_ = claim.object.head.start if claim.object else -1
    return claim.predicate.head.start, subject, object_, claim.span.end
