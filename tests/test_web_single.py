import re
import shutil
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from playwright.sync_api import sync_playwright

import kg
from kg.cli.app import run
from kg.errors import QueryError
from kg.terms import BASE, article_iri
from tests.records import make_record
from tests.served import fill
from tests.test_web_security import ATTACK, HOSTILE

ARTICLE = article_iri(make_record().article.sha256, BASE)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Parts(HTMLParser):
    """The elements of a file with their attributes, and what stands in its style and its script."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.inside, self.open = [], {}, ""
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self.open = tag

    def handle_data(self, words):
        self.inside.setdefault(self.open, "")
        self.inside[self.open] += words if self.open in ("style", "script") else ""

    def handle_endtag(self, _):
        self.open = ""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return fill(tmp_path_factory.mktemp("single") / "store", make_record())


@pytest.fixture(scope="module")
def page(store):
    return kg.export("html", store=store, article=ARTICLE)


class TestArticle:
    def test_it_holds_the_text_and_every_claim(self, page):
        claims = {f"claim-{claim.key}" for claim in make_record().claims}

        assert claims <= set(re.findall(r'id="([^"]+)"', page))
        assert "Paul Durand" in page
        assert '<html lang="fr">' in page

    def test_it_asks_nothing_of_the_network(self, page):
        for tag, attributes in Parts(page).tags:
            assert tag not in ("link", "img", "iframe", "object", "form")
            assert "src" not in attributes
            assert attributes.get("href", "#").startswith(("#", "https://example.org/"))

    def test_its_links_lead_to_places_in_it(self, page):
        places = {attributes["id"] for _, attributes in Parts(page).tags if "id" in attributes}
        links = {attributes["href"] for tag, attributes in Parts(page).tags if tag == "a" and attributes["href"].startswith("#")}

        assert links
        assert {link[1:] for link in links} <= places

    def test_its_policy_lets_its_own_style_and_script_run_and_nothing_else(self, page):
        parts = Parts(page)
        [policy] = [known["content"] for tag, known in parts.tags if known.get("http-equiv") == "Content-Security-Policy"]
        hashes = {name: b64encode(sha256(parts.inside[name].encode()).digest()).decode() for name in ("style", "script")}

        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy
        assert f"style-src 'sha256-{hashes['style']}'" in policy
        assert f"script-src 'sha256-{hashes['script']}'" in policy

    def test_nothing_in_an_article_becomes_markup(self, tmp_path):
        folder = fill(tmp_path / "store", HOSTILE)
        parts = Parts(kg.export("html", store=folder, article=article_iri(HOSTILE.article.sha256, BASE)))

        assert [tag for tag, _ in parts.tags if tag in ("script", "img", "style")] == ["style", "script"]
        assert ATTACK not in parts.inside["script"]

    def test_the_same_store_gives_the_same_file(self, store, page):
        assert kg.export("html", store=store, article=ARTICLE) == page

    def test_an_article_that_there_is_not_is_told(self, store, capfd):
        with pytest.raises(QueryError, match="the store has no article"):
            kg.export("html", store=store, article="urn:none")
        assert run(["export", "--format", "html", "--store", str(store)]) == 2
        assert "--article" in capfd.readouterr().err


class TestAnswer:
    def ask(self, store, capfd, *arguments):
        assert run(["query", *arguments, "--format", "html", "--store", str(store)]) == 0
        return capfd.readouterr().out

    def test_rows_stand_with_their_sentences(self, store, capfd):
        page = self.ask(store, capfd, "what-has-no-source")

        assert "Paul Durand a visité Lens." in page
        assert "Quelles affirmations" in page
        assert not [tag for tag, known in Parts(page).tags if "src" in known or tag == "link"]

    def test_yes_and_triples_are_answers_too(self, store, capfd):
        assert 'class="truth">oui' in self.ask(store, capfd, "-e", "ASK { ?claim a kg:Claim }")
        assert "a kg:Claim" in self.ask(store, capfd, "-e", "CONSTRUCT { ?a a kg:Claim } WHERE { ?a a kg:Claim }")


@pytest.mark.skipif(not CHROMIUM, reason="needs Chromium (Debian: apt install chromium)")
def test_it_opens_from_the_disk_and_its_script_runs(page, tmp_path):
    (tmp_path / "article.html").write_text(page, encoding="utf-8")
    complaints, asked = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        shown = browser.new_page()
        shown.on("console", lambda message: complaints.append(message.text))
        shown.on("request", lambda request: asked.append(request.url))
        shown.goto(f"file://{tmp_path / 'article.html'}")
        shown.locator(".card").first.hover()

        assert shown.locator(".words .pointed").count() > 0
        browser.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith("file:")] == []
