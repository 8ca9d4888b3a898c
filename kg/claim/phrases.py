"""Noun phrases: their words, their heads and what is coordinated with them."""

from __future__ import annotations

from collections.abc import Sequence

from kg.claim.scene import Scene
from kg.doc import Doc, Token, matches
from kg.model import Span, envelope

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"))
LEFT_OUT = ("acl:relcl", "acl", "conj", "cc", "parataxis", "advcl", "dep", "cop", "ccomp", "nsubj", "aux", "expl", "csubj")
OUTER = ("case", "mark", "punct", "advmod")


def phrase_tokens(scene: Scene, head: Token) -> list[Token]:
    """Return the words of a noun phrase: no relative clause, no conjunct, no preposition before it, no detached part."""
    doc = scene.doc
    named = named_by(scene, head)
    barred = [child.i for child in doc.children(head) if _stands_outside(scene, head, child)]
    tokens = doc.subtree(head, without=barred)
    name = scene.name_of.get(head.i)
    if name:
        tokens = sorted({token.i: token for token in (*tokens, *doc.tokens_in(name))}.values(), key=lambda token: token.i)
    tokens = _trim(scene, _contiguous(tokens, head))
    last = _last_of_name(scene, named or head)
    if named is not None and named.i > tokens[-1].i:
        tokens = [*tokens, *doc.tokens[tokens[-1].i + 1 : last + 1]]
    if is_name(scene, named or head) and scene.type_of.get((named or head).i) in CLOSED:
        tokens = [token for token in tokens if token.i <= last]
    return _closed(scene, tokens)


CLOSED = ("Person", "Place")
"""Types whose names take no complement: what follows one belongs to another phrase."""


def _last_of_name(scene: Scene, token: Token) -> int:
    """Return the index of the last word of the name that a word belongs to, with what the parser joins to it right behind."""
    inside = {part.i for part in scene.doc.tokens_in(scene.name_of.get(token.i, token.span))}
    place = scene.type_of.get(token.i) == "Place"
    for following in scene.doc.tokens[max(inside) + 1 :]:
        joined = (following.pos == "PROPN" and following.text[0].isupper()) or (place and following.dep == "amod")
        if not joined or following.head not in inside:
            break
        inside.add(following.i)
    return max(inside)


def _closed(scene: Scene, tokens: list[Token]) -> list[Token]:
    """Return words with the closing mark right behind them where they hold only the opening one (« le site « Alpha *»* »)."""
    following = scene.doc.tokens[tokens[-1].i + 1 : tokens[-1].i + 2]
    for mark in following:
        opening = PAIRS.get(mark.text)
        texts = [token.text for token in tokens]
        if opening and texts.count(opening) > texts.count(mark.text) and opening != texts[0]:
            return [*tokens, mark]
    return tokens


PAIRS = {"»": "«", ")": "(", "]": "["}


def _stands_outside(scene: Scene, head: Token, child: Token) -> bool:
    if child.dep in ("case", "mark", "punct"):
        return child.i < head.i
    if child.dep in ("appos", "obl:mod", "xcomp"):
        return not is_title_name(scene, head, child)
    if child.dep == "advmod" and any(child.i < det.i for det in scene.doc.children(head, "det")):
        return not scene.is_a(child, "quantifier") and child.i not in scene.quantity_of
    if child.i > head.i and matches(child.dep, ("nmod", "obl")):
        if scene.lexicon.is_a(preposition(scene, child), "example"):
            return True
        if is_time(scene, child) != is_time(scene, head):
            return bool(scene.doc.children(child, "case")) and not scene.lexicon.is_a(preposition(scene, child), "genitive")
    return matches(child.dep, LEFT_OUT)


def _contiguous(tokens: list[Token], head: Token) -> list[Token]:
    """Keep the run of neighbouring words around the head, cut at a comma that opens a detached part."""
    place = next(index for index, token in enumerate(tokens) if token.i == head.i)
    first = place
    while first > 0 and tokens[first - 1].i == tokens[first].i - 1 and tokens[first - 1].text not in ",;:—–":
        first -= 1
    last = place
    while last + 1 < len(tokens) and tokens[last + 1].i == tokens[last].i + 1 and tokens[last + 1].text not in ",;:—–([":
        last += 1
    return tokens[first : last + 1]


def _trim(scene: Scene, tokens: list[Token]) -> list[Token]:
    while len(tokens) > 1 and (tokens[0].pos in ("PUNCT", "CCONJ") or _opens_phrase(scene, tokens[0])):
        tokens = tokens[1:]
    while len(tokens) > 1 and (tokens[-1].pos in ("PUNCT", "CCONJ", "ADP", "SCONJ", "PART")):
        tokens = tokens[:-1]
    return tokens


def _opens_phrase(scene: Scene, token: Token) -> bool:
    """Tell whether a word only ties a phrase into its clause: a conjunction, a preposition, a relative pronoun."""
    relative = token.pos == "PRON" and scene.is_a(token, "relative")
    return token.dep == "mark" or relative or (token.dep == "case" and token.i not in scene.name_of)


def phrase_span(scene: Scene, head: Token) -> Span:
    """Return the extent of a noun phrase in the stored text."""
    return envelope(token.span for token in phrase_tokens(scene, head))


def bare_span(scene: Scene, head: Token) -> Span:
    """Return the extent of a common noun phrase up to the name that it introduces or the comma before it."""
    tokens, named = phrase_tokens(scene, head), named_by(scene, head)
    if named is not None and named.i > head.i:
        commas = [token.start for token in tokens if token.text == "," and token.i > head.i]
        first = min(scene.name_of.get(named.i, named.span).start, *commas, scene.doc.tokens[named.i].end)
        tokens = [token for token in tokens if token.start < first or token.i <= head.i]
    return envelope(token.span for token in _trim(scene, tokens))


def is_title_name(scene: Scene, head: Token, child: Token) -> bool:
    """Tell whether a name stands right behind the common noun that introduces it (« le préfet Anne Dupont »)."""
    inside = head.i in scene.name_of and not scene.is_a(head, "nationality")
    if child.pos != "PROPN" or inside or head.pos not in ("NOUN", "PROPN", "ADJ") or child.i < head.i:
        return False
    if (
        not _introduces(scene, head, child)
        or scene.doc.children(child, "case", "det")
        or not matches(child.dep, ("appos", "flat", "nmod", "amod", "dep", "nsubj"))
    ):
        return False
    between = scene.doc.tokens[head.i + 1 : child.i]
    return all(token.pos in ("ADJ", "PROPN", "NOUN", "CCONJ") and token.text != "," for token in between) or (
        matches(child.dep, ("appos", "flat")) and _is_office(scene, head, between)
    )


def _is_office(scene: Scene, noun: Token, complement: Sequence[Token]) -> bool:
    """Tell whether words behind a role are its own complement, before the name that it introduces."""
    if not scene.is_a(noun, "role") or any(token.pos not in OFFICE for token in complement):
        return False
    return all(noun.i in (above.i for above in scene.doc.ancestors(token)) for token in complement)


OFFICE = ("ADP", "DET", "NOUN", "ADJ", "PROPN", "CCONJ")


def _introduces(scene: Scene, noun: Token, name: Token) -> bool:
    """Tell whether a noun stands before names: a role or people before a person, else a kind of body or place."""
    if scene.type_of.get(name.i, "Person") == "Person":
        return says_who(scene, noun)
    sort = bool(scene.doc.children(noun, "case")) and not scene.doc.children(noun, "det")
    return scene.is_a(noun, "kind") and (not sort or is_specific(scene, noun))


def says_who(scene: Scene, noun: Token) -> bool:
    """Tell whether a noun is a role, a nationality or another word for people."""
    listed = any(scene.is_a(noun, kind) for kind in ("role", "nationality", "people"))
    return listed or scene.lemma_of(noun).endswith(scene.lexicon.role_endings)


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


def is_name(scene: Scene, token: Token) -> bool:
    """Tell whether a token belongs to a name."""
    return token.i in scene.name_of or token.pos == "PROPN"


def is_definite(scene: Scene, token: Token) -> bool:
    """Tell whether a noun phrase can be equalled with a name: it has a determiner or names a role."""
    return bool(scene.doc.children(token, "det", "nmod:poss")) or scene.is_a(token, "role")


def named_by(scene: Scene, head: Token) -> Token | None:
    """Return the name that a common noun introduces, right behind it or behind a comma, if one does."""
    mistaken = head.i not in scene.name_of and head.text == head.lower
    if is_name(scene, head) and head.pos != "NOUN" and not (mistaken or scene.is_a(head, "nationality")):
        return None
    for child in scene.doc.children(head):
        if is_title_name(scene, head, child):
            return child
        if child.dep == "conj" and scene.doc.children(child, "cc") and not scene.doc.children(child, "det", "case"):
            return named_by(scene, child)
        if matches(child.dep, ("appos", "conj")) and is_name(scene, child) and set_off(scene, head, child):
            return named_by(scene, child) or child if _equals(scene, head, child) else None
    return _adjoining_person(scene, head)


def _equals(scene: Scene, head: Token, name: Token) -> bool:
    """Tell whether a noun phrase can stand for the name behind its comma: definite, and of one unless several names follow."""
    several = head.morph.get("Number") == "Plur" and not scene.doc.children(name, "conj")
    return head.pos == "NOUN" and is_definite(scene, head) and not is_bracketed(scene, name) and not several


def _adjoining_person(scene: Scene, noun: Token) -> Token | None:
    """Return the first word of a person's name right behind the noun for people that opens it, wherever the parser hung it."""
    if not _opens_person(scene, noun):
        return None
    following = _after(scene, noun)
    name = scene.name_of.get(following.i) if following else None
    if following is None or name is None or name.start != following.start or scene.type_of.get(following.i) != "Person":
        return None
    doc = scene.doc
    nested = any(_opens_person(scene, token) for token in doc.tokens[noun.i + 1 : following.i])
    nested = nested or _takes_surname(scene, noun, following)
    several = _is_plural(scene, noun) and not doc.children(following, "conj")
    return None if nested or several or doc.children(following, "case", "det", "cc") else following


def _takes_surname(scene: Scene, noun: Token, name: Token) -> bool:
    """Tell whether a plural of kin or people inside a phrase takes the surname behind it (« l'avocat *des parents* Roux »)."""
    last = scene.doc.tokens[name.i - 1]
    single = scene.name_of[name.i] == name.span
    return single and last.i > noun.i and says_who(scene, last) and _is_plural(scene, last)


def _opens_person(scene: Scene, noun: Token) -> bool:
    """Tell whether a determined noun for people can open a name: no part of an office (« ministre *des Armées* »)."""
    if scene.type_of.get(noun.i) not in ("Person", "Group", "Place", None) or not says_who(scene, noun):
        return False
    above = scene.doc.head(noun)
    over = (above, scene.doc.head(above)) if above.dep == "nmod" else (above,)
    inner = noun.dep == "nmod" and any(says_who(scene, token) and noun.i - token.i <= NEAR for token in over)
    opened = _is_determined(scene, noun) or (noun.dep == "conj" and _is_determined(scene, above))
    listed = not _is_plural(scene, noun) and (scene.is_a(noun, "role") or scene.is_a(noun, "nationality"))
    return opened and (listed or not inner)


NEAR = 6


def _is_plural(scene: Scene, noun: Token) -> bool:
    """Tell whether a noun is plural; its article decides where it has one."""
    numbers = [child.morph.get("Number") for child in scene.doc.children(noun, "det", "case")]
    return next((number for number in numbers if number), noun.morph.get("Number")) == "Plur"


def _is_determined(scene: Scene, noun: Token) -> bool:
    """Tell whether a noun has a determiner, also one that its preposition holds (« du », « aux »)."""
    fused = any(case.morph.get("Definite") for case in scene.doc.children(noun, "case"))
    return fused or bool(scene.doc.children(noun, "det"))


def _after(scene: Scene, noun: Token) -> Token | None:
    """Return the word behind a noun with its adjectives and complements, None at the end of its sentence."""
    tokens = scene.doc.tokens
    inside = {noun.i}
    for token in tokens[noun.i + 1 :]:
        if token.sentence != noun.sentence:
            return None
        name = scene.name_of.get(token.i)
        if name is not None and name.start == token.start and scene.type_of.get(token.i) == "Person":
            return token
        qualifies = token.pos in OFFICE or token.morph.get("VerbForm") == "Part"
        if not qualifies or not _hangs_on(scene, token, inside, noun):
            return token
        inside.add(token.i)
    return None


def _hangs_on(scene: Scene, token: Token, inside: set[int], noun: Token) -> bool:
    """Tell whether a word belongs to a noun's phrase read so far, directly or by a word that is still to come."""
    return token.head in inside or any(above.i == noun.i for above in scene.doc.ancestors(token))


def is_bracketed(scene: Scene, name: Token) -> bool:
    """Tell whether a name stands in brackets, as an abbreviation or an example does."""
    return any(token.text == "(" for token in scene.doc.tokens[max(0, name.i - 3) : name.i])


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


def head_span(scene: Scene, token: Token) -> Span:
    """Return the head of a slot: the whole name where the word belongs to one or introduces one, else the word."""
    named = named_by(scene, token)
    kept = named or core_of(scene, token)
    return scene.name_of.get(kept.i, kept.span)


def conjuncts(scene: Scene, head: Token) -> list[Token]:
    """Return the noun with the nouns coordinated with it, where a coordinator closes the list."""
    doc = scene.doc
    if named_by(scene, head) is not None and not doc.children(head, "appos"):
        return [head]
    listed = [child for child in doc.children(head, "conj") if child.pos in NOMINAL and not _is_clausal(doc, child)]
    closed = [child for child in listed if doc.children(child, "cc")]
    if not closed:
        return [head]
    kept = [child for child in listed if child.i <= closed[-1].i and _joins(scene, head, child)]
    return [head, *kept]


def _joins(scene: Scene, head: Token, member: Token) -> bool:
    """Tell whether a noun goes on a list: built like the first one, and not the subject of a verb right behind it."""
    doc = scene.doc
    determined = [bool(doc.children(token, "det", "nummod", "nmod:poss")) for token in (head, member)]
    if doc.children(member, "case") and not doc.children(head, "case"):
        return False
    if member.pos == "NOUN" and not determined[1] and (is_name(scene, head) or (determined[0] and _is_singular(member))):
        return False
    after = doc.tokens[phrase_tokens(scene, member)[-1].i + 1 :][:1]
    opens = any(token.morph.get("VerbForm") == "Fin" and token.sentence == member.sentence for token in after)
    return not opens or doc.head(head).i >= member.i


def _is_singular(token: Token) -> bool:
    return token.morph.get("Number") == "Sing"


def _is_clausal(doc: Doc, token: Token) -> bool:
    return bool(doc.children(token, "nsubj", "cop", "aux", "obj", "mark"))


def preposition(scene: Scene, token: Token) -> str:
    """Return the preposition of a phrase without its article, its fixed parts included; empty where there is none."""
    doc, plain = scene.doc, scene.lexicon.contractions
    cases = doc.children(token, "case")
    if not cases:
        return ""
    first = cases[0]
    parts = [first, *doc.children(first, "fixed"), *cases[1:]]
    parts = [part for part in parts if part.i < token.i]
    return " ".join(plain.get(part.lower, part.lower) for part in sorted(parts, key=lambda it: it.i))


def is_specific(scene: Scene, token: Token) -> bool:
    """Tell whether a genitive names a party rather than a sort (« la mort *du roi* », but « une course *de chiens* »)."""
    if is_name(scene, token) or scene.is_a(token, "pronominal") or scene.doc.children(token, "det", "nummod", "nmod:poss"):
        return True
    cases = scene.doc.children(token, "case")
    return any(scene.lexicon.is_a(case.lower, "definite genitive") for case in cases)


def reflexive_of(scene: Scene, verb: Token) -> Token | None:
    """Return the reflexive pronoun of a verb, None where it has none."""
    children = scene.doc.children(verb, "expl", "obj", "iobj")
    return next((child for child in children if scene.is_a(child, "reflexive") and child.i < verb.i), None)


def is_time(scene: Scene, token: Token) -> bool:
    """Tell whether a phrase names a day, a month, a year or another stretch of time."""
    if scene.is_a(token, "time"):
        return True
    if token.pos != "NUM" and not token.text.isdigit():
        return False
    if len(token.text) == 4 and token.text.isdigit() and token.text[:2] in ("17", "18", "19", "20"):
        return True
    return any(scene.is_a(child, "month") for child in scene.doc.children(token))


def is_measured(scene: Scene, token: Token) -> bool:
    """Tell whether a phrase counts time rather than placing something in it (« dix *ans* »)."""
    return bool(scene.doc.children(token, "nummod"))


def stands_apart(scene: Scene, child: Token) -> bool:
    """Tell whether a time below a noun goes with the clause: it has no preposition or one that is no genitive."""
    return is_time(scene, child) and not scene.lexicon.is_a(preposition(scene, child), "genitive")
