"""Verb cue -> where the clause behind it begins: behind a complementiser, a question word or a colon."""

from __future__ import annotations

from kg.attribute.lexicon import Cue
from kg.attribute.scene import Scene, is_finite
from kg.attribute.source import inverted_subject
from kg.attribute.voice import is_voice
from kg.doc import Token

NOMINAL = ("nsubj", "det", "amod", "nmod", "obl", "flat", "compound", "appos", "nummod")
NOUNLY = ("DET", "ADJ", "NOUN", "PROPN", "ADP", "NUM")
CROSSED = ("ADV", "PRON", "ADP", "DET", "NOUN", "PROPN", "ADJ", "NUM", "AUX")
FAR = 14


def after_complementiser(scene: Scene, cue: Cue) -> tuple[int, Token] | None:
    """Return the first token of the clause behind a complementiser that belongs to the cue, and its verb."""
    tokens, lexicon = scene.doc.tokens, scene.lexicon
    start = cue.tokens[-1].i
    limit = min(start + FAR, scene.doc.bounds[cue.token.sentence][1] - 2)
    for index in range(start + 1, limit + 1):
        token = tokens[index]
        near = all(_is_light(scene, tokens[between]) for between in range(start + 1, index))
        if near and _is_demonstrative(scene, token):
            return index, _governor(scene, token)
        if lexicon.is_marker(token, "complementiser") and token.pos != "DET":
            return _behind_mark(scene, cue, index, near=near)
        if near and lexicon.is_marker(token, "open") and _is_question(scene, cue.token, token):
            return index, _governor(scene, token)
        if token.text == "," and (aside := _behind_aside(scene, index, limit)) is not None:
            return _behind_apostrophe(scene, aside), _governor(scene, tokens[aside])
        if not (token.pos in CROSSED or token.text[0].isupper() or token.text in (",", "(", ")", "«", "»", '"')) or _is_verb(
            token
        ):
            return None
    return None


def _behind_mark(scene: Scene, cue: Cue, index: int, *, near: bool) -> tuple[int, Token] | None:
    """Return what stands behind the complementiser at an index and its verb, if its clause is the cue's."""
    token = scene.doc.tokens[index]
    own = near or _belongs(scene, cue.token, token) or _only_adjuncts(scene, cue.tokens[-1].i + 1, index)
    own = own or _behind_object(scene, cue.token, token)
    own = own and (near or not (_is_relative(scene, token) or inverted_subject(scene, cue.token) is not None))
    opens = (near and _heads_clause(scene, cue, token)) or (own and _can_open(scene, cue.token, index))
    return (_behind_apostrophe(scene, index), _governor(scene, token)) if opens else None


def _is_relative(scene: Scene, mark: Token) -> bool:
    """Tell whether a form of the complementiser is the object of a relative clause behind its noun."""
    own = clause = scene.doc.head(mark)
    while clause.dep == "xcomp" and clause.head > mark.i:
        clause = scene.doc.head(clause)
    described = clause.dep == "acl:relcl" and scene.doc.head(clause).i < mark.i
    return mark.pos == "PRON" and described and scene.doc.children(own, "obj") == [mark]


def after_colon(scene: Scene, cue: Cue) -> tuple[int, Token] | None:
    """Return the first token and the verb of a clause that a colon right behind a cue leads in without marks."""
    tokens, index = scene.doc.tokens, cue.tokens[-1].i + 1
    limit = scene.doc.bounds[cue.token.sentence][1]
    if index + 2 >= limit or tokens[index].text != ":" or scene.quote_at(tokens[index + 1]) is not None:
        return None
    root = next((token for token in tokens[index + 1 : limit] if is_finite(token)), None)
    return None if root is None else (index + 1, root if root.pos == "VERB" else scene.doc.head(root))


def _can_open(scene: Scene, verb: Token, index: int) -> bool:
    """Tell whether the complementiser at an index can open a clause of a verb: it ends no conjunction and no restriction."""
    before = scene.doc.tokens[index - 1]
    adverb = scene.doc.head(before) if before.dep == "fixed" else before
    free = scene.lexicon.is_marker(before, "adverbial") and adverb.dep == "advmod" and adverb.head == verb.i
    conjoined = scene.lexicon.is_marker(before, "conjoined") and not free
    return not conjoined and is_clause_behind(scene, index) and not _is_restricted(scene, verb)


def _heads_clause(scene: Scene, cue: Cue, mark: Token) -> bool:
    """Tell whether the parse makes a complementiser open a clause, even if it takes its verb for another word.

    The clause has a subject, or hangs on the cue right before it (“demanded that the minister resign”).
    """
    clause = scene.doc.head(mark)
    if mark.pos != "SCONJ" or clause.dep != "ccomp" or mark.i > clause.i:
        return False
    adjoins = mark.i == cue.tokens[-1].i + 1 and clause.head == cue.token.i
    return adjoins or bool(scene.doc.children(clause, "nsubj"))


def _behind_aside(scene: Scene, index: int, limit: int) -> int | None:
    """Return the index of a complementiser behind an aside without finite verb that begins with the comma at an index."""
    tokens = scene.doc.tokens
    if tokens[index].text != "," or tokens[index + 1].pos not in ("ADP", "ADV", "VERB", "PRON"):
        return None
    for end in range(index + 1, limit):
        if is_finite(tokens[end]) or tokens[end].text in ("«", '"', ":", ";"):
            return None
        if tokens[end].text == ",":
            behind = tokens[end + 1]
            follows = behind.pos == "SCONJ" and scene.lexicon.is_marker(behind, "complementiser")
            return behind.i if follows and is_clause_behind(scene, behind.i) else None
    return None


def _is_restricted(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb stands between the halves of a restriction (« il ne dit que … »)."""
    lexicon = scene.lexicon
    if "second" not in lexicon.markers:
        return False
    around = scene.doc.tokens[max(0, verb.i - 4) : verb.i + 3]
    return any(lexicon.is_marker(token, "negation") for token in around[:4]) and not any(
        lexicon.is_marker(token, "second") for token in around
    )


def _behind_apostrophe(scene: Scene, index: int) -> int:
    """Return the index behind a complementiser, also where a space cut its apostrophe off."""
    return index + 2 if scene.doc.tokens[index + 1].text in ("'", "’") else index + 1


def _only_adjuncts(scene: Scene, first: int, last: int) -> bool:
    """Tell whether nothing but adjuncts stand between a cue and a complementiser with a finite clause behind it."""
    return (
        only_modifiers(scene, first, last) and scene.doc.tokens[last].pos in ("SCONJ", "PRON") and is_clause_behind(scene, last)
    )


def only_modifiers(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a range holds nothing but prepositional phrases, adverbs, days and clitics."""
    covered = False
    for token in scene.doc.tokens[first:last]:
        if token.pos == "ADP" or scene.lexicon.is_marker(token, "day"):
            covered = True
        elif token.pos in ("NOUN", "PROPN") and not covered:
            return False
        elif token.pos in ("PUNCT", "ADV"):
            covered = False
    return True


def is_clause_behind(scene: Scene, index: int) -> bool:
    """Tell whether a finite verb follows in the sentence."""
    limit = scene.doc.bounds[scene.doc.tokens[index].sentence][1]
    return any(is_finite(scene.doc.tokens[i]) for i in range(index + 1, limit))


def _is_light(scene: Scene, token: Token) -> bool:
    light = token.pos in ("ADV", "PRON") or token.text in (",", "«", '"')
    return light or scene.lexicon.is_marker(token, "clitic") or scene.lexicon.is_marker(token, "weekday")


def _belongs(scene: Scene, verb: Token, mark: Token) -> bool:
    """Tell whether the clause of a complementiser hangs on the verb, directly or through a word between the two."""
    governor = _governor(scene, mark)
    if mark.pos != "SCONJ" or governor.i < mark.i:
        return False
    if governor.dep in ("ccomp", "xcomp", "advcl", "obj", "parataxis"):
        return any(head.i == verb.i for head in [scene.doc.head(governor)]) or _through_noun(scene, verb, governor)
    return governor.dep in ("acl", "acl:relcl") and _through_noun(scene, verb, governor)


def _through_noun(scene: Scene, verb: Token, governor: Token) -> bool:
    noun = scene.doc.head(governor)
    return (
        noun.pos == "NOUN" and scene.doc.head(noun).i == verb.i and noun.lower in scene.lexicon.markers.get("fact", frozenset())
    )


def _governor(scene: Scene, mark: Token) -> Token:
    head = scene.doc.head(mark)
    while head.dep.startswith(NOMINAL) and scene.doc.head(head).i > mark.i:
        head = scene.doc.head(head)
    if head.i > mark.i and head.sentence == mark.sentence:
        return head
    tokens = scene.doc.tokens
    limit = scene.doc.bounds[mark.sentence][1]
    return next((tokens[i] for i in range(mark.i + 1, limit) if is_finite(tokens[i])), tokens[limit - 1])


def _is_question(scene: Scene, verb: Token, mark: Token) -> bool:
    return any(child.dep == "ccomp" and scene.doc.subtree(child)[0].i <= mark.i < child.i for child in scene.doc.children(verb))


def _is_demonstrative(scene: Scene, token: Token) -> bool:
    """Tell whether a form of the complementiser is the subject of the verb right behind it (“said *that was* wrong”)."""
    following = scene.doc.tokens[token.i + 1 : token.i + 2]
    subject = scene.lexicon.is_marker(token, "complementiser") and token.dep.startswith("nsubj")
    return subject and token.pos in ("PRON", "DET") and bool(following) and is_finite(following[0])


def _behind_object(scene: Scene, verb: Token, mark: Token) -> bool:
    """Tell whether nothing but whom a verb addresses stands between it and a complementiser (« avertit Rome que … »)."""
    between = scene.doc.tokens[verb.i + 1 : mark.i]
    objects = [token for token in between if token.head == verb.i and token.dep in ("obj", "iobj")]
    spoken_to = any(is_voice(scene, token) and scene.lexicon.voice_of(token) != "document" for token in objects)
    return spoken_to and mark.pos in ("SCONJ", "ADV") and all(token.pos in NOUNLY for token in between)


def _is_verb(token: Token) -> bool:
    """Tell whether a token is a finite verb, and no name that the parse takes for one."""
    return is_finite(token) and not token.text[0].isupper()
