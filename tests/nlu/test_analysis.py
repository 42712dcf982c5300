"""Text of any language becomes terms that can be compared."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from nlu.analysis import PARTS, WORDS, is_chinese, shared_analyzer, without_diacritics


def surfaces(text, locale=None):
    return [term.surface for term in shared_analyzer(PARTS).terms(text, locale)]


def forms(text):
    return {form for term in shared_analyzer(PARTS).terms(text) for form in term.forms}


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("転入届はいつまで", None, ["転入", "届", "は", "いつ", "まで"]),
        ("How much is it?", None, ["How", "much", "is", "it"]),
        ("住民票多少钱", None, ["住民", "民票", "票多", "多少", "少钱"]),
        ("住民票", "zh_Hans", ["住民", "民票"]),
        ("ราคา", None, ["รา", "าค", "คา"]),
        ("के के गर्नुपर्‍यो?", None, ["के", "के", "गर्नुपर्‍यो"]),
        ("ठेगाना कहाँ सार्ने।", None, ["ठेगाना", "कहाँ", "सार्ने"]),
        ("मुझे क्या चाहिए", "hi", ["मुझे", "क्या", "चाहिए"]),
        ("住民票 चाहिन्छ", "ne", ["住民", "票", "चाहिन्छ"]),
        ("l’école, don't", None, ["l’école", "don't"]),
        ("😀…!?", None, []),
        ("", None, []),
    ],
)
def test_text_is_cut_as_its_script_is_written(text, locale, expected):
    assert surfaces(text, locale) == expected


def test_spellings_of_one_word_share_a_form():
    assert forms("引っ越し") & forms("引越し")
    assert forms("registration") & forms("registrations")
    assert forms("Giấy") & forms("giay")


def test_particles_and_endings_carry_no_content():
    content = [t.surface for t in shared_analyzer(PARTS).terms("住民票がほしいです") if t.content]
    assert content == ["住民", "票", "ほしい"]


@pytest.mark.parametrize(
    "text", ["転入届はいつ", "ｶﾞ住民票１２", "a住民票b ราคา 😀 서울", "फेरि गर्नुपर्‍यो १२"]
)
def test_offsets_are_those_of_the_normalised_text(text):
    import unicodedata

    normal = unicodedata.normalize("NFKC", text)
    for term in shared_analyzer(PARTS).terms(text):
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


def test_vowel_signs_tell_words_apart():
    assert len({frozenset(forms(word)) for word in ("कर", "करा", "करी", "कार", "कुरा")}) == 5


def test_marks_are_taken_off_letters():
    assert without_diacritics("jūminhyō đơn") == "juminhyo don"


def test_a_reload_may_index_while_a_question_is_read():
    analyzer = shared_analyzer(PARTS)
    text = "引っ越してきた人は、住民票の写しを窓口で取れます。" * 20
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: len(analyzer.terms(text)), range(64)))
    assert len(set(found)) == 1


def test_a_sentence_is_understood_by_words_and_a_name_found_by_its_parts():
    def surfaces_in(mode):
        return [term.surface for term in shared_analyzer(mode).terms("国民健康保険")]

    assert surfaces_in(WORDS) == ["国民健康保険"]
    assert surfaces_in(PARTS) == ["国民", "健康", "保険"]
