import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.read import Problem, count_articles, load_articles
from kg.read import draft as reading
from kg.read.decode import decode_text
from kg.read.metadata import parse_fields

FRENCH = "Le ministre de la Santé a annoncé hier que l’hôpital de Rennes ouvrirait en juin, malgré les réserves du maire."
ENGLISH = "The minister said on Monday that the new hospital in Leeds would open in June, despite the doubts of the mayor."
GERMAN = "Der Minister kündigte am Montag an, dass das neue Krankenhaus in Bremen trotz aller Bedenken im Juni öffnen werde."


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(*inputs, language=None):
    return list(load_articles(inputs, **({"language": language} if language else {})))


def read_one(*inputs, language=None):
    [article] = read(*inputs, language=language)

    assert not isinstance(article, Problem), str(article)

    return article


def problem_of(*inputs):
    [problem] = read(*inputs)

    assert isinstance(problem, Problem)
    assert "\n" not in str(problem)

    return str(problem)


def write_lines(path, *articles):
    path.write_text("".join(json.dumps(article, ensure_ascii=False) + "\n" for article in articles), encoding="utf-8")


class TestText:
    def test_a_file_is_one_article_named_by_its_path_as_given(self, folder):
        (folder / "a.txt").write_text(FRENCH, encoding="utf-8")
        article = read_one("a.txt")

        assert (article.id, article.text, article.language) == ("a.txt", FRENCH, "fr")
        assert article.origin == {"text": "file", "language": "detected"}

    def test_line_ends_are_kept(self, folder):
        content = f"{FRENCH}\r\n\r\n{FRENCH}\r\n"
        (folder / "a.txt").write_bytes(content.encode())

        assert read_one("a.txt").text == content

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
    def test_encodings_give_the_same_text(self, folder, encoding):
        (folder / "a.txt").write_bytes(FRENCH.encode(encoding))

        assert read_one("a.txt").text == FRENCH

    @pytest.mark.parametrize(
        "content", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"PK\x03\x04\x14\x00\x06\x00", b"\x7fELF\x02\x01\x01"]
    )
    def test_a_binary_file_is_told_in_one_line(self, folder, content):
        (folder / "a.txt").write_bytes(content)

        assert "a.txt: " in problem_of("a.txt")

    def test_another_encoding_is_told_in_one_line(self, folder):
        (folder / "a.txt").write_bytes("Министр здравоохранения объявил об открытии больницы".encode("koi8-r"))

        assert problem_of("a.txt").endswith("save it as UTF-8")

    def test_a_missing_file_is_told_in_one_line(self):
        assert problem_of("nowhere.txt") == "nowhere.txt: no such file or folder"

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
    def test_a_forbidden_file_is_told_in_one_line(self, folder):
        (folder / "a.txt").write_text(FRENCH, encoding="utf-8")
        (folder / "a.txt").chmod(0)

        assert problem_of("a.txt") == "a.txt: cannot be read (Permission denied)"

    @pytest.mark.parametrize("content", ["", " \n\u00a0\n", "… — « ! » 🙂"])
    def test_a_text_without_words_is_skipped_with_a_line(self, folder, content):
        (folder / "a.txt").write_text(content, encoding="utf-8")

        assert problem_of("a.txt") == "a.txt: holds no words; skipped"

    def test_a_file_over_the_limit_is_told_without_being_read(self, folder, monkeypatch):
        monkeypatch.setattr(reading, "LIMIT", 100)
        (folder / "a.txt").write_text("mot " * 26, encoding="utf-8")

        assert "larger than" in problem_of("a.txt")

    def test_the_limit_is_fifty_megabytes(self):
        assert reading.LIMIT == 50_000_000


class TestContainers:
    @pytest.mark.parametrize(
        ("mark", "advice"), [(b"PK\x03\x04", "unpack it"), (b"\x1f\x8b\x08", "unpack it"), (b"%PDF-1.7", "as plain text")]
    )
    def test_what_holds_files_is_told_how_to_be_opened(self, mark, advice):
        with pytest.raises(ReadError, match=advice):
            decode_text(mark + b"\x00" * 20)


class TestLanguage:
    def test_it_is_detected_on_the_whole_text(self, folder):
        (folder / "fr.txt").write_text(FRENCH, encoding="utf-8")
        (folder / "en.txt").write_text(ENGLISH, encoding="utf-8")

        assert [article.language for article in read("fr.txt", "en.txt")] == ["fr", "en"]

    def test_one_without_a_model_is_told_in_one_line(self, folder):
        (folder / "a.txt").write_text(GERMAN, encoding="utf-8")

        assert "no model reads the detected language 'de'; kg reads: en, fr" in problem_of("a.txt")

    def test_that_of_the_command_overrules_all_others(self, folder):
        write_lines(folder / "a.jsonl", {"id": "1", "text": FRENCH, "language": "en"})
        article = read_one("a.jsonl", language="fr")

        assert (article.language, article.origin["language"]) == ("fr", "command")

    @pytest.mark.parametrize("code", ["FR", "fr-FR", "fr_CA"])
    def test_a_region_is_left_aside(self, code):
        assert parse_fields(json.dumps({"language": code}))["language"] == "fr"


class TestSidecar:
    def test_what_stands_beside_a_text_is_known_of_it(self, folder):
        (folder / "a.txt").write_text(FRENCH, encoding="utf-8")
        (folder / "a.json").write_text(json.dumps({"published": "2024-05-06", "publisher": "Ouest", "seen": 1}), encoding="utf-8")
        article = read_one("a.txt")

        assert (article.published, article.publisher, article.title) == ("2024-05-06", "Ouest", None)
        assert article.origin == {"published": "sidecar", "publisher": "sidecar", "text": "file", "language": "detected"}

    @pytest.mark.parametrize("content", ["{", "[]", '{"title": 1}', '{"published": "lundi"}', "null"])
    def test_a_broken_one_costs_its_text_alone(self, folder, content):
        (folder / "a.txt").write_text(FRENCH, encoding="utf-8")
        (folder / "a.json").write_text(content, encoding="utf-8")
        (folder / "b.txt").write_text(FRENCH, encoding="utf-8")
        problem, article = read(".")

        assert str(problem).startswith("a.txt: skipped for its sidecar a.json: ")
        assert article.id == "b.txt"

    def test_an_empty_one_and_a_record_of_the_article_say_nothing(self, folder):
        (folder / "a.txt").write_text(FRENCH, encoding="utf-8")
        for content in ("", json.dumps({"article": {"title": "Un titre"}, "claims": []})):
            (folder / "a.json").write_text(content, encoding="utf-8")
            assert read_one("a.txt").title is None

    def test_it_is_no_article_itself(self, folder):
        (folder / "a.txt").write_text(FRENCH, encoding="utf-8")
        (folder / "a.json").write_text("{}", encoding="utf-8")

        assert len(read(".")) == 1


class TestLines:
    def test_every_line_is_an_article_with_the_id_of_its_caller(self, folder):
        write_lines(folder / "a.jsonl", {"id": "x/1", "text": FRENCH, "tags": []}, {"id": 2, "text": ENGLISH})

        assert [(article.id, article.language) for article in read("a.jsonl")] == [("x/1", "fr"), ("2", "en")]

    def test_without_an_id_neither_the_file_nor_the_place_in_it_names_an_article(self, folder):
        write_lines(folder / "a.jsonl", {"text": ENGLISH}, {"text": FRENCH}, {"text": FRENCH, "url": "https://example.org/1"})
        write_lines(folder / "b.jsonl", {"text": FRENCH})
        _, one, addressed = read("a.jsonl")

        assert one == read_one("b.jsonl")
        assert addressed.id == "https://example.org/1"

    def test_a_broken_line_costs_itself_alone(self, folder):
        good = json.dumps({"id": "1", "text": FRENCH}).encode()
        bad = [b"{", b"[]", b'{"id": "2"}', b'{"text": 3}', b'{"text": "a\\ud800b"}', b'{"text": "a\\u0000b"}', b"\xff\x00\xfe"]
        (folder / "a.jsonl").write_bytes(b"\n".join([good, *bad, b"", good]))
        found = read("a.jsonl")

        assert [isinstance(item, Problem) for item in found] == [False, *[True] * len(bad), False]
        assert [item.source for item in found if isinstance(item, Problem)] == [f"a.jsonl:{n}" for n in range(2, 2 + len(bad))]

    def test_a_byte_order_mark_and_crlf_do_no_harm(self, folder):
        (folder / "a.jsonl").write_bytes(b"\xef\xbb\xbf" + json.dumps({"id": "1", "text": FRENCH}).encode() + b"\r\n")

        assert read_one("a.jsonl").id == "1"

    def test_a_line_over_the_limit_costs_itself_alone(self, folder, monkeypatch):
        monkeypatch.setattr(reading, "LIMIT", 400)
        write_lines(folder / "a.jsonl", {"text": "x" * 1000}, {"id": "1", "text": FRENCH})
        problem, article = read("a.jsonl")

        assert str(problem).startswith("a.jsonl:1: a line larger than")
        assert article.id == "1"

    def test_standard_input_holds_lines(self, folder, monkeypatch):
        write_lines(folder / "a.jsonl", {"id": "1", "text": FRENCH})
        with (folder / "a.jsonl").open(encoding="utf-8") as lines:
            monkeypatch.setattr("sys.stdin", lines)

            assert read_one("-").id == "1"

    @pytest.mark.parametrize("date", ["2024-05-06", "2024-05", "2024", "2024-05-06T07:08:09+02:00", "2023-03-01/2023-03-02"])
    def test_dates_are_those_of_iso_8601(self, date):
        assert parse_fields(json.dumps({"published": date})) == {"published": date}


class TestFolders:
    def test_they_are_read_with_their_subfolders_by_the_order_of_the_paths(self, folder):
        for name in ("b.txt", "a/z.txt", "a/b/c.txt", "c.md", ".hidden/d.txt", ".e.txt"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(FRENCH, encoding="utf-8")
        write_lines(folder / "a/m.jsonl", {"id": "line", "text": ENGLISH})

        assert [article.id for article in read(".")] == ["a/b/c.txt", "line", "a/z.txt", "b.txt"]

    def test_an_empty_one_is_told_in_one_line(self, folder):
        (folder / "empty").mkdir()

        assert problem_of("empty").startswith("empty: holds no file that ends in .txt, .jsonl, .html")

    def test_articles_are_counted_without_being_read(self, folder):
        (folder / "a.txt").write_text(FRENCH, encoding="utf-8")
        write_lines(folder / "b.jsonl", {"text": ENGLISH}, {"text": FRENCH})

        assert count_articles(["."]) == 3
        assert count_articles([".", "-"]) is None


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc"))))
def test_text_survives_its_encoding(text):
    marked = "\ufeff" + text

    assert decode_text(marked.encode("utf-8")) == text
    assert decode_text(marked.encode("utf-16-be")) == text


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_told(content):
    try:
        text = decode_text(content)
    except ReadError:
        return

    assert text.encode("utf-8").decode("utf-8") == text


@given(st.text(max_size=200))
def test_any_line_gives_fields_or_is_told(line):
    try:
        fields = parse_fields(line)
    except ReadError:
        return

    assert all(isinstance(value, str) for value in fields.values())
