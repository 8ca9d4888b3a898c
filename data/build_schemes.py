"""Lexicon tables -> the schemes of predicates and of units: the concepts that the word lists name, with a word for each language.

Run: ``python data/build_schemes.py [--check]``. With ``--check`` nothing is written and a scheme that is out of date is an error.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kg.resources import languages, table
from kg.terms import SCHEMES, concept

ONTOLOGY = Path(__file__).resolve().parent.parent / "ontology"
QUDT = "http://qudt.org/vocab/unit/"
SCHEMA = "https://schema.org/"
WIKIDATA = "http://www.wikidata.org/prop/direct/"
HEAD = """@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

# Made by data/build_schemes.py from the word lists.

<{scheme}> a skos:ConceptScheme ;
  rdfs:label "{labels[0]}"@fr, "{labels[1]}"@en ;
  skos:definition "{definitions[0]}"@fr,
    "{definitions[1]}"@en .
"""


class Words(NamedTuple):
    """A word for a concept in each language."""

    french: str
    english: str


def predicates() -> dict[str, Words]:
    """Return the concepts of the tables of triggers and idioms: a token is English, French has the first verb that it lists."""
    french: dict[str, str] = {}
    for row in sorted(table("fr", "predicates"), key=lambda row: row["pos"] != "verb"):
        french.setdefault(row["concept"], row["words"].split()[0].replace("_", " "))
    for row in table("fr", "idioms"):
        french.setdefault(row["concept"], f"{row['verb']} {row['noun']}")
    listed = {row["concept"] for language in languages() for name in ("predicates", "idioms") for row in table(language, name)}
    closed = {token for token in listed if token and "/" not in token}
    found = {token: Words(french.get(token, token.replace("_", " ")), token.replace("_", " ")) for token in closed}
    return dict(sorted((found | labels("predicate")).items()))


def units() -> dict[str, Words]:
    """Return the units of the tables with the longest of the forms that each language lists first."""
    forms: dict[str, dict[str, str]] = {}
    for language in languages():
        for row in table(language, "units"):
            form, known = row["forms"].split("|")[0], forms.setdefault(row["unit"], {})
            known[language] = max(known.get(language, ""), form, key=len)
    found = {token: Words(words.get("fr", token), words.get("en", token)) for token, words in forms.items()}
    return dict(sorted((found | labels("unit")).items()))


def labels(scheme: str) -> dict[str, Words]:
    """Return the labels given by hand to concepts of a scheme."""
    return {row["token"]: Words(row["fr"], row["en"]) for row in _rows("labels.tsv") if row["scheme"] == scheme}


def _rows(name: str) -> list[dict[str, str]]:
    with (ONTOLOGY / name).open(encoding="utf-8", newline="") as lines:
        kept = (line for line in lines if not line.startswith("#"))
        return list(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE))


def unit_matches() -> dict[str, str]:
    """Return the exact counterparts of units in QUDT, as the statement that names them."""
    return {row["unit"]: f"skos:exactMatch <{QUDT}{row['qudt']}>" for row in _rows("qudt.tsv")}


def predicate_matches() -> dict[str, str]:
    """Return the close counterparts of predicates in schema.org and Wikidata, as the statement that names them."""
    found = {}
    for row in _rows("predicates.tsv"):
        terms = [base + row[name] for name, base in (("schema", SCHEMA), ("wikidata", WIKIDATA)) if row[name]]
        found[row["token"]] = "skos:closeMatch " + ", ".join(f"<{term}>" for term in terms)
    return found


def render(scheme: str, concepts: dict[str, Words], heading: str, matched: dict[str, str]) -> str:
    """Return a scheme in Turtle, its concepts in the order of their tokens."""
    return "\n".join((heading, *_concepts(scheme, concepts, matched)))


def _concepts(scheme: str, concepts: dict[str, Words], matched: dict[str, str]) -> Iterator[str]:
    for token, words in concepts.items():
        match = f" ;\n  {matched[token]}" if token in matched else ""
        yield f"<{concept(scheme, token)}> a skos:Concept ; skos:inScheme <{SCHEMES}{scheme}> ;"
        yield f'  skos:prefLabel "{words.french}"@fr, "{words.english}"@en{match} .'
    yield ""


def built() -> dict[Path, str]:
    """Return the files with what they should hold."""
    return {
        ONTOLOGY / "schemes" / "predicate.ttl": render(
            "predicate",
            predicates(),
            HEAD.format(
                scheme=f"{SCHEMES}predicate",
                labels=("Prédicats", "Predicates"),
                definitions=(
                    "Ce qui est dit arriver ou être vrai ; un verbe hors de la liste est son lemme, après sa langue.",
                    "What is said to happen or hold; a verb that is not listed is its lemma, after its language.",
                ),
            ),
            predicate_matches(),
        ),
        ONTOLOGY / "schemes" / "unit.ttl": render(
            "unit",
            units(),
            HEAD.format(
                scheme=f"{SCHEMES}unit",
                labels=("Unités", "Units"),
                definitions=(
                    "Ce que compte un nombre ; une chose qui n’est pas dans la liste est son lemme.",
                    "What a number counts; a thing that is not listed is its lemma.",
                ),
            ),
            unit_matches(),
        ),
    }


def main(arguments: list[str]) -> int:
    """Write the schemes, or tell whether they are up to date."""
    stale = [path for path, text in built().items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if "--check" in arguments:
        print("\n".join(f"{path.name} is out of date: run python data/build_schemes.py" for path in stale), end="")
        return int(bool(stale))
    for path in stale:
        path.write_text(built()[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
