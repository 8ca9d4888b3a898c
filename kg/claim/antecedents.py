"""Relative pronouns -> nouns: what a relative clause says something of."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claim.agreement import agrees, fits_relative, is_shown, number_of
from kg.claim.animacy import is_thing
from kg.claim.phrases import NOMINAL, inner_noun, is_name, is_time, says_who
from kg.claim.scene import Scene
from kg.claim.tense import finite_parts
from kg.doc import Doc, Token, matches


def antecedent(scene: Scene, pronoun: Token, clause: Token) -> Token | None:
    """Return the noun that a relative subject takes up, the pronoun itself where it is none, None where the noun is lost.

    A noun that does not agree with the verb gives way to the nearest one in its phrase, then around it, that does. A pronoun
    with a preposition before it asks (“over *who* would win”).
    """
    before = [mark for mark in scene.doc.children(clause, "mark") if mark.pos == "ADP" and mark.i == pronoun.i - 1]
    if before or not is_relative(scene, pronoun):
        return None if before else pronoun
    noun = _set_off(scene, pronoun, clause) or taken_up(scene, pronoun, clause)
    if noun is None:
        return _nearest(scene, pronoun, clause)
    if noun.pos not in NOMINAL and noun.i not in scene.name_of:
        return _nearest(scene, pronoun, clause)
    noun = _whole(scene, noun, pronoun)
    if _is_bare_demonstrative(scene, noun):
        return None
    if not fits_relative(scene.doc, noun, clause):
        return next(_agreeing(scene, noun, pronoun, clause), None)
    return next(_plural_above(scene, noun, clause), noun)


def taken_up(scene: Scene, pronoun: Token, clause: Token) -> Token | None:
    """Return the noun that the parser hangs the clause of a relative pronoun on, None where there is none before it."""
    top = clause
    while top.dep in ("conj", "xcomp"):
        top = scene.doc.head(top)
    noun = scene.doc.head(top)
    if not matches(top.dep, ("acl",)) or noun.i >= pronoun.i:
        return None
    nearest = scene.doc.tokens[pronoun.i - 1]
    chain = (nearest, *scene.doc.ancestors(nearest))
    if nearest.pos in ("NOUN", "PROPN") and noun.i not in {above.i for above in chain} and not is_time(scene, nearest):
        return nearest
    if scene.doc.children(noun, "cop") and (matches(noun.dep, ("acl",)) or noun.pos == "ADJ"):
        return None
    behind = _behind_comma(scene, noun, pronoun)
    if behind is not None:
        return behind
    if noun.dep == "nmod" and scene.type_of.get(noun.i) in ("Place", "Person") and _happens(scene, clause):
        return _event(scene, noun)
    return _person(scene, noun, clause) if _asks_person(scene, pronoun, clause) else inner_noun(scene, noun)


def _behind_comma(scene: Scene, noun: Token, pronoun: Token) -> Token | None:
    """Return the phrase behind the last comma between a noun and a pronoun that no comma opens, None where it is a list."""
    between = scene.doc.tokens[noun.i + 1 : pronoun.i]
    commas = [token.i for token in between if token.text == ","]
    if len(commas) != 1 or commas[-1] == pronoun.i - 1:
        return None
    behind = [token for token in between if token.i > commas[-1]]
    if any(token.pos == "CCONJ" for token in behind) or any(token.pos == "VERB" for token in between):
        return None
    heads = [token for token in behind if token.head <= commas[-1] and token.pos in ("NOUN", "PROPN")]
    return heads[0] if len(heads) == 1 and is_shown(scene.doc, heads[0]) else None


def _set_off(scene: Scene, pronoun: Token, clause: Token) -> Token | None:
    """Return the noun that a cleft sets off, whatever noun below it the clause hangs on (« c’est *l’un* des chefs qui part »)."""
    for noun in scene.doc.ancestors(clause):
        pointing = any(scene.is_a(it, "cleft") for it in scene.doc.children(noun, "nsubj", "expl:subj"))
        if pointing and noun.pos in NOMINAL and scene.doc.children(noun, "cop"):
            between = scene.doc.tokens[noun.i + 1 : pronoun.i]
            nested = noun.i > pronoun.i or any(is_relative(scene, it) or it.morph.get("VerbForm") == "Fin" for it in between)
            nested = nested or [it.i for it in between if it.text == ","] == [pronoun.i - 1]
            taken = taken_up(scene, pronoun, clause)
            named = taken is not None and taken.dep == "appos" and taken.head == noun.i and is_name(scene, taken)
            return None if nested or named or not fits_relative(scene.doc, noun, clause) else noun
    return None


def _whole(scene: Scene, noun: Token, pronoun: Token) -> Token:
    """Return the phrase around a noun in closed brackets, and around one that only says of which sort something is.

    « un circuit sur *courte distance* qui », « les retards (*un tiers* des trains), qui ».
    """
    doc, above = scene.doc, next(_above(scene.doc, noun), None)
    between = [token.text for token in doc.tokens[noun.i + 1 : pronoun.i]]
    if between.count(")") > between.count("("):
        return _before_brackets(doc, noun)
    if above is None or noun.pos != "NOUN" or noun.i in scene.name_of or is_shown(doc, noun):
        return noun
    whole = is_shown(doc, above) or not doc.children(above, "case")
    return above if whole and noun.dep == "nmod" and noun.i > above.i else noun


def _before_brackets(doc: Doc, noun: Token) -> Token:
    """Return the noun before the brackets around another one, with whose phrase a relative clause goes on."""
    opening = [it.i for it in doc.tokens[doc.bounds[noun.sentence][0] : noun.i] if it.text == "("]
    if not opening or opening[-1] == 0:
        return noun
    outer = [doc.tokens[opening[-1] - 1]]
    while outer[-1].dep in WITHIN and doc.head(outer[-1]).i < outer[-1].i:
        outer.append(doc.head(outer[-1]))
    return next((it for it in outer if it.pos in ("NOUN", "PROPN") and is_shown(doc, it)), noun)


def _nearest(scene: Scene, pronoun: Token, clause: Token) -> Token | None:
    """Return the one noun right before a pronoun that agrees with a clause hung elsewhere, None where several do."""
    doc = scene.doc
    last = pronoun.i - (2 if doc.tokens[pronoun.i - 1].text == "," else 1)
    if last < 0 or doc.tokens[last].pos not in ("NOUN", "PROPN", "ADJ") or doc.tokens[last].sentence != pronoun.sentence:
        return None
    chain = [doc.tokens[last]]
    while chain[-1].dep in WITHIN and doc.head(chain[-1]).i < chain[-1].i:
        chain.append(doc.head(chain[-1]))
    nouns = [it for it in chain if it.pos in ("NOUN", "PROPN") and not matches(it.dep, ("flat",)) and is_shown(doc, it)]
    fitting = [it for it in nouns if fits_relative(doc, it, clause)]
    return fitting[0] if len(fitting) == 1 else None


WITHIN = ("flat:name", "flat:foreign", "flat", "nmod", "appos", "amod", "conj")


def is_stray_relative(scene: Scene, clause: Token) -> bool:
    """Tell whether a clause hung on a verb says something of the noun before its relative pronoun."""
    if matches(clause.dep, ("acl", "conj", "root")):
        return False
    pronouns = [child for child in scene.doc.children(clause, "nsubj") if is_relative(scene, child)]
    return bool(pronouns) and _nearest(scene, pronouns[0], clause) is not None


def _agreeing(scene: Scene, noun: Token, pronoun: Token, clause: Token) -> Iterator[Token]:
    """Yield the nouns below and above one that a clause hangs on that agree with its verb; none for a second clause of a list."""
    if clause.dep == "conj":
        return
    for token in (*_inside(scene.doc, noun, pronoun), *_above(scene.doc, noun)):
        if token.pos != "ADJ" and fits_relative(scene.doc, token, clause):
            yield token


def _inside(doc: Doc, noun: Token, pronoun: Token) -> Iterator[Token]:
    """Yield the nouns below another that stand before a pronoun, the last first, but those that only say of which sort it is."""
    for token in reversed(doc.tokens[noun.i + 1 : pronoun.i]):
        if token.pos in ("NOUN", "PROPN") and is_shown(doc, token) and any(it.i == noun.i for it in doc.ancestors(token)):
            yield token


def _above(doc: Doc, noun: Token) -> Iterator[Token]:
    """Yield the nouns that a noun is part of, the nearest first."""
    while noun.dep in ("nmod", "appos", "conj") and doc.head(noun).pos in NOMINAL:
        noun = doc.head(noun)
        yield noun


def _plural_above(scene: Scene, name: Token, clause: Token) -> Iterator[Token]:
    """Yield the plurals that a name without number is part of, where the verb is plural (« les élus de Metz qui *partent* »)."""
    doc = scene.doc
    finite = finite_parts(doc, clause)
    plural = bool(finite) and finite[0].morph.get("Number") == "Plur"
    if is_name(scene, name) and plural and number_of(doc, name) is None and not doc.children(name, "conj"):
        yield from (it for it in _above(doc, name) if number_of(doc, it) == "Plur")


def _is_bare_demonstrative(scene: Scene, noun: Token) -> bool:
    """Tell whether an antecedent is a pronoun that names nothing by itself (« *ceux* qui restent », « *ce* qui étonne »)."""
    pointing = noun.morph.get("PronType") == "Dem" or scene.is_a(noun, "cleft") or scene.is_a(noun, "demonstrative")
    return noun.pos == "PRON" and pointing and not scene.doc.children(noun, "nmod")


def _asks_person(scene: Scene, pronoun: Token, clause: Token) -> bool:
    """Tell whether a relative pronoun or its verb can only be said of people (“who”, « a démissionné »)."""
    return scene.is_a(pronoun, "personal relative") or scene.is_a(clause, "of people") or scene.is_a(clause, "of minds")


def _person(scene: Scene, noun: Token, clause: Token) -> Token:
    """Return the person that stands above or below a noun that names none (« le *chef* de la banque qui »), else the noun."""
    above = scene.doc.head(noun)
    body = scene.is_a(clause, "of minds") and not is_thing(scene, noun)
    if noun.pos == "PROPN" and scene.type_of.get(noun.i) == "Place":
        return next((it for it in scene.doc.ancestors(noun) if it.i < noun.i and _are_people(scene, it, clause)), noun)
    if body or noun.pos != "NOUN" or _is_person(scene, noun):
        return noun
    if noun.dep == "nmod" and says_who(scene, above) and agrees(scene.doc, above, clause):
        return above
    below = [it for it in scene.doc.children(noun, "nmod") if noun.i < it.i < clause.i and _is_person(scene, it)]
    return below[0] if len(below) == 1 and fits_relative(scene.doc, below[0], clause) else noun


def _are_people(scene: Scene, noun: Token, clause: Token) -> bool:
    """Tell whether a common noun for people can be what a clause about people takes up."""
    return noun.pos == "NOUN" and says_who(scene, noun) and fits_relative(scene.doc, noun, clause)


def _is_person(scene: Scene, noun: Token) -> bool:
    return says_who(scene, noun) or scene.type_of.get(noun.i) == "Person"


def is_relative(scene: Scene, token: Token) -> bool:
    """Tell whether a token is a relative pronoun."""
    return token.morph.get("PronType") == "Rel" or scene.is_a(token, "relative")


def _happens(scene: Scene, clause: Token) -> bool:
    """Tell whether a verb, or a verb with its bare noun, says that something takes place (« a *lieu* »)."""
    lemma = scene.lemma_of(clause)
    phrases = (f"{lemma} {it.lower}" for it in scene.doc.children(clause, "obj") if not scene.doc.children_of[it.i])
    return scene.is_a(clause, "of events") or any(scene.lexicon.is_a(phrase, "of events") for phrase in phrases)


def _event(scene: Scene, name: Token) -> Token:
    """Return the first common noun above a name that no verb of happening can be said of."""
    above = scene.doc.head(name)
    while above.dep == "nmod" and scene.type_of.get(above.i) in ("Place", "Person"):
        above = scene.doc.head(above)
    return above if above.pos == "NOUN" else name
