"""The text that training rehearses on comes out of a file of a Debian release."""

from training.rehearsal import descriptions

LONG = (
    " Un jeu de plateau pour deux joueurs, avec des parties notées, des problèmes du jour\n"
    " et une bibliothèque d'ouvertures, de finales et d'études"
)


def block(package, text):
    return f"Package: {package}\nDescription-md5: 0\nDescription-fr: titre\n{text}\n\n"


def test_long_descriptions_of_programs_are_taken_each_in_one_line():
    translation = block("echecs", f"{LONG}\n .\n que chaque personne peut compléter à son goût.") + block(
        "dames", " Un jeu court."
    )

    [text] = descriptions(translation)

    assert text.startswith("Un jeu de plateau") and text.endswith("d'études que chaque personne peut compléter à son goût.")
    assert "\n" not in text


def test_libraries_are_left_out():
    assert not list(descriptions(block("libechecs1", f"{LONG}\n que chaque personne peut compléter à son goût.")))
