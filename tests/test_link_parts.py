import pytest
from build import make_doc

from kg.link.context import container_of
from kg.link.parts import belongs_elsewhere
from kg.model import Mention, Span

CHURCH = """
    L' le DET det 2 Definite=Def|PronType=Art
    église - NOUN nsubj 4
    Nantes - PROPN nmod 2
    ferme fermer VERB root 0
    . - PUNCT punct 4
    """
TITLE = """
    « - PUNCT punct 3
    L' le DET det 3 Definite=Def|PronType=Art
    Ombre - NOUN nsubj 7
    de - ADP case 5
    Nantes - PROPN nmod 3
    » - PUNCT punct 3
    plaît plaire VERB root 0
    . - PUNCT punct 7
    """
SAYING = """
    « - PUNCT punct 3
    Tout - PRON nsubj 3
    va aller VERB root 0
    à - ADP case 5
    Nantes - PROPN obl 3
    » - PUNCT punct 3
    . - PUNCT punct 3
    """
PERSON = """
    Nantes - PROPN nsubj 3
    Obi - PROPN flat:name 1
    parle parler VERB root 0
    . - PUNCT punct 3
    """
METROPOLIS = """
    Le - DET det 3
    Grand grand ADJ amod 3
    Nantes - PROPN nsubj 4
    parle parler VERB root 0
    . - PUNCT punct 4
    """
TOWN = """
    La - DET det 2
    ville - NOUN nsubj 4
    Nantes - PROPN nmod 2
    parle parler VERB root 0
    . - PUNCT punct 4
    """


@pytest.mark.parametrize(
    ("text", "rows", "elsewhere"),
    [
        ("L'église Nantes ferme.", CHURCH, True),
        ("« L'Ombre de Nantes » plaît.", TITLE, True),
        ("« Tout va à Nantes ».", SAYING, False),
        ("Nantes Obi parle.", PERSON, True),
        ("Le Grand Nantes parle.", METROPOLIS, True),
        ("La ville Nantes parle.", TOWN, False),
    ],
)
def test_a_town_is_not_meant_by_a_part_of_another_name(text: str, rows: str, elsewhere: bool) -> None:
    span = Span(start := text.index("Nantes"), start + len("Nantes"))

    assert belongs_elsewhere(make_doc(text, rows), Mention(span, span, "Place", "name")) == elsewhere


def test_a_container_stands_behind_a_comma_and_a_preposition() -> None:
    rows = "London - PROPN root 0\n, - PUNCT punct 4\nen - ADP case 4\nOntario - PROPN nmod 1\n. - PUNCT punct 1"
    doc = make_doc("London, en Ontario.", rows)

    assert container_of(doc, Mention(Span(0, 6), Span(0, 6), "Place", "name")) == "CA"
