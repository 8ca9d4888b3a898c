"""The pages in a browser: pointing, reading without JavaScript, small screens, and what a screen reader meets."""

import json
import shutil
import socket
import threading
import time
from contextlib import contextmanager

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from kg.web.app import make_app
from tests.records import LENS, make_record
from tests.served import fill, path_of

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARTICLE = path_of(make_record())
PAGES = ("/", "/claims", "/sources", "/compare", "/timeline", "/ask", "/q/who-says-how-many", ARTICLE, f"/entity?iri={LENS}")
STOPS = 'a[href], button, input, select, textarea, [tabindex="0"]'
VISIBLE = "stops => [...document.querySelectorAll(stops)].filter(one => one.checkVisibility()).length"
WHERE = "[...document.querySelectorAll('*')].indexOf(document.activeElement)"
MOST_STOPS = 25
GRAVE = ("serious", "critical")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs Chromium (Debian: apt install chromium)")


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = fill(tmp_path_factory.mktemp("browser") / "store", make_record())
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(make_app(folder), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield opened
        opened.close()


@contextmanager
def page_of(browser, **options):
    """Open a page that reaches this machine alone and complains of nothing."""
    context = browser.new_context(locale="en-GB", **options)
    context.route(lambda url: not url.startswith("http://127.0.0.1:"), lambda route: route.abort())
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()

    assert complaints == []


class TestPointing:
    def test_a_claim_marks_its_words_and_words_mark_their_claim(self, browser, address):
        with page_of(browser) as page:
            page.goto(address + ARTICLE)
            card = page.locator(".card").first
            name = card.get_attribute("data-claim")
            card.hover()
            assert page.locator(".words .pointed").count() == page.locator(f'[data-claims~="{name}"]').count() > 0

            page.locator(f'[data-claims~="{name}"]').last.hover()
            assert "pointed" in page.locator(f"#{name}").get_attribute("class")

    def test_the_keyboard_does_as_well(self, browser, address):
        with page_of(browser) as page:
            page.goto(address + ARTICLE)
            page.locator(".card").nth(1).focus()

            assert page.locator(".words .pointed").count() > 0

    def test_the_first_stop_of_the_keyboard_leads_to_the_content(self, browser, address):
        with page_of(browser) as page:
            page.goto(address)
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")

            assert page.evaluate("document.activeElement.id") == "content"


class TestWithoutJavaScript:
    def test_a_question_is_asked_from_the_list_to_the_answer(self, browser, address):
        with page_of(browser, java_script_enabled=False) as page:
            page.goto(f"{address}/ask")
            page.click('a[href="/q/who-says-how-many"]')
            page.fill('input[name="measure"]', "measure:killed")
            page.click("form.facets button")
            assert "[,200]" in page.inner_text("main")

            page.click('form[action="/ask"] button')
            assert page.locator("table").count() == 1

    def test_a_link_to_a_sentence_marks_it(self, browser, address):
        with page_of(browser, java_script_enabled=False) as page:
            page.goto(f"{address}{ARTICLE}")
            page.locator(".card").first.get_by_text("Sentence").click()

            assert page.locator(".sentence:target").count() == 1

    def test_claims_are_chosen(self, browser, address):
        with page_of(browser, java_script_enabled=False) as page:
            page.goto(f"{address}/claims")
            page.select_option('select[name="mode"]', "reports")
            page.click("form.facets button")

            assert page.locator(".chip.states").count() == 0 < page.locator(".chip.reports").count()


@pytest.mark.parametrize("path", PAGES)
class TestEveryPage:
    def test_it_fits_a_telephone(self, browser, address, path):
        with page_of(browser, viewport={"width": 360, "height": 740}) as page:
            page.goto(address + path)

            assert page.evaluate("document.documentElement.scrollWidth") <= 360

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("language", ["fr", "en"])
    def test_axe_finds_no_serious_fault(self, browser, address, path, scheme, language):
        with page_of(browser, bypass_csp=True, color_scheme=scheme) as page:
            page.goto(f"{address}{path}{'&' if '?' in path else '?'}lang={language}")
            assert page.locator("html").get_attribute("lang") == language
            faults = [fault for fault in Axe().run(page).response["violations"] if fault["impact"] in GRAVE]

            assert not faults, json.dumps(
                [(fault["id"], [node["html"] for node in fault["nodes"]][:3]) for fault in faults], indent=1
            )

    def test_it_prints_dark_on_white_with_nothing_cut(self, browser, address, path):
        with page_of(browser, viewport={"width": 718, "height": 1010}, color_scheme="dark") as page:
            page.emulate_media(media="print")
            page.goto(address + path)

            assert page.pdf(format="A4").startswith(b"%PDF")
            assert page.evaluate("document.documentElement.scrollWidth") <= 718
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
            assert page.locator("header.top").is_hidden()

    def test_everything_to_press_is_reached_by_the_keyboard_and_seen(self, browser, address, path):
        with page_of(browser) as page:
            page.goto(address + path)
            wanted, reached = min(page.evaluate(VISIBLE, STOPS), MOST_STOPS), set()
            for _ in range(3 * wanted):
                page.keyboard.press("Tab")
                reached.add(page.evaluate(WHERE))
                if len(reached) == wanted:
                    break

            assert len(reached) == wanted > 5
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
