"""Clauses -> arguments: who a predicate is said of, and what it takes as its object.

A parse that contradicts itself is mended where one reading is left (an object that strayed from a relative clause, a number that
stands for the counted), and given up where none is.
"""

from __future__ import annotations

from kg.claim.clauses import causer_of, governor_link, is_blamed, is_finite, is_participle, is_past_participle
from kg.claim.draft import Clause
from kg.claim.phrases import NOMINAL, core_of, preposition, reflexive_of
from kg.claim.scene import Scene
from kg.doc import Doc, Token, matches


def subject_of(scene: Scene, clause: Clause) -> Token | None:
    """Return the grammatical subject: its own, the first conjunct's, the antecedent's or the controller's."""
    return _subject(scene, clause.top, 0)


def _subject(scene: Scene, token: Token, depth: int) -> Token | None:
    own = own_subjects(scene, token)
    if own:
        return antecedent(scene, own[0], token)
    doc = scene.doc
    if depth <= 4 and token.head != token.i and not doc.children(token, "expl:subj", "csubj"):
        if token.dep == "conj":
            return _subject(scene, _clausal(doc, doc.head(token)), depth + 1)
        if token.dep == "xcomp":
            return _controller(scene, doc.head(token), depth)
        if matches(token.dep, ("acl",)):
            return None if token.dep == "acl:relcl" else _modified(scene, token, depth)
        if matches(token.dep, ("advcl",)) and not is_finite(doc, token):
            lost = is_past_participle(token) and _could_modify_another(doc, doc.head(token), token)
            return None if lost else _adverbial(scene, token, depth)
    return numeral_subject(doc, token) or lost_subject(doc, token)


def _adverbial(scene: Scene, token: Token, depth: int) -> Token | None:
    """Return whom an adverbial infinitive or participle is said of: who is blamed or sent, else the main clause's subject."""
    governor = scene.doc.head(token)
    objects = [child for child in scene.doc.children(governor, "obj") if not scene.is_a(child, "reflexive")]
    if objects and (is_blamed(scene, token) or _delegates(scene, governor, token)):
        return objects[0]
    return _subject(scene, governor, depth + 1)


def _delegates(scene: Scene, governor: Token, token: Token) -> bool:
    """Tell whether an infinitive says what somebody is chosen or sent for."""
    infinitive = any(part.morph.get("VerbForm") == "Inf" for part in (token, *scene.doc.children(token, "aux", "cop")))
    return infinitive and token.i > governor.i and scene.is_a(governor, "delegating")


def _modified(scene: Scene, token: Token, depth: int) -> Token | None:
    """Return whom a participle or infinitive beside a noun is said of."""
    doc, noun = scene.doc, scene.doc.head(token)
    if token.morph.get("VerbForm") == "Inf" or doc.children(token, "mark"):
        return _bearer(scene, noun, depth)
    if _is_detached(doc, token) or _is_consequence(scene, noun, token):
        return _subject(scene, _clausal(doc, noun), depth + 1)
    return None if _could_modify_another(doc, noun, token) else core_of(scene, noun)


def _is_consequence(scene: Scene, noun: Token, participle: Token) -> bool:
    """Tell whether a participle tells what a whole clause led to: the noun before it is its object and no event."""
    if participle.morph.get("Tense") != "Pres" or not scene.is_a(participle, "consequence"):
        return False
    event = ("noun", scene.lemma_of(noun)) in scene.lexicon.triggers
    return not event and matches(noun.dep, ("obj", "obl")) and noun.i > scene.doc.head(noun).i


def _could_modify_another(doc: Doc, noun: Token, participle: Token) -> bool:
    """Tell whether a participle behind a comma agrees with a noun that stands nearer than the one it hangs on."""
    if participle.i == 0 or doc.tokens[participle.i - 1].text != ",":
        return False
    nearer = [token for token in doc.tokens[noun.i + 1 : participle.i] if token.pos == "NOUN"]
    return any(fits_participle(doc, token, participle) for token in nearer)


def own_subjects(scene: Scene, token: Token) -> list[Token]:
    """Return the subjects that hang on a predicate, without an object that strayed from a relative clause before it."""
    listed = [child for child in scene.doc.children(token, "nsubj") if _can_be_subject(scene, child)]
    listed = [child for child in listed if not _is_dateline(scene.doc, child, token)]
    if _is_inverted(scene.doc, token):
        listed = [child for child in listed if child.i < token.i]
    listed = [child for child in listed if not _is_strayed(scene, child, listed)]
    return listed[:1] if len(listed) == 2 and are_apposed(scene.doc, *listed) else listed


def are_apposed(doc: Doc, first: Token, second: Token) -> bool:
    """Tell whether of two nouns under one verb the second stands between commas right behind the first, with a determiner."""
    last, inner = doc.subtree(first)[-1], doc.subtree(second)
    before, after = doc.tokens[inner[0].i - 1], doc.tokens[inner[-1].i + 1 : inner[-1].i + 2]
    opened = "," in (before.text, inner[0].text) and inner[0].i - last.i <= 2 and inner[0].i > first.i
    closed = any(token.text == "," for token in (*after, inner[-1]))
    return opened and closed and bool(doc.children(second, "det")) and not doc.children(second, "cc", "case")


def _is_dateline(doc: Doc, noun: Token, verb: Token) -> bool:
    """Tell whether a colon parts a noun from the verb behind it (« *Chili* : le doyen est mort »)."""
    if noun.i > verb.i:
        return False
    last = doc.subtree(noun)[-1].i
    return any(token.text == ":" for token in doc.tokens[last : last + 2])


def _is_inverted(doc: Doc, token: Token) -> bool:
    """Tell whether what stands behind a verb cannot be its subject: the verb is a bare infinitive."""
    return token.morph.get("VerbForm") == "Inf" and not doc.children(token, "aux", "cop")


def _can_be_subject(scene: Scene, token: Token) -> bool:
    """Tell whether a token can be a subject: an adjective only with a determiner or in the place of a noun."""
    if token.pos == "ADJ":
        return bool(scene.doc.children(token, "det")) or scene.is_a(token, "pronominal")
    if scene.lexicon.is_a(token.lower, "dative only"):
        return False
    return token.pos in NOMINAL and not any(scene.is_a(child, "month") for child in scene.doc.children(token))


def _is_strayed(scene: Scene, token: Token, subjects: list[Token]) -> bool:
    return any(strayed_object(scene, verb) is token for other in subjects for verb in scene.doc.children(other, "acl:relcl"))


def strayed_object(scene: Scene, verb: Token) -> Token | None:
    """Return the object of a relative clause that the parser took for a second subject of the clause around it."""
    doc = scene.doc
    if not matches(verb.dep, ("acl:relcl",)) or doc.children(verb, "obj"):
        return None
    noun = doc.head(verb)
    for token in doc.tokens[verb.i + 1 : verb.i + 5]:
        if token.pos in ("NOUN", "PROPN"):
            return token if token.head == noun.head and matches(token.dep, ("nsubj",)) else None
        if token.pos not in ("DET", "ADJ", "NUM"):
            return None
    return None


def numeral_subject(doc: Doc, token: Token) -> Token | None:
    """Return the number that stands for the counted before a copula or auxiliary (« *40* sont morts »)."""
    helpers = doc.children(token, "cop", "aux")
    numbers = [child for child in doc.children(token, "nummod", "expl:subj", "dep") if child.pos == "NUM"]
    return numbers[0] if helpers and numbers and numbers[0].i < helpers[0].i else None


def _clausal(doc: Doc, token: Token) -> Token:
    """Return the predicate that a coordinated verb continues, where the parser hung it on a noun."""
    while token.pos in ("NOUN", "PROPN", "PRON", "NUM") and token.head != token.i and not doc.children(token, "cop", "nsubj"):
        token = doc.head(token)
    return token


def _is_detached(doc: Doc, token: Token) -> bool:
    """Tell whether a present participle stands behind a comma or a closing quote, so that it goes with the whole clause."""
    return token.morph.get("Tense") == "Pres" and token.i > 0 and doc.tokens[token.i - 1].pos == "PUNCT"


def _bearer(scene: Scene, noun: Token, depth: int) -> Token | None:
    """Return who has the plan or the ability that an infinitive spells out: its possessor, else the subject that holds it."""
    governor = scene.lexicon.governors.get(("noun", scene.lemma_of(noun)))
    if governor is None or governor.modality == "requested":
        return None
    owners = [child for child in scene.doc.children(noun, "nmod:poss", "det") if is_possessive(child)]
    owners.extend(
        child for child in scene.doc.children(noun, "nmod") if scene.lexicon.is_a(preposition(scene, child), "genitive")
    )
    if owners:
        return owners[0]
    return _subject(scene, scene.doc.head(noun), depth + 1) if noun.dep == "obj" else None


def is_possessive(token: Token) -> bool:
    """Tell whether a determiner or genitive names a possessor."""
    return token.dep == "nmod:poss" or token.morph.get("Poss") == "Yes"


def _controller(scene: Scene, governor: Token, depth: int) -> Token | None:
    objects = scene.doc.children(governor, "obj", "iobj")
    objects = [child for child in objects if not scene.is_a(child, "reflexive")]
    binds = governor_link(scene, governor) == "control" or scene.is_a(governor, "delegating")
    if objects and binds and governor.i not in scene.cue_of:
        return objects[0]
    return _subject(scene, governor, depth + 1)


def antecedent(scene: Scene, pronoun: Token, clause: Token) -> Token | None:
    """Return the noun that a relative pronoun takes up, the pronoun itself where it is none, None where the noun is lost."""
    if not is_relative(scene, pronoun):
        return pronoun
    noun = taken_up(scene, pronoun, clause)
    if noun is None:
        return None
    return noun if agrees(scene.doc, noun, clause) else _nearest_agreeing(scene, pronoun, clause)


def taken_up(scene: Scene, pronoun: Token, clause: Token) -> Token | None:
    """Return the noun that the parser hangs the clause of a relative pronoun on, None where there is none before it."""
    top = clause
    while top.dep in ("conj", "xcomp"):
        top = scene.doc.head(top)
    noun = scene.doc.head(top)
    if not matches(top.dep, ("acl",)) or noun.i >= pronoun.i:
        return None
    nearest = scene.doc.tokens[pronoun.i - 1]
    if nearest.pos not in ("NOUN", "PROPN") or noun.i in (nearest.i, *(above.i for above in scene.doc.ancestors(nearest))):
        return noun
    return nearest


def _nearest_agreeing(scene: Scene, pronoun: Token, clause: Token) -> Token | None:
    for token in reversed(scene.doc.tokens[max(0, pronoun.i - 4) : pronoun.i]):
        if token.pos in ("NOUN", "PROPN") and token.sentence == pronoun.sentence:
            return token if agrees(scene.doc, token, clause) else None
    return None


def is_relative(scene: Scene, token: Token) -> bool:
    """Tell whether a token is a relative pronoun."""
    return token.morph.get("PronType") == "Rel" or scene.is_a(token, "relative")


def agrees(doc: Doc, noun: Token, verb: Token) -> bool:
    """Tell whether a subject and its finite verb can share a number; unknown numbers and lists agree."""
    finite = [part for part in (*doc.children(verb, "aux", "cop"), verb) if part.morph.get("VerbForm") == "Fin"]
    if noun.pos != "NOUN" or doc.children(noun, "conj", "nummod"):
        return True
    return not finite or _share(noun, finite[0], "Number")


def _share(one: Token, two: Token, feature: str) -> bool:
    """Tell whether two words can have the same value of a feature; an unknown value fits any."""
    values = one.morph.get(feature), two.morph.get(feature)
    return None in values or values[0] == values[1]


def fits_participle(doc: Doc, noun: Token, participle: Token) -> bool:
    """Tell whether a passive participle can agree in gender and number with the noun that it is said of."""
    bare = is_participle(participle) and participle.morph.get("Tense") != "Pres"
    if noun.pos not in ("NOUN", "PRON") or doc.children(noun, "conj", "nummod") or not bare:
        return True
    return _share(noun, participle, "Gender") and _share(noun, participle, "Number")


def lost_subject(doc: Doc, token: Token) -> Token | None:
    """Return the noun right before a finite auxiliary that agrees with it and that a garbled quantifier hides (« de N sont »)."""
    helpers = [child for child in doc.children(token, "cop", "aux") if child.morph.get("VerbForm") == "Fin"]
    if not helpers or doc.children(token, "expl") or helpers[0].i == 0:
        return None
    last = doc.tokens[helpers[0].i - 1]
    noun = doc.head(last) if last.pos == "ADJ" else last
    cases = doc.children(noun, "case")
    if noun.pos != "NOUN" or not cases or cases[0].i == 0 or noun.sentence != token.sentence:
        return None
    number = noun.morph.get("Number")
    quantified = doc.tokens[cases[0].i - 1].pos not in ("NOUN", "PROPN", "ADJ", "PRON", "PUNCT") and cases[0].i + 1 == noun.i
    return noun if quantified and number is not None and number == helpers[0].morph.get("Number") else None


def objects_of(scene: Scene, clause: Clause) -> list[Token]:
    """Return the direct object, or the governed prepositional one where there is none."""
    doc, verb = scene.doc, clause.verb
    causer = causer_of(scene, verb)
    if scene.is_a(verb, "intransitive") and causer is None:
        return []
    above = [
        child
        for governor in clause.chain
        for child in doc.children(governor, "obj")
        if is_relative(scene, child) or governor is causer
    ]
    direct = [
        child
        for child in (*doc.children(verb, "obj"), *above)
        if not scene.is_a(child, "reflexive") and _can_be_object(scene, child)
    ]
    strayed = strayed_object(scene, verb)
    direct.extend([strayed] if strayed else [])
    if not direct and _is_inverted(doc, verb):
        direct = [child for child in doc.children(verb, "nsubj") if child.i > verb.i and _can_be_object(scene, child)]
    if not direct and scene.is_a(verb, "copular"):
        direct = [child for child in doc.children(verb, "xcomp") if child.pos in NOMINAL and not doc.children(child, "mark")]
    if direct:
        found = [taken_up(scene, child, verb) if is_relative(scene, child) else child for child in direct]
        return [token for token in found if token]
    if clause.voice == "copula":
        return []
    return governed_objects(scene, verb) or partitive_objects(scene, verb)


def partitive_objects(scene: Scene, verb: Token) -> list[Token]:
    """Return what a verb takes with a partitive article or a quantifier that looks like a preposition (« plus *d’eau* »)."""
    transitive = scene.is_a(verb, "transitive")
    listed = [child for child in scene.doc.children(verb, "obl:arg") if child.i > verb.i and child.pos == "NOUN"]
    return [
        child
        for child in listed
        if scene.lexicon.is_a(preposition(scene, child), "genitive")
        and ((transitive and scene.doc.children(child, "det")) or _is_quantified(scene, child))
    ]


def _is_quantified(scene: Scene, noun: Token) -> bool:
    """Tell whether a quantifying adverb stands right before the preposition of a noun."""
    cases = scene.doc.children(noun, "case")
    return bool(cases) and cases[0].i > 0 and scene.is_a(scene.doc.tokens[cases[0].i - 1], "quantifier")


def governed_objects(scene: Scene, verb: Token) -> list[Token]:
    """Return the prepositional phrases that a verb, or the idiom that it makes with its object, asks for."""
    return [child for child in scene.doc.children(verb, "obl", "iobj", "nmod") if is_governed(scene, verb, child)]


def _can_be_object(scene: Scene, token: Token) -> bool:
    """Tell whether a token can be a direct object: no preposition opens it but a partitive one, and it counts no time."""
    if scene.is_a(token, "dative") or (scene.is_a(token, "time") and scene.doc.children(token, "nummod")):
        return False
    plain = scene.lexicon.is_a(preposition(scene, token) or "", "genitive") or not scene.doc.children(token, "case")
    return (token.pos in NOMINAL and plain) or is_relative(scene, token)


def is_governed(scene: Scene, verb: Token, child: Token) -> bool:
    """Tell whether a verb asks for a prepositional phrase, alone, as a reflexive or with a noun (« faire face à »)."""
    if child.pos not in NOMINAL or child.i < verb.i or scene.is_a(child, "time"):
        return False
    lemma, word = scene.lemma_of(verb), preposition(scene, child)
    keys = [f"{lemma} {scene.lemma_of(noun)}" for noun in scene.doc.children(verb, "obj")]
    keys.append(f"{scene.lexicon.reflexive} {lemma}" if reflexive_of(scene, verb) else lemma)
    return any((key, word) in scene.lexicon.governed for key in keys)


def agent_of(scene: Scene, clause: Clause) -> Token | None:
    """Return the agent of a passive, None where it is not given."""
    for child in scene.doc.children(clause.verb, "obl", "nmod"):
        word = preposition(scene, child)
        accompanies = scene.lexicon.is_a(word, "genitive") and scene.is_a(clause.verb, "followed")
        if scene.is_agent_marker(word) or (child.dep == "obl:agent" and accompanies):
            return child if child.pos in NOMINAL and not (scene.is_a(child, "time") or _is_manner(scene, child)) else None
    return next((child for child in scene.doc.children(clause.verb, "advcl") if is_verbal_agent(scene, child)), None)


def _is_manner(scene: Scene, noun: Token) -> bool:
    """Tell whether a bare singular noun behind the marker of an agent says how rather than who (« par *précaution* »)."""
    if noun.pos != "NOUN" or noun.i in scene.name_of or noun.morph.get("Number") != "Sing":
        return False
    bare = not any(
        child.dep in ("det", "amod", "nummod", "nmod", "flat:name", "appos", "conj") for child in scene.doc.children(noun)
    )
    return bare and not scene.is_a(noun, "role")


def is_verbal_agent(scene: Scene, token: Token) -> bool:
    """Tell whether a bare gerund is the agent of a passive (“threatened by *logging*”)."""
    doc = scene.doc
    if not matches(token.dep, ("advcl",)) or not is_participle(token) or doc.children(token, "obj", "xcomp", "ccomp", "nsubj"):
        return False
    marked = any(scene.is_agent_marker(mark.lower) for mark in doc.children(token, "mark"))
    return marked and bool(doc.children(doc.head(token), "aux:pass"))
