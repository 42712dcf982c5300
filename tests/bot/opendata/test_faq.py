"""A FAQ table becomes a pack's FAQ, or every mistake in it is named with its line."""

from pathlib import Path

import pytest

from bot.catalogue.faq import FaqEntry, load_faq
from bot.catalogue.findings import CatalogueError
from bot.opendata.faq import faq_id, faq_yaml, read_faq

GOOD = """質問,回答,分類,URL
住民票はどこで取れますか,区役所の1階です。,証明書,https://www.city.example/faq/1
"ごみは、
いつ出せますか","朝8時までです。
日曜日は集めません。",ごみ,
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "faq.csv"


def read(table: Path, text: str, encoding: str = "utf-8") -> list[FaqEntry]:
    table.write_bytes(text.encode(encoding))
    return read_faq(table, "さくら区「よくある質問」")


def mistakes(table: Path, text: str) -> list[tuple[int, str]]:
    with pytest.raises(CatalogueError) as broken:
        read(table, text)
    return [(finding.line, finding.rule) for finding in broken.value.findings]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "shift_jis"])
def test_the_encodings_of_town_halls_are_read(table: Path, encoding: str) -> None:
    entries = read(table, GOOD, encoding)
    assert [entry.question for entry in entries] == [
        "住民票はどこで取れますか",
        "ごみは、\nいつ出せますか",
    ]
    assert entries[1].answer == "朝8時までです。\n日曜日は集めません。"
    assert str(entries[0].url) == "https://www.city.example/faq/1"
    assert entries[1].url is None
    assert {entry.source for entry in entries} == {"さくら区「よくある質問」"}


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_one(table: Path, line_end: str) -> None:
    assert read(table, GOOD.replace("\n", line_end)) == read(table, GOOD)


@pytest.mark.parametrize(
    "headings",
    ["question,answer,category,url", "Question, ANSWER ,Category,URL", "質問,回答,分類,ＵＲＬ"],
)
def test_headings_are_english_or_japanese(table: Path, headings: str) -> None:
    (entry,) = read(table, f"{headings}\nいつ,今日,日,https://a.example/\n")
    assert (entry.question, entry.answer, entry.category) == ("いつ", "今日", "日")


def test_columns_may_lack_be_more_and_be_in_any_order(table: Path) -> None:
    (entry,) = read(table, "番号,回答,質問\n7,今日,いつ\n")
    assert (entry.question, entry.answer, entry.category, entry.url) == ("いつ", "今日", None, None)


def test_what_is_written_is_read_back(table: Path, tmp_path: Path) -> None:
    odd = GOOD + '"yes: no? #1 {name}",- 0570-000-000\n'
    entries = read(table, odd)
    (tmp_path / "faq.yml").write_text(faq_yaml(entries), encoding="utf-8")
    assert load_faq(tmp_path) == entries
    assert "answer: |-\n" in faq_yaml(entries)


def test_a_question_keeps_its_id_wherever_it_stands(table: Path) -> None:
    head, *rows = "質問,回答\nいつ,今日\nどこ,ここ\n".splitlines()
    forth = {entry.id for entry in read(table, "\n".join([head, *rows]))}
    back = {entry.id for entry in read(table, "\n".join([head, *reversed(rows)]))}
    assert forth == back
    assert faq_id("Ａ 1 は？") == faq_id("a1は?")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(1, "faq")]),
        ("質問,回答\n", [(1, "faq")]),
        ("質問,分類\nいつ,日\n", [(1, "column")]),
        ("いつ,今日\n", [(1, "column")]),
        ("質問,回答\nいつ,\n", [(2, "answer")]),
        ("質問,回答\n,今日\n", [(2, "question")]),
        ("質問,回答\nいつ\n", [(2, "answer")]),
        ("質問,回答\nいつ,今日\n\nいつ ,明日\n", [(4, "duplicate")]),
        ("質問,回答,URL\nいつ,今日,city.example\n", [(2, "url")]),
        ("質問,回答,URL\nいつ,今日,javascript:alert(1)\n", [(2, "url")]),
        (f"質問,回答\nいつ,{'あ' * 2001}\n", [(2, "answer")]),
        (f"質問,回答\n{'あ' * 201},今日\n", [(2, "question")]),
        ("質問,回答\nいつ,今日,明日\n", [(2, "cells")]),
        ("質問,回答\nいつ,<b>今日</b>\n", [(2, "html")]),
        ('質問,回答\nいつ,"今日\n', [(2, "csv")]),
        ('質問,回答\n"長い\n質問",今日\nいつ,\n', [(4, "answer")]),
        (
            "質問,回答,URL\n,,x\nどこ,\n",
            [(2, "question"), (2, "answer"), (2, "url"), (3, "answer")],
        ),
    ],
)
def test_every_mistake_is_named_with_its_line(
    table: Path, text: str, expected: list[tuple[int, str]]
) -> None:
    assert mistakes(table, text) == expected


def test_the_limits_themselves_are_allowed(table: Path) -> None:
    (entry,) = read(table, f"質問,回答\n{'あ' * 200},{'あ' * 2000}\n")
    assert len(entry.answer) == 2000


def test_another_encoding_is_refused_with_its_line(table: Path) -> None:
    table.write_bytes("質問,回答\nいつ,".encode() + b"\xff\xff\n")
    with pytest.raises(CatalogueError, match="Shift_JIS") as broken:
        read_faq(table, "x")
    assert broken.value.findings[0].line == 2


@pytest.mark.parametrize("encoding", ["utf-16", "euc_jp"])
def test_an_encoding_that_is_taken_for_another_has_no_headings(table: Path, encoding: str) -> None:
    with pytest.raises(CatalogueError):
        read(table, GOOD, encoding)


def test_no_file_is_no_faq(tmp_path: Path) -> None:
    assert load_faq(tmp_path) == []


ENTRY = "- {id: faq-1, question: いつ, answer: 今日, source: x}\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("entries: []]", 1),
        ("[]", 1),
        ("", 1),
        ("entries:\n- {id: faq-1, question: いつ, source: x}\n", 2),
        ("entries:\n" + ENTRY + "- {id: faq-2, question: '', answer: x, source: x}\n", 3),
        ("entries:\n" + ENTRY + "- いつ\n", 3),
        ("entries:\n" + ENTRY.replace("source", "quelle"), 2),
        ("entries:\n" + ENTRY + ENTRY, 3),
    ],
)
def test_a_broken_faq_says_where(tmp_path: Path, text: str, line: int) -> None:
    (tmp_path / "faq.yml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as broken:
        load_faq(tmp_path)
    assert broken.value.findings[0].line == line


def test_a_faq_in_another_encoding_is_said(tmp_path: Path) -> None:
    (tmp_path / "faq.yml").write_bytes(("entries:\n" + ENTRY).encode("cp932"))
    with pytest.raises(CatalogueError, match="cannot be read"):
        load_faq(tmp_path)
