from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article
from kg.segment import dateline_end, find_paragraphs, find_sentences

PIECES = st.sampled_from(
    [
        "Le maire a dit : « Nous partons. »",
        "M. Durand est venu.",
        "Il est 20 h 30.",
        "“Enough!” she said.",
        "\n",
        "\n\n",
        "\r\n",
        "\r\n\r\n",
        "Il a perdu 3,5 millions…",
        "N. Petit (U.E.) attend",
        "Où ?",
        "!",
        "Київ тримається.",
        "🙂",
        "e\u0301te\u0301.",
        "\u00a0",
        "\u202f»",
        "«",
        "suite sans majuscule",
        "TITRE EN CAPITALES",
        "\u2028",
        "…",
        "etc.",
        "etc. Puis",
        "1 200\u202f000 morts.",
        "\ufeff",
        "\t",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=25).map(" ".join))


def article(text, language="fr", title=None):
    return Article(id="made", text=text, language=language, title=title)


def sentences(text, language="fr", title=None):
    return [text[item.span.start : item.span.end] for item in find_sentences(article(text, language, title))]


@given(TEXTS, st.sampled_from(["fr", "en"]))
def test_sentences_follow_one_another_and_hold_every_word(text, language):
    found = find_sentences(article(text, language))
    spans = [sentence.span for sentence in found]

    assert all(left.end <= right.start for left, right in pairwise(spans))
    covered = {place for span in spans for place in range(span.start, span.end)}
    assert {place for place, character in enumerate(text) if character.isalnum()} <= covered


@given(TEXTS, st.sampled_from(["fr", "en"]))
def test_a_sentence_has_words_and_no_space_around_it(text, language):
    for sentence in sentences(text, language):
        assert any(map(str.isalnum, sentence))
        assert sentence == sentence.strip()


@given(TEXTS)
def test_sentences_stay_within_their_paragraphs(text):
    paragraphs = find_paragraphs(text)
    for sentence in find_sentences(article(text)):
        assert paragraphs[sentence.paragraph].covers(sentence.span)


@given(st.lists(st.sampled_from(["Un mot.", "Deux mots", "« Trois ! »", "\n", "\n\n", " "]), max_size=20).map("".join))
def test_line_ends_of_another_kind_give_the_same_sentences(text):
    crlf = text.replace("\n", "\r\n")

    assert [item.replace("\r\n", "\n") for item in sentences(crlf)] == sentences(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il part. Elle reste.", ["Il part.", "Elle reste."]),
        ("M. Durand part. Mme Petit reste.", ["M. Durand part.", "Mme Petit reste."]),
        ("Le coût est de 3.5 millions. Il monte.", ["Le coût est de 3.5 millions.", "Il monte."]),
        ("« Nous partons. Il le faut ! » Le maire sourit.", ["« Nous partons.", "Il le faut ! »", "Le maire sourit."]),
        ("« Où va-t-on ? » demande-t-il.", ["« Où va-t-on ? » demande-t-il."]),
        ("Il hésite… puis il part. Fin.", ["Il hésite… puis il part.", "Fin."]),
        ("Un titre sans point\n\nPuis le texte.", ["Un titre sans point", "Puis le texte."]),
        ("J. Martin et l’U.E. négocient. Rien n’avance.", ["J. Martin et l’U.E. négocient.", "Rien n’avance."]),
    ],
)
def test_where_sentences_end(text, expected):
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("PORTO, Portugal (AP) — A ferry sank.", "PORTO, Portugal (AP) —"),
        ("OSLO, March 3 (Reuters) - Norway’s king left.", "OSLO, March 3 (Reuters) -"),
        ("ST. LOUIS -- The river rose.", "ST. LOUIS --"),
        ("Lyon, 12 mars (AFP) – Le pont a cédé.", "Lyon, 12 mars (AFP) –"),
        ("Genève (ATS) - « Rien n’est joué », dit-il.", "Genève (ATS) -"),
        ("The mayor - a doctor - left.", ""),
        ("OPEC — the oil producers’ group — met.", ""),
        ("Marie Curie — La chimiste est née à Varsovie.", ""),
        ("Ana Roy, maire de Metz (PS) - La candidate a gagné.", ""),
        ("Le Saint-Denis de 2016 a gagné.", ""),
    ],
)
def test_a_dateline_is_told_from_what_it_opens(text, dateline):
    assert text[: dateline_end(text)] == dateline


def test_a_stop_between_figures_ends_a_sentence_before_a_capital():
    assert sentences("The quake measured 5.4. Schools closed.") == ["The quake measured 5.4.", "Schools closed."]


def test_a_headline_and_its_repetition_are_known():
    text = "Le maire quitte Rennes\n\nLe maire part.\n\nLe maire quitte Rennes\n\nIl reviendra."

    assert [sentence.role for sentence in find_sentences(article(text))] == ["title", "body", "repeated-title", "body"]


def test_a_paragraph_that_begins_in_the_middle_of_a_sentence_is_a_fragment():
    found = find_sentences(article("Le maire part.\n\nmontrait une image.", title="Départ"))

    assert [(sentence.role, sentence.reading) for sentence in found] == [("body", "sound"), ("fragment", "doubtful")]
    assert found[1].reasons


def test_lines_wrapped_to_one_width_are_one_paragraph():
    line = "Le conseil a voté hier soir le budget de la ville pour deux ans"
    text = f"{line}\n{line}\n{line}\nsans débat."

    assert len(find_paragraphs(text)) == 1
