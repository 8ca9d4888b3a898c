import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.view import INVISIBLE, SPACES, read_view

PIECES = st.sampled_from(
    [
        "l’été",
        "d'hier",
        "“oui”",
        "« non »",
        "«\u00a0peut-être\u00a0»",
        "„да“",
        "‹ça›",
        "200\u202f000",
        "1\u00a0234\u00a0567",
        "60 000",
        "12 5",
        "3,5",
        "2 000,5",
        "co\u00adopé\u00adra\u00adtion",
        "e\u0301te\u0301",
        "n\u0303",
        "🙂",
        "👩\u200d🚒",
        "🇫🇷",
        "Київ",
        "Путин",
        "ё",
        "\r\n",
        "\t",
        "\u2009",
        "\u3000",
        "\ufeff",
        "\u200b",
        "—",
        "…",
        "A9",
        "%",
        "ﬁn",
        "½",
        "İ",
        "ß",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=20).map(" ".join),
    st.lists(PIECES, max_size=20).map("".join),
)
LANGUAGES = st.sampled_from(["fr", "en"])


@given(TEXTS, LANGUAGES, st.integers(0, 1000))
def test_every_character_of_the_view_stands_for_stored_ones_in_their_order(text, language, offset):
    view = read_view(text, language=language, offset=offset)

    assert len(view.text) == len(view.starts) == len(view.ends)
    assert all(offset <= start < end <= offset + len(text) for start, end in zip(view.starts, view.ends, strict=True))
    assert list(view.starts) == sorted(view.starts)
    assert list(view.ends) == sorted(view.ends)


@given(TEXTS, LANGUAGES)
def test_a_letter_or_digit_of_the_view_is_the_stored_one_composed(text, language):
    view = read_view(text, language=language)
    for index, character in enumerate(view.text):
        if character.isalnum():
            stored = view.stored(index, index + 1)

            assert character in unicodedata.normalize("NFC", text[stored.start : stored.end])


@given(TEXTS, LANGUAGES)
def test_no_letter_or_digit_is_lost(text, language):
    view = read_view(text, language=language)
    covered = {place for start, end in zip(view.starts, view.ends, strict=True) for place in range(start, end)}

    assert {place for place, character in enumerate(text) if character.isalnum()} <= covered


@given(TEXTS, LANGUAGES)
def test_the_view_has_plain_single_spaces_and_nothing_invisible(text, language):
    view = read_view(text, language=language).text

    assert not INVISIBLE & set(view)
    assert not any(character.isspace() and character != " " for character in view)
    assert "  " not in view
    assert not view.startswith(" ")


@given(TEXTS, LANGUAGES)
def test_a_view_read_again_stays_as_it_is(text, language):
    view = read_view(text, language=language).text

    assert read_view(view, language=language).text == view


@pytest.mark.parametrize("space", SPACES)
def test_digit_groups_are_one_number_whatever_parts_them(space):
    text = f"Jusqu’à 1{space}200{space}000 morts"
    view = read_view(text, language="fr")
    start = view.text.index("1200000")
    stored = view.stored(start, start + 7)

    assert text[stored.start : stored.end] == f"1{space}200{space}000"


@pytest.mark.parametrize("text", ["12 5", "en 2024 300 morts", "3,5 000", "1 2345", "route 66"])
def test_numbers_that_are_no_groups_stay_apart(text):
    assert read_view(text, language="fr").text == text


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("l’armée “libre”", "fr", "l'armée «libre»"),
        ("the army’s “free” men", "en", 'the army\'s "free" men'),
        ("co\u00adopération", "fr", "coopération"),
        ("e\u0301te\u0301", "fr", "été"),
        ("un\r\nmot", "fr", "un mot"),
        ("🙂 Київ", "fr", "🙂 Київ"),
    ],
)
def test_what_the_model_reads(text, language, expected):
    assert read_view(text, language=language).text == expected


def test_an_offset_moves_every_place():
    assert read_view("mot", language="fr", offset=40).stored(0, 3).start == 40


@given(st.text(alphabet="abcÉœ ’“«,.1 20\u00ad\u00a0e\u0301\u202f-", max_size=40), LANGUAGES)
def test_the_short_way_for_clean_text_gives_the_same_view(text, language):
    view = read_view(text, language=language)

    assert view == read_view(f"{text}\u00ad", language=language)
