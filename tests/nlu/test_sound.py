"""Japanese sounds the same in whatever script it is written."""

import pytest

from nlu.analysis import PARTS, shared_analyzer
from nlu.sound import folded, is_romaji, sound_of


def sound(text):
    return sound_of(text, shared_analyzer(PARTS))


def together(text):
    """The sound with its words run together: romaji has spaces where kana has none."""
    return sound(text).replace(" ", "")


@pytest.mark.parametrize(
    "spellings",
    [
        ("住民票", "じゅうみんひょう", "ジュウミンヒョウ", "juminhyo", "jūminhyō", "juuminhyou"),
        ("住民票", "JUMINHYO", "jyuuminhyou", "zyûminhyô", "Ju-min-hyo"),
        ("在留カード", "ざいりゅうかーど", "zairyu kado", "zairyū kādo", "zairyuu kaado"),
        ("転入届", "てんにゅうとどけ", "tennyu todoke", "tennyuutodoke", "ten'nyū todoke"),
        ("手続き", "てつづき", "tetsuzuki", "tetsuduki", "tetuduki"),
        ("印鑑登録", "inkan touroku", "inkan tōroku", "inkan toroku"),
        ("出生届", "しゅっしょうとどけ", "shussho todoke", "syussyou todoke"),
        ("福祉", "fukushi", "hukusi"),
        ("写真", "shashin", "syasin"),
        ("心配", "shinpai", "shimpai"),
        ("禁煙", "kin'en", "kin’en", "kinen"),
        ("まっち", "matchi", "macchi", "matti"),
        ("切手", "きって", "kitte"),
        ("大阪", "おおさか", "Ōsaka", "Oosaka", "osaka"),
    ],
    ids=lambda spellings: spellings[0],
)
def test_kanji_kana_and_romaji_meet(spellings):
    assert len({together(spelling) for spelling in spellings}) == 1
    assert together(spellings[0])


def test_words_of_romaji_stay_apart():
    assert sound("sumimasen, jūminhyō wa doko desu ka?").split()[1:4] == ["zyuminhyo", "wa", "doko"]


@pytest.mark.parametrize(
    "text",
    [
        "How much does it cost?",
        "Where is the city hall",
        "I lost my residence card",
        "what do I have to do when I move",
        "my number card",
    ],
)
def test_english_is_not_japanese(text):
    assert not is_romaji(text)
    assert sound(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Tôi muốn đăng ký cư trú",
        "sổ hộ khẩu ở đâu",
        "chuyển đến",
        "giấy khai sinh",
        "lam sao de dang ky",
        "mẹ tôi",
    ],
)
def test_vietnamese_is_not_japanese(text):
    assert not is_romaji(text)
    assert sound(text) == ""


@pytest.mark.parametrize("text", ["¿dónde está?", "niño", "reçu", "주민표", "ทะเบียนบ้าน", "नेपाल"])
def test_letters_and_accents_that_romaji_lacks_are_another_languages(text):
    assert sound(text) == ""


@pytest.mark.parametrize("text", ["", "  ", "…?!", "12", "😀"])
def test_what_has_no_letters_has_no_sound(text):
    assert sound(text) == ""


def test_a_japanese_word_among_latin_ones_is_heard():
    assert "zyuminhyo" in sound("住民票 please")


@pytest.mark.parametrize(
    "text", ["Jūminhyō", "juuminhyou", "tetsuduki", "macchi", "kin'en", "shimbun"]
)
def test_folding_twice_changes_nothing(text):
    assert folded(folded(text)) == folded(text)


def test_different_words_keep_different_sounds():
    words = ["kaki", "gaki", "kagi", "saki", "shaki", "chaki", "tsuki", "suki", "zuki", "nuki"]
    assert len({folded(word) for word in words}) == len(words)
