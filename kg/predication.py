"""A dependency tree -> the same tree where predicates that the parser mistook have their place and their subjects.

The words of each step come from ``ontology/lexicon/{language}/attachments.tsv``, which tells what each mends.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.dependencies import Tree

NONE: frozenset[str] = frozenset()


def mend_predicate(tree: Tree, index: int, words: Mapping[str, frozenset[str]]) -> None:
    """Make a word the predicate or the subject that it is, where the parser hung it on a noun, an aside or a list before it."""
    dep, verbal = tree.deps[index], tree.tags[index] == "VERB"
    if dep == "nsubj" and tree.deps[tree.heads[index]] == "advcl":
        _free_subject(tree, index, words.get("bracketing", NONE))
    elif dep == "root" and verbal:
        _restore_speakers(tree, index, words.get("bracketing", NONE))
    elif dep == "advcl":
        _raise_presented(tree, index, words.get("presenting", NONE))
    elif dep in ("acl", "acl:relcl") and verbal:
        if dep == "acl":
            _raise_verb(tree, index, words)
        _raise_dated(tree, index, words.get("time", NONE))


def restore_predicate(tree: Tree, index: int, words: Mapping[str, frozenset[str]]) -> None:
    """Make a verb taken for a conjunct or a complement of the participle before it the predicate in its place."""
    if tree.deps[index] == "conj":
        _restore_behind_comma(tree, index, words.get("bracketing", NONE))
    else:
        _restore_main(tree, index, words.get("bracketing", NONE))


def _raise_verb(tree: Tree, index: int, words: Mapping[str, frozenset[str]]) -> None:
    """Make a verb the predicate of a lone noun: behind a clause between commas (“the mayor, who fell ill, *left*”) or acting."""
    noun = tree.heads[index]
    first = min((index, *tree.children(index, "advmod", "aux", "aux:pass")))
    commas = words.get("bracketing", NONE)
    lonely = bool(commas) and tree.heads[noun] == noun < first and tree.tags[noun] in ("NOUN", "PROPN")
    if not lonely or tree.children(noun, "cop", "case"):
        return
    inner = [child for child in tree.children(noun, "acl:relcl", "acl", "appos") if noun < child < index]
    opened = any(tree.lemmas[i] in commas and any(child > i for child in inner) for i in range(noun + 1, first - 1))
    behind = tree.lemmas[first - 1] in commas
    given = tree.lemmas[index] in words.get("giving", NONE) or tree.children(index, "obl:agent", "mark")
    acts = any(child > index for child in tree.children(index, "obj")) and not given
    if (behind and inner and opened) or (acts and not inner and not behind):
        tree.put(index, index, "root")
        tree.put(noun, index, "nsubj:pass" if tree.children(index, "aux:pass") else "nsubj")


def _raise_dated(tree: Tree, index: int, words: frozenset[str]) -> None:
    """Make a verb behind a day the predicate of the lone noun before it (“The bank on Tuesday *named* a governor”)."""
    noun = tree.heads[index]
    if tree.heads[noun] != noun or not noun < index or tree.tags[noun] not in ("NOUN", "PROPN"):
        return
    days = [child for child in tree.children(index, "obl", "obl:npmod") if noun < child < index]
    dated = bool(days) and days[-1] == index - 1 and tree.lemmas[days[-1]].lower() in words
    if dated and not tree.children(index, "nsubj", "nsubj:pass", "mark", "aux") and not tree.children(noun, "cop", "case"):
        tree.put(index, index, "root")
        tree.put(noun, index, "nsubj")


def _free_subject(tree: Tree, index: int, commas: frozenset[str]) -> None:
    """Give the main verb the subject that a participle between commas took from it (“*Ida*, packing rain, was near”)."""
    aside = tree.heads[index]
    main = tree.heads[aside]
    apart = index < aside < main and tree.lemmas[aside - 1] in commas and tree.tags[main] == "VERB"
    if not apart or tree.children(aside, "mark", "aux", "aux:pass", "cop") or tree.children(main, "nsubj", "nsubj:pass", "expl"):
        return
    tree.put(index, main, "nsubj:pass" if tree.children(main, "aux:pass") else "nsubj")


def _raise_presented(tree: Tree, index: int, words: frozenset[str]) -> None:
    """Make a verb the predicate of the lone noun before it, of which a phrase says as what (“her choice *as* chief *failed*”)."""
    noun, subjects = tree.heads[index], tree.children(index, "nsubj", "nsubj:pass")
    marks = [child for child in tree.children(index, "mark") if tree.lemmas[child].lower() in words]
    if len(marks) != 1 or not subjects or tree.heads[noun] != noun or tree.tags[noun] not in ("NOUN", "PROPN"):
        return
    phrase = min((subjects[0], *tree.children(subjects[0])))
    if phrase != marks[0] + 1 or tree.children(noun, "cop") or tree.children(subjects[0], "det"):
        return
    dep = tree.deps[subjects[0]]
    tree.put(index, index, "root")
    tree.put(noun, index, dep)
    tree.put(subjects[0], noun, "nmod")
    tree.put(marks[0], subjects[0], "case")


def _restore_speakers(tree: Tree, index: int, commas: frozenset[str]) -> None:
    """Give a verb behind what is said the speakers that go on a list before them (“hurting ten, *medics and police* said”)."""
    last = index - 1
    listed = tree.heads[last] if last >= 0 and tree.deps[last] == "conj" else index
    if listed == index or tree.children(index, "nsubj", "nsubj:pass", "expl") or not tree.children(index, "ccomp"):
        return
    speakers = [child for child in tree.children(listed, "conj") if child <= last]
    first = min((speakers[0], *tree.children(speakers[0])))
    if len(speakers) != 2 or tree.lemmas[first - 1] not in commas or not tree.is_below(listed, index):
        return
    tree.put(speakers[0], index, "nsubj")
    tree.put(last, speakers[0], "conj")
    for child in tree.children(listed, "cc"):
        if speakers[0] < child < last:
            tree.put(child, last, "cc")


def _restore_behind_comma(tree: Tree, index: int, commas: frozenset[str]) -> None:
    """Make the verb behind a participle between commas the predicate in its place (“a blast, *said to be* strong, *hit* it”)."""
    first = tree.heads[index]
    subjects = tree.children(first, "nsubj", "nsubj:pass")
    opened = first > 0 and tree.lemmas[first - 1] in commas and tree.lemmas[index - 1] in commas
    if not opened or not subjects or subjects[0] > first or tree.children(index, "cc", "nsubj", "aux", "aux:pass", "mark"):
        return
    if tree.children(first, "cc", "aux", "aux:pass", "cop") or len(tree.children(first, "conj")) > 1:
        return
    tree.put(index, index if tree.heads[first] == first else tree.heads[first], tree.deps[first])
    tree.put(subjects[0], index, "nsubj")
    tree.put(first, subjects[0], "acl")


def _restore_main(tree: Tree, index: int, commas: frozenset[str]) -> None:
    """Make the verb behind a participle with its phrase the predicate in its place (“a note *found* in a car *named* him”)."""
    first = tree.heads[index]
    subjects = tree.children(first, "nsubj")
    inner = [child for child in tree.children(first, "obl") if first < child < index]
    if not commas or not subjects or subjects[0] > first or not inner or tree.tags[first] != "VERB":
        return
    if tree.tags[subjects[0]] not in ("NOUN", "PROPN"):
        return
    if tree.children(index, "nsubj", "nsubj:pass", "csubj", "mark", "aux", "aux:pass", "expl", "cc", "cop"):
        return
    helped = tree.children(first, "aux", "aux:pass", "obj", "mark", "cop", "conj")
    if helped or any(tree.tags[i] == "PUNCT" for i in range(first, index)):
        return
    tree.put(index, index if tree.heads[first] == first else tree.heads[first], tree.deps[first])
    tree.put(subjects[0], index, "nsubj")
    tree.put(first, subjects[0], "acl")
