"""Clauses -> completions: what a predicate needs beside its object and its roles, kept in the words of the text."""

from __future__ import annotations

from collections.abc import Sequence, Set

from kg.claim.clauses import holds_infinitive, is_bare_participle
from kg.claim.complements import complement_of
from kg.claim.conjunctions import relation_of
from kg.claim.coordination import conjuncts
from kg.claim.draft import Clause, Draft
from kg.claim.extents import phrase_tokens, run_around
from kg.claim.idioms import idiom_of
from kg.claim.objects import is_governed
from kg.claim.phrases import NOMINAL, is_bracketed, is_time, preposition, reflexive_of
from kg.claim.roles import is_half, is_source, role_of_phrase
from kg.claim.scene import Scene
from kg.doc import Doc, Token, matches
from kg.model import Span, envelope

COMPLEMENT = "complement"
OUTER = ("time", "since", "until", "before", "after", "duration", "manner")
"""Roles that any clause may have and that complete none."""


def completions_of(scene: Scene, clause: Clause, known: Set[int], *, complete: bool) -> tuple[tuple[str, Token], ...]:
    """Return what completes a predicate and has no other role, else its nearest adjunct.

    That are infinitives, phrases and gerunds that it governs, what somebody is taken for or given, sums, and the relative
    clause of a bare pronoun.
    ``known`` are the words that other slots hold. An adjunct is taken only for a predicate that is not ``complete``.
    """
    doc, verb = scene.doc, clause.verb
    seen = _seen_doing(scene, verb)
    nouns = [child for child in doc.children(verb, "obj", "obl", "nmod") if child.i in known and idiom_of(scene, verb, child)]
    state = complement_of(scene, verb) if clause.voice != "copula" else None
    below = [child for head in (verb, *nouns, *((state,) if state else ())) for child in doc.children(head)]
    below.extend(child for governor in clause.chain for child in doc.children(governor, "xcomp", "advcl") if child.i > verb.i)
    below.extend(child for governor in clause.chain for child in doc.children(governor, "obl") if _is_figure(scene, child))
    below.extend(child for noun in doc.children(verb, "obj") for child in doc.children(noun, "nmod") if _is_price(scene, child))
    seen.extend(_behind_only(scene, verb, known))
    below.extend(seen)
    below.extend(it for time in doc.children(verb, "obl") if is_time(scene, time) for it in _behind_time(scene, time))
    names = {scene.name_of[index] for index in known if index in scene.name_of}
    free = [child for child in below if child.i > verb.i and child.i not in known and scene.name_of.get(child.i) not in names]
    phrases = [child for child in free if _is_open_phrase(scene, verb, child)]
    found = [child for child in phrases if child.dep == "obl:arg" or is_governed(scene, verb, child)]
    found.extend(it for it in free if it in seen or _is_open_infinitive(scene, it) or _is_named_state(scene, clause, it))
    found.extend(child for child in free if _is_second_object(scene, clause, child) or _is_governed_gerund(scene, verb, child))
    found.extend(child for child in free if _is_measure(scene, child) or _describes(scene, clause, child))
    found.extend(child for child in free if child.dep == "acl:relcl" and scene.is_a(verb, "determinative"))
    found = found or ([] if complete else phrases[:1])
    found.extend(child for child in phrases if _is_figure(scene, child))
    found = [it for it in found if it in seen or known.isdisjoint(part.i for part in doc.children(it) if part.dep != "case")]
    return tuple((COMPLEMENT, child) for child in sorted({it.i: it for it in found}.values(), key=lambda it: it.i))


def _seen_doing(scene: Scene, verb: Token) -> list[Token]:
    """Return the bare infinitive that tells what somebody is seen, heard or made to do (« voit le pays *céder* »)."""
    if not scene.is_a(verb, "perception"):
        return []
    listed = [it for noun in scene.doc.children(verb, "obj") for it in scene.doc.children(noun, "acl") if it.i > noun.i > verb.i]
    return [it for it in listed if it.morph.get("VerbForm") == "Inf" and not scene.doc.children(it, "mark")]


def _behind_only(scene: Scene, verb: Token, known: Set[int]) -> list[Token]:
    """Return what a restriction leaves, however the parser hung it (« n'est prêt que *pour Lyon* »)."""
    doc = scene.doc
    for only in (it for it in doc.tokens[verb.i + 1 : verb.i + 1 + 2 * REACH] if it.i in known and scene.is_a(it, "restrictive")):
        head = doc.tokens[only.i + 1]
        while doc.head(head).i > only.i and head.head != head.i:
            head = doc.head(head)
        return [head] if (head.pos in NOMINAL or head.pos == "ADV") and head.sentence == verb.sentence else []
    return []


def _is_figure(scene: Scene, child: Token) -> bool:
    """Tell whether a phrase names a share, a sum or another level."""
    listed = [scene.quantity_of[it.i] for it in (child, *scene.doc.children(child, "nummod")) if it.i in scene.quantity_of]
    return any(scene.lexicon.is_a(it.unit or "", "level unit") for it in listed) and not is_bracketed(scene, child)


def _is_price(scene: Scene, child: Token) -> bool:
    """Tell whether a phrase that the parser hung on an object says for how much (« estime la perte *à un million d’euros* »)."""
    word = preposition(scene, child)
    return (
        bool(word) and not scene.lexicon.is_a(word, "genitive") and scene.lexicon.is_a(word, "price") and _is_figure(scene, child)
    )


def _describes(scene: Scene, clause: Clause, child: Token) -> bool:
    """Tell whether what stands right behind a common predicate noun says which (« est une étape *longue de 80 km* »)."""
    doc, noun = scene.doc, clause.verb
    if clause.voice != "copula" or noun.pos != "NOUN" or child.i < noun.i or doc.children(noun, "case"):
        return False
    if child.dep != "amod" and not (child.dep == "acl" and child.morph.get("VerbForm") == "Part"):
        return False
    opening = doc.tokens[doc.subtree(child)[0].i - 1]
    filled = child.dep != "amod" or bool(doc.children(child, "obl", "nmod"))
    return filled and opening.pos != "PUNCT" and opening.i - noun.i <= REACH


REACH = 4


def _behind_time(scene: Scene, time: Token) -> list[Token]:
    """Return the phrases that the parser hung on the time before them (« condamné le 3 mai *pour vol* »)."""
    listed = [child for child in scene.doc.children(time, "nmod", "acl", "xcomp") if child.i > time.i]
    return [child for child in listed if not scene.lexicon.is_a(preposition(scene, child), "genitive")]


def is_incomplete(scene: Scene, clause: Clause, draft: Draft) -> bool:
    """Tell whether a predicate that says nothing by itself was left without what completes it (« se trouve », « figure »)."""
    if (draft.object is not None and not draft.passive) or any(role not in OUTER for role, _ in draft.roles):
        return False
    if draft.words and draft.words[-1].i > draft.trigger.i and scene.is_a(draft.words[-1], "restrictive"):
        return not any(token.i > draft.words[-1].i for _, token in draft.roles)
    lemma = scene.lemma_of(draft.trigger)
    key = f"{scene.lexicon.reflexive} {lemma}" if reflexive_of(scene, clause.verb) else lemma
    return scene.lexicon.is_a(key, "incomplete") and len(_content(draft)) == 1


def _content(draft: Draft) -> list[Token]:
    """Return the words of a predicate besides its helpers, clitics and adverbs."""
    return [
        it for it in draft.words if it is draft.trigger or it.pos in ("NOUN", "ADJ") or (it.pos == "VERB" and it.dep == "xcomp")
    ]


def takes_infinitive(scene: Scene, verb: Token) -> bool:
    """Tell whether an infinitive completes a verb (« permet *de voter* »)."""
    return any(child.i > verb.i and _is_open_infinitive(scene, child) for child in scene.doc.children(verb, "xcomp", "advcl"))


def _is_open_phrase(scene: Scene, verb: Token, child: Token) -> bool:
    """Tell whether a prepositional phrase of a clause has no role that a table knows and belongs to no idiom."""
    if not matches(child.dep, ("obl", "nmod")) or child.pos not in NOMINAL or child.sentence != verb.sentence:
        return False
    word = preposition(scene, child)
    if not word or is_source(scene, child) or idiom_of(scene, verb, child):
        return False
    if scene.lexicon.is_a(word, "example") and not is_governed(scene, verb, child):
        return False
    if scene.doc.children(child, "nsubj", "cop") or _is_set(scene, child) or is_half(scene, child):
        return False
    if is_time(scene, child) and child.dep != "obl:arg" and not is_governed(scene, verb, child):
        return False
    return role_of_phrase(scene, child) is None


def _is_set(scene: Scene, child: Token) -> bool:
    """Tell whether a phrase is a bare adverbial one (« par exemple ») or holds a relative pronoun (« en tête desquels »)."""
    doc = scene.doc
    bare = scene.is_a(child, "adverbial") and not doc.children(child, "det", "nmod", "amod")
    return bare or any(it.morph.get("PronType") == "Rel" for it in (child, *doc.children(child, "nmod", "det")))


def _is_open_infinitive(scene: Scene, child: Token) -> bool:
    """Tell whether an infinitive says what a predicate is about, rather than what it is for, before or without."""
    if not matches(child.dep, ("xcomp", "advcl", "acl", "obl")) or not holds_infinitive(scene.doc, child):
        return False
    marks = scene.doc.children(child, "mark", "case")
    if marks and relation_of(scene, child):
        return False
    return matches(child.dep, ("xcomp",)) or any(scene.lexicon.is_a(mark.lower, "infinitive marker") for mark in marks)


def _is_named_state(scene: Scene, clause: Clause, child: Token) -> bool:
    """Tell whether a word says what somebody is taken for, named or left as, behind a verb that is no copula."""
    if child.dep != "xcomp" or clause.voice == "copula":
        return False
    nominal = child.pos in NOMINAL or is_bare_participle(scene.doc, child)
    return nominal and child.i not in scene.cue_of and not scene.doc.children(child, "nsubj", "aux", "cop")


def _is_measure(scene: Scene, child: Token) -> bool:
    """Tell whether a bare sum or share says how much (“were up *3 %*”, “fined the bank *$ 2 million*”)."""
    bare = child.dep == "obl:npmod" and not is_time(scene, child) and not scene.doc.children(child, "case")
    return bare and any(it.i in scene.quantity_of for it in (child, *scene.doc.children(child, "nummod")))


def _is_governed_gerund(scene: Scene, verb: Token, child: Token) -> bool:
    """Tell whether a verb asks for a gerund behind its preposition (“banned from *leaving*”, “found guilty of *stealing*”)."""
    marks = scene.doc.children(child, "mark")
    if child.dep != "advcl" or child.morph.get("VerbForm") not in ("Part", "Ger") or len(marks) != 1:
        return False
    lemma, state = scene.lemma_of(verb), complement_of(scene, verb)
    keys = (lemma, f"{lemma} {state.lower}") if state else (lemma,)
    return any((key, marks[0].lower) in scene.lexicon.governed for key in keys)


def _is_second_object(scene: Scene, clause: Clause, child: Token) -> bool:
    """Tell whether a passive has an object left, what its subject is given (“was awarded *a prize*”)."""
    left = clause.voice == "passive" and child.dep == "obj" and child.pos in NOMINAL and not is_time(scene, child)
    return left and not scene.doc.children(child, "case") and not scene.is_a(clause.verb, "naming")


def completion_span(scene: Scene, head: Token) -> Span:
    """Return the extent of a completion with the preposition or conjunction that opens it."""
    doc = scene.doc
    if holds_infinitive(doc, head) or head.pos == "VERB" or scene.is_a(head, "cleft"):
        return envelope(token.span for token in _clause_tokens(doc, head))
    tokens = phrase_tokens(scene, head)
    first, inside = tokens[0].i, {token.i for token in doc.subtree(head)}
    while first - 1 in inside and _opens(scene, doc.tokens[first - 1]):
        first -= 1
    return envelope(token.span for token in (doc.tokens[first], *tokens, *_listed(scene, head, tokens[-1].i)))


def _listed(scene: Scene, head: Token, last: int) -> Sequence[Token]:
    """Return the words of the nouns that a list goes on with right behind a phrase."""
    members = [it for it in conjuncts(scene, head) if it is not head and it.i > last]
    joined = scene.doc.tokens[last + 1 : last + 2]
    follows = any(token.dep == "cc" or token.text == "," for token in joined)
    return phrase_tokens(scene, members[-1]) if members and follows else ()


def _opens(scene: Scene, token: Token) -> bool:
    """Tell whether a word before a phrase goes with it; what restricts a predicate stays with that."""
    return (token.pos == "ADP" or matches(token.dep, OPENING)) and not scene.is_a(token, "restrictive")


OPENING = ("case", "mark", "fixed", "advmod", "det")


def _clause_tokens(doc: Doc, head: Token) -> list[Token]:
    """Return the words of an infinitive clause, without the clauses that are only added to it."""
    outer = [it.i for it in doc.children(head, "advcl", "parataxis") if it.i > head.i]
    outer.extend(it.i for it in doc.subtree(head) if it.dep == "acl:relcl" and _is_detached(doc, it))
    tokens = run_around(doc.subtree(head, without=outer), head, breaks=";:—–")
    while len(tokens) > 1 and tokens[-1].pos in ("PUNCT", "CCONJ"):
        tokens = tokens[:-1]
    return tokens


def _is_detached(doc: Doc, clause: Token) -> bool:
    return doc.tokens[max(0, doc.subtree(clause)[0].i - 1)].text == "," or doc.subtree(clause)[0].text == ","
