"""Automatic plain Japanese: plainer where it can be, never another meaning."""

import itertools
import re
import time
from pathlib import Path

import pytest
import yaml

from bot.check.plain_japanese import sentences
from bot.plain.facts import facts, names_in
from bot.plain.rewrite import rewrite
from bot.plain.soundness import breaks
from bot.plain.table import word_table

ROOT = Path(__file__).parents[3]

PLAIN = {
    "ご確認ください。": "確かめてください。",
    "お待ちいただけます。": "待てます。",
    "ご利用になれます。": "使えます。",
    "お越しいただいた方はお申し込みいただきますようお願いします。": "来た人は申し込んでください。",
    "地図をご覧ください。": "地図を見てください。",
    "来庁される方は、ご協力をお願いします。": "役所に来る人は、手伝ってください。",
    "車を運転された方は来てください。": "車を運転した人は来てください。",
    "利用できない場合は、お電話にてご予約いただけます。": "使えない場合は、電話で予約できます。",
    "外出を控えてください。": "出かけることをしないでください。",
    "窓口が混雑しているため、時間を要します。": "窓口が混んでいるため、時間がかかります。",
    "速やかに氏名を記入してください。": "すぐに名前を書いてください。",
    "利用の際は、事前に連絡してください。": "使うときは、前に連絡してください。",
    "担当は市民課でございます。": "担当は市民課です。",
    "入場は有料である。": "入場はお金がかかります。",
    "料金を返金いたします。": "お金を返金します。",
    "市から通知された。": "市から知らせられました。",
    "薬を服用しないでください。": "薬を飲まないでください。",
    "ビルに居住していた。": "ビルに住んでいました。",
    "早く来た方がいいです。": "早く来た方がいいです。",
    "保険証を返還していただくことがあります。": "保険証を返してもらうことがあります。",
    "現況届の提出がない。": "現況届の提出がないです。",
    "規則正しい生活です。": "規則正しい生活です。",
    "医師により判断される。": "医者により決められます。",
    "相談・受診する目安です。": "相談・受診する目安です。",
    "画面に表示される。": "画面に出ます。",
    "13:00に開始する。": "午後1時に始めます。",
}


@pytest.mark.parametrize("text", PLAIN)
def test_it_is_said_plainly(text: str) -> None:
    assert rewrite(text).text == PLAIN[text]


def test_a_long_sentence_becomes_two_in_the_same_mood() -> None:
    text = "申込用紙に名前と住所を書き、この建物の一番奥にある青い箱に入れてください。"
    assert rewrite(text).text == (
        "申込用紙に名前と住所を書いてください。この建物の一番奥にある青い箱に入れてください。"
    )


@pytest.mark.parametrize(
    "text",
    [
        "雨の場合は、会場を市民体育館に変え、開く時間を一時間だけ早くして行います。",
        "この紙に名前を書き、そのあとで窓口に出す必要があると決まっています。",
        "紙に名前を書き、だれもいない受付の机の上に置いたまま帰らないでください。",
        "病気を防ぐため、人が多い所に行く前と家に帰った後に手を洗ってください。",
    ],
)
def test_a_sentence_whose_parts_hang_together_is_not_cut(text: str) -> None:
    assert rewrite(text).text.count("。") == 1


def test_a_term_is_kept_and_explained_once() -> None:
    text = rewrite("転出届を出してください。転出届は無料です。").text
    assert text.count("転出届〈") == 1
    assert text.count("転出届") == 2


def test_a_verb_stem_is_no_term() -> None:
    assert "〈" not in rewrite("市役所に届け出てください。").text


def test_it_says_that_a_machine_did_it_and_what() -> None:
    made = rewrite("4/1から受付を開始いたします。")
    assert made.automatic
    assert made.done[0] == "notation"
    assert "words" in made.done


def _catalogue() -> list[str]:
    """Every Japanese sentence of the common procedures."""
    found: list[str] = []
    for path in sorted((ROOT / "procedures/_common").glob("*.yml"))[::6]:
        record = yaml.safe_load(path.read_text(encoding="utf-8"))
        for text in record["text"].values():
            found += re.findall(r"[^。]+。", text)
    return found


@pytest.fixture(scope="module")
def rewritten() -> dict[str, str]:
    texts = dict.fromkeys([*_catalogue(), *PLAIN, *FRAMED])
    return {text: rewrite(text).text for text in texts}


FRAMED = [
    frame.format(said)
    for said, frame in itertools.product(
        [
            s
            for s in word_table()["doing"]
            if s.endswith("する") and not s.startswith(tuple("をにがでか"))
        ][::6],
        ["3人が{}。", "4月1日に{}ことができます。"],
    )
]


def test_a_fact_is_never_changed(rewritten: dict[str, str]) -> None:
    assert len(rewritten) > 200
    assert [s for s, r in rewritten.items() if facts(s) != facts(r)] == []


def test_a_name_is_never_lost(rewritten: dict[str, str]) -> None:
    assert [s for s, r in rewritten.items() if not all(n in r for n in names_in(s))] == []


def test_no_ending_is_broken(rewritten: dict[str, str]) -> None:
    assert [(s, r) for s, r in rewritten.items() if breaks(r) > breaks(s)] == []


def test_a_sentence_ends_as_a_sentence(rewritten: dict[str, str]) -> None:
    assert [s for s, r in rewritten.items() if not r.endswith(s[-1])] == []


def test_it_does_not_grow_out_of_bounds(rewritten: dict[str, str]) -> None:
    longest = {
        s: r
        for s, r in rewritten.items()
        if sum(m.characters for m in sentences(r)) > 2 * len(s) + 20
    }
    assert longest == {}


BAD = [
    "",
    " ",
    "\n\n",
    "😀😀",
    "Hello, world. How are you?",
    "12345",
    "。",
    "。。。",
    "、",
    "（",
    "〈〉",
    "{name}",
    "<br />",
    "안녕하세요",
    "你好",
    "ｱｲｳ",
    "\u0000",
    "あ",
    "ー",
    "て",
    "ください",
    "お",
    "ご",
    "方",
]


@pytest.mark.parametrize("text", BAD)
def test_what_says_nothing_comes_back_as_it_is(text: str) -> None:
    assert rewrite(text).text == text


@pytest.mark.parametrize(
    "text", ["あ" * 10_000, "申請書を提出する" * 1_250, "a" * 10_000, "😀" * 10_000, "(" * 10_000]
)
def test_ten_thousand_characters_without_an_end_come_back_quickly(text: str) -> None:
    start = time.perf_counter()
    assert rewrite(text).text == text
    assert time.perf_counter() - start < 2


def test_lines_and_spaces_are_kept() -> None:
    text = "市役所 です。\n\n  窓口です。\n"
    assert rewrite(text).text == text


def test_addresses_and_placeholders_are_kept() -> None:
    text = "詳細は https://example.com/a?b=1 か info@example.jp へ、{phone}でも可能です。"
    made = rewrite(text).text
    for kept in ("https://example.com/a?b=1", "info@example.jp", "{phone}"):
        assert kept in made


def test_a_sentence_takes_less_than_50_milliseconds() -> None:
    texts = list(PLAIN)
    rewrite("".join(texts))
    start = time.perf_counter()
    for text in texts:
        rewrite(text)
    assert (time.perf_counter() - start) / len(texts) < 0.05
