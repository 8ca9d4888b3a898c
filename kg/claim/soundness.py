"""Clauses -> sound clauses: those whose parse can be trusted and that state something of their own."""

from __future__ import annotations

from kg.claim.agents import is_verbal_agent
from kg.claim.agreement import agrees, fits_participle, fits_partly
from kg.claim.antecedents import is_relative
from kg.claim.clauses import causer_of, is_finite, is_participle, is_past_participle, takes_object
from kg.claim.completion import takes_infinitive
from kg.claim.draft import Clause
from kg.claim.nominatives import is_contested, own_subjects
from kg.claim.objects import objects_of
from kg.claim.phrases import is_time, reflexive_of
from kg.claim.roles import is_set_phrase, is_source
from kg.claim.scene import Scene
from kg.claim.subjects import subject_of
from kg.doc import Doc, Token, matches


def is_sound(scene: Scene, clause: Clause) -> bool:
    """Tell whether the parse of a clause can be trusted: one subject that agrees with its verb."""
    doc = scene.doc
    own = own_subjects(scene, clause.top)
    if not own and (
        _hides_subject(scene, clause.top) or _is_unlinked(scene, clause.top) or _follows_lost_clause(doc, clause.top)
    ):
        return False
    if own and is_contested(scene, own):
        return False
    if _is_disguised(scene, clause) or _is_no_verb(scene, clause.verb):
        return False
    adjectival = clause.voice == "passive" or not (doc.children(clause.verb, "aux", "cop") or takes_object(doc, clause.verb))
    subject = subject_of(scene, clause) if adjectival else None
    certain = bool(own) and own[0] is subject and own[0].pos != "PRON" and is_finite(doc, clause.verb)
    plain = certain and fits_partly(own[0], clause.verb)
    if subject is not None and not plain and not fits_participle(doc, subject, clause.verb):
        return False
    nouns = [child for child in own[:1] if child.pos != "PRON" and not is_relative(scene, child)]
    return all(scene.is_a(noun, "partitive") or agrees(doc, noun, clause.top) for noun in nouns)


def _is_disguised(scene: Scene, clause: Clause) -> bool:
    """Tell whether a bare participle taken for a passive has an object, so that it is a finite verb or a garbled one."""
    if clause.voice != "passive" or scene.doc.children(clause.verb, "aux") or scene.is_a(clause.verb, "naming"):
        return False
    objects = [it for it in scene.doc.children(clause.verb, "obj") if it.i > clause.verb.i and not scene.doc.children(it, "case")]
    return any(it.pos == "NOUN" and scene.doc.children(it, "det") and not scene.is_a(it, "time") for it in objects)


def _is_no_verb(scene: Scene, verb: Token) -> bool:
    """Tell whether a bare participle has no infinitive for lemma, so that it is a noun or adjective taken for one."""
    endings = scene.lexicon.infinitive_endings
    if not endings or not is_participle(verb) or verb.pos != "VERB" or scene.doc.children(verb, "aux", "cop"):
        return False
    lemma = scene.lemma_of(verb)
    return (not lemma.endswith(endings) or lemma == verb.lower) and not scene.is_a(verb, "participial adjective")


def _is_unlinked(scene: Scene, top: Token) -> bool:
    """Tell whether a finite verb without a subject is hung on another one that no coordinator joins it to.

    What only describes its subject, a participle or a relative clause, is no such verb (« la hausse *notée* en mai est nette »).
    """
    doc, above = scene.doc, scene.doc.head(top)
    if top.dep != "conj" or not is_finite(doc, top) or above.dep == "acl:relcl":
        return False
    subjects = doc.children(above, "nsubj")
    describes = not is_finite(doc, above) or any(is_relative(scene, it) for it in subjects)
    if matches(above.dep, ("nsubj",)) or (describes and any(not is_relative(scene, it) for it in subjects)):
        return False
    later = [token for token in doc.children(above, "conj") if token.i >= top.i]
    return not any(doc.children(token, "cc") for token in later)


def _follows_lost_clause(doc: Doc, top: Token) -> bool:
    """Tell whether a clause whose verb the parser lost stands between a finite verb and the one that it goes on."""
    if top.dep != "conj" or not is_finite(doc, top):
        return False
    above = doc.head(top)
    if above.pos in ("NOUN", "PROPN") and above.dep == "conj" and doc.head(above).pos in ("VERB", "AUX"):
        return True
    subjects = [it for it in doc.tokens[above.i + 1 : top.i] if it.dep == "nsubj"]
    return any(doc.head(it).pos == "NOUN" and not doc.children(doc.head(it), "cop", "aux") for it in subjects)


def _hides_subject(scene: Scene, top: Token) -> bool:
    """Tell whether a noun between a coordinator and its verb hangs elsewhere, so that the verb may have a subject of its own."""
    doc = scene.doc
    if top.dep != "conj":
        return False
    first = min(token.i for token in (top, *doc.children(top, "aux", "cop")))
    coordinators = [token.i for token in doc.tokens[top.head + 1 : first] if token.pos == "CCONJ"]
    between = doc.tokens[coordinators[-1] + 1 : first] if coordinators else ()
    nouns = [token for token in between if token.pos in ("NOUN", "PROPN", "PRON") and not scene.is_a(token, "reflexive")]
    return any(top.i not in (token.i, *(above.i for above in doc.ancestors(token))) for token in nouns)


def is_slight(scene: Scene, clause: Clause) -> bool:
    """Tell whether a clause only links another one, or is a participle used as an adjective."""
    if _is_adjectival(scene, clause) or _is_set_infinitive(scene, clause.verb) or _opens_title(scene, clause):
        return True
    if _is_empty(scene, clause) or _is_cleft(scene, clause) or is_verbal_agent(scene, clause.top):
        return True
    if (
        clause.top.dep == "root"
        and clause.top.morph.get("VerbForm") == "Inf"
        and not scene.doc.children(clause.top, "aux", "nsubj")
    ):
        return True
    if clause.voice != "active" or objects_of(scene, clause):
        return False
    if _lacks_object(scene, clause.verb):
        return True
    return any(not _opens_adverbial(scene, child) for child in scene.doc.children(clause.verb, "ccomp"))


def _lacks_object(scene: Scene, verb: Token) -> bool:
    """Tell whether an active verb without an object says nothing because it always takes one, unless it is reflexive."""
    lone = scene.is_a(verb, "transitive") and reflexive_of(scene, verb) is None
    return lone and not takes_infinitive(scene, verb)


def _is_adjectival(scene: Scene, clause: Clause) -> bool:
    """Tell whether a participle beside a noun only describes it: without any complement, or as a superlative."""
    doc, verb = scene.doc, clause.verb
    if clause.top.dep != "acl" or clause.chain or not is_participle(verb) or doc.children(verb, "aux", "mark"):
        return False
    degrees = [child for child in doc.children(verb, "advmod") if scene.is_a(child, "comparative") and child.i < verb.i]
    superlative = any(doc.tokens[child.i - 1].morph.get("Definite") == "Def" for child in degrees)
    if scene.is_a(verb, "describing"):
        return True
    wanted = COMPLEMENTS if clause.voice == "passive" else (*COMPLEMENTS, "advmod", "expl", "ccomp", "iobj", "compound:prt")
    complete = any(matches(child.dep, wanted) or doc.children(child, "obl") for child in doc.children(verb))
    return superlative or not complete


COMPLEMENTS = ("obl", "obj", "xcomp", "advcl", "nmod")


def _is_set_infinitive(scene: Scene, verb: Token) -> bool:
    """Tell whether an infinitive and its mark are a fixed phrase that states nothing (« les mois *à venir* »)."""
    marks = scene.doc.children(verb, "mark", "case")
    lone = len(marks) == 1 and not scene.doc.children(verb, "nsubj", "obj", "aux")
    return lone and verb.dep != "xcomp" and scene.lexicon.is_a(f"{marks[0].lower} {verb.lower}", "set infinitive")


def _opens_title(scene: Scene, clause: Clause) -> bool:
    """Tell whether the word that opens a clause has a capital inside its sentence, as in titles and names.

    It is a conjunction or a personal pronoun (« la chanson *Quand* on dort »), or an infinitive (« la fusée *Explorer* »).
    """
    first = min((clause.top, *scene.doc.children(clause.top, "mark", "nsubj")), key=lambda it: it.i)
    opens = first.lemma[:1].islower() and (first.pos == "SCONJ" or (first.pos == "PRON" and "Person" in first.morph))
    for word in (first if opens else None, clause.verb if clause.verb.morph.get("VerbForm") == "Inf" else None):
        if word is not None and word.text[:1].isupper() and word.i > scene.doc.bounds[word.sentence][0]:
            before = scene.doc.tokens[word.i - 1]
            if before.text == "," or (before.pos not in ("PUNCT", "DET") and not before.text.endswith((".", "!", "?"))):
                return True
    return False


def _is_empty(scene: Scene, clause: Clause) -> bool:
    """Tell whether a clause lacks what it states: what is caused, what somebody is; or belongs to the title of a work."""
    verb, doc = clause.verb, scene.doc
    if scene.type_of.get(verb.i) == "Work" and (verb.pos in ("VERB", "AUX") or doc.children(verb, "cop")):
        return True
    causer = causer_of(scene, verb)
    if causer is not None and clause.voice == "active":
        suffers = bool(reflexive_of(scene, causer) or reflexive_of(scene, verb))
        return suffers == bool(objects_of(scene, clause))
    if clause.voice != "active" and doc.children(clause.top, "ccomp", "csubj"):
        return any(scene.is_a(child, "expletive") for child in doc.children(clause.top, "nsubj"))
    if clause.voice == "copula":
        broken = reflexive_of(scene, verb) is not None or (verb.pos == "ADV" and scene.is_a(verb, "comparative"))
        return broken or is_source(scene, verb) or _is_adverbial(scene, verb) or scene.is_a(verb, "cataphoric")
    if scene.is_a(verb, "be") and verb.pos in ("VERB", "AUX") and not is_existential(scene, verb):
        listed = [child for child in doc.children(verb, "obl", "advmod", "xcomp", "iobj") if _says_something(scene, child)]
        return all(child.morph.get("VerbForm") == "Inf" for child in listed)
    return _splits_perfect(scene, clause)


def _says_something(scene: Scene, child: Token) -> bool:
    """Tell whether a dependent of a full “be” can be what is said: no connective, no set phrase (« est *à son tour* »)."""
    return not scene.is_a(child, "connective") and not is_set_phrase(scene, child)


def _is_adverbial(scene: Scene, noun: Token) -> bool:
    """Tell whether a prepositional phrase stands before the true complement of a copula (« est *en Iran* un échec »)."""
    if noun.pos not in ("NOUN", "PRON") or not scene.doc.children(noun, "case"):
        return False
    if scene.is_a(noun, "adverbial") and not scene.doc.children(noun, "det", "nmod", "amod"):
        return True
    follow = ("ADJ", "VERB", "DET") if is_time(scene, noun) else ("DET",)
    return any(token.pos in follow for token in scene.doc.tokens[noun.i + 1 : noun.i + 2])


def _is_cleft(scene: Scene, clause: Clause) -> bool:
    """Tell whether a copula only sets off a part of the clause behind it (« *c’est* Luc *qui* a gagné »)."""
    doc, noun = scene.doc, clause.verb
    pronouns = [child for child in doc.children(noun, "nsubj", "expl:subj") if scene.is_a(child, "cleft")]
    if clause.voice != "copula" or not pronouns or not any(scene.is_a(it, "be") for it in doc.children(noun, "cop")):
        return False
    if doc.children(noun, "acl:relcl") or _takes_up_deeper(scene, noun):
        return True
    below = [child for child in doc.children(noun, "ccomp", "advcl", "csubj") if child.i > noun.i]
    definite = noun.pos in ("PROPN", "PRON") or any(it.morph.get("Definite") == "Def" for it in doc.children(noun, "det"))
    return bool(below) and (definite or bool(doc.children(noun, "case")))


def _takes_up_deeper(scene: Scene, noun: Token) -> bool:
    """Tell whether a clause that takes up the whole phrase hangs deeper in it (« *c’est* un os d’un mètre *qu’*a vu Luc »)."""
    doc = scene.doc
    behind = [token for token in doc.subtree(noun) if token.i > noun.i and scene.is_a(token, "complementiser")]
    clauses = [doc.head(token) for token in behind if doc.head(token).head != noun.i and is_finite(doc, doc.head(token))]
    return any(all(above.pos != "VERB" for above in doc.ancestors(clause) if above.i > noun.i) for clause in clauses)


def _splits_perfect(scene: Scene, clause: Clause) -> bool:
    """Tell whether a verb may be an auxiliary: a participle that hangs on another noun stands between it and its object."""
    if not scene.is_a(clause.verb, "perfect auxiliary") or clause.verb.morph.get("VerbForm") != "Fin":
        return False
    objects = objects_of(scene, clause)
    last = objects[0].i if objects else clause.verb.i
    between = scene.doc.tokens[clause.verb.i + 1 : last]
    return any(is_past_participle(token) and token.head != last and token.dep == "acl" for token in between)


def _opens_adverbial(scene: Scene, clause: Token) -> bool:
    """Tell whether a clause taken for a complement is an adverbial one (« alors que »)."""
    marks = scene.doc.children(clause, "mark")
    return bool(marks) and scene.is_a(scene.doc.tokens[marks[0].i - 1], "conjunctive")


def is_existential(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb only says that something is there (« il y a »)."""
    return bool(existential_pronouns(scene, verb))


def existential_pronouns(scene: Scene, verb: Token) -> list[Token]:
    """Return the pronouns that make a verb say that something is there, none where it says more."""
    if not scene.is_a(verb, "existential"):
        return []
    return [it for it in scene.doc.children(verb, "expl", "iobj", "obj", "advmod") if scene.is_a(it, "existential pronoun")]
