"""Text of any language becomes terms that can be compared."""

import pytest

from nlu.analysis import is_chinese, shared_analyzer, without_diacritics


def surfaces(text, locale=None):
    return [term.surface for term in shared_analyzer().terms(text, locale)]


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("転入届はいつまで", None, ["転入届", "は", "いつ", "まで"]),
        ("How much is it?", None, ["How", "much", "is", "it"]),
        ("住民票多少钱", None, ["住民", "民票", "票多", "多少", "少钱"]),
        ("住民票", "zh_Hans", ["住民", "民票"]),
        ("ราคา", None, ["รา", "าค", "คา"]),
        ("😀…!?", None, []),
        ("", None, []),
    ],
)
def test_text_is_cut_as_its_script_is_written(text, locale, expected):
    assert surfaces(text, locale) == expected


def test_spellings_of_one_word_share_a_form():
    def forms(text):
        return {form for term in shared_analyzer().terms(text) for form in term.forms}

    assert forms("引っ越し") & forms("引越し")
    assert forms("registration") & forms("registrations")
    assert forms("Giấy") & forms("giay")


def test_particles_and_endings_carry_no_content():
    content = [t.surface for t in shared_analyzer().terms("住民票がほしいです") if t.content]
    assert content == ["住民票", "ほしい"]


@pytest.mark.parametrize("text", ["転入届はいつ", "ｶﾞ住民票１２", "a住民票b ราคา 😀 서울"])
def test_offsets_are_those_of_the_normalised_text(text):
    import unicodedata

    normal = unicodedata.normalize("NFKC", text)
    for term in shared_analyzer().terms(text):
        assert normal[term.start : term.end] == term.surface


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("住民票", None, False),
        ("住民票", "zh-Hans", True),
        ("住民票が要る", "zh-Hans", False),
        ("需要什么", None, True),
        ("手续费", None, True),
    ],
)
def test_bare_han_is_chinese_only_if_it_shows_or_the_reader_is(text, locale, expected):
    assert is_chinese(text, locale) is expected


def test_marks_are_taken_off_letters():
    assert without_diacritics("jūminhyō đơn") == "juminhyo don"
