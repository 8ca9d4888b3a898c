"""Definite descriptions in chains: the same noun again, a role that somebody has, a noun of the class of what was named."""

from __future__ import annotations

from collections.abc import Iterator

from kg.acronyms import plain
from kg.doc import matches
from kg.resolve.chains import agree
from kg.resolve.profile import PLURAL, SINGULAR, Profile
from kg.resolve.scene import Scene

POINTING = frozenset(("definite", "demonstrative"))
NAMED_GROUPS = frozenset(("country", "city", "region", "company", "party", "media", "club", "state", "school", "armed"))
REPLACEABLE = frozenset(("video", "armed"))
REACH, NEAR = 6, 2


def join_descriptions(scene: Scene) -> None:
    """Join the definite noun phrases of an article with what they stand for."""
    _join_repeated_titles(scene)
    for profile in scene.chains.profiles:
        if profile.mention.kind != "nominal" or profile.counted or scene.chains.names(profile.index):
            continue
        if (profile.determiner in POINTING and _matters(profile)) or _opens_title(scene, profile):
            antecedent = _antecedent(scene, profile)
            if antecedent is not None:
                scene.chains.join(antecedent.index, profile.index)


def _matters(profile: Profile) -> bool:
    """Tell whether a thing of no type plays a part in its clause; « du monde » and « le titre » in passing do not."""
    return profile.type is not None or profile.determiner == "demonstrative" or matches(profile.token.dep, ("nsubj", "obj"))


def _opens_title(scene: Scene, profile: Profile) -> bool:
    return scene.doc.sentences[profile.sentence].role == "title" and profile.determiner == "bare"


def _join_repeated_titles(scene: Scene) -> None:
    """Join each mention of a repeated headline with the mention in the same place of the headline."""
    titles: dict[tuple[int, str, str], Profile] = {}
    for profile in scene.chains.profiles:
        sentence = scene.doc.sentences[profile.sentence]
        if sentence.role not in ("title", "repeated-title"):
            continue
        key = profile.mention.span.start - sentence.span.start, profile.mention.kind, scene.doc.slice(profile.mention.span)
        first = titles.setdefault(key, profile)
        if first is not profile:
            scene.chains.join(first.index, profile.index)


def _antecedent(scene: Scene, profile: Profile) -> Profile | None:
    if scene.doc.sentences[profile.sentence].role == "repeated-title":
        return None
    return (
        _same_noun(scene, profile)
        or _bears_noun(scene, profile)
        or _holder_of_role(scene, profile)
        or _named_thing(scene, profile)
        or _pair(scene, profile)
        or _person_taken_up(scene, profile)
    )


def _same_noun(scene: Scene, profile: Profile) -> Profile | None:
    """Return the nearest noun phrase with the same noun, or one of its class for things that have several names."""
    if profile.group not in REPLACEABLE and scene.nouns[profile.token.lemma.lower()] < 2:
        return None
    reach = NEAR if profile.type == "Person" else REACH
    for other in scene.before(profile, reach):
        if other.mention.kind != "nominal" or other.number != profile.number or other.counted:
            continue
        if not _may_replace(scene, profile, other):
            continue
        narrower = profile.modifiers - scene.chains.modifiers(other.index) - scene.home_adjectives
        title = scene.doc.sentences[other.sentence].role == "title"
        if not narrower or (title and not other.modifiers - profile.modifiers):
            return other if _is_settled(profile, other) else None
        return None
    return None


def _may_replace(scene: Scene, profile: Profile, other: Profile) -> bool:
    if other.token.lemma.lower() == profile.token.lemma.lower():
        return profile.group != "office" or _is_former(scene, profile) == _is_former(scene, other)
    if profile.group == "armed" and profile.number != PLURAL:
        return False
    return profile.group == other.group and profile.group in REPLACEABLE and other.type == profile.type


def _is_settled(profile: Profile, other: Profile) -> bool:
    """Tell whether the antecedent is definite enough: people in the plural need a definite one, or a narrower one."""
    if profile.number == PLURAL and other.determiner not in POINTING | {"possessive"}:
        return profile.type not in ("Group", "Person") or bool(other.modifiers)
    return True


def _bears_noun(scene: Scene, profile: Profile) -> Profile | None:
    """Return the one name within reach that has the noun among its words: « la fondation » of the “Fondation Abbé Pierre”."""
    if profile.type == "Person" or profile.number != SINGULAR or profile.narrowed or profile.modifiers:
        return None
    word = plain(profile.token.lower)
    bearers: dict[int, Profile] = {}
    for other in scene.before(profile, REACH) if word in scene.name_words else ():
        if other.mention.kind == "name" and other.type != "Person" and _has_word(scene, other, word):
            bearers.setdefault(scene.chains.root(other.index), other)
    return next(iter(bearers.values())) if len(bearers) == 1 else None


def _has_word(scene: Scene, name: Profile, word: str) -> bool:
    words = scene.doc.tokens[name.first : name.last + 1]
    return len(words) > 1 and any(plain(token.lower) == word for token in words)


def _holder_of_role(scene: Scene, profile: Profile) -> Profile | None:
    """Return the person who was given the role before: « le président », « le ministre russe »."""
    if profile.type != "Person" or profile.group not in ("office", "rank", "occupation") or profile.number != SINGULAR:
        return None
    holders: dict[int, Profile] = {}
    for other in _holders(scene, profile):
        fits = not (profile.modifiers - other.modifiers and other.modifiers)
        if fits and _is_former(scene, profile) == _is_former(scene, other):
            holders.setdefault(scene.chains.root(other.index), other)
    return next(iter(holders.values())) if len(holders) == 1 else None


def _holders(scene: Scene, profile: Profile) -> Iterator[Profile]:
    """Yield the nouns of a role before one that stand for somebody named, the nearest first."""
    for other in scene.before(profile, len(scene.doc.sentences)):
        named = other.mention.kind == "nominal" and scene.chains.names(other.index)
        if named and other.token.lemma.lower() == profile.token.lemma.lower():
            yield other


def _is_former(scene: Scene, profile: Profile) -> bool:
    """Tell whether a description is of what somebody was: « l’ancien président »."""
    words = scene.doc.tokens[profile.first : profile.token.i]
    return any(scene.lexicon.is_title("former", word.lower) for word in words)


def _named_thing(scene: Scene, profile: Profile) -> Profile | None:
    """Return the one name of the class of a noun within reach: « la ville », « le bastion ukrainien » of Bakhmut."""
    narrowed = profile.narrowed and not _is_phrase(scene, profile)
    if profile.group not in NAMED_GROUPS or profile.number != SINGULAR or narrowed:
        return None
    fitting: dict[int, Profile] = {}
    for other in scene.before(profile, NEAR):
        if _is_of_class(scene, profile, other):
            fitting.setdefault(scene.chains.root(other.index), other)
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _is_of_class(scene: Scene, profile: Profile, other: Profile) -> bool:
    if other.mention.kind == "pronoun":
        return False
    kinds = set(_classes(scene, other))
    if not kinds and other.mention.kind == "name" and other.type == "Organization":
        return scene.lexicon.is_title("body", profile.token.lower) or _is_phrase(scene, profile)
    return profile.group in kinds


def _is_phrase(scene: Scene, profile: Profile) -> bool:
    """Tell whether the words of a noun phrase, its determiner apart, are a fixed one for a body: « groupe de réflexion »."""
    words = scene.doc.tokens[profile.first : profile.last + 1]
    phrase = " ".join(word.lower for word in words if word.pos != "DET" or word.i > profile.token.i)
    return scene.lexicon.is_title("body", phrase)


def _classes(scene: Scene, other: Profile) -> Iterator[str]:
    """Yield the classes that a name can have: by the nouns of its chain, its place in the gazetteer, its own head noun."""
    if other.mention.kind == "adjective":
        yield "country" if len(scene.lexicon.demonyms[other.token.lower]) == 2 else "region"
        return
    if other.mention.kind != "name":
        return
    for member in scene.chains.members(other.index):
        if member.group:
            yield member.group
    text = scene.doc.slice(other.mention.span).replace("’", "'")
    if other.type == "Place":
        known = scene.lexicon.places.get(text)
        if known:
            yield known
    elif other.type == "Organization":
        yield from (sense.group for sense in scene.lexicon.senses.get(scene.doc.tokens[other.first].lower, ()))


def _pair(scene: Scene, profile: Profile) -> Profile | None:
    """Return the last two who were named together, for « le couple »."""
    if profile.narrowed or profile.number != SINGULAR or not scene.lexicon.is_title("pair", profile.token.lemma.lower()):
        return None
    return next((other for other in scene.before(profile, REACH) if other.is_joint), None)


def _person_taken_up(scene: Scene, profile: Profile) -> Profile | None:
    """Return the person in the foreground for a noun that only takes up somebody named: « l’intéressé », « l’ancien juge »."""
    if profile.number != SINGULAR or not (profile.is_subject or scene.is_source(profile)) or scene.quotation_of(profile):
        return None
    former = (
        profile.type == "Person"
        and _is_former(scene, profile)
        and all(_is_former(scene, other) for other in _holders(scene, profile))
    )
    if not former and (profile.narrowed or not scene.lexicon.is_title("epithet", profile.token.lower)):
        return None
    return _foremost_person(scene, profile)


def _foremost_person(scene: Scene, profile: Profile) -> Profile | None:
    """Return the only named person of the nearest sentence that has one, else its only subject among them."""
    near: dict[int, Profile] = {}
    for other in scene.before(profile, NEAR):
        if near and other.sentence != next(iter(near.values())).sentence:
            break
        if other.mention.kind == "name" and scene.chains.type(other.index) == "Person" and not scene.quotation_of(other):
            near.setdefault(scene.chains.root(other.index), other)
    fitting = [other for other in near.values() if agree(scene.chains.gender(other.index), profile.gender)]
    chosen = fitting if len(near) == 1 else [other for other in fitting if _acts(scene, other)]
    return chosen[0] if len(chosen) == 1 else None


def _acts(scene: Scene, name: Profile) -> bool:
    """Tell whether a name, or the title in front of it, is the subject of a clause."""
    return any(other.is_subject and other.sentence == name.sentence for other in scene.chains.members(name.index))
