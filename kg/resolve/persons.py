"""Persons in chains: short forms with full names, and each use of a surname that several bear with the one who is meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise

from kg.doc import Doc, Token
from kg.lexicon import Lexicon
from kg.resolve.chains import Chains, agree
from kg.resolve.forms import FULL, is_misspelt, is_nickname, is_short_for, surnames_of
from kg.resolve.profile import PEOPLE, PLURAL, Profile

FOREMOST = 3
NEAR = 2
KIN_REACH = 6

Key = tuple[str, ...]


@dataclass(frozen=True)
class Persons:
    """The names of the persons of one article, with their keys by the index of the mention."""

    doc: Doc
    lexicon: Lexicon
    chains: Chains
    names: Sequence[Profile]
    keys: Mapping[int, Key]

    @cached_property
    def persons(self) -> list[Profile]:
        """The names of persons, those of a whole family left out."""
        found = [profile for profile in self.names if profile.type in PEOPLE and not profile.is_joint]
        return [profile for profile in found if not self._is_of_family(profile)]

    @cached_property
    def full(self) -> dict[Key, Profile]:
        """The first mention of each full name."""
        found: dict[Key, Profile] = {}
        for profile in self.persons:
            if len(self.keys[profile.index]) >= FULL:
                found.setdefault(self.keys[profile.index], profile)
        return found

    @cached_property
    def shared(self) -> frozenset[str]:
        """The surnames that two persons of the article bear, by their full names or their titles."""
        bearers: dict[str, list[Key]] = defaultdict(list)
        genders: dict[str, set[str]] = defaultdict(set)
        for key, profile in self.full.items():
            for surname in surnames_of(self.lexicon, key):
                bearers[surname].append(key)
                genders[surname].add(profile.gender)
        for profile in self.persons:
            if len(self.keys[profile.index]) == 1:
                genders[self.keys[profile.index][0]].add(self._titled(profile))
        several = {surname for surname, keys in bearers.items() if any(not self._is_one(*pair) for pair in combinations(keys, 2))}
        return frozenset(several | {surname for surname, told in genders.items() if told.issuperset(("Masc", "Fem"))})

    def is_shared(self, profile: Profile) -> bool:
        """Tell whether a name is a bare surname that several bear, not that of a family: its form joins it with none."""
        key = self.keys[profile.index]
        bare = profile.type == "Person" and len(key) == 1 and key[0] in self.shared
        return bare and not self._is_of_family(profile)

    def join(self) -> None:
        """Join full names that differ by a slip, then each shorter form with the one full name that it can be short for.

        The longest come first, so that the forms of one name are one when its surname asks for them.
        """
        for left, right in combinations(self.full, 2):
            if is_misspelt(left, right) or is_nickname(self.lexicon, left, right):
                self.chains.join(self.full[left].index, self.full[right].index)
        uses: dict[str, list[Profile]] = defaultdict(list)
        for profile in sorted(self.persons, key=lambda person: -len(self.keys[person.index])):
            if self.is_shared(profile):
                uses[self.keys[profile.index][0]].append(profile)
            else:
                self._join_short(profile)
        for surname, profiles in uses.items():
            self._join_uses(surname, profiles)

    def _is_one(self, left: Key, right: Key) -> bool:
        """Tell whether two full names may be of one person."""
        short = is_short_for(left, right) or is_short_for(right, left)
        return short or is_misspelt(left, right) or is_nickname(self.lexicon, left, right)

    def _join_short(self, profile: Profile) -> None:
        key = self.keys[profile.index]
        fitting = {self.chains.root(other.index) for name, other in self.full.items() if name != key and self._fits(key, name)}
        if len(fitting) > 1 and profile.gender:
            fitting = {root for root in fitting if agree(self.chains.gender(root), profile.gender)}
        if not fitting and len(key) == 1:
            fitting = {self.chains.root(other.index) for name, other in self.full.items() if is_misspelt(key, name[-1:])}
        if not fitting and len(key) == 1:
            fitting = self._called_by_first_name(profile, key[0])
        if len(fitting) == 1:
            guessed = len(key) == 1 and profile.token.text in self.lexicon.given_names
            self.chains.join(fitting.pop(), profile.index, same_name=guessed)

    def _fits(self, key: Key, name: Key) -> bool:
        if len(key) == 1:
            return key[0] in surnames_of(self.lexicon, name)
        elder = name[: len(key)] == key and self.lexicon.titles["generation"].issuperset(name[len(key) :])
        return is_short_for(key, name) and not elder

    def _called_by_first_name(self, profile: Profile, first_name: str) -> set[int]:
        """Return the one person named before with a first name that stands alone, where it is no name of a pope or king."""
        if profile.token.text not in self.lexicon.given_names or self._reigns(profile):
            return set()
        bearers = [other for name, other in self.full.items() if name[0] == first_name]
        return {self.chains.root(other.index) for other in bearers if other.first < profile.first}

    def _reigns(self, profile: Profile) -> bool:
        """Tell whether the name stands behind a title anywhere in the article: « le pape François », « sœur Marie »."""
        same = [other for other in self.persons if self.keys[other.index] == self.keys[profile.index]]
        before = [self.doc.tokens[other.first - 1] for other in same if other.first]
        return any(
            token.lower in self.lexicon.titles["mononym"] or token.text in self.lexicon.titles["honorific"] for token in before
        )

    def _join_uses(self, surname: str, profiles: Sequence[Profile]) -> None:
        """Join each use of a surname with the bearer who is meant; what the text leaves open follows the only one so called."""
        fulls = [profile for name, profile in self.full.items() if surname in surnames_of(self.lexicon, name)]
        called: dict[int, int | None] = {}
        last: dict[str, int] = {}
        for profile in sorted(profiles, key=lambda use: use.first):
            title = self._titled(profile)
            bearer = called[profile.index] = self._bearer(profile, fulls, last.get(title, last.get("")))
            if bearer is not None:
                last[title] = bearer
        plain_uses = [profile for profile in profiles if not self._titled(profile)]
        settled = {self.chains.root(bearer) for use in plain_uses if (bearer := called[use.index]) is not None}
        open_uses: dict[str, list[Profile]] = defaultdict(list)
        for profile in profiles:
            bearer = called[profile.index]
            if bearer is None and len(settled) == 1 and not self._titled(profile):
                bearer = next(iter(settled))
            if bearer is None or not self.chains.join(bearer, profile.index):
                open_uses[self._titled(profile)].append(profile)
        for same in open_uses.values():
            for left, right in pairwise(same):
                self.chains.join(left.index, right.index, same_name=True)

    def _bearer(self, use: Profile, fulls: Sequence[Profile], last: int | None) -> int | None:
        """Return a mention of whom a surname means: the only one named so far, the foremost, the one just spoken of.

        Relatives named for the sake of another come last: « fils de X ».
        """
        gender = self._titled(use) or use.gender
        fitting = [full for full in fulls if agree(self.chains.gender(full.index), gender)]
        headline = self.doc.sentences[use.sentence].role in ("title", "repeated-title")
        known = fitting if headline else [full for full in fitting if full.first < use.first]
        chosen = self._only(known)
        if chosen is None:
            front = [full for full in known if not self._is_for_another(self.chains.names(full.index)[0])]
            chosen = self._only(front)
            if chosen is None and self._titled(use):
                chosen = self._just_named(use, front)
            if chosen is None and last is not None and any(self._same(last, full.index) for full in front):
                chosen = last
            chosen = chosen if chosen is not None else self._foremost(front)
            if chosen is None:
                chosen = self._first_named(front) if headline else self._just_named(use, front)
        return chosen

    def _same(self, left: int, right: int) -> bool:
        return self.chains.root(left) == self.chains.root(right)

    def _only(self, profiles: Iterable[Profile]) -> int | None:
        roots = {self.chains.root(profile.index) for profile in profiles}
        return roots.pop() if len(roots) == 1 else None

    def _foremost(self, bearers: Collection[Profile]) -> int | None:
        """Return the one whom an article is about: named several times, and more than twice as often as any other."""
        counts = {root: len(self.chains.names(root)) for root in {self.chains.root(profile.index) for profile in bearers}}
        often = [root for root, count in counts.items() if count >= FOREMOST]
        if len(often) != 1 or any(2 * count >= counts[often[0]] for root, count in counts.items() if root != often[0]):
            return None
        return often[0]

    def _first_named(self, bearers: Sequence[Profile]) -> int | None:
        """Return the bearer whom a sentence names before the others, for a headline."""
        ordered = sorted(bearers, key=lambda profile: profile.first)
        alone = len(ordered) == 1 or (len(ordered) > 1 and ordered[0].sentence < ordered[1].sentence)
        return ordered[0].index if alone else None

    def _just_named(self, use: Profile, bearers: Sequence[Profile]) -> int | None:
        """Return the only bearer named in the nearest of the sentence and the few before it."""
        named = {
            (name.sentence, self.chains.root(full.index))
            for full in bearers
            for name in self.chains.names(full.index)
            if name.first < use.first
        }
        for sentence in range(use.sentence, use.sentence - NEAR - 1, -1):
            roots = [root for place, root in named if place == sentence]
            if roots:
                return roots[0] if len(roots) == 1 else None
        return None

    def _is_for_another(self, name: Profile) -> bool:
        """Tell whether a noun of kinship leads to a name: « fils de l’ancien président X », “his sister, X”."""
        words: list[Token] = list(self.doc.tokens[max(name.first - KIN_REACH, 0) : name.first])
        for token in reversed(words):
            if token.sentence != name.sentence or token.pos in ("VERB", "AUX"):
                return False
            if any(sense.group == "kin" for sense in self.lexicon.senses_of(token)):
                return True
        return False

    def _is_of_family(self, profile: Profile) -> bool:
        """Tell whether a name stands beside a noun for several people who share it: « les sœurs X », “the X sisters”."""
        before = self.doc.tokens[profile.first - 1] if profile.first else None
        after = self.doc.tokens[profile.last + 1] if profile.last + 1 < len(self.doc.tokens) else None
        if profile.first != profile.last:
            return False
        if after is not None and self.lexicon.is_title("kindred", after.lower):
            return True
        if before is None or before.morph.get("Number") != PLURAL:
            return False
        kin = self.lexicon.is_title("kindred", before.lower) or any(
            sense.group == "kin" for sense in self.lexicon.senses_of(before)
        )
        return kin or before.pos in ("DET", "ADP")

    def _titled(self, profile: Profile) -> str:
        """Return the gender of the title right before a name: « Mme X », “Mr X”."""
        title = self.doc.tokens[profile.first - 1].text if profile.first else ""
        return next((gender for kind, gender in (("male", "Masc"), ("female", "Fem")) if self.lexicon.is_title(kind, title)), "")
