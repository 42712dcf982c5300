"""Every guide is walked to its end in four languages, and the draft is read back from its PDF."""

import re
from functools import cache
from pathlib import Path
from uuid import uuid4

import httpx
import pypdfium2
import pytest
import yaml

from bot.catalogue.load import load_catalogue
from bot.l10n.locales import load_languages
from bot.l10n.translations import load_translations
from tests.conftest import ROOT
from tests.e2e.conftest import Installation

WARD = "in:sample-ward"
READERS = [("ja", []), ("ja", ["plain"]), ("en", []), ("vi", [])]
LONGEST = 60
"""Messages; a walk that takes more does not end."""


@cache
def guides() -> dict[str, dict]:
    found = {}
    for path in sorted(ROOT.glob("procedures/*/*.yml")):
        guide = yaml.safe_load(path.read_text(encoding="utf-8")).get("guide")
        if guide:
            found[path.stem] = guide
    return found


WALKS = [(name, walk["id"]) for name, guide in guides().items() for walk in guide["walks"]]


class Walker:
    """Somebody at the page, who answers what is asked."""

    def __init__(self, installation: Installation, locale="ja", modes=()):
        self.installation = installation
        self.conversation = uuid4().hex
        self.reader = {"locale": locale, "modes": list(modes)}
        self.last: dict = {}

    def say(self, text=None, postback=None) -> dict:
        said = {"text": text} if postback is None else {"postback": postback}
        answer = self.installation.say(self.conversation, **said, **self.reader)
        self.last = answer["messages"][-1]
        return answer

    def begin(self, procedure: str) -> None:
        self.procedure = procedure
        self.say(postback=WARD)
        self.say(postback=f"g:apply:{procedure}")
        self.say(postback=f"g:start:{procedure}")

    def answer(self, value) -> None:
        """As an example of the catalogue writes it: an option's id, a list, a text, nothing."""
        pressed = {
            choice["postback"].split(":")[-1]: choice["postback"] for choice in self.last["choices"]
        }
        if value is None:
            can_skip = "g:skip" in [move["postback"] for move in self.last["moves"]]
            self._leave("g:skip" if can_skip else "g:unknown")
        elif isinstance(value, bool):
            self.say(postback=pressed["yes" if value else "no"])
        elif isinstance(value, list):
            shown = options_of(self.procedure, self.last["question"]) or value
            self.say(", ".join(str(shown.index(id) + 1) for id in value) or "なし")
        elif str(value) in pressed:
            self.say(postback=pressed[str(value)])
        else:
            self.say(str(value))

    def _leave(self, move: str) -> None:
        question = self.last["question"]
        self.say(postback=move)
        if self.last.get("question") == question:  # help was given first
            self.say(postback=move)

    def walk(self, answers: dict) -> list[str]:
        """To the review or the end; the questions that were asked."""
        asked = []
        while (question := self.last.get("question")) and len(asked) < LONGEST:
            asked.append(question)
            if "g:next" in [choice["postback"] for choice in self.last["choices"]]:
                self.say(postback="g:next")
                continue
            assert question in answers, f"{question}: {self.last['text']}"
            self.answer(answers[question])
            assert self.last.get("question") != question, self.last["text"]
        return asked

    def fetch(self, path: str) -> httpx.Response:
        url = f"{self.installation.url}/api/conversations/{self.conversation}/{path}"
        return httpx.get(url, timeout=30)


def options_of(procedure: str, question: str) -> list[str]:
    """The ids of what several may be chosen of; none for documents."""
    shared = yaml.safe_load((ROOT / "procedures/steps.yml").read_text(encoding="utf-8"))
    steps = {step.get("id", step.get("use")): step for step in guides()[procedure]["steps"]}
    step = steps[question]
    options = step.get("options") or shared.get(step.get("use"), {}).get("options", [])
    return [option["id"] for option in options]


def answers_of(procedure: str, walk: str) -> dict:
    return next(w["answers"] for w in guides()[procedure]["walks"] if w["id"] == walk)


@pytest.mark.parametrize(("locale", "modes"), READERS)
@pytest.mark.parametrize("procedure", guides())
def test_a_guide_ends_with_a_draft_that_can_be_read_back(installation, procedure, locale, modes):
    walker = Walker(installation, locale, modes)
    for example in guides()[procedure]["walks"]:
        walker.begin(procedure)
        walker.walk(example["answers"])
        if walker.last["kind"] == "review":
            break
    assert walker.last["kind"] == "review", "every example of it ends before the review"
    walker.say(postback="g:confirm")
    assert walker.last["kind"] == "result"
    drafts = {link["path"].split("/")[-1]: link["path"] for link in walker.last["links"]}
    text = text_of(walker.fetch(drafts["pdf"]).content)
    for typed in example["answers"].values():
        if isinstance(typed, str) and re.fullmatch(r"[A-Z ]{6,}", typed):
            assert typed in text
    assert re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}", walker.last["text"])[0] in text
    assert title(procedure, "ja") in text
    if locale in ("en", "vi"):
        assert squeezed(title(procedure, locale)) in squeezed(text)
    data = walker.fetch(drafts["json"]).json()
    assert data["submitted"] is False
    assert {a["id"] for a in data["answers"]} <= set(example["answers"])
    assert walker.fetch(drafts["csv"]).text.startswith("\ufeff")
    assert walker.fetch(drafts["large"]).headers["content-type"] == "application/pdf"


@pytest.mark.parametrize(("procedure", "walk"), WALKS)
def test_every_example_comes_to_its_review_or_its_end(installation, procedure, walk):
    walker = Walker(installation)
    walker.begin(procedure)
    walker.walk(answers_of(procedure, walk))
    assert walker.last["kind"] in ("review", "notice")


def text_of(pdf: bytes) -> str:
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]
    return "\n".join(pages).replace("\r", "")


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@cache
def title(procedure: str, locale: str) -> str:
    languages = load_languages(ROOT / "locales")
    translations = load_translations(ROOT / "locales", languages)
    source = load_catalogue(Path(ROOT / "procedures")).title(procedure)
    return translations.text(f"{procedure}:title", source, languages[locale]).text
