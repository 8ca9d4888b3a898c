"""Article -> Doc: sentences read by spaCy through the reading view, every token placed in the stored text.

An article is analysed alone, in chunks that its own text settles, so that neither its neighbours nor their order change a byte.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc as Analysis
from spacy.tokens import Token as Word

from kg.attachments import mend_attachments
from kg.dependencies import Tree, to_universal
from kg.doc import Doc, NameSpan, Token
from kg.errors import LanguageError
from kg.model import Article, Sentence
from kg.resources import languages, model_settings, table, weight_files
from kg.segment import dateline_end, find_sentences
from kg.view import View, read_view
from kg.weights import add_differences

CHUNK = 4_000
HYPHEN = "-"


@dataclass(frozen=True)
class Annotator:
    """A loaded model of one language."""

    language: str
    nlp: Language

    def annotate(self, article: Article) -> Doc:
        """Return the article with its sentences, tokens and the model's names."""
        sentences = find_sentences(article)
        tokens: list[Token] = []
        names: list[NameSpan] = []
        for chunk in self.chunks(article, sentences):
            analysis = self.nlp(chunk.as_analysis(self.nlp))
            names.extend(self._names(analysis, len(tokens)))
            tokens.extend(self._tokens(analysis, chunk, len(tokens)))
        return Doc(article, sentences, tuple(tokens), tuple(names))

    def chunks(self, article: Article, sentences: tuple[Sentence, ...]) -> Iterator[Chunk]:
        """Yield the words of the article in pieces that the model reads at once."""
        chunk = Chunk()
        for number, sentence in enumerate(sentences):
            if len(chunk.words) > CHUNK:
                yield chunk
                chunk = Chunk()
            view = read_view(article.slice(sentence.span), language=self.language, offset=sentence.span.start)
            words = split_words(self.nlp.tokenizer(view.text), tying=_tying(self.language))
            opens = number == 0 or sentences[number - 1].paragraph != sentence.paragraph
            chunk.add(words, view, number, body=dateline_end(view.text) if opens else 0)
        if chunk.words:
            yield chunk

    def _tokens(self, analysis: Analysis, chunk: Chunk, offset: int) -> list[Token]:
        words = list(analysis)
        tree = to_universal(
            Tree(
                [self._lemma(word) for word in words],
                [word.pos_ for word in words],
                [word.dep_ for word in words],
                [word.head.i for word in words],
            ),
            language=self.language,
        )
        tree = mend_attachments(tree, language=self.language)
        return [
            Token(
                offset + word.i, word.text, word.lower_, tree.lemmas[word.i], tree.tags[word.i], tree.deps[word.i],
                offset + tree.heads[word.i], _features(word), *chunk.places[word.i], chunk.numbers[word.i],
            )
            for word in words
        ]  # fmt: skip

    def _lemma(self, word: Word) -> str:
        """Return the lemma: the word where it is tied to a figure (“7*am*”).

        Behind a tied prefix it is that of the word itself, which the model knows (“re-elected”: re-elect).
        """
        if word.i and word.doc[word.i - 1].is_digit and not word.doc[word.i - 1].whitespace_:
            return word.lower_
        mistaken = _verb_forms(self.language).get(word.lower_) if word.pos_ == "VERB" else None
        if mistaken:
            return mistaken
        prefix, tie, rest = word.text.partition(HYPHEN)
        if not rest or not tie or prefix.lower() not in (_tying(self.language) or ()):
            return word.lemma_
        alone = Analysis(self.nlp.vocab, words=[rest], pos=[word.pos_], morphs=[str(word.morph)])
        known: str = self.nlp.get_pipe("lemmatizer")(alone)[0].lemma_
        return f"{prefix}{tie}{known}".lower()

    def _names(self, analysis: Analysis, offset: int) -> list[NameSpan]:
        types = _name_types(self.language)
        named = [name for name in analysis.ents if name.label_ in types]
        return [NameSpan(offset + name.start, offset + name.end, types[name.label_]) for name in named]


class Chunk:
    """Some whole sentences on their way to the model."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.spaces: list[bool] = []
        self.starts: list[bool] = []
        self.places: list[tuple[int, int]] = []
        self.numbers: list[int] = []

    def add(self, words: Sequence[tuple[int, str, bool]], view: View, number: int, *, body: int = 0) -> None:
        """Append the words of one sentence; those from the offset ``body`` on are read apart from the dateline before it."""
        opening = {0, next((index for index, (start, _, _) in enumerate(words) if start >= body), 0)}
        for index, (start, text, spaced) in enumerate(words):
            span = view.stored(start, start + len(text))
            self.words.append(text)
            self.spaces.append(spaced)
            self.starts.append(index in opening)
            self.places.append((span.start, span.end))
            self.numbers.append(number)

    def as_analysis(self, nlp: Language) -> Analysis:
        """Return the words as an unanalysed document with its sentence starts set."""
        starts: list[bool | int | None] = list(self.starts)
        return Analysis(nlp.vocab, words=self.words, spaces=self.spaces, sent_starts=starts)


def split_words(tokenized: Analysis, *, tying: frozenset[str] | None) -> list[tuple[int, str, bool]]:
    """Return the start, the text and the following space of each word.

    ``tying`` holds the words that make one with what a hyphen ties to them (“re-elected”), None for every word that is tied to
    a small letter (« état-major », « Rostov-sur-le-Don »); a name of two capitals stays apart (« al-Nosra »).
    """
    words: list[tuple[int, str, bool]] = []
    chained = False
    for word in tokenized:
        if word.is_space:
            continue
        behind = chained and tokenized[word.i - 1].text == HYPHEN
        free = tying is None or (word.i > 0 and tokenized[word.i - 1].lower_ in tying)
        chained = behind or (free and _is_tie(tokenized, word, chained=chained and tying is None))
        start, text, _ = words.pop() if chained else (word.idx, "", False)
        words.append((start, text + word.text, bool(word.whitespace_)))
    return words


def _is_tie(tokenized: Analysis, word: Word, *, chained: bool) -> bool:
    """Tell whether a word is a hyphen between letters that goes on a chain or leads to a small letter."""
    if word.text != HYPHEN or word.whitespace_ or not 0 < word.i < len(tokenized) - 1:
        return False
    before, after = tokenized[word.i - 1], tokenized[word.i + 1]
    tied = not before.whitespace_ and before.text[-1].isalpha() and after.text[0].isalpha()
    return tied and (chained or after.text[0].islower())


@cache
def _tying(language: str) -> frozenset[str] | None:
    words = model_settings(language).get("hyphens", "")
    return None if words == "joined" else frozenset(words.split())


@cache
def _verb_forms(language: str) -> dict[str, str]:
    return {row["form"]: row["lemma"] for row in table(language, "verb_forms")}


def _features(word: Word) -> dict[str, str]:
    return dict(word.morph.to_dict())


@cache
def _name_types(language: str) -> dict[str, str]:
    return {row["label"]: row["type"] for row in table(language, "labels")}


@cache
def load_annotator(language: str) -> Annotator:
    """Load the model of a language once a process, with what training added to it.

    Raise LanguageError where none is installed, or one of another version than the training's.
    """
    nlp = load_shipped(language)
    for path in weight_files(language):
        network = nlp.get_pipe(path.stem).model  # type: ignore[attr-defined]
        add_differences(path, network, f"{model_settings(language)['package']} {nlp.meta['version']}")
    _index_lemmas(nlp)
    return Annotator(language, nlp)


def load_shipped(language: str) -> Language:
    """Load the model of a language as its package has it; raise LanguageError where none is installed."""
    if language not in languages():
        raise LanguageError(f"no model reads the language {language!r}; pass one of: {', '.join(languages())}")
    package = model_settings(language)["package"]
    try:
        model: Language = importlib.import_module(package).load()
    except ImportError:
        raise LanguageError(f"the model {package} is not installed; install it with: pip install {package}") from None
    return model


def _index_lemmas(nlp: Language) -> None:
    """Make sets of the words that the lemmatizer knows, of the lists that spaCy searches from end to end for every new word."""
    known = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    for kind in list(known):
        known[kind] = frozenset(known[kind])
