from kg.acronyms import is_acronym_of


def test_an_acronym_spells_its_words_in_order() -> None:
    assert is_acronym_of("FBP", "Fédération baltique des ports")
    assert is_acronym_of("MoD", "Ministry of Defence")
    assert not is_acronym_of("PBF", "Fédération baltique des ports")


def test_a_word_is_no_acronym() -> None:
    assert not is_acronym_of("Nord", "Nouvel ordre rural de Dordogne")
