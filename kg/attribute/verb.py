"""Verb forms: passive, negated, finite, reporting."""

from __future__ import annotations

from kg.attribute.scene import Scene, is_finite, is_infinitive
from kg.doc import Token, matches

PARTED = 7
ADJUNCT = ("ADV", "ADP", "DET", "NOUN", "PROPN", "ADJ")


def is_passive(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb form takes as its subject the one of whom something is said."""
    if verb.morph.get("VerbForm") != "Part" or verb.morph.get("Tense") != "Past":
        return False
    children = scene.doc.children(verb)
    if clitic_behind(scene, verb.i) is not None:
        return False
    if is_plain_past(scene, verb) or any(scene.lexicon.is_marker(child, "reflexive") and child.i < verb.i for child in children):
        return False
    auxiliaries = [child for child in children if child.dep.startswith("aux") and child.i < verb.i]
    if not auxiliaries and verb.dep == "conj" and scene.doc.head(verb).pos == "VERB":
        return is_passive(scene, scene.doc.head(verb))
    if not auxiliaries:
        return not (_is_present(scene, verb) or is_main_past(scene, verb) or perfect_auxiliary(scene, verb))
    return scene.lexicon.is_marker_lemma(auxiliaries[-1], "passive")


def clitic_behind(scene: Scene, index: int) -> Token | None:
    """Return the last of the clitics that stand right behind a token (« a-t-*il* »)."""
    last = index
    while last + 1 < len(scene.doc.tokens) and scene.lexicon.is_marker(scene.doc.tokens[last + 1], "clitic"):
        last += 1
    return scene.doc.tokens[last] if last > index else None


def perfect_auxiliary(scene: Scene, verb: Token) -> Token | None:
    """Return the auxiliary of a past participle that adverbs or one prepositional phrase part from it and the parse misses."""
    tokens, begin = scene.doc.tokens, scene.doc.bounds[verb.sentence][0]
    index = verb.i - 1
    while index > begin and verb.i - index < PARTED and tokens[index].pos in ADJUNCT:
        index -= 1
    between = tokens[index + 1 : verb.i]
    nouns = sum(token.pos in ("NOUN", "PROPN") for token in between)
    adjunct = all(token.pos == "ADV" for token in between) or (between[0].pos == "ADP" and nouns == 1)
    found = is_finite(tokens[index]) and scene.lexicon.is_marker_lemma(tokens[index], "perfect")
    return tokens[index] if found and adjunct else None


def is_plain_past(scene: Scene, verb: Token) -> bool:
    """Tell whether a form that is both past participle and past has a single subject before it, no object and no auxiliary.

    Where the two forms differ in writing, only a root that its subject adjoins can be one that the parse mistakes.
    """
    before = [child for child in scene.doc.children(verb) if child.i < verb.i]
    subjects = [child.i for child in before if child.dep.startswith("nsubj")]
    alike = "bare" in scene.lexicon.markers or (verb.dep == "root" and verb.i - 1 in subjects)
    past = alike and verb.morph.get("VerbForm") == "Part" and verb.morph.get("Tense") == "Past"
    return past and len(subjects) == 1 and not any(child.dep.split(":")[0] in ("aux", "cop", "obj") for child in before)


def is_main_past(scene: Scene, verb: Token) -> bool:
    """Tell whether a form that is both past participle and past stands behind a relative clause as the verb of its sentence.

    It does where the parse makes the subject the root of a sentence that ends in a stop, which leaves it no verb.
    """
    head, (_, end) = scene.doc.head(verb), scene.doc.bounds[verb.sentence]
    alike = "bare" in scene.lexicon.markers and verb.morph.get("VerbForm") == "Part" and verb.i > head.i
    nominal = head.dep == "root" and head.pos in ("NOUN", "PROPN") and matches(verb.dep, ("acl",))
    parted = scene.doc.tokens[verb.i - 1].text == "," and scene.doc.tokens[end - 1].text == "."
    return alike and nominal and parted and any(child.dep == "acl:relcl" for child in scene.doc.children(head))


def _is_present(scene: Scene, verb: Token) -> bool:
    """Tell whether a form that is both past participle and present (« dit ») is the latter: something is its object."""
    following = scene.doc.tokens[verb.i + 1 : verb.i + 2]
    if not scene.lexicon.is_marker(verb, "present") or not following:
        return False
    subject = any(child.i < verb.i for child in scene.doc.children(verb, "nsubj"))
    return subject or following[0].pos == "DET" or is_infinitive(following[0])


def is_participle(verb: Token) -> bool:
    """Tell whether a verb is a present participle."""
    form = verb.morph.get("VerbForm")
    return form == "Ger" or (form == "Part" and verb.morph.get("Tense") == "Pres")


def is_negated(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb is negated, a restriction (``ne … que``) being no negation."""
    lexicon = scene.lexicon
    marks = [child for child in scene.doc.children(verb) if lexicon.is_marker(child, "negation")]
    return any(scene.share(mark, verb) for mark in marks)


def is_finite_group(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb is finite itself or by its auxiliary."""
    return is_finite(verb) or any(is_finite(child) for child in scene.doc.children(verb, "aux", "cop"))


def number_of(scene: Scene, verb: Token) -> str | None:
    """Return the number of a finite verb, or of its finite auxiliary."""
    group = [verb, *scene.doc.children(verb, "aux", "cop")]
    return next((token.morph.get("Number") for token in group if is_finite(token)), None)


def is_reporting(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb takes reported clauses."""
    return any("that" in entry.frames for entry in scene.lexicon.rows_of(verb))


def spells(token: Token, wanted: frozenset[str]) -> bool:
    """Tell whether a token is one of some prepositions, elided or not."""
    return token.lower in wanted or token.lemma.lower() in wanted


def is_elided(scene: Scene, token: Token, wanted: frozenset[str]) -> bool:
    """Tell whether a token is the apostrophe of an elided preposition that a quote mark parts from its word (« d’« acte » »)."""
    before = scene.doc.tokens[token.i - 1].lower
    return token.text in ("'", "’") and before.isalpha() and any(word.startswith(before) for word in wanted)
