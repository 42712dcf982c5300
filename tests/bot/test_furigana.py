"""Kanji and numbers are read as people read them, in official words above all."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from bot.render.furigana import HAS_KANJI, with_furigana
from bot.render.numbers import Counters, counters, kanji_value, say, say_counted, say_kanji
from bot.render.readings import Readings, read_words
from bot.render.spoken import spoken_kana

RENDER = Path(__file__).parents[2] / "bot" / "render"
PROCEDURES = Path(__file__).parents[2] / "procedures"

OFFICIAL = yaml.safe_load(
    Path(__file__).with_name("official_readings.yml").read_text(encoding="utf-8")
)

IN_CONTEXT = [
    ("四月一日から", "しがつついたちから"),
    ("この一日は", "このいちにちは"),
    ("申請を行う", "しんせいをおこなう"),
    ("窓口へ行く", "まどぐちへいく"),
    ("手続きを行った", "てつづきをおこなった"),
    ("市役所へ行った", "しやくしょへいった"),
    ("税金を納める", "ぜいきんをおさめる"),
    ("子どもを預ける", "こどもをあずける"),
    ("粗大ごみ", "そだいごみ"),
    ("さくら区", "さくらく"),
    ("新しい家の人", "あたらしいいえのひと"),
    ("国家の人材", "こっかのじんざい"),
    ("三人の人がいる", "さんにんのひとがいる"),
    ("西洋人と管理人", "せいようじんとかんりにん"),
    ("今日中に", "きょうじゅうに"),
    ("今月中に", "こんげつちゅうに"),
    ("一日中", "いちにちじゅう"),
    ("何ですか", "なんですか"),
    ("何を出しますか", "なにをだしますか"),
    ("何回", "なんかい"),
    ("早い方がいい", "はやいほうがいい"),
    ("希望する方は", "きぼうするかたは"),
    ("引っ越した後", "ひっこしたあと"),
    ("出産後", "しゅっさんご"),
    ("前の住所", "まえのじゅうしょ"),
    ("上の階", "うえのかい"),
    ("料金の表", "りょうきんのひょう"),
    ("窓口が開いている", "まどぐちがあいている"),
    ("口座を開く", "こうざをひらく"),
    ("日本語の訳", "にほんごのやく"),
    ("資料作り", "しりょうづくり"),
    ("私は皆さんと", "わたしはみなさんと"),
    ("私立と市立", "しりつとしりつ"),
    ("明日まで", "あしたまで"),
    ("十分な時間", "じゅうぶんなじかん"),
]

COUNTED = [
    ("一つ", "ひとつ"),
    ("八つ", "やっつ"),
    ("二人", "ふたり"),
    ("三本", "さんぼん"),
    ("六百メートル", "ろっぴゃくめーとる"),
    ("10分", "じゅっぷん"),
    ("20日", "はつか"),
    ("14日", "じゅうよっか"),
    ("24日", "にじゅうよっか"),
    ("4月1日", "しがつついたち"),
    ("四月一日", "しがつついたち"),
    ("1日に3回", "いちにちにさんかい"),
    ("300円", "さんびゃくえん"),
    ("1,400円", "せんよんひゃくえん"),
    ("3万5千円", "さんまんごせんえん"),
    ("一千万円", "いっせんまんえん"),
    ("午前8時30分", "ごぜんはちじさんじゅっぷん"),
    ("3か月", "さんかげつ"),
    ("6ヶ月", "ろっかげつ"),
    ("何か月", "なんかげつ"),
    ("5年", "ごねん"),
    ("令和8年", "れいわはちねん"),
    ("18歳", "じゅうはっさい"),
    ("20歳になったら", "はたちになったら"),
    ("20歳以上", "にじゅっさいいじょう"),
    ("1階", "いっかい"),
    ("3階", "さんがい"),
    ("10桁", "じゅっけた"),
    ("100通", "ひゃくつう"),
    ("6回", "ろっかい"),
    ("4人", "よにん"),
    ("第52条", "だいごじゅうにじょう"),
    ("110番", "ひゃくとおばん"),
    ("１０月２０日", "じゅうがつはつか"),
    ("二〇二六年", "にせんにじゅうろくねん"),
    ("数人", "すうにん"),
    ("何百円", "なんびゃくえん"),
]


def read(text: str) -> str:
    return "".join(ruby.reading or ruby.base for ruby in with_furigana(text))


def spoken_as(text: str) -> str:
    return "".join(word.reading or word.text for word in read_words(text))


@pytest.mark.parametrize(("word", "reading"), OFFICIAL.items())
@pytest.mark.parametrize("around", ["{}", "{}を出します", "この{}は何ですか"])
def test_official_words_are_read_right_wherever_they_stand(
    word: str, reading: str, around: str
) -> None:
    assert read(around.format(word)).startswith(read(around.partition("{")[0]) + reading)


@pytest.mark.parametrize(("text", "reading"), IN_CONTEXT)
def test_kanji_with_several_readings_follow_their_context(text: str, reading: str) -> None:
    assert read(text) == reading


@pytest.mark.parametrize(("text", "reading"), COUNTED)
def test_a_number_is_read_with_what_it_counts(text: str, reading: str) -> None:
    assert spoken_as(text).replace("メートル", "めーとる") == reading


@pytest.mark.parametrize("text", ["一緒に", "百合", "千葉県", "万一", "六本木", "八王子市", "一橋"])
def test_numerals_inside_words_are_not_numbers(text: str) -> None:
    assert all(word.part != "名詞,数詞" for word in read_words(text))


def test_digits_carry_a_reading_only_with_a_counter_in_kanji() -> None:
    read_alone = {r.base: r.reading for r in with_furigana("3階の2つ、50% 03-1234-5678")}
    assert read_alone.pop("3階") == "さんがい"
    assert not any(read_alone.values())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("私は学校へ行きます。", "ワタシワガッコウエイキマス。"),
        ("転入届を出します", "テンニュウトドケオダシマス"),
        ("こんにちは。または、では", "コンニチワ。マタワ、デワ"),
        ("あははという話", "アハハトユウハナシ"),
        ("母の歯は白い", "ハハノハワシロイ"),
        ("そういうこと", "ソウユウコト"),
        ("03-1234-5678", "ゼロサンノイチニサンヨンノゴロクナナハチ"),
        ("(03)1234-5678", "ゼロサンノイチニサンヨンノゴロクナナハチ"),
        ("#7119", "シャープナナイチイチキュウ"),
        ("8:30", "ハチジサンジュップン"),
        ("2-8-1", "ニノハチノイチ"),
        ("3.5", "サンテンゴ"),
        ("5〜7歳", "ゴカラナナサイ"),
        ("50%", "ゴジュッパーセント"),
        ("OK", "OK"),
        ("", ""),
    ],
)
def test_speech_says_particles_and_numbers_as_people_do(text: str, said: str) -> None:
    assert spoken_kana(text) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "ぜろ"),
        (3600, "さんぜんろっぴゃく"),
        (8000, "はっせん"),
        (10_000_000, "いっせんまん"),
        (10**12, "いっちょう"),
        (10**16, "いち" + "ぜろ" * 16),
    ],
)
def test_numbers_are_said_by_groups_of_four_digits(number: int, said: str) -> None:
    assert say(number) == said


def test_a_negative_number_is_refused() -> None:
    with pytest.raises(ValueError, match="minus"):
        say(-1)


@pytest.mark.parametrize("name", counters().counters)
@pytest.mark.parametrize("number", [0, 1, 4, 10, 31, 100, 1000, 12345, "何", "数"])
def test_every_counter_is_said_in_kana_after_every_number(name: str, number: int | str) -> None:
    assert re.fullmatch(r"[ぁ-ゖー]+", say_counted(number, name))


def test_every_counter_has_a_class_that_is_there() -> None:
    assert {counter.sound for counter in counters().counters.values()} <= counters().sounds.keys()


@pytest.mark.parametrize(
    "entry",
    [{"reading": 1}, {}, {"reading": "ほん", "voice": "b"}, {"reading": "ほん", "whole": 1}],
)
def test_a_counter_of_another_form_is_refused(entry: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Counters.model_validate({"sounds": {}, "counters": {"本": entry}})


def test_approximate_numbers_are_not_added_up() -> None:
    assert say_kanji("二三") == "にさん"
    assert kanji_value("三百二十") == 320


@pytest.mark.parametrize(
    "rules", [{"人": [{"part": "名詞"}]}, {"人": [{"reading": "x", "part": "("}]}]
)
def test_a_rule_of_another_form_is_refused(rules: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Readings.model_validate({"words": {}, "rules": rules})


def test_our_words_have_kanji_and_a_reading_in_hiragana() -> None:
    data = yaml.safe_load((RENDER / "readings.yml").read_text(encoding="utf-8"))
    for word, reading in Readings.model_validate(data).words.items():
        assert HAS_KANJI.search(word), word
        assert re.fullmatch(r"[ぁ-ゖー]+", reading), word


SITUATIONS = re.compile(r"^ *situations: \|\n(?:  .*\n)*", re.MULTILINE)
"""What residents may type, mistakes and all; it is searched, never shown."""


def catalogue_texts() -> list[str]:
    files = sorted(PROCEDURES.rglob("*.yml"))
    return [SITUATIONS.sub("", file.read_text(encoding="utf-8")) for file in files]


def test_the_whole_catalogue_has_readings_and_keeps_its_text() -> None:
    for text in catalogue_texts():
        for line in text.splitlines():
            rubies = with_furigana(line)
            assert "".join(ruby.base for ruby in rubies) == line
            for ruby in rubies:
                if HAS_KANJI.search(ruby.base):
                    assert ruby.reading, f"{ruby.base} in {line}"
                    assert not HAS_KANJI.search(ruby.reading), line


@pytest.mark.parametrize(
    "text", ["〇", "々", "何", "数", "🙂漢字🙂", "a\nb", "　", "去々年", "(03)", "３．"]
)
def test_strange_text_comes_back_whole(text: str) -> None:
    assert "".join(ruby.base for ruby in with_furigana(text)) == text
    assert isinstance(spoken_kana(text), str)


def test_a_sentence_is_read_in_less_than_a_millisecond() -> None:
    sentence = (
        "引っ越した日から14日以内に、転入届を市役所の窓口へ出してください。手数料は300円です。"
    )
    with_furigana(sentence)
    times = []
    for _ in range(50):
        start = time.perf_counter()
        with_furigana(sentence)
        times.append(time.perf_counter() - start)
    assert sorted(times)[len(times) // 2] < 0.001


def test_many_threads_read_at_once() -> None:
    text = "引っ越した日から14日以内に、転入届を出してください。" * 5
    with ThreadPoolExecutor(8) as threads:
        readings = list(threads.map(lambda _: str(with_furigana(text)), range(64)))
    assert len(set(readings)) == 1
