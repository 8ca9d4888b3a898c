"""Verb cue -> Draft: reported clauses, infinitives, noun phrases and descriptions that a verb gives to its subject."""

from __future__ import annotations

from collections.abc import Iterator

from kg.attribute.draft import Draft, cue_spans
from kg.attribute.lexicon import Cue
from kg.attribute.phrase import close_quotes, noun_phrase, object_phrase, reach, run_on
from kg.attribute.scene import Scene, is_finite, is_infinitive, span_from
from kg.attribute.source import HYPHENS, is_excluded, is_passive, is_reporting, is_voice, source_head, source_span
from kg.doc import Token
from kg.model import Span

NOMINAL = ("nsubj", "det", "amod", "nmod", "obl", "flat", "compound", "appos", "nummod")
FAR = 14
CROSSED = ("ADV", "PRON", "ADP", "DET", "NOUN", "PROPN", "ADJ", "NUM", "AUX")


def read_verb(scene: Scene, cue: Cue) -> Draft | None:
    """Return what a verb reports by a clause, an infinitive, a description or a noun phrase, in this order."""
    if is_unsaid(scene, cue.token):
        return None
    for read in (_read_that, _read_infinitive, _read_description, _read_naming, _read_adjective, _read_judgement, _read_noun_phrase):
        draft = read(scene, cue)
        if draft:
            return draft
    return None


def is_negated(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb is negated, a restriction (``ne … que``) being no negation."""
    lexicon = scene.lexicon
    marks = [child for child in scene.doc.children(verb) if lexicon.is_marker(child, "negation")]
    return bool(marks)


def is_unsaid(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb tells of the narrator, of the speaker of a quotation himself, or commands."""
    head = source_head(scene, verb)
    if head is not None and scene.lexicon.is_marker(head, "self"):
        return True
    if is_infinitive(verb) and (head is None or _is_modal(scene, verb)):
        return True
    if head is None and is_finite(verb) and verb.i == scene.doc.bounds[verb.sentence][0]:
        return True
    return verb.morph.get("Mood") == "Imp" or (head is None and verb.morph.get("Person") in ("1", "2"))


def _is_modal(scene: Scene, verb: Token) -> bool:
    """Tell whether an infinitive is only possible, due or judged (« il est difficile de dire »), or part of a set phrase."""
    tokens = scene.doc.tokens
    if verb.i and tokens[verb.i - 1].end == verb.start and tokens[verb.i - 1].text.endswith("-"):
        return True
    while verb.dep == "conj" and is_infinitive(scene.doc.head(verb)):
        verb = scene.doc.head(verb)
    governor = scene.doc.head(verb)
    return governor.pos == "ADJ" or (governor.pos in ("VERB", "AUX") and scene.lexicon.is_marker_lemma(governor, "modal"))


def _draft(scene: Scene, cue: Cue, frame: str, content: tuple[Span, ...], form: str) -> Draft | None:
    entry = cue.entry(frame, passive=is_passive(scene, cue.token) or cue.token.pos == "ADJ")
    if entry is None:
        return None
    head = source_head(scene, cue.token)
    finding = (
        frame == "that"
        and cue.entry("quote") is None
        and entry.negated == "drop"
        and entry.act == "asserts"
        and cue.entry("np!") is None
    )
    if is_excluded(scene, head, finding=finding and cue.entry("inf") is None):
        return None
    negated = is_negated(scene, cue.token)
    if negated and entry.negated == "drop":
        return None
    barred = frozenset(token.i for token in cue.tokens)
    source = (source_span(scene, head, barred=barred),) if head is not None else ()
    if any(span.overlaps(part) for span in source for part in content):
        return None
    return Draft(content, cue_spans(cue.tokens), source, form, entry, negated)


def _read_that(scene: Scene, cue: Cue) -> Draft | None:
    if cue.entry("that") is None:
        return None
    begun = _after_complementiser(scene, cue) or _bare_clause(scene, cue)
    if begun is None:
        return None
    first, root = begun
    if scene.lexicon.is_marker(scene.doc.tokens[first], "open") and source_head(scene, cue.token) is None:
        return None
    last = clause_end(scene, cue, first, root)
    if last < first:
        return None
    return _draft(scene, cue, "that", (span_from(scene.doc.tokens[first], scene.doc.tokens[last]),), "que")


def clause_end(scene: Scene, cue: Cue, first: int, root: Token) -> int:
    """Return the last token of a reported clause, with the clauses coordinated to it by a further complementiser."""
    tokens, lexicon = scene.doc.tokens, scene.lexicon
    barred = {cue.token.i} if cue.token.i > first else set()
    barred.update(_further_cues(scene, root))
    barred.update(_disagreeing(scene, root, cue.token))
    limit = scene.doc.bounds[cue.token.sentence][1] - 1
    last = run_on(scene, first, reach(scene, root, first, barred=barred), limit)
    if not _has_verb(scene, first, last):
        last = close_quotes(scene, first, within_reach(scene, first, limit))
    last = min(last, _quoted_end(scene, first, last))
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
    return last


def _has_verb(scene: Scene, first: int, last: int) -> bool:
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
    own = number_of(scene, root)
    outer = number_of(scene, verb)
    found = []
    for child in scene.doc.children(root, "conj"):
        number = number_of(scene, child)
        bare = not any(other.i < child.i for other in scene.doc.children(child, "nsubj", "expl:subj"))
        if subjects and bare and number and own and outer and number == outer != own:
            found.append(child.i)
    return found


def number_of(scene: Scene, verb: Token) -> str | None:
    """Return the number of a finite verb, or of its finite auxiliary."""
    group = [verb, *scene.doc.children(verb, "aux", "cop")]
    return next((token.morph.get("Number") for token in group if is_finite(token)), None)


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
            if lexicon.is_marker(tokens[index - 1], "conjoined") or not is_clause_behind(scene, index) or _is_restricted(scene, cue.token):
                return None
            if near or _belongs(scene, cue.token, token) or _only_adjuncts(scene, start + 1, index):
                return _behind_apostrophe(scene, index), _governor(scene, token)
            return None
        if near and lexicon.is_marker(token, "open") and _is_question(scene, cue.token, token):
            return index, _governor(scene, token)
        if not (token.pos in CROSSED or token.text in (",", "(", ")", "«", "»", '"')) or is_finite(token):
            return None
    return None


def _is_restricted(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb stands between the halves of a restriction (« il ne dit que … »)."""
    lexicon = scene.lexicon
    if "second" not in lexicon.markers:
        return False
    around = scene.doc.tokens[max(0, verb.i - 4) : verb.i + 3]
    return any(lexicon.is_marker(token, "negation") for token in around[:4]) and not any(lexicon.is_marker(token, "second") for token in around)


def _behind_apostrophe(scene: Scene, index: int) -> int:
    """Return the index behind a complementiser, also where a space cut its apostrophe off."""
    return index + 2 if scene.doc.tokens[index + 1].text in ("'", "’") else index + 1


def _only_adjuncts(scene: Scene, first: int, last: int) -> bool:
    """Tell whether nothing but adjuncts stand between a cue and a complementiser with a finite clause behind it."""
    return (
        _only_modifiers(scene, first, last) and scene.doc.tokens[last].pos in ("SCONJ", "PRON") and is_clause_behind(scene, last)
    )


def _only_modifiers(scene: Scene, first: int, last: int) -> bool:
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
        if not tokens or clause.i < cue.token.i or not _is_open_to(scene, clause, cue.token) or is_passive(scene, cue.token):
            continue
        item = scene.quote_at(clause)
        if item is not None and not scene.share(clause, cue.token) and scene.is_sentence(item):
            continue
        subjects = [child for child in scene.doc.children(clause) if child.dep.startswith(("nsubj", "csubj", "expl"))]
        if subjects and subjects[0].i > cue.token.i:
            while tokens and (tokens[0].text in (",", ":") or scene.lexicon.is_marker(tokens[0], "complementiser")):
                tokens = tokens[1:]
            return tokens[0].i, clause
    return None


def _read_infinitive(scene: Scene, cue: Cue) -> Draft | None:
    passive = is_passive(scene, cue.token) or cue.token.pos == "ADJ"
    entry = cue.entry("inf", passive=passive)
    if entry is None:
        return None
    wanted = entry.frames["inf"] - ({"", "ger"} if passive else set())
    for verb, introduced in _infinitives(scene, cue, wanted):
        root = scene.doc.head(verb) if verb.dep.startswith(("aux", "cop")) and verb.head > verb.i else verb
        inside = [token for token in scene.doc.subtree(root) if token.i >= introduced]
        first = inside[0].i
        barred = [child.i for child in scene.doc.children(root, "conj") if _is_finite_group(scene, child)]
        last = run_on(scene, first, reach(scene, root, first, barred=barred), scene.doc.bounds[cue.token.sentence][1])
        return _draft(scene, cue, "inf", (span_from(scene.doc.tokens[first], scene.doc.tokens[last]),), "inf")
    return None


def _infinitives(scene: Scene, cue: Cue, wanted: frozenset[str]) -> Iterator[tuple[Token, int]]:
    """Yield the infinitives of a cue with the index where their phrase begins, its preposition left out."""
    doc, lexicon = scene.doc, scene.lexicon
    anchors = {token.i for token in cue.tokens}
    limit = doc.bounds[cue.token.sentence][1]
    for index in range(cue.tokens[-1].i + 1, min(limit, cue.tokens[-1].i + FAR + 6)):
        verb = doc.tokens[index]
        if not _is_wanted_form(verb, wanted) or not _is_open_to(scene, verb, cue.token):
            continue
        if "ger" in wanted and index > cue.tokens[-1].i + 2:
            return
        if not _depends(scene, verb, anchors) and not _adjoins(scene, cue, verb):
            continue
        marks = [child for child in doc.children(verb, "mark", "case") if child.i < verb.i and child.pos != "PUNCT"]
        if not marks and "" not in wanted and "ger" not in wanted:
            marks = [token for token in doc.tokens[cue.tokens[-1].i + 1 : index] if _spells(scene, token, wanted)][-1:]
        if marks:
            if any(_spells(scene, mark, wanted) for mark in marks):
                begin = marks[-1].i + 1
                yield verb, begin
            continue
        if "ger" in wanted or ("" in wanted and _only_modifiers(scene, cue.tokens[-1].i + 1, index)):
            yield verb, _phrase_start(scene, cue, verb)


def _depends(scene: Scene, verb: Token, anchors: set[int]) -> bool:
    """Tell whether an infinitive, or the verb whose auxiliary it is, hangs on the cue or on the cue's object."""
    root = scene.doc.head(verb) if verb.dep.startswith(("aux", "cop")) else verb
    if root.head in anchors:
        return True
    head = scene.doc.head(root)
    return root.dep.startswith(("acl", "nmod")) and head.head in anchors and head.dep.startswith(("obj", "obl", "iobj"))


def _is_open_to(scene: Scene, verb: Token, cue: Token) -> bool:
    """Tell whether a verb stands in the cue's quotation or in one that begins behind the cue."""
    item = scene.quote_at(verb)
    return scene.share(verb, cue) or (item is not None and item.outer.start > cue.start)


def _is_finite_group(scene: Scene, verb: Token) -> bool:
    return is_finite(verb) or any(map(is_finite, scene.doc.children(verb, "aux", "cop")))


def _is_wanted_form(verb: Token, wanted: frozenset[str]) -> bool:
    if "ger" in wanted or "of" in wanted:
        return verb.pos in ("VERB", "AUX") and verb.lower.endswith("ing") and verb.dep != "aux"
    return is_infinitive(verb)


def _spells(scene: Scene, token: Token, wanted: frozenset[str]) -> bool:
    return (
        token.lower in wanted or token.lemma.lower() in wanted or (token.lower.endswith("'") and token.lower[0] + "e" in wanted)
    )


def _adjoins(scene: Scene, cue: Cue, verb: Token) -> bool:
    """Tell whether only light words stand between a cue and an infinitive."""
    between = scene.doc.tokens[cue.tokens[-1].i + 1 : verb.i]
    return len(between) <= 5 and all(token.pos in ("ADP", "ADV", "PRON", "PART") for token in between)


def _phrase_start(scene: Scene, cue: Cue, verb: Token) -> int:
    index = verb.i
    tokens = scene.doc.tokens
    while (
        index - 1 > cue.tokens[-1].i
        and tokens[index - 1].pos in ("PRON", "ADV", "AUX", "PART")
        and tokens[index - 1].text[0] not in HYPHENS
    ):
        index -= 1
    return index


def _read_description(scene: Scene, cue: Cue) -> Draft | None:
    """Read ``X qualifie Y de Z`` and ``X describes Y as Z``: Y with Z, or Z alone where Y is the subject of a passive."""
    entry = cue.entry("as")
    if entry is None:
        return None
    doc, start = scene.doc, cue.tokens[-1].i
    marks = [token for token in doc.tokens[start + 1 : doc.bounds[cue.token.sentence][1]] if _spells(scene, token, entry.frames["as"])]
    for mark in marks:
        head = doc.head(mark)
        if head.i <= mark.i or not (head.head == cue.token.i or _is_object(doc.head(head), cue.token)):
            continue
        tokens = noun_phrase(scene, head)
        objects = [child for child in doc.children(cue.token, "obj") if child.i < mark.i]
        first = doc.subtree(objects[0])[0] if objects else tokens[0]
        first = first if first.i > start else tokens[0]
        last = doc.tokens[close_quotes(scene, first.i, tokens[-1].i)]
        if entry.certainty != "certain" and not is_voice(scene, source_head(scene, cue.token)):
            return None
        return _draft(scene, cue, "as", (span_from(first, last),), "np")
    return None


def _is_object(noun: Token, verb: Token) -> bool:
    return noun.head == verb.i and noun.dep == "obj"


def _read_naming(scene: Scene, cue: Cue) -> Draft | None:
    """Read “X dubbed Y: Z” and “X rates Y among Z”: all that follows the verb in its clause."""
    frame = "name" if cue.entry("name") else "quoted"
    if cue.entry(frame) is None or not is_voice(scene, source_head(scene, cue.token)):
        return None
    first = cue.tokens[-1].i + 1
    if frame == "quoted" and not _opens_fragment(scene, first):
        return None
    objects = [child for child in scene.doc.children(cue.token, "obj", "nsubj", "ccomp", "xcomp") if child.i >= first]
    if not objects or not scene.share(objects[0], cue.token):
        return None
    last = close_quotes(scene, first, reach(scene, cue.token, first))
    return _draft(scene, cue, frame, (span_from(scene.doc.tokens[first], scene.doc.tokens[last]),), "np")


def _opens_fragment(scene: Scene, first: int) -> bool:
    """Tell whether a quoted stretch that is no sentence begins within a few words."""
    limit = scene.doc.bounds[scene.doc.tokens[first - 1].sentence][1]
    for token in scene.doc.tokens[first : min(limit, first + 8)]:
        item = scene.quote_at(token)
        if item is not None:
            return not scene.is_sentence(item) and scene.doc.tokens_in(item.outer)[0].i >= first
        if token.pos in ("VERB", "AUX", "SCONJ", "CCONJ") or token.text in ",:;":
            return False
    return False


def _read_adjective(scene: Scene, cue: Cue) -> Draft | None:
    """Read « se dit inquiet de la situation »: the adjective or participle behind the verb, with its complements."""
    if cue.entry("adjective") is None:
        return None
    tokens = scene.doc.tokens
    first, limit = cue.tokens[-1].i + 1, scene.doc.bounds[cue.token.sentence][1]
    while first < limit and (tokens[first].pos == "ADV" or tokens[first].text in ("«", '"')):
        first += 1
    if first >= limit or not (
        tokens[first].pos == "ADJ" or (tokens[first].pos == "VERB" and tokens[first].morph.get("VerbForm") == "Part")
    ):
        return None
    last = close_quotes(scene, first, object_phrase(scene, first, limit))
    opened = scene.quote_at(tokens[first])
    begin = first - 1 if opened is not None and not scene.share(tokens[first], cue.token) else first
    return _draft(scene, cue, "adjective", (span_from(tokens[begin], tokens[last]),), "np")


def _read_judgement(scene: Scene, cue: Cue) -> Draft | None:
    """Read « juge la mesure injuste » and « juge injuste la mesure »: the object with what is said of it."""
    if cue.entry("predicate") is None or is_passive(scene, cue.token) or not is_voice(scene, source_head(scene, cue.token)):
        return None
    tokens = scene.doc.tokens
    first, limit = cue.tokens[-1].i + 1, scene.doc.bounds[cue.token.sentence][1]
    while first < limit and (tokens[first].pos == "ADV" or tokens[first].text in ("«", '"')):
        first += 1
    adjectives = [child for child in scene.doc.children(cue.token, "xcomp") if child.pos == "ADJ" and child.i > cue.token.i]
    if first >= limit or not (tokens[first].pos == "ADJ" or (adjectives and tokens[first].pos in ("DET", "NOUN", "PROPN"))):
        return None
    last = close_quotes(scene, first, object_phrase(scene, first, limit))
    begin = first - 1 if not scene.share(tokens[first], cue.token) and tokens[first - 1].text in ("«", '"') else first
    if adjectives and not any(begin <= child.i <= last for child in adjectives):
        return None
    return _draft(scene, cue, "predicate", (span_from(tokens[begin], tokens[last]),), "np")


def _read_noun_phrase(scene: Scene, cue: Cue) -> Draft | None:
    for frame in ("np!", "np"):
        entry = cue.entry(frame)
        if entry is None:
            continue
        head = source_head(scene, cue.token)
        if not is_voice(scene, head):
            return None
        place = _object(scene, cue, entry.frames[frame], strict=frame == "np")
        if place is None:
            continue
        limit = scene.doc.bounds[cue.token.sentence][1]
        last = close_quotes(scene, place, object_phrase(scene, place, limit))
        return _draft(scene, cue, frame, (span_from(scene.doc.tokens[place], scene.doc.tokens[last]),), "np")
    return None


def _object(scene: Scene, cue: Cue, prepositions: frozenset[str], *, strict: bool) -> int | None:
    """Return where the object of a cue begins: the first noun phrase behind it under the right preposition that can be said."""
    tokens = scene.doc.tokens
    index, limit = cue.tokens[-1].i + 1, scene.doc.bounds[cue.token.sentence][1]
    limit = min(limit, index + FAR)
    case: Token | None = None
    while index < limit:
        token = tokens[index]
        if token.pos in ("VERB", "AUX", "SCONJ", "CCONJ") or token.text in ".;:," or scene.lexicon.is_marker(token, "relative"):
            return None
        if token.pos == "ADP":
            case = token
        elif token.pos == "ADV":
            case = None
        elif token.pos in ("DET", "NOUN", "ADJ", "NUM", "PROPN") or token.text in ("«", '"'):
            begin, end, head = _chunk(scene, index, limit)
            right = "" in prepositions if case is None else _spells(scene, case, prepositions)
            if head is not None and right and _is_reported(scene, head, strict=strict):
                return begin
            if right and not strict:
                return None
            index, case = end, None
        index += 1
    return None


def _chunk(scene: Scene, first: int, limit: int) -> tuple[int, int, Token | None]:
    """Return the first and last token of a bare noun phrase and its noun."""
    index = first
    while index < limit:
        token = scene.doc.tokens[index]
        if token.pos == "DET" and scene.doc.tokens[index - 1].pos in ("NUM", "NOUN", "PROPN") and index > first:
            break
        if token.pos == "NOUN":
            return first, index, token
        if token.text in ("»", '"') and index > first:
            break
        if token.pos not in ("DET", "ADJ", "NUM", "PROPN", "ADV", "PRON") and token.text not in ("«", '"', "'"):
            break
        index += 1
    last = scene.doc.tokens[max(first, index - 1)]
    quoted = last.pos == "ADJ" and scene.doc.tokens[last.i - 1].text in ("«", '"')
    return first, last.i, last if quoted else None


def _is_reported(scene: Scene, head: Token, *, strict: bool) -> bool:
    """Tell whether a noun can be what is said: an event or state, or any thing where the verb itself judges."""
    lexicon = scene.lexicon
    if strict:
        return lexicon.is_event(head)
    return lexicon.voice_of(head) != "person"
