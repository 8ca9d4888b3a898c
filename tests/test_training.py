"""The text that training rehearses on comes out of a file of a Debian release."""

from training.rehearsal import descriptions

LONG = " Un jeu de plateau pour deux joueurs, avec des parties notées, des problèmes du jour\n et une bibliothèque d'ouvertures"


def block(package, text):
    return f"Package: {package}\nDescription-md5: 0\nDescription-fr: titre\n{text}\n\n"


def test_long_descriptions_of_programs_are_taken_each_in_one_line():
    translation = block("echecs", f"{LONG}\n .\n que chacun peut compléter.") + block("dames", " Un jeu court.")

    [text] = descriptions(translation)

    assert text.startswith("Un jeu de plateau") and text.endswith("d'ouvertures que chacun peut compléter.")
    assert "\n" not in text


def test_libraries_are_left_out():
    assert not list(descriptions(block("libechecs1", f"{LONG}\n que chacun peut compléter.")))
