"""Verb cue -> Draft: clauses that a verb reports, with or without a complementiser."""

from __future__ import annotations

from kg.attribute.build import build_draft
from kg.attribute.complementiser import after_colon, after_complementiser
from kg.attribute.draft import Draft
from kg.attribute.extent import close_quotes, reach, run_on
from kg.attribute.lexicon import Cue
from kg.attribute.narrator import before_narrator
from kg.attribute.scene import Scene, is_finite, is_infinitive, span_from
from kg.attribute.source import source_head
from kg.attribute.verb import is_finite_group, is_passive, is_reporting, number_of
from kg.attribute.voice import is_voice
from kg.doc import Token
from kg.model import Span


def read_that(scene: Scene, cue: Cue) -> Draft | None:
    """Read « affirme que … », “says …” and « demande si … »."""
    if cue.entry("that") is None:
        return None
    begun = after_complementiser(scene, cue) or after_colon(scene, cue) or _bare_clause(scene, cue)
    if begun is None:
        return None
    first, root = begun
    if scene.lexicon.is_marker(scene.doc.tokens[first], "open") and source_head(scene, cue.token) is None:
        return None
    last = clause_end(scene, cue, first, root)
    if last < first:
        return None
    content = (span_from(scene.doc.tokens[first], scene.doc.tokens[last]),)
    return build_draft(scene, cue, "that", (*_relative_subject(scene, cue, root), *content), "que")


def _relative_subject(scene: Scene, cue: Cue, root: Token) -> tuple[Span, ...]:
    """Return the relative pronoun before a cue that is the subject of the clause behind it (“*which* officials say was lost”)."""
    subjects = scene.doc.children(root, "nsubj", "nsubj:pass")
    before = [token for token in subjects if token.i < cue.token.i and token.pos == "PRON" and _opens_relative(scene, token)]
    return tuple(token.span for token in before if scene.share(token, cue.token) and scene.quote_at(token) is None)


def _opens_relative(scene: Scene, token: Token) -> bool:
    return scene.lexicon.is_marker(token, "relative") or scene.lexicon.is_marker(token, "open")


def clause_end(scene: Scene, cue: Cue, first: int, root: Token) -> int:
    """Return the last token of a reported clause, with the clauses coordinated to it by a further complementiser."""
    tokens, lexicon = scene.doc.tokens, scene.lexicon
    barred = {cue.token.i} if cue.token.i > first else set()
    barred.update(_further_cues(scene, root))
    barred.update(_disagreeing(scene, root, cue.token))
    barred.update(_resuming(scene, root, cue.token))
    barred.update(_chained(scene, cue, first))
    limit = scene.doc.bounds[cue.token.sentence][1] - 1
    last = run_on(scene, first, reach(scene, root, first, barred=barred), limit)
    last = _with_prospect(scene, cue, first, last)
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


def _with_prospect(scene: Scene, cue: Cue, first: int, last: int) -> int:
    """Take in a verb under a modal that a connective joins to a clause and the parse to its cue (“and would seek advice”)."""
    tokens, lexicon = scene.doc.tokens, scene.lexicon
    following = tokens[last + 1 : last + 3]
    joined = len(following) == 2 and lexicon.is_marker(following[0], "connective") and lexicon.is_marker(following[1], "prospect")
    verb = scene.doc.head(following[1]) if joined else None
    if verb is None or verb.dep != "conj" or verb.head != cue.token.i or not scene.share(verb, cue.token):
        return last
    return close_quotes(scene, first, scene.doc.subtree(verb)[-1].i)


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


def _chained(scene: Scene, cue: Cue, first: int) -> list[int]:
    """Return the verbs of saying between a connective and a complementiser, in a language whose forms tell no tense apart."""
    lexicon, tokens = scene.lexicon, scene.doc.tokens
    if "bare" not in lexicon.markers:
        return []
    return [
        token.i
        for token in tokens[first + 1 : scene.doc.bounds[cue.token.sentence][1] - 1]
        if token.pos == "VERB" and tokens[token.i - 1].pos == "CCONJ" and lexicon.is_marker(tokens[token.i + 1], "complementiser")
        and token.morph.get("Tense") == "Past" and is_reporting(scene, token) and scene.share(token, cue.token)
    ]  # fmt: skip


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


def _bare_clause(scene: Scene, cue: Cue) -> tuple[int, Token] | None:
    """Return the first token and the verb of a clause without complementiser, for languages that leave it out."""
    if "bare" not in scene.lexicon.markers:
        return None
    if (told := _told_clause(scene, cue)) is not None:
        return told
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
        if subjects and _relative_subject(scene, cue, clause):
            return tokens[0].i, clause
        if not subjects and (misread := _subject_as_object(scene, cue, tokens[0], clause)) is not None:
            return misread, clause
    return None


def _told_clause(scene: Scene, cue: Cue) -> tuple[int, Token] | None:
    """Return the clause told to somebody that the parse makes describe him (“told officers *she had sheltered in a barn*”)."""
    if not scene.lexicon.is_marker_lemma(cue.token, "telling") or is_passive(scene, cue.token):
        return None
    for noun in scene.doc.children(cue.token, "obj"):
        for clause in scene.doc.children(noun, "acl:relcl"):
            subjects = scene.doc.children(clause, "nsubj")
            first = scene.doc.subtree(clause)[0]
            told = bool(subjects) and subjects[0].i >= first.i == noun.i + 1 and not scene.lexicon.is_marker(first, "relative")
            if told and is_voice(scene, noun) and scene.share(clause, cue.token):
                return first.i, clause
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
