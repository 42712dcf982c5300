"""The chat page in a real browser, by keyboard alone. Needs Chromium on the machine."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.e2e.conftest import Installation

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine")


@pytest.fixture
def page(installation: Installation) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(locale="ja", viewport={"width": 320, "height": 700})
        page.goto(f"{installation.url}/?municipality=sample-ward")
        yield page
        browser.close()


def ask(page: Page, text: str) -> None:
    page.get_by_label("聞きたいこと").fill(text)
    page.keyboard.press("Enter")


def test_a_question_is_asked_and_answered_by_keyboard(page: Page) -> None:
    ask(page, "住民票はいくらですか")
    page.get_by_text("300円").first.wait_for(timeout=20_000)
    assert page.evaluate("document.activeElement.tagName") == "INPUT"


def test_nothing_scrolls_sideways_at_320_pixels(page: Page) -> None:
    ask(page, "How much is a residence certificate?")
    page.get_by_text("300 yen").first.wait_for(timeout=20_000)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_an_answer_carries_its_language(page: Page) -> None:
    ask(page, "How much is a residence certificate?")
    answer = page.get_by_text("There is a fee.").first
    answer.wait_for(timeout=20_000)
    assert answer.evaluate("node => node.closest('[lang]').lang") == "en"


def test_readings_are_hidden_from_screen_readers(page: Page) -> None:
    page.get_by_label("ふりがな").check()
    ask(page, "住民票はいくらですか")
    page.locator("rt").first.wait_for(state="attached", timeout=20_000)
    assert page.locator("rt:not([aria-hidden=true])").count() == 0


def test_every_control_is_large_enough_to_hit(page: Page) -> None:
    ask(page, "いくらですか")
    page.locator("button").nth(1).wait_for(timeout=20_000)
    for button in page.locator("button, select").all():
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
