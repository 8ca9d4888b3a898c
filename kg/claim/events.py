"""Event nouns -> Drafts: what a noun tells as having happened (« l'arrestation de X », « la victoire de Y »)."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claim.control import is_possessive
from kg.claim.coordination import conjuncts
from kg.claim.draft import Draft
from kg.claim.naming import named_by
from kg.claim.phrases import core_of, is_measured, is_name, is_plural, is_specific, is_time, preposition, says_who
from kg.claim.roles import is_set_phrase, role_of_phrase
from kg.claim.scene import Scene
from kg.doc import Token, matches

CHANGES = ("increase", "decrease")
MEASURED = (*CHANGES, "stop", "sentence", "strike")
HARMS = ("die", "kill", "attack", "injure_self", "crash")
PARTIES = ("Person", "Organization", "Group")
Slots = dict[str, Token]


def draft_event(scene: Scene, noun: Token) -> Iterator[Draft]:
    """Yield the event that a noun names, once for each pair of its parties, where at least one part of it is given."""
    trigger = scene.lexicon.triggers.get(("noun", scene.lemma_of(noun)))
    if trigger is None or not trigger.of or not _tells_event(scene, noun):
        return
    if _is_aim(scene, noun, trigger.concept) or _is_prospect(scene, noun, trigger.concept) or _is_idiom(scene, noun):
        return
    slots = _slots(scene, noun, trigger.concept, trigger.of)
    subject, object_ = slots.get("subject"), slots.get("object")
    taken = {token.i for token in (subject, object_) if token}
    circumstances = tuple(
        (role, child)
        for child in scene.doc.children(noun, "nmod", "obl")
        if child.i not in taken and (role := _circumstance(scene, noun, child))
    )
    lone = trigger.concept in CHANGES or scene.is_a(noun, "edge")
    if not slots and (lone or not _is_dated(scene, noun, circumstances)):
        return
    for index, (first, second) in enumerate(_pairs(scene, subject, object_)):
        form = "coordination" if index else "nominal"
        yield Draft(form, noun, (noun,), trigger.concept, first, second, circumstances, noun)


def possessor(scene: Scene, noun: Token) -> Token | None:
    """Return the possessive determiner or genitive of a noun."""
    return next((child for child in scene.doc.children(noun, "nmod:poss", "det") if is_possessive(child)), None)


def _tells_event(scene: Scene, noun: Token) -> bool:
    """Tell whether a noun tells an event: it completes no verb (« en *baisse* »), has no copula, is no result or edge of time."""
    said = bool(scene.doc.children(noun, "aux", "cop")) and not scene.doc.children(noun, "det")
    if noun.pos != "NOUN" or is_name(scene, noun) or said:
        return False
    if matches(noun.dep, ("obj",)) and scene.is_a(scene.doc.head(noun), "support"):
        return False
    if noun.morph.get("Number") == "Plur" and scene.is_a(noun, "result"):
        return False
    cases = scene.doc.children(noun, "case")
    if scene.is_a(noun, "edge"):
        return not cases or role_of_phrase(scene, noun) == "since"
    fused = any(scene.lexicon.is_a(case.lower, "definite genitive") or case.morph.get("Definite") for case in cases)
    return not cases or fused or bool(scene.doc.children(noun, "det", "nmod:poss", "nummod"))


def _is_aim(scene: Scene, noun: Token, concept: str) -> bool:
    """Tell whether an event is only what something is for or against; harm and one's own deeds are what one answers for."""
    word = preposition(scene, noun)
    if scene.lexicon.is_a(word, "opposing"):
        return True
    return scene.lexicon.is_a(word, "aiming") and concept not in HARMS and possessor(scene, noun) is None


def _is_prospect(scene: Scene, noun: Token, concept: str) -> bool:
    """Tell whether an event is only looked ahead to, as what a verb would or will bring about."""
    doc, verb = scene.doc, scene.doc.head(noun)
    if noun.dep not in ("obj", "obl:arg") or concept in HARMS or possessor(scene, noun) is not None:
        return False
    while verb.dep == "xcomp" and verb.morph.get("VerbForm") == "Inf":
        verb = doc.head(verb)
    forms = (verb, *doc.children(verb, "aux"))
    return any(form.morph.get("Tense") == "Fut" or form.morph.get("Mood") == "Cnd" for form in forms)


def _is_idiom(scene: Scene, noun: Token) -> bool:
    """Tell whether a noun makes another one with a bare noun behind it (« la *remise en service* »)."""
    return scene.is_a(noun, "idiomatic noun") and any(
        not scene.doc.children(child, "det") and not scene.lexicon.is_a(preposition(scene, child), "genitive")
        for child in scene.doc.children(noun, "nmod", "obl")
    )


def _is_dated(scene: Scene, noun: Token, circumstances: tuple[tuple[str, Token], ...]) -> bool:
    """Tell whether a noun without parties is one event of a given time that its clause is about or holds since."""
    opened = not scene.doc.children(noun, "case") or role_of_phrase(scene, noun) == "since"
    return opened and bool(scene.doc.children(noun, "det")) and any(role in DATED for role, _ in circumstances)


DATED = ("time", "before", "after")


def _circumstance(scene: Scene, noun: Token, child: Token) -> str | None:
    """Return the role of a time or of a place proper behind an event noun; a bare time beside an object dates its verb."""
    role = None if is_set_phrase(scene, child) else role_of_phrase(scene, child)
    located = scene.type_of.get(child.i) == "Place" or scene.is_a(child, "place")
    if role not in DATED:
        return role if role == "place" and located else None
    clausal = matches(noun.dep, ("obj",)) and not scene.doc.children(child, "case")
    return None if child.i < noun.i or clausal or is_measured(scene, child) else role


def _pairs(scene: Scene, subject: Token | None, object_: Token | None) -> Iterator[tuple[Token | None, Token | None]]:
    for first in conjuncts(scene, subject) if subject else [None]:
        for second in conjuncts(scene, object_) if object_ else [None]:
            yield first, second


def _slots(scene: Scene, noun: Token, concept: str, of: str) -> Slots:
    """Return the parties: those whose preposition says which they are first, then the genitive or possessor."""
    found: Slots = {}
    genitives = [owner] if (owner := possessor(scene, noun)) else []
    for child in scene.doc.children(noun, "nmod", "obl"):
        if not _can_be_party(scene, noun, child):
            continue
        word = preposition(scene, child)
        if scene.lexicon.is_a(word, "genitive"):
            if is_specific(scene, child) and not (concept in MEASURED and _is_amount(scene, child)):
                genitives.append(child)
        elif scene.is_agent_marker(word) and (is_specific(scene, child) or is_plural(scene, child)):
            found.setdefault("subject", child)
        elif (scene.lexicon.is_a(word, "target") and not scene.is_a(noun, "contest")) or (
            scene.lemma_of(noun),
            word,
        ) in scene.lexicon.governed:
            found.setdefault("object", child)
    if of in ("object", "thing", "patient"):
        found.pop("object", None)
    if len(genitives) > 1 and genitives[0] is owner and of in ("object", "taken", "agent"):
        return {**found, "subject": genitives[0], "object": genitives[1]}
    slot = genitive_slot(scene, genitives[0], of, found) if genitives else ""
    return {**found, slot: genitives[0]} if slot else found


def _can_be_party(scene: Scene, noun: Token, child: Token) -> bool:
    nominal = child.pos in ("NOUN", "PROPN", "PRON") or scene.is_a(child, "pronominal")
    return nominal and child.i > noun.i and not is_time(scene, child)


def _is_amount(scene: Scene, child: Token) -> bool:
    """Tell whether a genitive says by how much something changes."""
    return bool(scene.doc.children(child, "nummod")) or child.pos in ("NUM", "SYM") or child.i in scene.quantity_of


def genitive_slot(scene: Scene, party: Token, of: str, found: Slots) -> str:
    """Return the slot that a genitive fills, empty where its sort does not suit the event.

    ``of`` names the slot (``subject``, ``object``) or what decides it: an ``agent`` that can act is the subject, anything else
    the object; what is ``taken`` is an object unless a possessive tells who takes it; an ``actor`` must be able to act, a
    ``mover`` be no body either, a ``patient`` must be a person or body, a ``thing`` must not; a ``vehicle`` must
    travel.
    """
    if of in ("agent", "subject") and "subject" in found:
        return "" if "object" in found else "object"
    if of in ("subject", "vehicle"):
        return "subject" if of == "subject" or _is_vehicle(scene, party) else ""
    if of == "mover" and scene.type_of.get(party.i) == "Organization":
        return ""
    if of in ("agent", "actor", "mover"):
        acts = is_party(scene, party) or _is_country(scene, party)
        return "subject" if acts or (of == "agent" and "object" in found) else "object" if of == "agent" else ""
    suits = of in ("object", "taken") or is_party(scene, party) == (of == "patient")
    return "object" if suits else ""


def _is_vehicle(scene: Scene, party: Token) -> bool:
    """Tell whether a phrase names something that travels, by its noun or as a product."""
    return scene.is_a(party, "vehicle") or scene.type_of.get(party.i) == "Product"


def is_party(scene: Scene, token: Token) -> bool:
    """Tell whether a phrase stands for a person, a group or a body, by its name or its noun."""
    if (token.pos == "PRON" and not is_name(scene, token)) or is_possessive(token) or scene.is_a(token, "pronominal"):
        return True
    kept = named_by(scene, token) or core_of(scene, token)
    quantity = scene.quantity_of.get(token.i)
    counted = quantity is not None and quantity.unit == "person"
    return scene.type_of.get(kept.i) in PARTIES or counted or says_who(scene, kept)


def _is_country(scene: Scene, token: Token) -> bool:
    """Tell whether a place is named with a determiner, as countries are where they act (« le départ *de la Russie* »)."""
    fused = any(scene.lexicon.is_a(case.lower, "definite genitive") for case in scene.doc.children(token, "case"))
    return scene.type_of.get(token.i) == "Place" and is_name(scene, token) and (fused or bool(scene.doc.children(token, "det")))
