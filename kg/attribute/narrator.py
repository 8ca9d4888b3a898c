"""Reported clauses -> their ends before the words with which the narrator goes on."""

from __future__ import annotations

from kg.attribute.lexicon import Cue
from kg.attribute.scene import Scene, is_finite
from kg.attribute.verb import is_participle
from kg.doc import Token


def before_narrator(scene: Scene, cue: Cue, first: int, last: int) -> int:
    """Return ``last``, moved before the comma with which a reported clause ends and the narrator goes on.

    He does with a clause that only contrasts (« tandis que »), with a further participle of the source (« ajoutant que »), with
    what others think of it (« , une accusation que Kiev rejette ») or what was left unsaid (“, without giving details”), or with
    the main clause where a participle or a subordinate clause opens its sentence (« Affirmant que …, le candidat … »).
    """
    doc, opens, end = scene.doc, _opens_sentence(scene, cue.token), scene.doc.bounds[cue.token.sentence][1]
    spoken = False
    for index in range(first, last):
        token = doc.tokens[index]
        spoken = spoken or token.pos in ("VERB", "AUX")
        dash = token.text in ("–", "—")
        if not (dash or token.text == ",") or not spoken or not scene.share(token, cue.token):
            continue
        following = doc.tokens[index + 1]
        contrast = scene.lexicon.is_marker(following, "contrast") and following.pos in ("SCONJ", "ADV", "CCONJ")
        speaks = is_participle(following) and any(row.kind == "verb" for row in scene.lexicon.rows_of(following))
        main = opens and following.pos in ("DET", "PROPN", "PRON") and any(map(is_finite, doc.tokens[index + 1 : end]))
        remark = _is_retold(scene, index + 1, last) or _is_summed_up(scene, index + 1) or _is_unsaid(scene, index + 1, last)
        if remark or ((contrast or speaks or main) and not dash):
            return index - 1
    return last


def _is_retold(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a clause takes up what was said in the mouth of somebody else (« ce que l’armée dément »)."""
    opening = scene.doc.tokens[first : first + 2]
    if len(opening) < 2 or first + 8 < last:
        return False
    if scene.lexicon.is_marker(opening[0], "relative") and opening[0].pos == "PRON":
        return any(row.act == "denies" and row.kind == "verb" for row in scene.lexicon.rows_of(scene.doc.tokens[last]))
    if not scene.lexicon.is_marker(opening[0], "retold"):
        return False
    rest = scene.doc.tokens[first + 2 : last + 1]
    verbs = [token for token in rest if scene.lexicon.spoken(token) or (token.pos == "VERB" and scene.lexicon.rows_of(token))]
    return scene.lexicon.is_marker(opening[1], "complementiser") and bool(verbs)


def _is_summed_up(scene: Scene, first: int) -> bool:
    """Tell whether an indefinite phrase at an index takes up what was said by a noun for it (“a claim that Kiev denies”)."""
    tokens = scene.doc.tokens
    if tokens[first].pos != "DET" or tokens[first].morph.get("Definite") != "Ind":
        return False
    noun = next((token for token in tokens[first + 1 : first + 3] if token.pos == "NOUN"), None)
    return noun is not None and scene.lexicon.is_marker_lemma(noun, "summary")


def _is_unsaid(scene: Scene, first: int, last: int) -> bool:
    """Tell whether the words from an index on tell only what the source left unsaid (« sans plus de précisions »)."""
    lexicon, rest = scene.lexicon, scene.doc.tokens[first + 1 : last + 1]
    if not lexicon.is_marker(scene.doc.tokens[first], "lacking") or any(map(is_finite, rest)):
        return False
    said = any(row.kind == "verb" and "that" in row.frames for token in rest[:1] for row in lexicon.rows_of(token))
    return said or any(lexicon.is_marker_lemma(token, "detail") for token in rest[:5])


def _opens_sentence(scene: Scene, verb: Token) -> bool:
    """Tell whether a present participle or a subordinate clause, no other verb before it, stands at the head of a sentence."""
    before = scene.doc.tokens[scene.doc.bounds[verb.sentence][0] : verb.i]
    if before and before[0].pos == "SCONJ" and not scene.lexicon.is_marker(before[0], "complementiser"):
        return not any(is_finite(token) and token.head != verb.i for token in before)
    return is_participle(verb) and all(token.pos in ("ADV", "ADP", "PUNCT", "CCONJ") for token in before)
