"""Pages, tables, feeds and archives: what is read of them, and what broken or hostile ones cost."""

import gzip
import io
import json
import re
import tracemalloc

import pytest

from kg.read import Problem, load_articles
from kg.read import archive as archives
from kg.read.markup import depth_of, text_of

BODY = (
    "Le préfet a annoncé lundi que douze personnes avaient été blessées dans l’incendie d’un entrepôt près de Lens.",
    "Selon les pompiers, le feu a pris vers cinq heures du matin et s’est étendu à deux bâtiments voisins.",
    "« Nous avons évacué quarante familles », a déclaré le maire, qui demande une enquête sur les causes du sinistre.",
)
PAGE = f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Incendie à Lens - Le Quotidien</title>
<link rel="canonical" href="https://example.org/incendie-lens"><meta property="og:site_name" content="Le Quotidien">
<meta property="og:title" content="Incendie à Lens"><meta name="author" content="Anne Martin">
<meta property="article:published_time" content="2024-05-06T07:08:09+02:00"></head><body><nav><a href="/">Accueil</a></nav>
<article><h1>Incendie à Lens</h1>{"".join(f"<p>{words}</p>" for words in BODY)}</article><footer>Contact</footer></body></html>"""
RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Le Quotidien</title><link>https://example.org/</link>
<item><title>Incendie</title><link>https://example.org/1</link><guid>g1</guid><dc:creator>Anne Martin</dc:creator>
<pubDate>Mon, 06 May 2024 07:08:09 +0200</pubDate><description>Court.</description>
<content:encoded><![CDATA[<p>{BODY[0]}</p><script>x()</script><p>{BODY[1]}</p>]]></content:encoded></item>
<item><title>Vide</title><link>https://example.org/2</link></item>
<item><link>https://example.org/3</link><pubDate>un lundi</pubDate><description>{BODY[2]}</description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Le Quotidien</title><entry><id>tag:example.org,2024:1</id>
<title>Incendie</title><link rel="self" href="https://example.org/api/1"/><link href="https://example.org/1"/>
<published>2024-05-06T07:08:09Z</published><author><name>Anne Martin</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{BODY[0]}</p><p>{BODY[1]}</p></div></content></entry></feed>"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(*inputs, **known):
    return list(load_articles(inputs, **known))


def read_one(*inputs, **known):
    [article] = read(*inputs, **known)

    assert not isinstance(article, Problem), str(article)

    return article


def problem_of(*inputs):
    [problem] = read(*inputs)

    assert isinstance(problem, Problem)
    assert "\n" not in str(problem)

    return str(problem)


def http(body, kind="text/html; charset=utf-8", status="200 OK", more=""):
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}Content-Length: {len(body)}\r\n\r\n".encode() + body


def warc(url, block, kind="response"):
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{len(url):032x}>\r\nWARC-Date: 2024-05-07T00:00:00Z\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


class TestPages:
    def test_a_page_is_its_text_with_what_it_says_of_itself(self, folder):
        (folder / "a.html").write_text(PAGE, encoding="utf-8")
        article = read_one("a.html")

        assert all(words in article.text for words in BODY)
        assert "Accueil" not in article.text
        assert (article.title, article.author, article.published) == ("Incendie à Lens", "Anne Martin", "2024-05-06")
        assert (article.publisher, article.url, article.id) == ("Le Quotidien", "https://example.org/incendie-lens", "a.html")
        assert {article.origin[name] for name in ("text", "title", "author", "published", "publisher", "url")} == {"page"}

    def test_the_sidecar_overrules_the_page_and_the_command_both(self, folder):
        (folder / "a.html").write_text(PAGE, encoding="utf-8")
        (folder / "a.json").write_text(json.dumps({"title": "À Lens", "publisher": "Ouest"}), encoding="utf-8")
        article = read_one("a.html", publisher="Nord")

        assert (article.title, article.publisher) == ("À Lens", "Nord")
        assert (article.origin["title"], article.origin["publisher"], article.origin["url"]) == ("sidecar", "command", "page")

    @pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "utf-8"])
    def test_the_encoding_is_the_one_that_the_page_tells(self, folder, encoding):
        page = PAGE.replace('charset="utf-8"', f'charset="{encoding}"').replace("’", "'")
        (folder / "a.htm").write_bytes(page.encode(encoding))

        assert "évacué quarante familles" in read_one("a.htm").text

    def test_a_page_of_twenty_megabytes_is_told_without_being_parsed(self, folder):
        (folder / "a.html").write_bytes(b"<p>mot</p>" * 2_000_000)

        assert "larger than 10 MB" in problem_of("a.html")

    @pytest.mark.parametrize("tag", ["div", "b", "blockquote"])
    def test_a_hundred_thousand_nested_tags_are_told_without_being_parsed(self, folder, tag):
        (folder / "a.html").write_text(f"<{tag}>" * 100_000 + "mot", encoding="utf-8")

        assert "inside each other" in problem_of("a.html")

    @pytest.mark.parametrize("content", ["", "<html><body></body></html>", "<" * 10_000, "\0\0\0"])
    def test_a_page_without_an_article_is_told_in_one_line(self, folder, content):
        (folder / "a.html").write_text(content, encoding="utf-8")

        assert problem_of("a.html").startswith("a.html: ")

    def test_depth_counts_what_is_closed_somewhere(self):
        assert depth_of(b"<div><b>x</b><br><p>y<p>z<img src='a'/></div>" * 50) == 2

    @pytest.mark.parametrize("content", [b"<a" * 1_000_000, b"<" + b"a" * 2_000_000, b"<a " + b"/" * 2_000_000])
    def test_depth_takes_time_in_proportion(self, content):
        assert depth_of(content) == 0


class TestTables:
    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    def test_every_row_is_an_article(self, folder, delimiter):
        rows = [["Titre", "Texte", "date", "lien", "autre"], ["Feu", f'"{BODY[2]}"', "2024-05-06", "https://example.org/1", "x"]]
        (folder / "a.csv").write_text("\r\n".join(delimiter.join(row) for row in rows), encoding="utf-8-sig")
        article = read_one("a.csv")

        assert (article.text, article.title, article.published) == (BODY[2], "Feu", "2024-05-06")
        assert article.id == article.url == "https://example.org/1"
        assert article.origin["title"] == "file"

    def test_line_ends_inside_a_cell_are_kept(self, folder):
        (folder / "a.csv").write_bytes(f'id,text\n1,"{BODY[0]}\r\n\r\n{BODY[1]}"\n'.encode())

        assert read_one("a.csv").text == f"{BODY[0]}\r\n\r\n{BODY[1]}"

    @pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
    def test_other_encodings_give_the_same_text(self, folder, encoding):
        (folder / "a.csv").write_bytes(f"id;text\n1;{BODY[0]}\n".encode(encoding))

        assert read_one("a.csv").text == BODY[0]

    def test_a_table_without_a_text_names_its_columns(self, folder):
        (folder / "a.csv").write_text("id,nom\n1,Lens\n", encoding="utf-8")

        assert "no column 'text' (its columns: id, nom)" in problem_of("a.csv")

    def test_a_wrong_date_costs_the_date_alone(self, folder):
        (folder / "a.csv").write_text(f"id,date,text\n1,31/12/2024,{BODY[1].replace(',', '')}\n", encoding="utf-8")
        problem, article = read("a.csv")

        assert "a.csv:2: the field 'published' is no date" in str(problem)
        assert article.published is None

    @pytest.mark.parametrize("row", ['2,"never closed', "2,a,b,c", "2,\0", "2,"])
    def test_a_broken_row_costs_itself(self, folder, row):
        (folder / "a.csv").write_text(f"id,text\n1,{BODY[1].replace(',', '')}\n{row}\n", encoding="utf-8")
        article, problem = read("a.csv")

        assert article.id == "1"
        assert str(problem).startswith("a.csv")


class TestFeeds:
    def test_every_entry_of_rss_with_a_text_is_an_article(self, folder):
        (folder / "a.rss").write_text(RSS, encoding="utf-8")
        first, empty, wrong, last = read("a.rss")

        assert first.text == f"{BODY[0]}\n\n{BODY[1]}"
        assert (first.id, first.url, first.title, first.author) == ("g1", "https://example.org/1", "Incendie", "Anne Martin")
        assert (first.published, first.publisher) == ("2024-05-06T07:08:09+02:00", "Le Quotidien")
        assert str(empty) == "a.rss:2: an entry without text"
        assert "is no date ('un lundi')" in str(wrong)
        assert (last.id, last.text, last.published) == ("https://example.org/3", BODY[2], None)

    def test_every_entry_of_atom_is_an_article(self, folder):
        (folder / "a.atom").write_text(ATOM, encoding="utf-8")
        article = read_one("a.atom")

        assert article.text == f"{BODY[0]}\n\n{BODY[1]}"
        assert (article.id, article.url) == ("tag:example.org,2024:1", "https://example.org/1")
        assert (article.author, article.published, article.publisher) == ("Anne Martin", "2024-05-06T07:08:09Z", "Le Quotidien")

    def test_a_feed_that_breaks_off_gives_the_entries_before(self, folder):
        (folder / "a.xml").write_text(RSS[: RSS.index("<item><title>Vide")] + "<item><title>Coup", encoding="utf-8")
        article, problem = read("a.xml")

        assert article.id == "g1"
        assert "broken XML" in str(problem)

    def test_another_xml_is_told_in_one_line(self, folder):
        (folder / "a.xml").write_text("<svg/>", encoding="utf-8")

        assert problem_of("a.xml") == "a.xml: is no feed of RSS or Atom, but <svg>"

    def test_entities_that_multiply_are_refused(self, folder):
        entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
        text = f'<!DOCTYPE rss [<!ENTITY e0 "{"mot " * 50}">{entities}]><rss><channel><item><description>&e11;</description>'
        (folder / "a.rss").write_text(text, encoding="utf-8")

        assert "broken XML" in problem_of("a.rss")

    def test_outside_entities_are_not_read(self, folder):
        (folder / "secret").write_text("rien", encoding="utf-8")
        item = "<item><description>a &x; b</description></item>"
        text = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "secret">]><rss><channel>{item}</channel></rss>'
        (folder / "a.rss").write_text(text, encoding="utf-8")

        assert "broken XML" in problem_of("a.rss")

    def test_words_of_a_fragment_keep_their_blocks(self):
        assert text_of("<ul><li>un</li><li>deux &amp; trois</li></ul><style>p{}</style>fin") == "un\n\ndeux & trois\n\nfin"


class TestArchives:
    PAGE = PAGE.replace('<link rel="canonical" href="https://example.org/incendie-lens">', "").encode()

    @pytest.mark.parametrize("pack", [bytes, gzip.compress])
    def test_every_page_that_was_served_is_an_article(self, folder, pack):
        zipped = http(gzip.compress(self.PAGE), more="Content-Encoding: gzip\r\n")
        records = [
            warc("https://example.org/1", http(self.PAGE)),
            warc("https://example.org/logo", http(b"\x89PNG", "image/png")),
            warc("https://example.org/lost", http(self.PAGE, status="404 Not Found")),
            warc("https://example.org/2", b"GET / HTTP/1.1\r\nHost: example.org\r\n\r\n", "request"),
            warc("https://example.org/3", zipped),
        ]
        name = "a.warc" if pack is bytes else "a.warc.gz"
        (folder / name).write_bytes(b"".join(map(pack, records)))
        articles = read(name)

        assert [article.id for article in articles] == ["https://example.org/1", "https://example.org/3"]
        assert all(words in article.text for words in BODY for article in articles)

    @pytest.mark.parametrize("pack", [bytes, gzip.compress])
    def test_one_that_breaks_off_gives_what_stands_before(self, folder, pack):
        first, second = (pack(warc(f"https://example.org/{n}", http(self.PAGE))) for n in (1, 2))
        (folder / "a.warc").write_bytes(first + second[: len(second) // 2])
        article, *problems = read("a.warc")

        assert article.id == "https://example.org/1"
        assert problems and all(isinstance(problem, Problem) for problem in problems)

    @pytest.mark.parametrize("pack", [bytes, gzip.compress])
    def test_a_page_that_breaks_off_in_its_text_is_told_and_not_read(self, folder, pack):
        whole = warc("https://example.org/2", http(self.PAGE))
        cut = whole[: whole.index(b"</p>") + 4]
        (folder / "a.warc").write_bytes(pack(warc("https://example.org/1", http(self.PAGE))) + pack(cut))
        article, problem = read("a.warc")

        assert article.id == "https://example.org/1"
        assert re.search(r"example.org/2: a page that breaks off after \d+ of \d+ bytes", str(problem))

    def test_a_page_that_unpacks_without_measure_costs_itself_alone(self, folder):
        bomb = http(gzip.compress(b"a" * 200_000_000), more="Content-Encoding: gzip\r\n")
        records = [warc("https://example.org/bomb", bomb), warc("https://example.org/1", http(self.PAGE))]
        (folder / "a.warc.gz").write_bytes(b"".join(map(gzip.compress, records)))
        tracemalloc.start()
        problem, article = read("a.warc.gz")
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()

        assert "larger than 10 MB" in str(problem)
        assert article.id == "https://example.org/1"
        assert most < 100_000_000

    def test_a_record_without_measure_ends_the_archive(self, folder, monkeypatch):
        monkeypatch.setattr(archives, "RECORD_LIMIT", 1_000_000)
        block = warc("https://example.org/bomb", http(b"a" * 2_000_000))
        (folder / "a.warc.gz").write_bytes(gzip.compress(block))

        assert "a record larger than 1 MB" in problem_of("a.warc.gz")

    @pytest.mark.parametrize("content", [b"", b"WARC/1.0\r\n", b"\x1f\x8b\x08\x00garbage", b"mot" * 1000])
    def test_what_is_no_archive_is_told_in_one_line(self, folder, content):
        (folder / "a.warc.gz").write_bytes(content)

        assert problem_of("a.warc.gz").startswith("a.warc.gz: ")

    def test_texts_that_were_converted_are_articles(self, folder):
        block = "\n".join(BODY).encode()
        record = warc("https://example.org/1", block, "conversion").replace(
            b"application/http; msgtype=conversion", b"text/plain"
        )
        (folder / "a.warc").write_bytes(io.BytesIO(record).read())

        assert read_one("a.warc").text == "\n".join(BODY)


class TestFolders:
    def test_a_link_is_read_unless_it_leaves_the_folder(self, folder):
        (folder / "in").mkdir()
        (folder / "secret.txt").write_text(BODY[0], encoding="utf-8")
        (folder / "in" / "a.txt").write_text(BODY[1], encoding="utf-8")
        (folder / "in" / "b.txt").symlink_to("a.txt")
        (folder / "in" / "c.txt").symlink_to("../secret.txt")
        (folder / "in" / "d").symlink_to("..")
        *problems, first, second = read("in")

        assert [problem.source for problem in problems] == ["in/c.txt", "in/d"]
        assert (first.id, second.id, first.text) == ("in/a.txt", "in/b.txt", second.text)

    def test_a_link_to_nothing_and_a_circle_are_told(self, folder):
        (folder / "a.txt").symlink_to("nowhere.txt")
        (folder / "b.txt").symlink_to("b.txt")

        assert all(isinstance(found, Problem) for found in read("."))
        assert len(read(".")) == 2

    def test_a_path_may_go_up(self, folder):
        (folder / "in").mkdir()
        (folder / "a.txt").write_text(BODY[0], encoding="utf-8")

        assert read_one("in/../a.txt").id == "in/../a.txt"

    def test_a_sidecar_without_its_article_is_told_and_other_json_is_not(self, folder):
        (folder / "a.json").write_text('{"title": "Incendie"}', encoding="utf-8")
        (folder / "package.json").write_text('{"version": 1}', encoding="utf-8")
        (folder / "b.txt").write_text(BODY[0], encoding="utf-8")
        problem, article = read(".")

        assert str(problem) == "a.json: says something of an article that is not beside it"
        assert article.id == "b.txt"
