"""Verb cue -> Draft: clauses that a verb reports, with or without a complementiser."""

from __future__ import annotations

from kg.attribute.build import build_draft
from kg.attribute.draft import Draft
from kg.attribute.extent import close_quotes, reach, run_on
from kg.attribute.lexicon import Cue
from kg.attribute.narrator import before_narrator
from kg.attribute.scene import Scene, is_finite, is_infinitive, span_from
from kg.attribute.source import source_head
from kg.attribute.verb import is_finite_group, is_passive, is_reporting, number_of
from kg.attribute.voice import is_voice
from kg.doc import Token

NOMINAL = ("nsubj", "det", "amod", "nmod", "obl", "flat", "compound", "appos", "nummod")
FAR = 14
CROSSED = ("ADV", "PRON", "ADP", "DET", "NOUN", "PROPN", "ADJ", "NUM", "AUX")


def read_that(scene: Scene, cue: Cue) -> Draft | None:
    """Read « affirme que … », “says …” and « demande si … »."""
    if cue.entry("that") is None:
        return None
    begun = _after_complementiser(scene, cue) or _after_colon(scene, cue) or _bare_clause(scene, cue)
    if begun is None:
        return None
    first, root = begun
    if scene.lexicon.is_marker(scene.doc.tokens[first], "open") and source_head(scene, cue.token) is None:
        return None
    last = clause_end(scene, cue, first, root)
    if last < first:
        return None
    return build_draft(scene, cue, "that", (span_from(scene.doc.tokens[first], scene.doc.tokens[last]),), "que")


def clause_end(scene: Scene, cue: Cue, first: int, root: Token) -> int:
    """Return the last token of a reported clause, with the clauses coordinated to it by a further complementiser."""
    tokens, lexicon = scene.doc.tokens, scene.lexicon
    barred = {cue.token.i} if cue.token.i > first else set()
    barred.update(_further_cues(scene, root))
    barred.update(_disagreeing(scene, root, cue.token))
    barred.update(_resuming(scene, root, cue.token))
    limit = scene.doc.bounds[cue.token.sentence][1] - 1
    last = run_on(scene, first, reach(scene, root, first, barred=barred), limit)
    if not has_verb(scene, first, last):
        last = close_quotes(scene, first, within_reach(scene, first, limit))
    last = min(last, _quoted_end(scene, first, last), before_narrator(scene, cue, first, last))
    while last < limit:
        following = last + 1
        while following < limit and (tokens[following].text == "," or lexicon.is_marker(tokens[following], "connective")):
            following += 1
        restricted = following == last + 1 and is_finite(tokens[last])
        if not lexicon.is_marker(tokens[following], "complementiser") or (following == last + 1 and not restricted):
            break
        head = scene.doc.head(tokens[following])
        end = reach(scene, head if head.i > following else tokens[following], following)
        if end <= last:
            break
        last = close_quotes(scene, first, end)
    return last if tokens[last].dep != "cc" else last - 1


def has_verb(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a range has a finite verb besides those of relative clauses."""
    relatives = 0
    for token in scene.doc.tokens[first : last + 1]:
        if scene.lexicon.is_marker(token, "relative") and token.i > first and token.pos == "PRON":
            relatives += 1
        elif is_finite(token):
            if not relatives:
                return True
            relatives -= 1
    return False


def _quoted_end(scene: Scene, first: int, last: int) -> int:
    """Return the end of a quotation that is the whole clause, where a connective joins a further verb of the source to it."""
    item = scene.quote_at(scene.doc.tokens[first])
    if item is None or item.outer.start != scene.doc.tokens[first].start or not scene.is_clause(item):
        return last
    end = scene.doc.tokens_in(item.outer)[-1].i
    behind = scene.doc.tokens[end + 1 : end + 3]
    joined = len(behind) == 2 and scene.lexicon.is_marker(behind[0], "connective") and is_finite(behind[1])
    return end if joined else last


def _further_cues(scene: Scene, root: Token) -> list[int]:
    """Return the verbs coordinated to that of a reported clause that report something themselves, of the same source."""
    found = []
    for verb in scene.doc.children(root, "conj"):
        own = any(child.i < verb.i for child in scene.doc.children(verb, "nsubj", "expl:subj"))
        follows = scene.doc.tokens[verb.i + 1 : verb.i + 2]
        reports = any(scene.lexicon.is_marker(token, "complementiser") or is_infinitive(token) for token in follows)
        if is_finite(verb) and not own and reports and is_reporting(scene, verb) and scene.share(verb, root):
            found.append(verb.i)
    return found


def _disagreeing(scene: Scene, root: Token, verb: Token) -> list[int]:
    """Return the verbs coordinated to that of a reported clause that agree with the source's verb and not with its subject."""
    subjects = scene.doc.children(root, "nsubj")
    own = number_of(scene, root) or next((subject.morph.get("Number") for subject in subjects), None)
    outer = number_of(scene, verb)
    found = []
    for child in scene.doc.children(root, "conj"):
        number = number_of(scene, child)
        bare = not any(other.i < child.i for other in scene.doc.children(child, "nsubj", "expl:subj"))
        if subjects and bare and number and own and outer and number == outer != own:
            found.append(child.i)
    return found


def _resuming(scene: Scene, root: Token, verb: Token) -> list[int]:
    """Return the verbs of saying coordinated to a reported clause that go on with the verb that reports it.

    They stand in its tense, which is not that of the clause or could be anybody's, and the clause tells of nobody who speaks.
    """
    subjects = scene.doc.children(root, "nsubj", "nsubj:pass", "expl:subj")
    spoken = any(token.pos != "PRON" and is_voice(scene, token) for token in subjects)
    if _tense(scene, root) == _tense(scene, verb) and (spoken or "bare" not in scene.lexicon.markers):
        return []
    found = []
    for child in scene.doc.children(root, "conj"):
        own = any(other.i < child.i for other in scene.doc.children(child, "nsubj", "nsubj:pass", "expl:subj"))
        says = any(row.kind == "verb" and set(row.frames) - {"quote"} for row in scene.lexicon.rows_of(child))
        goes_on = says or _contrasts(scene, child, root)
        if not own and goes_on and scene.share(child, verb) and _tense(scene, child) == _tense(scene, verb):
            found.append(child.i)
    return found


def _contrasts(scene: Scene, verb: Token, root: Token) -> bool:
    """Tell whether a connective of contrast joins a verb to a clause of another tense (“had left *but declined* to say …”)."""
    joined = any(scene.lexicon.is_marker(token, "adversative") for token in scene.doc.children(verb, "cc"))
    if "bare" not in scene.lexicon.markers:
        return joined and _tense(scene, root) != _tense(scene, verb)
    return joined and any(is_finite(token) for token in scene.doc.children(root, "aux"))


def _tense(scene: Scene, verb: Token) -> tuple[tuple[str, str, bool], ...]:
    """Return mood and tense of the finite words of a verb, each with whether it is an auxiliary."""
    group = [token for token in (*scene.doc.children(verb, "aux", "cop"), verb) if is_finite(token)]
    return tuple((token.morph.get("Mood", ""), token.morph.get("Tense", ""), token.i != verb.i) for token in group)


def within_reach(scene: Scene, first: int, limit: int) -> int:
    """Return the last token of the rest of a sentence, inside the quotation in which it begins."""
    item = scene.quote_at(scene.doc.tokens[first])
    if item is None or item.outer.start >= scene.doc.tokens[first].start:
        return limit
    return min(limit, scene.doc.tokens_in(item.inner)[-1].i)


def _after_complementiser(scene: Scene, cue: Cue) -> tuple[int, Token] | None:
    """Return the first token of the clause behind a complementiser that belongs to the cue, and its verb."""
    tokens, lexicon = scene.doc.tokens, scene.lexicon
    start = cue.tokens[-1].i
    limit = min(start + FAR, scene.doc.bounds[cue.token.sentence][1] - 2)
    for index in range(start + 1, limit + 1):
        token = tokens[index]
        near = all(_is_light(scene, tokens[between]) for between in range(start + 1, index))
        if lexicon.is_marker(token, "complementiser") and token.pos != "DET":
            own = near or _belongs(scene, cue.token, token) or _only_adjuncts(scene, start + 1, index)
            opens = (near and _heads_clause(scene, cue, token)) or (own and _can_open(scene, cue.token, index))
            if not opens:
                return None
            return _behind_apostrophe(scene, index), _governor(scene, token)
        if near and lexicon.is_marker(token, "open") and _is_question(scene, cue.token, token):
            return index, _governor(scene, token)
        if token.text == "," and (aside := _behind_aside(scene, index, limit)) is not None:
            return _behind_apostrophe(scene, aside), _governor(scene, tokens[aside])
        if not (token.pos in CROSSED or token.text[0].isupper() or token.text in (",", "(", ")", "«", "»", '"')) or _is_verb(
            token
        ):
            return None
    return None


def _is_verb(token: Token) -> bool:
    """Tell whether a token is a finite verb, and no name that the parse takes for one."""
    return is_finite(token) and not token.text[0].isupper()


def _after_colon(scene: Scene, cue: Cue) -> tuple[int, Token] | None:
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
    if tokens[index].text != "," or tokens[index + 1].pos not in ("ADP", "ADV", "VERB"):
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
    return token.pos == "ADV" or token.text in (",", "«", '"') or scene.lexicon.is_marker(token, "clitic") or token.pos == "PRON"


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


def _bare_clause(scene: Scene, cue: Cue) -> tuple[int, Token] | None:
    """Return the first token and the verb of a clause without complementiser, for languages that leave it out."""
    if "bare" not in scene.lexicon.markers:
        return None
    for clause in scene.doc.children(cue.token, "ccomp"):
        tokens = [token for token in scene.doc.subtree(clause) if token.i > cue.tokens[-1].i]
        if not tokens or clause.i < cue.token.i or not is_open_to(scene, clause, cue.token) or is_passive(scene, cue.token):
            continue
        item = scene.quote_at(clause)
        apart = item is not None and not scene.share(clause, cue.token)
        if item is not None and apart and (scene.is_sentence(item) or _follows_quotation(scene, cue)):
            continue
        subjects = [child for child in scene.doc.children(clause) if child.dep.startswith(("nsubj", "csubj", "expl"))]
        if subjects and subjects[0].i > cue.token.i and subjects[0].morph.get("Case") != "Acc":
            while tokens and (tokens[0].text in (",", ":") or scene.lexicon.is_marker(tokens[0], "complementiser")):
                tokens = tokens[1:]
            return _behind_day(scene, tokens), clause
        if not subjects and (misread := _subject_as_object(scene, cue, tokens[0], clause)) is not None:
            return misread, clause
    return None


def _subject_as_object(scene: Scene, cue: Cue, first: Token, clause: Token) -> int | None:
    """Return where the subject of a clause begins that the parse takes for the object of the cue right before it."""
    for noun in scene.doc.children(cue.token, "obj"):
        tokens = [token for token in scene.doc.subtree(noun) if cue.token.i < token.i < clause.i]
        if noun.i > cue.token.i and tokens and tokens[-1].i + 1 == first.i and is_finite_group(scene, clause):
            return tokens[0].i
    return None


def _follows_quotation(scene: Scene, cue: Cue) -> bool:
    """Tell whether a quotation ends right before the cue and its subject."""
    for index in range(cue.token.i - 1, scene.doc.bounds[cue.token.sentence][0] - 1, -1):
        token = scene.doc.tokens[index]
        if not scene.share(token, cue.token):
            return True
        if token.pos not in ("PRON", "DET", "NOUN", "PROPN", "ADJ", "AUX"):
            return False
    return False


def _behind_day(scene: Scene, tokens: list[Token]) -> int:
    """Return the index of the first of some tokens behind a day that tells when the cue was uttered (“said on Tuesday it …”)."""
    rest = tokens[1:] if tokens[0].pos == "ADP" else tokens
    days = 0
    while days < len(rest) and scene.lexicon.is_marker(rest[days], "weekday"):
        days += 1
    return (
        rest[days].i if days and days < len(rest) and rest[days].pos in ("PRON", "DET", "PROPN", "NOUN", "ADJ") else tokens[0].i
    )


def is_open_to(scene: Scene, verb: Token, cue: Token) -> bool:
    """Tell whether a verb stands in the cue's quotation or in one that begins behind the cue."""
    item = scene.quote_at(verb)
    return scene.share(verb, cue) or (item is not None and item.outer.start > cue.start)
