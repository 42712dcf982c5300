"""What holds of every answer, whatever was asked."""

import re
from datetime import date
from typing import Any

import pytest

from bot.guides.answers.choices import Option
from bot.guides.answers.heard import Accepted, Heard, Rejected
from bot.guides.answers.read import READERS, UnknownKind, read
from bot.masking import HIDDEN

TODAY = date(2026, 11, 25)
KINDS = sorted([*READERS, "date"])
OPTIONS = [Option("self", ("自分",)), Option("other", ("ほかの人",))]

HOSTILE = [
    "９" * 5000, "あ" * 5000, "a@" * 500, "1と" * 500, "(" * 1000, "一" * 1000, "/" * 500,
    "1/" * 500, "-" * 1000, "\u0301" * 100, "\U0010ffff", "🏳️‍🌈", "' OR 1=1 --",
    "../../etc/passwd", "%00", "\ud800", "No. ", "1.", "٣", "１／", "²", "½", "Ⅳ", "㈱", "⑳",
    "no no " * 500, "はい" * 1000, "the " * 1000, "マイナス" * 300, "1," * 1000, "1 " * 1000,
    "です" * 1000, "090" * 500, "和" * 1000, "令和" * 500, "平成1年" * 300,
]  # fmt: skip


def constraints(kind: str) -> dict[str, Any]:
    return {"options": OPTIONS} if kind.startswith("choice") else {}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", ["", " ", "　", "\n\t", "。", "…", "\u200b", "、、", "?", "!!"])
def test_nothing_is_said_with_nothing(kind: str, text: str) -> None:
    assert read(kind, Heard(text), TODAY, **constraints(kind)) == Rejected("nothing_said")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "text",
    [HIDDEN, f"番号は{HIDDEN}です", "****", f"1 {HIDDEN}", "123456789018", "4111 1111 1111 1111"],
)
def test_a_number_that_nobody_may_keep_is_refused(kind: str, text: str) -> None:
    assert read(kind, Heard(text), TODAY, **constraints(kind)) == Rejected("number_refused")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_gets_a_value_or_a_code(kind: str, text: str) -> None:
    result = read(kind, Heard(text), TODAY, **constraints(kind))
    assert isinstance(result, Accepted) or re.fullmatch("[a-z_]+", result.error)


@pytest.mark.parametrize(
    ("kind", "text", "limits", "value"),
    [
        ("address", "西新宿2-8-1", {}, "西新宿2-8-1"),
        ("choice", "1", {"options": OPTIONS}, "self"),
        ("choices", "1と2", {"options": OPTIONS}, ["self", "other"]),
        ("count", "三人", {"minimum": 0, "maximum": 5}, 3),
        ("date", "令和6年4月1日", {"latest": TODAY}, "2024-04-01"),
        ("email", "taro@example.com", {}, "taro@example.com"),
        ("kana", "やまだ", {}, "ヤマダ"),
        ("money", "3万円", {"maximum": 50_000}, 30_000),
        ("name", "山田太郎", {}, "山田太郎"),
        ("phone", "09012345678", {}, "090-1234-5678"),
        ("postcode", "〒160-0023", {}, "1600023"),
        ("text", "静かなところ\nがいい", {"maximum": 20}, "静かなところ\nがいい"),
        ("yes_no", "はい", {}, True),
    ],
)
def test_every_type_is_read(kind: str, text: str, limits: dict[str, Any], value: object) -> None:
    result = read(kind, Heard(text), TODAY, **limits)
    assert isinstance(result, Accepted)
    assert result.value == value


@pytest.mark.parametrize("kind", ["", "information", "people", "Date", "__class__"])
def test_an_unknown_type_is_an_error_of_ours(kind: str) -> None:
    with pytest.raises(UnknownKind, match="there are date, address"):
        read(kind, Heard("1"), TODAY)


@pytest.mark.parametrize(
    "text",
    ["<b>x</b>", "<script>", "javascript:x", "x\x00y", "&lt;", "<!--", "{{x}}", "${x}", "</p>"],
)
def test_markup_is_strange_in_a_text(text: str) -> None:
    assert read("text", Heard(text), TODAY) == Rejected("text_strange")


@pytest.mark.parametrize(
    "text", ["3 < 5", "A & B", "R&D", "a > b", "😀", "https://example.com", "100%"]
)
def test_signs_of_everyday_are_not(text: str) -> None:
    assert read("text", Heard(text), TODAY) == Accepted(text)


def test_a_text_may_be_as_long_as_its_limit() -> None:
    assert read("text", Heard("あ" * 10), TODAY, maximum=10) == Accepted("あ" * 10)
    assert read("text", Heard("あ" * 11), TODAY, maximum=10) == Rejected("text_too_long")
    assert read("text", Heard("あ" * 501), TODAY) == Rejected("text_too_long")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("choice", "1"), ("choices", "1"), ("count", "3人"), ("date", "2026年4月1日"),
        ("email", "taro@example.com"), ("money", "3万円"), ("phone", "090-1234-5678"),
        ("postcode", "160-0023"), ("yes_no", "はい、"),
    ],
)  # fmt: skip
def test_a_short_question_has_no_long_answer(kind: str, text: str) -> None:
    long = f"{text} {'あ' * 500}"
    assert isinstance(read(kind, Heard(text), TODAY, **constraints(kind)), Accepted)
    assert isinstance(read(kind, Heard(long), TODAY, **constraints(kind)), Rejected)
