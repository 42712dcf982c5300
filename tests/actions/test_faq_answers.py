"""What a municipality has answered already is answered at once, and only where it holds."""

from dataclasses import replace
from datetime import date

import pytest

from actions.answering import Question, answer
from bot.catalogue.catalogue import Catalogue
from bot.catalogue.faq import FaqEntry
from bot.messages import Kind
from bot.render.rendered import Reader
from bot.render.renderer import Renderer

TODAY = date(2026, 11, 23)
ENTRY = FaqEntry(
    id="parking",
    question="駐車場はありますか",
    answer="地下に{30}台あります。",
    url="https://www.city.example/parking",
    source="さくら区「よくある質問」",
)


@pytest.fixture
def with_faq(renderer: Renderer) -> Renderer:
    catalogue = renderer.catalogue
    ward = replace(catalogue.of("sample-ward"), faq={"parking": ENTRY})
    changed = {**catalogue.jurisdictions, "sample-ward": ward}
    return replace(renderer, catalogue=replace(catalogue, jurisdictions=changed))


def asked(catalogue: Catalogue, municipality: str | None) -> str | None:
    question = Question("ask", faq="sample-ward:parking", municipality=municipality)
    return answer(question, catalogue, TODAY).messages[0].faq


def test_a_residents_own_municipality_answers_from_its_faq(with_faq: Renderer) -> None:
    assert asked(with_faq.catalogue, "sample-ward") == "sample-ward:parking"


@pytest.mark.parametrize("municipality", ["sample-city", None])
def test_the_faq_of_another_municipality_is_no_answer(
    with_faq: Renderer, municipality: str | None
) -> None:
    assert asked(with_faq.catalogue, municipality) is None


def test_an_entry_that_is_gone_is_no_answer(renderer: Renderer) -> None:
    assert asked(renderer.catalogue, "sample-ward") is None


@pytest.mark.parametrize("locale", ["ja", "en", "my"])
def test_the_answer_is_said_in_the_town_halls_own_words_and_says_where_from(
    with_faq: Renderer, locale: str
) -> None:
    question = Question("ask", faq="sample-ward:parking", municipality="sample-ward")
    (message,) = answer(question, with_faq.catalogue, TODAY).messages
    assert message.kind is Kind.ANSWER
    rendered = with_faq.render(message, Reader(locale=locale))
    assert "地下に{30}台あります。" in rendered.text
    assert "https://www.city.example/parking" in rendered.text
    notes = [block for block in rendered.blocks if block.type == "note"]
    assert len(notes) == (1 if locale == "ja" else 2)


def test_readers_of_plain_japanese_get_it_rewritten_and_are_told_so(renderer: Renderer) -> None:
    hard = ENTRY.model_copy(
        update={"answer": "申請書に氏名を記入のうえ、4/1までに提出してください。"}
    )
    catalogue = renderer.catalogue
    ward = replace(catalogue.of("sample-ward"), faq={"parking": hard})
    changed = {**catalogue.jurisdictions, "sample-ward": ward}
    changed_renderer = replace(renderer, catalogue=replace(catalogue, jurisdictions=changed))
    question = Question("ask", faq="sample-ward:parking", municipality="sample-ward")
    (message,) = answer(question, changed_renderer.catalogue, TODAY).messages
    rendered = changed_renderer.render(message, Reader(locale="ja-x-yasashii"))
    assert "4月1日" in rendered.text
    assert "記入" not in rendered.text
    automatic = changed_renderer.translations.text(
        "note.automatic",
        changed_renderer.phrases["note.automatic"],
        changed_renderer.languages["ja-x-yasashii"],
    ).text
    assert automatic in rendered.text
