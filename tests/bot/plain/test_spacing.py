"""Spaces between bunsetsu."""

import pytest

from bot.plain.spacing import spaced


def test_bunsetsu_are_apart_and_marks_stay_with_their_word() -> None:
    text = "転入届〈引っ越したことを知らせる紙〉を、市役所に出してください。"
    assert spaced(text) == "転入届〈引っ越したことを知らせる紙〉を、 市役所に 出してください。"


@pytest.mark.parametrize(
    "text",
    [
        "転出届〈紙〉は「役所」に出します。でも、無料です。",
        "（注）3人まで。\n次の行です。",
        "〈始まり〉から",
    ],
)
def test_only_spaces_are_added(text: str) -> None:
    made = spaced(text)
    assert made.replace(" ", "") == text
    assert " 、" not in made
    assert " 〈" not in made
    assert "（ " not in made


@pytest.mark.parametrize("text", ["", " ", "\n", "〈", "〈〉", "あ" * 5_000, "one two"])
def test_what_has_no_bunsetsu_comes_back(text: str) -> None:
    assert spaced(text) == text


def test_a_text_that_is_spaced_already_stays() -> None:
    text = spaced("書類を窓口に出してください。")
    assert spaced(text) == text
