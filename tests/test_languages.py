"""The lexicon is the same set of tables in every language, and the guide to adding one names them all."""

import re

import pytest

from kg.resources import languages, locate


def tables(language):
    return {path.stem for path in locate("ontology", "lexicon", language).glob("*.tsv")}


def header(language, name):
    lines = locate("ontology", "lexicon", language, f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if not line.startswith("#")).split("\t")


def test_every_language_has_the_same_tables_with_the_same_columns():
    first, *others = languages()

    for other in others:
        assert tables(other) == tables(first)
        for name in sorted(tables(first)):
            assert header(other, name) == header(first, name)


@pytest.mark.parametrize("language", languages())
def test_the_guide_names_every_table(language):
    guide = locate("docs", "languages.md").read_text(encoding="utf-8")

    assert tables(language) <= set(re.findall(r"`(\w+)`", guide))
