"""A dependency tree in another scheme -> Universal Dependencies, by a table of the language.

``ontology/lexicon/{language}/dependencies.tsv`` renames relations, and names the constructions whose heads differ with what each
step looks for (relations, or words): prepositions that head their objects, copulas that head their clause, coordinators that
hang on the first conjunct. The targets follow Universal Dependencies v2 (Nivre et al., 2020); the source scheme of the English
model is ClearNLP's (Choi and Palmer, 2012).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from kg.resources import table


@dataclass(slots=True)
class Tree:
    """Parallel columns of one text; ``heads`` holds indices, a root its own."""

    lemmas: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    below: list[set[int]] = field(init=False)

    def __post_init__(self) -> None:
        """Index the dependents."""
        self.below = [set() for _ in self.heads]
        for index, head in enumerate(self.heads):
            self.below[head].add(index)

    def children(self, index: int, *deps: str) -> list[int]:
        """Return the dependents in text order, those of the given relations if any are named."""
        return sorted(child for child in self.below[index] if child != index and (not deps or self.deps[child] in deps))

    def put(self, index: int, head: int, dep: str) -> None:
        """Hang a token elsewhere; hung on itself it is a root. It stays where it is if it would hang below itself."""
        if head != index and self.is_below(head, index):
            return
        self.below[self.heads[index]].discard(index)
        self.below[head].add(index)
        self.heads[index], self.deps[index] = head, dep

    def is_below(self, index: int, top: int) -> bool:
        """Tell whether a token belongs to the subtree of another."""
        while index != top and self.heads[index] != index:
            index = self.heads[index]
        return index == top


def to_universal(tree: Tree, *, language: str) -> Tree:
    """Return the tree in Universal Dependencies; a language without rows speaks them already."""
    names, steps = _scheme(language)
    if not names and not steps:
        return tree
    found = Tree(list(tree.lemmas), list(tree.tags), list(tree.deps), list(tree.heads))
    for step in STEPS:
        if step.__name__.strip("_") in steps:
            step(found, steps[step.__name__.strip("_")])
    found.deps = [names.get(dep, dep) for dep in found.deps]
    return found


@cache
def _scheme(language: str) -> tuple[Mapping[str, str], Mapping[str, frozenset[str]]]:
    rows = table(language, "dependencies")
    names = {row["relation"]: row["becomes"] for row in rows if not row["step"]}
    steps: dict[str, set[str]] = {}
    for row in rows:
        if row["step"]:
            steps.setdefault(row["step"], set()).add(row["relation"])
    return names, {step: frozenset(relations) for step, relations in steps.items()}


def _lower_prepositions(tree: Tree, relations: frozenset[str]) -> None:
    """Make the object of a preposition the dependent of the preposition's head (innermost first)."""
    for index in reversed(range(len(tree.deps))):
        if tree.deps[index] not in relations or tree.tags[index] not in ("ADP", "SCONJ", "VERB", "ADV"):
            continue
        for child in tree.children(index, "pcomp"):
            if tree.tags[child] == "ADP" and tree.children(index, "pobj"):
                tree.deps[child] = "case"
        for child in tree.children(index, "amod"):
            if child + 1 == index:
                tree.deps[child] = "case"
        objects = tree.children(index, "pobj", "pcomp", "obl", "nmod")
        objects = [child for child in objects if child > index] or objects
        objects = objects or [child for child in tree.children(index, "amod") if child > index and tree.tags[child] == "ADJ"]
        if not objects:
            continue
        kept = objects[0]
        clause = tree.deps[kept] == "pcomp" and tree.tags[kept] in ("VERB", "AUX")
        head, agent = tree.heads[index], tree.deps[index] == "agent"
        verbal = tree.tags[head] in ("VERB", "AUX", "ADJ", "ADV")
        dep = ("advcl" if verbal else "acl") if clause else "obl:agent" if agent else "obl" if verbal else "nmod"
        if head == index:
            head, dep = kept, "root"
        for child in tree.children(index):
            if child != kept:
                tree.put(child, kept, "case" if tree.deps[child] == "case" else tree.deps[child])
        tree.put(kept, head, dep)
        tree.put(index, kept, "mark" if clause else "case")


def _join_clocks(tree: Tree, words: frozenset[str]) -> None:
    """Make the half of the day behind an hour a part of it, where it was taken for a verb (“before *7am*”)."""
    for index in range(1, len(tree.deps)):
        hour = index - 1
        if tree.lemmas[index] not in words or tree.tags[index] != "AUX" or tree.tags[hour] != "NUM":
            continue
        head, dep = tree.heads[index], tree.deps[index]
        tree.put(hour, hour if head == index else head, "pobj" if tree.tags[head] in ("ADP", "SCONJ") else dep)
        for child in tree.children(index):
            tree.put(child, hour, tree.deps[child])
        tree.put(index, hour, "flat")


def _mark_infinitives(tree: Tree, relations: frozenset[str]) -> None:
    """Make the particle of an infinitive a marker of its clause."""
    for index, tag in enumerate(tree.tags):
        if tag == "PART" and tree.deps[index] in relations:
            tree.deps[index] = "mark"


def _promote_adverbs(tree: Tree, words: frozenset[str]) -> None:
    """Make an adverb of place right behind a copula its complement (“is there”)."""
    for index in range(1, len(tree.deps)):
        placed = tree.lemmas[index].lower() in words and (tree.deps[index], tree.heads[index]) == ("advmod", index - 1)
        if placed and tree.lemmas[index - 1] == "be" and not tree.children(index - 1, "attr", "acomp", "expl"):
            tree.deps[index] = "acomp"


def _raise_predicates(tree: Tree, relations: frozenset[str]) -> None:
    """Make the complement of a copula the head of its clause."""
    for index, lemma in enumerate(tree.lemmas):
        if lemma != "be" or tree.children(index, "expl"):
            for child in tree.children(index, "attr"):
                if lemma == "be":
                    tree.deps[child] = "nsubj"
            continue
        if _is_inverted(tree, index):
            tree.deps[tree.children(index, "attr")[0]] = "nsubj"
            continue
        complements = tree.children(index, *relations) or _adjoining(tree, index)
        if not complements or tree.deps[index] in ("aux", "auxpass"):
            continue
        kept = complements[0]
        head, dep = tree.heads[index], tree.deps[index]
        for child in tree.children(index):
            if child != kept:
                tree.put(child, kept, tree.deps[child])
        tree.put(kept, kept if head == index else head, dep)
        tree.put(index, kept, "cop")


def _is_inverted(tree: Tree, verb: int) -> bool:
    """Tell whether a phrase opens a clause whose copula has its subject behind it (“among them *were* two nurses”)."""
    behind = tree.children(verb, "attr")
    if len(behind) != 1 or behind[0] < verb or tree.children(verb, "nsubj", "csubj", "expl", "acomp", "aux", "mark"):
        return False
    opening = [child for child in tree.children(verb, "obl", "prep") if child < verb]
    return bool(opening) and tree.deps[verb] not in ("conj", "relcl", "xcomp")


def _adjoining(tree: Tree, verb: int) -> list[int]:
    """Return the prepositional phrase right behind a copula."""
    return [child for child in tree.children(verb, "obl") if child > verb and _adjoins(tree, verb, child)]


def _adjoins(tree: Tree, verb: int, noun: int) -> bool:
    """Tell whether a prepositional phrase stands right behind the verb."""
    cases = tree.children(noun, "case")
    return bool(cases) and all(tree.deps[i] in ("neg", "advmod") for i in range(verb + 1, cases[0]))


def _hang_coordinators(tree: Tree, relations: frozenset[str]) -> None:
    """Hang coordinators on the conjunct that follows, and every conjunct on the first."""
    for index in range(len(tree.deps)):
        if tree.deps[index] in relations:
            following = [child for child in tree.children(tree.heads[index], "conj") if child > index]
            if following:
                tree.put(index, following[0], tree.deps[index])
    for index in range(len(tree.deps)):
        while tree.deps[index] == "conj" and tree.deps[tree.heads[index]] == "conj":
            tree.put(index, tree.heads[tree.heads[index]], "conj")


def _restore_subjects(tree: Tree, words: frozenset[str]) -> None:
    """Make a range of counted things right before a verb its subject (“said *between 40 and 50 miners* were hurt”)."""
    for index in range(len(tree.deps) - 1):
        if tree.deps[index] not in ("obl", "nmod") or not _is_range(tree, index, words):
            continue
        following = index + 1
        verb = tree.heads[following] if tree.tags[following] == "AUX" else following
        if (
            tree.tags[verb] in ("VERB", "AUX")
            and index < following <= verb
            and not tree.children(verb, "nsubj", "nsubjpass", "expl")
        ):
            tree.put(index, verb, "nsubjpass" if tree.children(verb, "auxpass") else "nsubj")


def _is_range(tree: Tree, index: int, words: frozenset[str]) -> bool:
    """Tell whether a noun is counted by two numbers behind one of some prepositions."""
    opened = any(tree.lemmas[child].lower() in words for child in tree.children(index, "case"))
    return opened and any(tree.children(number, "conj") for number in tree.children(index, "nummod"))


def _make_nouns(tree: Tree, relations: frozenset[str]) -> None:
    """Tag as nouns the words taken for verbs that are objects or have an article (“costs *lives*”, “the *wounded* fled”)."""
    for index, tag in enumerate(tree.tags):
        if tag != "VERB" or tree.children(index, "nsubj", "nsubjpass", "dobj", "obj", "aux", "auxpass", "mark", "ccomp", "xcomp"):
            continue
        determined = any(child < index for child in tree.children(index, "det"))
        if tree.deps[index] in relations or (determined and tree.deps[index] in SUBJECTS):
            tree.tags[index] = "NOUN"


SUBJECTS = ("nsubj", "nsubjpass", "nsubj:pass")


def _judge_objects(tree: Tree, relations: frozenset[str]) -> None:
    """Make of a clause without a verb the object and what it is held to be (“found *him guilty*”)."""
    for index in range(len(tree.deps)):
        verbless = tree.deps[index] in relations and tree.tags[index] in ("ADJ", "NOUN")
        subjects = tree.children(index, "nsubj")
        if not verbless or len(subjects) != 1 or tree.children(index, "aux", "cop", "mark", "expl", "advmod"):
            continue
        verb = tree.heads[index]
        if verb < subjects[0] < index and not tree.children(verb, "dobj", "obj"):
            tree.put(subjects[0], verb, "obj")
            tree.deps[index] = "xcomp"


def _restore_scores(tree: Tree, words: frozenset[str]) -> None:
    """Make the opponent the object of a verb in place of the score behind it (“beat *Sweden* 3-1”)."""
    for index in range(2, len(tree.deps)):
        whole = any(
            all(part.isdigit() for part in tree.lemmas[index].split(word)) for word in words if word in tree.lemmas[index]
        )
        apart = tree.tags[index] == tree.tags[index - 2] == "NUM" and tree.lemmas[index - 1] in words
        verb = tree.heads[index]
        if not (whole or apart) or tree.deps[index] not in SCORED or tree.tags[verb] != "VERB":
            continue
        first = index if whole else index - 2
        for child in tree.children(index, "compound", "det"):
            tree.put(child, verb, "obl:npmod") if child < first else None
        tree.deps[index] = "obl:npmod"
        nouns = [child for child in tree.children(verb) if verb < child < first and tree.tags[child] in ("NOUN", "PROPN")]
        bare = [noun for noun in nouns if not tree.children(noun, "case")]
        if bare and not tree.children(verb, "obj", "dobj"):
            tree.deps[bare[0]] = "obj"


SCORED = ("obj", "dobj", "nummod", "attr", "xcomp")


def _free_relatives(tree: Tree, words: frozenset[str]) -> None:
    """Make a relative pronoun the subject of the clause that another says something of (“a man *who* they say *fled*”)."""
    for index in range(len(tree.deps)):
        subjects = tree.children(index, "nsubj")
        if len(subjects) != 2 or subjects[1] > index or tree.lemmas[subjects[0]].lower() not in words:
            continue
        below = [child for child in tree.children(index, "ccomp", "xcomp") if child > index and tree.tags[child] == "VERB"]
        if below and not tree.children(below[0], "nsubj", "nsubjpass", "mark"):
            tree.put(subjects[0], below[0], "nsubjpass" if tree.children(below[0], "auxpass") else "nsubj")


def _name_owned(tree: Tree, words: frozenset[str]) -> None:
    """Make the name behind whom it names an apposition, and that the subject (“Roy, *whose mother* Ana played”)."""
    for index in range(len(tree.deps) - 1):
        verb, name = tree.heads[index], index + 1
        owned = any(tree.lemmas[child].lower() in words for child in tree.children(index, "poss"))
        while name + 1 < len(tree.deps) and tree.deps[name] == "compound":
            name += 1
        if (
            owned
            and tree.deps[index] == "dobj"
            and (tree.deps[name], tree.heads[name], tree.tags[name]) == ("nsubj", verb, "PROPN")
        ):
            tree.put(index, verb, "nsubj")
            tree.put(name, index, "appos")


def _share_objects(tree: Tree, relations: frozenset[str]) -> None:
    """Make what stands before a clause without subject its subject (“found *yields* exceeded 10 %”)."""
    for index in range(len(tree.deps)):
        head = tree.heads[index]
        told = tree.deps[index] in relations and tree.tags[index] == "VERB" and tree.children(index, "dobj", "obj", "aux")
        if not told or tree.children(index, "nsubj", "nsubjpass", "expl", "mark"):
            continue
        objects = [child for child in tree.children(head, "dobj", "obj") if head < child < index]
        if objects and all(tree.is_below(i, objects[0]) or tree.heads[i] == index for i in range(head + 1, index)):
            tree.put(objects[0], index, "nsubj")


def _lift_phrases(tree: Tree, words: frozenset[str]) -> None:
    """Hang the phrase behind a directional adverb on the verb (“taken away *from her*”)."""
    for index in range(len(tree.deps)):
        adverb = tree.heads[index]
        verb = tree.heads[adverb]
        directed = tree.deps[adverb] == "advmod" and tree.lemmas[adverb].lower() in words and tree.tags[verb] == "VERB"
        if directed and verb < adverb < index and tree.deps[index] == "obl":
            tree.put(index, verb, "obl")


def _part_payees(tree: Tree, verbs: frozenset[str]) -> None:
    """Make who pays or gets a sum an object of its own (“fined *the bank* $ 2 million”); some verbs have no other."""
    for index in range(len(tree.deps)):
        if tree.deps[index] in ("obj", "dobj") and tree.tags[tree.heads[index]] == "VERB" and tree.heads[index] < index:
            _part_payee(tree, index, verbs)
    for index, dep in enumerate(tree.deps):
        verb = tree.heads[index]
        if tree.lemmas[verb] in verbs and dep in ("iobj", "dative") and not tree.children(index, "case"):
            sums = [child for child in tree.children(verb, "obj", "dobj") if child > index]
            if sums:
                tree.deps[index], tree.deps[sums[0]] = "obj", "obl:npmod"


def _part_payee(tree: Tree, amount: int, words: frozenset[str]) -> None:
    """Hang the noun before a sum on the verb, with the words before it that the sum took; some say how high it is."""
    nouns = [i for i in tree.children(amount) if i < amount and tree.tags[i] in ("NOUN", "PROPN")]
    between = range(nouns[-1] + 1, amount) if nouns else range(0)
    determined = nouns and any(i < nouns[-1] for i in (*tree.children(amount, "det"), *tree.children(nouns[-1], "det")))
    if (
        not determined
        or not between
        or tree.lemmas[nouns[-1]] in words
        or any(tree.tags[i] not in ("NUM", "SYM") for i in between)
    ):
        return
    for child in tree.children(amount):
        if child < nouns[-1]:
            tree.put(child, nouns[-1], tree.deps[child])
    tree.put(nouns[-1], tree.heads[amount], "iobj")


def _free_infinitives(tree: Tree, relations: frozenset[str]) -> None:
    """Make an infinitive behind a noun no relative clause (“the first *to win*”)."""
    for index in range(len(tree.deps)):
        marked = any(tree.tags[mark] == "PART" for mark in tree.children(index, "mark"))
        if tree.deps[index] in relations and marked:
            tree.deps[index] = "acl"


STEPS: tuple[Callable[[Tree, frozenset[str]], None], ...] = (
    _join_clocks,
    _mark_infinitives,
    _lower_prepositions,
    _promote_adverbs,
    _raise_predicates,
    _hang_coordinators,
    _make_nouns,
    _restore_subjects,
    _judge_objects,
    _restore_scores,
    _free_relatives,
    _name_owned,
    _free_infinitives,
    _part_payees,
    _share_objects,
    _lift_phrases,
)
