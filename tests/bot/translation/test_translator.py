"""A translation is checked, tried again sentence by sentence, and then shown with its original."""

import re

import pytest

from bot.translation.translator import Translator
from tests.bot.translation.conftest import Speaks, loses_the_last_of_several


def test_facts_do_not_reach_the_model() -> None:
    engine = Speaks(str)
    done = Translator(engine, "ko", "ja", {"전입신고": "転入届"}).translate(
        "전입신고 14일, 03-1234-5678"
    )
    assert engine.asked == ["X1X X2X일, X3X"]
    assert (done.text, done.complete) == ("転入届 14일, 03-1234-5678", True)


def test_what_a_line_loses_is_found_sentence_by_sentence() -> None:
    engine = Speaks(loses_the_last_of_several)
    done = Translator(engine, "en", "id", {}).translate("Come in 14 days. Bring 300 yen. Call 110.")
    assert engine.asked[0] == "Come in X1X days. Bring X2X yen. Call X3X."
    assert engine.asked[1:] == ["Come in X1X days.", "Bring X2X yen.", "Call X3X."]
    assert (done.text, done.complete) == ("Come in 14 days. Bring 300 yen. Call 110.", True)


def test_what_is_lost_even_then_is_named_and_the_original_is_beside() -> None:
    engine = Speaks(lambda text: text.replace("X2X", ""))
    done = Translator(engine, "en", "ja", {}).translate("From 9:00. To 17:00.")
    assert done.lost == ("17:00",)
    assert done.shown == "From 9:00. To .（From 9:00. To 17:00.）"


def test_the_attempt_that_loses_less_is_shown() -> None:
    def loses_in_short_ones(text: str) -> str:
        return text if ". " in text else text.replace("X2X", "").replace("X3X", "")

    def loses_one(text: str) -> str:
        return loses_in_short_ones(text).replace("X1X", "")

    done = Translator(Speaks(loses_one), "en", "id", {}).translate("At 1. Or 2. Or 3.")
    assert done.lost == ("1",)


def test_a_sentence_that_the_model_has_no_word_for_is_lost() -> None:
    done = Translator(Speaks(lambda text: ""), "ko", "ja", {}).translate("오전 9시")
    assert not done.complete
    assert done.shown.endswith("（오전 9시）")


@pytest.mark.parametrize("text", ["03-1234-5678", "…!", "", "  \n ", "14, 15"])
def test_a_text_without_words_needs_no_model(text: str) -> None:
    engine = Speaks(str)
    done = Translator(engine, "ko", "ja", {}).translate(text)
    assert (engine.asked, done.text, done.complete) == ([], text.rstrip(), True)


def test_lines_stay_lines_and_sentences_are_spaced_as_the_language_does() -> None:
    text = "One. Two 1.\n\nThree 2. Four 3."
    engine = Speaks(lambda said: "" if re.search(r"[.。].*[.。]", said) else said)
    assert Translator(engine, "en", "fr", {}).translate(text).text == text
    glued = "One.Two 1.\n\nThree 2.Four 3."
    assert Translator(engine, "en", "ja", {}).translate(text).text == glued
    assert Translator(engine, "ja", "en", {}).translate("一は1。二は2。").text == "一は1。 二は2。"
