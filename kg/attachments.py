"""A dependency tree -> the same tree where words that the parser often hangs wrongly hang right.

``ontology/lexicon/{language}/attachments.tsv`` names the words of each step and tells what each step mends.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.dependencies import Tree
from kg.predication import mend_predicate, restore_predicate
from kg.resources import table

NOUNS = ("NOUN", "PROPN", "SYM", "NUM")
NONE: frozenset[str] = frozenset()


def mend_attachments(tree: Tree, *, language: str) -> Tree:
    """Return the tree with its known wrong attachments mended; no word is added, lost or moved."""
    words = _words(language)
    found = Tree(list(tree.lemmas), list(tree.tags), list(tree.deps), list(tree.heads))
    for index in range(len(found.deps)):
        _mend_phrase(found, index, words)
        _mend_clause(found, index, words)
        mend_predicate(found, index, words)
    for index, dep in enumerate(found.deps):
        if dep == "nsubj" and found.tags[index] == "NOUN":
            _restore_subject(found, index)
        elif dep in ("conj", "ccomp") and found.tags[index] == "VERB":
            restore_predicate(found, index, words)
        elif dep == "nmod":
            _restore_object(found, index, words.get("time", NONE))
            _raise_agent(found, index, words)
            _raise_completion(found, index, words.get("taking", NONE), words.get("medium", NONE))
    return found


def _mend_phrase(tree: Tree, index: int, words: Mapping[str, frozenset[str]]) -> None:
    """Mend what a word of a phrase is to its verb."""
    dep, lemma = tree.deps[index], tree.lemmas[index].lower()
    if lemma in words.get("topic", NONE):
        _free_topic(tree, index + 2)
    if lemma in words.get("tied", NONE) and index + 1 < len(tree.tags) and tree.tags[index + 1] == "PRON":
        _tie(tree, index)
    elif dep == "case" and tree.tags[index] == "DET":
        tree.deps[index] = "det"
    elif dep.startswith("nsubj") and tree.deps[tree.heads[index]].startswith("aux"):
        tree.put(index, tree.heads[tree.heads[index]], dep)
    elif dep == "amod" and tree.tags[tree.heads[index]] == "VERB":
        _name_subject(tree, index)
    elif dep == "obj" and lemma in words.get("time", NONE):
        _free_time(tree, index)
    elif dep == "advmod" and tree.lemmas[index] in words.get("particle", NONE):
        _bind_particle(tree, index)
    elif dep == "advmod" and lemma in words.get("opening", NONE) and tree.deps[tree.heads[index]] == "advcl":
        tree.deps[index] = "mark"
    elif dep == "advmod" and lemma in words.get("ranking", NONE):
        _rank_outcome(tree, index, words.get("placing", NONE))
    elif dep == "advmod" and tree.tags[index] == "ADJ":
        _make_state(tree, index, words.get("making", NONE))
    elif dep == "obl:npmod" and tree.tags[index] == "PROPN" and lemma not in words.get("time", NONE):
        _name_noun(tree, index)
    if lemma in words.get("elapsed", NONE):
        _part_span(tree, index, words.get("apart", NONE))


def _mend_clause(tree: Tree, index: int, words: Mapping[str, frozenset[str]]) -> None:
    """Mend where an infinitive, a participle or a verb hangs."""
    dep = tree.deps[index]
    if dep in ("acl", "advcl") and tree.lemmas[index] in words.get("dating", NONE):
        _lower_date(tree, index)
        dep = tree.deps[index]
    if tree.tags[index] == "VERB" and tree.lemmas[index] in words.get("describing", NONE):
        _lower_adjective(tree, index)
        dep = tree.deps[index]
    if dep == "xcomp" and sum(tree.tags[mark] == "ADP" for mark in tree.children(index, "mark")) > 1:
        tree.deps[index] = "advcl"
    elif dep in ("advcl", "xcomp"):
        _rank_infinitive(tree, index, words.get("ranking", NONE))
        _part_count(tree, index, words.get("leaving", NONE))
    elif dep == "acl" and tree.tags[index] == "VERB":
        _raise_infinitive(tree, index, words.get("asking", NONE))
        _free_adverbial(tree, index, words.get("adverbial", NONE))
        _complete_verb(tree, index, words.get("leaving", NONE))


@cache
def _words(language: str) -> Mapping[str, frozenset[str]]:
    return {row["step"]: frozenset(row["words"].split()) for row in table(language, "attachments")}


def _free_time(tree: Tree, index: int) -> None:
    """Make a bare day taken for an object an adverbial (« a reçu *lundi* le ministre »)."""
    if not tree.children(index, "det", "nummod", "case"):
        tree.deps[index] = "obl"


def _tie(tree: Tree, index: int) -> None:
    """Make a determiner and the pronoun behind it one phrase (« *quelqu’un* »), the pronoun in the place of both."""
    pronoun, above = index + 1, tree.heads[index]
    if tree.heads[pronoun] == index:
        tree.put(pronoun, pronoun if above == index else above, tree.deps[index])
    tree.put(index, pronoun, "det")


def _free_topic(tree: Tree, index: int) -> None:
    """Make the pronoun that only takes up whom a sentence is about an adverbial (« le maire a quant à *lui* refusé »)."""
    if index >= len(tree.tags) or tree.tags[index] != "PRON" or tree.heads[index] == index:
        return
    noun = tree.heads[index]
    above = tree.heads[noun] if tree.tags[noun] in NOUNS else noun
    tree.put(index, noun if above == index else above, "obl:mod")


def _name_subject(tree: Tree, index: int) -> None:
    """Make an adjective with a determiner before a verb its subject (« *ce dernier* affirme »)."""
    verb, before = tree.heads[index], index - 1
    opens = before >= 0 and index < verb and tree.tags[before] == "DET" and tree.heads[before] == verb
    if opens and not tree.children(verb, "nsubj", "nsubj:pass"):
        tree.put(before, index, "det")
        tree.put(index, verb, "nsubj")


def _restore_object(tree: Tree, index: int, words: frozenset[str]) -> None:
    """Make a noun without preposition hung on a time between it and its verb the object (« ont voté jeudi *le budget* »)."""
    time, verb = tree.heads[index], tree.heads[tree.heads[index]]
    if tree.tags[index] not in NOUNS or tree.tags[verb] != "VERB" or not verb < time < index:
        return
    between = any(tree.tags[i] in NOUNS for i in range(time + 1, index) if tree.heads[i] != index)
    counted = bool(tree.children(index, "nummod")) and bool(tree.children(time, "case"))
    dated = tree.lemmas[time].lower() in words and bool(tree.children(index, "det", "nummod"))
    adverbial = tree.deps[time].startswith("obl") and not tree.children(index, "case")
    if adverbial and (counted or dated) and not between and not tree.children(verb, "obj"):
        tree.put(index, verb, "obj")


def _restore_subject(tree: Tree, index: int) -> None:
    """Make a noun with a determiner the subject in place of the bare apposition behind it (« *Le club*, vainqueur de X, a »)."""
    verb = tree.heads[index]
    if tree.children(index, "det", "nummod", "case", "nmod:poss") or not index < verb:
        return
    first = min((index, *tree.children(index)))
    before = [it for it in tree.children(verb, "obl:mod", "dislocated") if it < first and tree.tags[it] == "NOUN"]
    if not before or tree.tags[first - 1] != "PUNCT" or not tree.children(before[-1], "det") or tree.children(before[-1], "case"):
        return
    if all(tree.heads[i] in (before[-1], verb) for i in range(before[-1] + 1, first)):
        tree.put(before[-1], verb, "nsubj")
        tree.put(index, before[-1], "appos")


def _raise_infinitive(tree: Tree, index: int, verbs: frozenset[str]) -> None:
    """Hang an infinitive on the verb of asking whose addressee the parser hung it on (« demande à Luc de *venir* »)."""
    noun, verb = tree.heads[index], tree.heads[tree.heads[index]]
    if tree.lemmas[verb] not in verbs or tree.deps[noun] not in ("obl:arg", "obj", "iobj") or verb > noun:
        return
    marks = tree.children(index, "mark")
    if marks and tree.tags[marks[0]] == "ADP" and marks[0] < index and not tree.children(verb, "xcomp", "ccomp"):
        tree.put(index, verb, "xcomp")


def _free_adverbial(tree: Tree, index: int, words: frozenset[str]) -> None:
    """Make the participle behind an adverbial phrase the predicate that the parser saw in it (« s'est au *contraire* dite »)."""
    noun = tree.heads[index]
    if tree.lemmas[noun].lower() not in words or not tree.children(noun, "case") or not tree.children(noun, "cop"):
        return
    head, dep = tree.heads[noun], tree.deps[noun]
    tree.put(index, index if head == noun else head, dep)
    for child in tree.children(noun):
        if tree.deps[child] != "case":
            tree.put(child, index, "aux:tense" if tree.deps[child] == "cop" else tree.deps[child])
    tree.put(noun, index, "obl:mod")


def _complete_verb(tree: Tree, index: int, verbs: frozenset[str]) -> None:
    """Hang the participle that ends a clause on the verb that says how it leaves its object (“left ten people *injured*”)."""
    noun, verb = tree.heads[index], tree.heads[tree.heads[index]]
    bare = (
        noun < index
        and not any(child > index for child in tree.children(index))
        and not tree.children(index, "mark", "aux", "aux:pass")
    )
    if bare and tree.deps[noun] == "obj" and tree.lemmas[verb] in verbs:
        tree.put(index, verb, "xcomp")


def _raise_agent(tree: Tree, index: int, words: Mapping[str, frozenset[str]]) -> None:
    """Hang who does something on what tells it, in place of the noun between them (“attack on X *by gunmen*”)."""
    target, event = tree.heads[index], tree.heads[tree.heads[index]]
    told = tree.deps[target] == "nmod" and event < target < index and tree.lemmas[event].lower() in words.get("told", NONE)
    passive = tree.deps[target] in ("obj", "xcomp") and bool(tree.children(event, "aux:pass"))
    if (told or passive) and any(tree.lemmas[case].lower() in words.get("doer", NONE) for case in tree.children(index, "case")):
        tree.put(index, event, "obl:agent" if passive else "nmod")


def _bind_particle(tree: Tree, index: int) -> None:
    """Make an adverb behind its verb or the object between them a particle (“walked *out*”, “drove them *away*”)."""
    verb = tree.heads[index]
    objects = tree.children(verb, "obj")
    between = all(i in objects or tree.heads[i] in objects for i in range(verb + 1, index))
    if verb < index and between and tree.tags[verb] == "VERB" and tree.tags[index] in ("ADV", "ADP") and not tree.children(index):
        tree.deps[index] = "compound:prt"


def _raise_completion(tree: Tree, index: int, pairs: frozenset[str], media: frozenset[str]) -> None:
    """Hang on a verb what it takes beside its object, or where it is said (“blamed the delay *on rain*”)."""
    object_, verb = tree.heads[index], tree.heads[tree.heads[index]]
    cases = [tree.lemmas[child].lower() for child in tree.children(index, "case")]
    if tree.deps[object_] != "obj" or not verb < object_ < index or not cases:
        return
    counted = "#" if tree.tags[index] in ("NUM", "SYM") or tree.children(index, "nummod") else ""
    pair = f"{tree.lemmas[verb].lower()}_{cases[0]}"
    known = not pairs.isdisjoint((pair, f"{pair}{counted}")) or f"{cases[0]}_{tree.lemmas[index].lower()}" in media
    taken = [tree.lemmas[it].lower() for other in tree.children(verb, "obl") for it in tree.children(other, "case")]
    if known and cases[0] not in taken:
        tree.put(index, verb, "obl")


def _make_state(tree: Tree, index: int, verbs: frozenset[str]) -> None:
    """Make an adjective behind an object what a verb makes of it (“is making summers *longer*”)."""
    verb = tree.heads[index]
    objects = tree.children(verb, "obj")
    behind = tree.lemmas[verb] in verbs and bool(objects) and verb < objects[0] < index
    if behind and all(tree.is_below(i, objects[0]) or tree.heads[i] == index for i in range(objects[0], index)):
        tree.deps[index] = "xcomp"


def _name_noun(tree: Tree, index: int) -> None:
    """Hang a name on the common noun right before it that it is the name of (“by the agency *Frontex*”)."""
    first = min((index, *tree.children(index)))
    noun = first - 1
    if noun >= 0 and tree.tags[noun] == "NOUN" and tree.heads[noun] == tree.heads[index] and tree.children(noun, "det"):
        tree.put(index, noun, "appos")


def _part_span(tree: Tree, index: int, words: frozenset[str]) -> None:
    """Part a place from the time behind it that says how long before or after something (“hit the sea *minutes* after”)."""
    before = index - 1
    follows = index + 1 < len(tree.lemmas) and tree.lemmas[index + 1].lower() in words
    if before < 0 or not follows or tree.heads[before] != index or tree.deps[before] != "compound":
        return
    verb = tree.heads[index]
    tree.put(before, verb, tree.deps[index])
    for child in tree.children(index):
        if child < before:
            tree.put(child, before, tree.deps[child])
        elif tree.tags[verb] == "VERB":
            tree.put(child, verb, "obl" if tree.deps[child] == "nmod" else tree.deps[child])
    tree.put(index, verb, "obl:npmod")


def _lower_adjective(tree: Tree, index: int) -> None:
    """Make a participle right before a noun its adjective (“in *neighboring* Chad”, “replaces *retiring* judge Ana Roy”)."""
    objects = tree.children(index, "obj")
    below = tree.children(index)
    if len(objects) != 1 or any(child > index and child != objects[0] and tree.deps[child] != "punct" for child in below):
        return
    noun = objects[0]
    first = min((noun, *tree.children(noun)))
    marks = tree.children(index, "mark", "case")
    if first != index + 1 or tree.deps[index] not in ("advcl", "xcomp", "acl") or (marks and tree.tags[marks[0]] != "ADP"):
        return
    above = tree.tags[tree.heads[index]]
    placed = ("obl" if above in ("VERB", "AUX", "ADJ") else "nmod") if marks else "obj"
    tree.put(noun, tree.heads[index], placed)
    for mark in marks:
        tree.put(mark, noun, "case")
    tree.put(index, noun, "amod")


def _rank_infinitive(tree: Tree, index: int, words: frozenset[str]) -> None:
    """Hang an infinitive on the ranked noun right before it, of which it tells the feat (“the third woman *to win*”)."""
    marks = [child for child in tree.children(index, "mark") if tree.tags[child] == "PART"]
    noun = min((index, *tree.children(index))) - 1
    if not words or not marks or noun < 0 or tree.heads[noun] != tree.heads[index] or tree.tags[noun] != "NOUN":
        return
    if any(tree.lemmas[child].lower() in words for child in tree.children(noun, "amod")):
        tree.put(index, noun, "acl")


def _part_count(tree: Tree, index: int, verbs: frozenset[str]) -> None:
    """Make how many are left in a state the object of the verb that leaves them so (“left *three* dead”)."""
    verb = tree.heads[index]
    counts = tree.children(index, "nummod")
    if (
        tree.lemmas[verb] in verbs
        and tree.tags[index] == "ADJ"
        and counts
        and verb < counts[0]
        and not tree.children(verb, "obj")
    ):
        tree.put(counts[0], verb, "obj")


def _rank_outcome(tree: Tree, index: int, verbs: frozenset[str]) -> None:
    """Make the rank right behind a verb of ending what it completes (“finished *third*”)."""
    if tree.lemmas[tree.heads[index]] in verbs and tree.heads[index] == index - 1:
        tree.deps[index], tree.tags[index] = "xcomp", "ADJ"


def _lower_date(tree: Tree, index: int) -> None:
    """Make a gerund before the day from which something holds its preposition (“from Paris *starting* Monday”)."""
    days = tree.children(index)
    if len(days) != 1 or not index < days[0] or not tree.deps[days[0]].startswith("obl"):
        return
    above = tree.heads[index]
    verb = tree.heads[above] if tree.tags[above] in NOUNS and tree.tags[tree.heads[above]] == "VERB" else above
    tree.put(days[0], verb, "obl")
    tree.put(index, days[0], "case")
