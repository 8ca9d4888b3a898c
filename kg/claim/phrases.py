"""Noun phrases: what opens them, what sort they are and which word of them counts."""

from __future__ import annotations

from kg.claim.scene import Scene, remembered
from kg.doc import Token, matches

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"))


@remembered
def preposition(scene: Scene, token: Token) -> str:
    """Return the preposition of a phrase without its article, its fixed parts included; empty where there is none."""
    doc, plain = scene.doc, scene.lexicon.contractions
    cases = doc.children(token, "case")
    if not cases and matches(token.dep, ("obl",)):
        cases = [child for child in doc.children(token, "det") if scene.lexicon.is_a(child.lower, "definite genitive")]
    if not cases:
        return ""
    first = cases[0]
    if first.i and opens_preposition(scene, doc.tokens[first.i - 1]):
        return _joined(scene, doc.tokens[first.i - 1])
    parts = [first, *doc.children(first, "fixed"), *cases[1:]]
    parts = [part for part in parts if part.i < token.i]
    return " ".join(plain.get(part.lower, part.lower) for part in sorted(parts, key=lambda it: it.i))


def opens_preposition(scene: Scene, token: Token) -> bool:
    """Tell whether a bare noun and the preposition behind it make one (« *face* à »), where no verb makes an idiom of them."""
    if token.pos != "NOUN" or scene.doc.children_of[token.i]:
        return False
    joined = _joined(scene, token)
    idiom = (f"{scene.lemma_of(scene.doc.head(token))} {token.lower}", joined.rsplit(" ", 1)[-1])
    return joined in scene.lexicon.compound_prepositions and idiom not in scene.lexicon.governed


def _joined(scene: Scene, token: Token) -> str:
    following = [it.lower for it in scene.doc.tokens[token.i + 1 : token.i + 2] if it.dep == "case"]
    return " ".join((token.lower, *(scene.lexicon.contractions.get(word, word) for word in following)))


def is_name(scene: Scene, token: Token) -> bool:
    """Tell whether a token belongs to a name."""
    return token.i in scene.name_of or token.pos == "PROPN"


def is_definite(scene: Scene, token: Token) -> bool:
    """Tell whether a noun phrase can be equalled with a name: it has a determiner or names a role."""
    return bool(scene.doc.children(token, "det", "nmod:poss")) or scene.is_a(token, "role")


def is_specific(scene: Scene, token: Token) -> bool:
    """Tell whether a genitive names a party rather than a sort (« la mort *du roi* », but « une course *de chiens* »)."""
    if is_name(scene, token) or scene.is_a(token, "pronominal") or scene.doc.children(token, "det", "nummod", "nmod:poss"):
        return True
    cases = scene.doc.children(token, "case")
    return any(scene.lexicon.is_a(case.lower, "definite genitive") for case in cases)


NAMED = ("Person", "Place", "Organization", "Group")


@remembered
def is_time(scene: Scene, token: Token) -> bool:
    """Tell whether a phrase names a day, a month, a year or another stretch of time, and is no word of a name and no share.

    A share is one of something else (“a *quarter* of the votes”).
    """
    if scene.is_a(token, "time"):
        core = core_of(scene, token)
        return scene.type_of.get(token.i) not in NAMED and (core is token or is_time(scene, core))
    if token.pos != "NUM" and not token.text.isdigit():
        return False
    if len(token.text) == 4 and token.text.isdigit() and token.text[:2] in ("17", "18", "19", "20"):
        return True
    return any(scene.is_a(child, "month") for child in scene.doc.children(token))


def has_content(scene: Scene, time: Token) -> bool:
    """Tell whether a genitive says what a time is filled with (« trois jours *de deuil* »)."""
    below = [child for child in scene.doc.children(time, "nmod") if child.pos == "NOUN" and child.i > time.i]
    return any(scene.lexicon.is_a(preposition(scene, it), "genitive") and not scene.is_a(it, "time") for it in below)


def is_measured(scene: Scene, token: Token) -> bool:
    """Tell whether a phrase counts time rather than placing something in it (« dix *ans* »)."""
    return bool(scene.doc.children(token, "nummod")) and not scene.is_a(token, "month")


def stands_apart(scene: Scene, child: Token) -> bool:
    """Tell whether a time below a noun goes with the clause: it has no preposition or one that is no genitive."""
    return is_time(scene, child) and not scene.lexicon.is_a(preposition(scene, child), "genitive")


@remembered
def says_who(scene: Scene, noun: Token) -> bool:
    """Tell whether a noun is a role, a nationality or another word for people."""
    listed = any(scene.is_a(noun, kind) for kind in ("role", "nationality", "people"))
    if listed or noun.pos not in COMMON:
        return listed
    return scene.lemma_of(noun).endswith(scene.lexicon.role_endings) and not scene.is_a(noun, "no role")


COMMON = ("NOUN", "ADJ", "PROPN")


@remembered
def core_of(scene: Scene, token: Token) -> Token:
    """Return the noun that a partitive head or the start of a range stands for (« la plupart des *élus* »), else the token."""
    if token.pos == "NUM":
        counted = [child for child in scene.doc.children(token, "nmod") if scene.doc.children(child, "nummod")]
        return counted[0] if counted else token
    if not scene.is_a(token, "partitive"):
        return token
    for child in scene.doc.children(token, "nmod", "obl"):
        if child.pos in NOMINAL and scene.lexicon.is_a(preposition(scene, child), "genitive"):
            return child
    return token


def inner_noun(scene: Scene, noun: Token) -> Token:
    """Return the noun that a preposition made with another one opens (« à l'issue de la *course* »), else the noun."""
    word = preposition(scene, noun)
    bound = scene.lexicon.is_a(word, "complement") and not scene.lexicon.is_a(word, "genitive")
    if not bound or not scene.is_a(noun, "prepositional noun") or scene.doc.children(noun, "amod"):
        return noun
    below = [child for child in scene.doc.children(noun, "nmod") if scene.lexicon.is_a(preposition(scene, child), "genitive")]
    return below[0] if below else noun


def is_plural(scene: Scene, noun: Token) -> bool:
    """Tell whether a noun is plural; its article decides where it has one."""
    numbers = [child.morph.get("Number") for child in scene.doc.children(noun, "det", "case")]
    return next((number for number in numbers if number), noun.morph.get("Number")) == "Plur"


def set_off(scene: Scene, head: Token, child: Token) -> bool:
    """Tell whether a comma or bracket stands right before a second phrase, which no preposition and no coordinator opens."""
    doc = scene.doc
    if child.i < head.i or doc.children(child, "case", "cc", "nsubj", "cop"):
        return False
    if child.dep == "conj" and any(
        doc.children(it, "cc") for it in (head, *doc.children(head, "conj"), *doc.children(child, "conj"))
    ):
        return False
    first = min((token.i for token in doc.children(child) if token.i < child.i and token.dep != "punct"), default=child.i)
    return doc.tokens[first - 1].text in (",", "(", "–", "—") and first - head.i <= 12


def is_bracketed(scene: Scene, name: Token) -> bool:
    """Tell whether a name stands in brackets, as an abbreviation or an example does."""
    return any(token.text == "(" for token in scene.doc.tokens[max(0, name.i - 3) : name.i])


@remembered
def reflexive_of(scene: Scene, verb: Token) -> Token | None:
    """Return the reflexive pronoun of a verb, None where it has none."""
    children = scene.doc.children(verb, "expl", "obj", "iobj")
    return next((child for child in children if scene.is_a(child, "reflexive") and child.i < verb.i), None)


def dates_beside(scene: Scene, token: Token) -> bool:
    """Tell whether a time stands as an object beside another object, which it dates."""
    if token.dep != "obj" or not is_time(scene, token) or has_content(scene, token):
        return False
    others = (it for it in scene.doc.children(scene.doc.head(token), "obj") if it.i > token.i)
    return any(it.pos in ("NOUN", "PROPN") and not is_time(scene, it) and not scene.doc.children(it, "case") for it in others)


def right_behind(scene: Scene, verb: Token) -> Token | None:
    """Return the word right behind a verb or behind one adverb, None at the end of the text."""
    return next((it for it in scene.doc.tokens[verb.i + 1 : verb.i + 3] if it.pos != "ADV"), None)
