"""A count is a whole number between its limits, in digits or in words."""

from typing import Any

import pytest

from bot.guides.answers.count import read_count
from bot.guides.answers.heard import Accepted, Heard, Rejected
from bot.guides.answers.tables import number_words

WORDS = [
    (word, value)
    for table in number_words().values()
    for value, words in enumerate(table.cardinals)
    for word in words
]
NOBODY = [word for table in number_words().values() for word in table.nobody]


@pytest.mark.parametrize(("word", "number"), WORDS)
def test_every_number_word_is_read(word: str, number: int) -> None:
    assert read_count(Heard(word)) == Accepted(number)
    assert read_count(Heard(f"{word.upper()}。")) == Accepted(number)


@pytest.mark.parametrize(
    "word", [*NOBODY, "No one.", "一人もいないです", "誰もいません。", "1人もいません"]
)
def test_nobody_is_none(word: str) -> None:
    assert read_count(Heard(word)) == Accepted(0)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3", 3), ("３", 3), ("3人", 3), ("三人", 3), ("三人です", 3), ("3人です。", 3),
        ("十二人", 12), ("二十人", 20), ("10", 10), ("3名", 3), ("3명", 3), ("3명입니다", 3),
        ("3个", 3), ("3 người", 3), ("3 people", 3), ("we are 3", 3), ("३ जना", 3),
        ("၃ ယောက်", 3), ("0", 0), ("0人", 0), ("ひとりです", 1), ("ふたりです", 2),
        ("1,000", 1000), ("家族は4人", 4), ("4人、4人", 4), ("3つ", 3), ("一人", 1), ("二人", 2),
        ("Three!", 3),
    ],
)  # fmt: skip
def test_a_number_is_read(text: str, number: int) -> None:
    assert read_count(Heard(text)) == Accepted(number)


@pytest.mark.parametrize(
    "text",
    [
        "わかりません",
        "たくさん",
        "2人か3人",
        "2, 3",
        "二三人",
        "abc",
        "many",
        "大人2人、子ども1人",
        "？a",
    ],
)
def test_what_is_no_one_number(text: str) -> None:
    assert read_count(Heard(text)) == Rejected("count_unreadable")


@pytest.mark.parametrize("text", ["1.5", "2.5人", "0.5", "3,5", "１．５"])
def test_there_are_no_halves(text: str) -> None:
    assert read_count(Heard(text)) == Rejected("count_whole")


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("-1", "count_too_small"), ("マイナス1", "count_too_small"), ("0", "count_too_small"),
        ("ゼロ", "count_too_small"), ("誰もいません", "count_too_small"),
        ("11", "count_too_many"), ("100人", "count_too_many"), ("9" * 30, "count_too_many"),
    ],
)  # fmt: skip
def test_a_number_outside_the_limits(text: str, error: str) -> None:
    assert read_count(Heard(text), minimum=1, maximum=10) == Rejected(error)


@pytest.mark.parametrize("number", [1, 10])
def test_both_limits_are_allowed(number: int) -> None:
    assert read_count(Heard(str(number)), minimum=1, maximum=10) == Accepted(number)


@pytest.mark.parametrize(
    ("text", "values", "result"),
    [
        ("three children", [3], Accepted(3)),
        ("2026年から3人です", [3], Accepted(3)),
        ("大人2人、子ども1人", [2, 1], Rejected("count_unreadable")),
        ("妻と子ども2人", [2], Rejected("count_unreadable")),
        ("my wife and two kids", [2], Rejected("count_unreadable")),
        ("おとな2人", [2], Accepted(2)),
        ("家族4人で引っ越します", [4], Accepted(4)),
        ("2.5人", [2], Rejected("count_whole")),
        ("-3人", [3], Rejected("count_too_small")),
    ],
)
def test_a_count_that_rasa_saw_goes_first(
    text: str, values: list[int], result: Accepted | Rejected
) -> None:
    entities: list[dict[str, Any]] = [
        {"entity": "count", "value": v, "unit": "person"} for v in values
    ]
    assert read_count(Heard(text, entities)) == result
