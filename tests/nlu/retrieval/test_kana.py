"""Names in kana are read as what they name."""

import pytest

from nlu.analysis import PARTS, shared_analyzer
from nlu.retrieval.kana import SHORTEST_READING, KanaNames, names_by_reading
from nlu.retrieval.records import Entry
from tests.nlu.retrieval.entries import MOVE_IN, WASTE

SEAL = Entry("seal", (("ja", "印鑑登録"),), (("ja", "印鑑登録証明書"), ("ja", "印鑑")))
ENTRIES = [MOVE_IN, WASTE, SEAL]


@pytest.fixture(scope="module")
def names():
    return KanaNames(ENTRIES, shared_analyzer(PARTS))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("てんにゅうとどけはいつ", "転入届はいつ"),
        ("テンニュウトドケ", "転入届"),
        ("あのてんにゅうとどけをだす", "あの転入届をだす"),
        ("いんかんとうろく", "印鑑登録"),
        ("いんかんとうろくしょうめいしょはどこ", "印鑑登録証明書はどこ"),
        ("いんかんのいんかんとうろく", "印鑑の印鑑登録"),
        ("Where is てんにゅうとどけ?", "Where is 転入届?"),
    ],
)
def test_the_longest_name_in_a_stretch_of_kana_is_written_in_kanji(names, text, expected):
    assert names.written(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "転入届",
        "こんにちは",
        "ありがとうございます",
        "カメラ",
        "tennyuu",
        "てんにゅう とどけ",
        "😀",
        "ー",
    ],
)
def test_what_is_no_name_stays_as_it_is(names, text):
    assert names.written(text) == text


def test_short_readings_are_left_alone():
    readings = names_by_reading(
        [Entry("a", (("ja", "税"), ("ja", "届出")))], shared_analyzer(PARTS)
    )
    assert all(len(reading) >= SHORTEST_READING for reading in readings)
    assert "ぜい" not in readings


def test_the_catalogues_own_reading_counts_more_than_that_of_the_analyzer():
    entry = Entry("a", (("ja", "転入届"),), reading="てんいりとどけ")
    assert names_by_reading([entry], shared_analyzer(PARTS))["てんいりとどけ"] == "転入届"


def test_names_in_other_languages_have_no_reading():
    entry = Entry("a", (("en", "Moving-in"), ("vi", "chuyển đến")), reading="てんにゅうとどけ")
    assert names_by_reading([entry], shared_analyzer(PARTS)) == {}


def test_without_entries_nothing_is_written_anew():
    assert KanaNames([], shared_analyzer(PARTS)).written("てんにゅうとどけ") == "てんにゅうとどけ"
