"""Pronouns in chains: relative and possessive ones by syntax, personal ones by agreement and salience."""

from __future__ import annotations

from collections.abc import Iterable

from kg.doc import Token, matches
from kg.resolve.chains import agree
from kg.resolve.profile import PLURAL, Profile
from kg.resolve.scene import Scene

NEAR = 2
MARGIN, FADING = 1.0, (0.0, 1.0, 3.0)
SPEAKERS = ("Person", "Organization", "Group")


def join_pronouns(scene: Scene) -> None:
    """Join the pronouns of the third person with their antecedents; those that stay open are left alone."""
    for profile in scene.chains.profiles:
        pronoun = profile.pronoun
        if pronoun is None or pronoun.person != "3" or _is_impersonal(scene, profile):
            continue
        antecedent = _antecedent(scene, profile, pronoun.role)
        if antecedent is not None:
            scene.chains.join(antecedent.index, profile.index)


def _is_impersonal(scene: Scene, profile: Profile) -> bool:
    """Tell whether an inverted pronoun brings in a clause: « toujours est-il que »."""
    following = scene.doc.tokens[profile.last + 1] if profile.last + 1 < len(scene.doc.tokens) else None
    return profile.token.text.startswith("-") and following is not None and following.pos == "SCONJ"


def _antecedent(scene: Scene, profile: Profile, role: str) -> Profile | None:
    if role == "relative":
        return _relative(scene, profile)
    if role == "reflexive":
        return _subject_of(scene, scene.doc.head(profile.token), profile)
    if role == "possessive":
        return _possessor(scene, profile)
    if role in ("latter", "last"):
        return _last_named(scene, profile)
    if role == "personal" or (role == "object" and scene.is_source(profile)):
        return _personal(scene, profile)
    return None


def _relative(scene: Scene, profile: Profile) -> Profile | None:
    """Return the mention headed by the noun on which the relative clause hangs."""
    for token in (profile.token, *scene.doc.ancestors(profile.token)):
        if token.dep == "acl:relcl":
            governor = scene.doc.head(token)
            if governor.i > profile.token.i or _may_belong_to_outer(scene, governor):
                return None
            return _mention_of(scene, governor) or _name_in_front(scene, profile)
        if token.pos in ("VERB", "AUX") and token.dep != "conj" and token is not profile.token:
            break
    return _name_in_front(scene, profile)


def _name_in_front(scene: Scene, profile: Profile) -> Profile | None:
    """Return the name that a relative subject follows, a person over a comma too, where the tree hangs the clause elsewhere."""
    if not matches(profile.token.dep, ("nsubj",)):
        return None
    for other in scene.before(profile, 0):
        if other.mention.kind == "name":
            gap = scene.doc.tokens[other.last + 1 : profile.first]
            comma = len(gap) == 1 and gap[0].text == "," and other.type == "Person"
            return other if not gap or comma else None
    return None


def _may_belong_to_outer(scene: Scene, governor: Token) -> bool:
    """Tell whether a clause hung on a name that completes a noun may as well describe that noun: « un avion d'Egyptair qui »."""
    named = _mention_of(scene, governor)
    outer = scene.doc.head(governor)
    if named is None or named.mention.kind != "name" or named.type == "Person" or governor.dep != "nmod":
        return False
    return outer.pos == "NOUN" and agree(outer.morph.get("Number", ""), named.number)


def _mention_of(scene: Scene, token: Token) -> Profile | None:
    """Return the mention that a token heads, a name first."""
    found = [
        profile
        for profile in scene.by_sentence.get(token.sentence, [])
        if profile.mention.kind in ("name", "nominal") and profile.mention.head.start <= token.start < profile.mention.head.end
    ]
    return min(found, key=lambda profile: profile.mention.kind != "name", default=None)


def _subject_of(scene: Scene, verb: Token, profile: Profile) -> Profile | None:
    """Return the subject of a verb, or of the clause that governs it."""
    for token in (verb, *scene.doc.ancestors(verb)):
        for child in scene.doc.children(token, "nsubj"):
            found = _mention_of(scene, child) or _pronoun_of(scene, child)
            if found and found.index != profile.index and not _encloses(found, profile):
                return found if _agrees(scene, found, profile) else None
    return None


def _pronoun_of(scene: Scene, token: Token) -> Profile | None:
    listed = scene.by_sentence.get(token.sentence, [])
    return next((profile for profile in listed if profile.token.i == token.i and profile.mention.kind == "pronoun"), None)


def _encloses(outer: Profile, inner: Profile) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _possessor(scene: Scene, profile: Profile) -> Profile | None:
    """Return the subject of the clause, else the most salient mention before."""
    possessed = scene.doc.head(profile.token)
    subject = _subject_of(scene, scene.doc.head(possessed) if matches(possessed.dep, ("nsubj",)) else possessed, profile)
    kin = any(sense.group == "kin" for sense in scene.lexicon.senses_of(possessed))
    if subject is None:
        return _most_salient(scene, profile, people=kin)
    kind = scene.chains.type(subject.index)
    return subject if kind in SPEAKERS or (kind and not kin) else None


def _last_named(scene: Scene, profile: Profile) -> Profile | None:
    """Return the nearest mention that agrees, of its sentence or the one before: « ce dernier »."""
    speaks = scene.is_source(profile)
    for other in scene.before(profile, 1):
        noun = other.mention.kind == "nominal" and other.group != "time" and other.determiner != "bare" and not other.counted
        settled = (noun or other.mention.kind == "name") and (not speaks or scene.chains.type(other.index) in SPEAKERS)
        known = other.gender or scene.chains.type(other.index) == "Person" or not profile.gender
        if settled and known and _agrees(scene, other, profile) and scene.quotation_of(other) == scene.quotation_of(profile):
            return None if _encloses(other, profile) or _same_clause(scene, profile, other) else other
    return None


def _personal(scene: Scene, profile: Profile) -> Profile | None:
    """Return the most salient mention that agrees; who speaks must be able to."""
    speaks = scene.is_source(profile)
    return (speaks and _speaker_before(scene, profile)) or _most_salient(scene, profile, people=speaks)


def _speaker_before(scene: Scene, profile: Profile) -> Profile | None:
    """Return who spoke last, within the paragraph or the one before: « ajoute-t-il »."""
    sources = [span for item in scene.attributions for span in item.source if span.end <= profile.mention.span.start]
    if not sources:
        return None
    other = scene.named_by(max(sources))
    if other is None or profile.paragraph - other.paragraph > 1:
        return None
    open_pronoun = other.mention.kind == "pronoun" and len(scene.chains.members(other.index)) == 1
    fits = scene.chains.type(other.index) in SPEAKERS and _agrees(scene, other, profile)
    return other if fits and not open_pronoun else None


def _most_salient(scene: Scene, profile: Profile, *, people: bool) -> Profile | None:
    candidates = [other for other in scene.before(profile, NEAR) if _is_candidate(scene, profile, other, people=people)]
    within = [other for other in candidates if scene.quotation_of(other) == scene.quotation_of(profile)]
    return _foremost(scene, profile, within or [other for other in candidates if _is_spoken_of(scene, profile, other)])


def _is_spoken_of(scene: Scene, profile: Profile, other: Profile) -> bool:
    """Tell whether a pronoun in a quotation may stand for a person of its gender outside of it, who is not its speaker."""
    if scene.chains.type(other.index) != "Person" or scene.quotation_of(other):
        return False
    if not profile.gender or scene.chains.gender(other.index) != profile.gender:
        return False
    speaker = scene.speaker_of(profile)
    return speaker is not None and scene.chains.root(speaker.index) != scene.chains.root(other.index)


def _foremost(scene: Scene, profile: Profile, candidates: Iterable[Profile]) -> Profile | None:
    """Return the candidate that is more present than all others by a margin."""
    scores: dict[int, tuple[float, Profile]] = {}
    for other in candidates:
        root = scene.chains.root(other.index)
        score = _salience(scene, profile, other)
        if root not in scores or scores[root][0] < score:
            scores[root] = score, other
    ranked = sorted(scores.values(), key=lambda pair: (-pair[0], -pair[1].first))
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN):
        return None
    return ranked[0][1]


def _is_candidate(scene: Scene, profile: Profile, other: Profile, *, people: bool) -> bool:
    if other.mention.kind == "adjective" or (other.mention.kind == "pronoun" and len(scene.chains.members(other.index)) < 2):
        return False
    if people and scene.chains.type(other.index) not in SPEAKERS:
        return False
    if not _agrees(scene, other, profile):
        return False
    kind = scene.chains.type(other.index)
    if kind is None and (other.counted or profile.number == PLURAL or other.mention.kind == "pronoun"):
        return False
    return not (_encloses(other, profile) or _same_clause(scene, profile, other))


def _agrees(scene: Scene, other: Profile, profile: Profile) -> bool:
    gender = scene.chains.gender(other.index) if scene.chains.type(other.index) == "Person" else other.gender
    number = other.number or scene.chains.number(other.index)
    if scene.doc.language == "en" and profile.gender:
        kind = scene.chains.type(other.index)
        if profile.gender == "Neut":
            return kind not in ("Person", "Group") and number != PLURAL
        return kind == "Person" and number != PLURAL and agree(gender, profile.gender)
    collective = profile.number == PLURAL and _is_collective(scene, other)
    return (agree(gender, profile.gender) and agree(number, profile.number)) or collective


def _is_collective(scene: Scene, other: Profile) -> bool:
    """Tell whether a singular stands for several people: a group, or a body of them, named or not, as the language has it."""
    kind = scene.chains.type(other.index)
    body = other.group or (other.mention.kind if kind == "Organization" else "")
    return kind == "Group" or scene.lexicon.is_title("collective", body)


def _same_clause(scene: Scene, profile: Profile, other: Profile) -> bool:
    """Tell whether both are arguments of one verb, which are different things.

    The subject of a clause is that of the participle or infinitive in front of it, too: « En battant X, il … ».
    """
    if profile.pronoun is None or profile.pronoun.role != "personal":
        return False
    verb = scene.doc.head(other.token)
    fronted = profile.is_subject and verb.dep in ("advcl", "xcomp", "obl:mod") and verb.head == profile.token.head
    if fronted and verb.i < profile.token.i and verb.morph.get("VerbForm") in ("Part", "Inf", "Ger"):
        return not scene.doc.children(verb, "nsubj")
    return other.token.head == profile.token.head and other.token.dep != "conj" and not matches(other.token.dep, ("appos",))


def _salience(scene: Scene, profile: Profile, other: Profile) -> float:
    """Return how present a mention is: subjects and names more than others, near ones more than far ones."""
    score = 2.0 if other.is_subject else 0.0
    score += 1.0 if scene.chains.names(other.index) else 0.0
    kind = scene.chains.type(other.index)
    score -= 1.5 if kind is None else 1.0 if profile.number == PLURAL and kind not in SPEAKERS else 0.0
    score += 0.5 if other.paragraph == profile.paragraph else 0.0
    score += 0.5 * min(len(scene.chains.members(other.index)) - 1, 2)
    return score - FADING[min(profile.sentence - other.sentence, NEAR)] - _depth(other)


def _depth(other: Profile) -> float:
    return 1.0 if other.token.dep in ("compound", "nmod:poss") else 0.5 if other.token.dep == "nmod" else 0.0
