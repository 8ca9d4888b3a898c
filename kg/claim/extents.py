"""Noun phrases -> their words: where a phrase begins and ends in the stored text."""

from __future__ import annotations

import itertools

from kg.claim.dates import whole_time
from kg.claim.lexicon import NOUN_COMPLEMENT
from kg.claim.naming import is_title_name, named_by, to_name_end
from kg.claim.phrases import NOMINAL, is_measured, is_name, is_time, opens_preposition, preposition
from kg.claim.roles import dates_clause, is_set_phrase, receivers_of
from kg.claim.scene import Scene, remembered
from kg.doc import Token, matches
from kg.model import Span, envelope

BREAKS = ",;:—–"
LEFT_OUT = ("acl:relcl", "acl", "conj", "cc", "parataxis", "advcl", "dep", "cop", "ccomp", "nsubj", "aux", "expl", "csubj")


@remembered
def phrase_tokens(scene: Scene, head: Token) -> tuple[Token, ...]:
    """Return the words of a noun phrase: no relative clause, no preposition before it, no detached part; of a set phrase itself.

    A conjunct belongs to it only between two ends (“between *A and B*”).
    """
    doc = scene.doc
    if is_set_phrase(scene, head):
        return doc.tokens[min(child.i for child in (head, *doc.children(head, "case", "det", "amod", "nummod"))) : head.i + 1]
    named = named_by(scene, head)
    joined = ("conj", "cc") if scene.lexicon.is_a(preposition(scene, head), "between") else ()
    barred = [it.i for it in doc.children(head) if it.dep not in joined and _stands_outside(scene, head, it)]
    barred.extend(_beside_time(scene, head))
    tokens = _without_clauses(scene, head, doc.subtree(head, without=barred))
    name = scene.name_of.get(head.i) or scene.time_of.get(head.i)
    if name:
        tokens = sorted({token.i: token for token in (*tokens, *doc.tokens_in(name))}.values(), key=lambda token: token.i)
    tokens = _trim(scene, run_around(tokens, head))
    last = _last_of_name(scene, named or head)
    if named is not None and named.i > tokens[-1].i:
        tokens = [*tokens, *doc.tokens[tokens[-1].i + 1 : last + 1]]
    closed = is_name(scene, named or head) and scene.type_of.get((named or head).i) in CLOSED
    if closed and not (joined and doc.children(head, "conj")):
        tokens = [token for token in tokens if token.i <= max(last, _end_of_age(scene, head))]
    tokens = to_name_end(scene, head, [*tokens, *_set_complement(scene, head, tokens[-1])])
    tokens = _counted(scene, _closed(scene, tokens))
    return tuple(whole_time(scene, tokens) if name is None and is_time(scene, head) else tokens)


def _end_of_age(scene: Scene, head: Token) -> int:
    """Return the index of the last word of the age behind a word for somebody’s origin (« le Belge *de 22 ans* »), else 0."""
    if not scene.is_a(head, "nationality"):
        return 0
    ages = (it for it in scene.doc.children(head, "nmod") if is_time(scene, it) and is_measured(scene, it))
    return next((it.i for it in ages if scene.lexicon.is_a(preposition(scene, it), "genitive")), 0)


def _set_complement(scene: Scene, head: Token, last: Token) -> tuple[Token, ...]:
    """Return the set phrase right behind a noun or its adjective that goes with nouns alone (« la championne *en titre* »)."""
    tokens = scene.doc.tokens
    starts = [it.lower for it in tokens[last.i + 1 : last.i + 2] if it.sentence == last.sentence]
    if last.pos not in ("NOUN", "ADJ") or head.dep == "nmod" or not scene.lexicon.complement_starts.intersection(starts):
        return ()
    phrases = (tokens[last.i + 1 : last.i + 1 + count] for count in (2, 3))
    return next((it for it in phrases if scene.lexicon.is_a(" ".join(word.lower for word in it), NOUN_COMPLEMENT)), ())


def _without_clauses(scene: Scene, head: Token, tokens: list[Token]) -> list[Token]:
    """Return words of a phrase without what is joined to its nouns and belongs to no phrase: clauses and sources of reports."""
    inner = [token.i for token in tokens if token is not head and _is_inner_clause(scene, token)]
    if not inner:
        return tokens
    below = {it.i for clause in inner for it in scene.doc.subtree(scene.doc.tokens[clause])}
    return [token for token in tokens if token.i not in below]


def _is_inner_clause(scene: Scene, token: Token) -> bool:
    """Tell whether a word below a noun heads a clause of its own or one that a mark breaks off, or says whose words these are."""
    inside = scene.doc.head(token).pos in NOMINAL
    if token.dep in ("conj", "advcl", "parataxis"):
        return inside and bool(scene.doc.children(token, "nsubj"))
    if inside and any(it.i in scene.cue_of for it in scene.doc.children(token, "case")):
        return True
    return token.dep == "acl:relcl" and any(it.text in BREAKS for it in scene.doc.subtree(token))


def _beside_time(scene: Scene, head: Token) -> list[int]:
    """Return the places of phrases that hang on an inner word of a time, where they go with the clause (« le 4 *à Pau* »)."""
    below = scene.doc.subtree(head) if is_time(scene, head) else ()
    inner = [it for it in below if it.i > head.i and it.head != head.i and matches(it.dep, ("nmod", "obl"))]
    return [it.i for it in inner if is_time(scene, scene.doc.head(it)) and _parts_in_time(scene, scene.doc.head(it), it)]


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


def _counted(scene: Scene, tokens: list[Token]) -> list[Token]:
    """Return words with those beside them that belong to the figure that opens or ends them (« *environ* 40 blessés »)."""
    first = tokens[0]
    quantity = scene.quantity_of.get(first.i)
    before = []
    while quantity and first.i and scene.quantity_of.get(first.i - 1) is quantity and first.dep != "case":
        first = scene.doc.tokens[first.i - 1]
        before.append(first)
    kept = [token for token in before if token.pos == "ADV"]
    return [*(reversed(kept) if len(kept) == len(before) else ()), *tokens, *_rest_of_figure(scene, tokens[-1])]


def _rest_of_figure(scene: Scene, last: Token) -> list[Token]:
    """Return the words behind a phrase that belong to the figure at its end, with what it counts (« 20 $ *à 30 $* »)."""
    quantity, following = scene.quantity_of.get(last.i), scene.doc.tokens[last.i + 1 :]
    if quantity is None or last.pos == "ADV":
        return []
    behind = list(itertools.takewhile(lambda it: scene.quantity_of.get(it.i) is quantity, following))
    end = behind[-1] if behind else last
    counted = scene.doc.tokens[end.i + 1 : end.i + 2] if matches(end.dep, ("nummod",)) and behind else ()
    return [*behind, *(it for it in counted if it.i == end.head)]


def _stands_outside(scene: Scene, head: Token, child: Token) -> bool:
    if child.dep in ("case", "mark", "punct") or (child.dep == "nummod" and scene.is_a(head, "weekday")):
        return child.i < head.i
    if child.dep in ("appos", "obl:mod", "xcomp"):
        return not is_title_name(scene, head, child)
    if (child.dep == "advmod" and _links(scene, head, child)) or _tells_age(scene, head, child):
        return True
    if child.dep == "advmod" and any(child.i < det.i for det in scene.doc.children(head, "det")):
        return not scene.is_a(child, "quantifier") and child.i not in scene.quantity_of
    if child.i > head.i and matches(child.dep, ("nmod", "obl")):
        apart = scene.lexicon.is_a(preposition(scene, child), "example") or _is_price(scene, head, child)
        apart = apart or child in receivers_of(scene, head)
        return apart or _parts_in_time(scene, head, child) or _only_points(scene, head, child)
    return matches(child.dep, LEFT_OUT) and not _completes_noun(scene, head, child)


def _links(scene: Scene, head: Token, child: Token) -> bool:
    """Tell whether an adverb beside a noun goes with its clause: one that links, or that shifts the time behind the noun."""
    if child.i < head.i:
        return scene.is_a(child, "linking adverb")
    return scene.is_a(child, "time shift") or bool(scene.doc.children(child, "fixed"))


def _tells_age(scene: Scene, head: Token, child: Token) -> bool:
    """Tell whether an adjective behind a noun says how old somebody is (« le maire de Brest *âgé de 42 ans* »)."""
    return child.i > head.i and scene.is_a(child, "aged") and bool(scene.doc.children(child, "obl", "nmod"))


def _is_price(scene: Scene, head: Token, child: Token) -> bool:
    """Tell whether a phrase behind an object says for how much, by how many or before whom (« vend l’île *pour un million* »)."""
    if not matches(head.dep, ("obj", "obl")):
        return False
    word = preposition(scene, child)
    if scene.lexicon.is_a(word, "ranking"):
        return matches(head.dep, ("obj",))
    if scene.is_agent_marker(word):
        return bool(scene.doc.children(child, "nummod"))
    if not scene.lexicon.is_a(word, "price"):
        return False
    counted = [it.i for it in (child, *scene.doc.children(child, "nummod")) if it.i in scene.quantity_of]
    return any(scene.lexicon.is_a(scene.quantity_of[i].unit or "", "level unit") for i in counted)


def _completes_noun(scene: Scene, head: Token, child: Token) -> bool:
    """Tell whether a clause says which: an infinitive behind a noun (« le droit *de voter* »), what a bare pronoun stands for."""
    if child.i < head.i or not matches(child.dep, ("acl",)):
        return False
    if child.dep == "acl:relcl":
        return scene.is_a(head, "determinative") and not _goes_on(scene, child)
    marks = scene.doc.children(child, "mark")
    plain = len(marks) == 1 and scene.lexicon.is_a(marks[0].lower, "infinitive marker")
    if plain and child.morph.get("VerbForm") == "Inf":
        return not scene.doc.children(child, "nsubj", "aux", "cop")
    return tells_sort(scene, child) or _adjoins_noun(scene, head, child)


def _adjoins_noun(scene: Scene, head: Token, child: Token) -> bool:
    """Tell whether a short past participle or adjective right behind a noun says which (« le record *établi par Ana Roy* »)."""
    past = (child.morph.get("VerbForm") == "Part" and child.morph.get("Tense") == "Past") or child.pos == "ADJ"
    if head.pos != "NOUN" or not past or any(head.morph.get(it, value) != value for it, value in _agreement(child)):
        return False
    below = scene.doc.subtree(child)
    between = scene.doc.tokens[head.i + 1 : below[0].i]
    opened = any(it.text == PAIRS["»"] for it in scene.doc.tokens[below[-1].i + 1 : below[-1].i + 2])
    near = all(it.head == head.i and it.pos == "ADJ" for it in between) and below[-1].i - below[0].i < SHORT and not opened
    return near and all(_completes_participle(scene, it) for it in scene.doc.children(child) if it.pos != "PUNCT")


def _goes_on(scene: Scene, clause: Token) -> bool:
    """Tell whether a clause holds what goes beyond it: a second clause or the end of a quotation."""
    below = scene.doc.subtree(clause)
    return any(
        (it.text in PAIRS and it is not below[-1]) or (it.dep == "conj" and scene.doc.children(it, "nsubj")) for it in below
    )


def _agreement(participle: Token) -> list[tuple[str, str]]:
    """Return the features in which a participle agrees with its noun."""
    return [(name, participle.morph[name]) for name in ("Number", "Gender") if name in participle.morph]


def _completes_participle(scene: Scene, child: Token) -> bool:
    """Tell whether what hangs on a participle is an adverb or a phrase that a preposition opens or that tells when, unbroken."""
    if any(it.text in BREAKS or it.morph.get("VerbForm") == "Fin" for it in scene.doc.subtree(child)):
        return False
    opened = matches(child.dep, ("obl", "nmod")) and (bool(preposition(scene, child)) or is_time(scene, child))
    return opened or child.dep == "advmod" or (child.dep == "xcomp" and child.pos == "ADJ")


SHORT = 8


def tells_sort(scene: Scene, participle: Token) -> bool:
    """Tell whether a participle is a mere adjective: it stands alone or is a superlative (« la ville *la plus peuplée* »)."""
    doc = scene.doc
    below = [it for it in doc.children(participle) if it.pos != "PUNCT"]
    if participle.morph.get("VerbForm") != "Part":
        return False
    ranked = any(scene.is_a(it, "comparative") and doc.tokens[it.i - 1].morph.get("Definite") == "Def" for it in below)
    return ranked or all(it.dep == "advmod" and it.i < participle.i for it in below)


def _only_points(scene: Scene, head: Token, child: Token) -> bool:
    """Tell whether a phrase that only takes up another stands before a preposition (« ce *dernier*, dans sa lettre »)."""
    word = preposition(scene, child).partition(" ")[0]
    pointing = head.pos in ("ADJ", "PRON") and head.i not in scene.name_of
    return pointing and bool(word) and not scene.lexicon.is_a(word, "genitive")


def _parts_in_time(scene: Scene, head: Token, child: Token) -> bool:
    """Tell whether of a noun and its complement one dates the clause; a bare year goes with its noun (« salon *2031* »)."""
    cased = bool(scene.doc.children(child, "case"))
    if is_time(scene, head):
        genitive = scene.lexicon.is_a(preposition(scene, child), "genitive")
        return cased and not genitive and (not is_time(scene, child) or is_measured(scene, child))
    return dates_clause(scene, child) and (cased or not child.text.isdigit())


def run_around(tokens: list[Token], head: Token, breaks: str = BREAKS) -> list[Token]:
    """Keep the run of neighbouring words around the head, cut at a mark that opens a detached part."""
    place = next(index for index, token in enumerate(tokens) if token.i == head.i)
    first = place
    while first > 0 and tokens[first - 1].i == tokens[first].i - 1 and tokens[first - 1].text not in breaks:
        first -= 1
    last = place
    while last + 1 < len(tokens) and tokens[last + 1].i == tokens[last].i + 1 and tokens[last + 1].text not in f"{breaks}([":
        last += 1
    return tokens[first : last + 1]


CLOSING = ("PUNCT", "CCONJ", "ADP", "SCONJ", "PART")


def _trim(scene: Scene, tokens: list[Token]) -> list[Token]:
    while len(tokens) > 1 and (tokens[0].pos in ("PUNCT", "CCONJ") or _opens_phrase(scene, tokens[0])):
        tokens = tokens[1:]
    while len(tokens) > 1 and (tokens[-1].pos in CLOSING or opens_preposition(scene, tokens[-1])):
        tokens = tokens[:-1]
    return tokens


def _opens_phrase(scene: Scene, token: Token) -> bool:
    """Tell whether a word only ties a phrase into its clause: a conjunction, a preposition, a relative pronoun."""
    relative = scene.is_a(token, "relative") and (token.pos == "PRON" or token.morph.get("PronType") in ("Rel", "Int"))
    return token.dep == "mark" or relative or (token.dep == "case" and token.i not in scene.name_of)


def phrase_span(scene: Scene, head: Token) -> Span:
    """Return the extent of a noun phrase in the stored text."""
    return envelope(token.span for token in phrase_tokens(scene, head))


def bare_span(scene: Scene, head: Token, bearer: Token | None = None) -> Span:
    """Return the extent of a common noun phrase up to the name that it introduces, that of its bearer or the comma before it."""
    tokens, named = list(phrase_tokens(scene, head)), named_by(scene, head) or bearer
    if named is not None and named.i > head.i:
        commas = [token.start for token in tokens if token.text == "," and token.i > head.i]
        parts = [token.start for token in scene.doc.children(named, "compound", "flat") if token.i > head.i]
        first = min((scene.name_of.get(named.i, named.span).start, *commas, *parts))
        tokens = [token for token in tokens if token.start < first or token.i <= head.i]
    return envelope(token.span for token in _trim(scene, tokens))
