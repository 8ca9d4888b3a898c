"""Candidates of a name, scored: how well the name fits, what the name's bearers weigh, and what the article speaks of.

A score is the share of a candidate among all that the name may mean, a reading that no list holds included, so that a name that
several bear is left without an identity unless the article decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.link.authority import Authority, Known
from kg.link.context import countries_in, reserved_names
from kg.link.gazetteer import Place, find_places, is_place_name
from kg.link.names import name_key
from kg.prefixes import GEONAMES

ACCEPTED = 0.88
UNLISTED = 25_000
COUNTRY_WEIGHT = 10_000_000
RESERVED_WEIGHT = 2_000_000
PLACE_OF_AUTHORITY = 10_000_000
NEAR = 5.0
METROPOLIS = 1_000_000
GREAT = 100_000
SPOKEN_OF = 0.12
DISPUTE = 30
SHORTEST_EXONYM = 5
TOWNS = ("capital", "city")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An identity that a name may have, with the countries that it belongs to; ``target`` is None for one that is unknown."""

    target: str | None
    score: float
    method: str
    countries: frozenset[str]


@dataclass(frozen=True, slots=True)
class Setting:
    """What an article lends to the reading of a name.

    ``countries`` are the shares of those spoken of; ``kind`` is ``town`` or ``area`` and ``within`` the country or state where
    the words beside the name tell.
    """

    language: str
    countries: Mapping[str, float]
    kind: str | None = None
    within: str | None = None


def rank_place(surface: str, setting: Setting, authority: Authority) -> list[Candidate]:
    """Return the places that a name may mean, the best first."""
    key = name_key(surface)
    places = find_places(key, setting.language)
    weights = {place.target: _weight(key, place, places, setting) for place in places}
    methods = dict.fromkeys(weights, "exact")
    countries = {place.target: frozenset(filter(None, (place.country, place.area))) for place in places}
    for known, method, closeness in authority.matches(surface):
        if known.type == "Place" and not _is_metonymy(known, places):
            twin = f"{GEONAMES}{known.geonames}/"
            own = PLACE_OF_AUTHORITY * _nearness(known.iso[:2], setting)
            target = known.target or ""
            weights[target] = max(closeness * (weights.pop(twin, 0) or own), weights.get(target, 0))
            methods[target] = method
            countries[target] = frozenset([known.iso[:2]] if known.iso else [])
    far = {place.target for place in places if _is_far(place, setting)}
    total = sum(weights.values()) + _reserved_weight(key, places, setting.language)
    unlisted = UNLISTED / 5 if key.count(" ") >= 2 else UNLISTED
    if setting.kind == "area" and places and all(place.kind in TOWNS for place in places):
        unlisted = max(unlisted, total)
    ranked = [
        Candidate(target, weight / (total + unlisted * (4 if target in far else 1)), methods[target], countries[target])
        for target, weight in weights.items()
        if target
    ]
    return sorted(ranked, key=lambda candidate: (-candidate.score, candidate.target or ""))


def _reserved_weight(key: str, places: tuple[Place, ...], language: str) -> float:
    """Return how likely a name is first of all that of something else than a place of the gazetteer."""
    kind = reserved_names(language).get(key)
    if kind is None or (kind == "region" and any(place.kind == "region" for place in places)):
        return 0.0
    return RESERVED_WEIGHT * (DISPUTE if kind == "disputed" else 1)


def _is_metonymy(known: Known, places: tuple[Place, ...]) -> bool:
    """Tell whether a name of a country is in truth that of its capital (``Moscow`` for Russia)."""
    capital = next((place for place in places if place.kind == "capital" and place.country == known.iso), None)
    return capital is not None and capital.target != f"{GEONAMES}{known.geonames}/"


def _weight(key: str, place: Place, rivals: tuple[Place, ...], setting: Setting) -> float:
    """Return how likely a place is meant before all others: the more people live there and the more the article speaks of it."""
    weight = float(place.population + 500)
    nearness = _nearness(place.area, setting)
    town = place.kind in TOWNS
    if place.kind == "country":
        weight = max(weight, COUNTRY_WEIGHT)
    if place.kind == "capital":
        weight *= 10
    rivalled = any(_is_great(rival) and rival.country == place.country for rival in rivals)
    if place.kind == "region" and rivalled and setting.kind != "area":
        weight /= 4
    if place.kind == "region" and rivals[0].kind == "country" and place.country not in setting.countries:
        weight /= 2
    if town and any(rival.kind == "country" and rival.country == place.country for rival in rivals):
        weight *= 0.05
    if place.language == "~":
        weight *= _by_another_name(place, rivals, setting) if len(key) >= SHORTEST_EXONYM or not key.isascii() else 0.001
    if setting.kind and town != (setting.kind == "town"):
        weight *= 0.03
    elif setting.kind and nearness > NEAR:
        weight *= 3
    if setting.within and town:
        weight *= 20 if place.area.startswith(setting.within) else 0.03
    return weight * nearness


def _is_far(place: Place, setting: Setting) -> bool:
    """Tell whether a town that is no metropolis lies in a country that the article does not speak of."""
    return place.kind == "city" and place.population < METROPOLIS and place.country not in setting.countries


def _by_another_name(place: Place, rivals: tuple[Place, ...], setting: Setting) -> float:
    """Return what is left of a place's weight under a name that is not its usual one, the less where a near place bears it."""
    near = max((_nearness(rival.area, setting) for rival in rivals if rival.language != "~"), default=1.0)
    if near > 1:
        return 0.02 if near > NEAR else 0.1
    return 1.0 if place.population > 300_000 else 0.3 if place.population > 50_000 else 0.1


def _is_great(place: Place) -> bool:
    return place.kind in TOWNS and place.population >= GREAT


def _nearness(area: str, setting: Setting) -> float:
    """Return by how much an article's talk of a country, or of a state, makes its places likelier."""
    state = setting.countries.get(area, 0.0) if len(area) > 2 else 0.0
    return 1 + 25 * setting.countries.get(area[:2], 0.0) + 150 * state


def rank_name(surface: str, type_: str | None, setting: Setting, authority: Authority) -> list[Candidate]:
    """Return the entries of the authority, places apart, that a name may mean, the best first."""
    matched = [match for match in authority.matches(surface) if match[0].type != "Place" and _fits(match[0].type, type_)]
    total = sum(closeness for _, _, closeness in matched)
    ranked = []
    for known, method, closeness in matched:
        trust = _trust(known, surface, type_, setting)
        if method == "acronym" and not _shared(known, setting):
            trust *= 0.7
        ranked.append(Candidate(known.target, closeness / total * trust * closeness, method, _countries_of(known)))
    return sorted(ranked, key=lambda candidate: (-candidate.score, candidate.target or ""))


def _fits(known: str, type_: str | None) -> bool:
    return type_ is None or known in (type_, "") or (known == "Organization" and type_ in ("Place", "Group", "Product", "Work"))


def _trust(known: Known, surface: str, type_: str | None, setting: Setting) -> float:
    """Return how far a name that an entry bears means that entry: all the way for a full one, less for a part of one."""
    trust = 1.0
    key = name_key(surface)
    partial = " " not in key and all(" " in name_key(label) for label in known.labels)
    if known.type == "Person" and partial:
        trust = 0.82 if setting.countries and _shared(known, setting) else 0.6
        if len(key) < 5 or is_place_name(key):
            trust -= 0.3
        elif trust > 0.6:
            trust += 0.1
    elif partial and not (surface.isupper() and len(surface) >= 2):
        trust = 0.92 if _shared(known, setting) else 0.7
    if type_ is not None and type_ != known.type:
        trust *= 0.95
    return trust


def _shared(known: Known, setting: Setting) -> bool:
    """Tell whether the article speaks of a country that the entry belongs to."""
    return any(setting.countries.get(country, 0.0) >= SPOKEN_OF for country in _countries_of(known))


def _countries_of(known: Known) -> frozenset[str]:
    return countries_in(known.description) | countries_in(known.labels[-1])
